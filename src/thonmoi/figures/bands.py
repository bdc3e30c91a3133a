"""How many criteria the communes of a number have reached: "5 xã dưới 10 tiêu chí", "nhóm 15-18 tiêu chí có 14 xã"."""

from __future__ import annotations

import re

from thonmoi.figures.linking import LABEL, WHOSE, between, number_start
from thonmoi.figures.names import beyond_row
from thonmoi.figures.own import own_standard
from thonmoi.figures.reader import Spot, Walk

MOST = 20
_TIGHT = re.compile(r"[^,;:.()]{0,40}")
_BAND_LEFT = re.compile(
    r'[\s:",()]*(?:(?:trở lên|trở xuống|có|còn|là|hiện|nay|bây giờ|đạt|thì|gồm|chiếm|chỉ|mới|đã|được|bớt|giảm|tăng|ở|với'
    r"|khoảng|gần|hơn|trên"
    r"|thêm|đông nhất|ít nhất|cao nhất|thấp nhất|nhiều hơn cả|đông|tới|đến|từ|rút|hạ|xuống|lên|có tới|toàn tỉnh|của tỉnh"
    r"|của huyện|cả tỉnh|cả "
    r'nước|trên địa bàn|tỉnh|nhất|nhiều nhất|vẫn|sót) ?)*[\s:",()]*'
)

_SHARE_OPENS = re.compile(r"\s*\((?:chiếm |tỷ lệ |bằng |tương đương |khoảng |gần |hơn )*")
_MEAN = re.compile(r"(?<!\w)(?:trung bình|bình quân)(?: chung)?,? (?:mỗi |cứ |là )?$")
_NOT_YET = re.compile(r"(?<!\w)chưa (?:được|đạt|nổi|chạm|đủ|có|tới|đến)(?: được| tới| đến| mức| mốc)?\s*$")
_THIS_LEFT = re.compile(r"(?<!\w)(?:nhóm|mức|diện) (?:này|ấy|đó)(?: (?:có|còn|là|đông|tới|đến|chỉ|vẫn|hiện|mới|khoảng|gần|hơn))*\s*$")
_THIS_RIGHT = re.compile(r" (?:nằm |đang |còn |vẫn )*(?:ở|trong|thuộc) (?:nhóm|mức|diện) (?:này|ấy|đó)(?!\w)")
_ATTRIBUTES = re.compile(
    r"(?: (?:vùng cao|vùng sâu|vùng xa|biên giới|miền núi|bãi ngang|nghèo|khó khăn|đặc biệt khó khăn|còn lại|gồm|là|:))+(?= )"
)
_WHILE_THEN = re.compile(r"[^,;.\d]{0,20}, (?:trong khi|còn|nhưng|mà) (?:hồi |cuối |đầu )?năm (?:20\d\d|trước|ngoái)[^,;.\d]{0,20}")
_AND = re.compile(r"(?:,| và| hoặc| hay)\s+")
_TO_BAND = re.compile(r"\s*(?:(?:xã|mới|chỉ|đã|đang|còn|vẫn|đạt|được|có|ở|thuộc|nằm|trong|nhóm|tốp|mức|diện|nấc|ngưỡng|khoảng|từ) ?)*\s*")
_COUNTED = re.compile(
    r"(?<!\w)(?:số|tỷ lệ|tỉ lệ|nhóm|các)?\s*(?:xã|nhóm|tốp|bậc|nấc|khối)(?: (?:đầu|cuối|giữa|khá|dẫn đầu|trên cùng|kế tiếp"
    r"|đông nhất))?(?: là)?(?: (?:chỉ |mới )?đạt)?(?: từ)?\s*$"
)


