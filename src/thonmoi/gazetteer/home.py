"""The place an article is of: read off its headline, its paper and what it names most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from thonmoi.gazetteer.units import MAP_NEW, Unit, gazetteer

if TYPE_CHECKING:
    from datetime import date

    from thonmoi.gazetteer.mentions import Mention

_DATELINE = (":", " -", " –", ",")
_UNIQUE_DISTRICT = 1.0


class Votes(NamedTuple):
    """What the mentions say: weight for each province key, and the provinces named at all."""

    weights: Counter[str]
    named: frozenset[str]


def head_end(text: str) -> int:
    """Where the head of a text ends: headline, dateline and lead, up to the end of the first long line or of the fourth."""
    at, lines = 0, 0
    while at < len(text) and lines < 4:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text[at:stop].strip():
            lines += 1
        at = stop + 1
        if stop - at > 220:
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
    weights: Counter[str] = Counter()
    named: set[str] = set()
    for mention in found:
        keys = _keys(mention, day)
        if len(keys) != 1:
            continue
        (key,) = keys
        levels = {u.level for u in mention.units}
        is_province = "province" in levels and mention.word in (None, "tỉnh", "thành phố")
        if is_province:
            named.add(key)
        if not is_province and (mention.word is None and "district" not in levels):
            continue
        weight = (2.0 if mention.word == "tỉnh" else 1.0) if is_province else 0.4
        weights[key] += weight
        if title[0] <= mention.start < title[1]:
            start = not text[title[0] : mention.start].strip()
            prefix = start and text.startswith(":", mention.end)
            weights[key] += 40 if prefix else 12 if start else 6
        elif mention.start < title[1] + 700:
            weights[key] += 1.5
        before = text[max(0, mention.name_start - 8) : mention.name_start]
        if is_province and (before.endswith(("Báo ", "báo ", "Đài ")) or text.startswith(" Online", mention.end)):
            weights[key] += 6
    if hint:
        for key in _hinted(hint, day):
            weights[key] += 10
            named.add(key)
    return Votes(weights, frozenset(named))


def winner(weights: Counter[str]) -> str | None:
    """The province that clearly leads; a tie gives none."""
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < _UNIQUE_DISTRICT:
        return None
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * 1.25:
        return None
    return ranked[0][0]


def _keys(mention: Mention, day: date) -> set[str]:
    """The provinces a mention can lie in: the one it names, or where its district is."""
    from thonmoi.gazetteer.mentions import by_word

    units = by_word(mention.units, mention.word)
    top = [u for u in units if u.level == "province"]
    if top:
        fresh = [u for u in top if u.alive(day)] if not mention.old else [u for u in top if u.map != 3]
        keys = {key_of(u, day) for u in (fresh or top)}
    else:
        districts = [u for u in units if u.level == "district"]
        if day >= MAP_NEW and mention.word is None:
            districts = districts or [u for u in units if u.map == 3]
        keys = {key_of(u, day) for u in (districts or [u for u in units if (u.map == 3) == (day >= MAP_NEW)])}
    return {key for key in keys if key}


def _hinted(hint: str, day: date) -> set[str]:
    from thonmoi.gazetteer.mentions import mentions
    from thonmoi.language.view import View, fold_name

    found = {key for m in mentions(View(hint)) for key in _keys(m, day) if any(u.level == "province" for u in m.units)}
    if found:
        return found
    flat = _bare(fold_name(hint))
    data = gazetteer()
    number = {"VN": 1}
    assert number
    out: set[str] = set()
    for codes in data.by_code.values():
        unit = data.unit(codes[-1])
        if unit.level == "province" and len(name := _bare(unit.name.lower())) > 4 and name in flat:
            key = key_of(unit, day)
            if key:
                out.add(key)
    return out


def _bare(text: str) -> str:
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("đ", "d")
    return "".join(c for c in plain if c.isalnum())
