"""The place an article is of: what its numbers mean when nothing nearer says where."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from thonmoi.figures.placing import VIETNAM_PLACE
from thonmoi.gazetteer import MAP_NEW

if TYPE_CHECKING:
    from thonmoi.gazetteer import Found, Places
    from thonmoi.language.view import View
    from thonmoi.records import Place

_HEAD = 400  # characters in which a report names its office on a line of its own
_OPENS = 24  # a province named so early in a headline is what the article is of
_LEAD = 900  # characters in which an article says what it is about
_REGIONS = 3  # so many regions beside the headline's are a report on all of them
_PROVINCES = 4  # so many of its provinces are a round through a region
_OFTEN = 3
_ENOUGH = 2.5
_CLEARLY = 1.5
_OFFICE = re.compile(
    r"(?:UBND|Ủy ban nhân dân|ỦY BAN NHÂN DÂN|Cổng thông tin|CỔNG THÔNG TIN|Trang thông tin|TRANG THÔNG TIN)[^\n]{0,16}$", re.IGNORECASE
)
_COUNTRY = re.compile(r"cả nước|toàn quốc")
# The country as what is told of, not as what a province is compared with or first in
_COUNTRY_TOLD = re.compile(
    r"(?:(?<!\w)(?:trên|trong|khắp|phạm vi) |[.\n]\s*|, )(?:cả nước|toàn quốc)|(?:cả nước|toàn quốc)(?= (?:đã|có|hiện|mới|phấn đấu|còn|sẽ))"
)
_AREA = re.compile(
    r"(?<!\w)(?:(?:cả|toàn|trong|của|riêng) (?:vùng|khu vực)(?! \w)|(?:cả|toàn) vùng|vùng(?= (?:có|đã|còn|phấn đấu|đạt|đặt)))(?!\w)"
)
_COMPARED = re.compile(
    r"(?<!\w)(?:so với|hơn|như|bằng|nhất|đầu|giữa|khác|sau|học tập|trước)"
    r"(?: (?:mức|bình quân|của|ở|các|tỉnh|chung|bạn|phạm vi|trong|trên))*\s*$"
)
_LISTED = re.compile(r"\s*(?:,|và|hay|hoặc|-|–|;)\s*(?:tỉnh |thành phố )?")
_WHOLE = re.compile(
    r"(?<!\w)(?:(?:toàn|cả|trong|của|ubnd|hđnd|địa bàn) (?:tỉnh|thành phố)"
    r"|(?:tỉnh|thành phố)(?= (?:đã|có|sẽ|phấn đấu|đang|còn|mới|hiện|đặt)))(?!\w)"
)


def article_place(view: View, title: tuple[int, int] | None, found: Places) -> Place | None:
    """The article's place: of the office whose page it is, of its headline, else of what it speaks of most.

    `title` is the headline's span in the original text, `found` the places of that text. None where it is of no one place.
    """
    named = [f for f in found.found if f.place is not None]
    start = view.at(title[0]) if title is not None else 0
    office = _of_office(view, start, named)
    if office is not None:
        return office
    country = len(_COUNTRY.findall(view.lower))
    first = next((f.place for f in named if start <= view.at(f.start) < start + _OPENS), None) if title is not None else None
    if first is not None and first.level == "province" and not _replaced(first, found.home_province):
        # "Hà Nội: Hội nghị toàn quốc …": where it was held
        return VIETNAM_PLACE if country >= _OFTEN and country > _spoken_of(view, named, first) else first
    regions = Counter(f.place.name for f in named if f.place is not None and f.place.level == "region")
    home = found.home
    if home is not None and home.level == "region":
        told, spoken = len(_COUNTRY_TOLD.findall(view.lower)), len(_AREA.findall(view.lower))
        all_of_them = country > 1 and len(regions) > _REGIONS and told > spoken
        if title is not None and len(regions) >= _REGIONS and _opens_with_country(view, title, named):
            return VIETNAM_PLACE  # a region in the headline of a round through them all, which opens with the country's count
        return VIETNAM_PLACE if all_of_them or (told >= _OFTEN and told > regions[home.name] + spoken) else home
    titled = title is not None and any(f.start < title[1] and f.end > title[0] for f in found.found)
    if home is not None and (home.level != "province" or country < _OFTEN or titled):
        return home
    leading = _leading(view, named) if len(regions) <= _REGIONS else None
    if leading is not None or (home is not None and not country):
        return leading or home
    region = _region_told(view, named) if len(regions) == 1 else None
    if region is not None:
        return region
    if country or len(regions) > _REGIONS:
        return VIETNAM_PLACE
    if len(regions) == 1 and regions.total() >= _OFTEN:
        return next(f.place for f in named if f.place is not None and f.place.level == "region")
    return home


def _opens_with_country(view: View, title: tuple[int, int], named: list[Found]) -> bool:
    """The country is told of before any region is named again below the headline."""
    begin = view.at(title[1])
    told = _COUNTRY_TOLD.search(view.lower, begin, begin + _LEAD)
    if told is None:
        return False
    return not any(begin <= view.at(f.start) < told.start() for f in named if f.place is not None and f.place.level == "region")


def _replaced(place: Place, province: Place | None) -> bool:
    """A province of the map before in an article of the one it was merged into: "Bình Dương cũ: nông thôn mới trong lòng TP.HCM"."""
    return bool(province and province.as_of and place.as_of and province.as_of >= MAP_NEW > place.as_of)


def _spoken_of(view: View, named: list[Found], place: Place) -> int:
    """How often a province is named, or told of as "tỉnh"."""
    own = sum(f.place is not None and f.place.name == place.name and f.place.level == place.level for f in named)
    return own + len(_WHOLE.findall(view.lower))


def _of_office(view: View, start: int, named: list[Found]) -> Place | None:
    """The commune or district whose office's page, or report, it is. Offsets of the view, where a name is as long in NFD as in NFC."""
    for f in named:
        at = view.at(f.start)
        alone = at < _HEAD and not view.nfc[view.at(f.end) : view.nfc.find("\n", at) % (len(view.nfc) + 1)].strip()
        if (at < start or alone) and f.word in ("xã", "huyện", "phường", "thị xã") and _OFFICE.search(view.nfc[max(0, at - 24) : at]):
            return f.place
    return None


