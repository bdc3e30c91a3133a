"""Lists: places that share a number, rows of place and number, and the heading that says what a list counts.

"Xếp theo huyện: Kim Thành 6 xã; Cẩm Giàng, Nam Sách mỗi huyện 5" is one head and three places. The words of the head may stand in the
sentence before, in the same sentence before a colon, or in a line that ends with one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.figures.layout import PlaceAt
from thonmoi.figures.linking import number_start
from thonmoi.figures.names import UPPER
from thonmoi.figures.placing import is_above
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.standards import standard_in

_AMOUNT_WORDS = r"(?:từ |ít nhất |tối thiểu |khoảng |hơn |trên |gần |chừng |không dưới |ngót |tròn )?"
EACH = re.compile(
    r"(?<!\w)(?:(?:thì|được giao|phải có|phấn đấu|đăng ký) )?(?:mỗi (?:huyện|xã|tỉnh|nơi|đơn vị|địa phương|thị xã|phường"
    r"|thôn|bên|vùng|ấp|bản|cụm|quận|thành phố|thị trấn|chỗ)"
    r"(?: (?:này|đó|ấy|nói trên|kể trên|trên|còn lại|vùng cao|miền núi|biên giới|ven biển|bãi ngang|đồng bằng|khó khăn|nghèo"
    r"|mới))?|cùng|đều|cũng|mỗi)"
    r"(?: (?:đều|có|thêm|đạt|được|là|cùng|với|đăng ký|tăng|giảm|đóng góp|góp|vỏn vẹn|chỉ|mới|phải|còn|công nhận|phấn đấu|dẫn đầu|đứng đầu"
    r"|đứng cuối|đã|sẽ|vẫn|nhắm|nhắm đến|hướng tới"
    r"|hướng đến|đặt mục tiêu|đặt ra|đặt|mốc|mức|đích|giữ|duy trì|về đích|hoàn thành|ghi nhận))*"
    r"[\s:]*" + _AMOUNT_WORDS + "$"
)
# A rate said of several places is the rate of each: "A, B và C có tỷ lệ xã đạt chuẩn trên 80%".
_HAVE_RATE = re.compile(r" (?:(?:đã|cùng|cũng|hiện|đều) )*(?:có|đạt) (?:tỷ lệ|tỉ lệ) [^,;.:\d]{0,50}" + _AMOUNT_WORDS + "$")
_COLON_LIST = re.compile(r"\s*:\s*" + _AMOUNT_WORDS + "$")
_BARE_GAP = re.compile(r"(?: (?:đều|đã|cùng|có|hoàn thành|đạt|được|chạm|mới|chỉ|vỏn vẹn|vẻn vẹn))*[\s(:]*" + _AMOUNT_WORDS + "$")
LIST_WORDS = re.compile(
    r"[\s,.]*(?:(?:và|cùng|với|cùng với|các|hai|ba|bốn|năm|xã|huyện|tỉnh|thị xã|thành phố|tp|tx|phường|thị trấn|thôn|bản|ấp"
    r"|đều|mỗi|cũ|trước (?:khi )?(?:hợp nhất|sáp nhập|sắp xếp)|\d+)[\s,.]*)*"
)
_ROW_GAP = re.compile(
    r",\s[^.;\d()]{3,90},[^.;,\d()]{0,24}|[^.;\d()]{0,34}(?:\(\s*)?|[^.;\d()]{0,12}\([^)\d]{0,30}\)[^.;\d()]{0,12}|\s*\(\s*"
)
_OF_PLACE = re.compile(r" (?:của|ở|tại|thuộc)(?: địa bàn)? ")
_ITEM_OPENS = re.compile(r"(?:[:;,(]|và|còn) $")
_ITEM_ENDS = re.compile(r"\s*(?:[;,.)]|và(?!\w)|$|\n)")
_PAIR = 2
_NEXT_OF_EACH = re.compile(r"[^,;.:\d]{0,60}[,;] ?(?:và |còn |rồi )?")
_ROWS_OPEN = re.compile(
    r"[\s\-–+•*]*(?:(?:tiếp|kế|rồi|sau đó|sau)(?: theo| đến| đó)*(?: là)?,? )?(?:(?:các|hai|ba|bốn) )?(?:huyện |xã |tỉnh "
    r"|thị xã |thành phố )?"
)
_ROWS_PART = re.compile(r"[^,;.\d]{0,12}[;,]")
_TWO = re.compile(r"(?<!\w)(?:hai|ba|bốn|2|3|4|các) (?:huyện|thị xã|tỉnh|xã|địa phương|thành phố)(?!\w)[^;.]*$")
_BOTH = re.compile(
    rf"{UPPER}[^\W\d_]* và (?:huyện |tỉnh |xã |thị xã |thành phố )?(?:{UPPER}[^\W\d_]* ?)+"
    r"(?:(?:đã|đều|cùng|đạt|có|được|hoàn thành|chạm|mốc) )+$"
)
_RANKED = re.compile(
    r"(?:dẫn đầu|nhiều nhất|đông nhất|cao nhất|ít nhất|thấp nhất|chỉ|mới|góp|chiếm|đóng góp|về nhì|tiếp|kế|rồi đến|cũng|với"
    r"|được|đứng đầu|có tới|riêng|tập trung|đã|nay|hiện|giành|xếp|đạt|kịp|chót|đội sổ|đông|theo sau|còn lại|đủ)"
)
_WITH_SHARE = re.compile(
    r"\s*,?\s*\(?\s*(?:chiếm|đạt|tức|bằng|tương đương|tỷ lệ|tỉ lệ)?(?: tỷ lệ| tỉ lệ| khoảng| gần| hơn)*\s*\d+(?:,\d+)?\s?%"
)
# Where units of a class can be counted.
ABOVE = {
    "village": ("commune", "district", "province", "region", "country"),
    "commune": ("district", "province", "region", "country"),
    "district": ("province", "region", "country"),
    "province": ("region", "country"),
}
BULLET = re.compile(r"\s*(?:[-+•*–·▪●»>]|\d{1,2}[.)]|[a-zđ][.)]|[ivx]{1,4}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list counts, by the words that open it: the class of unit and its standard."""

    noun: str
    level: str
    start: int
    end: int


