"""The head of a page: everything down to the first paragraph, where the title is chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from thonmoi.reading.cues import Cues
from thonmoi.reading.dates import read_date_line
from thonmoi.reading.kinds import (
    Dated,
    Found,
    Spot,
    byline_of,
    dated,
    has_credit,
    hotline,
    is_furniture,
    is_imprint,
    is_menu,
    is_rule,
    is_table,
)
from thonmoi.reading.lines import Line, bare
from thonmoi.reading.titles import MAX_TITLE, choose_title, title_like

# What markup says → the kind of a line.
_KINDS = {
    "title": "", "lead": "", "author": "", "caption": "caption", "table": "table", "related": "related", "furniture": "furniture",
}  # fmt: skip
# The head of a page is searched at most this far down.
MAX_HEAD = 80
MAX_LEAD = 1600
MIN_LEAD = 60
_DATELINE = re.compile(
    # "(TTX) - 05.03.2024 - Tỉnh ..."; "Pleiku, 20/11/2020 (TTXVN) - Hội nghị ..."
    r"\(?[^\d()\n]{2,30}\)? - (?P<date>[\d.,/: h-]{8,30}?) - (?=\w)|"
    r"[^\d()\n,.]{2,30}, (?:ngày )?(?P<day>[\d./-]{8,10}) ?\([^\d()\n]{2,14}\)"
)


class Signed(Protocol):
    """What takes the names and the publisher of a byline."""

    authors: list[Spot]
    publisher: Spot | None


@dataclass(slots=True)
class Head:
    """What the head says. `title`, `lead` are line numbers, `body` is the first line after the head."""

    title: int | None = None
    lead: int | None = None
    body: int = 0
    published: Found | None = None
    printed: Found | None = None
    authors: list[Spot] = field(default_factory=list)
    publisher: Spot | None = None
    hotline: Spot | None = None
    repeats: list[int] = field(default_factory=list)
    dated_names: bool = False  # a date line names the author


def read_head(text: str, lines: list[Line], words: Cues) -> Head:
    """Choose the title, read the date lines and bylines around it, and give each line of the head its section."""
    head = Head()
    kinds: dict[int, str] = {}
    dates: dict[int, Dated] = {}
    first = _first_paragraph(lines, words, kinds, dates)
    head.title = next((line.index for line in lines if line.role == "title"), None)
    if head.title is None:
        head.title = choose_title(text, lines, first, kinds, words)
    if head.title is None and len(lines) > 1:
        head.title = _late_title(lines, first, kinds, dates, words)
    if head.title is not None:
        _find_repeats(lines, head)
    head.dated_names = any(found.names for found in dates.values())
    _sections_above(lines, head, first, kinds, dates)
    _sections_below(lines, head, first, kinds, dates, words)
    _choose_dates(lines, head, kinds, dates)
    for i, found in dates.items():
        head.hotline = head.hotline or found.hotline
        if head.title is None or abs(i - head.title) <= 12:
            head.authors.extend(found.names)
            head.publisher = head.publisher or found.publisher
    for i in range(min(head.body, MAX_HEAD)):
        head.hotline = head.hotline or hotline(lines[i])
    return head


def kind_of(line: Line, words: Cues, dates: dict[int, Dated]) -> str:
    """By its looks: "rule", "date", "menu", "furniture", "related", "comments", "publisher", "caption", "table" or "" for text."""
    if line.role in _KINDS:
        return _KINDS[line.role]
    if is_rule(line):
        return "rule"
    if not line.short:
        return "related" if is_related(line, words) else ""
    if found := dated(line, words):
        dates[line.index] = found
        return "date"
    if is_menu(line, words):
        return "menu"
    if is_related(line, words):
        return "related"
    if len(line) <= 60 and words.comments.match(line.plain):
        return "comments"
    if (name := byline_of(line)) is not None and name.signed and name.names:
        return ""
    if is_furniture(line, words) or is_imprint(line):
        return "furniture"
    if len(line) <= 80 and not line.ends and words.publisher.match(line.lower):
        return "publisher"
    if has_credit(line):
        return "caption"
    return "table" if is_table(line) else ""


def is_related(line: Line, words: Cues) -> bool:
    """A heading over headlines of other articles; alone, or with the headlines on its own line."""
    if line.arrow and len(line) > 1 and not line.paragraph:
        return True
    return words.related.match(line.plain) is not None


def _first_paragraph(lines: list[Line], words: Cues, kinds: dict[int, str], dates: dict[int, Dated]) -> int:
    for i, line in enumerate(lines[:MAX_HEAD]):
        kinds[i] = kind_of(line, words, dates)
        if line.role == "lead":
            return i
        if (
            kinds[i] == ""
            and line.role not in ("title", "author")
            and line.paragraph
            and not line.bullet
            and not _asks(line)
            and not _open_top(lines, i)
        ):
            return i
    return min(len(lines), MAX_HEAD)


def _open_top(lines: list[Line], i: int) -> bool:
    """The first line of a page, without a full stop: a headline, though it may hold two sentences."""
    return i == 0 and len(lines) > 1 and len(lines[0]) <= MAX_TITLE and not lines[0].ends and lines[1].paragraph


def _asks(line: Line) -> bool:
    """A headline that ends in a question or exclamation mark or dots."""
    return len(line) <= 150 and line.ends and not line.stops and not line.sentences and line.index < 3


def _late_title(lines: list[Line], first: int, kinds: dict[int, str], dates: dict[int, Dated], words: Cues) -> int | None:
    """A title under other text (a slogan, a teaser): the line right above a date line, after few lines."""
    for i in range(first, min(len(lines), first + 12)):
        if i not in kinds:
            kinds[i] = kind_of(lines[i], words, dates)
        if kinds[i] == "date" and i > first and lines[i].gap + lines[i - 1].gap > 0:
            above = lines[i - 1]
            if title_like(above, kinds[i - 1]) and not above.ends and above.words >= 5 and not dates[i].names:
                return i - 1
    for i in range(first, min(len(lines), first + 12)):
        if kinds.get(i) == "date" and i > first + 3:
            del kinds[i], dates[i]
    return None


def _find_repeats(lines: list[Line], head: Head) -> None:
    assert head.title is not None
    own = lines[head.title]
    if len(own) < 20:
        return
    plain = bare(own.raw)
    low, high = 0.7 * len(own), 1.2 * len(own) + 8
    for line in lines:
        if line is not own and low <= len(line) <= high and line.bare == plain:
            head.repeats.append(line.index)
            line.section = "furniture"


def _sections_above(lines: list[Line], head: Head, first: int, kinds: dict[int, str], dates: dict[int, Dated]) -> None:
    """Lines above the title are the site's: headlines of other articles, menus, its name, its clock."""
    if head.title is None:
        return
    lines[head.title].section = "title"
    for i in range(head.title):
        line = lines[i]
        if line.section:
            continue
        kind = kinds.get(i, "")
        if kind == "publisher":
            head.publisher = head.publisher or (line.start, line.end)
        if kind in ("", "caption", "related", "table") and line.words >= 5:
            line.section = "related"
        else:
            line.section = "furniture"
            if kind == "" and i >= head.title - 2 and any(k in dates for k in (i - 1, i + 1)):
                sign(line, head)


