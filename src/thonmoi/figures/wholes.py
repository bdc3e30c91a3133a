"""The number of products that a text is dividing: by star, by place, by group, until a new total opens.

"95 sản phẩm 3 sao trở lên … 18 sản phẩm 4 sao. Xét theo địa bàn, Yên Thế 12 … nhóm thực phẩm 60": every part goes back to 95 and takes its
measure, its time and, unless it has its own, its stars.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.layout import PlaceAt
from thonmoi.figures.linking import LINKED
from thonmoi.figures.lists import LIST_WORDS, is_row, row_place, shared_places
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import set_place
from thonmoi.figures.stars import StarSpan
from thonmoi.records import Place

COUNTS = ("total", "increase", "decrease")
_NEW_TOTAL = re.compile(
    r"(?:toàn tỉnh|toàn huyện|toàn thành phố|cả tỉnh|cả huyện|lũy kế|cộng dồn|tổng cộng|đến nay|tới nay|hiện có|hiện đã có|"
    r"tổng số|tính chung|tính gộp|tính cả|cộng các năm|như vậy|cả nước|tính đến|tính từ|nâng tổng|nâng số|đưa tổng|riêng năm|"
    r"trước đó|mỗi năm|đến năm|đến hết năm|giai đoạn)"
)
_AGAIN = re.compile(r"\s(?:ocop )?(?:này|ấy|đó|kia|nói trên|kể trên|vừa nêu|vừa kể|trên)(?!\w)")
_TOLD = re.compile(
    r"(?<!\w)(?:trong|trong số|trong tổng số|đứng tên|đứng sau|đằng sau|chủ nhân của|soi kỹ|điểm lại|nhìn vào|phía sau|cả|"
    r"toàn bộ)(?: cả)? $"
)
_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?: (?:có|là|với|được|đạt|ở mức))*(?!\w)")
_MADE_UP = re.compile(r"^(?: (?:lần này|đợt này|này|nói trên|của \w+|vừa được công nhận|mới))*,? (?:gồm|bao gồm|gồm có)(?: có)?(?!\w)")
_LINKED_HERE = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này|ấy)|riêng|kể cả|gồm cả)(?!\w)[^;.]*$")


def whole_in_force(walk: Walk, spot: Spot, back: int = 4) -> Candidate | None:
    """What the text is dividing when it comes to a number: the root of the last count of products."""
    first: Candidate | None = None
    size = max(spot.number.value, row_size(walk, spot))
    if size > spot.number.value:
        for candidate in walk.in_sentence():
            if candidate.value == size and _leads(walk, spot, candidate):
                return candidate  # "7 sản phẩm 5 sao: Bình Phước 3, Đồng Nai 2, …": the row comes to seven
    for candidate in reversed(walk.made):
        if walk.sentence_index - candidate.sentence > back:
            break
        if not _leads(walk, spot, candidate) or (candidate.status == "target" and candidate.rule == "ocop.going_on"):
            continue
        root = candidate.root if candidate.root.indicator == "ocop_products" else candidate
        first = first or root
        # a part, or a row, larger than the last count divides one before it
        if root.value >= size:
            return root
    return first


def row_size(walk: Walk, spot: Spot) -> Decimal:
    """What the row of places a number stands in adds up to; 0 where it stands in none."""
    if row_place(walk, spot) is None and not shared_places(walk, spot):
        return Decimal(0)
    total = Decimal(0)
    for item in walk.spots:
        if item.number.kind != "plain" or (item.nouns and "product" not in item.nouns):
            continue
        shared = len(shared_places(walk, item))
        if shared or row_place(walk, item) is not None:
            total += item.number.value * max(shared, 1)
    return total


def near_count(walk: Walk, spot: Spot) -> Candidate | None:
    """The count of products just before, in the same sentence."""
    return next((c for c in reversed(walk.in_sentence()) if _leads(walk, spot, c)), None)


def _leads(walk: Walk, spot: Spot, candidate: Candidate) -> bool:
    if (
        candidate.indicator != "ocop_products"
        or candidate.aside
        or candidate.section in ("title", "related")
        or candidate.measure not in COUNTS
    ):
        return False
    return candidate.unit != "%" and candidate.start < spot.start


def part_of_whole(walk: Walk, spot: Spot, star: StarSpan | None, subset: str | None) -> Candidate | None:
    """The figure that a number of products is a part of, or an item in the same row with; None where it opens a new total."""
    whole = whole_in_force(walk, spot)
    if whole is None:
        return None
    lower = walk.layout.lower
    left = lower[spot.left : spot.start]
    if _opens_total(walk, spot, whole, left):
        return None
    near = near_count(walk, spot)
    if (
        near is not None
        and near is not whole
        and near.value > spot.number.value
        and (_LINKED_HERE.search(left) or _in_bracket_after(walk, spot, near))
    ):
        if ";" in walk.text(near.end, spot.start) and near.part_of is not None and near.part_of.sentence == walk.sentence_index:
            return near.part_of  # past a semicolon the whole is divided anew
        return near
    if near is not None and near.value > spot.number.value and _TOLD.search(lower, spot.sentence.start, near.start):
        return near  # "Trong 39 sản phẩm có 6 sản phẩm …"
    here = _made_up_here(walk, spot, near)
    if here is not None and (star is None or _narrower(star, here)):
        return here
    if spot.number.value > whole.value:
        return whole if _peer(walk, spot, whole) else None
    if star is not None:
        return whole if _narrower(star, whole) and _same_matter(walk, spot, whole) else None
    if subset is not None:
        return None if _another_round(walk, spot, near) else whole
    if LINKED.search(left) or re.match(r" (?:còn lại|kia|trong (?:đó|số))(?!\w)", lower[spot.tail : spot.tail + 12]):
        return whole
    if shared_places(walk, spot) or _row(walk, spot, whole) or place_in_turn(walk, spot) is not None:
        return whole
    gap = lower[max(spot.left, near.end) : spot.start] if near is not None else left
    return whole if near is not None and re.fullmatch(r"[\s,(:]*(?:và |cùng |có |thì )*", gap) else None


def _made_up_here(walk: Walk, spot: Spot, near: Candidate | None) -> Candidate | None:
    """ "13 sản phẩm 4 sao lần này gồm 5 sản phẩm nâng hạng và 8 mới": the count that opens the sentence is made up of what follows."""
    if near is None:
        return None
    first = next((c for c in walk.in_sentence() if _leads(walk, spot, c)), None)
    if first is None or not (near is first or near.part_of is first) or first.value < spot.number.value:
        return None
    told = [c for c in walk.in_sentence() if c.part_of is first]
    return first if _MADE_UP.search(walk.text(first.end, told[0].start if told else spot.start)) else None


def _opens_total(walk: Walk, spot: Spot, whole: Candidate, left: str) -> bool:
    opened = list(_NEW_TOTAL.finditer(left))
    if not opened:
        return False
    # "tổng số 91 sản phẩm, trong đó …": the link came later
    return LINKED.search(left, opened[-1].end()) is None


def _another_round(walk: Walk, spot: Spot, near: Candidate | None) -> bool:
    """Rounds beside each other ("công nhận 44 sản phẩm …; công nhận lại 13 sản phẩm"), unless parts went before
    ("trong đó công nhận mới 29, công nhận lại 9")."""
    verb = walk.layout.cues.last(max(spot.left, spot.start - 24), spot.start, "subset", "recertified")
    if verb is None or LINKED.search(walk.layout.lower, spot.left, spot.start):
        return False
    if walk.text(verb.end, spot.start).strip() in (":", "là", "có"):
        return False  # a label: "Công nhận lại: 39"
    return near is None or near.part_of is None or near.subset is None


def _in_bracket_after(walk: Walk, spot: Spot, near: Candidate) -> bool:
    """As in "Ba Vì 36 (riêng sữa và chè 19)"."""
    opened = walk.layout.lower.rfind("(", spot.sentence.start, spot.start)
    return opened >= near.end - 1 and walk.layout.lower.find(")", opened, spot.start) < 0


def _narrower(star: StarSpan, whole: Candidate) -> bool:
    if whole.stars is None:
        return True
    low, high, _ = whole.stars
    return low <= star.low and star.high <= high and (star.low, star.high) != (low, high)


def _same_matter(walk: Walk, spot: Spot, whole: Candidate) -> bool:
    """A star of the next sentence still divides, unless another period or another place is said before it."""
    if whole.sentence == walk.sentence_index or any(c.part_of is whole for c in walk.in_sentence()):
        return True
    named = [p.place for p in walk.layout.places_in(spot.sentence.start, spot.start) if p.place is not None]
    if named and whole.place is not None and all(place.name != whole.place.name and _above(place, whole.place) for place in named):
        return False
    for period in walk.layout.periods_in(spot.sentence.start, spot.start):
        if (
            period.role not in ("compare",)
            and whole.period is not None
            and (period.first, period.last) != (whole.period.first, whole.period.last)
        ):
            return False
    return True


def _above(place: Place, other: Place) -> bool:
    """A place contains another."""
    return any(p.name == place.name and p.level == place.level for p in other.parents)


def _row(walk: Walk, spot: Spot, whole: Candidate) -> bool:
    place = row_place(walk, spot)
    if place is None or place.place == whole.place:
        return False
    return is_row(walk, spot) or walk.sentence_index == whole.sentence


def _peer(walk: Walk, spot: Spot, whole: Candidate) -> bool:
    """As in "Quảng Ngãi 187, Bình Định 240": items of one row, not parts of each other."""
    place = row_place(walk, spot)
    return (
        place is not None
        and place.place is not None
        and whole.place is not None
        and place.place.level == whole.place.level
        and place.place.name != whole.place.name
    )


def place_in_turn(walk: Walk, spot: Spot) -> PlaceAt | None:
    """The place of a number in "A, B và C lần lượt 41, 36 và 33"."""
    lower = walk.layout.lower
    said = next(iter(_IN_TURN.finditer(lower, spot.sentence.start, spot.start)), None)
    if said is None:
        return None
    row = [s for s in walk.spots if s.start >= said.end()]
    places: list[PlaceAt] = []
    for place in reversed(walk.layout.places_in(spot.sentence.start, said.start())):
        if places and not LIST_WORDS.fullmatch(lower, place.end, places[0].start):
            break
        places.insert(0, place)
    position = row.index(spot) if spot in row else -1
    if not 0 <= position < len(places) or len(row) < len(places) or re.search(r"[;.]", lower[said.end() : spot.start]):
        return None
    return places[position]


def stand_at(one: Candidate, place: PlaceAt) -> None:
    """Say a figure of a place."""
    one.place, one.place_candidates = place.place, place.candidates
    one.fields["place"], one.origins["place"] = (place.start, place.end), "stated"


def divide(walk: Walk, one: Candidate, whole: Candidate, star: StarSpan | None, subset: str | None, by_place: bool) -> None:
    """Fill a part: stars, whole, and that it leads nothing of its own."""
    one.head = whole
    if star is not None and not star.origin:
        set_stars(one, star)
    elif whole.stars is not None and not _beside_other_stars(walk, whole):
        one.stars = whole.stars
        one.origins["stars"] = "carried"
    if subset is not None:
        one.subset = subset
    one.inherited = True
    if whole.sentence == walk.sentence_index and not walk.layout.cues.first(whole.end, one.start, "status"):
        one.status = whole.status
    beside = subset is not None and whole.subset not in (None, subset)
    fits = one.value <= whole.value and one.status == whole.status and whole.measure in COUNTS
    if beside:
        one.part_of = whole.part_of
    elif fits and not (by_place and _same_level(one, whole)):
        one.part_of = whole


def _beside_other_stars(walk: Walk, whole: Candidate) -> bool:
    """As in "13 sản phẩm 4 sao, 131 sản phẩm 3 sao …, trong đó 124 thuộc nhóm thực phẩm": what is divided is their sum."""
    return (
        whole.part_of is None
        and whole.sentence == walk.sentence_index
        and any(
            c.indicator == whole.indicator and c.sentence == whole.sentence and c.stars not in (None, whole.stars) and c.root is not whole
            for c in walk.made
        )
    )


def _same_level(one: Candidate, whole: Candidate) -> bool:
    return one.place is not None and whole.place is not None and one.place.level == whole.place.level and one.place.name != whole.place.name


def set_stars(one: Candidate, star: StarSpan) -> None:
    """Stars as said."""
    one.stars = star.stars
    one.fields["stars"] = (star.start, star.end)
    one.origins["stars"] = "stated"


def told_again(walk: Walk, spot: Spot) -> Candidate | None:
    """The figure that "trong 34 sản phẩm ấy", "đứng tên 47 sản phẩm này là …" comes back to: the same number, said of the same thing."""
    lower = walk.layout.lower
    if not (_AGAIN.match(lower, spot.tail) or _TOLD.search(lower, spot.left, spot.start)):
        return None
    value: Decimal = spot.number.value
    for earlier in reversed(walk.made):
        if (
            earlier.indicator == "ocop_products"
            and earlier.value == value
            and earlier.measure in COUNTS
            and earlier.unit != "%"
            and walk.sentence_index - earlier.sentence <= 14
            and not earlier.aside
        ):
            return earlier
    return None


def repeat(walk: Walk, spot: Spot, earlier: Candidate) -> Candidate:
    """The figure once more, with the evidence of this mention."""
    number = spot.number
    fields = {"value": number.value_span}
    if spot.noun_end > 0:
        fields["unit"] = (spot.noun_start, spot.noun_end)
    one = replace(
        earlier, start=number.start, end=spot.tail, comparator=number.comparator, fields=fields,
        origins={**earlier.origins, "value": "stated"}, section=spot.sentence.section, sentence=walk.sentence_index, reading="number",
    )  # fmt: skip
    if one.place is None:
        set_place(walk, spot, one, None)
    return one
