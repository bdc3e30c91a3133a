"""Small pages of our own, each with what stands on it."""

from __future__ import annotations

import time
import unicodedata
from datetime import datetime
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thonmoi.reading.cues import cues, entries
from thonmoi.reading.lines import BLANK
from thonmoi.reading.plain import Page, read_plain
from thonmoi.records import VIETNAM

P1 = "Xã Tân Hà vừa hoàn thành tiêu chí cuối cùng sau ba năm bền bỉ, khép lại chặng đường mười hai năm làm nông thôn mới của cả xã."
P2 = "Đường trục thôn đã đổ bê tông hết, nhà văn hóa xóm nào cũng có sân bóng chuyền, chiều nào cũng rộn tiếng cười của lũ trẻ con."
P3 = "Năm tới xã chọn hai thôn làm kiểu mẫu, việc đầu tiên là dời hàng rào, trồng hoa ven đường và gom rác đúng giờ mỗi sáng sớm."
TITLE = "Tân Hà cán đích nông thôn mới sau mười hai năm"


def said(text: str, page: Page) -> dict[str, Any]:
    def quote(spot: tuple[int, int] | None) -> str | None:
        return None if spot is None else text[spot[0] : spot[1]]

    return {
        "title": quote(page.title),
        "lead": quote(page.lead),
        "authors": [text[a:b] for a, b in page.authors],
        "captions": [text[a:b] for a, b in page.captions],
        "hotline": quote(page.hotline),
        "publisher": quote(page.publisher),
        "published": page.published_at and page.published_at.strftime("%Y-%m-%d %H:%M"),
        "precision": page.published_precision,
        "printed": page.printed_at and page.printed_at.strftime("%Y-%m-%d %H:%M"),
    }


def sections(text: str, page: Page) -> list[tuple[str, str]]:
    return [(p.section, text[p.start : p.end]) for p in page.parts]


def test_a_whole_page() -> None:
    text = f"""Đường dây nóng: 0912.345.678 - Thứ hai 03/06/2024 07:15

Trang chủ › Kinh tế › Nông thôn mới
{TITLE}
08:40 | 21/05/2024
{P1}

{P2}

{TITLE}
Bà con thôn Đông đổ bê tông đoạn đường cuối cùng

{P3}

Thu Hiền - Đức Long

Tin liên quan
Xã Tân Bình có thêm ba thôn kiểu mẫu
Giá thanh long nhích thêm 500 đồng
"""
    page = read_plain(text)
    assert said(text, page) == {
        "title": TITLE,
        "lead": P1,
        "authors": ["Thu Hiền", "Đức Long"],
        "captions": ["Bà con thôn Đông đổ bê tông đoạn đường cuối cùng"],
        "hotline": "0912.345.678",
        "publisher": None,
        "published": "2024-05-21 08:40",
        "precision": "minute",
        "printed": "2024-06-03 07:15",
    }
    assert [text[a:b] for a, b in page.repeats] == [TITLE]
    assert [s for s, _ in sections(text, page)] == [
        "furniture", "furniture", "title", "furniture", "lead", "body", "furniture", "caption", "body", "furniture",
        "related", "related", "related",
    ]  # fmt: skip


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


BYLINES = [
    ("Theo Lan Anh", ["Lan Anh"]),
    ("T.L (tổng hợp)", ["T.L"]),
    ("Bài, ảnh: Thu Hiền", ["Thu Hiền"]),
    ("Bài: Kiều Vân. Ảnh: Công Thành", ["Kiều Vân"]),
    ("Bài và ảnh: Lường Khánh - T. Duyên", ["Lường Khánh", "T. Duyên"]),
    ("Đăng Khôi/Báo Tân Hà", ["Đăng Khôi"]),
    ("Văn Sáng – Kim Oanh", ["Văn Sáng", "Kim Oanh"]),
    ("Hồng Ân- Bảo Ngân - Quế Chi", ["Hồng Ân", "Bảo Ngân", "Quế Chi"]),
    ("Mai Hương, Thu Hà thực hiện", ["Mai Hương", "Thu Hà"]),
    ("PV", ["PV"]),
    ("Lan Anh - PV", ["Lan Anh", "PV"]),
    ("NÔNG THÙY LINH", ["NÔNG THÙY LINH"]),
    ("Ghi chép của Nông Đình Khuê", ["Nông Đình Khuê"]),
    ("Y Nguyên - H'Linh Niê", ["Y Nguyên", "H'Linh Niê"]),
    ("Tin, ảnh: Đức Thịnh (Đài TT huyện Yên Minh)", ["Đức Thịnh"]),
    ("Nguyễn Thu Hằng (TTXVN)", ["Nguyễn Thu Hằng"]),
    ("Minh", ["Minh"]),
    # nobody who wrote
    ("Ảnh: CTV", []),
    ("Ảnh: Quốc Đại", []),
    ("Theo Báo Tân Hà", []),
    ("Nguồn: baotanha.com.vn", []),
    ("Trung tâm Khuyến nông", []),
    ("Bắc Giang", []),
    ("Về đầu trang", []),
]


