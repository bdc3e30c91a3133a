"""A bare number that goes on about the OCOP products, or makers, the text was just counting.

"Đợt tháng 10 thêm 2", "Mục tiêu năm 2025 là 50", "hai đợt là 46", "từ 7 lên 15 sản phẩm", "OCOP: 0": all that stands before it is
plain, and it says what is new: a change, an aim, another time, a sum.
"""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.plain import asked, own_clause, plain
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.stars import find_stars
from thonmoi.figures.subsets import AMOUNT
from thonmoi.figures.wholes import COUNTS, near_count, set_stars, whole_in_force
from thonmoi.records import Measure

_CHANGE = re.compile(
    r"(?<!\w)(?:(?P<up>thêm|tăng|bổ sung|kết nạp)|(?P<down>bớt|giảm|rút|thu hồi|mất))(?: (?:thêm|được|mới|tới|đến))*(?: là)?[\s:]*"
    + AMOUNT
    + "$"
)
_SUM = re.compile(
    r"(?<!\w)(?:(?:cả |gộp |cộng |tính )?(?:hai|ba|bốn|các|mấy|\d) (?:đợt|kỳ|năm|lần)|(?:đợt|kỳ|lần) (?:\d|một|hai|đầu|trước|này)|"
    r"cả năm|cộng lại|gộp lại)(?:,? (?:toàn |cả )?(?:tỉnh|huyện|xã|thành phố))?"
    r"(?: (?:là|được|có|đạt|nay|thành|lên))*[\s:]*" + AMOUNT + "$"
)
_ALL = re.compile(
    r"(?<!\w)(?:cộng|tổng cộng|tổng|tổng số|lũy kế|cộng dồn|(?:cả|toàn) (?:tỉnh|huyện|thành phố|thị xã|nước|xã|vùng))(?!\w)[^,;.]{0,40}?"
    r"(?: (?:là|được|có|đạt|nay|thành|lên))*[\s:]*" + AMOUNT + "$"
)
_FROM = re.compile(r"(?<!\w)từ (?:mức |con số |chỗ |chỗ chỉ |chỉ )?(?:có )?" + AMOUNT + "$")
_TO = re.compile(r"(?: sản phẩm)?(?: [^\W\d_]+){0,4} (?:lên|xuống|thành|tới|đến|còn|nay là)(?: tới| thành| đến| còn| con số)? ?" + AMOUNT)
_AFTER_FROM = re.compile(r"(?<!\w)(?:lên|xuống|thành|tới|đến|còn|nay là)(?: tới| thành| đến| còn| con số)? ?" + AMOUNT + "$")
_GOAL = re.compile(r"(?<!về )(?<!cán )(?<!chạm )(?<!tới )(?<!đến )(?<!đến được )(?<!\w)đích(?!\w)")
_HEADED = re.compile(r"(?:^|[.;\n]|[•*+–-] )\s*(?:sản phẩm )?ocop(?: (?:của|ở|tại|toàn|cả) [^.;:,\d]{2,30})?\s*:\s*" + AMOUNT + "$")


def going_on(walk: Walk, spot: Spot) -> list[Candidate]:
    """Empty where the number says something else, or nothing was counted just before."""
    lower = walk.layout.lower
    if _HEADED.search(lower[spot.sentence.start : spot.start]):
        return _like(walk, spot, None, "total")
    if asked(walk, spot):
        return _like(walk, spot, None, "total")
    head = _head(walk, spot)
    if head is None or not spot.number.whole or 1900 <= spot.number.value <= 2100:
        return []
    begin = own_clause(walk, spot)
    if _sets_out(walk, spot):
        return _settled(walk, _like(walk, spot, head, "total"))
    if _arrives(walk, spot):
        return _like(walk, spot, head, "total")
    if not plain(walk, begin, spot.start):
        return []
    left = lower[begin : spot.start]
    change = _CHANGE.search(left)
    if change is not None:
        return _like(walk, spot, head, "increase" if change["up"] else "decrease")
    if _SUM.search(left):
        return _like(walk, spot, head, head.measure)
    if _ALL.search(left):
        return _like(walk, spot, head, "total")
    aim = _GOAL.search(left) or walk.layout.cues.last(begin, spot.start, "status", "target")
    dated = [p for p in walk.layout.periods_in(begin, spot.start) if p.role != "compare"]
    if aim is not None or dated:
        made = _like(walk, spot, head, head.measure)
        for one in made:
            if _GOAL.search(left):
                one.status = "target"
            if one.status == "target":
                one.measure, one.also = "total", {}
        return made
    return []