def sign(line: Line, into: Signed) -> bool:
    """Take the authors of a byline in the into."""
    byline = byline_of(line)
    if byline is None and line.role == "author" and _capitals(line):
        into.authors.append((line.start, line.end))
        return True
    if byline is None or (byline.credit and not byline.names):
        return False
    into.authors.extend(line.span(*name) for name in byline.names)
    if byline.publisher:
        into.publisher = into.publisher or line.span(*byline.publisher)
    return True


def _capitals(line: Line) -> bool:
    """A few words that all begin with a capital, where markup says that they are who wrote: a name like no other ("Trang Tâm")."""
    words = line.raw.split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() and word.isalpha() for word in words)


def _sections_below(lines: list[Line], head: Head, first: int, kinds: dict[int, str], dates: dict[int, Dated], words: Cues) -> None:
    """From the title to the lead."""
    at = 0 if head.title is None else head.title + 1
    marked = next((line.index for line in lines[at:] if line.role == "lead"), None)
    while at < len(lines):
        line = lines[at]
        if line.section:
            at += 1
            continue
        kind = kinds.get(at)
        if kind is None:
            if at > first:
                break
            kind = kinds[at] = kind_of(line, words, dates)
        if kind in ("rule", "date", "menu", "furniture", "publisher", "comments"):
            if kind == "publisher":
                head.publisher = head.publisher or (line.start, line.end)
            line.section = "furniture"
        elif kind in ("related", "caption", "table"):
            line.section = kind
        elif line.bullet and at and lines[at - 1].section == "related":
            line.section = "related"
        elif marked is not None and at < marked and not (line.role == "author" or byline_of(line) is not None):
            line.section = "body"
        elif line.role == "author" or (head.title is not None and _is_head_byline(lines, at, head, kinds)):
            line.section = "furniture"
            sign(line, head)
        elif head.title is None and at < first and (line.bullet or line.words >= 3):
            break
        elif line.paragraph or at >= first or (len(line) >= MIN_LEAD and not line.bullet):
            if head.title is not None and len(line) <= MAX_LEAD and not line.bullet:
                head.lead = at
                line.section = "lead"
                at += 1
                # A date line right under the teaser belongs to the head.
                while at < len(lines) and kind_of(lines[at], words, dates) == "date":
                    lines[at].section = "furniture"
                    at += 1
            break
        elif head.title is None and not dates:
            break
        at += 1
    head.body = at


