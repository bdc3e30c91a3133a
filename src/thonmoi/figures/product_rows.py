"""OCOP products or makers counted without a noun: "Yên Bình 31", "5 sao: 2", "thảo dược 4", "công ty 22", "Sản phẩm OCOP: 800"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.entities import entities_in_force, entity, row_of_kinds
from thonmoi.figures.layout import PlaceAt
from thonmoi.figures.linking import number_start
from thonmoi.figures.lists import is_row, row_place, shared_places
from thonmoi.figures.plain import about_other_things
from thonmoi.figures.product_lists import open_row
from thonmoi.figures.product_turns import going_on
from thonmoi.figures.products import BRINGS, walk_has_ocop
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.stars import StarSpan, find_stars, star_of
from thonmoi.figures.subsets import (
    AMOUNT,
    as_written,
    group_after,
    group_label,
    groups_each,
    kind_after,
    kind_label,
    open_label,
    owner_label,
)
from thonmoi.figures.wholes import COUNTS, divide, near_count, part_of_whole, place_in_turn, set_stars, stand_at, whole_in_force

_ENDS = re.compile(
    r"\s*(?:[,.;:)(\"”…–-]|$|\n|(?:và|trong|trong đó|cùng|còn|rồi|kế|ở|tại|của|thuộc|là|được|nhờ|so với|năm|vào|đơn vị|\d sao|"
    r"(?:một|hai|ba|bốn|năm) sao|sao|nữa|trước|lên|xuống|mới|thì|nên|đạt|giữ|nhận|hạng|làm|công nhận|đánh giá|cấp|chấm|xét|nâng)(?!\w))"
)
_VERB = re.compile(
    r"(?:(?<!\w)(?:từ|từ chỗ|"
    r"là|thì|đạt|còn|có|ở|dừng ở|lên|lên tới|lên đến|thành|gồm|chạm|vượt)|:)\s*(?:con số |mức |mốc |tổng cộng )?" + AMOUNT + "$"
)
_HOW_MANY = re.compile(r"(?:(?<!\w)(?:tổng|tổng số|số|số lượng|lực lượng)|[,;)])\s$")
_NOUN_WORDS = re.compile(r"[^;.()]{0,70}")
_NUMBER_WORD = re.compile(
    r"(?<!\w)(?:con số|số lượng|tổng số|tổng cộng)(?: này| đó| ấy)?[^,;.:]{0,26}(?:là|lên|đạt|thành)\s*(?:con số )?" + AMOUNT + "$"
)
_HEADLINE = re.compile(r"ocop[^.;,]{0,40}(?<!\w)(?:chạm|cán mốc|vượt mốc|vượt|đạt mốc|lên)\s*(?:mốc |con số )?" + AMOUNT + "$")
_YEAR_ROW = re.compile(
    r"[;,]\s*(?:và |còn |riêng )?(?:(?:đến |tới |cuối |hết |đến hết )*(?:năm )?20\d\d|(?:cùng kỳ )?năm (?:trước đó|trước|ngoái|"
    r"liền trước))\s*(?:chỉ |mới )?(?:là|đạt|có|lên|:|còn)?\s*" + AMOUNT + "$"
)
_ROUND_AFTER = re.compile(
    r" (?:là |được )?(?P<said>(?:làm |công nhận |chấm |đánh giá )?mới|(?:công nhận|đánh giá|chấm|cấp|xét) lại|nâng hạng|lên hạng|nâng sao)"
    r"(?= ?(?:[,.;)]|$| và ))"
)
_NAMED = re.compile(r"(?<!\w)(?:ocop|sản phẩm)(?:\s|[^.;:\d]{0,30}:\s)(?:đạt |hạng |đạt hạng )?$")
_SAYS_SO = re.compile(r":|(?<!\w)(?:là|có|được|đạt|lên|còn)(?!\w)")
_YEAR_AFTER = re.compile(r" \((?:năm |cuối năm |hết năm )?20\d\d\)")
_NEXT = re.compile(r"[,;)]\s*(?:và |rồi |nay )?" + AMOUNT + "$")
_ROW_HEAD = re.compile(r"(?:sản phẩm[^.:;\d]{0,20}ocop|ocop[^.;\d]{0,40}sản phẩm)[^.;\d]{0,60}:\s*(?:huyện |xã |thị xã |thành phố )?$")
_DASH = re.compile(r"\s*[-–—:]\s*")
_AT_PLACE = re.compile(r" (?:ở|tại|của|thuộc) (?:(?:huyện|xã|thị xã|thành phố|tp|phường) )?")
_UNNAMED = re.compile(
    r"[,;(]\s*(?:và |còn lại |riêng )?(?:(?:vùng|khu vực|miền|cụm|phía)(?: [^\W\d_]+){1,3}|"
    r"thành phố|thị xã|các (?:huyện|xã|phường|địa phương|đơn vị|nơi) (?:khác|còn lại))\s*(?:thì )?"
    r"(?:mỗi (?:xã|huyện|phường|nơi|đơn vị) )?(?:có |được |là |: ?)?" + AMOUNT + "$"
)
_INTO = re.compile(r"(?:,|:| thì)? ?(?:gồm|bao gồm|trong đó có|trong đó|chia ra|cụ thể)?(?: có)?:? ")
_RECOGNISES = re.compile(r"(?<!\w)(?:công nhận|phân hạng|xếp hạng|chứng nhận|đạt|có|được|thêm)(?: (?:mới|cho|thêm|tổng cộng|cả thảy))? $")
_EVERY = re.compile(r"(?<!\w)cứ (?:\d+|[^\W\d_]+) sản phẩm(?!\w)")
_REGION = re.compile(
    r"[,;(]\s*(?:và |còn lại |riêng )?(?P<said>(?:vùng|khu vực|miền|cụm|phía)(?: [^\W\d_]+){1,3}?)\s*(?:có |được |là |: ?)?" + AMOUNT + "$"
)
_NOW_HAS = re.compile(r"(?<!\w)nay(?: \w+){0,2} (?:đã )?có (?:tới )?" + AMOUNT + "$")
_OF_THESE = re.compile(r" (?:trong số (?:này|đó|ấy)|trong đó)(?!\w)")
_ETHNIC = re.compile(r"(?<!\w)chủ thể (?:là )?(?P<said>người [^,;.:()\d]{2,16}?)\s*(?:có |là |: ?)?" + AMOUNT + "$")


def decide_product_row(walk: Walk, spot: Spot) -> list[Candidate]:
    """Empty when nothing ties the number to OCOP products or their makers."""
    lower = walk.layout.lower
    ends = _ENDS.match(lower, spot.number.tail) or group_after(walk, spot)
    if spot.number.kind != "plain" or not ends or not walk_has_ocop(walk, spot):
        return []
    begin = max(spot.left, lower.rfind(",", spot.left, spot.start), lower.rfind(";", spot.left, spot.start))
    blocks = walk.layout.cues.first(begin, spot.start, "block", "besides", "criterion")
    if (blocks is not None and not BRINGS.search(lower, blocks.end, spot.start)) or spot.start in walk.consumed or _row_died(walk, spot):
        return []
    if about_other_things(walk, spot):
        return []
    for rule in (_makers, _noun_before, _grouped, _labelled, _divided_next, _placed, _elsewhere, _one_of, going_on):
        made = rule(walk, spot)
        if made:
            return made
    return []


def _row_died(walk: Walk, spot: Spot) -> bool:
    """The row is about something turned away: "nhiều sản phẩm quá hạn nhất là Chợ Đồn (9 sản phẩm), Na Rì 8"."""
    for before in reversed(walk.spots[: spot.index]):
        if before.start not in walk.refused:
            return False
        if walk.refused[before.start][0] == "near_miss":
            return set(before.nouns) & {"product", "entity", "generic"} != set()
    return False


def _makers(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "công ty 22, tổ hợp tác 9", "hộ kinh doanh đông nhất (268)", "trong đó 31 là hợp tác xã", "chủ thể người Mường 64"."""
    named = re.search(r"(?<!\w)chủ thể(?!\w)", walk.text(spot.sentence.start, spot.start)) is not None
    if entities_in_force(walk, spot) is None and not named and not row_of_kinds(walk, spot):
        return []
    owners = owner_label(walk, spot)
    if owners is not None:
        return _from(entity(walk, spot, as_written(walk, *owners), "ocop_entities.label"), owners[0])
    ethnic = _ETHNIC.search(walk.layout.lower, spot.left, spot.start)
    if ethnic is not None:
        return _from(entity(walk, spot, as_written(walk, *ethnic.span("said")), "ocop_entities.label"), ethnic.start())
    label = kind_label(walk, spot)
    if label is not None:
        return _from(entity(walk, spot, as_written(walk, *label), "ocop_entities.label"), label[0])
    if walk.text(spot.number.tail, spot.number.tail + 4) != " là ":
        return []
    after = kind_after(walk, spot)
    if after is None:
        return []
    made = entity(walk, spot, as_written(walk, *after), "ocop_entities.label")
    for one in made:
        one.end = after[1]
    return made


