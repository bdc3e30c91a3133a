"""The cue words of `cues.toml`, compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Cues:
    """One compiled pattern a kind of cue; all of them match at the start of a folded lower-case line."""

    related: re.Pattern[str]
    comments: re.Pattern[str]
    furniture: re.Pattern[str]
    menu: frozenset[str]
    publisher: re.Pattern[str]
    byline: re.Pattern[str]
    source: re.Pattern[str]
    credit: re.Pattern[str]
    trailer: re.Pattern[str]
    caption: re.Pattern[str]
    not_name: re.Pattern[str]
    surname: re.Pattern[str]
    collective: re.Pattern[str]
    province: re.Pattern[str]


def entries() -> dict[str, list[dict[str, Any]]]:
    """The entries of the data file as they stand, each with `say` and `example`."""
    return tomllib.loads(files("thonmoi.reading").joinpath("cues.toml").read_text(encoding="utf-8"))


@cache
def cues() -> Cues:
    """The compiled cues, read once."""
    data = entries()

    def say(kind: str) -> list[str]:
        return [phrase for entry in data[kind] for phrase in entry["say"]]

    def pattern(kind: str, after: str = "", before: str = "") -> re.Pattern[str]:
        return re.compile(before + "(?:" + "|".join(say(kind)) + ")" + after)

    end = r"(?=$|[^\w])"
    return Cues(
        # A heading, or a heading with its headlines behind ":" on one line; in running text a word follows.
        related=pattern("related", r"(?: ?(?:\(\d+\)|\.\.\.|…))*(?P<tail> ?(?:$|[:>\"|]|-(?= )))"),
        comments=pattern("comments", r" ?(?:\(?\d*\)?)? ?:?(?: .{0,40})?$"),
        furniture=pattern("furniture"),
        menu=frozenset(say("menu")),
        publisher=pattern("publisher", r" ?(?:điện tử|online)?$"),
        byline=pattern("byline", r" ?(?P<mark>[:.-]| (?=\w))(?: ?)"),
        source=pattern("source", r" ?:? ?(?=\w)"),
        credit=pattern("credit", end),
        trailer=pattern("trailer", r"$", r"[ ,./-]*"),
        caption=pattern("caption"),
        not_name=pattern("not_name"),
        collective=pattern("collective", "$"),
        province=pattern("province"),
        surname=pattern("surname", r"(?!\w)"),
    )
