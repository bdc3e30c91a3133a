"""Bytes to text: the encodings of Vietnamese, and clear words where bytes are no text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thonmoi.errors import ThonmoiError
from thonmoi.reading.decode import decode

TEXT = "Xã Hoà Bình có 5 thôn được công nhận, trong đó hai thôn kiểu mẫu của năm 2024 và những con đường “nở hoa”."


def windows_1258(text: str) -> bytes:
    """windows-1258 writes tone marks as letters of their own, behind the vowel."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        try:
            out.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
            out.append((base + tones).encode("cp1258"))
    return b"".join(out)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (windows_1258(TEXT), "windows-1258"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    text, found = decode(data)
    assert unicodedata.normalize("NFC", text) == TEXT
    assert found == encoding


def test_characters_are_not_changed() -> None:
    text = unicodedata.normalize("NFD", TEXT) + "\r\n\u200b"
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "empty", "nothing"),
        (b"Thon moi " + b"\xff" + TEXT.encode(), "undecodable", "byte 9 (0xff)"),
        (TEXT.encode()[:-2] + b"\xe2", "undecodable", "not UTF-8"),
        (b"\xff\xfea", "undecodable", "byte 2"),
        (b"%PDF-1.7 ...", "unsupported", "a PDF"),
        (b"PK\x03\x04....", "unsupported", "zip"),
        (b"text\x00\x01\x02", "unsupported", "byte 4"),
        (b"\x80\x81\x82\x8d\x8f" * 9, "undecodable", "byte 0"),
        ("Größe und Straße, schöne Grüße".encode("latin-1"), "undecodable", "windows-1258"),
    ],
)
def test_refused_with_code_and_place(data: bytes, code: str, says: str) -> None:
    with pytest.raises(ThonmoiError) as caught:
        decode(data, "a.txt")
    assert caught.value.reject is not None
    assert caught.value.reject.code == code
    assert caught.value.reject.source == "a.txt"
    assert says in caught.value.reject.message
    assert "a.txt" in str(caught.value)


@given(st.binary(max_size=300))
def test_text_or_a_reject(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except ThonmoiError as error:
        assert error.reject is not None
    else:
        assert isinstance(text, str)
        assert encoding


@given(st.text(min_size=1, max_size=200, alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_all_utf8_comes_back(text: str) -> None:
    if not text.startswith(("\ufeff", "%PDF", "PK\x03\x04", "GIF8", "PAR1", "\x7fELF", "Rar!", "SQLite format 3")):
        assert decode(text.encode()) == (text, "utf-8")
