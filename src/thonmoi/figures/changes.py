"""Changes: "tăng 12% so với năm 2020", "cao hơn năm trước 1,4 tiêu chí", "gấp 1,8 lần"."""

from __future__ import annotations

import re
from typing import Literal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make

Change = Literal["increase", "decrease"]

_HOW = (
    r"(?: (?:thêm|tiếp|được|bình quân/năm|bình quân|mỗi năm|trung bình|h[ằà]ng năm|nhanh|sâu|mạnh|nhẹ|tới|đến|khoảng|gần|hơn|trên"
    r"|chừng))*"
)
_THAN = r"(?: (?:so với )?(?:năm (?:ngoái|trước|liền trước|\d{4})|cùng kỳ|đầu năm|đầu nhiệm kỳ)[^,;.\d()]{0,30})"
_CHANGE = re.compile(
    rf"(?<!\w)(?:(?P<up>tăng|nhích|thêm|vượt)|(?P<down>giảm|bớt|hạ|tụt|hụt)){_HOW}{_THAN}?{_HOW}\s*:?\s*$"
    rf"|(?<!\w)(?:(?P<more>(?:cao |nhiều |nhỉnh |lớn )?hơn|trội hơn)|(?P<less>(?:thấp|ít|kém|nhỏ) hơn)){_THAN}{_HOW}\s*$"
)
_TIMES = re.compile(
    r"(?<!\w)(?:cao gấp|nhiều gấp|tăng gấp|gấp|tăng|bằng|thêm)(?: (?:hơn|gần|khoảng|tới|trên|đến|thêm|lên|ít nhất|tối thiểu|được"
    r"|từ))*\s*$"
)
_FROM = re.compile(r"(?<!\w)từ\s*$")
_AGAINST = re.compile(r"[\s\-–+•*]*(?:nếu )?so (?:với|cùng) [^,;.\d]{2,60},")
_WIDER = re.compile(r"(?<!\w)(?:toàn vùng|cả nước|toàn quốc|toàn tỉnh|mặt bằng|bình quân chung|mức chung|các (?:xã|huyện|tỉnh))(?!\w)")
_MORE_OR_LESS = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|kém|nhỉnh) hơn (?:khoảng |chừng |gần |tới |đến |những )*$")
_MORE = re.compile(r"(?<!\w)(?:(?:cao|thấp|nhiều|ít|kém) hơn|vượt|hụt)\s*$")
_THAN_ELSEWHERE = re.compile(
    r"[^,;.]{0,16} so với (?:mức )?(?:nghị quyết|kế hoạch|chỉ tiêu|mục tiêu|bình quân|trung bình|mặt bằng|mức chung|cả nước|toàn)"
)
# "gấp 10 lần nhóm 1": beside others, no growth.
_TIMES_ANOTHER = re.compile(r" (?:so với )?(?:nhóm|xã|huyện|tỉnh|vùng|miền|khu vực|mức|bình quân|trung bình|cả nước|toàn|nơi)(?!\w)")
_MUST = re.compile(r"(?<!\w)(?:phải|cần|phấn đấu|sẽ|mục tiêu|chỉ tiêu|dự kiến)(?!\w)")
_ALSO_TIMES = re.compile(r"[^,;.\d]{0,30}(?:\d{4})?\s*(?:,|và|,? gấp)\s*(?:gấp )?")
# "cao hơn bình quân cả nước 3,1 triệu đồng", "thấp hơn mức chung của tỉnh (2,9%) tới 1%": beside another place, no change in time.
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|kém|nhỉnh|hơn)(?: hơn)?(?: so với)? (?:(?:mức )?bình quân|(?:mức|mặt bằng) chung"
    r"|trung bình|các (?:xã|huyện|tỉnh|vùng)|nhóm xã"
    r"|cả nước|toàn (?:tỉnh|quốc)|khu vực)[^,;.()]{0,60}(?:\([^()]*\))?\s*(?:tới|đến|là)?\s*$"
)
_MUST = re.compile(r"(?<!\w)(?:phải|cần|phấn đấu|sẽ|mục tiêu|chỉ tiêu|dự kiến)(?!\w)")
_ALSO_TIMES = re.compile(r"[^,;.\d]{0,30}(?:\d{4})?\s*(?:,|và|,? gấp)\s*(?:gấp )?")
_INCOME_WORDS = re.compile(r"(?<!\w)thu nhập(?! (?:khác|doanh nghiệp|chịu thuế))")


def begin_of(spot: Spot) -> int:
    """Where a number begins with its comparator: of "giảm ít nhất 1,5%" the start of "ít nhất"."""
    span = spot.number.comparator_span
    return span[0] if span and spot.left <= span[0] < spot.start else spot.start


