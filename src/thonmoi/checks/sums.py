"""sum_mismatch: parts that are said to make up their whole and do not, and the stock of one year plus an increase against the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from thonmoi.checks.case import Case, Fact, finding, meets, narrow_key, place_key, same_place, stars_key, year_of
from thonmoi.checks.limits import CONFLICT_REACH, DIVIDED_REACH, HALF
from thonmoi.checks.limits import NEW_YEAR as _TURN
from thonmoi.checks.wording import dated, en_value, vi_value
from thonmoi.records import Figure, Finding

_ALL_OF_IT = re.compile(r"(?<!\w)(?:bao gồm|gồm(?: có)?|trong đó gồm|chia ra|cụ thể gồm)(?!\w)")
_COLON = re.compile(r"\s*(?:ocop\s*)?:[^,;.:]{0,40}$")
_SOME_OF_IT = re.compile(
    r"(?<!\w)(?:chủ yếu|nổi bật|điển hình|tiêu biểu|một số|nhiều nhất|dẫn đầu|đáng chú ý|riêng|còn lại|trong số này có|trong đó có)(?!\w)"
)

_THE_REST = re.compile(r"(?<!\w)(?:sản phẩm|số|xã|thôn|chủ thể|đơn vị|tên|cái)?\s?còn lại(?!\w)", re.IGNORECASE)
_REST_REACH = 90
_LAPSED = re.compile(r"(?<!\w)(?:hết hạn|hết hiệu lực|thu hồi|rút giấy|đánh giá lại|công nhận lại|sáp nhập|sắp xếp)(?!\w)")
_OF_THEM = re.compile(r"[^,;.]{0,12}trong (?:số )?(?:này|đó|ấy)(?!\w)")
_FIFTH = re.compile(r"(?<!\w)(?:5 sao|năm sao|còn lại)(?!\w)")
# What waits for its star is counted now with the fourth, now apart.
_WAITING = re.compile(r"(?<!\w)(?:tiềm năng|đề nghị|trung ương|đề cử)(?!\w)")


def check(case: Case) -> Iterator[Finding]:
    """First parts of wholes, then steps over years."""
    yield from _parts(case)
    yield from _steps(case)


# Parts ---------------------------------------------------------------------------------------------------------------


def _parts(case: Case) -> Iterator[Finding]:
    children: dict[int, list[Fact]] = {}
    for fact in case.facts:
        if fact.figure.part_of is not None and fact.figure.part_of in case.by_index:
            children.setdefault(fact.figure.part_of, []).append(fact)
    seen: set[tuple[int, ...]] = set()
    for index in sorted(children):
        whole = case.by_index[index]
        for slot in ("stars", "subset", "place"):
            parts = [c for c in children[index] if _differs_in(c.figure, whole.figure) == slot]
            parts = _one_list(case, parts) if slot == "subset" else parts
            yield from _judge(case, whole, parts, slot, seen)
    for whole in case.facts:
        # Stars divide a total by themselves, whether or not the text says "trong đó".
        beside = (f for f in case.beside(whole, *range(DIVIDED_REACH + 1)) if f.figure.stars is not None and _follows(case, whole, f))
        parts = [f for f in beside if _differs_in(f.figure, whole.figure) == "stars"]
        yield from _judge(case, whole, parts, "stars", seen)


def _one_list(case: Case, parts: list[Fact]) -> list[Fact]:
    """Parts up to the first semicolon or the end of the sentence: beyond it the whole may be divided anew."""
    parts = sorted(parts, key=lambda f: f.start)
    for n in range(1, len(parts)):
        gap = case.text[parts[n - 1].start : parts[n].start]
        if ";" in gap or case.sentence(parts[n - 1].start) != case.sentence(parts[n].start):
            return parts[:n]
    return parts


def _differs_in(part: Figure, whole: Figure) -> str | None:
    """The one slot by which a part is narrower than its whole; None when none or several differ, or it is another thing."""
    if (part.indicator, part.status, part.amount_unit, part.per) != (whole.indicator, whole.status, whole.amount_unit, whole.per):
        return None
    if part.measure != whole.measure or part.amount is None or whole.amount is None or part.band != whole.band:
        return None
    if part.period is not None and whole.period is not None and part.period.end != whole.period.end:
        return None
    differing = []
    if stars_key(part) != stars_key(whole):
        single = part.stars is not None and part.stars.min == part.stars.max and not part.stars.potential
        if not single or (whole.stars is not None and part.stars is not None and not whole.stars.min <= part.stars.min <= whole.stars.max):
            return None
        differing.append("stars")
    if part.subset != whole.subset:
        if whole.subset is not None:
            return None
        differing.append("subset")
    if place_key(part.place) != place_key(whole.place):
        if part.place is None or whole.place is None or part.place.level == whole.place.level:
            return None
        differing.append("place")
    return differing[0] if len(differing) == 1 else None


def _follows(case: Case, whole: Fact, part: Fact) -> bool:
    """The part is said right after the whole."""
    return part.start > whole.start and 0 <= case.sentence(part.start) - case.sentence(whole.start) <= DIVIDED_REACH


def _judge(case: Case, whole: Fact, parts: list[Fact], slot: str, seen: set[tuple[int, ...]]) -> Iterator[Finding]:
    parts = sorted((p for p in parts if _near_mention(case, whole, p)), key=lambda f: f.start)
    inside = {p.figure.part_of for p in parts}
    parts = [p for p in parts if p.figure.part_of == whole.index or p.figure.part_of is None]
    if any(p.index in inside for p in parts):
        return
    if len(parts) < 2 or not whole.exact or not all(p.exact for p in parts):
        return
    key = (whole.index, *(p.index for p in parts))
    if key in seen or _ambiguous(parts, slot) or (slot == "stars" and any(_WAITING.search(case.sentence_text(p.start)) for p in parts)):
        return
    seen.add(key)
    total = sum((p.figure.amount or Decimal(0) for p in parts), Decimal(0))
    stated = whole.figure.amount or Decimal(0)
    if (
        total == stated
        or _far_apart(total, stated, HALF)
        or (total > stated and slot == "subset" and not _covers(case, whole, parts, slot))
    ):
        return
    if total < stated and not _covers(case, whole, parts, slot):
        return
    if _another_whole(case, whole, parts, total):
        return
    last = max(p.start for p in parts)
    if total < stated and _THE_REST.search(case.text, last, last + _REST_REACH):
        return  # "48 sản phẩm 3 sao, 12 sản phẩm 4 sao. Sản phẩm còn lại …"
    value = whole.figure.value * total / stated if stated else total
    vi = " + ".join(vi_value(p.figure) for p in parts)
    en = " + ".join(en_value(p.figure) for p in parts)
    yield finding(
        "sum_mismatch", "warning", (whole, *parts),
        f"Các phần {vi} cộng lại là {vi_value(whole.figure, value)}, không phải {vi_value(whole.figure)}.",
        f"The parts {en} make {en_value(whole.figure, value)}, not {en_value(whole.figure)}.",
    )  # fmt: skip


def _near_mention(case: Case, whole: Fact, part: Fact) -> bool:
    return any(
        0 <= case.sentence(p.start) - case.sentence(w.start) <= DIVIDED_REACH and p.start > w.start
        for w in whole.evidence for p in part.evidence
    )  # fmt: skip


def _ambiguous(parts: list[Fact], slot: str) -> bool:
    """Two of the parts may be the same one, or overlap."""
    if slot == "stars":
        return len({stars_key(p.figure) for p in parts}) < len(parts)
    if slot == "place":
        levels = {p.figure.place.level for p in parts if p.figure.place}
        return len(levels) != 1 or len({place_key(p.figure.place) for p in parts}) < len(parts)
    return len({p.figure.subset for p in parts}) < len(parts)


def _covers(case: Case, whole: Fact, parts: list[Fact], slot: str) -> bool:
    """The text says that these are all the parts: "gồm", or every star from three to five."""
    first, last = parts[0], parts[-1]
    between = case.folded(whole.evidence[0].end, first.start) if first.start > whole.evidence[0].end else ""
    if _SOME_OF_IT.search(case.folded(whole.evidence[0].end, case.sentences[case.sentence(last.start)][1])):
        return False
    if slot == "stars":
        stars = {p.figure.stars.min for p in parts if p.figure.stars}
        # A list that goes down to three stars is whole, unless something waits for its fifth.
        if stars >= {3, 4, 5} or (stars == {3, 4} and not _FIFTH.search(case.sentence_text(last.start))):
            return True
        if min(stars, default=3) > (whole.figure.stars.min if whole.figure.stars else 3):
            return False
    words = _ALL_OF_IT.search(between) or _COLON.match(between)
    return words is not None and case.sentence(first.start) == case.sentence(last.start) and not _uncounted(case, parts, whole)


def _uncounted(case: Case, parts: list[Fact], whole: Fact) -> bool:
    """Another figure or a bare number stands among the parts, so that one of them may not have been read as a part."""
    taken = [(e.start, e.end) for p in parts for e in p.evidence]
    start, end = parts[0].start, max(parts[-1].evidence[0].end, case.sentences[case.sentence(parts[-1].start)][1])
    for match in re.finditer(r"\d+", case.text[start:end]):
        at = start + match.start()
        if not any(a <= at < b for a, b in taken):
            return True
    return False


def _another_whole(case: Case, whole: Fact, parts: list[Fact], total: Decimal) -> bool:
    """Some other figure of the same thing is what the parts add up to, or with a further one they give the whole."""
    chosen = {p.index for p in parts}
    same = [f for f in case.facts if f.figure.indicator == whole.figure.indicator and f.index not in chosen and f is not whole]
    if any(f.figure.amount == total for f in same):
        return True
    gap = (whole.figure.amount or Decimal(0)) - total
    return gap > 0 and any(f.figure.amount == gap and abs(f.start - parts[-1].start) < 400 for f in same)


# Steps ---------------------------------------------------------------------------------------------------------------


def _steps(case: Case) -> Iterator[Finding]:
    """The stock at the end of one year, what the next adds, and the stock then."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in case.facts:
        figure = fact.figure
        if figure.place is None or figure.subset is not None or figure.amount is None or figure.period is None or figure.members:
            continue
        if figure.measure in ("total", "increase") and figure.indicator not in ("funds", "awards", "communes_criteria"):
            groups.setdefault((figure.indicator, place_key(figure.place), stars_key(figure), narrow_key(figure)), []).append(fact)
    for facts in groups.values():
        for year in sorted({y for f in facts if f.figure.measure == "increase" and (y := year_of(f.figure.period))}):
            found = _step(case, facts, year)
            if found is not None:
                yield found


