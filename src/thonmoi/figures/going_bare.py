"""A number without words of its own that goes on about the figure before: a change, where it stands now, what a share is worth."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.labels import UNIT_WORDS
from thonmoi.figures.linking import ROW_BACK, between, ends_change, number_start
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.standards import standard_in
from thonmoi.figures.subsets import subset_of
from thonmoi.figures.units import CLASSES, INDICATORS, noun_of
from thonmoi.records import Measure

_OF_PEOPLE = re.compile(r" (?:dân số|dân|số dân|người|hộ|số hộ|diện tích|lao động|học sinh)(?!\w)")
_NOW_IN_BRACKET = re.compile(r"\s*\(\s*(?:(?:cuối|đầu|hết|đến|tính|hồi|có|là|mới|chỉ|đã|con số|được) ?)*\s*:?\s*")
_THEN = re.compile(r" thì (?:(?:cả|mới|chỉ|có|đã|đến|tới|được) )*")
_SO_MANY = re.compile(r"\s*(?:(?:nay |đều |cũng )*(?:đã )?(?:đạt chuẩn|đạt|xong|hoàn thành|về đích|cán đích))?\s*(?:[,.;)(]|$|\n|và )")
_ADDED = re.compile(r"(?:(?<!\w)thêm|,\s*tăng)(?: thêm)?(?: được)?(?: ít nhất| tối thiểu| khoảng| gần| hơn)?\s*$")
_RAISES = re.compile(
    r"(?<!\w)(?:nâng|đưa|kéo)(?: tổng)? (?P<what>(?:(?:số|con số|tổng số)[^,;.\d]{0,40}?)?) ?(?:lên|thành)(?: con số| thành"
    r"| tới)?\s*$"
)
_MORE = re.compile(r"(?<!\w)thêm(?!\w)")
_NOW_AGAIN = re.compile(r"[\s,]*(?:(?:cuối|đầu|hết|hồi|có|có thêm|thêm|là|mới|chỉ|đã|con số(?: này)?|số này) ?)*\s*")
_FRACTION = re.compile(r"phần|nửa")
_MAKES_UP = re.compile(
    r"(?<!\w)(?:chiếm|(?<!chưa )(?<!chỉ )bằng|tức|tương đương|hay|là|đạt|hơn|gần)\s*(?:(?:tới|gần|hơn|khoảng|chưa đầy|chưa "
    r"tới|quá|đúng|vừa đúng|ngót|chừng) )*$"
)
_LIES = re.compile(r" (?:(?:trong )?(?:số )?(?:đó|này|ấy) )?(?:nằm ở|thuộc|ở|do|là)(?!\w)")
_CORRESPONDING = re.compile(r"(?:tương ứng|lần lượt|con số này|con số đó|số này)")


def end_of_change(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Số huyện nâng cao từ 8 lên 13": the second number of a change."""
    before = walk.in_sentence()
    if not before or before[-1].noun not in CLASSES or not ends_change(walk, spot, before[-1]):
        return []
    head = before[-1]
    made = make(walk, spot, head.indicator, "total", f"{head.indicator}.change", unit=head.unit, head=head, place_from_head=True)
    return [take_after(one, head) for one in made]


