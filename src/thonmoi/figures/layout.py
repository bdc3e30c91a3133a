"""One text with all that was found in it: cues, periods, numbers, places, sentences with their section. Offsets are the view's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from thonmoi.catalogue.model import Catalogue
from thonmoi.figures.cues import Cue, CueIndex, finder_for
from thonmoi.figures.periods import PeriodSpan, find_periods, guess_report_year
from thonmoi.figures.quantities import Number, find_numbers
from thonmoi.language.sentences import sentence_spans
from thonmoi.language.view import View
from thonmoi.records import Place

_AHEAD = re.compile(r"(?<!\w)(?:nhiệm vụ|phương hướng|kế hoạch|phấn đấu|đặt mục tiêu|mục tiêu)[^.;\n]{0,40}$")
_NAMED = re.compile(r"nông thôn mới|(?<!\w)ntm(?!\w)|(?<!\w)ocop(?!\w)")


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """A place named at start:end of the view; `name_start:name_end` is the name without its level word."""

    start: int
    end: int
    name_start: int
    name_end: int
    place: Place | None
    candidates: tuple[Place, ...]
    word: str | None
    old: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the view. `line` counts the lines of the text: sentences of one paragraph share it."""

    start: int
    end: int
    section: str
    line: int


# Up to this month reports look back on the year before.
LATE = 5


@dataclass(slots=True)
class Layout:
    """What the rules read."""

    view: View
    lower: str
    cues: CueIndex
    periods: list[PeriodSpan]
    numbers: list[Number]
    places: list[PlaceAt]
    sentences: list[Sentence]
    home: Place | None
    published: date | None
    report_year: int | None
    about: bool
    main_period: PeriodSpan | None
    repeats: list[tuple[int, int]] = field(default_factory=list)
    relevant: bool = False
    """A programme or a figure of a declared indicator is in it."""

    place_starts: list[int] = field(init=False)
    """Where `places` start, to look them up."""
    name_starts: list[int] = field(init=False)
    """Where their names do."""
    period_starts: list[int] = field(init=False)
    """Where `periods` start."""

    def __post_init__(self) -> None:
        self.place_starts = [p.start for p in self.places]
        self.name_starts = [p.name_start for p in self.places]
        self.period_starts = [p.start for p in self.periods]

    def places_in(self, start: int, end: int) -> list[PlaceAt]:
        """Places that lie in start:end."""
        low = bisect_left(self.place_starts, start)
        high = bisect_left(self.place_starts, end, low)
        return [p for p in self.places[low:high] if p.end <= end]

    def region_before(self, position: int) -> Place | None:
        """The region that the text named last, also in passing: "So với Đông Nam Bộ, thành phố đi trước. Toàn vùng có …"."""
        low = bisect_left(self.place_starts, position)
        return next((p.place for p in reversed(self.places[:low]) if p.place is not None and p.place.level == "region"), None)

    def periods_in(self, start: int, end: int) -> list[PeriodSpan]:
        """Periods that lie in start:end."""
        low = bisect_left(self.period_starts, start)
        high = bisect_left(self.period_starts, end, low)
        return [p for p in self.periods[low:high] if p.end <= end]


def lay_out(
    view: View,
    catalogue: Catalogue,
    places: Sequence[PlaceAt],
    home: Place | None,
    published: date | None,
    sections: Sequence[tuple[int, int, str]],
    repeats: Sequence[tuple[int, int]] = (),
) -> Layout:
    """Find everything; `sections` are (start, end, name) in the view, sentences outside them are body."""
    lower = view.lower
    named = [(p.name_start, p.name_end) for p in places if p.place is not None]
    # "giao" in "Giao Thủy" is no cue
    cues = CueIndex(outside_names(finder_for(catalogue).find(lower), named))
    report_year = published.year if published else guess_report_year(lower)
    periods = find_periods(lower, published, report_year)
    numbers = find_numbers(lower, cues, periods, {p.end for p in places if p.place is not None or p.candidates})
    around = [(a, b) for a, b, name in sections if name == "furniture"]
    # "Ngày in: 04/11/2025" dates no figure.
    periods = [p for p in periods if not any(a <= p.start < b for a, b in around)]
    sentences: list[Sentence] = []
    if sections:
        for start, end, name in sections:
            if name == "furniture":
                continue
            line = view.nfc.count("\n", 0, start)
            sentences.extend(Sentence(start + a, start + b, name, line) for a, b in sentence_spans(view.nfc[start:end]))
    else:
        sentences = [Sentence(a, b, "body", view.nfc.count("\n", 0, a)) for a, b in sentence_spans(view.nfc)]
    return Layout(
        view,
        lower,
        cues,
        periods,
        numbers,
        list(places),
        sentences,
        home,
        published,
        report_year,
        _about(cues, lower, own_parts(len(lower), sections)),
        _main_period(lower, periods, report_year, sentences, published is not None and published.month > LATE),
        list(repeats),
    )


def own_parts(length: int, sections: Sequence[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """What of a text is the article's own: all of it, or without headlines of other articles, menus and the like."""
    return [(a, b) for a, b, name in sections if name not in ("related", "furniture")] if sections else [(0, length)]


def _about(cues: CueIndex, lower: str, own: Sequence[tuple[int, int]]) -> bool:
    """The article is about the programme: it names it three times, a short notice twice or once, or once beside words of its standards."""
    named = sum(1 for a, b in own for _ in _NAMED.finditer(lower, a, b))
    size = sum(b - a for a, b in own)
    if named >= (3 if size > 3000 else 2 if size > 1200 else 1):
        return True
    standards = sum(1 for a, b in own for c in cues.within(a, b, "standard") if c.get("standard") != "recognised")
    return bool(named) and standards >= 4


def _main_period(
    lower: str, periods: list[PeriodSpan], report_year: int | None, sentences: list[Sentence], late: bool = False
) -> PeriodSpan | None:
    """The period an article reports on: the first one in its sentences that is of the year of the report or the year before."""
    titled = before = None
    if report_year is None:
        return None
    for period in periods:
        if period.role in ("compare", "since") or period.year is None or period.precision == "span" or period.now:
            continue
        if period.precision == "day" and period.role != "until":
            continue  # the day of a meeting or a decision
        if _AHEAD.search(lower, max(0, period.start - 48), period.start):
            continue  # "II. Nhiệm vụ 6 tháng cuối năm"
        section = next((s.section for s in sentences if s.start <= period.start < s.end), None)
        if not report_year - 1 <= period.year <= report_year or section in (None, "related", "caption"):
            continue
        if section != "title":
            # late in a year its first months are past: what was, was told to compare, unless nothing newer is told
            if period.year < report_year and late and titled is None:
                before = before or period
                continue
            return period
        titled = titled or period
    return titled or before


def outside_names(cues: list[Cue], spans: list[tuple[int, int]]) -> list[Cue]:
    """Cues that share no character with a name."""
    out, k = [], 0
    for cue in cues:
        while k < len(spans) and spans[k][1] <= cue.start:
            k += 1
        if k < len(spans) and spans[k][0] < cue.end:
            continue
        out.append(cue)
    return out
