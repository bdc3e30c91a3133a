"""Rows told in order: "hai xã A và B còn lần lượt 24,7% và 22,5%" gives each number its own place, or its own source."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.layout import PlaceAt
from thonmoi.figures.periods import PeriodSpan
from thonmoi.figures.reader import Spot, Walk

_IN_ORDER = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)")
_YEAR = re.compile(r"(?<![\d/.–-])20\d\d(?![\d/–-])")
_BETWEEN_YEARS = re.compile(r"\s*(?:,|và|, và)\s*(?:năm )?")
_FEW = re.compile(r"[^;.:\d]{0,50}")
_NEXT = re.compile(r"[\s,]*(?:và )?(?:(?:còn|là|đạt|khoảng|hơn|gần|trên|dưới) )*")
_APART = re.compile(r"[\s,]*(?:(?:và|cùng|với|xã|huyện|thị xã|thành phố|tỉnh|phường|thị trấn) ?)*")


def position_in_row(walk: Walk, spot: Spot) -> tuple[int, int, int] | None:
    """Which number of a row it is (from 0), how many the row has, and where "lần lượt" stands; None outside a row."""
    lower = walk.layout.lower
    said = None
    for found in _IN_ORDER.finditer(lower, spot.sentence.start, spot.start):
        said = found
    if said is None:
        return None
    row: list[Spot] = []
    for other in walk.spots:
        if other.start < said.end():
            continue
        if row and not (_NEXT.fullmatch(lower, row[-1].number.tail, other.start) and other.number.kind == spot.number.kind):
            break
        if not row and other.start - said.end() > 24:
            return None
        row.append(other)
    index = next((k for k, other in enumerate(row) if other.start == spot.start), None)
    return None if index is None or len(row) < 2 else (index, len(row), said.start())


def give_places(walk: Walk, spot: Spot, made: list[Candidate]) -> list[Candidate]:
    """The place of each number of a row, where as many places as numbers were listed before it."""
    row = position_in_row(walk, spot)
    if row is None or len(made) != 1:
        return made
    index, count, said = row
    places = _list_before(walk, spot, said, count)
    if len(places) == count:
        place = places[index]
        made[0].place, made[0].place_candidates = place.place, place.candidates
        made[0].origins["place"] = "stated"
        made[0].fields["place"] = (place.start, place.end)
    return made


def give_years(walk: Walk, spot: Spot, made: list[Candidate]) -> list[Candidate]:
    """The year of each number of a row: "hai năm 2018, 2019 … lần lượt 214 tỷ đồng và 268 tỷ đồng"."""
    if _IN_ORDER.search(walk.layout.lower, spot.sentence.start, spot.start) is None:
        return made
    row = position_in_row(walk, spot)
    if row is None:
        return made
    index, count, said = row
    named = _years_before(walk, spot, said, count)
    if named:
        begin, end = named[index]
        year = int(walk.text(begin, end))
        for one in made:
            one.period = PeriodSpan(begin, end, date(year, 1, 1), date(year, 12, 31), "year", "in")
            one.origins["period"], one.fields["period"] = "stated", (begin, end)
        return made
    for period in reversed(walk.layout.periods_in(spot.sentence.start, said)):
        first, last = period.first, period.last
        if first is None or last is None or last.year - first.year + 1 != count:
            continue
        year = first.year + index
        for one in made:
            one.period = replace(period, first=date(year, 1, 1), last=date(year, 12, 31), precision="year")
            one.origins["period"] = "stated"
            one.fields["period"] = (period.start, period.end)
        break
    return made


def _years_before(walk: Walk, spot: Spot, said: int, count: int) -> list[tuple[int, int]]:
    """Where the years stand in "các năm 2026, 2027, 2028 lần lượt là …", if they are as many as the numbers."""
    lower = walk.layout.lower
    years = [m.span() for m in _YEAR.finditer(lower, max(spot.sentence.start, said - 120), said)][-count:]
    listed = all(_BETWEEN_YEARS.fullmatch(lower, a[1], b[0]) for a, b in pairwise(years))
    return years if len(years) == count and listed and _FEW.fullmatch(lower, years[-1][1], said) else []


def _list_before(walk: Walk, spot: Spot, said: int, count: int) -> list[PlaceAt]:
    """The places of the list nearest before "lần lượt", in order."""
    places = walk.layout.places_in(max(spot.sentence.start, said - 220), said)
    best: list[PlaceAt] = []
    for end in range(len(places), count - 1, -1):
        run = places[end - count : end]
        if all(_APART.fullmatch(walk.layout.lower, a.end, b.start) for a, b in pairwise(run)):
            best = run
            break
    return best
