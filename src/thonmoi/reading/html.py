"""HTML → the reading text, one block a line, what each line is, and what the tags of the page say.

The reading text has the article first, in the order of the page: title, date line, byline, lead, paragraphs, captions, the rows of tables.
Below it, after a blank line, stands what the page shows of other articles, of its readers and of itself, as far as it says anything. HTML
is data here: no script runs and nothing that a page names is fetched. The offsets of a record point into this text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from thonmoi.reading.cues import Cues, cues
from thonmoi.reading.decode import unmask_all
from thonmoi.reading.foreign import hushed
from thonmoi.reading.guard import hostile
from thonmoi.reading.kinds import byline_of, dated, hotline
from thonmoi.reading.layout import Block, lay_out
from thonmoi.reading.lines import Line, bare, split
from thonmoi.reading.marks import Mark
from thonmoi.reading.meta import Meta, moment, read_meta
from thonmoi.reading.tree import Parts, Survey, find_parts, survey

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
# How many blocks above the title and below the main text are looked at for a date line and a byline.
_ABOVE: Final = 4
_BELOW: Final = 8
# So many lines are kept of what stands around an article; a page of ten thousand headlines has none of more use.
_AROUND: Final = 500
_CLOCK: Final = re.compile(r"thứ |chủ nhật|hôm nay|bây giờ|today")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """`text`: the reading text; `marks`: what markup says lines are; `how`: how the main text was found; `font`: an encoding in fonts."""

    text: str
    marks: tuple[Mark, ...]
    meta: Meta
    how: str
    font: str | None = None
    dating: str = ""  # the markup in which htmldate may look, where no tag names a date


class HostilePageError(ValueError):
    """Markup that would keep a parser busy without end; the message says what it is."""


def declared_charset(data: bytes) -> str | None:
    """The encoding that an HTML page names in its first kilobytes."""
    m = _CHARSET.search(data[:4096])
    return m[1].decode("ascii", "replace").lower() if m else None


def read_html(html: str, address: str | None = None) -> HtmlPage:
    """Read a page. `address` is where it was fetched from, if known. Raises HostilePageError; never on HTML that is merely broken."""
    from selectolax.lexbor import LexborHTMLParser

    if (why := hostile(html)) is not None:
        raise HostilePageError(why)
    tree = LexborHTMLParser(html)
    meta = read_meta(tree, html, address)
    if tree.body is None:
        return HtmlPage("", (), meta, "no body")
    seen = survey(tree.body)
    parts = find_parts(tree, seen, html, meta.title)
    blocks = lay_out(tree.body, parts, seen)
    texts, font = unmask_all([block.text for block in blocks])
    for block, said in zip(blocks, texts, strict=True):
        block.text = said
    text, marks = _arranged(blocks, parts, meta)
    if meta.published_at is None:
        meta = _by_time(tree, parts, seen, meta)
    return HtmlPage(text, marks, meta, parts.how, font, "" if meta.published_at is not None else _for_dating(tree, parts))


def _line(text: str) -> Line | None:
    lines = split(text)
    return lines[0] if len(lines) == 1 else None


def _arranged(blocks: Sequence[Block], parts: Parts, meta: Meta) -> tuple[str, tuple[Mark, ...]]:
    """The article's blocks first, then what else says something."""
    words = cues()
    article = _article(blocks, parts, words)
    chosen = set(article)
    out: list[tuple[str, str, bool]] = [(blocks[i].text, _role(blocks[i]), blocks[i].gap) for i in article]
    _lead(out, meta)
    start = article[0] if article else len(blocks)
    seen = {blocks[i].text for i in article}
    for i, block in enumerate(blocks):
        if i in chosen or block.text in seen:
            continue
        if len(out) >= len(article) + _AROUND:
            break
        role = _other(block, words, above=i < start)
        if role:
            seen.add(block.text)
            out.append((block.text, role, True if len(out) == len(article) else block.gap))
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for n, (text, role, gap) in enumerate(out):
        if n:
            edge = "\n\n" if gap else "\n"
            pieces.append(edge)
            at += len(edge)
        pieces.append(text)
        if role:
            marks.append(Mark(at, at + len(text), role))
        at += len(text)
    return "".join(pieces), tuple(marks)


def _role(block: Block) -> str:
    if block.zone in ("related", "comments", "outside"):
        return "related"
    return block.role


