"""What people see codes called, in Vietnamese and in English; the words stand in `assets/labels.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal

Language = Literal["vi", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")

Labels = Mapping[str, Mapping[str, str]]


@cache
def labels(language: Language) -> Labels:
    """Kind → code → label: `labels("en")["measure"]["total"]`."""
    raw = tomllib.loads((files("thonmoi.review") / "assets" / "labels.toml").read_text(encoding="utf-8"))
    at = LANGUAGES.index(language)
    return MappingProxyType({kind: MappingProxyType({code: both[at] for code, both in codes.items()}) for kind, codes in raw.items()})


def label(language: Language, kind: str, code: str) -> str:
    """The label of a code; the code itself where a catalogue of one's own names something new."""
    return labels(language).get(kind, {}).get(code, code)
