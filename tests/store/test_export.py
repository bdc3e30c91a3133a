"""A store in other programs' files and databases: the same rows everywhere, whole or not at all."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import handmade
import postgres
import pytest

from thonmoi import Record, StoreError, open_store
from thonmoi.store.export import export
from thonmoi.store.export.excel import write_workbook
from thonmoi.store.reading import TABLES
from thonmoi.store.tables import COLUMNS, rows_of
from thonmoi.store.writing import Writer

TRICKY = f"{handmade.TEXT}=1+1 là một phép tính.\x00\x0b\n"


def write(folder: Path, count: int = 12) -> Path:
    """A store of a few shards, with an article of characters that not every format can hold."""
    with Writer(folder, shard_size=4) as writer:
        for i in range(count):
            writer.add(rows_of(handmade.record(f"{i:02d}.txt", f"{handmade.TEXT}Bài {i}.\n", f"{i:016x}")))
        writer.add(rows_of(handmade.record("=99.txt", TRICKY, "f" * 16)))
        writer.add_reject({"source": "x.txt", "code": "empty", "message": "there is nothing in it", "detail": None}, "0" * 16)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "it's a store")


def figures(folder: Path) -> list[tuple[Any, ...]]:
    with open_store(folder) as store:
        return store.sql("SELECT article_id, figure, source, value, quote FROM figures ORDER BY article_id, figure").fetchall()


def test_csv_and_parquet_and_duckdb_hold_the_rows_of_the_store_in_its_order(folder: Path, tmp_path: Path) -> None:
    import duckdb
    import pandas as pd

    with open_store(folder) as store:
        for name in ("x.csv", "x.parquet", "x.duckdb"):
            assert export(store, tmp_path / name) == 52
        expected = store.figures()
        tables = {table: store.table(table).df() for table in TABLES}
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == list(COLUMNS["figures"])
    assert [(row["article_id"], row["figure"], row["quote"]) for row in rows] == [
        (row.article_id, str(row.figure), row.quote) for row in expected.itertuples()
    ]
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "x.parquet")[["source", "value", "end"]], expected[["source", "value", "end"]])
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as database:
        for table, frame in tables.items():
            pd.testing.assert_frame_equal(database.sql(f"SELECT * FROM {table}").df(), frame)


def test_excel(folder: Path, tmp_path: Path) -> None:
    import openpyxl

    with open_store(folder) as store:
        assert export(store, tmp_path / "x.xlsx") == 52
    book = openpyxl.load_workbook(tmp_path / "x.xlsx", read_only=True)
    assert book.sheetnames == ["figures", "findings", "people", "articles", "rejects"]
    rows = list(book["figures"].iter_rows(values_only=True))
    assert list(rows[0]) == list(COLUMNS["figures"])
    assert len(rows) == 53
    articles = list(book["articles"].iter_rows())
    cell = next(cell for row in articles for cell in row if cell.value == "=99.txt")
    assert cell.data_type == "s"  # words, no formula


def test_excel_goes_on_in_another_sheet_where_one_is_full(folder: Path, tmp_path: Path) -> None:
    import openpyxl

    with open_store(folder) as store:
        assert write_workbook(store, tmp_path / "x.xlsx", rows=21) == 52
    book = openpyxl.load_workbook(tmp_path / "x.xlsx", read_only=True)
    assert book.sheetnames[:3] == ["figures", "figures 2", "figures 3"]
    assert [len(list(book[name].iter_rows())) for name in book.sheetnames[:3]] == [21, 21, 13]


def test_what_goes_wrong_leaves_the_old_file(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from thonmoi.store.reading import Store

    with open_store(folder) as store:
        export(store, tmp_path / "x.jsonl")
        before = (tmp_path / "x.jsonl").read_bytes()
        assert len([Record.model_validate_json(line) for line in before.splitlines()]) == 13

        def broken(self: Store) -> Iterator[Record]:
            yield handmade.record()
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Store, "records", broken)
        with pytest.raises(StoreError, match="No space left") as caught:
            export(store, tmp_path / "x.jsonl")
    assert caught.value.code == "target"
    assert (tmp_path / "x.jsonl").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["it's a store", "x.jsonl"]


@pytest.mark.parametrize(("module", "target", "extra"), [("openpyxl", "x.xlsx", "xlsx"), ("psycopg", "postgresql:///x", "postgres")])
def test_without_the_extra_the_message_says_what_to_install(
    folder: Path, tmp_path: Path, module: str, target: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    with open_store(folder) as store, pytest.raises(StoreError, match=rf"pip install 'thonmoi\[{extra}\]'"):
        export(store, target if "://" in target else tmp_path / target)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: the path of a socket has a limit
    try:
        with postgres.server(folder) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def empty(database: str) -> str:
    import psycopg

    with psycopg.connect(database) as connection:
        connection.execute("DROP SCHEMA IF EXISTS thonmoi CASCADE")
    return database


def rows(address: str, query: str) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(address) as connection:
        return connection.execute(query).fetchall()  # type: ignore[call-overload, no-any-return]


def test_postgresql_holds_the_rows_of_the_store(folder: Path, empty: str) -> None:
    with open_store(folder) as store:
        assert export(store, empty) == 52
        assert export(store, empty) == 52  # and once more: nothing is twice
        for table in TABLES:
            if table == "articles":
                continue
            columns = ", ".join(f'"{name}"' for name, kind in COLUMNS[table].items() if kind != "json")
            ours = sorted(map(repr, store.sql(f"SELECT {columns} FROM {table}").fetchall()))
            assert sorted(map(repr, rows(empty, f"SELECT {columns} FROM thonmoi.{table}"))) == ours, table
    assert rows(empty, "SELECT count(*), sum(figures) FROM thonmoi.articles") == [(13, 52)]
    assert rows(empty, "SELECT text FROM thonmoi.articles WHERE source = '=99.txt'") == [(TRICKY.replace("\0", "\ufffd"),)]
    query = "SELECT origins->>'place', members, place_parents, period_end::text FROM thonmoi.figures WHERE figure = 0 LIMIT 1"
    assert rows(empty, query) == [("stated", [], ["Quảng An"], "2022-12-31")]
    assert rows(empty, "SELECT count(*) FROM thonmoi.shards") == [(4,)]


def test_postgresql_is_brought_up_to_date(folder: Path, empty: str) -> None:
    with open_store(folder) as store:
        export(store, empty)
    stamps = rows(empty, "SELECT id, xmin::text FROM thonmoi.articles ORDER BY id")
    with Writer(folder, catalogues=["another"]) as writer:  # read again, and less is found
        record = handmade.record("00.txt", f"{handmade.TEXT}Bài 0.\n", f"{0:016x}")
        writer.add(rows_of(record.model_copy(update={"figures": record.figures[:2], "findings": ()})))
        writer.add(rows_of(handmade.record("01.txt", "Một bài khác.", "e" * 16)))  # the file holds another text now
        writer.add(rows_of(handmade.record("x.txt", "Không rỗng nữa.", "d" * 16)))  # what was refused
    with open_store(folder) as store:
        assert export(store, empty) == 46
        assert (
            rows(empty, "SELECT article_id, figure, source, value, quote FROM thonmoi.figures ORDER BY 1, 2")
            == store.sql("SELECT article_id, figure, source, value, quote FROM figures ORDER BY 1, 2").fetchall()
        )
    assert rows(empty, "SELECT count(*) FROM thonmoi.rejects") == [(0,)]
    assert rows(empty, "SELECT id FROM thonmoi.articles WHERE source = '01.txt'") == [("e" * 16,)]
    # what did not change was not sent again
    after = dict(rows(empty, "SELECT id, xmin::text FROM thonmoi.articles"))
    assert [id for id, stamp in stamps if after.get(id) == stamp] == [f"{i:016x}" for i in range(4, 12)] + ["f" * 16]


def test_an_export_to_postgresql_that_is_cut_off_goes_on(folder: Path, empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from thonmoi.store.export import postgres as module

    real, sent = module._Target._send, []

    def cut(self: Any, shard: int) -> None:
        real(self, shard)
        sent.append(shard)
        if len(sent) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(module._Target, "_send", cut)
    with open_store(folder) as store, pytest.raises(KeyboardInterrupt):
        export(store, empty)
    # the first shard is whole, the second is not there at all
    assert rows(empty, "SELECT count(*) FROM thonmoi.articles") == [(4,)]
    assert rows(empty, "SELECT count(*) FROM thonmoi.figures") == [(16,)]
    with open_store(folder) as store:
        export(store, empty)
    assert sent == [1, 2, 2, 3, 4]
    assert len(rows(empty, "SELECT 1 FROM thonmoi.figures")) == 52


def test_two_stores_in_one_database(folder: Path, tmp_path: Path, empty: str) -> None:
    other = write(tmp_path / "other", 14)
    for place in (folder, other, folder):
        with open_store(place) as store:
            export(store, empty)
    assert rows(empty, "SELECT count(*) FROM thonmoi.articles") == [(15,)]


def test_a_database_that_is_not_there_is_said_without_its_password(folder: Path) -> None:
    with open_store(folder) as store, pytest.raises(StoreError, match="cannot be written") as caught:
        export(store, "postgresql://me:geheim@127.0.0.1:1/x")
    assert caught.value.code == "target"
    assert "geheim" not in caught.value.message
