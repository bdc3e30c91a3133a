"""A record as rows of flat tables: plain data in, plain data out, the same for CSV and Parquet.

Takes a record as its JSON says it (a dict), so that a record from a worker process need not become models first. Exact decimals stay
in the record; the tables hold floats, dates, and local time in Vietnam without zone (a year of publication is then the same on every
machine). What is nested stays as JSON.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from thonmoi.language.sentences import sentence_spans

if TYPE_CHECKING:
    from thonmoi.records import Record

Row = dict[str, Any]

# Table → column → type: "text", "float", "int", "bool", "date", "time", "texts", "ints"; "json" is text that holds JSON.
COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "articles": {
        "id": "text", "source": "text", "canonical_url": "text", "publisher": "text", "format": "text", "encoding": "text",
        "title": "text", "published_at": "time", "published_precision": "text", "printed_at": "time", "lead": "text", "authors": "texts",
        "captions": "texts", "hotline": "text", "relevant": "bool", "text": "text", "figures": "int", "people": "int", "findings": "int",
        "schema_version": "text", "thonmoi_version": "text",
    },
    "figures": {
        "article_id": "text", "figure": "int", "source": "text", "indicator": "text", "measure": "text", "status": "text",
        "value": "float", "value_max": "float", "unit": "text", "amount": "float", "amount_unit": "text", "comparator": "text",
        "per": "text", "denominator": "float", "subset": "text",
        "place": "text", "place_level": "text", "place_kind": "text", "place_code": "text", "place_as_of": "date", "place_parents": "texts",
        "place_candidates": "texts",
        "period_start": "date", "period_end": "date", "period_precision": "text", "period_text": "text", "period_source": "text",
        "stars_min": "int", "stars_max": "int", "stars_potential": "bool", "band_min": "int", "band_max": "int", "members": "texts",
        "part_of": "int", "rule": "text", "origins": "json", "also": "json",
        "mentions": "int", "section": "text", "reading": "text", "start": "int", "end": "int", "value_start": "int", "value_end": "int",
        "quote": "text", "sentence": "text",
    },
    "evidence": {
        "article_id": "text", "figure": "int", "mention": "int", "section": "text", "reading": "text", "start": "int", "end": "int",
        "quote": "text", "sentence": "text", "fields": "json",
    },
    "people": {
        "article_id": "text", "person": "int", "name": "text", "roles": "texts", "mentions": "int", "start": "int", "end": "int",
        "quote": "text",
    },
    "findings": {
        "article_id": "text", "finding": "int", "code": "text", "severity": "text", "message_vi": "text", "message_en": "text",
        "figures": "ints", "quotes": "texts",
    },
    "rejects": {"source": "text", "article_id": "text", "code": "text", "message": "text", "detail": "text", "stamp": "text"},
    # Which sources gave an article; the whole record, less the text, which stands in `articles`.
    "sources": {"article_id": "text", "source": "text", "stamp": "text"},
    "records": {"article_id": "text", "record": "json"},
}  # fmt: skip


class Sentences:
    """The sentence around a span of a text; found at first use, for most articles hold no figure."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans: list[tuple[int, int]] = []
        self._starts: list[int] = []

    def around(self, start: int, end: int) -> str:
        """From the sentence that holds `start` to the one that holds `end`."""
        if not self._spans:
            self._spans = sentence_spans(self.text) or [(0, 0)]
            self._starts = [a for a, _ in self._spans]
        first, last = (max(bisect_right(self._starts, at) - 1, 0) for at in (start, max(end - 1, start)))
        return self.text[min(self._spans[first][0], start) : max(self._spans[last][1], end)]


def _float(value: str | None) -> float | None:
    return None if value is None else float(value)


