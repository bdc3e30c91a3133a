"""The province an article is of: read off its headline, its paper and what it names most."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from thonmoi.gazetteer.mentions import by_word, mentions
from thonmoi.gazetteer.units import MAP_NEW, Unit, gazetteer
from thonmoi.language.view import View, fold_name

if TYPE_CHECKING:
    from datetime import date

    from thonmoi.gazetteer.mentions import Mention

_SITE = re.compile(r"(?<![\w.])[a-z][a-z0-9-]{3,}(?:\.[a-z][a-z0-9-]+){1,3}(?!\w)")
_LEAD = 700  # characters after the headline that count for more
_ENOUGH = 2.0
_CLEARLY = 1.25
_HINT = 8.0
_NATIONAL_HINT = 3.0  # papers of Hà Nội and Hồ Chí Minh city write about the whole country


class Votes(NamedTuple):
    """What the mentions say: weight for each province key, the provinces named at all, and those the headline or the paper tells."""

    weights: dict[str, float]
    named: frozenset[str]
    told: frozenset[str]


def head_end(text: str) -> int:
    """Where the head of a text ends: headline, dateline and lead, up to the end of the first long line or of the fourth."""
    at, lines = 0, 0
    while at < len(text) and lines < 4:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text[at:stop].strip():
            lines += 1
        length, at = stop - at, stop + 1
        if length > 220:
            break
    return min(at, len(text))


def key_of(unit: Unit, day: date) -> str | None:
    """The province a unit counts for on a day: of the new map since 1 July 2025, else of the old."""
    data = gazetteer()
    if day >= MAP_NEW:
        return data.new_province(unit)
    province = data.province(unit)
    return province.code if province is not None and province.map != 3 else None


def province_of_key(key: str, day: date) -> Unit | None:
    """The province unit behind a key, as it is on the day."""
    data = gazetteer()
    units = [data.unit(i) for i in data.by_code.get(key, ())]
    era = [u for u in units if (u.map == 3) == (day >= MAP_NEW)]
    return next((u for u in era if u.alive(day)), era[-1] if era else None)


def votes(found: list[Mention], text: str, day: date, title: tuple[int, int], hint: str | None) -> Votes:
    """Weigh the provinces that a text names, and those of districts whose name only one province has."""
    weights: dict[str, float] = defaultdict(float)
    named: set[str] = set()
    told: set[str] = set()
    seen: dict[tuple[str, str | None, bool], frozenset[str]] = {}
    for mention in found:
        memo = (mention.spelling, mention.word, mention.old)
        keys = seen.get(memo)
        if keys is None:
            keys = seen[memo] = frozenset(_keys(mention, day))
        if len(keys) != 1:
            continue
        (key,) = keys
        is_province = "province" in mention.levels and mention.word in (None, "tỉnh", "thành phố")
        if is_province:
            named.add(key)
        elif mention.word is None and "district" not in mention.levels:
            continue
        weights[key] += _weight(mention, text, title, is_province)
        if title[0] <= mention.start < title[1]:
            told.add(key)
    if hint:
        for key in _hinted(hint, day):
            weights[key] += _NATIONAL_HINT if key in ("01", "79") else _HINT
            named.add(key)
            told.add(key)
    return Votes(weights, frozenset(named), frozenset(told))


def _weight(mention: Mention, text: str, title: tuple[int, int], is_province: bool) -> float:
    weight = (2.0 if mention.word == "tỉnh" else 1.0) if is_province else 0.4
    if mention.spelling == "Hà Nội" and mention.word is None:
        weight = 0.6  # the capital is named where others are meant
    if title[0] <= mention.start < title[1]:
        first = not text[title[0] : mention.start].strip()
        opens = (first or text[mention.start - 1] == "\n") and text.startswith(":", mention.end)
        weight += 40 if opens else 12 if first else 6
    elif mention.start < title[1] + _LEAD:
        weight += 0.8
    if is_province and (text.endswith(("Báo ", "báo ", "Đài "), 0, mention.name_start) or text.startswith(" Online", mention.end)):
        weight += 6
    return weight


def winner(said: Votes) -> str | None:
    """The province that clearly leads: told by the headline or the paper, or holding half of all. A tie gives none."""
    ranked = sorted(said.weights.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    key, weight = ranked[0]
    if len(ranked) > 1 and weight < ranked[1][1] * _CLEARLY:
        return None
    return key if key in said.told or weight * 2 >= sum(said.weights.values()) else None


def _keys(mention: Mention, day: date) -> set[str]:
    """The provinces a mention can lie in: the one it names, or where its district is."""
    units = by_word(mention.units, mention.word)
    top = [u for u in units if u.level == "province"]
    if top:
        fresh = [u for u in top if u.map != 3] if mention.old else [u for u in top if u.alive(day)]
        keys = {key_of(u, day) for u in (fresh or top)}
    else:
        districts = [u for u in units if u.level == "district"]
        keys = {key_of(u, day) for u in (districts or [u for u in units if (u.map == 3) == (day >= MAP_NEW)])}
    return {key for key in keys if key}


def _hinted(hint: str, day: date) -> set[str]:
    """The provinces that a paper's or site's name tells: "Báo Phú Thọ", "baobacgiang.com.vn"."""
    found = {key for m in mentions(View(hint)) for key in _keys(m, day) if "province" in m.levels}
    if found:
        return found
    flat = _bare(fold_name(hint))
    data = gazetteer()
    out: set[str] = set()
    for code, ids in data.by_code.items():
        if len(code) != 2:
            continue
        for unit in map(data.unit, ids):
            name = _bare(unit.name.lower())
            if unit.level == "province" and len(name) > 4 and name in flat and (key := key_of(unit, day)):
                out.add(key)
    return out


def key_of_site(text: str, day: date) -> str | None:
    """The province that the addresses of sites in a text (lower case) tell, if it is one: "baobacgiang.com.vn", "@hanam.gov.vn"."""
    keys: set[str] = set()
    for site in dict.fromkeys(match[0] for match in _SITE.finditer(text)):
        keys |= _hinted(site, day)
    return keys.pop() if len(keys) == 1 else None


def _bare(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("đ", "d")
    return "".join(c for c in plain if c.isalnum())
