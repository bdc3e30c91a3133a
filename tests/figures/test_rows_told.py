"""Rows told in prose, labels that open them, numbers in step with places, and what a verb of aim or a bracket does to a number.

The rows are sentences of our own and what a careful reader takes from each, in the notation of `test_units`.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.figures.test_units import Row, line_of

import thonmoi

PUBLISHED = date(2022, 12, 20)

ROWS: list[Row] = [
    (  # fractions in a row divide the total, not what was added, however large they grow
        "Năm nay tỉnh Thái Bình có thêm 61 xã về đích nông thôn mới, nâng tổng số xã đạt chuẩn lên 180/241 xã. Chia theo huyện: "
        "Hưng Hà 30/30; Quỳnh Phụ 3/36; Đông Hưng 34/41.",
        [
            "xã | increase | achieved | 61 | Thái Bình | 2022",
            "xã | total | achieved | 180/241 | Thái Bình | 2022",
            "xã | total | achieved | 30/30 | Hưng Hà | 2022",
            "xã | total | achieved | 3/36 | Quỳnh Phụ | 2022",
            "xã | total | achieved | 34/41 | Đông Hưng | 2022",
        ],
    ),
    (  # a label before a colon says what the bare numbers count
        "Tỉnh Quảng Nam có 411 sản phẩm OCOP. Các huyện đăng ký thôn nông thôn mới kiểu mẫu năm 2023: Thăng Bình 14; Đại Lộc 12; "
        "Điện Bàn, Duy Xuyên mỗi nơi 8.",
        [
            "ocop_products | total | achieved | 411 | Quảng Nam | -",
            "thôn kiểu mẫu | increase | target | 14 | Thăng Bình | 2023",
            "thôn kiểu mẫu | increase | target | 12 | Đại Lộc | 2023",
            "thôn kiểu mẫu | increase | target | 8 | Điện Bàn | 2023",
            "thôn kiểu mẫu | increase | target | 8 | Duy Xuyên | 2023",
        ],
    ),
    (
        "Tỷ lệ xã đạt chuẩn nông thôn mới theo huyện của tỉnh Bắc Giang: Việt Yên và Tân Yên cùng 100%, Lục Nam 76%.",
        [
            "xã | share | achieved | 100 | Việt Yên | -",
            "xã | share | achieved | 100 | Tân Yên | -",
            "xã | share | achieved | 76 | Lục Nam | -",
        ],
    ),
    (  # a rate of several places is the rate of each
        "Nam Định, Hà Nam và Hưng Yên có tỷ lệ xã đạt chuẩn nông thôn mới trên 95%.",
        [
            "xã | share | achieved | >95 | Nam Định | -",
            "xã | share | achieved | >95 | Hà Nam | -",
            "xã | share | achieved | >95 | Hưng Yên | -",
        ],
    ),
    (  # as many numbers as places, each its own
        "Tỷ lệ xã đạt chuẩn nông thôn mới của tỉnh Hà Nam đã là 100%; Gia Lai, Lâm Đồng mới 24% và 27%.",
        [
            "xã | share | achieved | 100 | Hà Nam | -",
            "xã | share | achieved | 24 | Gia Lai | -",
            "xã | share | achieved | 27 | Lâm Đồng | -",
        ],
    ),
    (  # the places of the row before
        "Vĩnh Long có 42/44 xã đạt chuẩn nông thôn mới, Bến Tre 30/35 xã, Trà Vinh 14/24 xã. Số xã nâng cao lần lượt là 15, 5 và 1.",
        [
            "xã | total | achieved | 42/44 | Vĩnh Long | -",
            "xã | total | achieved | 30/35 | Bến Tre | -",
            "xã | total | achieved | 14/24 | Trà Vinh | -",
            "xã nâng cao | total | achieved | 15 | Vĩnh Long | -",
            "xã nâng cao | total | achieved | 5 | Bến Tre | -",
            "xã nâng cao | total | achieved | 1 | Trà Vinh | -",
        ],
    ),
    (  # a figure told before opens the list that divides it
        "Năm 2022, tỉnh Quảng Nam công nhận 33 thôn nông thôn mới kiểu mẫu. Trong 33 thôn, Thăng Bình 13 thôn, Đại Lộc 11, Quế Sơn 9.",
        [
            "thôn kiểu mẫu | increase | achieved | 33 | Quảng Nam | 2022",
            "thôn kiểu mẫu | increase | achieved | 13 | Thăng Bình | 2022",
            "thôn kiểu mẫu | increase | achieved | 11 | Đại Lộc | 2022",
            "thôn kiểu mẫu | increase | achieved | 9 | Quế Sơn | 2022",
        ],
    ),
]

BRACKETS: list[Row] = [
    (  # the band stands behind the share
        "Hiện cả nước có 1.265 xã (14,2%) đạt từ 15-18 tiêu chí nông thôn mới; vẫn còn 307 xã (3,4%) dưới 5 tiêu chí.",
        [
            "xã 15-18 tiêu chí | total | achieved | 1265 | Việt Nam | 2022",
            "xã 15-18 tiêu chí | share | achieved | 14.2 | Việt Nam | 2022",
            "xã -4 tiêu chí | total | achieved | 307 | Việt Nam | 2022",
            "xã -4 tiêu chí | share | achieved | 3.4 | Việt Nam | 2022",
        ],
    ),
    (
        "Năm 2023, tỉnh Hà Giang phấn đấu 31% số xã (tương ứng 54 xã) đạt chuẩn nông thôn mới.",
        ["xã | share | target | 31 | Hà Giang | 2023", "xã | total | target | 54 | Hà Giang | 2023"],
    ),
    (  # an abbreviation in brackets parts nothing
        "Tỉnh Nam Định có 74 xã đạt chuẩn nông thôn mới (NTM) nâng cao.",
        ["xã nâng cao | total | achieved | 74 | Nam Định | -"],
    ),
    (
        "Số xã dưới 10 tiêu chí nông thôn mới của tỉnh Cao Bằng đã giảm còn 22.",
        ["xã -9 tiêu chí | total | achieved | 22 | Cao Bằng | -"],
    ),
]

AIMS: list[Row] = [
    (  # the verb of the unit counted is one of aim
        "Đến nay tỉnh Lạng Sơn có 5 xã đã được công nhận đạt chuẩn nông thôn mới, 6 xã còn lại phải hoàn thành trước ngày 31/12/2022.",
        ["xã | total | achieved | 5 | Lạng Sơn | 2022", "xã | total | target | 6 | Lạng Sơn | 2022"],
    ),
    (  # those that are to arrive are new ones
        "Năm 2023, tỉnh Lạng Sơn giao 11 xã về đích nông thôn mới.",
        ["xã | increase | target | 11 | Lạng Sơn | 2023"],
    ),
    (
        "Năm 2023, tỉnh Hưng Yên phấn đấu 2 huyện Ân Thi và Phù Cừ đạt chuẩn nông thôn mới nâng cao.",
        ["huyện nâng cao | increase | target | 2 | Hưng Yên | 2023"],
    ),
    (  # nobody reports in lower bounds
        "Tỉnh Quảng Trị yêu cầu mỗi năm có thêm ít nhất 2 xã nông thôn mới kiểu mẫu.",
        ["xã kiểu mẫu | increase | target | ≥2 | Quảng Trị | -"],
    ),
    (
        "Trong năm 2023, tỉnh Tiền Giang sẽ đưa huyện Cai Lậy về đích nông thôn mới, nâng số đơn vị cấp huyện lên 6.",
        ["huyện | increase | target | 1 | Tiền Giang | 2023", "huyện | total | target | 6 | Tiền Giang | 2023"],
    ),
    (  # how far past a plan is no count
        "Tỉnh Tây Ninh có 38 xã đạt chuẩn nông thôn mới, vượt chỉ tiêu Tỉnh ủy giao 1 xã.",
        ["xã | total | achieved | 38 | Tây Ninh | -"],
    ),
]

COLUMNS: list[Row] = [
    (  # what each bare number of a row counts, the row before says
        "Huyện Krông Pắc, tỉnh Đắk Lắk có 6 xã đạt chuẩn nông thôn mới, bình quân 15,1 tiêu chí/xã; Cư Kuin 3 và 13,8; Ea Kar 3 và 13,5.",
        [
            "xã | total | achieved | 6 | Krông Pắc | -",
            "tiêu chí/xã | average | achieved | 15.1 | Krông Pắc | -",
            "xã | total | achieved | 3 | Cư Kuin | -",
            "tiêu chí/xã | average | achieved | 13.8 | Cư Kuin | -",
            "xã | total | achieved | 3 | Ea Kar | -",
            "tiêu chí/xã | average | achieved | 13.5 | Ea Kar | -",
        ],
    ),
    (  # a header names the columns of the lines below
        "Nông thôn mới tỉnh Thái Bình theo thứ tự: số xã đã đạt chuẩn nông thôn mới; số xã phải đạt chuẩn vào cuối năm; số tiêu chí bình "
        "quân một xã.\n- Hưng Hà: 12; 18; 16,4.\n- Vũ Thư: 5; 9; 14,6.",
        [
            "xã | total | achieved | 12 | Hưng Hà | -",
            "xã | total | target | 18 | Hưng Hà | -",
            "tiêu chí/xã | average | achieved | 16.4 | Hưng Hà | -",
            "xã | total | achieved | 5 | Vũ Thư | -",
            "xã | total | target | 9 | Vũ Thư | -",
            "tiêu chí/xã | average | achieved | 14.6 | Vũ Thư | -",
        ],
    ),
    (  # a table between bars, with an empty cell
        "Kết quả nông thôn mới tỉnh Thái Bình\n| TT | Huyện | Số xã đạt chuẩn NTM | Số xã NTM nâng cao |\n| 1 | Hưng Hà | 12 | 3 |\n"
        "| 2 | Quỳnh Phụ | 11 |  |\n",
        [
            "xã | total | achieved | 12 | Hưng Hà | -",
            "xã nâng cao | total | achieved | 3 | Hưng Hà | -",
            "xã | total | achieved | 11 | Quỳnh Phụ | -",
        ],
    ),
]

OUT_OF: list[Row] = [
    (  # how many a place has, and how many of these
        "Xây dựng nông thôn mới ở tỉnh Kiên Giang: huyện Châu Thành có 8 xã đạt chuẩn nông thôn mới. Hòn Đất có 12 xã thì 11 đã xong, U "
        "Minh Thượng 6 thì 5.",
        [
            "xã | total | achieved | 8 | Châu Thành | -",
            "xã | total | achieved | 11 | Hòn Đất | -",
            "xã | total | achieved | 5 | U Minh Thượng | -",
        ],
    ),
    (
        "Bốn trong sáu thôn của xã Phước Tiến được công nhận thôn nông thôn mới.",
        ["thôn | total | achieved | 4/6 | Phước Tiến | -"],
    ),
    (  # what villages are said to reach holds for those that have reached it
        "Huyện Đức Thọ có nhiều khu dân cư nông thôn mới kiểu mẫu. Trong 163 thôn của huyện, 88 thôn đã đạt.",
        ["thôn kiểu mẫu | total | achieved | 88 | Đức Thọ | -"],
    ),
    (
        "Tỉnh Kiên Giang có 101 xã đạt chuẩn nông thôn mới. Về nâng cao, tỉnh có 15 xã; còn kiểu mẫu thì 1.",
        [
            "xã | total | achieved | 101 | Kiên Giang | -",
            "xã nâng cao | total | achieved | 15 | Kiên Giang | -",
            "xã kiểu mẫu | total | achieved | 1 | Kiên Giang | -",
        ],
    ),
    (  # one of the row has none
        "Cấp huyện của vùng có 9 đơn vị đạt chuẩn nông thôn mới, trong đó Bến Tre 2, Tiền Giang 4; Sóc Trăng chưa có.",
        [
            "huyện | total | achieved | 9 | - | -",
            "huyện | total | achieved | 2 | Bến Tre | -",
            "huyện | total | achieved | 4 | Tiền Giang | -",
            "huyện | total | achieved | 0 | Sóc Trăng | -",
        ],
    ),
    (  # two neighbours that share "tiêu chí"; a band without its noun
        "Tỉnh Đồng Nai có 29 xã được 8 và 9 tiêu chí nông thôn mới, 22 xã ở nấc 5 - 7, ba xã khác dưới 5 tiêu chí.",
        [
            "xã 8-9 tiêu chí | total | achieved | 29 | Đồng Nai | -",
            "xã 5-7 tiêu chí | total | achieved | 22 | Đồng Nai | -",
            "xã -4 tiêu chí | total | achieved | 3 | Đồng Nai | -",
        ],
    ),
]

NOT_COUNTED: list[Row] = [
    (
        "Hai tỉnh có 7 đơn vị cấp huyện được công nhận đạt chuẩn nông thôn mới.",
        ["huyện | total | achieved | 7 | - | -"],
    ),
    (
        "Về xây dựng nông thôn mới: Kiên Giang kém Cà Mau đúng một xã. Mười lăm xã còn lại đang ở nhóm nào?",
        [],
    ),
    (
        "Xã Bình Nhì đạt chuẩn nông thôn mới từ lâu; huyện có 73/76 ấp được công nhận ấp văn hóa.",
        [],
    ),
    (
        "Về xây dựng nông thôn mới, vườn mẫu của gia đình ông Hậu cho thu nhập 180 triệu đồng/năm, 37 hộ có thu nhập trên 100 triệu đồng.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS + BRACKETS + AIMS + COLUMNS + OUT_OF + NOT_COUNTED)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence and its figures."""
    assert [line_of(f) for f in thonmoi.extract(text, published=PUBLISHED).figures] == expected


