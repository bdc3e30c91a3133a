"""Which unit a name means: level word, parent named beside it, the article's province, what else the text names, the day's map.

What stays open is left open: `open` then holds the candidates. A bare name that may be a word, a person or a product is dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.home import key_of
from thonmoi.gazetteer.mentions import Mention, by_word
from thonmoi.gazetteer.units import MAP_NEW, Unit, gazetteer

if TYPE_CHECKING:
    from datetime import date

    from ahocorasick_rs import AhoCorasick

_NEAR = 1500  # how far back a district is still the one that is spoken of
_IN_LIST = "an item of a list of communes"


@dataclass(slots=True)
class Context:
    """What the choice may look at. `districts`: those chosen so far, by offset; `unique`: once each; `codes`: what a name became."""

    text: str
    day: date
    home: str | None
    named: frozenset[str]
    found: list[Mention]
    districts: list[tuple[int, Unit]] = field(default_factory=list)
    unique: dict[int, Unit] = field(default_factory=dict)
    codes: dict[str, set[str]] = field(default_factory=dict)
    firms: list[int] | None = None

    @property
    def new(self) -> bool:
        return self.day >= MAP_NEW

    def at_home(self, units: list[Unit]) -> list[Unit]:
        return [u for u in units if self.home is not None and key_of(u, self.day) == self.home]


def choose(context: Context) -> None:
    """Fill `chosen`, `open` and `reason` of the mentions; what is dropped has none of them."""
    rest = [m for m in context.found if not _top(m, context)]
    _as_before(context)
    said = [m for m in rest if m.word is not None]
    rest = [m for m in said if not _district(m, context)] + [m for m in rest if m.word is None and not _district(m, context)]
    rest = [m for m in rest if not _commune(m, context)]
    for _ in range(2):
        rest = [m for m in rest if not _beside_communes(m, context)]
    known = {
        m.spelling: m for m in context.found
        if m.chosen is not None and m.chosen.level in ("district", "commune") and (m.word is not None or m.reason == _IN_LIST)
    }  # fmt: skip
    for mention in rest:
        other = known.get(mention.spelling)
        if other is not None and mention.word is None and _stands_free(mention, context):
            mention.chosen, mention.reason = other.chosen, "the same name elsewhere in the text says its level"
    for mention in rest:
        if mention.chosen is None and mention.word is None:
            _beside_communes(mention, context)
    _close(context)


def _close(context: Context) -> None:
    """What stayed open may be told by the unit below it, or by the same name elsewhere."""
    data = gazetteer()
    for mention in context.found:
        if mention.parent is None or mention.chosen is None:
            continue
        above = context.found[mention.parent]
        inside = [u for u in above.open if data.within(mention.chosen, u) and u.level != mention.chosen.level]
        if len(inside) == 1:
            above.chosen, above.open, above.reason = inside[0], (), "named with a unit below it"
    told: dict[str, set[Unit]] = {}
    for mention in context.found:
        if mention.chosen is not None:
            told.setdefault(mention.spelling, set()).add(mention.chosen)
    for mention in context.found:
        same = told.get(mention.spelling, set()).intersection(mention.open)
        if len(same) == 1:
            mention.chosen, mention.open, mention.reason = same.pop(), (), "the same name elsewhere in the text"


# ---------------------------------------------------------------- the map of the day


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


def _settle(mention: Mention, units: list[Unit], context: Context, reason: str) -> bool:
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


# ---------------------------------------------------------------- country, regions, provinces


def _top(mention: Mention, context: Context) -> bool:
    """True: the mention is settled or dropped."""
    first = mention.units[0]
    if first.level in ("country", "region") and mention.word is None:
        return _country(mention, first, context)
    if "province" not in mention.levels or mention.word not in (None, "tỉnh", "thành phố"):
        return False
    tops = tuple(u for u in mention.units if u.level == "province")
    if mention.word == "thành phố":
        fresh, stale = versions(tuple(u for u in tops if u.kind == "thành phố"), mention, context.day)
        if fresh:
            return _settle(mention, fresh, context, "its level word")
        cities = any(u.level == "district" and u.kind == "thành phố" for u in mention.units)
        return not cities and _settle(mention, stale, context, "its level word, of another map")
    if mention.word is None:
        if _named_after(mention, context, (words.PERSON, words.ROAD)):
            return True
        if _city_in_list(mention, context):
            return False
    fresh, stale = versions(tops, mention, context.day)
    reason = "its level word" if mention.word else "the name of a province"
    if not fresh and mention.word is None and any(u.level == "district" and u.alive(context.day) for u in mention.units):
        return False  # "Huế" before it was a province
    if fresh:
        return _settle(mention, fresh, context, reason)
    return _settle(mention, stale, context, f"{reason}, of the map before" if context.new else f"{reason}, of another map")


def _country(mention: Mention, unit: Unit, context: Context) -> bool:
    before = context.text[max(0, mention.start - 16) : mention.start]
    if mention.spelling == "Việt Nam" and not words.COUNTRY_FREE.search(before):
        return True  # part of the name of a body: "Hội Nông dân Việt Nam"
    if mention.spelling in ("Tây Bắc", "Đông Bắc") and before.rstrip().endswith(words.DIRECTIONS):
        return True
    mention.chosen, mention.reason = unit, f"the name of {'the country' if unit.level == 'country' else 'a region'}"
    return True


def _city_in_list(mention: Mention, context: Context) -> bool:
    """ "Yên Dũng, Bắc Giang, Lạng Giang" in an article of Bắc Giang: the city of that name among the districts."""
    cities = [u for u in mention.units if u.level == "district"]
    mates = [context.found[i] for i in mention.mates()]
    if not context.at_home(cities) or not mates:
        return False
    return all("province" not in m.levels and context.at_home([u for u in m.units if u.level == "district"]) for m in mates)


def _as_before(context: Context) -> None:
    """ "Hà Giang 33, Tuyên Quang 19": beside a province that is gone, one of its heir's name is the one of the map before."""
    if not context.new:
        return
    for mention in context.found:
        unit = mention.chosen
        if unit is None or unit.level != "province" or unit.map != 3 or mention.new:
            continue
        before_it = [context.found[mention.previous]] if mention.previous is not None and not mention.loose else []
        after_it = [m for i in (mention.following,) if i is not None and not (m := context.found[i]).loose]
        beside = before_it + after_it
        beside += [context.found[i] for m in beside if m.chosen is not None and m.chosen.level == "province" for i in m.mates()]
        mates = [m.chosen for m in beside]
        if any(m is not None and m.level == "province" and m.map != 3 and key_of(m, context.day) == unit.code for m in mates):
            before = [u for u in mention.units if u.level == "province" and u.map != 3]
            if before:
                mention.chosen, mention.reason = before[-1], "in a list of provinces of the map before"


