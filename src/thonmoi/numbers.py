"""The text of one number, in digits or in words, as an exact Decimal.

`read("1.234,5")`, `read("mười bảy")`, `read("1,2 nghìn")` and `read("một tỷ rưỡi")` give 1234.5, 17, 1200 and 1.5.
Vietnamese writes the comma before decimals and the dot between thousands: a dot followed by exactly three digits parts
thousands ("1.234"), any other dot is a decimal point ("16.8"). Counting words multiply in (nghìn, vạn, chục); money words
stay in the unit, so "một tỷ rưỡi" and "1 tỷ 200 triệu" are 1.5 and 1.2 of the first money word.

Pure: imports nothing of the project. Positions of numbers in a text are found in `thonmoi.figures.quantities`.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {"chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000}
MONEY = {"triệu": 1, "tỷ": 1000, "tỉ": 1000}
WORDS = frozenset({*DIGITS, *SCALES, "mười", "mươi", "linh", "lẻ", "rưỡi"})

_NUMERAL = re.compile(
    r"(?P<thousands>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<fraction>\d+))?"
    r"|(?P<english>[1-9]\d{0,2}(?:,\d{3}){2,})"
    r"|(?P<whole>\d+)(?:[.,](?P<part>\d+))?"
)
_SPLIT = re.compile(r"\s+")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u200b", "").strip().lower()


def read_digits(text: str) -> Decimal | None:
    """The value of a number written in digits, or None: "9.460" → 9460, "69,5" → 69.5, "01" → 1."""
    match = _NUMERAL.fullmatch(text)
    if match is None or not text.isascii():
        return None
    if match["thousands"]:
        whole = match["thousands"].replace(".", "")
        return Decimal(f"{whole}.{match['fraction']}") if match["fraction"] else Decimal(whole)
    if match["english"]:
        return Decimal(match["english"].replace(",", ""))
    return Decimal(f"{match['whole']}.{match['part']}") if match["part"] else Decimal(match["whole"])


def _below_hundred(words: list[str]) -> int | None:
    """ "mười bảy", "hai mươi mốt", "hai mốt", "năm"."""
    if not words:
        return 0
    if words[0] == "mười":
        if len(words) == 1:
            return 10
        return 10 + DIGITS[words[1]] if len(words) == 2 and words[1] in DIGITS and words[1] not in ("không", "tư", "mốt") else None
    if words[0] not in DIGITS:
        return None
    tens = DIGITS[words[0]]
    if len(words) == 1:
        return tens
    if words[1] == "mươi":
        if len(words) == 2:
            return tens * 10
        return tens * 10 + DIGITS[words[2]] if len(words) == 3 and words[2] in DIGITS and words[2] != "không" else None
    if len(words) == 2 and words[1] in ("mốt", "lăm", "nhăm", "tư"):
        return tens * 10 + DIGITS[words[1]]
    return None


def _spoken(words: list[str]) -> Decimal | None:
    """Number words, without money words: "hai trăm linh năm", "một nghìn hai trăm", "hai chục"."""
    half = words[-1:] == ["rưỡi"]
    if half:
        words = words[:-1]
    total, scale_before, last_scale = Decimal(0), 10**9, 1
    rest = list(words)
    for scale_word, scale in (("vạn", 10_000), ("nghìn", 1000), ("trăm", 100), ("chục", 10)):
        names = ("nghìn", "ngàn") if scale_word == "nghìn" else (scale_word,)
        at = next((i for i, w in enumerate(rest) if w in names), None)
        if at is None:
            continue
        if scale >= scale_before or at == 0:
            return None
        head = _spoken(rest[:at]) if scale > 100 else _as_decimal(_below_hundred(rest[:at]))
        if head is None:
            return None
        total += head * scale
        scale_before = last_scale = scale
        rest = rest[at + 1 :]
        if not rest:
            break
    if rest and rest[0] in ("linh", "lẻ"):
        rest = rest[1:]
        if len(rest) != 1 or scale_before == 10**9:  # "linh năm" goes on from a hundred or thousand
            return None
    elif rest and last_scale >= 1000 and len(rest) == 1 and rest[0] in DIGITS:
        # "hai nghìn tư": said of the next scale down
        return total + Decimal(DIGITS[rest[0]]) * (last_scale // 10)
    tail = _below_hundred(rest)
    if tail is None or (not words):
        return None
    if half:
        return total + Decimal(last_scale) / 2 if last_scale > 1 and not rest else (total + tail + Decimal("0.5") if not total else None)
    return total + tail


def _as_decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _counted(words: list[str]) -> Decimal | None:
    """Digits or words with counting words after them: "1,2 nghìn", "hai chục", "3 vạn rưỡi", "17"."""
    if not words:
        return None
    lead = read_digits(words[0])
    if lead is None:
        return _spoken(words) if all(w in WORDS for w in words) else None
    scale = 1
    for i, word in enumerate(words[1:], 1):
        if word in SCALES:
            scale *= SCALES[word]
        elif word == "rưỡi" and i == len(words) - 1:
            return lead * scale + Decimal(scale) / 2
        else:
            return None
    return lead * scale


@lru_cache(maxsize=4096)
def read(text: str) -> Decimal | None:
    """The value of the whole of `text` read as one number, or None when it is not one.

    >>> read("1.234"), read("mười bảy"), read("1,2 nghìn"), read("17 xã")
    (Decimal('1234'), Decimal('17'), Decimal('1200.0'), None)
    """
    plain = _plain(text)
    if not plain or len(plain) > 120:
        return None
    digits = read_digits(plain)
    if digits is not None:
        return digits
    words = _SPLIT.split(plain)
    money = [i for i, w in enumerate(words) if w in MONEY]
    if not money:
        return _counted(words)
    first = money[0]
    unit = MONEY[words[first]]
    total = _counted(words[:first])
    rest = words[first + 1 :]
    if total is None or not rest:
        return None
    if rest == ["rưỡi"]:
        return total + Decimal("0.5")
    if len(money) == 2 and money[1] == len(words) - 1 and MONEY[words[-1]] < unit:
        lower = _counted(rest[:-1])
        return None if lower is None else total + lower * MONEY[words[-1]] / unit
    return None


def read_whole(text: str) -> Decimal | None:
    """What a fraction is of: "184" of "127/184", "tư" of "một phần tư", "nửa" of "một nửa", which is 2. None where it is no number."""
    return Decimal(2) if text.casefold() == "nửa" else read(text)
