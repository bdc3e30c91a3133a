"""The small notation of phrases."""

from __future__ import annotations

import re

_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


def expand(phrase: str) -> list[str]:
    """The literal phrases that "a [b] (c|d)" stands for: "[x]" optional, "(x|y)" and "[x|y]" alternatives; innermost first.

    >>> expand("đạt [tiêu] chuẩn")
    ['đạt chuẩn', 'đạt tiêu chuẩn']
    """
    match = _GROUP.search(phrase)
    if match is None:
        if any(c in phrase for c in "[]()|"):
            raise ValueError(f"brackets do not match in {phrase!r}")
        return [" ".join(phrase.split())]
    inner = match[1] if match[1] is not None else match[2]
    choices = inner.split("|")
    if match[2] is not None:
        choices = ["", *choices]
    return [text for choice in choices for text in expand(phrase[: match.start()] + choice + phrase[match.end() :])]
