"""Sentences as spans: abbreviations, initials, list numbers, dots that end nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thonmoi.language.sentences import sentence_spans

# A bar where a sentence ends.
TABLE = [
    "Huyện có 12 xã.| Năm 2020 thêm 2 xã.",
    "Toàn tỉnh có 1.234 hộ.| Thu nhập 45,5 triệu đồng.",
    "Bình quân 16.8 tiêu chí/xã.",
    # abbreviations
    "Ở T.P. Cần Thơ có 2 xã.| Ở Tp. Hồ Chí Minh có 5.",
    "UBND TX. Gò Công họp.| Dự có TS. Lê An, ThS. Hà Bình.",
    "PGS.TS. Trần Văn Cường phát biểu.",
    "GS. Vũ Hải và BS. Đào Lan cùng dự.| Hội nghị kết thúc.",
    "Ông Lê Vi, đ/c. Hà Nam chủ trì.",
    # initials
    "Bà L. V. Thoại cho biết.| Xã về đích.",
    "Già làng A. Thúi nói.",
    # list numbers at the start of a line
    "1. Kết quả thực hiện",
    "Báo cáo gồm:|\n1. Kết quả|\n2. Nhiệm vụ",
    # a number that ends a sentence
    "Xã đạt 19.| Huyện đạt 9.",
    "Xã về đích năm 2020.| Năm sau thêm một xã.",
    # ellipses
    "Chè, cam, bưởi… đều có tem.| Hết.",
    "Chè, cam, bưởi... đều có tem.",
    "Chè, cam, bưởi…| Năm nay được mùa.",
    "Chè, cam...| 12 sản phẩm có sao.",
    # marks and quotes
    "Đạt chưa?| Đạt rồi!| Xong.",
    "Ông nói: “Xã đã về đích.”| Bà con vui.",
    "(Xã đã về đích.)| Bà con vui.",
    "Sao chậm thế?!| Vì thiếu vốn.",
    # after a full stop a small letter is the same sentence
    "Thị trấn v.v. cũng vậy.",
    "Theo Quyết định số 1600/QĐ-TTg. của Thủ tướng, xã đạt chuẩn.",
    # a line end always ends one
    "Bắc Giang về đích|\nNăm 2020, tỉnh có 127 xã",
    "Một|\n\n\nHai",
    "Không có dấu chấm",
    # digits glued to a dot are no end
    "Gọi 0204.385.4123 để hỏi.",
    "Ngày 31.12.2020 tổng kết.",
    "Trang tin a.vn đưa.| Báo b.vn cũng đưa.",
]  # fmt: skip


@pytest.mark.parametrize("marked", TABLE)
def test_where_sentences_end(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in sentence_spans(text)] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \u00a0"])
def test_nothing_visible_gives_no_sentence(text: str) -> None:
    assert sentence_spans(text) == []


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(["Xã ", "đạt ", "TS. ", "…", "...", ". ", "? ", "!\n", "\n", "12", "”", "(", " 1. ", "A. ", "\u00a0"]),
            max_size=20,
        ).map("".join),
    )
)
def test_spans_are_in_order_and_hold_all_that_is_seen(text: str) -> None:
    spans = sentence_spans(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[last:start].strip() == ""
        assert text[start:end].strip() == text[start:end]
        assert "\n" not in text[start:end]
        last = end
    assert text[last:].strip() == ""