def _step(case: Case, facts: list[Fact], year: int) -> Finding | None:
    stocks = [f for f in facts if f.figure.measure == "total"]
    before = [f for f in stocks if f.figure.status == "achieved" and _turn_of(f, year) and not _some_of_them(case, f)]
    after = [f for f in stocks if _whole_year(f, year) and f not in before]
    grown = [f for f in facts if f.figure.measure == "increase" and _whole_year(f, year) and f.figure.part_of is None]
    triples = [(a, b, c) for b in grown for c in after if b.figure.status == c.figure.status and _linked(case, b, c) for a in before]
    if not triples or any(_adds_up(*t) for t in triples):
        return None
    if any(_adds_up(a, b, c) for a, c in combinations([*before, *after], 2) for b in grown):
        return None
    a, b, c = triples[0]
    total = a.figure.value + b.figure.value
    if not (a.exact and c.exact) or _far_apart(total, c.figure.value, CONFLICT_REACH) or _some_lapse(case, b, c):
        return None
    step = c.figure.value - a.figure.value
    fit_vi = f"; {vi_value(c.figure, c.figure.value)} cần thêm {vi_value(b.figure, step)}" if step > 0 else ""
    fit_en = f"; that would take {en_value(b.figure, step)} more" if step > 0 else ""
    whole_vi, whole_en = vi_value(c.figure, c.figure.value), en_value(c.figure, c.figure.value)
    return finding(
        "sum_mismatch", "warning", (a, b, c),
        f"{dated(vi_value(a.figure, a.figure.value), a.figure.period)} thêm {dated(vi_value(b.figure), b.figure.period)} "
        f"là {vi_value(a.figure, total)}, không phải {whole_vi}{fit_vi}.",
        f"{dated(en_value(a.figure, a.figure.value), a.figure.period)} and {en_value(b.figure)} more ({year}) "
        f"make {en_value(a.figure, total)}, not {whole_en}{fit_en}.",
    )  # fmt: skip


