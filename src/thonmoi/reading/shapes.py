"""The selectors and patterns of `shapes.toml`, and what a node's classes say it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

Zone = Literal["", "related", "comments", "outside", "furniture"]
# Tags whose content no reader sees as text. A form is none of them: portals wrap whole pages in one.
DROPPED: Final = frozenset({
    "script", "style", "noscript", "template", "button", "select", "svg", "iframe", "object", "video", "audio", "canvas", "head", "link",
    "meta", "input", "textarea", "label", "amp-ad", "amp-iframe", "amp-video", "amp-analytics", "map",
})  # fmt: skip
_KINDS: Final = ("title", "lead", "body", "posts", "caption", "date", "author")


@dataclass(frozen=True, slots=True)
class Shapes:
    """Selectors by kind of part, in order, and the patterns of classes."""

    select: Mapping[str, tuple[str, ...]]
    related: re.Pattern[str]
    comments: re.Pattern[str]
    outside: re.Pattern[str]
    furniture: re.Pattern[str]


@cache
def shapes() -> Shapes:
    """The shapes, read once."""
    data = tomllib.loads(files("thonmoi.reading").joinpath("shapes.toml").read_text(encoding="utf-8"))
    patterns = {name: re.compile(pattern) for name, pattern in data["patterns"].items()}
    return Shapes(select={kind: tuple(s for entry in data[kind] for s in entry["select"]) for kind in _KINDS}, **patterns)


_TAGS: Final[Mapping[str, Zone]] = {
    "nav": "outside", "footer": "outside", "aside": "related", "amp-sidebar": "outside", "amp-social-share": "furniture",
}  # fmt: skip


def zone_of(node: Any) -> Zone:
    """What a node's tag, class and id say of all that is in it; "" for nothing."""
    tag: str = node.tag
    if tag in ("a", "b", "i", "em", "strong", "body", "html", "h1", "img"):
        return ""
    attributes = node.attributes
    words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip().lower()
    if words:
        known = shapes()
        for name in words.split():
            if known.comments.search(name):
                return "comments"
            if known.related.search(name):
                return "related"
            if known.outside.search(name):
                return "outside"
            if known.furniture.search(name) and tag != "p":
                return "furniture"
        if "relatednews" in (attributes.get("type") or "").lower() or "relatedone" in (attributes.get("type") or "").lower():
            return "related"
    return _TAGS.get(tag, "")


def hidden(node: Any) -> bool:
    """Whether a browser does not show the node."""
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style
