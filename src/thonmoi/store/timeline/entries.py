"""Statements about one thing, held against each other.

What the newest reports say is `agreed` where they say one value, however many do, and `conflict` where they say several: all are kept, none
is averaged. What an older report said otherwise is `superseded`. Copies of one story speak with one voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from thonmoi.store.reading import Store
from thonmoi.store.timeline.near import stories
from thonmoi.store.timeline.statements import Key, Statement, Wanted, statements

State = Literal["agreed", "superseded", "conflict"]
_ROUNDED = 0.05  # "gần 100", "hơn 100": so far may the exact value lie


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `story`: the id of the article whose copy this is, its own where it is none."""

    article_id: str
    figure: int
    source: str | None
    publisher: str | None
    published_at: datetime | None
    as_of: date | None
    story: str
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a series. `value` is normalised to the key's unit; `stories`: how many say so independently of each other;
    `other_map`: a place of this name and level has a series of this indicator on the other map of 2025 too, which is not comparable."""

    key: Key
    state: State
    value: float
    value_max: float | None
    comparator: str
    as_of: date | None
    stories: int
    sources: tuple[Source, ...]
    other_map: bool = False


@dataclass(slots=True)
class _Group:
    """Statements that say the same. The most exact of them speaks for all."""

    said: list[Statement] = field(default_factory=list)

    @property
    def best(self) -> Statement:
        return min(self.said, key=_inexact)

    @property
    def articles(self) -> set[str]:
        return {statement.article_id for statement in self.said}

    def agrees(self, statement: Statement) -> bool:
        return same(self.best, statement)


def timeline(store: Store, wanted: Wanted | None = None) -> list[Entry]:
    """The series of a store, by indicator, place, year, and what else they are told apart by."""
    found = list(statements(store, wanted or Wanted()))
    shared = _together(found)
    return entries(found, stories(_texts(store, shared)) if shared else {})


def _together(found: Iterable[Statement]) -> set[str]:
    """The articles that speak of something another speaks of too; of the rest nobody asks whose copy they are."""
    by_key: defaultdict[Key, set[str]] = defaultdict(set)
    for statement in found:
        by_key[statement.key].add(statement.article_id)
    return {article for articles in by_key.values() if len(articles) > 1 for article in articles}


def _texts(store: Store, ids: set[str]) -> Iterator[tuple[str, str]]:
    ordered = "SELECT id, text FROM articles WHERE figures > 0 ORDER BY published_at NULLS LAST, source, id"
    return ((str(id), str(text)) for id, text in store.stream(ordered) if id in ids)


def entries(found: Iterable[Statement], story: Mapping[str, str]) -> list[Entry]:
    """Statements as entries; `story`: an article's id → its story's."""
    series: defaultdict[Key, list[Statement]] = defaultdict(list)
    for statement in found:
        series[statement.key].append(statement)
    maps: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for key in series:
        maps[key.indicator, key.place, key.place_level].add(key.map)
    out: list[Entry] = []
    for key in sorted(series, key=_order):
        both = len(maps[key.indicator, key.place, key.place_level]) > 1
        out.extend(_entry(key, state, group, story, both) for state, group in _held(series[key]))
    return out


def _order(key: Key) -> tuple[str, ...]:
    """By indicator, place and year, the old map first; then by all else."""
    first = (key.indicator, key.place, key.place_level, key.place_code or "", str(key.map.startswith("since")), f"{key.year:04d}")
    return (*first, *(str(part) if part is not None else "" for part in key))


def _held(said: Sequence[Statement]) -> Iterator[tuple[State, _Group]]:
    newest = max(statement.as_of or date.min for statement in said)
    now = [statement for statement in said if (statement.as_of or date.min) == newest]
    groups = _grouped(now)
    older = []
    for statement in said:
        if (statement.as_of or date.min) != newest:
            confirmed = next((group for group in groups if group.agrees(statement)), None)
            if confirmed is not None:
                confirmed.said.append(statement)
            else:
                older.append(statement)
    for group in groups:
        yield "conflict" if any(_against(group, other) for other in groups) else "agreed", group
    for group in sorted(_grouped(older), key=lambda group: _day(group.said), reverse=True):
        yield "superseded", group


def _against(group: _Group, other: _Group) -> bool:
    """Two values of one stock cannot both be. Of what happens in a time there may be several (two grants, two rounds of awards), and an
    article that tells of both does not contradict itself."""
    if group is other:
        return False
    return group.said[0].key.period is None or not group.articles & other.articles


def _grouped(said: Iterable[Statement]) -> list[_Group]:
    """Exact statements first, so that a rounded one joins the exact one that it may mean."""
    groups: list[_Group] = []
    for statement in sorted(said, key=_inexact):
        group = next((group for group in groups if group.agrees(statement)), None)
        if group is None:
            groups.append(group := _Group())
        group.said.append(statement)
    return groups


def _inexact(statement: Statement) -> tuple[bool, bool, int, str, int]:
    return (
        statement.comparator != "eq",
        statement.value_max is not None,
        -_decimals(statement.value),
        statement.article_id,
        statement.figure,
    )


def same(exact: Statement, other: Statement) -> bool:
    """Whether two statements can both be true of one value: equal, equal when rounded as the coarser is, or within what "hơn", "gần",
    "ít nhất" or a range allow."""
    if exact.value_max is not None or other.value_max is not None:
        low, high = _span(exact)
        other_low, other_high = _span(other)
        return low <= other_high and other_low <= high
    if exact.comparator == "eq" and other.comparator == "eq":
        places = min(_decimals(exact.value), _decimals(other.value))
        if places == 0 and exact.key.unit != "percent":
            return exact.value == other.value
        return round(Decimal(repr(exact.value)), places) == round(Decimal(repr(other.value)), places)
    low, high = _span(exact)
    other_low, other_high = _span(other)
    return low <= other_high and other_low <= high


def _span(statement: Statement) -> tuple[float, float]:
    """Where the exact value may lie. An open end is not taken to infinity: "hơn 9.460 tỷ" is said of 9.462, not of 20.000."""
    value = statement.value
    if statement.value_max is not None:
        return value, statement.value_max
    near = abs(value) * _ROUNDED
    match statement.comparator:
        case "ge" | "gt":
            return value, value + near
        case "le" | "lt":
            return value - near, value
        case "approx":
            return value - near, value + near
    return value, value


def _decimals(value: float) -> int:
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _day(said: Sequence[Statement]) -> date:
    return max(statement.as_of or date.min for statement in said)


def _entry(key: Key, state: State, group: _Group, story: Mapping[str, str], other_map: bool) -> Entry:
    best = group.best
    ordered = sorted(
        group.said, key=lambda s: (s.as_of or date.min, s.published_at or datetime.min, s.source or "", s.article_id, s.figure)
    )
    sources = tuple(
        Source(s.article_id, s.figure, s.source, s.publisher, s.published_at, s.as_of, story.get(s.article_id, s.article_id), s.quote)
        for s in ordered
    )
    return Entry(
        key=key,
        state=state,
        value=best.value,
        value_max=best.value_max,
        comparator=best.comparator,
        as_of=ordered[-1].as_of,
        stories=len({source.story for source in sources}),
        sources=sources,
        other_map=other_map,
    )
