"""Counts: "45/52 trường đạt chuẩn quốc gia", "thành lập mới 12 hợp tác xã", "Yên Thế 12, Lục Ngạn 20"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.declared.saying import (
    Said,
    after,
    before,
    going_on,
    grown_together,
    label,
    says_more,
    shared,
    standard_next,
    subset_before,
    subset_of,
    words_end,
    written,
)
from thonmoi.figures.declared.words import Words
from thonmoi.figures.linking import between
from thonmoi.figures.lists import is_row, row_place
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.records import Measure

_EACH = re.compile(r"(?<!\w)(?:bình quân|trung bình)[^,;.]{0,40}$")
_WHOLE = re.compile(r"(?:trên|trong) tổng số\s*$|(?<!\w)(?:của|trong số)\s*$")
_ORDINAL = re.compile(r"(?<!\w)(?:thứ|số|khóa|lần|mức độ|mức|độ|cấp độ|hạng|đợt|học kỳ|lớp)\s*$")


def decide_count(words: Words, walk: Walk, spot: Spot) -> list[Candidate]:
    """A plain number: with its noun, under a label, or going on from the figure before. Empty where it is no figure."""
    nouns = words.nouns_at(walk, spot.noun_start, "count")
    if spot.nouns and not nouns:
        return []
    found: Said | None = None if nouns else _bare(words, walk, spot)
    noun: Cue | None = None
    missed: str | None = None
    told: list[tuple[Said, Cue]] = []
    for cue, codes in nouns:
        said = _with_noun(words, walk, spot, cue, codes)
        if isinstance(said, Said):
            told.append((said, cue))
        missed = missed or (said if isinstance(said, str) else None)
    if told:
        # A standard that is said comes before a noun that needs none.
        found, noun = next(((s, c) for s, c in told if words.indicators[s.code].standards), told[0])
    if found is None:
        if nouns:
            walk.refused[spot.start] = ("near_miss", missed) if missed else ("not_in_catalogue", "no standard is said of it")
        return []
    if not words.is_named(walk, found.code, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "its programme is not named")
        return []
    return _made(words, walk, spot, noun, found)


def _with_noun(words: Words, walk: Walk, spot: Spot, noun: Cue, codes: tuple[str, ...]) -> Said | str | None:
    lower = walk.layout.lower
    if _EACH.search(lower, spot.left, spot.start) and walk.text(noun.end, noun.end + 2).strip() in ("/", "/x", "/h"):
        return "an average"
    if _WHOLE.search(lower, spot.left, spot.start) and walk.in_sentence():
        return None  # "của 12 hợp tác xã", "trong tổng số 52 trường": whose, or out of how many
    found = after(words, walk, spot, noun, codes)
    if found is None:
        found = (
            before(words, walk, spot, codes)
            or shared(words, walk, spot, codes)
            or label(words, walk, spot, "count")
            or _same_again(words, walk, spot, noun, codes)
        )
    elif isinstance(found, Said) and not words.indicators[found.code].standards:
        # A list that goes on about something narrower ("trong đó 5 hợp tác xã") is a part of it.
        tied = going_on(walk, spot, codes)
        narrower = tied is not None and tied.head is not None and (tied.part or words.indicators[tied.code].standards)
        found = tied if narrower and tied is not None else found
    return found


def _same_again(words: Words, walk: Walk, spot: Spot, noun: Cue, codes: tuple[str, ...]) -> Said | None:
    """A list that goes on about the standard before, as long as nothing else is said of the things ("12 sản phẩm đạt GlobalGAP")."""
    tied = going_on(walk, spot, codes)
    return tied if tied is not None and says_more(words, walk, tied.code, noun.end) is None else None


def _bare(words: Words, walk: Walk, spot: Spot) -> Said | None:
    """A number without a noun."""
    if _ORDINAL.search(walk.layout.lower, max(spot.left, spot.start - 12), spot.start):
        return None
    labelled = label(words, walk, spot, "count")
    if labelled is not None and spot.number.kind == "plain":
        return labelled
    following = standard_next(words, walk, spot, "count")
    if following is not None:
        return following
    counted = tuple(code for code in words.indicators if words.indicators[code].reads == "count")
    tied = going_on(walk, spot, counted)
    if tied is not None and tied.head is not None and _closed(walk, spot) and tied.head.measure in ("total", "increase", "decrease"):
        dated = any(p.start < spot.start for p in walk.layout.periods_in(tied.head.end, spot.right))
        narrowed = subset_before(walk, tied.code, spot) is not None
        return tied if dated or narrowed or row_place(walk, spot) is not None else None
    if row_place(walk, spot) is not None and is_row(walk, spot):
        return _headed(words, walk, spot)
    return None


def _headed(words: Words, walk: Walk, spot: Spot) -> Said | None:
    """A row of a list: what it counts stands in the sentence before its first place, or in the line that opened the list."""
    first = min((p.start for s in walk.spots if (p := row_place(walk, s)) is not None), default=spot.start)
    spans = [(spot.sentence.start, first)] + ([walk.list_head] if walk.list_head is not None else [])
    for start, end in spans:
        for noun in reversed(walk.layout.cues.within(start, end, "own_noun")):
            for code in words.of(noun.values("own_noun"), "count"):
                needed = words.indicators[code].standards
                standards = walk.layout.cues.within(noun.start, end, "own_standard")
                if needed and not any(code in c.values("own_standard") for c in standards):
                    continue
                if words.near_miss(walk, code, noun.end, end) is None:
                    return Said(code, spot.tail)
    return None


def _closed(walk: Walk, spot: Spot) -> bool:
    """Nothing but an end, a place or a period follows: what is counted was said before."""
    rest = between(walk, spot.tail, min(spot.right, spot.tail + 40))
    return re.match(r"\s*(?:[,.;:)(]|$|\n|vào|năm|trong|tính|và|nữa|hiện|đến)", rest) is not None


def _made(words: Words, walk: Walk, spot: Spot, noun: Cue | None, found: Said) -> list[Candidate]:
    indicator = words.indicators[found.code]
    measure, also, _ = measure_of(walk, spot)
    stop = words_end(walk, spot, noun) if noun is not None else spot.right
    together = grown_together(walk, spot, noun) if noun is not None else None
    changed = walk.layout.cues.first(spot.tail, stop, "measure", "decrease_after")
    if changed is not None or together == "decrease":
        measure, also = "decrease", ()
    elif together == "increase":
        measure, also = "increase", ("total",)
    elif found.head is not None and not _own_measure(walk, spot) and found.head.measure in ("total", "increase", "decrease"):
        measure, also = found.head.measure, found.head.also.get("measure", ())
    measure = _of_measure(measure)
    unit = None if noun is not None else (found.head.unit if found.head is not None else indicator.vi)
    made = make(walk, spot, found.code, measure, f"{found.code}.count", unit=unit, end=found.end, also=also, head=found.head)
    span = subset_of(walk, found.code, noun.end if noun is not None else spot.tail, stop)
    span = span or subset_before(walk, found.code, spot)
    row = row_place(walk, spot) if noun is None else None
    for one in made:
        one.counted = indicator.unit
        if span is not None:
            one.subset, one.fields["subset"], one.end = written(walk, span), span, max(one.end, span[1])
        if row is not None and len(made) == 1:
            one.place, one.place_candidates = row.place, row.candidates
            one.origins["place"], one.fields["place"] = "stated", (row.start, row.end)
        if found.head is not None:
            one.head, one.inherited = found.head, True
            # An item beside a part is a part of the same whole.
            whole = found.head if found.part and found.head.part_of is None else found.head.part_of
            if whole is not None and whole.measure == one.measure and whole.value >= one.value:
                one.part_of = whole
    return made


def _own_measure(walk: Walk, spot: Spot) -> bool:
    """A word of measure stands between the number before and this one."""
    return any(
        set(c.values("measure")) & {"increase", "decrease", "total", "level"}
        for c in walk.layout.cues.within(spot.left, spot.start, "measure")
    )


def _of_measure(measure: Measure) -> Measure:
    return measure if measure in ("total", "increase", "decrease") else "total"