# ---------------------------------------------------------------- districts


def _district(mention: Mention, context: Context) -> bool:
    units = tuple(u for u in mention.units if u.level == "district")
    if mention.word is None:
        return bool(units) and _bare_district(mention, units, context)
    if "district" not in words.LEVELS_OF[mention.word]:
        return False
    fit = by_word(units, mention.word)
    if not fit:
        if mention.inherited:
            mention.word, mention.inherited = None, False
            return False
        mention.reason = "not in the gazetteer"
        return True
    fresh, stale = versions(fit, mention, context.day)
    reason = "the level word of its list" if mention.inherited else "its level word"
    if fresh:
        return _settle(mention, fresh, context, reason)
    return _settle(mention, stale, context, f"{reason}, of the map before" if context.new else f"{reason}, of another map")


def _bare_district(mention: Mention, units: tuple[Unit, ...], context: Context) -> bool:
    fresh, stale = versions(units, mention, context.day)
    if context.new and not mention.old:
        return _renewed(mention, stale, context)
    candidates = fresh or stale
    if mention.parent is not None and "province" in context.found[mention.parent].levels:
        return _settle(mention, candidates, context, "named with the unit above it")
    if not _stands_free(mention, context):
        return True
    if at_home := context.at_home(candidates):
        return _settle(mention, at_home, context, "in the article's province")
    before = context.found[mention.previous] if mention.previous is not None else None
    if mention.is_parent or (before is not None and before.chosen is not None and before.chosen.level == "district"):
        return _settle(mention, candidates, context, "named beside another unit")
    whole = " " in mention.spelling or "province" in mention.levels
    if len(candidates) == 1 and whole and (context.home is None or key_of(candidates[0], context.day) in context.named):
        return _settle(mention, candidates, context, "the only district of that name")
    return "commune" not in mention.levels


def _renewed(mention: Mention, old: list[Unit], context: Context) -> bool:
    """A bare old district's name since 1 July 2025: the commune of that name in the province, else the old district."""
    if not _stands_free(mention, context):
        return True
    heirs = [u for u in mention.units if u.map == 3 and u.level == "commune" and u.parent == context.home]
    at_home = context.at_home(old)
    if heirs:
        return _settle(mention, heirs, context, "a commune of the new map with an old district's name")
    if at_home:
        return _settle(mention, at_home, context, "a district of the map before")
    if len(old) == 1 and " " in mention.spelling and (context.home is None or key_of(old[0], context.day) in context.named):
        return _settle(mention, old, context, "a district of the map before")
    return mention.parent is None