def shared_places(walk: Walk, spot: Spot) -> list[PlaceAt]:
    """The places that share a number: "A, B và C, mỗi huyện 2 xã", "A và B cùng có 7", "A, B: 4 xã/huyện"."""
    if spot.shared is None or spot.shared[0] != spot.tail:
        spot.shared = (spot.tail, _shared_places(walk, spot))
    return spot.shared[1]


def _shared_places(walk: Walk, spot: Spot) -> list[PlaceAt]:
    lower = walk.layout.lower
    each = EACH.search(lower, max(spot.left, spot.start - 48), spot.start) or _COLON_LIST.search(
        lower, max(spot.left, spot.start - 16), spot.start
    )
    if each is not None and each[0].endswith("từ ") and spot.number.value_max is not None:
        each = None  # "mỗi xã có từ 1 đến 2 sản phẩm" is of no one place
    per_unit = (
        re.match(r"\s?/\s?(?:huyện|xã|tỉnh|đơn vị)|\s(?:cho )?mỗi (?:nơi|huyện|xã|đơn vị|địa phương)", lower[spot.tail : spot.tail + 20])
        is not None
    )
    if each is None and spot.number.kind == "percent":
        each = _HAVE_RATE.search(lower, max(spot.left, spot.start - 70), spot.start)
    begin = each.start() if each else None
    if begin is None:
        if not per_unit and not _all_of_both(walk, spot) and not _bare_row(walk, spot):
            return []
        gap = _BARE_GAP.search(lower, max(spot.left, spot.start - 24), spot.start)
        begin = gap.start() if gap else spot.start
    places: list[PlaceAt] = []
    position = begin
    for place in reversed(walk.layout.places_in(spot.left, begin)):
        between = lower[place.end : position]
        # "Bắc Bình và Đức Linh (mỗi huyện 4)", "Sa Thầy, Đăk Tô: mỗi huyện 2 xã"
        if not places and each is not None and between in (" (", ": ", " : ", " - ", " – "):
            between = ""
        if not LIST_WORDS.fullmatch(between) and not re.fullmatch(r"\s*\([^)]{2,40}\)" + LIST_WORDS.pattern, between):
            break
        if any(s.nouns and s.tail < place.start <= s.tail + 1 for s in walk.spots[: spot.index]):
            break  # "6 xã Thuận Châu, Sông Mã cũng 6": the first has a number of its own
        if places and is_above(place.place, places[-1].place):
            break  # "của Bình Định, huyện Tây Sơn và thị xã An Nhơn cùng có 4"
        places.append(place)
        position = place.start
    if not places and each is not None and spot.index > 0 and each[0].startswith("mỗi"):
        before = walk.spots[spot.index - 1]
        if _NEXT_OF_EACH.fullmatch(lower, before.tail, each.start()):
            return shared_places(walk, before)  # "Tây Ninh và Bình Phước cùng đạt 50% số xã, mỗi tỉnh thêm 1 huyện"
    places.reverse()
    return places if len(places) > 1 else []


