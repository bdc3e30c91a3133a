"""The figures of a store as statements that can be compared: of what, as of when, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from thonmoi.language.view import fold_name
from thonmoi.store.reading import Store

# The day from which Vietnam has 34 provinces, some 3,300 communes and no districts (resolution 202/2025/QH15 and those on communes): a
# commune, or a count of communes, of before and one of after are two things, be their names the same.
NEW_MAP: Final = date(2025, 7, 1)
_FLOWS: Final = frozenset({"increase", "decrease", "amount"})
_EVENTS: Final = frozenset({"funds", "awards"})


class Key(NamedTuple):
    """What statements must have in common to be about one thing.

    `map`: "until 2025-06" or "since 2025-07". `period`: of what happens in a time (an increase, money, awards) the very time, else null: a
    stock of the year is that of its last report.
    """

    indicator: str
    measure: str
    status: str
    place: str
    place_level: str
    place_kind: str | None
    place_code: str | None
    place_parents: tuple[str, ...]
    map: str
    year: int
    stars: tuple[int | None, int | None, bool] | None
    band: tuple[int | None, int | None] | None
    subset: str | None
    unit: str | None
    per: str | None
    period: tuple[date | None, date | None] | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of one article. `as_of`: the day for which it holds, the end of its period or, where that is still to come, the day of
    publication; for a target the day it was published."""

    key: Key
    value: float
    value_max: float | None
    comparator: str
    unit: str
    as_of: date | None
    article_id: str
    figure: int
    source: str | None
    publisher: str | None
    published_at: datetime | None
    quote: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which series: each field null for all. `place`: a name in any writing, or a code."""

    indicator: str | None = None
    place: str | None = None
    year: int | None = None
    measure: str | None = None
    status: str | None = None


# Headlines of other articles say nothing here; a part with nothing that sets it off from its whole would contradict it.
_QUERY: Final = """
    SELECT f.*, a.publisher, a.published_at
    FROM figures f JOIN articles a ON a.id = f.article_id
    LEFT JOIN figures w ON w.article_id = f.article_id AND w.figure = f.part_of
    WHERE f.place IS NOT NULL AND coalesce(f.period_end, f.period_start) IS NOT NULL
    AND EXISTS (SELECT 1 FROM evidence e WHERE e.article_id = f.article_id AND e.figure = f.figure AND e.section <> 'related')
    AND (w.figure IS NULL OR (f.indicator, f.measure, f.status, f.place, f.subset, f.stars_min, f.stars_max, f.band_min, f.band_max)
        IS DISTINCT FROM (w.indicator, w.measure, w.status, w.place, w.subset, w.stars_min, w.stars_max, w.band_min, w.band_max))
    AND (?1 IS NULL OR f.indicator = ?1) AND (?2 IS NULL OR f.measure = ?2) AND (?3 IS NULL OR f.status = ?3)
    ORDER BY f.article_id, f.figure
"""


def statements(store: Store, wanted: Wanted) -> Iterator[Statement]:
    """What the store says of the wanted series, in the order of articles and figures."""
    place = fold_name(wanted.place) if wanted.place is not None else None
    for row in store.dicts(_QUERY, [wanted.indicator, wanted.measure, wanted.status]):
        if place is not None and place not in (fold_name(row["place"]), row["place_code"]):
            continue
        statement = _statement(row)
        if wanted.year is None or statement.key.year == wanted.year:
            yield statement


def _statement(row: dict[str, Any]) -> Statement:
    published: datetime | None = row["published_at"]
    end: date = row["period_end"] or row["period_start"]
    said = published.date() if published is not None else None
    target = row["status"] == "target"
    as_of = said if target else min(end, said) if said is not None else end
    flow = row["measure"] in _FLOWS or row["indicator"] in _EVENTS
    stars = (row["stars_min"], row["stars_max"], bool(row["stars_potential"]))
    band = (row["band_min"], row["band_max"])
    key = Key(
        indicator=row["indicator"],
        measure=row["measure"],
        status=row["status"],
        place=row["place"],
        place_level=row["place_level"],
        place_kind=row["place_kind"],
        place_code=row["place_code"],
        place_parents=tuple(row["place_parents"] or ()),
        map=_map(row, end if target else as_of or end),
        year=end.year,
        stars=stars if stars != (None, None, False) else None,
        band=band if band != (None, None) else None,
        subset=fold_name(row["subset"]) if row["subset"] else None,
        unit=fold_name(row["unit"]) if row["indicator"] == "awards" else row["amount_unit"] or row["unit"],
        per=row["per"],
        period=(row["period_start"], row["period_end"]) if flow else None,
    )
    scale = row["amount"] / row["value"] if row["amount"] is not None and row["value"] else 1.0
    return Statement(
        key=key,
        value=row["amount"] if row["amount"] is not None else row["value"],
        value_max=row["value_max"] * scale if row["value_max"] is not None else None,
        comparator=row["comparator"],
        unit=row["unit"],
        as_of=as_of,
        article_id=row["article_id"],
        figure=row["figure"],
        source=row["source"],
        publisher=row["publisher"],
        published_at=published,
        quote=row["quote"],
    )


def _map(row: dict[str, Any], day: date) -> str:
    """On which map the place stands; the country and its regions stand on both, what is counted in them does not."""
    if row["place_as_of"] is not None and row["place_level"] not in ("country", "region"):
        day = row["place_as_of"]
    return "since 2025-07" if day >= NEW_MAP else "until 2025-06"
