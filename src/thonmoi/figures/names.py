"""Names of units in a text, by the gazetteer or by their capitals, and lists of them.

A name is read with the level word before it ("xã Tuy Lộc", "thị xã Ba Đồn") and given without. The unit above it ("Nậm Tha, huyện Văn Bàn",
"Đại Ân 1 (Cù Lao Dung)", "Xuân Định của huyện Xuân Lộc") belongs to its item and is no item itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace

from thonmoi.figures.layout import Layout, PlaceAt
from thonmoi.language.view import fold_name
from thonmoi.records import Place

LEVEL_OF = {
    "tỉnh": "province", "thành phố": "district", "tp": "district", "tp.": "district", "t.p": "district", "huyện": "district",
    "thị xã": "district", "tx": "district", "tx.": "district", "quận": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "tt": "commune", "đặc khu": "commune",
    "thôn": "village", "bản": "village", "ấp": "village", "xóm": "village", "khóm": "village", "buôn": "village", "làng": "village",
    "plei": "village", "bon": "village", "khu dân cư": "village", "khu phố": "village", "tổ dân phố": "village", "tổ": "village",
    "khu": "village",
}  # fmt: skip
UPPER = "[" + "".join(c for c in map(chr, (*range(65, 91), *range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))) if c.isupper()) + "]"
HEIGHT = {"village": 0, "commune": 1, "district": 2, "province": 3, "region": 4, "country": 4}
_CITY = ("thành phố", "tp", "tp.", "t.p")
_WORDS = "|".join(sorted(map(re.escape, LEVEL_OF), key=len, reverse=True))
_WORD = re.compile(rf"(?P<word>{_WORDS})(?: (?:miền núi|biên giới|vùng cao|vùng biên|đặc biệt khó khăn|nông thôn mới|ntm))? ")
_START = re.compile(rf"(?<!\w)(?:{_WORDS}) ")
_IN = re.compile(r"(?:(?:cùng |đều )?(?:thuộc|của|ở|tại) )?(?:các |hai |ba )?")
_OPEN = re.compile(r"[\s\"]*(?:[-+*•] *)?(?:(?:các|cả|tại|ở|riêng|đều|những|hai|ba|bốn|năm|nơi) )?")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ORDINAL = re.compile(r"\d|[IVX]{1,4}|[A-ZĐ]\d?")
_AFTER_ORDINAL = re.compile(r"\s*(?:[,;.:()\"\n]|$|(?:và|cùng|với|được|đạt|của) )")
_STOP_WORDS = frozenset({"Nông", "Ban", "Hội", "Đảng", "Đoàn", "Ủy", "Ông", "Bà", "Chủ", "Bí"})
_BRACKET = re.compile(r"\s*\((?P<inside>[^()\n]{1,70})\)")
_NUMBER_BESIDE = re.compile(r"\s*\(\d{1,2}\)")
_NUMBERED = re.compile(r" \d+(?:/\d+)?(?: (?:xã|huyện|thôn|bản|ấp|xóm|sản phẩm))?(?=\s*[,.;:)(]| và |$)")
_NUMBER_ALONE = re.compile(r" \d{1,2}(?=\s*[,.;)]| và |$)")
_OF = re.compile(r",? (?:của|thuộc|ở|tại|trên địa bàn|cùng thuộc|đều thuộc|cùng của)(?: (?:các|hai|ba))? ")
_NEXT = re.compile(r"\s*(?:(?P<semi>;)|,)?\s*(?:(?P<and>và|cùng với|cùng|với|lẫn|cũng như|hay là) )?")
_LINE = re.compile(r"[ ,;.]*\n\s*(?:[-+*•]|\d{1,2}[.)])?\s*")
_ONLY_ONE = re.compile(rf"\s*(?:chỉ|mới chỉ|riêng)(?: có| mới có)? {UPPER}")
_COUNTED = re.compile(r"(?:gồm |có |hơn |gần )?\d+(?:/\d+)? (?:xã|thôn|bản|ấp|xóm|buôn|làng|huyện|sản phẩm|khu)")


@dataclass(frozen=True, slots=True)
class Name:
    """A unit named at start:end, level word included; `text` is the gazetteer's spelling or what stands there."""

    start: int
    end: int
    name_start: int
    text: str
    word: str | None
    level: str | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class NameList:
    """Names in a row at start:end, with the units above them that the row gives."""

    names: tuple[Name, ...]
    parents: tuple[Name, ...]
    start: int
    end: int
    counted: bool = False
    """A number stands beside an item ("Yên Thế (12 xã)"): the row divides something."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The names alone."""
        return tuple(n.text for n in self.names)


