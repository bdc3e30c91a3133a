"""The verb `review`: what it takes, what it says, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from notices import NOTICE, OTHER
from typer.testing import CliRunner

from thonmoi.cli import app

RUN = CliRunner()


def review(*arguments: object) -> tuple[int, str]:
    done = RUN.invoke(app, ["review", *map(str, arguments), "--no-charts"])
    return done.exit_code, done.output


def test_a_folder_with_one_file_that_cannot_be_read(tmp_path: Path) -> None:
    news, page = tmp_path / "news", tmp_path / "page.html"
    news.mkdir()
    (news / "a.txt").write_text(NOTICE, encoding="utf-8")
    (news / "b.txt").write_text(OTHER, encoding="utf-8")
    (news / "c.txt").write_bytes(b"")
    code, said = review(news, "--out", page, "--limit", "1", "--title", "<Yên Thế>")
    assert code == 1 and "c.txt" in said
    assert "1 article, 5 figures, 1 finding in" in said and "1 more are over --limit 1" in said
    assert "<title>&lt;Yên Thế&gt;</title>" in page.read_text(encoding="utf-8")


def test_nothing_to_show_is_bad_use_and_leaves_no_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    code, said = review(tmp_path / "none.txt", "--out", page)
    assert code == 2 and "nothing to show" in said and "none.txt" in said
    assert not page.exists()


def test_charts_are_written_as_files_too(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    (tmp_path / "a.txt").write_text("Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới.", encoding="utf-8")
    arguments = ["review", str(tmp_path / "a.txt"), "--out", str(tmp_path / "page.html"), "--charts-to", str(tmp_path / "charts")]
    done = RUN.invoke(app, arguments)
    assert done.exit_code == 0, done.output
    written = {path.name: path.read_bytes()[:5] for path in (tmp_path / "charts").iterdir()}
    assert written["map_before.svg"] == b"<svg " and written["map_before.png"].startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_catalogue_of_ones_own_is_read_and_can_be_corrected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Năm 2020, tỉnh Bắc Giang có 1.045 hợp tác xã.", encoding="utf-8")
    code, _ = review(tmp_path / "a.txt", "--out", tmp_path / "page.html", "--catalogue", "cooperatives")
    assert code == 0
    assert '"cooperatives"' in (tmp_path / "page.html").read_text(encoding="utf-8").partition('"indicators":')[2][:600]


def test_corrections_that_do_not_hold_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"kind": "thonmoi gold", "id": "x"}\n', encoding="utf-8")
    code, said = review(tmp_path / "a.txt", "--out", tmp_path / "page.html", "--corrections", tmp_path / "c.jsonl")
    assert code == 2 and "c.jsonl:1" in said
