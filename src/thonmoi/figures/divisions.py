"""Lists by place as parts of the count they divide: those that add up to it, and those a word of division opens."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.names import HEIGHT
from thonmoi.figures.reader import Walk

_COUNTS = ("total", "increase", "decrease")
_DIVIDES = re.compile(
    r"(?<!\w)(?:trong đó|trong số (?:đó|này|ấy)|gồm|bao gồm|chia theo|xếp theo|phân theo|xét theo|tính theo|theo (?:huyện|địa bàn"
    r"|địa phương|đơn vị|tỉnh|vùng)|chia ra|cụ thể|phân bổ)(?!\w)"
)
# How many sentences a list may stand behind its head.
_BACK = 3


def tie_rows(walk: Walk) -> None:
    """Set `part_of` for the places of a list: of the last count of the same thing before it, of a place above them."""
    made = [c for c in walk.made if c.section not in ("title", "related")]
    at = 0
    while at < len(made):
        head = made[at]
        run = _run_after(made, at) if _leads(head) else []
        if run:
            told = [c.value for c in run]
            between = walk.text(head.end, run[0].start) if run[0].start > head.end else ""
            if sum(told) == head.value or (sum(told) < head.value and _DIVIDES.search(between)):
                for one in run:
                    if one.value > 0:
                        one.part_of = head
        at += 1


def _leads(one: Candidate) -> bool:
    return one.measure in _COUNTS and one.reading == "number" and not one.aside and one.value > 0 and one.indicator.split("_")[0] != "ocop"


def _run_after(made: list[Candidate], at: int) -> list[Candidate]:
    """The counts by place right behind a head, shares between them left out; empty where another count comes first."""
    head = last = made[at]
    run: list[Candidate] = []
    for one in made[at + 1 :]:
        if one.sentence - last.sentence > _BACK or one.status != head.status:
            break
        if one.measure in ("share", "average", "rate"):
            continue
        if one.indicator != head.indicator or one.measure not in _COUNTS:
            if run or one.sentence > head.sentence + 1:
                break
            continue
        if not _below(one, head):
            break
        if one.part_of is None or one.part_of is head:
            run.append(one)
        last = one
    return run if len(run) > 1 else []


def _below(one: Candidate, head: Candidate) -> bool:
    """It is said of a place of its own, lower than the head's."""
    if "place" not in one.fields or one.place is None:
        return False
    if head.place is None:
        return True
    return HEIGHT[one.place.level] < HEIGHT[head.place.level]
