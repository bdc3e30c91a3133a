"""Rows for charts: what of a record's figures can be drawn, from records or from a store's table."""

from __future__ import annotations

from typing import Any

from thonmoi.records import Record

COLUMNS = (
    "indicator", "measure", "status", "value", "denominator", "place", "level", "province", "province_code", "as_of", "year", "day", "stars",
    "subset", "article", "section",
)  # fmt: skip


def chart_rows(record: Record) -> list[dict[str, Any]]:
    """One row a figure, with the province it is in, the last year of its period and the day of its article."""
    rows = []
    for figure in record.figures:
        place, last = figure.place, (figure.period.end or figure.period.start) if figure.period else None
        units = [place, *place.parents] if place else []
        province = next((unit for unit in units if unit.level == "province"), None)
        rows.append(
            {
                "indicator": figure.indicator, "measure": figure.measure, "status": figure.status, "value": float(figure.value),
                "denominator": float(figure.denominator) if figure.denominator else None,
                "place": place.name if place else None, "level": place.level if place else None,
                "province": province.name if province else None, "province_code": province.code if province else None,
                "as_of": place.as_of.year + (place.as_of.month - 1) / 12 if place and place.as_of else None,
                "year": last.year if last else None, "day": last,
                "stars": figure.stars.min if figure.stars and figure.stars.min == figure.stars.max else None,
                "subset": figure.subset, "article": record.article.id, "section": figure.evidence[0].section,
            }
        )  # fmt: skip
    return rows
