"""How reports tell of criteria one by one, of groups, of what comes to so much, of what is asked for, and of sums at the end.

The sentences are our own, with what a careful reader takes from each, in the notation of `test_units`.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.figures.test_units import Row, line_of

import thonmoi

PUBLISHED = date(2022, 12, 20)

CRITERIA: list[Row] = [
    (  # communes behind the name of a criterion have reached that criterion alone
        "Tỉnh Nam Định có 96 xã đạt chuẩn nông thôn mới. Soi từng tiêu chí thì điện đã có 118/121 xã đạt, bưu điện 109 xã, trong khi "
        "giao thông chỉ 37 xã, môi trường 31 xã.",
        ["xã | total | achieved | 96 | Nam Định | -"],
    ),
    (
        "Tỉnh Nam Định có 96 xã đạt chuẩn nông thôn mới. Quy hoạch và bưu điện hoàn thành sớm nhất (121/121 và 115/121 xã); "
        "chậm nhất là cơ "
        "sở vật chất văn hóa (mới 27 xã đạt) và nước sạch (33 xã).",
        ["xã | total | achieved | 96 | Nam Định | -"],
    ),
    (  # the group said before its number, and told of again
        "Huyện Vụ Bản có 5 xã đạt từ 15 đến 18 tiêu chí nông thôn mới; nhóm 10 - 14 tiêu chí đông nhất, 11 xã; không còn xã "
        "nào dưới 8 tiêu "
        "chí, trong khi năm 2015, nhóm này có tới 9 xã.",
        [
            "xã 15-18 tiêu chí | total | achieved | 5 | Vụ Bản | -",
            "xã 10-14 tiêu chí | total | achieved | 11 | Vụ Bản | -",
            "xã -7 tiêu chí | total | achieved | 0 | Vụ Bản | -",
            "xã -7 tiêu chí | total | achieved | 9 | Vụ Bản | 2015",
        ],
    ),
    (  # communes called by name between their number and their criteria
        "Năm 2021, 4 xã vùng cao Nậm Lành, Nậm Búng, Sùng Đô, Suối Quyền của huyện Văn Chấn mới đạt 9 - 11 tiêu chí nông thôn mới.",
        ["xã 9-11 tiêu chí | total | achieved | 4 | Văn Chấn | 2021"],
    ),
    (  # how many communes an average is of
        "Bình quân tiêu chí nông thôn mới của từng nơi: thành phố Tây Ninh (3 xã) đạt 18 tiêu chí/xã, huyện Gò Dầu 17,4 tiêu chí/xã.",
        ["tiêu chí/xã | average | achieved | 18 | Tây Ninh | -", "tiêu chí/xã | average | achieved | 17.4 | Gò Dầu | -"],
    ),
    ("Tổng số tiêu chí đạt được của 71 xã xây dựng nông thôn mới là 1.136 tiêu chí.", []),
    (  # the set of criteria a commune keeps to is no band
        "Đến cuối năm 2021, tỉnh Hà Nam có 79/83 xã giữ chuẩn nông thôn mới theo bộ 19 tiêu chí.",
        ["xã | total | achieved | 79/83 | Hà Nam | 2021"],
    ),
]

NOT_COUNTED: list[Row] = [
    ("Về nông thôn mới, cả 6 thôn của xã Hồng Châu đều đã xong quy hoạch khu tập kết rác.", []),
    (
        "Năm 2021, tỉnh Hà Nam có 90% số xã đạt chuẩn nông thôn mới, 100% xã hoàn thành rà soát quy hoạch.",
        ["xã | share | achieved | 90 | Hà Nam | 2021"],
    ),
    (
        "Huyện Lục Yên có 4 thôn nông thôn mới kiểu mẫu. Danh hiệu thôn văn hóa thì nhiều hơn hẳn: 151 thôn.",
        ["thôn kiểu mẫu | total | achieved | 4 | Lục Yên | -"],
    ),
    (  # how far past a plan
        "Năm 2021, huyện Lục Yên công nhận thêm 14 xã nông thôn mới, vượt nghị quyết đại hội 2 xã.",
        ["xã | increase | achieved | 14 | Lục Yên | 2021"],
    ),
    (  # what a new map has
        "Tỉnh Hà Nam có 79 xã đạt chuẩn nông thôn mới. Sau sắp xếp, tỉnh có 66 xã, 17 phường.",
        ["xã | total | achieved | 79 | Hà Nam | -"],
    ),
    (
        "Tỉnh Phú Thọ có 64 xã đạt chuẩn nông thôn mới. Nhóm 1: 22 xã. Sáu xã còn lại đều ở vùng sâu.",
        ["xã | total | achieved | 64 | Phú Thọ | -"],
    ),
    (
        "Giai đoạn 2016-2020, hai tỉnh huy động cho nông thôn mới 31.500 tỷ đồng.",
        ["funds | amount | achieved | 31500 | - | 2020"],
    ),
    (  # what the standard asks for
        "Theo bộ tiêu chí nông thôn mới, năm 2021 xã Cộng Hiền có thu nhập bình quân 44 triệu đồng/người (quy định từ 42 triệu "
        "đồng trở lên), tỷ lệ hộ "
        "nghèo 1,6% (quy định không quá 2%).",
        [
            "income_per_capita | average | achieved | 44 | Cộng Hiền | 2021",
            "poverty_rate | rate | achieved | 1.6 | Cộng Hiền | 2021",
        ],
    ),
]

AIMS: list[Row] = [
    (  # the label of a sentence
        "Tỉnh Tây Ninh có 39/71 xã đạt chuẩn nông thôn mới. Nhiệm vụ đến cuối năm 2023: có thêm 6 xã đạt chuẩn, nâng tổng số lên 45 xã.",
        [
            "xã | total | achieved | 39/71 | Tây Ninh | -",
            "xã | increase | target | 6 | Tây Ninh | 2023",
            "xã | total | target | 45 | Tây Ninh | 2023",
        ],
    ),
    (  # what there is to be by then
        "Đến hết năm 2025, tỉnh Vĩnh Phúc phấn đấu có 55 - 60 xã về đích nông thôn mới nâng cao.",
        ["xã nâng cao | total | target | 55-60 | Vĩnh Phúc | 2025"],
    ),
    (  # past years that are told among aims
        "Tỉnh Lào Cai đặt mục tiêu tỷ lệ hộ nghèo ở các xã nông thôn mới năm 2025 còn 4%; năm 2021 tỷ lệ này toàn tỉnh là 11,2%.",
        ["poverty_rate | rate | target | 4 | Lào Cai | 2025", "poverty_rate | rate | achieved | 11.2 | Lào Cai | 2021"],
    ),
    (
        "Tỉnh Cà Mau phấn đấu đến năm 2025 có 62 xã nông thôn mới. Tỷ lệ hộ nghèo giảm từ 1,74% cuối năm 2021 xuống dưới 0,5%.",
        [
            "xã | total | target | 62 | Cà Mau | 2025",
            "poverty_rate | rate | achieved | 1.74 | Cà Mau | 2021",
            "poverty_rate | rate | target | <0.5 | Cà Mau | 2025",
        ],
    ),
    (  # told of this number, whatever was aimed at before
        "Xã Vĩ Thượng phấn đấu đi đầu về nông thôn mới; 5/8 thôn của xã nay đã là thôn kiểu mẫu.",
        ["thôn kiểu mẫu | total | achieved | 5/8 | Vĩ Thượng | 2022"],
    ),
    (  # an office is no plan
        "Giám đốc Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi cho biết, năm 2022 ngân sách bố trí 418 tỷ đồng cho nông thôn mới.",
        ["funds | amount | achieved | 418 | Quảng Ngãi | 2022"],
    ),
]

GOING_ON: list[Row] = [
    (  # a topic that opens the clause, and the sum at the end
        "Cả 20/20 xã của huyện Phúc Thọ đạt chuẩn nông thôn mới từ năm 2019. Lên nâng cao thì năm 2020 mới có 3 xã, năm 2021 "
        "thêm 5 xã. Như vậy "
        "đến nay có 8 xã, bằng 40%.",
        [
            "xã | total | achieved | 20/20 | Phúc Thọ | 2019",
            "xã nâng cao | total | achieved | 3 | Phúc Thọ | 2020",
            "xã nâng cao | increase | achieved | 5 | Phúc Thọ | 2021",
            "xã nâng cao | total | achieved | 8 | Phúc Thọ | 2022",
            "xã nâng cao | share | achieved | 40 | Phúc Thọ | 2022",
        ],
    ),
    (  # the standard before its number, and that of the next behind "và"
        "Đến tháng 9/2022, 66 xã của tỉnh Bắc Ninh đạt chuẩn nông thôn mới; đáp ứng mức nâng cao có 27 xã và kiểu mẫu 9 xã.",
        [
            "xã | total | achieved | 66 | Bắc Ninh | 2022",
            "xã nâng cao | total | achieved | 27 | Bắc Ninh | 2022",
            "xã kiểu mẫu | total | achieved | 9 | Bắc Ninh | 2022",
        ],
    ),
    (
        "Tỉnh Bắc Giang có 126 xã đạt chuẩn nông thôn mới; nâng cao 48 xã, kiểu mẫu 12 xã; cấp huyện được 6/10 đơn vị, còn Lục "
        "Ngạn chưa đạt.",
        [
            "xã | total | achieved | 126 | Bắc Giang | -",
            "xã nâng cao | total | achieved | 48 | Bắc Giang | -",
            "xã kiểu mẫu | total | achieved | 12 | Bắc Giang | -",
            "huyện | total | achieved | 6/10 | Bắc Giang | -",
        ],
    ),
    (  # the label of a row told in the order of the sentence before
        "Cuối năm 2021, Bến Tre có 118 xã đạt chuẩn nông thôn mới, Trà Vinh 75, Vĩnh Long 70. Xã nâng cao của ba tỉnh tương "
        "ứng là 22, 19 và 14.",
        [
            "xã | total | achieved | 118 | Bến Tre | 2021",
            "xã | total | achieved | 75 | Trà Vinh | 2021",
            "xã | total | achieved | 70 | Vĩnh Long | 2021",
            "xã nâng cao | total | achieved | 22 | Bến Tre | 2021",
            "xã nâng cao | total | achieved | 19 | Trà Vinh | 2021",
            "xã nâng cao | total | achieved | 14 | Vĩnh Long | 2021",
        ],
    ),
    (  # a change told in turn
        "Duyên hải Nam Trung Bộ có 437/825 xã đạt chuẩn nông thôn mới, Tây Nguyên có 246/599 xã; so với cuối năm 2015, con số "
        "này lần lượt tăng "
        "273 và 167 xã.",
        [
            "xã | total | achieved | 437/825 | Duyên hải Nam Trung Bộ | -",
            "xã | total | achieved | 246/599 | Tây Nguyên | -",
            "xã | increase | achieved | 273 | Duyên hải Nam Trung Bộ | -",
            "xã | increase | achieved | 167 | Tây Nguyên | -",
        ],
    ),
    (  # income and poverty of another place
        "Thu nhập bình quân đầu người ở các xã nông thôn mới của Vĩnh Phúc đạt 41 triệu đồng, tỷ lệ hộ nghèo còn 2,9%. Tại "
        "huyện Sông Lô, con số "
        "tương ứng là 36 triệu đồng và 3,8%.",
        [
            "income_per_capita | average | achieved | 41 | Vĩnh Phúc | -",
            "poverty_rate | rate | achieved | 2.9 | Vĩnh Phúc | -",
            "income_per_capita | average | achieved | 36 | Sông Lô | -",
            "poverty_rate | rate | achieved | 3.8 | Sông Lô | -",
        ],
    ),
    (
        "Cộng cả ba năm 2019 - 2021, vốn cho nông thôn mới của tỉnh Vĩnh Phúc là 5.940 tỷ đồng, tính ra hơn 53 tỷ đồng/xã.",
        ["funds | amount | achieved | 5940 | Vĩnh Phúc | 2021", "funds | average | achieved | >53 | Vĩnh Phúc | 2021"],
    ),
    (
        "Tỉnh Thanh Hóa có 310/469 xã đạt chuẩn nông thôn mới; thị xã Nghi Sơn có 13 xã, tăng 3.",
        [
            "xã | total | achieved | 310/469 | Thanh Hóa | -",
            "xã | total | achieved | 13 | Nghi Sơn | -",
            "xã | increase | achieved | 3 | Nghi Sơn | -",
        ],
    ),
    (  # what is left after some have run out
        "Từ năm 2019, tỉnh Bình Định công nhận 337 sản phẩm OCOP. Trừ 41 sản phẩm hết hạn, đến nay còn 296 sản phẩm.",
        ["ocop_products | increase | achieved | 337 | Bình Định | 2019", "ocop_products | total | achieved | 296 | Bình Định | 2022"],
    ),
    (
        "Năm 2022, tỉnh Thái Nguyên công nhận 58 sản phẩm OCOP. Các chủ thể của kỳ này gồm 31 hợp tác xã, 6 doanh nghiệp và 4 "
        "hộ kinh doanh.",
        [
            "ocop_products | increase | achieved | 58 | Thái Nguyên | 2022",
            "ocop_entities | increase | achieved | 31 | Thái Nguyên | 2022",
            "ocop_entities | increase | achieved | 6 | Thái Nguyên | 2022",
            "ocop_entities | increase | achieved | 4 | Thái Nguyên | 2022",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CRITERIA + NOT_COUNTED + AIMS + GOING_ON)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence and its figures."""
    assert [line_of(f) for f in thonmoi.extract(text, published=PUBLISHED).figures] == expected


