"""A store into PostgreSQL: the tables of the schema `thonmoi`, brought up to date shard by shard.

A shard goes over in one transaction: COPY into a table of the session's own, then upsert by key. What is noted as sent is not sent again,
so an export that was stopped goes on, and one after another run of `batch` sends what is new. Articles that the store holds no more go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

from thonmoi.errors import StoreError
from thonmoi.store.needs import need
from thonmoi.store.reading import Store
from thonmoi.store.tables import COLUMNS

SCHEMA: Final = "thonmoi"
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "articles": ("id",), "figures": ("article_id", "figure"), "evidence": ("article_id", "figure", "mention"),
    "people": ("article_id", "person"), "findings": ("article_id", "finding"), "sources": ("article_id", "source"), "rejects": ("source",),
}  # fmt: skip
_TYPES: Final = {
    "text": "text", "json": "jsonb", "float": "double precision", "int": "bigint", "bool": "boolean", "date": "date", "time": "timestamp",
    "texts": "text[]", "ints": "bigint[]",
}  # fmt: skip
# Rows of one shard that count. `sources` and `rejects` of a source may stand in several shards; the views say which counts.
_OF_SHARD: Final = "SELECT {columns} FROM {table} WHERE article_id IN (SELECT id FROM latest WHERE shard = ?) ORDER BY {keys}"
_ARTICLES_OF_SHARD: Final = "SELECT {columns} FROM {table} WHERE id IN (SELECT id FROM latest WHERE shard = ?) ORDER BY {keys}"
# A shard's articles in a few letters: another set of them has other letters.
_SIGNATURES: Final = """
    SELECT s.shard, count(l.id) || ':' || coalesce(bit_xor(hash(l.id)), 0) FROM shards s LEFT JOIN latest l USING (shard) GROUP BY s.shard
    ORDER BY s.shard
"""


def to_postgres(store: Store, address: str) -> int:
    """Bring a database up to date; gives the number of figures in the store. Raise StoreError `target` where that fails."""
    psycopg = need("psycopg")
    try:
        with psycopg.connect(address) as connection:
            _Target(store, connection).update()
    except psycopg.Error as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise StoreError("target", f"{_without_password(address)}: cannot be written: {reason}; what was sent stays, try again") from error
    return store.count("figures")


def _without_password(address: str) -> str:
    with suppress(ValueError):
        parts = urlsplit(address)
        if parts.password is not None:
            return address.replace(f":{parts.password}@", ":…@", 1)
    return address


class _Target:
    """One database and what goes into it."""

    def __init__(self, store: Store, connection: Any) -> None:
        self._store = store
        self._connection = connection
        self._cursor = connection.cursor()

    def update(self) -> None:
        """All that is new or changed, shard by shard."""
        with self._connection.transaction():
            # Two exports at once wait for each other.
            self._cursor.execute("SELECT pg_advisory_xact_lock(hashtext('thonmoi export'))")
            self._make()
        self._cursor.execute(f"SELECT shard, signature FROM {SCHEMA}.shards WHERE store = %s", [self._store.manifest.id])
        sent = dict(self._cursor.fetchall())
        self._connection.commit()
        for shard, signature in list(self._store.stream(_SIGNATURES)):
            if sent.get(shard) == signature:
                continue
            with self._connection.transaction():
                self._send(shard)
                self._cursor.execute(
                    f"INSERT INTO {SCHEMA}.shards VALUES (%s, %s, %s) "
                    "ON CONFLICT (store, shard) DO UPDATE SET signature = EXCLUDED.signature",
                    [self._store.manifest.id, shard, signature],
                )
        with self._connection.transaction():
            self._rejects()
            self._gone()

    def _make(self) -> None:
        self._cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        for table, keys in KEYS.items():
            columns = [f'"{name}" {_TYPES[kind]}' for name, kind in COLUMNS[table].items()]
            columns.append(f"PRIMARY KEY ({_list(keys)})")
            if table not in ("articles", "rejects"):
                columns.append(f"FOREIGN KEY (article_id) REFERENCES {SCHEMA}.articles (id) ON DELETE CASCADE")
            self._cursor.execute(f"CREATE TABLE IF NOT EXISTS {SCHEMA}.{table} ({', '.join(columns)})")
        self._cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {SCHEMA}.shards (store text, shard bigint, signature text, PRIMARY KEY (store, shard))"
        )

    def _send(self, shard: int) -> None:
        """The articles of a shard with all that hangs on them; what an article had before and has no more goes."""
        for table, keys in KEYS.items():
            if table == "rejects":
                continue
            query = (_ARTICLES_OF_SHARD if table == "articles" else _OF_SHARD).format(
                columns=_list(COLUMNS[table]), table=table, keys=_list(keys)
            )
            self._upsert(table, self._store.stream(query, [shard]))
            if table != "articles":
                same = " AND ".join(f't."{key}" = n."{key}"' for key in keys)
                self._cursor.execute(
                    f"DELETE FROM {SCHEMA}.{table} t WHERE t.article_id IN (SELECT id FROM new_articles) "
                    f"AND NOT EXISTS (SELECT 1 FROM new_{table} n WHERE {same})"
                )

    def _upsert(self, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
        columns = list(COLUMNS[table])
        self._cursor.execute(f"CREATE TEMP TABLE new_{table} (LIKE {SCHEMA}.{table}) ON COMMIT DROP")
        with self._cursor.copy(f"COPY new_{table} ({_list(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([_plain(value) for value in row])
        others = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in columns if name not in KEYS[table])
        self._cursor.execute(
            f"INSERT INTO {SCHEMA}.{table} ({_list(columns)}) SELECT {_list(columns)} FROM new_{table} "
            f"ON CONFLICT ({_list(KEYS[table])}) DO UPDATE SET {others}"
        )

    def _rejects(self) -> None:
        columns = _list(COLUMNS["rejects"])
        self._upsert("rejects", self._store.stream(f"SELECT {columns} FROM rejects WHERE source IS NOT NULL ORDER BY source"))
        over = "SELECT DISTINCT source FROM raw_rejects WHERE source NOT IN (SELECT source FROM rejects WHERE source IS NOT NULL)"
        self._remove("rejects", "source", over)

    def _gone(self) -> None:
        self._remove("articles", "id", "SELECT DISTINCT id FROM raw_articles WHERE id NOT IN (SELECT id FROM latest)")
        known = "SELECT DISTINCT r.article_id || chr(31) || r.source FROM raw_sources r ANTI JOIN sources s USING (article_id, source)"
        self._remove("sources", "article_id || chr(31) || source", known)

    def _remove(self, table: str, column: str, query: str) -> None:
        values = [_plain(row[0]) for row in self._store.stream(query)]
        if values:
            self._cursor.execute(f"DELETE FROM {SCHEMA}.{table} WHERE {column} = ANY(%s)", [values])


def _list(columns: Any) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _plain(value: Any) -> Any:
    """PostgreSQL has no character 0."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd") if "\0" in value else value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