def _from(made: list[Candidate], start: int) -> list[Candidate]:
    """Evidence that begins with the label."""
    for one in made:
        if one.end - start < 90:
            one.start = min(one.start, start)
    return made


def _noun_before(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "Sản phẩm OCOP: 800", "Chủ thể OCOP của tỉnh nay là 361", "nâng số sản phẩm lên 118", "con số nay là 115"."""
    lower, cues = walk.layout.lower, walk.layout.cues
    again = _again_in_year(walk, spot)
    if again:
        return again
    counted = {s.noun_start for s in walk.spots if s.noun_start > 0}
    nouns = [
        c for c in cues.within(spot.left, spot.start, "noun") if c.start not in counted and set(c.values("noun")) & {"product", "entity"}
    ]
    begin = nouns[-1].start if nouns else -1
    gap = lower[nouns[-1].end : spot.start].strip() if nouns else ""
    tight = nouns and (gap == "ocop" or (not gap and _HOW_MANY.search(lower[spot.left : nouns[-1].start])))
    told = nouns and not tight
    if told and (not _VERB.search(lower, nouns[-1].end, spot.start) or not _NOUN_WORDS.fullmatch(lower, nouns[-1].end, spot.start)):
        return []
    if not nouns:
        number = _NUMBER_WORD.search(lower, spot.left, spot.start) or (
            _NOW_HAS.search(lower, spot.left, spot.start) if near_count(walk, spot) else None
        )
        whole = whole_in_force(walk, spot, back=1)
        if number is not None and whole is not None and walk.made[-1].indicator.startswith("ocop"):
            begin = number.start()
        else:
            headline = _HEADLINE.search(lower, spot.sentence.start, spot.start)
            if headline is None or spot.number.value < 50:
                return []
            begin = headline.start()
    if nouns and "product" not in nouns[-1].values("noun"):
        return _from(entity(walk, spot, None, "ocop_entities.noun_before"), begin)
    said = find_stars(lower, begin, spot.start)
    made = make(
        walk,
        spot,
        "ocop_products",
        "total",
        "ocop_products.noun_before",
        unit=as_written(walk, nouns[-1].start, nouns[-1].end) if nouns else "sản phẩm",
    )
    for one in made:
        one.noun = "product"
        if said and not said[-1].origin:
            set_stars(one, said[-1])
    return _from(made, begin)


def _again_in_year(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "…; đến 2030 là 220" goes on about what the sentence counted for another year."""
    near = near_count(walk, spot)
    lower = walk.layout.lower
    dated = _YEAR_AFTER.match(lower, spot.number.tail) is not None and _NEXT.search(lower[spot.left : spot.start]) is not None
    if near is None or not (dated or _YEAR_ROW.search(lower, max(spot.left - 2, 0), spot.start)):
        return []
    if spot.number.value > near.root.value:
        near = near.root  # a part of a star is no part of what is more than the whole
    made = make(
        walk,
        spot,
        "ocop_products",
        near.measure,
        "ocop_products.year_row",
        unit=near.unit,
        head=near,
        place_from_head=True,
        also=near.also.get("measure", ()),
    )
    for one in made:
        one.noun, one.stars, one.subset = "product", near.stars, near.subset
        if one.status == "target" and one.measure == "increase" and one.value > near.value:
            one.measure = "total"  # "có thêm 60 sản phẩm …; đến 2030 đạt 500"
    return made


def _labelled(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "5 sao: 2", "35 ba sao", "thực phẩm 73", "công nhận mới 29, công nhận lại 9"."""
    star, star_end = star_of(walk, spot)
    label = group_label(walk, spot, ("product", "recertified")) or open_label(walk, spot) or _round_after(walk, spot)
    if label is None and not _EVERY.search(walk.layout.lower, spot.clause, spot.start):
        label = group_after(walk, spot)
    if star is None and label is None:
        return []
    subset = as_written(walk, *label) if label is not None else None
    whole = part_of_whole(walk, spot, star, subset)
    if whole is None and star is not None:
        return _starred(walk, spot, star) if star.end <= spot.start else []
    if whole is None:
        return _round(walk, spot, label)
    made = _item(walk, spot, whole, end=star_end)
    each = groups_each(walk, spot)
    if each:
        made = [one for _ in each for one in _item(walk, spot, whole, end=star_end)]
    for k, one in enumerate(made):
        divide(walk, one, whole, star, as_written(walk, *each[k]) if each else subset, by_place=False)
    before = [*([label] if label else []), *([(star.start, star.end)] if star is not None else [])]
    return _from(made, min([start for start, end in before if end <= spot.start], default=spot.start))


def _divided_next(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "hồi tháng 4 chúng tôi công nhận 22, gồm 17 sản phẩm 4 sao, 5 sản phẩm 3 sao": what is divided next is what is counted."""
    lower = walk.layout.lower
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if following is None or "product" not in following.nouns or following.number.value > spot.number.value:
        return []
    if not _INTO.fullmatch(lower, spot.number.tail, number_start(following)) or not _RECOGNISES.search(
        lower, spot.left, number_start(spot)
    ):
        return []
    if not find_stars(lower, following.tail, min(following.right, following.tail + 40)):
        return []
    measure, also, _ = measure_of(walk, spot)
    made = make(walk, spot, "ocop_products", measure, "ocop_products.divided_next", unit="sản phẩm", also=also)
    for one in made:
        one.noun = "product"
    return made


def _round(walk: Walk, spot: Spot, label: tuple[int, int] | None) -> list[Candidate]:
    """As in "công nhận 40 sản phẩm; nâng hạng 8": a round beside another."""
    if label is None or walk.layout.cues.first(*label, "subset", "recertified") is None or near_count(walk, spot) is None:
        return []
    made = make(walk, spot, "ocop_products", "increase", "ocop_products.round", unit="sản phẩm", also=("total",))
    for one in made:
        one.noun, one.subset = "product", as_written(walk, *label)
    return _from(made, label[0])


def _round_after(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """As in "11 sản phẩm, gồm 7 mới, 4 công nhận lại"."""
    said = _ROUND_AFTER.match(walk.layout.lower, spot.number.tail)
    return said.span("said") if said is not None and near_count(walk, spot) is not None else None


def _starred(walk: Walk, spot: Spot, star: StarSpan) -> list[Candidate]:
    """As in "4 sao: 12. 3 sao: 60" where no count of all products went before."""
    lower, before = walk.layout.lower, walk.in_sentence()
    near_starred = bool(before) and before[-1].rule == "ocop_products.starred"
    if not _SAYS_SO.search(lower, star.end, spot.start) and not _NAMED.search(lower, spot.left, star.start) and not near_starred:
        return []
    made = make(walk, spot, "ocop_products", "total", "ocop_products.starred", unit="sản phẩm")
    for one in made:
        one.noun = "product"
        set_stars(one, star)
    return _from(made, star.start)


def _grouped(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "Soi kỹ, gạo 8, mật ong 3, tiêu 5"."""
    whole = whole_in_force(walk, spot, back=1)
    label = open_row(walk, spot, whole) if whole is not None and walk.made[-1].indicator.startswith("ocop") else None
    if whole is None or label is None:
        return []
    made = _item(walk, spot, whole)
    for one in made:
        divide(walk, one, whole, None, as_written(walk, *label), by_place=False)
    return _from(made, label[0])


def _item(walk: Walk, spot: Spot, whole: Candidate, end: int | None = None, by_place: bool = False) -> list[Candidate]:
    """A part with the measure and time of its whole."""
    also = whole.also.get("measure", ()) or (("total",) if whole.measure == "increase" else ())
    made = make(
        walk,
        spot,
        whole.indicator,
        whole.measure,
        "ocop.row",
        unit=whole.unit,
        end=end,
        head=whole,
        also=also,
        place_from_head=not by_place,
    )
    for one in made:
        one.noun = whole.noun
    return made


def _placed(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "Phú Xuyên theo sát, 88", "A, B và C đều 4", "lần lượt 41, 36 và 33", "2 ở Đà Bắc": a place's part of the whole."""
    whole = _row_whole(walk, spot)
    if whole is None:
        return _headed_row(walk, spot)
    turn = place_in_turn(walk, spot)
    at = _place_after(walk, spot)
    place = row_place(walk, spot)
    shared = shared_places(walk, spot)
    row = place is not None and (is_row(walk, spot) or _DASH.fullmatch(walk.layout.lower, place.end, spot.start) is not None)
    if turn is None and at is None and not shared and not row:
        return []
    made = _item(walk, spot, whole, by_place=True)
    for one in made:
        chosen = turn or (at if not shared else None)
        if chosen is not None:
            stand_at(one, chosen)
        divide(walk, one, whole, None, whole.subset if whole.subset and whole.part_of is None else None, by_place=True)
    return _from(made, place.name_start) if place is not None and not shared and turn is None and at is None else made


def _headed_row(walk: Walk, spot: Spot) -> list[Candidate]:
    """The first of "Sản phẩm OCOP các huyện: Đại Lộc (52), Điện Bàn (48)", a row that no count of all went before."""
    place = row_place(walk, spot)
    if place is None or not is_row(walk, spot) or not _ROW_HEAD.search(walk.layout.lower, spot.sentence.start, place.start):
        return []
    made = make(walk, spot, "ocop_products", "total", "ocop_products.headed_row", unit="sản phẩm")
    for one in made:
        one.noun = "product"
        stand_at(one, place)
    return _from(made, place.name_start)


def _row_whole(walk: Walk, spot: Spot) -> Candidate | None:
    """What a row of places divides: the count that was last, of products unless only makers were counted there."""
    last = next((c for c in reversed(walk.made) if c.measure in COUNTS and not c.aside and c.section not in ("title", "related")), None)
    if last is None or not last.indicator.startswith("ocop") or walk.sentence_index - last.sentence > 3:
        return None
    if (
        last.indicator == "ocop_entities"
        and not any("product" in s.nouns for s in walk.spots)
        and not any(c.indicator == "ocop_products" and c.sentence == last.sentence for c in walk.made[-12:])
    ):
        return last.part_of or last
    if last.indicator == "ocop_products" and _place_after(walk, spot) is not None and last.sentence == walk.sentence_index:
        return last.head if last.inherited and last.head is not None else last
    return whole_in_force(walk, spot)


def _place_after(walk: Walk, spot: Spot) -> PlaceAt | None:
    """As in "2 ở Đà Bắc, 1 ở Mai Châu"."""
    gap = _AT_PLACE.match(walk.layout.lower, spot.number.tail)
    if gap is None:
        return None
    return next(
        (
            p
            for p in walk.layout.places_in(spot.number.tail, min(spot.sentence.end, spot.number.tail + 50))
            if p.start <= gap.end() <= p.name_start + 1
        ),
        None,
    )


def _elsewhere(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "thành phố 10", "các huyện khác 20" in a row of places: a place without a name, so none is filled in."""
    near = near_count(walk, spot)
    if near is None or not _UNNAMED.search(walk.layout.lower, max(spot.left - 1, 0), spot.start):
        return []
    whole = near.head if near.inherited and near.head is not None else near
    if spot.number.value > whole.value:
        return []
    made = _item(walk, spot, whole, by_place=True)
    region = _REGION.search(walk.layout.lower, max(spot.left - 1, 0), spot.start)
    for one in made:
        if region is not None:
            one.place, one.place_candidates = whole.place, whole.place_candidates
        else:
            one.place, one.place_candidates = None, ()
            one.fields.pop("place", None)
            one.origins.pop("place", None)
        divide(walk, one, whole, None, as_written(walk, *region.span("said")) if region is not None else None, by_place=True)
    return made


def _one_of(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "4 trong số này lên được 4 sao"."""
    if not _OF_THESE.match(walk.layout.lower, spot.number.tail) or not walk.made or not walk.made[-1].indicator.startswith("ocop_products"):
        return []
    last = walk.made[-1]
    if last.value < spot.number.value or walk.sentence_index - last.sentence > 1:
        return []
    star, end = star_of(walk, spot)
    made = _item(walk, spot, last, end=end)
    for one in made:
        divide(walk, one, last, star, None, by_place=False)
    return made
