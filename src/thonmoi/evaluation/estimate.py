"""From the labels of a stratified sample to the whole store: precision, recall and F1 with 95 % intervals.

Each rate is a ratio of two totals, both estimated by weighting a stratum's articles with how many they stand for. Its variance is that of
the linearised ratio between articles within strata, with the finite population's correction (Cochran, Sampling Techniques, chapters 5 and
6); the interval is Wilson's with the effective number of mentions that this variance amounts to, so that it stays within 0 and 1 and has a
width where every label was right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from thonmoi.errors import ThonmoiError
from thonmoi.evaluation.sampling import Design
from thonmoi.evaluation.scores import Counts, Judged, score_article

_Z: Final = 1.959964


@dataclass(frozen=True, slots=True)
class Rate:
    """An estimated rate with its 95 % interval; `of` is the number of mentions in the sample that it rests on."""

    value: float
    low: float
    high: float
    of: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a sample says of its store. `mentions`: figures' mentions the store's articles are estimated to hold, right ones to be found."""

    articles: int
    labelled: int
    precision: Rate
    recall: Rate
    f1: Rate
    mentions: float
    by_indicator: Mapping[str, tuple[Rate, Rate]]
    unlabelled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A stratum with the counts of its labelled articles."""

    size: int
    counts: Sequence[Counts]


Pick = Callable[[Counts], tuple[int, int]]
_PRECISION: Pick = lambda c: (c.found, c.found + c.false)  # noqa: E731
_RECALL: Pick = lambda c: (c.found, c.found + c.missed)  # noqa: E731
_F1: Pick = lambda c: (2 * c.found, 2 * c.found + c.missed + c.false)  # noqa: E731


def estimate(design: Design, judged: Iterable[Judged], indicators: str = "all") -> Estimate:
    """The rates of the whole store from labelled articles, each named by its id ("…/ID"). As `estimate_counts`, with its indicators."""
    scores = {one.source.name.rpartition("/")[2]: score_article(one, indicators) for one in judged}
    return estimate_counts(design, {one: of.strict for one, of in scores.items()}, {one: of.by_indicator for one, of in scores.items()})


def estimate_counts(
    design: Design, counts: Mapping[str, Counts], by_indicator: Mapping[str, Mapping[str, Counts]] | None = None
) -> Estimate:
    """The rates of the whole store from what was found, missed and false in each labelled article, by its id.

    Strata of which nothing is labelled yet are named in `unlabelled` and left out. Raises ThonmoiError `sample` where none of the articles
    is of the sample.
    """
    drawn = [(stratum, [one for one in stratum.drawn if one in counts]) for stratum in design.strata]
    labelled = [(stratum.articles, ids) for stratum, ids in drawn if ids]
    if not labelled:
        raise ThonmoiError("sample", f"none of the {len(counts)} labelled articles is of the sample drawn from {design.store}")
    whole = [_Part(size, [counts[one] for one in ids]) for size, ids in labelled]
    rates = {}
    own = by_indicator or {}
    for code in sorted({code for _, ids in labelled for one in ids for code in own.get(one, ())}):
        parts = [_Part(size, [own[one].get(code, Counts()) for one in ids]) for size, ids in labelled]
        rates[code] = (_rate(parts, _PRECISION), _rate(parts, _RECALL))
    return Estimate(
        articles=sum(part.size for part in whole),
        labelled=sum(len(part.counts) for part in whole),
        precision=_rate(whole, _PRECISION),
        recall=_rate(whole, _RECALL),
        f1=_rate(whole, _F1),
        mentions=sum(part.size / len(part.counts) * sum(c.mentions for c in part.counts) for part in whole),
        by_indicator=rates,
        unlabelled=tuple(stratum.name for stratum, ids in drawn if stratum.drawn and not ids),
    )


def _rate(parts: Sequence[_Part], pick: Pick) -> Rate:
    pairs = [[pick(c) for c in part.counts] for part in parts]
    weights = [part.size / len(part.counts) for part in parts]
    above = sum(w * sum(y for y, _ in of) for w, of in zip(weights, pairs, strict=True))
    below = sum(w * sum(x for _, x in of) for w, of in zip(weights, pairs, strict=True))
    seen = sum(x for of in pairs for _, x in of)
    if not below:
        return Rate(math.nan, 0.0, 1.0, 0)
    rate = above / below
    variance = sum(_variance(part, [(y - rate * x) / below for y, x in of]) for part, of in zip(parts, pairs, strict=True))
    if 0 < rate < 1 and variance > 0:
        effective = min(rate * (1 - rate) / variance, seen * _census(parts))
    else:
        # All alike: what is not seen may differ, and articles differ as wholes.
        effective = sum(1 for of in pairs for _, x in of if x) * _census(parts)
    low, high = wilson(rate, effective)
    return Rate(rate, low, high, seen)


def _census(parts: Sequence[_Part]) -> float:
    """How much more a label says where few articles are left unlabelled; 1 for a small sample, great for all but the whole store."""
    size, labelled = sum(part.size for part in parts), sum(len(part.counts) for part in parts)
    return math.inf if labelled >= size else size / (size - labelled)


def _variance(part: _Part, residuals: Sequence[float]) -> float:
    """The variance that one stratum adds to a total of residuals."""
    n, size = len(residuals), part.size
    if n >= size:
        return 0.0
    if n == 1:
        # One article tells nothing of the spread; taking the residual itself for it errs on the wide side.
        return size**2 * (1 - n / size) * residuals[0] ** 2
    mean = sum(residuals) / n
    spread = sum((r - mean) ** 2 for r in residuals) / (n - 1)
    return size**2 * (1 - n / size) * spread / n


def wilson(rate: float, n: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a rate seen in `n` trials; `n` need not be whole."""
    if n == math.inf:
        return rate, rate
    if n <= 0:
        return 0.0, 1.0
    z2 = _Z**2
    middle = (rate + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)
