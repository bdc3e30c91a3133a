"""What is in force at a place in the text: place, period and status, as scopes from the article down to the clause.

A cue in the clause wins over one earlier in the sentence, that over what the sentence before left in force, that over the article's
own. Each answer says where it came from (`stated`, `carried`, `article`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from thonmoi.figures.layout import PlaceAt, Sentence
from thonmoi.figures.periods import PeriodSpan
from thonmoi.figures.placing import VIETNAM_PLACE, is_above, lies_in, unit_above
from thonmoi.figures.references import Reference, references, rewards
from thonmoi.figures.timeline import Scope, Timeline
from thonmoi.figures.topics import (
    is_compared,
    is_ranked_in,
    is_subject,
    is_whole_unit,
    leads_to,
    met_there,
    of_office,
    says_what_it_is,
    speaks,
)
from thonmoi.figures.villages import villages
from thonmoi.records import Origin, Place, Status

NEW_MAP = date(2025, 7, 1)
_OF = re.compile(r"[^,;.()]{0,28}?(?<!\w)(?:của|thuộc|ở|tại|trên địa bàn|nơi|thuộc về)(?: các)?\s+$")
_OF_UNIT = re.compile(
    r"(?: (?:ocop|ntm|nông thôn mới|đạt chuẩn|kiểu mẫu|nâng cao|\d sao|này|ấy))* (?:của|trên địa bàn) (?:tỉnh|huyện|xã|thôn|thị xã)"
)
_ABOVE = re.compile(r"\s*(?:,|-|của|thuộc)?\s*")
_MAKES_UP = re.compile(r"(?<!\w)(?:chiếm|bằng)(?: [^\W\d_]+){0,2} $")
_PERCENT_OF = re.compile(r"\d\s?%(?: (?:số lượng|tổng số|sản phẩm|số xã|số))*(?: của)? $")
_MADE_OF = re.compile(r",\s(?:sau khi|nơi|vừa|vốn|do|được)(?: [^\W\d_]+){0,2}? (?:nhập|hợp nhất|ghép|gộp)(?!\w)[^;.:]{0,60}$")
_THEN_HAS = re.compile(r"[^;.:]{0,60}?, (?:hiện|đã|có|còn|đạt|nay|đang|mới|là|tỉnh|cả)(?!\w)")
_BESIDE = re.compile(r"[;,(]\s*(?:trong khi |còn |và |nhưng )?$")
_IN_BRACKET = re.compile(r"\s*\([^()]*\d[^()]*\)")
_ROW = re.compile(r"\s*(?:,|và|,? cùng|hay|hoặc)\s*(?:tỉnh |huyện |xã |thành phố )?")
_OF_COMPARED = re.compile(r"\s*(?:\(|là |đạt |có |: ?|ở mức |mới )*(?:gần |hơn |khoảng |trên )?")
_OF_GROUP = re.compile(r"[^,;:()]{0,60}")  # how far a group of provinces is what the numbers are of
_REMEMBERED = ("district", "commune", "village")
_FAR = 30
_HEADING = 70
_HEADING_REST = re.compile(r"\s*(?:[-+•*–]|(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)])?\s*(?:tại|ở|về|đối với|riêng)?\s*[:]?\s*")
_ITEM = re.compile(r"\s*(?:[-+•*–·▪●»>]|\d{1,2}[.)]|[a-zđ][.)]|[ivx]{1,4}[.)]|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)(?=[,:]))\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class PlaceEvent:
    """A place or a word for one ("toàn tỉnh") at start:end; `place` None for a group of places without a name."""

    start: int
    end: int
    place: Place | None
    candidates: tuple[Place, ...]
    named: bool
    group: bool
    compared: bool = False
    """Only set beside what is told of: "so với Nghệ An", "cao hơn cả nước"."""


@dataclass(slots=True)
class Frames(Timeline):
    """The scopes of one article, walked sentence by sentence."""

    events: list[PlaceEvent] = field(default_factory=list)
    members: list[tuple[int, int]] = field(default_factory=list)
    """Where units stand that were themselves counted as newly recognised: no place of what follows."""
    opener_mark: str = ""
    last_mark: str = ""
    recent: dict[str, Place] = field(default_factory=dict)
    """The district and the commune this paragraph named last: what "huyện có" means where none is in force."""
    section_place: Place | None = None
    """The unit whose section it is: a heading has named it alone."""
    section: tuple[PeriodSpan | None, Status | None] | None = None
    """The year of the running section and that it tells of aims, where its heading says so."""
    section_mark: str = ""
    """The mark of the heading that opened the section: "II." is told from "1."."""
    known: dict[str, Place] = field(default_factory=dict)
    """The district and the commune that the article spoke of last, paragraphs before."""
    rows_follow: bool = False
    """The opener ended with a colon: short lines without a bullet are its items too."""

    def enter(self, sentence: Sentence) -> None:
        """Start a sentence; a new paragraph returns to the article's own place."""
        if sentence.line != self.scope.line:
            self.scope.line = sentence.line
            self.recent.clear()
            self._new_line(sentence)
        self.sentence = sentence
        self.local.clear()
        self.beside_plan.clear()
        self.events = self._place_events(sentence)
        if sentence.section not in ("title", "related"):
            self.recent.update((e.place.level, e.place) for e in self.events if e.named and e.place and e.place.level in self._levels)
        if sentence.section != "related":
            self._remember()

    @property
    def _levels(self) -> tuple[str, ...]:
        """The levels of the units that are remembered: provinces too where the article goes through several of them."""
        home = self.layout.home
        return _REMEMBERED if home is not None and home.level not in ("region", "country") else (*_REMEMBERED, "province")

    def _remember(self) -> None:
        """The district and the commune that a sentence speaks of alone, itself or by what lies in it."""
        named = [e.place for e in self.events if e.named and e.place and not e.compared]
        for level in self._levels:
            units = {u.name: u for p in named if (u := unit_above(p, level)) is not None}
            if len(units) == 1:
                self.known.update((u.level, u) for u in units.values())

    def _new_line(self, sentence: Sentence) -> None:
        """A paragraph starts from the article's own scope; an item of a list from what the line that opened the list left in force."""
        lower = self.layout.lower
        item = _ITEM.match(lower, sentence.start)
        mark = _mark_of(item)
        after_item, self.last_mark = self.last_mark, mark
        # a second question of an interview is no answer to the first
        if item is not None and self.opened is not None and mark != self.opener_mark:
            self.scope.place, self.scope.group, self.scope.period, self.scope.status = self.opened
            return
        if self.opened is not None and item is None and self.rows_follow and self._is_row(sentence):
            self.scope.place, self.scope.group, self.scope.period, self.scope.status = self.opened
            return
        if self._names_section(sentence):
            self.section_place = None
        aims = self.scope.status == "target" and self.opened is None and item is not None and mark == after_item
        home = self.section_place or self.layout.home or self.scope.place
        self.scope.place, self.scope.group, self.scope.status = home, False, "target" if aims else "achieved"
        self.opened, self.rows_follow = None, False
        if self.section is not None and sentence.section not in ("title", "related"):
            period, status = self.section
            self.scope.status = status or self.scope.status
            if period is not None:
                self.scope.period = period
                return
        if not aims:
            self._report_again()

    def _is_row(self, sentence: Sentence) -> bool:
        """A short line, as of a table: "Năm 2027 thêm 9 xã.", "Nâng cao: 4"."""
        stop = self.layout.lower.find("\n", sentence.start)
        line = self.layout.lower[sentence.start : stop if stop >= 0 else len(self.layout.lower)]
        return len(line) < 120 and line.count(".") <= 1 + len(re.findall(r"\d\.\d", line))

    def _names_section(self, sentence: Sentence) -> bool:
        """A short line of its own without full stop: a heading."""
        lower = self.layout.lower
        return (
            lower[sentence.end : sentence.end + 1] in ("", "\n")
            and sentence.end - sentence.start < _HEADING
            and lower[sentence.end - 1] not in ".…;,!"
        )

    def opens_section(self, period: PeriodSpan | None, status: Status | None) -> None:
        """A heading ("II. Phương hướng, nhiệm vụ năm 2021"): its year and whether it tells of aims hold up to the next heading."""
        told = period is not None or status is not None
        if not told and self.section is not None and self.last_mark not in ("", self.section_mark):
            return  # "1. Cấp xã" under "II. Mục tiêu đến năm 2025"
        before, self.section = self.section, (period, status) if told else None
        self.section_mark = self.last_mark
        if before is None or self.section is not None:
            return
        if before[1] == self.scope.status == "target":
            self.scope.status = "achieved"  # a heading of another matter: the plan above it is told
        if before[0] is not None and before[0] is self.scope.period:
            self.scope.period = None
            self._report_again()

    def heads_section(self, sentence: Sentence) -> bool:
        """The sentence is a heading."""
        return self._names_section(sentence)

    def opens_list(self, figures: bool = False) -> None:
        """The line just read opens a list or a section: its period and status hold for the items, a unit it names alone for the lines.

        With `figures` of its own and no colon an item is an item: "- Huyện Phú Lương: 01 xã".
        """
        assert self.sentence is not None
        if figures and self.last_mark and self.opened is not None and self.layout.lower[self.sentence.end - 1] != ":":
            return
        named = [e for e in self.events if e.named and e.place]
        if len(named) == 1 and self._names_section(self.sentence) and self._below_home(named[0].place):
            rest = self.layout.lower[self.sentence.start : named[0].start] + self.layout.lower[named[0].end : self.sentence.end]
            opens = _HEADING_REST.fullmatch(self.layout.lower, self.sentence.start, named[0].start) is not None
            topic = opens and self.layout.lower.startswith(":", named[0].end)  # "Thanh Hóa: đông mà chưa mạnh"
            if topic or _HEADING_REST.fullmatch(rest):
                self.section_place = self.scope.place = named[0].place
        self.opened = (self.scope.place, self.scope.group, self.scope.period, self.scope.status)
        self.opener_mark = self.last_mark
        self.rows_follow = self.layout.lower[self.sentence.end - 1] == ":"

    def _report_again(self) -> None:
        """A new paragraph without a date of its own is about what the article reports, not about some year told of before."""
        main, now, year = self.layout.main_period, self.scope.period, self.layout.report_year
        if now is None or now.year is None:
            return
        if main is None and year is not None and now.year > year:
            self.scope.period = None  # the year of a plan told before
        if main is None or main.year is None:
            return
        if now.year < main.year or (year is not None and now.year > year):
            self.scope.period = main

    # ------------------------------------------------------------------ places
    def _place_events(self, sentence: Sentence) -> list[PlaceEvent]:
        lower = self.layout.lower
        named = self.layout.places_in(sentence.start, sentence.end)
        events = [PlaceEvent(p.start, p.end, p.place, p.candidates, True, False) for p in named if p.place or p.candidates]
        current = self.recent.get("commune") or self.scope.place or self.layout.home
        events += [PlaceEvent(a, b, place, (), True, False) for a, b, place in villages(self.layout, sentence.start, sentence.end, current)]
        events.sort(key=lambda e: e.start)
        covered = [(p.start, p.end) for p in named]
        for word in references(lower, sentence.start, sentence.end):
            # "tỉnh Bắc Giang": the name follows and says it itself
            if any((a < word.end and word.start < b) or 0 <= a - word.end <= 1 for a, b in covered):
                continue
            current = next((e.place for e in reversed(events) if e.end <= word.start and e.place), None) or self.scope.place
            place = self._meant(word, current, sentence)
            if place is not None or word.kind == "group":
                events.append(PlaceEvent(word.start, word.end, place, (), False, place is None))
                events.sort(key=lambda e: e.start)
        return self._comparisons(events, sentence)

    def _comparisons(self, events: list[PlaceEvent], sentence: Sentence) -> list[PlaceEvent]:
        """The same with a mark on those that are only compared with, a list of them too."""
        lower, out = self.layout.lower, list[PlaceEvent]()
        for event in events:
            begin = max(sentence.start, event.start - 60)
            along = bool(out) and out[-1].compared and _ROW.fullmatch(lower, out[-1].end, event.start) is not None
            compared = along or is_compared(lower[begin : event.start])
            if is_above(event.place, self.layout.home) and is_ranked_in(lower[begin : event.start]):
                compared = True
            if event.named and rewards(lower, sentence.start, event.start, event.end):
                compared = compared or is_above(event.place, self.scope.place or self.layout.home)
            of_country = event.place is not None and event.place.level == "country"
            if of_country and out and _BESIDE.search(lower, begin, event.start):
                compared = compared or is_above(event.place, out[-1].place)  # "vùng có 3.142 sản phẩm; cả nước là 14.026"
            wider = (of_country or not event.named) and is_above(event.place, out[-1].place if out else self.scope.place)
            if wider and _PERCENT_OF.search(lower, begin, event.start):
                compared = True  # "chiếm 17,7% cả nước: 1.178 sản phẩm 3 sao"
            if event.named and _MADE_OF.search(lower, sentence.start, event.start) and _THEN_HAS.match(lower, event.end):
                compared = True  # "Phú Thọ, sau khi nhập Vĩnh Phúc và Hòa Bình, có 104 xã"
            if not compared and not event.named and out and _IN_BRACKET.match(lower, event.end):
                compared = is_above(event.place, out[-1].place)  # "già nửa số của tỉnh (57 sản phẩm): 11 sản phẩm"
            out.append(replace(event, compared=True) if compared else event)
        return out

    def _meant(self, word: Reference, current: Place | None, sentence: Sentence) -> Place | None:
        """The place a word for one means; None for a group of provinces, for who gives, and where the text names no such unit."""
        if word.kind == "country":
            return VIETNAM_PLACE
        if word.kind == "whole":
            return self.layout.home
        if word.kind == "area":
            regions = (
                p for p in (current, self.scope.place, self.layout.region_before(word.start), self.layout.home) if p and p.level == "region"
            )
            return next(regions, self.layout.home or current)
        if word.kind == "group":
            return self.layout.home if self._merged(self.layout.lower[word.start : word.end]) else None
        place = self._unit_in_force(word.kind, current)
        if place is None and self._is_subject(word, sentence):
            place = self.recent.get(word.kind)
            if place is None and (word.kind in ("district", "province") or is_whole_unit(self.layout.lower[word.start : word.end])):
                place = self.known.get(word.kind)
        if word.giver and is_above(place, current or self.layout.home):
            return None
        return place

    def _is_subject(self, word: Reference | PlaceEvent, sentence: Sentence) -> bool:
        """ "Huyện có", "đến nay, tỉnh đã", "của huyện": what the words stand for is told of."""
        before = self.layout.lower[sentence.start : word.start]
        if isinstance(word, Reference) and is_whole_unit(self.layout.lower[word.start : word.end]):
            return not of_office(before)
        return is_subject(before)

    def _merged(self, words: str) -> bool:
        """ "ba tỉnh cũ" in an article of a province that was made of them in 2025 is that province."""
        home = self.layout.home
        return bool(home and home.level == "province" and home.as_of and home.as_of >= NEW_MAP and re.match(r"(?:hai|ba) tỉnh", words))

    def _unit_in_force(self, level: str, current: Place | None) -> Place | None:
        """ "toàn tỉnh": the province of the place in force, else of the article; of the new one where an old one is told of in it."""
        home = self.layout.home
        if level == "province" and home and current and home.level == level and _of_new_map(home) and not _of_new_map(current):
            return home
        for place in (current, home):
            found = unit_above(place, level) if place is not None else None
            if found is not None:
                return found
        return None

    def place_at(self, start: int, end: int, right_end: int, left_limit: int) -> tuple[PlaceEvent | None, Origin]:
        """The place of a number at start:end whose own words reach to right_end; left_limit is where its clause starts."""
        lower = self.layout.lower
        for event in self.events:  # "5 xã thuộc Ý Yên", "2 sản phẩm ở thị trấn Cồn", "4 chủ thể OCOP của xã"
            if event.start < end or event.end > right_end + 1 or _MAKES_UP.search(lower, max(0, start - 24), start):
                continue  # "chiếm 16% của cả nước": a share of it, told of somewhere else
            if (_OF if event.named else _OF_UNIT).fullmatch(lower, end, event.start if event.named else event.end):
                return event, "stated"
        before = [
            e
            for e in self.events
            if e.end <= start
            and not self._in_closed_bracket(e, start)
            and not any(a <= e.start < b for a, b in self.members)
            and not (e.compared and _OF_COMPARED.fullmatch(lower, e.end, start) is None)
        ]
        while (
            len(before) > 1
            and is_above(before[-1].place, before[-2].place)
            and says_what_it_is(lower[before[-2].end : before[-1].start if before[-1].named else before[-1].end], before[-2].named)
        ):
            before.pop()
        while before and before[-1].group and not _OF_GROUP.fullmatch(lower, before[-1].end, start):
            before.pop()
        if before:
            last = before[-1]
            clause = lower.rfind(";", last.end, start)
            if clause >= 0 and last is not before[0] and is_above(before[0].place, last.place):
                return before[0], "stated"  # after a semicolon the text is back at what the sentence is about
            if (
                clause >= 0
                and last.named
                and self._below_home(last.place)
                and (last is not before[0] or last.start - (self.sentence.start if self.sentence else 0) > 40)
            ):
                return None, "carried"
            return self._own_of(last, before), "stated"
        return None, "carried"

    def _own_of(self, last: PlaceEvent, before: list[PlaceEvent]) -> PlaceEvent:
        """ "huyện Yên Thế, tỉnh Bắc Giang có": the units above only say which one is meant."""
        for event in reversed(before[:-1]):
            above = last.place
            if not (event.named and last.named and event.place and above and _ABOVE.fullmatch(self.layout.lower, event.end, last.start)):
                break
            if not lies_in(event.place, above):
                break
            last = event
        return last

    def leave(self, first_anchor: int | None, used: list[PlaceEvent], divided: bool = False) -> None:
        """End of the sentence: what of its places stays in force for the next."""
        if divided and not self._opens_paragraph():
            return  # items of a list that goes on over sentences
        named = {(e.place.name, e.place.level) for e in used if e.place and e.place.level != "country"}
        topical = self._topic(first_anchor)
        if topical is None or topical.group or (first_anchor is None and not topical.named and not self._opens_with(topical)):
            return  # "hai tỉnh cũ" is of its own sentence
        if self._of_old_map(topical) and not self._opens_paragraph():
            return  # a part of what is now one province, told of in the middle of a paragraph
        if first_anchor is not None and self._row_of_its_own(topical):
            return  # "Châu Hưng A 54 triệu. Hưng Thành thấp hơn, 45 triệu": one of several told in turn
        speaks = self._speaks_for(topical)
        if (
            first_anchor is None
            and not speaks
            and self.sentence
            and (topical.start - self.sentence.start > _FAR or met_there(self.layout.lower[topical.end : self.sentence.end]))
        ):
            return  # told of in passing, or where somebody met
        if len({e.place.name for e in self.events if e.place and e.place.level == "region"}) > 1:
            return  # regions beside each other
        if len(named) > 1 and topical.named and used and used[0] is topical:
            return  # a list of places: none of them is what the text goes on about
        if not (self._opens_with(topical) or speaks) and (
            (topical.named and self._below_home(topical.place)) or is_above(topical.place, self.layout.home)
        ):
            return  # a unit within the article's own told of in passing, or what that is compared with
        self.scope.place, self.scope.group = topical.place, topical.group

    def _opens_paragraph(self) -> bool:
        """The running sentence is the first of its line."""
        return self.sentence is None or self.layout.lower[max(0, self.sentence.start - 3) : self.sentence.start].rstrip(" ")[-1:] in (
            "",
            "\n",
        )

    def _of_old_map(self, event: PlaceEvent) -> bool:
        """A province of the map before, in an article of one of the map since July 2025."""
        home, place = self.layout.home, event.place
        return bool(home and place and place.level == home.level == "province" and _of_new_map(home) and not _of_new_map(place))

    def _row_of_its_own(self, event: PlaceEvent) -> bool:
        """A bare name that opens a sentence in the middle of a paragraph."""
        lower = self.layout.lower
        start = self.sentence.start if self.sentence else 0
        if not event.named or not self._below_home(event.place) or self._opens_paragraph():
            return False
        return event.start == start and not lower.startswith(("xã ", "huyện ", "thị ", "thành ", "tp", "phường ", "tx"), event.start)

    def _speaks_for(self, event: PlaceEvent) -> bool:
        """ "Chủ tịch UBND xã Vân Du, không giấu được niềm vui: …": what follows is what the unit's own official tells of it."""
        if self.sentence is None or not event.named:
            return False
        before, after = self.layout.lower[self.sentence.start : event.start], self.layout.lower[event.end : self.sentence.end]
        return speaks(before, after)

    def _topic(self, first_anchor: int | None) -> PlaceEvent | None:
        """What of a sentence's places it is about: the first before its first figure, or the one its subject stands for."""
        before = [e for e in self.events if not e.compared and (first_anchor is None or e.start < first_anchor)]
        before = [e for e in before if first_anchor is None or not self._in_closed_bracket(e, first_anchor)] or before
        opening = next((e for e in before if self._opens_with(e)), None)
        if opening is not None or not before or self.sentence is None:
            return opening or (before[0] if before else None)
        return next((e for e in before[1:] if not e.named and not e.group and self._is_subject(e, self.sentence)), before[0])

    def _opens_with(self, event: PlaceEvent) -> bool:
        """The sentence is about the unit: it stands at its beginning, after nothing but a sign, a date or a word that leads to it."""
        start = self.sentence.start if self.sentence else event.start
        return leads_to(self.layout.lower, start, event.start)

    def _below_home(self, place: Place | None) -> bool:
        return is_above(self.layout.home, place)


def _of_new_map(place: Place) -> bool:
    return place.as_of is not None and place.as_of >= NEW_MAP


def _mark_of(item: re.Match[str] | None) -> str:
    """The sign of an item: "-", "*", a digit for any number; nothing where a line is none."""
    sign = item[0].strip() if item is not None else ""
    return "1" if sign[:1].isdigit() else sign[:1]


__all__ = ["VIETNAM_PLACE", "Frames", "PlaceAt", "PlaceEvent", "Scope"]
