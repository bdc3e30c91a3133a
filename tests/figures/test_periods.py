"""Periods in text: sentences of our own with the days that a careful reader understands, and how the period is meant.

A row is a sentence and its periods, one a line: the words, first and last day, precision, role. A day that stays open is a bar.
"""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thonmoi
from thonmoi.figures.periods import find_periods, guess_report_year, month_end
from thonmoi.language.view import View

PUBLISHED = date(2022, 7, 15)
JANUARY = date(2021, 1, 10)

Row = tuple[str, list[str]]


def read(text: str, published: date | None = None) -> list[str]:
    view = View(text)
    return [
        f"{view.nfc[p.start : p.end]} | {p.first or '-'}..{p.last or '-'} | {p.precision} | {p.role}"
        for p in find_periods(view.lower, published)
    ]


# The text says it all ------------------------------------------------------------------------------------------------------

STATED: list[Row] = [
    # days
    ("Ngày 21/6/2025, xã đón bằng.", ["Ngày 21/6/2025 | 2025-06-21..2025-06-21 | day | in"]),
    ("Sáng 05/01/2020, hội nghị khai mạc.", ["Sáng 05/01/2020 | 2020-01-05..2020-01-05 | day | in"]),
    ("Ngày 31.12.2020 tổng kết.", ["Ngày 31.12.2020 | 2020-12-31..2020-12-31 | day | in"]),
    ("Ngày 2-9-2023 xã hội tụ.", ["Ngày 2-9-2023 | 2023-09-02..2023-09-02 | day | in"]),
    ("Ngày 21 tháng 3 năm 2025, Phó Thủ tướng ký quyết định.", ["Ngày 21 tháng 3 năm 2025 | 2025-03-21..2025-03-21 | day | in"]),
    ("Ngày 5 tháng 10/2019 công bố.", ["Ngày 5 tháng 10/2019 | 2019-10-05..2019-10-05 | day | in"]),
    ("Đăng lúc 07/09/2020.", ["07/09/2020 | 2020-09-07..2020-09-07 | day | in"]),
    ("Tính đến ngày 30/6/2023, có 12 xã.", ["ngày 30/6/2023 | 2023-06-30..2023-06-30 | day | until"]),
    # months
    ("Tháng 9/2022 có 3 xã.", ["Tháng 9/2022 | 2022-09-01..2022-09-30 | month | in"]),
    ("Trong tháng 2 năm 2020, huyện về đích.", ["tháng 2 năm 2020 | 2020-02-01..2020-02-29 | month | in"]),
    ("Tính đến hết tháng 6/2021, có 12 xã.", ["tháng 6/2021 | 2021-06-01..2021-06-30 | month | until"]),
    ("Đến tháng 10/2021, cả nước có 5.360 xã.", ["tháng 10/2021 | 2021-10-01..2021-10-31 | month | until"]),
    ("Từ tháng 3 đến tháng 5/2022, xã làm đường.", ["Từ tháng 3 đến tháng 5/2022 | 2022-03-01..2022-05-31 | span | in"]),
    # quarters and halves
    ("Quý II/2021 có thêm 2 xã.", ["Quý II/2021 | 2021-04-01..2021-06-30 | quarter | in"]),
    ("Trong quý 4 năm 2023, huyện công nhận 3 xã.", ["quý 4 năm 2023 | 2023-10-01..2023-12-31 | quarter | in"]),
    ("Quí III/2019", ["Quí III/2019 | 2019-07-01..2019-09-30 | quarter | in"]),
    ("Nửa đầu năm 2022, tỉnh có thêm 5 xã.", ["Nửa đầu năm 2022 | 2022-01-01..2022-06-30 | half | in"]),
    ("Nửa cuối năm 2022 chậm hơn.", ["Nửa cuối năm 2022 | 2022-07-01..2022-12-31 | half | in"]),
    ("6 tháng đầu năm 2023, có thêm 4 xã.", ["6 tháng đầu năm 2023 | 2023-01-01..2023-06-30 | half | in"]),
    ("Sáu tháng cuối năm 2023, tỉnh phấn đấu thêm 4 xã.", ["Sáu tháng cuối năm 2023 | 2023-07-01..2023-12-31 | half | in"]),
    ("9 tháng đầu năm 2022, giải ngân chậm.", ["9 tháng đầu năm 2022 | 2022-01-01..2022-09-30 | span | in"]),
    ("Trong 3 tháng đầu năm 2024, có 2 xã.", ["3 tháng đầu năm 2024 | 2024-01-01..2024-03-31 | span | in"]),
    ("Mười tháng đầu năm 2021 thu 5 tỷ.", ["Mười tháng đầu năm 2021 | 2021-01-01..2021-10-31 | span | in"]),
    # years
    ("Năm 2020, tỉnh có 127 xã.", ["Năm 2020 | 2020-01-01..2020-12-31 | year | in"]),
    ("Đến năm 2025, có 138 xã.", ["năm 2025 | 2025-01-01..2025-12-31 | year | until"]),
    ("Đến hết năm 2021, có 118 xã.", ["năm 2021 | 2021-01-01..2021-12-31 | year | until"]),
    ("Tính đến cuối năm 2018, có 8 xã.", ["năm 2018 | 2018-01-01..2018-12-31 | year | until"]),
    ("Chậm nhất đến năm 2024 phải xong.", ["năm 2024 | 2024-01-01..2024-12-31 | year | until"]),
    ("Từ năm 2016, xã làm đường.", ["năm 2016 | 2016-01-01..2016-12-31 | year | since"]),
    ("Các năm 2021, 2022 có 12 xã.", ["Các năm 2021, 2022 | 2021-01-01..2022-12-31 | span | in"]),
    # spans
    ("Giai đoạn 2021 - 2025, tỉnh đầu tư lớn.", ["Giai đoạn 2021 - 2025 | 2021-01-01..2025-12-31 | span | in"]),
    ("Giai đoạn 2016-2020 đã qua.", ["Giai đoạn 2016-2020 | 2016-01-01..2020-12-31 | span | in"]),
    ("Giai đoạn 2021–2025 (dấu gạch dài).", ["Giai đoạn 2021–2025 | 2021-01-01..2025-12-31 | span | in"]),
    ("Nhiệm kỳ 2020 - 2025 đặt đích cao.", ["Nhiệm kỳ 2020 - 2025 | 2020-01-01..2025-12-31 | span | in"]),
    ("Trong 5 năm (2016 - 2020), xã đổi thay.", ["Trong 5 năm (2016 - 2020 | 2016-01-01..2020-12-31 | span | in"]),
    ("Từ năm 2011 đến năm 2019, huyện chi 500 tỷ.", ["Từ năm 2011 đến năm 2019 | 2011-01-01..2019-12-31 | span | in"]),
    ("Từ 2018 đến 2020 có 9 xã.", ["Từ 2018 đến 2020 | 2018-01-01..2020-12-31 | span | in"]),
    # compared with
    ("Tăng 4 xã so với năm 2020.", ["năm 2020 | 2020-01-01..2020-12-31 | year | compare"]),
    ("Tăng 17 xã so với tháng 9/2021.", ["tháng 9/2021 | 2021-09-01..2021-09-30 | month | compare"]),
    ("Gấp 2 lần năm 2015.", ["năm 2015 | 2015-01-01..2015-12-31 | year | compare"]),
    ("Tăng 12 xã so với cuối năm 2019.", ["năm 2019 | 2019-01-01..2019-12-31 | year | compare"]),
    # several
    ("Giảm từ 7% năm 2016 xuống còn 2% năm 2020.",
     ["năm 2016 | 2016-01-01..2016-12-31 | year | in", "năm 2020 | 2020-01-01..2020-12-31 | year | in"]),
    # in the year in force
    ("Năm 2021 huyện bận rộn. Tháng 8, xã về đích.",
     ["Năm 2021 | 2021-01-01..2021-12-31 | year | in", "Tháng 8 | 2021-08-01..2021-08-31 | month | in"]),
    ("Tổng kết năm 2020. Trong năm, có thêm 2 xã.",
     ["năm 2020 | 2020-01-01..2020-12-31 | year | in", "Trong năm | 2020-01-01..2020-12-31 | year | in"]),
    ("Năm 2021 có 9 xã, năm trước đó 7 xã.",
     ["Năm 2021 | 2021-01-01..2021-12-31 | year | in", "năm trước đó | 2020-01-01..2020-12-31 | year | in"]),
]  # fmt: skip

