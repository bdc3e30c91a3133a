"""What became of every number of a text, and why a figure is what it is.

Both read the walk that made the figures, so that they tell what was decided and never decide anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from thonmoi.figures.build import build_figures
from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.engine import GATE
from thonmoi.figures.layout import Layout, Sentence
from thonmoi.figures.quantities import UNIT_AFTER, Number
from thonmoi.figures.reader import Walk
from thonmoi.figures.units import CLASSES
from thonmoi.records import FateReason, Figure, NumberFate, Quantity, Span, span_of

_RUN = re.compile(r"\d+")
# "0866.59.4498", "02/12/2021": what follows a phone's or a date's first digits belongs to it.
_GOES_ON = re.compile(r"[./:\s-]{1,3}")
_PHONE = re.compile(r"(?<!\d)0\d{2,4}(?:[.\s-]?\d{2,4}){2,3}(?!\d)")
_LEADING = ("phone", "decision", "date", "clock")
_OF_UNITS = re.compile(r"\s+(?:tổng )?(?:số )?|\s*\(")
# After a noun: nothing more is said of the units ("78% số xã và …"), so what they reached stands elsewhere.
_SAYS_NO_MORE = re.compile(r"\s*(?:[.,;:()]|$|\n|(?:trở lên|và|hoặc|lên|tới)(?!\w))")
# "trong 7 xã ấy", "tám địa phương nói trên": a number told before.
_TOLD_BEFORE = re.compile(r"\s*(?:này|ấy|đó|nói trên|kể trên|trên đây|vừa (?:nêu|kể|nói))(?!\w)")
_REACH = 240
"""Characters around a number in which what it belongs to begins."""
_COUNTED_SLOTS = ("value", "value_max", "denominator")
_SLOT_NOTES = {"value": "", "value_max": "the upper end of its range", "denominator": "its whole"}


def fates(walk: Walk, built: tuple[list[Figure], dict[int, int]] | None = None) -> list[NumberFate]:
    """Every number of the text once, in order: in which figure, or why in none.

    Numbers are those the scanner sees (digits, and words before a noun) and every other run of digits; a fraction or a range is one.
    `built` is what `build_figures` made of the walk, for a caller that has it.
    """
    figures, index = built if built is not None else build_figures(walk.layout, walk.made)
    return _Auditor(walk, figures, index).fates()


@dataclass(slots=True)
class _Piece:
    """A number with its span in the original text."""

    start: int
    end: int
    number: Number | None


class _Auditor:
    """The walk of one text, laid out by position."""

    def __init__(self, walk: Walk, figures: list[Figure], index: dict[int, int]) -> None:
        self.walk, self.figures, self.index = walk, figures, index
        self.layout = walk.layout
        self.text = walk.layout.view.text
        self.read = GATE.search(self.layout.lower) is not None
        self.sentence_starts = [s.start for s in self.layout.sentences]
        self.phones = [m.span() for m in _PHONE.finditer(self.layout.lower)]
        self.by_start = sorted(walk.made, key=lambda c: c.start)
        self.starts = [c.start for c in self.by_start]
        slots = ((c.fields[s], s, c) for c in walk.made for s in _COUNTED_SLOTS if s in c.fields)
        self.spans = sorted(slots, key=lambda item: item[0])
        self.span_starts = [span[0] for span, _, _ in self.spans]

    def fates(self) -> list[NumberFate]:
        """In the order of the text."""
        out: list[NumberFate] = []
        for piece in self._pieces():
            reason, figure, note = self._of_number(piece.number) if piece.number is not None else self._of_run(piece, out)
            out.append(NumberFate(quantity=self._quantity(piece), figure=figure, reason=reason, note=note))
        return out

    # ---------------------------------------------------------------- pieces
    def _pieces(self) -> list[_Piece]:
        """The scanner's numbers and the digit runs it left, none overlapping, each run of digits inside exactly one."""
        pieces = []
        for number in self.layout.numbers:
            start, end = self.layout.view.span(number.start, max(number.end, number.tail))
            pieces.append(_Piece(start, end, number))
        pieces.sort(key=lambda p: (p.start, -p.end))
        out: list[_Piece] = []
        for piece in pieces:
            if not out or piece.start >= out[-1].end:
                out.append(piece)
        starts = [p.start for p in out]
        runs: list[_Piece] = []
        for match in _RUN.finditer(self.text):
            start, end = match.span()
            at = bisect_left(starts, end) - 1
            if at < 0 or out[at].end <= start:
                runs.append(_Piece(start, end, None))
                continue
            # A number that the scanner ended inside a run of digits takes the whole run.
            first = at
            while first > 0 and out[first - 1].end > start:
                first -= 1
            out[first].start, out[first].end = min(out[first].start, start), max(out[at].end, end)
            starts[first] = out[first].start
            del out[first + 1 : at + 1], starts[first + 1 : at + 1]
        return sorted([*out, *runs], key=lambda p: p.start)

    def _quantity(self, piece: _Piece) -> Quantity:
        number, quote = piece.number, self.text[piece.start : piece.end]
        if number is None:
            return Quantity(value=Decimal(int(quote)), start=piece.start, end=piece.end, quote=quote)
        unit = number.unit_span
        if unit is None:
            noun = self._noun(number)
            unit = (noun.start, noun.end) if noun is not None else None
        return Quantity(
            value=number.value, value_max=number.value_max, comparator=number.comparator, denominator=number.denominator,
            unit=" ".join(self.layout.view.nfc[unit[0] : unit[1]].split()) if unit else None, start=piece.start, end=piece.end, quote=quote,
        )  # fmt: skip

    # ---------------------------------------------------------------- fates
    def _of_number(self, number: Number) -> tuple[FateReason, int | None, str]:
        taken = self._figure_of(number)
        if taken is not None:
            return "figure", *taken
        if number.fate is not None and number.fate != "star":
            return number.fate, None, ""
        if number.start in self.walk.refused:
            reason, note = self.walk.refused[number.start]
            given_up = reason == "not_in_catalogue" and self._may_be_figure(number)
            return ("unread" if given_up else cast("FateReason", reason)), None, note
        if number.fate == "star":
            return "ordinal", None, "stars"
        if not self.read:
            return "not_in_catalogue", None, "the text names nothing of the catalogue"
        if _is_negation(number):
            return "not_in_catalogue", None, "a negation"
        if self._sentence(number.start) is None:
            return "not_in_catalogue", None, "outside the article: menus, tags, counters"
        counted = self._noun(number)
        if counted is not None and _TOLD_BEFORE.match(self.layout.lower, counted.end):
            return "not_in_catalogue", None, "units that were told of before"
        if number.kind == "plain" and counted is None:
            measured = UNIT_AFTER.match(self.layout.lower, number.tail)
            return "not_in_catalogue", None, "a unit the catalogue does not measure" if measured else "no noun of the catalogue"
        if counted is not None and set(counted.values("noun")) & set(CLASSES) and not self._may_reach(counted):
            return "not_in_catalogue", None, "something else is said of them"
        return "unread", None, "stands before a noun or unit of the catalogue, no rule read it"

    def _may_be_figure(self, number: Number) -> bool:
        """A fraction or a share of units that a rule gave up on, in a sentence that names a standard or a programme."""
        sentence = self._sentence(number.start)
        if sentence is None or _is_negation(number) or (number.denominator is None and number.kind != "percent"):
            return False
        cues, lower = self.layout.cues, self.layout.lower
        if not any(cues.first(sentence.start, sentence.end, kind) for kind in ("standard", "programme")):
            return False
        filler = _OF_UNITS.match(lower, number.tail)
        if filler is None:
            return False
        noun = cues.starting_at(filler.end(), "noun")
        if noun is None or not set(noun.values("noun")) & set(CLASSES):
            return False
        return self._may_reach(noun)

    def _may_reach(self, noun: Cue) -> bool:
        """A standard is said after a noun, or nothing: of units that "have a stadium" one elsewhere in the sentence says nothing."""
        if self.layout.cues.first(noun.end, noun.end + 60, "block") is not None:
            return False  # "được công nhận ấp văn hóa"
        after = _SAYS_NO_MORE.match(self.layout.lower, noun.end)
        return after is not None or self.layout.cues.first(noun.end, noun.end + 40, "standard") is not None

    def _of_run(self, piece: _Piece, before: list[NumberFate]) -> tuple[FateReason, int | None, str]:
        """Digits that the scanner does not take for a number of their own."""
        start = self.layout.view.at(piece.start)
        if any(p.start <= start < p.end for p in self.layout.periods):
            return "date", None, ""
        if any(a <= start < b for a, b in self.phones):
            return "phone", None, ""
        last = before[-1] if before else None
        if last is not None and last.reason in _LEADING and _GOES_ON.fullmatch(self.text, last.quantity.end, piece.start):
            return last.reason, None, ""
        joined = self.text[max(0, piece.start - 1) : piece.start].isalpha() or self.text[piece.end : piece.end + 1].isalpha()
        return "not_in_catalogue", None, "part of a word or code" if joined else "no number on its own"

    def _figure_of(self, number: Number) -> tuple[int, str] | None:
        """The figure a number is in, and as what."""
        found: list[tuple[int, str]] = []
        low = bisect_left(self.span_starts, number.start - _REACH)
        high = bisect_left(self.span_starts, max(number.end, number.tail))
        for span, slot, candidate in self.spans[low:high]:
            at = self._index_of(candidate) if self._covers(number, span) else None
            if at is not None:
                found.append((at, _SLOT_NOTES[slot]))
        if found:
            first, note = found[0]
            others = sorted({at for at, _ in found} - {first})
            shared = f"also figure{'s' if len(others) > 1 else ''} {', '.join(map(str, others))}" if others else ""
            return first, "; ".join(x for x in (note, shared) if x)
        if number.fate not in (None, "star"):
            return None
        return self._beside(number) or self._again(number)

    def _beside(self, number: Number) -> tuple[int, str] | None:
        """A number that tells the stars or the criteria of a figure beside it."""
        low = bisect_left(self.starts, number.start - _REACH)
        high = bisect_left(self.starts, number.start + _REACH)
        consumed = number.start in self.walk.consumed
        for candidate in self.by_start[low:high]:
            at = self._index_of(candidate)
            if at is None:
                continue
            inside = candidate.start <= number.start < candidate.end
            if candidate.reading == "none" and inside and _is_negation(number):
                return at, "none"
            if number.fate == "star":
                span = candidate.fields.get("stars")
                if candidate.stars is not None and (inside or (span is not None and self._covers(number, span))):
                    return at, "its stars"
            elif candidate.band is not None:
                named = inside and {number.value, number.value_max} & set(candidate.band)
                if named or (consumed and (inside or self._one_sentence(candidate, number))):
                    return at, "its criteria"
        return None

    def _again(self, number: Number) -> tuple[int, str] | None:
        """A number of a headline that stands again on the page: the figure of the headline."""
        for start, end in self.layout.repeats:
            if not start <= number.start < end:
                continue
            first = self.layout.lower.find(self.layout.lower[start:end]) + number.start - start
            found = next((c for span, slot, c in self.spans if slot == "value" and span[0] == first), None)
            at = self._index_of(found) if found is not None else None
            if at is not None:
                return at, "the headline again"
        return None

    def _index_of(self, candidate: Candidate) -> int | None:
        return self.index.get(id(candidate))

    @staticmethod
    def _covers(number: Number, span: tuple[int, int]) -> bool:
        return number.start <= span[0] < max(number.end, number.tail) or span[0] <= number.start < span[1]

    def _one_sentence(self, candidate: Candidate, number: Number) -> bool:
        return self._sentence(candidate.start) is self._sentence(number.start)

    def _sentence(self, offset: int) -> Sentence | None:
        at = bisect_left(self.sentence_starts, offset + 1) - 1
        if at < 0:
            return None
        sentence = self.layout.sentences[at]
        return sentence if offset < sentence.end else None

    def _noun(self, number: Number) -> Cue | None:
        if number.fate is not None:
            return None
        return self.layout.cues.starting_at(number.tail + 1, "noun")


