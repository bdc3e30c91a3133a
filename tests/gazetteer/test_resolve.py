"""An article as a whole: its home, the map it is read on, offsets in any normalisation."""

from __future__ import annotations

import sys
import unicodedata
from datetime import date
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thonmoi.gazetteer import MAP_NEW, guess_day, resolve
from thonmoi.gazetteer.unknown import unknown

OLD = date(2021, 6, 1)


@pytest.mark.parametrize(
    ("text", "hint", "province", "home"),
    [
        ("Bắc Giang: Vinh danh 49 sản phẩm OCOP\nUBND tỉnh Bắc Giang họp.", None, "Bắc Giang", "Bắc Giang"),
        ("Yên Dũng: Thêm 2 xã về đích\nNăm nay huyện có thêm 2 xã.", None, "Bắc Giang", "Yên Dũng"),
        ("Xã Lãng Sơn (huyện Yên Dũng) đón bằng\nCả xã vui.", None, "Bắc Giang", "Lãng Sơn"),
        ("Hơn 9.460 tỷ đồng về với nông thôn mới\nToàn tỉnh có 133 xã.", "Báo Phú Thọ", "Phú Thọ", "Phú Thọ"),
        ("Xã vùng cao về đích\nToàn tỉnh có 133 xã.", "baohoabinh.com.vn", "Hòa Bình", "Hòa Bình"),
        ("Thêm nhiều xã về đích\nNăm 2020, tỉnh Lào Cai có 62 xã. Lào Cai sẽ thêm 4 xã; Hà Nội hỗ trợ.", None, "Lào Cai", "Lào Cai"),
        ("Hai huyện Đầm Hà, Tiên Yên của Quảng Ninh lên hạng\nCả hai đều xong.", None, "Quảng Ninh", "Quảng Ninh"),
        ("Hai tỉnh cùng tiến\nCó Lào Cai 62 xã, Lai Châu 39 xã.", None, None, None),
        ("Cả nước có 5.343 xã\nNhiều nơi xong.", None, None, None),
        ("Tây Nguyên sau mười năm\nGia Lai 80 xã, Kon Tum 30 xã, Đắk Lắk 61 xã, Lâm Đồng 109 xã.", None, None, "Tây Nguyên"),
        ("Nơi xa\nA Lưới có 20 xã. Huyện A Lưới, thuộc Thừa Thiên Huế; dân A Lưới, đất A Lưới.", None, "Thừa Thiên Huế", "A Lưới"),
        ("", None, None, None),
    ],
)
def test_home(text: str, hint: str | None, province: str | None, home: str | None) -> None:
    places = resolve(text, on=OLD, hint=hint)
    assert (places.home_province.name if places.home_province else None) == province
    assert (places.home.name if places.home else None) == home


def test_the_headline_may_be_told() -> None:
    text = "Trang chủ Hà Nội Thời sự\nLạng Sơn: 92 xã về đích\nTin từ Hà Nội, Hà Nội và Hà Nội."
    at = text.index("Lạng Sơn")
    places = resolve(text, on=OLD, title=(at, text.index("\n", at)))
    assert places.home is not None
    assert places.home.name == "Lạng Sơn"


def test_the_same_name_on_two_maps() -> None:
    before = resolve("Tỉnh Bắc Ninh có 89 xã.", on=date(2025, 6, 30)).found[0].place
    since = resolve("Tỉnh Bắc Ninh có 66 xã.", on=date(2025, 7, 1)).found[0].place
    assert before is not None
    assert since is not None
    assert (before.code, since.code) == ("27", "24")
    assert since.as_of == MAP_NEW


def test_a_unit_of_another_map_says_so() -> None:
    found = resolve("Huyện Ý Yên của tỉnh Ninh Bình đã thôi.", on=date(2026, 1, 1)).found[0]
    assert found.place is not None
    assert found.place.as_of is not None
    assert found.place.as_of < MAP_NEW
    assert "map before" in (found.place.reason or "")


def test_spans_with_and_without_the_level_word() -> None:
    text = "Ở các huyện Yên Dũng và Hiệp Hòa (Bắc Giang)"
    first, second, _ = resolve(text, on=OLD).found
    assert (text[first.start : first.end], text[first.name_start : first.name_end]) == ("huyện Yên Dũng", "Yên Dũng")
    assert text[second.start : second.end] == "Hiệp Hòa"
    assert (first.word, second.word) == ("huyện", "huyện")


def test_old_is_marked() -> None:
    found = resolve("Ninh Bình: 5 xã thuộc Ý Yên cũ, tỉnh Nam Định (cũ) góp.", on=date(2025, 12, 1)).found
    assert [f.old for f in found] == [False, True, True]


