"""The head of a page: its headline, its date, and what is neither."""

from __future__ import annotations

import pytest

from pages import P1, P2, TITLE, said, sections
from thonmoi.reading.plain import read_plain
from thonmoi.records import VIETNAM

DATE_LINES = [
    ("Thứ Ba, 23/12/2025, 14:35 (GMT+7)", "2025-12-23 14:35", "minute"),
    ("08:35 11-01-2023 | 214 lượt xem", "2023-01-11 08:35", "minute"),
    ("Thứ năm, ngày 11 tháng 1 năm 2024 | 08:27", "2024-01-11 08:27", "minute"),
    ("Lưu Vinh - 24/12/2024 15:40", "2024-12-24 15:40", "minute"),
    ("Cập nhật lúc: 7:05, 3/5/2019 (GMT+7)", "2019-05-03 07:05", "minute"),
    ("5.9.2023", "2023-09-05 00:00", "day"),
    ("Ngày đăng: 12/07/2024", "2024-07-12 00:00", "day"),
    ("2024-01-11T08:27:30+07:00", "2024-01-11 08:27", "minute"),
    ("2024-01-11T01:27:30Z", "2024-01-11 08:27", "minute"),
    ("10:57 AM - 28/06/2022", "2022-06-28 10:57", "minute"),
    ("03:06 PM 13/12/2020 |   Lượt xem: 4186 |   In bài viết |", "2020-12-13 15:06", "minute"),
    ("16h10' ngày 4/1/2021", "2021-01-04 16:10", "minute"),
    ("Thứ tư, 09 Tháng 12 2015 06:15 | Email | In | PDF.", "2015-12-09 06:15", "minute"),
    ("Đăng lúc: 16:20 - 05/12/2023 | Đã xem: 742 | Cỡ chữ: A- A A+", "2023-12-05 16:20", "minute"),
    ("Ngày đăng: 02/03/2022 - Cập nhật: 05/03/2022", "2022-03-02 00:00", "day"),
    ("(Cập nhật 7h30', 22/01/2021)", "2021-01-22 07:30", "minute"),
    ("Tháng Mười Hai 5, 2023", "2023-12-05 00:00", "day"),
    ("THU HÀ | 06.08.2021, 20:15", "2021-08-06 20:15", "minute"),
    ("Chuyện làng · Tân Hà Cuối tuần · ra ngày 03.9.2022", "2022-09-03 00:00", "day"),
    ("Tuần báo Tân Hà | Số 35 (1204) | 3/9/2022", "2022-09-03 00:00", "day"),
    ("Số ra thứ Sáu, 03/9/2022", "2022-09-03 00:00", "day"),
    # no date of publication
    ("Bắc Giang, ngày 4 tháng 1 năm 2021", None, None),
    ("Số 31/02/2021", None, None),
    ("Kỷ niệm 75 năm ngày thành lập 19/5/2021 của xã", None, None),
]


@pytest.mark.parametrize(("line", "published", "precision"), DATE_LINES, ids=[d[0] for d in DATE_LINES])
def test_date_line(line: str, published: str | None, precision: str | None) -> None:
    text = f"{TITLE}\n\n{line}\n\n{P1}\n\n{P2}\n"
    have = said(text, page := read_plain(text))
    assert (have["published"], have["precision"]) == (published, precision)
    assert have["title"] == TITLE
    if published:
        assert page.published_at is not None
        assert page.published_at.tzinfo == VIETNAM
        assert page.published_span is not None
        assert text[slice(*page.published_span)] in line


@pytest.mark.parametrize(
    "line",
    [
        "Chuyện làng · Tân Hà Cuối tuần · ra ngày 03.9.2022",
        "Chuyện làng | Tân Hà Cuối tuần | Số 35 (1204)",
        "Tạp chí TÂN HÀ • số 214 • tháng 4/2024",
        "Nhịp sống nông thôn hôm nay · Tân Hà Cuối tuần · thứ Bảy, 3/9",
        "Hồng Nhung · Số 35 · 03.9.2022",
    ],
)
@pytest.mark.parametrize("rule", ["", "_____\n", "----------------\n", "* * *\n"])
def test_rubric_paper_and_issue_are_no_headline(line: str, rule: str) -> None:
    for text in (f"Xóm nhỏ làm du lịch\n{rule}{line}\n\n{P1}\n\n{P2}\n", f"{line}\n{rule}Xóm nhỏ làm du lịch\n\n{P1}\n\n{P2}\n"):
        page = read_plain(text)
        have = said(text, page)
        assert (have["title"], have["lead"], have["authors"]) == ("Xóm nhỏ làm du lịch", P1, [])
        assert {section for section, _ in sections(text, page)} == {"title", "furniture", "lead", "body"}