def band_of(walk: Walk, spot: Spot) -> tuple[int | None, int | None, int] | None:
    """How many criteria the communes of a number have: after it ("5 xã dưới 10 tiêu chí") or before ("nhóm 15-18 tiêu chí có 14 xã")."""
    lower = walk.layout.lower
    following, begin = _beyond_share(walk, spot)
    both = _two_together(walk, following) if following is not None else None
    if both is not None and following is not None and _TIGHT.fullmatch(lower, begin, number_start(following)):
        walk.consumed.update((following.start, both.start))
        return int(following.number.value), int(both.number.value), both.tail
    if spot.number.words and spot.number.value == 1 and _MEAN.search(lower, spot.clause, spot.start):
        return None  # "Trung bình một xã đạt 12,6 tiêu chí"
    if (
        following is not None
        and ("criterion" in following.nouns or _goes_on_in_bands(walk, following))
        and following.number.value == following.number.value.to_integral_value()
        and _TIGHT.fullmatch(lower, _beyond_names(walk, spot, begin, following), number_start(following))
        and not lower.endswith(("theo bộ ", "của bộ ", "theo bộ tiêu chí "), begin, number_start(following))
    ):
        if following.number.value > MOST:
            return None  # "80 xã đạt 1.248 tiêu chí": a total of criteria
        if _one_of_them(walk, _beyond_names(walk, spot, begin, following), number_start(following)):
            return None
        walk.consumed.add(following.start)
        beyond = walk.spots[following.index + 1] if following.index + 1 < len(walk.spots) else None
        if beyond is not None and "criterion" in beyond.nouns and walk.text(following.tail, beyond.start).strip() in ("đến", "tới"):
            walk.consumed.add(beyond.start)  # "từ 10 tiêu chí đến 14 tiêu chí"
            return int(following.number.value), int(beyond.number.value), beyond.tail
        return (*band_value(lower, following), following.tail)
    this = _this_group(walk, spot)
    if this is not None:
        return (*this, spot.tail)
    previous = band_told_before(walk, spot)
    if previous is not None and own_standard(walk, spot) is None:
        return (*band_value(lower, previous), spot.tail)
    return None


def _beyond_names(walk: Walk, spot: Spot, begin: int, following: Spot) -> int:
    """ "4 xã vùng cao Tân Nam, Nà Khương … mới đạt 10 tiêu chí": where the words go on behind what the communes are and are called."""
    said = _ATTRIBUTES.match(walk.layout.lower, begin, following.start)
    beyond = beyond_row(walk.layout, said.end(), following.start, int(spot.number.value)) if said is not None else begin
    if said is not None and beyond > said.end():
        return beyond
    return beyond_row(walk.layout, begin, following.start, int(spot.number.value))


def _one_of_them(walk: Walk, begin: int, end: int) -> bool:
    """ "Bốn xã chưa về đích thì Xuân Trạch được 16 tiêu chí": the criteria are those of one that is named."""
    named = [p for p in walk.layout.places_in(begin, end) if p.place is not None and p.place.level == "commune"]
    return len(named) == 1 and " thì " in walk.text(begin, named[0].start + 1)


def _this_group(walk: Walk, spot: Spot) -> tuple[int | None, int | None] | None:
    """ "Không còn xã dưới 5 tiêu chí; năm 2010, nhóm này có tới 812 xã", "28 xã nằm ở nhóm này": the criteria told just before."""
    lower = walk.layout.lower
    none = walk.in_sentence()[-1] if walk.in_sentence() else None
    if none is not None and none.reading == "none" and none.band is not None and _WHILE_THEN.fullmatch(lower, none.end, number_start(spot)):
        return none.band  # "Không còn xã nào dưới 10 tiêu chí, trong khi năm 2016 có tới 5 xã"
    if not (_THIS_LEFT.search(lower, spot.left, spot.start) or _THIS_RIGHT.match(lower, spot.tail)):
        return None
    last = next((c for c in reversed(walk.made) if c.indicator == "communes_criteria"), None)
    if last is None or last.band is None or walk.sentence_index - last.sentence > 1:
        return None
    return last.band


def _two_together(walk: Walk, spot: Spot) -> Spot | None:
    """ "29 xã được 8 và 9 tiêu chí", "14, 15 tiêu chí", "6 hoặc 7 tiêu chí": the second of two neighbours that share their noun."""
    second = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if second is None or spot.nouns or "criterion" not in second.nouns or second.number.value != spot.number.value + 1:
        return None
    return second if _AND.fullmatch(walk.layout.lower, spot.tail, second.start) else None


