"""Bytes → text: UTF-8, UTF-16, and the older encodings of Vietnamese (windows-1258, TCVN3, VNI, VPS), told apart by evidence."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from thonmoi.errors import source_error
from thonmoi.reading.evidence import Evidence, evidence
from thonmoi.reading.legacy import EXCHANGES, as_western, folded_western
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
# Letters that only Unicode writes as one character: a text with them needs no exchange.
_UNICODE: Final = re.compile("[\u0102-\u0103\u0110-\u0111\u0128-\u0129\u0168-\u0169\u01a0-\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
_WESTERN_LETTER: Final = re.compile("[\u00a1-\u00ff\u0152-\u0192]")
# Of a page in UTF-8 so many bytes may be broken: a description cut in the middle of a letter is common.
_BROKEN_SHARE: Final = 0.002
_SAMPLE: Final = 400_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and the evidence for that name in a few words."""

    text: str
    encoding: str
    why: str


def decode(data: bytes, source: str | None = None, declared: str | None = None) -> tuple[str, str]:
    """The text of some bytes and the name of its encoding: `read_bytes` without the evidence."""
    decoded = read_bytes(data, source, declared)
    return decoded.text, decoded.encoding


def read_bytes(data: bytes, source: str | None = None, declared: str | None = None, *, lenient: bool = False) -> Decoded:
    """The text of some bytes, the name of its encoding and why; a byte-order mark is not text.

    `declared` is what the document says of itself (a charset in HTML) and is believed where the bytes bear it out. `lenient` lets a few
    broken bytes of UTF-8 pass as U+FFFD, as browsers do. Text whose letters a font of TCVN3, VNI or VPS made, kept in UTF-8, has that
    encoding's name behind "utf-8+". Raises ThonmoiError with a Reject: `empty`, `unsupported` (a file of another kind), `undecodable`
    (with the byte offset).
    """
    if not data:
        _refuse(source, "empty", "there is nothing in it")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _exchanged(Decoded(_strict(data[len(bom) :], encoding, source, len(bom)), encoding, "byte-order mark"))
    for magic, what in _MAGIC:
        if data.startswith(magic):
            _refuse(source, "unsupported", f"this is {what}, not text; save its text, or give it with the suffix of its kind")
    if b"\x00" in data[:4096] and not (lenient and data.count(b"\x00") * 200 < len(data)):
        if guess := _utf16_without_bom(data):
            return _exchanged(Decoded(_strict(data, guess, source, 0), guess, "zeros of every second byte"))
        at = data.index(b"\x00")
        _refuse(source, "unsupported", f"byte {at} is zero: this is no text file")
    try:
        return _exchanged(Decoded(data.decode("utf-8"), "utf-8", "all bytes are UTF-8"))
    except UnicodeDecodeError as error:
        broken = error
    if (found := _older(data, declared, lenient)) is not None:
        return found
    if lenient and (patched := _patched(data)) is not None:
        return patched
    at, byte = broken.start, data[broken.start]
    message = (
        f"byte {at} (0x{byte:02x}) is not UTF-8, and the bytes do not read as Vietnamese in windows-1258, TCVN3, VNI or VPS; "
        "save the file as UTF-8"
    )
    return _refuse(source, "undecodable", message, f"{broken.reason} at byte {at}")


