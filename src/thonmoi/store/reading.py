"""Reading a store: DuckDB views over its Parquet files, pandas tables out of them.

>>> from thonmoi import open_store
>>> with open_store("out/store") as store:  # doctest: +SKIP
...     figures = store.figures()
...     by_place = store.sql("SELECT place, count(*) AS n FROM figures GROUP BY place ORDER BY n DESC").df()
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from thonmoi.errors import StoreError
from thonmoi.records import Record
from thonmoi.store.manifest import Manifest, load_manifest
from thonmoi.store.parquet import need, schema
from thonmoi.store.tables import COLUMNS, record_json

if TYPE_CHECKING:
    from duckdb import DuckDBPyRelation
    from pandas import DataFrame

# An article read again by newer code has rows in several shards; the last one counts. A reject is over once its source was read.
_OF_ARTICLES = "SELECT t.* EXCLUDE (shard) FROM raw_{table} t JOIN latest l ON t.article_id = l.id AND t.shard = l.shard"
_VIEWS = {
    "latest": "SELECT id, max(shard) AS shard FROM raw_articles GROUP BY id",
    "sources": "SELECT DISTINCT article_id, source FROM raw_sources",
    "articles": """
        SELECT a.* EXCLUDE (shard), coalesce(s.sources, []) AS sources
        FROM raw_articles a JOIN latest l ON a.id = l.id AND a.shard = l.shard
        LEFT JOIN (SELECT article_id, list(source ORDER BY source) AS sources FROM sources GROUP BY article_id) s ON s.article_id = a.id
    """,
    **{table: _OF_ARTICLES.format(table=table) for table in ("figures", "evidence", "people", "findings", "records")},
    "rejects": """
        SELECT r.* EXCLUDE (shard) FROM raw_rejects r
        WHERE NOT EXISTS (SELECT 1 FROM raw_articles a WHERE a.shard >= r.shard AND (a.id = r.article_id OR a.source = r.source))
        QUALIFY row_number() OVER (PARTITION BY r.source ORDER BY r.shard DESC) = 1
    """,
}
_ORDER = {
    "articles": "source, id", "figures": "source, article_id, figure", "evidence": "article_id, figure, mention",
    "people": "article_id, person", "findings": "article_id, finding", "rejects": "source", "sources": "article_id, source",
}  # fmt: skip


class Store:
    """An open store. `articles`, `figures`, … give pandas DataFrames; `sql` sees views of the same names.

    Times are local time in Vietnam; `figures` has one row a figure, its first evidence with it, and `evidence` one row a mention.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        duckdb = need("duckdb")
        self._connection = duckdb.connect()
        try:
            for table in COLUMNS:
                self._raw(table, [str(path) for path in manifest.files(folder, table)])
            for name, query in _VIEWS.items():
                self._connection.execute(f"CREATE VIEW {name} AS {query}")
        except duckdb.Error as error:
            self._connection.close()
            raise StoreError("broken_store", f"{folder}: {error}") from error

    def _raw(self, table: str, files: list[str]) -> None:
        if files:
            quoted = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
            self._connection.execute(f"CREATE VIEW raw_{table} AS SELECT * FROM read_parquet([{quoted}])")
        else:
            self._connection.register(f"empty_{table}", schema(table).empty_table())
            self._connection.execute(f"CREATE TABLE raw_{table} AS SELECT * FROM empty_{table}")
            self._connection.unregister(f"empty_{table}")

    def sql(self, query: str, params: Any = None) -> DuckDBPyRelation:
        """A DuckDB relation: `.df()`, `.fetchall()`, `.show()`, … Values for `?` in the query go into `params`."""
        relation: DuckDBPyRelation = self._connection.sql(query, params=params)
        return relation

    def table(self, name: str) -> DuckDBPyRelation:
        """One of the views, in a fixed order."""
        return self.sql(f"SELECT * FROM {name} ORDER BY {_ORDER[name]}")

    def _frame(self, name: str) -> DataFrame:
        need("pandas")
        frame: DataFrame = self.table(name).df()
        return frame

    def articles(self) -> DataFrame:
        """One row an article, with its text and all `sources` it was met under."""
        return self._frame("articles")

    def figures(self) -> DataFrame:
        """One row a figure."""
        return self._frame("figures")

    def evidence(self) -> DataFrame:
        """One row a mention of a figure."""
        return self._frame("evidence")

    def people(self) -> DataFrame:
        """One row a person in an article."""
        return self._frame("people")

    def findings(self) -> DataFrame:
        """One row a finding."""
        return self._frame("findings")

    def rejects(self) -> DataFrame:
        """One row a source that gave no article."""
        return self._frame("rejects")

    def records(self) -> Iterator[Record]:
        """The records as they were extracted, one after the other."""
        query = "SELECT r.record, a.text FROM records r JOIN articles a ON a.id = r.article_id ORDER BY a.source, a.id"
        cursor = self._connection.cursor().execute(query)
        while rows := cursor.fetchmany(200):
            for data, text in rows:
                yield Record.model_validate(record_json(data, text))

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_store(folder: str | Path) -> Store:
    """Open what `batch` wrote, as it stands now; also while a run still writes.

    Raise StoreError: `no_store`, `broken_store`, `newer_store`, or `missing_extra` without the extra `thonmoi[store]`.
    """
    path = Path(folder)
    return Store(path, load_manifest(path))
