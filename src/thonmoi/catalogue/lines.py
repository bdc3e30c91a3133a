"""Where each value of a TOML text stands, for messages: path of keys and numbers → line.

`tomllib` tells no positions. This walks a text that `tomllib` has accepted, so it need not judge, only follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Loc = tuple[int | str, ...]
_TOKEN = re.compile(
    r'(?P<text>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<comment>\#[^\n]*)|(?P<break>\n)|(?P<mark>\[\[|\]\]|[\[\]{}=,.])|(?P<word>[^\s\[\]{}=,.#\"']+)",
    re.DOTALL,
)


def lines_of(text: str) -> dict[Loc, int]:
    """The line, from 1, of each table, key and item."""
    return _Follower(text).lines


def line_at(lines: Mapping[Loc, int], loc: Loc) -> int:
    """The line of a place, or of the nearest thing around it that stands in the text (a missing key has no line of its own)."""
    while loc and loc not in lines:
        loc = loc[:-1]
    return lines.get(loc, 1)


class _Follower:
    def __init__(self, text: str) -> None:
        self.lines: dict[Loc, int] = {(): 1}
        self.tokens = [(m.lastgroup or "", m[0], text.count("\n", 0, m.start()) + 1) for m in _TOKEN.finditer(text)]
        self.at = 0
        self.counts: dict[Loc, int] = {}
        self.table: Loc = ()
        while self.at < len(self.tokens):
            self._statement()

    def _statement(self) -> None:
        kind, token, line = self.tokens[self.at]
        if kind in ("break", "comment"):
            self.at += 1
        elif token in ("[", "[["):
            self.at += 1
            keys = self._keys(("]", "]]"))
            self.at += 1 if token == "[[" or self._peek() in ("]", "]]") else 0
            self.table = self._open(keys, array=token == "[[")
            self.lines.setdefault(self.table, line)
        else:
            keys = self._keys(("=",))
            self.at += 1
            self._value((*self.table, *keys), line)

    def _open(self, keys: list[str], array: bool) -> Loc:
        """The path of a table's header: a name that is an array of tables means its last one."""
        path: Loc = ()
        for k, key in enumerate(keys):
            path = (*path, key)
            if array and k == len(keys) - 1:
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, self.counts[path])
        return path

    def _keys(self, ends: tuple[str, ...]) -> list[str]:
        keys: list[str] = []
        while self.at < len(self.tokens) and self._peek() not in ends and self.tokens[self.at][0] != "break":
            kind, token, _ = self.tokens[self.at]
            if kind in ("text", "word"):
                keys.append(token.strip("\"'"))
            self.at += 1
        return keys

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _value(self, path: Loc, line: int) -> None:
        self.lines.setdefault(path, line)
        if self._peek() in ("[", "[["):
            self._array(path)
        elif self._peek() == "{":
            self._inline(path)
        else:  # a scalar: 12.5 and dates are words and dots
            while self.at < len(self.tokens) and self.tokens[self.at][0] != "break" and self._peek() not in (",", "]", "]]", "}"):
                self.at += 1

    def _array(self, path: Loc) -> None:
        self._split("[[", "[")
        self.at += 1
        number = 0
        while self.at < len(self.tokens):
            kind, token, line = self.tokens[self.at]
            if kind in ("break", "comment") or token == ",":
                self.at += 1
            elif token in ("]", "]]"):
                self._split("]]", "]")
                self.at += 1
                return
            else:
                before = self.at
                self._value((*path, number), line)
                self.at += self.at == before  # whatever it is, go on
                number += 1

    def _inline(self, path: Loc) -> None:
        self.at += 1
        while self.at < len(self.tokens):
            kind, token, line = self.tokens[self.at]
            if kind in ("break", "comment") or token == ",":
                self.at += 1
            elif token == "}":
                self.at += 1
                return
            else:
                before = self.at
                keys = self._keys(("=",))
                self.at += 1
                self._value((*path, *keys), line)
                self.at += self.at == before

    def _split(self, pair: str, one: str) -> None:
        """Brackets of nested arrays stand together as a table's do."""
        kind, token, line = self.tokens[self.at]
        if token == pair:
            self.tokens[self.at : self.at + 1] = [(kind, one, line), (kind, one, line)]