@pytest.mark.parametrize(("line", "authors"), BYLINES, ids=[b[0] for b in BYLINES])
def test_byline_at_the_end(line: str, authors: list[str]) -> None:
    text = f"{TITLE}\n\n{P1}\n\n{P2}\n\n{line}\n"
    assert said(text, read_plain(text))["authors"] == authors


@pytest.mark.parametrize("head", ["Mai Anh - 11/01/2024 08:27", "11/01/2024 08:27\nMai Anh", "Mai Anh |\n", "Tác giả: Mai Anh"])
def test_byline_on_top(head: str) -> None:
    text = f"{TITLE}\n\n{head}\n\n{P1}\n\n{P2}\n"
    have = said(text, read_plain(text))
    assert have["authors"] == ["Mai Anh"]
    assert have["lead"] == P1


def test_the_same_author_twice_is_one() -> None:
    text = f"{TITLE}\n\nDoãn Phúc |\n\n{P1}\n\n{P2}\n\nDoãn Phúc\nD.P\n"
    assert said(text, read_plain(text))["authors"] == ["Doãn Phúc"]


def test_who_signs_a_document_is_no_author() -> None:
    text = f"{TITLE}\n\n{P1}\n\n{P2}\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Hữu Lộc\n"
    assert said(text, read_plain(text))["authors"] == []


def test_publisher_behind_the_name() -> None:
    text = f"{TITLE}\n\n{P1}\n\n{P2}\n\nĐăng Khôi/Báo Tân Hà\n"
    assert said(text, read_plain(text))["publisher"] == "Báo Tân Hà"


