"""What a target's name says, and files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, TextIO

from thonmoi.errors import StoreError
from thonmoi.store.needs import need
from thonmoi.store.reading import TABLES, Store

POSTGRES: Final = ("postgresql://", "postgres://")


def _parquet(store: Store, path: Path) -> int:
    store.table("figures").write_parquet(str(path), compression="zstd")
    return store.count("figures")


def _text(write: Callable[[Store, TextIO], int]) -> Callable[[Store, Path], int]:
    def to(store: Store, path: Path) -> int:
        with path.open("w", encoding="utf-8", newline="") as out:
            return write(store, out)

    return to


def _csv(store: Store, path: Path) -> int:
    from thonmoi.store.export.text import store_csv

    return _text(store_csv)(store, path)


def _lines(store: Store, path: Path) -> int:
    from thonmoi.store.export.text import store_lines

    return _text(store_lines)(store, path)


def _excel(store: Store, path: Path) -> int:
    from thonmoi.store.export.excel import write_workbook

    return write_workbook(store, path)


def _duckdb(store: Store, path: Path) -> int:
    """All tables, in their fixed order."""
    store.sql_run("ATTACH '" + str(path).replace("'", "''") + "' AS target")
    try:
        for table in TABLES:
            store.sql_run(f"CREATE TABLE target.{table} AS {store.query(table)}")
    finally:
        store.sql_run("DETACH target")
    return store.count("figures")


_WRITERS: Final[Mapping[str, Callable[[Store, Path], int]]] = MappingProxyType(
    {".csv": _csv, ".jsonl": _lines, ".xlsx": _excel, ".parquet": _parquet, ".duckdb": _duckdb}
)
SUFFIXES: Final = tuple(_WRITERS)


def export(store: Store, target: str | Path) -> int:
    """Write a store to a target; gives the number of rows.

    `.csv`, `.parquet`: the figures, one a row; `.jsonl`: whole records, one a line; `.xlsx`: a sheet a table; `.duckdb`: a database with
    all tables; `postgresql://…`: the same tables in the schema `thonmoi`, brought up to date. A file is there whole or not at all. Raise
    StoreError `target` for another suffix or a place that cannot be written.
    """
    if str(target).startswith(POSTGRES):
        from thonmoi.store.export.postgres import to_postgres

        return to_postgres(store, str(target))
    path = Path(target)
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        known = ", ".join(SUFFIXES)
        raise StoreError("target", f"{target}: can export to {known} or postgresql://…, not to {path.suffix or 'a name without suffix'!r}")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    duckdb_error: type[Exception] = need("duckdb").Error
    try:
        temporary.unlink(missing_ok=True)
        count = write(store, temporary)
        temporary.replace(path)
    except (OSError, duckdb_error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError("target", f"{path}: cannot be written: {reason}") from error
    finally:
        for left in (temporary, temporary.with_name(temporary.name + ".wal")):
            left.unlink(missing_ok=True)
    return count
