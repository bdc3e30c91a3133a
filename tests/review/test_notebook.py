"""How a notebook shows a record and a store."""

from __future__ import annotations

from pathlib import Path

from notices import NOTICE
from typer.testing import CliRunner

import thonmoi
from thonmoi.cli import app


def test_a_record_shows_its_figures_and_its_marked_text() -> None:
    shown = thonmoi.extract(NOTICE)._repr_html_()
    assert "<td" in shown and "12/18" in shown and "share does not match" in shown
    assert shown.count("<mark") >= 5
    assert "<script" not in shown


def test_what_comes_from_an_article_is_escaped() -> None:
    record = thonmoi.extract("<script>alert(1)</script> Năm 2022, huyện Yên Thế (Bắc Giang) có 12/18 xã <b>đạt chuẩn</b> nông thôn mới.")
    evil = record.model_copy(update={"article": record.article.model_copy(update={"title": "<img src=x>", "authors": ("<b>",)})})
    shown = evil._repr_html_()
    assert "<script" not in shown and "<img" not in shown and "<b>" not in shown
    assert "&lt;img src=x&gt;" in shown


def test_an_empty_record_shows_too() -> None:
    assert "0 figures" in thonmoi.extract("")._repr_html_()


def test_a_store_shows_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    CliRunner().invoke(app, ["batch", str(tmp_path / "a.txt"), "--out", str(tmp_path / "store"), "--workers", "0"])
    with thonmoi.open_store(tmp_path / "store") as store:
        shown = store._repr_html_()
    assert "1 articles · 5 figures" in shown and "OCOP products" in shown
