"""Bylines: who signs an article, told from who took its pictures and from the paper that printed it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from thonmoi.language.letters import UPPER
from thonmoi.language.view import View
from thonmoi.reading.cues import Cues, cues

MAX_BYLINE = 130

_LOWER = r"[^\W\d_]"  # any letter; the first one is checked to be a capital
_SYLLABLE = rf"[{UPPER}]{_LOWER}*(?:['’]{_LOWER}+)?"
# "Thu Hà", "H'Yam Bkrông", "HOÀNG LAN CHI", "Y-Krang Niê"
_NAME = re.compile(rf"(?:[{UPPER}]\. ?)?{_SYLLABLE}(?:[ -]{_SYLLABLE}){{1,4}}$|[{UPPER}]\. ?{_SYLLABLE}$")
_ONE = re.compile(rf"[{UPPER}][^\W\d_A-Z]{{1,6}}$|[{UPPER}]['’][^\W\d_]+$")
# "T.L", "N.V.A.", "PV", "CTV"
# Two letters without dots, or three with; longer ones are papers and agencies (KGO, VTC).
_INITIALS = re.compile(rf"(?:[{UPPER}][a-zà-ỹ]{{0,2}}\.){{1,4}}[{UPPER}]\.?$|[{UPPER}]{{2}}$|CTV$|P\.V$")
_AGENCY = re.compile(rf"[{UPPER}]{{3,6}}$")
_ROMAN = re.compile(r"[IVX]+\. ")
_SEPARATOR = re.compile(r" *(?:[,;|/&+•·]| và | - ?|(?<=\w)- | {3,}|(?<=\w)-(?=[^\W\d_]+ )) *", re.IGNORECASE)
_LABEL_AHEAD = re.compile(
    r"(?: *[-,;|/.(] *| {2,})(?=(?:(?:nguồn )?ảnh|bài|tin|video|clip|đồ họa|thiết kế|trình bày|nội dung|thực hiện)"
    r"(?: ?(?:,|và|-|&) ?(?:ảnh|bài|clip|video))* ?:)"
)
_LABEL_WORD = re.compile(r"[ (]*(?:tin|bài|ảnh|bài viết|video|clip)(?: và| &|,)? *$")
_TRAILING_MARKS = re.compile(r"[ .,:;|*/()\-]+$")
_LEADING_MARKS = re.compile(r"^[ .,:;|*/()\-•+]+")


@dataclass(slots=True)
class Byline:
    """What a line signs: names and publisher as offsets of its view."""

    names: list[tuple[int, int]] = field(default_factory=list)
    publisher: tuple[int, int] | None = None
    credit: bool = False  # names only whose pictures they are
    labelled: bool = False  # opens with "Bài:", "Tác giả:"
    office: bool = False  # opens with "Tác giả:", behind which an office may stand
    signed: bool = False  # opens with a word that says it is a byline
    weak: bool = False  # a single syllable or bare initials: wants its place to be believed


def read_byline(view: View, start: int = 0, end: int | None = None) -> Byline | None:
    """The byline that view characters start:end are as a whole, or None where something else stands in them."""
    end = len(view.lower) if end is None else end
    if end - start > MAX_BYLINE or end <= start:
        return None
    words = cues()
    out = Byline()
    edges = [start]
    for m in _LABEL_AHEAD.finditer(view.lower, start, end):
        # "Bài, ảnh: X" is one label.
        if m.start() > edges[-1] and not _LABEL_WORD.match(view.lower, edges[-1], m.start()):
            edges.append(m.end())
    edges.append(end)
    for a, b in pairwise(edges):
        if not _labelled(view, a, b, words, out):
            return None
    return out if out.names or out.publisher or out.credit else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    if lead := _LEADING_MARKS.match(piece):
        start += lead.end()
    if tail := _TRAILING_MARKS.search(text[start:end]):
        end = start + tail.start()
    return start, end


def _labelled(view: View, start: int, end: int, words: Cues, out: Byline) -> bool:
    """One label with its names ("Bài: X", "Theo X"), or names without a label."""
    lower = view.lower
    if lower[start:end].startswith("(") and lower[start:end].rstrip().endswith(")"):
        start, end = start + 1, start + len(lower[start:end].rstrip()) - 1
    start, trimmed = _trim(lower, start, end)
    if words.collective.match(lower[start:trimmed]):
        out.names.append((start, trimmed))
        return True
    if m := words.credit.match(lower, start, end):
        # "Ảnh: X" credits; "Hình thành ..." is a sentence, so a colon, a bracket or a capital must follow.
        rest = view.nfc[m.end() : end].strip(" :-")
        named = ":" in lower[m.end() : m.end() + 2] or rest[:1].isupper()
        if rest and named and (len(rest.split()) <= 3 or _CREDITED.match(rest)):
            out.credit = True
            return True
        return False
    source = False
    if (m := words.byline.match(lower, start, end)) and (m["mark"] != " " or view.nfc[m.end() : m.end() + 1].isupper()):
        inner = lower[start : m.end()].strip(" :.-")
        if inner in ("pv", "p.v", "phóng viên", "nhóm pv", "nhóm phóng viên", "ctv") and not _LETTER_AFTER.match(lower, m.end(), end):
            pass
        else:
            out.signed = out.labelled = True
            out.office = inner.startswith("tác giả")
            start = m.end()
            if out.office and words.collective.match(lower[start:trimmed]):
                out.names.append((start, trimmed))
                return True
    elif m := words.source.match(lower, start, end):
        source = True
        start = m.end()
    if (m := words.trailer.search(lower[start:end])) and m.start() > 0:
        end = start + m.start()
        out.signed = True
    return _names(view, start, end, words, out, source)


_CREDITED = re.compile(rf"(?:{_SYLLABLE}|[{UPPER}.]+)(?:(?: |, ?| ?[-–/&] ?| và )(?:{_SYLLABLE}|[{UPPER}.]+)){{0,9}}(?: cung cấp)?\.?$")
_LETTER_AFTER = re.compile(r" *[^\W\d_]")


def _likely(name: str, low: str, words: Cues) -> bool:
    """Not a heading in capitals, not a letter before words."""
    if "việt nam" in low or (name[1:2] == " " and name[0] not in "YA"):
        return False
    return not name.isupper() or name.count(" ") <= 2 or words.surname.match(low) is not None


def _names(view: View, start: int, end: int, words: Cues, out: Byline, source: bool) -> bool:
    start, whole_end = _trim(view.lower, start, end)
    if _ROMAN.match(view.nfc, start):
        return False
    dotted = end > whole_end and view.lower[whole_end : whole_end + 1] == "."
    if words.publisher.match(view.lower[start:whole_end]):
        out.publisher = out.publisher or (start, whole_end)
        return True
    at = start
    pieces: list[tuple[int, int]] = []
    for m in _SEPARATOR.finditer(view.lower, start, whole_end):
        pieces.append((at, m.start()))
        at = m.end()
    pieces.append((at, whole_end))
    if len(pieces) > 6:
        return False
    found = 0
    for n, (piece_start, piece_end) in enumerate(pieces):
        a, b = _trim(view.lower, piece_start, piece_end)
        if a >= b:
            continue
        low, name = view.lower[a:b], view.nfc[a:b]
        if n and words.publisher.match(low):
            out.publisher = out.publisher or (a, b)
            continue
        if n and words.trailer.fullmatch(low):
            continue
        title = words.byline.match(low)
        if title is not None and title["mark"] == " " and name[title.end() : title.end() + 1].isupper():
            a, low, name = a + title.end(), low[title.end() :], name[title.end() :]
        if low in words.menu:
            return False
        if words.province.match(low):
            if len(pieces) > 1:
                continue
            return False
        if n and _AGENCY.match(name) and view.lower[piece_start - 1 : piece_start] == "/":
            out.publisher = out.publisher or (a, b)
            continue
        if words.not_name.match(low):
            if out.office and len(pieces) == 1 and len(name) <= 50:
                out.names.append((a, b))  # "Tác giả: Ban Văn hóa xã"
                return True
            if out.labelled and found:
                break  # "Tin: X - Văn phòng UBND huyện"
            return False
        if _NAME.match(name) and (out.labelled or _likely(name, low, words)):
            pass
        elif _INITIALS.match(name):
            b = b + 1 if dotted and "." in name and b == whole_end else b
            out.weak = out.weak or not source
        elif _ONE.match(name) and len(pieces) <= 3:
            out.weak = True
        elif out.labelled and found:
            break
        else:
            return False
        out.names.append((a, b))
        found += 1
    return found > 0
