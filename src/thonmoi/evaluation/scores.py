"""From aligned articles to scores: counts, precision, recall, F1, slots, people, article fields, and intervals over articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from thonmoi.evaluation.align import Aligned, align, name_key
from thonmoi.evaluation.gold import NOT_CORE, GoldText
from thonmoi.records import Record

SEED: Final = 20
RESAMPLES: Final = 1000
SLOT_ORDER: Final = (
    "comparator", "denominator", "stars", "place", "level", "code", "period", "band", "subset", "members", "value_max", "part_of",
)  # fmt: skip


def is_core(indicator: str) -> bool:
    """Whether an indicator is a core one: communes, villages, districts, provinces, criteria, OCOP."""
    return indicator not in NOT_CORE


@dataclass(frozen=True, slots=True)
class Counts:
    """Found, missed and false; adds up over articles."""

    found: int = 0
    missed: int = 0
    false: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.found + other.found, self.missed + other.missed, self.false + other.false)

    @property
    def mentions(self) -> int:
        """How many gold has."""
        return self.found + self.missed

    @property
    def precision(self) -> float:
        """Found of what was read."""
        return self.found / max(1, self.found + self.false)

    @property
    def recall(self) -> float:
        """Found of what gold has."""
        return self.found / max(1, self.mentions)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.found / max(1, 2 * self.found + self.missed + self.false)

    def as_dict(self) -> dict[str, Any]:
        """Counts and rates, for JSON."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {"mentions": self.mentions, "found": self.found, "missed": self.missed, "false": self.false, **_rounded(rates)}


