"""Percentages: a share of what is counted, and indicators that are rates ("tỷ lệ bao phủ bảo hiểm y tế đạt 93,2%")."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.declared.saying import CHANGE, Said, after, going_on, label, standard_next, subset_of, words_end, written
from thonmoi.figures.declared.words import Words
from thonmoi.figures.linking import number_start
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.records import Measure

_TIE = re.compile(
    r"[\s,]*(?:\(|(?:chiếm|tỷ lệ|tỉ lệ|đạt|tương đương|tương ứng|tức|tức là|bằng|hay)(?: (?:tỷ lệ|tỉ lệ|là|khoảng|gần|hơn|trên|tới))*)"
    r"\s*(?:(?:đạt|chiếm|tỷ lệ|tỉ lệ|khoảng|gần|hơn|trên)\s*)*$|^\s*,\s*$"
)
_OF_PLAN = re.compile(r"\s*(?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết)(?!\w)")
_FILLER = re.compile(r"\s?(?:(?:tổng số|tổng|số|các|lượng|trong|trong số) )*")
_ANY = ("count", "share", "rate")


def decide_percent(words: Words, walk: Walk, spot: Spot) -> list[Candidate]:
    """A percentage of a declared indicator; empty where it is of something else."""
    lower = walk.layout.lower
    if _OF_PLAN.match(lower, spot.tail):
        return []
    found = _named_after(words, walk, spot)
    if isinstance(found, str):
        walk.refused[spot.start] = ("near_miss", found)
        return []
    change = CHANGE.search(lower, spot.left, number_start(spot))
    if found is None:
        found = (
            label(words, walk, spot, *_ANY)
            or standard_next(words, walk, spot, *_ANY)
            or _tied(words, walk, spot)
            or _goes_on(words, walk, spot, change is not None)
        )
    if found is None or not words.is_named(walk, found.code, spot):
        return []
    indicator = words.indicators[found.code]
    measure: Measure = "share" if indicator.reads == "count" else indicator.measure
    if change is not None:
        measure = "increase" if change["up"] else "decrease"
    unit = None if spot.number.kind == "percent" else walk.text(*spot.number.unit_span) if spot.number.unit_span else None
    made = make(walk, spot, found.code, measure, f"{found.code}.{measure}", unit=unit or "%", end=found.end, head=found.head)
    noun = next((n for n, codes in words.nouns_at(walk, _noun_at(walk, spot), *_ANY) if found.code in codes), None)
    span = subset_of(walk, found.code, noun.end, words_end(walk, spot, noun)) if noun is not None else None
    for one in made:
        if span is not None:
            one.subset, one.fields["subset"], one.end = written(walk, span), span, max(one.end, span[1])
        if found.head is not None:
            one.head, one.inherited = found.head, True
            if one.subset is None and found.part:
                one.subset = found.head.subset
    return made


def _named_after(words: Words, walk: Walk, spot: Spot) -> Said | str | None:
    """ "86,5% số trường đạt chuẩn quốc gia", "93,2% dân số tham gia bảo hiểm y tế"."""
    missed: str | None = None
    for noun, codes in words.nouns_at(walk, _noun_at(walk, spot), *_ANY):
        found = after(words, walk, spot, noun, codes)
        # Of things that are merely counted a share is of something they do.
        if isinstance(found, Said) and (words.indicators[found.code].reads != "count" or words.indicators[found.code].standards):
            return found
        missed = missed or (found if isinstance(found, str) else None)
    return missed


def _noun_at(walk: Walk, spot: Spot) -> int:
    """Where a noun after the percent sign would begin."""
    filler = _FILLER.match(walk.layout.lower, spot.tail)
    return spot.noun_start if spot.noun_start >= 0 else filler.end() if filler else spot.tail


def _tied(words: Words, walk: Walk, spot: Spot) -> Said | None:
    """The share of the count just before: "45/52 trường đạt chuẩn quốc gia, chiếm 86,5%"."""
    made = walk.in_sentence()
    if not made or made[-1].indicator not in words.indicators or words.indicators[made[-1].indicator].reads != "count":
        return None
    head = made[-1]
    if spot.index <= 0 or head.fields.get("value", (-1, -1))[0] != walk.spots[spot.index - 1].start:
        return None
    gap = walk.text(max(head.end, walk.spots[spot.index - 1].tail), number_start(spot))
    if not _TIE.search(gap) or len(gap) > 70 or ";" in gap:
        return None
    if not words.indicators[head.indicator].standards and head.denominator is None:
        return None
    return Said(head.indicator, spot.tail, head, part=True)


def _goes_on(words: Words, walk: Walk, spot: Spot, change: bool) -> Said | None:
    """After a rate or share of the sentence: another year's or place's, or by how much it changed."""
    made = walk.in_sentence()
    if not made:
        return None
    head = made[-1]
    if (
        head.indicator not in words.indicators
        or head.measure not in ("share", "rate", "increase", "decrease")
        or not head.unit.startswith(("%", "điểm"))
    ):
        return None
    if change and spot.start - head.end < 60:
        return Said(head.indicator, spot.tail, head)
    return going_on(walk, spot, (head.indicator,))
