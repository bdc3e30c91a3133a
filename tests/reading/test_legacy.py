"""The encodings before Unicode: told apart and read back, as files and as letters that fonts made."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import encoders
import pytest

from thonmoi.errors import ThonmoiError
from thonmoi.reading.decode import read_bytes, unmask, unmask_all
from thonmoi.reading.evidence import evidence, is_syllable

CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = "Xã Hòa Bình có 12 thôn được công nhận đạt chuẩn, trong đó hai thôn kiểu mẫu; huyện Đông Hưng thưởng mỗi thôn 20 triệu đồng."
# The same words as a typist of the time had them on disk, in hexadecimal: "Xã đạt chuẩn nông thôn mới, thu nhập của người dân ở đây".
BY_HAND = {
    "tcvn3": "58b720 aeb97420 636875c86e20 6eab6e6720 7468ab6e20 6ded692c20 74687520 6e68cb7020 63f16120 6e67adea6920 64a96e20 eb20 aea979",
    "vni": "5861f520 f161ef7420 63687561e56e20 6e6fe26e6720 74686fe26e20 6df4f9692c20 74687520 6e6861e47020 6375fb6120"
    "6e67f6f4f86920 6461e26e20 f4fb20 f161e279",
    "vps": "58e320 c7e57420 636875c46e20 6ef46e6720 7468f46e20 6da7692c20 74687520 6e68c67020 63fb6120 6e67dca96920 64e26e20 aa20 c7e279",
}
SPOKEN = "Xã đạt chuẩn nông thôn mới, thu nhập của người dân ở đây"


@pytest.mark.parametrize("name", BY_HAND)
def test_bytes_written_by_hand(name: str) -> None:
    decoded = read_bytes(bytes.fromhex(BY_HAND[name].replace(" ", "")))
    assert (decoded.text, decoded.encoding) == (SPOKEN, name)
    assert "syllables" in decoded.why


@pytest.mark.parametrize("name", encoders.NAMES)
def test_an_article_is_recognised_and_read_back(name: str) -> None:
    decoded = read_bytes(encoders.encode(TEXT, name))
    assert decoded.encoding == name
    assert unicodedata.normalize("NFC", decoded.text).lower() == TEXT.lower()


@pytest.mark.parametrize("name", ["tcvn3", "vni", "vps"])
def test_letters_that_a_font_made(name: str) -> None:
    masked = encoders.encode(TEXT, name).decode("cp1252")
    found = unmask(masked)
    assert found is not None
    assert (found[0].lower(), found[1]) == (TEXT.lower(), name)
    assert read_bytes(masked.encode()).encoding == f"utf-8+{name}"
    pieces, font = unmask_all(["Hội nghị tổng kết", masked, "2022"])
    assert (pieces[0], pieces[1].lower(), pieces[2], font) == ("Hội nghị tổng kết", TEXT.lower(), "2022", name)


@pytest.mark.parametrize("text", [TEXT, unicodedata.normalize("NFD", TEXT), "Báo cáo tháng ba", "Größe, Straße, façade, naïve", "2022", ""])
def test_unicode_is_left_alone(text: str) -> None:
    assert unmask(text) is None
    assert unmask_all([text]) == ([text], None)


def test_bytes_that_read_the_same_in_two_encodings_are_not_guessed() -> None:
    with pytest.raises(ThonmoiError, match="undecodable"):
        read_bytes(b"Th\xf4n A")  # "Thôn" in windows-1258 and in VPS


def test_few_broken_bytes_of_a_page() -> None:
    data = (TEXT * 30).encode() + b"\xe1\xba</p>"
    decoded = read_bytes(data, lenient=True)
    assert (decoded.encoding, decoded.text.count("\ufffd")) == ("utf-8", 1)
    assert "1 broken" in decoded.why
    with pytest.raises(ThonmoiError, match="not UTF-8"):
        read_bytes(data)
    with pytest.raises(ThonmoiError, match="not UTF-8"):
        read_bytes(TEXT.encode()[:-3] + b"\xe1\x84\xff\xfe\xe1" * 40, lenient=True)


@pytest.mark.parametrize("word", ["xã", "Quỳnh", "nghiêng", "khuỷu", "GIẾNG", "hoà", "hòa", "ượt", unicodedata.normalize("NFD", "thưởng")])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["xac", "Straße", "bcd", "ngà­y", "ắà", "ế́", "cỏo"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_evidence_counts() -> None:
    assert evidence("Xã Đắk Lắk có 5 thôn mới") == (4, 6, 4)
    assert not evidence("").convincing


def corpus(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (CORPUS / folder).glob("*.txt"))


def check(path: Path, name: str) -> None:
    """Only bytes go in, only a yes or no comes out: nothing of a text is shown."""
    text = path.read_bytes().decode("utf-8")
    decoded = read_bytes(encoders.encode(text, name))
    assert decoded.encoding == name, path.name
    same = encoders.folded(decoded.text) == encoders.folded(text)
    assert same, f"{path.name} is not read back"


@pytest.mark.parametrize("name", encoders.NAMES)
def test_some_of_the_corpus(name: str) -> None:
    for path in corpus("dev")[::10]:
        check(path, name)


@pytest.mark.full
@pytest.mark.parametrize("name", encoders.NAMES)
def test_the_whole_corpus(name: str) -> None:
    paths = corpus("dev", "test")
    assert len(paths) >= 120
    for path in paths:
        check(path, name)


@pytest.mark.full
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_whole_corpus_in_unicode(encoding: str, form: str) -> None:
    for path in corpus("dev", "test"):
        text = unicodedata.normalize(form, path.read_bytes().decode("utf-8"))  # type: ignore[arg-type]
        same = read_bytes(text.encode(encoding)).text == text
        assert same, path.name
