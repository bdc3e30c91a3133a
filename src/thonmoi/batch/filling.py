"""A store's records as a user's model: one file of JSON Lines beside the tables."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel

from thonmoi.errors import FactError
from thonmoi.records import Record
from thonmoi.store.files import LocalFolder, cannot, folder_at
from thonmoi.store.reading import open_store


@dataclass(frozen=True, slots=True)
class Filled:
    """How many articles of a store filled the model, how many did not, and where both stand."""

    where: str
    filled: int
    failed: int


def write_models(store: str | Path, model: type[BaseModel]) -> Filled:
    """Write `models/Model.jsonl` in a store: a line an article, with `article`, `source` and either `value` or `problems`.

    All articles of the store, in the order of their sources; put in place when it is whole. Raises StoreError.
    """
    folder, name = folder_at(store), f"models/{model.__name__}.jsonl"
    if not isinstance(folder, LocalFolder):
        data = io.BytesIO()
        counts = _write(store, model, data)
        folder.write(name, data.getvalue())
        return Filled(f"{folder.name}/{name}", *counts)
    target = folder.path / name
    unfinished = target.with_suffix(".tmp")
    try:
        target.parent.mkdir(exist_ok=True)
        with unfinished.open("wb") as out:
            counts = _write(store, model, out)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise cannot(str(target), error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return Filled(str(target), *counts)


def _write(store: str | Path, model: type[BaseModel], out: BinaryIO) -> tuple[int, int]:
    """The lines of a store; how many were filled and how many not."""
    filled = failed = 0
    with open_store(store) as opened:
        for line in _lines(opened.records(), model):
            filled, failed = filled + ("value" in line), failed + ("problems" in line)
            out.write(json.dumps(line, ensure_ascii=False).encode("utf-8") + b"\n")
    return filled, failed


def _lines(records: Iterator[Record], model: type[BaseModel]) -> Iterator[dict[str, Any]]:
    for record in records:
        line: dict[str, Any] = {"article": record.article.id, "source": record.article.canonical_url or record.article.source}
        try:
            line["value"] = record.to(model).model_dump(mode="json")
        except FactError as error:
            line["problems"] = [
                {"field": p.field, "code": p.code, "message": p.message, "figures": p.figures, "quotes": [e.quote for e in p.evidence]}
                for p in error.problems
            ]
        yield line
