"""Lists that divide a count of products by what they are, or by where, in an order of their own.

"Soi kỹ, gạo 8, mật ong 3, tiêu 5": groups of any name, a row that cannot hold more than the whole; "Bốn sản phẩm có các xã A, B và C",
"Ba sản phẩm: A, B": the number first, then those who have so many each.
"""

from __future__ import annotations

import re
from decimal import Decimal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.layout import PlaceAt
from thonmoi.figures.lists import LIST_WORDS
from thonmoi.figures.plain import near_spots, plain
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.subsets import RANK

_SEPARATOR = re.compile(r"[,;:(.\n]\s*|(?<!\w)(?:còn|rồi) ")
_TAIL = re.compile(
    r"(?:[\s(]*(?:có|là|chiếm|đạt|được|với|cũng|thì|(?:quá|già|hơn|gần|một|ngót) nửa|nhiều nhất|đông nhất|dẫn đầu|góp|đóng góp))*"
    r"[\s(:]*$"
)
_LABEL = re.compile(r"[^\W\d_]+(?: (?:và )?[^\W\d_]+){0,4}")
_AFTER = re.compile(r"\s*(?:[,;.)…(]|$|\n| và | còn )")
_OTHER_WORDS = """
năm tháng ngày quý lúc thứ khoảng hơn gần trên dưới sau trước từ đến về tới vào nay tổng số giá mỗi thêm tăng
giảm sao
"""
_NOT_A_LABEL = frozenset(_OTHER_WORDS.split())
_STRANGE = ("status", "measure", "block", "standard", "programme", "heading", "criterion", "noun")
_NUMBER_FIRST = re.compile(
    r"(?: ocop)?(?:\s*:\s*|\s*\(\s*|,? (?:có|là|gồm có|thì có)(?: các| những| hai| ba| bốn| năm| sáu| bảy)? )"
    r"(?:(?:các )?(?:xã|huyện|phường|tỉnh|thị xã|thành phố|đơn vị|địa phương)[\s:]+)?"
)


def open_row(walk: Walk, spot: Spot, whole: Candidate) -> tuple[int, int] | None:
    """The label of a number in a row of groups of any name which together are not more than the whole."""
    spots = [s for s in near_spots(walk, spot) if s.start > whole.start and s.number.kind == "plain"]
    row = [(s, _label(walk, s)) for s in spots if not s.nouns or "product" in s.nouns]
    labelled = [(s, label) for s, label in row if label is not None]
    own = next((label for s, label in labelled if s is spot), None)
    least = 2 if all(s.nouns for s, _ in labelled) else 3
    if own is None or len(labelled) < least or len(labelled) < len(row):
        return None
    together = sum((s.number.value for s, _ in labelled), Decimal(0))
    return own if together <= whole.value else None


def _label(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """The words between the last comma and a number, when they name a thing and nothing else."""
    lower = walk.layout.lower
    if not _AFTER.match(lower, spot.tail) or not spot.number.whole:
        return None
    tail = _TAIL.search(lower, spot.left, spot.start)
    end = tail.start() if tail else spot.start
    marks = [m.end() for m in _SEPARATOR.finditer(lower, max(spot.left - 1, 0), end)]
    begin = max([spot.left, *marks])
    while begin < end and not lower[begin].isalpha():
        begin += 1
    rank = RANK.match(lower, begin, end)
    begin = rank.end() if rank else begin
    if not _LABEL.fullmatch(lower, begin, end) or set(lower[begin:end].split()) & _NOT_A_LABEL:
        return None
    if any(p.start <= begin < p.end for p in walk.layout.places):  # "gạo nếp Tú Lệ" is a thing
        return None
    cues = walk.layout.cues.within(begin, end)
    # "nấm linh chi" is no spending
    if any(cue.get(kind) for cue in cues for kind in _STRANGE) or any(cue.get("topic") and cue.start == begin for cue in cues):
        return None
    return begin, end


def places_after(walk: Walk, spot: Spot) -> list[PlaceAt]:
    """The places that have so many each, told after the number: "Bốn sản phẩm có các xã Mèo Vạc, Chiêm Hóa"."""
    lower = walk.layout.lower
    opened = _NUMBER_FIRST.match(lower, spot.tail)
    if opened is None or not plain(walk, spot.left, spot.start) or walk.layout.places_in(spot.clause, spot.start):
        return []
    row: list[PlaceAt] = []
    position = opened.end()
    for place in walk.layout.places_in(spot.tail, spot.clause_end):
        if place.start > position and not LIST_WORDS.fullmatch(lower, position, place.start):
            break
        if place.end <= position:
            continue
        row.append(place)
        position = place.end
    return row if re.match(r"\s*(?:[.;)…\n]|$|, \d| và \d)", lower[position : position + 6]) else []
