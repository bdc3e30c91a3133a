"""Gold mentions and what was read, paired by where they stand in the text.

Each evidence of a figure is one prediction. A gold mention is found when a prediction with the same indicator, value, measure (or one of
`measure_also`) and status overlaps its quote and is not much longer; pairs are one to one, as many as can be, and among those pairings the
one with most slots right. Not counted, neither right nor wrong, are predictions in section `related`, in repeats of the headline, and at
optional entries with their value, where they pair with nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from thonmoi.evaluation.gold import GoldFigure, GoldText
from thonmoi.evaluation.matching import best_pairs
from thonmoi.records import Evidence, Figure, Period, Record

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_PAIR = 10**9  # one more pair outweighs any number of slots
_SLOT = 10**6  # one more slot outweighs any closeness of spans
_NEAR_ENOUGH = 160  # characters an evidence may have whatever the length of the quote: about a sentence
_COMPARATORS = {"ge": {"ge", "gt"}, "gt": {"ge", "gt"}, "le": {"le", "lt"}, "lt": {"le", "lt"}}

Keep = Callable[[str], bool]


def name_key(name: str | None) -> tuple[str, str]:
    """What makes two spellings of a name the same: letters and tones, wherever the tone stands (hoà, hòa), in any case and form."""
    decomposed = unicodedata.normalize("NFD", (name or "").casefold())
    letters = "".join(c for c in decomposed if c not in _TONES)
    return " ".join(letters.split()), "".join(c for c in decomposed if c in _TONES)


def gold_years(period: str | None) -> tuple[int, int] | None:
    """First and last year of a gold period."""
    years = [int(y) for y in re.findall(r"(?:19|20)\d\d", period or "")]
    return (min(years), max(years)) if years else None


def _years(period: Period | None) -> tuple[int, int | None] | None:
    if period is None:
        return None
    first = period.start or period.end
    return (first.year, period.end.year if period.end else None) if first else None


@dataclass(frozen=True, slots=True)
class Prediction:
    """One evidence of a figure that was read."""

    figure: Figure
    index: int
    evidence: Evidence

    @property
    def start(self) -> int:
        """Where the evidence starts."""
        return self.evidence.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.evidence.end


@dataclass(frozen=True, slots=True)
class Aligned:
    """One article, aligned. Numbers are indices into `mentions` and `predictions`; `entries` are the mentions' places in the gold."""

    source: GoldText
    record: Record
    mentions: tuple[GoldFigure, ...]
    entries: tuple[int, ...]
    predictions: tuple[Prediction, ...]
    strict: dict[int, int]
    loose: dict[int, int]
    slots: dict[int, dict[str, bool]]
    free: frozenset[int]
    part_of: dict[int, bool]

    def missed(self) -> Iterator[int]:
        """Mentions that were not found."""
        return (i for i, g in enumerate(self.mentions) if not g.optional and i not in self.strict)

    def false(self) -> Iterator[int]:
        """Predictions that stand for no mention."""
        taken = set(self.strict.values())
        return (k for k in range(len(self.predictions)) if k not in taken and k not in self.free)

    def whole(self, i: int) -> bool:
        """Whether a mention was found with every slot right."""
        return i in self.strict and all(self.slots[i].values())


def align(source: GoldText, record: Record, keep: Keep = lambda _: True) -> Aligned:
    """Pair the gold of an article with the record read from its text; only indicators that `keep` accepts take part."""
    kept = [(n, g) for n, g in enumerate(source.gold.figures) if keep(g.indicator)]
    entries, mentions = tuple(n for n, _ in kept), tuple(g for _, g in kept)
    predictions = tuple(Prediction(f, n, e) for n, f in enumerate(record.figures) if keep(f.indicator) for e in f.evidence)
    free = _repeats(source, predictions)
    wholes = _denominators(mentions)
    strict_edges: dict[tuple[int, int], int] = {}
    loose_edges: dict[tuple[int, int], int] = {}
    for i, gold in enumerate(mentions):
        for k, prediction in enumerate(predictions):
            if not _near(gold, prediction):
                continue
            figure = prediction.figure
            if gold.optional:
                if figure.value == gold.value:
                    free.add(k)
                continue
            if gold.indicator != figure.indicator or gold.value != figure.value:
                continue
            weight = _PAIR + _closeness(gold, prediction)
            fits = gold.status == figure.status and figure.measure in (gold.measure, *gold.measure_also)
            loose_edges[i, k] = weight + fits * _SLOT
            if fits:
                strict_edges[i, k] = weight + sum(right for _, right in compare(gold, figure, wholes[_fact(gold)])) * _SLOT
    strict = best_pairs(strict_edges)
    slots = {i: dict(compare(mentions[i], predictions[k].figure, wholes[_fact(mentions[i])])) for i, k in strict.items()}
    return Aligned(
        source=source, record=record, mentions=mentions, entries=entries, predictions=predictions, strict=strict,
        loose=best_pairs(loose_edges), slots=slots, free=frozenset(free), part_of=_part_of(source, mentions, predictions, strict),
    )  # fmt: skip


