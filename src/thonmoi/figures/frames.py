"""What is in force at a place in the text: place, period and status, as scopes from the article down to the clause.

A cue in the clause wins over one earlier in the sentence, that over what the sentence before left in force, that over the article's
own. Each answer says where it came from (`stated`, `carried`, `article`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from thonmoi.figures.layout import PlaceAt, Sentence
from thonmoi.figures.references import Reference, references
from thonmoi.figures.timeline import Scope, Timeline
from thonmoi.records import Origin, Place

# How far into a sentence its topic may stand.
TOPIC_REACH = 0
NEW_MAP = date(2025, 7, 1)
LEVELS = ("commune", "district", "province", "country")
_SUBJECT = re.compile(r"(?:^|[.;:,\"“]\s)\s*(?:hiện |nay |đến nay |hiện nay |như vậy |như vậy, )?$|(?<!\w)(?:của|toàn|cả|trong)\s*$")
_OF = re.compile(r"[^,;.()]{0,28}?(?<!\w)(?:của|thuộc|ở|tại|trên địa bàn|nơi|thuộc về)(?: các)?\s+$")


_ABOVE = re.compile(r"\s*(?:,|-|của|thuộc)?\s*")
_RANKED_IN = re.compile(
    r"(?<!\w)(?:ngôi đầu|(?:đứng|dẫn) đầu|xếp thứ [^\s,;.]+|nhất|nhì|thứ \w+|tốp đầu|tốp \w+|top \w+|duy nhất|đầu tiên)"
    r"(?: (?:của|ở|trong|tại|toàn|cả|khu vực|vùng|khắp|tỉnh|miền núi))*\s*$"
)
_ITEM = re.compile(r"\s*(?:[-+•*–·▪●»>]|\d{1,2}[.)]|[a-zđ][.)]|[ivx]{1,4}[.)])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class PlaceEvent:
    """A place or a word for one ("toàn tỉnh") at start:end; `place` None for a group of places without a name."""

    start: int
    end: int
    place: Place | None
    candidates: tuple[Place, ...]
    named: bool
    group: bool


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
    rows_follow: bool = False
    """The opener ended with a colon: short lines without a bullet are its items too."""

    def enter(self, sentence: Sentence) -> None:
        """Start a sentence; a new paragraph returns to the article's own place."""
        if sentence.line != self.scope.line:
            self.scope.line = sentence.line
            self.recent.clear()
            self._new_line(sentence)
        self.sentence = sentence
        self.events = self._place_events(sentence)
        if sentence.section not in ("title", "related"):
            self.recent.update(
                (e.place.level, e.place) for e in self.events if e.named and e.place and e.place.level in ("district", "commune")
            )

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
        aims = self.scope.status == "target" and self.opened is None and item is not None and mark == after_item
        self.scope.place, self.scope.group, self.scope.status = self.layout.home, False, "target" if aims else "achieved"
        self.opened, self.rows_follow = None, False
        if not aims:
            self._report_again()

    def _is_row(self, sentence: Sentence) -> bool:
        """A short line, as of a table: "Năm 2027 thêm 9 xã.", "Nâng cao: 4"."""
        stop = self.layout.lower.find("\n", sentence.start)
        line = self.layout.lower[sentence.start : stop if stop >= 0 else len(self.layout.lower)]
        return len(line) < 120 and line.count(".") <= 1 + len(re.findall(r"\d\.\d", line))

    def opens_list(self) -> None:
        """The line just read opens a list or a section: its period and status hold for the items."""
        self.opened = (self.scope.place, self.scope.group, self.scope.period, self.scope.status)
        self.opener_mark = self.last_mark
        assert self.sentence is not None
        self.rows_follow = self.layout.lower[self.sentence.end - 1] == ":"

    def _report_again(self) -> None:
        """A new paragraph without a date of its own is about what the article reports, not about some year told of before."""
        main, now = self.layout.main_period, self.scope.period
        if main is None or main.year is None or now is None or now.year is None:
            return
        year = self.layout.report_year
        if now.year < main.year or (year is not None and now.year > year):
            self.scope.period = main

    # ------------------------------------------------------------------ places
    def _place_events(self, sentence: Sentence) -> list[PlaceEvent]:
        lower = self.layout.lower
        named = self.layout.places_in(sentence.start, sentence.end)
        events = [PlaceEvent(p.start, p.end, p.place, p.candidates, True, False) for p in named if p.place or p.candidates]
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
        return events

    def _meant(self, word: Reference, current: Place | None, sentence: Sentence) -> Place | None:
        """The place a word for one means; None for a group of provinces, for who gives, and where the text names no such unit."""
        if word.kind == "country":
            return VIETNAM_PLACE
        if word.kind == "area":
            return current or self.layout.home
        if word.kind == "group":
            return self.layout.home if self._merged(self.layout.lower[word.start : word.end]) else None
        place = self._unit_in_force(word.kind, current)
        if place is None and word.kind in self.recent and _SUBJECT.search(self.layout.lower, sentence.start, word.start):
            place = self.recent[word.kind]
        if word.giver and self._below(current or self.layout.home, place):
            return None
        return place

    def _merged(self, words: str) -> bool:
        """ "ba tỉnh cũ" in an article of a province that was made of them in 2025 is that province."""
        home = self.layout.home
        return bool(home and home.level == "province" and home.as_of and home.as_of >= NEW_MAP and re.match(r"(?:hai|ba) tỉnh", words))

    def _unit_in_force(self, level: str, current: Place | None) -> Place | None:
        """ "toàn tỉnh": the province of the place in force, else of the article."""
        for place in (current, self.layout.home):
            if place is None:
                continue
            if level == "city":
                if place.kind and place.kind.startswith("thành phố"):
                    return place
                found = next((p for p in place.parents if p.kind and p.kind.startswith("thành phố")), None)
            else:
                if place.level == level:
                    return place
                found = next((p for p in place.parents if p.level == level), None)
            if found is not None:
                return Place(
                    name=found.name,
                    level=found.level,
                    kind=found.kind,
                    code=found.code,
                    as_of=place.as_of,
                    parents=place.parents[place.parents.index(found) + 1 :],
                    reason=f"above {place.name}",
                )
        return None

    def place_at(self, start: int, end: int, right_end: int, left_limit: int) -> tuple[PlaceEvent | None, Origin]:
        """The place of a number at start:end whose own words reach to right_end; left_limit is where its clause starts."""
        lower = self.layout.lower
        for event in self.events:  # "5 xã thuộc Ý Yên", "2 sản phẩm ở thị trấn Cồn"
            if event.start >= end and event.end <= right_end + 1 and event.named and _OF.fullmatch(lower, end, event.start):
                return event, "stated"
        before = [
            e
            for e in self.events
            if e.end <= start and not self._in_closed_bracket(e, start) and not any(a <= e.start < b for a, b in self.members)
        ]
        # "Đồng Tháp giữ ngôi đầu đồng bằng sông Cửu Long với 1.018 sản phẩm"
        while (
            len(before) > 1
            and _RANKED_IN.search(lower, before[-2].end, before[-1].start)
            and self._above(before[-1].place, before[-2].place)
        ):
            before.pop()
        if before:
            last = before[-1]
            clause = lower.rfind(";", last.end, start)
            if clause >= 0 and last is not before[0] and self._below(last.place, before[0].place):
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
            if not any(u.name == above.name and u.level == above.level for u in event.place.parents):
                break
            last = event
        return last

    def leave(self, first_anchor: int | None, used: list[PlaceEvent], divided: bool = False) -> None:
        """End of the sentence: what of its places stays in force for the next."""
        if divided:
            return  # items of a list that goes on over sentences
        named = {(e.place.name, e.place.level) for e in used if e.place and e.place.level != "country"}
        topical = next((e for e in self.events if first_anchor is None or e.start < first_anchor), None)
        if topical is None or topical.group or (first_anchor is None and not topical.named):
            return  # "hai tỉnh cũ" is of its own sentence
        if first_anchor is None and self.sentence and topical.start - self.sentence.start > 30:
            return
        if len({e.place.name for e in self.events if e.place and e.place.level == "region"}) > 1:
            return  # regions beside each other
        if len(named) > 1 and topical.named and used and used[0] is topical:
            return  # a list of places: none of them is what the text goes on about
        if (
            topical.named and self._below_home(topical.place) and topical.start - self.sentence.start > TOPIC_REACH
            if self.sentence
            else False
        ):
            return  # a unit within the article's own, told of in passing
        self.scope.place, self.scope.group = topical.place, topical.group

    @staticmethod
    def _above(place: Place | None, other: Place | None) -> bool:
        """A place is of a higher level than another."""
        order = (*LEVELS[:3], "region", "country")
        return (
            place is not None
            and other is not None
            and other.level in order
            and place.level in order
            and order.index(place.level) > order.index(other.level)
        )

    @staticmethod
    def _below(place: Place | None, other: Place | None) -> bool:
        if place is None or other is None or place.level not in LEVELS or other.level not in LEVELS:
            return False
        return LEVELS.index(place.level) < LEVELS.index(other.level)

    def _below_home(self, place: Place | None) -> bool:
        return self._below(place, self.layout.home)


def _mark_of(item: re.Match[str] | None) -> str:
    """The sign of an item: "-", "*", a digit for any number; nothing where a line is none."""
    sign = item[0].strip() if item is not None else ""
    return "1" if sign[:1].isdigit() else sign[:1]


VIETNAM_PLACE = Place(name="Việt Nam", level="country", kind=None, code=None, reason="the whole country")

__all__ = ["LEVELS", "Frames", "PlaceAt", "PlaceEvent", "Scope"]
