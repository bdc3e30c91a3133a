"""The catalogue's shape in pydantic, and the small notation of its phrases."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

CueKind = Literal["programme", "noun", "standard", "graded", "measure", "status", "link", "block", "topic", "ignore", "subset", "heading"]


class CueEntry(BaseModel):
    """Phrases that mean one thing, with a sentence in which they are found."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: CueKind
    value: str
    phrases: tuple[str, ...] = Field(min_length=1)
    example: str

    @field_validator("phrases")
    @classmethod
    def _balanced(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in phrases:
            expand(phrase)
        return phrases


class Catalogue(BaseModel):
    """One TOML file: cues and where their facts come from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: str
    version: int
    source: str
    cue: tuple[CueEntry, ...]

    fingerprint: str = ""


_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


def expand(phrase: str) -> list[str]:
    """The literal phrases that "a [b] (c|d)" stands for: "[x]" optional, "(x|y)" and "[x|y]" alternatives; innermost first.

    >>> expand("đạt [tiêu] chuẩn")
    ['đạt chuẩn', 'đạt tiêu chuẩn']
    """
    match = _GROUP.search(phrase)
    if match is None:
        if any(c in phrase for c in "[]()|"):
            raise ValueError(f"brackets do not match in {phrase!r}")
        return [" ".join(phrase.split())]
    inner = match[1] if match[1] is not None else match[2]
    choices = inner.split("|")
    if match[2] is not None:
        choices = ["", *choices]
    return [text for choice in choices for text in expand(phrase[: match.start()] + choice + phrase[match.end() :])]
