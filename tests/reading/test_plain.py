"""Small pages of our own, each with what stands on it."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages import P1, P2, P3, TITLE, said, sections
from thonmoi.reading.cues import cues, entries
from thonmoi.reading.lines import BLANK
from thonmoi.reading.plain import Page, read_plain


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


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_rows_of_a_table(form: Literal["NFC", "NFD"]) -> None:
    row = "Tân Hà | 19 | Đường trục thôn đã đổ bê tông hết, nhà văn hóa xóm có"
    text = unicodedata.normalize(form, f"{TITLE}\n\n{P1}\n\n| Xã | Tiêu chí |\n{row}\nTân Bình\t17\n\n{P2}\n")
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
