"""Date lines: the lines of a page that say when it was published, updated, or printed.

A date counts only where it fills its line together with what stands beside dates on pages (weekday, clock, time zone, counters, a byline,
the hotline). A date in running text is never one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from thonmoi.records import VIETNAM

# Longest line that can be a date line; longer ones are running text.
MAX_DATE_LINE = 170

_DATES = (
    # 2024-01-11T08:27:30+07:00, 2024-01-11 08:27, 2024/01/11
    r"(?P<iy>(?:19|20)\d\d)[-/.](?P<im>\d\d?)[-/.](?P<id>\d\d?)(?!\d)"
    r"(?:[t ] ?(?P<ih>\d\d?):(?P<in>\d\d)(?::\d\d)?(?:\.\d+)?(?P<iz>z|[+-]\d\d:?\d\d)?)?",
    # 23/12/2025, 5.9.2023, 11-01-2023, 04 / 01 / 2021
    r"(?P<d>\d\d?) ?(?P<s>[/.-]) ?(?P<m>\d\d?) ?(?P=s) ?(?P<y>(?:19|20)\d\d)(?!\d)",
    # ngày 11 tháng 1 năm 2024; 11 tháng 1, 2024; 11 Tháng Một 2024; ngày 4 tháng 1-2021
    r"(?P<wd>\d\d?) tháng (?P<wm>\d\d?|[a-zà-ỹ]+(?: [a-zà-ỹ]+)?),?(?: năm |[ /-]+)(?P<wy>(?:19|20)\d\d)(?!\d)",
    # Tháng Một 11, 2024; tháng 1 11, 2024
    r"tháng (?P<tm>\d\d?|[a-zà-ỹ]+(?: [a-zà-ỹ]+)?) (?P<td>\d\d?), ?(?P<ty>(?:19|20)\d\d)(?!\d)",
)
_DATE = re.compile(r"(?<![\d/.,:])(?:" + "|".join(_DATES) + ")")
_TIME = re.compile(
    # 16:10, 08:12:40, 16h10, 16 giờ 10 phút, 03:06 PM, 4:10 CH
    r"(?<![\d/.,])(?P<h>[01]?\d|2[0-4]) ?(?::|h|giờ) ?(?P<n>[0-5]\d)(?: ?[:] ?[0-5]\d)?(?: ?phút)?"
    r"(?: ?(?P<half>am|pm|sa|ch|sáng|chiều|tối))?(?![\d%])"
    # 16h, 7 giờ
    r"|(?<![\d/.,])(?P<h2>[01]?\d|2[0-3]) ?(?:h|giờ)(?![a-zà-ỹ\d])"
)
_MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip

# What may stand beside a date without being said by anybody.
_WEEKDAY = r"(?:thứ ?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|chúa nhật|(?<![\w])(?:t[2-7]|cn)(?![\w]))"
_ZONE = r"[(\[]? ?(?:gmt|utc|giờ việt nam|ict|est) ?(?:[+-] ?0?7(?::?00)?)? ?[)\]]?"
# "Lượt xem: 1.906", "3,117 lượt xem", "Bình luận (0)"
_COUNTER = (
    r"(?:(?:số )?lượt (?:xem|đọc|truy cập)(?: bài)?|đã xem|đã đọc|số lần xem|xem|views?|view count)(?: ?: ?[\d.,]+)?|"
    r"[\d.,]+ ?(?:lượt (?:xem|đọc|thích)|người xem|views?|bình luận|phản hồi|comments?)(?: bài)?|"
    r"(?:bình luận|phản hồi) ?(?::|\() ?\d+ ?\)?"
)
# "In bài viết", "Cỡ chữ: A- A A+"
_TOOLS = (
    r"in (?:bài viết|bài này|trang|tin)|bản in|gửi (?:email|mail|bài viết|(?:cho|tới) bạn bè)|chia sẻ(?: (?:facebook|zalo|bài viết))?|"
    r"facebook|twitter|zalo|cỡ chữ|font size|a[+-]?(?: {1,3}a[+-]?)+|pdf|nghe (?:đọc )?bài|đọc bài viết|lưu bài|theo dõi|mặc định|aa|"
    r"bản tin|google news|print|email|\bin\b|\bgmail\b"
)
_LABEL = r"(?P<label>{}) ?:? ?"
# "Ngày đăng: 12/07/2024", "Đăng lúc: 16:20", "số ra ngày 03.9.2022"
PUBLISHED = (
    r"(?:số |báo )?ra ngày|(?:số |báo )?ra(?= thứ| chủ nhật)|số ra|"
    r"ngày (?:đăng(?: tin| bài| tải)?|xuất bản|phát hành|tạo|viết|đưa tin)|đăng (?:ngày|lúc|vào|tải lúc|tải ngày)|đăng tải|"
    r"xuất bản(?: lúc| ngày)?|thời gian(?: đăng)?|ngày giờ|publish(?:ed)?(?: on| at| date)?|posted(?: on| at)?|ngày|date"
)
# "Cập nhật lúc: 7:05, 3/5/2019"
UPDATED = (
    r"(?:thời gian |ngày |lần )?(?:cập nhật|cập nhập)(?: lần)?(?: cuối| mới nhất)?(?: lúc| ngày| vào)?|"
    r"sửa (?:lần cuối|đổi)(?: lúc| ngày)?|chỉnh sửa(?: lúc| ngày)?|(?:last )?(?:updated?|modified)(?: on| at)?"
)
# "Hôm nay, 12/10/2025", "Ngày in: 2/12/2021"
PRINTED = r"(?:ngày |thời gian )?(?:in|truy cập)(?: ngày| lúc|:)|hôm nay(?: là)?|bây giờ là|today"
_NOISE = re.compile(
    "|".join(
        (
            _WEEKDAY,
            _ZONE,
            _COUNTER,
            _TOOLS,
            r"\b(?:lúc|vào lúc|vào|hồi|giờ)\b",
            r"\((?:tổng hợp|thực hiện|biên soạn|lược ghi|ghi|lược thuật|theo [^()]{2,30})\)",
            r"[*•·»›>|]",
        )
    )
)
_PUBLISHED_LABEL = re.compile(_LABEL.format(PUBLISHED))
_UPDATED_LABEL = re.compile(_LABEL.format(UPDATED))
_PRINTED_LABEL = re.compile(_LABEL.format(PRINTED))
_CLOCK_ZONE = re.compile(r"\b(?:est|edt|pst)\b")
_PIECE = re.compile(r"[^|;,()\[\]\x00]+")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date of a line: view offsets, the moment, whether it has a clock time, and what its label says it is."""

    start: int
    end: int
    moment: datetime
    precision: str  # "minute" or "day"
    label: str  # "published", "updated", "printed" or ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date line: its dates, and the pieces beside them (view offsets) that are neither date nor counter nor label."""

    stamps: tuple[Stamp, ...]
    rest: tuple[tuple[int, int], ...]
    clock: bool  # says of itself that it is the page's clock


