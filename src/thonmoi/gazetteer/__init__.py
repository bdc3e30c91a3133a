"""Vietnam's units over time, and their names in text.

`resolve` reads the places of a text, `lookup` finds units by name, `parents_of` and `units_within` tell where a place lies and what it
holds, `map_of` which map is in force on a day. The data is read at the first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

_WHERE = {
    "Found": "resolving", "Places": "resolving", "resolve": "resolving", "guess_day": "resolving",
    "lookup": "places", "parents_of": "places", "units_within": "places", "place_of": "places",
    "map_of": "units", "MAP_2021": "units", "MAP_2025": "units", "MAP_NEW": "units",
}  # fmt: skip

__all__ = [
    "MAP_2021", "MAP_2025", "MAP_NEW", "Found", "Places", "guess_day", "lookup", "map_of", "parents_of", "place_of", "resolve",
    "units_within",
]  # fmt: skip

if TYPE_CHECKING:
    from thonmoi.gazetteer.places import lookup, parents_of, place_of, units_within
    from thonmoi.gazetteer.resolving import Found, Places, guess_day, resolve
    from thonmoi.gazetteer.units import MAP_2021, MAP_2025, MAP_NEW, map_of


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(importlib.import_module(f"thonmoi.gazetteer.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'thonmoi.gazetteer' has no attribute {name!r}")