def written(layout: Layout, start: int, end: int) -> str:
    """What stands at start:end of the view, as the text has it ("Hoà", not "Hòa"), in NFC and single spaces."""
    a, b = layout.view.span(start, end)
    return " ".join(unicodedata.normalize("NFC", layout.view.text[a:b]).split())


def capital_run(nfc: str, start: int) -> int:
    """Where the capitalised words that begin at `start` end: "An Thạnh 3", "Khòn Quắc I", "Cư M'gar"; `start` itself if there are none."""
    at = end = start
    while True:
        token = _TOKEN.match(nfc, at)
        if token is None:
            return end
        word = token[0]
        if at > start and _ORDINAL.fullmatch(word):
            if word.isdigit() and _AFTER_ORDINAL.match(nfc, token.end()) is None:
                return end
        elif not word[0].isupper() or (len(word) > 1 and word.isupper()) or (at == start and word in _STOP_WORDS):
            return end
        end = token.end()
        if nfc[end : end + 1] != " ":
            return end
        at = end + 1


def _place_at(layout: Layout, position: int) -> PlaceAt | None:
    """The place of the gazetteer whose name begins at a position."""
    low = bisect_left(layout.name_starts, position)
    return layout.places[low] if low < len(layout.places) and layout.name_starts[low] == position else None


def _level_word(lower: str, position: int, limit: int) -> tuple[str | None, int]:
    """The level word at a position and where the name after it begins: "khu dân cư thôn Khòn Quắc" is a thôn."""
    word, at = None, position
    for _ in range(3):
        found = _WORD.match(lower, at, limit)
        if found is None:
            break
        word, at = found["word"], found.end()
    return word, at


def name_at(layout: Layout, position: int, limit: int) -> Name | None:
    """The name that begins at a position, with or without a level word."""
    nfc = layout.view.nfc
    whole = next((p for p in layout.places_in(position, limit) if p.start == position < p.name_start), None)
    own = _place_at(layout, position) if whole is None else None
    if whole is not None:
        word, at = whole.word, whole.name_start  # "TP.Vĩnh Yên"
    elif own is not None and own.start == position and own.place is not None:
        word, at = None, position  # "Buôn Đôn"
    else:
        word, at = _level_word(layout.lower, position, limit)
    if at >= limit:
        return None
    level = LEVEL_OF.get(word) if word else None
    run = min(capital_run(nfc, at), limit)
    place = _place_at(layout, at)
    known = place.place if place is not None else None
    numbered = place is not None and run > place.name_end and _ORDINAL.fullmatch(nfc, place.name_end + 1, run) is not None
    if known is not None and known.level in ("district", "province"):
        numbered = False  # "Bến Tre 1" is a place and its number
    if place is not None and place.name_end <= limit and not numbered:
        if level is None or (level == "district" and known is not None and known.level == "province" and word in _CITY):
            level = LEVEL_OF.get(place.word or "") if known is None else known.level
        text = written(layout, at, place.name_end)
        if known is not None and fold_name(text) != fold_name(known.name):
            text = known.name  # "TP.HCM"
        return Name(position, place.name_end, at, text, word or place.word, level, known)
    if run <= at or not nfc[at].isupper() or (word is None and run - at < 4):
        return None
    return Name(position, run, at, written(layout, at, run), word, level, None)


