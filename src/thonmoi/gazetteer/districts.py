"""Districts: with their level word, or bare where the article's province or a neighbour tells."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.context import settle, stands_free, versions
from thonmoi.gazetteer.home import key_of
from thonmoi.gazetteer.mentions import by_word

if TYPE_CHECKING:
    from thonmoi.gazetteer.context import Context
    from thonmoi.gazetteer.mentions import Mention
    from thonmoi.gazetteer.units import Unit

_VOWELS = re.compile("[aeiouy]+")


def district(mention: Mention, context: Context) -> bool:
    """True: the mention is settled as a district, or dropped."""
    units = tuple(u for u in mention.units if u.level == "district")
    if mention.word is None:
        return bool(units) and _bare(mention, units, context)
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
        return settle(mention, fresh, context, reason)
    return settle(mention, stale, context, f"{reason}, of the map before" if context.new else f"{reason}, of another map")


def _bare(mention: Mention, units: tuple[Unit, ...], context: Context) -> bool:
    fresh, stale = versions(units, mention, context.day)
    if context.new and not mention.old:
        return _renewed(mention, stale, context)
    candidates = fresh or stale
    if mention.parent is not None and "province" in context.found[mention.parent].levels:
        return settle(mention, candidates, context, "named with the unit above it")
    if not stands_free(mention, context):
        return True
    if at_home := context.at_home(candidates):
        return settle(mention, at_home, context, "in the article's province")
    before = context.found[mention.previous] if mention.previous is not None else None
    if mention.is_parent or (before is not None and before.chosen is not None and before.chosen.level == "district"):
        return settle(mention, candidates, context, "named beside another unit")
    whole = len(candidates) == 1 and (not _one_syllable(candidates[0].name) or "province" in mention.levels)
    if whole and (context.home is None or key_of(candidates[0], context.day) in context.named):
        return settle(mention, candidates, context, "the only district of that name")
    return "commune" not in mention.levels


def _one_syllable(name: str) -> bool:
    """A name as short as a word or a person's given name: "Vinh", not "Đakrông"."""
    plain = unicodedata.normalize("NFD", name.lower())
    return len(_VOWELS.findall("".join(c for c in plain if not unicodedata.combining(c)))) < 2


def _renewed(mention: Mention, old: list[Unit], context: Context) -> bool:
    """A bare old district's name since 1 July 2025: the commune of that name in the province, else the old district."""
    if not stands_free(mention, context):
        return True
    heirs = [u for u in mention.units if u.map == 3 and u.level == "commune" and u.parent == context.home]
    at_home = context.at_home(old)
    if heirs:
        return settle(mention, heirs, context, "a commune of the new map with an old district's name")
    if at_home:
        return settle(mention, at_home, context, "a district of the map before")
    if len(old) == 1 and " " in old[0].name and (context.home is None or key_of(old[0], context.day) in context.named):
        return settle(mention, old, context, "a district of the map before")
    return mention.parent is None
