"""Funds, incomes, poverty, criteria a commune and honours: sentences of our own with what a careful reader takes from them.

Each row is a text and its figures of these indicators: indicator, measure, status, value and what narrows it (the source of the money,
the group of people), or an empty list for a text that only sounds like it holds one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from thonmoi.api import extract
from thonmoi.records import Figure

Row = tuple[str, str, str, str, str | None]
WATCHED = ("funds", "income_per_capita", "poverty_rate", "criteria_per_commune", "awards")


def figures(text: str) -> list[Figure]:
    return [f for f in extract(text).figures if f.indicator in WATCHED]


def read(text: str) -> list[Row]:
    return [(f.indicator, f.measure, f.status, format(f.value, "f"), f.subset) for f in figures(text)]


FUNDS: list[tuple[str, list[Row]]] = [
    ("Năm 2022, huyện Yên Mô huy động 215 tỷ đồng xây dựng nông thôn mới.", [("funds", "amount", "achieved", "215", None)]),
    # the sentence need not name the programme when the article is about it
    ("Huyện Yên Mô đã có 14 xã đạt chuẩn nông thôn mới. Tổng nhu cầu vốn 5 năm tới khoảng 1.300 tỷ đồng.",
     [("funds", "amount", "target", "1300", None)]),
    ("Huyện Yên Mô đã có 14 xã đạt chuẩn nông thôn mới. Kinh phí cần cho giai đoạn 2026 - 2030 là 870 tỷ đồng.",
     [("funds", "amount", "target", "870", None)]),
    # a list of sources after a total: strong names, bare levels, units without "đồng"
    ("Ba năm qua, Nho Quan huy động 640 tỷ đồng xây dựng nông thôn mới, gồm: ngân sách trung ương 55 tỷ, tỉnh 80 tỷ, huyện và xã 130 tỷ; "
     "vốn tín dụng 290 tỷ; doanh nghiệp, HTX 35 tỷ; nhân dân đóng góp 50 tỷ đồng.",
     [("funds", "amount", "achieved", "640", None), ("funds", "amount", "achieved", "55", "ngân sách trung ương"),
      ("funds", "amount", "achieved", "80", "tỉnh"), ("funds", "amount", "achieved", "130", "huyện và xã"),
      ("funds", "amount", "achieved", "290", "vốn tín dụng"), ("funds", "amount", "achieved", "35", "doanh nghiệp, HTX"),
      ("funds", "amount", "achieved", "50", "nhân dân")]),
    ("Nguồn vốn nông thôn mới năm 2024 của huyện Ba Bể là 96 tỷ đồng. Cụ thể:\n+ Ngân sách Trung ương: 61 tỷ đồng\n"
     "+ Lồng ghép: 20 tỷ đồng\n+ Dân góp (tiền, đất, ngày công): 15 tỷ đồng",
     [("funds", "amount", "achieved", "96", None), ("funds", "amount", "achieved", "61", "Ngân sách Trung ương"),
      ("funds", "amount", "achieved", "20", "Lồng ghép"), ("funds", "amount", "achieved", "15", "Dân")]),
    # the unit goes on along the sources
    ("Xây dựng nông thôn mới, huyện huy động 720 tỷ đồng. Ngân sách các cấp 310,5; vốn tín dụng 260,2.",
     [("funds", "amount", "achieved", "720", None), ("funds", "amount", "achieved", "310.5", "Ngân sách các cấp"),
      ("funds", "amount", "achieved", "260.2", "vốn tín dụng")]),
    # the giver may be far from the amount, or follow it; a receiver is no giver
    ("Năm 2023, ngân sách tỉnh rót cho chương trình nông thôn mới của huyện 18,6 tỷ đồng.",
     [("funds", "amount", "achieved", "18.6", "ngân sách tỉnh")]),
    ("Tỉnh dành 40 tỷ đồng từ ngân sách nhà nước cho Chương trình OCOP.", [("funds", "amount", "achieved", "40", "ngân sách nhà nước")]),
    # shares of funds
    ("Cả nước huy động 2,4 triệu tỷ đồng xây dựng nông thôn mới; vốn tín dụng chiếm 71%; doanh nghiệp 4,6%.",
     [("funds", "amount", "achieved", "2.4", None), ("funds", "share", "achieved", "71", "vốn tín dụng"),
      ("funds", "share", "achieved", "4.6", "doanh nghiệp")]),
    ("Xây dựng nông thôn mới, huyện huy động 90 tỷ đồng, doanh nghiệp và nhân dân lần lượt 12% và 8%.",
     [("funds", "amount", "achieved", "90", None), ("funds", "share", "achieved", "12", "doanh nghiệp"),
      ("funds", "share", "achieved", "8", "nhân dân")]),
    ("Vốn nông thôn mới năm 2023 trung ương giao 70 tỷ đồng. Đến cuối tháng 11 mới giải ngân được 58%.",
     [("funds", "amount", "achieved", "70", "trung ương"), ("funds", "share", "achieved", "58", "trung ương")]),
    ("Huyện huy động 45 tỷ đồng xây dựng nông thôn mới, dân góp 1/3.",
     [("funds", "amount", "achieved", "45", None), ("funds", "share", "achieved", "1", "dân")]),
    # changes and averages beside an amount
    ("Năm 2023, tỉnh bố trí 310 tỷ đồng cho nông thôn mới, thấp hơn năm 2022 khoảng 25 tỷ đồng.",
     [("funds", "amount", "achieved", "310", None), ("funds", "decrease", "achieved", "25", None)]),
    ("Năm 2023, tỉnh huy động 900 tỷ đồng xây dựng nông thôn mới, gấp 1,3 lần năm 2022.",
     [("funds", "amount", "achieved", "900", None), ("funds", "increase", "achieved", "1.3", None)]),
    ("Tỉnh đã phân bổ 120 tỷ đồng cho 40 xã xây dựng nông thôn mới, bình quân mỗi xã 3 tỷ đồng.",
     [("funds", "amount", "achieved", "120", None), ("funds", "average", "achieved", "3", None)]),
]  # fmt: skip

NO_FUNDS = [
    "Xã đạt chuẩn nông thôn mới nhưng còn nợ đọng xây dựng cơ bản 6,4 tỷ đồng.",
    "Nhờ OCOP, doanh thu của các hợp tác xã đạt 38 tỷ đồng.",
    "Mỗi xã đạt chuẩn nông thôn mới nâng cao được thưởng 1 tỷ đồng.",
    "Bà con hiến 3,2 triệu ngày công làm đường nông thôn mới.",
    "Huyện có 9 xã đạt chuẩn nông thôn mới. Kinh phí khuyến công năm nay 2,5 tỷ đồng hỗ trợ mua máy.",
    "Ông Hà Văn Sáng, chủ cơ sở OCOP, vay 300 triệu đồng mua máy sấy.",
    "Xã về đích nông thôn mới. Cá trắm bán 60.000 đồng/kg, thu 200 triệu đồng/ha.",
]

INCOMES: list[tuple[str, list[Row]]] = [
    ("Thu nhập bình quân đầu người của huyện Chiêm Hóa đạt 44,5 triệu đồng/năm, tăng 3 triệu đồng so với năm trước.",
     [("income_per_capita", "average", "achieved", "44.5", None), ("income_per_capita", "increase", "achieved", "3", None)]),
    ("Xã nông thôn mới Quế Tân có thu nhập 40 triệu đồng/người.", [("income_per_capita", "average", "achieved", "40", None)]),
    ("Xã nông thôn mới phấn đấu đến năm 2030 thu nhập của người dân gấp 2,6 lần năm 2020.",
     [("income_per_capita", "increase", "target", "2.6", None)]),
    ("Thu nhập bình quân khu vực nông thôn năm 2025 đạt 62 triệu đồng/người, hơn năm 2020 khoảng 21 triệu đồng.",
     [("income_per_capita", "average", "achieved", "62", None),
      ("income_per_capita", "increase", "achieved", "21", None)]),
    # a row of places goes on about income, the unit left out
    ("Thu nhập bình quân đầu người ở nông thôn đạt 50 triệu đồng. Cao nhất là huyện Gia Lâm 66 triệu đồng, huyện Đông Anh 64,5.",
     [("income_per_capita", "average", "achieved", "50", None), ("income_per_capita", "average", "achieved", "66", None),
      ("income_per_capita", "average", "achieved", "64.5", None)]),
    ("Thu nhập bình quân đầu người của xã tăng từ 19 triệu đồng năm 2015 lên 52 triệu đồng năm 2023.",
     [("income_per_capita", "average", "achieved", "19", None), ("income_per_capita", "average", "achieved", "52", None)]),
    ("Thu nhập bình quân đầu người của xã là 41,5 triệu đồng. Thôn Đồng Chanh 46,2; thôn Gò Mít thấp nhất, 37,4 triệu đồng.",
     [("income_per_capita", "average", "achieved", "41.5", None), ("income_per_capita", "average", "achieved", "46.2", None),
      ("income_per_capita", "average", "achieved", "37.4", None)]),
    ("Thu nhập bình quân đầu người đạt 49 triệu đồng, vượt 2 triệu đồng so với nghị quyết.",
     [("income_per_capita", "average", "achieved", "49", None)]),
    # one family's income, a worker's, and how far one place is from another are none
    ("Gia đình ông Thào A Dế thu nhập 120 triệu đồng từ cây quế.", []),
    ("Thu nhập bình quân của lao động hợp tác xã là 7 triệu đồng/tháng.", []),
    ("Thu nhập bình quân đầu người đạt 58 triệu đồng, cao hơn bình quân chung của tỉnh 4 triệu đồng.",
     [("income_per_capita", "average", "achieved", "58", None)]),
]  # fmt: skip

POVERTY: list[tuple[str, list[Row]]] = [
    ("Tỷ lệ hộ nghèo giảm từ 7,4% năm 2021 xuống còn 3,1% năm 2024.",
     [("poverty_rate", "rate", "achieved", "7.4", None), ("poverty_rate", "rate", "achieved", "3.1", None)]),
    ("Số hộ nghèo giảm từ 9.120 hộ (8,4%) xuống còn 2.310 hộ (2,1%).",
     [("poverty_rate", "rate", "achieved", "8.4", None), ("poverty_rate", "rate", "achieved", "2.1", None)]),
    ("Hộ nghèo toàn huyện còn 4,8% (giảm 1,2% so với đầu năm), hộ cận nghèo 5,5%.",
     [("poverty_rate", "rate", "achieved", "4.8", None), ("poverty_rate", "decrease", "achieved", "1.2", None)]),
    ("Phấn đấu mỗi năm giảm ít nhất 1,5% hộ nghèo, riêng các xã biên giới 3%.",
     [("poverty_rate", "decrease", "target", "1.5", None), ("poverty_rate", "decrease", "target", "3", "xã biên giới")]),
    # a plan speaks in ranges
    ("Tỷ lệ hộ nghèo đa chiều giảm từ 1 - 1,5%/năm.", [("poverty_rate", "decrease", "target", "1", None)]),
    ("Tỷ lệ hộ nghèo của tỉnh là 6,2%. Riêng huyện Mường Nhé tỷ lệ này còn 31%.",
     [("poverty_rate", "rate", "achieved", "6.2", None), ("poverty_rate", "rate", "achieved", "31", None)]),
    ("Tỷ lệ hộ nghèo cả tỉnh còn 5,1%. Huyện Bắc Yên cao nhất: 22,4%, huyện Mộc Châu thấp nhất với 1,9%.",
     [("poverty_rate", "rate", "achieved", "5.1", None), ("poverty_rate", "rate", "achieved", "22.4", None),
      ("poverty_rate", "rate", "achieved", "1.9", None)]),
    ("Hiện hộ nghèo còn 6,8%, phải giảm bình quân 1,1%/năm.",
     [("poverty_rate", "rate", "achieved", "6.8", None), ("poverty_rate", "decrease", "target", "1.1", None)]),
    ("Năm 2025 huyện phấn đấu đưa hộ nghèo từ 5,6% xuống dưới 4%.",
     [("poverty_rate", "rate", "achieved", "5.6", None), ("poverty_rate", "rate", "target", "4", None)]),
    ("Hộ nghèo toàn xã còn 2,2%, vùng đồng bào dân tộc thiểu số 6,4%.",
     [("poverty_rate", "rate", "achieved", "2.2", None), ("poverty_rate", "rate", "achieved", "6.4", "vùng đồng bào dân tộc thiểu số")]),
    # what poor households have, the near-poor, and other rates in the same breath
    ("98% hộ nghèo được vay vốn ưu đãi.", []),
    ("Hộ cận nghèo còn 3,9%.", []),
    ("Hộ nghèo còn 2,9%, tỷ lệ người dân dùng nước sạch 91%.", [("poverty_rate", "rate", "achieved", "2.9", None)]),
]  # fmt: skip

CRITERIA: list[tuple[str, list[Row]]] = [
    ("Xây dựng nông thôn mới: bình quân mỗi xã đạt 15,8 tiêu chí, tăng 0,6 tiêu chí so với năm 2020.",
     [("criteria_per_commune", "average", "achieved", "15.8", None), ("criteria_per_commune", "increase", "achieved", "0.6", None)]),
    ("Xây dựng nông thôn mới, toàn huyện đạt 17,2 tiêu chí/xã, nhích lên 0,9 tiêu chí.",
     [("criteria_per_commune", "average", "achieved", "17.2", None), ("criteria_per_commune", "increase", "achieved", "0.9", None)]),
    ("Số tiêu chí nông thôn mới bình quân/xã của tỉnh là 16,4. Cao nhất là huyện Đan Phượng (18,7).",
     [("criteria_per_commune", "average", "achieved", "16.4", None), ("criteria_per_commune", "average", "achieved", "18.7", None)]),
    ("Xây dựng nông thôn mới: bình quân mỗi xã tăng từ 10,3 lên 14,9 tiêu chí.",
     [("criteria_per_commune", "average", "achieved", "10.3", None), ("criteria_per_commune", "average", "achieved", "14.9", None)]),
    ("Xã nông thôn mới Đại Lịch đã đạt 19/19 tiêu chí.", []),
    ("Các xã biên giới, mỗi xã còn thiếu 3 tiêu chí nông thôn mới.", []),
]  # fmt: skip

AWARDS: list[tuple[str, list[Row]]] = [
    ("Dịp này, UBND tỉnh tặng bằng khen cho 12 tập thể và 15 cá nhân trong phong trào xây dựng nông thôn mới.",
     [("awards", "total", "achieved", "12", None), ("awards", "total", "achieved", "15", None)]),
    ("Tổng kết nông thôn mới, tỉnh tặng Cờ thi đua cho 4 huyện, 9 xã và 20 hộ gia đình.",
     [("awards", "total", "achieved", "4", None), ("awards", "total", "achieved", "9", None), ("awards", "total", "achieved", "20", None)]),
    ("6 chủ thể OCOP tiêu biểu được Chủ tịch UBND tỉnh tặng Bằng khen.", [("awards", "total", "achieved", "6", None)]),
    ("UBND tỉnh trao bằng công nhận đạt chuẩn nông thôn mới cho 5 xã.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*FUNDS, *INCOMES, *POVERTY, *CRITERIA, *AWARDS])
def test_sentences(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NO_FUNDS)
def test_money_of_something_else(text: str) -> None:
    assert [f for f in figures(text) if f.indicator == "funds"] == []


def test_parts_point_at_what_they_divide() -> None:
    found = figures(
        "Tỉnh Lai Châu huy động 900 tỷ đồng xây dựng nông thôn mới. Trong đó ngân sách nhà nước 500 tỷ đồng "
        "(trung ương 320 tỷ, tỉnh 180 tỷ); vốn tín dụng 300 tỷ đồng."
    )
    assert [(int(f.value), f.part_of) for f in found] == [(900, None), (500, 0), (320, 1), (180, 1), (300, 0)]


def test_what_a_part_is_spent_on() -> None:
    found = figures("Riêng OCOP, ngân sách tỉnh hỗ trợ 6,1 tỷ đồng, trong đó tem nhãn 1,4 tỷ, kiểm nghiệm 2,2 tỷ đồng.")
    assert [(f.subset, f.part_of) for f in found] == [("ngân sách tỉnh", None), ("tem nhãn", 0), ("kiểm nghiệm", 0)]


def test_amounts_are_normalised() -> None:
    found = figures("Cả nước huy động 1,23 triệu tỷ đồng xây dựng nông thôn mới.")
    assert (found[0].unit, found[0].amount, found[0].amount_unit) == ("triệu tỷ đồng", Decimal(1_230_000_000_000_000_000), "VND")


def test_places_told_in_order() -> None:
    found = figures("Xã Tân Lập và xã Hồng Thái còn lần lượt 12,4% và 9,8% hộ nghèo.")
    assert [(f.evidence[0].fields["place"].quote.split()[-2:], format(f.value, "f")) for f in found] == [
        (["Tân", "Lập"], "12.4"), (["Hồng", "Thái"], "9.8"),
    ]  # fmt: skip


def test_a_bracket_dates_only_itself() -> None:
    found = figures(
        "Ngân sách trung ương giao 80 tỷ đồng xây dựng nông thôn mới năm 2024 (gồm 12 tỷ đồng năm 2023 chuyển sang); ngân sách tỉnh 15 tỷ."
    )
    years = {int(f.value): f.period.end.year for f in found if f.period and f.period.end}
    assert years[15] == 2024


def test_the_second_rate_has_not_the_year_of_the_first() -> None:
    found = figures("Cuối năm 2020 tỉnh báo cáo kết quả. Hộ nghèo giảm từ 11,2% năm 2015 xuống 3,4%.")
    assert [f.period.end for f in found if f.period] == [date(2015, 12, 31), date(2020, 12, 31)]


def test_a_row_of_years_dates_each_amount() -> None:
    found = figures("Hai năm 2022, 2023, ngân sách tỉnh cấp cho nông thôn mới lần lượt 61 tỷ đồng và 74 tỷ đồng.")
    assert [(int(f.value), f.period.end.year if f.period and f.period.end else None) for f in found] == [(61, 2022), (74, 2023)]


def test_the_need_of_a_plan_has_the_years_of_the_plan() -> None:
    found = figures(
        "Tháng 3/2022, HĐND tỉnh thông qua nghị quyết xây dựng nông thôn mới giai đoạn 2021 - 2025. Đến năm 2025 có 60 xã đạt chuẩn. "
        "Tổng nhu cầu vốn cả giai đoạn là 4.800 tỷ đồng."
    )
    assert [(f.status, f.period.start, f.period.end) for f in found if f.period] == [("target", date(2021, 1, 1), date(2025, 12, 31))]
