"""The decision about a percentage: poverty and funds have their own modules; increases in percent, shares of products and of counts."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import change_before, own_words, percent_change
from thonmoi.figures.counts import decide_share
from thonmoi.figures.poverty import decide_poverty, speaks_of_poverty
from thonmoi.figures.products import star_of, subset_of, walk_has_ocop
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.shares import decide_fund_share
from thonmoi.figures.slots import make
from thonmoi.figures.units import blocked

_FOLLOW = re.compile(r"\s(?:tổng|số|xã|so|trong|năm|vào|và|theo|thì|cuối|đầu|kế hoạch|vốn|là|của|tương|với|đến|hiện|xuống|lên|mỗi|hộ nghèo|nhưng|đã|cao|thấp|bình quân|tỷ|tỉ|trở|còn|tăng|giảm|toàn|ở|tại|từ|trên|được|đạt|\()")
_LETTER = re.compile(r"\s[^\W\d_]")
_OTHER = re.compile(
    r"\s(?:số |tổng số |các )*(?:hộ(?! nghèo)|dân|người|lao động|đường|cơ sở vật chất|trường|trạm|rác|diện tích|km|học sinh|chủ thể|doanh|đảng viên|tuyến|gia đình|thành viên|hội viên|nhà|vốn đầu|cán bộ|kế hoạch|mục tiêu|chỉ tiêu)(?!\w)"
)
_ENDS = re.compile(r"\s?(?:so với|so|$|[,.;)])")


def decide_percent(walk: Walk, spot: Spot) -> list[Candidate]:
    """A percentage, by the topic nearest to it."""
    topic = speaks_of_poverty(walk, spot)
    if topic == "poverty":
        return decide_poverty(walk, spot)
    if topic == "near_poverty":
        return _refuse(walk, spot, "near-poor or leaving poverty", "near_miss")
    before = walk.in_sentence()
    head = before[-1] if before else None
    change = change_before(own_words(walk, spot))
    if head is not None and head.indicator == "income_per_capita":
        return percent_change(walk, spot, head, change) if change else _refuse(walk, spot, "a percentage beside an income")
    if _of_something_else(walk, spot):
        return _refuse(walk, spot, "a percentage of something else")
    funds = decide_fund_share(walk, spot)
    if funds is not None:
        return funds
    if head is not None and head.indicator == "funds":
        return _refuse(walk, spot, "a percentage of something else")
    if change and head is not None and not spot.nouns and _ENDS.match(walk.layout.lower, spot.tail) and head.measure in ("total", "increase", "share", "amount"):
        return percent_change(walk, spot, head, change)
    products = _product_share(walk, spot, head)
    return decide_share(walk, spot) if products is None else products


def _refuse(walk: Walk, spot: Spot, note: str, reason: str = "not_in_catalogue") -> list[Candidate]:
    walk.refused[spot.start] = (reason, note)
    return []


def _of_something_else(walk: Walk, spot: Spot) -> bool:
    """What follows the percentage is nothing that is counted here: "85% dân số", "98% đường thôn"."""
    lower = walk.layout.lower
    if not spot.nouns and _LETTER.match(lower, spot.tail) and not _FOLLOW.match(lower, spot.tail) and not walk.layout.cues.starting_at(spot.tail + 1, "standard"):
        return True
    return _OTHER.match(lower, spot.tail) is not None


def _product_share(walk: Walk, spot: Spot, head: Candidate | None) -> list[Candidate] | None:
    """A share of OCOP products: of a star, of a group, or of the count before it. None where it is about something else."""
    lower = walk.layout.lower
    if not walk_has_ocop(walk, spot):
        return None
    product = head if head is not None and head.indicator in ("ocop_products", "ocop_entities") else None
    left = lower[spot.left : spot.start]
    star, end = star_of(walk, spot)
    subset = subset_of(walk, spot)
    tight = re.search(r"(?:chiếm|\(|tương đương|bằng|tỷ lệ|tỉ lệ|đạt|tức|ứng với)\s*(?:gần |hơn |trên |khoảng |tới |tỷ lệ |tỉ lệ )?(?:tỷ lệ |tỉ lệ )?$", left) is not None
    if blocked(walk, spot, ("besides", "negative"), before_comma=False):
        walk.refused[spot.start] = ("near_miss", "what products or their makers have or do besides")
        return []
    if product is None:
        if not (("product" in spot.nouns or subset or star) and (star or subset)):
            recent = walk.latest("ocop_products", back=1)
            if not (recent is not None and subset and tight):
                return None
            product = recent
        else:
            product = walk.latest("ocop_products", back=3)
    elif not tight and not subset and not star:
        return None
    indicator = product.indicator if product is not None else "ocop_products"
    made = make(walk, spot, indicator, "share", "ocop.share", unit="%", end=end, head=product, place_from_head=product is not None)
    for one in made:
        one.noun = "product"
        one.subset = subset or (product.subset if product is not None and tight and not star else None)
        if star is not None and not star.origin:
            one.stars = star.stars
        elif product is not None and (tight or subset):
            one.stars = product.stars
        if product is not None:
            one.period, one.status = one.period or product.period, product.status
    return made
