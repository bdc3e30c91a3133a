""" "Hữu Lũng đều 13, thành phố 10, Cao Lộc 9": in a row of a province's districts its one city, or one town, without its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thonmoi.gazetteer.mentions import Mention
from thonmoi.gazetteer.units import gazetteer

if TYPE_CHECKING:
    from thonmoi.gazetteer.context import Context
    from thonmoi.gazetteer.units import Unit

_BARE = re.compile(r"(?:[,;.]|\bvà) (?P<town>[Tt]hành phố|TP|[Tt]hị xã)(?= \(?\d{1,3}(?:[,;.)]|$| (?!tỷ|triệu|nghìn|ha|km)))")
_NEAR = 60  # characters within which a district of the row stands before it
_KINDS = {"thành phố": "thành phố", "tp": "thành phố", "thị xã": "thị xã"}


def bare_towns(context: Context, province: Unit | None) -> list[Mention]:
    """The cities and towns of the article's province that rows name by their kind alone, as mentions that are chosen."""
    if province is None or context.new or not context.districts:
        return []
    out = []
    data = gazetteer()
    for match in _BARE.finditer(context.text):
        start, end = match.span("town")
        beside = any(start - _NEAR < at < start and data.within(unit, province) for at, unit in context.districts)
        kind = _KINDS[match["town"].lower()]
        units = [u for i in data.by_parent.get(province.code, ()) if (u := data.unit(i)).level == "district" and u.kind == kind]
        alive = [u for u in units if u.alive(context.day)]
        if beside and len(alive) == 1:
            made = Mention(start, end, start, alive[0].name, (alive[0],), word=kind)
            made.chosen, made.reason = alive[0], f"the only {kind} of the province"
            out.append(made)
    return out
