"""A number with no noun of its own: it takes over the figure it goes on from ("Yên Bình 31", "5 sao: 2", "là 62 và 31")."""

from __future__ import annotations

import re
from decimal import Decimal

from thonmoi.figures.bands import band_value
from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.counts import fraction_of_communes
from thonmoi.figures.criteria import decide_bare_criterion
from thonmoi.figures.linking import LABEL, LINKED, RAISED, RISES, ROW_BACK, between, number_start
from thonmoi.figures.lists import counts_itself, heading, is_row, row_place, shared_places
from thonmoi.figures.product_rows import decide_product_row
from thonmoi.figures.rates import decide_bare_rate
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.standards import standard_in
from thonmoi.figures.units import CLASSES, INDICATORS, blocked, inherited, noun_of

_ENDS = re.compile(
    r"\s*(?:[,.;:)\"…]|$|\n|và(?!\w)|trong đó|cùng(?!\w)|còn(?!\w)|rồi(?!\w)|đơn vị|địa phương|trên tổng|so với|năm(?!\w)|-"
    r"|là |vào|được|lên(?!\w)|xuống(?!\w)|trong(?!\w)|\(|/|tại|ở(?!\w))"
)
_AFTER_LABEL = re.compile(
    r"[\s:]*(?:(?:lên|là|đạt|lên thành|lên con số|còn|có|hiện|nay|đã|mới|được|cũng|chỉ|tăng|con số|thành|ở mức|tổng cộng"
    r"|toàn tỉnh|hiện có|khoảng|gần|hơn|trên|ít nhất|tối thiểu|năm \d{4}|nhiều hơn|từ|chừng) ?)*[\s:]*"
)
UNIT_WORDS = {"commune": "xã", "village": "thôn", "district": "huyện", "province": "tỉnh"}
_OPENING = re.compile(r"[\s\-+•*:]*(?:(?:và|còn|cùng|riêng|số|đạt) )*")
_NOW_IN_BRACKET = re.compile(r"\s*\(\s*(?:(?:cuối|đầu|hết|đến|tính|hồi|có|là|mới|chỉ|đã|con số|được) ?)*\s*:?\s*")
_NOW_AGAIN = re.compile(r"\s*(?:(?:cuối|đầu|hết|hồi|có|là|mới|chỉ|đã|con số(?: này)?|số này) ?)*\s*")
_CORRESPONDING = re.compile(r"(?:tương ứng|lần lượt|con số này|con số đó|số này)")


def decide_bare(walk: Walk, spot: Spot) -> list[Candidate]:
    """Empty when nothing ties the number to a figure."""
    lower = walk.layout.lower
    criterion = decide_bare_criterion(walk, spot)
    if criterion:
        return criterion
    rate = decide_bare_rate(walk, spot)
    if rate:
        return rate
    if spot.number.kind != "plain":
        return _refuse(walk, spot)
    part = _fraction(walk, spot) or _worth(walk, spot)
    if part:
        return part
    alone = _standard_alone(walk, spot)
    if alone:
        return alone
    row = decide_product_row(walk, spot)
    if row:
        return row
    if not _ENDS.match(lower, spot.number.tail):
        return _refuse(walk, spot)
    band = _band_before(walk, spot)
    if band:
        return band
    if blocked(walk, spot, ("negative", "besides", "criterion"), before_comma=True):
        return _refuse(walk, spot)
    return _ends_change(walk, spot) or _now(walk, spot) or _corresponding(walk, spot) or _labelled(walk, spot) or _divided(walk, spot) or _refuse(walk, spot)


def _refuse(walk: Walk, spot: Spot) -> list[Candidate]:
    walk.refused.setdefault(spot.start, ("not_in_catalogue", "nothing counted is said of it"))
    return []


def _ends_change(walk: Walk, spot: Spot) -> list[Candidate]:
    """"Số huyện nâng cao từ 8 lên 13": the second number of a change."""
    before = walk.in_sentence()
    if not before or spot.index == 0 or before[-1].noun not in CLASSES or not walk.follows(spot, before[-1]):
        return []
    if RISES.fullmatch(between(walk, walk.spots[spot.index - 1].tail, number_start(spot))) is None:
        return []
    head = before[-1]
    made = make(walk, spot, head.indicator, "total", f"{head.indicator}.change", unit=head.unit, head=head, place_from_head=True)
    return [_like(one, head) for one in made]