def _beyond_share(walk: Walk, spot: Spot) -> tuple[Spot | None, int]:
    """The number after this one and where the words between begin; past a share in brackets: "1.265 xã (14,2%) đạt 15 - 18 tiêu chí"."""
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if following is not None and following.nouns and WHOSE.fullmatch(walk.layout.lower, spot.tail, number_start(following)):
        owner = walk.spots[following.index + 1] if following.index + 1 < len(walk.spots) else None
        return owner, following.tail  # "113 xã của 16 tỉnh chưa được 5 tiêu chí"
    if following is None or following.number.kind != "percent" or not _SHARE_OPENS.fullmatch(walk.text(spot.tail, number_start(following))):
        return following, spot.tail
    if not walk.layout.lower.startswith(")", following.tail):
        return following, spot.tail
    beyond = walk.spots[following.index + 1] if following.index + 1 < len(walk.spots) else None
    return beyond, following.tail + 1


def band_told_before(walk: Walk, spot: Spot) -> Spot | None:
    """The criteria that stand before a number of communes: "nhóm 15-18 tiêu chí có 14 xã", "số xã dưới 10 tiêu chí giảm còn 20%"."""
    previous = walk.spots[spot.index - 1] if spot.index > 0 else None
    if previous is None or not previous.left_is_free(walk):
        return None
    if "criterion" not in previous.nouns and not _goes_on_in_bands(walk, previous):
        return None
    lower, begin = walk.layout.lower, number_start(spot)
    if _BAND_LEFT.fullmatch(lower, previous.tail, begin):
        return previous
    counted = _COUNTED.search(lower, previous.clause, number_start(previous)) is not None
    return previous if counted and LABEL.fullmatch(between(walk, previous.tail, begin)) else None


def _goes_on_in_bands(walk: Walk, spot: Spot) -> bool:
    """ "58 xã ở nấc 10 - 14" after "22 xã ở nấc 15 - 18 tiêu chí": a range or a bound without noun where bands are being told."""
    number = spot.number
    if spot.nouns or number.kind != "plain" or number.denominator is not None or number.words or not number.whole:
        return False
    ranges = number.value_max is not None and number.value_max <= MOST
    if not ranges and (number.comparator not in ("lt", "le", "ge", "gt") or number.value > MOST):
        return False
    return _told_bands(walk)


def _told_bands(walk: Walk) -> bool:
    last = walk.made[-1] if walk.made else None
    return last is not None and last.indicator == "communes_criteria" and walk.sentence_index - last.sentence <= 1


def band_of_bare(walk: Walk, spot: Spot) -> tuple[int | None, int | None, int] | None:
    """ "12 xã đạt 15 - 18 tiêu chí, 17 ở nhóm 10 đến 14, 3 dưới 10": the band behind a number without noun, where bands are being told."""
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if following is None or spot.nouns or not _told_bands(walk) or spot.number.denominator is not None:
        return None
    beyond = walk.spots[following.index + 1] if following.index + 1 < len(walk.spots) else None
    if beyond is not None and not _up_to(walk, following, beyond):
        beyond = None
    if beyond is None and not ("criterion" in following.nouns or _goes_on_in_bands(walk, following)):
        return None
    if not following.number.whole or following.number.value > MOST or spot.number.value_max is not None:
        return None
    if _TO_BAND.fullmatch(walk.layout.lower, spot.tail, number_start(following)) is None:
        return None
    walk.consumed.add(following.start)
    if beyond is not None:
        walk.consumed.add(beyond.start)  # "nhóm 10 đến 14"
        return int(following.number.value), int(beyond.number.value), beyond.tail
    return (*band_value(walk.layout.lower, following), following.tail)


def _up_to(walk: Walk, low: Spot, high: Spot) -> bool:
    if set(high.nouns) - {"criterion"} or not high.number.whole or not low.number.value < high.number.value <= MOST:
        return False
    return walk.text(low.tail, high.start).strip() in ("đến", "tới")


def band_value(lower: str, spot: Spot) -> tuple[int | None, int | None]:
    """The criteria of a band as lowest and highest."""
    number = spot.number
    value = int(number.value)
    if number.value_max is not None:
        return value, int(number.value_max)
    after = lower[spot.tail : spot.tail + 10]
    if number.comparator == "lt" or _NOT_YET.search(lower, max(0, spot.start - 24), spot.start):
        return None, value - 1
    if number.comparator == "le" or "trở xuống" in after:
        return None, value
    if number.comparator == "gt":
        return value + 1, None
    if number.comparator == "ge" or "trở lên" in after:
        return value, None
    return value, value
