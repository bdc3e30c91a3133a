"""Units as the record's places: looking them up by name, their parents, what lies within them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from thonmoi.gazetteer.units import MAP_2021, MAP_2025, MAP_NEW, Unit, chain, gazetteer, map_of
from thonmoi.language.view import View
from thonmoi.records import Place, UnitRef


def map_day(unit: Unit, day: date) -> date:
    """The day of the map that `as_of` names: the one in force, or where the unit is not on it the nearest that has it."""
    wanted = map_of(day)
    if unit.level in ("country", "region") or unit.alive(wanted):
        return wanted
    if unit.alive(day):
        return day
    if unit.since > day:
        return unit.since
    return next((m for m in (MAP_2025, MAP_2021) if unit.alive(m)), unit.until)


def _ref(unit: Unit) -> UnitRef:
    official = unit.level not in ("country", "region")
    return UnitRef(name=unit.name, level=unit.level, kind=unit.kind or None, code=unit.code if official else None)


@lru_cache(maxsize=8192)
def _place(number: int, as_of: date, above: tuple[int, ...], reason: str | None) -> Place:
    data = gazetteer()
    unit = data.unit(number)
    official = unit.level not in ("country", "region")
    parents = [*map(data.unit, above)]
    if unit.level != "country":
        parents.append(data.unit(0))
    return Place(
        name=unit.name, level=unit.level, kind=unit.kind or None, code=unit.code if official else None, parents=tuple(map(_ref, parents)),
        as_of=as_of, successors=tuple(map(_ref, data.successors(unit))), reason=reason,
    )  # fmt: skip


def place_of(unit: Unit, day: date, reason: str | None = None) -> Place:
    """A unit as a Place on the map of a day (or the nearest map that has it), with its parents as they were on the day."""
    return _place(unit.id, map_day(unit, day), chain(unit.id, max(unit.since, min(day, unit.until))), reason)


def unit_of(found: Place) -> Unit | None:
    """The unit a Place stands for, by code, name and map; None for what the data does not hold."""
    data = gazetteer()
    if found.code is None:
        return next((u for u in data.named(found.name) if u.level == found.level and u.level in ("country", "region")), None)
    units = [data.unit(i) for i in data.by_code.get(found.code, ())]
    units = [u for u in units if u.level == found.level and u.name == found.name]
    new = found.as_of is None or found.as_of >= MAP_NEW
    fit = [u for u in units if (u.map == 3) == new] or units
    same = [u for u in fit if u.kind == (found.kind or "")] or fit
    return next((u for u in same if found.as_of is not None and u.alive(found.as_of)), same[-1] if same else None)


def lookup(name: str, *, level: str | None = None, on: date | None = None, parent: str | None = None) -> tuple[Place, ...]:
    """The units of a name: on the map of a day (None: of every map, newest first), of a level, below a unit named `parent`.

    The name comes without its level word, in any normalisation, tone placement or capitals.
    """
    data = gazetteer()
    spelling = " ".join(View(name).nfc.split())
    units = list(data.named(spelling) or data.named(spelling.title()))
    units = [u for u in units if (level is None or u.level == level) and (on is None or u.level in ("country", "region") or u.alive(on))]
    if parent is not None:
        wanted = " ".join(View(parent).nfc.split())
        above = data.named(wanted) or data.named(wanted.title())
        units = [u for u in units if any(data.within(u, a) and a.id != u.id for a in above)]
    units.sort(key=lambda u: -u.map)
    return tuple(place_of(u, on or min(u.until, MAP_NEW)) for u in units)


def parents_of(found: Place) -> tuple[Place, ...]:
    """The units above a place, upward, on its map; the country is the last."""
    out = []
    for ref in found.parents:
        unit = unit_of(Place(name=ref.name, level=ref.level, kind=ref.kind, code=ref.code, as_of=found.as_of))
        if unit is not None:
            out.append(place_of(unit, found.as_of or MAP_NEW))
    return tuple(out)


@lru_cache(maxsize=4096)
def _within(number: int, level: str, day: date, kind: str | None) -> int:
    data = gazetteer()
    unit = data.unit(number)
    if unit.level == "country":
        codes = [i for i in range(len(data)) if (u := data.unit(i)).level == level and u.alive(day)]
        return sum(kind is None or data.unit(i).kind == kind for i in codes)
    below = [data.unit(i) for i in data.by_parent.get(unit.code, ())]
    below = [u for u in below if u.alive(day) and (u.map == 3) == (unit.map == 3)]
    here = sum(u.level == level and (kind is None or u.kind == kind) for u in below)
    return here + sum(_within(u.id, level, day, kind) for u in below if u.level != level)


def units_within(found: Place, level: str, kind: str | None = None) -> int | None:
    """How many communes or districts (of a kind, "xã") a place has on its map; None where the map has no such level or it is unknown."""
    unit = unit_of(found)
    if unit is None or unit.level == "region":
        return None
    day = found.as_of or MAP_NEW
    if unit.level not in ("country", "region"):
        day = max(unit.since, min(day, unit.until))
    return _within(unit.id, level, day, kind) or None
