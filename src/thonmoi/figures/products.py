"""The decision about a number of OCOP products or of those who make them."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.counts import _LINKED, _PLACE_NUMBER
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.lists import shared_places
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.stars import StarSpan, find_stars
from thonmoi.figures.units import blocked

_STAR_LEFT = re.compile(r"[\s:(]*(?:(?:có|là|với|đạt|cho|gồm|chiếm|ocop|năm|\d{4}|tổng cộng|đã|mới|chỉ|thêm|hạng|sản phẩm|được|hiện|còn|nhóm|gắn|đạt được|lần lượt|tỉnh|huyện|vừa|công nhận|xếp hạng|ít nhất|tối thiểu|trên|hơn|khoảng|gần) ?)*[\s:(]*")
_NEW_TOTAL = re.compile(r"(?:toàn tỉnh|toàn huyện|lũy kế|cộng dồn|đến nay|tới nay|hiện có|tổng số|tính chung|như vậy|tổng cộng|cả nước|tính đến|nâng tổng)")
_OTHER_THING = re.compile(r"[\s,]*(?:bị|của các làng nghề|công nghiệp|chủ lực|đặc sản|truyền thống|mẫu|nông nghiệp chủ lực|tiêu biểu|vật tư|cây|con|du lịch đặc thù)")


def decide_product(walk: Walk, spot: Spot) -> list[Candidate]:
    """A number of products: with OCOP, stars or grading said of it, or dividing a head that has them."""
    lower, cues = walk.layout.lower, walk.layout.cues
    star, star_end = star_of(walk, spot)
    right_ocop = cues.first(spot.tail, spot.right, "programme", "ocop")
    left_ocop = cues.last(spot.left, spot.start, "programme", "ocop")
    graded = cues.first(spot.tail, spot.right, "graded")
    miss = blocked(walk, spot, ("negative", "besides"))
    if miss or _OTHER_THING.match(lower, spot.tail):
        walk.refused[spot.start] = ("near_miss", miss or "another kind of product")
        return []
    measure, also, _ = measure_of(walk, spot)
    head = walk.head(spot, "ocop_products", back=4)
    division = head if head is not None and divides(walk, spot, head, star, right_ocop is not None) else None
    own = star is not None or right_ocop is not None or (graded is not None and walk_has_ocop(walk, spot))
    if not own and division is None:
        aimed = re.search(r"(?:đích|mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|con số)[^,;.]{0,30}$", lower[spot.left : spot.start]) is not None
        recognised = (measure in ("increase", "decrease") or aimed) and walk_has_ocop(walk, spot)
        entity = re.match(r"[^,;.()]{0,10}của (?:hơn |trên |gần )?\d+ (?:chủ thể|hợp tác xã|htx|cơ sở)", lower[spot.tail : spot.tail + 50]) is not None
        near = head is not None and head.sentence >= walk.sentence_index - 1 and walk.text(spot.left, spot.start).strip(" ,") in ("", "và", "có", "với", "tỉnh có", "đã có", "hiện có")
        if not (recognised or entity or near or (left_ocop is not None and spot.left <= left_ocop.start)):
            walk.refused[spot.start] = ("not_in_catalogue", "not said to be of OCOP")
            return []
        if blocked(walk, spot, ("besides", "negative"), before_comma=False):
            walk.refused[spot.start] = ("near_miss", "products that have or do something besides")
            return []
    left_block = cues.last(max(spot.left, spot.start - 40), spot.start, "block", "besides", "negative")
    if left_block and not star and not right_ocop and "," not in lower[left_block.end : spot.start]:
        walk.refused[spot.start] = ("near_miss", lower[left_block.start : left_block.end])
        return []
    if division is not None and not _own_measure(walk, spot):
        measure, also = division.measure, division.also.get("measure", ()) or (("total",) if division.measure == "increase" else ())
        if measure == "share" or measure == "average":
            measure, also = "total", ()
    end = max(star_end or 0, graded.end if graded else 0, right_ocop.end if right_ocop else 0)
    time_head = division if division is not None else None
    made = make(walk, spot, "ocop_products", measure, "ocop_products.count", end=end, also=also, head=time_head)
    subset = subset_of(walk, spot)
    for one in made:
        one.noun = "product"
        one.inherited, one.head = division is not None and not own, division
        if star is not None and not star.origin:
            one.stars = star.stars
            one.fields["stars"] = (star.start, star.end)
            one.origins["stars"] = "stated"
        elif division is not None and division.stars:
            one.stars = division.stars
            one.origins["stars"] = "carried"
        if subset:
            one.subset = subset
        if division is not None and (_LINKED.search(lower, spot.left, spot.start) or one.subset or star) and division.value >= one.value and division.measure != "share":
            one.part_of = whole_of(walk, division, one)
    return made


def whole_of(walk: Walk, head: Candidate, part: Candidate) -> Candidate:
    """Siblings of a list share the head's whole."""
    if head.part_of is not None and (head.stars == head.part_of.stars or head.value < part.value or part.stars != head.stars):
        return head.part_of
    return head


