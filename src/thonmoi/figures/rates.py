"""The decision about a percentage: the poverty rate and its changes, shares of funds, increases in percent, shares of counts."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.counts import decide_share
from thonmoi.figures.products import star_of, subset_of, walk_has_ocop
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.units import blocked

_FOLLOW = re.compile(r"\s(?:tổng|số|xã|so|trong|năm|vào|và|theo|thì|cuối|đầu|kế hoạch|vốn|là|của|tương|với|đến|hiện|xuống|lên|mỗi|hộ nghèo|nhưng|đã|cao|thấp|bình quân|tỷ|tỉ|trở|còn|tăng|giảm|toàn|ở|tại|từ|trên|được|đạt|\()")
_LETTER = re.compile(r"\s[^\W\d_]")
_CHANGE = re.compile(r"(?:(?P<up>tăng|nhích|cao hơn)|(?P<down>giảm|bớt|hạ|kéo giảm|thấp hơn))(?: được| thêm| bình quân| mỗi năm| từ| trung bình| khoảng| trên| hơn| gần| hằng năm| hàng năm| nhanh| sâu| mạnh)*\s*$")
_LEVEL = re.compile(r"(?:giảm|hạ|kéo|rút|lùi)?\s*(?:mạnh |sâu |nhanh )?(?:xuống|còn|về|xuống còn|dưới|còn dưới|ở mức|lên|chỉ còn)(?: còn| dưới| mức| khoảng| chỉ)*\s*$")


def decide_percent(walk: Walk, spot: Spot) -> list[Candidate]:
    """A percentage, by the topic nearest before it."""
    lower, cues = walk.layout.lower, walk.layout.cues
    topic = _topic(walk, spot)
    if topic == "poverty":
        return _poverty(walk, spot)
    if topic in ("near_poverty",):
        walk.refused[spot.start] = ("near_miss", "near-poor or leaving poverty")
        return []
    before = walk.in_sentence()
    head = before[-1] if before else None
    left = lower[spot.left : spot.start]
    change = _CHANGE.search(left)
    if head is not None and head.indicator == "income_per_capita":
        if change:
            return _change(walk, spot, head, change)
        walk.refused[spot.start] = ("not_in_catalogue", "a percentage beside an income")
        return []
    if spot.nouns == () and _LETTER.match(lower, spot.tail) and not _FOLLOW.match(lower, spot.tail) and not cues.starting_at(spot.tail + 1, "standard"):
        walk.refused[spot.start] = ("not_in_catalogue", "a percentage of something else")
        return []
    if re.match(r"\s(?:số |tổng số |các )*(?:hộ|dân|người|lao động|đường|cơ sở vật chất|trường|trạm|rác|diện tích|km|học sinh|chủ thể|doanh|đảng viên|tuyến|gia đình|thành viên|hội viên|nhà|vốn đầu|cán bộ|kế hoạch|mục tiêu|chỉ tiêu)(?!\w)", lower[spot.tail :][:40]) and not re.match(r"\s(?:số |tổng số |các )*hộ nghèo", lower[spot.tail :][:30]):
        if not ("entity" in spot.nouns and False):
            walk.refused[spot.start] = ("not_in_catalogue", "a percentage of something else")
            return []
    if head is not None and head.indicator == "funds":
        if change:
            return _change(walk, spot, head, change)
        if re.search(r"(?:chiếm|\(|tương đương|bằng|tỷ lệ|tỉ lệ|đạt|giải ngân|tức)\s*(?:gần |hơn |trên |khoảng |tỷ lệ |tỉ lệ )?$", left):
            made = make(walk, spot, "funds", "share", "funds.share", unit="%", head=head, place_from_head=True)
            for one in made:
                one.noun, one.subset, one.part_of = "money", head.subset, head.part_of
            return made
        walk.refused[spot.start] = ("not_in_catalogue", "a percentage of something else")
        return []
    if change and head is not None and not spot.nouns:
        if re.match(r"\s?(?:so với|so|$|[,.;)])", lower[spot.tail : spot.tail + 8]) and head.measure in ("total", "increase", "share", "amount"):
            return _change(walk, spot, head, change)
    products = _product_share(walk, spot, head)
    if products is not None:
        return products
    return decide_share(walk, spot)


def _topic(walk: Walk, spot: Spot) -> str | None:
    """Poverty or its near misses, where that is the nearest thing named: before the number in its sentence, or right after it."""
    cues = walk.layout.cues
    after = cues.within(spot.tail, min(spot.right, spot.tail + 16), "topic")
    if after and after[0].start - spot.tail <= 6 and "," not in walk.text(spot.tail, after[0].start):
        values = set(after[0].values("topic"))
        if "near_poverty" in values:
            return "near_poverty"
        if "poverty" in values and not re.match(r"\s(?:số |tổng số |các )*hộ nghèo (?:có|được|đã|đều|có nhà)", walk.layout.lower[spot.tail :][:40]):
            return "poverty"
        if "poverty" in values:
            return None
    named = [c for c in cues.within(spot.sentence.start, spot.start) if set(c.values("topic")) & {"poverty", "near_poverty", "income"} or c.get("noun") in ("commune", "village", "district", "product", "criterion") or c.get("programme") == "ocop"]
    if not named:
        return None
    last = named[-1]
    values = set(last.values("topic"))
    if "near_poverty" in values:
        return "near_poverty"
    if "poverty" in values:
        gap = walk.text(last.end, spot.start)
        return "poverty" if len(gap) < 110 and not re.search(r"(?:bảo hiểm|nước sạch|nhà ở|tiếp cận|vay|đường|rác|lao động|trường|hộ dân|số hộ)", gap) else None
    # a figure of poverty just before in the sentence carries on over "tỉnh", "xã nghèo" and the like
    before = walk.in_sentence()
    if before and before[-1].indicator == "poverty_rate" and last.get("noun") in ("commune", "district") and not walk.layout.cues.first(spot.left, spot.start, "standard"):
        return "poverty" if spot.nouns == () else None
    return None


def _poverty(walk: Walk, spot: Spot) -> list[Candidate]:
    lower = walk.layout.lower
    left = lower[spot.left : spot.start]
    if re.search(r"cận nghèo[^,;]{0,40}$", left):
        walk.refused[spot.start] = ("near_miss", "near-poor")
        return []
    head = next((c for c in reversed(walk.in_sentence()) if c.indicator == "poverty_rate"), None)
    change = _CHANGE.search(left)
    level = _LEVEL.search(left)
    per_year = re.search(r"(?:mỗi năm|hằng năm|hàng năm|/năm|bình quân)", lower[max(spot.clause, spot.start - 40) : spot.start]) or lower[spot.tail : spot.tail + 5].startswith("/năm")
    if spot.number.kind == "points":
        measure = "increase" if change and change["up"] else "decrease"
    elif change and not (level and level.end() > change.end()) and not re.search(r"từ\s*$", left):
        measure = "increase" if change["up"] else "decrease"
    else:
        measure = "rate"
    made = make(walk, spot, "poverty_rate", measure, "poverty_rate", unit=_unit(walk, spot), head=head)  # type: ignore[arg-type]
    for one in made:
        if per_year and measure != "rate":
            one.per = "year"
        word = re.search(r"(?:giảm|bớt|còn|lùi về|xuống|tăng|bằng)[^,;.]{0,14}$", left)
        if word:
            one.start = min(one.start, spot.left + word.start())
    return made


def _unit(walk: Walk, spot: Spot) -> str:
    span = spot.number.unit_span
    return "%" if span is None else " ".join(walk.layout.view.nfc[span[0] : span[1]].split())


def _change(walk: Walk, spot: Spot, head: Candidate, change: re.Match[str]) -> list[Candidate]:
    """"tăng 12% so với năm 2020" beside a figure."""
    made = make(walk, spot, head.indicator, "increase" if change["up"] else "decrease", "change.percent", unit="%", head=head, place_from_head=True)
    for one in made:
        one.noun, one.stars, one.subset = head.noun, head.stars, head.subset
        one.start = min(one.start, spot.left + change.start())
    return made


def _product_share(walk: Walk, spot: Spot, head: Candidate | None) -> list[Candidate] | None:
    """A share of OCOP products: of a star, of a group, or of the count before it. None where it is about something else."""
    lower = walk.layout.lower
    if not walk_has_ocop(walk, spot):
        return None
    product = head if head is not None and head.indicator in ("ocop_products", "ocop_entities") else None
    left = lower[spot.left : spot.start]
    star, end = star_of(walk, spot)
    subset = subset_of(walk, spot)
    tight = re.search(r"(?:chiếm|\(|tương đương|bằng|tỷ lệ|tỉ lệ|đạt|tức|ứng với)\s*(?:gần |hơn |trên |khoảng |tới |tỷ lệ |tỉ lệ )?(?:tỷ lệ |tỉ lệ )?$", left) is not None
    if blocked(walk, spot, ("besides", "negative"), before_comma=False):
        walk.refused[spot.start] = ("near_miss", "what products or their makers have or do besides")
        return []
    if product is None:
        if not (("product" in spot.nouns or subset or star) and (star or subset)):
            recent = walk.latest("ocop_products", back=1)
            if not (recent is not None and subset and tight):
                return None
            product = recent
        else:
            product = walk.latest("ocop_products", back=3)
    elif not tight and not subset and not star:
        return None
    indicator = product.indicator if product is not None else "ocop_products"
    made = make(walk, spot, indicator, "share", "ocop.share", unit="%", end=end, head=product, place_from_head=product is not None)
    for one in made:
        one.noun = "product"
        one.subset = subset or (product.subset if product is not None and tight and not star else None)
        if star is not None and not star.origin:
            one.stars = star.stars
        elif product is not None and (tight or subset):
            one.stars = product.stars
        if product is not None:
            one.period, one.status = one.period or product.period, product.status
    return made
