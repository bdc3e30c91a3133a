"""Which unit a name means: level word, parent named beside it, the article's province, what else the text names, the day's map.

What stays open is left open: `open` then holds the candidates. A bare name that may be a word, a person or a product is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.home import key_of
from thonmoi.gazetteer.mentions import Mention, by_word
from thonmoi.gazetteer.units import MAP_NEW, Unit, gazetteer

if TYPE_CHECKING:
    from datetime import date

_NEAR = 1500


@dataclass(slots=True)
class Context:
    """What the choice may look at."""

    text: str
    day: date
    home: str | None
    named: frozenset[str]
    found: list[Mention]
    districts: list[tuple[int, Unit]] = field(default_factory=list)  # chosen so far, by offset

    def new(self) -> bool:
        return self.day >= MAP_NEW


def choose(context: Context) -> None:
    """Fill `chosen`, `open` and `reason` of the mentions; what is dropped has none of them."""
    waiting: list[Mention] = []
    for mention in context.found:
        if not _top(mention, context):
            waiting.append(mention)
    communes: list[Mention] = []
    for mention in waiting:
        if not _district(mention, context):
            communes.append(mention)
    context.districts.sort(key=lambda item: item[0])
    rest = [mention for mention in communes if not _commune(mention, context)]
    for _ in range(2):
        rest = [mention for mention in rest if not _by_company(mention, context)]
    known = {m.spelling: m for m in context.found if m.chosen is not None and m.word is not None and m.chosen.level in ("district", "commune")}
    known |= {m.spelling: m for m in context.found if m.chosen is not None and m.reason == _IN_LIST}
    for mention in rest:
        other = known.get(mention.spelling)
        if other is not None and mention.word is None and _stands_free(mention, context):
            mention.chosen, mention.reason = other.chosen, "the same name elsewhere in the text says its level"


_IN_LIST = "an item of a list of communes"


# ---------------------------------------------------------------- the map of the day


def versions(units: tuple[Unit, ...], mention: Mention, day: date) -> tuple[list[Unit], list[Unit]]:
    """Of each unit the version to take: those of the day's map, and those only another map has."""
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
        elif alive:
            fresh.append(pick)
        else:
            stale.append(pick)
    if day < MAP_NEW:
        stale = [u for u in stale if u.map != 3] or stale
    else:
        stale = [u for u in stale if u.until.year >= 2025] or stale
    return fresh, stale


def _settle(mention: Mention, units: list[Unit], context: Context, reason: str) -> bool:
    """Take the one unit that the context speaks for; leave it open between equals."""
    if not units:
        return False
    near, why = units, reason
    if mention.parent is not None:
        data = gazetteer()
        above = context.found[mention.parent]
        tops = (above.chosen,) if above.chosen is not None else by_word(above.units, above.word)
        inside = [u for u in units if any(data.within(u, top) and u.level != top.level for top in tops)]
        if inside:
            near, why = inside, "named with the unit above it"
    if len(near) > 1:
        scores = [_score(u, mention, context) for u in near]
        best = max(scores)
        leaders = [u for u, s in zip(near, scores, strict=True) if s == best]
        if len(leaders) == 1 or len({u.code for u in leaders}) == 1:
            near, why = [leaders[-1]], "in the article's province" if key_of(leaders[0], context.day) == context.home else "near what else is named"
    if len(near) == 1:
        mention.chosen, mention.reason = near[0], why
        if near[0].level == "district":
            context.districts.append((mention.start, near[0]))
    else:
        mention.open, mention.reason = tuple(near), "several units of that name"
    return True


def _score(unit: Unit, mention: Mention, context: Context) -> float:
    data = gazetteer()
    score = 0.0
    key = key_of(unit, context.day)
    if key is not None and key == context.home:
        score += 8
    elif key in context.named:
        score += 2
    if unit.level == "commune":
        before = [(at, d) for at, d in context.districts if at < mention.start and mention.start - at < _NEAR]
        if before and data.within(unit, before[-1][1]):
            score += 4
        if any(data.within(unit, d) for _, d in context.districts):
            score += 3
    if any(m.chosen is not None and m.chosen.code == unit.code and m.chosen.level == unit.level for m in context.found if m.spelling == mention.spelling):
        score += 1
    return score


# ---------------------------------------------------------------- level by level