def _is_negation(number: Number) -> bool:
    """As "không" in "không xã nào", which the scanner reads as zero."""
    return number.words and number.value == 0 and number.denominator is None


# Explaining ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SlotReason:
    """One slot of a figure: its value, where it comes from, and the words it was read from."""

    slot: str
    value: str
    origin: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class CueMention:
    """A cue of the catalogue near a figure: what it means, and where it stands."""

    kind: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a figure is what it is."""

    index: int
    figure: Figure
    sentences: tuple[Span, ...]
    """The sentences of its mentions."""
    slots: tuple[SlotReason, ...]
    cues: tuple[CueMention, ...]
    alternatives: tuple[tuple[str, str], ...]
    """Slot and another value that a careful reader would accept, or a place that it might be."""
    refused: tuple[NumberFate, ...]
    """The other numbers of its sentences that are in no figure, with the reason."""


def explanation(walk: Walk, n: int) -> Explanation:
    """Why figure `n` is what it is. Raises IndexError when there is no such figure."""
    figures, index = build_figures(walk.layout, walk.made)
    if not 0 <= n < len(figures):
        raise IndexError(f"there is no figure {n}; the text has {len(figures)}, counted from 0")
    return explanations(walk, figures, index, (n,))[0]


def explanations(
    walk: Walk, figures: list[Figure] | None = None, index: dict[int, int] | None = None, wanted: tuple[int, ...] | None = None
) -> list[Explanation]:
    """The explanation of each figure, or of those wanted."""
    if figures is None or index is None:
        figures, index = build_figures(walk.layout, walk.made)
    auditor = _Auditor(walk, figures, index)
    all_fates = auditor.fates()
    out = []
    for n in wanted if wanted is not None else range(len(figures)):
        figure = figures[n]
        sentences = _sentences(auditor, figure)
        spans = [walk.layout.view.span(s.start, s.end) for s in sentences]
        refused = [f for f in all_fates if f.figure is None and any(a <= f.quantity.start < b for a, b in spans)]
        out.append(
            Explanation(
                index=n, figure=figure, sentences=tuple(span_of(auditor.text, *s) for s in spans), slots=tuple(_slots(figure)),
                cues=tuple(_cues(walk.layout, sentences)), alternatives=tuple(_alternatives(figure)), refused=tuple(refused),
            )
        )  # fmt: skip
    return out


def _sentences(auditor: _Auditor, figure: Figure) -> list[Sentence]:
    found: list[Sentence] = []
    for evidence in figure.evidence:
        sentence = auditor._sentence(auditor.layout.view.at(evidence.start))
        if sentence is not None and sentence not in found:
            found.append(sentence)
    return found


def _slots(figure: Figure) -> Iterator[SlotReason]:
    """The slots that say something, in the order of the contract, each with its first span."""
    first: dict[str, Span] = {}
    for evidence in figure.evidence:
        for slot, span in evidence.fields.items():
            first.setdefault(slot, span)
    band, stars, place, period = figure.band, figure.stars, figure.place, figure.period
    said = {
        "indicator": figure.indicator, "measure": figure.measure, "status": figure.status, "value": f"{figure.value:f}",
        "value_max": f"{figure.value_max:f}" if figure.value_max is not None else "",
        "denominator": f"{figure.denominator:f}" if figure.denominator is not None else "", "unit": figure.unit,
        "amount": f"{figure.amount:f} {figure.amount_unit}" if figure.amount is not None else "", "comparator": figure.comparator,
        "per": figure.per or "", "subset": figure.subset or "",
        "place": f"{place.kind or place.level} {place.name}{f' [{place.code}]' if place.code else ''}" if place else "",
        "period": f"{period.start or ''} – {period.end or ''} ({period.precision}, {period.source}: {period.text!r})" if period else "",
        "stars": f"{stars.min}–{stars.max}{' potential' if stars.potential else ''}" if stars else "",
        "band": f"{'' if band.min is None else band.min}–{'' if band.max is None else band.max}" if band else "",
        "members": ", ".join(figure.members), "part_of": f"figure {figure.part_of}" if figure.part_of is not None else "",
    }  # fmt: skip
    for slot, value in said.items():
        if value:
            yield SlotReason(slot, value, figure.origins.get(slot, ""), first.get(slot))


def _cues(layout: Layout, sentences: list[Sentence]) -> Iterator[CueMention]:
    for sentence in sentences:
        for cue in layout.cues.within(sentence.start, sentence.end):
            for kind, value in cue.kinds:
                if kind != "ignore":
                    yield CueMention(kind, value, span_of(layout.view.text, *layout.view.span(cue.start, cue.end)))


def _alternatives(figure: Figure) -> Iterator[tuple[str, str]]:
    for slot, values in figure.also.items():
        yield from ((slot, value) for value in values)
    for candidate in figure.place_candidates:
        above = ", ".join(p.name for p in candidate.parents[:1])
        yield "place", f"{candidate.kind or candidate.level} {candidate.name}{f' ({above})' if above else ''}"
