"""Typed cues in the folded text, found in one pass of an Aho–Corasick automaton over the catalogue's phrases.

A shorter phrase that lies inside a longer one is not a cue ("xã" in "hợp tác xã"), whatever their kinds: phrases of the kind
`ignore` exist to swallow words that would mislead ("UBND xã").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import ahocorasick_rs

from thonmoi.catalogue.model import Catalogue, expand
from thonmoi.language.view import fold_name


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the catalogue at start:end of the view; `kinds` maps each kind it has to its value."""

    start: int
    end: int
    kinds: tuple[tuple[str, str], ...]

    def values(self, kind: str) -> tuple[str, ...]:
        """All its values as a cue of `kind`: "hộ" is a kind of entity and one who is honoured."""
        return tuple(value for k, value in self.kinds if k == kind)

    def get(self, kind: str) -> str | None:
        """Its value as a cue of `kind`, or None."""
        for k, value in self.kinds:
            if k == kind:
                return value
        return None


class CueFinder:
    """Finds the cues of a catalogue; built once, used for every text.

    `more`: further cues, as kind, value and phrases; `without`: kinds of the catalogue that are left out.
    """

    def __init__(self, catalogue: Catalogue, more: Iterable[tuple[str, str, Sequence[str]]] = (), without: Collection[str] = ()) -> None:
        table: dict[str, list[tuple[str, str]]] = {}
        told = ((e.kind, e.value, e.phrases) for e in catalogue.cue if e.kind not in without)
        for kind, value, phrases in chain[tuple[str, str, Sequence[str]]](told, more):
            for phrase in phrases:
                for literal in expand(phrase):
                    kinds = table.setdefault(fold_name(literal), [])
                    if (kind, value) not in kinds:
                        kinds.append((kind, value))
        self._kinds = [tuple(kinds) for kinds in table.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(table))

    def find(self, lower: str) -> list[Cue]:
        """All cues in text order, none inside another."""
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if (start and lower[start - 1].isalnum()) or (end < len(lower) and lower[end].isalnum()):
                continue
            if lower.startswith("mới ", start) and lower.endswith("nông thôn ", 0, start):
                continue  # "số xã nông thôn mới đạt 50" says no "mới đạt"
            hits.append((start, -end, index))
        hits.sort()
        cues: list[Cue] = []
        reach = -1
        for start, minus_end, index in hits:
            if -minus_end <= reach:  # inside one that started no later
                continue
            reach = -minus_end
            cues.append(Cue(start, reach, self._kinds[index]))
        return cues


@lru_cache(maxsize=8)
def finder_for(catalogue: Catalogue) -> CueFinder:
    """The finder of a catalogue, built once."""
    return CueFinder(catalogue)


class CueIndex:
    """The cues of one text, to look up by position and kind. None lies inside another, so they end in the order in which they start."""

    def __init__(self, cues: list[Cue]) -> None:
        self.cues = cues
        self._starts = [c.start for c in cues]
        self._by_kind: dict[str, tuple[list[int], list[Cue]]] = {}
        for cue in cues:
            for kind in {kind for kind, _ in cue.kinds}:
                starts, some = self._by_kind.setdefault(kind, ([], []))
                starts.append(cue.start)
                some.append(cue)

    def _range(self, start: int, end: int, kind: str | None) -> tuple[list[Cue], int, int]:
        """Some cues in order, and from where to where among them those stand that lie in start:end."""
        found = (self._starts, self.cues) if kind is None else self._by_kind.get(kind)
        if found is None:
            return [], 0, 0
        starts, cues = found
        low = bisect_left(starts, start)
        high = bisect_left(starts, end, low)
        while high > low and cues[high - 1].end > end:
            high -= 1
        return cues, low, high

    def within(self, start: int, end: int, kind: str | None = None) -> list[Cue]:
        """Cues that lie in start:end, of one kind if given, in order."""
        cues, low, high = self._range(start, end, kind)
        return cues[low:high]

    def first(self, start: int, end: int, kind: str, *values: str) -> Cue | None:
        """The first cue of a kind (and of one of the values) in start:end."""
        cues, low, high = self._range(start, end, kind)
        for at in range(low, high):
            if not values or not set(values).isdisjoint(cues[at].values(kind)):
                return cues[at]
        return None

    def last(self, start: int, end: int, kind: str, *values: str) -> Cue | None:
        """The last one."""
        cues, low, high = self._range(start, end, kind)
        for at in range(high - 1, low - 1, -1):
            if not values or not set(values).isdisjoint(cues[at].values(kind)):
                return cues[at]
        return None

    def starting_at(self, position: int, kind: str) -> Cue | None:
        """A cue of the kind that starts at this very position."""
        found = self._by_kind.get(kind)
        if found is None:
            return None
        starts, cues = found
        at = bisect_left(starts, position)
        return cues[at] if at < len(starts) and starts[at] == position else None