NOTHING = [
    "Có 2.020 xã đạt chuẩn.", "Quyết định 1600 và 263.", "Cần 5 năm nữa.", "Xã có năm thôn.", "Thu 2025 đồng.", "Có 2020 xã.",
    "Dài 2021 m2.",
    "Năm nào cũng vậy.", "Ngày 32/1/2020", "Gọi 0204.385.4123", "Tỷ lệ 12/18 xã.", "Hằng năm có 5 xã.", "Sau 10 năm xây dựng.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated_periods(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_periods(text: str) -> None:
    assert [line for line in read(text) if "-..-" not in line] == []


# With and without the day of publication ---------------------------------------------------------------------------------

RELATIVE: list[tuple[str, str, str | None]] = [
    # the sentence, what it means for an article of 15 July 2022, what it means for one without a date
    ("Đến nay, có 12 xã.", "2022-07-15..2022-07-15 | day", None),
    ("Hiện nay có 12 xã.", "2022-07-15..2022-07-15 | day", None),
    ("Huyện hiện có 12 xã.", "2022-07-15..2022-07-15 | day", None),
    ("Tính đến thời điểm này, 12 xã.", "2022-07-15..2022-07-15 | day", None),
    ("Tới giờ đã có 12 xã.", "2022-07-15..2022-07-15 | day", None),
    ("Năm nay có thêm 2 xã.", "2022-01-01..2022-12-31 | year", None),
    ("Năm ngoái có thêm 2 xã.", "2021-01-01..2021-12-31 | year", None),
    ("Năm trước có thêm 2 xã.", "2021-01-01..2021-12-31 | year", None),
    ("Sang năm sẽ thêm 2 xã.", "2023-01-01..2023-12-31 | year", None),
    ("Năm tới sẽ thêm 2 xã.", "2023-01-01..2023-12-31 | year", None),
    ("Cuối năm nay sẽ thêm 2 xã.", "2022-01-01..2022-12-31 | year", None),
    ("Trong 6 tháng đầu năm, thêm 2 xã.", "2022-01-01..2022-06-30 | half", None),
    ("Quý I có thêm 2 xã.", "2022-01-01..2022-03-31 | quarter", None),
    ("Trong tháng 5, xã về đích.", "2022-05-01..2022-05-31 | month", None),
    ("Ngày 28/6, xã đón bằng.", "2022-06-28..2022-06-28 | day", None),
    ("Sáng 10/7, hội nghị khai mạc.", "2022-07-10..2022-07-10 | day", None),
    ("Ngày 28 tháng 6, xã đón bằng.", "2022-06-28..2022-06-28 | day", None),
    ("Từ năm 2011 đến nay, huyện chi 500 tỷ.", "2011-01-01..2022-07-15 | span", "2011-01-01..- | span"),
    ("Ba năm qua, huyện thêm 9 xã.", "2020-01-01..2022-07-15 | span", None),
    ("5 năm tới, huyện cần 500 tỷ.", "2023-01-01..2027-12-31 | span", None),
]


def _dated(text: str, published: date | None) -> str | None:
    lines = [line.split(" | ") for line in read(text, published) if " -..- " not in line]
    return " | ".join(lines[-1][1:3]) if lines else None


@pytest.mark.parametrize(("text", "then", "undated"), RELATIVE)
def test_relative_periods(text: str, then: str, undated: str | None) -> None:
    assert _dated(text, PUBLISHED) == then
    assert _dated(text, None) == undated


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # an article of January that looks back
        ("Ngày 28/12, tỉnh tổng kết.", "2020-12-28..2020-12-28 | day"),
        ("Ngày 5/1, tỉnh tổng kết.", "2021-01-05..2021-01-05 | day"),
        ("Năm qua có thêm 2 xã.", "2020-01-01..2020-12-31 | year"),
        ("Năm nay sẽ thêm 2 xã.", "2021-01-01..2021-12-31 | year"),
        ("Hồi tháng 11, xã về đích.", "2020-11-01..2020-11-30 | month"),
    ],
)
def test_in_january(text: str, days: str) -> None:
    assert _dated(text, JANUARY) == days


