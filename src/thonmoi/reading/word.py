"""Word files (.docx): paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from thonmoi.reading.decode import unmask_all
from thonmoi.reading.documents import Limits, RefusedError
from thonmoi.reading.marks import Mark
from thonmoi.reading.tables import count_heads, grid, headed, row_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LEGACY_CAPITALS: Final = re.compile(r"\.?vn[\w ]*h$", re.IGNORECASE)  # ".VnTimeH" draws every letter as a capital
_STYLES: Final = {"title": "title", "caption": "caption", "subtitle": "lead"}
_MAX_PARTS: Final = 20_000
_MAX_XML: Final = 80_000_000


class Word(NamedTuple):
    """The reading text of a Word file, what its styles say, and an encoding that fonts hid."""

    text: str
    marks: tuple[Mark, ...]
    font: str | None


def read_word(data: bytes, limits: Limits) -> Word:
    """Read a .docx. Raises RefusedError: protected, unsupported (an old .doc), too_large (a zip bomb), unreadable. Fetches nothing."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedError("protected", "it is locked with a password; open it in Word and save it without one")
        raise RefusedError("unsupported", "it is an old Word file (.doc) under the suffix .docx; open it in Word and save it as .docx")
    _check(data, limits)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(data))
        pieces = list(_pieces(document))
    except (PackageNotFoundError, zipfile.BadZipFile, zlib.error, XMLSyntaxError, KeyError, ValueError, AttributeError, EOFError) as error:
        said = str(error) or type(error).__name__
        raise RefusedError("unreadable", "it is no whole Word file; open it in Word and save it again as .docx", said) from error
    texts, font = unmask_all([text for text, _, _ in pieces])
    out: list[str] = []
    marks: list[Mark] = []
    at = 0
    for text, (_, role, gap) in zip(texts, pieces, strict=True):
        edge = ("\n\n" if gap else "\n") if out else ""
        at += len(edge)
        if role:
            marks.append(Mark(at, at + len(text), role))
        out.append(edge + text)
        at += len(text)
    return Word("".join(out), tuple(marks), font)


def _check(data: bytes, limits: Limits) -> None:
    """Look at the table of contents: what unpacks to too much is not unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise RefusedError("unreadable", "it is no whole Word file; open it in Word and save it again as .docx", str(error)) from error
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("protected", "its parts are locked with a password; save it without one")
    total = sum(part.file_size for part in parts)
    heavy = max((part.file_size for part in parts if part.filename.endswith(".xml")), default=0)
    if total > limits.max_unpacked or heavy > min(_MAX_XML, limits.max_unpacked) or len(parts) > _MAX_PARTS:
        raise RefusedError("too_large", f"it unpacks to {total:,} bytes, the limit is {limits.max_unpacked:,}; save it without pictures")
    if not any(part.filename.lstrip("/") == "[Content_Types].xml" for part in parts):
        raise RefusedError("unreadable", "it is a zip archive and no Word file; give it with the suffix .zip")


def _pieces(document: Document) -> Iterator[tuple[str, str, bool]]:
    """Text, role and whether a blank line goes before."""
    from docx.table import Table

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
            continue
        style = (item.style.name or "").lower() if item.style is not None else ""
        role = _STYLES.get(style, "heading" if style.startswith("heading") else "")
        lines = [line.strip() for line in _text(item).split("\n")]
        mark = "- " if _is_item(item, style) else ""
        for n, line in enumerate(line for line in lines if line):
            yield (mark + line if not n else line), role, not mark and not n
        # Text in a frame beside the paragraph: where captions of pictures often stand.
        yield from _frames(item)


def _text(paragraph: Paragraph) -> str:
    """The text of a paragraph; runs in a font of capitals alone are written as capitals."""
    out = []
    for run in paragraph.iter_inner_content():
        text = run.text
        font = getattr(getattr(run, "font", None), "name", None)
        if font and _LEGACY_CAPITALS.match(font):
            text = _capitals(text)
        out.append(text)
    return "".join(out).replace("\t", " ")


def _capitals(text: str) -> str:
    """What a font of capitals shows of TCVN3: the exchanged letters as capitals."""
    from thonmoi.reading.legacy import EXCHANGES, folded_western

    western = folded_western(text)
    return EXCHANGES["tcvn3"](western).upper() if western is not None else text


def _is_item(paragraph: Paragraph, style: str) -> bool:
    properties = paragraph._p.pPr
    return style.startswith("list") or (properties is not None and properties.numPr is not None)


def _frames(paragraph: Paragraph) -> Iterator[tuple[str, str, bool]]:
    seen: set[str] = set()
    for box in paragraph._p.xpath(".//w:txbxContent")[:50]:
        for node in box.xpath("./w:p")[:200]:
            text = "".join(part.text or "" for part in node.xpath(".//w:t")).strip()
            if text and text not in seen:  # the same frame is kept twice, for old readers
                seen.add(text)
                yield text, "", True


def _rows(table: Table) -> Iterator[tuple[str, str, bool]]:
    """The rows of a table; a table of one column, or that frames long text, is paragraphs."""
    rows = [[(" ".join(_cell(cell).split()), span, 1) for cell, span in _cells(row)] for row in table.rows]
    data = sum(sum(bool(text) for text, _, _ in row) >= 2 for row in rows) >= 2 and all(
        len(text) <= 400 for row in rows for text, _, _ in row
    )
    if not data:
        for row in rows:
            yield from ((text, "", True) for text, _, _ in row if text)
        return
    laid = list(grid(rows))
    for n, cells in enumerate(headed(laid, count_heads(laid, 0))):
        if line := row_text(cells):
            yield line, "table", n == 0


def _cells(row: Any) -> Iterator[tuple[Any, int]]:
    """Each cell once with how many columns it spans: python-docx gives a merged cell once for each column."""
    before: Any = None
    wide = 0
    cell: Any = None
    for item in row.cells:
        if item._tc is before:
            wide += 1
            continue
        if cell is not None:
            yield cell, wide
        before, cell, wide = item._tc, item, 1
    if cell is not None:
        yield cell, wide


def _cell(cell: Any) -> str:
    """All text of a cell, that of tables inside it too."""
    return " ".join("".join(part.text or "" for part in node.xpath(".//w:t")) for node in cell._tc.xpath(".//w:p"))
