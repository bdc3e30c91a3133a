"""A reader of sources that is made in the process that reads: whoever only hands out work need not load what reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from thonmoi.records import Record

if TYPE_CHECKING:
    from thonmoi.batch.run import ReadWith, Source


@dataclass(frozen=True, slots=True)
class Deferred:
    """Reads as `thonmoi.Extractor(catalogue)` does; goes to workers as no more than the catalogue's path."""

    catalogue: Path | None = None

    def __call__(self, source: Source) -> Record:
        """The Record of a source; raises ThonmoiError for what cannot be read."""
        return _reader(self.catalogue)(source)


@cache
def _reader(catalogue: Path | None) -> ReadWith:
    from thonmoi import api
    from thonmoi.batch.run import ReadWith

    return ReadWith(api.default() if catalogue is None else api.Extractor(catalogue))
