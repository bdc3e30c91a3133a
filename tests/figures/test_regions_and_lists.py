"""Articles that go through regions and provinces, lists of aims, days before the merger, and numbers that say how far one is from another.

The sentences are our own, with what a careful reader takes from each, in the notation of `test_units`.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.figures.test_units import Row, line_of

import thonmoi

PUBLISHED = date(2022, 12, 20)

PASSAGES: list[Row] = [
    (  # the count that a percentage is worth says what it is of
        "Cả nước có 3.800 xã đạt chuẩn nông thôn mới; 62 huyện đạt chuẩn.\n\nXếp theo vùng, Đồng bằng sông Hồng dẫn đầu với tỷ "
        "lệ 74,1%, tức "
        "1.413 xã; kế đó là Đông Nam Bộ 69,6% (310 xã).",
        [
            "xã | total | achieved | 3800 | Việt Nam | -",
            "huyện | total | achieved | 62 | Việt Nam | -",
            "xã | share | achieved | 74.1 | Đồng bằng sông Hồng | -",
            "xã | total | achieved | 1413 | Đồng bằng sông Hồng | -",
            "xã | share | achieved | 69.6 | Đông Nam Bộ | -",
            "xã | total | achieved | 310 | Đông Nam Bộ | -",
        ],
    ),
    (  # a round through the provinces counts what all have reached, not the higher standard told just before
        "Tây Nguyên có 184 xã nông thôn mới, 60 xã nâng cao.\n\nLâm Đồng 77 xã, Gia Lai 61, Đắk Lắk 46.",
        [
            "xã | total | achieved | 184 | Tây Nguyên | -",
            "xã nâng cao | total | achieved | 60 | Tây Nguyên | -",
            "xã | total | achieved | 77 | Lâm Đồng | -",
            "xã | total | achieved | 61 | Gia Lai | -",
            "xã | total | achieved | 46 | Đắk Lắk | -",
        ],
    ),
    (  # "tỉnh" is the province told of last where the article goes through several
        "Nông thôn mới Tây Nguyên\n\nTây Nguyên có 184 xã nông thôn mới. Lâm Đồng đi trước. Tỉnh này có 41 xã nâng cao.\n\n"
        "Gia Lai: đường còn dài\n\nTỉnh mới có 61 xã nông thôn mới.",
        [
            "xã | total | achieved | 184 | Tây Nguyên | -",
            "xã nâng cao | total | achieved | 41 | Lâm Đồng | -",
            "xã | total | achieved | 61 | Gia Lai | -",
        ],
    ),
    (  # of what a province was made, and of what its number is a part
        "Phú Thọ, sau khi nhập Vĩnh Phúc và Hòa Bình, có 104/133 xã đạt chuẩn nông thôn mới.",
        ["xã | total | achieved | 104/133 | Phú Thọ | -"],
    ),
    (
        "Tỉnh Cà Mau có 40 xã nông thôn mới; hai huyện Ngọc Hiển, Năm Căn cộng lại mới được 5 xã.",
        ["xã | total | achieved | 40 | Cà Mau | -", "xã | total | achieved | 5 | - | -"],
    ),
    (  # bands that change, and what stood in one before
        "Cả nước có 3.800 xã nông thôn mới; số xã dưới 5 tiêu chí từ 113 rút còn 58; nhóm từ 5-9 tiêu chí rút xuống còn 240 xã.",
        [
            "xã | total | achieved | 3800 | Việt Nam | -",
            "xã -4 tiêu chí | total | achieved | 113 | Việt Nam | -",
            "xã -4 tiêu chí | total | achieved | 58 | Việt Nam | -",
            "xã 5-9 tiêu chí | total | achieved | 240 | Việt Nam | -",
        ],
    ),
    (
        "Huyện Sa Thầy không còn xã nào dưới 10 tiêu chí nông thôn mới, trong khi năm 2016 có tới 5 xã.",
        ["xã -9 tiêu chí | total | achieved | 0 | Sa Thầy | -", "xã -9 tiêu chí | total | achieved | 5 | Sa Thầy | 2016"],
    ),
    (  # those named before are not counted
        "Đông Nam Bộ có 200 xã nông thôn mới: Đồng Nai 66 xã, Tây Ninh 61; hai địa phương đầu đi nhanh.",
        [
            "xã | total | achieved | 200 | Đông Nam Bộ | -",
            "xã | total | achieved | 66 | Đồng Nai | -",
            "xã | total | achieved | 61 | Tây Ninh | -",
        ],
    ),
    ("Tỉnh Nghệ An rà soát nông thôn mới: 251 xã còn nợ đọng xây dựng cơ bản.", []),
    (  # how far from the mean of others
        "Huyện Ninh Giang đạt 10,8 tiêu chí nông thôn mới/xã. Tỉnh Hải Dương có 75% số xã đạt chuẩn, cao hơn bình quân cả nước "
        "1 điểm phần trăm.",
        ["tiêu chí/xã | average | achieved | 10.8 | Ninh Giang | -", "xã | share | achieved | 75 | Hải Dương | -"],
    ),
    (  # a list of aims that a line without a colon opens
        "Nghị quyết nông thôn mới của Hà Giang\n\nHai nhóm chỉ tiêu được ghi trong nghị quyết.\n\n"
        "Thứ nhất, toàn tỉnh có 60 xã đạt chuẩn nông thôn mới.\n\nThứ hai, có 5 xã nông thôn mới nâng cao.",
        ["xã | total | target | 60 | Hà Giang | -", "xã nâng cao | total | target | 5 | Hà Giang | -"],
    ),
    (  # nobody has to
        "Không phải huyện nào cũng vậy, huyện Tứ Kỳ có 9 xã nông thôn mới.",
        ["xã | total | achieved | 9 | Tứ Kỳ | -"],
    ),
    (  # the communes that are new carry no place to what stands beside them
        "Huyện Quỳnh Phụ công nhận 15 thôn nông thôn mới, trong đó có 4 thôn kiểu mẫu.",
        ["thôn | increase | achieved | 15 | Quỳnh Phụ | -", "thôn kiểu mẫu | increase | achieved | 4 | Quỳnh Phụ | -"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_what_a_reader_takes_from_it(text: str, expected: list[str]) -> None:
    """A passage and its figures."""
    assert [line_of(f) for f in thonmoi.extract(text, published=PUBLISHED).figures] == expected


def test_the_day_before_the_first() -> None:
    """ "trước ngày 1/7/2025" is up to 30 June, the last day of the old map."""
    text = "Trước ngày 1/7/2025, tỉnh Bình Thuận có 3 huyện đạt chuẩn nông thôn mới."
    record = thonmoi.extract(text, published=date(2025, 12, 10))
    (figure,) = record.figures
    assert figure.period is not None and figure.period.end == date(2025, 6, 30)
    assert record.findings == ()


def test_what_the_criteria_ask_for_is_no_figure() -> None:
    """Thresholds by group of communes, as Quyết định 51/2025/QĐ-TTg sets them, and classes of communes."""
    text = (
        "Về thu nhập, xã nông thôn mới nhóm 1 phải từ 85 triệu đồng/người/năm, nhóm 2 từ 72 triệu đồng. Tỷ lệ nghèo đa chiều tối đa "
        "của nhóm 1 là 2%, nhóm 3 là 9%. "
        "Cuối kỳ không còn xã có tỷ lệ hộ nghèo trên 15%."
    )
    assert thonmoi.extract(text, published=date(2026, 3, 9)).figures == ()


def test_in_january_the_year_that_is_over_is_told() -> None:
    """ "trong năm" of an article of January is the year told before it."""
    text = "Năm 2019, huyện Lục Yên có 8 xã đạt chuẩn nông thôn mới.\n\nTổng vốn huy động trong năm cho nông thôn mới là 186 tỷ đồng."
    figures = thonmoi.extract(text, published=date(2020, 1, 10)).figures
    assert [f.period.end.year if f.period and f.period.end else None for f in figures] == [2019, 2019]


def test_names_of_bodies_are_no_headline() -> None:
    """The line below a journal's name says whose it is."""
    text = (
        "TẠP CHÍ CỘNG SẢN\nCơ quan lý luận và chính trị của Trung ương Đảng Cộng sản Việt Nam\n\n"
        "Xây dựng nông thôn mới ở Tây Nguyên: Kết quả và việc phải làm\n16:05, ngày 22-09-2020\n\nTây Nguyên có 280 xã đạt "
        "chuẩn nông thôn mới."
    )
    assert thonmoi.extract(text).article.title == "Xây dựng nông thôn mới ở Tây Nguyên: Kết quả và việc phải làm"


