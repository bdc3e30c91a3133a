"""Tables of pages: which hold data, how their rows stand as lines, and that their cells carry figures."""

from __future__ import annotations

from pathlib import Path

import pytest

import thonmoi
from thonmoi.reading.html import read_html
from thonmoi.reading.tables import count_heads, grid, headed, row_text

HEAD = (
    "<html><head><title>Kết quả xây dựng nông thôn mới tỉnh Bắc Giang theo huyện</title>"
    '<meta property="article:published_time" content="2023-01-12T08:00:00+07:00"></head>'
    "<body><h1>Kết quả xây dựng nông thôn mới tỉnh Bắc Giang theo huyện</h1><div class='news-content'>"
    "<p>Văn phòng Điều phối nông thôn mới tỉnh Bắc Giang vừa công bố số liệu đến hết năm 2022 của các huyện, thành phố trong tỉnh.</p>"
)
TABLE = """<table border=1><tr><td rowspan=2>Huyện</td><td colspan=2><p>Xã đạt chuẩn<br>nông thôn mới</p></td>
<td rowspan=2>Sản phẩm OCOP</td></tr>
<tr><td>Số xã</td><td>Tỷ lệ (%)</td></tr><tr><td>Yên Thế</td><td>12/18 xã</td><td>66,7</td><td>25 sản phẩm</td></tr>
<tr><td>Tân Yên</td><td>20</td><td>100</td><td>31</td></tr></table>"""


def test_rows_are_lines_and_columns_say_what_they_hold() -> None:
    lines = read_html(HEAD + TABLE).text.split("\n")
    assert lines[4:] == [
        "| Huyện | Xã đạt chuẩn nông thôn mới - Số xã | Xã đạt chuẩn nông thôn mới - Tỷ lệ (%) | Sản phẩm OCOP |",
        "| Yên Thế | 12/18 xã | 66,7 | 25 sản phẩm |",
        "| Tân Yên | 20 | 100 | 31 |",
    ]


def test_cells_carry_figures(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(HEAD + TABLE, encoding="utf-8")
    record = thonmoi.extract_file(path)
    found = [(f.indicator, f.measure, str(f.value), f.place.name if f.place else None, f.evidence[0].section) for f in record.figures]
    assert found == [
        ("communes_ntm", "total", "12", "Yên Thế", "table"),
        ("communes_ntm", "share", "66.7", "Yên Thế", "table"),
        ("ocop_products", "total", "25", "Yên Thế", "table"),
        ("communes_ntm", "total", "20", "Tân Yên", "table"),
        ("communes_ntm", "share", "100", "Tân Yên", "table"),
        ("ocop_products", "total", "31", "Tân Yên", "table"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><img src=a.jpg></td></tr><tr><td>Đường hoa ở xã Tam Tiến</td></tr></table>",
        "<table><tr><td><ul><li>Trang chủ</li></ul></td><td><p>a</p><p>b</p><p>c</p></td></tr><tr><td>x</td><td>y</td></tr></table>",
        f"<table><tr><td>x</td><td>{'xã ' * 300}</td></tr><tr><td>x</td><td>y</td></tr></table>",
    ],
)
def test_tables_that_only_lay_out_a_page(table: str) -> None:
    page = read_html(HEAD + table)
    assert "|" not in page.text
    assert not any(mark.role == "table" for mark in page.marks)


def test_a_picture_in_a_table_has_a_caption() -> None:
    page = read_html(HEAD + "<table><tr><td><img src=a.jpg></td></tr><tr><td>Đường hoa ở xã Tam Tiến</td></tr></table>")
    assert [page.text[mark.start : mark.end] for mark in page.marks if mark.role == "caption"] == ["Đường hoa ở xã Tam Tiến"]


def test_grid() -> None:
    rows = [[("a", 1, 2), ("b", 2, 1)], [("c", 1, 1), ("d", 1, 1)], [("e", 1, 1)]]
    assert list(grid(rows)) == [["a", "b", ""], ["", "c", "d"], ["e"]]
    assert max(len(row) for row in grid([[("x", 1000, 65_534)] * 50] * 3)) <= 260


def test_heads() -> None:
    rows = [["Huyện", "Xã", "", "OCOP"], ["", "Số", "%", ""], ["A", "1", "2", "3"]]
    assert count_heads(rows, 0) == 2
    assert count_heads(rows, 1) == 1
    assert headed(rows, 2) == [["Huyện", "Xã - Số", "Xã - %", "OCOP"], ["A", "1", "2", "3"]]
    assert headed(rows[2:], count_heads(rows[2:], 0)) == [["A", "1", "2", "3"]]
    assert count_heads([["Năm", "Số xã đạt chuẩn"], ["a", "b"]], 0) == 0


def test_row_text() -> None:
    assert row_text(["a", " b\n c", "x|y"]) == "| a | b c | x/y |"
    assert (row_text(["một"]), row_text(["", " "]), row_text(["", "b"])) == ("một", "", "|  | b |")
