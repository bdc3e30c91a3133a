"""From names found in a text to mentions: the level word of each, its list, the parent named beside it, "cũ"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.finder import find
from thonmoi.gazetteer.units import Unit, gazetteer

if TYPE_CHECKING:
    from thonmoi.gazetteer.finder import Hit
    from thonmoi.language.view import View

_WINDOW = 60


@dataclass(slots=True)
class Mention:
    """One name on its way to a place. Offsets are of the view; `start` includes the level word, `name_start` does not."""

    start: int
    end: int
    name_start: int
    spelling: str
    units: tuple[Unit, ...]
    word: str | None = None
    plural: bool = False
    capitals: bool = False
    old: bool = False
    new: bool = False
    head: int | None = None  # the mention that opens the list this one stands in
    previous: int | None = None  # the list item before
    parent: int | None = None  # the mention named as the unit above
    inherited: bool = False  # the level word is the list's
    chosen: Unit | None = None
    open: tuple[Unit, ...] = ()
    reason: str = ""
    followers: list[int] = field(default_factory=list)


def mentions(view: View) -> list[Mention]:
    """The names in a text with what stands around them, in the order of the text."""
    data = gazetteer()
    out = [_mention(view, hit, data.named(hit.spelling)) for hit in find(view.nfc)]
    for index in range(1, len(out)):
        _tie(view.nfc, out, index)
    for mention in out:
        if mention.old and mention.previous is not None and mention.plural is False:
            _spread_old(out, mention)
    return out


def _mention(view: View, hit: Hit, units: tuple[Unit, ...]) -> Mention:
    made = Mention(hit.start, hit.end, hit.start, hit.spelling, units, capitals=hit.capitals)
    first = view.nfc[hit.start : hit.start + 3].lower()
    if hit.spelling[0] in "pPqQ" and units and units[0].name[-1].isdigit():
        made.word = units[0].kind
    elif first.startswith(("tp", "t.p")) and units and units[0].name == "Hồ Chí Minh":
        made.word = "thành phố"
    else:
        _read_word(view.lower, made)
    after = view.nfc[hit.end : hit.end + 26]
    if after and after[0] in " (\"”'’":
        made.old = words.OLD_AFTER.match(after) is not None
        made.new = not made.old and words.NEW_AFTER.match(after) is not None
    return made


def _read_word(lower: str, made: Mention) -> None:
    """Set `word` and `start` from what stands before the name: "huyện Yên Dũng", "T.P. Cần Thơ", "các xã: A"."""
    at = made.name_start
    while at > 0 and lower[at - 1] in ' :"(' and made.name_start - at < 3:
        at -= 1
    if at == 0 or (at < made.name_start and "(" in lower[at : made.name_start]):
        return
    begin = at
    while begin > 0 and (lower[begin - 1].isalpha() or lower[begin - 1] in "./") and at - begin < 8:
        begin -= 1
    token = lower[begin:at]
    key = token.rstrip(".")
    entries = words.LEVEL_WORDS.get(key)
    if entries is None:
        if key in words.QUALIFIER_ENDS:
            found = words.QUALIFIED.search(lower[max(0, at - _WINDOW) : at] + " ")
            if found is not None:
                made.word = found[1].lower()
                made.start = max(0, at - _WINDOW) + found.start(1)
                made.plural = words.PLURAL.search(lower[max(0, made.start - 30) : made.start]) is not None
        return
    if key in words.NEEDS_DOT and not token.endswith("."):
        return
    if ":" in lower[at : made.name_start] and words.PLURAL.search(lower[max(0, begin - 30) : begin]) is None:
        return  # "Chủ tịch UBND huyện: …" introduces something else
    for word, before in entries:
        if before:
            edge = begin - len(before) - 1
            if edge < 0 or lower[edge:begin] != before + " ":
                continue
            if not word:
                return
            begin = edge
        made.word, made.start = word, begin
        made.plural = words.PLURAL.search(lower[max(0, begin - 30) : begin]) is not None
        return


def _tie(text: str, out: list[Mention], index: int) -> None:
    """Connect a mention with the one before: as the unit above it, or as the next item of its list."""
    this, last = out[index], out[index - 1]
    gap = text[last.end : this.start]
    if len(gap) <= 30 and "\n" not in gap and _above(this, last) and words.PARENT_GAP.match(gap[_old_length(gap) :]):
        last.parent = index
        at = last.previous
        while at is not None and out[at].parent is None and not out[at].inherited is None:
            if not _above(this, out[at]):
                break
            out[at].parent = index
            at = out[at].previous
        return
    # the item before may carry its own parent: "Phước Nghĩa (Tuy Phước) và Hoài Hương (Hoài Nhơn)"
    before = index - 1
    while before > 0 and out[before - 1].parent == before:
        before -= 1
    item = out[before]
    gap = text[item.end : this.start]
    if len(gap) > 110 or "\n" in gap or words.LIST_GAP.match(gap) is None:
        return
    this.previous = before
    this.head = item.head if item.head is not None else before
    item.followers.append(index)
    if this.word is None and item.word is not None:
        this.word, this.inherited = item.word, True


def _old_length(gap: str) -> int:
    found = words.OLD_AFTER.match(gap)
    return found.end() if found else 0


def _above(upper: Mention, lower: Mention) -> bool:
    """Whether some unit of one name contains some unit of the other, as their level words allow."""
    if upper.word is not None and lower.word is not None:
        order = {"tỉnh": 0, "thành phố": 1, "huyện": 2, "quận": 2, "thị xã": 2}
        if order.get(upper.word, 3) >= order.get(lower.word, 3):
            return False
    data = gazetteer()
    above = by_word(upper.units, upper.word)
    below = by_word(lower.units, lower.word)
    codes = {(u.code, u.map == 3) for u in above if u.level in ("province", "district")}
    if not codes:
        return False
    for unit in below:
        at = data.parent(unit)
        while at is not None:
            if (at.code, at.map == 3) in codes:
                return True
            at = data.parent(at)
    return False


def by_word(units: tuple[Unit, ...], word: str | None) -> tuple[Unit, ...]:
    """The units that a level word can mean, those of exactly its kind if there are any."""
    if word is None:
        return units
    levels = words.LEVELS_OF[word]
    fit = tuple(u for u in units if u.level in levels)
    exact = tuple(u for u in fit if u.kind == word)
    return exact or fit


def _spread_old(out: list[Mention], last: Mention) -> None:
    at = last.previous
    while at is not None and not out[at].new:
        out[at].old = True
        at = out[at].previous
