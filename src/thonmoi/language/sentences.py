"""Sentences of a text, as spans; a line end always ends one.

Our own and not underthesea's `sent_tokenize`: that one gives no offsets, runs over line ends and splits "T.P. Cần Thơ", and
importing it costs 0.4 s that a text without figures should not pay.
"""

from __future__ import annotations

import re

# A full stop after these is no end of sentence ("Tp. HCM", "TS. Nguyễn …").
_ABBREVIATIONS = frozenset({
    "tp", "t.p", "tx", "t.x", "tt", "h", "q", "p", "x", "ts", "ths", "pgs", "gs", "gs.ts", "pgs.ts", "ks", "cn", "bs", "bs.cki",
    "bs.ckii", "nsnd", "nsưt", "st", "stt", "no", "tr", "vs", "v.v", "mr", "mrs", "dr", "đ/c", "đ.c", "ô", "b",
})  # fmt: skip
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n+")
_WORD_BEFORE = re.compile(r"[^\s(\"“]+$")
_ROMAN = re.compile(r"[IVX]{1,5}")
_OPENER = re.compile(r"\s*[\"'“‘(\[–-]*\s*(.)")


def _ends_sentence(text: str, start: int, end: int) -> bool:
    mark = text[start:end]
    if "\n" in mark or mark[0] in "!?":
        return True
    following = _OPENER.match(text, end)
    if following is None:
        return True
    opener = following[1]
    if opener.islower():
        return False
    if mark.startswith(("...", "…", "..")):
        return opener.isupper() or opener.isdigit()
    word = _WORD_BEFORE.search(text, max(0, start - 12), start)
    if word is None:
        return True
    before = word[0]
    if before.lower() in _ABBREVIATIONS:
        return False
    # Initials ("L. V. Thoại") and list numbers at the start of a line ("1. Kết quả").
    if len(before) == 1 and before.isupper():
        return False
    opens_line = word.start() == 0 or text[word.start() - 1] == "\n"
    numbered = (before.isdigit() and len(before) <= 2) or _ROMAN.fullmatch(before) is not None
    return not (numbered and opens_line and opener.isupper())


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans of sentences, without the white space around them; together they hold every visible character.

    >>> text = "Ở T.P. Cần Thơ có 2 xã. Năm 2020 thêm 1.234 hộ…"
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['Ở T.P. Cần Thơ có 2 xã.', 'Năm 2020 thêm 1.234 hộ…']
    """
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        if match.start() >= begin and _ends_sentence(text, *match.span()):
            _add(text, begin, match.end(), spans)
            begin = match.end()
    _add(text, begin, len(text), spans)
    return spans


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
