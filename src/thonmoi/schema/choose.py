"""Choosing the figures that a wish means, out of all a record has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from thonmoi.language.view import fold_name
from thonmoi.records import Figure, Place, Record
from thonmoi.schema.spec import Fact

_NATURAL: Final = {"poverty_rate": "rate", "income_per_capita": "average", "criteria_per_commune": "average", "funds": "amount"}
_LEVELS: Final = ("country", "region", "province", "district", "commune", "village")
_LEVEL_WORD: Final = re.compile(r"^(?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường|thị trấn|thôn|bản|ấp|xóm|vùng) +")

PlaceKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A figure with its index in the record."""

    index: int
    figure: Figure


class NoFigureError(LookupError):
    """No figure fits; `near` are those that fit but for one slot."""

    def __init__(self, reason: str, near: tuple[Chosen, ...] = ()) -> None:
        super().__init__(reason)
        self.near = near


class TwoValuesError(LookupError):
    """Figures that fit say different values."""

    def __init__(self, found: tuple[Chosen, ...]) -> None:
        super().__init__("said in two ways")
        self.found = found


class Choice:
    """The figures of a record, ready to be chosen from: those of the article itself, none of related headlines."""

    def __init__(self, record: Record) -> None:
        self.record = record
        moment = record.article.published_at
        self.published = moment.date() if moment else None
        self.all = [Chosen(i, f) for i, f in enumerate(record.figures) if any(e.section != "related" for e in f.evidence)]

    @cached_property
    def home(self) -> PlaceKey | None:
        """The article's own place: what figures without a place of their own take, else what most figures are of."""
        own = Counter(k for c in self.all if c.figure.origins.get("place") == "article" and (k := key_of(c.figure.place)))
        if own:
            return own.most_common(1)[0][0]
        named = Counter(k for c in self.all if (k := key_of(c.figure.place)))
        if not named:
            return None
        return min(named, key=lambda k: (-named[k], _LEVELS.index(k[1])))

    def fitting(self, wish: Fact, place: PlaceKey | None = None) -> list[Chosen]:
        """All figures that fit, of any period where the wish names no year; `place` stands for the article's own."""
        return [c for c in self.all if c.figure.indicator == wish.indicator and not any(self._misfits(c.figure, wish, place))]

    def _misfits(self, figure: Figure, wish: Fact, place: PlaceKey | None) -> Iterator[str]:
        """The slots in which a figure is not what is wished."""
        if figure.measure not in self.measures(wish):
            yield "measure"
        if figure.status != wish.status:
            yield "status"
        if wish.year is not None and self.year(figure) != wish.year:
            yield "year"
        if not self._is_at(figure.place, wish, place):
            yield "place"
        if wish.stars is not None:
            stars = figure.stars
            if stars is None or (stars.min, stars.max) != wish.stars or stars.potential != wish.potential:
                yield "stars"
        elif figure.stars is not None and figure.stars.potential != wish.potential:
            yield "stars"
        band = (figure.band.min, figure.band.max) if figure.band else None
        if wish.band is not None and band != wish.band:
            yield "band"
        if wish.subset != "*" and not _same_words(figure.subset, wish.subset):
            yield "subset"
        if figure.per != wish.per:
            yield "per"
        if wish.exact and (figure.comparator != "eq" or figure.value_max is not None):
            yield "exact"
        # A part of a whole is the plain figure only where the wish narrows it itself.
        narrowed = wish.stars is not None or wish.subset is not None or wish.band is not None or wish.each is not None
        if figure.part_of is not None and not narrowed and wish.place is None and wish.level is None and place is None:
            whole = self.record.figures[figure.part_of]
            if whole.indicator == figure.indicator:
                yield "part_of"

    def measures(self, wish: Fact) -> tuple[str, ...]:
        """The measures that a wish accepts."""
        if wish.measure is not None:
            return (wish.measure,)
        if wish.indicator in _NATURAL:
            return (_NATURAL[wish.indicator],)
        there = {c.figure.measure for c in self.all if c.figure.indicator == wish.indicator}
        # An indicator of a user's catalogue that counts nothing is told by what it measures.
        return ("total",) if there & {"total", "increase", "decrease"} else ("total", "rate", "average", "amount")

    def _is_at(self, found: Place | None, wish: Fact, place: PlaceKey | None) -> bool:
        if wish.place == "*":
            return True
        if wish.place is not None:
            return found is not None and is_named(found, wish.place)
        if place is not None:
            return key_of(found) == place
        if wish.level is not None or wish.each == "place":
            return found is not None and wish.level in (None, found.level) and self._is_within(found)
        return key_of(found) == self.home

    def _is_within(self, place: Place) -> bool:
        """A place lies in the article's own; any does where that is not known, or the place's parents are not."""
        key = key_of(place)
        if self.home is None or key == self.home:
            return key != self.home
        return not place.parents or self.home in {(p.name, p.level) for p in place.parents}

    def year(self, figure: Figure) -> int | None:
        """The last year of a figure's period."""
        return figure.period.end.year if figure.period is not None and figure.period.end is not None else None

    def one(self, wish: Fact, place: PlaceKey | None = None) -> Chosen:
        """The one figure a wish means. Raises NoFigureError and TwoValuesError."""
        found = self.fitting(wish, place)
        if not found:
            raise NoFigureError(self._why(wish, place), self._near(wish, place))
        found = _most_general_stars(found) if wish.stars is None else found
        if wish.year is None:
            last = max(self._day(c.figure) for c in found)
            found = [c for c in found if self._day(c.figure) == last]
        found = _surest(_without_restatements(found), wish)
        if len({said(c.figure) for c in found}) > 1:
            raise TwoValuesError(tuple(found))
        return found[0]

    def _day(self, figure: Figure) -> date:
        """The last day of a figure's period; without one it is as old as can be."""
        return (figure.period.end or figure.period.start or date.min) if figure.period is not None else date.min

    def _near(self, wish: Fact, place: PlaceKey | None) -> tuple[Chosen, ...]:
        alike = [c for c in self.all if c.figure.indicator == wish.indicator]
        return tuple(c for c in alike if len(list(self._misfits(c.figure, wish, place))) == 1)[:3]

    def _why(self, wish: Fact, place: PlaceKey | None) -> str:
        alike = [c for c in self.all if c.figure.indicator == wish.indicator]
        if not alike:
            told = sorted({c.figure.indicator for c in self.all})
            close = _close_to(wish.indicator, told)
            return f"the article tells nothing of {wish.indicator}" + (f"; did you mean {close}?" if close else "")
        near = self._near(wish, place)
        if near:
            slots = sorted({slot for c in near for slot in self._misfits(c.figure, wish, place)})
            return f"of {len(alike)} figures of {wish.indicator} none fits; another {' or '.join(slots)} is told of"
        return f"of {len(alike)} figures of {wish.indicator} none fits"


