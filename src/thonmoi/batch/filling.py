"""A store's records as a user's model: one file of JSON Lines beside the tables."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from thonmoi.errors import FactError, StoreError
from thonmoi.records import Record
from thonmoi.store.reading import open_store


@dataclass(frozen=True, slots=True)
class Filled:
    """How many articles of a store filled the model, how many did not, and where both stand."""

    path: Path
    filled: int
    failed: int


def write_models(folder: Path, model: type[BaseModel]) -> Filled:
    """Write `models/Model.jsonl` in a store: a line an article, with `article`, `source` and either `value` or `problems`.

    All articles of the store, in the order of their sources; written beside and put in place when it is whole. Raises StoreError.
    """
    target = folder / "models" / f"{model.__name__}.jsonl"
    unfinished = target.with_suffix(".tmp")
    filled = failed = 0
    try:
        target.parent.mkdir(exist_ok=True)
        with open_store(folder) as store, unfinished.open("w", encoding="utf-8", newline="\n") as out:
            for line in _lines(store.records(), model):
                filled, failed = filled + ("value" in line), failed + ("problems" in line)
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StoreError("no_store", f"{target}: cannot be written: {error.strerror or error}") from error
    return Filled(target, filled, failed)


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
