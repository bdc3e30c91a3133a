"""The words of declared indicators as cues.

Each indicator is looked up on its own: a longer phrase hides a shorter one of the same indicator ("liên hiệp hợp tác xã" hides
"hợp tác xã"), never one of another, so indicators of several catalogues do not disturb each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import ahocorasick_rs

from thonmoi.catalogue.composing import Composed
from thonmoi.catalogue.model import Catalogue, Indicator
from thonmoi.catalogue.phrases import expand
from thonmoi.figures.cues import Cue, CueFinder
from thonmoi.figures.reader import Spot, Walk
from thonmoi.language.view import fold_name

_OF_OURS: Final = frozenset({"standard", "graded", "topic", "subset", "block"})
"""Kinds of our own cues that say something of our own indicators alone; the others (measure, status, link, …) are how all is said."""
_GRAMMAR: Final = frozenset({"measure", "status", "link", "heading"})
_NEGATIVE: Final = ("chưa đạt", "chưa được", "chưa có", "chưa", "không đạt", "không đủ", "trượt", "hết hạn", "quá hạn", "đang chờ")
_BEYOND: Final = 40
PLAIN: Final = "plain"
"""The value under which a declared noun is a noun for the walk, which finds where a number's noun ends."""


@dataclass(frozen=True, slots=True)
class Words:
    """The declared indicators of a catalogue by code, and the finders of their words."""

    indicators: dict[str, Indicator]
    grammar: CueFinder
    finders: tuple[CueFinder, ...]
    programmes: dict[str, re.Pattern[str]]
    nouns: ahocorasick_rs.AhoCorasick

    def said_in(self, lower: str) -> bool:
        """A noun of an indicator stands in the text."""
        return bool(self.nouns.find_matches_as_indexes(lower))

    def find(self, lower: str) -> list[Cue]:
        """The cues of a text in order: how things are said, and the words of each indicator; those may lie over each other."""
        found = self.grammar.find(lower)
        for finder in self.finders:
            found += [c for c in finder.find(lower) if any(kind.startswith("own_") for kind, _ in c.kinds)]
        return sorted(found, key=lambda c: (c.start, -c.end))

    def of(self, codes: Iterable[str], *reads: str) -> tuple[str, ...]:
        """The codes of indicators that read so."""
        return tuple(c for c in codes if self.indicators[c].reads in reads)

    def nouns_at(self, walk: Walk, at: int, *reads: str) -> list[tuple[Cue, tuple[str, ...]]]:
        """The nouns that begin at a place, the longest first, each with the indicators of those kinds that it is of."""
        if at < 0:
            return []
        nouns = [c for c in walk.layout.cues.within(at, at + _BEYOND * 2, "own_noun") if c.start == at]
        return [(c, codes) for c in nouns if (codes := self.of(c.values("own_noun"), *reads))]

    def near_miss(self, walk: Walk, code: str, start: int, end: int) -> str | None:
        """A word in start:end that turns a number of this indicator away."""
        for cue in begun(walk, start, end, "own_block"):
            if code in cue.values("own_block"):
                return walk.text(cue.start, cue.end)
        return None

    def is_named(self, walk: Walk, code: str, spot: Spot) -> bool:
        """A programme of the indicator is named in the sentence, in the two before it or in the headline; or it needs none."""
        programme = self.programmes.get(code)
        if programme is None:
            return True
        sentences, lower = walk.layout.sentences, walk.layout.lower
        here = next((i for i, s in enumerate(sentences) if s.start == spot.sentence.start), 0)
        near = [*sentences[max(0, here - 2) : here + 1], *(s for s in sentences if s.section == "title")]
        return any(programme.search(lower, s.start, s.end) for s in near)


def begun(walk: Walk, start: int, end: int, kind: str) -> list[Cue]:
    """Cues that begin in start:end, also where a number of theirs ("mức độ 2") stands beyond it."""
    return [c for c in walk.layout.cues.within(start, end + _BEYOND, kind) if c.start < end]


@lru_cache(maxsize=8)
def words_of(catalogue: Composed) -> Words | None:
    """The words of what a catalogue declares, built once; None where it declares nothing."""
    if not catalogue.indicators:
        return None
    said: list[tuple[str, str, tuple[str, ...]]] = []
    for one in catalogue.indicators:
        said += [
            ("noun", PLAIN, one.nouns if one.reads in ("count", "share") else one.units),
            ("measure", "increase", one.cues.increase), ("measure", "increase_after", one.cues.increase),
            ("measure", "decrease", one.cues.decrease), ("measure", "decrease_after", one.cues.decrease),
            ("status", "target", one.cues.target), ("status", "achieved", one.cues.achieved),
        ]  # fmt: skip
    nouns = sorted({fold_name(literal) for one in catalogue.indicators for noun in one.nouns for literal in expand(noun)})
    return Words(
        {one.code: one for one in catalogue.indicators},
        CueFinder(catalogue.base, said, _OF_OURS),
        tuple(_finder(catalogue.base, one) for one in catalogue.indicators),
        {one.code: _pattern(one.programmes) for one in catalogue.indicators if one.programmes},
        ahocorasick_rs.AhoCorasick(nouns),
    )


def _finder(base: Catalogue, one: Indicator) -> CueFinder:
    """The words of one indicator, hidden by its own longer phrases and by our nouns and offices ("xã" in "UBND xã")."""
    own = [
        ("own_noun", one.code, one.nouns), ("own_standard", one.code, one.standards), ("own_unit", one.code, one.units),
        ("own_block", one.code, (*one.near_misses, *_NEGATIVE)), ("own_subset", one.code, one.subsets), ("ignore", one.code, one.ignore),
    ]  # fmt: skip
    return CueFinder(base, own, _OF_OURS | _GRAMMAR)


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    literals = sorted({fold_name(literal) for phrase in phrases for literal in expand(phrase)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, literals))})(?!\w)")