def test_every_choice_has_a_reason() -> None:
    text = "Bắc Giang: xã Lãng Sơn (Yên Dũng), Hiệp Hòa và cả nước; vùng Tây Nguyên."
    assert all(f.place is not None and f.place.reason for f in resolve(text, on=OLD).found)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Ngày 12/01/2021, toàn tỉnh có 127 xã.", False),
        ("Đăng ngày 23/12/2025. Toàn tỉnh có 90 xã.", True),
        ("Sau khi sáp nhập, tỉnh còn 97 xã.", True),
        ("Chính quyền địa phương 2 cấp vận hành.", True),
        ("Năm 2020 có 62 xã, đến năm 2025 phấn đấu 80 xã.", False),
        ("Toàn tỉnh có 62 xã.", False),
        ("Ngày 14/8/2021: sau sáp nhập các xã, huyện A, huyện B và huyện C còn 60 xã.", False),
        ("In ngày 12/10/2025. Đăng ngày 11/1/2024: huyện A, huyện B và huyện C đạt chuẩn.", False),
    ],
)
def test_the_map_a_text_speaks_of(text: str, new: bool) -> None:
    assert (guess_day(text) >= MAP_NEW) == new


SAMPLE = (
    "Bắc Giang: Vinh danh 49 sản phẩm\nỞ xã Lãng Sơn (huyện Yên Dũng), ông Nguyễn Thanh Sơn kể. Các huyện Hiệp Hoà, Lục Nam và TX. "
    "Kỳ Anh (Hà Tĩnh); TP.HCM, BR-VT, Đăk Lăk."
)


def test_nfd_reads_as_nfc() -> None:
    nfd = unicodedata.normalize("NFD", SAMPLE)
    one, two = resolve(SAMPLE, on=OLD), resolve(nfd, on=OLD)
    assert [f.place for f in one.found] == [f.place for f in two.found]
    assert [SAMPLE[f.start : f.end] for f in one.found] == [unicodedata.normalize("NFC", nfd[f.start : f.end]) for f in two.found]
    assert len(one.found) == 10


PIECES = [
    "huyện ", "các xã ", "tỉnh ", "TP.", "TX. ", "Bắc Giang", "Yên Dũng", "Châu Thành", "Tân Tiến", "Hòa Bình", "HOÀ BÌNH", "Hà Nam",
    "Ninh", "Nguyễn ", "Bà Rịa – Vũng Tàu", "Phường 1", "quận 1", "Q.1", "cả nước", " cũ", " (", ")", ", ", " và ", ": ", ". ", "\n", " ",
    "12", "Đắk", "Mèo Vạc", " (17)", "Hồ Chí Minh", "Tây Nguyên", "“", "Ý Yên", "Kỳ Anh", "hợp tác xã ", "HTX ", "của ", "thuộc ",
    "\u0300", "\u200b", "İ", "\ud800",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)),
    st.sampled_from([None, OLD, date(2024, 6, 1), date(2025, 12, 1)]),
    st.booleans(),
)
def test_never_fails_and_offsets_are_true(text: str, day: date | None, decomposed: bool) -> None:
    text = unicodedata.normalize("NFD", text) if decomposed else text
    places = resolve(text, on=day, hint="Báo Bắc Giang" if decomposed else None)
    last = 0
    for found in places.found:
        assert last <= found.start <= found.name_start < found.name_end == found.end <= len(text)
        last = found.end
        assert found.place is None or not found.candidates
        if found.place is not None and found.place.as_of is not None and day is not None and day < MAP_NEW and not found.candidates:
            assert found.place.level in ("country", "region", "province", "district", "commune")
    unknown(text, places)


@pytest.mark.full
@pytest.mark.parametrize("line", [SAMPLE, "xã Tân Tiến, ", "Yên Dũng; ", "Châu Thành (", "các xã A, Hòa Bình và Thống Nhất "])
def test_long_texts_take_their_time_in_proportion(line: str) -> None:
    def calls(times: int) -> int:
        made = 0

        def count(*_: object) -> None:
            nonlocal made
            made += 1

        text = line * times
        sys.setprofile(count)
        try:
            resolve(text, on=OLD)
        finally:
            sys.setprofile(None)
        return made

    calls(10)
    assert calls(2000) < 12 * calls(200)


def test_a_unit_nobody_knows() -> None:
    text = "Bắc Giang: xã Rừng Xanh Mới và xã Lãng Sơn; xã Nguyễn Văn An nói; hợp tác xã Rừng Thông."
    assert [text[f.start : f.end] for f in unknown(text, resolve(text, on=OLD))] == ["xã Rừng Xanh Mới"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["xã Đồi Trăng Xanh", "huyện Ếch Ộp", "xã Ăng Rừng Đỏ", "thị trấn Ơn Đăk Ưng", "phường Ánh Ỷ Lan"])
def test_names_nobody_knows_begin_with_any_letter(name: str, form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, f"Bắc Giang: {name} và xã Lãng Sơn; xã đồi Trăng Xanh, huyện ếch Ộp, xã ăng Rừng.")
    named = unicodedata.normalize(form, name)
    assert [text[f.start : f.end] for f in unknown(text, resolve(text, on=OLD))] == [named]