def read_list(layout: Layout, start: int, limit: int, level: str | None = None, wanted: int | None = None) -> NameList | None:
    """The row of names that begins at `start`, each with what follows it in brackets; None where no name stands there.

    `level` is what the row is of: an item of a higher one is the unit above. With `wanted` names in hand a row ends at "và".
    """
    lower, nfc = layout.lower, layout.view.nfc
    at = begin = _OPEN.match(lower, start, limit).end()  # type: ignore[union-attr]  # matches the empty string too
    names: list[Name] = []
    parents: list[Name] = []
    counted, graded, end, last_and = False, False, start, False
    while (name := name_at(layout, at, limit)) is not None:
        if names and _lower(name, names[0]):
            break
        if names and name.level == "village" and nfc[name.start].isupper():
            name = replace(name, text=written(layout, name.start, name.end), word=None)  # "thôn Nà Pài, Bản Chang"
        (parents if names and _above(name, level) else names).append(name)
        end, more, divided = _beside(layout, name.end, limit)
        graded = graded or _NUMBER_BESIDE.match(lower, name.end, limit) is not None
        counted = counted or (not graded and _NUMBERED.match(lower, name.end, limit) is not None)
        alone = _NUMBER_ALONE.match(lower, end, limit) if graded else None
        end = alone.end() if alone is not None else end  # "lần lượt là Trúc Lâu (17), Minh Tiến 16"
        parents.extend(more)
        counted = counted or divided
        gap = _NEXT.match(lower, end, limit)
        line = _LINE.match(lower, end, limit)
        if line is not None:
            at, last_and = line.end(), False
        elif gap is None or gap.end() == end:
            break
        else:
            if wanted is not None and len(names) >= wanted and last_and:
                break
            at, last_and = gap.end(), gap["and"] is not None
        at = _OPEN.match(lower, at, limit).end()  # type: ignore[union-attr]
    if not names:
        return None
    return NameList(tuple(names), tuple(parents), begin, end, counted)


def _above(name: Name, level: str | None) -> bool:
    """Its level word says that it is no item of a row of that level."""
    return level is not None and name.word is not None and name.level is not None and HEIGHT[name.level] > HEIGHT[level]


def _lower(name: Name, first: Name) -> bool:
    """ "Bắc Giang, huyện Việt Yên": the second opens something else."""
    return name.word is not None and name.level is not None and first.level is not None and HEIGHT[name.level] < HEIGHT[first.level]


def beyond_row(layout: Layout, start: int, limit: int, wanted: int) -> int:
    """Where the words about a number go on after the `wanted` names right behind it: "2 huyện Cô Tô, Đông Triều đạt …"; else `start`."""
    row = read_list(layout, start, limit, wanted=wanted)
    return row.end if row is not None and len(row.names) == wanted and not row.counted else start


def names_between(layout: Layout, start: int, end: int) -> bool:
    """Units are named in start:end, or somebody who is "the only one": "có 7 xã, chỉ Hoành Mô về đích"."""
    return bool(layout.places_in(start, end) or rows(layout, start, end)) or _ONLY_ONE.match(layout.view.nfc, start, end) is not None


def _beside(layout: Layout, position: int, limit: int) -> tuple[int, list[Name], bool]:
    """What goes with an item: "(huyện Văn Bàn)", "của huyện Xuân Lộc", "(12 xã)"; where it ends, the units it names, whether it counts."""
    lower = layout.lower
    bracket = _BRACKET.match(lower, position, limit)
    if bracket is not None:
        inside = read_list(layout, _IN.match(lower, bracket.start("inside")).end(), bracket.end("inside"))  # type: ignore[union-attr]
        return bracket.end(), list(inside.names) if inside else [], _COUNTED.match(bracket["inside"]) is not None
    of = _OF.match(lower, position, limit)
    if of is not None:
        above = name_at(layout, of.end(), limit)
        if above is not None:
            return above.end, [above], False
    return position, [], False


def rows(layout: Layout, start: int, end: int) -> list[NameList]:
    """The rows of names in start:end, those without a level word only where the gazetteer knows them."""
    out: list[NameList] = []
    at = start
    while at < end:
        match = _START.search(layout.lower, at, end)
        low = bisect_left(layout.place_starts, at)
        place = layout.places[low] if low < len(layout.places) and layout.places[low].end <= end else None
        position = min(match.start() if match else end, place.start if place else end)
        if position >= end:
            break
        first = name_at(layout, position, end)
        row = read_list(layout, position, end, first.level) if first is not None else None
        if row is None:
            at = max(position + 1, match.end() if match and match.start() == position else 0)
            continue
        out.append(row)
        at = row.end
    return out
