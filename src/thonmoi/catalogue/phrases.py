"""The small notation of phrases."""

from __future__ import annotations

import re
from typing import Final

_MOST: Final = 2000
_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


def expand(phrase: str) -> list[str]:
    """The literal phrases that "a [b] (c|d)" stands for: "[x]" optional, "(x|y)" and "[x|y]" alternatives; innermost first.

    >>> expand("đạt [tiêu] chuẩn")
    ['đạt chuẩn', 'đạt tiêu chuẩn']
    """
    out: list[str] = []
    waiting = [phrase]
    while waiting:
        text = waiting.pop()
        match = _GROUP.search(text)
        if match is None:
            if any(c in text for c in "[]()|"):
                raise ValueError(f"brackets do not match in {phrase!r}")
            out.append(" ".join(text.split()))
            continue
        inner = match[1] if match[1] is not None else match[2]
        choices = inner.split("|") if match[2] is None else ["", *inner.split("|")]
        waiting += [text[: match.start()] + choice + text[match.end() :] for choice in reversed(choices)]
        if len(out) + len(waiting) > _MOST:
            raise ValueError(f"{phrase[:60]!r} stands for more than {_MOST} phrases; write it as several")
    return out