@pytest.mark.parametrize("rule", ["_____", "-" * 240, "***", "– – –"])
def test_a_rule_parts_head_from_body(rule: str) -> None:
    heading = "Những con đường nở hoa của người Tân Hà mười hai năm sau"
    text = f"Xóm nhỏ làm du lịch\nBút ký: Thu Hiền\n{rule}\n\n{heading}\n\n{P1}\n\n{rule}\n\n{P2}\n"
    page = read_plain(text)
    have = said(text, page)
    assert (have["title"], have["authors"]) == ("Xóm nhỏ làm du lịch", ["Thu Hiền"])
    assert [line for section, line in sections(text, page) if section == "furniture"] == ["Bút ký: Thu Hiền", rule, rule]


def test_the_name_of_a_site_over_a_rule_is_no_headline() -> None:
    for above in ("BÁO TÂN HÀ NGÀY NAY", "Tiếng nói của Đảng bộ và nhân dân huyện"):
        text = f"{above}\n-----\n{TITLE}\n11/01/2024 08:27\n\n{P1}\n\n{P2}\n"
        assert said(text, read_plain(text))["title"] == TITLE


@pytest.mark.parametrize("line", ["(Bài phát biểu tại hội nghị, đã lược bớt)", "Kính thưa Đoàn Chủ tịch, thưa Hội nghị!"])
def test_a_note_or_a_greeting_is_no_headline(line: str) -> None:
    text = f"{line}\n\n{P1}\n\n{P2}\n"
    assert said(text, read_plain(text))["title"] is None


def test_dates_in_running_text_never_count() -> None:
    text = f"{TITLE}\n\nNgày 17/12/2019, UBND tỉnh ra quyết định công nhận xã, kể từ 08:00 ngày 18/12/2019 bằng có hiệu lực.\n\n{P2}\n"
    assert read_plain(text).published_at is None


def test_two_dates_on_top_are_the_visit_and_the_publication() -> None:
    text = f"Tân Hà Online\nChủ nhật, ngày 12 tháng 10 năm 2025\nThứ năm, ngày 11 tháng 1 năm 2024 | 08:27\n\n{TITLE}\n\n{P1}\n\n{P2}\n"
    have = said(text, read_plain(text))
    assert (have["published"], have["printed"], have["publisher"]) == ("2024-01-11 08:27", "2025-10-12 00:00", "Tân Hà Online")


def test_a_date_among_comments_or_other_headlines_is_not_ours() -> None:
    text = f"{TITLE}\n\n{P1}\n\n{P2}\n\nMai Anh\n\nCác tin khác\nXã Tân Lập đón bằng\n05/03/2020\nBình luận (1)\nLan - 06/03/2020 10:11\n"
    assert read_plain(text).published_at is None


def test_an_agency_dateline_opens_the_lead() -> None:
    text = f"{TITLE}\n\n(TTX) – 05.03.2024 – {P1}\n\n{P2}\n"
    assert said(text, read_plain(text))["published"] == "2024-03-05 00:00"


def test_headlines_above_the_title_are_related() -> None:
    text = f"""Kinh tế › Nông nghiệp
- Giá lúa hôm nay nhích thêm 100 đồng mỗi ký
- Xã Tân Bình có thêm ba thôn kiểu mẫu
- Miền Trung sắp có mưa lớn kéo dài

{TITLE}

{P1}

{P2}
"""
    page = read_plain(text)
    assert said(text, page)["title"] == TITLE
    assert [s for s, _ in sections(text, page)][:5] == ["furniture", "related", "related", "related", "title"]


def test_title_below_the_name_of_the_site_and_a_menu() -> None:
    text = f"CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN HÀ\nTrang chủ | Tin tức | Văn bản | Liên hệ\n\n{TITLE.upper()}\n\n{P1}\n\n{P2}\n"
    have = said(text, read_plain(text))
    assert have["title"] == TITLE.upper()
    assert have["publisher"] == "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN HÀ"
