"""Rows that a label before a colon opens in their own sentence: "Huyện đăng ký thôn kiểu mẫu 2024: Thăng Bình 15; Đại Lộc 12".

What the label names is what every bare number of the row counts, whatever the text counted before.
"""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.labels import UNIT_WORDS
from thonmoi.figures.lists import Heading, counts_itself, label_of, row_place, shared_places
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.units import INDICATORS
from thonmoi.records import Measure

_SHARES = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|phần trăm)(?!\w)")
_REST = re.compile(
    r"[,;:]\s*(?:và |còn )?(?:các |những )?(?:huyện|xã|tỉnh|địa phương|đơn vị|nơi|vùng) (?:còn lại|khác)(?: (?:là|có|mỗi "
    r"nơi))*\s*$"
)
_STOCK = re.compile(r"(?<!\w)(?:lũy kế|cộng dồn|tổng số)(?!\w)")
_ENDS = re.compile(r"\s*(?:[,;.()]|$|\n|và |xã|thôn)")


def decide_opened(walk: Walk, spot: Spot) -> list[Candidate]:
    """A bare number or percentage in a row of places behind a label with a colon; empty anywhere else."""
    if spot.nouns or spot.number.kind not in ("plain", "percent") or spot.index < 0:
        return []
    lower = walk.layout.lower
    colon = lower.find(":", spot.sentence.start, walk.spots[0].start)
    if colon < 0:
        return []
    label = label_of(walk, spot.sentence.start, colon)
    if label is None or _ENDS.match(lower, spot.number.tail) is None:
        return []
    shares = _SHARES.search(lower, spot.sentence.start, label.start) is not None
    if shares != (spot.number.kind == "percent") or walk.layout.cues.first(label.end, spot.start, "topic", "poverty", "income"):
        return []
    begin = max(spot.left, colon)
    if walk.layout.cues.first(begin, spot.start, "standard") or "programme" in _kinds(walk, begin, spot.start):
        return []
    return _of_row(walk, spot, label, colon, shares)


def _of_row(walk: Walk, spot: Spot, label: Heading, colon: int, shares: bool) -> list[Candidate]:
    place = row_place(walk, spot)
    if place is not None and place.start < colon:
        place = None  # "Số xã đạt chuẩn của tỉnh Hải Dương: 90": whose label it is
    shared = shared_places(walk, spot)
    rest = _REST.search(walk.layout.lower, max(colon, spot.left - 1), spot.start)
    if not shared and rest is None and (place is None or counts_itself(place, label.noun)):
        return []
    measure: Measure = "share" if shares else "total"
    if not shares and walk.layout.cues.first(spot.sentence.start, colon, "measure", "increase") is not None:
        measure = "increase"
    stock = _STOCK.search(walk.layout.lower, spot.sentence.start, colon) is not None
    indicator = INDICATORS[label.noun, label.level]
    unit = "%" if shares else UNIT_WORDS[label.noun]
    made = make(walk, spot, indicator, measure, f"{indicator}.opened", unit=unit, also=("total",) if measure == "increase" else ())
    for one in made:
        one.noun, one.level = label.noun, label.level
        if one.measure == "total" and one.status == "target" and spot.number.denominator is None and not stock:
            one.measure, one.also["measure"] = "increase", ("total",)  # those registered for a year are new ones
        if rest is not None:
            one.place, one.place_candidates = None, ()
            one.origins.pop("place", None)
            one.fields.pop("place", None)
        elif not shared and place is not None and spot.start - place.name_start < 50:
            one.start = min(one.start, place.name_start)
    return made


def _kinds(walk: Walk, start: int, end: int) -> set[str]:
    return {kind for cue in walk.layout.cues.within(start, end) for kind, _ in cue.kinds}
