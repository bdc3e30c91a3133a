"""Tables: which ones hold data, and their rows as lines whose cells stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

_SPACE: Final = re.compile(r"\s+")
# A cell of data is short; a longer one makes the table a frame for the layout of a page.
_MAX_CELL: Final = 400
_NUMBER: Final = re.compile(r"[\d.,/%\s-]*\d[\d.,/%\s-]*(?:\s*[^\W\d_]{1,4}(?: [^\W\d_]{1,6})?)?")
_MAX_COLUMNS: Final = 200
_MAX_SPAN: Final = 60


def row_text(cells: Sequence[str]) -> str:
    """Cells as a line between bars; "" for an empty row, the bare text where there is one cell alone."""
    said = [_SPACE.sub(" ", cell.replace("|", "/")).strip() for cell in cells]
    if not any(said):
        return ""
    return "| " + " | ".join(said) + " |" if len(said) > 1 else said[0]


def grid(rows: Sequence[Sequence[tuple[str, int, int]]]) -> Iterator[list[str]]:
    """Rows of (text, columns, rows spanned) → rows in which each text stands once, in its first column, and what it spans is empty."""
    taken: dict[int, int] = {}
    for row in rows:
        out: list[str] = []
        for text, wide, high in row:
            while taken.get(len(out), 0) > 0 and len(out) < _MAX_COLUMNS:
                taken[len(out)] -= 1
                out.append("")
            for k in range(min(wide, _MAX_SPAN)):
                if high > 1:
                    taken[len(out)] = min(high, 10_000) - 1
                out.append(text if k == 0 else "")
            if len(out) >= _MAX_COLUMNS:
                break
        while taken.get(len(out), 0) > 0 and len(out) < _MAX_COLUMNS:
            taken[len(out)] -= 1
            out.append("")
        yield out


def headed(rows: list[list[str]], heads: int) -> list[list[str]]:
    """Rows whose first `heads` rows name the columns: these as one row, so that each column says in its own cell what it holds.

    "Xã đạt chuẩn" over "Số xã" and "Tỷ lệ" becomes "Xã đạt chuẩn - Số xã" and "Xã đạt chuẩn - Tỷ lệ".
    """
    if heads < 2 or len(rows) <= heads:
        return rows
    width = max(len(row) for row in rows[:heads])
    names: list[str] = []
    for column in range(width):
        said: list[str] = []
        for n, row in enumerate(rows[:heads]):
            # A group stands in its first column and reaches to the next one that says something; a name of its own column does not.
            text = row[column] if column < len(row) else ""
            if not text and n + 1 < heads and rows[n + 1][column : column + 1] not in ([], [""]):
                text = next((row[k] for k in range(min(column, len(row) - 1), -1, -1) if row[k]), "")
            if text and text not in said:
                said.append(text)
        names.append(" - ".join(said))
    return [names, *rows[heads:]]


def count_heads(rows: Sequence[Sequence[str]], marked: int) -> int:
    """How many rows name columns: those that the markup marks, else the first ones whose cells hold no number alone."""
    if marked:
        return marked
    for n, row in enumerate(rows[:4]):
        if any(_NUMBER.fullmatch(cell.strip()) for cell in row[1:]):
            return n
    return 0


def rows_of(table: Any) -> list[list[Any]]:
    """The rows of a table's own, each with its cells."""
    rows: list[list[Any]] = []
    stack = list(reversed(list(table.iter())))
    while stack:
        node = stack.pop()
        if node.tag in ("thead", "tbody", "tfoot"):
            stack.extend(reversed(list(node.iter())))
        elif node.tag == "tr":
            rows.append([cell for cell in node.iter() if cell.tag in ("td", "th")])
    return rows


def is_data(table: Any, rows: list[list[Any]], sizes: dict[int, int]) -> bool:
    """Rows of short cells, several of them filled: data. Anything else frames other matter."""
    if table.css_first("table table, form, h1, ul, p + p + p") is not None or not any(len(row) > 1 for row in rows):
        return False
    filled = [sum(sizes.get(cell.mem_id, 0) > 0 for cell in row) for row in rows]
    if sum(count >= 2 for count in filled) < 2:
        return False
    return all(sizes.get(cell.mem_id, 0) <= _MAX_CELL for row in rows for cell in row)


def span(cell: Any, name: str) -> int:
    """A colspan or rowspan."""
    value = (cell.attributes.get(name) or "1").strip()
    return max(1, int(value)) if value.isdigit() and len(value) <= 4 else 1
