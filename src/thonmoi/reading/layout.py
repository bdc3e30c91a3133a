"""A page's elements → blocks of text, each with what the markup says it is, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from thonmoi.reading.shapes import DROPPED, Zone, hidden
from thonmoi.reading.tables import count_heads, grid, headed, is_data, row_text, rows_of, span
from thonmoi.reading.tree import Parts, Survey, text_of, zone_here

# Begin a new line; with a blank line before, those that are paragraphs of their own.
_PARAGRAPHS: Final = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "table", "blockquote", "article", "section", "ul", "ol", "amp-img",
})  # fmt: skip
_BLOCKS: Final = _PARAGRAPHS | {
    "address", "amp-sidebar", "aside", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "footer", "form",
    "header", "hr", "html", "li", "main", "nav", "pre", "summary", "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_EMPHASIS: Final = frozenset({"em", "i", "figcaption", "small"})
_PICTURES: Final = frozenset({"img", "amp-img", "picture"})
_SPACE: Final = re.compile(r"[ \t\r\n\f\v]+")
_GONE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff\u2060"))
_MAX_CAPTION: Final = 400
_ONE_LINE: Final = frozenset({"title", "lead", "caption"})


@dataclass(slots=True)
class Block:
    """One line of the reading text."""

    text: str
    role: str = ""  # title, lead, caption, date, author, table, heading, or ""
    zone: Zone = ""
    inside: bool = False  # in the main text
    root: bool = False  # in the node that holds title and main text
    gap: bool = False  # a blank line before
    link: bool = False  # all of it is a link


class _Where(NamedTuple):
    role: str = ""
    zone: Zone = ""
    inside: bool = False
    root: bool = False
    pre: bool = False
    link: bool = False
    soft: bool = False  # italic or centred, as captions are
    figure: bool = False


class _Writer:
    """Collects blocks: inline text is joined, block elements begin a new one."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._now: list[str] = []
        self._where: _Where | None = None
        self._linked = self._soft = True
        self._gap = False
        self._picture = False
        self.bullet = False  # the next block is an item of a list

    def picture(self) -> None:
        self.close()
        self._picture = True

    def text(self, piece: str, where: _Where) -> None:
        if piece.strip():
            # What a block is, is said by the first text in it.
            self._where = self._where or where
            if where.role and not self._where.role:
                self._where = self._where._replace(role=where.role)
            self._linked = self._linked and where.link
            self._soft = self._soft and where.soft
        self._now.append(piece)

    def close(self, gap: bool = False) -> None:
        line = _SPACE.sub(" ", "".join(self._now).translate(_GONE)).strip()
        if line and self._where is not None:
            where, role = self._where, self._where.role
            under = self._picture and (self._soft or where.figure) and not role
            if (under or (where.figure and not role)) and len(line) <= _MAX_CAPTION:
                role = "caption"
            if self.bullet and role not in ("title", "caption"):
                line = f"- {line}"
            self.bullet = False
            self.blocks.append(Block(line, role, where.zone, where.inside, where.root, self._gap, self._linked))
            self._gap = self._picture = False
        self._now.clear()
        self._where = None
        self._linked = self._soft = True
        self._gap = self._gap or gap

    def apart(self, line: bool) -> None:
        """A blank, or a new line unless what stands there is a label ("Tác giả:")."""
        now = "".join(self._now).rstrip()
        if line and now and not now.endswith(":"):
            self.close()
        elif now:
            self._now.append(" ")

    def row(self, text: str, where: _Where) -> None:
        self.close()
        if text:
            self.blocks.append(Block(text, "table", where.zone, where.inside, where.root, self._gap))
            self._gap = self._picture = False


