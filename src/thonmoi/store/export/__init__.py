"""A store, or records, into one file or one database that other programs read."""

from thonmoi.store.export.targets import SUFFIXES, export
from thonmoi.store.export.text import write_csv

__all__ = ["SUFFIXES", "export", "write_csv"]
