"""Rows told in columns: "Krông Pắc có 6 xã, bình quân 15,1 tiêu chí/xã; Cư Kuin 3 và 13,8" – each bare number is what its column counts.

The columns are those of the row before. A number has a place in its row when nothing but joints stands between it, the numbers before
it and the place that opens the row.
"""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.layout import PlaceAt
from thonmoi.figures.linking import number_start
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.wholes import stand_at

_JOINT = re.compile(r"\s*\)?\s*(?:[,;(]|,? và|,? với|cùng|[-–])\s*(?:(?:là|được|đạt|còn|chỉ|gần|hơn|trên|khoảng) )*\(?")
_OPENS = re.compile(r"[\s:(,–-]*(?:(?:cũ|có|được|đạt|là|với|chỉ|mới|cũng|hiện|xong|góp|thì|đã) )*")
_ENDS = re.compile(r"\s*(?:[,;.)(…]|$|\n|và |%)")
_MOST_CRITERIA = 20


def decide_column(walk: Walk, spot: Spot) -> list[Candidate]:
    """A bare number behind the first one of its row, by the columns of the row before; empty where the rows are not alike."""
    if spot.nouns or spot.number.kind not in ("plain", "percent") or _ENDS.match(walk.layout.lower, spot.number.tail) is None:
        return []
    found = _row_of(walk, spot)
    if found is None:
        return []
    place, row = found
    columns = _columns_before(walk, place)
    position = row.index(spot)
    if len(columns) < 2 or position >= len(columns) or (position == 0 and _length(walk, spot) != len(columns)):
        return []
    own = [_made_of(walk, other) for other in row[:position]]
    if any(one is None or one.indicator != column.indicator for one, column in zip(own, columns, strict=False)):
        return []
    column = columns[position]
    if (column.unit == "%") != (spot.number.kind == "percent"):
        return []
    if column.indicator == "criteria_per_commune" and spot.number.value > _MOST_CRITERIA:
        return []
    made = make(walk, spot, column.indicator, column.measure, "row.column", unit=column.unit, also=column.also.get("measure", ()))
    for one in made:
        stand_at(one, place)
        one.noun, one.level, one.band, one.stars, one.subset = column.noun, column.level, column.band, column.stars, column.subset
        one.status = column.status
        if one.origins.get("period") != "stated":
            one.period = column.period
    return made


def _row_of(walk: Walk, spot: Spot) -> tuple[PlaceAt, list[Spot]] | None:
    """The place that opens the row a number stands in, and the numbers of the row up to it."""
    lower = walk.layout.lower
    row = [spot]
    while True:
        first = row[0]
        places = walk.layout.places_in(max(spot.sentence.start, first.start - 60), first.start)
        near = places[-1] if places else None
        if near is not None and _OPENS.fullmatch(lower, near.end, number_start(first)):
            return (near, row)
        before = walk.spots[first.index - 1] if first.index > 0 else None
        if before is None or not _JOINT.fullmatch(lower, before.tail, number_start(first)):
            return None
        row.insert(0, before)


def _length(walk: Walk, first: Spot) -> int:
    """How many numbers the row has that this one opens."""
    count, last = 1, first
    for spot in walk.spots[first.index + 1 :]:
        if not _JOINT.fullmatch(walk.layout.lower, last.tail, number_start(spot)):
            break
        count, last = count + 1, spot
    return count


def _columns_before(walk: Walk, place: PlaceAt) -> list[Candidate]:
    """The figures of the row before: those of the last other place, in order."""
    columns: list[Candidate] = []
    for one in reversed(walk.made):
        if walk.sentence_index - one.sentence > 1 or one.reading != "number" or one.section in ("title", "related"):
            break
        if one.place is None:
            break
        same = place.place is not None and one.place.name == place.place.name and one.place.level == place.place.level
        if same and not columns:
            continue
        if columns and one.place != columns[-1].place:
            break
        columns.append(one)
    columns.reverse()
    return columns


def _made_of(walk: Walk, spot: Spot) -> Candidate | None:
    """The figure that was made of a number of this sentence."""
    return next((c for c in walk.in_sentence() if c.fields.get("value", (-1, -1))[0] == spot.number.value_span[0]), None)
