"""CSV and JSON Lines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from thonmoi.store.reading import Store
from thonmoi.store.tables import COLUMNS, Row, as_text, figure_rows


def write_csv(records: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """The figures of records (dicts, as their JSON) as CSV with a header; gives the number of rows."""
    return _write(out, (row for record in records for row in figure_rows(record)))


def store_csv(store: Store, out: TextIO) -> int:
    """The figures of a store as CSV with a header; gives the number of rows."""
    return _write(out, store.rows("figures"))


def _write(out: TextIO, rows: Iterable[Row]) -> int:
    writer = csv.DictWriter(out, COLUMNS["figures"], lineterminator="\n")
    writer.writeheader()
    count = 0
    for row in as_text(rows, "figures"):
        writer.writerow(row)
        count += 1
    return count


def store_lines(store: Store, out: TextIO) -> int:
    """The whole records of a store, one a line; gives their number."""
    count = 0
    for record in store.records():
        out.write(record.model_dump_json() + "\n")
        count += 1
    return count
