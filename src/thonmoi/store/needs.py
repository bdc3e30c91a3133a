"""Libraries that only stores need, imported when they are."""

from __future__ import annotations

import importlib
from typing import Any

from thonmoi.errors import StoreError

# Library → the extra of thonmoi that brings it; all others come with `store`.
_EXTRAS = {"openpyxl": "xlsx", "psycopg": "postgres", "dask": "dask", "distributed": "dask", "fsspec": "cloud"}


def need(module: str) -> Any:
    """Import a module of an extra, or say how to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        extra = _EXTRAS.get(library, "store")
        raise StoreError("missing_extra", f"this needs {library}: pip install 'thonmoi[{extra}]'") from error