def _top(mention: Mention, context: Context) -> bool:
    """Country, regions, provinces. True: the mention is settled or dropped."""
    units = mention.units
    text = context.text
    first = units[0]
    if first.level in ("country", "region") and mention.word is None:
        before = text[max(0, mention.start - 24) : mention.start]
        if first.level == "country" and mention.spelling == "Việt Nam" and not words.COUNTRY_FREE.search(before):
            return True
        if mention.spelling in ("Tây Bắc", "Đông Bắc") and before.rstrip().endswith(("phía", "hướng", "mùa", "về", "gió", "Tiếng")):
            return True
        mention.chosen, mention.reason = first, "the name of the country" if first.level == "country" else "the name of a region"
        return True
    tops = tuple(u for u in units if u.level == "province")
    if not tops or mention.word not in (None, "tỉnh", "thành phố"):
        return False
    if mention.word == "thành phố":
        exact = tuple(u for u in tops if u.kind == "thành phố")
        fresh, stale = versions(exact, mention, context.day)
        cities = [u for u in units if u.level == "district" and u.kind == "thành phố"]
        if fresh:
            return _settle(mention, fresh, context, "its level word")
        return bool(stale) and not cities and _settle(mention, stale, context, "its level word, of another map")
    if mention.word is None:
        if mention.spelling == "Hồ Chí Minh":
            return True
        before = text[max(0, mention.start - 24) : mention.start]
        if words.PERSON_BEFORE.search(before) or words.ROAD_BEFORE.search(before):
            return True
        if _city_in_list(mention, context):
            return False
    if mention.parent is not None and mention.word is None:
        above = context.found[mention.parent]
        if not above.inherited and any(u.level == "province" for u in above.units) and any(u.level == "district" for u in units):
            return False  # "Cao Lãnh (Đồng Tháp)"
    fresh, stale = versions(tops, mention, context.day)
    reason = "its level word" if mention.word else "the name of a province"
    if fresh:
        return _settle(mention, fresh, context, reason)
    return _settle(mention, stale, context, f"{reason}, of the map before" if context.new() else f"{reason}, of another map")


def _city_in_list(mention: Mention, context: Context) -> bool:
    """ "Yên Dũng, Bắc Giang, Lạng Giang" in an article of Bắc Giang: the city of that name among the districts."""
    cities = [u for u in mention.units if u.level == "district"]
    if not cities or context.home is None or all(key_of(u, context.day) != context.home for u in cities):
        return False
    mates = [context.found[i] for i in (mention.previous, *mention.followers[:1]) if i is not None]
    return len(mates) > 0 and all(
        not any(u.level == "province" for u in m.units) and any(u.level == "district" and key_of(u, context.day) == context.home for u in m.units)
        for m in mates
    ) and (mention.previous is not None or not mention.plural)  # fmt: skip


def _district(mention: Mention, context: Context) -> bool:
    units = tuple(u for u in mention.units if u.level == "district")
    if mention.word is not None:
        if "district" not in words.LEVELS_OF[mention.word]:
            return False
        fit = by_word(units, mention.word)
        if not fit:
            if mention.inherited:
                mention.word = None
                return _district(mention, context)
            mention.reason = "not in the gazetteer"
            return True
        fresh, stale = versions(fit, mention, context.day)
        reason = "its level word" if not mention.inherited else "the level word of its list"
        if fresh:
            return _settle(mention, fresh, context, reason)
        return _settle(mention, stale, context, f"{reason}, of the map before" if context.new() else f"{reason}, of another map")
    if not units:
        return False
    fresh, stale = versions(units, mention, context.day)
    if context.new() and not mention.old:
        return _settle_renewed(mention, stale, context)
    candidates = fresh or stale
    at_home = [u for u in candidates if key_of(u, context.day) == context.home]
    listed = mention.previous is not None and _is_district(context.found[mention.previous])
    if mention.parent is not None and any(u.level == "province" for u in context.found[mention.parent].units):
        return _settle(mention, candidates, context, "named with the unit above it")
    if not _stands_free(mention, context):
        return True
    if at_home:
        return _settle(mention, at_home, context, "in the article's province")
    is_parent = any(m.parent is not None and context.found[m.parent] is mention for m in context.found[max(0, context.found.index(mention) - 12) :])
    if is_parent or listed:
        return _settle(mention, candidates, context, "named as the unit above another")
    if len(candidates) == 1 and " " in mention.spelling and (context.home is None or key_of(candidates[0], context.day) in context.named):
        return _settle(mention, candidates, context, "the only district of that name")
    return not any(u.level == "commune" for u in mention.units)


def _is_district(mention: Mention) -> bool:
    return mention.chosen is not None and mention.chosen.level == "district"


