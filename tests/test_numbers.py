"""The text of one number: digits with Vietnamese separators, words, counting and money words."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thonmoi.numbers import read, read_digits

DIGITS = [
    ("0", "0"), ("7", "7"), ("01", "1"), ("007", "7"), ("127", "127"), ("2021", "2021"),
    # the comma is before decimals, the dot between thousands
    ("69,5", "69.5"), ("16,8", "16.8"), ("0,07", "0.07"), ("18,84", "18.84"), ("1,234", "1.234"), ("0,5", "0.5"),
    ("1.234", "1234"), ("9.460", "9460"), ("12.345", "12345"), ("1.234.567", "1234567"), ("100.000", "100000"),
    ("2.000.000.000", "2000000000"),
    ("1.234,5", "1234.5"), ("9.460,75", "9460.75"),
    # a dot before anything but three digits is a decimal point
    ("16.8", "16.8"), ("5.25", "5.25"), ("5.2500", "5.2500"), ("0.250", "0.250"),
    # English thousands only where there are two of them: one is read as a decimal comma
    ("1,234,567", "1234567"),
]  # fmt: skip

WORDS = [
    ("không", "0"), ("một", "1"), ("hai", "2"), ("ba", "3"), ("bốn", "4"), ("tư", "4"), ("năm", "5"), ("sáu", "6"), ("bảy", "7"),
    ("bẩy", "7"), ("tám", "8"), ("chín", "9"), ("mười", "10"),
    ("mười một", "11"), ("mười bốn", "14"), ("mười lăm", "15"), ("mười nhăm", "15"), ("mười bảy", "17"), ("mười chín", "19"),
    ("hai mươi", "20"), ("hai mươi mốt", "21"), ("hai mươi tư", "24"), ("hai mươi bốn", "24"), ("hai mươi lăm", "25"),
    ("ba mươi nhăm", "35"),
    ("năm mươi lăm", "55"), ("chín mươi chín", "99"), ("Mười Bảy", "17"), ("HAI MƯƠI", "20"),
    # said short
    ("hai mốt", "21"), ("ba lăm", "35"), ("bốn tư", "44"), ("năm nhăm", "55"),
    ("một trăm", "100"), ("một trăm linh một", "101"), ("hai trăm linh năm", "205"), ("hai trăm lẻ năm", "205"), ("ba trăm mười", "310"),
    ("ba trăm mười hai", "312"), ("chín trăm chín mươi chín", "999"),
    ("một nghìn", "1000"), ("một ngàn", "1000"), ("một nghìn hai trăm", "1200"), ("hai nghìn không trăm hai mươi", "2020"),
    ("một nghìn không trăm linh năm", "1005"), ("mười hai nghìn ba trăm", "12300"), ("một trăm nghìn", "100000"),
    ("hai trăm mười lăm nghìn", "215000"), ("một vạn", "10000"), ("ba vạn hai nghìn", "32000"),
    ("hai chục", "20"), ("ba chục", "30"), ("hai nghìn tư", "2400"), ("ba vạn tư", "34000"),
    ("một trăm rưỡi", "150"), ("hai nghìn rưỡi", "2500"), ("một vạn rưỡi", "15000"), ("một rưỡi", "1.5"), ("ba rưỡi", "3.5"),
]  # fmt: skip

COUNTED = [
    ("1,2 nghìn", "1200"), ("12 nghìn", "12000"), ("1,5 ngàn", "1500"), ("3 vạn", "30000"), ("3 vạn rưỡi", "35000"), ("2 chục", "20"),
    ("5 trăm", "500"), ("12 chục nghìn", "120000"), ("1.200 nghìn", "1200000"), ("17", "17"), ("2 rưỡi", "2.5"),
]  # fmt: skip

MONEY = [
    ("một tỷ rưỡi", "1.5"), ("1 tỷ rưỡi", "1.5"), ("hai triệu rưỡi", "2.5"), ("1 tỷ 200 triệu", "1.2"), ("20 tỷ 500 triệu", "20.5"),
    ("3 tỉ 50 triệu", "3.05"), ("hai tỷ ba trăm triệu", "2.3"), ("12 tỷ 5 triệu", "12.005"),
]  # fmt: skip

SPACED = [
    ("hai  mươi", "20"), (" mười bảy ", "17"), ("hai\u00a0mươi", "20"), ("mười\u200b bảy", "17"), ("1,2\u00a0nghìn", "1200"),
]  # fmt: skip

NO_NUMBER = [
    "", " ", "xã", "17 xã", "69%", "52/91", "2-3", "12a", "a12", "1.23.4", "1.2345.678", "12.", ",5", "1,,5", "-3", "+3", "1e3",
    "１２", "٣",
    "mươi", "mươi hai", "trăm", "nghìn", "linh năm", "hai linh năm", "mười mười", "mười mốt", "mười không", "hai ba", "một hai ba",
    "hai mươi không", "một trăm linh", "một trăm linh hai mươi", "trăm nghìn", "nghìn trăm", "hai trăm ba nghìn xã", "rưỡi", "năm nay",
    "một tỷ", "20 triệu", "tỷ rưỡi", "1 triệu 2 tỷ", "1 tỷ 2 tỷ", "1,2 nghìn xã", "1 chục rưỡi hai", "sản phẩm", "II", "½", "²",
    "một triệu một tỷ rưỡi", "x" * 500, "hai " * 80,
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [*DIGITS, *WORDS, *COUNTED, *MONEY, *SPACED])
def test_reads(text: str, value: str) -> None:
    assert read(text) == Decimal(value)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_is_no_number(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", [text for text, _ in WORDS + MONEY])
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_reads_in_every_normal_form(text: str, form: str) -> None:
    assert read(unicodedata.normalize(form, text)) == read(text)  # type: ignore[arg-type]


def test_is_exact() -> None:
    assert str(read("0,1")) == "0.1"
    assert str(read("69,50")) == "69.50"
    assert read("1.000.000.000.000.000.000,123456789") == Decimal("1000000000000000000.123456789")
    assert isinstance(read("17"), Decimal)


def test_digits_alone_know_no_words() -> None:
    assert read_digits("1.234,5") == Decimal("1234.5")
    assert read_digits("mười") is None
    assert read_digits(" 7") is None


# A small speller of the test's own ------------------------------------------------------------------------------------

UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def tens(n: int) -> str:
    """0 < n < 100."""
    ten, unit = divmod(n, 10)
    if ten == 0:
        return UNITS[unit]
    head = "mười" if ten == 1 else f"{UNITS[ten]} mươi"
    if unit == 0:
        return head
    said = {5: "lăm"}.get(unit, UNITS[unit])
    return f"{head} {'mốt' if unit == 1 and ten > 1 else said}"


def hundreds(n: int, whole: bool) -> str:
    """0 < n < 1000; `whole`: with its hundreds, even where there are none ("không trăm linh năm")."""
    hundred, rest = divmod(n, 100)
    if not hundred and not whole:
        return tens(rest)
    head = f"{UNITS[hundred]} trăm"
    if rest == 0:
        return head
    return f"{head} {'linh ' if rest < 10 else ''}{tens(rest)}"


def spell(n: int) -> str:
    """0 <= n < 1,000,000."""
    if n == 0:
        return "không"
    thousand, rest = divmod(n, 1000)
    if not thousand:
        return hundreds(rest, whole=False)
    head = f"{hundreds(thousand, whole=False)} nghìn"
    return head if not rest else f"{head} {hundreds(rest, whole=True)}"


@pytest.mark.parametrize(
    ("n", "words"), [(15, "mười lăm"), (21, "hai mươi mốt"), (205, "hai trăm linh năm"), (2005, "hai nghìn không trăm linh năm")]
)
def test_the_speller_itself(n: int, words: str) -> None:
    assert spell(n) == words


@settings(max_examples=1000, deadline=None)
@given(st.integers(min_value=0, max_value=99_999))
def test_numbers_in_words_read_back(n: int) -> None:
    assert read(spell(n)) == n


@pytest.mark.full
def test_all_numbers_in_words_read_back() -> None:
    assert [n for n in range(100_000) if read(spell(n)) != n] == []


@given(st.integers(min_value=0, max_value=10**12))
def test_numbers_in_digits_read_back(n: int) -> None:
    assert read(str(n)) == n
    assert read(f"{n:,}".replace(",", ".")) == n


@given(st.integers(min_value=0, max_value=10**9), st.text(alphabet="0123456789", min_size=1, max_size=6))
def test_decimals_read_back(whole: int, part: str) -> None:
    assert read(f"{whole:,}".replace(",", ".") + f",{part}") == Decimal(f"{whole}.{part}")


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = read(text)
    assert value is None or (value.is_finite() and value >= 0)
