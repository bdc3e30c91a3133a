"""From names found in a text to mentions: the level word of each, its list, the parent named beside it, "cũ"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thonmoi.gazetteer import words
from thonmoi.gazetteer.finder import find
from thonmoi.gazetteer.units import Unit, gazetteer

if TYPE_CHECKING:
    from thonmoi.gazetteer.finder import Hit
    from thonmoi.language.view import View

_COUNT_AFTER = re.compile(r"\s*\(?\d+(?:/\d+)?\s*(?:xã(?!\w)|[,;.)]|và(?!\w)|$)")
_WINDOW = 60
_CAPITAL = "Hồ Chí Minh"


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
    old: bool = False
    new: bool = False
    previous: int | None = None  # the list item before
    following: int | None = None  # the list item after
    loose: bool = False  # set off from the item before by more than a comma
    parent: int | None = None  # the mention named as the unit above
    is_parent: bool = False
    inherited: bool = False  # the level word is the list's
    chosen: Unit | None = None
    open: tuple[Unit, ...] = ()
    reason: str = ""
    levels: frozenset[str] = field(default_factory=frozenset)

    def mates(self) -> tuple[int, ...]:
        return tuple(i for i in (self.previous, self.following) if i is not None)


def mentions(view: View) -> list[Mention]:
    """The names in a text with what stands around them, in the order of the text."""
    data = gazetteer()
    out: list[Mention] = []
    for hit in find(view.nfc):
        made = _mention(view, hit, data.named(hit.spelling))
        if made.word is None and hit.spelling == _CAPITAL:
            continue  # the man, not the city
        if out:
            made.start = max(made.start, out[-1].end)
        out.append(made)
    for index in range(1, len(out)):
        _tie(view.nfc, out, index)
    for mention in out:
        if mention.previous is not None and mention.word is None and mention.following is None:
            _word_after_list(view.lower, out, mention)
        if mention.old and mention.previous is not None:
            _spread_old(out, mention)
    return out


def _mention(view: View, hit: Hit, units: tuple[Unit, ...]) -> Mention:
    made = Mention(hit.start, hit.end, hit.start, hit.spelling, units, levels=frozenset(u.level for u in units))
    if hit.spelling[0] in "pPqQ" and units[0].name[-1].isdigit():
        made.word = units[0].kind
    elif hit.spelling[0] in "TtS" and units[0].name == _CAPITAL and hit.spelling != _CAPITAL:
        made.word = "thành phố"
    else:
        _read_word(view.lower, made)
    if made.word is not None and not made.levels & set(words.LEVELS_OF[made.word]):
        short = view.lower[made.start : hit.start].rstrip(" .") in words.SHORT
        if short or units[0].level in ("country", "region"):  # an initial ("H.Hiếu"); "các tỉnh Tây Nguyên"
            made.word, made.start, made.plural = None, hit.start, False
    if made.word is None:
        _read_distant(view.lower, made)
    after = view.nfc[hit.end : hit.end + 26]
    if after and after[0] in " (\"”'’":
        made.old = words.OLD_AFTER.match(after) is not None
        made.new = not made.old and words.NEW_AFTER.match(after) is not None
    return made


def _read_word(lower: str, made: Mention) -> None:
    """Set `word` and `start` from what stands before the name: "huyện Yên Dũng", "T.P. Cần Thơ", "các xã: A"."""
    at = made.name_start
    colon = False
    while at > 0 and lower[at - 1] in ' :"' and made.name_start - at < 3:
        at -= 1
        colon = colon or lower[at] == ":"
    begin = at
    while begin > 0 and (lower[begin - 1].isalpha() or lower[begin - 1] in "./") and at - begin < 8:
        begin -= 1
    token = lower[begin:at]
    key = token.rstrip(".")
    entries = words.LEVEL_WORDS.get(key)
    if entries is None or (token == key and key in words.NEEDS_DOT) or (token != key and key not in words.SHORT):
        if key in words.QUALIFIER_ENDS and not colon:
            _read_qualified(lower, made, at)
        return
    for word, before in entries:
        start = begin
        if before:
            start = begin - len(before) - 1
            if start < 0 or lower[start:begin] != before + " ":
                continue
            if not word:
                return
        plural = _is_plural(lower, start)
        if colon and (
            not plural or (word in words.COMMUNE_WORDS and "district" in made.levels and words.COUNT_AFTER.match(lower, made.end))
        ):
            return  # "Chủ tịch UBND huyện: …" introduces something else, "11 xã: Kế Sách 3, Long Phú 2" where they are
        made.word, made.start, made.plural = word, start, plural
        return


def _read_qualified(lower: str, made: Mention, at: int) -> None:
    base = max(0, at - _WINDOW)
    found = words.QUALIFIED.search(lower[base:at] + " ")
    if found is not None:
        made.word, made.start = found[1], base + found.start(1)
        made.plural = _is_plural(lower, made.start)


def _read_distant(lower: str, made: Mention) -> None:
    """A level word that stands apart: "5 xã (Ninh Tây …", "nhiều xã như Suối Cao", "Na Ư là xã biên giới"."""
    at = made.name_start
    if lower[max(0, at - 5) : at].rstrip().endswith(words.OPENERS):
        found = words.LEVEL_BEFORE.search(lower[max(0, at - _WINDOW) : at])
        counted = "province" in made.levels and _COUNT_AFTER.match(lower, made.end)  # "17 xã hiện đại: Đồng Tháp 4, …"
        if (
            found is not None
            and not counted
            and made.levels & set(words.LEVELS_OF[found[1]])
            and not (found[2] and "district" in made.levels)
        ):
            made.word, made.plural, made.inherited = found[1], True, True
            return
    after = words.LEVEL_OF_ONE.match(lower, made.end)
    if after is not None:
        word = after[1] or after[2]
        if made.levels & set(words.LEVELS_OF[word]):
            made.word, made.inherited = word, True


def _is_plural(lower: str, start: int) -> bool:
    """Whether "các", "hai", "3" or "các huyện," stands before a level word at `start`."""
    end = start - 1
    if end < 1 or lower[end] != " ":
        return False
    begin = end
    while begin > 0 and lower[begin - 1].isalnum():
        begin -= 1
    token = lower[begin:end]
    if token in words.PLURAL_WORDS or token.isdigit():
        return True
    if lower[end - 1] != "," and token not in words.PLURAL_ENDS:
        return False
    return words.PLURAL.search(lower[max(0, start - 40) : start]) is not None


def _tie(text: str, out: list[Mention], index: int) -> None:
    """Connect a mention with the one before: as the unit above it, or as the next item of its list."""
    this, last = out[index], out[index - 1]
    gap = text[last.end : this.start]
    if len(gap) <= 30 and "\n" not in gap:
        after = gap[found.end() :] if (found := words.OLD_AFTER.match(gap)) else gap
        if words.PARENT_GAP.match(after) and _above(this, last):
            last.parent, this.is_parent = index, True
            at = last.previous
            while at is not None and out[at].parent is None and _above(this, out[at]):
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
    this.previous, this.loose = before, ";" in gap
    item.following = index
    if this.word is None and item.word is not None and not (this.old and not item.old) and (item.plural or not this.loose):
        _inherit(this, item)


def _word_after_list(lower: str, out: list[Mention], last: Mention) -> None:
    found = words.LEVEL_AFTER.match(lower, last.end)
    at: Mention | None = last
    while found is not None and at is not None and at.word is None:
        if at.levels & set(words.LEVELS_OF[found[1]]):
            at.word, at.inherited = found[1], True
        at = out[at.previous] if at.previous is not None else None


def _inherit(this: Mention, item: Mention) -> None:
    """The level word of a list goes on to its items; "thành phố" and "tỉnh" only to those that are of that kind."""
    if item.word in ("thành phố", "tỉnh"):
        same = [u for u in this.units if u.kind == item.word]
        if not same or ("province" in this.levels and not any(u.level == "province" for u in same)):
            return
    this.word, this.plural, this.inherited = item.word, item.plural, True


def _above(upper: Mention, lower: Mention) -> bool:
    """Whether some unit of one name contains some unit of the other, as their level words allow."""
    if upper.word is not None and lower.word is not None and words.HEIGHT[upper.word] >= words.HEIGHT[lower.word]:
        return False
    if not upper.levels & {"province", "district"}:
        return False
    data = gazetteer()
    codes = {(code, u.map == 3) for u in by_word(upper.units, upper.word) if u.level in ("province", "district") for code in data.reach(u)}
    for unit in by_word(lower.units, lower.word):
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
    """ "Ý Yên, Vụ Bản và Nghĩa Hưng cũ": all of them."""
    while last.previous is not None and not last.loose and not out[last.previous].new:
        last = out[last.previous]
        last.old = True
