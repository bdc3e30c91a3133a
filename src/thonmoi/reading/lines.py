"""The lines of a page, with offsets into the text unchanged and cheap questions about their shape."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from thonmoi.language.letters import UPPER
from thonmoi.language.view import View

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
BLANK = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\x1c\x1d\x1e\x1f"
)

# Signs that open an item of a list.
MARKS = "-*•+●■♦◦–▪►»›✓▶>→"

# No article has more lines; what follows them in a file of millions is not looked at line by line.
MAX_LINES = 20_000

# Lines up to here can be something else than a paragraph; of longer ones only the opening is folded.
SHORT = 320
HEAD = 96

_END = re.compile(r"[.!?…][\"')\]*]*(?:/[.\-/]*)?[\"')\]]*$")
_STOP = re.compile(r"\.[\"')\]*]*(?:/[.\-/]*)?$")
_INNER = re.compile(rf"(?<![A-ZĐ])(?<!\btp)(?<!\bTP)(?<!\bTx)(?<!\bTX)(?<!Th[sS])(?<!GS)(?<!TS)[.!?…][\"')\]]* +[\"'(]?[{UPPER}]")
_WORD = re.compile(r"[^\W_]+")


class Line:
    """One non-blank line: `start`, `end` in the text without the blanks around it, and `gap`, the blank lines before it."""

    def __init__(self, text: str, start: int, end: int, gap: int, index: int, composed: bool) -> None:
        self.text, self.start, self.end, self.gap, self.index = text, start, end, gap, index
        self.section = ""
        self.role = ""  # what a reader that knows the markup says the line is
        # Measured in letters: decomposed text must not seem longer.
        self._size = end - start if composed else len(unicodedata.normalize("NFC", text[start:end]))

    def __len__(self) -> int:
        return self._size

    @cached_property
    def raw(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def view(self) -> View:
        """The folded line; of a long line only its opening."""
        raw = self.raw
        return View(raw if self.short else raw[:HEAD])

    @cached_property
    def lower(self) -> str:
        return self.view.lower

    @cached_property
    def bare(self) -> str:
        """Letters and digits without marks, lower case: what a headline becomes in an address or an alternative text."""
        return bare(self.raw)

    @cached_property
    def plain(self) -> str:
        """The folded line without the signs of a list in front."""
        if not self.bullet:
            return self.lower
        raw = self.raw.lstrip(MARKS + BLANK)
        return View(raw if self.short else raw[:HEAD]).lower

    @property
    def arrow(self) -> bool:
        """Opens with an arrow, as links to other articles do."""
        return self.raw[0] in "»>►▶→"

    @property
    def short(self) -> bool:
        return len(self) <= SHORT

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From offsets of the view to offsets of the text."""
        a, b = self.view.span(start, end)
        return self.start + a, self.start + b

    @cached_property
    def ends(self) -> bool:
        """Ends as a sentence does."""
        return _END.search(View(self.raw[-12:]).lower) is not None

    @cached_property
    def stops(self) -> bool:
        """Ends with a full stop that is none of three dots."""
        tail = View(self.raw[-12:]).lower
        return _STOP.search(tail) is not None and ".." not in tail

    @cached_property
    def words(self) -> int:
        return len(_WORD.findall(self.lower)) if self.short else len(self) // 5

    @cached_property
    def sentences(self) -> bool:
        """Holds more than one sentence."""
        return not self.short or _INNER.search(self.view.nfc.replace("”", '"')) is not None

    @cached_property
    def paragraph(self) -> bool:
        """Running text: long, or a full sentence of some length."""
        size = len(self)
        return size > 220 or (size >= 60 and self.ends) or (size >= 90 and self.sentences)

    @cached_property
    def bullet(self) -> bool:
        return self.raw[0] in MARKS and len(self.raw) > 1


def bare(text: str) -> str:
    """A text without marks, signs and case, words joined by one space."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))


def split(text: str, most: int = MAX_LINES) -> list[Line]:
    """The non-blank lines of a text in order, the first `most` of them."""
    return list(islice(_split(text), most))


def _split(text: str) -> Iterator[Line]:
    before = 0
    index = 0
    composed = unicodedata.is_normalized("NFC", text)
    for match in _LINE.finditer(text):
        start, end = match.span()
        raw = match[0]
        inner = raw.strip(BLANK)
        if not inner:
            continue
        start += len(raw) - len(raw.lstrip(BLANK))
        end = start + len(inner)
        breaks = text.count("\n", before, start) or text.count("\r", before, start)
        yield Line(text, start, end, max(0, breaks - 1) if index else breaks, index, composed)
        before = end
        index += 1
