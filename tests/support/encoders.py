"""Text in the encodings of Vietnamese before Unicode, written by tables of its own: what the readers are tested with."""

from __future__ import annotations

import unicodedata

NAMES = ("windows-1258", "tcvn3", "vni", "vps")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The lower-case letters of TCVN 5712:1993 by their codes.
_TCVN = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a8a9aaabacadae b5b6b7b8b9 bbbcbdbec6 c7c8c9cacb cccecfd0d1 d2d3d4d5d6 d7d8dcddde dfe1e2e3e4 e5e6e7e8e9 eaebecedee eff1f2f3f4"
            "f5f6f7f8f9 fafbfcfdfe"
        ),
        strict=True,
    )
) | dict(zip("ĂÂÊÔƠƯĐ", range(0xA1, 0xA8), strict=True))
_VPS = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "e6e2eaf4d6dcc7 e0e4e3e1e5 a2a3a4a1a5 c0c4c5c3c6 e8c8ebe9cb 8a8bcd898c ecccefedce f2d5f5f386 d2b087d3b6 a9aaaba7ae f9fbdbfaf8"
            "d8babbd9bf ff9bcf9a9c"
        ),
        strict=True,
    )
) | {"Đ": 0xF1, "Ă": 0x88, "Â": 0xC2, "Ê": 0xCA, "Ô": 0xD4, "Ơ": 0xF7, "Ư": 0xD0}
_VNI_TONE = {"": "", "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ROOF = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_I = {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}


def encode(text: str, name: str) -> bytes:
    """The bytes of a text; what the encoding does not have is written as its nearest letter (TCVN3, VPS: small) or as "?"."""
    one = {"windows-1258": _windows_1258, "tcvn3": _tcvn3, "vni": _vni, "vps": _vps}[name]
    return b"".join(one(char) for char in unicodedata.normalize("NFC", text))


def folded(text: str) -> str:
    """A text without what the encodings lose: case, signs that are no letters, and the blanks that stand for them."""
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalnum() and (c.isascii() or c.isalpha()))


def _western(char: str) -> bytes:
    return char.encode("cp1252", "replace")


def _parts(char: str) -> tuple[str, str]:
    """The letter with its own mark, and its tone."""
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(c for c in parts if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)), tone


def _windows_1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        base, tone = _parts(char)
        return (base + tone).encode("cp1258", "replace")


def _tcvn3(char: str) -> bytes:
    code = _TCVN.get(char, _TCVN.get(char.lower()))
    if code is None and _western(char)[0] > 0xA0:
        return b" "  # where windows-1252 has signs TCVN3 has letters
    return bytes([code]) if code is not None else _western(char)


def _vps(char: str) -> bytes:
    code = _VPS.get(char, _VPS.get(char.lower()))
    if code is None and not char.isascii():
        return b" "  # where windows-1252 has quotes and dashes VPS has letters
    return bytes([code]) if code is not None else char.encode()


def _vni(char: str) -> bytes:
    base, tone = _parts(char)
    low = base.lower()
    if low == "đ":
        said = "ñ"
    elif low in "ơư" and low:
        said = {"ơ": "ô", "ư": "ö"}[low] + _VNI_TONE[tone]
    elif low == "i" and tone:
        said = _VNI_I[tone]
    elif low == "y" and tone == "\u0323":
        said = "î"
    elif low in "âêô" and low:
        said = {"â": "a", "ê": "e", "ô": "o"}[low] + _VNI_ROOF[tone]
    elif low == "ă":
        said = "a" + _VNI_BREVE[tone]
    elif low in "aeouy" and tone:
        said = low + _VNI_TONE[tone]
    else:
        return _western(char)
    return (said.upper() if char.isupper() else said).encode("cp1252")
