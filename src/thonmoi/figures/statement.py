"""A figure that no number says, before its slots are filled: named units reaching a standard, none, all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from thonmoi.figures.layout import Sentence
from thonmoi.figures.names import Name
from thonmoi.figures.reader import STOP, Walk
from thonmoi.figures.standards import StandardSpan
from thonmoi.records import Measure, Place, Reading


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """What stands at start:end; `level` is the standard, None where it is that of the figure before (`inherits`)."""

    start: int
    end: int
    value: Decimal
    reading: Reading
    noun: str
    level: str | None
    names: tuple[Name, ...] = ()
    members: tuple[str, ...] = ()
    parents: tuple[Name, ...] = ()
    measure: Measure = "increase"
    """For named units: `total` where they are all there are ("chỉ X và Y về đích")."""
    pushed: bool = False
    """Said as an act or an aim ("đưa", "công nhận", "phấn đấu"): whatever its tense, it is a figure."""
    fresh: bool = False
    """Said in words that make it news ("vừa được …")."""
    inherits: bool = False
    settled: bool = False
    """A state ("chưa có"), never an aim."""
    band: tuple[int | None, int | None] | None = None
    place: tuple[Place, int, int] | None = None

    def reaching(self, standard: StandardSpan, end: int) -> Unnumbered:
        """The same with its standard."""
        return replace(self, level=standard.level, end=end)

    def going_on(self) -> Unnumbered:
        """The same, with the standard of the figure before."""
        return replace(self, inherits=True)

    def at(self, place: tuple[Place, int, int]) -> Unnumbered:
        """The same of one place."""
        return replace(self, place=place)


def window(walk: Walk, sentence: Sentence, start: int, reach: int = 90) -> int:
    """Where the words about something that ends at `start` end: the next number, a semicolon, a word that opens a clause."""
    lower = walk.layout.lower
    end = min(sentence.end, start + reach)
    for spot in walk.spots:
        if start <= spot.start < end and not lower.startswith("thứ ", spot.start - 4):
            end = spot.start
            break
    semicolon = lower.find(";", start, end)
    end = semicolon if semicolon >= 0 else end
    stop = STOP.search(lower, start, end)
    return stop.start() if stop else end
