"""out_of_range: values that cannot be, whatever else the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from thonmoi.checks.case import FORMER, Case, Fact, finding
from thonmoi.checks.limits import (
    CRITERIA,
    CRITERIA_CHANGE,
    CRITERIA_SINCE_2026,
    FEW_UNITS,
    MAP_KNOWN,
    MISPLACED,
    MORE_UNITS_BEFORE,
    MORE_UNITS_NEW,
    MORE_UNITS_OLD,
    OTHER_PLACES,
    PLACE_REACH,
    WHOLE_REACH,
    WHOLE_SLACK,
)
from thonmoi.checks.wording import en_number, en_value, vi_number, vi_value, where
from thonmoi.gazetteer import MAP_NEW, map_of, units_within
from thonmoi.records import Figure, Finding, Place

_GROUP = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|năm|sáu|bảy|[2-9]) (?:huyện|thị xã|thành phố|địa phương|đơn vị)(?!\w)")
_OF_A_PLAN = re.compile(r"%[^,;.%]{0,30}(?<!\w)(?:kế hoạch|mục tiêu|chỉ tiêu|dự toán|nghị quyết|cùng kỳ|so với|năm trước)(?!\w)")
_REGION = re.compile(
    r"(?<!\w)(?:(?:cả|toàn) (?:vùng|khu vực|cụm|miền)|tính chung|(?:các|hai|ba|bốn|năm|sáu|bảy|tám|\d+) tỉnh|hai bên)(?!\w)"
)
_SET_BEFORE = re.compile(r"2021 ?[-–] ?2025|2025|(?<!\w)(?:19|mười chín) tiêu chí|(?:bộ )?tiêu chí cũ|bộ cũ|giai đoạn trước|chuẩn cũ")
_LEVEL = {"commune": "commune", "district": "district", "province": "province"}
_VI_LEVEL = {"commune": "đơn vị cấp xã", "district": "đơn vị cấp huyện", "province": "tỉnh, thành phố"}
_EN_LEVEL = {"commune": "communes", "district": "districts", "province": "provinces"}
_ABOVE = {"commune": ("district", "province", "country"), "district": ("province", "country"), "province": ("country",)}


def check(case: Case) -> Iterator[Finding]:
    """Shares and rates, numbers of criteria, numbers of units."""
    for fact in case.facts:
        figure = fact.figure
        top = figure.value_max if figure.value_max is not None else figure.value
        if figure.unit.startswith("%") and top > 100 and _of_a_whole(case, fact):
            yield finding(
                "out_of_range", "error", (fact,),
                f"{vi_value(figure)}: tỷ lệ không thể quá 100%.", f"{en_value(figure)}: a share cannot be over 100%.",
            )  # fmt: skip
        yield from _criteria(case, fact, top)
        yield from [*_units(case, fact, top)] or _whole(case, fact)


def _of_a_whole(case: Case, fact: Fact) -> bool:
    """It is a share of what there is: of a plan or an estimate there may well be more ("đạt 118% dự toán")."""
    if fact.figure.measure == "share" and fact.figure.indicator == "funds":
        return False
    return fact.figure.measure in ("share", "rate") and not any(_OF_A_PLAN.search(case.sentence_text(e.start)) for e in fact.evidence)


def _criteria(case: Case, fact: Fact, top: Decimal) -> Iterator[Finding]:
    figure = fact.figure
    if figure.indicator == "criteria_per_commune":
        said = top
    elif figure.indicator == "communes_criteria" and figure.band is not None:
        said = Decimal(max(figure.band.min or 0, figure.band.max or 0))
    else:
        return
    day = _day(case, fact)
    # In 2026 papers still sum up what was reached by the set before.
    period = figure.period
    stated = fact.origin[1] == "stated" and period is not None and period.source == "stated" and not _by_the_set_before(case, fact)
    if said > CRITERIA:
        limit, severity = CRITERIA, "error"
    elif said > CRITERIA_SINCE_2026 and stated and day is not None and min(day, case.published or day) >= CRITERIA_CHANGE:
        limit, severity = CRITERIA_SINCE_2026, "warning"
    else:
        return
    yield finding(
        "out_of_range", "error" if severity == "error" else "warning", (fact,),
        f"{vi_number(said)} tiêu chí: bộ tiêu chí quốc gia khi đó chỉ có {limit} tiêu chí cho một xã.",
        f"{en_number(said)} criteria: the national set then has only {limit} for a commune.",
    )  # fmt: skip


def _by_the_set_before(case: Case, fact: Fact) -> bool:
    return any(_SET_BEFORE.search(case.sentence_text(e.start)) for e in fact.evidence)


def _day(case: Case, fact: Fact) -> date | None:
    """The day that decides which rules hold: the end of the period, else publication."""
    period = fact.figure.period
    return (period.end if period else None) or case.published


def _units(case: Case, fact: Fact, top: Decimal) -> Iterator[Finding]:
    """More communes, districts or provinces than the place has on its map."""
    figure = fact.figure
    level = _LEVEL.get(figure.amount_unit or "")
    place = figure.place
    if level is None or place is None or place.level not in _ABOVE[level] or figure.measure not in ("total", "increase", "decrease"):
        return
    said = max(top, figure.denominator or Decimal(0))
    if said < FEW_UNITS or figure.comparator not in ("eq", "ge", "gt"):
        return
    if fact.origin[0] not in ("stated", "article") or _of_a_group(case, fact):
        return
    day = _day(case, fact)
    if place.level == "country" and day is not None:
        # The country is on every map.
        place = place.model_copy(update={"as_of": map_of(day)})
    if place.as_of is None:
        return
    new = place.as_of >= MAP_NEW
    # A place of one map and a time of another: nobody knows which units are counted.
    if day is None or (day > MAP_NEW) != new or (new and (case.published is None or case.published <= MAP_NEW)):
        return
    count = units_within(place, level)
    more = MORE_UNITS_NEW if new else MORE_UNITS_BEFORE if day < MAP_KNOWN else MORE_UNITS_OLD
    if not count or said <= count * more or any(p.name == place.name for p in place.parents):  # "Tây Ninh: 38 xã": city or province
        return
    if said > count * MISPLACED and _said_far(case, fact):
        return
    if _is_of_one_above(figure, place, level):
        return
    if fact.origin[0] == "article" and (said > count * MISPLACED or _speaks_of_many(case, place)):
        return
    yield finding(
        "out_of_range", "warning", (fact,),
        f"{vi_value(figure)}: {where(figure)} chỉ có {count} {_VI_LEVEL[level]}.",
        f"{en_value(figure)}: {where(figure)} has only {count} {_EN_LEVEL[level]} on the map of its time.",
    )  # fmt: skip


def _said_far(case: Case, fact: Fact) -> bool:
    """The place that the text states for a number is parted from it by more than a verb: the number may be of the unit above."""
    for evidence in fact.evidence:
        place, value = evidence.fields.get("place"), evidence.fields.get("value")
        if place is None or value is None:
            return False
        gap = case.folded(min(place.end, value.end), max(place.start, value.start))
        if len(gap) <= PLACE_REACH and not any(c.isdigit() or c in ",;." for c in gap):
            return False
    return True


def _is_of_one_above(figure: Figure, place: Place, level: str) -> bool:
    """The whole of the count is about what a unit above the place has: then the count is that unit's."""
    if figure.denominator is None:
        return False
    for parent in place.parents:
        above = units_within(Place(name=parent.name, level=parent.level, kind=parent.kind, code=parent.code, as_of=place.as_of), level)
        if above and above / MORE_UNITS_OLD <= figure.denominator <= above * MORE_UNITS_OLD:
            return True
    return False


