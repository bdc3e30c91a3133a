"""An Excel workbook, a sheet a table. Rows are written as they come, so that memory stays flat."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from thonmoi.store.needs import need
from thonmoi.store.reading import Store
from thonmoi.store.tables import COLUMNS

ROWS: Final = 1_048_576  # of a sheet, with its header; what goes beyond gets a sheet of its own
_CELL: Final = 32_767  # characters
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")  # XML cannot hold them
# A newspaper's full text is no cell; it stands in the store.
_LEFT_OUT: Final[Mapping[str, frozenset[str]]] = {"articles": frozenset({"text", "captions"})}
_SHEETS: Final = ("figures", "findings", "people", "articles", "rejects")


def write_workbook(store: Store, path: Path, rows: int = ROWS) -> int:
    """Write the workbook; gives the number of figures. `rows`: of one sheet."""
    openpyxl = need("openpyxl")
    book = openpyxl.Workbook(write_only=True)
    count = 0
    for table in _SHEETS:
        columns = [name for name in COLUMNS[table] if name not in _LEFT_OUT.get(table, ())]
        sheet: Any = None
        for number, row in enumerate(store.rows(table)):
            if number % (rows - 1) == 0:
                sheet = _sheet(book, table, number // (rows - 1), columns)
            sheet.append([_cell(sheet, row[name]) for name in columns])
            count += table == "figures"
        if sheet is None:
            _sheet(book, table, 0, columns)
    # By handle: openpyxl refuses a name that does not end as a workbook's does.
    with path.open("wb") as out:
        book.save(out)
    return count


def _sheet(book: Any, table: str, part: int, columns: list[str]) -> Any:
    sheet = book.create_sheet(table if not part else f"{table} {part + 1}")
    sheet.freeze_panes = "A2"
    for i, name in enumerate(columns):
        letter = need("openpyxl.utils").get_column_letter(i + 1)
        sheet.column_dimensions[letter].width = 60 if name in ("quote", "sentence", "title", "lead", "message_vi", "message_en") else 16
    sheet.append(columns)
    return sheet


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return value
    value = _ILLEGAL.sub("\ufffd", value)[:_CELL]
    if value[:1] != "=":
        return value
    cell = need("openpyxl.cell").WriteOnlyCell(sheet, value)  # words of an article, no formula
    cell.data_type = "s"
    return cell
