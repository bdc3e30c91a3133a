"""Rows to Parquet files, with the columns and types that `tables.COLUMNS` declares."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from thonmoi.errors import StoreError
from thonmoi.store.files import Folder
from thonmoi.store.manifest import Shard, shard_file
from thonmoi.store.needs import need
from thonmoi.store.tables import COLUMNS, Row


@cache
def schema(table: str) -> Any:
    """The pyarrow schema of a table; `shard` says which shard a row is of."""
    pa = need("pyarrow")
    types = {
        "text": pa.string(), "json": pa.string(), "float": pa.float64(), "int": pa.int64(), "bool": pa.bool_(),
        "date": pa.date32(), "time": pa.timestamp("s"), "texts": pa.list_(pa.string()), "ints": pa.list_(pa.int64()),
    }  # fmt: skip
    return pa.schema([*((name, types[kind]) for name, kind in COLUMNS[table].items()), ("shard", pa.int32())])


def packed(rows: Sequence[Row], table: str) -> Any:
    """Rows as a pyarrow table, which takes a fraction of their room; `write_shard` adds the column `shard`."""
    pa = need("pyarrow")
    types = schema(table)
    names = list(COLUMNS[table])
    return pa.table([pa.array([row[name] for row in rows], types.field(name).type) for name in names], names=names)


def write_shard(folder: Folder, shard: Shard, tables: Mapping[str, Sequence[Any]]) -> Shard:
    """Write a file for each table that has rows (given as pyarrow tables), all or, where one cannot be written, none; gives the shard with
    its rows counted."""
    pa, parquet = need("pyarrow"), need("pyarrow.parquet")
    counts = {}
    try:
        for table, parts in tables.items():
            data = pa.concat_tables(parts) if parts else None
            if not data:
                continue
            counts[table] = len(data)
            data = data.append_column("shard", pa.repeat(pa.scalar(shard.number, pa.int32()), len(data)))
            out = pa.BufferOutputStream()
            parquet.write_table(data, out, compression="zstd")
            folder.write(shard_file(table, shard.number), out.getvalue())
    except StoreError:
        for table in counts:
            folder.remove(shard_file(table, shard.number))
        raise
    return shard.model_copy(update={"rows": counts})


def read_columns(folder: Folder, files: Sequence[str], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns of Parquet files, file after file."""
    parquet = need("pyarrow.parquet")
    for file in files:
        try:
            data = parquet.read_table(io.BytesIO(folder.read(file)), columns=list(columns))
        except Exception as error:  # pyarrow raises OSError or errors of its own
            raise StoreError("broken_store", f"{folder.name}/{file}: cannot be read: {error}") from error
        yield from zip(*(data.column(name).to_pylist() for name in columns), strict=True)
