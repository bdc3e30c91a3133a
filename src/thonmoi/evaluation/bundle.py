"""Corrections: many gold articles in one file, one a line with its text, as the review page saves them; and the folder a store keeps.

A line is `{"kind": "thonmoi gold", "id", "source", "text", "gold"}`. Unpacked, it is the pair ID.json and ID.txt that any corpus holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from thonmoi.errors import ThonmoiError
from thonmoi.evaluation.gold import Gold, GoldText, gold_files, load, where_in
from thonmoi.store.files import folder_at

KIND: Final = "thonmoi gold"
FOLDER: Final = "corrections"
"""Where a store keeps corrections: beside its tables, so that no run touches them."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One article's gold with what it was written about."""

    id: str
    source: str | None
    text: str
    raw: Mapping[str, Any]
    gold: Gold


def is_bundle(path: Path) -> bool:
    """Whether a file holds corrections, one a line."""
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return False
    try:
        with path.open("rb") as lines:
            return KIND.encode() in next((line for line in lines if line.strip()), b"")[:400]
    except OSError:
        return False


def read_bundle(path: Path) -> Iterator[Correction]:
    """The articles of a file of corrections. Raises ThonmoiError `bad_gold` that names file, line and entry."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _correction(line, f"{path}:{number}")
    except OSError as error:
        raise ThonmoiError("bad_gold", f"{path}: cannot be read: {error.strerror or error}") from error


def _correction(line: bytes, where: str) -> Correction:
    try:
        data = json.loads(line)
    except ValueError as error:  # no UTF-8, or no JSON
        raise ThonmoiError("bad_gold", f"{where}: is no JSON: {error}") from error
    if not isinstance(data, dict) or data.get("kind") != KIND or not all(isinstance(data.get(key), str) for key in ("id", "text")):
        raise ThonmoiError("bad_gold", f'{where}: no correction: {{"kind": "{KIND}", "id": …, "text": …, "gold": …}} is wanted')
    try:
        gold = Gold.model_validate(data.get("gold"), context={"text": data["text"]})
    except ValidationError as error:
        first = error.errors()[0]
        place = where_in(data.get("gold"), first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        raise ThonmoiError("bad_gold", f"{where}: article {data['id']}: {place + ': ' if place else ''}{message}") from error
    return Correction(data["id"], data.get("source"), data["text"], data["gold"], gold)


def bundle_line(id: str, source: str | None, text: str, gold: Mapping[str, Any]) -> str:
    """An article's gold as a line of such a file."""
    return json.dumps({"kind": KIND, "id": id, "source": source, "text": text, "gold": gold}, ensure_ascii=False)


def load_bundle(path: Path) -> list[GoldText]:
    """Its articles as any gold, under the file's name: "corrections/ID"."""
    return [GoldText(f"{path.stem}/{one.id}", path, one.text, one.gold) for one in read_bundle(path)]


def kept_beside(store: Path) -> Path | None:
    """The folder in which a store keeps corrections, if it has any."""
    folder = store / FOLDER
    return folder if folder.is_dir() and next(folder.glob("*.json"), None) is not None else None


def read_all(sources: Iterable[Path]) -> list[Correction]:
    """The corrections of files and folders. Raises ThonmoiError for what does not hold."""
    return [one for source in sources for one in _corrections(source)]


def keep(new: Sequence[Correction], store: str | Path) -> int:
    """Lay corrections beside a store as pairs ID.txt and ID.json, newer over older; gives how many. Raises StoreError `cannot_write`."""
    folder = folder_at(store)
    for one in new:
        # The text first: a gold file without its text would not load, a text without gold is passed over.
        folder.write(f"{FOLDER}/{one.id}.txt", one.text.encode())
        raw = {"source": one.source, **one.raw} if one.source and "source" not in one.raw else one.raw
        folder.write(f"{FOLDER}/{one.id}.json", (json.dumps(raw, ensure_ascii=False, indent=1) + "\n").encode())
    return len(new)


def by_article(sources: Iterable[Path]) -> dict[str, Mapping[str, Any]]:
    """Gold by article id; of several for one article the last counts."""
    return {one.id: one.raw for source in sources for one in _corrections(source)}


def _corrections(source: Path) -> Iterator[Correction]:
    for path in gold_files([source]):
        if is_bundle(path):
            yield from read_bundle(path)
            continue
        pair = load(path)
        named = pair.path.stem if len(pair.path.stem) == 16 else None
        # Gold of a corpus is named as its writers like; the id of a text is that of its bytes.
        article_id = named or hashlib.sha256(pair.text.encode()).hexdigest()[:16]
        yield Correction(article_id, pair.gold.source, pair.text, json.loads(path.read_text(encoding="utf-8")), pair.gold)
