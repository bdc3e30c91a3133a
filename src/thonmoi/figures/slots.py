"""The slots every figure has, read from a number's surroundings: measure, status, period, place, unit, evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.frames import PlaceEvent
from thonmoi.figures.linking import RISES, between, number_start
from thonmoi.figures.lists import EACH, shared_places
from thonmoi.figures.names import Name, read_list
from thonmoi.figures.periods import PeriodSpan
from thonmoi.figures.placing import is_above
from thonmoi.figures.quantities import Number
from thonmoi.figures.reader import Spot, Walk
from thonmoi.records import Measure, Origin

_OWN_PREDICATE = re.compile(r"(?<!\w)(?:có|đạt|còn|là|gồm|bình quân|hiện|đã|lũy kế|tổng)(?!\w)")
_PER_YEAR = re.compile(
    r"(?:mỗi năm|hằng năm|hàng năm|bình quân mỗi năm|bình quân hằng năm|bình quân hàng năm|bình quân/năm|mỗi một năm|/năm)"
)
# "mỗi năm có 8 - 10 thôn": so many more each year.
_EACH_YEAR = re.compile(
    r"(?<!\w)(?:mỗi|hằng|hàng) năm,? (?:(?:tỉnh|huyện|xã|toàn \w+|phấn đấu|đều|sẽ|có|thêm|công nhận|từ|khoảng|ít nhất|tối "
    r"thiểu|trên|hơn) )*$"
)
_OF_THEM = re.compile(r"(?<!\w)trong (?:đó|số đó|số này|ấy) $")
_MANY_NAMES = 30
_TWO_YEARS = re.compile(r"(?:(?:các )?năm )?20\d\d,? (?:và )?(?:năm )?20\d\d")
_CHANGE_ENDS = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|nhích) từ (?:mức |chỗ )?$|(?<!\w)(?:lên|xuống)(?: còn| tới| đến| thành)? $")
# What one round brought: "đợt 2/2023, hội đồng đánh giá 25 sản phẩm", "từ đầu năm đến nay, 8 xã được công nhận".
_ROUND = re.compile(r"(?<!\w)(?:đợt (?:\d|này|[ivx]{1,3}(?!\w))|lần này|kỳ này|từ đầu năm)(?!\w)?")
_STOCK = re.compile(r"(?<!\w)(?:có|lũy kế|tổng|hiện|còn|nâng|lên|là)(?!\w)")
_DIVIDED = re.compile(r"[,;(]\s*(?:trong đó|trong số đó|riêng|gồm|bao gồm)(?!\w)")
_TITLE_STOCK = re.compile(r"(?<!\w)(?:cả nước|toàn tỉnh|tỉnh|khép|hiện|nay|đã)(?!\w)[^,;:.]{0,30}(?<!\w)(?:có|với|đạt)\s*$")
_IN_TURN = re.compile(r"(?:,| và|, và) ")
_NEW = re.compile(r" nữa(?!\w)| (?:ocop )?mới(?=[\s,.;)]|$)(?! (?:đạt|được|có|chỉ))")


def measure_of(walk: Walk, spot: Spot) -> tuple[Measure, tuple[str, ...], bool]:
    """The measure of a count, what else a reader would accept, and whether it was carried along a list."""
    lower, cues = walk.layout.lower, walk.layout.cues
    # after a comma the words of the number before are over
    left_from = (
        spot.left
        if spot.index <= 0
        else max(spot.left, lower.rfind(",", spot.left, spot.start) + 1, lower.rfind(";", spot.left, spot.start) + 1)
    )
    if spot.index > 0:
        left_from = max(left_from, lower.rfind(":", spot.left, spot.start) + 1)  # "lần lượt là: năm 2016 một xã"
        joint = lower.rfind(" và ", left_from, spot.start)
        left_from = joint + 3 if joint >= 0 else left_from  # "có thêm 5 xã đạt chuẩn và 3 xã nâng cao"
    if lower.endswith(("+", "+ "), 0, spot.start):
        return "increase", ("total",), False
    if _EACH_YEAR.search(lower, max(spot.left, spot.clause), spot.start):
        return "increase", (), False
    if _CHANGE_ENDS.search(lower, spot.left, spot.start):
        return "total", (), False  # "tăng từ 44 xã … lên 65 xã": where it stood, not by how much it changed
    before = [
        c for c in cues.within(left_from, spot.start, "measure") if set(c.values("measure")) & {"increase", "decrease", "level", "total"}
    ]
    if before:
        # "có" opens a predicate of its own; the last word before the number decides
        last = before[-1]
        values = last.values("measure")
        word = lower[last.start : last.end]
        if "total" in values or "level" in values:
            earlier = before[-2] if len(before) > 1 else None
            if earlier and "increase" in earlier.values("measure") and word in ("có", "gồm", "đạt") and last.start - earlier.end < 3:
                return "increase", ("total",), False
            after = _after(walk, spot)
            so_far = walk.in_sentence()
            of_new = bool(so_far) and so_far[-1].measure == "increase" and not so_far[-1].aside and spot.number.value <= so_far[-1].value
            if word == "có" and of_new and _OF_THEM.search(lower, left_from, last.start):
                return "increase", ("total",), True  # "công nhận 15 thôn, trong đó có 4 thôn kiểu mẫu"
            if after and word in ("có", "đã có") and until_told(walk, spot):
                return "total", ("increase",), False
            if after and word in ("có", "đã có", "gồm", "còn"):
                return "increase", ("total",), False
            if word in ("gồm", "bao gồm", "với"):
                so_far = walk.in_sentence()
                if so_far and so_far[-1].measure == "increase":
                    return "increase", ("total",), True
            return "total", ("increase",) if after else (), False
        if "decrease" in values:
            return "decrease", (), False
        if word in RECOGNISING and _up_to_now(walk, spot):
            return "total", ("increase",), False
        return "increase", () if word.endswith("thêm") or word == "tăng" else ("total",), False
    if _after(walk, spot):
        return "increase", ("total",), False
    told = walk.in_sentence()
    if told and told[-1].rule == "row.corresponding" and told[-1].measure != "total" and _IN_TURN.fullmatch(lower, spot.left, spot.start):
        return told[-1].measure, told[-1].also.get("measure", ()), False
    in_sentence = [c for c in told if not c.aside]
    if in_sentence and not _OWN_PREDICATE.search(lower, left_from, spot.start):
        head = in_sentence[-1]
        if head.indicator in ("poverty_rate", "income_per_capita", "funds", "criteria_per_commune", "awards"):
            return "total", (), False
        other = "product" in spot.nouns and not head.indicator.startswith("ocop") and ";" in walk.text(head.end, spot.start)
        if head.measure in ("increase", "decrease", "total") and not other:
            return head.measure, head.also.get("measure", ()), True
    if spot.sentence.section == "title" and spot.number.denominator is None:
        if _TITLE_STOCK.search(lower, spot.left, spot.start):
            return "total", ("increase",), False
        return "increase", ("total",), False
    if (
        _ROUND.search(lower, spot.sentence.start, spot.start)
        and spot.number.denominator is None
        and not _STOCK.search(lower, left_from, spot.start)
    ):
        return "increase", ("total",), False
    return "total", (), False


# "mỗi huyện, thành phố xây dựng ít nhất", not "bình quân mỗi xã đạt"
_EVERY = re.compile(
    r"(?<!bình quân )(?<!trung bình )(?<!tính ra )(?<!\w)mỗi (?:huyện|tỉnh|xã|quận|đơn vị|địa phương)"
    r"(?:, (?:thành phố|thị xã|thị trấn|phường|tỉnh))*"
    r"(?: [^\W\d_]+){0,8}? ?(?:(?:có|được|đạt|ít nhất|tối thiểu|từ|thêm|xây dựng|phấn đấu|làm|khoảng|công nhận) ?)+$"
)
_COUNTED = frozenset({"commune", "village", "district", "product"})
RECOGNISING = ("công nhận", "quyết định công nhận", "phân hạng", "xếp hạng", "chứng nhận cho", "đánh giá, phân hạng", "công nhận cho")


def _up_to_now(walk: Walk, spot: Spot) -> bool:
    """ "tính đến hết tháng 9, tỉnh công nhận 204 khu dân cư", "đã công nhận 1.012 thôn": a stock, though told with the verb of a round."""
    lower = walk.layout.lower
    if re.search(r"đã (?:có )?công nhận(?: được)?\s*$", lower[spot.left : spot.start]):
        # "năm 2024 tỉnh đã công nhận 17 xã": a round
        return not any(p.role == "in" and p.precision != "span" and p.year for p in walk.layout.periods_in(spot.sentence.start, spot.start))
    first = next((p for p in walk.layout.periods_in(spot.sentence.start, spot.start) if p.role == "until" or p.now), None)
    return first is not None and not walk.in_sentence() and "tính đến" in lower[max(spot.sentence.start, first.start - 24) : first.end]


def until_told(walk: Walk, spot: Spot) -> bool:
    """ "Đến hết năm 2015, tỉnh phấn đấu có 55 - 60 xã về đích": what there is to be by then."""
    told = [p for p in walk.layout.periods_in(spot.sentence.start, spot.start) if not p.now]
    return bool(told) and told[-1].role == "until" and not walk.in_sentence()


def _after(walk: Walk, spot: Spot) -> bool:
    if _NEW.match(walk.layout.lower, spot.tail):
        return True
    divided = _DIVIDED.search(walk.layout.lower, spot.tail, spot.right)
    return walk.layout.cues.first(spot.tail, divided.start() if divided else spot.right, "measure", "increase_after") is not None


def per_of(walk: Walk, spot: Spot) -> bool:
    """ "mỗi năm" stands before the number in its clause."""
    return _PER_YEAR.search(walk.layout.lower, max(spot.clause, spot.start - 60), spot.start) is not None


def is_fraction(number: Number) -> bool:
    """ "một phần ba", "một nửa"; "hai trên ba xã" counts."""
    return number.words and number.denominator_span is not None and number.denominator_span[0] - number.value_span[1] <= len(" phần ")


def make(
    walk: Walk,
    spot: Spot,
    indicator: str,
    measure: Measure,
    rule: str,
    *,
    unit: str | None = None,
    end: int | None = None,
    also: tuple[str, ...] = (),
    head: Candidate | None = None,
    place_from_head: bool = False,
) -> list[Candidate]:
    """Candidates for one number, one a place where a list of places shares it."""
    number = spot.number
    if measure in ("total", "increase") and is_fraction(number):
        measure, also = "share", ("total",)  # "một nửa số xã", "hai phần ba số thôn"
    start = number_start(spot)
    finish = max(end or 0, spot.tail)
    if finish - start > 110:
        finish = spot.tail
    base = Candidate(
        indicator=indicator,
        measure=measure,
        value=number.value,
        start=start,
        end=finish,
        unit=unit or walk.text(spot.noun_start, spot.noun_end) or _unit(walk, spot),
        rule=rule,
        comparator=number.comparator,
        value_max=number.value_max,
        denominator=number.denominator,
        section=spot.sentence.section,
        sentence=walk.sentence_index,
        also={"measure": also} if also else {},
    )
    base.fields["value"] = number.value_span
    for name, span in (("value_max", number.max_span), ("denominator", number.denominator_span), ("comparator", number.comparator_span)):
        if span:
            base.fields[name] = span
    if spot.noun_end > 0:
        base.fields["unit"] = (spot.noun_start, spot.noun_end)
    elif number.unit_span:
        base.fields["unit"] = number.unit_span
    base.origins["value"] = "stated"
    base.origins["measure"] = "stated"
    set_time(walk, spot, base, head)
    places = shared_places(walk, spot) if spot.place is None else []
    years = _each_of_years(walk, spot, base)
    if years and not places:
        set_place(walk, spot, base, head if place_from_head else None)
        base.per, base.measure = None, "increase" if base.measure == "total" else base.measure
        return [replace(base, period=year, fields=dict(base.fields), origins=dict(base.origins)) for year in years]
    if places:
        made = []
        for place in places:
            one = replace(
                base,
                place=place.place,
                place_candidates=place.candidates,
                fields={**base.fields, "place": (place.start, place.end)},
                origins={**base.origins, "place": "stated"},
            )
            one.start = min(base.start, _each_start(walk, spot, base.start))
            walk.events_used.append(PlaceEvent(place.start, place.end, place.place, place.candidates, True, False))
            made.append(one)
        return made
    set_place(walk, spot, base, head if place_from_head else None)
    return [base]


def _each_of_years(walk: Walk, spot: Spot, one: Candidate) -> list[PeriodSpan]:
    """ "năm 2024 và 2025 mỗi năm 9 xã": each of the two years."""
    period, lower = one.period, walk.layout.lower
    if period is None or period.first is None or period.last is None or one.origins.get("period") != "stated":
        return []
    if period.last.year != period.first.year + 1 or not _TWO_YEARS.fullmatch(lower, period.start, period.end):
        return []
    if not _EACH_YEAR.fullmatch(lower[period.end : number_start(spot)].lstrip(" ,:")):
        return []
    named = [period.first.year, period.last.year]
    return [replace(period, first=date(y, 1, 1), last=date(y, 12, 31), precision="year") for y in named]


def _each_start(walk: Walk, spot: Spot, start: int) -> int:
    each = EACH.search(walk.layout.lower, max(spot.left, spot.start - 48), spot.start)
    return each.start() if each else start


def _unit(walk: Walk, spot: Spot) -> str:
    number = spot.number
    if number.kind == "percent":
        return "%"
    if number.unit_span:
        return " ".join(walk.layout.view.nfc[number.unit_span[0] : number.unit_span[1]].split())
    return ""


def set_time(walk: Walk, spot: Spot, candidate: Candidate, head: Candidate | None) -> None:
    """Period and status."""
    frames = walk.frames
    period, origin = frames.period_at(spot.start, spot.tail, spot.right, spot.clause)
    ends = origin == "stated" and period is not None and _of_change_begin(walk, spot, period)
    if ends and period is not None:
        period, origin = _end_of_change(walk, spot, period)
        candidate.ends_change = True
    if not ends and origin != "stated" and head is not None and head.period is not None and _period_of(walk, spot, head, period):
        period = head.period
    candidate.period = period
    if period is not None:
        candidate.origins["period"] = origin
        if origin == "stated":
            candidate.fields["period"] = (period.start, period.end)
    status, status_origin = frames.status_at(spot.start, spot.tail, spot.right, period, origin == "stated")
    same = head is not None and head.sentence == walk.sentence_index
    back_at_facts = not same and frames.scope.status == "achieved" and head is not None and head.status == "target"
    if head is not None and ((status_origin == "assumed" and not back_at_facts) or (status_origin == "carried" and same)):
        status, status_origin = head.status, "carried"
    candidate.status = status
    candidate.aside = candidate.aside or (status == "target" and frames.beside_fact(spot.start))
    candidate.origins["status"] = status_origin
    if status == "target" and origin != "stated" and (period is None or frames.is_over(period)):
        aim = frames.aim_at(spot.start)
        if aim is not None:
            candidate.period = aim
            candidate.origins["period"] = "carried"
    if per_of(walk, spot) and candidate.measure in ("increase", "decrease"):
        candidate.per = "year"


def _of_change_begin(walk: Walk, spot: Spot, period: PeriodSpan) -> bool:
    """ "từ 86 cuối năm 2022 lên 146/204 xã": the date is that of the first number."""
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    if before is None or period.now or not before.tail <= period.start < spot.start:
        return False
    return RISES.fullmatch(between(walk, before.tail, number_start(spot))) is not None


def _end_of_change(walk: Walk, spot: Spot, period: PeriodSpan) -> tuple[PeriodSpan | None, Origin]:
    """Where a change ends: at a date before its first number, else at what is in force or reported, if that is later."""
    before = walk.spots[spot.index - 1]
    told = [p for p in walk.layout.periods_in(max(spot.clause, spot.sentence.start), before.start) if p.role not in ("compare", "since")]
    if told and (told[-1].now or (told[-1].year or 0) > (period.year or 0)):
        return told[-1], "stated"
    return later_in_force(walk, period), "carried"


def later_in_force(walk: Walk, period: PeriodSpan) -> PeriodSpan | None:
    """What is in force, else what the article reports, where it is of a later year."""
    others = (walk.frames.scope.period, walk.layout.main_period)
    return next((p for p in others if p is not None and (p.year or 0) > (period.year or 0)), None)


def _period_of(walk: Walk, spot: Spot, head: Candidate, period: PeriodSpan | None) -> bool:
    """What was in force is no nearer to the number than the figure it goes on from: told before that, or only further on."""
    if period is None or period.start <= head.start:
        return True
    return period.start > spot.tail and "\n" not in walk.text(head.end, spot.start)


def set_place(walk: Walk, spot: Spot, candidate: Candidate, head: Candidate | None) -> None:
    """Place: stated, of the head it divides, carried, or the article's own."""
    frames = walk.frames
    if spot.place is not None:
        candidate.place, candidate.place_candidates = spot.place.place, spot.place.candidates
        candidate.origins["place"] = "stated"
        candidate.fields["place"] = (spot.place.start, spot.place.end)
        walk.events_used.append(PlaceEvent(spot.place.start, spot.place.end, spot.place.place, spot.place.candidates, True, False))
        return
    if _of_each(walk, spot):
        candidate.origins["place"] = "stated"
        return
    behind = _behind_names(walk, spot)
    if behind is not None and behind.place is not None:
        candidate.place, candidate.place_candidates = behind.place, ()
        candidate.origins["place"], candidate.fields["place"] = "stated", (behind.start, behind.end)
        walk.events_used.append(PlaceEvent(behind.start, behind.end, behind.place, (), True, False))
        return
    event, _ = frames.place_at(spot.start, spot.tail, spot.right, spot.left)
    if event is not None and not (head is not None and event.end <= (head.start)):
        candidate.place, candidate.place_candidates = event.place, event.candidates
        candidate.origins["place"] = "stated"
        if event.place is not None or event.candidates:
            candidate.fields["place"] = (event.start, event.end)
        walk.events_used.append(event)
        return
    if head is not None and not _of_another_paragraph(walk, spot, head):
        candidate.place, candidate.place_candidates = head.place, head.place_candidates
        candidate.origins["place"] = "carried"
        return
    if frames.scope.group:
        candidate.origins["place"] = "carried"
        return
    candidate.place = frames.scope.place
    if candidate.place is not None:
        candidate.origins["place"] = "article" if candidate.place == walk.layout.home else "carried"