def test_a_star_that_opens_a_sentence_holds_for_its_row() -> None:
    """The places behind "ở hạng 4 sao" count products of four stars."""
    text = "Toàn tỉnh Bến Tre có 58 sản phẩm OCOP. Riêng ở hạng 4 sao, huyện Châu Thành dẫn đầu với 19 sản phẩm, Mỏ Cày Nam có 12."
    read = [(f.value, f.stars.min if f.stars else None) for f in thonmoi.extract(text, published=PUBLISHED).figures]
    assert read == [(58, None), (19, 4), (12, 4)]


def test_parts_keep_the_star_of_the_count_they_make_up() -> None:
    """ "13 sản phẩm 4 sao gồm …": the parts are of that count, not of the total before it."""
    text = "Tỉnh Hải Dương có 116 sản phẩm OCOP. Về thứ hạng, 13 sản phẩm 4 sao lần này gồm 5 sản phẩm nâng hạng và 8 sản phẩm mới."
    read = [(f.value, f.stars.min if f.stars else None) for f in thonmoi.extract(text, published=PUBLISHED).figures]
    assert read == [(116, None), (13, 4), (5, 4), (8, 4)]


def test_a_headline_is_measured_as_the_text_measures_it() -> None:
    """The same number in the headline is the total that the text tells."""
    text = "Phú Yên: 13 xã cán đích nông thôn mới\n\nTỉnh có thêm 9 xã được công nhận đạt chuẩn, nâng tổng số xã đạt chuẩn lên 13 xã.\n"
    figures = thonmoi.extract(text, published=PUBLISHED).figures
    assert {f.measure for f in figures if f.value == 13} == {"total"}


