"""Status and time of rates and amounts by their own words: "phải giảm 1%" is aimed at though the sentence began with a fact."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import begin_of
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import later_in_force
from thonmoi.records import Status

_AHEAD = re.compile(
    r"(?<!\w)(?:phải|cần|muốn (?:đưa|kéo|hạ|giảm|nâng|có|đạt)|phấn đấu|đặt mục tiêu|đặt mức|đề ra|đặt ra|nhắm tới|nhắm đến|hẹn"
    r"|(?<!chương trình )mục tiêu(?! quốc gia)|chỉ tiêu|dự kiến|dự báo|sẽ|hướng tới|quyết tâm"
    r"|(?<!sở )(?<!bộ )(?<!phòng )kế hoạch(?! và đầu tư)|giao(?= (?:mỗi|cho|các|từng))|đề nghị|yêu cầu)(?!\w)"
)
_DONE = re.compile(
    r"(?<!\w)(?:ước(?! muốn)|ước đạt|hiện|đã|vẫn|mới (?:chỉ|được|đạt|có)|đến nay|tới nay|(?<!năm )(?<!từ )(?<!hôm )nay)(?!\w)"
)
_BY_THEN = re.compile(r"\s*(?:vào|đến|tới) (?:cuối )?(?:nhiệm kỳ|kỳ kế hoạch)(?!\w)")
# Beside a rate the number of households may be told: "từ 15.343 hộ (4,56%) xuống còn 1.324 hộ (0,36%)".
_HOUSEHOLDS = r"(?: [\d.]+ hộ[,\s(]*(?:chiếm |tỷ lệ )*)?"
_FROM = re.compile(rf"(?<!\w)từ(?: mức| trên| dưới| hơn| gần| khoảng)*{_HOUSEHOLDS}\s*$")
_RISES_TO = re.compile(rf"[^;.]{{0,40}}(?<!\w)(?:xuống|còn|lên|về|đến)(?: (?:còn|dưới|mức|khoảng|trên|chỉ|hơn|gần))*{_HOUSEHOLDS}\s*$")


def own_status(walk: Walk, spot: Spot, one: Candidate, head: Candidate | None) -> Status:
    """The last word that tells aim or fact since the figure before; else the status of the figure it goes on from in the sentence."""
    near = head is not None and head.sentence == walk.sentence_index and head.end <= spot.start
    since = max(spot.clause, head.end if near and head is not None else spot.sentence.start)
    year, report = one.period.year if one.period else None, walk.layout.report_year
    own_period = one.period is not None and one.origins.get("period") == "stated" and (one.period.start >= since)
    begins = one.period.first.year if one.period and one.period.first else year
    if own_period and one.period is not None and year and begins and report and year > report:
        return "target" if begins > report or one.period.role == "until" else one.status
    if _starts_a_change(walk, spot):
        return "achieved"
    if _BY_THEN.match(walk.layout.lower, spot.tail):
        return "target"
    said = last_said(walk, since, begin_of(spot), _AHEAD, _DONE)
    if said is not None:
        return said
    before = _neighbour(walk, spot, -1)
    ends_change = before is not None and _starts_a_change(walk, before)
    if own_period and year and report and year < report and one.period is not None and one.period.precision != "span":
        return "achieved"
    if ends_change and not own_period and year and report and year > report:
        return "target"  # "giảm từ 1,74% cuối năm 2025 xuống dưới 0,5%" among the aims for 2030
    if head is not None and head.sentence == walk.sentence_index and not own_period and not ends_change:
        return head.status
    return one.status


def last_said(walk: Walk, start: int, end: int, ahead: re.Pattern[str], done: re.Pattern[str]) -> Status | None:
    """Which of aim and fact is told last in start:end, outside names ("Cần Giờ" needs nothing); None where neither is."""
    names = [(p.start, p.end) for p in walk.layout.places_in(start, end)]
    lower = walk.layout.lower
    found: list[tuple[int, Status]] = [(m.start(), "target") for m in ahead.finditer(lower, start, end)]
    found += [(m.start(), "achieved") for m in done.finditer(lower, start, end)]
    found = [(at, status) for at, status in found if not any(a <= at < b for a, b in names)]
    return max(found)[1] if found else None


def aims_by_range(walk: Walk, spot: Spot, one: Candidate) -> bool:
    """ "mỗi năm giảm 1 - 1,5%": a plan speaks in ranges of what is to fall, a report has the exact figure."""
    year, report = one.period.year if one.period else None, walk.layout.report_year
    stated = one.origins.get("period") == "stated"
    past = stated and year is not None and report is not None and year < report
    told = last_said(walk, spot.clause, begin_of(spot), _AHEAD, _DONE)
    return one.measure == "decrease" and spot.number.value_max is not None and told is None and not past


def date_along(walk: Walk, spot: Spot, one: Candidate, head: Candidate | None) -> None:
    """ "giảm từ 17,6% năm 2010 xuống 8,1%, mỗi năm giảm 1,9%": a year told before the figure it goes on from is that figure's business."""
    _date_end_of_change(walk, spot, one)
    if head is None or head.sentence != walk.sentence_index or one.period is None or one.origins.get("period") != "stated":
        return
    if one.period.start < head.start and one.period != head.period and head.origins.get("period") != "stated":
        one.period = head.period
        one.fields.pop("period", None)
        one.origins["period"] = "carried"


def _date_end_of_change(walk: Walk, spot: Spot, one: Candidate) -> None:
    """The year of the first rate is not that of the second, which is the report's own."""
    before, period = _neighbour(walk, spot, -1), one.period
    if (
        before is None
        or period is None
        or period.now
        or not _starts_a_change(walk, before)
        or not (before.start <= period.start < spot.start)
    ):
        return
    one.period = later_in_force(walk, period)
    one.fields.pop("period", None)
    one.origins.pop("period", None)
    if one.period is not None:
        one.origins["period"] = "carried"


def _starts_a_change(walk: Walk, spot: Spot) -> bool:
    """The first number of "giảm từ 6,2% xuống dưới 4,5%": where a change sets out from is a fact, wherever it is to lead."""
    following = _neighbour(walk, spot, 1)
    if following is None or following.start >= spot.clause_end:
        return False
    if _FROM.search(walk.text(spot.clause, spot.start)) is None:
        return False
    return _RISES_TO.fullmatch(walk.text(spot.tail, following.start)) is not None


def _neighbour(walk: Walk, spot: Spot, step: int) -> Spot | None:
    """The next (or, with -1, the previous) number of the same kind, over a number of households."""
    index = spot.index + step
    while 0 <= index < len(walk.spots):
        other = walk.spots[index]
        if other.number.kind == spot.number.kind:
            return other
        if not walk.text(other.start, other.tail).endswith(" hộ"):
            return None
        index += step
    return None
