"""What the choice of a unit may look at, and how it settles between units of one name."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.finder import matches
from thonmoi.gazetteer.home import key_of
from thonmoi.gazetteer.mentions import Mention, by_word
from thonmoi.gazetteer.units import MAP_NEW, Unit, gazetteer

if TYPE_CHECKING:
    from datetime import date

    from ahocorasick_rs import AhoCorasick

_OFTEN = 3
_NEAR = 1500  # how far back a district is still the one that is spoken of
IN_LIST = "an item of a list of communes"


@dataclass(slots=True)
class Context:
    """What the choice may look at. `districts`: those chosen so far, by offset; `unique`: once each; `codes`: what a name became.

    `own` is the district the article is of, where it is of one.
    """

    text: str
    day: date
    home: str | None
    named: frozenset[str]
    found: list[Mention]
    districts: list[tuple[int, Unit]] = field(default_factory=list)
    unique: dict[int, Unit] = field(default_factory=dict)
    codes: dict[str, set[str]] = field(default_factory=dict)
    firms: list[int] | None = None
    own: Unit | None = None

    @property
    def new(self) -> bool:
        return self.day >= MAP_NEW

    def at_home(self, units: list[Unit]) -> list[Unit]:
        return [u for u in units if self.home is not None and key_of(u, self.day) == self.home]


def versions(units: tuple[Unit, ...], mention: Mention, day: date) -> tuple[list[Unit], list[Unit]]:
    """Of each unit the version to take: those of the day's map, and those only another map has."""
    if len(units) == 1 and not mention.old:
        return ([*units], []) if units[0].alive(day) else ([], [*units])
    groups: dict[tuple[str, bool], list[Unit]] = {}
    for unit in units:
        groups.setdefault((unit.code, unit.map == 3), []).append(unit)
    fresh: list[Unit] = []
    stale: list[Unit] = []
    for (_, is_new), group in groups.items():
        said = [u for u in group if u.kind == mention.word]
        alive = [u for u in group if u.alive(day)]
        pick = next((u for u in said if u in alive), None) or (said[-1] if said else None) or (alive[-1] if alive else group[-1])
        if mention.old:
            (stale if is_new else fresh).append(pick)
        else:
            (fresh if alive else stale).append(pick)
    nearer = [u for u in stale if (u.map != 3 if day < MAP_NEW else u.until.year >= 2025)]
    return fresh, nearer or stale


def settle(mention: Mention, units: list[Unit], context: Context, reason: str) -> bool:
    """Take the one unit that the context speaks for; leave it open between equals."""
    if not units:
        return False
    if mention.parent is not None:
        data = gazetteer()
        above = context.found[mention.parent]
        tops = (above.chosen,) if above.chosen is not None else by_word(above.units, above.word)
        inside = [u for u in units if any(u.level != top.level and data.within(u, top) for top in tops)]
        if inside:
            units, reason = inside, "named with the unit above it"
    if len(units) > 1:
        scores = [_score(u, mention, context) for u in units]
        best = max(scores)
        units = [u for u, s in zip(units, scores, strict=True) if s == best]
        if len(units) == 1:
            reason = "in the article's province" if context.at_home(units) else "near what else is named"
    if len(units) == 1:
        mention.chosen, mention.reason = units[0], reason
        context.codes.setdefault(mention.spelling, set()).add(units[0].code)
        if units[0].level == "district":
            insort(context.districts, (mention.start, units[0]))
            context.unique[units[0].id] = units[0]
    else:
        mention.open, mention.reason = tuple(units), "several units of that name"
    return True


def _score(unit: Unit, mention: Mention, context: Context) -> float:
    data = gazetteer()
    score = 0.0
    key = key_of(unit, context.day)
    if key is not None and key == context.home:
        score += 8
    elif key in context.named:
        score += 2
    if unit.level == "commune" and context.districts:
        at = bisect_left(context.districts, (mention.start,)) - 1
        if at >= 0 and mention.start - context.districts[at][0] < _NEAR and data.within(unit, context.districts[at][1]):
            score += 4
        if any(data.within(unit, d) for d in context.unique.values()):
            score += 3
    if unit.code in context.codes.get(mention.spelling, ()):
        score += 1
    return score


def stands_free(mention: Mention, context: Context) -> bool:
    """A bare name that is not the name of a person, a product, a river, a firm."""
    return not named_after(mention, context, (words.PERSON, words.THING)) and not of_firm(mention, context)


def named_after(mention: Mention, context: Context, patterns: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a title, a product, a river, a hamlet's word stands right before a name."""
    text = context.text
    end = mention.start
    while end > 0 and text[end - 1] in " :.":
        end -= 1
    begin = end
    while begin > 0 and (text[begin - 1].isalpha() or text[begin - 1] == "/"):
        begin -= 1
    if text[begin:end].lower() not in words.NAMED_AFTER:
        return False
    before = text[max(0, mention.start - 28) : mention.start]
    if ":" in text[end : mention.start]:
        return words.LISTED.search(before) is not None
    return any(pattern.search(before) for pattern in patterns)


@lru_cache(maxsize=1)
def _firm_cues() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(list(words.FIRM_CUES), implementation=Implementation.NoncontiguousNFA)


def of_firm(mention: Mention, context: Context) -> bool:
    """Inside the name of a firm, a school, a hospital: "Công ty CP Quế Viễn Sơn"."""
    if context.firms is None:
        context.firms = [end for _, _, end in matches(_firm_cues(), context.text)]
    at = bisect_left(context.firms, mention.start) - 1
    return at >= 0 and words.FIRM_GAP.fullmatch(context.text, context.firms[at], mention.start) is not None


def own_district(context: Context, title: tuple[int, int]) -> Unit | None:
    """The district an article is of: the only one of its headline or of the text, or the one that most of its district names are."""
    counts: dict[int, int] = {}
    for _, unit in context.districts:
        counts[unit.id] = counts.get(unit.id, 0) + 1
    named = {unit.id for at, unit in context.districts if title[0] <= at < title[1]}
    if len(named) == 1:
        return gazetteer().unit(named.pop())
    if named or not counts:
        return None
    top = max(counts, key=lambda number: (counts[number], -number))
    alone = len(counts) == 1 or (counts[top] >= _OFTEN and counts[top] * 10 >= 6 * sum(counts.values()))
    return gazetteer().unit(top) if alone else None
