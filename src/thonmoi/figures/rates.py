"""The decision about a percentage: poverty and funds have their own modules; increases in percent, shares of products and of counts."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import change_of, percent_change, set_beside_another
from thonmoi.figures.funds import decide_bare_funds
from thonmoi.figures.income import decide_bare_income
from thonmoi.figures.own import own_standard
from thonmoi.figures.poverty import decide_bare_poverty, decide_poverty, speaks_of_poverty
from thonmoi.figures.product_shares import decide_ocop_share
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.shares import decide_bare_share, decide_fund_share
from thonmoi.figures.unit_shares import decide_share

_FOLLOW = re.compile(
    r"\s(?:tổng|số|xã|so|trong|năm|vào|và|theo|thì|cuối|đầu|kế hoạch|vốn|là|của|tương|với|đến|hiện|xuống|lên|mỗi|hộ nghèo|nhưng|đã|cao"
    r"|thấp|bình quân|tỷ|tỉ|trở|còn|tăng|giảm|toàn|ở|tại|từ|trên|được|đạt|\()"
)
_LETTER = re.compile(r"\s[^\W\d_]")
_OTHER = re.compile(
    r"\s(?:số |tổng số |các )*(?:hộ(?! nghèo)|dân|người|lao động|đường|cơ sở vật chất|trường|trạm|rác|diện tích|km|học sinh|chủ thể"
    r"|doanh|đảng viên|tuyến|gia đình|thành viên|hội viên|nhà|vốn đầu|cán bộ|kế hoạch|mục tiêu|chỉ tiêu)(?!\w)"
)
_ENDS = re.compile(r"\s?(?:so với|so|$|[,.;)])")


def decide_percent(walk: Walk, spot: Spot) -> list[Candidate]:
    """A percentage, by the topic nearest to it."""
    if spot.number.kind == "points" and set_beside_another(walk, spot):
        return _refuse(walk, spot, "a difference between two places")
    topic = speaks_of_poverty(walk, spot)
    if topic == "poverty":
        return decide_poverty(walk, spot)
    if topic == "near_poverty":
        return _refuse(walk, spot, "near-poor or leaving poverty", "near_miss")
    before = walk.in_sentence()
    head = before[-1] if before else None
    change = change_of(walk, spot)
    units = set(spot.nouns) & {"commune", "village", "district", "province"}
    if head is not None and head.indicator == "income_per_capita" and units and own_standard(walk, spot) is not None:
        return decide_share(walk, spot)  # "thu nhập tăng 1,7 lần; 85% số xã đạt chuẩn"
    if head is not None and head.indicator == "income_per_capita":
        return percent_change(walk, spot, head, change) if change else _refuse(walk, spot, "a percentage beside an income")
    products = decide_ocop_share(walk, spot) if not change else None
    if products is not None:
        return products
    if _of_something_else(walk, spot):
        return _refuse(walk, spot, "a percentage of something else")
    funds = decide_fund_share(walk, spot)
    if funds is not None:
        return funds
    if head is not None and head.indicator == "funds":
        return _refuse(walk, spot, "a percentage of something else")
    counted = head is not None and head.measure in ("total", "increase", "share", "amount")
    if change and head is not None and counted and not spot.nouns and _ENDS.match(walk.layout.lower, spot.tail):
        return percent_change(walk, spot, head, change)
    rated = head is not None and head.indicator in ("poverty_rate", "criteria_per_commune", "awards")
    if rated and not spot.nouns and not walk.layout.cues.first(spot.left, spot.start, "standard"):
        return _refuse(walk, spot, "a percentage of something else")
    return decide_share(walk, spot)


def decide_bare_rate(walk: Walk, spot: Spot) -> list[Candidate]:
    """A number without unit that goes on from an income, a rate of poverty or an amount of funds."""
    return (
        decide_bare_income(walk, spot) or decide_bare_poverty(walk, spot) or decide_bare_share(walk, spot) or decide_bare_funds(walk, spot)
    )


def _refuse(walk: Walk, spot: Spot, note: str, reason: str = "not_in_catalogue") -> list[Candidate]:
    walk.refused[spot.start] = (reason, note)
    return []


def _of_something_else(walk: Walk, spot: Spot) -> bool:
    """What follows the percentage is nothing that is counted here: "85% dân số", "98% đường thôn"."""
    lower = walk.layout.lower
    worded = not spot.nouns and _LETTER.match(lower, spot.tail) and not _FOLLOW.match(lower, spot.tail)
    if worded and not walk.layout.cues.starting_at(spot.tail + 1, "standard"):
        return True
    return _OTHER.match(lower, spot.tail) is not None
