"""share_mismatch: a share that the text ties to a count of the same thing, and that their fraction does not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from thonmoi.checks.case import Case, Fact, finding, last_place, narrow_key, place_key, same_period, stars_key
from thonmoi.checks.limits import APPROXIMATE, BORROWED_REACH, BORROWED_WHOLE, SHARE_ABOVE, SHARE_REACH, SHARE_SLACK
from thonmoi.checks.wording import en_number, en_value, percent, vi_number, vi_value
from thonmoi.records import Evidence, Finding

# What stands between a count and its share: "…, chiếm 69%", "… (69%)", "…, đạt tỷ lệ 75%", "…, tương đương 57%".
_TIE = re.compile(r"(?:chiếm|tương đương|tương ứng|tức(?: là)?|bằng|đạt tỷ lệ|đạt tỉ lệ|tỷ lệ|tỉ lệ|đạt|hay|[(=])[^.;()%]{0,24}$")
# And between a share and the count it comes to: "80% số xã, tương đương 114 xã".
_SAME = re.compile(r"(?:tương đương(?: với)?|tức(?: là)?|bằng|hay|[(])\s*$")
_NUMBER = re.compile(r"\d")
_GROUP = re.compile(r"[^,;.()]{0,16}(?<!\w)(?:của|trong|thuộc) (?:các )?(?:nhóm|vùng|khu vực|khối|diện|cụm)(?!\w)")


def check(case: Case) -> Iterator[Finding]:
    """Each share once, against the count it is tied to."""
    groups = case.grouped(lambda f: (f.figure.indicator, place_key(f.figure.place)))
    for share in case.facts:
        figure = share.figure
        if figure.measure != "share" or figure.value_max is not None or not 0 <= figure.value <= 100:
            continue
        if all(e.reading != "number" for e in share.evidence):
            continue
        counts = [c for c in groups[figure.indicator, place_key(figure.place)] if _same_thing(c, share)]
        tied = next((c for c in counts if _tied(case, c, share)), None)
        if tied is None or any(_fits(share, c.figure.value, whole) for c in counts for whole in _wholes(case, c, tied)):
            continue
        wholes, slack = _stated(case, tied)
        if len(wholes) != 1:
            continue
        whole = wholes.pop()
        value = tied.figure.value
        if tied.figure.denominator is None and (_of_a_group(case, share) or abs(100 * value / whole - figure.value) > BORROWED_REACH):
            continue  # far off, a whole from elsewhere is rather another whole: communes of a group, of the map after a merger
        if whole <= 0 or value > whole or _fits(share, value, whole, slack):
            continue
        right = percent(value, whole, figure.value)
        yield finding(
            "share_mismatch", "warning", (tied, share),
            f"{vi_value(figure)} không khớp: {vi_number(value)} trên {vi_number(whole)} là {vi_number(right)}%.",
            f"{en_value(figure)} does not fit: {en_number(value)} of {en_number(whole)} is {en_number(right)}%.",
        )  # fmt: skip


def _of_a_group(case: Case, share: Fact) -> bool:
    """ "chiếm 90,6% số xã của nhóm": the whole is some of what the place has."""
    return any(_GROUP.match(case.folded(e.end, min(len(case.text), e.end + 40))) for e in share.evidence)


def _same_thing(count: Fact, share: Fact) -> bool:
    a, b = count.figure, share.figure
    if a.indicator != b.indicator or a.status != b.status or a.measure not in ("total", "increase") or not count.exact:
        return False
    if place_key(a.place) != place_key(b.place) or narrow_key(a) != narrow_key(b) or stars_key(a) != stars_key(b):
        return False
    return (a.period is None and b.period is None) or same_period(a.period, b.period)


def _tied(case: Case, count: Fact, share: Fact) -> bool:
    """One is said of the other: they stand in one sentence, a tie word between them and no other number."""
    for a, b in case.near(count, share):
        if (_joined(case, a, b) and _TIE.search(_gap(case, a, b))) or (_joined(case, b, a) and _SAME.search(_gap(case, b, a))):
            return True
    return False


def _joined(case: Case, first: Evidence, second: Evidence) -> bool:
    return 0 <= _head(second) - _tail(first) <= SHARE_REACH and not _NUMBER.search(_gap(case, first, second))


def _gap(case: Case, first: Evidence, second: Evidence) -> str:
    return case.folded(_tail(first), _head(second))


def _head(evidence: Evidence) -> int:
    return evidence.fields["value"].start if "value" in evidence.fields else evidence.start


def _tail(evidence: Evidence) -> int:
    ends = [evidence.fields[slot].end for slot in ("value", "denominator") if slot in evidence.fields]
    return max(ends) if ends else evidence.end


def _stated(case: Case, count: Fact) -> tuple[set[Decimal], Decimal]:
    """The wholes of which the text itself says the count is a part, and the percentage points they leave open.

    That is its own denominator, else the one of the same place and period, else the only one of the place.
    """
    if count.figure.denominator is not None:
        return {count.figure.denominator}, Decimal(0)
    alike = [
        f.figure for f in case.facts
        if f.figure.denominator is not None and f.figure.amount_unit == count.figure.amount_unit
        and place_key(f.figure.place) == place_key(count.figure.place) and f.figure.subset == count.figure.subset
    ]  # fmt: skip
    same = [f for f in alike if same_period(f.period, count.figure.period)]
    return {f.denominator for f in same or alike if f.denominator is not None}, Decimal(0) if same else BORROWED_WHOLE


def _wholes(case: Case, count: Fact, tied: Fact) -> set[Decimal]:
    """Every whole a share of this count might be of: one that fits is enough to stay quiet."""
    own = {c.figure.denominator for c in (count, tied) if c.figure.denominator is not None}
    if count is tied and own:
        return {w for w in own if w is not None}
    if own:
        # Another count of the same thing only where it has a whole of its own.
        return {count.figure.denominator} if count.figure.denominator is not None else set()
    wholes = {f.figure.denominator for f in case.facts if f.figure.denominator is not None}
    # "764 xã kiểu mẫu (12,5%)" may be of the communes of the standard, of the products of all stars.
    alike = (f.figure.value for f in case.facts if f.figure.amount_unit == count.figure.amount_unit)
    wholes |= {value for value in alike if value >= count.figure.value}
    return {w for w in wholes if w is not None and w > 0}


def _fits(share: Fact, part: Decimal, whole: Decimal, slack: Decimal = Decimal(0)) -> bool:
    value = share.figure.value
    slack = max(slack, SHARE_SLACK * last_place(value))
    real = 100 * part / whole
    kind = share.figure.comparator
    if kind == "eq":
        return abs(real - value) <= slack
    if kind == "approx":
        return abs(real - value) <= max(slack, value * APPROXIMATE)
    if kind in ("gt", "ge"):
        return -slack <= real - value <= SHARE_ABOVE
    return -slack <= value - real <= SHARE_ABOVE
