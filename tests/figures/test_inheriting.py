"""Numbers that live on what stood before: ends of changes, bands without a noun, plans year by year, items that name their place behind.

The sentences are our own, with what a careful reader takes from each, in the notation of `test_units`; subsets stand apart.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.figures.test_units import Row, line_of

import thonmoi

PUBLISHED = date(2022, 12, 20)

INHERITED: list[Row] = [
    (  # a date between the numbers of a change is that of the first
        "Số xã nông thôn mới nâng cao của tỉnh Hải Dương đã từ 40 cuối năm 2020 lên 66/178 xã. Gia Lộc đông nhất: 12; Kim Thành 9.",
        [
            "xã nâng cao | total | achieved | 40 | Hải Dương | 2020",
            "xã nâng cao | total | achieved | 66/178 | Hải Dương | -",
            "xã nâng cao | total | achieved | 12 | Gia Lộc | -",
            "xã nâng cao | total | achieved | 9 | Kim Thành | -",
        ],
    ),
    (  # bands go on without the word for criteria
        "Tỉnh Hải Dương có 20 xã đạt 15 đến 18 tiêu chí nông thôn mới, 9 ở nhóm 10 đến 14, 2 dưới 10. Xã dưới 5 tiêu chí thì không còn.",
        [
            "xã 15-18 tiêu chí | total | achieved | 20 | Hải Dương | -",
            "xã 10-14 tiêu chí | total | achieved | 9 | Hải Dương | -",
            "xã -9 tiêu chí | total | achieved | 2 | Hải Dương | -",
            "xã -4 tiêu chí | total | achieved | 0 | Hải Dương | -",
        ],
    ),
    (  # "2024 - 8 xã" is no range
        "Năm 2023 tỉnh Hải Dương phấn đấu thêm 9 xã đạt chuẩn nông thôn mới. Các năm tiếp theo: 2024 - 8 xã, 2025 - 6.",
        [
            "xã | increase | target | 9 | Hải Dương | 2023",
            "xã | increase | target | 8 | Hải Dương | 2024",
            "xã | increase | target | 6 | Hải Dương | 2025",
        ],
    ),
    (
        "Lộ trình lũy kế số xã đạt chuẩn nông thôn mới của tỉnh Hải Dương: 90 (2023), 100 (2024), 112 (2025).",
        [
            "xã | total | target | 90 | Hải Dương | 2023",
            "xã | total | target | 100 | Hải Dương | 2024",
            "xã | total | target | 112 | Hải Dương | 2025",
        ],
    ),
    (
        "Năm nay tỉnh Hải Dương thêm năm xã đạt chuẩn nông thôn mới: hai của Gia Lộc, hai của Kim Thành, một của Nam Sách.",
        [
            "xã | increase | achieved | 5 | Hải Dương | 2022",
            "xã | increase | achieved | 2 | Gia Lộc | 2022",
            "xã | increase | achieved | 2 | Kim Thành | 2022",
            "xã | increase | achieved | 1 | Nam Sách | 2022",
        ],
    ),
    (
        "Tỉnh Hải Dương có 150 thôn nông thôn mới kiểu mẫu, hơn một nửa nằm ở hai huyện ven sông.",
        [
            "thôn kiểu mẫu | total | achieved | 150 | Hải Dương | -",
            "thôn kiểu mẫu | share | achieved | >1/2 | Hải Dương | -",
        ],
    ),
    (
        "Tỉnh Hải Dương có 90 xã đạt chuẩn nông thôn mới. Cấp huyện mới có 2, là Gia Lộc và Kim Thành.",
        ["xã | total | achieved | 90 | Hải Dương | -", "huyện | total | achieved | 2 | Hải Dương | -"],
    ),
    (
        "Năm 2023, tỉnh Lào Cai phấn đấu thêm 5 xã đạt chuẩn nông thôn mới, 8 xã nâng cao. Sang năm 2024 con số tương ứng là 4 và 6 xã.",
        [
            "xã | increase | target | 5 | Lào Cai | 2023",
            "xã nâng cao | increase | target | 8 | Lào Cai | 2023",
            "xã | increase | target | 4 | Lào Cai | 2024",
            "xã nâng cao | increase | target | 6 | Lào Cai | 2024",
        ],
    ),
    (  # years that name a set of standards date nothing
        "Tỉnh Lào Cai chưa có huyện nào được công nhận nông thôn mới kiểu mẫu theo bộ tiêu chí 2021 - 2025.",
        ["huyện nâng cao | total | achieved | 0 | Lào Cai | -"],
    ),
    (  # a new paragraph goes on about what there is in all
        "Tỉnh Hà Nam có 79 xã đạt chuẩn nông thôn mới; riêng năm 2022 chỉ thêm 5 xã.\n\nKim Bảng mới có 16, Lý Nhân 15, Bình Lục 14.",
        [
            "xã | total | achieved | 79 | Hà Nam | 2022",
            "xã | increase | achieved | 5 | Hà Nam | 2022",
            "xã | total | achieved | 16 | Kim Bảng | 2022",
            "xã | total | achieved | 15 | Lý Nhân | 2022",
            "xã | total | achieved | 14 | Bình Lục | 2022",
        ],
    ),
    (
        "Tỉnh Hà Nam có 79 xã đạt chuẩn nông thôn mới, 20 xã nâng cao; kiểu mẫu: Kim Bảng 4 xã, Lý Nhân 3 xã.",
        [
            "xã | total | achieved | 79 | Hà Nam | -",
            "xã nâng cao | total | achieved | 20 | Hà Nam | -",
            "xã kiểu mẫu | total | achieved | 4 | Kim Bảng | -",
            "xã kiểu mẫu | total | achieved | 3 | Lý Nhân | -",
        ],
    ),
    (
        "Số thôn, xóm đạt chuẩn nông thôn mới của tỉnh Hà Nam là 412, tăng 20 so với năm 2021.",
        ["thôn | total | achieved | 412 | Hà Nam | -", "thôn | increase | achieved | 20 | Hà Nam | -"],
    ),
]


@pytest.mark.parametrize(("text", "want"), INHERITED, ids=[row[0][:50] for row in INHERITED])
def test_what_stood_before_holds(text: str, want: list[str]) -> None:
    assert [line_of(f) for f in thonmoi.extract(text, published=PUBLISHED).figures] == want


SUBSETS = {
    "Tỉnh Lào Cai có 80 xã, 842 thôn, bản miền núi đạt chuẩn nông thôn mới.": [("80", None), ("842", "miền núi")],
    "Tỉnh Lào Cai có 80 xã đạt chuẩn nông thôn mới. Khu vực I có 50 xã, khu vực II 19.": [
        ("80", None),
        ("50", "Khu vực I"),
        ("19", "khu vực II"),
    ],
    "Đến năm 2025 tỉnh Lào Cai phấn đấu có 70% số xã đạt chuẩn nông thôn mới, nhóm 1 phải đạt 100%, nhóm 2 80%.": [
        ("70", None),
        ("100", "nhóm 1"),
        ("80", "nhóm 2"),
    ],
    "Tỉnh Kon Tum đã có 66 làng đồng bào dân tộc thiểu số đạt chuẩn nông thôn mới, trong đó Đăk Hà 17 làng, Sa Thầy 13.": [
        ("66", "đồng bào dân tộc thiểu số"),
        ("17", "đồng bào dân tộc thiểu số"),
        ("13", "đồng bào dân tộc thiểu số"),
    ],
    "Tỉnh Lào Cai huy động 800 tỷ đồng xây dựng nông thôn mới, trong đó dân góp 200 tỷ, chiếm một phần tư.": [
        ("800", None),
        ("200", "dân"),
        ("1", "dân"),
    ],
    "Trung du và miền núi phía Bắc có 900 xã đạt chuẩn nông thôn mới.": [("900", None)],  # the name of a region is no class
}


@pytest.mark.parametrize("text", SUBSETS)
def test_classes_of_communes_are_subsets(text: str) -> None:
    assert [(str(f.value), f.subset) for f in thonmoi.extract(text, published=PUBLISHED).figures] == SUBSETS[text]


def test_products_that_are_divided_next() -> None:
    """Numbers in words and without a noun, where stars divide them."""
    text = "Tháng trước, tỉnh Lào Cai công nhận 22, gồm 17 sản phẩm OCOP 4 sao, 5 sản phẩm 3 sao. Đợt này thêm 12, bảy đạt 4 sao."
    stars = [(str(f.value), f.stars.min if f.stars else None) for f in thonmoi.extract(text, published=PUBLISHED).figures]
    assert stars[:3] == [("22", None), ("17", 4), ("5", 3)]
    assert ("7", 4) in stars


def test_bare_nay_is_the_day_of_the_report() -> None:
    text = "Năm 2019 hộ nghèo của tỉnh Lào Cai còn 14%, nay 3,5%; tỉnh có 80 xã nông thôn mới."
    assert [f.period.end.year for f in thonmoi.extract(text, published=PUBLISHED).figures if f.period and f.period.end] == [
        2019,
        2022,
        2022,
    ]


def test_nothing_goes_on_from_a_caption() -> None:
    text = (
        "Tỉnh Hà Nam có 79 xã đạt chuẩn nông thôn mới.\n\nĐường làng ở Kim Bảng, huyện có 4 xã nông thôn mới nâng cao. "
        "Ảnh: V.H\n\nLý Nhân có 15 xã, Bình Lục 14."
    )
    assert [f.indicator for f in thonmoi.extract(text, published=PUBLISHED).figures][-2:] == ["communes_ntm", "communes_ntm"]


def test_the_day_of_a_meeting_is_now_in_an_article_without_a_date() -> None:
    text = "Chiều 10/12/2021, HĐND tỉnh Hà Nam thông qua nghị quyết về nông thôn mới. Hiện tỉnh có 79 xã đạt chuẩn nông thôn mới."
    (figure,) = thonmoi.extract(text).figures
    assert figure.period is not None and figure.period.end == date(2021, 12, 10)