def _now(walk: Walk, spot: Spot) -> list[Candidate]:
    """"180 thôn kiểu mẫu (hiện có 96)", "…305 huyện. Hiện tại là 292": where the count before stands now, or stood then."""
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
    made = make(walk, spot, head.indicator, "total", f"{head.indicator}.then", unit=head.unit, head=head, place_from_head=True)
    for one in made:
        _like(one, head)
        if one.origins.get("status") != "stated":
            one.status = "achieved"
    return made


def _labelled(walk: Walk, spot: Spot) -> list[Candidate]:
    """The noun stands before: "nâng tổng số xã đạt chuẩn lên 86", "xã nâng cao 39, xã kiểu mẫu 9", "thôn kiểu mẫu: 0"."""
    cues, lower = walk.layout.cues, walk.layout.lower
    begin = max(spot.left, *(lower.rfind(mark, spot.left, spot.start) + 1 for mark in ",;(\n"))
    noun_cue = _noun_with_standard(walk, begin, spot.start)
    if noun_cue is None:
        return _standard_before(walk, spot, begin)
    if cues.first(noun_cue.end, spot.start, "block"):
        return []
    noun = next(v for v in noun_cue.values("noun") if v in CLASSES)
    standard = standard_in(lower, cues, noun_cue.end, spot.start)
    if standard is None or not (_AFTER_LABEL.fullmatch(lower, standard.end, spot.start) or LABEL.fullmatch(between(walk, standard.end, spot.start))):
        return []
    if (
        standard.level == "recognised"
        and ":" not in lower[standard.end : spot.start]
        and "số" not in lower[max(begin, noun_cue.start - 8) : noun_cue.start]
    ):
        return []
    level = "base" if standard.level == "recognised" else standard.level
    indicator = INDICATORS[noun, level]
    measure, also, _ = measure_of(walk, spot)
    made = make(
        walk,
        spot,
        indicator,
        "total" if measure == "total" or RAISED.search(lower, begin, spot.start) else measure,
        f"{indicator}.noun_before",
        unit=walk.layout.view.nfc[noun_cue.start : noun_cue.end],
        also=also,
    )
    for one in made:
        one.noun, one.level = noun, level
        one.start = min(one.start, noun_cue.start) if spot.start - noun_cue.start < 60 else one.start
    return made


def _noun_with_standard(walk: Walk, start: int, end: int) -> Cue | None:
    """The last noun before a number that a standard follows; "tỉnh" of "tỉnh Long An" is part of a name."""
    cues, places = walk.layout.cues, walk.layout.places_in(start, end)
    nouns = [c for c in cues.within(start, end, "noun") if set(c.values("noun")) & set(CLASSES) and not any(p.start <= c.start < p.end for p in places)]
    for noun in reversed(nouns):
        if standard_in(walk.layout.lower, cues, noun.end, min(end, noun.end + 24)) is not None:
            return noun
    return nouns[-1] if nouns else None


def _standard_before(walk: Walk, spot: Spot, begin: int) -> list[Candidate]:
    """ "1.889 xã, đạt chuẩn 1.255": the standard stands before, the noun with the number before that."""
    lower, cues = walk.layout.lower, walk.layout.cues
    if cues.first(begin, spot.start, "standard") is None or cues.first(begin, spot.start, "block"):
        return []
    standard = standard_in(lower, cues, begin, spot.start)
    if standard is None or standard.level == "recognised" or not _AFTER_LABEL.fullmatch(lower, standard.end, spot.start):
        return []
    noun = _noun_going_on(walk, spot, lower[begin : standard.start], standard.level)
    if noun is None:
        return []
    indicator = INDICATORS[noun, standard.level]
    _, also, _ = measure_of(walk, spot)
    more = re.search(r"(?<!\w)(?:nhiều hơn|tăng|thêm)(?!\w)", lower[standard.end : spot.start]) is not None
    made = make(walk, spot, indicator, "increase" if more else "total", f"{indicator}.standard_before", unit=UNIT_WORDS[noun], also=also)
    for one in made:
        one.noun, one.level = noun, standard.level
        one.start = min(one.start, standard.start)
    return made