def _behind_names(walk: Walk, spot: Spot) -> Name | None:
    """ "Bốn xã Đông Hợp, Minh Phú, Liên Hoa, Phú Lương thuộc huyện Đông Hưng": the unit above, told behind the names of all of them."""
    if not set(spot.nouns) & {"commune", "village"} or spot.number.kind != "plain" or not 1 < spot.number.value < _MANY_NAMES:
        return None
    row = read_list(walk.layout, spot.tail, spot.clause_end)
    if row is None or len(row.names) != spot.number.value or len(row.parents) != 1:
        return None
    above = row.parents[0]
    level = above.place.level if above.place is not None else None
    return above if level in ("district", "province", "commune") and above.start > row.names[-1].end else None


def _of_another_paragraph(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """A paragraph has its own place, whatever figure of the one before a number goes on from; a whole that was compared with has none."""
    if head.sentence >= walk.sentence_index:
        return False
    if is_above(head.place, walk.layout.home):
        return True
    return is_above(walk.frames.scope.place, head.place) and "\n" in walk.text(head.end, spot.start)


def _of_each(walk: Walk, spot: Spot) -> bool:
    """ "mỗi huyện có ít nhất 1 xã": every unit is meant and none is named, so it is of no one place. An average is."""
    if spot.number.kind != "plain" or not (set(spot.nouns) & _COUNTED):
        return False
    return _EVERY.search(walk.layout.lower, max(spot.clause, spot.start - 80), spot.start) is not None


def zero(value: int = 0) -> Decimal:
    """A value that no digits say."""
    return Decimal(value)
