"""The average of criteria a commune has: "16,8 tiêu chí/xã", "mỗi xã đạt 16,9 tiêu chí", "tăng 0,4 tiêu chí", "huyện cao nhất (16,7)"."""

from __future__ import annotations

import re
from decimal import Decimal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import change_before, own_start, own_words, set_beside_another
from thonmoi.figures.linking import between
from thonmoi.figures.lists import row_place, shared_places
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.status import own_status
from thonmoi.records import Measure

_AVERAGE = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi xã|bq|một xã|từng xã)(?!\w)|/xã")
_LACKING = re.compile(r"(?<!\w)(?:thiếu|vướng|hụt|tụt|mất|còn lại|phấn đấu thêm)(?!\w)[^;.]*$")
_LEVEL = re.compile(r"(?<!\w)(?:lên|xuống|còn|nay|là|đến|được|đạt|ở mức)(?: (?:thành|khoảng|gần|hơn|trên))*\s*$")
_GROWN = re.compile(r"(?<!\w)(?:tăng|nhích|thêm|nâng) lên(?: thêm)?\s*$")
_TO = re.compile(r"\s*(?:\([^()]*\)|năm \d{4}|hồi \S+ \d{4}|[^,;.\d]{0,20})\s*(?:lên|xuống|đến)\s*(?:thành |mức |tới )?$")
_GOES_ON = re.compile(r"(?<!\w)(?:là|còn|lên|đạt|xuống|được|ở mức|nay|mức|chung|với)\s*$|\(\s*$")
_EACH_COMMUNE = re.compile(
    r"mỗi xã[^,;.\d]{0,40} bình quân(?: \w+)?\s*$|(?:bình quân|trung bình)(?: mỗi| một)? xã(?: \w+)?\s*$|mỗi xã (?:bình quân"
    r"|trung bình)(?: \w+)?\s*$"
)
_WHEN = re.compile(
    r"[\s,;(]*(?:(?:cùng kỳ|lúc|khi|hồi|thời điểm|đầu|cuối|giữa|năm|trước|ngoái|khởi động|bắt đầu|xuất phát|ban đầu|khởi "
    r"điểm|mới|chỉ|thì) ?)+\s*"
)
_GENERAL = re.compile(r"(?<!\w)(?:mặt bằng (?:chung|(?:toàn|cả|của) (?:tỉnh|huyện|nước))|mức (?:bình quân )?chung)(?!\w)")
MOST = 20


_UPWARD = re.compile(r"\s*(?:/ ?xã|mỗi xã)?\s*trở lên(?!\w)")


def decide_criterion(walk: Walk, spot: Spot) -> list[Candidate]:
    """A number of criteria; totals of criteria, bands and one commune's own number are no averages."""
    number = spot.number
    if spot.start in walk.consumed:
        return _refuse(walk, spot, "the criteria of a band")
    if set_beside_another(walk, spot):
        return _refuse(walk, spot, "a difference between two places")
    words = own_words(walk, spot)
    per_commune, end = _per_commune(walk, spot)
    averaged = per_commune or _AVERAGE.search(_since_criteria(walk, spot)) is not None or _GENERAL.search(words) is not None
    if not per_commune and any(p.place is not None and p.place.level == "commune" for p in shared_places(walk, spot)):
        return _refuse(walk, spot, "the criteria of a commune")
    last = walk.latest("criteria_per_commune", back=1)
    change = change_before(words)
    near = last is not None and last.sentence == walk.sentence_index
    goes_on = last is not None and (change is not None or (near and (_fractional(number.value) or _LEVEL.search(words) is not None)))
    # "21,4 tiêu chí/xã" is no total, whatever it is; the checks say that it cannot be.
    if (number.value > MOST and not (per_commune and number.value < 2 * MOST)) or (number.denominator is not None and not averaged):
        return _refuse(walk, spot, "a total of criteria")
    lacking = _LACKING.search(words) is not None and not per_commune
    bounded = not averaged and number.comparator in ("lt", "le") and not _fractional(number.value)
    if not (averaged or goes_on) or lacking or bounded:
        return _refuse(walk, spot, "criteria, but no average a commune")
    measure, start = _measure(words, last, number.value)
    unit = " ".join(walk.layout.view.nfc[spot.noun_start : end].split()) if spot.noun_start > 0 else "tiêu chí"
    head = last if measure != "average" else None
    made = make(walk, spot, "criteria_per_commune", measure, "criteria_per_commune", unit=unit, end=end, head=head)
    for one in made:
        if start >= 0:
            one.start = min(one.start, own_start(walk, spot) + start)
        one.status = own_status(walk, spot, one, last if near else None)
        if one.comparator == "eq" and _UPWARD.match(walk.layout.lower, end):
            one.comparator = "ge"
    return made