def _is_head_byline(lines: list[Line], at: int, head: Head, kinds: dict[int, str]) -> bool:
    byline = byline_of(lines[at])
    if byline is None:
        return False
    if lines[at].raw.isupper() and head.dated_names and not byline.signed:
        return False  # a heading in capitals under a date line that has the author already
    if byline.weak and not byline.signed:
        return kinds.get(at - 1) == "date" or kinds.get(at + 1) == "date" or at - 1 == head.title
    return True


def _choose_dates(lines: list[Line], head: Head, kinds: dict[int, str], dates: dict[int, Dated]) -> None:
    """Which date is the publication, which the page's own clock."""
    # A date line right under the lead belongs to the head too (headline, teaser, date).
    anchor = head.title if head.title is not None else -1
    above = [i for i in sorted(dates) if i < anchor]
    below = [i for i in sorted(dates) if i > anchor]
    clocks = [i for i in below if dates[i].clock]
    below = [i for i in below if not dates[i].clock]
    if not below and not above and clocks:
        below, clocks = clocks, []  # beside the hotline, but the only date there is, and under the title
    if below:
        head.published = _pick(dates, below)
        head.printed = _printed(dates, [*above, *clocks])
        return
    plain = [i for i in above if not dates[i].clock and all(d.label != "printed" for d in dates[i].dates)]
    if len(above) > 1 and plain and plain[-1] == above[-1]:
        head.published = _pick(dates, plain[-1:])
        head.printed = _printed(dates, above[:-1])
        return
    if len(above) == 1 and plain and not _page_clock(lines, plain[0], anchor, kinds, dates):
        head.published = _pick(dates, plain)
        head.printed = _printed(dates, clocks)
        return
    head.printed = _printed(dates, [*above, *clocks])
    if head.published is None and head.lead is not None:
        head.published = _dateline(lines[head.lead])


def _dateline(lead: Line) -> Found | None:
    """An agency's dateline opens the lead: "(TTX) - 05.03.2024 - Tỉnh ..."."""
    m = _DATELINE.match(lead.lower[:90])
    group = "date" if m and m["date"] else "day"
    read = read_date_line(m[group]) if m else None
    if m is None or read is None or read.rest or len(read.stamps) != 1:
        return None
    stamp = read.stamps[0]
    at = m.start(group)
    return Found(stamp.moment, stamp.precision, lead.span(at + stamp.start, at + stamp.end), "published")


def _page_clock(lines: list[Line], i: int, title: int, kinds: dict[int, str], dates: dict[int, Dated]) -> bool:
    """A lone date above the title that is the day of the visit: beside the site's name, far from the title, or a bare day on top."""
    found = dates[i]
    if found.dates[0].label in ("published", "updated"):
        return False
    if found.publisher and not found.names:
        return True
    if found.dates[0].precision == "minute":
        return False
    between = [k for k in range(i + 1, title) if byline_of(lines[k]) is None]
    if len(between) >= 2 or any(kinds.get(k) in ("menu", "related") for k in between):
        return True
    on_top = all(kinds.get(k) in ("publisher", "menu") for k in range(i))
    return on_top and found.weekday and found.dates[0].precision == "day"


def _pick(dates: dict[int, Dated], where: list[int]) -> Found | None:
    every = [d for i in where for d in dates[i].dates]
    for label in ("published", "", "updated"):
        for d in every:
            if d.label == label:
                return d
    return None


def _printed(dates: dict[int, Dated], where: list[int]) -> Found | None:
    for i in where:
        for d in dates[i].dates:
            return d
    return None