def may_hold_date(lower: str) -> bool:
    """A quick look that spares most lines the work."""
    return len(lower) <= MAX_DATE_LINE and _HAS_YEAR.search(lower) is not None


def read_date_line(lower: str) -> DateLine | None:
    """The dates of a folded lower-case line, or None where none stands. Whether the line *is* a date line depends on `rest`."""
    if not may_hold_date(lower):
        return None
    dates = [(m, when) for m in _DATE.finditer(lower) if (when := _day(m)) is not None]
    if not dates:
        return None
    covered = bytearray(len(lower))
    for match, _ in dates:
        _cover(covered, match.start(), match.end())
    times = [m for m in _TIME.finditer(lower) if not any(covered[m.start() : m.end()])]
    for m in times:
        _cover(covered, m.start(), m.end())
    labels: list[tuple[int, str]] = []
    for kind, pattern in (("updated", _UPDATED_LABEL), ("printed", _PRINTED_LABEL), ("published", _PUBLISHED_LABEL)):
        for m in pattern.finditer(lower):
            if _alone(lower, m.start(), m.end("label")) and not any(covered[m.start() : m.end()]):
                _cover(covered, m.start(), m.end())
                labels.append((m.start(), kind))
    for m in _NOISE.finditer(lower):
        if _alone(lower, m.start(), m.end()) and not any(covered[m.start() : m.end()]):
            _cover(covered, m.start(), m.end())
    stamps = tuple(_stamp(match, when, dates, times, labels) for match, when in dates)
    left = "".join("\x00" if c else ch for c, ch in zip(covered, lower, strict=True))
    rest = []
    for m in _PIECE.finditer(left):
        start, end = m.span()
        while start < end and not left[start].isalnum():
            start += 1
        while end > start and not (left[end - 1].isalnum() or left[end - 1] == "."):
            end -= 1
        if any(c.isalnum() for c in left[start:end]):
            rest.append((start, end))
    return DateLine(stamps, tuple(rest), _CLOCK_ZONE.search(lower) is not None)


