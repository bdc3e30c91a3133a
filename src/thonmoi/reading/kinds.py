"""What a single line is by its own looks, before its neighbours are asked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime

from thonmoi.reading.bylines import MAX_BYLINE, Byline, read_byline
from thonmoi.reading.cues import Cues
from thonmoi.reading.dates import DateLine, Stamp, may_hold_date, read_date_line
from thonmoi.reading.lines import Line

Spot = tuple[int, int]

_MENU_SPLIT = re.compile(r" *[|›>»→•·] *| / | {2,}")
_HOTLINE = re.compile(r"(?:đường dây nóng|hotline|điện thoại nóng)[^\d+]{0,40}(?P<number>\+?\(?\d(?:[ .\-]?[()]?\d){6,13})")
_BAR = re.compile(r" *[|•·] *| {2,}")
_SIGN_BETWEEN_PARTS = re.compile(r" *[|•·] *")
_ISSUE = re.compile(
    # "số 214", "số 35 (1204)", "tạp chí số 3-4"
    r"(?:tạp chí |tập san |bản tin |báo )?số(?: báo)? ?:? ?\d{1,5}(?: ?[-+/(] ?\d{1,5}\)?)?|"
    # "ra ngày 03.9.2022", "số ra thứ sáu", "phát hành tháng 4/2024"
    r"(?:số |báo )?(?:ra|phát hành) (?:ngày|thứ|chủ nhật|tuần|tháng|quý)(?!\w).*|số ra .*"
)
_DAY = re.compile(
    # "thứ sáu, 3/9/2022", "ngày 3.9", "03-09-2022"
    r"(?:(?:thứ \w+|chủ nhật),? )?(?:ngày )?\d{1,2} ?[./-] ?\d{1,2}(?: ?[./-] ?(?:19|20)\d\d)?|"
    # "ngày 3 tháng 9 năm 2022", "tháng 9/2022", "tháng 9 năm 2022"
    r"(?:(?:thứ \w+|chủ nhật),? )?(?:(?:ngày )?\d{1,2} )?tháng \d{1,2}(?:,? năm |[ ,./-]+)(?:19|20)\d\d"
)
_MAX_PART = 60
_NO_LETTERS = re.compile(r"[\s_=*~.•·-]{3,}")
_TABLE_BAR = re.compile(r"\|")
_RULE = re.compile(r"[|\s:+-]+$")
_CREDIT_END = re.compile(
    # "(Ảnh: Thu Lê)", "(Nguồn: Internet)"
    r"(?:\((?:nguồn )?(?:ảnh|nguồn|hình|minh họa)(?: (?:minh họa|tư liệu|chụp|internet|ctv))*(?: ?: ?[^()]{1,60})?\)|"
    # "... bên vườn mẫu. Ảnh: Quốc Đại"
    r"(?:^|[ .,\-|/(])(?<!chùm )(?<!hình )(?<!bộ )(?<!phóng sự )(?:nguồn )?(?:ảnh|nguồn)(?: (?:minh họa|tư liệu|chụp))? ?: ?"
    r"[^.:;]{1,50}(?:\.[^.:;]{1,12}){0,3}|"
    # "- Ảnh minh họa", ". Ảnh CTV"
    r"[.\-|(] ?ảnh (?:minh họa|tư liệu|ctv|internet|ttxvn|của [^.:;]{2,30}|[\w.]{2,12}(?: [\w.]{2,12}){0,3}))[ .)\]\"/]*$"
)
_SITE_BESIDE_DATE = re.compile(r"(?:đường dây nóng|hotline)")
_NUMBER_PIECE = re.compile(r"[\d .+()\-:]+$")


# Openings of the long lines at the foot of a page, and of lists of tags.
_LONG_FURNITURE = ("giấy phép", "tổng biên tập", "bản quyền", "copyright", "©", "từ khóa", "tags")


# "Vũ Thủy, Trọng Đại và nhóm CTV"
_TOGETHER = re.compile(r" và (?:nhóm |các )?(?:ctv|pv|cộng tác viên|phóng viên|nhóm)\s*$")


_PARTED_LABEL = ("bài", "tin", "bài viết", "tin bài", "nội dung")


@dataclass(frozen=True, slots=True)
class Found:
    """A date that was found, and where."""

    moment: datetime
    precision: str
    span: Spot
    label: str


@dataclass(slots=True)
class Dated:
    """A date line: its dates, and what stands beside them."""

    dates: list[Found]
    names: list[Spot] = field(default_factory=list)
    publisher: Spot | None = None
    hotline: Spot | None = None
    clock: bool = False
    weekday: bool = False


def dated(line: Line, words: Cues) -> Dated | None:
    """The date line that this line is, or None: everything beside the date must be something that stands beside dates."""
    if not line.short or not may_hold_date(line.lower):
        return None
    lower = line.lower
    read = read_date_line(lower)
    if read is None:
        return None
    out = Dated([_found(line, stamp) for stamp in read.stamps], clock=read.clock)
    out.clock = out.clock or _SITE_BESIDE_DATE.search(lower) is not None
    out.weekday = "thứ" in lower or "chủ nhật" in lower
    hot = _HOTLINE.search(lower)
    if hot:
        out.hotline = line.span(*hot.span("number"))
        out.clock = True
    fields = _fields(lower, read)
    issue = any(map(_ISSUE.fullmatch, _parts(line)))  # then its fields are the rubric and the paper
    crowded = any(not any(a <= start and end <= b for a, b in fields) for start, end in read.rest)
    label: int | None = None  # "Bài, ảnh: X": a label that a comma parts
    for start, end in read.rest:
        piece = lower[start:end]
        if piece in _PARTED_LABEL and lower[end : end + 1] == ",":
            label = start
            continue
        if label is not None and lower.startswith("ảnh", start):
            start, label = label, None
        if any(a <= start and end <= b for a, b in fields):
            byline = read_byline(line.view, start, end)
            # A field beside a date may be a section or a slogan as well: only what is short or says so is a name.
            if byline is not None and (byline.signed or (not crowded and not issue and (len(piece.split()) <= 3 or "-" in piece))):
                out.names.extend(line.span(*name) for name in byline.names)
            continue
        if hot and start < hot.end() and hot.start() < end:
            continue
        if piece in words.menu or _SITE_BESIDE_DATE.match(piece) or words.furniture.match(piece) or _NUMBER_PIECE.match(piece):
            continue
        together = _TOGETHER.search(lower, start, end)
        byline = read_byline(line.view, start, together.start() if together else end)
        if byline is None and (_section(lower, start, end) or _dateline(line, read, start, end) or _acronym(line, read, start, end)):
            continue
        # "Hà Nội, ngày 5 tháng 3 năm 2020" heads a document; a name alone with a date is a byline.
        if byline is None or (byline.credit and not byline.names):
            return None
        out.names.extend(line.span(*name) for name in byline.names)
        if byline.publisher:
            out.publisher = line.span(*byline.publisher)
    return out


def _dateline(line: Line, read: DateLine, start: int, end: int) -> bool:
    """ "Hà Nội, 15:10 ngày 8/1/2019": where it was written, before a time of day. Without one, the line heads a document."""
    words = line.view.nfc[start:end].split()
    named = 0 < len(words) <= 3 and all(w[0].isupper() for w in words) and not any(c.isdigit() for c in line.lower[start:end])
    return named and start == 0 and line.lower[end : end + 1] == "," and all(s.precision == "minute" for s in read.stamps)


def _acronym(line: Line, read: DateLine, start: int, end: int) -> bool:
    """ "ĐBSCL 20/03/2026 14:02": a section in initials before the date."""
    word = line.view.nfc[start:end]
    return start == 0 and word.isupper() and word.isalpha() and 1 < len(word) <= 6 and all(s.precision == "minute" for s in read.stamps)


def _section(lower: str, start: int, end: int) -> bool:
    """A few words with a dash between them and the date: the section, the site, the office."""
    dashed = lower[end : end + 3].strip().startswith("-") or lower[max(0, start - 3) : start].strip().endswith("-")
    return dashed and end - start <= 40 and len(lower[start:end].split()) <= 7 and not any(c.isdigit() for c in lower[start:end])


def _fields(lower: str, read: DateLine) -> list[Spot]:
    """The short fields between bars or wide gaps that hold no date: a section, a link, an address, the name of the site."""
    out = []
    at = 0
    for m in [*_BAR.finditer(lower), None]:
        end = m.start() if m else len(lower)
        if (at, end) != (0, len(lower)) and end - at <= 60 and not any(at <= s.start < end for s in read.stamps):
            out.append((at, end))
        at = m.end() if m else end
    return out


def _found(line: Line, stamp: Stamp) -> Found:
    return Found(stamp.moment, stamp.precision, line.span(stamp.start, stamp.end), stamp.label)


def hotline(line: Line) -> Spot | None:
    """The number after "Đường dây nóng"."""
    if not line.short or ("nóng" not in line.lower and "hotline" not in line.lower):
        return None
    m = _HOTLINE.search(line.lower)
    return line.span(*m.span("number")) if m else None


def is_menu(line: Line, words: Cues) -> bool:
    """A menu or breadcrumb: names of sections, alone or with signs between them."""
    if len(line) > 200:
        return False
    folded = line.view.nfc.lower()
    lower = folded.strip(" .:*-+•|›>»")
    if lower in words.menu:
        return True
    pieces = [p.strip(" -*•") for p in _MENU_SPLIT.split(folded) if p.strip(" -*•")]
    if len(pieces) < 2:
        return False
    known = sum(p in words.menu for p in pieces)
    if line.arrow:
        return False
    if "›" in line.raw or "»" in line.raw or ">" in line.raw:
        return known >= 1 or (len(pieces) >= 3 and all(len(p) <= 40 for p in pieces))
    return known * 2 >= len(pieces)


def is_furniture(line: Line, words: Cues) -> bool:
    """A toolbar, counter, tag line, form or address; of longer lines only such that open with a sure word."""
    if len(line) > 200 and not line.plain.startswith(_LONG_FURNITURE):
        return False
    m = words.furniture.match(line.plain)
    if m is None:
        return False
    return len(line) <= 60 or not line.paragraph or m.end() > 8


def is_imprint(line: Line) -> bool:
    """A rubric, a paper and its issue: parts between bars or dots of which one names an issue or the last is a day."""
    parts = _parts(line)
    if len(parts) < 2 or not all(0 < len(part) <= _MAX_PART for part in parts):
        return False
    return any(map(_ISSUE.fullmatch, parts)) or (_DAY.fullmatch(parts[-1]) is not None and not is_table(line))


def _parts(line: Line) -> list[str]:
    return _SIGN_BETWEEN_PARTS.split(line.lower.rstrip(".")) if len(line) <= 200 else []


def is_rule(line: Line) -> bool:
    """A row of underscores, dashes or stars."""
    return line.raw[0] in "_-–—−=*~." and _NO_LETTERS.fullmatch(line.lower) is not None


def is_table(line: Line) -> bool:
    """A row of a table: cells between bars or tabs."""
    bars = len(_TABLE_BAR.findall(line.raw))
    if bars >= 2 and (line.raw[0] == "|" or _RULE.match(line.raw)):
        return True
    if bars >= 2 and any(c.isdigit() for c in line.raw):
        # In letters: decomposed text must not seem longer.
        cells = unicodedata.normalize("NFC", line.raw).split("|")
        if max(map(len, cells)) <= 60:
            return True
    tabs = line.raw.count("\t")
    return tabs >= 2 or (tabs == 1 and any(c.isdigit() for c in line.raw) and not line.ends)


def has_credit(line: Line) -> bool:
    """Ends in the name of who took the picture, or says that it is one."""
    return line.short and ("ảnh" in line.lower or "nguồn" in line.lower) and _CREDIT_END.search(line.lower) is not None


def byline_of(line: Line) -> Byline | None:
    """The byline that the line is."""
    return read_byline(line.view) if len(line) <= MAX_BYLINE else None
