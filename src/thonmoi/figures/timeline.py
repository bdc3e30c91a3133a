"""When a number holds, and whether it is told as done or aimed at: periods and status in force, from the clause up to the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from thonmoi.figures.cues import Cue
from thonmoi.figures.layout import Layout, Sentence
from thonmoi.figures.periods import PeriodSpan
from thonmoi.records import Origin, Place, Status

# Words between a number and a period after it that part them; a comma does only where a period stands before the number too.
_PARTED_ALONE = re.compile(
    r"[;:]|[,(] ?(?:trong đó|trong số đó|riêng)(?!\w)|, (?!tính|đến|trong|năm)|(?<!\w)(?:thì|còn|trong khi|rồi|nhưng"
    r"|song)(?!\w)"
)
# "Đại hội thống nhất mục tiêu đến năm 2025", "vốn bố trí cho Chương trình giai đoạn 2026 - 2030": not the time of the meeting or the name.
_AIMED_AT = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|đặt đích|nêu(?: rõ)?|đề ra|đặt ra|xác định|quyết nghị|thống nhất|ghi rõ|yêu cầu)"
    r"(?: (?:đến|tới|hết|cuối|trong|là))*\s*$"
    r"|(?<!\w)(?:bố trí|huy động|dành|vốn|kinh phí|nguồn lực|đầu tư|phân bổ)(?: thực hiện)?(?: cho)? chương trình(?: (?:mtqg"
    r"|này|ntm|nông thôn mới))*"
    r"(?: trong| cả)? (?:giai đoạn )?$"
)
MOST_OF_A_YEAR = 270
_YEAR_NAMED = re.compile(r"năm (?:nay|20\d\d)")
_COMPARED = re.compile(
    r"(?<!\w)so với (?:đầu|cuối|cùng kỳ|năm (?:trước|ngoái|20\d\d)|thời điểm|khi|lúc|trước)(?!\w)"
    r"[^.;]{0,60}(?<!\w)(?:tăng|thêm|nhích|giảm|gấp)(?!\w)"
)
_PARAGRAPH_OPENS = re.compile(r"[\s\-–+•*\d.)\"“]*(?:[^.;!?\n:]{0,24}:\s*)?(?:(?:mùa|vào|từ|đến|hồi|trong|cuối|đầu|riêng|hết|ngay) ?)*")
# "có 57 xã nâng cao, mục tiêu đến năm 2025 là 70 xã": the year is the aim's.
_AIM_NEXT = re.compile(r"[,;(] ?(?:[^,;(]{0,40} )?(?:mục tiêu|kế hoạch|chỉ tiêu|phấn đấu|dự kiến|hướng tới)(?!\w)")
_YEARS_ON = re.compile(r"[\s\-–+•*]*(?:đến nay, )?sau (?:hơn |gần |đúng )?(?:\d{1,2}|hai|ba|bốn|năm|sáu|mười) năm(?!\w)")
_WHILE = re.compile(r"(?<!\w)(?:trong khi|nhưng|song)(?!\w)")
_PARTED = re.compile(r"[;:,]|(?<!\w)(?:thì|còn|trong khi|rồi|nhưng|song|và)(?!\w)")
# Past these words the whole is divided, and a period is that of the part.
_DIVIDED = re.compile(r"[,(] ?(?:trong đó|trong số đó|riêng)(?!\w)")
_PERIOD_OF_OTHER = re.compile(
    r"(?:tiêu chí|chuẩn nghèo|nghị quyết|quyết định|theo chuẩn|đề án|chương trình|quy hoạch|kế hoạch số|số \d[^\s,]{0,20}"
    r"|nhiệm kỳ|đại hội[^,.;:]{0,40}|thông tư|nghị định)[^,.;:]{0,18}$"
)
# "theo bộ tiêu chí 2021 - 2025": years that name a set of standards, wherever they stand.
_SET_OF = re.compile(
    r"(?<!\w)(?:bộ|chuẩn nghèo)(?: (?:tiêu chí|chuẩn|đa chiều|quốc gia|mới|cũ|về|xã|huyện|nông thôn mới|ntm|nâng cao|của|giai đoạn))* ?$"
)
_PAST_YEAR_WORDS = re.compile(
    r"(?:kế hoạch|mục tiêu|chỉ tiêu)(?: đã)? đề ra|(?:vượt|đạt|hoàn thành) (?:kế hoạch|mục tiêu|chỉ "
    r"tiêu)[^,.;]{0,40}(?:được giao|giao|đặt ra)|so với (?:kế hoạch|mục tiêu|chỉ tiêu)|vượt (?:kế hoạch|mục tiêu|chỉ tiêu)"
    r"|đạt (?:kế hoạch|mục tiêu|chỉ tiêu)|\d% (?:kế hoạch|mục tiêu|chỉ tiêu)|hoàn thành (?:kế hoạch|mục tiêu|chỉ tiêu)"
    r"|chương trình mục tiêu|thực hiện mục tiêu|(?:do|mà|tự) (?:[^\W\d_]+ ){0,2}?(?:đặt|đề) ra"
)
# "so với nghị quyết Huyện ủy (2 xã)"
_IN_PLAN = re.compile(
    r"(?<!\w)(?:nghị quyết|kế hoạch|chỉ tiêu|mục tiêu|đề án)(?: [^,;.()]{0,40})? ?\((?:là |\d{4}: )?$"
    r"|[(/] ?(?:kế hoạch|chỉ tiêu|mục tiêu)(?: [^,;.()]{0,20})? $"
)
_OPENING = re.compile(
    r"[\s\"]*(?:với|để|nhằm|hướng (?:tới|đến)|thực hiện|nhờ|trước|từ|bằng|cùng với"
    r"|trên tinh thần|được [^,]{0,30}giao)(?!\w)"
)
_SUBJECT_HAS = re.compile(r"[^,;.]{0,60}?(?<!\w)(?:có|đã|đạt|(?<!thôn )mới|hiện|còn)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|(?<!thôn )mới|chỉ mới|hiện|vẫn)(?: chỉ)? (?:có|đạt)(?: được| tới| đến)?\s*$")


# "Nhiệm vụ đến cuối năm 2019: có thêm 6 xã …; 3 xã nâng cao": the label of the whole sentence.
_TASKS = re.compile(
    r"[\s\-–+•*\d.)]*(?:nhiệm vụ|mục tiêu|chỉ tiêu|phương hướng|kế hoạch|phấn đấu)(?! (?:đã|thực hiện|hoàn thành|đạt))"
    r"(?: [^\W\d_]+| \d{1,2}(?:/\d{1,2})?/\d{4}| \d{4}(?: ?[-–] ?\d{4})?| \d{1,2}){0,10}:"
)
_TIMES = re.compile(r"(?<!\w)gấp (?:khoảng |gần |hơn |trên )?(?:\d[\d,]*|hai|ba|bốn|rưỡi|đôi)(?: lần)? (?:so với )?$")
# "5/8 thôn của xã nay đã là thôn kiểu mẫu", "9 thôn đã được huyện công nhận": told of this number, whatever was aimed at before.
_HAVE = re.compile(
    r"(?: (?:của|thuộc|ở) [^,;.():\d]{1,24}?)?(?: (?:nay|đều|cũng|hiện))* đã (?:là|được|đạt|xong|hoàn thành|về đích|cán đích"
    r"|lên|có bằng)(?!\w)"
)
_YEAR_NEXT = re.compile(r" (20\d\d)(?!\d)")
_LEFT = re.compile(r"(?<!\w)(?:chỉ|vẫn|mới) còn(?: lại)?(?: khoảng| gần| hơn| trên)?\s*$")
# Nobody reports a lower bound in these words; who asks for something does.
_AT_LEAST = re.compile(r"(?<!\w)(?:ít nhất|tối thiểu)(?: là| có)?\s*$")
# "3 huyện A, B, C đang trình hồ sơ đề nghị công nhận": not yet, though on the way.
_PENDING = re.compile(
    r"(?:(?!đạt|công nhận|về đích|hoàn thành|được)[^;.:\d]){0,90}? đang (?:được )?(?:trình|đề nghị|chờ|hoàn thiện|hoàn tất|lập|làm"
    r"|thẩm định|xem xét) (?:[^,;.]{0,60})?(?:công nhận|thẩm định|hồ sơ)"
)
_WILL = re.compile(
    r"(?:\s(?:còn lại|khác|nữa|này|đó|sau cùng|cuối cùng))*(?:\s(?:thì|cũng|cùng|đều|đang|nay|năm nay))*"
    r"\s(?:phải|sẽ|dự kiến|quyết tâm|đăng ký|phấn đấu|đặt mục tiêu|hướng tới|hướng đến|cần) "
    r"(?:được |phấn đấu |có |để |đưa )*(?:hoàn thành|đạt|về đích|cán đích|công nhận|lên|trở thành|xây dựng)(?!\w)"
)


class Spanned(Protocol):
    """Something that stands at start:end."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(slots=True)