def _all_of_both(walk: Walk, spot: Spot) -> bool:
    """ "Hai huyện A, B đã có 100% số xã", "hai huyện A và B hoàn thành 8/8 xã": what is said of all is said of each."""
    number = spot.number
    if not (number.kind == "percent" and number.value == 100) and number.denominator != number.value:
        return False
    begin = max(spot.sentence.start, spot.start - 90)
    if (
        walk.text(spot.tail, spot.tail + 4) == " và "
        and spot.index + 1 < len(walk.spots)
        and walk.spots[spot.index + 1].start == spot.tail + 4
    ):
        return False  # "đã chạm 100% và 96,3%": one number each
    return (
        _TWO.search(walk.layout.lower, begin, spot.start) is not None or _BOTH.search(walk.layout.view.nfc, begin, spot.start) is not None
    )


def _bare_row(walk: Walk, spot: Spot) -> bool:
    """ "Cát Tiên 2, Đà Lạt và Bảo Lộc một": in a row of places and numbers two names with one number have it each."""
    lower = walk.layout.lower
    places = walk.layout.places_in(spot.left, spot.start)
    if len(places) < _PAIR or lower[places[-1].end : spot.start].strip():
        return False
    if spot.index <= 0:
        return _opens_rows(walk, spot, places[0])
    gap = lower[walk.spots[spot.index - 1].tail : places[0].start]
    return (
        re.fullmatch(r"(?: [^\W\d_]+){0,3}[;,.]\s*(?:và |còn |rồi )?", gap) is not None
        and row_place(walk, walk.spots[spot.index - 1]) is not None
    )


def _opens_rows(walk: Walk, spot: Spot, first: PlaceAt) -> bool:
    """ "Kim Thành, Nam Sách 3 xã; Tứ Kỳ, Ninh Giang 2 xã": the first row of a sentence of nothing but rows."""
    lower, following = walk.layout.lower, walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if following is None or _ROWS_OPEN.fullmatch(lower, spot.sentence.start, first.start) is None:
        return False
    return row_place(walk, following) is not None and _ROWS_PART.match(lower, spot.tail) is not None


def row_place(walk: Walk, spot: Spot) -> PlaceAt | None:
    """The place whose row a number is: "Yên Bình 31", "Nghĩa Hưng (9)", "Kế Sách dẫn đầu với 46 ấp"."""
    if spot.row is None:
        spot.row = (_row_place(walk, spot),)
    return spot.row[0]


