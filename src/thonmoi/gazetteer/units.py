"""Vietnam's units over time, as the packaged data holds them.

Three maps: about 2021, the one before 1 July 2025, and the one since (63 provinces and three levels, then 34 and two). Codes of the
statistics office are reused, so a unit is known by code and map. The data is read once, at the first use.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from thonmoi.records import Level

MAP_2021: Final = date(2021, 1, 1)
MAP_2025: Final = date(2025, 1, 1)
MAP_NEW: Final = date(2025, 7, 1)
_LONG_AGO: Final = date.min
_NEVER: Final = date.max


class Unit(NamedTuple):
    """One unit on the maps from `since` to `until`. `map` is 0 for what was gone by 2021, 1, 2 or 3; `id` its line in the data."""

    id: int
    code: str
    map: int
    level: Level
    kind: str
    name: str
    parent: str
    since: date
    until: date
    change: str
    successors: str

    def alive(self, day: date) -> bool:
        return self.since <= day <= self.until


def map_of(day: date | None) -> date:
    """The day of the map in force on a day: 1 July 2025, 1 January 2025 or (for all before) about 2021. None: the newest."""
    if day is None or day >= MAP_NEW:
        return MAP_NEW
    return MAP_2025 if day >= MAP_2025 else MAP_2021


class Gazetteer:
    """All units, found by number, by spelling or by code."""

    def __init__(self, units: str, names: str) -> None:
        self._lines = units.splitlines()
        self._units: dict[int, Unit] = {}
        self._named: dict[str, tuple[Unit, ...]] = {}
        self._parents: dict[int, Unit | None] = {}
        self._provinces: dict[int, Unit | None] = {}
        self._new_provinces: dict[int, str | None] = {}
        self.names: dict[str, str] = dict(line.split("\t") for line in names.splitlines())

    def __len__(self) -> int:
        return len(self._lines)

    def unit(self, index: int) -> Unit:
        """Unit number `index`, read from its line at the first asking."""
        found = self._units.get(index)
        if found is None:
            code, number, level, kind, name, parent, since, until, change, successors = self._lines[index].split("\t")
            found = self._units[index] = Unit(
                index, code, int(number), cast("Level", level), kind, name, parent,
                date.fromisoformat(since) if since else _LONG_AGO, date.fromisoformat(until) if until else _NEVER, change, successors,
            )  # fmt: skip
        return found

    def named(self, spelling: str) -> tuple[Unit, ...]:
        """The units that are written so, of all maps and levels."""
        found = self._named.get(spelling)
        if found is None:
            found = self._named[spelling] = tuple(self.unit(int(i)) for i in self.names.get(spelling, "").split())
        return found

    @cached_property
    def by_code(self) -> dict[str, list[int]]:
        """Code → numbers of the units that bore it, oldest first."""
        out: dict[str, list[int]] = {}
        for index, line in enumerate(self._lines):
            out.setdefault(line[: line.index("\t")], []).append(index)
        return out

    @cached_property
    def by_parent(self) -> dict[str, list[int]]:
        """Parent's code → numbers of the units below it, of all maps."""
        out: dict[str, list[int]] = {}
        for index, line in enumerate(self._lines):
            out.setdefault(line.split("\t", 6)[5], []).append(index)
        return out

    def coded(self, code: str, number: int) -> Unit | None:
        """The unit of a code on a map (0 to 3); for 2 the one of 1 where nothing changed."""
        for index in reversed(self.by_code.get(code, ())):
            unit = self.unit(index)
            if unit.map == number or (number == 2 and unit.map == 1):
                return unit
        return None

    def parent(self, unit: Unit, day: date | None = None) -> Unit | None:
        """The unit above, as it was on a day (None: on the unit's last)."""
        if day is None:
            if unit.id not in self._parents:
                self._parents[unit.id] = self._parent(unit, unit.until)
            return self._parents[unit.id]
        return self._parent(unit, min(day, unit.until))

    def _parent(self, unit: Unit, day: date) -> Unit | None:
        if not unit.parent:
            return None
        bearers = map(self.unit, self.by_code.get(unit.parent, ()))
        # A code that went to another unit before 2021 (769: Quận 2, then Thủ Đức) tells nothing of the communes listed under it.
        same_era = [u for u in bearers if (u.map == 3) == (unit.map == 3) and not (u.map == 0 and u.change in ("merged", "divided"))]
        return next((u for u in same_era if u.alive(day)), same_era[-1] if same_era else None)

    def province(self, unit: Unit) -> Unit | None:
        """The province a unit lies in (itself for a province), None for regions and the country."""
        if unit.id not in self._provinces:
            at: Unit | None = unit
            while at is not None and at.level != "province":
                at = self.parent(at)
            self._provinces[unit.id] = at
        return self._provinces[unit.id]

    def new_province(self, unit: Unit) -> str | None:
        """The code of the province of today in which a unit lies."""
        if unit.id not in self._new_provinces:
            at = self.province(unit)
            while at is not None and at.map != 3:
                at = next(iter(self.successors(at)), None)
            self._new_provinces[unit.id] = at.code if at else None
        return self._new_provinces[unit.id]

    def successors(self, unit: Unit) -> tuple[Unit, ...]:
        """What a unit became at its next change; a district that ended with its level became the new communes of its area."""
        if unit.successors and unit.level != "region":
            return tuple(u for key in unit.successors.split() if (u := self.coded(key[2:], int(key[0]))) is not None)
        if unit.level != "district":
            return ()
        below = [self.unit(i) for i in self.by_parent.get(unit.code, ())]
        new = {u for child in below if child.until == unit.until for u in self.successors(child)}
        return tuple(sorted(new, key=lambda u: u.code))

    def reach(self, unit: Unit) -> tuple[str, ...]:
        """The codes under which a unit's area stands: its own, and its heirs' for what was gone before the first map."""
        return (unit.code, *(u.code for u in self.successors(unit))) if unit.map == 0 else (unit.code,)

    def within(self, unit: Unit, above: Unit) -> bool:
        """Whether `unit` lies below `above` (or is it) on the same side of 1 July 2025."""
        if above.level == "country":
            return True
        codes = self.reach(above)
        at: Unit | None = unit
        while at is not None:
            if at.code in codes and (at.map == 3) == (above.map == 3) and at.level == above.level:
                return True
            at = self.parent(at)
        return False


@lru_cache(maxsize=16384)
def chain(number: int, day: date) -> tuple[int, ...]:
    """The numbers of the units above unit `number`, upward, as they were on a day of its life."""
    data = gazetteer()
    out: list[int] = []
    at = data.parent(data.unit(number), day)
    while at is not None:
        out.append(at.id)
        at = data.parent(at, day)
    return tuple(out)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The packaged data, read at the first call."""
    data = files("thonmoi.gazetteer") / "data"
    return Gazetteer((data / "units.tsv").read_text(encoding="utf-8"), (data / "names.tsv").read_text(encoding="utf-8"))