def _noun_going_on(walk: Walk, spot: Spot, opening: str, level: str) -> str | None:
    """The class of unit that a standard alone is about: of the number before, else of the figure before."""
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    noun = next((n for n in before.nouns if n in CLASSES), None) if before is not None else None
    if noun is not None:
        return noun
    last = walk.made[-1] if walk.made else None
    if level == "base" or last is None or walk.sentence_index - last.sentence > 1 or not _OPENING.fullmatch(opening):
        return None
    return last.noun if last.noun in CLASSES else None


def _band_before(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "số xã dưới 5 tiêu chí là 17", "Dưới 10 tiêu chí: 0": the criteria stand before, the communes are the number."""
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    if before is None or "criterion" not in before.nouns or not before.left_is_free(walk) or before.number.denominator is not None:
        return []
    lower = walk.layout.lower
    if not re.fullmatch(
        r"(?: nhất)?\s*(?::|là|còn|có|hiện có|hiện còn|vẫn còn)\s*(?:khoảng |gần |hơn |trên )?", lower[before.tail : spot.start]
    ):
        return []
    label = lower[max(spot.sentence.start, before.left) : before.start]
    if not re.search(r"(?:xã|nhóm|dưới|trên|từ|đạt)\s*(?:đạt )?(?:từ |dưới |trên )?$", label) and label.strip(" -+•*;,"):
        return []
    made = make(walk, spot, "communes_criteria", "total", "communes_criteria.band_before", unit="xã")
    walk.consumed.add(before.start)
    begin = (
        before.number.comparator_span[0]
        if before.number.comparator_span and before.number.comparator_span[0] < before.start
        else before.start
    )
    for one in made:
        one.noun = "commune"
        one.band = band_value(lower, before)
        one.start = min(one.start, begin)
    return made


def _worth(walk: Walk, spot: Spot) -> list[Candidate]:
    """"100% số xã (181/181) đạt chuẩn": the count that a share is worth, in brackets behind it."""
    number, before = spot.number, walk.in_sentence()
    if number.denominator is None or not before or before[-1].measure != "share" or before[-1].noun not in CLASSES or not walk.follows(spot, before[-1]):
        return []
    gap = walk.text(walk.spots[spot.index - 1].tail, spot.start) if spot.index > 0 else ""
    if re.fullmatch(r"[^,;.()\d]{0,40}\((?:tức |là )?", gap) is None or not walk.layout.lower.startswith(")", spot.tail):
        return []
    head = before[-1]
    made = make(walk, spot, head.indicator, "total", f"{head.indicator}.worth", unit=UNIT_WORDS.get(head.noun or "", ""), head=head, place_from_head=True)
    for one in made:
        one.noun, one.level, one.period, one.status = head.noun, head.level, head.period, head.status
    return made


def _fraction(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "chiếm gần một phần ba": a share told as a fraction of what was counted before."""
    number = spot.number
    if not number.words or number.denominator_span is None or "phần" not in walk.text(number.start, number.end):
        return []
    before = walk.in_sentence() or walk.made[-1:]
    said = re.search(
        r"(?:chiếm|bằng|tức|tương đương|hay|là|đạt|hơn|gần)\s*(?:gần |hơn |khoảng |chưa đầy |chưa tới "
        r")*$",
        walk.text(spot.left, spot.start),
    )
    if not before or said is None or noun_of(before[-1].indicator) is None or before[-1].measure not in ("total", "increase"):
        return []
    head = before[-1]
    made = make(walk, spot, head.indicator, "share", "share.fraction", unit="phần", head=head, place_from_head=True)
    for one in made:
        one.noun, one.level, one.period, one.status = head.noun, head.level, head.period, head.status
    return made


def _standard_alone(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "15/115 xã đạt chuẩn, 3 nâng cao, 0 kiểu mẫu": the standard right after a number that shares the noun before it."""
    lower, cues = walk.layout.lower, walk.layout.cues
    found = standard_in(lower, cues, spot.number.tail, spot.number.tail + 26)
    if found is None or found.level in ("recognised", "base") or lower[spot.number.tail : found.start].strip(" là"):
        return []
    head = inherited(walk, spot, None)
    noun = noun_of(head.indicator) if head is not None else None
    if head is None or noun is None or head.sentence != walk.sentence_index:
        return []
    indicator = INDICATORS[noun, found.level]
    made = make(
        walk,
        spot,
        indicator,
        head.measure,
        f"{indicator}.standard_alone",
        unit=head.unit,
        end=found.end,
        head=head,
        also=head.also.get("measure", ()),
    )
    for one in made:
        one.noun, one.level = noun, found.level
    return made


def _corresponding(walk: Walk, spot: Spot) -> list[Candidate]:
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
    bare = [s for s in walk.spots if s.start > said.start() and not s.nouns]
    # a place opens a row of its own
    row_start = max((p.end for p in walk.layout.places_in(said.start(), spot.start)), default=said.start())
    position = len([s for s in bare if row_start <= s.start < spot.start])
    if position >= len(row):
        return []
    head = row[position]
    made = make(walk, spot, head.indicator, head.measure, "row.corresponding", unit=head.unit, head=head, also=head.also.get("measure", ()))
    return [_like(one, head) for one in made]


def _row_head(walk: Walk, spot: Spot) -> Candidate | None:
    """The head of a row of places: what the list's heading names, else what was counted last."""
    last = walk.head(spot, "communes", "villages", "districts", "provinces")
    if last is not None and last.sentence == walk.sentence_index:
        return last
    listed = heading(walk, spot)
    if listed is not None:
        return Candidate(
            indicator=INDICATORS[listed.noun, listed.level],
            measure="total",
            value=Decimal(10**6),
            start=listed.start,
            end=listed.end,
            unit=UNIT_WORDS[listed.noun],
            rule="list.heading",
            noun=listed.noun,
            level=listed.level,
            status=walk.frames.scope.status,
            place=walk.frames.scope.place,
            period=walk.frames.scope.period,
            sentence=-9,
        )
    if last is not None and noun_of(last.indicator) is None and last.indicator != "communes_criteria":
        return last
    return inherited(walk, spot, None, back=ROW_BACK) or last


def _divided(walk: Walk, spot: Spot) -> list[Candidate]:
    """A place, a group, a star or a link before the number; the head is the last count."""
    lower = walk.layout.lower
    head = _row_head(walk, spot)
    if head is None and fraction_of_communes(walk, spot):
        head = Candidate(
            indicator="communes_ntm",
            measure="total",
            value=Decimal(10**6),
            start=0,
            end=0,
            unit="xã",
            rule="list.fraction",
            noun="commune",
            level="base",
            sentence=-9,
            period=walk.frames.scope.period,
        )
    if head is None or walk.died(spot):
        return []
    left = lower[spot.left : spot.start]
    place = row_place(walk, spot)
    by_place = place is not None and is_row(walk, spot) and not counts_itself(place, head.noun)
    listed = shared_places(walk, spot)
    linked = LINKED.search(left) is not None and len(left) < 60
    year_row = (
        re.search(
            r"(?:năm [^,;.]{0,14}|trước đó|\d{4})(?: \w+)? (?:chỉ|là|có|được|đạt|thêm|:)?\s*(?:có |chỉ "
            r"|được )?$",
            left,
        )
        is not None
        and head.sentence == walk.sentence_index
    )
    alone = (
        re.fullmatch(r"[\s,]*(?:và |hơn |trên |gần |khoảng )*", left) is not None
        and re.match(r"\s*(?:trong đó|trong số đó|trong số này|số đó)", lower[spot.tail :][:20]) is not None
    )
    if not (by_place or listed or (linked and "trong đó" in lower[spot.tail : spot.tail + 12]) or year_row or alone):
        return []
    if (
        head.indicator not in ("ocop_products", "ocop_entities")
        and spot.number.value > max(head.value, Decimal(1)) * 4
        and not year_row
        and head.place is not None
    ):
        return []
    made = make(
        walk,
        spot,
        head.indicator,
        head.measure,
        "row.divided",
        unit=head.unit,
        head=head,
        also=head.also.get("measure", ()) or (("total",) if head.measure == "increase" else ()),
    )
    for one in made:
        _like(one, head)
        one.inherited, one.head = True, head
        if by_place and not listed and place is not None:
            one.start = min(one.start, place.name_start) if spot.start - place.name_start < 50 else one.start
    return made


def _like(one: Candidate, head: Candidate) -> Candidate:
    """What a number without words of its own takes from its head."""
    one.noun, one.level = head.noun, head.level
    one.band = head.band
    if one.stars is None:
        one.stars = head.stars
    return one