class Scope:
    """What the sentences so far left in force."""

    place: Place | None = None
    group: bool = False
    period: PeriodSpan | None = None
    status: Status = "achieved"
    line: int = -1


@dataclass(slots=True)
class Timeline:
    """Periods and status of one article, walked sentence by sentence."""

    layout: Layout
    scope: Scope = field(default_factory=Scope)
    sentence: Sentence | None = None
    opened: tuple[Place | None, bool, PeriodSpan | None, Status] | None = None
    """What the line that opened the running list left in force."""

    local: list[tuple[int, int, re.Pattern[str]]] = field(default_factory=list)
    """Spans whose period is told beside the rest ("năm 2019 tăng 12 thôn;", "so với 58,4 triệu đồng của năm 2025,"), and what ends them."""
    beside_plan: list[tuple[int, int]] = field(default_factory=list)
    """Where the aim of a figure stood beside it: those words say nothing of the numbers that follow."""

    def _in_closed_bracket(self, event: Spanned, position: int) -> bool:
        lower, start = self.layout.lower, self.sentence.start if self.sentence else 0
        opened = lower.rfind("(", start, event.start)
        if opened < 0 or lower.find(")", opened, event.start) >= 0:
            return False
        closed = lower.find(")", event.end, position)
        return 0 <= closed < position

    # ------------------------------------------------------------------ periods
    def period_at(self, start: int, end: int, right_end: int, clause: int) -> tuple[PeriodSpan | None, Origin]:
        """The period of a number: right after it, before it in its clause or sentence, carried from sentences before."""
        assert self.sentence is not None
        lower = self.layout.lower
        every = self.layout.periods_in(self.sentence.start, self.sentence.end)
        if start >= 2 and lower[start - 1] == "(":
            named = next((p for p in every if p.end == start - 2 and p.year is not None and not p.now), None)
            if named is not None and _TIMES.search(lower, self.sentence.start, named.start):
                return named, "stated"  # "gấp 1,7 lần năm 2025 (46 triệu đồng)"
        periods = [p for p in every if self._holds(p)]
        if self.local:
            left = [p for p in periods if not any(a <= p.start < b and stop.search(lower, b, start) for a, b, stop in self.local)]
            periods = left if any(p.end <= start for p in left) or not any(p.year is not None for p in periods) else periods
        parted = _PARTED if any(clause <= p.start < start for p in periods) else _PARTED_ALONE
        for period in every:
            if period.start > right_end:
                break
            if period.role == "compare" or (period.year is None and not period.now) or self._names_set(period):
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
            if best.now and best.last is None:
                told = self._day_told(start)
                if told is not None:
                    return told, "article"
            return best, "stated"
        divided = _DIVIDED.search(lower, end, self._clause_end(end))
        reach = divided.start() if divided else self._clause_end(end)
        after = [
            p
            for p in periods
            if end <= p.start < reach and not _WHILE.search(lower, end, p.start) and not _AIM_NEXT.search(lower, end, p.start)
        ]
        if after and not self.scope.period:
            return after[0], "stated"
        if self.sentence.section == "related":
            return None, "carried"
        if self.scope.period is None or self._told_of_before(self.scope.period) or self._plan_left(self.scope.period, start):
            return self.layout.main_period or self.scope.period, "article"  # the report's own date, wherever it stands
        return self.scope.period, "carried"

    def _day_told(self, position: int) -> PeriodSpan | None:
        """The day of the meeting that an article without a date tells of: its "hiện" is that day."""
        year = self.layout.report_year
        days = (p for p in self.layout.periods if p.end <= position and p.precision == "day" and p.role == "in" and not p.now)
        return next((p for p in days if p.year is not None and p.year == year), None)

    def _plan_left(self, period: PeriodSpan, position: int) -> bool:
        """The year of a plan, in a sentence that is back at facts ("mới có 2/9 xã")."""
        if not self._ahead_of_report(period) or self.sentence is None or self.layout.main_period is None:
            return False
        cues = [c for c in self.layout.cues.within(self.sentence.start, position, "status") if not self._void(c.start, c.end)]
        if not cues and _COMPARED.search(self.layout.lower, self.sentence.start, position):
            return True
        return (cues[-1].get("status") if cues else self.scope.status) == "achieved"

    def _told_of_before(self, period: PeriodSpan) -> bool:
        """A year before the reported one, in a sentence that is over: the text is back at its report."""
        main, sentence = self.layout.main_period, self.sentence
        if main is None or main.year is None or period.year is None or sentence is None:
            return False
        if period.year >= main.year or period.precision == "span" or period.end > sentence.start:
            return False
        return not self._dates_paragraph(period, sentence)

    def _dates_paragraph(self, period: PeriodSpan, sentence: Sentence) -> bool:
        """ "Năm 2011, bình quân cả huyện 4,9 tiêu chí. Hộ nghèo 19,6%.": a paragraph that begins with its time tells of that time."""
        lower = self.layout.lower
        line = lower.rfind("\n", 0, period.start) + 1
        if "\n" in lower[period.end : sentence.start] or _PARAGRAPH_OPENS.fullmatch(lower, line, period.start) is None:
            return False
        if _YEARS_ON.match(lower, sentence.start, sentence.end):
            return False  # "Sau 3 năm, toàn huyện …"
        between = [p for p in self.layout.periods_in(period.end, sentence.end) if p.now or (p.year or 0) > (period.year or 0)]
        return not between

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

    def _names_set(self, period: PeriodSpan) -> bool:
        return _SET_OF.search(self.layout.lower, max(0, period.start - 60), period.start) is not None

    def _holds(self, period: PeriodSpan) -> bool:
        if period.role == "compare" or (period.first is None and period.last is None and not period.now):
            return False
        if self._names_set(period):
            return False
        if _AIMED_AT.search(self.layout.lower, max(0, period.start - 40), period.start):
            return True
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
            if period.now and self.layout.lower.startswith("nay", period.start):
                continue  # "hai nơi nay chung một tỉnh": says of its own sentence what is, and dates nothing after it
            if self._holds(period) and period.role != "since" and not (period.now and period.last is None):
                self.scope.period = period
                break

    # ------------------------------------------------------------------ status
    def status_at(self, start: int, end: int, right_end: int, period: PeriodSpan | None, stated: bool = True) -> tuple[Status, Origin]:
        """achieved or target: the last cue before the number in its sentence, a period that lies ahead, what was carried."""
        assert self.sentence is not None
        cues = [
            c
            for c in self.layout.cues.within(self.sentence.start, start, "status")
            if not self._void(c.start, c.end) and not any(a <= c.start < b <= start for a, b in self.beside_plan)
        ]
        ahead = self._ahead_of_report(period)
        if cues and not ahead and cues[-1].get("status") == "target" and self._opens(cues[-1].start, cues[-1].end, start):
            cues = []
        if _IN_PLAN.search(self.layout.lower, self.sentence.start, start):
            return "target", "stated"
        if _TASKS.match(self.layout.lower, self.sentence.start, start) and not any(
            c.get("status") == "achieved" and c.start > self.layout.lower.find(":", self.sentence.start) for c in cues
        ):
            return "target", "stated"
        if _DONE.search(self.layout.lower, self.sentence.start, start):
            return "achieved", "stated"  # "đến hết năm 2021 đã có 140 xã": said of this very number, whatever the year
        clause = max(self.layout.lower.rfind(";", self.sentence.start, start), start - 30)
        if _HAVE.match(self.layout.lower, end, right_end) and not any(c.get("status") == "target" and c.end > clause for c in cues):
            return "achieved", "stated"
        if self._will(end, right_end):
            return "target", "stated"
        if not any(c.get("status") == "target" for c in cues) and _LEFT.search(self.layout.lower, self.sentence.start, start):
            return "achieved", "stated"
        over = stated and period is not None and self.is_over(period)
        if over and period is not None and self._alone_in_clause(start, period, cues):
            return "achieved", "stated"
        if stated and period is not None and period.now and cues and cues[-1].end <= period.start < start:
            return "achieved", "stated"  # "được giao vốn, nay có 5 xã": nobody aims at now
        if not cues and not over and _AT_LEAST.search(self.layout.lower, self.sentence.start, start):
            return "target", "assumed"
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
        carried_aim = self.scope.status == "target" and not after and not (ahead and stated)
        if carried_aim and _COMPARED.search(self.layout.lower, self.sentence.start, end):
            return "achieved", "assumed"  # "So với đầu nhiệm kỳ, tăng 25 xã": who compares tells of what is
        if ahead or (
            after
            and self.layout.lower[after[0].start : after[0].end] in ("mục tiêu", "chỉ tiêu", "đặt ra", "đề ra", "phấn đấu", "kế hoạch")
        ):
            return "target", "stated"
        if stated and not cues and period is not None and self._year_begun(period, start):
            return "target", "assumed"
        if not ahead and self.opened is None and self._aims_later(right_end):
            return "achieved", "assumed"  # "175 thôn được công nhận; phấn đấu thêm 60": the aim is told after the fact
        if self.scope.status == "target" and (
            period is None or not stated or not (self.is_over(period) or (period.role == "until" and not ahead and self.opened is None))
        ):
            return "target", "carried"
        return "achieved", "assumed"

    def _year_begun(self, period: PeriodSpan, start: int) -> bool:
        """ "Năm 2026 công nhận mới 80 sản phẩm", told in January 2026: of a year that has hardly begun nobody knows the sum."""
        assert self.sentence is not None
        if period.precision != "year" or period.role != "in" or period.last is None or self.layout.published is None:
            return False
        named = _YEAR_NAMED.match(self.layout.lower, period.start, period.end) is not None
        before = self.sentence.start <= period.start < start
        return named and before and (period.last - self.layout.published).days > MOST_OF_A_YEAR

    def _alone_in_clause(self, start: int, period: PeriodSpan, cues: list[Cue]) -> bool:
        """ "…; năm 2025 tỷ lệ này là 11,2%", "gấp 1,7 lần năm 2025 (46 triệu đồng)": a clause or bracket of its own, of what is over."""
        assert self.sentence is not None
        lower = self.layout.lower
        begin = max(
            lower.rfind(";", self.sentence.start, start), lower.rfind("(", self.sentence.start, start) if lower[start - 1] == "(" else -1
        )
        if begin < 0 or period.precision == "span":
            return False
        if lower[begin] == "(":
            return period.end == begin - 1
        return begin < period.start < start and not any(c.get("status") == "target" and c.start > begin for c in cues)

    def _will(self, end: int, right_end: int) -> bool:
        """ "6 xã còn lại phải hoàn thành": the verb of the unit counted is one of aim, and nothing else is told of it before."""
        lower = self.layout.lower
        return _WILL.match(lower, end, right_end) is not None or _PENDING.match(lower, end, right_end) is not None

    def _opens(self, start: int, end: int, number: int) -> bool:
        """ "Với mục tiêu nâng cao đời sống, tỉnh có 90 xã": an aim without a number that opens the sentence, closed by a comma."""
        assert self.sentence is not None
        lower = self.layout.lower
        comma = lower.find(",", end, number)
        if comma < 0 or _OPENING.match(lower, self.sentence.start, start + 1) is None:
            return False
        return not any(c.isdigit() for c in lower[self.sentence.start : comma]) and _SUBJECT_HAS.match(lower, comma + 1, number) is not None

    def _aims_later(self, position: int) -> bool:
        """An aim is told further on in the sentence."""
        assert self.sentence is not None
        cues = self.layout.cues.within(position, self.sentence.end, "status")
        return bool(cues) and cues[0].get("status") == "target" and not self._void(cues[0].start, cues[0].end)

    def beside_fact(self, position: int) -> bool:
        """ "so với nghị quyết (2 xã)": an aim that stands beside what is told."""
        assert self.sentence is not None
        return _IN_PLAN.search(self.layout.lower, self.sentence.start, position) is not None

    def _void(self, start: int, end: int) -> bool:
        lower = self.layout.lower
        if lower.endswith("sang năm", start, end):
            year = _YEAR_NEXT.match(lower, end)
            return year is not None and self.layout.report_year is not None and int(year[1]) < self.layout.report_year  # "Sang năm 2020"
        if lower[max(0, start - 2) : start].strip() in ("/", "("):
            return True  # "79,3%/chỉ tiêu 80%", "(kế hoạch 8 xã)": the aim stands beside the fact
        if lower.startswith("phải", start) and lower.endswith(("không ", "chẳng ", "có ", "đâu "), 0, start):
            return True  # "Không phải nhà nào cũng vậy"
        if lower[start - 1 : start] == " " and lower[max(0, start - 2) : start - 1].isdigit() and lower.startswith("chỉ tiêu", start):
            return True  # "đạt và vượt 22/27 chỉ tiêu": so many of them
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


def _ahead(between: str) -> bool:
    """A verb that opens something else stands between the number and the period after it."""
    return re.search(r"(?:phấn đấu|mục tiêu|đến nay|trong khi|còn lại|riêng|đồng thời)", between) is not None