def _refuse(walk: Walk, spot: Spot, note: str) -> list[Candidate]:
    walk.refused[spot.start] = ("near_miss", note)
    return []


def _per_commune(walk: Walk, spot: Spot) -> tuple[bool, int]:
    """The unit says "a commune": "tiêu chí/xã", "tiêu chí mỗi xã"; and where it ends."""
    lower = walk.layout.lower
    noun = lower[spot.noun_start : spot.noun_end]
    after = re.compile(r"\s*/\s*1? ?xã|\s+(?:một|mỗi) xã").match(lower, spot.tail)
    if after is not None:
        return True, after.end()
    return "/" in noun or "mỗi xã" in noun, spot.tail


def _since_criteria(walk: Walk, spot: Spot) -> str:
    """The words of the clause after the last number of criteria before this one: whether they speak of an average."""
    start = spot.clause
    for other in walk.spots[: spot.index]:
        if "criterion" in other.nouns or other.start in walk.consumed:
            start = max(start, other.tail)
    return walk.text(max(start, spot.clause), spot.start)


def _fractional(value: Decimal) -> bool:
    """An average has a fraction; a number of criteria has none."""
    return value != value.to_integral_value()


def _measure(words: str, last: Candidate | None, value: Decimal) -> tuple[Measure, int]:
    """The average, or a change of the one before it: "nhích lên 1,1 tiêu chí" is too small to be the average itself."""
    grown = _GROWN.search(words)
    if grown is not None and last is not None and value * 3 < last.value:
        return "increase", grown.start()
    change = change_before(words)
    return change if change is not None else ("average", -1)


def decide_bare_criterion(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Số tiêu chí bình quân mỗi xã là 16,4": the noun stands before; "đến giờ là 11,6", "Cẩm Giàng (16,7)" after such a figure."""
    number = spot.number
    left = walk.text(spot.left, spot.start)
    of_all = number.denominator in (None, Decimal(19), Decimal(20))
    if number.value > MOST or not of_all or number.kind != "plain" or spot.start in walk.consumed:
        return []
    reach = 110 if _fractional(number.value) and row_place(walk, spot) is not None else 60
    said = re.search(rf"tiêu chí[^;.]{{0,{reach}}}$", left) if _AVERAGE.search(left) else None
    last = walk.made[-1] if walk.made and walk.made[-1].indicator == "criteria_per_commune" else None
    change = change_before(own_words(walk, spot)) if last is not None and last.sentence == walk.sentence_index else None
    alone = _fractional(number.value) and _EACH_COMMUNE.search(left) and _of_criteria(walk, spot)
    told = change is not None or bool(alone) or _goes_on(walk, spot, left) or _rises_to(walk, spot)
    if said is None and not (_fractional(number.value) and told):
        return []
    measure: Measure = change[0] if change is not None else "average"
    made = make(walk, spot, "criteria_per_commune", measure, "criteria_per_commune", unit="tiêu chí", head=last if said is None else None)
    for one in made:
        if change is not None:
            one.start = min(one.start, own_start(walk, spot) + change[1])
        one.status = own_status(walk, spot, one, last)
        if said is not None:
            one.start = min(one.start, spot.left + said.start())
    return made


def _of_criteria(walk: Walk, spot: Spot) -> bool:
    """Criteria are what the text has been telling: a figure of them, or their name in the sentence before."""
    if walk.latest("communes_criteria", "criteria_per_commune", back=3) is not None:
        return True
    return "tiêu chí" in walk.text(max(0, spot.sentence.start - 120), spot.start)


def _goes_on(walk: Walk, spot: Spot, left: str) -> bool:
    """A fraction right after an average, said of another place or time; "mặt bằng chung" may stand a few sentences further."""
    last = walk.latest("criteria_per_commune", back=3)
    if last is None or last.section in ("title", "related"):
        return False
    if _GENERAL.search(left) or re.search(r"(?<!\w)bình quân(?: đạt| là| chỉ| mới| được| ước)*\s*$", left):
        return True
    if walk.made[-1] is not last or walk.sentence_index - last.sentence > 1:
        return False
    if _GOES_ON.search(left) is not None or walk.layout.places_in(spot.left, spot.start):
        return True
    return last.sentence == walk.sentence_index and _WHEN.fullmatch(between(walk, own_start(walk, spot), spot.start)) is not None


def _rises_to(walk: Walk, spot: Spot) -> bool:
    """ "bình quân mỗi xã tăng từ 11,2 lên 16,4 tiêu chí": the noun follows the second number."""
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if following is None or "criterion" not in following.nouns or not _AVERAGE.search(walk.text(spot.clause, spot.start)):
        return False
    return _TO.fullmatch(walk.text(spot.number.tail, following.start)) is not None
