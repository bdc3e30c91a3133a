"""Rows for charts: what of figures can be drawn, from records or from a store's table, and what each chart makes of them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from thonmoi.gazetteer.units import MAP_NEW
from thonmoi.records import Figure, Record
from thonmoi.review.tiles import Map, regions, tiles

if TYPE_CHECKING:
    from thonmoi.store import Store

Row = dict[str, Any]
COLUMNS: Final = (
    "indicator",
    "measure",
    "status",
    "value",
    "denominator",
    "place",
    "level",
    "code",
    "as_of",
    "region",
    "year",
    "stars",
    "plain",
)
_UNITS: Final = ("country", "region", "province", "district")


def chart_rows(record: Record) -> Iterator[Row]:
    """One row a figure that stands in the article itself: its place with code, map and region, the last year of its period."""
    for figure in record.figures:
        if all(evidence.section == "related" for evidence in figure.evidence):
            continue
        place, last = figure.place, (figure.period.end or figure.period.start) if figure.period else None
        code = place.code if place else None
        as_of = place.as_of if place else None
        yield {
            "indicator": figure.indicator, "measure": figure.measure, "status": figure.status, "value": float(figure.value),
            "denominator": float(figure.denominator) if figure.denominator else None, "place": place.name if place else None,
            "level": place.level if place else None, "code": code, "as_of": as_of.isoformat() if as_of else None,
            "region": regions(_map(as_of)).get(code or "") if place and place.level == "province" else None,
            "year": last.year if last else None, "stars": _stars(figure), "plain": figure.subset is None and figure.comparator == "eq",
        }  # fmt: skip


def of_store(store: Store) -> list[Row]:
    """The same rows from a store's table of figures."""
    query = """
        SELECT indicator, measure, status, value, denominator, place, place_level, place_code, place_as_of,
               year(coalesce(period_end, period_start)), CASE WHEN stars_min = stars_max AND NOT stars_potential THEN stars_min END,
               subset IS NULL AND comparator = 'eq'
        FROM figures WHERE section <> 'related' ORDER BY source, article_id, figure
    """
    names = ("indicator", "measure", "status", "value", "denominator", "place", "level", "code", "as_of", "year", "stars", "plain")
    rows = []
    for told in store.stream(query):
        row = dict(zip(names, told, strict=True))
        day = row["as_of"]
        region = regions(_map(day)).get(row["code"] or "") if row["level"] == "province" else None
        rows.append(row | {"as_of": day.isoformat() if day else None, "region": region})
    return rows


def progress_rows(rows: Iterable[Mapping[str, Any]], places: int) -> list[Row]:
    """Totals of communes with the standard by place, year and status, of the places with most years; the greatest of several."""
    best: dict[tuple[str, int, str], float] = {}
    for row in rows:
        if row["indicator"] != "communes_ntm" or row["measure"] != "total" or not row["plain"] or row["year"] is None:
            continue
        if row["place"] is None or row["level"] not in _UNITS:
            continue
        key = (row["place"], row["year"], row["status"])
        best[key] = max(best.get(key, 0), row["value"])
    years = Counter(place for place, _, _ in best)
    shown = [place for place, count in sorted(years.items(), key=lambda item: (-item[1], item[0]))[:places] if count > 1]
    found = [{"place": place, "year": year, "status": status, "value": value} for (place, year, status), value in best.items()]
    return sorted((row for row in found if row["place"] in shown), key=lambda row: (shown.index(row["place"]), row["year"]))


def ocop_counts(rows: Iterable[Mapping[str, Any]], places: int) -> list[Row]:
    """OCOP products by place and stars, the latest year's; `sum` of the place."""
    latest: dict[tuple[str, int], tuple[int, float]] = {}
    for row in rows:
        if row["indicator"] != "ocop_products" or row["measure"] != "total" or row["status"] != "achieved" or not row["plain"]:
            continue
        if row["stars"] not in (3, 4, 5) or row["place"] is None or row["level"] not in _UNITS:
            continue
        key, now = (row["place"], row["stars"]), (row["year"] or 0, row["value"])
        latest[key] = max(latest.get(key, (-1, 0.0)), now)
    sums: Counter[str] = Counter()
    for (place, _), (_, value) in latest.items():
        sums[place] += int(value)
    shown = {place for place, _ in sums.most_common(places)}
    return [
        {"place": place, "stars": stars, "value": value, "sum": sums[place], "year": year or None}
        for (place, stars), (year, value) in sorted(latest.items())
        if place in shown
    ]


def latest_shares(rows: Iterable[Mapping[str, Any]], which: Map) -> dict[str, float]:
    """Code of a province on that map → percent of its communes with the standard, as last told there."""
    known = tiles(which)
    latest: dict[str, tuple[int, float]] = {}
    for row in _shares(rows):
        day = datetime.date.fromisoformat(row["as_of"]) if row["as_of"] else None
        if row["code"] in known and _map(day) == which:
            latest[row["code"]] = max(latest.get(row["code"], (-1, 0.0)), (row["year"] or 0, row["share"]))
    return {code: share for code, (_, share) in latest.items()}


def region_rows(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The shares of provinces by region and year, the greatest of several."""
    best: dict[tuple[str, str, int], float] = {}
    for row in _shares(rows):
        if row["region"] and row["year"] is not None:
            key = (row["region"], row["place"], row["year"])
            best[key] = max(best.get(key, 0.0), row["share"])
    return [{"region": region, "province": place, "year": year, "share": share} for (region, place, year), share in sorted(best.items())]


def _shares(rows: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """The shares of communes that provinces report: said as percent, or worked out from "138/184 xã"."""
    for row in rows:
        if row["indicator"] != "communes_ntm" or row["status"] != "achieved" or row["level"] != "province" or not row["plain"]:
            continue
        if row["measure"] == "share":
            yield {**row, "share": row["value"]}
        elif row["measure"] == "total" and row["denominator"]:
            yield {**row, "share": 100 * row["value"] / row["denominator"]}


def _map(day: datetime.date | None) -> Map:
    return "before" if day is not None and day < MAP_NEW else "after"


def _stars(figure: Figure) -> int | None:
    stars = figure.stars
    return stars.min if stars is not None and stars.min == stars.max and not stars.potential else None
