"""How findings speak of numbers, units, periods and places, in Vietnamese and in English."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from thonmoi.records import Figure, Period

_VI_SIGN = {"eq": "", "ge": "ít nhất ", "gt": "hơn ", "le": "không quá ", "lt": "dưới ", "approx": "khoảng "}
_EN_SIGN = {"eq": "", "ge": "at least ", "gt": "more than ", "le": "at most ", "lt": "under ", "approx": "about "}
_EN_UNIT = {
    "commune": ("commune", "communes"), "village": ("village", "villages"), "district": ("district", "districts"),
    "province": ("province", "provinces"), "product": ("product", "products"), "entity": ("OCOP entity", "OCOP entities"),
    "honour": ("award", "awards"), "criterion/commune": ("criteria per commune", "criteria per commune"),
    "product/commune": ("products per commune", "products per commune"), "percentage_point": ("percentage points", "percentage points"),
    "times": ("times", "times"),
}  # fmt: skip
_EN_MONEY = [
    (r"(?:nghìn|ngàn) t[ỷỉ]", "trillion"), (r"t[ỷỉ]", "billion"), (r"triệu", "million"), (r"nghìn|ngàn", "thousand"),
]  # fmt: skip
_EN_PER = {"người": "person", "khẩu": "person", "nhân khẩu": "person", "hộ": "household", "năm": "year", "tháng": "month", "xã": "commune"}
_WHAT = {
    "communes_ntm": ("xã đạt chuẩn NTM", "NTM communes"), "communes_ntm_advanced": ("xã NTM nâng cao", "advanced NTM communes"),
    "communes_ntm_model": ("xã NTM kiểu mẫu", "model NTM communes"), "communes_ntm_modern": ("xã NTM hiện đại", "modern NTM communes"),
    "villages_ntm": ("thôn đạt chuẩn NTM", "NTM villages"), "villages_ntm_model": ("thôn NTM kiểu mẫu", "model NTM villages"),
    "districts_ntm": ("huyện đạt chuẩn NTM", "NTM districts"), "districts_ntm_advanced": ("huyện NTM nâng cao", "advanced NTM districts"),
    "provinces_ntm": ("tỉnh đạt chuẩn NTM", "NTM provinces"), "criteria_per_commune": ("tiêu chí bình quân", "criteria per commune"),
    "communes_criteria": ("xã theo số tiêu chí", "communes by criteria"), "ocop_products": ("sản phẩm OCOP", "OCOP products"),
    "ocop_entities": ("chủ thể OCOP", "OCOP entities"), "poverty_rate": ("tỷ lệ hộ nghèo", "poverty rate"),
    "income_per_capita": ("thu nhập bình quân", "income per head"), "funds": ("kinh phí", "funds"), "awards": ("khen thưởng", "awards"),
}  # fmt: skip


def vi_number(value: Decimal) -> str:
    """1234.5 as "1.234,5"."""
    return en_number(value).translate(str.maketrans(",.", ".,"))


def en_number(value: Decimal) -> str:
    """1234.50 as "1,234.5"."""
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def percent(part: Decimal, whole: Decimal, like: Decimal | None = None) -> Decimal:
    """A share in percent, with the decimals of `like`, one at least."""
    places = 1
    if like is not None:
        exponent = like.as_tuple().exponent
        places = max(1, -exponent if isinstance(exponent, int) else 1)
    return (100 * part / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _join(number: str, unit: str) -> str:
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}".strip()


def _en_unit(figure: Figure, value: Decimal) -> str:
    if figure.unit.startswith("%"):
        return "%"
    low = figure.unit.lower()
    if figure.indicator in ("funds", "income_per_capita"):
        scale = next((word for pattern, word in _EN_MONEY if re.match(pattern, low)), "")
        per = [f"/{_EN_PER[p.strip()]}" for p in low.split("/")[1:] if p.strip() in _EN_PER]
        return f"{scale} VND".strip() + "".join(per) if scale or "đồng" in low else figure.unit
    names = _EN_UNIT.get(figure.amount_unit or "")
    if names is None and figure.amount_unit and figure.amount_unit.replace("_", "").replace(" ", "").isalpha():
        word = figure.amount_unit.replace("_", " ")  # of a catalogue of one's own
        names = word, f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return names[value != 1] if names else figure.unit


def vi_value(figure: Figure, value: Decimal | None = None) -> str:
    """As "ít nhất 20 sản phẩm", "69%", "138/184 xã"; or another value of the same unit."""
    if value is not None:
        return _join(vi_number(value), figure.unit)
    upper = f"–{vi_number(figure.value_max)}" if figure.value_max is not None else ""
    whole = f"/{vi_number(figure.denominator)}" if figure.denominator is not None else ""
    return _VI_SIGN[figure.comparator] + _join(f"{vi_number(figure.value)}{upper}{whole}", figure.unit)


def en_value(figure: Figure, value: Decimal | None = None) -> str:
    """As "at least 20 products", "69%", "138 of 184 communes"; or another value of the same unit."""
    if value is not None:
        return _join(en_number(value), _en_unit(figure, value))
    upper = f"–{en_number(figure.value_max)}" if figure.value_max is not None else ""
    whole = f" of {en_number(figure.denominator)}" if figure.denominator is not None else ""
    counted = figure.denominator if figure.denominator is not None else figure.value_max if upper else figure.value
    return _EN_SIGN[figure.comparator] + _join(f"{en_number(figure.value)}{upper}{whole}", _en_unit(figure, counted or Decimal(0)))


def when(period: Period | None) -> str:
    """A period in digits: "2020", "06/2021", "30/6/2021", "2016–2020"; "" for none."""
    if period is None or period.end is None:
        return ""
    start, end = period.start, period.end
    if start is None or start == end:
        return str(end.year) if (end.month, end.day) == (12, 31) and period.precision != "day" else f"{end.day}/{end.month}/{end.year}"
    if start.year != end.year:
        return f"{start.year}–{end.year}"
    if (start.month, end.month) == (1, 12):
        return str(end.year)
    return f"{end.month}/{end.year}" if start.month == end.month else f"{start.month}–{end.month}/{end.year}"


def dated(value: str, period: Period | None) -> str:
    """A value with its period in brackets, where it has one."""
    said = when(period)
    return f"{value} ({said})" if said else value


def what_vi(figure: Figure) -> str:
    """What is counted, in Vietnamese."""
    return _described(figure, _WHAT.get(figure.indicator, (figure.indicator,) * 2)[0], "sao")


def what_en(figure: Figure) -> str:
    """What is counted, in English."""
    return _described(figure, _WHAT.get(figure.indicator, (figure.indicator,) * 2)[1], "stars")


def _described(figure: Figure, name: str, stars: str) -> str:
    if figure.stars is None:
        return name
    low, high = figure.stars.min, figure.stars.max
    return f"{name} {low if low == high else f'{low}–{high}'} {stars}"


def where(figure: Figure) -> str:
    """The place as words stand before it: "huyện Yên Dũng"; "" for none."""
    place = figure.place
    if place is None:
        return ""
    kind = (place.kind or "").lower()
    return f"{kind} {place.name}" if kind and not place.name.lower().startswith(kind) else place.name