def _region_told(view: View, named: list[Found]) -> Place | None:
    """The one region of an article that goes through its provinces and speaks of the country only beside it."""
    of_region = [f for f in named if f.place is not None and f.place.level == "region"]
    provinces = {f.place.name for f in named if f.place is not None and f.place.level == "province"}
    early = any(view.at(f.start) < _LEAD for f in of_region)
    told = len(_COUNTRY_TOLD.findall(view.lower))
    if not early or len(provinces) < _PROVINCES or told > len(of_region) + len(_AREA.findall(view.lower)):
        return None
    return of_region[0].place


def _leading(view: View, named: list[Found]) -> Place | None:
    """The province that is told of more than any other and than the country: named early, with its level word, by what lies in it."""
    lower = view.lower
    weights: dict[str, float] = defaultdict(float)
    itself: dict[str, Place] = {}
    for index, found in enumerate(named):
        place = found.place
        if place is None:
            continue
        above = place.name if place.level == "province" else next((p.name for p in place.parents if p.level == "province"), None)
        if above is None:
            continue
        at = view.at(found.start)
        if place.level != "province":
            weights[above] += 0.5
            continue
        itself.setdefault(above, place)
        if _beside_another(lower, view, named, index) or _COMPARED.search(lower, max(0, at - 40), at):
            weights[above] += 0.2
        else:
            weights[above] += (2.0 if found.word else 1.0) + (1.0 if at < _LEAD else 0.0)
    weights = {name: weight for name, weight in weights.items() if name in itself}
    if not weights:
        return None
    (name, most), *others = sorted(weights.items(), key=lambda item: -item[1])
    most += 0.5 * len(_WHOLE.findall(lower))
    told = 2.0 * len(_COUNTRY_TOLD.findall(lower))
    if most < _ENOUGH or most <= told or (others and most < _CLEARLY * others[0][1]):
        return None
    return itself[name]


def _beside_another(lower: str, view: View, named: list[Found], index: int) -> bool:
    """An item of a list of provinces."""
    for left, right in ((index - 1, index), (index, index + 1)):
        if left < 0 or right >= len(named):
            continue
        a, b = named[left], named[right]
        if a.place is None or b.place is None or a.place.level != "province" or b.place.level != "province" or a.place.name == b.place.name:
            continue
        if _LISTED.fullmatch(lower, view.at(a.end - 1) + 1, view.at(b.start)):
            return True
    return False