def _row_place(walk: Walk, spot: Spot) -> PlaceAt | None:
    lower = walk.layout.lower
    places = [p for p in walk.layout.places_in(max(spot.left, spot.start - 80), spot.start) if p.place is not None or p.candidates]
    if not places:
        return None
    last = places[-1]
    if (
        len(places) > 1
        and lower[last.start - 1] == "("
        and lower[last.end : last.end + 2] == ", "
        and 0 <= last.start - places[-2].end <= 2
    ):
        last = places[-2]  # "An Trường (huyện Càng Long, 15)": the row is of An Trường
    gap = lower[last.end : spot.start]
    if not _ROW_GAP.fullmatch(gap):
        return None
    if walk.layout.cues.first(last.end, spot.start, "block") or walk.layout.cues.first(
        last.end, spot.start, "topic", "poverty", "near_poverty", "income"
    ):
        return None
    return last


def place_behind(walk: Walk, spot: Spot) -> PlaceAt | None:
    """The place of an item that names it behind the number: "hai của Võ Nhai, một của Đồng Hỷ", "2 xã ở Phù Cát; 2 xã ở Phù Mỹ"."""
    lower = walk.layout.lower
    of = _OF_PLACE.match(lower, spot.tail)
    if of is None or _ITEM_OPENS.search(lower, max(spot.sentence.start, spot.start - 8), number_start(spot)) is None:
        return None
    place = next(iter(walk.layout.places_in(of.end(), min(spot.sentence.end, of.end() + 60))), None)
    if place is None or place.start != of.end() or _ITEM_ENDS.match(lower, place.end) is None:
        return None
    return place


def counts_itself(place: PlaceAt, noun: str | None) -> bool:
    """ "Trúc Lâu (17), Minh Tiến (16)" in a list of communes: a commune does not have so many communes."""
    meant = [place.place] if place.place is not None else list(place.candidates)
    if not meant or noun not in ABOVE:
        return False
    return all(p.level not in ABOVE[noun] for p in meant)


def is_row(walk: Walk, spot: Spot) -> bool:
    """A row of a list, not just a place that has so many units: others stand beside it, or the words rank it."""
    place = row_place(walk, spot)
    if place is None:
        return False
    gap = walk.text(place.end, spot.start)
    if len(gap.strip(" (:")) == 0 or _RANKED.search(gap):
        return True
    if _WITH_SHARE.match(walk.layout.lower, spot.tail):
        return True
    rows = [s for s in walk.spots if row_place(walk, s) is not None or EACH.search(walk.layout.lower, max(s.left, s.start - 48), s.start)]
    if len(rows) > 1 or spot.number.denominator is not None:
        return True
    return bool(walk.made) and walk.made[-1].inherited and walk.sentence_index - walk.made[-1].sentence <= 1


def heading(walk: Walk, spot: Spot) -> Heading | None:
    """The words that say what a list counts: earlier in the sentence before a colon or a place, or in the line that opened the list."""
    stop = min((s.start for s in walk.spots if s.nouns or row_place(walk, s) is not None), default=spot.start)
    own = label_of(walk, spot.sentence.start, min(stop, spot.start))
    if own is not None:
        return own
    if walk.list_head is not None:
        return label_of(walk, *walk.list_head)
    return None


def label_of(walk: Walk, start: int, end: int) -> Heading | None:
    """The class of unit and the standard that the words start:end name together."""
    cues = walk.layout.cues
    for noun in reversed(cues.within(start, end, "noun")):
        cls = next((v for v in noun.values("noun") if v in ("commune", "village", "district", "province")), None)
        if cls is None:
            continue
        standard = standard_in(walk.layout.lower, cues, noun.end, min(end, noun.end + 70))
        if standard is not None and standard.level != "recognised" and not cues.first(noun.end, standard.end, "block"):
            return Heading(cls, standard.level, noun.start, standard.end)
    return None