@dataclass(frozen=True, slots=True)
class Share:
    """Right of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def rate(self) -> float:
        """Right as a share of all."""
        return self.right / max(1, self.of)

    def as_dict(self) -> dict[str, Any]:
        """Counts and rate, for JSON."""
        return {"right": self.right, "of": self.of, "rate": round(self.rate, 4)}


@dataclass(slots=True)
class Scores:
    """All scores of some articles for one set of indicators."""

    articles: int = 0
    strict: Counts = Counts()
    loose: Counts = Counts()
    whole: Share = Share()
    by_indicator: dict[str, Counts] = field(default_factory=dict)
    measure: Share = Share()
    status: Share = Share()
    slots: dict[str, Share] = field(default_factory=dict)
    invented: Counter[str] = field(default_factory=Counter)
    people: Counts = Counts()
    roles: Share = Share()
    fields: dict[str, Share] = field(default_factory=dict)
    false_in_irrelevant: int = 0
    irrelevant: int = 0

    def add(self, other: Scores) -> None:
        """Add the scores of other articles."""
        for name in ("articles", "false_in_irrelevant", "irrelevant", "strict", "loose", "whole", "measure", "status", "people", "roles"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for code, counts in other.by_indicator.items():
            self.by_indicator[code] = self.by_indicator.get(code, Counts()) + counts
        for mine, theirs in ((self.slots, other.slots), (self.fields, other.fields)):
            for name, share in theirs.items():
                mine[name] = mine.get(name, Share()) + share
        self.invented.update(other.invented)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "articles": self.articles,
            "strict": self.strict.as_dict(),
            "loose": self.loose.as_dict(),
            "whole_tuples": self.whole.as_dict(),
            "by_indicator": {code: counts.as_dict() for code, counts in sorted(self.by_indicator.items())},
            "slots": {n: s.as_dict() for n, s in (("measure", self.measure), ("status", self.status), *ordered(self.slots))},
            "filled_where_gold_has_nothing": dict(sorted(self.invented.items())),
            "people": {**self.people.as_dict(), "roles": self.roles.as_dict()},
            "article": {name: share.as_dict() for name, share in sorted(self.fields.items())},
            "irrelevant_articles": {"articles": self.irrelevant, "false_figures": self.false_in_irrelevant},
        }


def ordered(slots: dict[str, Share]) -> list[tuple[str, Share]]:
    """Slots in the order in which people think of them."""
    return sorted(slots.items(), key=lambda item: (SLOT_ORDER.index(item[0]) if item[0] in SLOT_ORDER else 99, item[0]))


def _rounded(rates: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in rates.items()}


@dataclass(frozen=True, slots=True)
class Judged:
    """One article, read and aligned with both sets of indicators."""

    source: GoldText
    record: Record
    all: Aligned
    core: Aligned

    def aligned(self, indicators: str) -> Aligned:
        """The alignment for "core" or "all"."""
        return self.core if indicators == "core" else self.all


def judge(source: GoldText, read: Callable[[str], Record]) -> Judged:
    """Read an article and align it with its gold."""
    record = read(source.text)
    return Judged(source, record, align(source, record), align(source, record, is_core))


def score(judged: Iterable[Judged], indicators: str = "all") -> Scores:
    """The scores of articles for "core" or "all" indicators."""
    total = Scores()
    for one in judged:
        total.add(score_article(one, indicators))
    return total


def score_article(judged: Judged, indicators: str) -> Scores:
    """The scores of one article."""
    aligned = judged.aligned(indicators)
    scores = Scores(articles=1)
    wanted = [i for i, g in enumerate(aligned.mentions) if not g.optional]
    false = list(aligned.false())
    missed = list(aligned.missed())
    for name, indices in (("found", aligned.strict), ("missed", missed)):
        for i in indices:
            _count(scores, aligned.mentions[i].indicator, Counts(**{name: 1}))
    for k in false:
        _count(scores, aligned.predictions[k].figure.indicator, Counts(false=1))
    scores.strict = Counts(len(aligned.strict), len(missed), len(false))
    # What is read beside optional entries counts as a prediction only where it found a mention.
    taken = set(aligned.loose.values())
    read = sum(k in taken or k not in aligned.free for k in range(len(aligned.predictions)))
    scores.loose = Counts(len(taken), len(wanted) - len(taken), read - len(taken))
    scores.whole = Share(sum(aligned.whole(i) for i in aligned.strict), len(wanted))
    for i, k in aligned.loose.items():
        gold, figure = aligned.mentions[i], aligned.predictions[k].figure
        scores.measure += Share(figure.measure in (gold.measure, *gold.measure_also), 1)
        scores.status += Share(figure.status == gold.status, 1)
    _score_slots(scores, aligned)
    if not judged.source.gold.relevant:
        scores.irrelevant, scores.false_in_irrelevant = 1, len(false)
    _score_people(scores, judged)
    _score_fields(scores, judged)
    return scores


def _count(scores: Scores, indicator: str, counts: Counts) -> None:
    scores.by_indicator[indicator] = scores.by_indicator.get(indicator, Counts()) + counts


def _score_slots(scores: Scores, aligned: Aligned) -> None:
    for i, k in aligned.strict.items():
        gold, figure = aligned.mentions[i], aligned.predictions[k].figure
        slots = aligned.slots[i] | ({"part_of": aligned.part_of[i]} if i in aligned.part_of else {})
        for name, right in slots.items():
            scores.slots[name] = scores.slots.get(name, Share()) + Share(right, 1)
        extra = {
            "place": not gold.place and figure.place,
            "period": not gold.period and figure.period,
            "subset": gold.subset is None and figure.subset,
            "members": not gold.members and figure.members,
            "part_of": gold.part_of is None and figure.part_of is not None,
            "value_max": gold.value_max is None and figure.value_max is not None,
        }
        scores.invented.update(name for name, filled in extra.items() if filled)


def _score_people(scores: Scores, judged: Judged) -> None:
    gold = judged.source.gold.people
    if gold is None:
        return
    read = {name_key(p.name): [name_key(role)[0] for role in p.roles] for p in judged.record.people}
    names = {name_key(p.name) for p in gold}
    found = sum(name_key(p.name) in read for p in gold)
    scores.people = Counts(found, len(gold) - found, len(read.keys() - names))
    for person in gold:
        for role in person.roles if name_key(person.name) in read else ():
            want = name_key(role)[0]
            scores.roles += Share(any(have and (want in have or have in want) for have in read[name_key(person.name)]), 1)


def _score_fields(scores: Scores, judged: Judged) -> None:
    """Title, day and authors, where gold has them; a date where gold has none is invented."""
    gold, article = judged.source.gold.article, judged.record.article
    if gold.title:
        scores.fields["title"] = Share(name_key(gold.title) == name_key(article.title), 1)
    published = article.published_at.isoformat() if article.published_at else ""
    if gold.published_at:
        scores.fields["published_at"] = Share(published.startswith(gold.published_at), 1)
    elif published:
        scores.invented["published_at"] += 1
    if gold.authors:
        scores.fields["authors"] = Share(gold.authors == article.authors, 1)


def intervals(judged: Sequence[Judged], indicators: str, resamples: int = RESAMPLES, seed: int = SEED) -> dict[str, tuple[float, float]]:
    """95 % intervals of strict precision, recall and F1 and of whole-tuple recall: articles drawn again with replacement, seeded."""
    per_article = [(s.strict, s.whole) for s in (score_article(one, indicators) for one in judged)]
    drawn: dict[str, list[float]] = {"precision": [], "recall": [], "f1": [], "whole": []}
    rng = random.Random(seed)
    for _ in range(resamples if per_article else 0):
        strict, whole = Counts(), Share()
        for counts, share in rng.choices(per_article, k=len(per_article)):
            strict, whole = strict + counts, whole + share
        for name, value in (("precision", strict.precision), ("recall", strict.recall), ("f1", strict.f1), ("whole", whole.rate)):
            drawn[name].append(value)
    low, high = round(0.025 * (resamples - 1)), round(0.975 * (resamples - 1))
    return {name: (sorted(values)[low], sorted(values)[high]) for name, values in drawn.items() if values}
