"""A store, or records, into one file that other programs read."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from thonmoi.errors import StoreError
from thonmoi.store.reading import Store
from thonmoi.store.tables import COLUMNS, as_text, figure_rows

SUFFIXES = (".csv", ".jsonl", ".parquet")


def write_csv(records: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """The figures of records (dicts, as their JSON) as CSV with a header; gives the number of rows."""
    writer = csv.DictWriter(out, COLUMNS["figures"], lineterminator="\n")
    writer.writeheader()
    count = 0
    for record in records:
        for row in as_text(figure_rows(record), "figures"):
            writer.writerow(row)
            count += 1
    return count


def export(store: Store, target: Path) -> int:
    """Write the figures (`.csv`, `.parquet`: one row each) or the whole records (`.jsonl`: one a line); gives the number of rows.

    The file is there whole or not at all. Raise StoreError `target` for another suffix or a place that cannot be written.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise StoreError("target", f"{target}: can export to {', '.join(SUFFIXES)}, not to {suffix or 'a name without suffix'!r}")
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        if suffix == ".parquet":
            store.table("figures").write_parquet(str(temporary), compression="zstd")
            rows = store.sql("SELECT count(*) FROM figures").fetchall()
            count = int(rows[0][0])
        else:
            with temporary.open("w", encoding="utf-8", newline="") as out:
                count = _write_lines(store, out) if suffix == ".jsonl" else write_csv(_dumped(store), out)
        temporary.replace(target)
    except OSError as error:
        raise StoreError("target", f"{target}: cannot be written: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)
    return count


def _dumped(store: Store) -> Iterable[dict[str, Any]]:
    return (record.model_dump(mode="json") for record in store.records())


def _write_lines(store: Store, out: TextIO) -> int:
    count = 0
    for record in store.records():
        out.write(record.model_dump_json() + "\n")
        count += 1
    return count
