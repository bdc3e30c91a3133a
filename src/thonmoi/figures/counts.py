"""The decision about a number of communes, villages, districts or provinces."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.standards import standard_in
from thonmoi.figures.units import INDICATORS, blocked, inherited, level_of, noun_of, shared_standard, unit_class

_TIGHT = re.compile(r"[^,;:.()]{0,40}")
_BAND_LEFT = re.compile(r"[^;.]{0,46}")
_SHARE_OF = re.compile(r"(?:chiếm|đạt|tương đương|bằng|tỷ lệ|tỉ lệ|tức|hay|ứng với|là|\()\s*(?:tỷ lệ|tỉ lệ|khoảng|gần|hơn|trên|tới|đến|là|đạt)*\s*$")
_PLACE_NUMBER = re.compile(r"[\s:(,]*(?:(?:cũ|mới|đã|hiện|chỉ|nay|cũng|thì|với|có|đạt|là|được|mới có|có tới|góp|chiếm|về nhì|khoảng|gần|hơn|trên|kịp đưa|đưa|ít nhất|tối thiểu|vỏn vẹn|đông nhất|nhiều nhất|huyện|tỉnh|tiếp đó|thêm) ?)*[\s:(]*")
_CRITERION_NAMED = re.compile(r"(?<!\d )(?<!bình quân )tiêu chí(?! (?:ntm|nông thôn mới|bình quân|/xã|mỗi xã|nhưng|so|trở|và))(?= [^\W\d_])")
_OTHER_PREDICATE = re.compile(r"(?: (?:biên giới|miền núi|vùng \w+|nghèo|này|khác|đặc biệt khó khăn))* (?:được|có|đang|bị|tự|phải|cần|cho|làm|tổ chức|đều|vẫn)(?!\w)")
_LINKED = re.compile(r"(?:trong đó|trong số đó|trong số này|gồm|bao gồm|chia ra|cụ thể|riêng|còn lại|kể cả|trong số)")


def decide_unit(walk: Walk, spot: Spot, noun: str) -> list[Candidate]:
    """A number with a unit noun: "127/184 xã đạt chuẩn NTM". Empty when it is no figure; the refusal is noted."""
    lower, cues = walk.layout.lower, walk.layout.cues
    band = band_of(walk, spot) if noun == "commune" else None
    miss = blocked(walk, spot, ("criterion", "negative"))
    if miss and band is None:
        walk.refused[spot.start] = ("near_miss", miss)
        return []
    measure, also, carried = measure_of(walk, spot)
    if band is None and _one_criterion(walk, spot):
        walk.refused[spot.start] = ("near_miss", "one criterion alone")
        return []
    if band is not None:
        made = make(walk, spot, "communes_criteria", measure, "communes_criteria.band", end=band[2], also=also)
        for one in made:
            one.band = band[0], band[1]
            one.noun = noun
        return made
    right = standard_in(lower, cues, spot.tail, spot.right)
    level, end, head = None, None, None
    if right is not None:
        level, end = right.level, right.end
    else:
        shared = shared_standard(walk, spot)
        if shared is not None:
            level = shared[0]
        else:
            left = standard_in(lower, cues, spot.left, spot.start)
            if left is not None and left.level != "recognised":
                level = left.level
    candidate_head = inherited(walk, spot, noun)
    if level is None:
        head = candidate_head
        if head is None or not _tied(walk, spot, head):
            walk.refused[spot.start] = ("not_in_catalogue", "no standard is said of it")
            return []
        indicator = head.indicator
        level = level_of(indicator)
    elif level == "recognised":
        near = candidate_head if candidate_head and candidate_head.sentence == walk.sentence_index and _tied(walk, spot, candidate_head) else None
        indicator = near.indicator if near else INDICATORS[noun, "base"]
    else:
        indicator = INDICATORS[noun, level]
    part = candidate_head if candidate_head is not None and _LINKED.search(lower, spot.left, spot.start) else None
    if head is None and part is not None and candidate_head is not None and candidate_head.sentence == walk.sentence_index:
        head_for_time: Candidate | None = part
    else:
        head_for_time = head
    if head is not None and head.measure in ("increase", "decrease", "total") and (carried or not _own(walk, spot)):
        measure, also = head.measure, head.also.get("measure", ())
    made = make(walk, spot, indicator, measure, f"{indicator}.count", end=end, also=also, head=head_for_time)
    for one in made:
        one.noun, one.level = noun, level
        one.inherited, one.head = head is not None, head
        if head is not None and head.indicator == "communes_criteria":
            one.band = head.band
        if part is not None and part.value >= one.value:
            one.part_of = part
    return made


def _one_criterion(walk: Walk, spot: Spot) -> bool:
    """"riêng tiêu chí môi trường mới có 151/196 xã đạt": a criterion is named before and nothing but "đạt" after."""
    begin = spot.left if walk.in_sentence() else spot.sentence.start
    named = _CRITERION_NAMED.search(walk.layout.lower, begin, spot.start)
    return named is not None and standard_in(walk.layout.lower, walk.layout.cues, spot.tail, spot.right) is None


def _own(walk: Walk, spot: Spot) -> bool:
    return walk.layout.cues.first(spot.left, spot.start, "measure", "increase", "decrease") is not None


def _tied(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """A number without a standard of its own goes on from the head: a place stands before it, a link, a bracket, or a list comma."""
    lower = walk.layout.lower
    if blocked(walk, spot, ("criterion", "negative", "besides"), before_comma=False) or walk.died(spot):
        return False
    left = lower[spot.left : spot.start]
    if _LINKED.search(left) or "còn lại" in lower[spot.tail : spot.tail + 12] or "số này" in lower[spot.tail : spot.tail + 14]:
        return True
    places = walk.layout.places_in(max(spot.left, spot.start - 60), spot.start)
    if places and _PLACE_NUMBER.fullmatch(lower, places[-1].end, spot.start):
        return True
    if any(lower.startswith(word, spot.start - len(word)) for word in ("mỗi huyện ", "mỗi xã ", "mỗi tỉnh ", "cùng có ")):
        return True
    if re.search(r"(?:tăng|thêm|giảm|nhích) (?:thêm )?(?:\w+ )?$", left) and head.sentence == walk.sentence_index:
        return True
    if head.sentence != walk.sentence_index or not walk.follows(spot, head):
        return False
    if _OTHER_PREDICATE.match(lower, spot.tail):
        return False
    return re.search(r"(?:^|,)[\s,(]*(?:và |cùng |có |đã có |sau hai năm |nay |sau \d+ năm |rồi |đã )*$", left) is not None


def band_of(walk: Walk, spot: Spot) -> tuple[int | None, int | None, int] | None:
    """How many criteria the communes of a number have: after it ("5 xã dưới 10 tiêu chí") or before ("nhóm 15-18 tiêu chí có 14 xã")."""
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    lower = walk.layout.lower
    if following is not None and "criterion" in following.nouns and _TIGHT.fullmatch(lower, spot.tail, _begin(following)):
        walk.consumed.add(following.start)
        return (*band_value(lower, following), following.tail)
    previous = walk.spots[spot.index - 1] if spot.index else None
    if previous is not None and "criterion" in previous.nouns and _BAND_LEFT.fullmatch(lower, previous.tail, spot.start) and previous.left_is_free(walk):
        return (*band_value(lower, previous), spot.tail)
    return None


def _begin(spot: Spot) -> int:
    span = spot.number.comparator_span
    return span[0] if span and span[0] < spot.start else spot.start


def band_value(lower: str, spot: Spot) -> tuple[int | None, int | None]:
    """The criteria of a band as lowest and highest."""
    number = spot.number
    value = int(number.value)
    if number.value_max is not None:
        return value, int(number.value_max)
    after = lower[spot.tail : spot.tail + 10]
    if number.comparator == "lt":
        return None, value - 1
    if number.comparator == "le" or "trở xuống" in after:
        return None, value
    if number.comparator == "gt":
        return value + 1, None
    if number.comparator == "ge" or "trở lên" in after:
        return value, None
    return value, value


def decide_share(walk: Walk, spot: Spot) -> list[Candidate]:
    """A percentage of units at a standard, or one that goes with the count before it."""
    lower, cues = walk.layout.lower, walk.layout.cues
    noun = next((n for n in spot.nouns if n in ("commune", "village", "district", "province", "product", "entity")), None)
    before = walk.in_sentence()
    tight = bool(before) and _SHARE_OF.search(lower, spot.left, _begin(spot)) is not None
    if blocked(walk, spot, ("criterion", "negative", "besides"), before_comma=not spot.nouns):
        walk.refused[spot.start] = ("near_miss", "share of something else")
        return []
    if noun in ("commune", "village", "district", "province"):
        found = standard_in(lower, cues, spot.tail, spot.right)
        if found is None and not tight:
            left = standard_in(lower, cues, max(spot.left, spot.start - 60), spot.start)
            found = left
        if found is not None and not (tight and found.level == "recognised"):
            level = "base" if found.level == "recognised" else found.level
            made = make(walk, spot, INDICATORS[noun, level], "share", "units.share", unit="%", end=found.end if found.end > spot.tail else None)
            for one in made:
                one.noun, one.level = noun, level
            return made
    if tight and before and before[-1].value is not None:
        return _share_of(walk, spot, before)
    if not spot.nouns or noun is not None:
        left_noun = cues.last(spot.clause, spot.start, "noun", "commune", "village", "district", "province")
        topic = unit_class_of_topic(walk, spot)
        cls = topic or (next((v for v in left_noun.values("noun") if v in ("commune", "village", "district", "province")), None) if left_noun else None)
        found = standard_in(lower, cues, spot.tail, spot.right)
        left = standard_in(lower, cues, max(spot.clause, spot.left), spot.start)
        if cls and (found or left) and (left_noun is None or left_noun.start >= spot.left or topic or found):
            chosen = found or left
            assert chosen is not None
            level = "base" if chosen.level == "recognised" else chosen.level
            end = found.end if found and (not left) else None
            made = make(walk, spot, INDICATORS[cls, level], "share", "units.share", unit="%", end=end)
            for one in made:
                one.noun, one.level = cls, level
            return made
        head = before[-1] if before else walk.latest("communes", "villages", "districts", "ocop", back=1)
        if head is not None and head.measure == "share" and found is None and re.search(r"(?:cả nước|bình quân chung|mặt bằng|toàn quốc)[^,;]{0,20}$", lower[spot.left : spot.start]):
            return _share_of(walk, spot, [head])
    walk.refused[spot.start] = ("not_in_catalogue", "share of something the catalogue does not name")
    return []


def unit_class_of_topic(walk: Walk, spot: Spot) -> str | None:
    """"Ở cấp huyện, 51% đã hoàn thành"."""
    from thonmoi.figures.units import _TOPIC, LEVEL_OF_WORD  # one table, read in two places

    topic = None
    for match in _TOPIC.finditer(walk.layout.lower, spot.sentence.start, spot.start):
        topic = LEVEL_OF_WORD[match["level"]]
    return topic


def _share_of(walk: Walk, spot: Spot, before: list[Candidate]) -> list[Candidate]:
    head = before[-1]
    if head.measure == "share" and len(before) > 1 and re.search(r"\(\s*$", walk.text(spot.left, spot.start)) is None:
        head = before[-1]
    made = make(walk, spot, head.indicator, "share", "share.of_count", unit="%", head=head, place_from_head=True)
    for one in made:
        one.noun, one.level, one.stars, one.subset, one.band = head.noun, head.level, head.stars, head.subset, head.band
        one.period, one.status = head.period, head.status
    return made


__all__ = ["band_of", "decide_share", "decide_unit", "noun_of", "unit_class"]
