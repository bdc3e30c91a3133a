"""Money, other measures and averages: "doanh thu bình quân đạt 2,5 tỷ đồng", "45 km đường", "mỗi hợp tác xã có 62 thành viên"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.declared.saying import Said, going_on
from thonmoi.figures.declared.words import Words
from thonmoi.figures.linking import between
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.records import Measure

_CHANGE = re.compile(r"(?<!\w)(?:(?P<up>tăng|tăng thêm|cao hơn)|(?P<down>giảm|thấp hơn))(?: (?:thêm|được|khoảng|gần|hơn|trên|tới))*\s*$")
_REACH = 80


def decide_amount(words: Words, walk: Walk, spot: Spot) -> list[Candidate]:
    """A sum of money that a declared indicator measures."""
    return _decide(words, walk, spot, None)


def decide_measured(words: Words, walk: Walk, spot: Spot) -> list[Candidate]:
    """A plain number with a unit of a declared average or amount."""
    unit = walk.layout.cues.starting_at(spot.noun_start, "own_unit") if spot.noun_start >= 0 else None
    return _decide(words, walk, spot, unit) if unit is not None else []


def _decide(words: Words, walk: Walk, spot: Spot, unit: Cue | None) -> list[Candidate]:
    found = _topic(words, walk, spot, unit)
    if isinstance(found, str):
        walk.refused[spot.start] = ("near_miss", found)
        return []
    if found is None or not words.is_named(walk, found.code, spot):
        return []
    indicator = words.indicators[found.code]
    change = _CHANGE.search(walk.layout.lower, spot.left, spot.start)
    measure: Measure = indicator.measure if change is None else "increase" if change["up"] else "decrease"
    also: tuple[str, ...] = ()
    if change is None and indicator.measure == "total":
        said, also, _ = measure_of(walk, spot)
        measure = said if said in ("increase", "decrease") else "total"
    made = make(walk, spot, found.code, measure, f"{found.code}.{measure}", end=found.end, also=also, head=found.head)
    for one in made:
        one.counted = "VND" if unit is None else indicator.unit
    return made


def _topic(words: Words, walk: Walk, spot: Spot, unit: Cue | None) -> Said | str | None:
    """The words that name what is measured: the nearest before the number in its clause, else right after it."""
    cues = walk.layout.cues
    begin = max(spot.clause, walk.spots[spot.index - 1].tail if spot.index > 0 else spot.sentence.start)
    missed: str | None = None
    for noun in reversed(cues.within(begin, spot.start, "own_noun")):
        gap = between(walk, noun.end, spot.start)
        if len(gap) > _REACH or ";" in gap or gap.count(",") > 1:
            break
        for code in _fitting(words, noun, unit):
            miss = words.near_miss(walk, code, noun.end, spot.right)
            if miss is None:
                return Said(code, spot.tail)
            missed = missed or miss
    for noun in cues.within(spot.tail, min(spot.right, spot.tail + 40), "own_noun"):
        for code in _fitting(words, noun, unit):
            miss = words.near_miss(walk, code, spot.tail, spot.right)
            if miss is None and (unit is None or noun.start - spot.tail <= 2):
                return Said(code, noun.end)
            missed = missed or miss
    if missed is not None:
        return missed
    head = next(iter(walk.in_sentence()[-1:]), None)
    measured = tuple(c for c in words.indicators if words.indicators[c].reads in ("amount", "average"))
    if unit is not None or head is None or head.indicator not in measured:
        return None
    if _CHANGE.search(walk.layout.lower, spot.left, spot.start) and spot.start - head.end < _REACH:
        return Said(head.indicator, spot.tail, head)
    return going_on(walk, spot, measured)


def _fitting(words: Words, noun: Cue, unit: Cue | None) -> tuple[str, ...]:
    """Of the indicators a topic names those that are told in this unit; money where there is none."""
    codes = words.of(noun.values("own_noun"), "amount", "average")
    if unit is None:
        return tuple(c for c in codes if not words.indicators[c].units)
    return tuple(c for c in codes if c in unit.values("own_unit"))
