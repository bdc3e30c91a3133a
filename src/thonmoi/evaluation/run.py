"""One run: gold files, the library's reading of their texts, and what came of each mention, to print, keep and compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from thonmoi import __version__
from thonmoi.evaluation.gold import GoldText, load_all
from thonmoi.evaluation.scores import Judged, intervals, is_core, judge, score
from thonmoi.records import Record

HELD_OUT: Final = "test"
"""The folder whose texts rule writers do not read: its errors are shown only when asked for."""


def evaluate(sources: Iterable[Path], read: Callable[[str], Record] | None = None) -> list[Judged]:
    """Read every article of gold files and folders and align it with its gold.

    `read` is the library's own `extract` unless another is given. Raises ThonmoiError for gold that is not there or does not hold.
    """
    return judge_all(load_all(sources), read)


def judge_all(texts: Iterable[GoldText], read: Callable[[str], Record] | None = None) -> list[Judged]:
    """Read and align loaded gold."""
    if read is None:
        from thonmoi.api import extract

        read = extract
    return [judge(source, read) for source in texts]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one mention: `rank` 0 missed, 1 indicator and value right, 2 found, 3 found with every slot right."""

    article: str
    start: int
    quote: str
    figure: str
    rank: int
    wrong: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What names the same mention in another run."""
        return self.article, self.start, self.quote, self.figure


RANKS: Final = ("missed", "loose", "found", "whole")


def outcomes(judged: Iterable[Judged], indicators: str = "all") -> Iterator[Outcome]:
    """Every mention that counts, with what came of it."""
    for one in judged:
        aligned = one.aligned(indicators)
        for i, gold in enumerate(aligned.mentions):
            if gold.optional:
                continue
            wrong = tuple(name for name, right in aligned.slots.get(i, {}).items() if not right)
            rank = (2 if wrong else 3) if i in aligned.strict else int(i in aligned.loose)
            figure = f"{gold.indicator}.{gold.measure}.{gold.status} {gold.value} {gold.place or ''}".rstrip()
            yield Outcome(one.source.name, gold.start, gold.quote, figure, rank, wrong)


def false_ones(judged: Iterable[Judged], indicators: str = "all") -> Iterator[tuple[str, int, str, str]]:
    """Every false figure: article, start, quote, what was read."""
    for one in judged:
        aligned = one.aligned(indicators)
        for k in aligned.false():
            p = aligned.predictions[k]
            yield one.source.name, p.start, p.evidence.quote, f"{p.figure.indicator}.{p.figure.measure}.{p.figure.status} {p.figure.value}"


def run_dict(judged: Sequence[Judged], indicators: str = "all") -> dict[str, Any]:
    """The scores of a run, for JSON: no text of any article is in it."""
    result: dict[str, Any] = {"thonmoi": __version__, "indicators": indicators}
    for name in ("core", "all"):
        result[name] = score(judged, name).as_dict()
        result[name]["intervals_95"] = {k: [round(a, 4), round(b, 4)] for k, (a, b) in intervals(judged, name).items()}
    splits = sorted({one.source.split for one in judged})
    if len(splits) > 1:
        parts = {split: [one for one in judged if one.source.split == split] for split in splits}
        result["splits"] = {s: {name: score(part, name).strict.as_dict() for name in ("core", "all")} for s, part in parts.items()}
    return result


def saved_dict(judged: Sequence[Judged]) -> dict[str, Any]:
    """A run to keep and compare with: its scores and what came of each mention."""
    saved = run_dict(judged)
    saved["mentions"] = [[o.article, o.start, o.quote, o.figure, RANKS[o.rank], list(o.wrong)] for o in outcomes(judged)]
    saved["false"] = [list(item) for item in false_ones(judged)]
    return saved


@dataclass(frozen=True, slots=True)
class Comparison:
    """This run against an older one: mentions with their older rank, false figures that came and went, changes of gold."""

    better: tuple[tuple[Outcome, int], ...]
    worse: tuple[tuple[Outcome, int], ...]
    false_new: tuple[tuple[str, int, str, str], ...]
    false_gone: tuple[tuple[str, int, str, str], ...]
    new_mentions: int
    gone_mentions: int


def compare_runs(judged: Sequence[Judged], saved: dict[str, Any], indicators: str = "all") -> Comparison:
    """What changed since a saved run. Raises ValueError where `saved` is none."""
    try:
        old = {(a, s, q, f): RANKS.index(rank) for a, s, q, f, rank, _ in saved["mentions"]}
        old_false = [(a, s, q, f) for a, s, q, f in saved["false"]]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("this is no run that --save wrote") from error
    if indicators == "core":
        old = {key: rank for key, rank in old.items() if is_core(key[3].partition(".")[0])}
        old_false = [item for item in old_false if is_core(item[3].partition(".")[0])]
    articles = {one.source.name for one in judged}
    old = {key: rank for key, rank in old.items() if key[0] in articles}
    now = list(outcomes(judged, indicators))
    both = [(o, old[o.key]) for o in now if o.key in old]
    false = list(false_ones(judged, indicators))
    return Comparison(
        better=tuple(pair for pair in both if pair[0].rank > pair[1]),
        worse=tuple(pair for pair in both if pair[0].rank < pair[1]),
        false_new=tuple(item for item in false if item not in set(old_false)),
        false_gone=tuple(item for item in old_false if item[0] in articles and item not in set(false)),
        new_mentions=sum(o.key not in old for o in now),
        gone_mentions=len(old.keys() - {o.key for o in now}),
    )