def test_the_year_a_text_reports_on() -> None:
    assert guess_report_year("tổng kết năm 2020, phấn đấu năm 2021") == 2020
    assert guess_report_year("ngày 15/3/2022, huyện tổng kết năm 2021") == 2022
    assert guess_report_year("phấn đấu đến năm 2030") is None
    assert guess_report_year("") is None


# Wrong today, and why. A row that comes right makes the test fail: move it up to its table.
ONCE_WRONG: list[tuple[str, str, list[str]]] = [
    (
        "“trước” of a deadline is taken for a comparison",
        "Trước năm 2030, huyện phấn đấu có 8 xã.",
        ["năm 2030 | -..2029-12-31 | year | until"],
    ),
    (
        "“trước” of a deadline is taken for a comparison",
        "Phải xong trước ngày 31/12/2024.",
        ["ngày 31/12/2024 | 2024-12-31..2024-12-31 | day | until"],
    ),
]

KNOWN_WRONG: list[tuple[str, str, list[str]]] = [
    (
        "a month at the very start of a text is not found",
        "Tháng 11, năm 2020 gần hết.",
        ["Tháng 11 | 2020-11-01..2020-11-30 | month | in", "năm 2020 | 2020-01-01..2020-12-31 | year | in"],
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), ONCE_WRONG)
def test_once_wrong(why: str, text: str, expected: list[str]) -> None:
    assert read(text) == expected, why


