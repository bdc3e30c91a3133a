"""The parts of a saved page: title, lead, body, captions, tables, and what is not the article.

The lines before the first paragraph are the head: menus, headlines of other articles, the title, date lines, bylines. Below it stand
paragraphs with captions between them; at the end the byline, then what the site adds. Each decision rests on the shape of a line, on cue
words (`cues.toml`) and on its neighbours. What is not there stays None: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from thonmoi.language.view import fold_name
from thonmoi.reading.cues import Cues, cues
from thonmoi.reading.dates import read_date_line
from thonmoi.reading.head import Head, read_head
from thonmoi.reading.kinds import Found, dated, hotline
from thonmoi.reading.lines import MAX_LINES, Line, split
from thonmoi.reading.marks import AROUND, Mark
from thonmoi.reading.tail import read_tail

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """One non-blank line: `section` is title, lead, body, caption, table, related or furniture."""

    start: int
    end: int
    section: str


@dataclass(frozen=True, slots=True)
class Page:
    """What stands where on a page. Spans are characters start:end of the text that was read; None and () where a thing is missing."""

    title: Spot | None = None
    published_at: datetime | None = None
    published_precision: str | None = None
    published_span: Spot | None = None
    printed_at: datetime | None = None
    printed_span: Spot | None = None
    lead: Spot | None = None
    authors: tuple[Spot, ...] = ()
    captions: tuple[Spot, ...] = ()
    hotline: Spot | None = None
    publisher: Spot | None = None
    parts: tuple[Part, ...] = ()
    repeats: tuple[Spot, ...] = ()


def read_plain(text: str, marks: Sequence[Mark] = ()) -> Page:
    """The parts of the page that `text` is, with offsets into `text` as it stands. Never raises; "" gives an empty page.

    `marks` say what lines are, where a reader knows from markup; what they leave open is read by its looks.
    """
    whole = split(text)
    if not whole:
        return Page()
    words = cues()
    lines, around = _marked(whole, marks)
    head = read_head(text, lines, words)
    tail = read_tail(text, lines, head, words)
    published = head.published or tail.published or _marked_date(lines)
    clock, masthead, phone = _around(around, words)
    printed = head.printed or clock
    captions = {line.raw: (line.start, line.end) for line in reversed(lines) if line.section == "caption"}
    return Page(
        title=(lines[head.title].start, lines[head.title].end) if head.title is not None else None,
        published_at=published.moment if published else None,
        published_precision=published.precision if published else None,
        published_span=published.span if published else None,
        printed_at=printed.moment if printed else None,
        printed_span=printed.span if printed else None,
        lead=(lines[head.lead].start, lines[head.lead].end) if head.lead is not None else None,
        authors=_authors(text, [*head.authors, *tail.authors]),
        captions=tuple(sorted(captions.values())),
        hotline=head.hotline or tail.hotline or phone,
        publisher=head.publisher or tail.publisher or masthead,
        parts=(*(Part(line.start, line.end, line.section or "body") for line in whole), *_rest(text, whole)),
        repeats=_repeats(text, lines, head),
    )


def _rest(text: str, whole: list[Line]) -> tuple[Part, ...]:
    """What stands below the last line that was looked at, as one."""
    if len(whole) < MAX_LINES:
        return ()
    start = whole[-1].end
    rest = text[start:].strip()
    return (Part(text.index(rest, start), text.index(rest, start) + len(rest), "body"),) if rest else ()


def _marked(whole: list[Line], marks: Sequence[Mark]) -> tuple[list[Line], list[Line]]:
    """The lines of the article, and those below it that the marks call other matter; each line gets its role."""
    roles = {mark.start: mark.role for mark in marks}
    for line in whole:
        line.role = roles.get(line.start, "")
    end = len(whole)
    while marks and end and whole[end - 1].role in AROUND:
        end -= 1
    for line in whole[end:]:
        line.section = "related" if line.role == "related" else "furniture"
    return whole[:end], whole[end:]


def _around(lines: list[Line], words: Cues) -> tuple[Found | None, Spot | None, Spot | None]:
    """The day of the visit, the masthead and the hotline that stand around the article."""
    clock: Found | None = None
    masthead: Spot | None = None
    phone: Spot | None = None
    for line in lines:
        if line.role == "clock" and clock is None and (found := dated(line, words)) is not None:
            clock = next(iter(found.dates), None)
        elif line.role == "masthead" and masthead is None:
            masthead = (line.start, line.end)
        if line.role != "related":
            phone = phone or hotline(line)
    return clock, masthead, phone


def _marked_date(lines: list[Line]) -> Found | None:
    """The date in a line that markup calls one, whatever stands beside it."""
    for line in lines:
        if line.role == "date" and line.short and (read := read_date_line(line.lower)) is not None:
            stamp = next((s for s in read.stamps if s.label not in ("printed", "updated")), None)
            if stamp is not None:
                line.section = "furniture"
                return Found(stamp.moment, stamp.precision, line.span(stamp.start, stamp.end), stamp.label)
    return None


def _authors(text: str, spots: list[Spot]) -> tuple[Spot, ...]:
    """The spans without those that say the same again, be it by initials ("T.T.Q" of "Trần Thục Quyên")."""
    seen: set[str] = set()
    out = []
    full = [fold_name(text[a:b]).split() for a, b in spots]
    initials = {"".join(word[0] for word in words) for words in full if len(words) > 1}
    for a, b in spots:
        key = fold_name(text[a:b])
        if key not in seen and not ("." in key and key.replace(".", "").replace(" ", "") in initials):
            seen.add(key)
            out.append((a, b))
    return tuple(out)


def _repeats(text: str, lines: list[Line], head: Head) -> tuple[Spot, ...]:
    """Where the headline stands again: as text anywhere, or as a line that differs in case and marks only."""
    if head.title is None:
        return ()
    own = lines[head.title]
    out: set[Spot] = set()
    if len(own) >= 20:
        at = text.find(own.raw)
        while at != -1:
            end = at + len(own.raw)
            if at != own.start:
                out.add((at, end))
            at = text.find(own.raw, end)
    out.update((lines[i].start, lines[i].end) for i in head.repeats)
    ordered: list[Spot] = []
    for spot in sorted(out):
        if not ordered or spot[0] >= ordered[-1][1]:
            ordered.append(spot)
    return tuple(ordered)