def test_a_headline_that_rounds_means_what_the_text_counts() -> None:
    """ "Hơn 3.100 sản phẩm" over "3.142 sản phẩm"."""
    text = "Đồng bằng sông Cửu Long: hơn 3.100 sản phẩm OCOP\n\nCả vùng hiện có 3.142 sản phẩm OCOP, tăng 612 sản phẩm.\n"
    figures = thonmoi.extract(text, published=PUBLISHED).figures
    assert [(f.value, f.measure) for f in figures] == [(3100, "total"), (3142, "total"), (612, "increase")]


def test_a_region_named_in_passing_is_the_whole_region() -> None:
    """ "Toàn vùng" is of the region that was named last, though only in comparison."""
    text = "So với Đông Nam Bộ, TP Hồ Chí Minh đi trước một bước. Toàn vùng có 218/456 xã đạt chuẩn nông thôn mới."
    (figure,) = thonmoi.extract(text, published=PUBLISHED).figures
    assert figure.place is not None and figure.place.name == "Đông Nam Bộ"


TIMES: list[Row] = [
    (  # a paragraph that begins with its time tells of that time
        "Năm 2011, bình quân toàn huyện Thạnh Trị đạt 4,9 tiêu chí nông thôn mới/xã. Hộ nghèo 19,6%.\n\nĐến nay, huyện có 7 xã đạt chuẩn.",
        [
            "tiêu chí/xã | average | achieved | 4.9 | Thạnh Trị | 2011",
            "poverty_rate | rate | achieved | 19.6 | Thạnh Trị | 2011",
            "xã | total | achieved | 7 | Thạnh Trị | 2022",
        ],
    ),
    (  # the congress has no time of its own here
        "Đại hội thống nhất mục tiêu đến năm 2025: tỉnh Hà Giang có 60 xã đạt chuẩn nông thôn mới, trong đó ít nhất 4 xã nâng cao.",
        ["xã | total | target | 60 | Hà Giang | 2025", "xã nâng cao | total | target | ≥4 | Hà Giang | 2025"],
    ),
    (
        "Tỉnh Hà Giang phấn đấu có thêm 2 huyện nông thôn mới trước năm 2025.",
        ["huyện | increase | target | 2 | Hà Giang | 2024"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: list[str]) -> None:
    """A passage and its figures, each of its own time."""
    assert [line_of(f) for f in thonmoi.extract(text, published=PUBLISHED).figures] == expected


def test_a_paragraph_begins_in_the_year_of_its_report() -> None:
    """ "sáu tháng cuối năm" in a new paragraph is of this year, whatever year was told above."""
    text = "Huyện Tứ Kỳ khởi động nông thôn mới năm 2011.\n\nTrong sáu tháng cuối năm, huyện phấn đấu có thêm 2 xã nông thôn mới."
    (figure,) = thonmoi.extract(text, published=date(2022, 7, 24)).figures
    assert figure.period is not None and figure.period.end == date(2022, 12, 31)


def test_of_a_year_that_has_hardly_begun_nobody_knows_the_sum() -> None:
    """Told in January, "năm 2026 công nhận mới" is a plan; told in December it is a fact."""
    text = "Năm 2026, tỉnh Phú Thọ công nhận mới 80 sản phẩm OCOP."
    plan, fact = (thonmoi.extract(text, published=day).figures[0] for day in (date(2026, 1, 14), date(2026, 12, 21)))
    assert (plan.status, fact.status) == ("target", "achieved")


def test_who_compares_tells_of_what_is() -> None:
    """Behind an aim, "so với đầu nhiệm kỳ … tăng" is of what has been done."""
    text = "Đến năm 2025, tỉnh Hà Giang phấn đấu có 60 xã đạt chuẩn nông thôn mới. So với đầu nhiệm kỳ, toàn tỉnh tăng 25 xã nông thôn mới."
    figures = thonmoi.extract(text, published=PUBLISHED).figures
    assert [(f.status, f.measure, f.value) for f in figures] == [("target", "total", 60), ("achieved", "increase", 25)]


def test_the_country_beside_a_region_is_an_aside() -> None:
    """Behind "; cả nước là …" the text goes on about the region."""
    text = "Vùng Tây Nguyên có 1.142 sản phẩm OCOP; cả nước là 14.026 sản phẩm. Trong đó, có 118 sản phẩm 4 sao."
    figures = thonmoi.extract(text, published=PUBLISHED).figures
    assert [(f.place.name if f.place else None, f.value) for f in figures] == [
        ("Tây Nguyên", 1142),
        ("Việt Nam", 14026),
        ("Tây Nguyên", 118),
    ]


def test_a_round_through_a_region_is_of_the_region() -> None:
    """Four provinces of one region, and the country only beside it: what has no place of its own is the region's."""
    text = (
        "Nông thôn mới trên vùng đất đỏ\n\nTây Nguyên bước vào năm cuối của giai đoạn với nhiều việc phải làm. "
        "Đắk Lắk lo nước sạch, Gia Lai lo đường, Kon Tum lo nhà ở, Lâm Đồng lo đầu ra cho nông sản.\n\n"
        "Đã có 280 xã đạt chuẩn nông thôn mới, cao hơn bình quân cả nước."
    )
    (figure,) = thonmoi.extract(text, published=PUBLISHED).figures
    assert figure.place is not None and figure.place.name == "Tây Nguyên"
