"""The decision about a number of OCOP products."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.lists import row_place, shared_places
from thonmoi.figures.plain import asked, own_clause, plain
from thonmoi.figures.product_lists import open_row, places_after
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of, per_of
from thonmoi.figures.stars import StarSpan, find_stars, star_of
from thonmoi.figures.subsets import AMOUNT, as_written, subset_of
from thonmoi.figures.units import blocked
from thonmoi.figures.wholes import (
    COUNTS,
    divide,
    near_count,
    part_of_whole,
    place_in_turn,
    repeat,
    row_size,
    set_stars,
    stand_at,
    told_again,
    whole_in_force,
)
from thonmoi.records import Measure

_OTHER_THING = re.compile(
    r"[\s,]*(?:của các làng nghề|công nghiệp|chủ lực|đặc sản|truyền thống|mẫu|nông nghiệp chủ lực|tiêu biểu|vật tư|cây|con|"
    r"du lịch đặc thù|bị (?!thu hồi|rút|tước)|(?:đang |đã )?tham gia (?:ocop|chương trình))"
)
_WITHDRAWN = re.compile(r"[^,;.()]{0,48}(?<!\w)bị (?:thu hồi|rút|tước)(?!\w)")
_WITHDRAWS = re.compile(
    r"(?:thu hồi|rút|tước)(?: lại)?(?: (?:sao|giấy|giấy chứng nhận|chứng nhận|quyết định công nhận|bằng)(?: ocop)?)?(?: của| đối với)?\s*$"
)
_MORE = re.compile(r"\s(?:ocop )?nữa(?!\w)")
_RECOGNISES = re.compile(
    r"(?<!\w)(?<!được )(?:công nhận|công nhận lại|phê duyệt)(?: lại)? (?:các )?sản phẩm [^;.]{0,60}(?:gồm|có|là|:)\s*$"
)
_UPGRADES = re.compile(
    r"(?<!\w)(?:lên|nâng)(?: lên)?(?: hạng)? [345] sao\s*:\s*$|"
    r"(?<!\w)(?:nâng hạng|nâng sao|nâng)(?: hạng)? (?:từ [34] sao )?lên [45] sao (?:đối với|cho)(?: \w+){0,2}\s*$"
)
_ROUND = re.compile(r"(?<!\w)(?:năm 20\d\d|trong năm|đợt|lần đầu|mới)(?!\w)")
_NEWLY = re.compile(r"\s(?:ocop )?mới (?:được|đạt|có)(?!\w)")
_ADDED_UP = re.compile(r"(?<!\w)cộng (?:cả|với|thêm|dồn cả)[^,;.]{0,24}$")
_COMPARED = re.compile(
    r"(?<!\w)(?:so với|vượt|vượt xa|vượt qua|hoàn thành)(?: (?:đích|mục tiêu|chỉ tiêu|kế hoạch|con số|mức|mốc))?(?: (?:là|đề ra))?\s+$"
)
_AIM = re.compile(r"(?<!\w)(?:đích|mục tiêu|chỉ tiêu)(?: (?:là|chỉ là|đề ra là|đặt ra là|đề ra|đặt ra))?\s+" + AMOUNT + "$")
_AIM_TOLD = re.compile(r"(?<!\w)(?:đích|mục tiêu|chỉ tiêu|mốc (?:của )?(?:đề án|nghị quyết))(?!\w)[^,;.()]{0,50}\(\s*" + AMOUNT + "$")
_OVER_PLAN = re.compile(r"(?<!\w)vượt (?:kế hoạch|chỉ tiêu)(?: \w+){0,3}\s+$")
_EXCESS = re.compile(r"(?<!\w)(?:vượt|hụt|thiếu|vượt thêm)\s+$")
_THAN_PLAN = re.compile(r"\s(?:ocop )?so với (?:kế hoạch|mục tiêu|chỉ tiêu|nghị quyết)")
_AIMED = re.compile(r"(?:đích|mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|hướng tới|hướng đến|nhắm tới|nhắm đến|con số|mốc)[^,;.]{0,70}$")
_OF_MAKERS = re.compile(
    r"[^,;.()]{0,20}(?<!\w)(?:của|là|do|thuộc|thuộc về|từ) (?:hơn |trên |gần |khoảng )?\d+ (?:chủ thể|hợp tác xã|htx|cơ sở)"
)
_BESIDE = ("", "và", "có", "với", "tỉnh có", "đã có", "hiện có", "mới có", "chỉ có")
_RISE = re.compile(r"(?<!\w)(?:tăng|giảm|nhiều hơn|ít hơn)(?: thêm| được)*\s+$")
_COMPARISON = re.compile(r"(?<!\w)so với [^,;.]{0,60}$")
_EACH_HAS_ONE = re.compile(r"mỗi (?:xã|huyện|thôn|làng|địa phương|phường)(?: \w+){0,3} (?:có|làm|chọn)(?: ra)? $")
_MEAN = re.compile(r"(?:bình quân|trung bình)(?: cứ)? (?:mỗi|một) (?:xã|huyện|thôn|phường|chủ thể|hợp tác xã|địa phương)[^;.]{0,50}$")
_ENDS = re.compile(r"[,;.:(]|(?<!\w)còn(?= (?:năm |vụ |kỳ )?\d)")
_PASSED = re.compile(r"(?: đều| đã| được)* (?:qua|đạt|đậu|vượt qua|được thông qua|trúng)(?!\w)(?! (?:tiêu chí|doanh thu))")
_WITH = re.compile(r"(?<!\w)(?:cho|với|có|làm ra|đứng tên|sở hữu)\s+" + AMOUNT + "$")
BRINGS = re.compile(r"(?<!\w)(?:giữ|nắm giữ|nắm|sở hữu|góp|đóng góp|mang về|giành|giành được)\s+" + AMOUNT + "$")
_LIST_ITEM = re.compile(r"(?: [^\W\d_]+){1,4}\s*(?:$|[,;.)…\n]| và )")
_BY_THEN = re.compile(r"(?<!thêm )(?<!\w)(?:có|đạt)(?: được)? (?:khoảng |trên |hơn |gần |ít nhất |tối thiểu )?$")
_PASSED = re.compile(r"[^,;.:]{0,30}? (?:được (?:công nhận|xếp|gắn|chấm|đánh giá)|đạt)(?!\w)")
_FIRST_TIME = re.compile(r" lần đầu(?!\w)")
_LEFT_NOW = re.compile(r"(?<!\w)(?:đến nay|tới nay|nay|hiện|thực tế|thực)(?: chỉ| vẫn)? còn (?:khoảng |gần |hơn )?$")
_EXPIRED = ("hết hạn", "quá hạn", "hết hiệu lực")
_PER_MAKER = re.compile(r"\s?/\s?(?:chủ thể|xã|huyện|cơ sở|đơn vị)(?!\w)")


def decide_product(walk: Walk, spot: Spot) -> list[Candidate]:
    """A number of products: with OCOP, stars or grading said of it, dividing a head that has them, or told again."""
    lower = walk.layout.lower
    star, star_end = star_of(walk, spot)
    refusal = _refused(walk, spot, star)
    if refusal:
        walk.refused[spot.start] = ("near_miss", refusal)
        return []
    earlier = told_again(walk, spot)
    if earlier is not None:
        return [repeat(walk, spot, earlier)]
    each = _each_place(walk, spot)
    if each:
        return each
    subset = subset_of(walk, spot) or _in_open_row(walk, spot)
    share = _share_before(walk, spot)
    if share is not None:
        subset = share.subset
    reached = None if star is not None and star.origin else star
    left_now = _LEFT_NOW.search(lower, spot.left, spot.start) is not None
    whole = None if walk.died(spot) and star is None and not left_now else part_of_whole(walk, spot, reached, subset)
    if whole is not None and _opens_own(walk, spot, whole, star):
        whole = None
    if whole is None and not _of_ocop(walk, spot, star) and not (left_now and walk.latest("ocop_products", back=1)):
        walk.refused[spot.start] = ("not_in_catalogue", "not said to be of OCOP")
        return []
    return _product(walk, spot, star, star_end, subset, whole)


def _product(
    walk: Walk, spot: Spot, star: StarSpan | None, star_end: int | None, subset: str | None, whole: Candidate | None
) -> list[Candidate]:
    cues = walk.layout.cues
    if _is_average(walk, spot):
        said: tuple[Measure, tuple[str, ...]] = ("average", ())
    else:
        said = product_measure(walk, spot, whole)
    measure, also = said
    clause = re.compile(r"[,;:(]").search(walk.layout.lower, spot.tail, spot.right)
    stop = clause.start() if clause else spot.right
    graded = (cues.first(spot.tail, stop, "graded"), cues.first(spot.tail, stop, "programme", "ocop"))
    end = max([star_end or 0, *(cue.end for cue in graded if cue is not None)])
    made = make(walk, spot, "ocop_products", measure, "ocop_products.count", end=end, also=also, head=whole)
    turn, near = place_in_turn(walk, spot), near_count(walk, spot)
    by_place = row_place(walk, spot) is not None or bool(shared_places(walk, spot))
    for one in made:
        one.noun = "product"
        if whole is not None:
            divide(walk, one, whole, star, subset, by_place)
        else:
            one.subset = subset
            if star is not None and not star.origin:
                set_stars(one, star)
            elif near is not None and _RISE.search(walk.layout.lower, spot.left, spot.start):
                one.stars, one.subset = near.root.stars, near.root.subset
            elif subset is None:
                _as_in_headline(walk, one)
        if turn is not None:
            stand_at(one, turn)
        _beside(walk, spot, one)
    return made


def _as_in_headline(walk: Walk, one: Candidate) -> None:
    """The stars that only the headline gives: "Thêm 64 sản phẩm 4 sao" over "… với 64 cái tên"."""
    told = next((c for c in walk.made if c.section == "title" and c.indicator == one.indicator and c.value == one.value and c.stars), None)
    if told is not None and one.value > 1 and not any(c.section != "title" and c.value == one.value for c in walk.made):
        one.stars, one.origins["stars"] = told.stars, "carried"


def _beside(walk: Walk, spot: Spot, one: Candidate) -> None:
    """Told to compare, it leads nothing ("so với 31 sản phẩm của năm 2022"); "vượt mục tiêu 300 sản phẩm" stays an aim."""
    lower = walk.layout.lower
    begin = min(one.start, spot.start)
    if _AIM.search(lower, spot.left, spot.start) or _AIM_TOLD.search(lower, spot.left, spot.start):
        one.status = "target"
    elif one.measure == "decrease" and not walk.layout.cues.first(spot.sentence.start, spot.start, "status", "target"):
        one.status = "achieved"  # nobody aims at taking stars away
    elif (
        _COMPARED.search(lower, spot.left, begin)
        and one.period is not None
        and walk.layout.report_year is not None
        and (one.period.year or 9999) < walk.layout.report_year
    ):
        one.status = "achieved"
    one.aside = (
        one.aside or _COMPARED.search(lower, spot.left, begin) is not None or _COMPARISON.search(lower, spot.left, begin) is not None
    )


def _share_before(walk: Walk, spot: Spot) -> Candidate | None:
    """The share whose count a bracket gives: "nhóm thực phẩm chiếm 71% (76 sản phẩm)"."""
    before = walk.in_sentence()
    if not before or before[-1].indicator != "ocop_products" or before[-1].measure != "share":
        return None
    return before[-1] if re.fullmatch(r"\s*(?:\(|, tương đương|, tức|với)\s*", walk.text(spot.left, spot.start)) else None


def _refused(walk: Walk, spot: Spot, star: StarSpan | None) -> str | None:
    """What turns a number of products away: another kind of product, or something products have or do besides."""
    lower, cues = walk.layout.lower, walk.layout.cues
    if _WITHDRAWN.match(lower, spot.tail):
        return None
    if _OTHER_THING.match(lower, spot.tail):
        return "another kind of product"
    if lower[spot.noun_start : spot.noun_end] == "hồ sơ":
        return "files, not products"
    if _EXCESS.search(lower, spot.left, spot.start) and _THAN_PLAN.match(lower, spot.tail):
        return "by how much a plan is exceeded"
    if spot.number.words and spot.number.value == 1 and _EACH_HAS_ONE.search(lower, spot.left, spot.start):
        return "what every commune should have"
    if _OVER_PLAN.search(lower, spot.left, spot.start):
        return "by how much a plan is exceeded"
    miss = blocked(walk, spot, ("negative", "besides"))
    if miss and re.search(r"(?<!\w)còn (?:năm )?\d", lower[spot.tail : lower.find(miss, spot.tail)]):
        miss = None  # "năm 2020 chỉ 31 sản phẩm, còn 2019 chưa có"
    if miss in ("dự thi", "dự chấm", "đánh giá") and _FIRST_TIME.match(lower, lower.find(miss, spot.tail) + len(miss)):
        miss = None  # "8 sản phẩm dự chấm lần đầu" beside those graded again
    entered = spot.number.denominator is not None and miss is not None and miss.startswith(("dự", "tham gia", "đăng ký"))
    if entered and _PASSED.match(lower, lower.find(miss or "", spot.tail) + len(miss or "")):
        miss = None  # "61/74 sản phẩm dự thi được công nhận"
    if miss and not (miss in _EXPIRED and _recertified(walk, spot)):
        return miss
    before = cues.last(max(spot.left, spot.start - 40), spot.start, "block", "besides", "negative")
    if before is None or re.search("[,;]", lower[before.end : spot.start]):
        return None
    if spot.start - before.end < 6 or (star is None and not says_ocop(walk, spot.tail, spot.right)):
        return lower[before.start : before.end]
    return None


def _recertified(walk: Walk, spot: Spot) -> bool:
    """As in "công nhận lại 13 sản phẩm đã hết hạn", "17 sản phẩm đánh giá lại do giấy hết hạn"."""
    cues = walk.layout.cues
    before = cues.last(max(spot.left, spot.start - 24), spot.start, "subset", "recertified")
    return before is not None or cues.first(spot.tail, min(spot.right, spot.tail + 70), "subset", "recertified") is not None


def _opens_own(walk: Walk, spot: Spot, whole: Candidate, star: StarSpan | None) -> bool:
    """OCOP said of the number itself, or a measure of its own in another sentence, opens a new count."""
    if whole.sentence == walk.sentence_index or star is not None or not says_ocop(walk, spot.tail, spot.right):
        return False
    if row_place(walk, spot) is not None or shared_places(walk, spot):
        return row_size(walk, spot) <= spot.number.value
    return own_change(walk, spot)


def _of_ocop(walk: Walk, spot: Spot, star: StarSpan | None) -> bool:
    """OCOP, a star or a grading is said of the number; or it is recognised, aimed at, made by so many where OCOP is the matter."""
    lower, cues = walk.layout.lower, walk.layout.cues
    if star is not None or says_ocop(walk, spot.tail, spot.right):
        return True
    if _PASSED.match(lower, spot.tail) and spot.number.denominator is not None and walk_has_ocop(walk, spot):
        return True
    matter = walk_has_ocop(walk, spot) or (spot.sentence.section == "title" and cues.first(0, len(lower), "programme", "ocop") is not None)
    if matter and cues.first(spot.tail, spot.right, "graded"):
        return True
    if blocked(walk, spot, ("besides",), before_comma=False):
        return False
    left = lower[spot.left : spot.start]
    if says_ocop(walk, spot.left, spot.start) or _OF_MAKERS.match(lower, spot.tail):
        return True
    changed = own_change(walk, spot) or measure_of(walk, spot)[0] in ("increase", "decrease")
    if matter and (
        changed
        or _AIMED.search(left)
        or _WITHDRAWS.search(left)
        or _WITHDRAWN.match(lower, spot.tail)
        or _ADDED_UP.search(left)
        or _COMPARED.search(left)
    ):
        return True
    if matter and (_is_average(walk, spot) or goes_on(walk, spot) or _of_makers_or_place(walk, spot)):
        return True
    whole = whole_in_force(walk, spot, back=3)
    if whole is None:
        return False
    return _of_place(walk, spot) or (walk.sentence_index - whole.sentence <= 1 and left.strip(" ,") in _BESIDE)


def goes_on(walk: Walk, spot: Spot) -> bool:
    """The text was counting OCOP products just before, and nothing else is said: "Đến năm 2030, 80 sản phẩm", "…, 3 sản phẩm mật ong"."""
    if asked(walk, spot):
        return True
    last = walk.latest("ocop", back=3)
    if last is None or last.section in ("title", "related") or "product" not in spot.nouns or walk.died(spot):
        return False
    lower = walk.layout.lower
    in_list = walk.in_sentence() != [] and walk.in_sentence()[-1].indicator == "ocop_products" and spot.index > 0
    if not plain(walk, own_clause(walk, spot), spot.start) and not BRINGS.search(lower, spot.left, spot.start):
        return False
    stop = _ENDS.search(lower, spot.tail, spot.right)
    if plain(walk, spot.tail, stop.start() if stop else spot.right):
        return True
    return in_list and last.part_of is not None and _LIST_ITEM.match(lower, spot.tail) is not None


def _in_open_row(walk: Walk, spot: Spot) -> str | None:
    """As in "Cà phê 60 sản phẩm, sâm dây 25 sản phẩm" after a count of all."""
    whole = whole_in_force(walk, spot, back=1) if "product" in spot.nouns else None
    label = open_row(walk, spot, whole) if whole is not None else None
    return None if label is None else as_written(walk, *label)


def _of_makers_or_place(walk: Walk, spot: Spot) -> bool:
    """As in "8 chủ thể lên nhận bằng cho 11 sản phẩm", "1. Đại Lộc - 52 sản phẩm" where OCOP is the matter."""
    lower, before = walk.layout.lower, walk.in_sentence()
    if "product" not in spot.nouns:
        return False
    if before and before[-1].indicator == "ocop_entities" and before[-1].measure in COUNTS:
        return _WITH.search(lower, before[-1].end, spot.start) is not None
    stop = _ENDS.search(lower, spot.tail, spot.right)
    alone = plain(walk, spot.left, spot.start) and plain(walk, spot.tail, stop.start() if stop else spot.right)
    return alone and row_place(walk, spot) is not None


def _each_place(walk: Walk, spot: Spot) -> list[Candidate]:
    """As in "Bốn sản phẩm có các xã A, B, C": so many each, after a count that the places divide."""
    whole = whole_in_force(walk, spot)
    places = places_after(walk, spot) if whole is not None and "product" in spot.nouns else []
    if whole is None or not places or spot.number.value > whole.value:
        return []
    also = whole.also.get("measure", ()) or (("total",) if whole.measure == "increase" else ())
    made = []
    for place in places:
        for one in make(walk, spot, "ocop_products", whole.measure, "ocop_products.number_first", also=also, head=whole):
            one.noun = "product"
            stand_at(one, place)
            divide(walk, one, whole, None, None, by_place=True)
            made.append(one)
    return made


def _of_place(walk: Walk, spot: Spot) -> bool:
    """As in "tỉnh chỉ có 26 sản phẩm", "Khánh Hòa ghi nhận 127 sản phẩm"."""
    return (
        row_place(walk, spot) is not None
        or re.search(
            r"(?<!\w)(?:tỉnh|huyện|xã|thành phố)(?: (?:chỉ|mới|đã|hiện|vẫn|còn|cho hay))* (?:có|còn|vẻn vẹn|vỏn vẹn|"
            r"được)(?: vẻn vẹn| vỏn vẹn)?\s*$",
            walk.text(spot.left, spot.start),
        )
        is not None
    )


def _is_average(walk: Walk, spot: Spot) -> bool:
    """As in "bình quân mỗi xã có 2,4 sản phẩm", "4 sản phẩm/chủ thể"."""
    return _PER_MAKER.match(walk.layout.lower, spot.tail) is not None or _MEAN.search(walk.layout.lower, spot.left, spot.start) is not None


def product_measure(walk: Walk, spot: Spot, whole: Candidate | None) -> tuple[Measure, tuple[str, ...]]:
    """Total, increase or decrease of a number of products; a part takes it from its whole."""
    lower = walk.layout.lower
    left = lower[spot.left : spot.start]
    if _WITHDRAWN.match(lower, spot.tail) or _WITHDRAWS.search(left):
        return "decrease", ()
    if _MORE.match(lower, spot.tail):
        return "increase", ()
    if _RECOGNISES.search(left) or _UPGRADES.search(left):
        return "increase", ("total",)
    if _BY_THEN.search(left) and any(p.role == "until" for p in walk.layout.periods_in(spot.left, spot.start)):
        return "total", ()  # "mỗi năm thêm 60 sản phẩm, đến 2030 có 1.300 sản phẩm"
    if per_of(walk, spot) or _NEWLY.match(lower, spot.tail):
        return "increase", ("total",)
    if _ADDED_UP.search(left):
        return "increase", ("total",)
    if whole is not None and whole.measure in COUNTS and not own_change(walk, spot):
        return whole.measure, whole.also.get("measure", ()) or (("total",) if whole.measure == "increase" else ())
    measure, also, carried = measure_of(walk, spot)
    year = walk.layout.report_year
    begin = max(spot.left, lower.rfind(";", spot.left, spot.start), lower.rfind(",", spot.left, spot.start))
    ahead = [p for p in walk.layout.periods_in(begin, spot.start) if year is not None and (p.year or 0) > year]
    if carried and measure == "increase" and ahead:
        return "total", ("increase",)  # "tăng thêm 5 sản phẩm; đến 2025: 25 sản phẩm"
    if measure == "total" and "increase" in also and _ROUND.search(lower, spot.tail, spot.right):
        return "increase", ("total",)
    return measure, also


def own_change(walk: Walk, spot: Spot) -> bool:
    """A word of increase or decrease stands before the number."""
    return walk.layout.cues.last(spot.left, spot.start, "measure", "increase", "decrease") is not None


def says_ocop(walk: Walk, start: int, end: int) -> bool:
    """OCOP is named in start:end, also inside a longer cue ("đạt OCOP")."""
    return "ocop" in walk.layout.lower[start:end] or walk.layout.cues.first(start, end, "programme", "ocop") is not None


def walk_has_ocop(walk: Walk, spot: Spot) -> bool:
    """OCOP is said in this sentence or one just before, or of a figure just before."""
    if walk.layout.cues.first(spot.sentence.start, spot.sentence.end, "programme", "ocop"):
        return True
    if find_stars(walk.layout.lower, spot.sentence.start, spot.sentence.end):
        return True
    titled = any("ocop" in walk.text(s.start, s.end) for s in walk.layout.sentences[:3] if s.section == "title")
    if titled and row_place(walk, spot) is not None and walk.latest("ocop", back=30) is not None:
        return True  # an article on OCOP comes back to its products place by place
    return (
        walk.latest("ocop", back=3) is not None
        or walk.layout.cues.first(max(0, spot.sentence.start - 400), spot.sentence.start, "programme", "ocop") is not None
    )


__all__ = ["decide_product", "near_count", "product_measure", "walk_has_ocop"]