def _far_apart(one: Decimal, other: Decimal, reach: Decimal) -> bool:
    """Two sums differ by more than a slip makes: one of the numbers was of something else."""
    return abs(one - other) > reach * max(one, other)


def _some_lapse(case: Case, *facts: Fact) -> bool:
    """Beside what comes new something runs out, which a step leaves aside."""
    texts = (case.sentence_text(case.sentences[n][0]) for f in facts for e in f.evidence for n in _around(case, e.start))
    return any(_LAPSED.search(text) for text in texts)


def _around(case: Case, offset: int) -> range:
    here = case.sentence(offset)
    return range(max(here - 2, 0), min(here + 2, len(case.sentences)))


def _some_of_them(case: Case, fact: Fact) -> bool:
    """ "Bốn trong số này ra mắt trong quý IV": not all there were."""
    if fact.figure.part_of is not None:
        return True
    return any(_OF_THEM.match(case.folded(e.end, e.end + 24)) for e in fact.evidence)


def _turn_of(fact: Fact, year: int) -> bool:
    """A stock at the turn to `year`: of the year before as a whole, or dated about New Year."""
    end = fact.figure.period.end if fact.figure.period else None
    return end is not None and -_TURN[0] <= (end - date(year, 1, 1)).days <= _TURN[1]


def _whole_year(fact: Fact, year: int) -> bool:
    period = fact.figure.period
    return period is not None and period.end == date(year, 12, 31) and (period.start is None or period.start.year == year)


def _linked(case: Case, increase: Fact, total: Fact) -> bool:
    """The text says the increase and the new stock in one breath."""
    return same_place(increase.figure, total.figure) and case.together(increase, total)


def _adds_up(before: Fact, increase: Fact, after: Fact) -> bool:
    (a, b), (c, d) = before.interval, increase.interval
    low = None if a is None or c is None else a + c
    high = None if b is None or d is None else b + d
    return meets((low, high), after.interval)