def out_of_these(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Hòn Đất có 12 xã thì 11 đã xong", "U Minh Thượng 6 thì 5": so many of those a place has reach what the text counts."""
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    lower = walk.layout.lower
    if before is None or not walk.layout.about or before.number.value < spot.number.value or before.number.kind != "plain":
        return []
    if not _THEN.fullmatch(lower, before.tail, spot.start) or not _SO_MANY.match(lower, spot.tail):
        return []
    noun = next((n for n in before.nouns if n in CLASSES), None)
    head = next((c for c in reversed(walk.made) if c.noun in CLASSES and c.level == "base" and c.indicator != "communes_criteria"), None)
    if head is None or walk.sentence_index - head.sentence > ROW_BACK or (noun is not None and noun != head.noun):
        return []
    if noun is None and before.nouns:
        return []
    made = make(walk, spot, head.indicator, "total", f"{head.indicator}.of_these", unit=head.unit)
    return [take_after(one, head) for one in made]


def added(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "38 xã có bằng công nhận, tính đến 30/6 có thêm 24, thành 62 xã": so many more of what was counted just before."""
    head = walk.made[-1] if walk.made else None
    if head is None or head.noun not in CLASSES or head.measure not in ("total", "increase") or walk.sentence_index - head.sentence > 1:
        return []
    if head.section in ("title", "related") or not _ADDED.search(walk.layout.lower, max(spot.left, spot.clause), spot.start):
        return []
    made = make(walk, spot, head.indicator, "increase", f"{head.indicator}.added", unit=head.unit, head=head)
    for one in made:
        take_after(one, head)
        one.also["measure"] = ()
    return made


def raised_to(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "sẽ đưa huyện Cai Lậy về đích, nâng số đơn vị cấp huyện lên 6": the class is told, the standard is that of the figure before."""
    raised = _RAISES.search(walk.layout.lower, max(spot.clause, spot.start - 60), spot.start)
    before = [c for c in walk.in_sentence() if c.noun in CLASSES]
    if raised is None or not before:
        return []
    told = [v for c in walk.layout.cues.within(raised.start(), spot.start, "noun") for v in c.values("noun") if v in CLASSES]
    head = next((c for c in reversed(before) if not told or c.noun in told), None)
    if head is None:
        return []
    made = make(walk, spot, head.indicator, "total", f"{head.indicator}.raised", unit=head.unit, head=head, place_from_head=True)
    for one in made:
        take_after(one, head)
        one.start = min(one.start, raised.start("what") if raised["what"] else one.start)
    return made


def then_and_now(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "180 thôn kiểu mẫu (hiện có 96)", "…305 huyện. Hiện tại là 292": where the count before stands now, or stood then."""
    head = walk.made[-1] if walk.made else None
    if head is None or head.noun not in CLASSES or head.measure not in ("total", "increase") or walk.sentence_index - head.sentence > 1:
        return []
    same = head.sentence == walk.sentence_index
    if same and not walk.follows(spot, head):
        return []
    begin = walk.spots[spot.index - 1].tail if same and spot.index > 0 else spot.sentence.start
    said = between(walk, begin, spot.start)
    if not walk.layout.periods_in(begin, spot.start) or (_NOW_IN_BRACKET if same else _NOW_AGAIN).fullmatch(said) is None:
        return []
    more = _MORE.search(said) is not None
    measure: Measure = "increase" if more else "total"
    made = make(walk, spot, head.indicator, measure, f"{head.indicator}.then", unit=head.unit, head=head, place_from_head=True)
    for one in made:
        take_after(one, head)
        if one.origins.get("status") != "stated":
            one.status = head.status if more else "achieved"
    return made


def worth_of_share(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "100% số xã (181/181) đạt chuẩn": the count that a share is worth, in brackets behind it."""
    number, before = spot.number, walk.in_sentence()
    if (
        number.denominator is None
        or not before
        or before[-1].measure != "share"
        or before[-1].noun not in CLASSES
        or not walk.follows(spot, before[-1])
    ):
        return []
    gap = walk.text(walk.spots[spot.index - 1].tail, spot.start) if spot.index > 0 else ""
    if re.fullmatch(r"[^,;.()\d]{0,40}\((?:tức |là )?", gap) is None or not walk.layout.lower.startswith(")", spot.tail):
        return []
    head = before[-1]
    made = make(
        walk,
        spot,
        head.indicator,
        "total",
        f"{head.indicator}.worth",
        unit=UNIT_WORDS.get(head.noun or "", ""),
        head=head,
        place_from_head=True,
    )
    for one in made:
        one.noun, one.level, one.period, one.status = head.noun, head.level, head.period, head.status
    return made


def fraction_of_count(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "chiếm gần một phần ba": a share told as a fraction of what was counted before."""
    number, lower = spot.number, walk.layout.lower
    if not number.words or number.denominator_span is None or not _FRACTION.search(lower, number.start, number.end):
        return []
    if _OF_PEOPLE.match(lower, number.tail):
        return []
    before = walk.in_sentence() or walk.made[-1:]
    begin = max(number_start(spot), spot.left)
    left = walk.text(spot.left, begin)
    said = _MAKES_UP.search(left) is not None or _LIES.match(lower, number.tail) is not None
    if not before or not said or walk.sentence_index - before[-1].sentence > 1:
        return []
    head = next((c for c in reversed(before) if c.measure in ("total", "increase")), before[-1])
    products = head.indicator in ("ocop_products", "ocop_entities")
    if (noun_of(head.indicator) is None and not products) or head.measure not in ("total", "increase"):
        return []
    indicator = head.indicator
    own = standard_in(lower, walk.layout.cues, number.tail, number.tail + 40)
    if own is not None and head.noun in CLASSES and own.level not in ("base", "recognised") and _LIES.match(lower, number.tail):
        indicator = INDICATORS[head.noun, own.level]  # "60 ấp NTM, một nửa trong số đó là ấp kiểu mẫu"
    made = make(walk, spot, indicator, "share", "share.fraction", unit="phần", head=head, place_from_head=True)
    for one in made:
        one.noun, one.period, one.status = head.noun, head.period, head.status
        one.level = head.level if indicator == head.indicator or own is None else own.level
        if products:
            one.subset = subset_of(walk, spot) or head.subset
    return made


def shares_noun(walk: Walk, spot: Spot) -> bool:
    """ "4, 8 và 2 xã": the noun at the end of a run is that of each."""
    return any(other is not spot and other.noun_start == spot.noun_start for other in walk.spots) if spot.nouns else False


def in_the_same_order(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "con số tương ứng ở Ninh Bình là 62 và 31": the figures of the clause before, in their order."""
    lower = walk.layout.lower
    if not _CORRESPONDING.search(lower, spot.sentence.start, spot.start):
        return []
    said = _CORRESPONDING.search(lower, spot.sentence.start, spot.start)
    assert said is not None
    heads = [c for c in walk.made[-8:] if c.start < said.start() and walk.sentence_index - c.sentence <= 1 and c.measure != "share"]
    if not heads:
        return []
    row = [c for c in heads if c.place == heads[-1].place and c.sentence == heads[-1].sentence]
    by_place = [c for c in heads if c.indicator == heads[-1].indicator and c.sentence == heads[-1].sentence == walk.sentence_index]
    placed = len(row) == 1 and len(by_place) > 1 and len({c.place.name if c.place else "" for c in by_place}) == len(by_place)
    row = by_place if placed else row
    bare = [s for s in walk.spots if s.start > said.start() and (not s.nouns or shares_noun(walk, s))]
    # a place opens a row of its own
    row_start = max((p.end for p in walk.layout.places_in(said.start(), spot.start)), default=said.start())
    position = len([s for s in bare if row_start <= s.start < spot.start])
    if position >= len(row):
        return []
    head = row[position]
    label = standard_in(lower, walk.layout.cues, spot.sentence.start, said.start())
    level = label.level if label is not None and label.level not in ("base", "recognised") and head.noun in CLASSES else None
    measure, also, carried = measure_of(walk, spot)
    if measure == "total" or carried:
        measure, also = head.measure, head.also.get("measure", ())
    indicator = INDICATORS[head.noun, level] if level is not None else head.indicator
    made = make(walk, spot, indicator, measure, "row.corresponding", unit=head.unit, head=head, also=also)
    for one in made:
        if placed:
            one.place, one.place_candidates = head.place, head.place_candidates
        take_after(one, head)
        if level is not None:
            one.level, one.band = level, None  # "Xã nâng cao của ba tỉnh tương ứng là 52, 49 và 44"
    return made


def take_after(one: Candidate, head: Candidate) -> Candidate:
    """What a number without words of its own takes from its head."""
    one.noun, one.level = head.noun, head.level
    one.band = head.band
    if one.stars is None:
        one.stars = head.stars
    return one
