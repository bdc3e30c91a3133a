"""Reading a catalogue file, with messages that name the file and the entry."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from thonmoi.catalogue.model import Catalogue
from thonmoi.errors import CatalogueError


def parse_catalogue(data: bytes, name: str) -> Catalogue:
    """A catalogue from the bytes of a TOML file; CatalogueError says what is wrong where."""
    try:
        raw = tomllib.loads(data.decode("utf-8"))
        catalogue = Catalogue.model_validate(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError("catalogue_syntax", f"{name}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CatalogueError("catalogue_invalid", f"{name}: {where}: {first['msg']}") from error
    return catalogue.model_copy(update={"fingerprint": hashlib.sha256(data).hexdigest()[:16]})


@lru_cache(maxsize=8)
def load_catalogue(path: Path | None = None) -> Catalogue:
    """The catalogue at `path`, or our own of NTM and OCOP."""
    if path is None:
        data = files("thonmoi.catalogue").joinpath("data/ntm.toml").read_bytes()
        return parse_catalogue(data, "ntm.toml")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogueError("catalogue_unreadable", f"{path}: {error.strerror}") from error
    return parse_catalogue(data, str(path))
