"""A folded view of a text, with the way back to the original offsets.

Rules are written once, for text in NFC with the tone mark on the usual vowel. What people write comes in NFC, NFD or a mixture,
with "hoà" or "hòa", with no-break spaces and zero-width characters. `View` folds all that and keeps for each of its characters
where it came from, so that a match in the view becomes a span of the text nobody touched.

>>> view = View("Hoà Bình")
>>> view.nfc, view.lower
('Hòa Bình', 'hòa bình')
>>> view.span(0, 3)
(0, 3)
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable

_CLUSTER = re.compile(r"[\s\S][\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad]*")
_INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")
_SPACES = dict.fromkeys(map(ord, "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " ")
_LINES = {ord("\r"): "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_SIGNS = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(map(ord, "“”„‟«»″"), '"') | dict.fromkeys(map(ord, "‘’‚‛′"), "'")


def _replacing(table: dict[int, str]) -> Callable[[str], str]:
    """Replace single characters. For the few that a text holds a search is ten times as fast as `str.translate`, which asks for each."""
    found = re.compile("[" + re.escape("".join(map(chr, table))) + "]")
    return lambda text: found.sub(lambda m: table[ord(m[0])], text)


_fold_blanks = _replacing(_SPACES | _LINES)
_fold_signs = _replacing(_SIGNS)

# Old placement puts the mark on the last vowel of oa, oe, uy at the end of a syllable; the view has it on the first.
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _pairs() -> dict[str, str]:
    table = {}
    for first, second in ("oa", "oe", "uy"):
        for a in (first, first.upper()):
            for b in (second, second.upper()):
                for tone in _TONES:
                    old = a + unicodedata.normalize("NFC", b + tone)
                    table[old] = unicodedata.normalize("NFC", a + tone) + b
    return table


_OLD_TO_NEW = _pairs()
# By sets of characters, which is ten times as fast as by alternatives; the pairs that are none ("oỳ") stay as they are.
_OLD_PLACEMENT = re.compile(rf"[oOuU](?<![qQ].)[{''.join(sorted({pair[1] for pair in _OLD_TO_NEW}))}](?![^\W\d_])")


def fold_tones(text: str) -> str:
    """NFC text with the tone mark moved from the old place to the usual one ("hoà" → "hòa"); length unchanged."""
    return _OLD_PLACEMENT.sub(lambda m: _OLD_TO_NEW.get(m[0], m[0]), text)


def fold_name(text: str) -> str:
    """A name or phrase as the view would show it, lower case, single spaces: for comparing and as a dictionary key."""
    return " ".join(View(text).lower.split())


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # "İ" and a few others grow
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _fold_signs(low)


class View:
    """`nfc` (case kept) and `lower` (lower case, dashes "-", quotes '"') have the same length; `span` maps back to `text`."""

    __slots__ = ("_ends", "_starts", "lower", "nfc", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _CLUSTER_NEEDED.search(text)):
            folded = text
        else:
            folded = self._compose(text)
        self.nfc = fold_tones(_fold_blanks(folded))
        self.lower = _lower(self.nfc)

    def _compose(self, text: str) -> str:
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _CLUSTER.finditer(text):
            raw = match[0]
            # what is not seen at the very start of a text has no character to go with, and no place in the view
            piece = unicodedata.normalize("NFC", _INVISIBLE.sub("", raw)) if len(raw) > 1 or _INVISIBLE.match(raw) else raw
            start, end = match.span()
            out.append(piece)
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
        self._starts, self._ends = starts, ends
        return "".join(out)

    def __len__(self) -> int:
        return len(self.nfc)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text behind view characters start:end."""
        if self._starts is None or self._ends is None:
            return start, end
        if start >= end:
            at = self._starts[start] if start < len(self._starts) else len(self.text)
            return at, at
        return self._starts[start], self._ends[end - 1]

    def at(self, offset: int) -> int:
        """The view position of an original offset (of the character that holds it)."""
        if self._starts is None or self._ends is None:
            return offset
        if offset >= len(self.text):
            return len(self.nfc)
        return min(bisect_left(self._starts, offset), bisect_right(self._ends, offset))


_CLUSTER_NEEDED = re.compile(r"[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad]")