# ---------------------------------------------------------------- communes


def _commune(mention: Mention, context: Context) -> bool:
    units = tuple(u for u in mention.units if u.level == "commune")
    if mention.word is None:
        return _bare_commune(mention, units, context)
    fit = by_word(units, mention.word)
    if not fit:
        if mention.inherited:
            mention.word, mention.inherited = None, False
            return _bare_commune(mention, units, context)
        mention.reason = "not in the gazetteer"
        return True
    fresh, stale = versions(fit, mention, context.day)
    if context.new and context.home is not None:
        fresh = context.at_home(fresh) or fresh
    reason = "the level word of its list" if mention.inherited else "its level word"
    near = [u for u in fresh if _supported(u, mention, context)]
    if not near:
        near = [u for u in stale if _supported(u, mention, context)]
        reason = f"{reason}, of another map" if near else reason
    if not near and mention.word is not None:
        wider = versions(units, mention, context.day)
        near = [u for u in (*wider[0], *wider[1]) if _supported(u, mention, context)]
    if near:
        return _settle(mention, near, context, reason)
    if mention.inherited and "district" in mention.levels:
        mention.word, mention.inherited = None, False  # "xã Lãng Sơn (Yên Dũng), Hiệp Hòa …": the list went on to districts
        return _district(mention, context) or _bare_commune(mention, units, context)
    candidates = fresh or stale
    if len(candidates) == 1 and context.home is None:
        return _settle(mention, candidates, context, "the only commune of that name")
    mention.open, mention.reason = tuple(candidates), "none of that name in what the text speaks of"
    return True


def _supported(unit: Unit, mention: Mention, context: Context) -> bool:
    """Whether the text names the unit's province or district, or is of its province."""
    key = key_of(unit, context.day)
    if key is not None and (key == context.home or key in context.named):
        return True
    data = gazetteer()
    if mention.parent is not None:
        above = context.found[mention.parent]
        return above.chosen is not None and data.within(unit, above.chosen)
    return any(data.within(unit, d) for d in context.unique.values())


def _bare_commune(mention: Mention, units: tuple[Unit, ...], context: Context) -> bool:
    """A commune without level word. False: not yet, its list may still tell."""
    if not units:
        return True
    fresh, stale = versions(units, mention, context.day)
    if mention.parent is not None:
        above = context.found[mention.parent].chosen
        inside = [u for u in fresh or stale if above is not None and gazetteer().within(u, above)]
        if inside and not _of_firm(mention, context):
            return _settle(mention, inside, context, "named with the unit above it")
    if context.new and _stands_free(mention, context):
        at_home = [u for u in fresh if u.parent == context.home]
        counted = bool(mention.mates()) and words.NUMBER_AFTER.match(context.text, mention.end)
        if at_home and (counted or words.PREPOSITION.search(context.text[max(0, mention.start - 12) : mention.start])):
            return _settle(mention, at_home, context, "a commune of the province")
    return False


def _beside_communes(mention: Mention, context: Context) -> bool:
    """A bare name beside a commune in one list is a commune too."""
    if mention.word is not None or mention.chosen is not None:
        return True
    mates = [m for i in mention.mates() if (m := context.found[i].chosen) is not None and m.level == "commune"]
    if not mates:
        return False
    fresh, stale = versions(tuple(u for u in mention.units if u.level == "commune"), mention, context.day)
    candidates = fresh or stale
    above = {m.parent for m in mates}
    inside = [u for u in candidates if u.parent in above] or context.at_home(candidates)
    return bool(inside) and _stands_free(mention, context) and _settle(mention, inside, context, _IN_LIST)


# ---------------------------------------------------------------- what a bare name is not


def _stands_free(mention: Mention, context: Context) -> bool:
    """A bare name that is not the name of a person, a product, a river, a firm."""
    return not _named_after(mention, context, (words.PERSON, words.THING)) and not _of_firm(mention, context)


def _named_after(mention: Mention, context: Context, patterns: tuple[re.Pattern[str], ...]) -> bool:
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
    return any(pattern.search(before) for pattern in patterns)


@lru_cache(maxsize=1)
def _firm_cues() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(list(words.FIRM_CUES), implementation=Implementation.NoncontiguousNFA)


def _of_firm(mention: Mention, context: Context) -> bool:
    """Inside the name of a firm, a school, a hospital: "Công ty CP Quế Viễn Sơn"."""
    if context.firms is None:
        context.firms = [end for _, _, end in _firm_cues().find_matches_as_indexes(context.text)]
    at = bisect_left(context.firms, mention.start) - 1
    return at >= 0 and words.FIRM_GAP.fullmatch(context.text, context.firms[at], mention.start) is not None
