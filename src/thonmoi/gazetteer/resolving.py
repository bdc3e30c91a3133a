"""All places of a text, each the unit of the day's map, and the place the article is of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.choosing import choose
from thonmoi.gazetteer.context import Context
from thonmoi.gazetteer.focus import commune_most_said_of, district_most_said_of, in_passing
from thonmoi.gazetteer.home import head_end, key_of_site, province_of_key, votes, winner
from thonmoi.gazetteer.mentions import Mention, mentions
from thonmoi.gazetteer.places import place_of
from thonmoi.gazetteer.towns import bare_towns
from thonmoi.gazetteer.units import MAP_2025, MAP_NEW, Unit, gazetteer
from thonmoi.language.view import View

if TYPE_CHECKING:
    from thonmoi.records import Place

_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](20[12]\d)(?!\d)")
_LONG_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (20[12]\d)")
_DEFAULT = date(2021, 12, 31)
_NEWEST = 3  # the number of the map since 1 July 2025
_TOLD = 2
_FEW = 3  # a text of the new map hardly says "huyện"


@dataclass(frozen=True, slots=True)
class Found:
    """One place name in a text; offsets are of the original text.

    `start`:`end` holds the level word too ("huyện Yên Dũng"), `name_start`:`name_end` the name alone. `word` is the level word that was
    said, of the name or of its list, in full and lower case ("TP." is "thành phố"). `place` is None where it stays open: `candidates`
    then holds what it may be, and is empty for a unit that the gazetteer does not know. `old`: marked as of the map before ("cũ").
    """

    start: int
    end: int
    name_start: int
    name_end: int
    word: str | None
    place: Place | None
    candidates: tuple[Place, ...]
    old: bool


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a text in its order, not overlapping. `home` is the article's own place: the commune or district its headline names,
    the district that most is said of, the province, or the region of the headline; `home_province` the province it lies in.
    """

    found: tuple[Found, ...]
    home: Place | None
    home_province: Place | None


def resolve(text: str | View, *, on: date | None = None, title: tuple[int, int] | None = None, hint: str | None = None) -> Places:
    """Find the places of a text and decide which units they are.

    `on` is the day whose map counts (None: judged by the text); `title` the headline's span; `hint` the paper or site ("Báo Phú Thọ").
    A View of the text may be given instead of the text.
    """
    view = text if isinstance(text, View) else View(text)
    found = mentions(view)
    if not found and not hint and key_of_site(view.lower, on or MAP_NEW) is None:
        return Places((), None, None)
    day = on or guess_day(view.nfc)
    if on is None and day < MAP_NEW and not _dated(view.nfc) and _of_new_map(found):
        day = MAP_NEW
    head = (view.at(title[0]), view.at(title[1])) if title else (0, head_end(view.nfc))
    said = votes(found, view.nfc, day, head, hint)
    line = head if title else (head[0], _line_end(view.nfc, head))
    home = winner(said) or key_of_site(view.lower, day)
    if home not in said.told and any("region" in m.levels and line[0] <= m.start < line[1] for m in found):
        home = None  # "Tây Nguyên nhìn lại mười năm": of no one province, however often one is named
    context = Context(view.nfc, day, home, said.named, found)
    province = province_of_key(home, day) if home else None
    choose(context, line)
    own = _home(context, line, province)
    found = sorted([*found, *bare_towns(context, province)], key=lambda m: m.start)
    return Places(
        tuple(_found(view, m, day) for m in found if m.chosen is not None or m.open or m.reason),
        place_of(own[0], day, own[1]) if own is not None else None,
        place_of(province, day, "the article's province") if province is not None else None,
    )


def _found(view: View, mention: Mention, day: date) -> Found:
    start, end = view.span(mention.start, mention.end)
    place = place_of(mention.chosen, day, mention.reason) if mention.chosen is not None else None
    candidates = () if place is not None else tuple(place_of(u, day, mention.reason) for u in mention.open)
    return Found(start, end, view.span(mention.name_start, mention.end)[0], end, mention.word, place, candidates, mention.old)


def _line_end(text: str, head: tuple[int, int]) -> int:
    """The end of the first line that says something: the headline where nobody told which it is."""
    at = head[0]
    while at < head[1] and text[at] in " \n":
        at += 1
    stop = text.find("\n", at)
    return head[1] if stop < 0 else min(stop, head[1])


def _home(context: Context, title: tuple[int, int], province: Unit | None) -> tuple[Unit, str] | None:
    """The most specific place the headline gives, the district most is said of, else the province or the region."""
    here = [m for m in context.found if title[0] <= m.start < title[1] and m.chosen is not None]
    if province is None:
        wide = {m.chosen for m in here if m.chosen is not None and m.chosen.level == "region"}
        return (wide.pop(), "the region the headline names") if len(wide) == 1 else None
    data = gazetteer()
    units = {m.chosen for m in here if m.chosen is not None and m.chosen.level in ("district", "commune")}
    inside = [u for u in units if data.within(u, province) or (province.map == 3 and data.new_province(u) == province.code)]
    districts = [u for u in inside if u.level == "district"]
    communes = [u for u in inside if u.level == "commune"]
    if len(communes) == 1 and (not districts or (len(districts) == 1 and data.within(communes[0], districts[0]))):
        return communes[0], "named in the headline"
    commune = commune_most_said_of(context, province) if not communes else None
    if commune is not None and not any(m.chosen is not None and m.chosen.id == province.id for m in here):
        return commune, "the commune that most is said of"
    if len(districts) == 1 and all(data.within(u, districts[0]) for u in communes) and not in_passing(context, districts[0], province):
        return districts[0], "named in the headline"
    if not inside and not any(m.chosen is not None and m.chosen.id == province.id for m in here):
        most = district_most_said_of(context, province)
        if most is not None:
            return most, "the district that most is said of"
    return province, "the article's province"


def _dated(text: str) -> bool:
    return _DATE.search(text) is not None or _LONG_DATE.search(text) is not None


def _of_new_map(found: list[Mention]) -> bool:
    """Communes are named that only the map since 1 July 2025 has, and more of them than of those it has no more."""
    new = old = 0
    for mention in found:
        if mention.word not in ("xã", "phường", "đặc khu"):
            continue
        fit = [u for u in mention.units if u.level == "commune" and u.kind == mention.word]
        new += bool(fit) and all(u.map == _NEWEST for u in fit)
        old += bool(fit) and all(u.map != _NEWEST for u in fit)
    return new >= _TOLD and new > old


def guess_day(text: str) -> date:
    """The day whose map a text speaks of, from its dates: the new map where it says so, else the latest day it writes out."""
    days = []
    for d, m, y in (*_DATE.findall(text), *_LONG_DATE.findall(text)):
        if 1 <= int(m) <= 12 and 1 <= int(d) <= 28:
            days.append(date(int(y), int(m), int(d)))
    latest = max(days, default=None)
    speaks = words.NEW_ERA.search(text) is not None
    if latest is None:
        if speaks:
            return MAP_NEW
    elif latest >= MAP_NEW:
        if speaks or text.count("huyện") < _FEW:
            return latest
        days = [day for day in days if day < MAP_NEW]  # the stamp of a later print
        latest = max(days, default=None)
    elif latest >= MAP_2025 and speaks:
        return MAP_NEW
    if latest is not None:
        return latest
    years = Counter(int(y) for y in words.YEARS.findall(text) if 2010 <= int(y) <= 2024)
    return date(years.most_common(1)[0][0], 12, 31) if years else _DEFAULT
