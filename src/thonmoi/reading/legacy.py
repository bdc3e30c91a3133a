"""The encodings of Vietnamese before Unicode that Python's codecs do not have: TCVN3, VNI and VPS.

All three keep ASCII and put their letters where windows-1252 has others, so bytes are read as windows-1252 first and its characters are
then exchanged. That serves text of a newer file just as well in which a font (.VnTime, VNI-Times) made the letters: it holds the same
characters, in Unicode.

Sources of the tables: TCVN 5712:1993 (its third part, and what its second adds, as glibc's TCVN5712-1 has them); the table of VPS in
Mozilla's intl/uconv (vps.ut) and the article "VPSKeys" of Wikipedia, which agree; for VNI the vendor's table as the article "VNI" of
Wikipedia gives it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

# 0xA1–0xAF and 0xB5–0xFF of TCVN 5712-2. 0xB0–0xB4 are its tone marks as letters of their own, which the fonts leave as ° ± ² ³ ´.
_TCVN_LOW: Final = "ĂÂÊÔƠƯĐăâêôơưđẰ"
_TCVN_HIGH: Final = "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"

# VPS: capitals that did not fit stand among the control characters.
_VPS_CONTROL: Final = {
    0x02: "Ạ", 0x03: "Ậ", 0x04: "Ặ", 0x05: "Ẹ", 0x06: "Ệ", 0x10: "Ị", 0x11: "Ọ", 0x12: "Ộ", 0x13: "Ợ", 0x14: "Ụ", 0x15: "Ự", 0x19: "Ỵ",
    0x1C: "Ẫ", 0x1D: "Ữ",
}  # fmt: skip
_VPS_HIGH: Final = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ\xa0ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺßàáâãảạăçèéêẽìíîĩẴĐòóôõöƠụùúủüỶẼỳ"
)

# VNI: a vowel and, behind it, one sign for its other mark and its tone. Here: sign → what it adds to a, e, o, u, y, ơ, ư.
_VNI_TONES: Final = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_ROOF: Final = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE: Final = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_WHOLE: Final = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


@cache
def _cp1252() -> tuple[str, Mapping[str, str]]:
    """windows-1252 with its five empty places filled as Latin-1 does, and from a stray Latin-1 control to what the place means."""
    table = [bytes([i]).decode("cp1252", "replace") for i in range(256)]
    for i, char in enumerate(table):
        if char == "\ufffd":
            table[i] = chr(i)
    controls = {chr(i): table[i] for i in range(0x80, 0xA0) if table[i] != chr(i)}
    return "".join(table), controls


@cache
def _tcvn() -> Mapping[int, str]:
    table = _cp1252()[0]
    out = {ord(table[0xA1 + i]): char for i, char in enumerate(_TCVN_LOW)}
    out.update({ord(table[0xB5 + i]): char for i, char in enumerate(_TCVN_HIGH)})
    return out


@cache
def _vps() -> Mapping[int, str]:
    table = _cp1252()[0]
    return {**{ord(table[0x80 + i]): char for i, char in enumerate(_VPS_HIGH)}, **_VPS_CONTROL}


@cache
def _vni() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table: dict[str, str] = {}
    for vowel in "aeouyôöAEOUYÔÖ":
        base = {"ô": "ơ", "ö": "ư", "Ô": "Ơ", "Ö": "Ư"}.get(vowel, vowel)
        signs = dict(_VNI_TONES)
        for sign, tone in signs.items():
            table[vowel + sign] = table[vowel + sign.upper()] = unicodedata.normalize("NFC", base + tone)
        if vowel in "aeoAEO":
            for sign, tone in _VNI_ROOF.items():
                table[vowel + sign] = table[vowel + sign.upper()] = unicodedata.normalize("NFC", base + "\u0302" + tone)
        if vowel in "aA":
            for sign, tone in _VNI_BREVE.items():
                table[vowel + sign] = table[vowel + sign.upper()] = unicodedata.normalize("NFC", base + "\u0306" + tone)
    for sign, letter in _VNI_WHOLE.items():
        table[sign], table[sign.upper()] = letter, letter.upper()
    return re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True))), table


def _from_vni(text: str) -> str:
    pattern, table = _vni()
    return pattern.sub(lambda m: table[m[0]], text)


# Name → how characters of windows-1252 become letters.
EXCHANGES: Final[Mapping[str, Callable[[str], str]]] = {
    "tcvn3": lambda text: text.translate(_tcvn()),
    "vni": _from_vni,
    "vps": lambda text: text.translate(_vps()),
}


def as_western(data: bytes) -> str:
    """Bytes as characters of windows-1252; none is refused."""
    return data.decode("latin-1").translate({ord(a): b for a, b in _cp1252()[1].items()})


def folded_western(text: str) -> str | None:
    """A text that holds nothing beyond windows-1252, with stray controls as the characters they stand for; None for any other text."""
    text = text.translate({ord(a): b for a, b in _cp1252()[1].items()})
    known = set(_cp1252()[0])
    return text if known.issuperset(text) else None
