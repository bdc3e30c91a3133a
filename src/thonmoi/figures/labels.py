"""A number whose noun and standard stand before it: "nâng tổng số xã đạt chuẩn lên 86", "thôn kiểu mẫu: 0", "3 nâng cao"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.linking import LABEL, RAISED, between, number_start
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.standards import standard_in
from thonmoi.figures.units import CLASSES, INDICATORS, LEVEL_OF_WORD, before_standard, inherited, noun_of, unit_nouns

_AFTER_LABEL = re.compile(
    r"[\s:]*(?:(?:lên|là|đạt|theo đó|nhờ đó|vì thế|nhờ vậy|do đó|như vậy|giờ|bây giờ|vẫn|lên thành|lên con số|còn|có|hiện"
    r"|nay|đã|mới|được|cũng|chỉ|tăng|con số|thành|ở mức|tổng cộng"
    r"|thì|toàn tỉnh|hiện có|khoảng|gần|hơn|trên|ít nhất|tối thiểu|năm \d{4}|nhiều hơn|từ|chừng|lần lượt|tương ứng) ?)*[\s:]*"
)
# "số xã phải về đích mà Tỉnh ủy giao cho năm 2015 vẫn giữ nguyên là 26"
_WITH_CLAUSE = re.compile(r" (?:mà|do|được|theo)(?: [^\W\d_]+| 20\d\d){2,12} là ")
UNIT_WORDS = {"commune": "xã", "village": "thôn", "district": "huyện", "province": "tỉnh"}
_ROW_OPENS = re.compile(r"[;.,(\n]\s*(?:(?:còn|và|xã|thôn|về|hạng|loại) )*$")
_LEVEL_HAS = re.compile(
    r"(?<!\w)(?:ở |về )?cấp (?P<level>huyện|tỉnh)(?: thì|,)?(?: (?:mới|đã|chỉ|hiện|hiện nay|nay|cũng|cả tỉnh|toàn tỉnh|tỉnh))*"
    r" (?:có|được|đạt|là|dừng ở|dừng lại ở)(?: (?:vỏn vẹn|thêm|khoảng|gần|hơn|trên))* $"
)
_LEVEL_CLOSED = re.compile(r"(?: đơn vị)?\s*(?:[,.;)(]|$|\n| là(?!\w)| gồm(?!\w)| đã (?:đạt|hoàn thành|về đích))")
_OPENING = re.compile(r"[\s\-+•*:]*(?:(?:và|còn|cùng|riêng|số|đạt) )*")


def decide_labelled(walk: Walk, spot: Spot) -> list[Candidate]:
    """The noun stands before: "nâng tổng số xã đạt chuẩn lên 86", "xã nâng cao 39, xã kiểu mẫu 9", "thôn kiểu mẫu: 0"."""
    cues, lower = walk.layout.cues, walk.layout.lower
    begin = max(spot.left, *(lower.rfind(mark, spot.left, spot.start) + 1 for mark in ",;(\n"))
    counted = {s.noun_start for s in walk.spots}
    joined = next((c for c in unit_nouns(walk, spot.left, spot.start) if c.start < begin <= c.end and c.start not in counted), None)
    begin = joined.start if joined is not None else begin  # "Số thôn, bản đạt chuẩn là 1.012"
    noun_cue = _noun_with_standard(walk, begin, spot.start)
    if noun_cue is None:
        return _standard_before(walk, spot, begin)
    if cues.first(noun_cue.end, spot.start, "block"):
        return []
    noun = next(v for v in noun_cue.values("noun") if v in CLASSES)
    standard = standard_in(lower, cues, noun_cue.end, spot.start)
    if standard is None or not (
        _AFTER_LABEL.fullmatch(lower, standard.end, spot.start)
        or _WITH_CLAUSE.fullmatch(lower, standard.end, spot.start)
        or LABEL.fullmatch(between(walk, standard.end, spot.start))
    ):
        return []
    if (
        standard.level == "recognised"
        and ":" not in lower[standard.end : spot.start]
        and "số" not in lower[max(begin, noun_cue.start - 8) : noun_cue.start]
    ):
        return []
    level = "base" if standard.level == "recognised" else standard.level
    indicator = INDICATORS[noun, level]
    measure, also, _ = measure_of(walk, spot)
    made = make(
        walk,
        spot,
        indicator,
        "total" if measure == "total" or RAISED.search(lower, begin, spot.start) else measure,
        f"{indicator}.noun_before",
        unit=walk.layout.view.nfc[noun_cue.start : noun_cue.end],
        also=also,
    )
    for one in made:
        one.noun, one.level = noun, level
        one.start = min(one.start, noun_cue.start) if spot.start - noun_cue.start < 60 else one.start
    return made


def _noun_with_standard(walk: Walk, start: int, end: int) -> Cue | None:
    """The last noun before a number that a standard follows; "tỉnh" of "tỉnh Long An" is part of a name."""
    places = walk.layout.places_in(start, end)
    nouns = [c for c in unit_nouns(walk, start, end) if not any(p.start <= c.start < p.end for p in places)]
    return before_standard(walk, nouns, end) or (nouns[-1] if nouns else None)


def _standard_before(walk: Walk, spot: Spot, begin: int) -> list[Candidate]:
    """ "1.889 xã, đạt chuẩn 1.255": the standard stands before, the noun with the number before that."""
    lower, cues = walk.layout.lower, walk.layout.cues
    if cues.first(begin, spot.start, "standard") is None or cues.first(begin, spot.start, "block"):
        return []
    standard = standard_in(lower, cues, begin, spot.start)
    if standard is None or standard.level == "recognised" or not _AFTER_LABEL.fullmatch(lower, standard.end, spot.start):
        return []
    noun = _noun_going_on(walk, spot, lower[begin : standard.start], standard.level)
    if noun is None:
        return []
    indicator = INDICATORS[noun, standard.level]
    _, also, _ = measure_of(walk, spot)
    more = re.search(r"(?<!\w)(?:nhiều hơn|tăng|thêm)(?!\w)", lower[standard.end : spot.start]) is not None
    made = make(walk, spot, indicator, "increase" if more else "total", f"{indicator}.standard_before", unit=UNIT_WORDS[noun], also=also)
    for one in made:
        one.noun, one.level = noun, standard.level
        one.start = min(one.start, standard.start)
    return made


def _noun_going_on(walk: Walk, spot: Spot, opening: str, level: str) -> str | None:
    """The class of unit that a standard alone is about: of the number before, else of the figure before."""
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    noun = next((n for n in before.nouns if n in CLASSES), None) if before is not None else None
    if noun is not None:
        return noun
    last = walk.made[-1] if walk.made else None
    if level == "base" or last is None or walk.sentence_index - last.sentence > 1 or not _OPENING.fullmatch(opening):
        return None
    return last.noun if last.noun in CLASSES else None


def row_label(walk: Walk, spot: Spot) -> str | None:
    """ "…; kiểu mẫu: Vĩnh Long 19 xã, Trà Vinh 17 xã": the standard that opens the row of the number, on its own before a colon."""
    lower = walk.layout.lower
    colon = lower.rfind(":", spot.sentence.start, spot.start)
    if colon < 0 or ";" in lower[colon : spot.start]:
        return None
    cue = walk.layout.cues.last(max(spot.sentence.start, colon - 24), colon, "standard")
    if cue is None or cue.end != colon or cue.get("standard") not in ("advanced", "model", "modern"):
        return None
    opens = _ROW_OPENS.search(lower, max(spot.sentence.start, cue.start - 12), cue.start) is not None
    return cue.get("standard") if opens or cue.start == spot.sentence.start else None


def decide_level_alone(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Toàn tỉnh có 30 xã đạt chuẩn. Cấp huyện mới có 1": the class of unit stands before, the standard is that of the communes told."""
    lower = walk.layout.lower
    said = _LEVEL_HAS.search(lower, spot.sentence.start, number_start(spot))
    if said is None or not walk.layout.about or not _LEVEL_CLOSED.match(lower, spot.number.tail):
        return []
    told = walk.latest("communes", "districts", "provinces", back=3)
    if told is None or told.indicator == "communes_criteria":
        return []
    noun = LEVEL_OF_WORD[said["level"]]
    indicator = INDICATORS[noun, "base"]
    measure, also, _ = measure_of(walk, spot)
    made = make(walk, spot, indicator, measure, f"{indicator}.level", unit=UNIT_WORDS[noun], also=also)
    for one in made:
        one.noun, one.level = noun, "base"
        one.start = min(one.start, said.start())
    return made


def decide_standard_alone(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "15/115 xã đạt chuẩn, 3 nâng cao, 0 kiểu mẫu": the standard right after a number that shares the noun before it."""
    lower, cues = walk.layout.lower, walk.layout.cues
    found = standard_in(lower, cues, spot.number.tail, spot.number.tail + 26)
    if found is None or found.level in ("recognised", "base") or lower[spot.number.tail : found.start].strip(" là"):
        return []
    head = inherited(walk, spot, None)
    noun = noun_of(head.indicator) if head is not None else None
    if head is None or noun is None or head.sentence != walk.sentence_index:
        return []
    indicator = INDICATORS[noun, found.level]
    made = make(
        walk,
        spot,
        indicator,
        head.measure,
        f"{indicator}.standard_alone",
        unit=head.unit,
        end=found.end,
        head=head,
        also=head.also.get("measure", ()),
    )
    for one in made:
        one.noun, one.level = noun, found.level
    return made
