"""The shape of Vietnamese names, of all its peoples: "Lê Ô Pích", "Giàng Thị Mỷ", "H'Yam Bkrông", "Ksor Phước", "Danh Thị Tươi"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.language.letters import UPPER
from thonmoi.people.words import Words

# One syllable with a capital: "Thị", "Ô", "H'Yam", "M'Nông". Not an abbreviation (UBND).
SYLLABLE = rf"[{UPPER}][^\W\d_{UPPER}]*(?:['’ʼ`][^\W\d_]+)?(?![^\W_])"
RUN = re.compile(rf"{SYLLABLE}(?:(?: {{1,2}}|-(?=[{UPPER}][^\W\d_{UPPER}])){SYLLABLE})*")
RUN_BEFORE = re.compile(rf"(?<![^\W_]){SYLLABLE}(?: {{1,2}}{SYLLABLE})*$")
_PIECE = re.compile(SYLLABLE)
MAX_SYLLABLES = 5


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable of a run of capitals, in view offsets."""

    start: int
    end: int
    low: str


def syllables(nfc: str, lower: str, start: int, end: int) -> list[Syllable]:
    """The syllables of a run of capitals."""
    return [Syllable(m.start(), m.end(), lower[m.start() : m.end()]) for m in _PIECE.finditer(nfc, start, end)]


def marked(low: str) -> bool:
    """A syllable that is a whole name: "H'Lin", "K'Brối"."""
    return "'" in low or "’" in low or "`" in low


def strength(name: list[Syllable], words: Words) -> float:
    """How surely these syllables alone are a person's name: 3 surname and middle name, 2 and 1.5 common surname, 1 and 0.5 rare, 0 none."""
    size = len(name)
    if size < 2 or size > MAX_SYLLABLES:
        return 0.0
    first, second = name[0].low, name[1].low
    common = first in words.surname
    rare = first in words.surname_rare or marked(first)
    if not common and not rare:
        return 0.0
    if size >= 3 and second in words.middle:
        return 3.0
    if common:
        return 2.0 if size >= 3 else 1.5
    return 1.0 if size >= 3 else 0.5


def plain(name: list[Syllable]) -> str:
    """The folded name."""
    return " ".join(s.low for s in name)


def is_place_or_thing(name: list[Syllable], words: Words) -> bool:
    """A province, or words that look like a name and are none."""
    folded = plain(name)
    return folded in words.province or folded in words.not_name or any(folded.startswith(n + " ") for n in words.not_name)


def name_after_place(run: list[Syllable], level: str, words: Words) -> int | None:
    """In a run of capitals behind a level word ("xã Đông Bình Nguyễn Văn Chín"), where the person's name begins; None if all is place."""
    whole = strength(run, words)
    folded = plain(run)
    if len(run) >= 5 and any(strength(run[i:], words) >= 2 for i in (2, 3)):
        whole = 0.0  # "xã Cao Đức Nguyễn Văn Bình": two syllables of place
    if whole >= 3:
        return 0
    if level in ("tỉnh", "ubnd", "hđnd") and whole >= 1 and folded not in words.province:
        return 0
    best: tuple[float, int] | None = None
    for i in range(1, len(run) - 1):
        rest = run[i:]
        if len(rest) > 4:
            continue
        value = strength(rest, words)
        if value < (1.5 if i >= 2 else 2.0) and not (value == 1.0 and i >= 2):
            continue
        value += 0.6 if i == 2 else 0.0
        if best is None or value > best[0]:
            best = value, i
    return best[1] if best else None
