"""Which unit a name means: level word, parent named beside it, the article's province, what else the text names, the day's map.

What stays open is left open: `open` then holds the candidates. A bare name that may be a word, a person or a product is dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.communes import beside_communes, commune, grouped
from thonmoi.gazetteer.context import IN_LIST, Context, named_after, own_district, settle, stands_free, versions
from thonmoi.gazetteer.districts import district
from thonmoi.gazetteer.home import key_of
from thonmoi.gazetteer.units import gazetteer

if TYPE_CHECKING:
    from thonmoi.gazetteer.mentions import Mention
    from thonmoi.gazetteer.units import Unit


def choose(context: Context, title: tuple[int, int]) -> None:
    """Fill `chosen`, `open` and `reason` of the mentions; what is dropped has none of them. `title` is the headline's span."""
    rest = [m for m in context.found if not _top(m, context)]
    _as_before(context)
    said = [m for m in rest if m.word is not None]
    rest = [m for m in said if not district(m, context)] + [m for m in rest if m.word is None and not district(m, context)]
    context.own = own_district(context, title)
    rest = [m for m in rest if not commune(m, context)]
    for _ in range(2):
        rest = [m for m in rest if not beside_communes(m, context)]
    rest = grouped(rest, context)
    known = {
        m.spelling: m for m in context.found
        if m.chosen is not None and m.chosen.level in ("district", "commune")
        and (m.word is not None or m.parent is not None or m.reason == IN_LIST)
    }  # fmt: skip
    for mention in rest:
        other = known.get(mention.spelling)
        if other is not None and mention.word is None and stands_free(mention, context):
            mention.chosen, mention.reason = other.chosen, "the same name elsewhere in the text says its level"
    for mention in rest:
        if mention.chosen is None and mention.word is None:
            beside_communes(mention, context)
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
            return settle(mention, fresh, context, "its level word")
        cities = any(u.level == "district" and u.kind == "thành phố" for u in mention.units)
        return not cities and settle(mention, stale, context, "its level word, of another map")
    if mention.word is None:
        if named_after(mention, context, (words.PERSON, words.ROAD)):
            return True
        if _city_in_list(mention, context):
            return False
    fresh, stale = versions(tops, mention, context.day)
    reason = "its level word" if mention.word else "the name of a province"
    if not fresh and mention.word is None and any(u.level == "district" and u.alive(context.day) for u in mention.units):
        return False  # "Huế" before it was a province
    if fresh:
        return settle(mention, fresh, context, reason)
    return settle(mention, stale, context, f"{reason}, of the map before" if context.new else f"{reason}, of another map")


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
    if context.text.endswith(("của ", "thuộc "), 0, mention.start):
        return False  # "Là huyện nghèo của Yên Bái, Mù Cang Chải có"
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