def _settle_renewed(mention: Mention, old: list[Unit], context: Context) -> bool:
    """A bare old district's name since 1 July 2025: the commune of that name in the province, else the old district."""
    if not _stands_free(mention, context):
        return True
    heirs = [u for u in mention.units if u.map == 3 and u.level == "commune" and u.parent == context.home]
    at_home = [u for u in old if key_of(u, context.day) == context.home]
    if heirs and (at_home or context.home is not None):
        return _settle(mention, heirs, context, "a commune of the new map with an old district's name")
    if at_home:
        return _settle(mention, at_home, context, "a district of the map before")
    if len(old) == 1 and " " in mention.spelling and (context.home is None or key_of(old[0], context.day) in context.named):
        return _settle(mention, old, context, "a district of the map before")
    return True


def _commune(mention: Mention, context: Context) -> bool:
    units = tuple(u for u in mention.units if u.level == "commune")
    if mention.word is None:
        return _bare_commune(mention, units, context)
    fit = by_word(units, mention.word)
    if not fit:
        if mention.inherited:
            mention.word = None
            return _district(mention, context) or _bare_commune(mention, units, context)
        mention.reason = "not in the gazetteer"
        return True
    fresh, stale = versions(fit, mention, context.day)
    if context.new() and context.home is not None:
        fresh = [u for u in fresh if u.parent == context.home] or fresh
    reason = "its level word" if not mention.inherited else "the level word of its list"
    candidates = fresh or stale
    if fresh and stale and not any(_supported(u, mention, context) for u in fresh) and any(_supported(u, mention, context) for u in stale):
        candidates, reason = stale, f"{reason}, of another map"
    if len(candidates) == 1 and mention.parent is None and context.home is not None and not _supported(candidates[0], mention, context):
        wider = by_word(units, None)
        nearer = [u for u in wider if _supported(u, mention, context)]
        if not nearer:
            mention.open, mention.reason = tuple(candidates), "the only one of that name lies elsewhere"
            return True
        candidates = nearer
    if len(candidates) > 1 and mention.parent is None and not any(_supported(u, mention, context) for u in candidates):
        mention.open, mention.reason = tuple(candidates), "several units of that name"
        return True
    return _settle(mention, candidates, context, reason)


def _supported(unit: Unit, mention: Mention, context: Context) -> bool:
    """Whether the text names the unit's province or district, or is of its province."""
    key = key_of(unit, context.day)
    if key is not None and (key == context.home or key in context.named):
        return True
    if mention.parent is not None:
        above = context.found[mention.parent]
        return above.chosen is not None and gazetteer().within(unit, above.chosen)
    return any(gazetteer().within(unit, d) for _, d in context.districts)


def _bare_commune(mention: Mention, units: tuple[Unit, ...], context: Context) -> bool:
    """A commune without level word. False: not yet, its list may still tell."""
    if not units:
        return True
    fresh, stale = versions(units, mention, context.day)
    candidates = fresh or stale
    if mention.parent is not None:
        above = context.found[mention.parent]
        if above.chosen is not None:
            inside = [u for u in candidates if gazetteer().within(u, above.chosen)]
            free = not words.FIRM_BEFORE.search(context.text[max(0, mention.start - 70) : mention.start])
            if inside and free and (above.end - mention.end < 40 or mention.followers):
                return _settle(mention, inside, context, "named with the unit above it")
    if context.new() and context.home is not None and _stands_free(mention, context):
        at_home = [u for u in fresh if u.parent == context.home]
        before = context.text[max(0, mention.start - 12) : mention.start]
        counted = words.NUMBER_AFTER.match(context.text, mention.end) and (mention.previous is not None or mention.followers)
        if at_home and (counted or words.PREPOSITION.search(before)):
            return _settle(mention, at_home, context, "a commune of the province")
    return False


def _by_company(mention: Mention, context: Context) -> bool:
    """A bare name beside a commune in one list is a commune too."""
    if mention.word is not None:
        return True
    mates = [context.found[i] for i in (mention.previous, *mention.followers) if i is not None]
    if not any(m.chosen is not None and m.chosen.level == "commune" for m in mates):
        return False
    fresh, stale = versions(tuple(u for u in mention.units if u.level == "commune"), mention, context.day)
    shared = {p for m in mates if m.chosen is not None for p in [m.chosen.parent]}
    candidates = fresh or stale
    inside = [u for u in candidates if u.parent in shared] or [u for u in candidates if key_of(u, context.day) == context.home]
    if not inside or not _stands_free(mention, context):
        return False
    return _settle(mention, inside, context, _IN_LIST)


def _stands_free(mention: Mention, context: Context) -> bool:
    """A bare name that is not the name of a person, a product, a river, a firm."""
    before = context.text[max(0, mention.start - 70) : mention.start]
    if not before or before[-1] in "\n(:;,":
        return words.FIRM_BEFORE.search(before) is None
    return not (words.PERSON_BEFORE.search(before) or words.THING_BEFORE.search(before[-24:]) or words.FIRM_BEFORE.search(before))
