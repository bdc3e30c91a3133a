"""target_below_achieved: an aim ahead that asks for less than is already there (for poverty: for more)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from thonmoi.checks.case import Case, Fact, finding, narrow_key, place_key, restates, same_place, stars_key
from thonmoi.checks.limits import AIM_AHEAD_DAYS, CRITERIA_CHANGE, INCREASE_IN_DISGUISE, LATELY
from thonmoi.checks.wording import dated, en_value, vi_value, what_en, what_vi
from thonmoi.gazetteer import MAP_NEW
from thonmoi.records import Finding

_LEVELS = ("total", "share", "average", "rate")
_STANDARDS = ("communes_", "villages_", "districts_", "provinces_", "criteria_")
_NOT_LEVELS = ("funds", "awards", "communes_criteria")
# An aim that was overtaken is good news and no slip.
_OVERTAKEN = re.compile(
    r"(?<!\w)(?:vượt|sớm|trước (?:thời )?hạn|trước kế hoạch|về trước|đã hoàn thành|cao hơn|so với (?:mục tiêu|kế hoạch))(?!\w)"
)
# What was reached by an easier set of criteria is no measure of an aim by the next.
_OTHER_SET = re.compile(r"(?<!\w)(?:bộ tiêu chí (?:cũ|mới|giai đoạn)|tiêu chí (?:cũ|mới)|chuẩn (?:cũ|mới)|bộ (?:mới|cũ))(?!\w)")
# "… tương ứng còn 3,62% và 10,6%": which of the two is whose, only the sentence before says.
_IN_TURN = re.compile(r"(?<!\w)(?:tương ứng|lần lượt)(?!\w)")
_MORE = re.compile(r"(?<!\w)(?:thêm|mới|tăng|công nhận)(?!\w)")


def check(case: Case) -> Iterator[Finding]:
    """Each aim against what is reached of the same thing at the same place."""
    groups = case.grouped(lambda f: (f.figure.indicator, f.figure.measure, place_key(f.figure.place)))
    for aim in case.facts:
        figure = aim.figure
        if figure.status != "target" or figure.measure not in _LEVELS or figure.indicator in _NOT_LEVELS or aim.figure.members:
            continue
        deadline = figure.period.end if figure.period else None
        if deadline is None or figure.place is None or not _ahead(case, deadline):
            continue
        if "increase" in figure.also.get("measure", ()) and not _own_level(case, aim):
            continue
        alike = groups[figure.indicator, figure.measure, place_key(figure.place)]
        reached = [f for f in alike if _same_thing(f, aim) and _earlier(case, f, deadline)]
        worse = [f for f in reached if _falls_short(aim, f)]
        # One report that the aim does exceed may be the one it builds on.
        if not worse or len(worse) < len(reached) or any(_excused(case, aim, f) for f in worse):
            continue
        worse = [f for f in worse if f.origin != ("carried", "carried")]
        if not worse:
            continue
        best = (min if figure.indicator == "poverty_rate" else max)(worse, key=lambda f: f.figure.value)
        vi_word, en_word = ("cao hơn", "above") if figure.indicator == "poverty_rate" else ("thấp hơn", "below")
        sure = best.origin[1] == "stated" or aim.origin[1] == "stated"
        yield finding(
            "target_below_achieved", "warning" if sure else "info", (best, aim),
            f"Mục tiêu {dated(vi_value(figure), figure.period)} {vi_word} mức đã đạt "
            f"{dated(vi_value(best.figure), best.figure.period)} của cùng chỉ tiêu {what_vi(figure)}.",
            f"The target of {dated(en_value(figure), figure.period)} lies {en_word} the "
            f"{dated(en_value(best.figure), best.figure.period)} already reached ({what_en(figure)}).",
        )  # fmt: skip


def _ahead(case: Case, deadline: date) -> bool:
    return case.published is None or deadline >= case.published + timedelta(days=AIM_AHEAD_DAYS)


def _same_thing(fact: Fact, aim: Fact) -> bool:
    a, b = fact.figure, aim.figure
    return (
        a.status == "achieved" and (a.indicator, a.measure, a.amount_unit) == (b.indicator, b.measure, b.amount_unit)
        and same_place(a, b) and narrow_key(a) == narrow_key(b) and stars_key(a) == stars_key(b) and not a.members
    )  # fmt: skip


def _earlier(case: Case, fact: Fact, deadline: date) -> bool:
    """Reached before the deadline; without a date of its own it was reached by publication, if that is known."""
    end = fact.figure.period.end if fact.figure.period else case.published
    if end is None or end >= deadline or _other_map(case, fact, end, deadline):
        return False
    # A carried period is sure only near the day of the article.
    today = case.published.year if case.published else deadline.year
    return fact.origin[1] in ("stated", "article") or today - end.year <= LATELY


def _other_map(case: Case, fact: Fact, end: date, deadline: date) -> bool:
    """Communes before July 2025 and after are not the same communes, standards before 2026 and after not the same standards."""
    if case.published is not None and case.published < MAP_NEW:
        return False
    if fact.figure.amount_unit in ("commune", "village", "district") and end < MAP_NEW <= deadline:
        return True
    return fact.figure.indicator.startswith(_STANDARDS) and end < CRITERIA_CHANGE <= deadline


def _falls_short(aim: Fact, reached: Fact) -> bool:
    """The aim at its best lies on the wrong side of what is reached at its least."""
    if restates(aim.figure.value, reached.figure.value) or "approx" in (aim.figure.comparator, reached.figure.comparator):
        return False
    if aim.figure.indicator == "poverty_rate":
        top = reached.figure.value_max or reached.figure.value
        return aim.figure.comparator not in ("le", "lt") and reached.figure.comparator not in ("ge", "gt") and aim.figure.value > top
    low = reached.interval[0]
    high = aim.figure.value_max if aim.figure.value_max is not None else aim.figure.value
    if low is None or high >= low:
        return False
    return high >= INCREASE_IN_DISGUISE * low


def _own_level(case: Case, aim: Fact) -> bool:
    """The aim might be read as an increase; nothing near it says so."""
    return not any(_MORE.search(case.sentence_text(e.start)) for e in aim.evidence)


def _excused(case: Case, aim: Fact, reached: Fact) -> bool:
    """The text itself says that the aim was overtaken, or that it is measured otherwise."""
    texts = [case.sentence_text(e.start) for f in (aim, reached) for e in f.evidence]
    if any(_IN_TURN.search(case.sentence_text(e.start)) for e in aim.evidence):
        return True
    return any(_OVERTAKEN.search(t) or _OTHER_SET.search(t) for t in texts)
