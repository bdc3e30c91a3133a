"""A record as the review page wants it: small plain data, spans as pairs of offsets in code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from thonmoi.evaluation.drafting import article_dict, drafts
from thonmoi.language.sentences import sentence_spans
from thonmoi.records import Article, Figure, NumberFate, Place, Record, Span
from thonmoi.review.links import carried_from
from thonmoi.schema.cite import cited_evidence, origin_of

Data = dict[str, Any]
Spans = list[tuple[int, int]]

_SHOWN = ("source", "canonical_url", "publisher", "lead", "captions", "hotline", "format", "encoding", "relevant", "id")


def article_data(record: Record, numbers: Iterable[NumberFate] = (), gold: Mapping[str, Any] | None = None) -> Data:
    """What the page needs to show one article. `numbers` are the fates of its numbers (`audit`), `gold` corrections that are known."""
    article = record.article
    places: dict[str, int] = {}
    found: list[Data] = []
    sentences = sentence_spans(article.text) or [(0, len(article.text))] if record.figures else []
    both = zip(record.figures, drafts(record), carried_from(record), strict=True)
    figures = [_figure(figure, entries, links, places, found, sentences) for figure, entries, links in both]
    return {
        "id": article.id,
        "text": article.text,
        "title": article.title,
        "gold": article_dict(record),
        "origin": origin_of(article),
        "meta": _meta(record),
        "titles": [_pair(s) for s in _spans(article, "title")],
        "places": found,
        "figures": figures,
        "findings": [
            {
                "code": f.code, "severity": f.severity, "vi": f.message_vi, "en": f.message_en,
                "figures": list(f.figures), "spans": [_pair(s) for s in f.evidence],
            }
            for f in record.findings
        ],
        "people": [{"name": p.name, "roles": list(p.roles), "spans": [_pair(s) for s in p.evidence]} for p in record.people],
        "numbers": [[n.quantity.start, n.quantity.end, n.reason, n.note] for n in _others(record, numbers)],
        "saved": dict(gold) if gold is not None else None,
    }  # fmt: skip


def index_data(record: Record) -> Data:
    """What the page needs to list and filter an article without opening it: a row a figure, findings by severity."""
    article = record.article
    severities = [f.severity for f in record.findings]
    return {
        "id": article.id,
        "title": article.title,
        "source": article.publisher or article.source,
        "date": article.published_at.date().isoformat() if article.published_at else None,
        "rows": [list(figure_row(figure)) for figure in record.figures],
        "findings": sorted({f.code for f in record.findings}),
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
    }


def figure_row(figure: Figure) -> tuple[str, str, str | None, int | None]:
    """What figures are filtered by: indicator, status, name of the place, last year of the period."""
    last = (figure.period.end or figure.period.start) if figure.period else None
    return figure.indicator, figure.status, figure.place.name if figure.place else None, last.year if last else None


def _figure(
    figure: Figure, entries: list[Data], links: Mapping[str, tuple[int, int]], places: dict[str, int], found: list[Data], sentences: Spans
) -> Data:
    first = {k: v for k, v in entries[0].items() if k not in ("quote", "start", "optional")}
    period, cited = figure.period, cited_evidence(figure)
    data: Data = {
        "gold": first,
        "unit": figure.unit,
        "per": figure.per,
        "amount": f"{figure.amount:f} {figure.amount_unit}" if figure.amount is not None and figure.amount_unit else None,
        "potential": bool(figure.stars and figure.stars.potential),
        "place": _place(figure.place, places, found),
        "candidates": [p.name for p in figure.place_candidates],
        "period": [period.text, period.source, _day(period.start), _day(period.end)] if period else None,
        "origins": dict(figure.origins),
        "rule": figure.rule,
        "evidence": [
            {"span": [e.start, e.end], "section": e.section, "reading": e.reading, "fields": {k: _pair(s) for k, s in e.fields.items()}}
            for e in figure.evidence
        ],
        "links": {slot: list(span) for slot, span in links.items()},
        "cite": _sentence(sentences, cited.start, cited.end),
    }
    # By identity: the place may be number 0, which equals False.
    return {key: value for key, value in data.items() if value is not None and value is not False and value != [] and value != {}}


def _sentence(spans: Spans, start: int, end: int) -> list[int]:
    starts = [a for a, _ in spans]
    first, last = (max(bisect_right(starts, at) - 1, 0) for at in (start, max(end - 1, start)))
    return [min(spans[first][0], start), max(spans[last][1], end)]


def _place(place: Place | None, places: dict[str, int], found: list[Data]) -> int | None:
    """The number of the place in the article's list; most figures of an article share few."""
    if place is None:
        return None
    key = place.model_dump_json()
    if key not in places:
        places[key] = len(found)
        found.append(
            {
                "name": place.name, "level": place.level, "kind": place.kind, "code": place.code,
                "parents": [p.name for p in place.parents], "as_of": _day(place.as_of),
                "successors": [" ".join(x for x in (p.kind, p.name) if x) for p in place.successors], "reason": place.reason,
            }
        )  # fmt: skip
    return places[key]


def _others(record: Record, numbers: Iterable[NumberFate]) -> list[NumberFate]:
    """Numbers in no figure."""
    return [n for n in numbers if n.figure is None and n.quantity.end <= len(record.article.text)]


def _meta(record: Record) -> Data:
    article = record.article
    data: Data = {"title": article.title, "published_at": _moment(article), "authors": list(article.authors)}
    data |= {name: getattr(article, name) for name in _SHOWN}
    data["captions"] = list(article.captions)
    data["printed_at"] = f"{article.printed_at:%Y-%m-%d %H:%M}" if article.printed_at else None
    data["version"] = f"thonmoi {record.thonmoi_version}, " + ", ".join(f"{c.name} {c.fingerprint}" for c in record.catalogues)
    return {key: value for key, value in data.items() if value is not None and value not in ([], "")}


def _moment(article: Article) -> str | None:
    moment: datetime | None = article.published_at
    if moment is None:
        return None
    return f"{moment:%Y-%m-%d %H:%M}" if article.published_precision == "minute" else f"{moment:%Y-%m-%d}"


def _spans(article: Article, field: str) -> tuple[Span, ...]:
    origin = article.origins.get(field, ())
    return () if isinstance(origin, str) else origin


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
