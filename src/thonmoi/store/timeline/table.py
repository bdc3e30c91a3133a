"""Entries of a timeline as flat rows: for pandas, CSV and a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from thonmoi.store.timeline.entries import Entry

COLUMNS = (
    "indicator", "place", "place_level", "place_kind", "place_code", "place_parents", "map", "other_map", "year", "measure", "status",
    "stars_min", "stars_max", "stars_potential", "band_min", "band_max", "subset", "per", "period_start", "period_end", "state", "value",
    "value_max", "comparator", "unit", "as_of", "stories", "articles", "sources",
)  # fmt: skip


def rows(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """One row an entry, with the columns of COLUMNS; `sources` holds who says so, one dict each."""
    return [_row(entry) for entry in entries]


def _row(entry: Entry) -> dict[str, Any]:
    key = entry.key
    stars, band, period = key.stars or (None, None, None), key.band or (None, None), key.period or (None, None)
    row = {
        name: getattr(key, name)
        for name in ("indicator", "place", "place_level", "place_kind", "place_code", "map", "year", "measure", "status")
    }
    row |= {name: getattr(key, name) for name in ("subset", "per", "unit")}
    row |= dict(zip(("stars_min", "stars_max", "stars_potential"), stars, strict=True))
    row |= dict(zip(("band_min", "band_max"), band, strict=True))
    row |= dict(zip(("period_start", "period_end"), period, strict=True))
    row |= {name: getattr(entry, name) for name in ("state", "value", "value_max", "comparator", "as_of", "stories", "other_map")}
    row |= {
        "place_parents": list(key.place_parents),
        "articles": len({source.article_id for source in entry.sources}),
        "sources": [asdict(source) for source in entry.sources],
    }
    return {name: row[name] for name in COLUMNS}
