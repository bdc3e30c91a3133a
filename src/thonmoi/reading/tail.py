"""Below the head: paragraphs and what stands between them, then the byline and what the site adds at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from thonmoi.reading.bylines import Byline
from thonmoi.reading.cues import Cues
from thonmoi.reading.head import Head, is_related, sign
from thonmoi.reading.kinds import Dated, Found, Spot, byline_of, dated, has_credit, hotline, is_furniture, is_menu, is_rule, is_table
from thonmoi.reading.lines import Line

# A line without a full stop between two paragraphs is a caption from so many words on; a shorter one is a heading.
CAPTION_WORDS = 9
MAX_CAPTION = 300
LONG = 150
RESUMING = 100
# "Chú thích ảnh: (1) ...", "(Ảnh trong bài: ...)"
_PICTURES = re.compile(r"\(?(?:chú thích(?: ảnh)?|ảnh trong bài|ảnh \d+|trong ảnh) ?:")
# "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", the line above the name of who signs a document.
_OFFICE = re.compile(
    r"(?:^|\b(?:tm|kt|tl|tuq)\. ?|- ?)(?:phó )?(?:chủ tịch|giám đốc|chánh văn phòng|trưởng ban|trưởng phòng|bí thư|ủy ban|cục trưởng)"
)


@dataclass(slots=True)
class Tail:
    """What the lines below the head say."""

    published: Found | None = None
    authors: list[Spot] = field(default_factory=list)
    publisher: Spot | None = None
    hotline: Spot | None = None


def read_tail(text: str, lines: list[Line], head: Head, words: Cues) -> Tail:
    """Give each line below the head its section; read the byline and a date at the end."""
    tail = Tail()
    dates: dict[int, Dated] = {}
    _walk(lines, head, words, tail, dates)
    signed = _bylines(lines, head, tail, dates)
    _captions(lines, head, words, tail)
    _dates(lines, head, tail, dates, signed)
    for line in lines[head.body :]:
        tail.hotline = tail.hotline or (hotline(line) if line.section == "furniture" else None)
    return tail


def _walk(lines: list[Line], head: Head, words: Cues, tail: Tail, dates: dict[int, Dated]) -> None:
    """Related blocks, comments, furniture and tables; the rest is body for now."""
    mode = "main"
    long_total = sum(len(line) for line in lines[head.body :] if len(line) >= LONG)
    long_seen = 0
    seen = head.lead is not None
    for i in range(head.body, len(lines)):
        line = lines[i]
        if line.section:
            mode = mode if line.section == "furniture" else "main"
            continue
        if line.role in ("caption", "table", "related", "furniture"):
            # Said by the markup; captions and tables are the article again, headlines inside it leave it as it was.
            line.section = line.role
            mode = "main" if line.role in ("caption", "table") else mode
            continue
        if line.role == "author" and (sign(line, tail) or len(line) <= 60):
            line.section = "furniture"
            continue
        if is_related(line, words) and (seen or head.title is not None):
            line.section = "related"
            inline = _inline(line)
            mode = "list" if inline and mode == "main" else mode if inline else "related"
            continue
        if mode == "list":
            # Headlines under an inline "Xem thêm: ..." are bulleted; anything else is the article again.
            if line.bullet and not line.paragraph:
                line.section = "related"
                continue
            mode = "main"
        if line.short and (found := dated(line, words)):
            dates[i] = found
            line.section = "furniture"
            continue
        if len(line) <= 60 and seen and words.comments.match(line.plain) and long_seen * 2 >= long_total:
            line.section = "furniture"
            mode = "comments"
            continue
        if is_rule(line) or ((is_furniture(line, words) or is_menu(line, words)) and not _signs(line)):
            line.section = "furniture"
            continue
        if mode == "related" and _resumes(lines, i, head):
            mode = "main"
        if mode != "main":
            line.section = "related"
            continue
        line.section = "table" if is_table(line) else "caption" if _PICTURES.match(line.lower) else "body"
        if line.paragraph:
            seen = True
            long_seen += len(line) if len(line) >= LONG else 0


def _signs(line: Line) -> bool:
    """Says who wrote, in spite of how it opens: "Nguồn: TTXVN. Tin: Hồng Vân"."""
    byline = byline_of(line)
    return byline is not None and byline.labelled and bool(byline.names)


def _inline(line: Line) -> bool:
    """A related heading with its headlines on the same line."""
    _, colon, items = line.plain.partition(":")
    return (colon != "" and len(items.strip()) > 8) or (line.arrow and line.words > 3)


def _resumes(lines: list[Line], i: int, head: Head) -> bool:
    """After headlines of other articles in mid text, running text of the article goes on."""
    line = lines[i]
    if len(line) < RESUMING or not line.paragraph:
        return False
    if any(byline_of(lines[k]) is not None for k in range(max(head.body, i - 12), i) if lines[k].section == "body"):
        return False
    # A list of headlines each with its teaser goes on with a headline.
    after = lines[i + 1] if i + 1 < len(lines) else None
    return after is None or after.paragraph or byline_of(after) is not None or (after.ends and len(after) > 40)


def _bylines(lines: list[Line], head: Head, tail: Tail, dates: dict[int, Dated]) -> int | None:
    """The byline under the last paragraph; lines after it are no longer the article. Gives its line."""
    main = [i for i in range(head.body, len(lines)) if lines[i].section == "body"]
    last = max((i for i in main if lines[i].paragraph), default=head.lead if head.lead is not None else head.body - 1)
    signed: int | None = None
    for i in main:
        if i <= last:
            if head.lead is not None and i <= head.lead + 2 and _under_lead(lines, i, head):
                _take(lines[i], byline_of(lines[i]), tail)
            continue
        line = lines[i]
        byline = byline_of(line)
        if byline is not None and (signed is None or i - signed <= 3) and not _signatory(lines, i):
            _take(line, byline, tail)
            signed = i
        elif signed is not None and i > signed and not line.paragraph:
            line.section = "related"
    if signed is None and main:
        signed = _labelled(lines, main, tail)
    return signed


def _signatory(lines: list[Line], i: int) -> bool:
    """The name under an office in capitals signs a document, it is nobody who wrote for a paper."""
    return any(line.raw.isupper() and _OFFICE.search(line.lower) for line in lines[max(0, i - 2) : i])


def _under_lead(lines: list[Line], i: int, head: Head) -> bool:
    """A full name alone on its line under the lead, before the next paragraph."""
    byline = byline_of(lines[i])
    if byline is None or not byline.names or head.authors:
        return False
    return (byline.signed or not byline.weak) and i + 1 < len(lines) and lines[i + 1].paragraph and bool(lines[i].gap or byline.signed)


def _labelled(lines: list[Line], main: list[int], tail: Tail) -> int | None:
    """A byline that says it is one ("Bài, ảnh: X") in spite of paragraphs below it."""
    for i in reversed(main[-12:]):
        byline = byline_of(lines[i])
        if byline is not None and byline.signed and byline.names and not byline.weak:
            _take(lines[i], byline, tail)
            return i
    return None


def _take(line: Line, byline: Byline | None, tail: Tail) -> None:
    if byline is None:
        return
    line.section = "furniture"
    tail.authors.extend(line.span(*name) for name in byline.names)
    if byline.publisher:
        tail.publisher = tail.publisher or line.span(*byline.publisher)


def _captions(lines: list[Line], head: Head, words: Cues, tail: Tail) -> None:
    """Lines that describe a picture."""
    after_repeat = {i + 1 for i in head.repeats}
    told = any(line.role == "caption" for line in lines)  # then no other line is taken for one by its looks
    start = (head.title if head.title is not None else -1) + 1
    for i in range(start, len(lines)):
        line = lines[i]
        if line.section not in ("body", "caption", "") or not line.short or len(line) > MAX_CAPTION:
            continue
        if line.role in ("heading", "table"):
            continue
        if line.section == "caption" or has_credit(line):
            byline = byline_of(line)
            if byline is not None and byline.signed and byline.names:
                _take(line, byline, tail)
                continue
            only = (byline is not None and (byline.credit or byline.publisher is not None)) or line.plain.lstrip("( ").startswith("nguồn")
            line.section = "furniture" if only else "caption"
            continue
        if i in after_repeat and i - 1 > (head.lead or 0) and not line.sentences and (not line.stops or len(line) <= 120):
            line.section = "caption"
            continue
        if i + 1 < len(lines) and lines[i + 1].raw == line.raw and len(line) >= 20 and not line.bullet:
            # The alternative text of a picture and the caption under it.
            line.section = lines[i + 1].section = "caption"
            continue
        if not told and _between(lines, i) and not line.bullet and not line.ends and line.raw[-1] not in ":;,?":
            cue = words.caption.match(line.lower) is not None
            if (line.words >= CAPTION_WORDS and line.lower[0] != '"') or (cue and line.words >= 4):
                line.section = "caption"


def _between(lines: list[Line], i: int) -> bool:
    """Stands between two paragraphs of the article, or between one and another caption."""
    if i == 0 or i + 1 >= len(lines):
        return False
    before = next((lines[k] for k in range(i - 1, -1, -1) if lines[k].section not in ("furniture", "related")), None)
    after = next((lines[k] for k in range(i + 1, len(lines)) if lines[k].section not in ("furniture", "related", "caption")), None)
    if before is None or after is None or lines[i + 1].bullet or lines[i].raw[0].isdigit():
        return False
    return (before.section in ("lead", "caption") or before.paragraph) and (after.paragraph or has_credit(after))


def _dates(lines: list[Line], head: Head, tail: Tail, dates: dict[int, Dated], signed: int | None) -> None:
    """A date line below the head: right under the lead, or at the end beside the byline."""
    for i in sorted(dates):
        found = dates[i]
        if found.clock or any(lines[k].section == "related" or _is_comments(lines[k]) for k in range(head.body, i)):
            continue
        if tail.published is None:
            tail.published = next((d for d in found.dates if d.label != "printed"), None)
        tail.authors.extend(found.names)
        tail.publisher = tail.publisher or found.publisher


def _is_comments(line: Line) -> bool:
    return line.section == "furniture" and len(line) <= 60 and ("bình luận" in line.lower or "phản hồi" in line.lower)
