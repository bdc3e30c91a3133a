"""Tokens as spans of the text nobody touched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thonmoi.language.tokens import token_spans

TABLE = [
    ("Đến nay, có 127/184 xã đạt chuẩn.", "Đến|nay|,|có|127|/|184|xã|đạt|chuẩn|."),
    ("Phấn đấu 2-3 xã, 16,8 tiêu chí/xã", "Phấn|đấu|2|-|3|xã|,|16,8|tiêu|chí|/|xã"),
    ("xã đạt chuẩn NTM.", "xã|đạt|chuẩn|NTM|."),
    ("Ngày 02/05/2014", "Ngày|02|/|05|/|2014"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "tokens"), TABLE)
def test_tokens(text: str, tokens: str) -> None:
    assert "|".join(text[a:b] for a, b in token_spans(text)) == tokens


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=50),
        st.lists(
            st.sampled_from(["hoà ", "xã", "127/184", "http://", ".....", " ", "\n", "3-4", "NTM.", "e\u0301", "😀", "TP."]), max_size=15
        ).map("".join),
    ),
    st.sampled_from(["NFC", "NFD"]),
)
def test_tokens_are_in_order_and_hold_all_that_is_seen(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    last = 0
    for start, end in token_spans(text):
        assert last <= start < end <= len(text)
        assert text[last:start].strip("\u200b\u200c\u200d\u2060\ufeff\u00ad \t\n\r").strip() == ""
        last = end