def _head(walk: Walk, spot: Spot) -> Candidate | None:
    """What was counted: makers only where nothing else was, or in the same breath."""
    if not walk.made or not walk.made[-1].indicator.startswith("ocop") or walk.sentence_index - walk.made[-1].sentence > 1:
        return None
    last = walk.made[-1]
    if last.section in ("title", "related"):
        return None
    if last.indicator == "ocop_entities" and last.sentence == walk.sentence_index and last.measure in COUNTS:
        return last.part_of or last
    head = whole_in_force(walk, spot, back=2 if last.indicator == "ocop_products" else 6)
    near = near_count(walk, spot)
    # an aim below what there is can only be that of the part told last: "4 sao mới là 2, mục tiêu 4"
    if near is not None and near.stars is not None and head is not None and spot.number.value < head.value:
        return near
    return head or (last if last.measure in COUNTS else None)


def _sets_out(walk: Walk, spot: Spot) -> bool:
    """The first number of "từ 7 lên 15 sản phẩm"."""
    lower = walk.layout.lower
    if spot.index + 1 >= len(walk.spots) or not _FROM.search(lower, spot.left, spot.start):
        return False
    following = walk.spots[spot.index + 1]
    begin = max(spot.left, *(lower.rfind(mark, spot.left, spot.start) + 1 for mark in ",;:"))
    to = _TO.fullmatch(lower, spot.tail, following.start) is not None and (not following.nouns or "product" in following.nouns)
    return to and plain(walk, begin, spot.start)


def _arrives(walk: Walk, spot: Spot) -> bool:
    """The second number of "từ 7 lên 15"."""
    before = walk.in_sentence()
    if not before or not before[-1].rule.endswith(("going_on", "noun_before")):
        return False
    lower = walk.layout.lower
    arrives = _AFTER_FROM.search(lower, spot.left, spot.start) is not None
    return arrives and _FROM.search(lower, spot.sentence.start, before[-1].fields["value"][0]) is not None


def _settled(walk: Walk, made: list[Candidate]) -> list[Candidate]:
    """Where a change sets out from is a fact, and none of a time that lies ahead."""
    year = walk.layout.report_year
    for one in made:
        if one.status == "target" and one.period is not None and (year is None or (one.period.year or 0) > year):
            one.period = None
            one.fields.pop("period", None)
            one.origins.pop("period", None)
        one.status = "achieved"
    return made


def _like(walk: Walk, spot: Spot, head: Candidate | None, measure: Measure) -> list[Candidate]:
    indicator = head.indicator if head is not None else "ocop_products"
    if re.search(r"(?<!\w)chủ thể(?!\w)", walk.text(own_clause(walk, spot), spot.start)):
        indicator, head = "ocop_entities", None
    unit = head.unit if head is not None and head.unit != "%" else "chủ thể" if indicator == "ocop_entities" else "sản phẩm"
    also = ("total",) if measure == "increase" and head is not None and head.measure == "increase" else ()
    said = find_stars(walk.layout.lower, own_clause(walk, spot), spot.start)
    made = make(walk, spot, indicator, measure, "ocop.going_on", unit=unit, head=head, also=also)
    for one in made:
        one.noun = "entity" if indicator == "ocop_entities" else "product"
        if head is not None:
            one.stars, one.subset = head.stars, head.subset
        # "(chỉ tiêu 20)" stands beside what is told
        one.aside = walk.text(own_clause(walk, spot), spot.start).rfind("(") > walk.text(own_clause(walk, spot), spot.start).rfind(")")
        if said and not said[-1].origin and indicator == "ocop_products":
            set_stars(one, said[-1])
    return made
