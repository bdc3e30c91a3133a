"""Of which unit within its province an article is: by what it names, and by the words with which it speaks of a whole."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from thonmoi.gazetteer.units import gazetteer

if TYPE_CHECKING:
    from thonmoi.gazetteer.context import Context
    from thonmoi.gazetteer.units import Unit

_AS_A_WHOLE = re.compile(
    r"(?<![^\W_])(?:(?:[Tt]oàn|[Cc]ả|[Tt]rong|[Cc]ủa|UBND|địa bàn) (?P<of>tỉnh|huyện|xã)"
    r"|(?P<has>[Tt]ỉnh|[Hh]uyện|[Xx]ã)(?= (?:có|đã|hiện|đang|phấn đấu|sẽ|còn)))(?![^\W_])"
)
_MOSTLY = 2  # a district named so many times as often as its province is what the article is of
_OFTEN = 3


class _Said(NamedTuple):
    """How often each district is named, itself or by a commune; each commune; the province itself; anything in it."""

    districts: Counter[int]
    communes: Counter[int]
    direct: int
    total: int
    words: Counter[str]


def _said(context: Context, province: Unit) -> _Said:
    data = gazetteer()
    districts: Counter[int] = Counter()
    communes: Counter[int] = Counter()
    direct = total = 0
    for mention in context.found:
        unit = mention.chosen
        if unit is None or not data.within(unit, province):
            continue
        total += 1
        direct += unit.id == province.id
        if unit.level == "commune":
            communes[unit.id] += 1
        above = unit if unit.level == "district" else data.parent(unit, context.day) if unit.level == "commune" else None
        if above is not None and above.level == "district":
            districts[above.id] += 1
    words = Counter((match["of"] or match["has"]).lower() for match in _AS_A_WHOLE.finditer(context.text))
    return _Said(districts, communes, direct, total, words)


def in_passing(context: Context, district: Unit, province: Unit) -> bool:
    """A district of the headline of which the text says little, while it speaks of the whole province."""
    said = _said(context, province)
    return said.districts[district.id] * 10 < 3 * said.total and said.words["tỉnh"] > said.words["huyện"]


def commune_most_said_of(context: Context, province: Unit) -> Unit | None:
    """The one commune that is named again and again in a text that speaks of itself as "xã"."""
    said = _said(context, province)
    if not said.communes or said.words["xã"] <= said.words["huyện"] + said.words["tỉnh"]:
        return None
    ((top, most), *_) = said.communes.most_common(1)
    return gazetteer().unit(top) if most >= _OFTEN and most * 10 >= 6 * said.communes.total() else None


def district_most_said_of(context: Context, province: Unit) -> Unit | None:
    """The district to which most of what is named in the province belongs, and as which the text speaks of itself."""
    said = _said(context, province)
    if not said.districts:
        return None
    ((top, most), *_) = said.districts.most_common(1)
    unit = gazetteer().unit(top)
    own = sum(other.id == top for _, other in context.districts)
    of_the_whole = said.words["tỉnh"] > said.words["huyện"]
    if own >= max(_OFTEN, _MOSTLY * said.direct) and most * 10 >= 6 * (said.total - said.direct) and not of_the_whole:
        return unit
    return unit if most * 2 >= said.total and said.words["huyện"] > said.words["tỉnh"] and own > 1 else None