def own_start(walk: Walk, spot: Spot) -> int:
    """Where the words of a number begin: after the number before it with its noun or unit."""
    return min(max(spot.left, walk.spots[spot.index - 1].tail), spot.start) if spot.index > 0 else spot.left


def own_words(walk: Walk, spot: Spot) -> str:
    """The words between the number before, with its noun, and this one with its comparator; in "từ 5% trở lên" without "từ"."""
    words = walk.text(own_start(walk, spot), begin_of(spot))
    open_ended = spot.number.value_max is not None or spot.number.comparator == "ge"
    return _FROM.sub("", words) if open_ended else words


def change_before(words: str) -> tuple[Change, int] | None:
    """The change that words right before a number tell, and where in them it is said: "cao hơn năm trước" → increase."""
    found = _CHANGE.search(words)
    if found is None:
        return None
    return ("increase" if found["up"] or found["more"] else "decrease"), found.start()


def change_of(walk: Walk, spot: Spot) -> tuple[Change, int] | None:
    """The change that a number tells, and where in the text it is said."""
    change = change_before(own_words(walk, spot))
    return None if change is None else (change[0], own_start(walk, spot) + change[1])


def set_beside_another(walk: Walk, spot: Spot) -> bool:
    """The number says how far one place is from another, which is no figure: "cao hơn mức chung của tỉnh (54,8 triệu đồng) 12,7 triệu"."""
    if _MORE.search(walk.text(own_start(walk, spot), spot.start)) and _THAN_ELSEWHERE.match(walk.layout.lower, spot.number.tail):
        return True
    lower = walk.layout.lower
    set_against = _AGAINST.match(lower, spot.sentence.start, spot.start)
    if set_against is not None and _MORE_OR_LESS.search(lower, spot.left, begin_of(spot)):
        end = lower.find(",", spot.sentence.start, spot.start)
        if walk.layout.places_in(spot.sentence.start, end) or _WIDER.search(lower, spot.sentence.start, end):
            return True  # "So với toàn vùng, thu nhập ấy còn thấp hơn chừng 4 triệu đồng"
    return _ELSEWHERE.search(walk.layout.lower, max(spot.clause, spot.start - 140), begin_of(spot)) is not None


def percent_change(walk: Walk, spot: Spot, head: Candidate, change: tuple[Change, int]) -> list[Candidate]:
    """ "tăng 12% so với năm 2020" beside a figure: a change of that figure, in percent."""
    made = make(walk, spot, head.indicator, change[0], "change.percent", unit="%", head=head, place_from_head=True)
    for one in made:
        one.noun, one.stars, one.subset = head.noun, head.stars, head.subset
        one.start = min(one.start, change[1])
        take_time(one, head)
    return made


def take_time(one: Candidate, head: Candidate) -> None:
    """A number without a date of its own has that of the figure it belongs to."""
    if one.origins.get("period") != "stated" and head.period is not None:
        one.period = head.period
        one.origins["period"] = "carried"


def decide_times(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "gấp 1,4 lần", "tăng 1,5 lần": an increase of the figure before it, or of the income that is being told."""
    words = own_words(walk, spot)
    said = _TIMES.search(words)
    previous = walk.spots[spot.index - 1] if spot.index else None
    told = previous is not None and previous.number.kind == "times" and previous.start not in walk.refused
    goes_on = told and _ALSO_TIMES.fullmatch(words) is not None
    if (said is None and not goes_on) or _TIMES_ANOTHER.match(walk.layout.lower, spot.tail):
        walk.refused[spot.start] = ("not_in_catalogue", "a multiple of something else")
        return []
    same = walk.in_sentence()
    head = same[-1] if same else walk.latest("income_per_capita", "communes", "ocop_products", "funds", back=0)
    since = head.end if head is not None and head.sentence == walk.sentence_index else spot.sentence.start
    if _INCOME_WORDS.search(walk.layout.lower, since, spot.start) and (head is None or head.indicator != "income_per_capita"):
        head = None
        indicator = "income_per_capita"
    elif head is not None:
        indicator = head.indicator
    else:
        walk.refused[spot.start] = ("not_in_catalogue", "a multiple of something else")
        return []
    made = make(walk, spot, indicator, "increase", "times", unit="lần", head=head, place_from_head=head is not None)
    for one in made:
        if head is not None:
            one.noun, one.stars, one.subset, one.status = head.noun, head.stars, head.subset, head.status
            take_time(one, head)
        elif _MUST.search(words):
            one.status = "target"
        elif same and one.origins.get("status") != "stated":
            one.status = same[-1].status
        one.start = min(one.start, own_start(walk, spot) + said.start()) if said else one.start
    return made