def _date(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _time(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=None)


# made once: `json.dumps` with arguments makes one each time, which costs more than what is written here
_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def article_row(record: Mapping[str, Any]) -> Row:
    """The row of `articles`."""
    article = record["article"]
    row: Row = {name: article.get(name) for name in COLUMNS["articles"]}
    row["published_at"], row["printed_at"] = _time(article["published_at"]), _time(article["printed_at"])
    row |= {name: len(record[name]) for name in ("figures", "people", "findings")}
    row |= {name: record[name] for name in ("schema_version", "thonmoi_version")}
    return row


def figure_rows(record: Mapping[str, Any], sentences: Sentences | None = None) -> list[Row]:
    """The rows of `figures`: one a figure, with its first evidence."""
    article = record["article"]
    sentences = sentences or Sentences(article["text"])
    return [_figure_row(i, figure, article, sentences) for i, figure in enumerate(record["figures"])]


def _figure_row(index: int, figure: Mapping[str, Any], article: Mapping[str, Any], sentences: Sentences) -> Row:
    place, period = figure["place"] or {}, figure["period"] or {}
    stars, band = figure["stars"] or {}, figure["band"] or {}
    evidence = figure["evidence"][0]
    value_span = evidence["fields"].get("value") or {}
    return {
        "article_id": article["id"],
        "figure": index,
        "source": article["source"],
        **{name: figure[name] for name in ("indicator", "measure", "status", "unit", "amount_unit", "comparator", "per", "subset")},
        **{name: _float(figure[name]) for name in ("value", "value_max", "amount", "denominator")},
        "place": place.get("name"),
        **{f"place_{name}": place.get(name) for name in ("level", "kind", "code")},
        "place_as_of": _date(place.get("as_of")),
        "place_parents": [parent["name"] for parent in place.get("parents", ())],
        "place_candidates": [candidate["name"] for candidate in figure["place_candidates"]],
        "period_start": _date(period.get("start")),
        "period_end": _date(period.get("end")),
        **{f"period_{name}": period.get(name) for name in ("precision", "text", "source")},
        **{f"stars_{name}": stars.get(name) for name in ("min", "max", "potential")},
        **{f"band_{name}": band.get(name) for name in ("min", "max")},
        **{name: figure[name] for name in ("members", "part_of", "rule")},
        "origins": _json(figure["origins"]),
        "also": _json(figure["also"]),
        "mentions": len(figure["evidence"]),
        **{name: evidence[name] for name in ("section", "reading", "start", "end", "quote")},
        "value_start": value_span.get("start"),
        "value_end": value_span.get("end"),
        "sentence": sentences.around(evidence["start"], evidence["end"]),
    }


def evidence_rows(record: Mapping[str, Any], sentences: Sentences | None = None) -> list[Row]:
    """The rows of `evidence`: one a mention of a figure."""
    article = record["article"]
    sentences = sentences or Sentences(article["text"])
    return [
        {
            "article_id": article["id"],
            "figure": i,
            "mention": k,
            **{name: evidence[name] for name in ("section", "reading", "start", "end", "quote")},
            "sentence": sentences.around(evidence["start"], evidence["end"]),
            "fields": _json(evidence["fields"]),
        }
        for i, figure in enumerate(record["figures"])
        for k, evidence in enumerate(figure["evidence"])
    ]


def people_rows(record: Mapping[str, Any]) -> list[Row]:
    """The rows of `people`: one a person, with the first mention."""
    rows = []
    for i, person in enumerate(record["people"]):
        first = person["evidence"][0] if person["evidence"] else {}
        row = {"article_id": record["article"]["id"], "person": i, "name": person["name"], "roles": person["roles"]}
        rows.append(row | {"mentions": len(person["evidence"])} | {name: first.get(name) for name in ("start", "end", "quote")})
    return rows


def finding_rows(record: Mapping[str, Any]) -> list[Row]:
    """The rows of `findings`."""
    names = ("code", "severity", "message_vi", "message_en", "figures")
    return [
        {"article_id": record["article"]["id"], "finding": i}
        | {name: finding[name] for name in names}
        | {"quotes": [span["quote"] for span in finding["evidence"]]}
        for i, finding in enumerate(record["findings"])
    ]


def record_json(row_json: str, text: str) -> dict[str, Any]:
    """The record again, from its row and its article's text."""
    record: dict[str, Any] = json.loads(row_json)
    record["article"]["text"] = text
    return record


Tables = dict[str, list[Row]]


def all_rows(record: Mapping[str, Any], encoded: str | None = None) -> Tables:
    """Every table's rows of one record, but for `sources` and `rejects`, which are no part of a record.

    `encoded`: the record as JSON without its article's text, where it is at hand.
    """
    if encoded is None:
        encoded = _json({**record, "article": {name: value for name, value in record["article"].items() if name != "text"}})
    sentences = Sentences(record["article"]["text"])
    return {
        "articles": [article_row(record)],
        "figures": figure_rows(record, sentences),
        "evidence": evidence_rows(record, sentences),
        "people": people_rows(record),
        "findings": finding_rows(record),
        "records": [{"article_id": record["article"]["id"], "record": encoded}],
    }


def rows_of(record: Record) -> Tables:
    """As `all_rows`, of a Record."""
    return all_rows(record.model_dump(mode="json"), record.model_dump_json(exclude={"article": {"text"}}))


def as_text(rows: Iterable[Row], table: str) -> Iterable[Row]:
    """Rows for CSV: lists joined with "; ", null as the empty text, whole numbers without ".0"."""
    for row in rows:
        yield {name: _cell(row[name]) for name in COLUMNS[table]}


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value
