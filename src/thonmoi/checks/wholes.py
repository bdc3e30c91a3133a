"""part_exceeds_whole: more parts than the whole they are part of, more advanced communes than communes of the standard."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from thonmoi.checks.case import Case, Fact, finding, narrow_key, place_key, restates, same_period, same_place, stars_key
from thonmoi.checks.limits import DIVIDED_REACH
from thonmoi.checks.wording import en_value, vi_value, what_en, what_vi, where
from thonmoi.numbers import read
from thonmoi.records import Figure, Finding

# The higher standard is only given to units that have the lower one.
_WITHIN = {
    "communes_ntm_advanced": "communes_ntm", "communes_ntm_model": "communes_ntm", "communes_ntm_modern": "communes_ntm",
    "districts_ntm_advanced": "districts_ntm",
}  # fmt: skip

_SUMMABLE = ("total", "increase", "decrease", "amount")
_ALL = re.compile(r"(?<!\w)(?:toàn (?:tỉnh|huyện|quốc)|cả (?:nước|tỉnh|huyện)|tổng(?: số)?|l[ũu][ỹy] kế|trên địa bàn|đến nay)(?!\w)")

_PARTS = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này|ấy)|số (?:này|đó) (?:có|gồm)|bao gồm|gồm)(?!\w)")
_COLON = re.compile(r"\s*(?:ocop\s*)?:[^,;.:]{0,40}$")
_OF_THEM = re.compile(r"[^,;.]{0,16}trong (?:số )?(?:đó|này|ấy)(?!\w)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def check(case: Case) -> Iterator[Finding]:
    """A count above its own denominator, parts, then what lies within by its nature."""
    seen: set[tuple[int, int]] = set()
    for fact in case.facts:
        figure = fact.figure
        if figure.denominator is not None and fact.figure.comparator in ("eq", "ge", "gt") and figure.value > figure.denominator:
            yield finding(
                "part_exceeds_whole", "error", (fact,),
                f"{vi_value(figure)}: phần nhiều hơn tổng số.", f"{en_value(figure)}: the part is more than the whole.",
            )  # fmt: skip
    for part in case.facts:
        whole = case.by_index.get(part.figure.part_of) if part.figure.part_of is not None else None
        if whole is not None and _comparable(part.figure, whole.figure) and _more(part, whole) and _beside(case, whole, part):
            seen.add((part.index, whole.index))
            stated = case.together(part, whole) and part.exact and whole.exact
            yield _said(part, whole, "error" if stated else "warning")
    for part in case.facts:
        whole = _told_within(case, part)
        if whole is not None and (part.index, whole.index) not in seen and _more(part, whole):
            seen.add((part.index, whole.index))
            yield _said(part, whole, "error" if part.exact and whole.exact else "warning")
    stocks = case.grouped(lambda f: (f.figure.indicator, f.figure.status, f.figure.period.end if f.figure.period else None))
    for part in case.facts:
        for whole in _holders(stocks, part):
            if (part.index, whole.index) in seen or not _lies_within(part.figure, whole.figure) or not _more(part, whole):
                continue
            if _sure(case, part, whole) and not _bigger(case, part, whole):
                seen.add((part.index, whole.index))
                yield _said(part, whole, "warning")


def _holders(stocks: dict[Hashable, list[Fact]], part: Fact) -> Iterator[Fact]:
    """What might hold a part by its nature: reports or aims of one time, of the same thing or the standard below."""
    figure = part.figure
    if figure.measure == "total" and figure.period is not None:
        for indicator in (figure.indicator, _WITHIN.get(figure.indicator)):
            yield from stocks.get((indicator, figure.status, figure.period.end), ())


def _told_within(case: Case, part: Fact) -> Fact | None:
    """The whole that the part's own sentence puts before it with "trong đó" or "gồm"; None where another number may be meant."""
    best: tuple[int, Fact] | None = None
    for whole in case.beside(part):
        a, b = part.figure, whole.figure
        if a.measure != b.measure or not _comparable(a, b) or a.indicator in ("funds", "awards") or not _narrower(a, b):
            continue
        for said_whole, said_part in case.near(whole, part):
            value = said_part.fields.get("value")
            if value is None or said_whole.end > value.start:
                continue
            gap, after = case.folded(said_whole.end, value.start), case.folded(value.end, value.end + 30)
            tied = _PARTS.search(gap) or _COLON.match(gap) or _OF_THEM.match(after)
            if tied and not _numbers_above(gap, part):
                best = max(best or (-1, whole), (said_whole.start, whole), key=lambda pair: pair[0])
    return best[1] if best else None