def test_a_list_that_adds_up_is_made_of_parts() -> None:
    """Places whose numbers add up to the count before them divide it; its share and the zero of one that has none do not."""
    text = "Năm 2022, tỉnh Quảng Nam có 33 xã đạt chuẩn nông thôn mới, chiếm 17%. Thăng Bình 13, Đại Lộc 11, Quế Sơn 9; Tây Giang chưa có."
    figures = thonmoi.extract(text, published=PUBLISHED).figures
    assert [(f.value, f.part_of) for f in figures] == [(33, None), (17, None), (13, 0), (11, 0), (9, 0), (0, None)]


def test_none_of_so_many_is_zero_and_not_so_many() -> None:
    """ "Không có huyện nào trong 9 huyện": the nine are those there are."""
    figures = thonmoi.extract("Không có huyện nào trong 9 huyện của tỉnh Cao Bằng đạt chuẩn nông thôn mới.", published=PUBLISHED).figures
    assert [line_of(f) for f in figures] == ["huyện | total | achieved | 0 | Cao Bằng | -"]


def test_what_divides_a_whole_tells_nothing_of_it() -> None:
    """A word of newness behind "trong đó" belongs to the part."""
    text = "Tỉnh Bình Định có 7/11 huyện đạt chuẩn nông thôn mới, trong đó huyện Hoài Ân vừa được công nhận hồi tháng 3/2022."
    figures = thonmoi.extract(text, published=PUBLISHED).figures
    assert (figures[0].value, figures[0].measure) == (7, "total")
