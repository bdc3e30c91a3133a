"""Periods in text: days, months, quarters, years, spans, and words that point at them ("đến nay", "năm ngoái").

One pass of regular expressions over the folded view finds them; a second walk in text order dates what is partial: "tháng 8" is of
the year in force, "năm ngoái" is counted from the day of publication. What cannot be dated stays out rather than being guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from thonmoi.records import Precision

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
Role = Literal["in", "until", "since", "compare"]

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}
_D = r"(?P<{0}day>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<{0}month>1[0-2]|0?[1-9])"
_Y = r"(?P<{0}year>(?:19[89]\d|20[0-4]\d))"
_SEP = r"\s?[/.-]\s?"


def _pattern() -> re.Pattern[str]:
    def part(name: str, body: str) -> str:
        tag = f"{name}_"
        for letter, template in (("D", _D), ("M", _M), ("Y", _Y)):
            body = body.replace(f"<{letter}>", template.format(tag))
        return f"(?P<{name}>{body})"

    year2 = r"(?P<span_from>(?:19[89]\d|20[0-4]\d)) *(?:-|đến(?: hết)?(?: năm)?|tới(?: năm)?|và) *(?P<span_to>(?:19[89]\d|20[0-4]\d))"
    forms = [
        part("full", rf"(?:ngày |hôm |sáng |chiều |tối )*<D>{_SEP}<M>{_SEP}<Y>(?!\d)"),
        part("worded", r"(?:ngày )?<D> tháng <M>(?:,? năm |[/.-])<Y>(?!\d)"),
        part("span", rf"(?:giai đoạn|nhiệm kỳ|thời kỳ|trong \d năm|5 năm|10 năm|các năm|hai năm|2 năm|từ năm|từ|năm)?\s*\(?{year2}(?!\d)"),
        part("since",
            r"(?:kể )?từ (?:cuối |đầu |tháng \d{1,2}[/.-]|tháng \d{1,2} năm |năm )?(?P<since_from>(?:19[89]\d|20[0-4]\d)) (?:đến"
            r"|tới) (?:nay|giờ)"),
        part("months",
            r"(?P<months_count>\d{1,2}|mười một|mười|chín|tám|bảy|sáu|năm|bốn|ba|hai) tháng (?P<months_side>đầu|cuối)(?: của)?(?: "
            r"năm)?(?: <Y>| nay| qua)?(?!\d)"),
        part("mspan", rf"(?:(?:từ )?tháng )?(?P<mspan_from>1[0-2]|0?[1-9])\s*(?:-|đến)\s*(?:tháng )?<M>{_SEP}<Y>(?!\d)"),
        part("month", rf"tháng <M>(?:{_SEP}|,? năm |,)<Y>(?!\d)"),
        part("quarter", rf"qu[ýí] (?P<quarter_no>iv|i{{1,3}}|[1-4]|một|hai|ba|tư)(?:(?:{_SEP}| năm | )<Y>| năm nay)?(?![\w])"),
        part("half", r"nửa (?P<half_side>đầu|cuối)(?: của)? năm(?: <Y>| nay)?(?!\d)"),
        part("years", r"(?:các )?năm (?P<years_from>20[0-4]\d),? (?:và )?(?:năm )?(?P<years_to>20[0-4]\d)(?!\d)"),
        part("year", r"(?:(?:năm|niên vụ) |đợt \d{1,2}[/-])<Y>(?!\d)"),
        part("daymonth",
            rf"(?:ngày|hôm|sáng|chiều|tối|mùng|mồng)(?: ngày)? (?:\d{{1,2}} (?:và|,|-) ?)?<D>(?:{_SEP}<M>| tháng <M2>)(?![\d/.]*\d)"),
        part("alone", r"(?<=[\s(])tháng <M>(?! (?:đầu|cuối|một|nữa|trước|sau|liền|tuổi))(?![\w/.-]*\d)"),
        part("nyears",
            r"(?P<nyears_count>\d{1,2}|hai|ba|bốn|năm|sáu|mười) năm (?P<nyears_side>qua|vừa qua|gần đây|tới|trước)(?! (?:đó|khi|ngày"
            r"|tháng|năm)(?!\w))"),
        part("relative",
            r"(?P<relative_word>năm nay|năm qua|năm vừa qua|trong năm(?! (?:20|nay|qua))|cả năm(?! (?:20|nay|qua|xã|huyện|tỉnh|thôn"

                r"|ấp|bản|đơn vị|địa phương|sản phẩm|tiêu chí|nơi|người))|năm ngoái|năm trước đó|năm liền trước|năm trước|năm sau đó"
                r"|năm ấy|năm đó(?! (?:đến|tới))"
            r"|(?<!\d )(?<!một )(?<!hai )(?<!ba )(?<!bốn )(?<!sáu )(?<!mười )(?<!mấy )(?<!vài )(?<!nhiều )năm sau(?! (?:khi|ngày)(?!\w))"
            r"|sang năm(?! 20)|năm tới|cuối năm nay|cuối năm ngoái|đầu năm nay|tháng này|quý này)"),
        part("merger",

                r"(?:(?<=\n)|(?<=^)|(?<=[.,;:?(] ))(?:thời điểm |ngay |lúc )?trước (?P<merger_word>(?:khi |lúc |thời điểm |ngày "
                r")?(?:hợp nhất|sáp nhập|sắp xếp|về chung"
            r"|nhập)(?! vào ngày))(?!\w)"),
        part("now",
            r"(?P<now_word>(?:tính )?(?:đến|tới)(?: thời điểm)? (?:nay|giờ|hiện tại|hiện nay|này)|(?:tính )?(?:đến|tới|ở|vào)? "
            r"?thời điểm (?:này|hiện tại|hiện nay)"

                 r"|(?:tính )?(?:đến|tới) (?:nay|giờ|lúc này)|cho đến nay|bây giờ|(?<=[,.;] )giờ(?= (?:đây|đã|có|là|còn|thì|mới|tỉnh"
                 r"|huyện|xã)(?!\w))|lúc này|hiện nay|hiện tại|hiện đã|hiện có|hiện còn|nay có|nay đã|nay là|nay còn"
                 r"|(?<=[,;:.(–-] )nay(?! (?:là|thuộc|đổi|gọi|mai)(?!\w))(?!\w)|(?<!hôm )(?<!ngày )(?<!xưa )(?<!lâu )(?<!tháng )(?<!kỳ "
                 r")(?<!trước )(?<!bấy )(?<!tối )(?<!sáng )nay(?= (?:lên|tăng|giảm|chỉ|mới|đạt|được|thêm|xuống|vươn|vượt|hạ|ở mức|\d))"
                 r"|(?<!thực )(?<!phát "
                 r")(?<!xuất )(?<!thể )(?<!biểu )hiện(?! (?:đại|vật|trạng|trường|thực|tượng|hữu|diện)))"),
        part("bare",
            r"(?<![\d/.,-])<Y>(?![\d/.,]*\d)(?! ?(?:đồng|xã|thôn|hộ|người|sản phẩm|tỷ|triệu|m2|ha|%|km|chủ thể|ấp|tiêu chí|điểm))"),
    ]  # fmt: skip
    body = "|".join(forms).replace("<M2>", _M.format("daymonth2_"))
    return re.compile(rf"(?<![\w])(?:{body})")


_PERIOD = _pattern()
_COMPARE = re.compile(
    r"(?:so(?: sánh)?(?: với)?|so cùng kỳ|vượt|hơn hẳn|(?:gấp|tăng|bằng)[^.;]{0,24} lần(?: so với)?|gấp[^,.;]{0,14} (?:so "
    r"với)?|ít hơn|nhiều hơn|cao hơn|thấp hơn|nhỉnh hơn|hơn|kém|lần)\s*"
    r"(?:cùng kỳ|(?:cùng )?thời (?:điểm|gian)(?: này)?|hồi|với|mức|con số|kết quả|cuối|đầu|giữa|tháng \d+|của|thực hiện| )*\s*(?:của )?$"
)
_UNTIL = re.compile(
    r"(?:tính )?(?:(?:chốt|kh[oó][aá])(?: sổ| số liệu)?(?: vào| ở)?(?: thời điểm)?|đến|tới|trước|chậm nhất|muộn nhất|hết|cuối)\s*(?:là "
    r")?(?:hết|cuối|giữa|đầu|thời điểm|mốc|trước)?\s*$"
)
_SINCE = re.compile(r"(?:kể )?từ\s*(?:cuối|đầu|giữa|tháng \d{1,2})?\s*$")
_MONTHS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_AIM_BEFORE = re.compile(r"phấn đấu|kế hoạch|mục tiêu|dự kiến|sẽ|trước|chậm nhất|đến")


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A period at start:end of the view; no dates where it stays open. `now`: it means the day of publication."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    role: Role
    now: bool = False
    relative: bool = False

    @property
    def year(self) -> int | None:
        day = self.last or self.first
        return day.year if day else None


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_back(span: PeriodSpan) -> PeriodSpan:
    """The same stretch of the year before."""
    first, last = span.first, span.last
    if first is None or last is None:
        return span
    return replace(span, first=date(first.year - 1, first.month, 1), last=month_end(last.year - 1, last.month))


def _role(lower: str, start: int) -> Role:
    before = lower[max(0, start - 40) : start]
    if _COMPARE.search(before):
        return "compare"
    if _UNTIL.search(before):
        return "until"
    if _SINCE.search(before):
        return "since"
    return "in"


_JUST_PAST = re.compile(r" (?:vừa rồi|vừa qua|năm ngoái)(?!\w)")
_BEFORE_YEAR = re.compile(r"(?<!\w)trước(?: thời điểm)? $")


def find_periods(lower: str, published: date | None = None, report_year: int | None = None) -> list[PeriodSpan]:
    """All periods of the folded text in order, dated as far as the text and the day of publication allow.

    `report_year`: that of `guess_report_year`, where it is known already.
    """
    found: list[PeriodSpan] = []
    year = told = published.year if published else None
    report_year = year or report_year or guess_report_year(lower)
    reach, told_at, explicit = 0, 0, False
    for match in _PERIOD.finditer(lower):
        if report_year is not None and "\n" in lower[reach : match.start()]:
            year = report_year  # a paragraph speaks of the year of its report until it says otherwise
        reach = match.end()
        kind = match.lastgroup or ""
        kind = next(k for k in _KINDS if match[k] is not None)
        # "hai năm sau đó" goes back over paragraphs, and so does "trong năm" early in a year, when it may be of the year before
        early = kind == "relative" and published is not None and published.month <= _EARLY
        back = kind == "relative" and _GOES_BACK.search(match[0]) is not None
        said = (told if explicit else None) if early and not back else told if back else year
        # "năm 2024 là 2,95%. Cuối tháng 11, tỉnh có …": a month that is over, in a sentence of its own
        apart = published is not None and re.search(r"\.\s", lower[told_at : match.start()]) is not None
        apart = apart and kind == "alone" and published is not None and int(match["alone_month"]) < published.month
        made = _dated(kind, match, said, report_year, published, lower, apart)
        if made is None:
            continue
        span = replace(made, start=match.start(), end=match.end(), role=made.role if made.role != "in" else _role(lower, match.start()))
        ahead = kind in ("year", "bare", "alone") and span.role == "until" and (span.year or 0) > (report_year or 0)
        if ahead and span.last is not None and _BEFORE_YEAR.search(lower, max(0, match.start() - 20), match.start()):
            span = replace(span, first=None, last=date(span.last.year - 1, 12, 31))  # "trước năm 2030": by the end of 2029
        if (
            kind == "full"
            and span.last is not None
            and span.last.day == 1
            and _BEFORE_DAY.search(lower, max(0, match.start() - 60), match.start())
        ):
            span = replace(span, first=None, last=span.last - timedelta(days=1), role="until")  # "trước ngày 1/7/2025"
        if published is not None and span.first is not None and span.first > published and _JUST_PAST.match(lower, match.end()):
            span = _year_back(span)  # "quý IV vừa rồi" in January
        found.append(span)
        now = kind in ("half", "months", "quarter") and match[0].endswith("nay")
        if (now or kind in ("full", "worded", "month", "daymonth", "year", "quarter", "bare")) and span.role != "compare" and span.year:
            year = told = span.year
            explicit, told_at = True, match.end()
    return found


_GOES_BACK = re.compile(r"(?:đó|ấy)$")
_BEFORE_DAY = re.compile(r"(?<!\w)trước (?:(?:ngày |thời điểm )*$|khi [^.;,()]{0,50}\((?:ngày )?$)")
_EARLY = 2
_KINDS = (
    "full",
    "worded",
    "span",
    "since",
    "months",
    "mspan",
    "month",
    "quarter",
    "half",
    "years",
    "year",
    "daymonth",
    "alone",
    "nyears",
    "relative",
    "merger",
    "now",
    "bare",
)


_DATED = re.compile(
    r"(?:tháng \d{1,2}|qu[ýí] (?:iv|i{1,3}|\d))(?:\s?[/.-]\s?| năm |,)\s?(20[0-4]\d)(?!\d)"
    r"|(?<![\d/.-])(?<!\d[ –-])(?:(?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?)?(?:0?[1-9]|1[0-2])\s?[/.-]\s?(20[0-4]\d)(?![\d]|/[a-zđ])"
)
_SUMMED = re.compile(
    r"(?:tính đến|đến hết|hết|cuối|tổng kết|nhìn lại|kết quả|trong|khép lại|chốt|qua) (?:phong trào )?(?:năm "
    r")?(20[0-4]\d)(?!\d)"
)
_AIM = re.compile(
    r"(?:phấn đấu|mốc|xa hơn|đích|hướng tới|kỳ vọng|mục tiêu|kế hoạch|giao ước|sang|chỉ tiêu|dự kiến|nhiệm vụ|giai đoạn"
    r"|nhiệm kỳ|trước|chậm nhất|hẹn|sẽ|nếu|đến|tới|lộ trình)[^.;\n]{0,36}$"
)
_TERM = re.compile(r"(?:phấn đấu|kế hoạch|trước|chậm nhất|muộn nhất|hạn|sẽ|dự kiến|xong)[^.;\n]{0,36}$")
_ANY_YEAR = re.compile(r"(?<![\d/.-])năm (20[0-4]\d)(?!\d)")


def _aimed_at(lower: str, match: re.Match[str]) -> bool:
    """The year is one that words before it look ahead to; a day written out lies ahead only where it is a term."""
    before = lower[max(0, match.start() - 48) : match.start()]
    if re.search(r"so (?:với|cùng)[^.;,]{0,20}$", before):
        return True
    if re.search(r"tính (?:đến|tới) (?:hết |cuối |ngày )*$|(?:đến|tới) hết (?:ngày )?$", before):
        return False
    day = re.match(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]|tháng \d", match[0]) is not None
    return (_TERM if day else _AIM).search(before) is not None


def guess_report_year(lower: str) -> int | None:
    """The year a text without a date reports on: the last one it dates something past in, else the last one it sums up."""
    for pattern in (_DATED, _SUMMED, _ANY_YEAR):
        years = [int(m[m.lastindex or 1]) for m in pattern.finditer(lower) if not _aimed_at(lower, m)]
        if years:
            return max(years)
    return None


def _dated(
    kind: str, match: re.Match[str], year: int | None, report_year: int | None, published: date | None, lower: str, apart: bool = False
) -> PeriodSpan | None:
    def make(
        first: date | None, last: date | None, precision: Precision, role: Role = "in", now: bool = False, relative: bool = False
    ) -> PeriodSpan | None:
        if first and last and first > last:
            return None
        return PeriodSpan(0, 0, first, last, precision, role, now, relative)

    def number(name: str) -> int:
        return int(match[f"{kind}_{name}"])

    if kind in ("full", "worded"):
        day = _day(number("year"), number("month"), number("day"))
        return make(day, day, "day")
    if kind == "span":
        return make(date(number("from"), 1, 1), date(number("to"), 12, 31), "span")
    if kind == "since":
        return make(date(number("from"), 1, 1), published, "span", now=published is None)
    if kind == "years":
        return make(date(number("from"), 1, 1), date(number("to"), 12, 31), "span")
    if kind == "months":
        count = match["months_count"]
        months = int(count) if count.isdigit() else _MONTHS[count]
        now = report_year if match[0].endswith("nay") else None
        of = int(match["months_year"]) if match["months_year"] else now or _running_year(year, report_year, None)
        if not 1 <= months <= 12:
            return None
        if of is None:
            return make(None, None, "span")
        if match["months_side"] == "cuối":
            return make(date(of, 13 - months, 1), date(of, 12, 31), "half" if months == 6 else "span")
        return make(date(of, 1, 1), month_end(of, months), "half" if months == 6 else "span")
    if kind == "mspan":
        return make(date(number("year"), number("from"), 1), month_end(number("year"), number("month")), "span")
    if kind == "month":
        return make(date(number("year"), number("month"), 1), month_end(number("year"), number("month")), "month")
    if kind == "quarter":
        now = report_year if match[0].endswith("nay") else None
        of = int(match["quarter_year"]) if match["quarter_year"] else now or _running_year(year, report_year, None)
        quarter = ROMAN[match["quarter_no"]]
        if of is None:
            return make(None, None, "quarter")
        return make(date(of, 3 * quarter - 2, 1), month_end(of, 3 * quarter), "quarter")
    if kind == "half":
        now = report_year if match[0].endswith("nay") else None
        of = int(match["half_year"]) if match["half_year"] else now or _running_year(year, report_year, None)
        if of is None:
            return make(None, None, "half")
        return (
            make(date(of, 1, 1), date(of, 6, 30), "half") if match["half_side"] == "đầu" else make(date(of, 7, 1), date(of, 12, 31), "half")
        )
    if kind in ("year", "bare"):
        of = number("year")
        return make(date(of, 1, 1), date(of, 12, 31), "year")
    if kind == "daymonth":
        month = match["daymonth_month"] or match["daymonth2_month"]
        of = _nearest_year(int(month), int(match["daymonth_day"]), _running_year(year, report_year, None), published)
        day = _day(of, int(month), number("day")) if of else None
        return make(day, day, "day")
    if kind == "alone":
        of = _running_year(year, report_year, None)
        if of is None:
            return make(None, None, "month")
        if published and (year != published.year - 1 or apart) and not _AIM_BEFORE.search(lower, max(0, match.start() - 60), match.start()):
            of = published.year if number("month") <= published.month else published.year - 1
        return make(date(of, number("month"), 1), month_end(of, number("month")), "month")
    if kind == "nyears":
        return _some_years(match["nyears_count"], match["nyears_side"], published.year if published else report_year, published, make)
    if kind == "merger":
        # Nghị quyết 202/2025/QH15: provinces merged, and the district level ended, on 1 July 2025
        return make(None, LAST_DAY_OF_DISTRICTS, "day", "until") if published is not None and published > LAST_DAY_OF_DISTRICTS else None
    if kind == "relative":
        return _relative(match["relative_word"], year, _running_year(year, report_year, published), report_year, make)
    return make(published, published, "day", now=True)


def _running_year(said: int | None, report_year: int | None, published: date | None) -> int | None:
    """The year that "tháng 8" or "trong năm" is of: the last one said if it is the reported one or the one before, else the reported one.

    An article of January or February that speaks of "năm qua" means the year before.
    """
    if report_year is None:
        return said
    if published is not None and published.month <= 2:
        return report_year - 1
    return said if said is not None and report_year - 1 <= said <= report_year else report_year


def _nearest_year(month: int, day: int, year: int | None, published: date | None) -> int | None:
    """ "ngày 28/12" in an article of January is of the year before, "ngày 5/1" of the year itself."""
    if published is None:
        return year
    if (month, day) <= (published.month, published.day):
        return published.year
    # a day still to come, unless it lies too far ahead
    return published.year if month - published.month <= 3 else published.year - 1


_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "mười": 10}


def _some_years(count: str, side: str, base: int | None, published: date | None, make) -> PeriodSpan | None:  # type: ignore[no-untyped-def]
    """ "ba năm qua" reaches back from the report, "5 năm tới" ahead of it; "ba năm trước" is the year so far back."""
    many = int(count) if count.isdigit() else _COUNTS[count]
    if base is None or not 2 <= many <= 20:
        return make(None, None, "span")  # type: ignore[no-any-return]
    if side == "tới":
        return make(date(base + 1, 1, 1), date(base + many, 12, 31), "span", "until")  # type: ignore[no-any-return]
    if side == "trước":
        return make(date(base - many, 1, 1), date(base - many, 12, 31), "year", relative=True)  # type: ignore[no-any-return]
    if published and published.month <= 2:  # early in a year the years that are over are meant
        base, published = base - 1, None
    last = published or date(base, 12, 31)
    return make(date(base - many + 1, 1, 1), last, "span")  # type: ignore[no-any-return]


def _relative(word: str, year: int | None, base: int | None, current: int | None, make) -> PeriodSpan | None:  # type: ignore[no-untyped-def]
    if word in ("năm trước đó", "năm liền trước"):
        base, step = year, -1
    elif word == "năm sau đó":
        base, step = year, 1
    elif word in ("năm ấy", "năm đó"):
        base, step = year, 0
    elif word in ("trong năm", "cả năm", "năm qua", "năm vừa qua"):
        step = 0
        if word in ("trong năm", "cả năm") and year is not None and base is not None and year > base:
            base = year  # a plan's year
    elif word in ("năm nay", "cuối năm nay", "đầu năm nay"):
        base, step = current or base, 0
    elif word in ("năm ngoái", "năm trước", "cuối năm ngoái"):
        base, step = current or base, -1
    elif word in ("sang năm", "năm tới", "năm sau"):
        base, step = current or base, 1
    else:
        return None
    if base is None:
        return None
    of = base + step
    return make(date(of, 1, 1), date(of, 12, 31), "year", relative=True)  # type: ignore[no-any-return]
