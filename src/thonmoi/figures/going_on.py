"""What a number of units goes on from: a figure told before, a whole it is part of, the head of its row, the headline."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.linking import CRITERION_NAMED, LINKED, RAISED, ROW_BACK, WHOSE, number_start
from thonmoi.figures.lists import BULLET, row_place
from thonmoi.figures.own import own_standard
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.standards import standard_in
from thonmoi.figures.units import PLURAL, shared_standard

_OTHER_PREDICATE = re.compile(
    r"(?: (?:biên giới|miền núi|vùng \w+|nghèo|này|khác|đặc biệt khó khăn))* (?:được|có|đang|bị|tự|phải|cần|cho|làm|tổ chức"
    r"|đều|vẫn)(?!\w)"
)
_AMONG = re.compile(r"\s(?:trong đó|trong số|trong này|số đó|số này)")
_CHANGED = re.compile(r"(?:tăng|thêm|giảm|nhích|bớt|hơn) (?:thêm |được )?(?:\w+ )?$")
_NEXT_ITEM = re.compile(
    r"(?:^|,|;|\))[\s,(]*(?:(?:đợt|lần|vòng) (?:\d|i{1,3}|một|hai|ba|bốn|đầu|cuối|này|sau) |toàn tỉnh |cả tỉnh |toàn huyện "
    r"|cả huyện |cả nước |lũy kế |tổng cộng |cộng dồn |đến nay |tổng số "
    r"|và |cùng |có |đã có |sau hai năm |nay |sau \d+ năm |rồi |đã |với )*$"
)
_SUMMED = re.compile(r"lũy kế|tổng cộng|cộng dồn|nâng tổng|đưa tổng|đến nay|hiện có|tổng số")
_WORTH = re.compile(r"(?:\(|tức|tương đương|ứng với|tương ứng|hay|bằng|là)\s*(?:là |khoảng |gần |hơn |trên |với )*$")
_AMONG_THEM = re.compile(r"(?<!\w)(?:trong|của|ở|cho|tại|trên)\s+(?:số |cả )?$")
_AGAIN = re.compile(r"\s+(?:(?:còn lại )?(?:ấy|này|đó|nói trên|kể trên|vừa kể|vừa nêu|trên đây))(?!\w)")
_OPENS_LIST = re.compile(r"[\s\-–+•]*(?:theo [^,;:.]{2,30}, )?trong (?:số |tổng số |cả )?")
_REARRANGED = re.compile(r"sau (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất)[^;.]{0,50}(?:có|còn|gồm)\s*$")
_NONE_IN = re.compile(r"(?<!\w)nào trong (?:số |tổng số )?$")
_HAS_BUT = re.compile(r"(?<!\w)vốn (?:chỉ )?có\s*$")
_THEN = re.compile(r" thì (?:(?:cả|mới|chỉ|có|đã|đến|tới|được) ){0,2}(?:\d|một |hai |ba |bốn |năm |sáu |bảy |tám |chín |mười )")
_REST_OF = re.compile(r"(?<!\w)trong (?:số )?$")
_CRITERION_GAP = re.compile(
    r"(?:,? (?:với|(?:hoàn thành|đạt|xong|làm|khó|dễ|tốt|cao|thấp|sớm|chậm|muộn|nhanh|nhiều|ít|kém|yếu|vướng)(?: [^\W\d_]+)? nhất))?"
    r"[\s:(,]*(?:(?:thì|đã|mới|chỉ|chỉ có|cũng|có|được|đạt|là|còn|vẫn|với|khoảng|gần|hơn|trên) ?)*"
)
_MORE_NAMED = re.compile(r"(?<!\w)(?:xã|thôn|huyện|ntm|nông thôn mới|nâng cao|kiểu mẫu)(?!\w)")
_BARE_REACHED = re.compile(r"đạt chuẩn|hoàn thành|đã xong|xong hết")
_AND_SO_MANY = re.compile(r"(?: xã)?(?: và|,) (?:chỉ |mới )?")
_GROUP_HEAD = re.compile(r"(?<!\w)(?:nhóm|tốp|khối|vùng) (?:thứ )?(?:\d|i{1,3}|nhất|một|hai|ba|tư)\s*[:\-–(]\s*(?:gồm |có )?$")
_TOWNS_BEHIND = re.compile(
    r"(?:,|;| và) (?:\d+|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?) "
    r"(?:phường|thị trấn|đặc khu)(?!\w)"
)
_OUT_OF = re.compile(r"(?:trong số|trên tổng số|trong tổng số|trên tổng)\s*$")


def begins_plain(walk: Walk, head: Candidate) -> bool:
    """The row of the head counted the plain standard too."""
    return any(c.sentence in (head.sentence, walk.sentence_index) and c.noun == head.noun and c.level == "base" for c in walk.made[-12:])


def standing(walk: Walk, spot: Spot, head: Candidate) -> Candidate:
    """What a row divides where both were told, what there is in all and what was added.

    A fraction ("Hưng Hà 33/33 xã; Quỳnh Phụ 31/36") and a new paragraph go on about what there is in all.
    """
    if head.root.measure != "increase" or not (spot.number.denominator is not None or _new_paragraph(walk, spot, head)):
        return head
    for other in reversed(walk.made):
        if walk.sentence_index - other.sentence > (2 if spot.number.denominator is not None else ROW_BACK):
            break
        if other.indicator == head.indicator and other.measure == "total" and not other.aside and other.section not in ("title", "related"):
            return other
    return head


def _new_paragraph(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """A paragraph of its own, and no item of a list that the head opens."""
    between = walk.text(head.root.end, spot.sentence.start)
    return "\n\n" in between and not between.rstrip().endswith(":") and BULLET.match(walk.layout.lower, spot.sentence.start) is None


def higher_follows(walk: Walk, spot: Spot) -> bool:
    return walk.layout.cues.first(spot.tail, spot.clause_end, "standard", "advanced", "model") is not None


def share_before(walk: Walk, spot: Spot, noun: str) -> Candidate | None:
    """ "90% (166 xã)", "80% số xã đạt chuẩn, tương đương 329 xã": the count that a share just before is worth."""
    before = walk.in_sentence()
    if not before or before[-1].measure != "share" or before[-1].noun != noun:
        return None
    return before[-1] if _WORTH.search(walk.layout.lower, max(before[-1].fields["value"][1], spot.start - 60), number_start(spot)) else None


def first_of_row(walk: Walk, spot: Spot, head: Candidate) -> Candidate:
    """A new place goes on about what the sentence counted first, not about the last part of the place before."""
    place = row_place(walk, spot)
    if place is None or head.place is None or (place.place is not None and place.place.name == head.place.name):
        return head
    row = [c for c in walk.in_sentence() if c.noun == head.noun and not c.aside and c.measure in ("total", "increase", "decrease")]
    clause = walk.layout.lower.rfind(";", row[0].end, spot.start) if row else -1
    return next((c for c in row if c.start > clause), row[0]) if row else head


def title_standard(walk: Walk, noun: str) -> str | None:
    """The standard that the headline is about."""
    for sentence in walk.layout.sentences:
        if sentence.section != "title":
            continue
        for cue in walk.layout.cues.within(sentence.start, sentence.end, "noun"):
            if noun in cue.values("noun"):
                found = standard_in(walk.layout.lower, walk.layout.cues, cue.end, min(sentence.end, cue.end + 40))
                if found is not None and found.level != "recognised":
                    return found.level
    return None


def some_of_these(walk: Walk, spot: Spot, noun: str) -> list[Candidate] | None:
    """ "Bảy trong số 35 xã ấy thuộc Sốp Cộp": some of those told before, which reached what these did."""
    whole = spot.number.denominator
    if whole is None or "/" in walk.text(spot.number.start, spot.number.end) or _AGAIN.match(walk.layout.lower, spot.tail) is None:
        return None
    for head in reversed(walk.made):
        if walk.sentence_index - head.sentence > ROW_BACK:
            return None
        if head.noun == noun and head.value == whole and head.measure in ("total", "increase") and head.reading == "number":
            made = make(walk, spot, head.indicator, head.measure, "some_of_these", also=head.also.get("measure", ()), head=head)
            for one in made:
                one.noun, one.level, one.band, one.subset, one.part_of = head.noun, head.level, head.band, head.subset, head
                one.inherited, one.head = True, head
            return made
    return None


def said_again(walk: Walk, spot: Spot, noun: str) -> list[Candidate] | None:
    """ "sáu xã ấy", "41 xã nói trên": a figure told before, mentioned again."""
    some = some_of_these(walk, spot, noun)
    if some is not None:
        return some
    if _AGAIN.match(walk.layout.lower, spot.tail) is None and not _divides_next(walk, spot):
        return None
    if _AMONG_THEM.search(walk.layout.lower, spot.left, spot.start) and _divides_next(walk, spot):
        pass
    elif _AMONG_THEM.search(walk.layout.lower, spot.left, spot.start):
        return []  # "trong 7 xã ấy, 2 xã …" counts the two
    for head in reversed(walk.made):
        if walk.sentence_index - head.sentence > 8:
            return None
        if head.noun == noun and head.value == spot.number.value and head.measure in ("total", "increase") and head.reading == "number":
            made = make(
                walk, spot, head.indicator, head.measure, "said_again", also=head.also.get("measure", ()), head=head, place_from_head=True
            )
            for one in made:
                one.noun, one.level, one.band, one.subset = head.noun, head.level, head.band, head.subset
                one.period, one.status, one.place = head.period, head.status, head.place
            return made
    return None


def _divides_next(walk: Walk, spot: Spot) -> bool:
    """ "Trong 74 thôn, Thăng Bình 13 thôn, Đại Lộc 11": a figure told before opens the list of places that divides it."""
    lower = walk.layout.lower
    if spot.index != 0 or len(walk.spots) < 3 or _OPENS_LIST.fullmatch(lower, spot.sentence.start, spot.start) is None:
        return False
    following = walk.spots[1]
    return (
        re.match(r"(?: mới| được công nhận| nói trên| kể trên| ấy| này| đó)?,", lower[spot.tail : spot.tail + 20]) is not None
        and row_place(walk, following) is not None
        and following.number.value < spot.number.value
    )


def universe(walk: Walk, spot: Spot, noun: str) -> bool:
    """ "sau sắp xếp còn 97 xã"; "204 khu dân cư kiểu mẫu trong số 922 ấp": the second number is the denominator of the first."""
    if (
        _REARRANGED.search(walk.layout.lower, spot.clause, spot.start)
        and own_standard(walk, spot) is None
        and spot.number.denominator is None
    ):
        return True
    if _TOWNS_BEHIND.match(walk.layout.lower, spot.tail) and spot.number.denominator is None and shared_standard(walk, spot) is None:
        return True  # "Tỉnh mới có 66 xã, 33 phường"
    if _NONE_IN.search(walk.layout.lower, max(spot.sentence.start, spot.start - 30), spot.start):
        return True  # "không có huyện nào trong 9 huyện"
    if own_standard(walk, spot) is None and spot.number.denominator is None and _HAS_BUT.search(walk.layout.lower, spot.left, spot.start):
        return True
    if own_standard(walk, spot) is None and _GROUP_HEAD.search(walk.layout.lower, spot.sentence.start, spot.start):
        return True  # "Nhóm 1: 22 xã"
    if own_standard(walk, spot) is None and _THEN.match(walk.layout.lower, spot.tail):
        following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
        if following is None or not following.nouns or set(following.nouns) & set(spot.nouns):
            return True  # "12 xã thì 11 đã xong", not "89 xã thì ba tỉnh …"
    if _REST_OF.search(walk.layout.lower, spot.left, spot.start) and "còn lại" in walk.text(spot.tail, spot.tail + 10):
        return True
    if not _OUT_OF.search(walk.layout.lower, spot.left, spot.start) or spot.index <= 0:
        return False
    before = walk.in_sentence()
    if (
        before
        and before[-1].noun == noun
        and before[-1].value <= spot.number.value
        and before[-1].denominator is None
        and before[-1].measure in ("total", "increase")
        and walk.follows(spot, before[-1])
    ):
        before[-1].denominator = spot.number.value
        before[-1].fields["denominator"] = spot.number.value_span
    return True


def above_another(walk: Walk, spot: Spot) -> bool:
    """ "11 đơn vị cấp huyện của 8 tỉnh": the second number says only whose they are."""
    if spot.index <= 0:
        return False
    before = walk.spots[spot.index - 1]
    return bool(before.nouns) and WHOSE.fullmatch(walk.layout.lower, before.tail, number_start(spot)) is not None


def whole_of(walk: Walk, spot: Spot, noun: str) -> Candidate | None:
    """The figure that a part belongs to: "trong đó có 12 xã nâng cao"."""
    lower = walk.layout.lower
    linked = LINKED.search(lower, spot.left, spot.start) or _AMONG.match(lower, spot.tail)
    if linked is None:
        return None
    head = walk.head(spot, PLURAL[noun])
    if head is None:
        return None
    return (
        head.part_of
        if head.part_of is not None and head.sentence == walk.sentence_index and not LINKED.search(lower, head.end, spot.start)
        else head
    )


def one_criterion(walk: Walk, spot: Spot) -> bool:
    """ "riêng tiêu chí môi trường mới có 151/196 xã đạt": a criterion is named before and nothing but "đạt" after."""
    if _named_criterion(walk, spot):
        return True
    begin = spot.left if walk.in_sentence() else spot.sentence.start
    named = CRITERION_NAMED.search(walk.layout.lower, begin, spot.start)
    return named is not None and standard_in(walk.layout.lower, walk.layout.cues, spot.tail, spot.right) is None


def _named_criterion(walk: Walk, spot: Spot) -> bool:
    """ "Điện đã có 131/139 xã đạt, bưu điện 127 xã", "quy hoạch và bưu điện xong sớm nhất (112/112 và 109/112 xã)"."""
    lower, cues = walk.layout.lower, walk.layout.cues
    begin = max(spot.left, spot.clause)
    named = cues.last(begin, spot.start, "criterion")
    if named is not None:
        if _CRITERION_GAP.fullmatch(lower, named.end, number_start(spot)) is None or _MORE_NAMED.search(lower, begin, named.start):
            return False
        own = own_standard(walk, spot)
        return own is None or _BARE_REACHED.fullmatch(lower, own.start, own.end) is not None
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    if before is None or before.start not in walk.refused or _AND_SO_MANY.fullmatch(lower, before.tail, number_start(spot)) is None:
        return False
    return (
        _named_criterion(walk, before)
        if walk.refused[before.start][1] in ("one criterion alone", "nothing counted is said of it")
        else False
    )


def has_own_measure(walk: Walk, spot: Spot) -> bool:
    return (
        walk.layout.cues.first(spot.left, spot.start, "measure", "increase", "decrease") is not None
        or _SUMMED.search(walk.layout.lower, spot.left, spot.start) is not None
    )


def tied_to(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """A number without a standard of its own goes on from the head: a link, "còn lại", a change beside it, or a list comma."""
    lower = walk.layout.lower
    left = lower[spot.left : spot.start]
    if LINKED.search(left) or _AMONG.match(lower, spot.tail) or "còn lại" in lower[spot.tail : spot.tail + 12]:
        return True
    if head.sentence == walk.sentence_index and (_CHANGED.search(left) or RAISED.search(left)):
        return True
    if _CHANGED.search(left) and re.search(r"so với|nữa", lower[spot.tail : spot.tail + 12]):
        return True
    if head.sentence != walk.sentence_index or not walk.follows(spot, head):
        return False
    if _OTHER_PREDICATE.match(lower, spot.tail):
        return False
    return _NEXT_ITEM.search(left) is not None
