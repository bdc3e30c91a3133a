"""OCOP stars in text, and which of them a number is about.

"4 sao", "3 sao trở lên", "từ 3 - 4 sao", "từ 3 lên 4 sao" (the star reached), "tiềm năng 5 sao"; "nâng hạng từ 3 sao" says only where a
product came from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.figures.reader import Spot, Walk

_N = r"[1-5]|một|hai|ba|bốn|năm"
_STARS = re.compile(
    rf"(?<![\w.,/])(?P<from>từ )?(?P<a>{_N})(?: sao)?(?:\s?(?P<join>-|–|đến|tới|và|,|hoặc|lên hạng|lên|xuống|thành|"
    rf"đi lên)\s?(?:hạng )?(?P<b>{_N}))? sao(?P<up>(?: ocop)?(?: trở)? (?:trở lên|trở xuống)| đi lên| lên)?(?!\w)"
)
_POTENTIAL = re.compile(
    r"(?:tiềm năng|đề cử|dự xét|trình (?:trung ương|bộ)[^.;]{0,30}|đề nghị[^.;]{0,60}|đủ điểm dự xét|ứng viên|xét hạng|"
    r"đề xuất[^.;]{0,40})\s*(?:hạng |xét |lên |đạt |công nhận )*(?:ocop )?(?:hạng )?$"
)
_CAME_FROM = re.compile(
    r"(?:(?:nâng|nâng hạng|nâng sao|lên hạng|lên|đi lên|tụt|rớt) từ|(?<!\w)(?:vốn|từng|trước|trước đây)(?: là| đạt| hạng| được)*)\s*$"
)
_OF_MAKERS = re.compile(r" (?:của|do) (?:hơn |trên |gần |khoảng )?")
_REACHED = re.compile(r"[^,;.:()]{0,16}(?<!\w)(?:nay|lên|nâng|thành|vươn)(?!\w)[^,;.:()]{0,16}")
_LABELS_NEXT = re.compile(r"\s*(?::|là|có|đạt|chiếm|được|chỉ|vẫn)?\s*\d+(?! sao)(?!\w)")
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_LABEL_WORDS = re.compile(
    r"(?:, (?=gồm|có))?[\s:(]*(?:(?:có|là|với|đạt|cho|gồm|chiếm|ocop|năm|\d{4}|tổng cộng|đã|mới|chỉ|thêm|hạng|sản phẩm|được|hiện|"
    r"còn|nhóm|gắn|đạt được|lần lượt|tỉnh|huyện|vừa|công nhận|xếp hạng|ít nhất|tối thiểu|trên|hơn|khoảng|gần|thuộc về|dành cho|"
    r"cấp tỉnh"
    r"|cấp quốc gia|vẫn|cũng|lên|tới|ở mức|dừng ở|dừng lại ở|vỏn vẹn|vẻn vẹn|chừng|không dưới|nhiều nhất|tiềm năng|thì|nay) ?)*[\s:(]*"
)
_LABEL_OPENS = re.compile(r"[,(:;]|(?<!\w)(?:trong đó|gồm|còn)(?!\w)")
_STAR_RIGHT_AFTER = re.compile(rf"(?: (?:được|đạt|hạng|gắn))* (?:{_N}) sao(?!\w)")
_OF_THE_REST = re.compile(r"[,;(][^,;]*(?<!\w)còn(?: lại)?(?!\w)")
_OPENS = re.compile(r"(?:^|[.;:,]\s)(?:(?:hạng|loại|nhóm|riêng|còn|ở hạng|với hạng) )*$")
_TOPIC = re.compile(
    rf"[\s\-–+•*]*(?:(?:riêng|còn|trong đó|trong số đó|đối với|với|về|ở|tính|xét|các) )*(?:(?:hạng|nhóm|mức|loại|phân khúc|sản phẩm) )+"
    rf"(?:ocop )?(?:đạt )?(?:{_N}) sao(?: ocop)?(?:\s?[,:]| thì)"
)
_DENIED = re.compile(r"(?<!\w)(?:chưa|không|chẳng)(?!\w)")


@dataclass(frozen=True, slots=True)
class StarSpan:
    """Stars at start:end of the view; `origin` is true for "từ 3 sao đi lên", which says where it came from and not what it is."""

    start: int
    end: int
    low: int
    high: int
    potential: bool
    origin: bool = False

    @property
    def stars(self) -> tuple[int, int, bool]:
        """Lowest, highest, potential."""
        return self.low, self.high, self.potential


def find_stars(lower: str, start: int, end: int) -> list[StarSpan]:
    """The stars said in start:end."""
    found: list[StarSpan] = []
    position = start
    while match := _STARS.search(lower, position, end):
        # "4 sản phẩm 5 sao, 4 sao 71": the second is the label of the next number
        apart = match["join"] in (",", "và") and " sao" in lower[match.end("a") : match.start("join")]
        if apart and _LABELS_NEXT.match(lower, match.end()):
            match = _STARS.search(lower, position, match.start("join"))
        if match is None:
            break
        found.append(_star_span(lower, match))
        position = match.end()
    return found


def _star_span(lower: str, match: re.Match[str]) -> StarSpan:
    first = _value(match["a"])
    second = _value(match["b"]) if match["b"] else None
    up = match["up"] or ""
    origin = False
    low = high = first
    if second is not None and match["join"] in ("lên", "xuống", "thành", "lên hạng", "đi lên"):
        low = high = second
    elif second is not None:
        low, high = min(first, second), max(first, second)
    elif "trở lên" in up:
        high = 5
    elif "trở xuống" in up:
        low = 1
    elif up or _CAME_FROM.search(lower, max(0, match.start() - 24), match.start("a")):
        origin = True
    elif match["from"]:
        high = 5
    potential = _POTENTIAL.search(lower, max(0, match.start() - 80), match.start()) is not None
    return StarSpan(match.start(), match.end(), low, high, potential, origin)


def _value(text: str) -> int:
    return _WORDS.get(text) or int(text)


_LISTED = re.compile(r"(?:danh sách|hạng|nhóm|sản phẩm|ocop|bảng)[^,;.]{0,14}$")


def star_of(walk: Walk, spot: Spot) -> tuple[StarSpan | None, int | None]:
    """The stars of a number and where they end, if after it: "64 sản phẩm 4 sao", "5 sao: 2", "gắn 4 sao cho 64 sản phẩm"."""
    right = _star_after(walk, spot)
    if right is not None:
        return right, right.end
    lower = walk.layout.lower
    left = find_stars(lower, spot.left, spot.start)
    if left and _LABEL_WORDS.fullmatch(lower, left[-1].end, spot.start) and not _of_number_before(walk, spot, left[-1]):
        return left[-1], None
    # "Hạng 4 sao, 25."
    if left and lower[left[-1].end : spot.start] == ", " and _OPENS.search(lower[spot.sentence.start : left[-1].start]):
        return left[-1], None
    # "Danh sách OCOP 4 sao của tỉnh vừa chốt với 64 cái tên": nothing else is counted in between
    if (
        left
        and spot.index == 0
        and len(left) == 1
        and re.fullmatch(r"[^,;:.()]{0,70}", lower[left[0].end : spot.start])
        and _LISTED.search(lower, max(spot.left, left[0].start - 24), left[0].start)
    ):
        return left[0], None
    opened = _topic(walk, spot)
    return opened, None


def _topic(walk: Walk, spot: Spot) -> StarSpan | None:
    """ "Riêng ở hạng 4 sao, Châu Thành dẫn đầu với 19 sản phẩm": the star that opens the sentence holds for its row of places."""
    lower, start = walk.layout.lower, spot.sentence.start
    opening = _TOPIC.match(lower, start, spot.start)
    if opening is None:
        return None
    found = find_stars(lower, start, opening.end())
    if len(found) != 1 or find_stars(lower, opening.end(), spot.start) or not walk.layout.places_in(opening.end(), spot.start):
        return None
    return found[0]


def _of_number_before(walk: Walk, spot: Spot, star: StarSpan) -> bool:
    """As in "trong 34 sản phẩm 4 sao có 13 sản phẩm được cấp lại": the stars are those of 34."""
    if spot.index <= 0:
        return False
    before = walk.spots[spot.index - 1]
    taken = _star_after(walk, before) if "product" in before.nouns else None
    return taken is not None and taken.start == star.start


def _beyond_makers(walk: Walk, spot: Spot) -> list[StarSpan]:
    """As in "34 sản phẩm của 27 chủ thể giành hạng 4 sao": the stars stand behind the number of makers."""
    if not 0 <= spot.index < len(walk.spots) - 1:
        return []
    makers = walk.spots[spot.index + 1]
    if not {"entity", "entity_kind"} & set(makers.nouns) or not _OF_MAKERS.fullmatch(walk.layout.lower, spot.tail, makers.start):
        return []
    found = find_stars(walk.layout.lower, makers.tail, min(makers.far, makers.tail + 40))
    return [s for s in found if not re.search(r"[,;:()]", walk.text(makers.tail, s.start))]


def _star_after(walk: Walk, spot: Spot) -> StarSpan | None:
    lower = walk.layout.lower
    found = find_stars(lower, spot.tail, spot.far) or _beyond_makers(walk, spot)
    if not found:
        return None
    first = found[0]
    gap = lower[spot.tail : first.start]
    # "12 sản phẩm, 4 sao: 30", "124 sản phẩm (4 sao 13 sản phẩm": the stars label the next number
    following = walk.spots[spot.index + 1] if 0 <= spot.index < len(walk.spots) - 1 else None
    labels_next = (
        following is not None
        and _LABEL_OPENS.search(gap) is not None
        and _LABEL_WORDS.fullmatch(lower, first.end, following.start) is not None
        and _STAR_RIGHT_AFTER.match(lower, following.tail) is None
    )  # fmt: skip
    out_of_bracket = ")" in gap and "(" not in gap.split(")", 1)[0]
    named = re.search(r":[^:]*[^\W\d_]", gap) is not None and ("," in lower[first.end : spot.far] or len(found) > 1)
    if labels_next or named or out_of_bracket or _OF_THE_REST.search(gap) or len(gap) >= 90 or ";" in gap or _DENIED.search(gap):
        return None
    # "từng 3 sao nay lên hạng 4 sao": the star reached
    if len(found) > 1 and _REACHED.fullmatch(lower, first.end, found[1].start):
        return found[1]
    return first
