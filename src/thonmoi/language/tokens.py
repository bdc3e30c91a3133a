"""Tokens as spans of the text nobody touched, by underthesea's regular expressions.

>>> text = "Đến nay, có 127/184 xã đạt chuẩn."
>>> [text[a:b] for a, b in token_spans(text)]
['Đến', 'nay', ',', 'có', '127', '/', '184', 'xã', 'đạt', 'chuẩn', '.']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from thonmoi.language.view import View

# underthesea's pattern for addresses backtracks without end on "http://........" and its others are quadratic in a run without
# space, so such runs are cut by a plain pattern of our own.
_HAZARD = re.compile(r"(?:ftp|http)s?:|\.[a-z]{2,13}/|\S{200,}")
_PLAIN = re.compile(
    r"(?:ftp|http)s?:[^\s()<>{}\[\]\"]+|(?<![\w.-])[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,6}/[^\s()<>{}\[\]\"]*|\w+|[^\w\s]"
)
_ADDRESS_END = ".,;:!?'*-_…"

# Joined numbers become single ones ("57/91", "3-4", "02/05/2014"), so that a figure's value is always whole tokens; so does the full
# stop behind a sentence's last capitals ("NTM."), but not behind a short form ("TP.", "H.").
_NUMBERS = re.compile(r"\d+(?:[-/]\d+)+")
_NUMBER_PIECE = re.compile(r"\d+|[-/]")
_CAPITALS = re.compile(r"[A-ZĐ]{3,}\.")


def token_spans(text: str) -> list[tuple[int, int]]:
    """The tokens of a text as (start, end), in order, without overlap; what lies between them is white space alone.

    Holds for any text, in NFC, NFD or mixed: no token starts with a combining mark, but where the text itself does.
    """
    view = View(text)
    spans: list[tuple[int, int]] = []
    for start, end in _view_tokens(view.nfc):
        a, b = view.span(start, end)
        while a > 0 and unicodedata.category(text[a])[0] == "M":  # scripts whose marks the view does not fold
            a -= 1
        if spans and a < spans[-1][1]:
            a = spans.pop()[0]
        spans.append((a, b))
    return spans


def _view_tokens(nfc: str) -> Iterator[tuple[int, int]]:
    """Tokens of the view: underthesea's between the runs it cannot take."""
    done = 0
    for hazard in _HAZARD.finditer(nfc):
        if hazard.start() < done:
            continue
        start = hazard.start()
        while start > done and not nfc[start - 1].isspace():
            start -= 1
        end = hazard.end()
        while end < len(nfc) and not nfc[end].isspace():
            end += 1
        yield from _regular(nfc, done, start)
        yield from _plain(nfc, start, end)
        done = end
    yield from _regular(nfc, done, len(nfc))


def _regular(nfc: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    from underthesea.pipeline.word_tokenize.regex_tokenize import tokenize  # 0.4 s to import

    at = start
    # With both normalisations off every token stands in the text as it is.
    for token in tokenize(nfc[start:end], use_character_normalize=False, use_token_normalize=False):
        at = nfc.index(token, at)
        stop = at + len(token)
        if _NUMBERS.fullmatch(token):
            yield from ((at + piece.start(), at + piece.end()) for piece in _NUMBER_PIECE.finditer(token))
        elif _CAPITALS.fullmatch(token):
            yield at, stop - 1
            yield stop - 1, stop
        else:
            yield at, stop
        at = stop


def _plain(nfc: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while match := _PLAIN.search(nfc, at, end):
        stop = match.end()
        while stop - match.start() > 1 and nfc[stop - 1] in _ADDRESS_END:
            stop -= 1
        yield match.start(), stop
        at = stop
