"""Which communes or villages a number is of, when not all: "842 thôn, bản miền núi", "nhóm 2 là 30/31 xã", "ở các xã biên giới có 12 thôn".

The classes are those of the programmes' own decrees (khu vực I, II, III; xã đặc biệt khó khăn; nhóm 1, 2, 3) and what papers call the land.
"""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.linking import number_start
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.subsets import as_written
from thonmoi.figures.units import CLASSES

_LAND = (
    r"(?:miền núi(?: cao)?|vùng (?:cao|thấp|sâu|xa|biên|biên giới|bãi ngang|khó khăn|đặc biệt khó khăn)|biên giới|hải đảo|bãi ngang"
    r"|ven biển|đồng bằng|đặc biệt khó khăn)"
)
_PEOPLE = (
    r"(?:vùng )?(?:đồng bào )(?:dân tộc(?: thiểu số)?|dtts|khmer|chăm|mông|dao|raglai|thái)(?: tại chỗ)?(?:, (?:khmer|chăm"
    r"|raglai|mông|dao))?"
)
_CLASS = rf"(?:{_LAND}(?:(?:, | và |/){_LAND})*|{_PEOPLE}|khu vực i{{1,3}}|nhóm (?:[123]|(?:thứ )?(?:nhất|hai|ba)))"
# Behind the noun, or behind its standard: "12 thôn, bản vùng đặc biệt khó khăn", "96 thôn thuộc xã đặc biệt khó khăn đạt chuẩn".
_BEHIND = re.compile(rf" (?:(?:thuộc|ở|trong|của|tại) )?(?:các )?(?P<said>(?:(?<=thuộc )|(?<=các )|(?<=ở ))xã (?:{_CLASS})|{_CLASS})(?!\w)")
_BEFORE = re.compile(
    rf"(?<!\w)(?:các )?(?P<said>xã (?:{_CLASS})|{_CLASS})(?: ?\([^()\d]*\))?[\s:,(]*"
    r"(?:(?:thì|có|được|là|bình quân|trung bình|đạt|mới|chỉ|đã|đã có|hiện|còn|phải|phấn đấu|dưới|thêm|công nhận|khoảng|gần|hơn|trên|ít nhất"
    r"|tối thiểu|ở mức|mỗi xã|vẫn|cũng|nay) ?)*[\s:(]*$"
)
_OPENS = re.compile(r"(?:[,;:(.\n–-]\s*|(?<!\w)(?:riêng|ở|tại|trong|của|và|còn|với|nhóm|tính|chỉ|cho|vùng|khu vực) )$")
_INDICATORS = ("communes_", "villages_", "criteria_per_commune")


def add_unit_group(walk: Walk, spot: Spot, made: list[Candidate]) -> None:
    """Set the class as the subset of counts, shares and averages that have none."""
    for one in made:
        if not one.indicator.startswith(_INDICATORS) or one.subset is not None:
            continue
        said = _behind(walk, spot, one) or _before(walk, spot)
        if said is not None:
            one.subset = as_written(walk, *said)
        elif one.inherited and one.head is not None and one.head.subset is not None and one.head.noun == one.noun:
            one.subset = one.head.subset  # a row of places divides the count of the class


def decide_group(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Khu vực I có 14 xã, khu vực II 19", "nhóm 1 phải đạt 100%, nhóm 2 80%": a class alone stands before the number."""
    head = _head(walk, spot)  # first, for most numbers have none
    label = _before(walk, spot) if head is not None else None
    if head is None or label is None or (spot.nouns and not set(spot.nouns) & set(CLASSES)):
        return []
    if spot.nouns and walk.text(label[1], number_start(spot)).strip() in (":", "("):
        return []  # "Nhóm 1: 22 xã": how many it has
    unit = "%" if spot.number.kind == "percent" else head.unit
    made = make(walk, spot, head.indicator, head.measure, "row.group", unit=unit, head=head, also=head.also.get("measure", ()))
    for one in made:
        one.noun, one.level, one.inherited, one.head = head.noun, head.level, True, head
    return made


def _head(walk: Walk, spot: Spot) -> Candidate | None:
    number = spot.number
    for one in reversed(walk.made):
        if walk.sentence_index - one.sentence > 1 or one.section in ("title", "related"):
            return None
        if one.aside or not one.indicator.startswith(_INDICATORS) or one.indicator == "communes_criteria":
            continue
        if number.kind == "percent" or (number.denominator is not None and number.words):
            if one.measure == "share":
                return one
        elif not number.whole:
            if one.indicator == "criteria_per_commune" and one.measure == "average":
                return one
        elif number.kind == "plain" and one.measure in ("total", "increase") and (not spot.nouns or one.noun in spot.nouns):
            return one if number.value <= one.root.value else None
    return None


def _behind(walk: Walk, spot: Spot, one: Candidate) -> tuple[int, int] | None:
    lower = walk.layout.lower
    for begin in (spot.tail, one.end):
        found = _BEHIND.match(lower, begin, spot.sentence.end)
        if found is not None and not _named(walk, *found.span("said")):
            return found.span("said")
    return None


def _before(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    lower = walk.layout.lower
    begin = max(spot.left, spot.sentence.start, spot.start - 90)
    found = _BEFORE.search(lower, begin, number_start(spot))
    if found is None or _named(walk, *found.span("said")):
        return None
    if not lower[spot.sentence.start : found.start()].strip(" -+•*"):
        return found.span("said")
    return found.span("said") if _OPENS.search(lower, max(spot.sentence.start, found.start() - 14), found.start()) else None


def _named(walk: Walk, start: int, end: int) -> bool:
    """ "Trung du và miền núi phía Bắc" is a region, no class."""
    return any(p.start < end and start < p.end for p in walk.layout.places_in(max(0, start - 40), end + 40))
