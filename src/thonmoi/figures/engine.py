"""The walk over a text: every number and every unnumbered figure gets one decision, in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from thonmoi.figures.awards import among_honoured, decide_award
from thonmoi.figures.bare import decide_bare
from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import decide_times
from thonmoi.figures.columns import decide_column
from thonmoi.figures.counts import decide_unit
from thonmoi.figures.criteria import decide_criterion
from thonmoi.figures.divisions import tie_rows
from thonmoi.figures.entities import decide_entity
from thonmoi.figures.frames import Frames
from thonmoi.figures.layout import Layout, Sentence
from thonmoi.figures.lists import BULLET
from thonmoi.figures.members import members_of
from thonmoi.figures.money import decide_money
from thonmoi.figures.opened import decide_opened
from thonmoi.figures.own import own_standard
from thonmoi.figures.placing import is_above
from thonmoi.figures.planned import decide_beside_plan
from thonmoi.figures.product_zeros import zero_products
from thonmoi.figures.products import decide_product
from thonmoi.figures.rates import decide_percent
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.respective import give_years
from thonmoi.figures.statement import Unnumbered
from thonmoi.figures.tables import decide_cell, note_header
from thonmoi.figures.unit_groups import add_unit_group, decide_group
from thonmoi.figures.units import unit_class
from thonmoi.figures.unnumbered import candidates_of, find_unnumbered

# Without one of these nothing of the catalogue can be said, and the text costs no more than this search.
GATE = re.compile(r"nông thôn m|\bntm\b|ocop|(?:xã|phường|phương|làng) một sản phẩm|hộ nghèo|nghèo đa chiều|thu nhập bình quân")

# One of these is in whatever passes the gate: looking for plain words is five times as fast as the gate itself.
_ANCHORS = ("nông thôn m", "ntm", "ocop", "một sản phẩm", "hộ nghèo", "nghèo đa chiều", "thu nhập bình quân")


def passes_gate(lower: str) -> bool:
    """Whether something of the catalogue may be said in a text."""
    return any(word in lower for word in _ANCHORS) and GATE.search(lower) is not None


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides in a walk that is not about our own indicators: one decision a number, and the figures of a sentence that no
    number says."""

    decide: Callable[[Walk, Spot], list[Candidate]]
    unnumbered: Callable[[Walk, Sentence], list[Candidate]]


def read_text(layout: Layout) -> Walk:
    """All figures of a text as candidates, in text order, and why the other numbers are none."""
    if GATE.search(layout.lower) is None:
        return Walk(layout, Frames(layout))
    return walk_text(layout)


