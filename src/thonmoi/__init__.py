"""Vietnamese news about nông thôn mới and OCOP, turned into checked records in which every figure quotes its evidence.

>>> import thonmoi
>>> record = thonmoi.extract("Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới.")
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# What `import thonmoi` hands on is imported at first use: nobody pays for spaCy, underthesea or DuckDB who does not need them.
_WHERE = {
    "extract": "api", "extract_file": "api", "extract_many": "api", "Extractor": "api", "Limits": "reading.documents",
    "quantities": "api", "periods": "api", "places": "api", "audit": "api",
    "load": "pipeline",
    "open_store": "store",
    "fact": "schema", "Sourced": "schema", "ProvinceProgress": "schema", "OcopSummary": "schema",
    "Article": "records", "Record": "records", "Figure": "records", "Evidence": "records", "Place": "records", "Period": "records",
    "Person": "records", "Finding": "records", "Reject": "records", "Quantity": "records", "PeriodMention": "records",
    "PlaceMention": "records", "NumberFate": "records", "json_schema": "records",
    "ThonmoiError": "errors", "FactError": "errors", "CatalogueError": "errors", "StoreError": "errors",
}  # fmt: skip

__all__ = sorted([*_WHERE, "__version__"])

if TYPE_CHECKING:
    from thonmoi.api import Extractor, audit, extract, extract_file, extract_many, periods, places, quantities
    from thonmoi.errors import CatalogueError, FactError, StoreError, ThonmoiError
    from thonmoi.pipeline import load
    from thonmoi.reading.documents import Limits
    from thonmoi.records import (
        Article,
        Evidence,
        Figure,
        Finding,
        NumberFate,
        Period,
        PeriodMention,
        Person,
        Place,
        PlaceMention,
        Quantity,
        Record,
        Reject,
        json_schema,
    )
    from thonmoi.schema import OcopSummary, ProvinceProgress, Sourced, fact
    from thonmoi.store import open_store


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        value = getattr(importlib.import_module(f"thonmoi.{_WHERE[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'thonmoi' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
