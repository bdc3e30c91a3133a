"""The place an article is of: what its numbers mean when nothing nearer says where."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from thonmoi.figures.frames import VIETNAM_PLACE

if TYPE_CHECKING:
    from thonmoi.gazetteer import Found, Places
    from thonmoi.language.view import View
    from thonmoi.records import Place

_HEAD = 400  # characters in which a report names its office on a line of its own
_OPENS = 24  # a province named so early in a headline is what the article is of
_REGIONS = 3  # so many regions beside the headline's are a report on all of them
_OFTEN = 3
_OFFICE = re.compile(
    r"(?:UBND|Ủy ban nhân dân|ỦY BAN NHÂN DÂN|Cổng thông tin|CỔNG THÔNG TIN|Trang thông tin|TRANG THÔNG TIN)[^\n]{0,16}$", re.IGNORECASE
)
_COUNTRY = re.compile(r"cả nước|toàn quốc")
_PROVINCE = re.compile(r"(?<!\w)(?:toàn|cả|trong|của|ubnd|hđnd|địa bàn) tỉnh(?!\w)")


def article_place(view: View, title: tuple[int, int] | None, found: Places) -> Place | None:
    """The article's place: of the office whose page it is, of its headline, else of what it speaks of most.

    `title` is the headline's span in the original text, `found` the places of that text. None where it is of no one place.
    """
    named = [f for f in found.found if f.place is not None]
    start = view.at(title[0]) if title is not None else 0
    office = _of_office(view, start, named)
    if office is not None:
        return office
    if title is not None:
        first = next((f.place for f in named if start <= view.at(f.start) < start + _OPENS), None)
        if first is not None and first.level == "province":
            return first
    country = len(_COUNTRY.findall(view.lower))
    regions = Counter(f.place.name for f in named if f.place is not None and f.place.level == "region")
    home = found.home
    if home is not None and home.level == "region":
        same = regions[home.name]
        all_of_them = country > 1 and len(regions) > _REGIONS
        return VIETNAM_PLACE if all_of_them or (country >= _OFTEN and country > same) else home
    if home is not None and home.level != "province":
        return home
    titled = title is not None and any(f.start < title[1] and f.end > title[0] for f in found.found)
    if home is not None:
        own = sum(f.place is not None and f.place.name == home.name and f.place.level == home.level for f in named)
        own += len(_PROVINCE.findall(view.lower))
        return VIETNAM_PLACE if country >= _OFTEN and country > own and not titled else home
    told = len(_PROVINCE.findall(view.lower))
    leading = _leading_province(named) if told > country or not country else None
    if leading is not None:
        return leading
    if country and not titled:
        return VIETNAM_PLACE
    return _most_named(named, country, regions)


def _of_office(view: View, start: int, named: list[Found]) -> Place | None:
    """The commune or district whose office's page, or report, it is. Offsets of the view, where a name is as long in NFD as in NFC."""
    for f in named:
        at = view.at(f.start)
        alone = at < _HEAD and not view.nfc[view.at(f.end) : view.nfc.find("\n", at) % (len(view.nfc) + 1)].strip()
        if (at < start or alone) and f.word in ("xã", "huyện", "phường", "thị xã") and _OFFICE.search(view.nfc[max(0, at - 24) : at]):
            return f.place
    return None


def _leading_province(named: list[Found]) -> Place | None:
    """The province in which most lies that is named, if it is named itself."""
    places = [f.place for f in named if f.place is not None]
    lying = Counter(u.name for p in places for u in (p, *p.parents) if u.level == "province")
    if not lying:
        return None
    ((name, most), *_) = lying.most_common(1)
    if most < _OFTEN or most * 10 < 6 * lying.total():
        return None
    return next((p for p in places if p.level == "province" and p.name == name), None)


def _most_named(named: list[Found], country: int, regions: Counter[str]) -> Place | None:
    """Where no province leads: the country when it or many regions are spoken of, the one region that is."""
    if country or len(regions) > _REGIONS:
        return VIETNAM_PLACE
    if len(regions) == 1 and regions.total() >= _OFTEN:
        return next(f.place for f in named if f.place is not None and f.place.level == "region")
    return None
