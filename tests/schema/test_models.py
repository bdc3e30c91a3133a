"""The shipped models, citing, and filling in the stream of many articles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import thonmoi
from thonmoi.records import Article, Record, Reject

TEXT = (
    "Bắc Giang tổng kết xây dựng nông thôn mới\n\n04/01/2021, 08:30\n\n"
    "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, chiếm 69%, trong đó có 12 xã nông thôn mới nâng cao. Bình quân "
    "toàn tỉnh đạt 16,8 tiêu chí/xã. Tỷ lệ hộ nghèo còn 2,5%; thu nhập bình quân đầu người đạt 45 triệu đồng/năm. Toàn tỉnh có 95 sản "
    "phẩm OCOP từ 3 sao trở lên, trong đó có 24 sản phẩm 4 sao. Năm 2021, tỉnh phấn đấu có 138 xã đạt chuẩn.\n"
)


def test_progress_of_a_province() -> None:
    progress = thonmoi.extract(TEXT).to(thonmoi.ProvinceProgress)
    assert (progress.place, progress.communes, progress.of_communes, progress.communes_share) == ("Bắc Giang", 127, 184, 69)
    assert (progress.communes_advanced, progress.criteria_per_commune) == (12, Decimal("16.8"))
    assert (progress.poverty_rate, progress.income_per_capita) == (Decimal("2.5"), 45)
    assert (progress.communes_target, progress.communes_target_due) == (138, date(2021, 12, 31))
    assert progress.as_of == date(2020, 12, 31)


def test_summary_of_ocop() -> None:
    summary = thonmoi.extract(TEXT).to(thonmoi.OcopSummary)
    assert (summary.products, summary.four_star, summary.five_star) == (95, 24, None)


def test_a_figure_as_a_line_to_quote() -> None:
    record = thonmoi.extract(TEXT)
    record = record.model_copy(
        update={
            "article": Article.model_validate({**dict(record.article), "publisher": "Báo Bắc Giang", "canonical_url": "https://x.vn/1"})
        }
    )
    line = record.cite(1)
    assert line.startswith("“Năm 2020, tỉnh Bắc Giang có 127/184 xã") and line.endswith("(Báo Bắc Giang, 04/01/2021, https://x.vn/1)")
    with pytest.raises(IndexError, match=r"no figure 99; the record has \d+"):
        record.cite(99)


def test_a_record_loaded_from_json_is_filled_too() -> None:
    data = thonmoi.extract(TEXT).model_dump_json()
    assert Record.model_validate_json(data).to(thonmoi.ProvinceProgress).communes == 127


@pytest.mark.parametrize("workers", [0, 1])
def test_many_articles_into_a_model(tmp_path: Path, workers: int) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Trời hôm nay đẹp.", encoding="utf-8")
    sources = [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "none.txt", TEXT]
    items = list(thonmoi.extract_many(sources, workers=workers, schema=thonmoi.ProvinceProgress))
    filled, missing, reject, again = items
    assert isinstance(filled, thonmoi.ProvinceProgress) and filled == again
    assert isinstance(missing, thonmoi.FactError) and missing.source == str(tmp_path / "b.txt")
    assert isinstance(reject, Reject) and reject.code == "not_found"


def batch(folder: Path, *more: str) -> int:
    from typer.testing import CliRunner

    from thonmoi.cli import app

    return CliRunner().invoke(app, ["batch", str(folder / "news"), "--out", str(folder / "store"), "--workers", "0", *more]).exit_code


def test_a_batch_into_a_model(tmp_path: Path) -> None:
    import json

    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "news" / "b.txt").write_text("Trời hôm nay đẹp.", encoding="utf-8")
    assert batch(tmp_path, "--schema", "thonmoi:ProvinceProgress") == 1  # b.txt has no such fact
    lines = [json.loads(line) for line in (tmp_path / "store/models/ProvinceProgress.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["source"] for line in lines] == [str(tmp_path / "news" / name) for name in ("a.txt", "b.txt")]
    assert lines[0]["value"]["communes"] == 127 and lines[0]["value"]["criteria_per_commune"] == "16.8"
    assert (lines[1]["problems"][0]["field"], lines[1]["problems"][0]["code"]) == ("communes", "fact_missing")
    assert not list((tmp_path / "store/models").glob("*.tmp"))


def test_a_model_of_ones_own_file(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    own = tmp_path / "own_progress.py"
    own.write_text(
        "import pydantic, thonmoi\nclass Own(pydantic.BaseModel):\n    n: int = thonmoi.fact('communes_ntm')\n", encoding="utf-8"
    )
    assert batch(tmp_path, "--schema", f"{own}:Own") == 0
    assert '"value": {"n": 127}' in (tmp_path / "store/models/Own.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ProvinceProgress", "say package.module:Model"),
        ("thonmoi.none:Model", "cannot be imported"),
        ("thonmoi.schema.models:None_", "has no pydantic model None_; it has OcopSummary, Progress, ProvinceProgress"),
        ("none.py:Model", "there is no such file"),
    ],
)
def test_a_model_that_is_not_there(name: str, why: str) -> None:
    from thonmoi.schema import load_model

    with pytest.raises(thonmoi.ThonmoiError) as raised:
        load_model(name)
    assert raised.value.code == "no_model" and why in raised.value.message