@pytest.mark.parametrize(("why", "text", "expected"), [pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in KNOWN_WRONG])
def test_known_wrong(why: str, text: str, expected: list[str]) -> None:
    assert read(text) == expected, why


def test_the_year_compared_with_is_not_the_year_reported_on() -> None:
    assert guess_report_year("đến tháng 6/2022, tỉnh có 58 xã, tăng 4 xã so với cuối năm 2021") == 2022


def test_month_ends() -> None:
    assert [month_end(2020, 2), month_end(2021, 2), month_end(2021, 12)] == [date(2020, 2, 29), date(2021, 2, 28), date(2021, 12, 31)]


# The building block ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_mentions_quote_the_text(form: str) -> None:
    text = unicodedata.normalize(form, "Năm 2020 có 5 xã; đến nay 9 xã; quý II/2021 thêm 1 xã.")  # type: ignore[arg-type]
    found = thonmoi.periods(text, PUBLISHED)
    assert [unicodedata.normalize("NFC", m.quote) for m in found] == ["Năm 2020", "đến nay", "quý II/2021"]
    assert all(text[m.start : m.end] == m.quote for m in found)
    assert [m.period.source for m in found] == ["stated", "publication", "stated"]
    assert [m.period.end for m in found] == [date(2020, 12, 31), PUBLISHED, date(2021, 6, 30)]


def test_what_stays_open_is_left_out() -> None:
    assert thonmoi.periods("Đến nay có 9 xã, năm nay thêm 2 xã.") == []
    assert thonmoi.periods("") == []


PIECES = [
    "năm ", "2020", "2025", " - ", "tháng ", "13", "2", "/", "quý ", "II", "IV", "ngày ", "30", "31", " đến ", "từ ", "nay",
    "giai đoạn ", "so với ",
    "6 tháng đầu năm", " tới", " qua", "ba ", "hết ", ".", ",", " xã", "\n", "(", "trước ", "sau đó", "9999", "0", "nửa cuối năm ",
    "hiện ", "cuối ",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.none() | st.dates(min_value=date(2010, 1, 1), max_value=date(2035, 12, 31)),
)
def test_any_soup_of_dates(text: str, published: date | None) -> None:
    last = 0
    for mention in thonmoi.periods(text, published):
        assert text[mention.start : mention.end] == mention.quote
        assert last <= mention.start < mention.end
        last = mention.end
