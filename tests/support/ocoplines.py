"""Figures of OCOP products and makers as lines to compare in tests."""

from __future__ import annotations

import thonmoi
from thonmoi.records import Figure

NOUN = {"ocop_products": "sản phẩm", "ocop_entities": "chủ thể"}


def stars_of(figure: Figure) -> str:
    """As in "4", "3+", "3-4", "5?" for tiềm năng 5 sao, "" for none."""
    stars = figure.stars
    if stars is None:
        return ""
    low, high = stars.min, stars.max
    written = str(low) if low == high else f"{low}+" if high == 5 else f"{low}-{high}"
    return written + ("?" if stars.potential else "")


def line_of(figure: Figure) -> str:
    """What is counted, measure, status, value, stars, what narrows it, place; "·" before a part of another figure."""
    place = figure.place.name if figure.place else "-"
    value = f"{figure.value:f}"
    parts = (NOUN[figure.indicator], figure.measure, figure.status, value, stars_of(figure) or "-", figure.subset or "-", place)
    return ("· " if figure.part_of is not None else "") + " | ".join(parts)


def read(text: str) -> list[str]:
    """The lines of all figures of products and makers in a text."""
    return [line_of(f) for f in thonmoi.extract(text).figures if f.indicator in NOUN]
