"""HTML → the reading text, one block a line, and what the tags of the page say of it.

A plain reader: navigation, asides, footers, forms and scripts are left out; headings, paragraphs, captions, list items and the rows of
tables are lines in the order of the page. The offsets of a record point into this text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from thonmoi.records import VIETNAM

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "svg", "iframe", "object", "video",
    "audio", "canvas", "head", "link", "meta", "input", "textarea",
})  # fmt: skip
# Begin a new line; with a blank line before, those that are paragraphs of their own.
_PARAGRAPHS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "table", "blockquote", "article", "section", "ul", "ol",
})  # fmt: skip
_BLOCKS = _PARAGRAPHS | {
    "address", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "header", "hr", "html", "li", "main", "pre", "summary",
    "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_TITLE_TAGS = (('meta[property="og:title"]', "og:title"), ('meta[name="title"]', "meta title"), ('meta[itemprop="headline"]', "headline"))
_DATE_TAGS = (
    ('meta[property="article:published_time"]', "article:published_time"),
    ('meta[itemprop="datePublished"]', "datePublished"),
    ('meta[name="pubdate"]', "meta pubdate"),
    ('meta[name="date"]', "meta date"),
)
_MAX_JSON = 200_000


@dataclass(frozen=True, slots=True)
class Meta:
    """What tags say: each value, and in `origins` the tag it came from."""

    title: str | None = None
    published_at: datetime | None = None
    published_precision: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    canonical_url: str | None = None
    origins: dict[str, str] = field(default_factory=dict)


def declared_charset(data: bytes) -> str | None:
    """The encoding that an HTML page names in its first kilobytes."""
    m = _CHARSET.search(data[:4096])
    return m[1].decode("ascii", "replace").lower() if m else None


def read_html(html: str) -> tuple[str, Meta]:
    """The reading text of a page and what its tags say. Never raises on broken HTML."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    meta = _meta(tree)
    body = tree.body
    return (_layout(body) if body is not None else ""), meta


class _Writer:
    """Collects lines: inline text is joined, blocks begin a new line, paragraphs a blank line before."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.now: list[str] = []
        self.blank = False

    def text(self, piece: str) -> None:
        self.now.append(piece)

    def close(self, blank: bool = False) -> None:
        line = _SPACE.sub(" ", "".join(self.now)).strip()
        self.now.clear()
        if line:
            if self.blank and self.lines:
                self.lines.append("")
            self.lines.append(line)
            self.blank = False
        self.blank = self.blank or blank


def _layout(root: Any) -> str:
    """The text of a node's blocks, each on a line. An explicit stack: deep nesting must not break it."""
    out = _Writer()
    stack: list[Any] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if item == "\n":
                out.close()
            elif item == "\n\n":
                out.close(blank=True)
            else:
                out.text(item)
            continue
        tag = item.tag
        if tag == "-text":
            out.text(item.text_content or "")
            continue
        if tag in _DROPPED or tag is None or tag.startswith("-") or tag == "!doctype":
            continue
        if tag == "br":
            out.close()
            continue
        children = list(item.iter(include_text=True))
        if tag == "tr":
            cells = [_SPACE.sub(" ", c.text(deep=True, separator=" ")).strip() for c in children if c.tag in ("td", "th")]
            out.close()
            if any(cells):
                out.text("| " + " | ".join(cells) + " |" if len(cells) > 1 else cells[0])
            out.close()
            continue
        if tag in _BLOCKS:
            edge = "\n\n" if tag in _PARAGRAPHS else "\n"
            stack.append(edge)
            stack.extend(reversed(children))
            if tag == "li":
                stack.append("- ")
            stack.append(edge)
        else:
            stack.extend(reversed(children))
    out.close()
    return "\n".join(line for line in out.lines if line != "-")


def _meta(tree: Any) -> Meta:
    origins: dict[str, str] = {}
    data = _linked_data(tree)

    def first(name: str, tags: tuple[tuple[str, str], ...]) -> str | None:
        for selector, tag in tags:
            node = tree.css_first(selector)
            value = (node.attributes.get("content") or "").strip() if node is not None else ""
            if value:
                origins[name] = tag
                return value
        return None

    title = first("title", _TITLE_TAGS)
    h1 = tree.css_first("h1")
    if title is None and h1 is not None and (text := _SPACE.sub(" ", h1.text(deep=True)).strip()):
        title, origins["title"] = text, "h1"
    published, precision = _moment(first("published_at", _DATE_TAGS))
    if published is None:
        origins.pop("published_at", None)
        published, precision = _moment(data.get("datePublished"))
        if published is not None:
            origins["published_at"] = "ld+json datePublished"
    if published is None and (node := tree.css_first("article time[datetime], time[itemprop=datePublished]")) is not None:
        published, precision = _moment(node.attributes.get("datetime"))
        if published is not None:
            origins["published_at"] = "time"
    author = first("authors", (('meta[name="author"]', "meta author"), ('meta[property="article:author"]', "article:author")))
    publisher = first("publisher", (('meta[property="og:site_name"]', "og:site_name"), ('meta[name="copyright"]', "meta copyright")))
    canonical = tree.css_first('link[rel="canonical"]')
    address = (canonical.attributes.get("href") or "").strip() if canonical is not None else ""
    if address:
        origins["canonical_url"] = "link canonical"
    else:
        address = first("canonical_url", (('meta[property="og:url"]', "og:url"),)) or ""
    return Meta(title, published, precision, (author,) if author else (), publisher, address or None, origins)


def _linked_data(tree: Any) -> dict[str, Any]:
    """The first object of a page's linked data that has a date of publication."""
    for node in tree.css('script[type="application/ld+json"]'):
        raw = node.text(deep=True) or ""
        if len(raw) > _MAX_JSON:
            continue
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        items = found if isinstance(found, list) else found.get("@graph", [found]) if isinstance(found, dict) else []
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and "datePublished" in item:
                return item
    return {}


def _moment(value: Any) -> tuple[datetime | None, str | None]:
    """An ISO date or moment in Vietnam's time, with its precision; (None, None) for anything else."""
    if not isinstance(value, str):
        return None, None
    text = value.strip()
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None, None
    when = when.replace(tzinfo=VIETNAM) if when.tzinfo is None else when.astimezone(VIETNAM)
    return when, ("minute" if len(text) > 10 else "day")
