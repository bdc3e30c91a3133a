"""`thonmoi check` on Parquet files and stores: each failure with its row and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import handmade
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

import thonmoi
from thonmoi.cli import app
from thonmoi.records import Record
from thonmoi.validation import Failure
from thonmoi.validation_tables import check_parquet

TEXT = "Năm 2023, huyện Yên Thế có 12/18 xã đạt chuẩn nông thôn mới, trong đó 3 xã nông thôn mới nâng cao, 40 sản phẩm OCOP 4 sao."


def check(*paths: Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, paths)])


def records() -> list[dict[str, Any]]:
    return [json.loads(r.model_dump_json()) for r in (handmade.record(), thonmoi.extract(TEXT), thonmoi.extract(""))]


def faulty() -> list[dict[str, Any]]:
    good, bad, other = records()
    bad["figures"][0]["value"] = "13"
    other["article"]["format"] = 7
    return [good, bad, other]


def as_json(path: Path, rows: list[dict[str, Any] | None]) -> Path:
    pq.write_table(pa.table({"record": pa.array([None if r is None else json.dumps(r) for r in rows], pa.string())}), path)
    return path


def nested(path: Path, rows: list[dict[str, Any]]) -> Path:
    """What a database makes of JSON Lines: every struct has the fields of all rows, days are dates."""
    lines = path.with_suffix(".jsonl")
    lines.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    duckdb.sql(f"COPY (FROM read_json('{lines}')) TO '{path}' (FORMAT parquet)")
    return path


def test_records_as_json_in_a_column(tmp_path: Path) -> None:
    good = check(as_json(tmp_path / "r.parquet", [*records()]))
    assert (good.exit_code, good.stdout, good.stderr) == (0, "", "thonmoi: 3 valid records, 0 failures\n")
    path = as_json(tmp_path / "bad.parquet", [*faulty(), None])
    bad = check(path)
    assert bad.exit_code == 1
    told = bad.stdout.splitlines()
    assert told[0].startswith(f"{path}:2: figures[0]: value 13 does not read from '12'")
    assert told[1].startswith(f"{path}:3: article.format: Input should be a valid string")
    assert told[2] == f"{path}:4: holds no record: null"


def test_records_as_nested_columns(tmp_path: Path) -> None:
    path = nested(tmp_path / "r.parquet", records()[:2])
    found = list(check_parquet(path))
    assert all(isinstance(item, Record) for item in found), found
    assert [json.loads(item.model_dump_json()) for item in found if isinstance(item, Record)] == records()[:2]
    rows = records()[:2]
    rows[1]["figures"][0]["value"] = "13"
    (failure,) = [item for item in check_parquet(nested(tmp_path / "bad.parquet", rows)) if isinstance(item, Failure)]
    assert (failure.line, failure.field) == (2, "figures[0]")


def test_a_column_that_no_record_has(tmp_path: Path) -> None:
    path = nested(tmp_path / "r.parquet", [{**records()[0], "colour": "red"}])
    assert check(path).stdout == f"{path}:1: colour: Extra inputs are not permitted\n"


def test_findings_that_are_errors_fail(tmp_path: Path) -> None:
    rows = records()
    rows[0]["findings"][0]["severity"] = "error"
    path = as_json(tmp_path / "r.parquet", [*rows])
    ran = check(path)
    assert ran.exit_code == 1 and ran.stdout.startswith(f"{path}:1: findings[0]: share_mismatch: ")
    assert ran.stderr == "thonmoi: 3 valid records, 1 failure\n"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (pa.table({"indicator": ["communes_ntm"], "value": [1.0]}), "holds no records but figures, one a row"),
        (pa.table({"x": [1]}), "holds no records but the columns x"),
        (pa.table({"record": pa.array([], pa.string())}), "holds no record"),
    ],
)
def test_tables_of_something_else(tmp_path: Path, table: pa.Table, says: str) -> None:
    pq.write_table(table, tmp_path / "t.parquet")
    ran = check(tmp_path / "t.parquet")
    assert ran.exit_code == 1 and f":1: {says}" in ran.stdout


def test_a_file_that_is_no_parquet(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(b"PAR1 not")
    assert "no Parquet" in check(tmp_path / "t.parquet").stdout
    as_json(tmp_path / "cut.parquet", [*records()])
    (tmp_path / "cut.parquet").write_bytes((tmp_path / "cut.parquet").read_bytes()[:-20])
    assert "no Parquet" in check(tmp_path / "cut.parquet").stdout
    assert "cannot be read" in check(tmp_path / "none.parquet").stderr


def test_many_row_groups_are_counted_on(tmp_path: Path) -> None:
    rows = [json.dumps(records()[2])] * 700 + [json.dumps(faulty()[2])]
    pq.write_table(pa.table({"record": rows}), tmp_path / "r.parquet", row_group_size=300)
    assert check(tmp_path / "r.parquet").stdout.startswith(f"{tmp_path / 'r.parquet'}:701: article.format")


def test_a_store_and_its_tables(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for name in ("a", "b"):
        (tmp_path / "news" / f"{name}.txt").write_text(f"{TEXT} {name}", encoding="utf-8")
    CliRunner().invoke(app, ["batch", str(tmp_path / "news"), "--out", str(tmp_path / "store"), "--workers", "0"])
    ran = check(tmp_path / "store")
    assert (ran.exit_code, ran.stderr) == (0, "thonmoi: 2 valid records, 0 failures\n")
    (table,) = (tmp_path / "store" / "records").rglob("*.parquet")
    assert "is a table of a store, whose records stand without their texts; check the store's folder" in check(table).stdout
    assert check(tmp_path / "news").exit_code == 1  # a folder, and no store
