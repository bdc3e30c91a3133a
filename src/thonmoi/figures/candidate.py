"""A figure in the making: what the rules decided about one number, with where each slot was read. Offsets are the view's."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from thonmoi.figures.periods import PeriodSpan
from thonmoi.records import Comparator, Measure, Origin, Place, Reading, Status

Span = tuple[int, int]


@dataclass(slots=True)
class Candidate:
    """One mention of a figure."""

    indicator: str
    measure: Measure
    value: Decimal
    start: int
    end: int
    unit: str
    rule: str
    noun: str = ""
    level: str | None = None
    status: Status = "achieved"
    comparator: Comparator = "eq"
    value_max: Decimal | None = None
    denominator: Decimal | None = None
    per: Literal["year", "month"] | None = None
    subset: str | None = None
    stars: tuple[int, int, bool] | None = None
    band: tuple[int | None, int | None] | None = None
    members: tuple[str, ...] = ()
    place: Place | None = None
    place_candidates: tuple[Place, ...] = ()
    period: PeriodSpan | None = None
    part_of: Candidate | None = None
    reading: Reading = "number"
    section: str = "body"
    sentence: int = -1
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fields: dict[str, Span] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    ends_change: bool = False
    """The second number of "từ 40 năm 2020 lên 66": what stands now, of which the text goes on."""
    aside: bool = False
    """A change told beside a total ("tăng 41 sản phẩm so với …"): nothing is divided from it."""
    head: Candidate | None = None
    """The figure it goes on from."""
    counted: str | None = None
    """The unit of its amount where a catalogue declares it; "VND" for money."""
    inherited: bool = False
    """Its indicator comes from a figure before it."""

    @property
    def root(self) -> Candidate:
        """The figure that this one, as a part or an item of a list, goes back to."""
        here, seen = self, 0
        while seen < 20:
            above = here.part_of or (here.head if here.inherited else None)
            if above is None or above is here:
                return here
            here, seen = above, seen + 1
        return here
