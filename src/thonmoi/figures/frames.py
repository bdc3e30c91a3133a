"""What is in force at a place in the text: place, period and status, as scopes from the article down to the clause.

A cue in the clause wins over one earlier in the sentence, that over what the sentence before left in force, that over the article's
own. Each answer says where it came from (`stated`, `carried`, `article`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from thonmoi.figures.layout import Layout, PlaceAt, Sentence
from thonmoi.figures.periods import PeriodSpan
from thonmoi.records import Origin, Place, Status

# How far into a sentence its topic may stand.
TOPIC_REACH = 0
NEW_MAP = date(2025, 7, 1)
LEVELS = ("commune", "district", "province", "country")
_VERB = (
    r"(?: (?:có|đã|đặt|phấn đấu|sẽ|còn|tặng|chi|giao|tính|cũng|mới|đạt|đang|dự kiến|công nhận|hiện|nay|được|vẫn|sở hữu|ta"
    r"|mình|nhà|xác định|đề|hỗ trợ|huy động|trao|khen|bố trí|chỉ|không|chưa|ra|là|quyết|cần|thì|vừa|lại|luôn))"
)
_DOMAIN = re.compile(
    r"(?<!\w)(?:"
    rf"(?P<province>(?:toàn|cả|trong|khắp|địa bàn|trên địa bàn|riêng|chung|của|cho|ubnd|hđnd|phối) tỉnh|tỉnh này|tỉnh(?={_VERB}))"
    rf"|(?P<district>(?:toàn|cả|trong|khắp|địa bàn|trên địa bàn|của|ubnd) (?:huyện|thị xã)|huyện này|(?:huyện|thị xã)(?={_VERB}))"
    rf"|(?P<commune>(?:toàn|cả|trong) xã|xã này|xã(?={_VERB}))"
    r"|(?P<country>cả nước|toàn quốc|trên cả nước|bình quân chung của cả nước)"
    r"|(?P<city>toàn (?:thành phố|tp|t\.p))"
    r"|(?P<area>(?:cả|toàn) (?:vùng|khu vực)|trong vùng|toàn vùng)"
    r"|(?P<group>(?:cả|toàn|trong) cụm|(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám) tỉnh(?: cũ)?|các tỉnh)"
    r")(?!\w)"
)
_OUTSIDE = re.compile(r"(?:chủ tịch|bí thư|trưởng|giám đốc|chánh|phó|cán bộ|trú tại|quê|ông|bà|chị|anh|nông dân|đồng chí)[^,;.:]{0,60}$")
_SUBJECT = re.compile(r"(?:^|[.;:,\"“]\s)\s*(?:hiện |nay |đến nay |hiện nay |như vậy |như vậy, )?$|(?<!\w)(?:của|toàn|cả|trong)\s*$")
_RANKED_IN = re.compile(
    r"(?<!\w)(?:(?:đứng|dẫn) đầu|(?:đứng|xếp) thứ [^\s,;.]+|(?:nhiều|cao|đông|lớn|ít|thấp) nhất)(?: (?:của|trong|toàn|cả|miền núi|khu vực|vùng))*\s*$"
)
_OF = re.compile(r"[^,;.()]{0,28}?(?<!\w)(?:của|thuộc|ở|tại|trên địa bàn|nơi|thuộc về)(?: các)?\s+$")
# Words between a number and a period after it that part them; a comma does only where a period stands before the number too.
_PARTED_ALONE = re.compile(r"[;:]|, (?!tính|đến|trong|năm)|(?<!\w)(?:thì|còn|trong khi|rồi|nhưng|song)(?!\w)")
_OWNED = re.compile(r"(?:thuộc|của|ở|tại|trong|trên)\s+(?:cả )?$")
_PARTED = re.compile(r"[;:,]|(?<!\w)(?:thì|còn|trong khi|rồi|nhưng|song|và)(?!\w)")
_PERIOD_OF_OTHER = re.compile(
    r"(?:tiêu chí|chuẩn nghèo|nghị quyết|quyết định|theo chuẩn|đề án|chương trình|quy hoạch|kế hoạch số|số \d[^\s,]{0,20}"
    r"|nhiệm kỳ|đại hội[^,.;:]{0,40}|thông tư|nghị định)[^,.;:]{0,18}$"
)
_PAST_YEAR_WORDS = re.compile(
    r"(?:kế hoạch|mục tiêu|chỉ tiêu)(?: đã)? đề ra|(?:vượt|đạt|hoàn thành) (?:kế hoạch|mục tiêu|chỉ "
    r"tiêu)[^,.;]{0,40}(?:được giao|giao|đặt ra)|so với (?:kế hoạch|mục tiêu|chỉ tiêu)|vượt (?:kế hoạch|mục tiêu|chỉ tiêu)"
    r"|đạt (?:kế hoạch|mục tiêu|chỉ tiêu)|\d% (?:kế hoạch|mục tiêu|chỉ tiêu)|hoàn thành (?:kế hoạch|mục tiêu|chỉ tiêu)"
    r"|chương trình mục tiêu|thực hiện mục tiêu"
)


# "so với nghị quyết Huyện ủy (2 xã)"
_IN_PLAN = re.compile(
    r"(?<!\w)(?:nghị quyết|kế hoạch|chỉ tiêu|mục tiêu|đề án)(?: [^,;.()]{0,40})? ?\((?:là |\d{4}: )?$"
    r"|[(/] ?(?:kế hoạch|chỉ tiêu|mục tiêu)(?: [^,;.()]{0,20})? $"
)
_ABOVE = re.compile(r"\s*(?:,|-|của|thuộc)?\s*")
_DONE = re.compile(r"(?<!\w)(?:đã|mới|chỉ mới|hiện|vẫn)(?: chỉ)? (?:có|đạt)(?: được| tới| đến)?\s*$")
_RANKED_IN = re.compile(
    r"(?<!\w)(?:ngôi đầu|đứng đầu|dẫn đầu|nhất|nhì|thứ \w+|tốp đầu|tốp \w+|top \w+|duy nhất|đầu tiên)(?: (?:của|ở|trong|tại"
    r"|toàn|cả|khu vực|vùng|khắp|tỉnh))*\s*$"
)
_ITEM = re.compile(r"\s*(?:[-+•*–·▪●»>]|\d{1,2}[.)]|[a-zđ][.)]|[ivx]{1,4}[.)])\s*(?=\S)")


@dataclass(slots=True)
class Scope:
    """What the sentences so far left in force."""

    place: Place | None = None
    group: bool = False
    period: PeriodSpan | None = None
    status: Status = "achieved"
    line: int = -1


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
class Frames:
    """The scopes of one article, walked sentence by sentence."""

    layout: Layout
    scope: Scope = field(default_factory=Scope)
    sentence: Sentence | None = None
    events: list[PlaceEvent] = field(default_factory=list)
    members: list[tuple[int, int]] = field(default_factory=list)
    """Where units stand that were themselves counted as newly recognised: no place of what follows."""
    opened: tuple[Place | None, bool, PeriodSpan | None, Status] | None = None
    """What the line that opened the running list left in force."""
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
            self.recent.update((e.place.level, e.place) for e in self.events if e.named and e.place and e.place.level in ("district", "commune"))

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
        for match in _DOMAIN.finditer(lower, sentence.start, sentence.end):
            if any(a < match.end() and match.start() < b for a, b in covered):
                continue
            # "tỉnh Bắc Giang": the name follows and says it itself
            if any(0 <= a - match.end() <= 1 for a, _ in covered):
                continue
            level = match.lastgroup
            if level == "area":
                current = (
                    next((e.place for e in reversed(events) if e.end <= match.start() and e.place), None)
                    or self.scope.place
                    or self.layout.home
                )
                if current is not None:
                    events.append(PlaceEvent(match.start(), match.end(), current, (), False, False))
            elif level == "group" and self._merged(match[0]):
                events.append(PlaceEvent(match.start(), match.end(), self.layout.home, (), False, False))
            elif level == "group" and _OWNED.search(lower, max(sentence.start, match.start() - 16), match.start()):
                continue  # "249 đơn vị cấp huyện thuộc 57 tỉnh"
            elif level == "group":
                events.append(PlaceEvent(match.start(), match.end(), None, (), False, True))
            elif level == "country":
                events.append(PlaceEvent(match.start(), match.end(), VIETNAM_PLACE, (), False, False))
            else:
                current = next((e.place for e in reversed(events) if e.end <= match.start() and e.place), None) or self.scope.place
                place = self._unit_in_force(level or "", current)
                if place is None and level in self.recent and _SUBJECT.search(lower, sentence.start, match.start()):
                    place = self.recent[level]
                if place is not None:
                    events.append(PlaceEvent(match.start(), match.end(), place, (), False, False))
        events.sort(key=lambda e: e.start)
        return events

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

    def _in_closed_bracket(self, event: PlaceEvent | PeriodSpan, position: int) -> bool:
        lower, start = self.layout.lower, self.sentence.start if self.sentence else 0
        opened = lower.rfind("(", start, event.start)
        if opened < 0 or lower.find(")", opened, event.start) >= 0:
            return False
        closed = lower.find(")", event.end, position)
        return 0 <= closed < position

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
            if len(before) > 1 and self._below(before[-2].place, last.place) and _RANKED_IN.search(lower, before[-2].end, last.start):
                last = before[-2]  # "Tiên Phước đứng đầu tỉnh Quảng Nam với …"
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
        """"huyện Yên Thế, tỉnh Bắc Giang có": the units above only say which one is meant."""
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

    # ------------------------------------------------------------------ periods
    def period_at(self, start: int, end: int, right_end: int, clause: int) -> tuple[PeriodSpan | None, Origin]:
        """The period of a number: right after it, before it in its clause or sentence, carried from sentences before."""
        assert self.sentence is not None
        lower = self.layout.lower
        every = self.layout.periods_in(self.sentence.start, self.sentence.end)
        periods = [p for p in every if self._holds(p)]
        parted = _PARTED if any(clause <= p.start < start for p in periods) else _PARTED_ALONE
        for period in every:
            if period.start > right_end:
                break
            if period.role == "compare" or (period.year is None and not period.now):
                continue
            between = lower[end : period.start] if period.start >= end else ""
            if "(" in between and re.match(r"[^)]*\d", lower[period.end : right_end + 8]):
                continue  # "3,1% (cuối năm 2016 là 4,9%)": the bracket has a number of its own
            if period.start >= end and period.end <= right_end + 1 and not parted.search(between) and not _ahead(between):
                return period, "stated"
        # "(gồm 131 tỷ đồng vốn năm 2022)": what a closed bracket dates stays inside it
        before = [p for p in periods if p.end <= start and not self._in_closed_bracket(p, start)]
        if before:
            best = before[-1]
            main = self.layout.main_period
            if best.now and len(before) > 1 and best.first is None and before[-2].start >= clause:
                earlier = before[-2]
                told_of_before = main is not None and main.year is not None and earlier.year is not None and earlier.year < main.year
                best = main if told_of_before and main is not None else earlier
            if best.now and best.last is None and main is not None and main.role == "until" and main.precision in ("day", "month"):
                return main, "article"  # no day of publication, but a day the numbers are of
            return best, "stated"
        after = [p for p in periods if p.start >= end and p.start < self._clause_end(end)]
        if after and not self.scope.period:
            return after[0], "stated"
        if self.sentence.section == "related":
            return None, "carried"
        if self.scope.period is None or self._told_of_before(self.scope.period) or self._plan_left(self.scope.period, start):
            return self.layout.main_period or self.scope.period, "article"  # the report's own date, wherever it stands
        return self.scope.period, "carried"

    def _plan_left(self, period: PeriodSpan, position: int) -> bool:
        """The year of a plan, in a sentence that is back at facts ("mới có 2/9 xã")."""
        if not self._ahead_of_report(period) or self.sentence is None or self.layout.main_period is None:
            return False
        cues = [c for c in self.layout.cues.within(self.sentence.start, position, "status") if not self._void(c.start, c.end)]
        return (cues[-1].get("status") if cues else self.scope.status) == "achieved"

    def _told_of_before(self, period: PeriodSpan) -> bool:
        """A year before the reported one, in a sentence that is over: the text is back at its report."""
        main, sentence = self.layout.main_period, self.sentence
        if main is None or main.year is None or period.year is None or sentence is None:
            return False
        return period.year < main.year and period.precision != "span" and period.end <= sentence.start

    def aim_at(self, position: int) -> PeriodSpan | None:
        """The last period before a position that lies ahead of the report: what an aim without a date of its own is for."""
        year = self.layout.report_year
        if year is None:
            return None
        ahead = [p for p in self.layout.periods if p.end <= position and p.role != "compare" and p.year is not None and p.year > year]
        return ahead[-1] if ahead else None

    def _clause_end(self, position: int) -> int:
        assert self.sentence is not None
        stop = self.layout.lower.find(";", position, self.sentence.end)
        return self.sentence.end if stop < 0 else stop

    def _holds(self, period: PeriodSpan) -> bool:
        if period.role == "compare" or (period.first is None and period.last is None and not period.now):
            return False
        return _PERIOD_OF_OTHER.search(self.layout.lower, max(0, period.start - 60), period.start) is None

    def remember_period(self, last_used: PeriodSpan | None, had_figures: bool) -> None:
        """What period the next sentence inherits."""
        if had_figures:
            if last_used is not None:
                self.scope.period = last_used
            return
        assert self.sentence is not None
        reach = self.sentence.end if self.layout.lower[self.sentence.end - 1] == ":" else min(self.sentence.end, self.sentence.start + 60)
        for period in self.layout.periods_in(self.sentence.start, reach):
            if period.precision == "day" and period.role == "in" and not period.now:
                continue  # the day of a meeting
            if self._holds(period) and period.role != "since" and not (period.now and period.last is None):
                self.scope.period = period
                break

    # ------------------------------------------------------------------ status
    def status_at(self, start: int, end: int, right_end: int, period: PeriodSpan | None, stated: bool = True) -> tuple[Status, Origin]:
        """achieved or target: the last cue before the number in its sentence, a period that lies ahead, what was carried."""
        assert self.sentence is not None
        cues = [c for c in self.layout.cues.within(self.sentence.start, start, "status") if not self._void(c.start, c.end)]
        ahead = self._ahead_of_report(period)
        if _IN_PLAN.search(self.layout.lower, self.sentence.start, start):
            return "target", "stated"
        if _DONE.search(self.layout.lower, self.sentence.start, start):
            return "achieved", "stated"  # "đến hết năm 2021 đã có 140 xã": said of this very number, whatever the year
        if cues:
            last = cues[-1].get("status")
            if last == "achieved" and ahead and stated and period is not None and cues[-1].end <= period.start < start:
                return "target", "stated"  # "đại hội đã quyết: tới năm 2030 …"
            if last == "achieved" and any(c.get("status") == "target" for c in cues) and ahead:
                return "target", "stated"
            near = self.layout.lower[cues[-1].end : start]
            if (
                last == "target"
                and len(near) > 24
                and period is not None
                and not ahead
                and self.is_over(period)
                and len(cues) > 1
                and cues[-2].get("status") == "achieved"
            ):
                return "achieved", "stated"
            return ("target" if last == "target" else "achieved"), "stated"
        # "26,57% (2023), mục tiêu 2024 …": past a bracket or a comma the words are another number's
        stop = re.compile(r"[,(;/]").search(self.layout.lower, end, right_end)
        after = [
            c
            for c in self.layout.cues.within(end, stop.start() if stop else right_end, "status")
            if c.get("status") == "target" and not self._void(c.start, c.end)
        ]
        if ahead or (
            after
            and self.layout.lower[after[0].start : after[0].end] in ("mục tiêu", "chỉ tiêu", "đặt ra", "đề ra", "phấn đấu", "kế hoạch")
        ):
            return "target", "stated"
        if self.scope.status == "target" and (
            period is None or not stated or not (self.is_over(period) or (period.role == "until" and not ahead and self.opened is None))
        ):
            return "target", "carried"
        return "achieved", "assumed"

    def beside_fact(self, position: int) -> bool:
        """"so với nghị quyết (2 xã)": an aim that stands beside what is told."""
        assert self.sentence is not None
        return _IN_PLAN.search(self.layout.lower, self.sentence.start, position) is not None

    def _void(self, start: int, end: int) -> bool:
        lower = self.layout.lower
        if lower[max(0, start - 2) : start].strip() in ("/", "("):
            return True  # "79,3%/chỉ tiêu 80%", "(kế hoạch 8 xã)": the aim stands beside the fact
        return any(m.start() <= start < m.end() for m in _PAST_YEAR_WORDS.finditer(lower, max(0, start - 30), min(len(lower), end + 30)))

    def _ahead_of_report(self, period: PeriodSpan | None) -> bool:
        year = self.layout.report_year
        if period is None or period.last is None or year is None:
            return False
        return period.last.year > year and (period.precision != "span" or period.role == "until")

    def is_over(self, period: PeriodSpan) -> bool:
        """It lies before the report: nobody aims at it any more."""
        if period.now:
            return True
        if period.last is None:
            return False
        if self.layout.published:
            return period.last < self.layout.published
        year = self.layout.report_year
        # no day of publication: what is told of one month of the reported year has happened
        told = period.precision in ("day", "month") and period.role == "in" and period.last.year == year
        return year is not None and (period.last.year < year or told)


def _mark_of(item: re.Match[str] | None) -> str:
    """The sign of an item: "-", "*", a digit for any number; nothing where a line is none."""
    sign = item[0].strip() if item is not None else ""
    return "1" if sign[:1].isdigit() else sign[:1]


def _ahead(between: str) -> bool:
    """A verb that opens something else stands between the number and the period after it."""
    return re.search(r"(?:phấn đấu|mục tiêu|đến nay|trong khi|còn lại|riêng|đồng thời)", between) is not None


VIETNAM_PLACE = Place(name="Việt Nam", level="country", kind=None, code=None, reason="the whole country")

__all__ = ["LEVELS", "Frames", "PlaceAt", "PlaceEvent", "Scope"]
