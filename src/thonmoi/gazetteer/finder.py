"""One pass over a text for names of units: where a known spelling stands as a name of its own.

A name is written with capitals (all capitals in headlines too). It is no place when it is a part of a longer run of capitalised
words, as in "ông Nguyễn Thanh Sơn" or "Hà Nam Ninh".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from thonmoi.gazetteer.units import gazetteer
from thonmoi.gazetteer.words import AFTER_OK, AFTER_PAIRS, BEFORE_OK, COMPANY_ACRONYMS, SURNAMES

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_SENTENCE_END = frozenset('.!?:;"“”(–-•…/|\n*+>»«[')


_LONE = re.compile("[\ud800-\udfff]")


class Hit(NamedTuple):
    """A spelling of the data at start:end of the view; `capitals` where it is written in capitals throughout."""

    start: int
    end: int
    spelling: str
    capitals: bool


@lru_cache(maxsize=1)
def _automaton() -> tuple[AhoCorasick, list[str]]:
    from ahocorasick_rs import AhoCorasick, Implementation

    spellings = list(gazetteer().names)
    patterns = dict(zip(spellings, spellings, strict=True))
    for spelling in spellings:
        patterns.setdefault(spelling.upper(), spelling)
    return AhoCorasick(list(patterns), implementation=Implementation.NoncontiguousNFA), list(patterns.values())


def matches(automaton: AhoCorasick, text: str, overlapping: bool = False) -> list[tuple[int, int, int]]:
    """Pattern number, start and end of each match; a lone surrogate, which the automaton refuses, matches nothing."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=overlapping)
    except UnicodeEncodeError:
        return automaton.find_matches_as_indexes(_LONE.sub("\ufffd", text), overlapping=overlapping)


def _word_before(text: str, start: int) -> tuple[str, int]:
    """The word that ends one space before `start`, and where it begins; "" when something else stands there."""
    if start < 2 or text[start - 1] != " ":
        return "", start
    at = start - 1
    while at > 0 and text[at - 1].isalpha():
        at -= 1
    return text[at : start - 1], at


def _word_after(text: str, end: int) -> str:
    if end + 1 >= len(text) or text[end] != " ":
        return ""
    at = end + 1
    while at < len(text) and text[at].isalpha():
        at += 1
    return text[end + 1 : at]


def _opens_sentence(text: str, at: int) -> bool:
    while at > 0 and text[at - 1] == " ":
        at -= 1
    return at == 0 or text[at - 1] in _SENTENCE_END


def _own_before(text: str, start: int, capitals: bool, single: bool) -> bool:
    word, at = _word_before(text, start)
    if not word or not word[0].isupper():
        return True
    if capitals:
        return word.title() not in SURNAMES
    if word in BEFORE_OK:
        return True
    if len(word) > 1 and word.isupper():
        return word not in COMPANY_ACRONYMS
    return not single and word not in SURNAMES and _opens_sentence(text, at)


def _own_after(text: str, end: int, capitals: bool, starts: set[int], single: bool) -> bool:
    word = _word_after(text, end)
    if capitals or not word or not word[0].isupper() or (len(word) > 1 and word.isupper()) or word in AFTER_OK:
        return True
    if end + 1 in starts and not single:
        return True
    following = _word_after(text, end + 1 + len(word))
    if word in SURNAMES:
        return following[:1].isupper() and not single
    return f"{word} {following}" in AFTER_PAIRS


def find(text: str) -> list[Hit]:
    """The names in a view's `nfc`, leftmost and longest, not overlapping; which unit each is stays open."""
    automaton, spellings = _automaton()
    raw = matches(automaton, text, overlapping=True)
    if not raw:
        return []
    bounded: list[Hit] = []
    size = len(text)
    for index, start, end in raw:
        if (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
            continue
        spelling = spellings[index]
        bounded.append(Hit(start, end, spelling, end - start > 1 and text[start + 1] != spelling[1]))
    starts = {hit.start for hit in bounded}
    bounded.sort(key=_order)
    out: list[Hit] = []
    reached = 0
    for hit in bounded:
        if hit.start < reached:
            continue
        single = " " not in hit.spelling  # "Công Vinh ra sân": too short to stand beside a capital
        surname = single and hit.spelling in SURNAMES
        if _own_before(text, hit.start, hit.capitals, single) and _own_after(text, hit.end, hit.capitals, starts, surname):
            out.append(hit)
            reached = hit.end
    return out


def _order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end
