"""Status of rates and amounts by their own words: "phải giảm 1%" is aimed at though the sentence began with a fact."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import begin_of
from thonmoi.figures.reader import Spot, Walk
from thonmoi.records import Status

_AHEAD = re.compile(
    r"(?<!\w)(?:phải|cần|phấn đấu|đặt mục tiêu|(?<!chương trình )mục tiêu(?! quốc gia)|chỉ tiêu|dự kiến|dự báo|sẽ|hướng tới|quyết tâm|kế hoạch|đề nghị|yêu cầu)(?!\w)"
)
_DONE = re.compile(r"(?<!\w)(?:ước(?! muốn)|ước đạt|hiện|đã|vẫn|mới chỉ|đến nay|tới nay|(?<!năm )(?<!từ )(?<!hôm )nay)(?!\w)")
_RISES_TO = re.compile(r"[^;.]{0,40}(?<!\w)(?:xuống|còn|lên|về|đến)(?: (?:còn|dưới|mức|khoảng|trên|chỉ|hơn|gần))*\s*$")


def own_status(walk: Walk, spot: Spot, one: Candidate, head: Candidate | None) -> Status:
    """The last word that tells aim or fact since the figure before; else the status of the figure it goes on from in the sentence."""
    since = max(spot.clause, head.end if head is not None and head.sentence == walk.sentence_index and head.end <= spot.start else spot.sentence.start)
    year, report = one.period.year if one.period else None, walk.layout.report_year
    own_period = one.period is not None and one.origins.get("period") == "stated" and (one.period.start >= since)
    if own_period and year is not None and report is not None and year > report:
        return one.status
    if _starts_a_change(walk, spot):
        return "achieved"
    words = walk.text(since, begin_of(spot))
    said = [(m.start(), "target") for m in _AHEAD.finditer(words)] + [(m.start(), "achieved") for m in _DONE.finditer(words)]
    if said:
        return "target" if max(said)[1] == "target" else "achieved"
    ends_change = spot.index > 0 and _starts_a_change(walk, walk.spots[spot.index - 1])
    if head is not None and head.sentence == walk.sentence_index and not own_period and not ends_change:
        return head.status
    return one.status


def _starts_a_change(walk: Walk, spot: Spot) -> bool:
    """The first number of "giảm từ 6,2% xuống dưới 4,5%": where a change sets out from is a fact, wherever it is to lead."""
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if following is None or following.number.kind != spot.number.kind or following.start >= spot.clause_end:
        return False
    if re.search(r"(?<!\w)từ(?: mức| trên| dưới| hơn| gần| khoảng)*\s*$", walk.text(spot.left, spot.start)) is None:
        return False
    return _RISES_TO.fullmatch(walk.text(spot.tail, following.start)) is not None