def unmask(text: str) -> tuple[str, str] | None:
    """A text whose letters a font made (.VnTime, VNI-Times) in Unicode, with the name of its encoding; None where it is none."""
    if _UNICODE.search(text) or not _WESTERN_LETTER.search(text):
        return None
    western = folded_western(text)
    if western is None:
        return None
    plain = evidence(text)
    name, read, proof = max(((name, read, evidence(read)) for name, read in _candidates(western)), key=lambda c: _weight(c[2]))
    # Words like "báo", "cá" read the same in Unicode: the exchange must explain more than the text as it stands does.
    enough = proof.good >= 4 and (proof.common >= 1 or proof.good >= 8)
    if proof.convincing and enough and _weight(proof) > _weight(plain) + max(1, proof.words // 4):
        return read, name
    return None


def unmask_all(pieces: Sequence[str]) -> tuple[list[str], str | None]:
    """The pieces of a page with those read anew whose letters a font made; what font is decided on all of them together."""
    masked = [i for i, piece in enumerate(pieces) if not _UNICODE.search(piece) and _WESTERN_LETTER.search(piece)]
    found = unmask("\n".join(pieces[i] for i in masked)) if masked else None
    if found is None:
        return list(pieces), None
    out, name = list(pieces), found[1]
    for i in masked:
        western = folded_western(pieces[i])
        if western is not None and _weight(evidence(read := EXCHANGES[name](western))) >= _weight(evidence(pieces[i])):
            out[i] = read
    return out, name


def _weight(proof: Evidence) -> int:
    """What speaks for a reading: syllables and common words, against it every word that is none."""
    return proof.good + proof.common - 3 * (proof.words - proof.good)


def _candidates(western: str) -> Iterator[tuple[str, str]]:
    for name, exchange in EXCHANGES.items():
        yield name, exchange(western)


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
    # A decomposed grave accent (U+0300) brings a few to the other bytes.
    if odd > 0.2 * len(head) / 2 and even < 0.2 * odd:
        return "utf-16-le"
    if even > 0.2 * len(head) / 2 and odd < 0.2 * even:
        return "utf-16-be"
    return None


def _exchanged(decoded: Decoded) -> Decoded:
    """Unicode in which fonts made the letters, read as what they showed."""
    if _UNICODE.search(decoded.text, 0, 20_000) or (found := unmask(decoded.text)) is None:
        return decoded
    text, name = found
    return Decoded(text, f"{decoded.encoding}+{name}", f"{decoded.why}; {_said(evidence(text))} after the exchange of letters")


def _said(proof: Evidence) -> str:
    return f"{proof.good} of {proof.words} accented words are Vietnamese syllables"


def _older(data: bytes, declared: str | None, page: bool) -> Decoded | None:
    """The reading in one of the older encodings, where one explains the bytes and no other does; a `page` may hold letters as entities."""
    sample = data if len(data) <= _SAMPLE else data[: _SAMPLE // 2] + b" " + data[-_SAMPLE // 2 :]
    readers: dict[str, Callable[[bytes], str]] = {"windows-1258": lambda raw: raw.decode("windows-1258")}
    for name, exchange in EXCHANGES.items():
        readers[name] = lambda raw, exchange=exchange: exchange(as_western(raw))  # type: ignore[misc]
    if page:
        readers["windows-1252"] = as_western
    found: list[tuple[int, str, Evidence]] = []
    for name, read in readers.items():
        try:
            text = read(sample)
        except UnicodeDecodeError:
            continue
        proof = evidence(html.unescape(text) if page else text)
        # No accented word at all is text without marks, whose only odd bytes are quotes and dashes of windows-1252.
        unmarked = name in ("windows-1258", "windows-1252") and proof.words == 0 and proof.common >= 3
        if (proof.convincing and proof.good + proof.common >= 2) or unmarked:
            found.append((_weight(proof) + (name == _known(declared)), name, proof))
    if not found:
        return None
    found.sort(key=lambda item: item[0], reverse=True)
    weight, name, proof = found[0]
    if len(found) > 1 and found[1][0] == weight and {name, found[1][1]} != {"windows-1258", "windows-1252"}:
        return None  # two readings as good as each other: none is known
    try:
        text = readers[name](data)
    except UnicodeDecodeError:
        return None
    return Decoded(text, name, f"{_said(proof)}" if proof.words else "hardly a byte beyond ASCII")


def _known(name: str | None) -> str | None:
    """The older encoding that a declared charset names."""
    name = (name or "").strip().lower().replace("_", "-")
    aliases = {
        "cp1258": "windows-1258", "x-cp1258": "windows-1258", "windows-1258": "windows-1258",
        "x-viet-tcvn5712": "tcvn3", "tcvn": "tcvn3", "tcvn-5712": "tcvn3", "x-viet-vps": "vps", "x-viet-vni": "vni",
    }  # fmt: skip
    return aliases.get(name)


def _patched(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, where what is whole reads as Vietnamese or is plain."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if broken > max(3, _BROKEN_SHARE * len(data)):
        return None
    whole = len(re.findall(r"[\u0080-\ufffc]", text))
    if whole < 20 * broken or not evidence(text).convincing:
        return None
    return Decoded(text, "utf-8", f"UTF-8 but for {broken} broken bytes, read as U+FFFD")
