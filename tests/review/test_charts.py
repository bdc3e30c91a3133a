"""Charts: what they take from figures, and that pictures come out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import thonmoi
from thonmoi.cli import app
from thonmoi.errors import ThonmoiError
from thonmoi.gazetteer.units import gazetteer
from thonmoi.review.tiles import MAPS, regions, tiles

charts = pytest.importorskip("thonmoi.review.charts")
frames = pytest.importorskip("thonmoi.review.frames")
pytest.importorskip("altair")


def rows() -> list[dict[str, Any]]:
    texts = [
        "Năm 2019, tỉnh Bắc Giang có 92/184 xã đạt chuẩn nông thôn mới.",
        "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới. Năm 2021, tỉnh phấn đấu có 140 xã đạt chuẩn nông thôn mới.",
        "Năm 2021, tỉnh Bắc Giang có 95 sản phẩm OCOP 3 sao, 30 sản phẩm OCOP 4 sao.",
        "Tỉnh Bắc Ninh có 60% số xã đạt chuẩn nông thôn mới.",
    ]
    days = (date(2019, 12, 20), date(2020, 12, 20), date(2021, 12, 20), date(2025, 12, 20))
    return [row for text, day in zip(texts, days, strict=True) for row in frames.chart_rows(thonmoi.extract(text, published=day))]


@pytest.mark.parametrize("which", MAPS)
def test_every_province_of_a_map_has_one_tile_and_one_region(which: Any) -> None:
    units = [gazetteer().unit(i) for i in range(len(gazetteer()))]
    want = {u.code for u in units if u.level == "province" and u.map in ((3,) if which == "after" else (1, 2))}
    assert set(tiles(which)) == set(regions(which)) == want
    assert len({(tile.column, tile.row) for tile in tiles(which).values()}) == len(want)


def test_shares_go_to_the_map_of_their_day() -> None:
    assert frames.latest_shares(rows(), "before") == {"24": pytest.approx(100 * 127 / 184)}
    assert frames.latest_shares(rows(), "after") == {"24": 60.0}, "the same code is another province since July 2025"


def test_progress_keeps_targets_apart() -> None:
    told = [(row["year"], row["status"], row["value"]) for row in frames.progress_rows(rows(), 6)]
    assert told == [(2019, "achieved", 92), (2020, "achieved", 127), (2021, "target", 140)]


def test_products_by_stars() -> None:
    assert [(row["stars"], row["value"], row["sum"]) for row in frames.ocop_counts(rows(), 5)] == [(3, 95, 125), (4, 30, 125)]


def test_headlines_of_other_articles_are_not_drawn() -> None:
    record = thonmoi.extract("Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới.")
    figure = record.figures[0]
    related = figure.model_copy(update={"evidence": tuple(e.model_copy(update={"section": "related"}) for e in figure.evidence)})
    assert list(frames.chart_rows(record.model_copy(update={"figures": (related,)}))) == []


def test_pictures_come_out_as_svg_and_png(tmp_path: Path) -> None:
    made = charts.overview(rows(), "vi")
    assert [chart.title.split()[0] for chart in made] == ["Xã", "Sản", "Trước", "Từ", "Tỷ"]
    assert all(chart.svg.startswith("<svg") and "<script" not in chart.svg for chart in made)
    charts.save(charts.tile_map(rows(), "after", "en"), tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes()[:4] == b"\x89PNG"
    charts.save(charts.ocop(rows()), tmp_path / "ocop.svg")
    assert "Bắc Giang" in (tmp_path / "ocop.svg").read_text(encoding="utf-8")
    with pytest.raises(ThonmoiError, match=r"\.svg or \.png"):
        charts.save(charts.ocop(rows()), tmp_path / "ocop.gif")


def test_a_name_is_text_in_a_chart_too() -> None:
    evil = [{**row, "place": "</svg><script>alert(1)</script>"} for row in rows()]
    assert "<script" not in charts.svg(charts.ocop(evil))


def test_without_anything_to_show_there_is_no_chart() -> None:
    assert charts.overview([], "vi") == []


def test_a_store_draws_what_its_records_draw(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    (tmp_path / "news").mkdir()
    text = "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, 95 sản phẩm OCOP 3 sao."
    (tmp_path / "news" / "a.txt").write_text(text, encoding="utf-8")
    CliRunner().invoke(app, ["batch", str(tmp_path / "news"), "--out", str(tmp_path / "store"), "--workers", "0"])
    with thonmoi.open_store(tmp_path / "store") as store:
        assert frames.of_store(store) == list(frames.chart_rows(thonmoi.extract(text)))


def test_the_review_page_shows_them(browse: Any, tmp_path: Path) -> None:
    from thonmoi.review import Options, write_page

    record = thonmoi.extract("Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới.")
    write_page([record], tmp_path / "page.html", Options(language="en", charts=lambda: charts.overview(rows(), "en")))
    page = browse(tmp_path / "page.html")
    page.get_by_role("tab", name="Overview").click()
    assert page.locator(".chart svg").count() == 5
    assert page.locator(".chart svg").first.is_visible()