def compare(gold: GoldFigure, figure: Figure, denominators: frozenset[Decimal | None] = frozenset({None})) -> Iterator[tuple[str, bool]]:
    """The slots that this gold mention has, each with whether the figure says the same.

    `denominators` are those that gold gives for the same fact anywhere: a mention without one may be merged with a mention that has it.
    """
    yield "comparator", figure.comparator in _COMPARATORS.get(gold.comparator, {gold.comparator})
    yield "denominator", figure.denominator in (denominators if gold.denominator is None else {gold.denominator})
    if gold.indicator.startswith("ocop"):
        yield "stars", _gold_stars(gold.stars) == ((figure.stars.min, figure.stars.max) if figure.stars else None)
    if gold.place:
        yield "place", figure.place is not None and name_key(gold.place) == name_key(figure.place.name)
    years = gold_years(gold.period)
    if years:
        read = _years(figure.period)
        yield "period", read is not None and read[1] in (years[1], None) and (read[1] is not None or read[0] == years[0])
    if gold.band is not None:
        yield "band", figure.band is not None and (gold.band.min, gold.band.max) == (figure.band.min, figure.band.max)
    if gold.subset is not None:
        yield "subset", gold.subset == figure.subset
    if gold.members:
        yield "members", gold.members == figure.members
    if gold.level is not None:
        yield "level", figure.place is not None and gold.level == figure.place.level
    if gold.code is not None:
        yield "code", figure.place is not None and gold.code == figure.place.code
    if gold.value_max is not None:
        yield "value_max", gold.value_max == figure.value_max


def _gold_stars(stars: str | None) -> tuple[int, int] | None:
    return (int(stars[0]), 5 if stars.endswith("+") else int(stars[-1])) if stars else None


def _near(gold: GoldFigure, prediction: Prediction) -> bool:
    """The two overlap, and the evidence is no sweeping quote."""
    length = prediction.end - prediction.start
    return prediction.start < gold.end and gold.start < prediction.end and length <= max(_NEAR_ENOUGH, 2 * len(gold.quote))


def _closeness(gold: GoldFigure, prediction: Prediction) -> int:
    """Overlap over union of the spans, in thousandths: decides between pairings that are as good otherwise."""
    shared = min(gold.end, prediction.end) - max(gold.start, prediction.start)
    return 1000 * shared // (max(gold.end, prediction.end) - min(gold.start, prediction.start))


def _fact(gold: GoldFigure) -> tuple[object, ...]:
    last = gold_years(gold.period)
    return gold.indicator, gold.measure, gold.status, gold.value, gold.place, last and last[1]


def _denominators(mentions: tuple[GoldFigure, ...]) -> dict[tuple[object, ...], frozenset[Decimal | None]]:
    """The denominators that gold gives for each fact."""
    found: dict[tuple[object, ...], set[Decimal | None]] = defaultdict(set)
    for gold in mentions:
        found[_fact(gold)].add(gold.denominator)
    return {fact: frozenset(values) for fact, values in found.items()}


def _repeats(source: GoldText, predictions: tuple[Prediction, ...]) -> set[int]:
    """Predictions in headlines of other articles, and in the article's own headline where it is printed again."""
    title = source.gold.article.title
    again = [m.start() for m in re.finditer(re.escape(title), source.text)][1:] if title else []
    return {
        k
        for k, p in enumerate(predictions)
        if p.evidence.section == "related" or any(at <= p.start and p.end <= at + len(title or "") for at in again)
    }


def _part_of(
    source: GoldText, mentions: tuple[GoldFigure, ...], predictions: tuple[Prediction, ...], strict: dict[int, int]
) -> dict[int, bool]:
    """For found mentions that gold ties to a whole: whether the figure read is tied to the figure of that whole.

    Right too is another mention of the same whole, since mentions of one fact are one figure.
    """
    heads: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for i, k in strict.items():
        heads[_fact(mentions[i])].add(predictions[k].index)
    return {
        i: predictions[k].figure.part_of in heads[_fact(source.gold.figures[head])]
        for i, k in strict.items()
        if (head := mentions[i].part_of) is not None
    }
