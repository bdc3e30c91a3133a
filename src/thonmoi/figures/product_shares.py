"""The decision about a percentage of OCOP products (of a star, of a group, of the count before it) or of their makers."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.entities import entity_share
from thonmoi.figures.lists import row_place
from thonmoi.figures.products import says_ocop, walk_has_ocop
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.stars import StarSpan, star_of
from thonmoi.figures.subsets import as_written, group_after, group_label, subset_of
from thonmoi.figures.units import blocked
from thonmoi.figures.wholes import near_count, set_stars, stand_at, whole_in_force

_TIGHT = re.compile(
    r"(?:chiếm|\(|tương đương|bằng|tỷ lệ|tỉ lệ|đạt|tức|ứng với)\s*(?:gần |hơn |trên |khoảng |tới |tỷ lệ |tỉ lệ )?(?:tỷ lệ |tỉ lệ )?$"
)
_OF_PLAN = re.compile(r"\s(?:so với )?(?:kế hoạch|mục tiêu|chỉ tiêu|nghị quyết|cùng kỳ)(?!\w)")
_ALL_PRODUCTS = re.compile(r"\s(?:tổng )?(?:số )?(?:lượng )?sản phẩm(?: ocop)?(?! \w+ sao)(?!\w)")


def decide_ocop_share(walk: Walk, spot: Spot) -> list[Candidate] | None:
    """None where the percentage is about something else than OCOP; empty where it is a near miss."""
    if not walk_has_ocop(walk, spot):
        return None
    if blocked(walk, spot, ("besides", "negative"), before_comma=False) and _of_ocop(walk, spot):
        walk.refused[spot.start] = ("near_miss", "what products or their makers have or do besides")
        return []
    makers = entity_share(walk, spot)
    return _product_share(walk, spot) if makers is None else makers


def _of_ocop(walk: Walk, spot: Spot) -> bool:
    if "product" in spot.nouns or "entity" in spot.nouns:
        return True
    before = walk.in_sentence()
    return bool(before) and before[-1].indicator.startswith("ocop") and not walk.layout.cues.first(before[-1].end, spot.start, "topic")


def _product_share(walk: Walk, spot: Spot) -> list[Candidate] | None:
    star, end = star_of(walk, spot)
    label = group_label(walk, spot, ("product",))
    subset = as_written(walk, *label) if label is not None else (subset_of(walk, spot) if "product" in spot.nouns else None)
    after = group_after(walk, spot) if subset is None else None
    subset = subset if after is None else as_written(walk, *after)
    tight = _TIGHT.search(walk.layout.lower, spot.left, spot.start) is not None
    before = walk.in_sentence()
    last = before[-1] if before and before[-1].indicator.startswith("ocop") else None
    if _OF_PLAN.match(walk.layout.lower, spot.number.tail):
        return None
    if star is None and subset is None:
        if _of_place(walk, spot, tight, last):
            return _share(walk, spot, None, None, None, tight, last, None, by_place=True)
        return _of_count(walk, spot, last) if tight and last is not None else None
    said = "product" in spot.nouns or (tight and says_ocop(walk, spot.sentence.start, spot.sentence.end))
    if last is None and not said and whole_in_force(walk, spot, back=2) is None:
        return None
    return _share(walk, spot, star, end, subset, tight, last, label[0] if label is not None else None)


def _of_place(walk: Walk, spot: Spot, tight: bool, last: Candidate | None) -> bool:
    """As in "Đồng bằng sông Hồng chiếm 30,7% tổng số sản phẩm OCOP, Tây Nguyên 6%": the share a place has of all products."""
    if tight and _ALL_PRODUCTS.match(walk.layout.lower, spot.number.tail) and walk.layout.places_in(spot.left, spot.start):
        return True
    if row_place(walk, spot) is None:
        return False
    return last is not None and last.rule == "ocop.share" and last.measure == "share" and last.stars is None and last.subset is None


def _of_count(walk: Walk, spot: Spot, last: Candidate) -> list[Candidate]:
    """As in "118 sản phẩm 3 sao (71,5%)"."""
    made = make(walk, spot, last.indicator, "share", "ocop.share", unit="%", head=last, place_from_head=True)
    for one in made:
        one.noun, one.subset, one.stars = last.noun, last.subset, last.stars
        one.period, one.status = one.period or last.period, last.status
    return made


def _share(
    walk: Walk,
    spot: Spot,
    star: StarSpan | None,
    end: int | None,
    subset: str | None,
    tight: bool,
    last: Candidate | None,
    begin: int | None,
    by_place: bool = False,
) -> list[Candidate]:
    """As in "76,2% sản phẩm 3 sao", "Nhóm thực phẩm chiếm 81,2%", "tối thiểu 50% số đó được xếp hạng 4 sao trở lên"."""
    whole = near_count(walk, spot) or whole_in_force(walk, spot)
    if whole is not None and last is not None and last.measure != "share":
        whole = last if last.indicator == "ocop_products" and last.stars is None else whole.root
    made = make(
        walk,
        spot,
        "ocop_products",
        "share",
        "ocop.share",
        unit="%",
        end=end,
        head=whole,
        place_from_head=whole is not None and not by_place,
    )
    for one in made:
        one.noun, one.subset = "product", subset
        named = walk.layout.places_in(spot.left, spot.start) if by_place else []
        if named:
            stand_at(one, named[-1])
        if star is not None and not star.origin:
            set_stars(one, star)
        elif whole is not None and subset is not None:
            one.stars = whole.root.stars
        if whole is not None and not walk.layout.cues.first(spot.left, spot.start, "status"):
            one.status = whole.status
        if begin is not None and spot.start - begin < 60:
            one.start = min(one.start, begin)
    return made