def _narrower(part: Figure, whole: Figure) -> bool:
    """The same thing or a higher standard of it; the same place or one inside; the same time; the same stars or some of them."""
    if part.indicator != whole.indicator and _WITHIN.get(part.indicator) != whole.indicator:
        return False
    if part.period is not None and whole.period is not None and part.period.end != whole.period.end:
        return False
    if whole.subset is not None or (part.band, part.per) != (whole.band, whole.per):
        return False
    if not same_place(part, whole) and not _inside(part, whole):
        return False
    return stars_key(part) == stars_key(whole) or _fewer_stars(part, whole)


def _numbers_above(gap: str, part: Fact) -> bool:
    """Between the whole and its part stands a number as large as the part: that one may be the whole."""
    numbers = (read(m[0]) for m in _NUMBER.finditer(gap))
    return any(n is not None and n >= part.figure.value for n in numbers)


def _sure(case: Case, part: Fact, whole: Fact) -> bool:
    """No slot that puts the one into the other was only carried, and the whole is said of all there is."""
    if any(origin == "carried" for fact in (part, whole) for origin in fact.origin) or not (part.exact and whole.exact):
        return False
    if "increase" in whole.figure.also.get("measure", ()) or restates(part.figure.value, whole.figure.value):
        return False
    begun = (case.folded(case.sentences[case.sentence(e.start)][0], e.end) for e in whole.evidence)
    return whole.figure.denominator is not None or any(_ALL.search(words) for words in begun)


def _bigger(case: Case, part: Fact, whole: Fact) -> bool:
    """Somewhere the text gives the place a number of the same thing that does hold the part: this one was of something narrower."""
    alike = [f for f in case.facts if f.figure.indicator == whole.figure.indicator and f.figure.amount_unit == whole.figure.amount_unit]
    return any(
        f.index != part.index and not _more(part, f)
        for f in alike if f.figure.place is None or whole.figure.place is None or place_key(f.figure.place) == place_key(whole.figure.place)
    )  # fmt: skip


def _beside(case: Case, whole: Fact, part: Fact) -> bool:
    """The part is told in the sentence of its whole or the next, with no number between that may be the whole."""
    for a in whole.evidence:
        for b in part.evidence:
            if 0 <= case.sentence(b.start) - case.sentence(a.start) <= DIVIDED_REACH and a.end <= b.start:
                return not _numbers_above(case.folded(a.end, b.start), part)
    return False


def _comparable(part: Figure, whole: Figure) -> bool:
    # Shares, means and rates of parts may well lie above those of the whole.
    if part.measure not in _SUMMABLE or whole.measure not in _SUMMABLE:
        return False
    return part.amount is not None and whole.amount is not None and part.amount_unit == whole.amount_unit and part.status == whole.status


def _more(part: Fact, whole: Fact) -> bool:
    low, high = part.interval[0], whole.interval[1]
    if low is None or high is None or part.figure.comparator == "approx" or whole.figure.comparator == "approx":
        return False
    scale = (part.figure.amount or low) / part.figure.value if part.figure.value else 1
    other = (whole.figure.amount or high) / whole.figure.value if whole.figure.value else 1
    return low * scale > high * other


def _lies_within(part: Figure, whole: Figure) -> bool:
    """A stock that is part of another by what is counted: a higher standard, fewer stars, a place inside the place."""
    if part.measure != "total" or whole.measure != "total" or not _comparable(part, whole) or not same_period(part.period, whole.period):
        return False
    if narrow_key(part) != narrow_key(whole) or part.members or whole.members:
        return False
    same = same_place(part, whole)
    if _WITHIN.get(part.indicator) == whole.indicator:
        return same
    if part.indicator != whole.indicator or part.indicator in ("funds", "awards"):
        return False
    if same:
        return _fewer_stars(part, whole)
    return stars_key(part) == stars_key(whole) and _inside(part, whole)


def _fewer_stars(part: Figure, whole: Figure) -> bool:
    if part.stars is None or part.stars.potential or stars_key(part) == stars_key(whole):
        return False
    return whole.stars is None or (whole.stars.min <= part.stars.min and part.stars.max <= whole.stars.max and not whole.stars.potential)


def _inside(part: Figure, whole: Figure) -> bool:
    if part.place is None or whole.place is None or whole.place.level == "region" or part.place.level in ("commune", "village"):
        return False
    return any((p.name, p.level) == (whole.place.name, whole.place.level) for p in part.place.parents)


def _said(part: Fact, whole: Fact, severity: str) -> Finding:
    a, b = part.figure, whole.figure
    place_a, place_b = (f" ({where(a)})", f" ({where(b)})") if not same_place(a, b) and a.place and b.place else ("", "")
    return finding(
        "part_exceeds_whole", "error" if severity == "error" else "warning", (part, whole),
        f"{vi_value(a)} ({what_vi(a)}){place_a} nhiều hơn tổng {vi_value(b)} ({what_vi(b)}){place_b} mà nó nằm trong đó.",
        f"{en_value(a)} ({what_en(a)}){place_a} are more than the {en_value(b)} ({what_en(b)}){place_b} they are part of.",
    )  # fmt: skip