def walk_text(layout: Layout, rules: Rules | None = None) -> Walk:
    """The sentences of a text in order, with our own rules or with others."""
    walk = Walk(layout, Frames(layout))
    for sentence in layout.sentences:
        spots = walk.open_sentence(sentence)
        unnumbered = find_unnumbered(walk, sentence) if rules is None else []
        first = None
        had = len(walk.made)
        for spot in spots:
            while unnumbered and unnumbered[0].start < spot.start:
                _add_unnumbered(walk, unnumbered.pop(0), sentence)
            made = give_years(walk, spot, decide(walk, spot)) if rules is None else rules.decide(walk, spot)
            for one in made:
                one.aside = one.aside or _beside_total(walk, spot, one) or _of_a_wider_place(walk, one)
                if rules is not None:
                    continue
                one.members = members_of(walk, spot, one)
                if _named_to_reach(one):
                    one.measure, one.also["measure"] = "increase", ("total",)
            walk.frames.local.extend(_local_periods(walk, made))
            if made and first is None:
                first = made[0].start
            walk.made.extend(made)
        for found in unnumbered:
            _add_unnumbered(walk, found, sentence)
        walk.made.extend(zero_products(walk, sentence) if rules is None else rules.unnumbered(walk, sentence))
        new = walk.made[had:]
        note_header(walk, sentence)
        if sentence.section in ("title", "related", "caption"):
            # headlines and captions open nothing: what they name does not carry into the text
            continue
        divided = bool(new) and all(c.inherited for c in new)
        _note_list(walk, sentence, bool(new))
        walk.frames.leave(first if first is not None else (new[0].start if new else None), walk.events_used, divided)
        # "31 sản phẩm của năm 2022": a period after its number is that number's alone
        stated = [
            c
            for c in new
            if c.origins.get("period") == "stated" and c.period is not None and c.period.start < c.start and not _bracketed(walk, c)
        ]
        walk.frames.remember_period(stated[-1].period if stated else None, bool(new))
        if new:
            told = [c for c in new if not c.aside] or new
            # a sentence that passes from facts to an aim leaves facts in force
            walk.frames.scope.status = "achieved" if told[0].status == "achieved" else told[-1].status
            last = layout.cues.last(sentence.start, sentence.end, "status")
            if layout.lower[sentence.end - 1] == ":" and last is not None and last.get("status") == "target":
                walk.frames.scope.status = "target"  # "tỉnh có 85 xã sẽ thực hiện các chỉ tiêu:" opens a list of aims
        else:
            cue = layout.cues.last(sentence.start, sentence.end, "status")
            if cue is not None:
                counts_off = _counts_off_aims(layout, sentence)
                aims = cue.get("status") == "target" and (_heads(layout, sentence) or counts_off or _announces_plan(layout, sentence))
                walk.frames.scope.status = "target" if aims else "achieved"
                if counts_off and aims:
                    walk.frames.opens_list()
        if _heads(layout, sentence):
            said = layout.cues.first(sentence.start, sentence.end, "heading")
            asked = said is None and layout.lower[sentence.end - 1] == "?"
            if asked:  # "Năm 2015, tỉnh đặt mục tiêu gì?": the answer is an aim
                said = layout.cues.first(sentence.start, sentence.end, "status", "target")
            years = [p.year for p in layout.periods_in(sentence.start, sentence.end) if p.year is not None]
            if said is None and not new and years and layout.report_year is not None and min(years) > layout.report_year:
                walk.frames.scope.status = "target"  # "Phần thứ hai. NĂM 2019" in a report on 2018
            if said is not None and not new:
                walk.frames.scope.status = "target" if asked or said.get("heading") == "target" else "achieved"
            if not new and walk.frames.heads_section(sentence) and layout.lower[sentence.end - 1] != ":":
                within = layout.periods_in(sentence.start, sentence.end)
                dated = [p for p in within if p.year is not None and p.role not in ("compare", "since")]
                aims = said is not None and (asked or said.get("heading") == "target")
                ahead = bool(dated) and layout.report_year is not None and (dated[-1].year or 0) > layout.report_year
                aims = aims or (said is None and ahead)  # "2. Năm 2018" in a report on 2017
                walk.frames.opens_section(dated[-1] if dated and (said is not None or ahead) else None, "target" if aims else None)
            walk.frames.opens_list(bool(new))
    _titles_as_told(walk)
    tie_rows(walk)
    return walk


def _titles_as_told(walk: Walk) -> None:
    """ "13 xã cán đích nông thôn mới" over "nâng tổng số lên 13 xã": a headline means what the text says of the same number."""
    for one in walk.made:
        if one.section != "title" or one.reading != "number" or one.measure not in ("increase", "total"):
            continue
        at = one.fields["value"][0]
        if walk.layout.cues.first(max(0, at - 30), at, "measure", "increase", "decrease") is not None:
            continue
        alike = [c for c in walk.made if c.section not in ("title", "related") and c.indicator == one.indicator and c.reading == "number"]
        told = [c for c in alike if c.value == one.value]
        if not told and one.comparator in ("gt", "ge", "approx", "lt"):  # "Hơn 3.100 sản phẩm" over "3.142 sản phẩm"
            told = [c for c in alike if abs(c.value - one.value) * 20 < one.value]
        if told and one.measure not in {c.measure for c in told} and {c.measure for c in told} <= {"increase", "total"}:
            one.measure, one.also = told[0].measure, dict(told[0].also)


def _of_a_wider_place(walk: Walk, one: Candidate) -> bool:
    """ "Vùng có 3.142 sản phẩm …; cả nước là 14.026": beside the count of a part of it, which the text goes on about."""
    if one.measure != "total" or one.place is None or one.place.level != "country":
        return False
    before = [c for c in walk.in_sentence() if c.indicator == one.indicator and c.measure == "total" and not c.aside]
    return bool(before) and is_above(one.place, before[0].place)


