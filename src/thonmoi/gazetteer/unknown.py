"""Units that a text names with their level word and the gazetteer does not hold: a check looks at them, nothing else pays for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thonmoi.gazetteer.places import lookup
from thonmoi.gazetteer.resolving import Found
from thonmoi.gazetteer.words import SURNAMES
from thonmoi.language.letters import UPPER
from thonmoi.language.view import View

if TYPE_CHECKING:
    from thonmoi.gazetteer.resolving import Places

_NAMED = re.compile(
    r"(?<![^\W_])(?<!hợp tác )(?<!tấn )((?:[Tt]hị )?[Xx]ã|[Hh]uyện|[Pp]hường|[Tt]hị trấn|[Tt]ỉnh) "
    rf"([{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]*){{1,3}})(?![^\W_])"
)
_NUMBER = re.compile(r" (\d{1,2}|[IVX]{1,3})(?!\w)")
_NOT = frozenset({"NTM", "OCOP", "UBND", "HĐND", "MTTQ", "BCH", "ATK", "Đảng", "Ủy", "Uỷ", "Đoàn", "Hội"})


def _numbered(view: View, end: int, name: str) -> bool:
    """ "Sơn Kim 1": a commune whose name ends in a number."""
    number = _NUMBER.match(view.nfc, end)
    return number is not None and bool(lookup(f"{name} {number[1]}"))


def unknown(text: str | View, places: Places) -> tuple[Found, ...]:
    """The units named with a level word that `places` (of the same text) does not hold, as Found without place or candidates."""
    view = text if isinstance(text, View) else View(text)
    taken = sorted((f.start, f.end) for f in places.found)
    out = []
    for match in _NAMED.finditer(view.nfc):
        first = match[2].split(" ", 1)[0]
        if first in SURNAMES or not first[0].isupper() or first.isupper() or first in _NOT:
            continue
        if not all(word[0].isupper() and not (len(word) > 1 and word.isupper()) for word in match[2].split()):
            continue
        start, end = view.span(match.start(), match.end())
        if any(a < end and start < b for a, b in taken) or _numbered(view, match.end(), match[2]):
            continue
        out.append(Found(start, end, view.span(match.start(2), match.end())[0], end, match[1].lower(), None, (), False))
    return tuple(out)