@pytest.mark.parametrize("line", ["Bài, ảnh: Thu Hà - Thứ Ba, 29/7/2025, 16:48", "ĐBSCL 29/07/2025 16:48 GMT+7"])
def test_date_lines(line: str) -> None:
    """A label that a comma parts, and a section in initials, stand beside dates."""
    text = (
        f"Xã Gia Hanh lấy 27 thôn kiểu mẫu làm đích chung\n\n{line}\n\nNgày 29/7, Đảng bộ xã Gia Hanh tổ chức Đại hội lần thứ I "
        f"với 197 đại biểu."
    )
    published = thonmoi.extract(text).article.published_at
    assert published is not None and (published.year, published.month, published.day, published.hour) == (2025, 7, 29, 16)


def test_provinces_with_a_number_are_no_communes() -> None:
    """In "6 xã hiện đại: Đồng Tháp 4, …" the names are of who has them."""
    text = "Năm 2026, các tỉnh phía Nam làm thí điểm 7 xã nông thôn mới hiện đại: Đồng Tháp 4, Tây Ninh 3."
    levels = [p.place.level for p in thonmoi.places(text, on=date(2026, 2, 6)) if p.place is not None]
    assert levels == ["province", "province"]


def test_a_range_of_each_is_of_no_one_place() -> None:
    """With places named before it "mỗi xã có từ 1 đến 2 sản phẩm" gives no place a count of its own, "mỗi huyện có từ 3 xã" does."""
    text = "Mục tiêu đến năm 2027, hai xã Ia Grai và Ia Hrung mỗi xã có từ 1 đến 2 sản phẩm OCOP đạt 3 sao."
    found = thonmoi.extract(text, published=date(2026, 3, 9)).figures
    assert [(f.measure, f.value, f.value_max, f.place) for f in found] == [("total", 1, 2, None)]
    text = "Mục tiêu đến năm 2019, hai huyện Krông Bông và Lắk mỗi huyện có từ 3 xã đạt chuẩn nông thôn mới trở lên."
    found = thonmoi.extract(text, published=date(2018, 3, 9)).figures
    assert [(f.measure, f.value, f.place.name) for f in found if f.place] == [("total", 3, "Krông Bông"), ("total", 3, "Lắk")]