def _local_periods(walk: Walk, made: list[Candidate]) -> list[tuple[int, int, re.Pattern[str]]]:
    """Periods that a figure told beside the others keeps to itself: past a semicolon, or past a comma where it is only compared with."""
    out = []
    for one in made:
        period = one.period
        if period is None or one.origins.get("period") != "stated" or abs(period.start - one.start) > _NEAR:
            continue
        begin, end = min(period.start, one.start), max(period.end, one.end)
        if _WITH.search(walk.layout.lower, max(0, one.start - 24), one.start) and period.start >= one.start:
            out.append((begin, end, _COMMA))
        elif one.aside and one.measure in ("increase", "decrease") and period.start < one.start:
            out.append((begin, end, _SEMICOLON))
    return out


def _bracketed(walk: Walk, one: Candidate) -> bool:
    """ "gấp 1,7 lần năm 2025 (46 triệu đồng)": an aside, the text goes on about its own time; and so does "trước năm 2030"."""
    lower, period = walk.layout.lower, one.period
    if period is None or one.start == 0:
        return False
    return (period.end == one.start - 2 and lower[one.start - 1] == "(") or lower.endswith("trước ", 0, period.start)


def _named_to_reach(one: Candidate) -> bool:
    """ "phấn đấu 2 huyện Ân Thi và Phù Cừ đạt chuẩn": units called by name in an aim are those that are to come."""
    by_name = len(one.members) > 0 and len(one.members) == one.value and one.denominator is None
    return by_name and one.status == "target" and one.measure == "total" and one.noun in ("commune", "village", "district", "province")


_DIVIDED_ON = re.compile(r"(?: mới| nữa)?,? (?:chia ra|phân ra|trong đó|cụ thể)(?!\w)")
_FIRST_ITEM = re.compile(r"[.\s]*(?:(?:theo đó|cụ thể|trong đó|như sau|cụ thể như sau)\s*:|\n\s*thứ nhất[,:])")
_NEAR = 40
_WITH = re.compile(r"(?<!\w)so (?:với|cùng) (?:mức |con số |khoảng |gần |hơn )*$")
_COMMA = re.compile(r"[,;]")
_SEMICOLON = re.compile(r";")
_PLAN = re.compile(r"[\s\-+•*\"]*(?:\w+ ){0,2}?(?:kế hoạch|mục tiêu|chỉ tiêu|phương hướng|lộ trình|nhiệm vụ)(?!\w)")


def _announces_plan(layout: Layout, sentence: Sentence) -> bool:
    """ "Kế hoạch cho năm 2021 gồm mấy việc chính.": what follows is of the plan, which is for this year or one ahead."""
    years = [p.year for p in layout.periods_in(sentence.start, sentence.end) if p.year is not None]
    year = layout.report_year
    return (
        bool(years)
        and year is not None
        and max(years) >= year
        and _PLAN.match(layout.lower, sentence.start) is not None
        and sentence.end - sentence.start < 140
    )


def _counts_off_aims(layout: Layout, sentence: Sentence) -> bool:
    """ "Bốn nhóm chỉ tiêu được ghi trong nghị quyết." before "Thứ nhất, …", "… thông qua 18 chỉ tiêu đến năm 2030." before "Theo đó:"."""
    last = layout.cues.last(sentence.start, sentence.end, "status", "target")
    if last is None or layout.lower[last.start : last.end] not in ("chỉ tiêu", "mục tiêu", "nhiệm vụ", "phương hướng"):
        return False
    return _FIRST_ITEM.match(layout.lower, sentence.end) is not None


def _heads(layout: Layout, sentence: Sentence) -> bool:
    """A short line without full stop ("3. Mục tiêu năm 2016"), or one that ends with a colon."""
    lower = layout.lower
    whole = lower[sentence.end : sentence.end + 1] in ("", "\n") and (sentence.start == 0 or lower[sentence.start - 1] == "\n")
    ends = lower[sentence.end - 1]
    return ends == ":" or (whole and sentence.end - sentence.start < 70 and ends not in ".!…;,")


