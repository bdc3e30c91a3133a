"""The folded view: patterns match in it, spans lead back to the text nobody touched."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thonmoi.language.view import View, fold_name, fold_tones

NFD = "Hòa Bình có 12 xã đạt chuẩn nông thôn mới"

FOLDED = [
    # old tone placement → the usual one
    ("Hoà Bình", "Hòa Bình"), ("hoá", "hóa"), ("HOÀ", "HÒA"), ("hoè", "hòe"), ("thuý", "thúy"), ("Thuỷ", "Thủy"), ("luỹ kế", "lũy kế"),
    ("uỷ ban", "ủy ban"), ("hoạ", "họa"), ("loã", "lõa"), ("khoẻ", "khỏe"), ("HoÀ", "HòA"),
    # no old placement: qu is a consonant, the mark is where it belongs in closed and triple vowels
    ("quý", "quý"), ("Quỳnh", "Quỳnh"), ("toàn", "toàn"), ("hoàng", "hoàng"), ("khuyến", "khuyến"), ("xoáy", "xoáy"), ("quả", "quả"),
    ("QUÝ", "QUÝ"), ("Hòa", "Hòa"), ("tuổi", "tuổi"),
    # spaces and lines
    ("12\u00a0xã", "12 xã"), ("12\txã", "12 xã"), ("12\u2009xã", "12 xã"), ("12\u3000xã", "12 xã"), ("a\rb", "a\nb"), ("a\u2028b", "a\nb"),
    # what is not seen
    ("nông\u200b thôn", "nông thôn"), ("m\u00adới", "mới"), ("a\ufeffb", "ab"), ("xã\u2060", "xã"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "folded"), FOLDED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_folds(text: str, folded: str, form: str) -> None:
    assert View(unicodedata.normalize(form, text)).nfc == folded  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("XÃ ĐẠT", "xã đạt"),
        ("2–3 xã", "2-3 xã"),
        ("2—3", "2-3"),
        ("2−3", "2-3"),
        ("“xã”", '"xã"'),
        ("‘xã’", "'xã'"),
        ("İstanbul", "İstanbul"),
    ],
)
def test_lower(text: str, lower: str) -> None:
    view = View(text)
    assert view.lower == lower
    assert len(view.lower) == len(view.nfc) == len(view)


def test_plain_text_is_its_own_view() -> None:
    view = View("52/91 xã")
    assert view.nfc == "52/91 xã"
    assert view.span(0, 5) == (0, 5)
    assert view.at(6) == 6


def test_spans_lead_to_whole_letters() -> None:
    text = unicodedata.normalize("NFD", "Tỉnh Hoà Bình có 12 xã")
    view = View(text)
    at = view.lower.index("hòa bình")
    start, end = view.span(at, at + len("hòa bình"))
    assert text[start:end] == unicodedata.normalize("NFD", "Hoà Bình")


def test_a_span_takes_its_invisible_characters_along() -> None:
    text = "nông\u200b thôn"
    assert View(text).span(0, 4) == (0, 5)


def test_what_is_not_seen_at_the_start_has_no_place() -> None:
    for lead in ("\u200b", "\u00ad\u200b"):
        view = View(f"{lead}xã")
        assert view.nfc == "xã"
        assert view.span(0, 2) == (len(lead), len(lead) + 2)
        assert (view.at(0), view.at(len(lead))) == (0, 0)
    assert View("\u200b").nfc == "" and View("\u200b").span(0, 0) == (1, 1)


def test_empty_spans() -> None:
    view = View(unicodedata.normalize("NFD", "xã"))
    assert view.span(0, 0) == (0, 0)
    assert view.span(2, 2) == (3, 3)
    assert View("").span(0, 0) == (0, 0)
    assert View("").nfc == ""


def test_at_gives_the_character_that_holds_an_offset() -> None:
    text = unicodedata.normalize("NFD", "ấp đệ")  # a + circumflex + acute, p, space, …
    view = View(text)
    assert [view.at(i) for i in range(4)] == [0, 0, 0, 1]
    assert view.at(len(text)) == len(view)
    assert view.at(len(text) + 5) == len(view)


def test_marks_of_a_mixed_text() -> None:
    text = "đạt chuẩn " + unicodedata.normalize("NFD", "đạt chuẩn ") + "đạt chuẩn"
    view = View(text)
    assert [text[slice(*view.span(m.start(), m.end()))] for m in re.finditer("chuẩn", view.lower)] == [
        "chuẩn", unicodedata.normalize("NFD", "chuẩn"), "chuẩn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "folded"), [("  Hoà   Bình ", "hòa bình"), ("ỦY BAN", "ủy ban"), ("Bà Rịa – Vũng Tàu", "bà rịa - vũng tàu"), ("", "")]
)
def test_names_to_compare(name: str, folded: str) -> None:
    assert fold_name(name) == folded
    assert fold_name(unicodedata.normalize("NFD", name)) == folded


# Properties ------------------------------------------------------------------------------------------------------------

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
LETTERS = (
    "aăâeêioôơuưyđAOUYĐqQ"
    + "hoàhoạthuỷkhoẻquý"
    + " \t\n\u00a0\u200b\u00ad"
    + "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
    + "0123.,/-–“”xãthôn"
)
TEXTS = st.one_of(
    st.text(alphabet=LETTERS, max_size=40),
    st.text(max_size=30),
    st.lists(
        st.tuples(st.sampled_from(["Hoà Bình ", "xã ", "đạt chuẩn ", "12 ", "quý ", "Thuỷ"]), st.sampled_from(["NFC", "NFD"])), max_size=8
    ).map(lambda pairs: "".join(unicodedata.normalize(form, part) for part, form in pairs)),
)


@settings(max_examples=400, deadline=None)
@example("İ\u0323\u0307")
@example("\u0301\u0301a")
@example("\xad\u200b0")
@given(TEXTS)
def test_the_way_back(text: str) -> None:
    view = View(text)
    assert len(view.lower) == len(view.nfc)
    ends = [view.span(i, i + 1) for i in range(len(view))]
    # in order, none empty but those that share their original characters, and together the whole text
    assert all(start < end for start, end in ends)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in itertools.pairwise(ends))
    if ends:
        assert (text[: ends[0][0]].strip(INVISIBLE), ends[-1][1]) == ("", len(text))
    for i, (start, end) in enumerate(ends):
        # what stands there is what the view shows, but for folding
        piece = View(text[start:end]).nfc
        assert fold_tones(piece) == piece
        if len(piece) == 1:
            assert unicodedata.normalize("NFD", piece).casefold()[:1] == unicodedata.normalize("NFD", view.nfc[i]).casefold()[:1]
        # the first character of the original leads to a character with the same span
        assert view.span(view.at(start), view.at(start) + 1) == (start, end)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_longer_spans_hold_shorter_ones(text: str, data: st.DataObject) -> None:
    view = View(text)
    a = data.draw(st.integers(0, len(view)))
    b = data.draw(st.integers(a, len(view)))
    c = data.draw(st.integers(b, len(view)))
    if a < b < c:
        assert view.span(a, b)[0] == view.span(a, c)[0]
        assert view.span(b, c)[1] == view.span(a, c)[1]
        assert view.span(a, b)[1] <= view.span(a, c)[1]


@given(TEXTS)
def test_the_view_of_the_view_is_the_view(text: str) -> None:
    assert View(View(text).nfc).nfc in (View(text).nfc, View(View(View(text).nfc).nfc).nfc)


@pytest.mark.parametrize("text", [NFD, "Luỹ kế đến nay, tỉnh Hoà Bình có 69,5% số xã đạt chuẩn."])
def test_both_forms_have_one_view(text: str) -> None:
    assert View(unicodedata.normalize("NFC", text)).lower == View(unicodedata.normalize("NFD", text)).lower