def _speaks_of_many(case: Case, place: Place) -> bool:
    """The article has figures of several places beside its own, so that a number without one may be of all of them."""
    others = {f.figure.place.name for f in case.facts if f.figure.place is not None and f.figure.place.level == place.level}
    return len(others - {place.name}) >= OTHER_PLACES


def _whole(case: Case, fact: Fact) -> Iterator[Finding]:
    """ "60/150 xã" of a province that had 182 communes then: the whole is of another map, or a slip."""
    figure = fact.figure
    place, whole, day = figure.place, figure.denominator, _day(case, fact)
    if figure.amount_unit != "commune" or place is None or place.level not in ("district", "province") or place.as_of is None:
        return
    if whole is None or whole < FEW_UNITS or day is None or day < MAP_KNOWN or (day >= MAP_NEW) != (place.as_of >= MAP_NEW):
        return
    if fact.origin[0] not in ("stated", "article") or figure.subset is not None or _of_a_group(case, fact):
        return
    if (
        _said_far(case, fact)
        or _is_of_one_above(figure, place, "commune")
        or (fact.origin[0] == "article" and _speaks_of_many(case, place))
    ):
        return
    rural, every = units_within(place, "commune", "xã"), units_within(place, "commune")
    if not rural or not every or rural * (1 - WHOLE_SLACK) <= whole <= every or not every / WHOLE_REACH < whole < every * WHOLE_REACH:
        return
    yield finding(
        "out_of_range", "info", (fact,),
        f"{vi_value(figure)}: mẫu số không khớp bản đồ hành chính khi đó, {where(figure)} có {rural} xã trong {every} đơn vị cấp xã.",
        f"{en_value(figure)}: the whole does not fit the map of its time, {where(figure)} had {rural} rural ones among {every} communes.",
    )  # fmt: skip


def _of_a_group(case: Case, fact: Fact) -> bool:
    """The number may be of several places together, or of the units of the map before a merger."""
    texts = [case.sentence_text(e.start) for e in fact.evidence]
    if any(FORMER.search(t) or _REGION.search(t) for t in texts):
        return True
    place = fact.figure.place
    if place is None or place.level != "district":
        return False
    others = (f.figure.place for f in case.beside(fact))
    return any(p is not None and p.name != place.name for p in others) or any(_GROUP.search(t) for t in texts)
