"""Reading a catalogue file, with messages that name the file, the line and the entry."""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from thonmoi.catalogue.lines import Loc, line_at, lines_of
from thonmoi.catalogue.model import Catalogue
from thonmoi.errors import CatalogueError

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_MOST = 20


def parse_catalogue(data: bytes, name: str) -> Catalogue:
    """A catalogue from the bytes of a TOML file; CatalogueError says what is wrong where: one line a fault, `file:line: entry: why`."""
    try:
        text = data.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CatalogueError("catalogue_syntax", f"{name}:{line}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        column = f", column {place[2]}" if place else ""
        raise CatalogueError("catalogue_syntax", f"{name}:{line}: no TOML: {_PLACE.sub('', str(error))}{column}") from error
    except RecursionError as error:
        raise CatalogueError("catalogue_syntax", f"{name}:1: nested too deep") from error
    try:
        catalogue = Catalogue.model_validate(raw)
    except ValidationError as error:
        lines = lines_of(text)
        told = []
        details = error.errors(include_url=False, include_context=False)
        for detail in details:
            if detail["type"] == "too_short" and any(d["loc"][: len(detail["loc"])] == detail["loc"] != d["loc"] for d in details):
                continue  # an item that does not hold is not counted, and is told of itself
            said = f"{_field(detail['loc'])}: " if detail["loc"] else ""
            told.append((line_at(lines, detail["loc"]), f"{said}{detail['msg'].removeprefix('Value error, ')}"))
        shown = "\n".join(f"{name}:{line}: {message}" for line, message in sorted(told)[:_MOST])
        raise CatalogueError("catalogue_invalid", shown) from error
    return catalogue.model_copy(update={"fingerprint": hashlib.sha256(data).hexdigest()[:16]})


def _field(loc: Loc) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def load_catalogue(path: Path | str | None = None) -> Catalogue:
    """The catalogue in the file at `path`, or our own of NTM and OCOP. A file that was changed is read anew."""
    if path is None:
        return _ours()
    path = Path(path)
    try:
        status = path.stat()
        return _read(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise CatalogueError("catalogue_unreadable", f"{path}: {error.strerror or error}") from error


@lru_cache(maxsize=1)
def _ours() -> Catalogue:
    return parse_catalogue(files("thonmoi.catalogue").joinpath("data/ntm.toml").read_bytes(), "ntm.toml")


@lru_cache(maxsize=16)
def _read(path: Path, changed: int, size: int) -> Catalogue:
    return parse_catalogue(path.read_bytes(), str(path))
