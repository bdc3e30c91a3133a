"""Drawing a stratified sample of a store's articles to label: "how right is it on my 50,000 pages" at the price of some dozens.

Strata are by how many figures an article holds and what most of them count, for there errors differ most; each gives at least two
articles (where it has them), those with many figures more, so that the estimate is sharp where the figures are.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from thonmoi.errors import ThonmoiError

DESIGN: Final = "sample.json"
RECORDS: Final = "records.jsonl"
_KIND: Final = "thonmoi sample"
_LEAST: Final = 2  # with one article a stratum says nothing of how much its articles differ


@dataclass(frozen=True, slots=True)
class Stratum:
    """Articles alike: how many the store has, and the ids of those drawn."""

    name: str
    articles: int
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """How a sample was drawn, which the estimate needs to know."""

    store: str
    seed: int
    strata: tuple[Stratum, ...]

    @property
    def articles(self) -> int:
        """Articles in the store."""
        return sum(stratum.articles for stratum in self.strata)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The ids drawn, in the order in which they are best labelled: any number of them from the front is a sample of all strata."""
        ranked = [(k / len(s.drawn), i, one) for i, s in enumerate(self.strata) for k, one in enumerate(s.drawn)]
        return tuple(one for _, _, one in sorted(ranked))


def stratum_of(figures: int, relevant: bool, indicators: Mapping[str, int]) -> str:
    """The name of the stratum of an article with so many figures, of these indicators."""
    if figures == 0:
        return "no figure, names a programme" if relevant else "no figure, other subject"
    many = "1–3 figures" if figures <= 3 else "4–9 figures" if figures <= 9 else "10 figures and more"
    most = max(indicators, key=lambda code: (indicators[code], code))
    about = "OCOP" if most.startswith("ocop") else "units" if most.split("_")[0] in _UNITS else "other"
    return f"{many}, mostly {about}"


def draw(articles: Iterable[tuple[str, str, int]], n: int, store: str, seed: int = 0) -> Design:
    """Draw `n` of articles given as (id, stratum, figures). The same articles and seed give the same sample, in whatever order they come.

    Raises ThonmoiError `sample` where there is nothing to draw from or `n` is less than one.
    """
    strata: dict[str, dict[str, int]] = {}
    for article, name, figures in articles:
        strata.setdefault(name, {})[article] = figures
    total = sum(map(len, strata.values()))
    if n < 1 or not total:
        raise ThonmoiError("sample", f"{store}: holds no article to draw" if n >= 1 else "a sample has at least one article")
    shares = _allocate({name: (len(of), sum(of.values()) / len(of)) for name, of in strata.items()}, min(n, total))
    drawn = []
    for name, of in sorted(strata.items()):
        ids = random.Random(f"{seed}:{name}").sample(sorted(of), shares[name])
        drawn.append(Stratum(name, len(of), tuple(ids)))
    return Design(store, seed, tuple(drawn))


def _allocate(strata: Mapping[str, tuple[int, float]], n: int) -> dict[str, int]:
    """How many of each stratum of (articles, figures an article): in proportion to articles × √figures, which follows how much of the
    figures and of their spread lies there; at least two each as far as `n` goes."""
    got = dict.fromkeys(strata, 0)
    weight = {name: size * math.sqrt(figures + 0.25) for name, (size, figures) in strata.items()}
    for _ in range(n):
        open_ = [name for name, (size, _) in strata.items() if got[name] < size]
        needy = [name for name in open_ if got[name] < _LEAST]
        # The highest averages, as seats are given out: whoever has least for its weight comes next.
        following = max(needy or open_, key=lambda name: (weight[name] / (got[name] + 1), name))
        got[following] += 1
    return got


def save_design(design: Design, folder: Path) -> None:
    """Write how the sample was drawn. Raises OSError."""
    data = {"kind": _KIND, **asdict(design)}
    (folder / DESIGN).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load_design(folder: Path) -> Design:
    """How the sample of a folder was drawn. Raises ThonmoiError `sample`."""
    path = folder / DESIGN if folder.is_dir() else folder
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if data["kind"] != _KIND:
            raise KeyError("kind")
        strata = tuple(Stratum(s["name"], int(s["articles"]), tuple(map(str, s["drawn"]))) for s in data["strata"])
        return Design(str(data["store"]), int(data["seed"]), strata)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ThonmoiError("sample", f"{path}: is no sample that `thonmoi sample` drew: {error}") from error


def is_sample(folder: Path) -> bool:
    """Whether a folder is what `thonmoi sample` wrote."""
    return (folder / DESIGN).is_file()


def in_order(design: Design, found: Sequence[str]) -> list[str]:
    """Those of the drawn ids that are in `found`, in the order to label."""
    there = set(found)
    return [one for one in design.drawn if one in there]


_UNITS: Final = frozenset({"communes", "villages", "districts", "provinces", "criteria"})
