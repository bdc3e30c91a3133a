"""Reading a store: DuckDB views over its Parquet files, pandas tables out of them.

>>> from thonmoi import open_store
>>> with open_store("out/store") as store:  # doctest: +SKIP
...     figures = store.figures()
...     by_place = store.sql("SELECT place, count(*) AS n FROM figures GROUP BY place ORDER BY n DESC").df()
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from thonmoi.errors import StoreError
from thonmoi.records import Record
from thonmoi.store.files import Folder, RemoteFolder, folder_at
from thonmoi.store.manifest import Manifest, load_manifest
from thonmoi.store.needs import need
from thonmoi.store.parquet import schema
from thonmoi.store.tables import COLUMNS, record_json

if TYPE_CHECKING:
    from duckdb import DuckDBPyRelation
    from pandas import DataFrame

# An article has rows in several shards where newer code read it again, or where several workers met it under several names: what the last
# run's code read counts, of that the first. A source stands for what it held when it was last met, so what a changed file held before is
# gone. A reject is over once its source was read.
_OF_ARTICLES = "SELECT t.* EXCLUDE (shard) FROM raw_{table} t JOIN latest l ON t.article_id = l.id AND t.shard = l.shard"
_VIEWS = {
    "sources": """
        SELECT article_id, source, arg_max(stamp, shard) AS stamp
        FROM (SELECT r.*, s.run, max(s.run) OVER (PARTITION BY r.source) AS last FROM raw_sources r JOIN shards s USING (shard))
        WHERE run = last GROUP BY article_id, source
    """,
    "latest": """
        SELECT a.id, arg_max(a.shard, s.rank * 4294967296 - a.shard) AS shard, max(s.rank) AS rank
        FROM raw_articles a JOIN shards s USING (shard)
        WHERE a.source IS NULL OR a.id IN (SELECT article_id FROM sources)
        GROUP BY a.id
    """,
    "articles": """
        SELECT a.* EXCLUDE (shard), coalesce(s.sources, []) AS sources
        FROM raw_articles a JOIN latest l ON a.id = l.id AND a.shard = l.shard
        LEFT JOIN (SELECT article_id, list(source ORDER BY source) AS sources FROM sources GROUP BY article_id) s ON s.article_id = a.id
    """,
    **{table: _OF_ARTICLES.format(table=table) for table in ("figures", "evidence", "people", "findings", "records")},
    "rejects": """
        WITH met AS (SELECT r.source, max(l.rank) AS rank, max(greatest(r.shard, l.shard)) AS shard
                     FROM raw_sources r JOIN latest l ON r.article_id = l.id GROUP BY r.source)
        SELECT r.* EXCLUDE (shard) FROM raw_rejects r JOIN shards s USING (shard)
        LEFT JOIN latest l ON l.id = r.article_id LEFT JOIN met m ON m.source = r.source
        WHERE (l.id IS NULL OR (l.rank, l.shard) < (s.rank, r.shard)) AND (m.source IS NULL OR (m.rank, m.shard) < (s.rank, r.shard))
        QUALIFY row_number() OVER (PARTITION BY r.source ORDER BY s.rank DESC, r.shard DESC) = 1
    """,
}
_SMALL = 5_000_000  # articles
# What a store hands on, as tables of an export.
TABLES = ("articles", "figures", "evidence", "people", "findings", "rejects", "sources")
_ORDER = {
    "articles": "source, id", "figures": "source, article_id, figure", "evidence": "article_id, figure, mention",
    "people": "article_id, person", "findings": "article_id, finding", "rejects": "source, code", "sources": "article_id, source",
}  # fmt: skip


class Store:
    """An open store. `articles`, `figures`, … give pandas DataFrames; `sql` sees views of the same names.

    Times are local time in Vietnam; `figures` has one row a figure, its first evidence with it, and `evidence` one row a mention.
    """

    def __init__(self, folder: Folder, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        duckdb = need("duckdb")
        self._connection = duckdb.connect()
        try:
            if isinstance(folder, RemoteFolder):
                self._connection.register_filesystem(folder.files)
            self._shards(manifest)
            for table in COLUMNS:
                self._raw(table, [folder.address(file) for file in manifest.files(table)])
            small = sum(shard.rows.get("articles", 0) for shard in manifest.shards) < _SMALL
            for name, query in _VIEWS.items():
                # which rows count is worked out once, where that fits into memory
                kind = "TABLE" if name == "latest" and small else "VIEW"
                self._connection.execute(f"CREATE {kind} {name} AS {query}")
        except duckdb.Error as error:
            self._connection.close()
            raise StoreError("broken_store", f"{folder.name}: {error}") from error

    def _shards(self, manifest: Manifest) -> None:
        """The table `shards`: of each its run and its rank, that of its fingerprint."""
        pa = need("pyarrow")
        ranks = {fingerprint: i for i, fingerprint in enumerate(manifest.fingerprints)}
        columns = {
            "shard": [shard.number for shard in manifest.shards],
            "run": [shard.run for shard in manifest.shards],
            "rank": [ranks.get(shard.fingerprint, -1) for shard in manifest.shards],
        }
        table = pa.table({name: pa.array(values, pa.int32() if name == "shard" else pa.int64()) for name, values in columns.items()})
        self._connection.register("_shards", table)
        self._connection.execute("CREATE TABLE shards AS SELECT * FROM _shards")
        self._connection.unregister("_shards")

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

    def sql_run(self, statement: str) -> None:
        """A statement that gives nothing."""
        self._connection.execute(statement)

    def query(self, name: str) -> str:
        """The query of one of the views in its fixed order, which is the same however many workers wrote the store."""
        return f"SELECT * FROM {name} ORDER BY {_ORDER[name]}"

    def table(self, name: str) -> DuckDBPyRelation:
        """One of the views, in a fixed order."""
        return self.sql(self.query(name))

    def count(self, name: str) -> int:
        """The number of rows of one of the views."""
        return int(self.sql(f"SELECT count(*) FROM {name}").fetchall()[0][0])

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of one of the views in their order, one after the other, with the columns that `tables.COLUMNS` declares."""
        columns = list(COLUMNS[name])
        for row in self.stream(f"SELECT {_quoted(columns)} FROM {name} ORDER BY {_ORDER[name]}"):
            yield dict(zip(columns, row, strict=True))

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

    def stream(self, query: str, params: Any = None) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one after the other, however many they are."""
        cursor = self._connection.cursor().execute(query, params)
        while rows := cursor.fetchmany(1000):
            yield from rows

    def dicts(self, query: str, params: Any = None) -> Iterator[dict[str, Any]]:
        """As `stream`, with the names of the columns."""
        cursor = self._connection.cursor().execute(query, params)
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(1000):
            for row in rows:
                yield dict(zip(names, row, strict=True))

    def timeline(
        self,
        indicator: str | None = None,
        place: str | None = None,
        year: int | None = None,
        measure: str | None = None,
        status: str | None = None,
    ) -> DataFrame:
        """What the articles say of one thing, held against each other: one series an indicator, place and year, one row a value, which is
        `agreed`, `superseded` (by a newer report) or in `conflict`; its `sources` say who says so. Columns are in the documentation."""
        from thonmoi.store.timeline.entries import timeline
        from thonmoi.store.timeline.statements import Wanted
        from thonmoi.store.timeline.table import COLUMNS as NAMES
        from thonmoi.store.timeline.table import rows

        found = rows(timeline(self, Wanted(indicator, place, year, measure, status)))
        frame: DataFrame = need("pandas").DataFrame(found, columns=list(NAMES))
        return frame

    def records(self) -> Iterator[Record]:
        """The records as they were extracted, one after the other."""
        for data, text in self.stream(
            "SELECT r.record, a.text FROM records r JOIN articles a ON a.id = r.article_id ORDER BY a.source, a.id"
        ):
            yield Record.model_validate(record_json(data, text))

    def __repr__(self) -> str:
        return f"Store({self.folder.name!r})"

    def _repr_html_(self) -> str:
        """How a notebook shows the store; by name, for what draws stands above this room."""
        return str(importlib.import_module("thonmoi.review.notebook").store_html(self))

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _quoted(columns: Iterable[str]) -> str:
    """A list of columns; "end" is a word of SQL."""
    return ", ".join(f'"{name}"' for name in columns)


def open_store(folder: str | Path) -> Store:
    """Open what `batch` wrote (a folder, or an address that fsspec knows), as it stands now; also while a run still writes.

    Raise StoreError: `no_store`, `broken_store`, `newer_store`, or `missing_extra` without the extra `thonmoi[store]`.
    """
    where = folder_at(folder)
    return Store(where, load_manifest(where))
