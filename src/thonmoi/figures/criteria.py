"""The decision about a number of criteria: the average a commune has, or its increase."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make

_AVERAGE = re.compile(r"(?:bình quân|trung bình|mỗi xã|/xã|bq|một xã|từng xã)")
_CHANGE = re.compile(r"(?:(?P<up>tăng|nhích|thêm|nâng thêm|cao hơn)|(?P<down>giảm))(?: thêm| được| bình quân)?(?: (?:khoảng|gần|hơn|trên))?\s*$")
_ONE_COMMUNE = re.compile(r"(?:xã [^,;.]{2,30}|các xã|nhiều xã|xã nào|mấy xã)[^,;.]{0,30}$")


def decide_criterion(walk: Walk, spot: Spot) -> list[Candidate]:
    """"16,8 tiêu chí/xã", "mỗi xã đạt 16,9 tiêu chí", "tăng 0,4 tiêu chí"; totals of criteria and one commune's are no figures."""
    lower = walk.layout.lower
    if spot.start in walk.consumed:
        walk.refused[spot.start] = ("near_miss", "the criteria of a band")
        return []
    number = spot.number
    noun = lower[spot.noun_start : spot.noun_end]
    left = lower[spot.clause : spot.start]
    tail = lower[spot.tail : spot.tail + 8]
    per_commune = "/" in noun or tail.lstrip().startswith("/xã") or "mỗi xã" in noun
    before = [c for c in walk.in_sentence() if c.indicator == "criteria_per_commune"]
    average = per_commune or _AVERAGE.search(left) is not None
    change = _CHANGE.search(lower, spot.left, spot.start)
    last = walk.latest("criteria_per_commune", back=1)
    if not average and not (change and last is not None) and not before:
        walk.refused[spot.start] = ("near_miss", "criteria, but no average a commune")
        return []
    if number.denominator is not None and not _AVERAGE.search(left):
        walk.refused[spot.start] = ("near_miss", "a total of criteria")
        return []
    if number.value > 20:
        walk.refused[spot.start] = ("near_miss", "a total of criteria")
        return []
    end = spot.tail
    if tail.lstrip().startswith("/xã"):
        end = lower.index("/xã", spot.tail) + 3
    measure = "increase" if change and change["up"] else "decrease" if change else "average"
    head = last if change and last is not None and last.sentence >= walk.sentence_index - 1 else None
    unit = " ".join(walk.layout.view.nfc[spot.noun_start : end].split()) if spot.noun_start > 0 else "tiêu chí"
    return make(walk, spot, "criteria_per_commune", measure, "criteria_per_commune", unit=unit, end=end, head=head)  # type: ignore[arg-type]


def decide_bare_criterion(walk: Walk, spot: Spot) -> list[Candidate]:
    """"Số tiêu chí bình quân mỗi xã đạt được là 16,4": the noun stands before; "đến giờ là 11,6" after such a figure."""
    lower = walk.layout.lower
    left = lower[spot.left : spot.start]
    number = spot.number
    if number.value > 19 or number.denominator is not None:
        return []
    said = re.search(r"tiêu chí[^;.]{0,60}$", left) and _AVERAGE.search(left)
    goes_on = bool(walk.in_sentence()) and walk.in_sentence()[-1].indicator == "criteria_per_commune" and re.search(r"(?:là|còn|lên|đạt|xuống|được|ở mức|nay)\s*$", left)
    if not said and not goes_on:
        return []
    begin = left.rfind("tiêu chí") if said else -1
    made = make(walk, spot, "criteria_per_commune", "average", "criteria_per_commune", unit="tiêu chí")
    if begin >= 0 and len(left) - begin < 60:
        for one in made:
            one.start = min(one.start, spot.left + begin)
    return made
