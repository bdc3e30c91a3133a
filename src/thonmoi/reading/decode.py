"""Bytes → text: UTF-8, UTF-16, and windows-1258 where the bytes read as Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from typing import NoReturn

from thonmoi.errors import source_error
from thonmoi.records import Reject, RejectCode

_BOMS = ((b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"),
         (b"\xfe\xff", "utf-16-be"))  # fmt: skip
# The first bytes of files that are no text.
_MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip archive (docx, xlsx, zip)"), (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a SQLite database"), (b"PAR1", "a Parquet file"), (b"\x7fELF", "a program"), (b"Rar!", "a rar archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)  # fmt: skip
_VOWEL_MARK = re.compile(r"[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]")
_MARK = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
_STRANGE = re.compile(
    r"[^\x09\x0a\x0d\x20-\x7eàáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323“”‘’–—…•«»°²³±×½¼©®₫\xa0]"
)
_COMMON = re.compile(r"\b(?:và|của|các|cho|có|trong|là|năm|xã|không|với|người|được)\b")


def decode(data: bytes, source: str | None = None, declared: str | None = None) -> tuple[str, str]:
    """The text of some bytes and the name of its encoding; a byte-order mark is not text.

    `declared` is what the document says of itself (a charset in HTML), tried where UTF-8 fails.
    Raises ThonmoiError with a Reject: `empty`, `unsupported` (a file of another kind), `undecodable` (with the byte offset).
    """
    if not data:
        _refuse(source, "empty", "there is nothing in it")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, source, len(bom)), encoding
    for magic, what in _MAGIC:
        if data.startswith(magic):
            _refuse(source, "unsupported", f"this is {what}, not text; save its text, or give it with the suffix of its kind")
    if b"\x00" in data[:4096]:
        if guess := _utf16_without_bom(data):
            return _strict(data, guess, source, 0), guess
        at = data.index(b"\x00")
        _refuse(source, "unsupported", f"byte {at} is zero: this is no text file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error
    for encoding in dict.fromkeys(filter(None, (_known(declared), "windows-1258"))):
        text = _vietnamese(data, encoding)
        if text is not None:
            return text, encoding
    at, byte = broken.start, data[broken.start]
    message = f"byte {at} (0x{byte:02x}) is not UTF-8, and the bytes do not read as Vietnamese in windows-1258; save the file as UTF-8"
    return _refuse(source, "undecodable", message, f"{broken.reason} at byte {at}")


def _refuse(source: str | None, code: RejectCode, message: str, detail: str | None = None) -> NoReturn:
    raise source_error(Reject(source=source, code=code, message=message, detail=detail))


def _strict(data: bytes, encoding: str, source: str | None, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        message = f"byte {at} breaks the {encoding} that the file's first bytes announce; save the file as UTF-8"
        raise source_error(Reject(source=source, code="undecodable", message=message, detail=f"{error.reason} at byte {at}")) from error


def _utf16_without_bom(data: bytes) -> str | None:
    """Text in UTF-16 has a zero in every second byte of its spaces and plain letters."""
    if len(data) < 16 or len(data) % 2:
        return None
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.2 * len(head) / 2 and even == 0:
        return "utf-16-le"
    if even > 0.2 * len(head) / 2 and odd == 0:
        return "utf-16-be"
    return None


def _known(name: str | None) -> str | None:
    """A declared encoding that says something beyond UTF-8 and that Python has."""
    name = (name or "").strip().lower().replace("_", "-")
    aliases = {"cp1258": "windows-1258", "x-cp1258": "windows-1258", "windows-1258": "windows-1258"}
    return aliases.get(name)


def _vietnamese(data: bytes, encoding: str) -> str | None:
    """The text, if it reads as Vietnamese: tone marks on vowels, hardly a strange sign, some of the commonest words."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    letters = sum(c.isalpha() for c in text)
    marks = len(_MARK.findall(text))
    strange = len(_STRANGE.findall(text))
    if not letters or strange > 0.005 * len(text) + 1 or len(_VOWEL_MARK.findall(text)) < marks:
        return None
    seen = len(_COMMON.findall(unicodedata.normalize("NFC", text).lower()))
    if seen == 0 or (marks == 0 and seen < 3):
        return None
    return text
