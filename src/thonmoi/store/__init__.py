"""What `batch` wrote: Parquet files with a manifest, read through DuckDB. Wants the extra `thonmoi[store]`."""

from thonmoi.store.reading import Store, open_store

__all__ = ["Store", "open_store"]
