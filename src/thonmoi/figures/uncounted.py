"""Numbers of units that count nothing reached: how far past a plan, how far from another place, a question, a whole that is told next."""

from __future__ import annotations

import re

from thonmoi.figures.linking import number_start
from thonmoi.figures.reader import Spot, Walk

_OVER_PLAN = re.compile(r"(?<!\w)(?:vượt|hụt|thiếu|vượt thêm)(?: tới| đến)?\s*$")
_THAN_PLAN = re.compile(r"[^,;.()\d]{0,30}so (?:với )?(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết)|\s*(?:kế hoạch|chỉ tiêu|mục tiêu)(?!\w)")
_PAST = re.compile(r"(?<!\w)vượt (?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết)[^,;.\d]{0,60}$")
_LACKS = re.compile(r"(?<!\w)(?:thiếu|hụt|kém)(?: (?:tới|đến|đúng|mất))?\s*$")
_FIRST_OF_THEM = re.compile(r" (?:đầu|cuối|đầu bảng|cuối bảng|dẫn đầu|đứng đầu|này|trên|kia)(?!\w)")
_MERGED = re.compile(r"(?<!\w)(?:hợp nhất|sáp nhập|nhập|gộp|ghép|về chung|chung)(?: từ| của| lại)?(?: [^\W\d_]+)?\s*$")
_ONE_HOUSE = re.compile(r"(?<!\w)chung\s*$")
_JUST = re.compile(r" (?:(?:đúng|tới|đến|chừng|có|những|chỉ) )*")
_WHICH = re.compile(r"(?<!\w)(?:nào|ra sao|thế nào|bao nhiêu|bao giờ|vì sao|tại sao)(?!\w)")
_FAR = ("kém ", "thua ", "hơn ", "kém huyện ", "hơn huyện ", "kém tỉnh ", "hơn tỉnh ")


def past_plan(walk: Walk, spot: Spot) -> bool:
    """ "vượt 2 xã so với kế hoạch", "vượt chỉ tiêu tỉnh giao 1 xã": how far past a plan, not the plan itself ("vượt chỉ tiêu 40 xã")."""
    lower = walk.layout.lower
    if _OVER_PLAN.search(lower, spot.left, spot.start) and _THAN_PLAN.match(lower, spot.tail):
        return True
    if walk.frames.beside_plan and walk.frames.beside_plan[-1][0] >= spot.sentence.start and _LACKS.search(lower, spot.left, spot.start):
        return True  # "so với mốc 70 xã còn thiếu 2 xã"
    counted = [c.value for c in walk.in_sentence() if c.measure in ("total", "increase")]
    return bool(counted) and _PAST.search(lower, spot.left, spot.start) is not None and spot.number.value * 3 < max(counted)


def beside_another(walk: Walk, spot: Spot) -> bool:
    """ "Kiên Giang kém Cà Mau đúng một xã": how far one place is from another."""
    lower = walk.layout.lower
    places = walk.layout.places_in(max(spot.left, spot.start - 40), spot.start)
    return bool(places) and lower.endswith(_FAR, 0, places[-1].start) and _JUST.fullmatch(lower, places[-1].end, spot.start) is not None


def only_some(walk: Walk, spot: Spot) -> bool:
    """ "hai địa phương đầu có lần lượt 29 và 14 xã": those named before, not counted."""
    return "generic" in spot.nouns and _FIRST_OF_THEM.match(walk.layout.lower, spot.tail) is not None


def merged(walk: Walk, spot: Spot) -> bool:
    """ "sau khi hợp nhất 3 xã cũ", "về chung một tỉnh": of what a unit was made."""
    lower = walk.layout.lower
    if _MERGED.search(lower, spot.clause, spot.start) is None:
        return False
    return walk.text(spot.tail, spot.tail + 3) == " cũ" or _ONE_HOUSE.search(lower, spot.clause, spot.start) is not None


def asked(walk: Walk, spot: Spot) -> bool:
    """ "Mười lăm xã còn lại đang ở nhóm nào?": who asks about units does not count them."""
    lower = walk.layout.lower
    return lower.endswith("?", spot.sentence.start, spot.sentence.end) and _WHICH.search(lower, spot.tail, spot.sentence.end) is not None


def whole_of_next(walk: Walk, spot: Spot) -> bool:
    """ "2.280 xã, đạt chuẩn 530 xã": the label behind the comma is the next number's, which is a part of this."""
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if (
        following is None
        or following.clause_end != spot.clause_end
        or following.number.value >= spot.number.value
        or spot.number.denominator
    ):
        return False
    gap = walk.text(spot.tail, number_start(following))
    return (
        following.number.kind == "plain"
        and re.fullmatch(r",\s*(?:đã |nay |có )?(?:đạt chuẩn|về đích)(?: ntm| nông thôn mới)?(?: là| có)?\s*", gap) is not None
    )