def _add_unnumbered(walk: Walk, found: Unnumbered, sentence: Sentence) -> None:
    """Unless its words are those of a count: "10 xã đủ điều kiện xét công nhận xã đạt chuẩn"."""
    if any(c.reading == "number" and c.start <= found.start < c.end for c in walk.in_sentence()):
        return
    made = candidates_of(walk, found, sentence)
    walk.made.extend(made)
    if sentence.section not in ("title", "related"):
        walk.frames.members.extend((c.start, c.end) for c in made if c.reading == "named")


def _note_list(walk: Walk, sentence: Sentence, figures: bool) -> None:
    """A line that ends with a colon opens a list; a line that is neither an item nor ends with one closes it."""
    lower = walk.layout.lower
    line_start = lower.rfind("\n", 0, sentence.start) + 1
    line_end = lower.find("\n", sentence.end)
    last = not lower[sentence.end : line_end if line_end >= 0 else len(lower)].strip()
    mark = _mark(lower, line_start)
    if last and (lower[sentence.end - 1] in ":?" or (not figures and lower[sentence.end - 1] == ")" and sentence.end - line_start < 120)):
        walk.list_head = (line_start, sentence.end)
    elif walk.list_head is not None and sentence.start - line_start < 4 and mark in ("", _mark(lower, walk.list_head[0])):
        walk.list_head = None


def _mark(lower: str, line_start: int) -> str:
    """The sign that opens a line as an item: "-", "+", a digit for any number, or nothing."""
    match = BULLET.match(lower, line_start)
    if match is None:
        return ""
    sign = match[0].strip()
    return "1" if sign[0].isdigit() else sign[0] if not sign[0].isalpha() else "a"


def _beside_total(walk: Walk, spot: Spot, one: Candidate) -> bool:
    """ "…, tăng 41 sản phẩm so với cuối năm 2022" after a total of the same thing."""
    before = walk.in_sentence()
    if _DIVIDED_ON.match(walk.layout.lower, spot.tail):
        return False  # "riêng năm nay thêm 19 thôn, chia ra Sơn Trường 4, …"
    if (
        one.measure not in ("increase", "decrease")
        or not any(c.indicator == one.indicator and c.measure in ("total", "share", "average", "rate") for c in before[-3:])
        or (before[-1].indicator != one.indicator and not before[-1].indicator.startswith("ocop"))
    ):
        return False
    return re.search(r"(?:tăng|thêm|nhích|giảm|bớt)(?: thêm)?\s*(?:được )?$", walk.text(spot.left, one.fields["value"][0])) is not None


def decide(walk: Walk, spot: Spot) -> list[Candidate]:
    """One number, one decision."""
    made = _decide(walk, spot)
    if not made and walk.refused.get(spot.start, ("", ""))[0] != "near_miss" and spot.start not in walk.consumed:
        made = decide_group(walk, spot)
    add_unit_group(walk, spot, made)
    return made


def _decide(walk: Walk, spot: Spot) -> list[Candidate]:
    number = spot.number
    planned = decide_beside_plan(walk, spot)
    if planned or spot.start in walk.refused:
        return planned
    if number.kind == "money":
        return decide_money(walk, spot)
    if number.kind == "times":
        return decide_times(walk, spot)
    cell = decide_cell(walk, spot)
    if cell:
        return cell
    if number.kind == "percent" and spot.run >= 0 and spot.index > spot.run:
        in_run = decide_bare(walk, spot)
        if in_run:
            return in_run
    opened = decide_opened(walk, spot) or decide_column(walk, spot)
    if opened:
        return opened
    if number.kind in ("percent", "points"):
        return decide_percent(walk, spot)
    if "criterion" in spot.nouns:
        return decide_criterion(walk, spot)
    noun = unit_class(walk, spot)
    if spot.nouns and (among_honoured(walk, spot) or noun is None or own_standard(walk, spot) is None):
        made = decide_award(walk, spot)
        if made:
            return made
    if noun is not None:
        return decide_unit(walk, spot, noun)
    if "product" in spot.nouns or ("generic" in spot.nouns and walk.latest("ocop_products", back=2)):
        return decide_product(walk, spot)
    if "entity" in spot.nouns or "entity_kind" in spot.nouns:
        return decide_entity(walk, spot)
    if not spot.nouns:
        return decide_bare(walk, spot)
    walk.refused[spot.start] = ("not_in_catalogue", "a noun the catalogue does not count here")
    return []
