"""What a reader that knows more than the plain text says of its lines."""

from __future__ import annotations

from typing import Final, NamedTuple

# Lines of these roles at the end of a text stand around the article and are no part of it.
AROUND: Final = frozenset({"related", "clock", "masthead", "furniture"})


class Mark(NamedTuple):
    """Characters start:end are a line whose role is known.

    Of the article: title, lead, caption, date, author, table, heading. Of the page around it: related (other articles, navigation,
    comments), clock (the day of the visit), masthead, furniture.
    """

    start: int
    end: int
    role: str
