"""A reader of sources that is made in the process that reads: whoever only hands out work need not load what reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from thonmoi.records import Record

if TYPE_CHECKING:
    from thonmoi.batch.run import ReadWith, Source


@dataclass(frozen=True, slots=True)
class Deferred:
    """Reads as `thonmoi.Extractor(catalogues)` does; goes to workers as no more than the catalogues' paths and names."""

    catalogues: tuple[str, ...] = ()

    def __call__(self, source: Source) -> Record:
        """The Record of a source; raises ThonmoiError for what cannot be read."""
        return _reader(self.catalogues)(source)


@cache
def _reader(catalogues: tuple[str, ...]) -> ReadWith:
    from thonmoi import api
    from thonmoi.batch.run import ReadWith

    return ReadWith(api.Extractor(catalogues) if catalogues else api.default())