def _article(blocks: Sequence[Block], parts: Parts, words: Cues) -> list[int]:
    """Which blocks are the article: from the title to the end of the main text, and the date line and byline around it."""
    body = [i for i, block in enumerate(blocks) if block.inside]
    title = next((i for i, block in enumerate(blocks) if block.role == "title" and not block.zone), None)
    if not body:
        first = 0 if title is None else _from_above(blocks, title, words)
        return [i for i in range(first, len(blocks)) if not blocks[i].zone or (i == title)]
    last = body[-1]
    first = _untitled(blocks, body[0]) if title is None or title > last else min(title, body[0])
    first = _from_above(blocks, first, words)
    chosen = [i for i in range(first, last + 1) if not blocks[i].zone and (blocks[i].inside or i <= body[0])]
    skipped = _BELOW + 1 if parts.forum else 0  # the posts of a forum have names of their own
    for i in range(last + 1, min(len(blocks), last + 1 + 3 * _BELOW)):
        block = blocks[i]
        if block.zone in ("related", "comments", "outside") or skipped > _BELOW:
            break
        line = _line(block.text)
        if block.zone or line is None:
            continue
        if words.related.match(line.plain) or words.comments.match(line.plain):
            break
        byline = byline_of(line)
        if (
            block.role in ("author", "date")
            or (byline is not None and (byline.names or byline.publisher))
            or dated(line, words) is not None
        ):
            chosen.append(i)
        else:
            skipped += 1
    return chosen


def _untitled(blocks: Sequence[Block], first: int) -> int:
    """Where no title is known: the first of a few lines above the main text that are no links, for it stands among them."""
    found = first
    for i in range(first - 1, max(-1, first - 1 - _BELOW), -1):
        if blocks[i].zone == "furniture":
            continue
        if blocks[i].zone or blocks[i].link:
            break
        found = i
    return found


def _from_above(blocks: Sequence[Block], first: int, words: Cues) -> int:
    """The first of a few lines above the title that date or sign the article."""
    found = first
    for i in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        block = blocks[i]
        if block.zone == "furniture":
            continue
        if block.zone or block.link:
            break
        line = _line(block.text)
        if line is None:
            break
        if block.role == "date" or (block.root and dated(line, words) is not None):
            found = i
    return found


def _lead(out: list[tuple[str, str, bool]], meta: Meta) -> None:
    """Where no class says what the lead is, the paragraph that the page's description repeats."""
    if any(role == "lead" for _, role, _ in out) or not meta.description:
        return
    wanted = bare(meta.description.rstrip(" .…"))[:60]
    if len(wanted) < 30:
        return
    for n, (text, role, gap) in enumerate(out[:12]):
        if role == "" and len(text) >= 60 and bare(text[:400]).startswith(wanted):
            out[n] = (text, "lead", gap)
            return


def _other(block: Block, words: Cues, *, above: bool) -> str:
    """What a line outside the article is kept as; "" drops a menu, a toolbar, a label."""
    line = _line(block.text)
    if line is None or block.zone == "furniture":
        return ""
    if line.short and hotline(line) is not None:
        return "furniture"
    if above and line.short:
        found = dated(line, words)
        if found is not None and (found.clock or _CLOCK.search(line.lower)):
            return "clock"
        if len(line) <= 80 and not line.ends and words.publisher.match(line.lower):
            return "masthead"
    if block.zone == "comments" or line.words >= 5 or (line.words >= 3 and any(c.isdigit() for c in line.raw)):
        return "related"
    return ""


def _by_time(tree: Any, parts: Parts, seen: Survey, meta: Meta) -> Meta:
    """The page's tags with the moment of a <time> in the part that holds the article, where there is one."""
    root = parts.root if parts.root is not None else tree.css_first("article") or tree.body
    for node in root.css("time[datetime], abbr.published[title], [itemprop=datePublished]")[:50]:
        if node.mem_id in seen.foreign or (not seen.has(node) and node.tag != "meta"):
            continue
        said = node.attributes
        when, precision = moment(said.get("datetime") or said.get("content") or said.get("title"))
        if when is not None and "updated" not in (node.attributes.get("class") or "").split():
            return replace(meta, published_at=when, published_precision=precision, origins={**meta.origins, "published_at": "time"})
    return meta


def _for_dating(tree: Any, parts: Parts) -> str:
    """The head of the page and the part that holds the article: what htmldate may see, for elsewhere it takes the page's clock."""
    head = (tree.head.html or "") if tree.head is not None else ""
    part = (parts.root.html or "") if parts.root is not None else ""
    return f"<html>{head}<body>{part}</body></html>" if len(head) + len(part) <= 1_000_000 else ""


def date_by_htmldate(page: HtmlPage) -> Meta | None:
    """The page's tags with the day that htmldate finds, the last resort; None where it finds none or is not installed."""
    if not page.dating:
        return None
    try:
        from htmldate import find_date
    except ImportError:
        return None
    hushed("htmldate")
    try:
        found = find_date(page.dating, extensive_search=False, original_date=True, url=page.meta.canonical_url)
    except Exception:  # whatever lxml meets in a broken page; the date stays unknown
        return None
    when, _ = moment(found)
    if when is None:
        return None
    return replace(page.meta, published_at=when, published_precision="day", origins={**page.meta.origins, "published_at": "htmldate"})
