"""Where a slot that is not said in its own clause was read: the words before it that a carried slot goes back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from thonmoi.records import Figure, Record

_SLOTS = ("place", "period", "status", "stars")


def carried_from(record: Record) -> list[dict[str, tuple[int, int]]]:
    """For each figure: slot → the span its carried or article's slot goes back to, where the text shows one.

    That is the nearest words before it from which another figure read the same thing; else a place's or period's own words, else the
    date line.
    """
    spoken: dict[tuple[str, object], list[tuple[int, int]]] = {}
    for figure in record.figures:
        for slot in _SLOTS:
            spans = [(e.fields[slot].start, e.fields[slot].end) for e in figure.evidence if slot in e.fields]
            if spans:
                spoken.setdefault((slot, _said(figure, slot)), []).extend(spans)
    for spans in spoken.values():
        spans.sort()
    return [dict(_links(record, figure, spoken)) for figure in record.figures]


def _links(
    record: Record, figure: Figure, spoken: Mapping[tuple[str, object], list[tuple[int, int]]]
) -> Iterator[tuple[str, tuple[int, int]]]:
    at = figure.evidence[0].start
    for slot in _SLOTS:
        if figure.origins.get(slot) not in ("carried", "article") or any(slot in e.fields for e in figure.evidence):
            continue
        spans = spoken.get((slot, _said(figure, slot)), [])
        before = bisect_left(spans, (at, at))
        span = spans[before - 1] if before else _named(record, figure, slot)
        if span is not None:
            yield slot, span


def _said(figure: Figure, slot: str) -> object:
    """What makes two figures agree in a slot."""
    if slot == "place":
        return (figure.place.name, figure.place.level) if figure.place else None
    if slot == "period":
        return (figure.period.start, figure.period.end) if figure.period else None
    return getattr(figure, slot)


def _named(record: Record, figure: Figure, slot: str) -> tuple[int, int] | None:
    """The words themselves before the figure, else the headline's or the date line's."""
    text, at = record.article.text, figure.evidence[0].start
    words = figure.period.text if slot == "period" and figure.period else figure.place.name if slot == "place" and figure.place else ""
    if not words:
        return None
    found = text.rfind(words, 0, at)
    if found < 0 and slot == "period" and figure.origins.get("period") == "article":
        origin = record.article.origins.get("published_at")
        if origin and not isinstance(origin, str):
            return origin[0].start, origin[0].end
    return (found, found + len(words)) if found >= 0 else None
