"""value_conflict: one fact told with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from thonmoi.checks.case import Case, Fact, finding, meets, narrow_key, place_key, restates, same_period, same_place, stars_key
from thonmoi.checks.limits import CONFLICT_REACH
from thonmoi.checks.wording import en_value, vi_value, what_en, what_vi, when, where
from thonmoi.records import Figure, Finding

# Several awards, sums of money and rounds of recognition in one year are several facts.
_ONE_VALUED = ("total", "share", "average", "rate")
_MANY_VALUED = ("funds", "awards")
_ANOTHER_ROUND = re.compile(r"(?<!\w)(?:đợt|lần|vòng|khi đó|lúc đó|trước đó|từ .{0,40}(?:lên|xuống)|ban đầu)(?!\w)")


def check(case: Case) -> Iterator[Finding]:
    """Pairs of the body, then the headline against the body."""
    found: set[int] = set()
    body = [f for f in case.facts if any(e.section != "title" for e in f.evidence)]
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in body:
        figure = fact.figure
        if figure.measure in _ONE_VALUED and figure.indicator not in _MANY_VALUED and _sure(fact) and fact.exact:
            groups.setdefault((figure.indicator, figure.measure, figure.status, place_key(figure.place), _days(figure)), []).append(fact)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if not ({one.index, other.index} & found) and _one_fact(case, one, other):
                found |= {one.index, other.index}
                yield _said(one, other)
    told = {fact.index for fact in body}
    for head in case.facts:
        if head.index in told or head.index in found:
            continue
        rivals = _rivals(case, head, body)
        if len(rivals) == 1:
            yield _said(head, rivals[0])


def _days(figure: Figure) -> tuple[object, object] | None:
    """When it holds, however that is said."""
    return (figure.period.start, figure.period.end) if figure.period is not None else None


def _comparable(one: Fact, other: Fact) -> bool:
    a, b = one.figure, other.figure
    return (
        (a.indicator, a.measure, a.status, a.amount_unit) == (b.indicator, b.measure, b.status, b.amount_unit)
        and narrow_key(a) == narrow_key(b) and a.members == b.members
    )  # fmt: skip


def _one_fact(case: Case, one: Fact, other: Fact) -> bool:
    a, b = one.figure, other.figure
    if not _comparable(one, other):
        return False
    if stars_key(a) != stars_key(b) or not same_place(a, b) or not same_period(a.period, b.period) or a.part_of != b.part_of:
        return False
    if _agree(one, other) or not _close(one, other):
        return False
    # Within one sentence or side by side two numbers are two things, however alike they read.
    if any(abs(case.sentence(x.start) - case.sentence(y.start)) <= 1 for x in one.evidence for y in other.evidence):
        return False
    return not any(_ANOTHER_ROUND.search(case.sentence_text(e.start)) for f in (one, other) for e in f.evidence)


def _sure(fact: Fact) -> bool:
    """Its time is said beside it, its place too or it is the article's own."""
    place, period = fact.origin
    return place in ("stated", "article") and period == "stated" and fact.figure.part_of is None


def _close(one: Fact, other: Fact) -> bool:
    """Near enough to be one number, or its digits in another order (45 and 54)."""
    a, b = one.figure.value, other.figure.value
    return abs(a - b) <= CONFLICT_REACH * max(a, b) or sorted(str(a)) == sorted(str(b))


def _agree(one: Fact, other: Fact) -> bool:
    return meets(one.interval, other.interval) or restates(one.figure.value, other.figure.value)


def _rivals(case: Case, head: Fact, body: list[Fact]) -> list[Fact]:
    """What the body says instead of a headline's number; empty when the body bears the headline out or speaks of something else."""
    a = head.figure
    if a.indicator == "funds" or not head.exact or all(e.reading != "number" for e in head.evidence):
        return []
    alike = [f for f in body if f.figure.indicator == a.indicator and (f.figure.amount_unit == a.amount_unit)]
    if any(_agree(head, f) or f.figure.denominator == a.value for f in alike) or _sum_of_some(head, alike):
        return []
    return [
        f for f in alike
        if _comparable(head, f) and f.exact and _close(head, f) and f.figure.part_of is None and stars_key(f.figure) == stars_key(a)
        and place_key(f.figure.place) == place_key(a.place) and a.place is not None
        and (a.period is None or f.figure.period is None or same_period(a.period, f.figure.period))
        and (not a.unit or f.figure.unit == a.unit)
    ]  # fmt: skip


def _sum_of_some(head: Fact, alike: list[Fact]) -> bool:
    """The headline adds up what the body tells apart (two rounds, two provinces)."""
    values = [f.figure.value for f in alike]
    return any(values[i] + values[k] == head.figure.value for i in range(len(values)) for k in range(i))


def _said(one: Fact, other: Fact) -> Finding:
    first, second = sorted((one, other), key=lambda f: f.start)
    a, b = first.figure, second.figure
    place, day = where(a), when(a.period or b.period)
    at = ", ".join(x for x in (place, day) if x)
    return finding(
        "value_conflict", "warning", (first, second),
        f"Cùng một chỉ tiêu {what_vi(a)}{f' ({at})' if at else ''} nhưng nơi ghi {vi_value(a)}, nơi ghi {vi_value(b)}; chỉ một số là đúng.",
        f"One fact ({what_en(a)}{f', {at}' if at else ''}) has two values, {en_value(a)} and {en_value(b)}; only one of them can be right.",
    )  # fmt: skip
