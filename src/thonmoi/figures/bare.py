"""A number with no noun of its own: it takes over the figure it goes on from ("Yên Bình 31", "5 sao: 2", "là 62 và 31")."""

from __future__ import annotations

import re
from decimal import Decimal

from thonmoi.figures.bands import band_of_bare, band_told_before, band_value
from thonmoi.figures.candidate import Candidate
from thonmoi.figures.count_links import in_bracket_of
from thonmoi.figures.counts import fraction_of_communes
from thonmoi.figures.criteria import decide_bare_criterion
from thonmoi.figures.going_bare import (
    added,
    end_of_change,
    fraction_of_count,
    in_the_same_order,
    out_of_these,
    raised_to,
    take_after,
    then_and_now,
    worth_of_share,
)
from thonmoi.figures.going_on import standing
from thonmoi.figures.labels import UNIT_WORDS, decide_labelled, decide_level_alone, decide_standard_alone
from thonmoi.figures.linking import LINKED, ROW_BACK, number_start
from thonmoi.figures.lists import counts_itself, heading, is_row, place_behind, row_place, shared_places
from thonmoi.figures.product_rows import decide_product_row
from thonmoi.figures.rates import decide_bare_rate
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.units import INDICATORS, NEAR_MISSES, blocked, inherited, noun_of

_ENDS = re.compile(
    r"\s*(?:[,.;:)\"…]|$|\n|và(?!\w)|trong đó|cùng(?!\w)|còn(?!\w)|rồi(?!\w)|đơn vị|địa phương|trên tổng|so với|năm(?!\w)|-"
    r"|(?:hồi|lúc|khi|cuối|đầu|giữa|hết|của) (?:(?:cuối|đầu|giữa|hết|thời điểm) )?(?:năm|tháng|quý|nhiệm kỳ|giai đoạn|kỳ"
    r"|20\d\d|\d{1,2}/20\d\d)(?!\w)"
    r"|(?:rút|giảm|hạ|tăng|nâng) (?:còn|xuống|lên)(?!\w)|là |vào|được|lên(?!\w)|xuống(?!\w)|trong(?!\w)|\(|/|tại|ở(?!\w))"
)


_REST = re.compile(
    r"(?<!\w)(?:các|những|\w+) (?:huyện|xã|tỉnh|thành phố|địa phương|đơn vị|nơi|vùng)(?:, (?:thị xã|thành phố))? (?:còn lại|khác)"
    r"(?: (?:chia nhau|góp|có|là|được|cùng|gộp lại|tổng cộng))*:?\s*$"
)
_OF_TIME = re.compile(r" (?:năm(?! \d)|tháng|quý|nhiệm kỳ|mùa|đợt|lần)(?!\w)")
_YEAR_BEFORE = re.compile(
    r"(?:năm [^,;.]{0,14}|trước đó|\d{4})(?: \w+)?(?: (?:chỉ|là|có|được|đạt|thêm|:)?\s*(?:có |chỉ |được )?| ?[:-] ?)$"
)
_YEAR_BEHIND = re.compile(r"\s*\((?:năm )?20\d\d\)")
_BAND_GAP = re.compile(r"(?: nhất)?\s*(?::|là|còn|có|hiện có|hiện còn|vẫn còn)\s*(?:khoảng |gần |hơn |trên )?")


def decide_bare(walk: Walk, spot: Spot) -> list[Candidate]:
    """Empty when nothing ties the number to a figure."""
    lower = walk.layout.lower
    in_run = _goes_on_in_run(walk, spot)
    if in_run:
        return in_run
    criterion = decide_bare_criterion(walk, spot)
    if criterion:
        return criterion
    rate = decide_bare_rate(walk, spot)
    if rate:
        return rate
    if spot.number.kind != "plain" or _OF_TIME.match(lower, spot.number.tail):
        return _refuse(walk, spot)
    banded = _in_bands(walk, spot)
    if banded:
        return banded
    part = fraction_of_count(walk, spot) or worth_of_share(walk, spot)
    if part:
        return part
    alone = decide_standard_alone(walk, spot) or decide_level_alone(walk, spot)
    if alone:
        return alone
    row = decide_product_row(walk, spot)
    if row:
        return row
    if not _ENDS.match(lower, spot.number.tail) and place_behind(walk, spot) is None:
        return out_of_these(walk, spot) or _refuse(walk, spot)
    band = _band_before(walk, spot)
    if band:
        return band
    if blocked(walk, spot, NEAR_MISSES, before_comma=True):
        return _refuse(walk, spot)
    return (
        out_of_these(walk, spot)
        or end_of_change(walk, spot)
        or raised_to(walk, spot)
        or added(walk, spot)
        or then_and_now(walk, spot)
        or decide_labelled(walk, spot)
        or in_the_same_order(walk, spot)
        or _divided(walk, spot)
        or _refuse(walk, spot)
    )


