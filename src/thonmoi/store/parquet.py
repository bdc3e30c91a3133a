"""Rows to Parquet files, with the columns and types that `tables.COLUMNS` declares."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from thonmoi.errors import StoreError
from thonmoi.store.tables import COLUMNS, Row


def need(module: str) -> Any:
    """Import a module of the extra `thonmoi[store]`, or say how to get it."""
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise StoreError("missing_extra", f"stores need {module.partition('.')[0]}: pip install 'thonmoi[store]'") from error


@cache
def schema(table: str) -> Any:
    """The pyarrow schema of a table; `shard` tells the run's later rows from its earlier ones."""
    pa = need("pyarrow")
    types = {
        "text": pa.string(), "json": pa.string(), "float": pa.float64(), "int": pa.int64(), "bool": pa.bool_(),
        "date": pa.date32(), "time": pa.timestamp("s"), "texts": pa.list_(pa.string()), "ints": pa.list_(pa.int64()),
    }  # fmt: skip
    return pa.schema([*((name, types[kind]) for name, kind in COLUMNS[table].items()), ("shard", pa.int32())])


def write(rows: Sequence[Row], table: str, shard: int, path: Path) -> None:
    """One Parquet file, whole or not at all."""
    pa, parquet = need("pyarrow"), need("pyarrow.parquet")
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_suffix(".tmp")
    data = pa.Table.from_pylist([{**row, "shard": shard} for row in rows], schema=schema(table))
    with temporary.open("wb") as out:
        parquet.write_table(data, out, compression="zstd")
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(path)


def read_columns(paths: Sequence[Path], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of some columns of Parquet files."""
    parquet = need("pyarrow.parquet")
    found: list[tuple[Any, ...]] = []
    for path in paths:
        try:
            data = parquet.read_table(path, columns=list(columns))
        except Exception as error:  # pyarrow raises OSError or errors of its own
            raise StoreError("broken_store", f"{path}: cannot be read: {error}") from error
        found.extend(zip(*(data.column(name).to_pylist() for name in columns), strict=True))
    return found
