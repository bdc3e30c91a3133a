"""What a plan had set, told beside what has been reached: "68/80 xã, so với mốc 70 xã của cả năm", "11,6%, trong khi đăng ký 15%"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.linking import number_start
from thonmoi.figures.quantities import UNIT_AFTER
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make

_PLAN = (
    r"(?:kế hoạch|mục tiêu|chỉ tiêu|mốc|mức đăng ký|đăng ký|nghị quyết|đề án|yêu cầu|dự kiến ban đầu|con số được giao|được giao)"
    r"(?![^,;.:()]{0,12}(?:đã|vượt|hoàn thành)| (?:ấy|này|đó|nói trên)(?!\w))"
)
_BESIDE = re.compile(
    r"[^,;.:()\d]{0,40}"  # what is left of the words of the number before
    r"(?:[\s,;(–-]|(?<!\w)(?:trong khi|trong lúc|nhưng|còn|song|so với|thấp hơn|cao hơn|nhiều hơn|ít hơn|vượt|vượt xa|chưa đạt|kém"
    r"|chưa bằng|bằng|hụt|đúng|và|dù|cái|con số|mức)(?!\w))*(?:[^\W\d_]+ ){0,4}"
    + _PLAN
    + r"(?P<of>[^,;.:()\d]{0,40}(?:20\d\d(?:\s?[-–]\s?20\d\d)?)?[^,;.:()\d]{0,24}?)"
    r"(?:(?<!\w)(?:là|ghi|chỉ|phải|chỉ là|giao|đề ra|đặt ra|đạt|có|:|\()\s*)*$"
)
_PAST = re.compile(r"(?<!\w)(?:vượt|hụt|kém|thiếu|quá)(?!\w)")
_FULFILLED = re.compile(r"(?<!\w)(?:hoàn thành|thực hiện|đạt|về đích)(?: và vượt| vượt)? (?:kế hoạch|mục tiêu|chỉ tiêu|nghị quyết)(?!\w)")
_OTHER_UNIT = re.compile(r"\s?(?:năm|tháng|ngày|tuần|quý)(?!\w)|" + UNIT_AFTER.pattern)
_FAR_FROM_PLAN = ("how far past a plan", "by how much a plan is exceeded")
_OWN = re.compile(r"(?<!\w)(?:phấn đấu|sẽ|hướng tới|tới đây|tiếp theo|năm tới|đến năm|giai đoạn tới)(?!\w)")


def decide_beside_plan(walk: Walk, spot: Spot) -> list[Candidate]:
    """The aim of a figure told just before in the sentence; empty where the number is told of something else."""
    head = _fact_before(walk, spot)
    if head is None:
        return []
    lower = walk.layout.lower
    begin = walk.spots[spot.index - 1].tail
    gap = lower[begin : number_start(spot)]
    slashed = gap == "/" and spot.number.kind in ("percent", "money")
    said = None if slashed else _BESIDE.fullmatch(gap)
    if not slashed and (said is None or _OWN.search(gap) or _FULFILLED.search(gap)):
        return []
    if spot.number.kind == "plain" and not spot.nouns and _OTHER_UNIT.match(lower, spot.tail):
        return []  # "hoàn thành mục tiêu trước 2 năm"
    if _PAST.search(gap) and spot.number.value * 3 < head.value:
        walk.refused[spot.start] = ("near_miss", "how far past a plan")
        return []
    if ";" in gap and head.part_of is not None and head.part_of.sentence == walk.sentence_index:
        head = head.part_of
    made = make(walk, spot, head.indicator, head.measure, "beside_plan", unit=head.unit, head=head, place_from_head=True)
    for one in made:
        one.noun, one.level, one.band, one.stars, one.subset = head.noun, head.level, head.band, head.stars, head.subset
        one.status, one.origins["status"], one.aside = "target", "stated", True
        one.also = dict(head.also)
        one.place, one.place_candidates = head.place, head.place_candidates
        dated = one.period is not None and begin <= one.period.start < spot.clause_end and one.origins.get("period") == "stated"
        if not dated:
            one.period, one.origins["period"] = head.period, "carried"
            one.fields.pop("period", None)
    walk.frames.beside_plan.append((begin, spot.tail))
    return made


def _fact_before(walk: Walk, spot: Spot) -> Candidate | None:
    """The figure right before, of the same kind and of what the number's own noun counts; how far past a plan may stand between."""
    if spot.index <= 0 or spot.sentence.section in ("title", "related"):
        return None
    told = {c.fields.get("value", (-1, -1))[0]: c for c in walk.in_sentence() if not c.aside and c.reading == "number"}
    for before in reversed(walk.spots[: spot.index]):
        last = next((c for at, c in told.items() if before.start <= at < before.tail), None)
        if last is not None and _alike(last, spot):
            return last if last.status == "achieved" and spot.number.denominator is None else None
        if last is not None and last.measure == "share":
            continue  # "68/80 xã, chiếm 85%; so với mốc 70 xã"
        if walk.refused.get(before.start, ("", ""))[1] not in _FAR_FROM_PLAN:
            return None
    return None


def _alike(last: Candidate, spot: Spot) -> bool:
    """Of the same kind, and of what the number's own noun counts."""
    kinds = {"percent": ("%",), "money": ("triệu", "tỷ", "tỉ", "nghìn")}.get(spot.number.kind)
    if kinds is not None:
        same = last.unit.startswith(kinds)
    else:
        same = spot.number.kind == "plain" and not last.unit.startswith(("%", "triệu", "tỷ", "tỉ"))
    return same and (not spot.nouns or last.noun in spot.nouns or (last.indicator == "criteria_per_commune" and "criterion" in spot.nouns))
