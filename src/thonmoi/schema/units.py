"""Money in the unit that a model asks for. Amounts of a record are in VND; the words give the factor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from thonmoi.records import Figure


@dataclass(frozen=True, slots=True)
class Unit:
    """Marks a type with a unit: `Annotated[Decimal, Unit("tỷ đồng")]`."""

    name: str


Ty = Annotated[Decimal, Unit("tỷ đồng")]
"""Billions of VND."""
Trieu = Annotated[Decimal, Unit("triệu đồng")]
"""Millions of VND."""
Dong = Annotated[Decimal, Unit("đồng")]
"""VND."""

_SCALES: Final = {
    "nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3, "đồng": 1, "vnd": 1,
    "đ": 1,
}  # fmt: skip
_PER: Final = {
    "người": "person", "khẩu": "person", "hộ": "household", "năm": "year", "tháng": "month", "lao động": "worker", "xã": "commune",
    "person": "person", "household": "household", "year": "year", "month": "month", "worker": "worker", "commune": "commune",
}  # fmt: skip


class UnitError(ValueError):
    """A unit that is none, or that a figure cannot be told in."""


def parse(name: str) -> tuple[int, frozenset[str]]:
    """The factor in VND and what it is for each of: "triệu đồng/người/năm" → 1000000, {person, year}."""
    head, *per = [part.strip() for part in name.lower().split("/")]
    head = re.sub(r"\s*(?:đồng|vnđ|vnd)$", "", head) or "đồng"
    if head not in _SCALES or any(p not in _PER for p in per):
        raise UnitError(f"{name!r} is no unit of money; say tỷ đồng, triệu đồng, đồng, with /người or /năm where it is for each")
    return _SCALES[head], frozenset(_PER[p] for p in per)


def converted(figure: Figure, value: Decimal, name: str) -> Decimal:
    """A value of a figure in another unit of money; a month's and a year's are told in each other. Raises UnitError."""
    if name.strip() == figure.unit or (name.strip() == "%" and figure.unit.startswith("%")):
        return _tidy(value)
    scale, per = parse(name)
    if figure.amount is None or not (figure.amount_unit or "").startswith("VND"):
        raise UnitError(f"{figure.value} {figure.unit} is no money and cannot be told in {name}")
    have = frozenset((figure.amount_unit or "").split("/")[1:])
    amount = value * (figure.amount / figure.value) if figure.value else Decimal(0)
    if per and have - per == {"month"} and per - have == {"year"}:
        amount *= 12
    elif per and have - per == {"year"} and per - have == {"month"}:
        amount /= 12
    elif per and per != have:
        raise UnitError(f"{figure.value} {figure.unit} cannot be told in {name}")
    return _tidy(amount / scale)


def _tidy(value: Decimal) -> Decimal:
    """1200 for 1200.0, and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
