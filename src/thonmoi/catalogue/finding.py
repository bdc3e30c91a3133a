"""Catalogues by name: those that come with the package, and those that installed packages offer in the entry point group
`thonmoi.catalogues`.

An entry point's name is the catalogue's, its value the package that holds the file: `schools = "mypackage.catalogues"` means
`schools.toml` in the folder of `mypackage.catalogues`.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from pathlib import Path
from typing import Final

from thonmoi.catalogue.loader import load_catalogue, parse_catalogue
from thonmoi.catalogue.model import Catalogue
from thonmoi.errors import CatalogueError

GROUP: Final = "thonmoi.catalogues"
SHIPPED: Final = ("ntm", "cooperatives")


@dataclass(frozen=True, slots=True)
class Known:
    """A catalogue that has a name, and who offers it ("thonmoi", or an installed package)."""

    name: str
    origin: str
    entry: EntryPoint | None = None

    def source(self) -> tuple[str, bytes]:
        """What to call its file, and what is in it; raises CatalogueError."""
        file = f"{self.name}.toml"
        if self.entry is None:
            return file, files("thonmoi.catalogue").joinpath(f"data/{file}").read_bytes()
        package = self.entry.value.partition(":")[0]
        try:
            return f"{package}/{file}", files(package).joinpath(file).read_bytes()
        except (OSError, ImportError, TypeError) as error:
            where = f"entry point {self.name!r} of {self.origin}"
            raise CatalogueError("catalogue_unreadable", f"{where}: there is no {file} in {package}: {error}") from error

    def load(self) -> Catalogue:
        """Read it; raises CatalogueError."""
        if self.name == "ntm" and self.entry is None:
            return load_catalogue()
        file, data = self.source()
        catalogue = parse_catalogue(data, file)
        if catalogue.name != self.name:
            raise CatalogueError("catalogue_invalid", f"{file}: is named {catalogue.name!r}, its entry point {self.name!r}")
        return catalogue


def known() -> list[Known]:
    """All that have a name: ours first, then those of installed packages by name. One that takes a name of ours is left out."""
    found = {name: Known(name, "thonmoi") for name in SHIPPED}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        found.setdefault(entry.name, Known(entry.name, entry.dist.name if entry.dist is not None else entry.value, entry))
    return list(found.values())


def named(name: str) -> Known:
    """The catalogue that has a name. Raises CatalogueError `catalogue_unknown`, which lists the names there are."""
    names = known() if name not in SHIPPED else [Known(name, "thonmoi")]
    for one in names:
        if one.name == name:
            return one
    close = difflib.get_close_matches(name, [one.name for one in names], n=1)
    hint = f"did you mean {close[0]}? " if close else ""
    raise CatalogueError(
        "catalogue_unknown", f"{name}: no catalogue of this name and no such file; {hint}there are {', '.join(one.name for one in names)}"
    )


def find(wanted: str | Path | Catalogue) -> Catalogue:
    """A catalogue as a caller says it: itself, a path, or a name (a string with a slash or an ending in .toml is a path)."""
    if isinstance(wanted, Catalogue):
        return wanted
    return load_catalogue(wanted) if _is_path(wanted) else named(str(wanted)).load()


def source_of(wanted: str | Path) -> tuple[str, bytes]:
    """The file of a catalogue, for messages, and its bytes. Raises CatalogueError where there is none."""
    if not _is_path(wanted):
        return named(str(wanted)).source()
    try:
        return str(wanted), Path(wanted).read_bytes()
    except OSError as error:
        raise CatalogueError("catalogue_unreadable", f"{wanted}: {error.strerror or error}") from error


def _is_path(wanted: str | Path) -> bool:
    return isinstance(wanted, Path) or wanted.endswith(".toml") or "/" in wanted or "\\" in wanted
