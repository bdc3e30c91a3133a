"""Numbers that only a header names: rows of a table between bars, and lists "(thứ tự: số chủ thể - số sản phẩm)" with bare numbers below.

The header's cells say what each column counts; a cell of a row takes that from its column and its place or kind from the row's label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.labels import UNIT_WORDS
from thonmoi.figures.layout import Sentence
from thonmoi.figures.linking import LABEL_GAP
from thonmoi.figures.lists import label_of
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.standards import standard_in
from thonmoi.figures.stars import find_stars
from thonmoi.figures.units import INDICATORS
from thonmoi.figures.wholes import stand_at
from thonmoi.records import Measure, Status

_ORDER = re.compile(r"(?<!\w)(?:(?:theo )?thứ tự(?: là)?|các cột(?: là| gồm)?|xếp theo cột|lần lượt là)\s*[:(]?\s*(?P<cells>[^:]{12,400})$")
_ENDS = re.compile(r"[\s).:]+$")
_CELLS = (re.compile(r"\s*;\s*"), re.compile(r"\s+[-–/]\s+"), re.compile(r"\s*,\s*"))
_SEPARATED = re.compile(r"%?\s*(?:[;,|/–-]\s*)+")
_ROW_LABEL = re.compile(r"[\s\-–+•*|]*(?:\d{1,2}[.)]?\s*\|?\s*)?(?P<label>[^\W\d_][^|:;\d\t]{1,60}?)\s*(?:\([^)\d]*\)\s*)?[:;\t–-]\s*")
_AVERAGE = re.compile(r"tiêu chí[^|]*(?:bình quân|trung bình|/xã)|(?:bình quân|trung bình)[^|]*tiêu chí")
_SHARE = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|%)")
_SUM = re.compile(r"(?<!\w)(?:tổng|cộng|toàn tỉnh|toàn huyện|cả tỉnh|chung)(?!\w)")
_BAR = re.compile(r"\|")


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column count."""

    indicator: str
    measure: Measure = "total"
    unit: str = ""
    noun: str = ""
    level: str = "base"
    status: Status | None = None
    stars: tuple[int, int, bool] | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The columns behind the label, in order; `bars`: cells stand between bars, so that empty ones count. `line` is the last line read."""

    columns: tuple[Column | None, ...]
    bars: bool
    line: int


def note_header(walk: Walk, sentence: Sentence) -> None:
    """Remember a sentence that names columns; forget the last one where a line has no row of it."""
    header = _header_in(walk, sentence)
    if header is not None:
        walk.header = header
    elif walk.header is not None and sentence.line > walk.header.line + 2:
        walk.header = None


def decide_cell(walk: Walk, spot: Spot) -> list[Candidate]:
    """A number of a row under a header; empty where the line is no row of it or the column counts nothing of ours."""
    header = walk.header
    if header is None or spot.sentence.line < header.line or spot.number.kind not in ("plain", "percent"):
        return []
    if spot.nouns and not header.bars:
        return []
    found = _in_bars(walk, spot) if header.bars else _in_order(walk, spot)
    if found is None:
        return []
    first, (start, end) = found
    walk.header = Header(header.columns, header.bars, spot.sentence.line)
    made: list[Candidate] = []
    for index, alone in enumerate(_apart(spot), start=first):
        column = header.columns[index] if 0 <= index < len(header.columns) else None
        if spot.nouns and (column is None or column.noun not in spot.nouns):
            return []  # a cell that says of itself what it counts
        if column is not None and (column.measure in ("share", "rate")) >= (alone.number.kind == "percent"):
            made.extend(_made(walk, alone, column, start, end))
    return made


def _apart(spot: Spot) -> list[Spot]:
    """ "79 - 147" between columns is two numbers, not a range."""
    number = spot.number
    if number.value_max is None or number.max_span is None:
        return [spot]
    low = replace(number, end=number.value_span[1], value_max=None, max_span=None)
    high = replace(number, start=number.max_span[0], value=number.value_max, value_span=number.max_span, value_max=None, max_span=None)
    return [replace(spot, number=low), replace(spot, number=high)]


def _in_bars(walk: Walk, spot: Spot) -> tuple[int, tuple[int, int]] | None:
    """Which cell of its line the number fills, alone or with its noun ("12/18 xã"), and the line's label."""
    lower = walk.layout.lower
    line_start = lower.rfind("\n", 0, spot.start) + 1
    line_end = lower.find("\n", spot.start)
    cells = _cells(lower[line_start : line_end if line_end >= 0 else len(lower)], line_start)
    index = next((k for k, (a, b) in enumerate(cells) if a <= spot.start < b), None)
    label = next(((a, b) for a, b in cells if any(c.isalpha() for c in lower[a:b])), None)
    if index is None or label is None:
        return None
    said = lower[cells[index][0] : cells[index][1]].strip(" %")
    if spot.noun_end > 0:
        said = said.removesuffix(lower[spot.noun_start : spot.noun_end]).rstrip()
    return (index, label) if said == lower[spot.number.start : spot.number.end] else None


