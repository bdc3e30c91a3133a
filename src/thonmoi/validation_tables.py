"""Records in Parquet files and in stores, validated: what fails, in which row and field.

A Parquet file holds records where it has a column `record` of JSON, one record a row, or columns that are a record's own fields
(`article`, `figures`, …) as nested values. Rows are read in batches, so a file may be larger than memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from thonmoi.records import Record
from thonmoi.store.needs import need
from thonmoi.store.reading import open_store
from thonmoi.store.tables import record_json
from thonmoi.validation import Failure, check_text

_ROWS: Final = 256
_MAPS: Final = ("fields", "origins", "also")
_LISTS: Final = ("figures", "findings", "people", "evidence", "catalogues")
_OURS: Final = ("article", "thonmoi_version")


def check_parquet(path: Path) -> Iterator[Record | Failure]:
    """Each record of a Parquet file, or what is wrong with it; a Failure's line is the row, from 1. Raises StoreError without pyarrow."""
    parquet = need("pyarrow.parquet")
    try:
        with path.open("rb") as stream:
            file = parquet.ParquetFile(stream)
            names = set(file.schema_arrow.names)
            if names >= {"record", "article_id"}:
                yield Failure(1, "", "is a table of a store, whose records stand without their texts; check the store's folder")
                return
            if "record" in names:
                columns = ["record"]
            elif names.issuperset(_OURS):
                columns = [name for name in file.schema_arrow.names if name in Record.model_fields]
                columns += [name for name in file.schema_arrow.names if name not in Record.model_fields]
            else:
                kind = "figures, one a row" if "indicator" in names else f"the columns {', '.join(sorted(names)[:8])}"
                yield Failure(1, "", f"holds no records but {kind}; records are a column `record` of JSON, or columns by field")
                return
            row = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                for value in batch.to_pylist():
                    row += 1
                    yield from _check_row(value, row)
            if not row:
                yield Failure(1, "", "holds no record")
    except need("pyarrow").ArrowException as error:
        yield Failure(1, "", f"no Parquet: {str(error).splitlines()[0]}")


def _check_row(value: Mapping[str, Any], row: int) -> Iterator[Record | Failure]:
    data = value.get("record", value) if set(value) == {"record"} else value
    if data is None:
        yield Failure(row, "", "holds no record: null")
        return
    if isinstance(data, str):
        yield from check_text(data, row)
        return
    yield from check_text(json.dumps(_plain(data, ()), ensure_ascii=False, default=_said), row)


def _plain(value: Any, path: tuple[str, ...]) -> Any:
    """Arrow's values as a record's JSON has them."""
    last = path[-1] if path else ""
    if isinstance(value, str) and (last in _MAPS or last in _LISTS) and value[:1] == "{":
        return json.loads(value)  # DuckDB keeps as JSON what has no fields of its own in some row
    if isinstance(value, list) and last in _MAPS and all(isinstance(v, tuple) and len(v) == 2 for v in value):
        return {k: _plain(v, (*path, k)) for k, v in value}  # a map is a list of pairs
    if isinstance(value, Mapping):
        # A struct has the fields of all rows; a slot that this row does not have is null there.
        return {k: _plain(v, (*path, k)) for k, v in value.items() if last not in _MAPS or v is not None}
    return [_plain(v, path) for v in value] if isinstance(value, list) else value


def _said(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"{type(value).__name__} has no place in a record")


def check_store(path: str | Path) -> Iterator[Record | Failure]:
    """Each record of a store, in the order of its sources; a Failure's line is the record's number there. Raises StoreError."""
    with open_store(path) as store:
        query = "SELECT r.record, a.text, a.source, a.id FROM records r JOIN articles a ON a.id = r.article_id ORDER BY a.source, a.id"
        for number, (data, text, source, article) in enumerate(store.stream(query), 1):
            where = f"article {article} ({source}): "
            try:
                record = record_json(data, text)
            except (ValueError, TypeError, KeyError) as error:
                yield Failure(number, "", f"{where}no record: {error}")
                continue
            for item in check_text(json.dumps(record, ensure_ascii=False), number):
                yield item if isinstance(item, Record) else Failure(number, item.field, where + item.message)