def _goes_on_in_run(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Số xã nâng cao lần lượt là 15, 5 và 1": what the first of the run counts, each for its own place."""
    if spot.run < 0 or spot.index <= spot.run:
        return []
    first = walk.spots[spot.run]
    head = next((c for c in walk.in_sentence() if c.fields.get("value", (-1, -1))[0] == first.number.value_span[0]), None)
    if head is None:
        return []
    made = make(walk, spot, head.indicator, head.measure, "row.in_step", unit=head.unit, head=head, also=head.also.get("measure", ()))
    return [take_after(one, head) for one in made]


def _refuse(walk: Walk, spot: Spot) -> list[Candidate]:
    walk.refused.setdefault(spot.start, ("not_in_catalogue", "nothing counted is said of it"))
    return []


def _band_before(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "số xã dưới 5 tiêu chí là 17", "Dưới 10 tiêu chí: 0": the criteria stand before, the communes are the number."""
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    if before is None or "criterion" not in before.nouns or not before.left_is_free(walk):
        return []
    if before.number.denominator not in (None, before.number.value):
        return []
    lower = walk.layout.lower
    if band_told_before(walk, spot) is None and not _BAND_GAP.fullmatch(lower, before.tail, spot.start):
        return []
    label = lower[max(spot.sentence.start, before.left) : before.start]
    if not re.search(r"(?:xã|nhóm|dưới|trên|từ|đạt|số)\s*(?:đạt |đủ |đạt đủ )?(?:từ |dưới |trên )?$", label) and label.strip(" -+•*;,"):
        return []
    made = make(walk, spot, "communes_criteria", "total", "communes_criteria.band_before", unit="xã")
    walk.consumed.add(before.start)
    begin = number_start(before)
    for one in made:
        one.noun = "commune"
        one.band = band_value(lower, before)
        one.start = min(one.start, begin)
    return made


def _in_bands(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "22 xã đạt 15 - 18 tiêu chí; 38 đạt 10 - 14; 23 dưới 10": a bare number of communes with a band of its own."""
    band = band_of_bare(walk, spot)
    if band is None:
        return []
    made = make(walk, spot, "communes_criteria", "total", "communes_criteria.band_goes_on", unit="xã", end=band[2])
    for one in made:
        one.noun, one.band = "commune", (band[0], band[1])
    return made


def _row_head(walk: Walk, spot: Spot) -> Candidate | None:
    """The head of a row of places: what the list's heading names, else what was counted last."""
    last = walk.head(spot, "communes", "villages", "districts", "provinces")
    if last is not None and last.sentence == walk.sentence_index:
        newest = walk.made[-1]
        counted = newest.noun == last.noun and newest.measure in ("total", "increase")
        return newest if counted and in_bracket_of(walk, spot, newest) else last
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
    if not spot.number.whole:
        return []  # nobody counts in fractions
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
    behind = place_behind(walk, spot)
    listed = shared_places(walk, spot)
    linked = LINKED.search(left) is not None and len(left) < 60
    year_row = head.sentence == walk.sentence_index and (
        _YEAR_BEFORE.search(left) is not None or _YEAR_BEHIND.match(lower, spot.number.tail) is not None
    )
    alone = (
        re.fullmatch(r"[\s,]*(?:và |hơn |trên |gần |khoảng )*", left) is not None
        and re.match(r"\s*(?:trong đó|trong số đó|trong số này|số đó)", lower[spot.tail :][:20]) is not None
    )
    rest = _REST.search(lower, max(spot.sentence.start, spot.start - 60), spot.start) is not None and head.inherited
    if not (by_place or listed or behind or rest or (linked and "trong đó" in lower[spot.tail : spot.tail + 12]) or year_row or alone):
        return []
    head = standing(walk, spot, head)
    if (
        head.indicator not in ("ocop_products", "ocop_entities")
        and spot.number.value > max(head.value, head.root.value, Decimal(1)) * 4
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
        take_after(one, head)
        one.inherited, one.head = True, head
        if rest and not by_place and not listed:
            one.place, one.place_candidates = None, ()  # a group without a name
            one.origins.pop("place", None)
            one.fields.pop("place", None)
        if behind is not None and not by_place and not listed:
            one.place, one.place_candidates = behind.place, behind.candidates
            one.origins["place"], one.fields["place"] = "stated", (behind.start, behind.end)
        if by_place and not listed and place is not None:
            one.start = min(one.start, place.name_start) if spot.start - place.name_start < 50 else one.start
    return made
