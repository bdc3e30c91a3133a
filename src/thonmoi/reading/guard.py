"""What a page may be before a parser sees it: markup that would keep a parser busy for minutes is refused by one look over its tags."""

from __future__ import annotations

import re
from typing import Final

# Deeper than any page a person made, and still parsed in a moment.
MAX_DEPTH: Final = 2_500
MAX_ATTRIBUTES: Final = 1_000
MAX_TAGS: Final = 300_000

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_LONG_TAG: Final = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
# Never nest, or are closed by the next of their kind.
_FLAT: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "td", "th",
    "tr", "dd", "dt", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "html", "head", "body", "rp", "rt", "amp-img",
})  # fmt: skip


def hostile(html: str) -> str | None:
    """Why a page is not handed to a parser, or None. Takes time in proportion to its length.

    Parsers for HTML take time in the square of how deep tags are nested (200,000 levels: minutes) and of how many attributes one tag has.
    """
    depth = deepest = tags = 0
    for m in _TAG.finditer(html):
        tags += 1
        if m[2].lower() in _FLAT:
            continue
        if m[1]:
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth > deepest:
                deepest = depth
                if deepest > MAX_DEPTH:
                    return f"its tags are nested more than {MAX_DEPTH:,} deep: no page to read; save its text instead"
    if tags > MAX_TAGS:
        return f"it has {tags:,} tags (the limit is {MAX_TAGS:,}): no page to read; save its text instead"
    for m in _LONG_TAG.finditer(html):
        attributes = len(_QUOTED.sub("", m[0]).split())
        if attributes > MAX_ATTRIBUTES:
            return f"a tag at character {m.start():,} has {attributes:,} attributes: no page to read; save its text instead"
    return None
