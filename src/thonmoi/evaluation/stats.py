"""What a corpus holds, counted: the tables of its README, in Markdown.

`python -m thonmoi.evaluation.stats corpus` prints them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from thonmoi.evaluation.gold import GoldFigure, GoldText, load_all

AREAS: Final = {
    "a": "Red River delta, Quảng Ninh",
    "b": "northern midlands and mountains",
    "c": "central coast, north and south",
    "d": "south-east and Mekong delta",
    "e": "Central Highlands, provinces merged in 2025, whole country",
    "f": "all regions, other papers and years",
    "g": "all regions, reports as papers print them every day",
    "h": "all regions, told as hard as a paper would still print",
    "i": "all regions, as papers print them, once more",
    "k": "the same, other shapes of text",
    "l": "all regions, reports, interviews, plans, regions compared",
    "m": "all regions, aims beside results; units of every level and standard",
    "n": "all regions, weekly reports, the south after the mergers, national papers",
    "o": "all regions, dense; standards told once and numbers that inherit them, reports, digests",
}
"""What the letter of an article stands for: who wrote it, and where it plays."""


def corpus_tables(corpus: Path) -> str:
    """Articles and mentions by split, area, year and indicator, as Markdown tables. Mentions that are optional are counted apart."""
    texts = load_all([corpus])
    splits = sorted({t.split for t in texts})
    parts = [
        _table("split", splits, splits, texts, lambda t: t.split),
        _table("area", [f"{k}: {v}" for k, v in AREAS.items()], splits, texts, lambda t: f"{_letter(t)}: {AREAS.get(_letter(t), '')}"),
        _table("year", sorted({str(t.gold.year) for t in texts}), splits, texts, lambda t: str(t.gold.year)),
        _indicators(splits, texts),
    ]
    return "\n\n".join(parts) + "\n"


def _letter(text: GoldText) -> str:
    return text.path.stem[0]


def _mentions(texts: Iterable[GoldText]) -> list[GoldFigure]:
    return [f for t in texts for f in t.gold.figures]


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(c) for c in cells) + " |"


def _markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    return "\n".join([_row(*head), _row("---", *["--:"] * (len(head) - 1)), *(_row(*r) for r in rows)])


def _table(title: str, groups: Sequence[str], splits: Sequence[str], texts: Sequence[GoldText], key: Callable[[GoldText], str]) -> str:
    by_split = [f"articles {s}" for s in splits if title != "split"]
    head = [title, *by_split, "articles", "irrelevant", "mentions", "core", "optional", "people"]
    rows = []
    for group in [*groups, "all"]:
        mine = [t for t in texts if group in ("all", key(t))]
        figures = _mentions(mine)
        counted = [f for f in figures if not f.optional]
        rows.append(
            [
                group,
                *(sum(t.split == s for t in mine) for s in splits if title != "split"),
                len(mine),
                sum(not t.gold.relevant for t in mine),
                len(counted),
                sum(f.core for f in counted),
                len(figures) - len(counted),
                sum(len(t.gold.people or ()) for t in mine),
            ]
        )
    return _markdown(head, rows)


def _indicators(splits: Sequence[str], texts: Sequence[GoldText]) -> str:
    by_split = {s: Counter(f.indicator for f in _mentions(t for t in texts if t.split == s) if not f.optional) for s in splits}
    targets = Counter(f.indicator for f in _mentions(texts) if f.status == "target" and not f.optional)
    codes = sorted(set().union(*by_split.values()))
    rows = [[f"`{c}`", *(by_split[s][c] for s in splits), sum(by_split[s][c] for s in splits), targets[c]] for c in codes]
    totals = [sum(by_split[s].values()) for s in splits]
    rows.append(["all", *totals, sum(totals), sum(targets.values())])
    return _markdown(["indicator", *splits, "mentions", "of them targets"], rows)


if __name__ == "__main__":
    print(corpus_tables(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus")), end="")
