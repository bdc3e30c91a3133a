"""Villages, which no gazetteer lists: known by their word and their capitals ("thôn Khòn Quắc I"), in the commune named beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thonmoi.figures.names import capital_run, written
from thonmoi.records import Place, UnitRef

if TYPE_CHECKING:
    from thonmoi.figures.layout import Layout

_WORD = re.compile(r"(?<!\w)(thôn|bản|ấp|xóm|buôn|làng|khóm|tổ dân phố|khu dân cư) (?=[^\W\d_])")
# A village is told of where it opens its sentence or stands after such a word; named otherwise it says where somebody lives.
_TOLD_OF = re.compile(r"(?:^|(?<!\w)(?:ở|tại|riêng|của|về|cả|còn|như))\s*$")
_INSIDE = re.compile(r"\s?(?:,|\(|thuộc|của|ở)?\s?$")
_LONGEST = 5


def villages(layout: Layout, start: int, end: int, before: Place | None) -> list[tuple[int, int, Place]]:
    """The villages that start:end tells of, and where; `before` is the place in force, in which they lie if nothing nearer says."""
    lower, nfc = layout.lower, layout.view.nfc
    out = []
    for match in _WORD.finditer(lower, start, end):
        stop = min(capital_run(nfc, match.end()), end)
        if stop <= match.end() or not nfc[match.end()].isupper() or _TOLD_OF.search(lower[start : match.start()]) is None:
            continue
        if any(p.start < stop and match.start() < p.end for p in layout.places_in(match.start(), stop)):
            continue
        name = written(layout, match.end(), stop)
        if len(name.split()) > _LONGEST:
            continue
        above = next((p.place for p in layout.places_in(stop, end) if p.place and _INSIDE.fullmatch(lower, stop, p.start)), None) or before
        out.append((match.start(), stop, _village(name, match[1], above)))
    return out


def _village(name: str, word: str, above: Place | None) -> Place:
    if above is not None and above.level == "village":
        return Place(name=name, level="village", kind=word, code=None, parents=above.parents, as_of=above.as_of, reason="named in the text")
    ref = UnitRef(name=above.name, level=above.level, kind=above.kind, code=above.code) if above is not None else None
    return Place(
        name=name, level="village", kind=word, code=None, parents=(ref, *above.parents) if ref is not None and above is not None else (),
        as_of=above.as_of if above is not None else None, reason="named in the text",
    )  # fmt: skip