def _in_order(walk: Walk, spot: Spot) -> tuple[int, tuple[int, int]] | None:
    """Which number of its line it is behind the label, where nothing else stands between them."""
    lower = walk.layout.lower
    line_start = lower.rfind("\n", 0, spot.sentence.start) + 1
    opening = _ROW_LABEL.match(lower, line_start, spot.start)
    if opening is None:
        return None
    row = [s for s in walk.spots if s.start >= opening.end()]
    if spot not in row or lower[opening.end() : row[0].start].strip() or any(s.nouns for s in row):
        return None
    if any(not _SEPARATED.fullmatch(lower, a.number.end, b.start) for a, b in pairwise(row)):
        return None
    before = sum(2 if s.number.value_max is not None else 1 for s in row[: row.index(spot)])
    return before, opening.span("label")


def _cells(line: str, offset: int) -> list[tuple[int, int]]:
    """The cells of a line between bars, without the bar that opens it."""
    bare = line.lstrip()
    opened = len(line) - len(bare) + 1 if bare.startswith("|") else 0  # an empty corner is a cell
    return _between(line[opened:].rstrip().removesuffix("|"), _BAR, offset + opened)


def _made(walk: Walk, spot: Spot, column: Column, start: int, end: int) -> list[Candidate]:
    lower = walk.layout.lower
    made = make(walk, spot, column.indicator, column.measure, "table.column", unit=column.unit)
    places = walk.layout.places_in(start, end)
    for one in made:
        one.noun, one.level, one.stars = column.noun, column.level, column.stars
        one.status = column.status or "achieved"
        if places:
            stand_at(one, places[-1])
        elif column.noun in ("product", "entity") and not _SUM.search(lower, start, end):
            one.subset = " ".join(walk.layout.view.nfc[start:end].split())
    return made


def _header_in(walk: Walk, sentence: Sentence) -> Header | None:
    lower = walk.layout.lower
    text = lower[sentence.start : sentence.end]
    if "|" in text:
        columns = tuple(_column(walk, a, b) for a, b in _cells(text, sentence.start))
        return Header(columns, True, sentence.line) if not walk.spots and any(columns) else None
    said = _ORDER.search(_ENDS.sub("", text))
    if said is None:
        return None
    body = said["cells"]
    begin = sentence.start + said.start("cells")
    for separator in _CELLS:
        columns = tuple(_column(walk, a, b) for a, b in _between(body, separator, begin))
        if len(columns) >= 2 and sum(c is not None for c in columns) >= 2:
            return Header(columns, False, sentence.line)
    return None


def _between(text: str, separator: re.Pattern[str], offset: int) -> list[tuple[int, int]]:
    out, at = [], 0
    for match in separator.finditer(text):
        out.append((offset + at, offset + match.start()))
        at = match.end()
    out.append((offset + at, offset + len(text)))
    return out


def _column(walk: Walk, start: int, end: int) -> Column | None:
    """What a cell of the header names."""
    lower, cues = walk.layout.lower, walk.layout.cues
    text = lower[start:end]
    status: Status | None = "target" if cues.first(start, end, "status", "target") is not None else None
    if _AVERAGE.search(text):
        return Column("criteria_per_commune", "average", "tiêu chí", status=status)
    if "nghèo" in text:
        return None if "cận" in text else Column("poverty_rate", "rate", "%", status=status)
    share = _SHARE.search(text) is not None
    label = label_of(walk, start, end)
    if label is not None:
        return _of_units(label.noun, label.level, share, status)
    standard = standard_in(lower, cues, start, end)
    noun = next((v for c in cues.within(start, end, "noun") for v in c.values("noun") if v in UNIT_WORDS), None)
    if standard is not None and (noun is not None or LABEL_GAP.fullmatch(lower, start, standard.start)):
        return _of_units(noun or "commune", "base" if standard.level == "recognised" else standard.level, share, status)
    if "có bằng" in text and noun is not None:
        return _of_units(noun, "base", share, status)
    stars = find_stars(lower, start, end)
    if share or not (stars or re.search(r"(?<!\w)(?:sản phẩm|chủ thể)(?!\w)", text)) or "ocop" not in lower:
        return None
    if "chủ thể" in text and "sản phẩm" not in text:
        return Column("ocop_entities", unit="chủ thể", noun="entity", status=status)
    return Column("ocop_products", unit="sản phẩm", noun="product", status=status, stars=stars[0].stars if stars else None)


def _of_units(noun: str, level: str, share: bool, status: Status | None) -> Column:
    return Column(
        INDICATORS[noun, level], "share" if share else "total", "%" if share else UNIT_WORDS[noun], noun=noun, level=level, status=status
    )