def walk_has_ocop(walk: Walk, spot: Spot) -> bool:
    """OCOP is said in this sentence or one just before, or of a figure just before."""
    if walk.layout.cues.first(spot.sentence.start, spot.sentence.end, "programme", "ocop"):
        return True
    if find_stars(walk.layout.lower, spot.sentence.start, spot.sentence.end):
        return True
    return walk.latest("ocop", back=3) is not None or walk.layout.cues.first(max(0, spot.sentence.start - 400), spot.sentence.start, "programme", "ocop") is not None


def _own_measure(walk: Walk, spot: Spot) -> bool:
    found = walk.layout.cues.last(spot.left, spot.start, "measure", "increase", "decrease")
    return found is not None


def star_of(walk: Walk, spot: Spot) -> tuple[StarSpan | None, int | None]:
    """The stars of a number: after it, or before it where nothing else stands between ("5 sao: 2", "gắn 4 sao cho 64 sản phẩm")."""
    lower = walk.layout.lower
    right = find_stars(lower, spot.tail, spot.far)
    if right:
        first = right[0]
        gap = lower[spot.tail : first.start]
        # "12 sản phẩm, 4 sao: 30": the stars belong to the next number
        follows = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
        belongs_next = follows is not None and "," in gap and _STAR_LEFT.fullmatch(lower, first.end, follows.start) is not None
        if not belongs_next and len(gap) < 90 and not re.search(r"[;]", gap):
            return first, first.end
    left = find_stars(lower, spot.left, spot.start)
    if left and _STAR_LEFT.fullmatch(lower, left[-1].end, spot.start):
        return left[-1], None
    return None, None


def divides(walk: Walk, spot: Spot, head: Candidate, star: StarSpan | None, ocop_said: bool) -> bool:
    """A number divides a head: a place, a group or a link stands before it and no new total opens."""
    lower = walk.layout.lower
    left = lower[spot.left : spot.start]
    if _NEW_TOTAL.search(left):
        return False
    linked = _LINKED.search(left) is not None or "còn lại" in lower[spot.tail : spot.tail + 12] or re.match(r" trong (?:đó|số)", lower[spot.tail : spot.tail + 10]) is not None
    if walk.died(spot) and not linked and star is None:
        return False
    if lower[spot.start - 6 : spot.start].endswith("trong ") and "còn lại" in lower[spot.tail : spot.tail + 12]:
        return False
    if ocop_said and not linked and star is None:
        return False
    if linked:
        return True
    if subset_of(walk, spot) and not ocop_said:
        return True
    if shared_places(walk, spot):
        return head.place != walk.frames.scope.place or True
    places = walk.layout.places_in(max(spot.left, spot.start - 60), spot.start)
    if places and places[-1].place != head.place and star is None and _PLACE_NUMBER.fullmatch(lower, places[-1].end, spot.start):
        return True
    same_sentence = head.sentence == walk.sentence_index
    return same_sentence and re.fullmatch(r"[\s,(:]*(?:và |cùng |có |thì )*", left) is not None and not ocop_said


