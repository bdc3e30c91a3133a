"""unknown_place and place_out_of_time: units the gazetteer does not hold, and units told of a time when they were not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from thonmoi.checks.case import FORMER, Case, Fact, finding
from thonmoi.checks.limits import PLACE_GRACE_DAYS
from thonmoi.checks.wording import en_value, vi_value, where
from thonmoi.gazetteer import MAP_NEW, lookup
from thonmoi.gazetteer.places import unit_of
from thonmoi.gazetteer.resolving import Places
from thonmoi.gazetteer.unknown import unknown
from thonmoi.records import Finding, Period, Severity, span_of

_MONTHS = {"year": 11, "half": 5, "quarter": 2, "month": 0}  # months of the span before its last


def check(case: Case) -> Iterator[Finding]:
    """Names without a unit near figures, then figures whose unit was not there at their time."""
    yield from _unknown(case)
    yield from _out_of_time(case)


def _unknown(case: Case) -> Iterator[Finding]:
    told: set[str] = set()
    for found in unknown(case.view, Places((), None, None)):
        name = " ".join(case.text[found.name_start : found.name_end].split())
        if case.text[found.end : found.end + 1] in ("'", "’", "ʼ", "`"):
            # "Cư M'gar": the name goes on
            continue
        facts = case.by_sentence.get(case.sentence(found.start), [])
        if not facts or name in told or _held(name):
            continue
        told.add(name)
        high = found.word in ("huyện", "tỉnh")
        severity: Severity = "warning" if high else "info"
        quote = " ".join(case.text[found.start : found.end].split())
        why_vi = "tên có thể viết sai" if high else "tên có thể viết sai hoặc đơn vị đã sáp nhập trước năm 2021"
        why_en = "the name may be misspelt" if high else "the name may be misspelt, or the unit was merged before 2021"
        unique = {f.index: f for f in facts if f.figure.place is None or abs(f.start - found.start) < 80}
        of_vi = ", ".join(vi_value(f.figure) for f in list(unique.values())[:3])
        of_en = ", ".join(en_value(f.figure) for f in list(unique.values())[:3])
        of_vi, of_en = (f" (số liệu: {of_vi})", f" (figures: {of_en})") if unique else ("", "")
        yield finding(
            "unknown_place", severity, unique.values(),
            f"Không có đơn vị nào tên “{quote}” trong danh mục hành chính{of_vi}; {why_vi}.",
            f"No unit of the gazetteer is called “{quote}”{of_en}; {why_en}.",
            (span_of(case.text, found.start, found.end),),
        )  # fmt: skip


def _held(name: str) -> bool:
    """The gazetteer has a unit of this name or of its first words ("Lãng Sơn Trần Văn" begins with one)."""
    words = name.split()
    return any(lookup(" ".join(words[:n])) for n in range(len(words), 0, -1))


def _out_of_time(case: Case) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for fact in case.facts:
        figure = fact.figure
        place, period = figure.place, figure.period
        if place is None or place.code is None or fact.origin[0] != "stated" or period is None or fact.origin[1] != "stated":
            continue
        if (place.name, place.level) in told or any(FORMER.search(case.sentence_text(e.start)) for e in fact.evidence):
            continue
        unit = unit_of(place)
        if unit is None:
            continue
        gone = _gone(case, fact, unit.until)
        # A unit that goes on under its name on the next map is not gone.
        if gone is None or any(s.name == place.name and s.level == place.level for s in place.successors):
            continue
        told.add((place.name, place.level))
        later = ", ".join(s.name for s in place.successors[:3])
        into_vi, into_en = (f" (nay thuộc {later})", f" (now {later})") if later else ("", "")
        yield finding(
            "place_out_of_time", "warning" if gone else "info", (fact,),
            f"{where(figure)} không còn là đơn vị hành chính sau {unit.until:%d/%m/%Y}{into_vi}, "
            f"nhưng {vi_value(figure)} là của sau ngày đó.",
            f"{where(figure)} ended as a unit on {unit.until:%d/%m/%Y}{into_en}, {en_value(figure)} of it are of a later time.",
        )  # fmt: skip


def _gone(case: Case, fact: Fact, until: date) -> bool | None:
    """True: the figure is of a time well after the unit's end; False: of the year after; None: nothing is off.

    An aim set while the unit was there may well reach beyond its end.
    """
    period = fact.figure.period
    begin = _earliest(period) if period else None
    if begin is None or until == date.max or begin <= until:
        return None
    if case.published is None or case.published <= until:
        return None if fact.figure.status == "target" or case.published is not None else begin >= MAP_NEW or None
    return begin > until + timedelta(days=PLACE_GRACE_DAYS)


def _earliest(period: Period) -> date | None:
    """The first day of what the text names: "đến năm 2025" names a year, and a unit that ended in June was there in it."""
    if period.start is not None or period.end is None:
        return period.start
    months = _MONTHS.get(period.precision)
    return period.end if months is None else period.end.replace(month=max(1, period.end.month - months), day=1)