CAPTIONS = [
    "Sấy chè bên lò củi tại bản Nậm Khòa. Ảnh: Vân Long",
    "Vườn mẫu ở thôn Đông, xã Tân Hà. (Ảnh: Thu Lê)",
    "Giàn mướp hương ở thôn Đoài, nơi vừa có thêm ba vườn mẫu",
    "Ông Nông Văn Bảo phát biểu tại lễ đón bằng",
    "Ảnh 1: Cây cầu mới bắc qua suối Nậm Mu",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_caption_between_paragraphs(caption: str) -> None:
    text = f"{TITLE}\n\n{P1}\n\n{P2}\n\n{caption}\n\n{P3}\n"
    assert said(text, read_plain(text))["captions"] == [caption]


@pytest.mark.parametrize(
    "heading", ["Ai làm, ai góp, ai hưởng?", "“Làm xong rồi để đấy” thì chưa gọi là xong", "1. Kết quả đạt được", "Nhiệm vụ năm 2024:"]
)
def test_heading_between_paragraphs_is_body(heading: str) -> None:
    text = f"{TITLE}\n\n{P1}\n\n{P2}\n\n{heading}\n\n{P3}\n"
    page = read_plain(text)
    assert page.captions == ()
    assert ("body", heading) in sections(text, page)


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


def test_related_in_mid_text_gives_the_text_back() -> None:
    text = f"{TITLE}\n\n{P1}\n\n>> Xem thêm: Tân Bình có thêm ba thôn\n\n{P2}\n\nĐọc thêm:\n- Tân Lập đón bằng\n\n{P3}\n"
    page = read_plain(text)
    assert [s for s, _ in sections(text, page)] == ["title", "lead", "related", "body", "related", "related", "body"]


def test_what_the_site_adds_at_the_end() -> None:
    text = f"""{TITLE}

{P1}

{P2}

Mai Anh
Bình luận (0)   In trang   Chia sẻ Zalo
Từ khóa: nông thôn mới, OCOP
Nội dung không quá 800 ký tự, viết có dấu
Tin cùng chuyên mục: Tân Lập đón bằng (17/01) | Tân Bình có thêm ba thôn kiểu mẫu (16/01)
Lượt truy cập: 1.204.118 - Đang trực tuyến: 12
"""
    assert [s for s, _ in sections(text, read_plain(text))][3:] == [
        "furniture", "furniture", "furniture", "furniture", "related", "furniture",
    ]  # fmt: skip


def test_alternative_text_without_marks_is_a_repeat() -> None:
    text = f"{TITLE}\n\n{P1}\n\nTan Ha can dich nong thon moi sau muoi hai nam\n\n{P2}\n"
    page = read_plain(text)
    assert [text[a:b] for a, b in page.repeats] == ["Tan Ha can dich nong thon moi sau muoi hai nam"]


def test_rows_of_a_table() -> None:
    text = f"{TITLE}\n\n{P1}\n\n| Xã | Tiêu chí |\n| Tân Hà | 19 |\nTân Bình\t17\n\n{P2}\n"
    assert [s for s, _ in sections(text, read_plain(text))] == ["title", "lead", "table", "table", "table", "body"]


@pytest.mark.parametrize(
    "text",
    [
        P1,
        "Toàn tỉnh có 52/91 xã đạt chuẩn NTM, chiếm 57,1%",
        f"{P1}\n\n{P2}",
        "- 5 xã đạt chuẩn\n- 3 thôn kiểu mẫu",
        "Xã có 5 thôn.\nThôn nào cũng đẹp.",
    ],
)
def test_no_title_is_none(text: str) -> None:
    page = read_plain(text)
    assert page.title is None
    assert page.lead is None
    assert {p.section for p in page.parts} == {"body"}


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\u200b\n"])
def test_nothing(text: str) -> None:
    assert read_plain(text) == Page()


def test_cut_off_in_mid_sentence_stays_body() -> None:
    cut = P3[:69]
    text = f"{TITLE}\n\n{P1}\n\n{P2}\n\n{cut}"
    page = read_plain(text)
    assert sections(text, page)[-1] == ("body", cut)
    assert page.authors == ()


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_line_ends_and_forms_of_unicode(ends: str, form: Literal["NFC", "NFD"]) -> None:
    text = f"{TITLE}\n\nMai Anh - 11/01/2024 08:27\n\n{P1}\n\n{P2}\n\nTin liên quan\nTân Lập đón bằng công nhận\n"
    text = unicodedata.normalize(form, text).replace("\n", ends)
    page = read_plain(text)
    have = said(text, page)
    assert have["title"] == unicodedata.normalize(form, TITLE)
    assert have["authors"] == ["Mai Anh"]
    assert have["published"] == "2024-01-11 08:27"
    assert [p.section for p in page.parts] == ["title", "furniture", "lead", "body", "related", "related"]


def test_each_cue_has_an_example_that_it_reads() -> None:
    words = cues()
    for kind, items in entries().items():
        for item in items:
            from thonmoi.language.view import View

            line = View(item["example"]).lower
            if kind == "menu":
                assert any(piece.strip() in words.menu for piece in line.split("›")), item["example"]
            elif kind == "trailer":
                assert words.trailer.search(line), item["example"]
            else:
                assert getattr(words, kind).match(line), (kind, item["example"])


PIECES = st.sampled_from(
    [TITLE, P1, P2, "Mai Anh", "Tin liên quan", "08:35 11-01-2023", "Ảnh: CTV", "Bình luận (0)", "|", " - ", "\n", "\n\n", "\r\n",
     "31/02/2020", "Đường dây nóng: 0912.345.678", "\u0301", "\u200b", ">> ", "* ", "Theo ", "\t", "99:99"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=30), max_size=25).map("".join))
@settings(max_examples=400, deadline=None)
def test_never_crashes_and_parts_cover_the_lines(text: str) -> None:
    page = read_plain(text)
    at = 0
    for part in page.parts:
        assert at <= part.start < part.end <= len(text)
        assert not text[at : part.start].strip(BLANK + "\n\r\x0b\x0c\x85\u2028\u2029")
        at = part.end
    assert not text[at:].strip(BLANK + "\n\r\x0b\x0c\x85\u2028\u2029")
    for spot in (page.title, page.lead, page.hotline, page.publisher, page.published_span, page.printed_span):
        assert spot is None or (0 <= spot[0] < spot[1] <= len(text) and text[slice(*spot)].strip() == text[slice(*spot)])
    for spot in (*page.authors, *page.captions, *page.repeats):
        assert 0 <= spot[0] < spot[1] <= len(text)
    assert page.published_at is None or isinstance(page.published_at, datetime)


@pytest.mark.full
def test_speed() -> None:
    text = (
        f"{TITLE}\n\nMai Anh - 11/01/2024 08:27\n\n"
        + "\n\n".join([P1 * 4, P2 * 4, P3 * 4] * 3)
        + "\n\nMai Anh\n\nTin liên quan\nTân Lập đón bằng\n"
    )
    read_plain(text)
    begin = time.perf_counter()
    for _ in range(200):
        read_plain(text)
    assert 200 * len(text) / (time.perf_counter() - begin) > 300_000  # on a busy machine