def subset_of(walk: Walk, spot: Spot) -> str | None:
    """What narrows the noun: a product group before or after the number, as written."""
    cues, nfc = walk.layout.cues, walk.layout.view.nfc
    right = cues.first(spot.tail, min(spot.right, spot.tail + 50), "subset", "product", "recertified")
    comma = walk.layout.lower.find(",", spot.tail, spot.right)
    if right is not None and (comma < 0 or right.start < comma or right.end > comma > right.start):
        return " ".join(nfc[right.start : right.end].split())
    left = cues.last(max(spot.left, spot.start - 60), spot.start, "subset", "product", "recertified")
    if left is not None and re.fullmatch(r"[^;.]{0,40}", walk.text(left.end, spot.start)) and "," not in walk.text(left.end, spot.start):
        return " ".join(nfc[left.start : left.end].split())
    return None


def decide_entity(walk: Walk, spot: Spot) -> list[Candidate]:
    """A number of OCOP entities: "của 31 chủ thể", or of one kind after such a head ("gồm 16 hợp tác xã")."""
    lower, cues = walk.layout.lower, walk.layout.cues
    if spot.number.words and lower[spot.start : spot.number.end] == "một":
        walk.refused[spot.start] = ("not_in_catalogue", "one of them, told of")
        return []
    head = walk.head(spot, "ocop_entities", back=1)
    product = walk.head(spot, "ocop_products", back=1)
    kind = "entity_kind" in spot.nouns
    miss = blocked(walk, spot, ("negative", "besides"))
    if miss:
        walk.refused[spot.start] = ("near_miss", miss)
        return []
    left = lower[spot.left : spot.start]
    maker = re.search(r"(?:của|do|thuộc|từ|với|đứng sau[^,;.]{0,30}là)\s*(?:\w+ ){0,2}$", left) is not None
    ocop = cues.first(spot.tail, spot.right, "programme", "ocop")
    if kind:
        in_list = head is not None and (head.sentence == walk.sentence_index or _LINKED.search(left) is not None)
        if not in_list and not (maker and product is not None and product.sentence == walk.sentence_index and spot.left >= product.end - 2) and ocop is None:
            walk.refused[spot.start] = ("not_in_catalogue", "not said to be of OCOP")
            return []
    elif not (maker and product is not None) and ocop is None and not (walk_has_ocop(walk, spot) and (head is not None or product is not None or "tham gia" in left or "chủ thể" in lower[spot.tail - 9 : spot.tail])):
        walk.refused[spot.start] = ("not_in_catalogue", "not said to be of OCOP")
        return []
    measure, also, _ = measure_of(walk, spot)
    tie = head if kind and head is not None else (product if product is not None and product.sentence == walk.sentence_index else None)
    if tie is not None and not _own_measure(walk, spot) and tie.measure in ("increase", "total", "decrease"):
        measure, also = tie.measure, ("total",) if tie.measure == "increase" else tie.also.get("measure", ())
    made = make(walk, spot, "ocop_entities", measure, "ocop_entities.count", also=also, head=tie, place_from_head=tie is not None)
    for one in made:
        one.noun = "entity"
        if kind:
            one.subset = " ".join(walk.layout.view.nfc[spot.noun_start : spot.noun_end].split())
            if head is not None and head.subset is None and head.value >= one.value:
                one.part_of = head
            elif head is not None and head.part_of is not None:
                one.part_of = head.part_of
        female = re.match(r" (do phụ nữ [^,;.]{3,24}|nữ làm chủ)", lower[spot.tail : spot.tail + 40])
        if female:
            one.subset = female[1]
    return made