def lay_out(body: Any, parts: Parts, seen: Survey) -> list[Block]:
    """The blocks of a page. An explicit stack: deep nesting must not break it."""
    out = _Writer()
    stack: list[tuple[Any, _Where]] = [(body, _Where())]
    while stack:
        item, where = stack.pop()
        if item == " ":
            out.apart(False)
            continue
        if isinstance(item, str):
            out.close(gap=item == "\n\n")
            out.bullet = item == "- "
            continue
        tag = item.tag
        if tag == "-text":
            _text(out, item.text_content or "", where)
            continue
        if tag is None or tag in DROPPED or tag.startswith("-") or tag == "!doctype" or hidden(item):
            continue
        if tag in _PICTURES and tag != "picture":
            out.picture()
        if tag == "br":
            if where.role in _ONE_LINE:
                out.text(" ", where)
            else:
                out.close(gap=not out._now)
            continue
        where = _moved(item, where, parts, seen)
        if tag == "table" and (rows := rows_of(item)):
            if is_data(item, rows, seen.size):
                _data(out, rows, item, where)
                continue
            if item.css_first("img") is not None and where.inside and seen.size.get(item.mem_id, 0) <= _MAX_CAPTION:
                where = where._replace(figure=True)
        children = list(item.iter(include_text=True))
        if tag in _BLOCKS or item.mem_id == parts.title:
            edge = "\n\n" if tag in _PARAGRAPHS else "\n"
            stack.append((edge, where))
            stack.extend((child, where) for child in reversed(children))
            if tag == "li":
                stack.append(("- ", where))
            stack.append((edge, where))
        else:
            # "14:05" beside "Hà Vy" beside "Thành viên": only the style sheet keeps them apart.
            own = parts.roles.get(item.mem_id)
            if own in ("author", "date"):
                stack.append(("\n" if own == "author" else " ", where))
            stack.extend((child, where) for child in reversed(children))
            if own in ("author", "date"):
                out.apart(own == "author")
    out.close()
    return out.blocks


def _text(out: _Writer, text: str, where: _Where) -> None:
    if not where.pre:
        out.text(text, where)
        return
    for n, line in enumerate(text.split("\n")):
        if n:
            out.close(gap=not line.strip())
        out.text(line, where)


def _moved(node: Any, where: _Where, parts: Parts, seen: Survey) -> _Where:
    """Where its children stand."""
    key, tag = node.mem_id, node.tag
    role = parts.roles.get(key, "")
    zone = where.zone or zone_here(node, parts, seen)
    if role == "lead" and seen.size.get(key, 0) > 1600:
        role = ""
    if tag in _HEADINGS and not where.role and not role:
        role = "heading"
    style = "" if tag in ("img", "a") else (node.attributes.get("style") or "").replace(" ", "").lower()
    centred = tag == "center" or "text-align:center" in style or (node.attributes.get("align") or "").lower() == "center"
    return _Where(
        role=where.role if where.role in ("title", "caption") else role or where.role,
        zone=zone,
        inside=where.inside or key == parts.body,
        root=where.root or (parts.root is not None and key == parts.root.mem_id),
        pre=where.pre or tag in ("pre", "listing", "xmp"),
        link=where.link or tag == "a",
        soft=where.soft or tag in _EMPHASIS or centred or "font-style:italic" in style,
        figure=where.figure or tag == "figure",
    )


def _data(out: _Writer, rows: list[list[Any]], table: Any, where: _Where) -> None:
    caption = table.css_first("caption")
    if caption is not None and (said := text_of(caption)):
        out.close(gap=True)
        out.text(said, where._replace(role="heading"))
    out.close(gap=True)
    cells = [[(text_of(cell).translate(_GONE), span(cell, "colspan"), span(cell, "rowspan")) for cell in row] for row in rows]
    laid = list(grid(cells))
    marked = 0
    while marked < len(rows) and rows[marked] and all(cell.tag == "th" for cell in rows[marked]):
        marked += 1
    for row in headed(laid, count_heads(laid, marked)):
        out.row(row_text(row), where)
    out.close(gap=True)
