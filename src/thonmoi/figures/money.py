"""The decision about an amount of money: a price, income per head, or funds of the programmes."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.funds import decide_funds
from thonmoi.figures.income import decide_income, speaks_of_income
from thonmoi.figures.reader import Spot, Walk

_PRICE = re.compile(r"\s?/\s?(?:kg|tấn|tạ|lít|chai|hộp|gói|cây|con|m2|sào|ha|ngày|suất|lượt|vé|sản phẩm|tấm|lượng|hũ|hộ(?!\s?/))")

_MISPRINT = re.compile(r"\d, $")


def decide_money(walk: Walk, spot: Spot) -> list[Candidate]:
    """Income where income is what the amount's words speak of (or the unit is per head), else funds of the programme."""
    lower = walk.layout.lower
    unit = walk.text(*(spot.number.unit_span or (0, 0)))
    if "usd" in unit or _PRICE.search(unit) or _PRICE.match(lower, spot.tail) or unit == "đồng":
        walk.refused[spot.start] = ("price", "a price")
        return []
    if _MISPRINT.search(lower, max(0, spot.start - 4), spot.start):
        walk.refused[spot.start] = ("not_in_catalogue", "a decimal torn apart by a space")
        return []
    if speaks_of_income(walk, spot):
        return decide_income(walk, spot, _plain(walk, spot))
    return decide_funds(walk, spot, _plain(walk, spot))


def _plain(walk: Walk, spot: Spot) -> str:
    """The unit as written, without "rưỡi" and with no space around its strokes."""
    span = spot.number.unit_span
    text = "" if span is None else walk.layout.view.nfc[span[0] : span[1]]
    return re.sub(r"\s*/\s*", "/", " ".join(text.replace(" rưỡi", "").split()))
