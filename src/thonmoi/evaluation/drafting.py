"""A record as gold: what the library read, in the form in which readers write down what they find, to confirm, change or strike out."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from thonmoi.records import Band, Figure, Period, Record, Stars

Draft = dict[str, Any]


def drafts(record: Record) -> list[list[Draft]]:
    """For each figure the gold entries of its mentions, in the order of its evidence; plain data, `part_of` still a figure's index."""
    return [[draft(figure, n) for n in range(len(figure.evidence))] for figure in record.figures]


def draft(figure: Figure, mention: int = 0) -> Draft:
    """One mention as a gold entry. Slots without a value are left out, but for the four that gold writes as null."""
    evidence = figure.evidence[mention]
    entry: Draft = {
        "quote": evidence.quote,
        "start": evidence.start,
        "indicator": figure.indicator,
        "measure": figure.measure,
        "measure_also": list(figure.also.get("measure", ())),
        "status": figure.status,
        "value": plain(figure.value),
        "value_max": plain(figure.value_max),
        "comparator": figure.comparator,
        "denominator": plain(figure.denominator),
        "stars": stars_code(figure.stars),
        "place": _nfc(figure.place.name) if figure.place else None,
        "level": figure.place.level if figure.place else None,
        "period": period_code(figure.period),
        "band": _band(figure.band),
        "subset": figure.subset,
        "members": list(figure.members),
        "part_of": figure.part_of,
        "optional": evidence.section == "related",
    }
    return tidy(entry)


def tidy(entry: Mapping[str, Any]) -> Draft:
    """An entry without the keys that gold leaves out: those without a value, but for denominator, stars, place and period."""
    return {key: value for key, value in entry.items() if key in _WRITTEN_AS_NULL or (value not in (None, [], (), False, ""))}


def gold_dict(record: Record) -> Draft:
    """The whole record as a gold file would say it: every mention in the order of the text, `part_of` an entry's index."""
    article = record.article
    entries = [(entry["start"], i, n, entry) for i, group in enumerate(drafts(record)) for n, entry in enumerate(group)]
    entries.sort(key=lambda item: item[:3])
    first: dict[int, int] = {}
    for at, (_, i, n, _) in enumerate(entries):
        if n == 0:
            first[i] = at
    figures = []
    for _, _, _, entry in entries:
        whole = entry.get("part_of")
        figures.append(tidy({**entry, "part_of": None if whole is None else first[whole]}))
    return {
        "relevant": article.relevant,
        "article": article_dict(record),
        "people": [{"name": person.name, "roles": list(person.roles)} for person in record.people],
        "figures": figures,
    }


def article_dict(record: Record) -> Draft:
    """The article's own fields as gold writes them."""
    article, moment = record.article, record.article.published_at
    shape = "%Y-%m-%dT%H:%M" if article.published_precision == "minute" else "%Y-%m-%d"
    return {"title": article.title, "published_at": moment.strftime(shape) if moment else None, "authors": list(article.authors)}


def plain(value: Decimal | None) -> str | None:
    """A decimal as gold writes it: "1200", "16.8"."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def stars_code(stars: Stars | None) -> str | None:
    """ "4", "3+", "3-4"."""
    if stars is None:
        return None
    if stars.min == stars.max:
        return str(stars.min)
    return f"{stars.min}+" if stars.max == 5 else f"{stars.min}-{stars.max}"


def period_code(period: Period | None) -> str | None:
    """ "2020", "2018-2020", "2020-06", "2020-06-30": a span by its years, else its last month or day."""
    if period is None:
        return None
    last = period.end or period.start
    assert last is not None
    if period.precision == "day":
        return last.isoformat()
    first = period.start or last
    if first.year != last.year:
        return f"{first.year}-{last.year}"
    whole_year = period.precision == "year" or (last.month, last.day) == (12, 31)
    if whole_year or period.end is None:
        return str(last.year)
    return f"{last:%Y-%m}" if _ends_month(last) else last.isoformat()


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _band(band: Band | None) -> Draft | None:
    return None if band is None else {"min": band.min, "max": band.max}


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_WRITTEN_AS_NULL = frozenset({"denominator", "stars", "place", "period"})
