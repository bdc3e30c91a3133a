"""What a store gives back, and what it says when there is none."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import handmade
import pytest

from thonmoi import Record, StoreError, open_store
from thonmoi.store.export import export
from thonmoi.store.tables import COLUMNS, Sentences, all_rows, rows_of
from thonmoi.store.writing import Writer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "it's a store"
    with Writer(out) as writer:
        writer.add(rows_of(handmade.record()))
        writer.add(rows_of(handmade.record("khác.txt", "Không có số liệu nào.", "ffffffffffffffff")))
        writer.add_reject({"source": "x.txt", "code": "empty", "message": "there is nothing in it", "detail": None}, "0" * 16)
    return out


def test_tables(folder: Path) -> None:
    with open_store(folder) as store:
        figures = store.figures()
        assert list(figures["value"]) == [12, 65, 20, 2]
        first = figures.iloc[0]
        assert (first["denominator"], first["unit"], first["place"], first["place_level"]) == (18, "xã", "Vĩnh Sơn", "district")
        assert list(first["place_parents"]) == ["Quảng An"]
        assert first["period_end"].date() == date(2022, 12, 31)
        assert json.loads(first["origins"]) == {"place": "stated", "period": "stated"}
        assert handmade.TEXT[first["value_start"] : first["value_end"]] == "12"
        assert first["sentence"].startswith("Đến hết năm 2022") and first["sentence"].endswith("chiếm 65%.")
        assert (figures.iloc[2]["stars_min"], figures.iloc[2]["comparator"]) == (4, "ge")
        assert figures.iloc[3]["value_max"] == 3
        assert list(store.people()["name"]) == ["Lò Thị Mai"]
        assert list(store.findings()["figures"].iloc[0]) == [0, 1]
        assert list(store.rejects()["code"]) == ["empty"]
        assert len(store.evidence()) == 4
        articles = store.articles()
        assert list(articles["figures"]) == [0, 4]
        assert list(articles["sources"].iloc[1]) == ["vinh-son.txt"]


def test_times_are_those_of_vietnam_everywhere(folder: Path) -> None:
    with open_store(folder) as store:
        rows = store.sql("SELECT published_at FROM articles WHERE source = ?", ["vinh-son.txt"]).fetchall()
    assert rows == [(datetime(2022, 12, 30, 23, 30),)]


def test_records_come_back_exactly(folder: Path) -> None:
    with open_store(folder) as store:
        assert handmade.record() in list(store.records())


def test_sql_is_a_relation_over_views(folder: Path) -> None:
    with open_store(folder) as store:
        query = "SELECT a.title, sum(f.value) FROM figures f JOIN articles a ON a.id = f.article_id WHERE f.measure = 'total' GROUP BY ALL"
        assert store.sql(query).fetchall() == [("Vĩnh Sơn về đích sớm", 32.0)]


def test_an_empty_store_has_all_columns(tmp_path: Path) -> None:
    with Writer(tmp_path / "s"):
        pass
    with open_store(tmp_path / "s") as store:
        for table in ("articles", "figures", "evidence", "people", "findings", "rejects"):
            frame = getattr(store, table)()
            assert len(frame) == 0
            assert set(COLUMNS[table]) <= set(frame.columns)


@pytest.mark.parametrize(
    ("prepare", "code", "says"),
    [
        (lambda folder: folder / "nowhere", "no_store", "no store here"),
        (lambda folder: folder / "manifest.json", "no_store", "a store is a folder"),
        (lambda folder: _manifest(folder, "{half"), "broken_store", "cannot be read"),
        (lambda folder: _manifest(folder, "[1]"), "no_store", "not the manifest"),
        (lambda folder: _manifest(folder, '{"kind": "thonmoi store", "store_version": 99}'), "newer_store", "newer"),
        (lambda folder: _manifest(folder, '{"kind": "thonmoi store", "store_version": 1}'), "older_store", "run batch again"),
        (lambda folder: _manifest(folder, '{"kind": "thonmoi store", "store_version": 2, "shards": 3}'), "broken_store", "valid tuple"),
        (lambda folder: _without(folder / "figures" / "00000001.parquet"), "broken_store", "not there"),
        (lambda folder: _overwritten(folder / "figures" / "00000001.parquet"), "broken_store", "00000001.parquet"),
    ],
)
def test_what_cannot_be_opened_is_said_clearly(folder: Path, prepare: object, code: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        open_store(prepare(folder))  # type: ignore[operator]
    assert caught.value.code == code


def _manifest(folder: Path, text: str) -> Path:
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return folder


def _without(path: Path) -> Path:
    path.unlink()
    return path.parent.parent


def _overwritten(path: Path) -> Path:
    path.write_bytes(b"no parquet")
    return path.parent.parent


@pytest.mark.parametrize("module", ["duckdb", "pyarrow"])
def test_without_the_extra_the_message_says_what_to_install(folder: Path, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from thonmoi.store.needs import need

    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(StoreError, match=r"pip install 'thonmoi\[store\]'"):
        need(module)
    if module == "duckdb":
        with pytest.raises(StoreError, match="thonmoi\\[store\\]"):
            open_store(folder)


def test_export(folder: Path, tmp_path: Path) -> None:
    import pandas as pd

    with open_store(folder) as store:
        assert export(store, tmp_path / "x.csv") == 4
        assert export(store, tmp_path / "x.parquet") == 4
        assert export(store, tmp_path / "x.jsonl") == 2
        with pytest.raises(StoreError, match="can export to"):
            export(store, tmp_path / "x.docx")
        with pytest.raises(StoreError, match="cannot be written"):
            export(store, tmp_path / "no" / "folder" / "x.csv")
    table = pd.read_csv(tmp_path / "x.csv")
    assert list(table["value"]) == [12, 65, 20, 2]
    assert list(pd.read_parquet(tmp_path / "x.parquet")["quote"]) == list(table["quote"])
    lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert handmade.record() in [Record.model_validate_json(line) for line in lines]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["it's a store", "x.csv", "x.jsonl", "x.parquet"]


def test_rows_have_the_declared_columns() -> None:
    record = json.loads(handmade.record().model_dump_json())
    for table, rows in all_rows(record).items():
        for row in rows:
            assert set(row) == set(COLUMNS[table])


def test_sentences_around_a_span() -> None:
    sentences = Sentences("Một. Hai ba. Bốn.")
    assert sentences.around(5, 8) == "Hai ba."
    assert sentences.around(0, 6) == "Một. Hai ba."
    assert Sentences("").around(0, 0) == ""


def test_what_says_nothing_about_reading_is_no_part_of_the_fingerprint() -> None:
    from thonmoi.store import manifest

    package = Path(manifest.__file__).parent.parent
    assert {name for name in manifest._OUTSIDE if not (package / name).exists()} == set()
    assert manifest.fingerprint() == manifest.code_fingerprint()
    assert manifest.fingerprint(["b", "a"]) == manifest.fingerprint(["a", "b"]) != manifest.fingerprint(["a"])
