"""The tile map: a square a province, before and since July 2025, and the regions of both; both stand in `assets/tiles.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

Map = Literal["before", "after"]
MAPS: Final[tuple[Map, ...]] = ("before", "after")


class Tile(NamedTuple):
    """A province's square: its code on that map, column and row from the north-west, a name that fits."""

    code: str
    column: int
    row: int
    short: str


@cache
def tiles(which: Map) -> Mapping[str, Tile]:
    """The tiles of a map by code."""
    return MappingProxyType({code: Tile(code, *place) for code, place in _raw()[which].items()})


@cache
def regions(which: Map) -> Mapping[str, str]:
    """Code of a province on that map → its region."""
    return MappingProxyType({code: region for region, codes in _raw()["regions"][which].items() for code in codes})


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads((files("thonmoi.review") / "assets" / "tiles.toml").read_text(encoding="utf-8"))