def _alone(lower: str, start: int, end: int) -> bool:
    """The match is a word of its own."""
    return not (start > 0 and lower[start - 1].isalnum() and lower[start].isalnum()) and not (
        end < len(lower) and lower[end].isalnum() and lower[end - 1].isalnum()
    )


def _cover(covered: bytearray, start: int, end: int) -> None:
    covered[start:end] = b"\x01" * (end - start)


def _day(m: re.Match[str]) -> datetime | None:
    """The day of a match, with the clock time and zone of an ISO date; None for a day the calendar does not have."""
    if m["iy"]:
        year, month, day = m["iy"], m["im"], m["id"]
    elif m["y"]:
        year, month, day = m["y"], m["m"], m["d"]
    elif m["wy"]:
        year, month, day = m["wy"], m["wm"], m["wd"]
    else:
        year, month, day = m["ty"], m["tm"], m["td"]
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    try:
        when = datetime(int(year), number, int(day), tzinfo=VIETNAM)
        if m["ih"]:
            when = when.replace(hour=int(m["ih"]), minute=int(m["in"]))
            if m["iz"]:
                zone = UTC if m["iz"] == "z" else _offset(m["iz"])
                when = when.replace(tzinfo=zone).astimezone(VIETNAM)
    except (ValueError, OverflowError):
        return None
    return when


def _offset(text: str) -> timezone:
    digits = text[1:].replace(":", "")
    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-delta if text[0] == "-" else delta)


def _stamp(
    match: re.Match[str],
    when: datetime,
    dates: list[tuple[re.Match[str], datetime]],
    times: list[re.Match[str]],
    labels: list[tuple[int, str]],
) -> Stamp:
    """The date with the nearest clock time on its side of the other dates, and the label before it."""
    start, end = match.span()
    label = ""
    before = [kind for at, kind in labels if at < start]
    if before:
        label = before[-1]
    if match["ih"]:
        return Stamp(start, end, when, "minute", label)
    others = [m.span() for m, _ in dates if m is not match]
    best: re.Match[str] | None = None
    for t in times:
        gap = t.start() - end if t.start() >= end else start - t.end()
        nearer = any(min(abs(t.start() - e), abs(s - t.end())) < gap for s, e in others)
        if not nearer and (best is None or gap < _gap(best, start, end)):
            best = t
    if best is None:
        return Stamp(start, end, when, "day", label)
    hour = int(best["h"] or best["h2"])
    half = best["half"]
    if half in ("pm", "ch", "chiều", "tối") and hour < 12:
        hour += 12
    elif half in ("am", "sa", "sáng") and hour == 12:
        hour = 0
    if hour > 23:
        return Stamp(start, end, when, "day", label)
    when = when.replace(hour=hour, minute=int(best["n"] or 0))
    return Stamp(min(start, best.start()), max(end, best.end()), when, "minute", label)


def _gap(t: re.Match[str], start: int, end: int) -> int:
    return t.start() - end if t.start() >= end else start - t.end()
