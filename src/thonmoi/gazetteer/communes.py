"""Communes: with their level word, or bare where their list, their parent or the map since July 2025 tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.context import IN_LIST, of_firm, settle, stands_free, versions
from thonmoi.gazetteer.districts import district
from thonmoi.gazetteer.home import key_of
from thonmoi.gazetteer.mentions import by_word
from thonmoi.gazetteer.units import gazetteer

if TYPE_CHECKING:
    from thonmoi.gazetteer.context import Context
    from thonmoi.gazetteer.mentions import Mention
    from thonmoi.gazetteer.units import Unit


def commune(mention: Mention, context: Context) -> bool:
    """True: the mention is settled as a commune, left open, or dropped."""
    units = tuple(u for u in mention.units if u.level == "commune")
    if mention.word is None:
        return _bare(mention, units, context)
    fit = by_word(units, mention.word)
    if not fit:
        if mention.inherited:
            mention.word, mention.inherited = None, False
            return _bare(mention, units, context)
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
        return settle(mention, near, context, reason)
    if mention.inherited and "district" in mention.levels:
        mention.word, mention.inherited = None, False  # "xã Lãng Sơn (Yên Dũng), Hiệp Hòa …": the list went on to districts
        return district(mention, context) or _bare(mention, units, context)
    candidates = fresh or stale
    if len(candidates) == 1 and context.home is None:
        return settle(mention, candidates, context, "the only commune of that name")
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


def _bare(mention: Mention, units: tuple[Unit, ...], context: Context) -> bool:
    """A commune without level word. False: not yet, its list may still tell."""
    if not units:
        return True
    fresh, stale = versions(units, mention, context.day)
    if mention.parent is not None:
        above = context.found[mention.parent].chosen
        inside = [u for u in fresh or stale if above is not None and gazetteer().within(u, above)]
        if inside and not of_firm(mention, context):
            return settle(mention, inside, context, "named with the unit above it")
    own = context.own
    if own is not None and " " in mention.spelling and stands_free(mention, context):
        inside = [u for u in fresh or stale if gazetteer().within(u, own)]
        if inside:
            return settle(mention, inside, context, "a commune of the district the article is of")
    if context.new and stands_free(mention, context):
        at_home = [u for u in fresh if u.parent == context.home]
        told = words.NUMBER_AFTER.match(context.text, mention.end) or words.PREPOSITION.search(
            context.text[max(0, mention.start - 12) : mention.start]
        )
        if at_home and (told or " " in mention.spelling):
            return settle(mention, at_home, context, "a commune of the province")
    return False


def beside_communes(mention: Mention, context: Context) -> bool:
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
    return bool(inside) and stands_free(mention, context) and settle(mention, inside, context, IN_LIST)


def grouped(rest: list[Mention], context: Context) -> list[Mention]:
    """Three bare names or more in one list that are all communes of one district (since July 2025: of the province); gives the rest."""
    done: set[int] = set()
    for mention in rest:
        if id(mention) in done or mention.previous is not None or mention.following is None:
            continue
        chain = [mention]
        while chain[-1].following is not None:
            chain.append(context.found[chain[-1].following])
        bare = [m for m in chain if m.chosen is None and m.word is None and not m.open]
        if len(bare) < 3 or len(bare) < len(chain) or not all(stands_free(m, context) for m in bare):
            continue
        options = [context.at_home(_communes(m, context)) for m in bare]
        shared = set.intersection(*({u.parent for u in units} for units in options))
        if len(shared) == 1:
            for one, units in zip(bare, options, strict=True):
                settle(one, [u for u in units if u.parent in shared], context, IN_LIST)
                done.add(id(one))
    return [m for m in rest if id(m) not in done]


def _communes(mention: Mention, context: Context) -> list[Unit]:
    fresh, stale = versions(tuple(u for u in mention.units if u.level == "commune"), mention, context.day)
    return fresh or stale
