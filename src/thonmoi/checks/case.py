"""A record laid out for the checks: its own figures (none of related headlines), their order in the text, comparisons of slots."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from thonmoi.checks.limits import APPROXIMATE, ROUNDED
from thonmoi.language.sentences import sentence_spans
from thonmoi.language.view import View
from thonmoi.records import Evidence, Figure, Finding, FindingCode, Period, Place, Record, Severity, Span

Interval = tuple[Decimal | None, Decimal | None]
_COUNTED = ("commune", "village", "district", "province", "product", "entity", "honour")
FORMER = re.compile(
    r"(?<!\w)(?:cũ|trước đây|trước sáp nhập|(?:trước|sau) (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)|nhập vào|giải thể|trước khi mô hình)(?!\w)"
)
"""Words that speak of the map before a merger."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its index and the evidence that is the article's own."""

    index: int
    figure: Figure
    evidence: tuple[Evidence, ...]

    @property
    def start(self) -> int:
        """Where the text says it first."""
        return self.evidence[0].start

    @property
    def exact(self) -> bool:
        """One number, said without a comparator."""
        return self.figure.comparator == "eq" and self.figure.value_max is None

    @property
    def interval(self) -> Interval:
        """What the number may be: lower and upper end, None where open."""
        low, high = self.figure.value, self.figure.value_max if self.figure.value_max is not None else self.figure.value
        kind = self.figure.comparator
        if kind == "approx":
            return low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
        return (None if kind in ("le", "lt") else low), (None if kind in ("ge", "gt") else high)

    @property
    def origin(self) -> tuple[str | None, str | None]:
        """Where its place and its period come from."""
        return self.figure.origins.get("place"), self.figure.origins.get("period")


class Case:
    """What the checks read of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.article.text
        moment = record.article.published_at
        self.published: date | None = moment.date() if moment else None
        self.facts: list[Fact] = []
        for i, figure in enumerate(record.figures):
            own = tuple(e for e in figure.evidence if e.section != "related")
            if own and not _odd(figure):
                self.facts.append(Fact(i, figure, own))

    @cached_property
    def by_index(self) -> dict[int, Fact]:
        """The facts by their index in the record."""
        return {f.index: f for f in self.facts}

    @cached_property
    def by_sentence(self) -> dict[int, list[Fact]]:
        """The facts that each sentence says."""
        found: dict[int, list[Fact]] = {}
        for fact in self.facts:
            for number in dict.fromkeys(self.sentence(e.start) for e in fact.evidence):
                found.setdefault(number, []).append(fact)
        return found

    def beside(self, fact: Fact, *steps: int) -> list[Fact]:
        """The other facts of a fact's sentences, or of those so many sentences on; each once, in their order."""
        numbers = {self.sentence(e.start) + step for e in fact.evidence for step in steps or (0,)}
        found = {f.index: f for number in sorted(numbers) for f in self.by_sentence.get(number, ()) if f is not fact}
        return list(found.values())

    def grouped(self, key: Callable[[Fact], Hashable]) -> dict[Hashable, list[Fact]]:
        """The facts by a key, in the order of the record."""
        found: dict[Hashable, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(key(fact), []).append(fact)
        return found

    @cached_property
    def view(self) -> View:
        """The text, folded."""
        return View(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences as spans of the original text."""
        return [self.view.span(a, b) for a, b in sentence_spans(self.view.nfc)]

    @cached_property
    def _starts(self) -> list[int]:
        return [a for a, _ in self.sentences]

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def folded(self, start: int, end: int) -> str:
        """The characters start:end of the text in NFC, lower case."""
        return self.view.lower[self.view.at(start) : self.view.at(end)]

    def sentence_text(self, offset: int) -> str:
        """The sentence that holds an offset, folded."""
        number = self.sentence(offset)
        return self.folded(*self.sentences[number]) if 0 <= number < len(self.sentences) else ""

    def near(self, one: Fact, other: Fact) -> Iterator[tuple[Evidence, Evidence]]:
        """Mentions of two facts within one sentence."""
        for a in one.evidence:
            for b in other.evidence:
                if self.sentence(a.start) == self.sentence(b.start):
                    yield a, b

    def together(self, one: Fact, other: Fact) -> bool:
        """They are said in one sentence somewhere."""
        return next(self.near(one, other), None) is not None


def _odd(figure: Figure) -> bool:
    """A number that counts nothing: "16,7 xã" was misread, "bốn phần năm số xã" is a part of an unknown whole."""
    whole = figure.value == figure.value.to_integral_value()  # "% 1" is impossible for a number of more than 28 digits
    if figure.amount_unit in _COUNTED and figure.measure in ("total", "increase", "decrease") and not whole:
        return True
    if figure.denominator is None or figure.denominator > 10:
        return False
    return any("denominator" in e.fields and not e.fields["denominator"].quote.isdigit() for e in figure.evidence)


def place_key(place: Place | None) -> tuple[str, str] | None:
    """What makes two places the same one: name and level (the map's day may differ)."""
    return (place.name, place.level) if place else None


def narrow_key(figure: Figure) -> tuple[object, ...]:
    """What narrows a figure besides place, period and stars."""
    band = figure.band
    # "6 chủ thể" and "6 hợp tác xã" are not the same thing counted.
    kind = figure.unit if figure.indicator in ("awards", "ocop_entities") else None
    return figure.subset, (band.min, band.max) if band else None, figure.per, kind


def stars_key(figure: Figure) -> tuple[object, ...] | None:
    """Stars as a tuple, None where none are said."""
    return (figure.stars.min, figure.stars.max, figure.stars.potential) if figure.stars else None


def same_place(one: Figure, other: Figure) -> bool:
    """Both places are known and the same."""
    return one.place is not None and place_key(one.place) == place_key(other.place)


def same_period(one: Period | None, other: Period | None) -> bool:
    """Both periods are known and end on the same day, and begin so where both say a beginning."""
    if one is None or other is None or one.end is None or one.end != other.end:
        return False
    return one.start is None or other.start is None or one.start == other.start


def year_of(period: Period | None) -> int | None:
    """The year a period lies in, None for what runs over several."""
    if period is None or period.end is None or (period.start is not None and period.start.year != period.end.year):
        return None
    return period.end.year


def meets(one: Interval, other: Interval) -> bool:
    """Two intervals have a number in common."""
    (a, b), (c, d) = one, other
    return (a is None or d is None or a <= d) and (c is None or b is None or c <= b)


def last_place(value: Decimal) -> Decimal:
    """One unit in the last place said: 1 for 69, 0.1 for 57.1."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def restates(one: Decimal, other: Decimal) -> bool:
    """One of two numbers may be the other, rounded."""
    if one == other:
        return True
    if not one or not other or abs(one - other) / max(abs(one), abs(other)) > ROUNDED:
        return False
    return _places(one) != _places(other)


def _places(value: Decimal) -> int:
    """Significant digits: 3 for 9460 and for 16.8."""
    return len("".join(map(str, value.as_tuple().digits)).strip("0")) or 1


def finding(
    code: FindingCode, severity: Severity, facts: Iterable[Fact], vi: str, en: str, more: Iterable[Span] = (),
) -> Finding:  # fmt: skip
    """A finding about some figures, in the order of the text, with their first own evidence."""
    ordered = sorted(facts, key=lambda f: f.start)
    spans = [Span(start=e.start, end=e.end, quote=e.quote) for e in (f.evidence[0] for f in ordered)]
    return Finding(
        code=code, severity=severity, message_vi=vi, message_en=en, figures=tuple(f.index for f in ordered), evidence=(*spans, *more)
    )  # fmt: skip
