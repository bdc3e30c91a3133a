"""How reports go round the places and come back to the count of them all, set plans beside facts, and tell times beside the rest.

The sentences are our own, with what a careful reader takes from each, in the notation of `test_units`.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.figures.test_units import Row, line_of

import thonmoi

PUBLISHED = date(2022, 12, 20)

ROUNDS: list[Row] = [
    (  # a paragraph that goes round the districts counts what the province counted, not one band of it
        "Tỉnh Hà Nam có 79/83 xã đạt chuẩn nông thôn mới. Số xã đạt 15 - 18 tiêu chí là 3; 1 xã đạt 14 tiêu chí, không còn xã nào dưới 14."
        "\n\nXét theo địa bàn, Kim Bảng đứng đầu với 16 xã; tiếp đến là Lý Nhân 15, Bình Lục 14.",
        [
            "xã | total | achieved | 79/83 | Hà Nam | -",
            "xã 15-18 tiêu chí | total | achieved | 3 | Hà Nam | -",
            "xã 14-14 tiêu chí | total | achieved | 1 | Hà Nam | -",
            "xã -13 tiêu chí | total | achieved | 0 | Hà Nam | -",
            "xã | total | achieved | 16 | Kim Bảng | -",
            "xã | total | achieved | 15 | Lý Nhân | -",
            "xã | total | achieved | 14 | Bình Lục | -",
        ],
    ),
    (  # the first row of a sentence of nothing but rows: its number is that of each of its places
        "Tỉnh Hải Dương có 40 xã nông thôn mới. Gia Lộc và Bình Giang, mỗi huyện đã có 6 xã. Kim Thành, Nam Sách 4 xã; Tứ Kỳ, "
        "Ninh Giang 2 xã.",
        [
            "xã | total | achieved | 40 | Hải Dương | -",
            "xã | total | achieved | 6 | Gia Lộc | -",
            "xã | total | achieved | 6 | Bình Giang | -",
            "xã | total | achieved | 4 | Kim Thành | -",
            "xã | total | achieved | 4 | Nam Sách | -",
            "xã | total | achieved | 2 | Tứ Kỳ | -",
            "xã | total | achieved | 2 | Ninh Giang | -",
        ],
    ),
    (
        "Tỉnh Hải Dương có 40 xã nông thôn mới. Kim Thành 4 xã. Thanh Hà, Kinh Môn và Chí Linh, mỗi nơi mới được một.",
        [
            "xã | total | achieved | 40 | Hải Dương | -",
            "xã | total | achieved | 4 | Kim Thành | -",
            "xã | total | achieved | 1 | Thanh Hà | -",
            "xã | total | achieved | 1 | Kinh Môn | -",
            "xã | total | achieved | 1 | Chí Linh | -",
        ],
    ),
    (  # a name that begins with a level word
        "Tỉnh Đắk Lắk có 30 xã đạt chuẩn nông thôn mới: Krông Pắc 5 xã; các huyện Ea Súp, Buôn Đôn và Krông Búk vẫn chưa có.",
        [
            "xã | total | achieved | 30 | Đắk Lắk | -",
            "xã | total | achieved | 5 | Krông Pắc | -",
            "xã | total | achieved | 0 | Ea Súp | -",
            "xã | total | achieved | 0 | Buôn Đôn | -",
            "xã | total | achieved | 0 | Krông Búk | -",
        ],
    ),
    (  # what two share goes on over the next comma, and so does their "none"
        "Năm 2023, Tây Ninh và Bình Phước cùng nhắm mốc 40% số xã nông thôn mới nâng cao, mỗi tỉnh thêm 1 huyện đạt chuẩn nông thôn mới.",
        [
            "xã nâng cao | share | target | 40 | Tây Ninh | 2023",
            "xã nâng cao | share | target | 40 | Bình Phước | 2023",
            "huyện | increase | target | 1 | Tây Ninh | 2023",
            "huyện | increase | target | 1 | Bình Phước | 2023",
        ],
    ),
    (
        "Điện Biên và Bắc Kạn, mỗi tỉnh đăng ký 3 xã nông thôn mới nhưng tới giờ chưa có xã nào.",
        [
            "xã | total | target | 3 | Điện Biên | -",
            "xã | total | target | 3 | Bắc Kạn | -",
            "xã | total | achieved | 0 | Điện Biên | 2022",
            "xã | total | achieved | 0 | Bắc Kạn | 2022",
        ],
    ),
    (  # percentages by region are of communes where they say so, whatever was counted in between
        "Cả nước có 22,3% số xã đạt chuẩn nông thôn mới; 24 huyện đạt chuẩn. Đông Nam Bộ dẫn đầu với 46,2% số xã, kế đến là "
        "Tây Nguyên 16%.",
        [
            "xã | share | achieved | 22.3 | Việt Nam | -",
            "huyện | total | achieved | 24 | Việt Nam | -",
            "xã | share | achieved | 46.2 | Đông Nam Bộ | -",
            "xã | share | achieved | 16 | Tây Nguyên | -",
        ],
    ),
    (  # some of those told before
        "Tỉnh Sơn La có 35 xã dưới 10 tiêu chí nông thôn mới. Bảy trong số 35 xã ấy thuộc Sốp Cộp, 6 xã của Bắc Yên.",
        [
            "xã -9 tiêu chí | total | achieved | 35 | Sơn La | -",
            "xã -9 tiêu chí | total | achieved | 7/35 | Sốp Cộp | -",
            "xã -9 tiêu chí | total | achieved | 6 | Bắc Yên | -",
        ],
    ),
    (  # the standard that a paragraph says it goes through
        "Tỉnh Thái Bình công nhận 12 xã nông thôn mới nâng cao.\n\nDanh sách nâng cao trải khắp 5 huyện. Quỳnh Phụ có 6 xã. "
        "Hưng Hà có 4 xã.",
        [
            "xã nâng cao | increase | achieved | 12 | Thái Bình | -",
            "xã nâng cao | increase | achieved | 6 | Quỳnh Phụ | -",
            "xã nâng cao | increase | achieved | 4 | Hưng Hà | -",
        ],
    ),
    (  # whose the named are
        "Bốn xã Đông Hợp, Minh Phú, Liên Hoa, Phú Lương thuộc huyện Đông Hưng đạt chuẩn nông thôn mới.",
        ["xã | total | achieved | 4 | Đông Hưng | -"],
    ),
    ("Xã Định Hòa thành lập sau khi hợp nhất 3 xã cũ, về chung một xã nông thôn mới.", []),
]

PLANS: list[Row] = [
    (
        "Tỉnh Sóc Trăng có 68/80 xã nông thôn mới, chiếm 85%; so với mốc 70 xã mà nghị quyết đề ra còn thiếu 2 xã.",
        [
            "xã | total | achieved | 68/80 | Sóc Trăng | -",
            "xã | share | achieved | 85 | Sóc Trăng | -",
            "xã | total | target | 70 | Sóc Trăng | -",
        ],
    ),
    (
        "Hết năm 2020, tỉnh Đắk Lắk có 40,1% số xã đạt chuẩn nông thôn mới, thấp hơn mục tiêu 45% mà tỉnh đề ra; mới 2 xã nâng cao.",
        [
            "xã | share | achieved | 40.1 | Đắk Lắk | 2020",
            "xã | share | target | 45 | Đắk Lắk | 2020",
            "xã nâng cao | total | achieved | 2 | Đắk Lắk | 2020",
        ],
    ),
    (
        "Huyện đạt và vượt 22/27 chỉ tiêu: tỷ lệ xã đạt chuẩn nông thôn mới 62,5%/50%; tỷ lệ che phủ rừng 52%/52%.",
        ["xã | share | achieved | 62.5 | - | -", "xã | share | target | 50 | - | -"],
    ),
    (
        "Tây Nguyên có 11,6% số xã đạt chuẩn nông thôn mới, trong khi đăng ký 15%; Đông Nam Bộ 47,8%, đăng ký 42%.",
        [
            "xã | share | achieved | 11.6 | Tây Nguyên | -",
            "xã | share | target | 15 | Tây Nguyên | -",
            "xã | share | achieved | 47.8 | Đông Nam Bộ | -",
            "xã | share | target | 42 | Đông Nam Bộ | -",
        ],
    ),
    ("Tỉnh Hà Nam có 83 xã đạt chuẩn nông thôn mới, hoàn thành mục tiêu trước 2 năm.", ["xã | total | achieved | 83 | Hà Nam | -"]),
    (  # no "mới đạt", which would say that it is done
        "Tỉnh Hà Nam phấn đấu số xã nông thôn mới đạt 80 xã.",
        ["xã | total | target | 80 | Hà Nam | -"],
    ),
    (  # the slowest has no deadline
        "Tỷ lệ xã nông thôn mới của cả nước là 38%. Chậm nhất là Tây Nguyên, mới 16% số xã đạt chuẩn.",
        ["xã | share | achieved | 38 | Việt Nam | -", "xã | share | achieved | 16 | Tây Nguyên | -"],
    ),
    (
        "Tỷ lệ thôn đạt chuẩn nông thôn mới của tỉnh Hà Giang mới 9%; đích đến năm 2025 là ít nhất 50%.",
        ["thôn | share | achieved | 9 | Hà Giang | -", "thôn | share | target | ≥50 | Hà Giang | 2025"],
    ),
    (  # a question that asks for an aim, and one that does not
        "* Năm 2023, tỉnh Hà Giang đặt mục tiêu gì?\n\n- Có thêm 5 xã nông thôn mới.\n\n* Đời sống người dân ra sao?\n\n"
        "- Cả tỉnh có 48 xã đạt chuẩn nông thôn mới.",
        ["xã | increase | target | 5 | Hà Giang | 2023", "xã | total | achieved | 48 | Hà Giang | -"],
    ),
]

TIMES: list[Row] = [
    (
        "Giai đoạn 2016 - 2020, tỉnh Hà Nam công nhận mới 18 xã nông thôn mới: năm 2018: 4 xã; năm 2019 và 2020 mỗi năm 7 xã.",
        [
            "xã | increase | achieved | 18 | Hà Nam | 2020",
            "xã | increase | achieved | 4 | Hà Nam | 2018",
            "xã | increase | achieved | 7 | Hà Nam | 2019",
            "xã | increase | achieved | 7 | Hà Nam | 2020",
        ],
    ),
    (
        "Số xã nông thôn mới của tỉnh Hà Nam các năm 2018, 2019, 2020 lần lượt là 66, 74 và 83 xã.",
        [
            "xã | total | achieved | 66 | Hà Nam | 2018",
            "xã | total | achieved | 74 | Hà Nam | 2019",
            "xã | total | achieved | 83 | Hà Nam | 2020",
        ],
    ),
    (  # four years after, not next year
        "Bốn năm sau ngày khởi động, tỉnh Hà Nam có 25 xã đạt chuẩn nông thôn mới.",
        ["xã | total | achieved | 25 | Hà Nam | -"],
    ),
    (
        "Tỉnh Hà Nam có 57 xã đạt chuẩn nông thôn mới nâng cao, mục tiêu đến năm 2025 là 70 xã.",
        ["xã nâng cao | total | achieved | 57 | Hà Nam | -", "xã nâng cao | total | target | 70 | Hà Nam | 2025"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*ROUNDS, *PLANS, *TIMES])
def test_what_a_reader_takes_from_it(text: str, expected: list[str]) -> None:
    """A passage and its figures."""
    assert [line_of(f) for f in thonmoi.extract(text, published=PUBLISHED).figures] == expected


def test_before_the_merger_is_the_last_day_of_the_old_map() -> None:
    """Provinces merged, and districts ended, on 1 July 2025 (Nghị quyết 202/2025/QH15)."""
    text = "Trước khi hợp nhất, tỉnh Bắc Ninh cũ có 89/89 xã đạt chuẩn nông thôn mới."
    (figure,) = thonmoi.extract(text, published=date(2026, 2, 6)).figures
    assert figure.period is not None and figure.period.end == date(2025, 6, 30)


def test_a_heading_below_that_of_a_plan_stays_in_it() -> None:
    """ "1. Cấp xã" under "II. Mục tiêu đến năm 2025" tells of aims."""
    text = (
        "Kế hoạch nông thôn mới của Đắk Lắk\n\nII. Mục tiêu đến năm 2025\n\n1. Cấp xã\n\n- 99 xã đạt chuẩn nông thôn "
        "mới.\n\n2. Cấp huyện\n\n- 4 huyện đạt chuẩn nông thôn mới."
    )
    assert [(f.value, f.status) for f in thonmoi.extract(text, published=PUBLISHED).figures] == [(99, "target"), (4, "target")]


def test_a_row_of_stars_that_comes_to_its_head() -> None:
    """ "7 sản phẩm 5 sao: Bình Phước 3, …": the row comes to seven, so its products have five stars."""
    text = "Đông Nam Bộ có 900 sản phẩm OCOP từ 3 sao. Cả vùng mới có 6 sản phẩm 5 sao: Bình Phước 3, Đồng Nai 2, Tây Ninh 1."
    stars = [f.stars.min if f.stars else None for f in thonmoi.extract(text, published=PUBLISHED).figures]
    assert stars == [3, 5, 5, 5, 5]


def test_funds_in_millions_and_behind_a_question() -> None:
    """186.420 million are billions too; who is asked for the money tells of the programme's."""
    told = "Huyện Lục Yên có 8 xã nông thôn mới.\n\nVề nguồn lực, tổng vốn huy động trong năm là 186.420 triệu đồng."
    asked = "Xã Gia An đạt chuẩn nông thôn mới, 5 thôn nông thôn mới.\n\n* Tiền ở đâu ra?\n\n- Tổng cộng 126,4 tỷ đồng."
    for text, value in ((told, "186420"), (asked, "126.4")):
        assert [str(f.value) for f in thonmoi.extract(text, published=PUBLISHED).figures if f.indicator == "funds"] == [value]
