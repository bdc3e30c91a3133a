"""From candidates to the figures of a record: offsets of the original text, normalised amounts, one figure for one fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.layout import Layout
from thonmoi.figures.periods import PeriodSpan
from thonmoi.records import Band, Evidence, Figure, FrozenDict, Origin, Period, Section, Span, Stars, span_of

UNIT_CODES = {
    "communes": "commune",
    "villages": "village",
    "districts": "district",
    "provinces": "province",
    "ocop_products": "product",
    "ocop_entities": "entity",
    "awards": "honour",
    "criteria": "criterion",
}
_MONEY = [
    ("triệu tỷ", 10**18),
    ("triệu tỉ", 10**18),
    ("nghìn tỷ", 10**12),
    ("ngàn tỷ", 10**12),
    ("tỷ", 10**9),
    ("tỉ", 10**9),
    ("triệu", 10**6),
    ("nghìn", 10**3),
    ("ngàn", 10**3),
]
_PER = {
    "người": "person",
    "khẩu": "person",
    "nhân khẩu": "person",
    "hộ": "household",
    "năm": "year",
    "tháng": "month",
    "lao động": "worker",
    "xã": "commune",
    "thôn": "village",
}


def build_figures(layout: Layout, candidates: Sequence[Candidate]) -> tuple[list[Figure], dict[int, int]]:
    """The figures, in the order of their first evidence, and for each candidate (by id) its figure."""
    kept = [c for c in candidates if not any(a <= c.start and c.end <= b for a, b in layout.repeats)]
    kept.sort(key=lambda c: (c.fields.get("value", (c.start, c.end)), c.start))
    groups: list[list[Candidate]] = []
    alike: dict[object, list[list[Candidate]]] = {}  # only groups that agree in what must be the same are compared
    for candidate in kept:
        near = alike.setdefault(_key(candidate), [])
        group = next((g for g in near if _same_fact(g, candidate)), None)
        if group is None:
            groups.append([candidate])
            near.append(groups[-1])
        else:
            group.append(candidate)
    index = {id(c): i for i, group in enumerate(groups) for c in group}
    figures = [_figure(layout, group, index, i) for i, group in enumerate(groups)]
    return figures, index


def _key(one: Candidate) -> object:
    """The slots that two statements of one fact have in common."""
    related = one.section == "related"
    return (one.indicator, one.measure, one.status, one.value, one.value_max, one.band, one.subset, one.per, one.comparator, related)


def _place_key(candidate: Candidate) -> tuple[str, str] | None:
    return (candidate.place.name, candidate.place.level) if candidate.place else None


def _period_key(period: PeriodSpan | None) -> tuple[object, object] | None:
    if period is None or (period.first is None and period.last is None):
        return None
    return (period.first if period.role != "until" else period.last, period.last)


def _same_fact(group: list[Candidate], other: Candidate) -> bool:
    """Two statements are one fact when no slot of them disagrees; an open slot agrees with anything."""
    for one in group:
        if _key(one) != _key(other) or _unit_family(one.unit) != _unit_family(other.unit):
            return False
        if one.denominator and other.denominator and one.denominator != other.denominator:
            return False
        headline = "title" in (one.section, other.section)
        if one.stars != other.stars and not (headline and (one.stars is None or other.stars is None)):
            return False
        a, b = _place_key(one), _place_key(other)
        if a != b and a is not None and b is not None:
            return False
        p, q = _period_key(one.period), _period_key(other.period)
        if p is not None and q is not None and p != q:
            return False
        if one.members and other.members and one.members != other.members:
            return False
        if one.reading == "named" and other.reading == "named" and one.members != other.members:
            return False
    return True


def _unit_family(unit: str) -> str:
    return "%" if unit == "%" else "lần" if unit == "lần" else "điểm" if unit.startswith("điểm") else ""


def _figure(layout: Layout, group: list[Candidate], index: dict[int, int], here: int) -> Figure:
    first = group[0]

    def pick(name: str) -> Candidate:
        return next((c for c in group if getattr(c, name) is not None), first)

    place_from = pick("place")
    period_from = next((c for c in group if to_period(layout, c) is not None), first)
    stars = pick("stars").stars
    members = next((c.members for c in group if c.members), ())
    part = next(
        (index[id(c.part_of)] for c in group if c.part_of is not None and id(c.part_of) in index and index[id(c.part_of)] != here), None
    )
    origins: dict[str, Origin] = dict(first.origins)
    for name, source in (("place", place_from), ("period", period_from)):
        if name in source.origins:
            origins[name] = source.origins[name]
        else:
            origins.pop(name, None)
    period = to_period(layout, period_from)
    if period is None:
        origins.pop("period", None)
    if place_from.place is None and not place_from.place_candidates:
        origins.pop("place", None)
    unit = _unit_text(first)
    amount, amount_unit = normalised(first, unit)
    denominator = pick("denominator").denominator
    return Figure(
        indicator=first.indicator,
        measure=first.measure,
        status=first.status,
        value=first.value,
        value_max=first.value_max,
        unit=unit,
        amount=amount,
        amount_unit=amount_unit,
        comparator=first.comparator,
        per=first.per,
        denominator=denominator,
        subset=first.subset,
        place=place_from.place,
        place_candidates=place_from.place_candidates if place_from.place is None else (),
        period=period,
        stars=Stars(min=stars[0], max=stars[1], potential=stars[2]) if stars else None,
        band=Band(min=first.band[0], max=first.band[1]) if first.band else None,
        members=members,
        part_of=part,
        origins=FrozenDict(origins),
        also=FrozenDict(first.also),
        evidence=tuple(_evidence(layout, c) for c in group),
        rule=first.rule,
    )


def _unit_text(candidate: Candidate) -> str:
    unit = " ".join(candidate.unit.split())
    return unit[:1].lower() + unit[1:]


def to_period(layout: Layout, candidate: Candidate) -> Period | None:
    """The period of a record, None where its dates stay open."""
    span = candidate.period
    if span is None or (span.first is None and span.last is None):
        return None
    a, b = layout.view.span(span.start, span.end)
    origin = candidate.origins.get("period")
    start = None if span.role == "until" and span.precision != "span" else span.first
    return Period(
        start=start,
        end=span.last,
        precision=span.precision,
        text=layout.view.text[a:b],
        source="publication" if span.now and span.precision == "day" else "carried" if origin == "carried" else "stated",
    )


def _evidence(layout: Layout, candidate: Candidate) -> Evidence:
    text = layout.view.text

    def span(a: int, b: int) -> Span:
        return span_of(text, *layout.view.span(a, b))

    fields = {slot: span(*where) for slot, where in candidate.fields.items() if where[0] < where[1]}
    start = min([candidate.start, *(a for slot, (a, _) in candidate.fields.items() if slot in ("value", "value_max", "denominator"))])
    end = max([candidate.end, *(b for slot, (_, b) in candidate.fields.items() if slot in ("value", "value_max", "denominator", "unit"))])
    while start < end and layout.view.nfc[start].isspace():
        start += 1
    while end > start and layout.view.nfc[end - 1].isspace():
        end -= 1
    whole = span(start, end)
    section: Section = candidate.section if candidate.section in ("title", "lead", "caption", "table", "related") else "body"  # type: ignore[assignment]
    return Evidence(
        start=whole.start, end=whole.end, quote=whole.quote, section=section, reading=candidate.reading, fields=FrozenDict(fields)
    )


def normalised(candidate: Candidate, unit: str) -> tuple[Decimal | None, str | None]:
    """The number in a unit that sums: VND, percent, points, communes."""
    low = unit.lower()
    if low.startswith("%"):
        return candidate.value, "percent"
    if low.startswith("điểm"):
        return candidate.value, "percentage_point"
    if low == "lần":
        return candidate.value, "times"
    if candidate.indicator in ("funds", "income_per_capita") or candidate.counted == "VND":
        scale = next((factor for word, factor in _MONEY if low.startswith(word)), None)
        if scale is None:
            return None, None
        per = [_PER[p.strip()] for p in re.split(r"/", low)[1:] if p.strip() in _PER]
        return candidate.value * scale, "/".join(["VND", *per])
    if candidate.counted is not None:
        return candidate.value, candidate.counted
    code = next((name for prefix, name in UNIT_CODES.items() if candidate.indicator.startswith(prefix)), None)
    if candidate.indicator == "criteria_per_commune":
        code = "criterion/commune"
    elif candidate.indicator == "communes_criteria":
        code = "commune"
    elif candidate.indicator == "ocop_products" and candidate.measure == "average":
        code = "product/commune"
    return candidate.value, code
