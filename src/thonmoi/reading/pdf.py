"""PDF: lines by where they stand on the page, put together again as paragraphs and rows of tables."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

from thonmoi.reading.decode import unmask_all
from thonmoi.reading.documents import Limits, RefusedError
from thonmoi.reading.evidence import evidence
from thonmoi.reading.foreign import hushed
from thonmoi.reading.meta import Meta, absolute, clean
from thonmoi.reading.tables import row_text
from thonmoi.records import VIETNAM

# Fewer letters a page than this beside a picture: the page is one, with a stamp at most.
_SCANNED: Final = 100
_EM: Final = 0.62  # a letter is hardly wider than this share of its size
_CELL_GAP: Final = 2.0  # ems between two cells of a row
_ITEM: Final = re.compile(r"(?:[-+*•–▪]|\d{1,2}[.)]|[IVX]{1,4}\.|[a-zđ]\)) ")
_ENDS: Final = re.compile(r"[.!?:;…][\"”')\]]*$")
_ADDRESS: Final = re.compile(r"https?://[^\s|]+[^\s|.,]")
_DIGITS: Final = re.compile(r"\d+")
_SPACES: Final = re.compile(r"[ \t\xa0]+")


class Pdf(NamedTuple):
    """The reading text of a PDF, what the file says of itself, and an encoding that its fonts hid."""

    text: str
    meta: Meta
    font: str | None


@dataclass(slots=True)
class _Line:
    page: int
    x: float
    y: float
    size: float
    text: str
    row: bool = False  # cells with gaps between them
    right: float = 0.0


class _LateError(Exception):
    """The time for one PDF is over."""


def read_pdf(data: bytes, limits: Limits) -> Pdf:
    """Read a PDF. Raises RefusedError: protected, empty (scanned pages), too_large, undecodable, unreadable, timeout."""
    import pypdf
    from pypdf.errors import DependencyError

    hushed("pypdf")
    until = time.monotonic() + limits.max_seconds
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("protected", "it is locked with a password; open it and print it to a new PDF")
        pages = len(reader.pages)
        if pages > limits.max_pages:
            raise RefusedError("too_large", f"{pages:,} pages, the limit is {limits.max_pages:,}; raise the limit or split the file")
        lines: list[_Line] = []
        for number in range(pages):
            lines.extend(_page_lines(reader.pages[number], number, until))
        letters = sum(sum(c.isalpha() for c in line.text) for line in lines)
        if letters < _SCANNED * pages and _pictures(reader):
            shown = "1 page is a picture" if pages == 1 else f"{pages} pages are pictures"
            raise RefusedError("empty", f"its {shown} without text: it is scanned; run text recognition (OCR) over it first")
        meta = _meta(reader, lines)
    except RefusedError:
        raise
    except _LateError as error:
        raise RefusedError(
            "timeout", f"reading it took longer than {limits.max_seconds:g} seconds; raise the limit or split the file"
        ) from error
    except DependencyError as error:
        raise RefusedError("protected", "it is locked; print it to a new PDF, or install the extra `pages`", str(error)) from error
    except Exception as error:  # a broken PDF breaks its parser in any way
        said = str(error) or type(error).__name__
        raise RefusedError(
            "unreadable", "it is no whole PDF; open it and print it to a new one", f"{type(error).__name__}: {said}"[:500]
        ) from error
    texts, font = unmask_all(_paragraphs(_without_edges(lines, pages)))
    text = "\n\n".join(texts)
    proof = evidence(text)
    if proof.words >= 30 and proof.good < 0.4 * proof.words:
        raise RefusedError("undecodable", "its fonts do not say which letters they draw; run text recognition (OCR) over it first")
    return Pdf(text, meta, font)


def _page_lines(page: Any, number: int, until: float) -> list[_Line]:
    """The lines of a page in the order of the file, pieces on one height joined."""
    pieces: list[tuple[float, float, float, str]] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if text.strip(" \n"):
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[0] * cm[0]) or 1.0
            pieces.append((x, y, abs(size) * scale or 10.0, text))
        elif pieces and text:
            pieces[-1] = (*pieces[-1][:3], pieces[-1][3] + (" " if text.isspace() and "\n" not in text else ""))

    def look(*_: Any) -> None:
        if time.monotonic() > until:
            raise _LateError

    page.extract_text(visitor_text=visit, visitor_operand_before=look)
    out: list[_Line] = []
    for x, y, size, text in pieces:
        # A piece may run over several lines where the file moves on without saying where to.
        for n, part in enumerate(text.strip("\n").split("\n")):
            said = _SPACES.sub(" ", part)
            if not said.strip():
                continue
            last = out[-1] if out else None
            right = x + len(said.rstrip()) * _EM * size
            if n == 0 and last is not None and abs(last.y - y) <= 0.3 * max(size, last.size) and x >= last.x:
                gap = x - last.right
                if gap > _CELL_GAP * size:
                    last.text, last.row = f"{last.text.strip()}\t{said.strip()}", True
                else:
                    last.text += said
                last.right = max(last.right, right)
            else:
                out.append(_Line(number, x, y - n * 1.2 * size, size, said, False, right))
    for line in out:
        line.text = line.text.strip()
    return out


def _without_edges(lines: list[_Line], pages: int) -> list[_Line]:
    """Without what stands at the top or bottom of page after page: the name of the paper, the address, the number of the page."""
    if pages < 2:
        return [line for line in lines if not line.text.isdigit()]
    edges: set[int] = set()
    said: Counter[str] = Counter()
    for page in range(pages):
        own = sorted((line for line in lines if line.page == page), key=lambda line: -line.y)
        for line in {id(line): line for line in [*own[:2], *own[-2:]]}.values():
            edges.add(id(line))
            said[_DIGITS.sub("0", line.text)] += 1
    often = {text for text, count in said.items() if count >= 2 and count >= 0.5 * pages}
    return [line for line in lines if not (id(line) in edges and (_DIGITS.sub("0", line.text) in often or line.text.isdigit()))]


def _paragraphs(lines: list[_Line]) -> list[str]:
    """Lines that run on as one paragraph, and rows of tables as they are."""
    if not lines:
        return []
    steps = Counter(round(a.y - b.y) for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 60)
    step = steps.most_common(1)[0][0] if steps else 14
    # Lines of a paragraph follow each other nearest: of the two commonest steps the smaller.
    common = [value for value, count in steps.most_common(2) if count >= 0.2 * sum(steps.values())]
    step = min(common, default=step)
    widths = sorted(line.right for line in lines if not line.row)
    full = widths[int(0.8 * (len(widths) - 1))] if widths else 0.0
    left = Counter(round(line.x) for line in lines).most_common(1)[0][0]
    out: list[str] = []
    before: _Line | None = None
    for line in lines:
        if line.row:
            out.append(row_text(line.text.split("\t")))
            before = None
            continue
        if before is not None and _goes_on(before, line, step, full, left):
            out[-1] = f"{out[-1]} {line.text}"
        else:
            out.append(line.text)
        before = line
    return _rows_together([text for text in out if text])


def _goes_on(before: _Line, line: _Line, step: float, full: float, left: float) -> bool:
    """Whether a line is the same paragraph as the one before it."""
    if abs(before.size - line.size) > 0.08 * before.size:
        return False
    ended = _ENDS.search(before.text) is not None
    short = before.right < left + 0.75 * (full - left)
    if _ITEM.match(line.text) and (ended or short):
        return False
    if before.page != line.page or line.y > before.y:
        return not ended and (line.text[:1].islower() or not short)
    if before.y - line.y > 1.3 * step:
        return False
    if line.x > left + 0.8 * line.size and before.x <= left + 2 and ended:
        return False  # the first line of a paragraph stands in
    return not (short and (ended or line.text[:1].isupper()))


def _rows_together(texts: list[str]) -> list[str]:
    """Rows that follow each other as one block."""
    out: list[str] = []
    for text in texts:
        if text.startswith("| ") and out and out[-1].rpartition("\n")[2].startswith("| "):
            out[-1] += f"\n{text}"
        else:
            out.append(text)
    return out


def _pictures(reader: Any) -> bool:
    """Whether one of the first pages shows a picture."""
    for page in reader.pages[:5]:
        resources = page.get("/Resources")
        objects = resources.get_object().get("/XObject") if resources is not None else None
        for item in objects.get_object().values() if objects is not None else ():
            if item.get_object().get("/Subtype") in ("/Image", "/Form"):
                return True
    return False


def _meta(reader: Any, lines: list[_Line]) -> Meta:
    """The day it was made, which is when a page was printed to it, and an address that stands at the edge of its pages."""
    origins: dict[str, str] = {}
    printed = None
    info = reader.metadata
    try:
        made = info.creation_date if info is not None else None
    except (ValueError, TypeError, AttributeError):
        made = None
    if made is not None:
        printed = made.replace(tzinfo=VIETNAM) if made.tzinfo is None else made.astimezone(VIETNAM)
        origins["printed_at"] = "PDF CreationDate"
    edges = Counter(m[0] for line in lines if len(line.text) < 250 and (m := _ADDRESS.search(line.text)))
    address = None
    if edges:
        found, count = edges.most_common(1)[0]
        if count == len({line.page for line in lines}):
            address = absolute(clean(found), None)
    if address is not None:
        origins["canonical_url"] = "edge of the pages"
    return Meta(printed_at=printed, canonical_url=address, origins=origins)