def key_of(place: Place | None) -> PlaceKey | None:
    """What makes two places the same one."""
    return (place.name, place.level) if place else None


def is_named(place: Place, name: str) -> bool:
    """A place goes by a name, with or without its level word: "huyện Yên Thế", "Yên Thế"."""
    wanted, own = fold_name(name), fold_name(place.name)
    if wanted == own:
        return True
    bare = _LEVEL_WORD.sub("", wanted)
    return bare == own and (place.kind is None or wanted.startswith(fold_name(place.kind)) or wanted == own)


def said(figure: Figure) -> tuple[Decimal, Decimal | None, str]:
    """What two figures must agree in to say one value: the amount where there is one, with the upper end."""
    value = figure.amount if figure.amount is not None else figure.value
    return value, figure.value_max, figure.amount_unit or figure.unit


def _most_general_stars(found: list[Chosen]) -> list[Chosen]:
    """Figures without stars; where there is none, those whose stars reach furthest."""
    plain = [c for c in found if c.figure.stars is None]
    if plain:
        return plain
    widest = max((c.figure.stars.max - c.figure.stars.min, -c.figure.stars.min) for c in found if c.figure.stars)
    return [c for c in found if c.figure.stars and (c.figure.stars.max - c.figure.stars.min, -c.figure.stars.min) == widest]


def _without_restatements(found: list[Chosen]) -> list[Chosen]:
    """ "Hơn 9.460 tỷ" beside "9.462 tỷ" says the same, less exactly."""
    exact = [c for c in found if c.figure.comparator == "eq"]
    return [
        c for c in found if c in exact or not any(_agrees(c.figure, e.figure) for e in exact)
    ] if exact else found  # fmt: skip


def _surest(found: list[Chosen], wish: Fact) -> list[Chosen]:
    """A figure whose measure a careful reader may read otherwise ("5 xã được công nhận") gives way to one that says it plainly."""
    plain = [c for c in found if wish.measure is not None or not c.figure.also.get("measure")]
    return plain or found


def _agrees(rough: Figure, exact: Figure) -> bool:
    a, b = said(rough)[0], said(exact)[0]
    if rough.comparator in ("ge", "gt"):
        return b >= a
    if rough.comparator in ("le", "lt"):
        return b <= a
    return abs(a - b) * 10 <= abs(b)


def _same_words(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and fold_name(one) == fold_name(other))


def _close_to(name: str, told: list[str]) -> str | None:
    import difflib

    known = sorted({*told, *_NATURAL, *_CODES})
    close = difflib.get_close_matches(name, [k for k in known if k != name], n=1, cutoff=0.75)
    return close[0] if close and name not in _CODES else None


_CODES: Final = (
    "communes_ntm", "communes_ntm_advanced", "communes_ntm_model", "communes_ntm_modern", "villages_ntm", "villages_ntm_model",
    "districts_ntm", "districts_ntm_advanced", "provinces_ntm", "criteria_per_commune", "communes_criteria", "ocop_products",
    "ocop_entities", "poverty_rate", "income_per_capita", "funds", "awards",
)  # fmt: skip
