"""The decision about a number of OCOP products."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.lists import row_place, shared_places
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.stars import StarSpan, find_stars, star_of
from thonmoi.figures.subsets import groups_each, subset_of
from thonmoi.figures.units import blocked
from thonmoi.figures.wholes import COUNTS, divide, near_count, part_of_whole, repeat, set_stars, told_again, whole_in_force
from thonmoi.records import Measure

_OTHER_THING = re.compile(r"[\s,]*(?:của các làng nghề|công nghiệp|chủ lực|đặc sản|truyền thống|mẫu|nông nghiệp chủ lực|tiêu biểu|vật tư|cây|con|du lịch đặc thù|bị (?!thu hồi|rút|tước))")
_WITHDRAWN = re.compile(r"[^,;.()]{0,24}(?<!\w)bị (?:thu hồi|rút|tước)(?!\w)")
_WITHDRAWS = re.compile(r"(?:thu hồi|rút|tước)(?: lại)?(?: (?:sao|giấy|giấy chứng nhận|chứng nhận|quyết định công nhận|bằng)(?: ocop)?)?(?: của| đối với)?\s*$")
_MORE = re.compile(r"\s(?:ocop )?nữa(?!\w)")
_ADDED_UP = re.compile(r"(?<!\w)cộng (?:cả|với|thêm|dồn cả)[^,;.]{0,24}$")
_COMPARED = re.compile(r"(?<!\w)(?:so với|hơn|kém|vượt xa mục tiêu|vượt mục tiêu|vượt kế hoạch|từ)\s+(?:con số |mức |mốc )?$")
_AIMED = re.compile(r"(?:đích|mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|con số|mốc)[^,;.]{0,30}$")
_OF_MAKERS = re.compile(r"[^,;.()]{0,20}(?<!\w)(?:của|là|do|thuộc|thuộc về|từ) (?:hơn |trên |gần |khoảng )?\d+ (?:chủ thể|hợp tác xã|htx|cơ sở)")
_BESIDE = ("", "và", "có", "với", "tỉnh có", "đã có", "hiện có", "mới có", "chỉ có")
_PER_MAKER = re.compile(r"\s?/\s?(?:chủ thể|xã|huyện|cơ sở|đơn vị)(?!\w)")


def decide_product(walk: Walk, spot: Spot) -> list[Candidate]:
    """A number of products: with OCOP, stars or grading said of it, dividing a head that has them, or told again."""
    earlier = told_again(walk, spot)
    if earlier is not None:
        return [repeat(walk, spot, earlier)]
    star, star_end = star_of(walk, spot)
    refusal = _refused(walk, spot, star)
    if refusal:
        walk.refused[spot.start] = ("near_miss", refusal)
        return []
    subset = subset_of(walk, spot)
    whole = None if walk.died(spot) and star is None else part_of_whole(walk, spot, star, subset)
    if whole is not None and _opens_own(walk, spot, whole, star):
        whole = None
    if whole is None and not _of_ocop(walk, spot, star):
        walk.refused[spot.start] = ("not_in_catalogue", "not said to be of OCOP")
        return []
    return _product(walk, spot, star, star_end, subset, whole)


def _product(walk: Walk, spot: Spot, star: StarSpan | None, star_end: int | None, subset: str | None, whole: Candidate | None) -> list[Candidate]:
    cues = walk.layout.cues
    if _PER_MAKER.match(walk.layout.lower, spot.tail):
        measure, also = "average", ()
    else:
        measure, also = product_measure(walk, spot, whole)
    said = (cues.first(spot.tail, spot.right, "graded"), cues.first(spot.tail, spot.right, "programme", "ocop"))
    end = max([star_end or 0, *(cue.end for cue in said if cue is not None)])
    made = make(walk, spot, "ocop_products", measure, "ocop_products.count", end=end, also=also, head=whole)
    shared = groups_each(walk, spot)
    by_place = row_place(walk, spot) is not None or bool(shared_places(walk, spot))
    for one in made:
        one.noun = "product"
        if whole is not None:
            divide(walk, one, whole, star, subset, by_place)
        else:
            one.subset = subset
            if star is not None and not star.origin:
                set_stars(one, star)
        if _COMPARED.search(walk.layout.lower, spot.left, one.start):
            one.aside = True
    return made if not shared else made


def _refused(walk: Walk, spot: Spot, star: StarSpan | None) -> str | None:
    """What turns a number of products away: another kind of product, or something products have or do besides."""
    lower, cues = walk.layout.lower, walk.layout.cues
    if _WITHDRAWN.match(lower, spot.tail):
        return None
    if _OTHER_THING.match(lower, spot.tail):
        return "another kind of product"
    miss = blocked(walk, spot, ("negative", "besides"))
    if miss:
        return miss
    before = cues.last(max(spot.left, spot.start - 40), spot.start, "block", "besides", "negative")
    if before is not None and star is None and not cues.first(spot.tail, spot.right, "programme", "ocop") and "," not in lower[before.end : spot.start]:
        return lower[before.start : before.end]
    return None


def _opens_own(walk: Walk, spot: Spot, whole: Candidate, star: StarSpan | None) -> bool:
    """OCOP said of the number itself, or a measure of its own in another sentence, opens a new count."""
    if whole.sentence == walk.sentence_index or star is not None:
        return False
    if row_place(walk, spot) is not None or shared_places(walk, spot):
        return False
    return walk.layout.cues.first(spot.tail, spot.right, "programme", "ocop") is not None and own_change(walk, spot)


def _of_ocop(walk: Walk, spot: Spot, star: StarSpan | None) -> bool:
    """OCOP, a star or a grading is said of the number; or it is recognised, aimed at, or made by so many makers where OCOP is the matter."""
    lower, cues = walk.layout.lower, walk.layout.cues
    if star is not None or cues.first(spot.tail, spot.right, "programme", "ocop"):
        return True
    matter = walk_has_ocop(walk, spot)
    if matter and cues.first(spot.tail, spot.right, "graded"):
        return True
    if blocked(walk, spot, ("besides", "negative"), before_comma=False):
        return False
    left = lower[spot.left : spot.start]
    if cues.last(spot.left, spot.start, "programme", "ocop") or _OF_MAKERS.match(lower, spot.tail):
        return True
    changed = own_change(walk, spot) or measure_of(walk, spot)[0] in ("increase", "decrease")
    if matter and (changed or _AIMED.search(left) or _WITHDRAWS.search(left) or _WITHDRAWN.match(lower, spot.tail) or _ADDED_UP.search(left) or _COMPARED.search(left)):
        return True
    whole = whole_in_force(walk, spot, back=1)
    return whole is not None and (left.strip(" ,") in _BESIDE or _of_place(walk, spot))


def _of_place(walk: Walk, spot: Spot) -> bool:
    """"tỉnh chỉ có 26 sản phẩm", "Khánh Hòa ghi nhận 127 sản phẩm"."""
    return row_place(walk, spot) is not None or re.search(r"(?<!\w)(?:tỉnh|huyện|xã|thành phố)(?: (?:chỉ|mới|đã|hiện|vẫn|còn|cho hay))* (?:có|còn)\s*$", walk.text(spot.left, spot.start)) is not None


def product_measure(walk: Walk, spot: Spot, whole: Candidate | None) -> tuple[Measure, tuple[str, ...]]:
    """Total, increase or decrease of a number of products; a part takes it from its whole."""
    lower = walk.layout.lower
    left = lower[spot.left : spot.start]
    if _WITHDRAWN.match(lower, spot.tail) or _WITHDRAWS.search(left):
        return "decrease", ()
    if _MORE.match(lower, spot.tail):
        return "increase", ()
    if _ADDED_UP.search(left):
        return "increase", ("total",)
    if whole is not None and whole.measure in COUNTS and not own_change(walk, spot):
        return whole.measure, whole.also.get("measure", ()) or (("total",) if whole.measure == "increase" else ())
    measure, also, _ = measure_of(walk, spot)
    return measure, also


def own_change(walk: Walk, spot: Spot) -> bool:
    """A word of increase or decrease stands before the number."""
    return walk.layout.cues.last(spot.left, spot.start, "measure", "increase", "decrease") is not None


def walk_has_ocop(walk: Walk, spot: Spot) -> bool:
    """OCOP is said in this sentence or one just before, or of a figure just before."""
    if walk.layout.cues.first(spot.sentence.start, spot.sentence.end, "programme", "ocop"):
        return True
    if find_stars(walk.layout.lower, spot.sentence.start, spot.sentence.end):
        return True
    return walk.latest("ocop", back=3) is not None or walk.layout.cues.first(max(0, spot.sentence.start - 400), spot.sentence.start, "programme", "ocop") is not None


__all__ = ["decide_product", "near_count", "product_measure", "walk_has_ocop"]
