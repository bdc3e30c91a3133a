"""The parts of a saved page: title, lead, body, captions, tables, and what is not the article.

The lines before the first paragraph are the head: menus, headlines of other articles, the title, date lines, bylines. Below it stand
paragraphs with captions between them; at the end the byline, then what the site adds. Each decision rests on the shape of a line, on cue
words (`cues.toml`) and on its neighbours. What is not there stays None: nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from thonmoi.language.view import fold_name
from thonmoi.reading.cues import cues
from thonmoi.reading.head import Head, read_head
from thonmoi.reading.lines import Line, split
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


def read_plain(text: str) -> Page:
    """The parts of the page that `text` is, with offsets into `text` as it stands. Never raises; "" gives an empty page."""
    lines = split(text)
    if not lines:
        return Page()
    words = cues()
    head = read_head(text, lines, words)
    tail = read_tail(text, lines, head, words)
    published = head.published or tail.published
    captions = {line.raw: (line.start, line.end) for line in reversed(lines) if line.section == "caption"}
    return Page(
        title=(lines[head.title].start, lines[head.title].end) if head.title is not None else None,
        published_at=published.moment if published else None,
        published_precision=published.precision if published else None,
        published_span=published.span if published else None,
        printed_at=head.printed.moment if head.printed else None,
        printed_span=head.printed.span if head.printed else None,
        lead=(lines[head.lead].start, lines[head.lead].end) if head.lead is not None else None,
        authors=_authors(text, [*head.authors, *tail.authors]),
        captions=tuple(sorted(captions.values())),
        hotline=head.hotline or tail.hotline,
        publisher=head.publisher or tail.publisher,
        parts=tuple(Part(line.start, line.end, line.section or "body") for line in lines),
        repeats=_repeats(text, lines, head),
    )


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
