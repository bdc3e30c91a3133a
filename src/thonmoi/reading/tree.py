"""Where on a page its title and main text stand: by the markup of known systems, else by trafilatura, else where the running text is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from thonmoi.reading.foreign import hushed
from thonmoi.reading.lines import bare
from thonmoi.reading.shapes import DROPPED, Zone, hidden, shapes, zone_of

_SPACE: Final = re.compile(r"\s+")
# Less text than this is a teaser or an empty frame.
_MIN_BODY: Final = 120
_MAX_FOREIGN: Final = 1_000_000
_MAX_FOREIGN_NODES: Final = 15_000
_MAX_TITLE: Final = 400
_PARAGRAPH: Final = 60
_INLINE: Final = frozenset({"p", "span", "font", "li", "b", "strong", "i", "em"})


@dataclass(slots=True)
class Survey:
    """One look at every element of a page: how much text is in it, how much of that in links, and whether it stands in other matter."""

    nodes: list[Any] = field(default_factory=list)
    size: dict[int, int] = field(default_factory=dict)
    linked: dict[int, int] = field(default_factory=dict)
    own: dict[int, int] = field(default_factory=dict)
    foreign: set[int] = field(default_factory=set)

    def plain(self, node: Any) -> int:
        """Characters outside links."""
        return self.size[node.mem_id] - self.linked[node.mem_id]

    def has(self, node: Any) -> bool:
        """Whether the node is one that a reader sees."""
        return node.mem_id in self.size


def survey(root: Any) -> Survey:
    """Look at every element once, without recursion."""
    out = Survey()
    stack: list[tuple[Any, Any, bool, bool]] = [(root, None, False, False)]
    parents: list[tuple[Any, Any]] = []
    while stack:
        node, parent, foreign, link = stack.pop()
        key = node.mem_id
        out.nodes.append(node)
        parents.append((node, parent))
        own = 0
        if foreign:
            out.foreign.add(key)
        below = foreign or zone_of(node) in ("related", "comments", "outside")
        inside = link or node.tag == "a"
        elements = []
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                own += len((child.text_content or "").strip())
            elif tag is not None and not tag.startswith("-") and tag not in DROPPED and not hidden(child):
                elements.append(child)
        out.own[key] = own
        out.size[key] = own
        out.linked[key] = own if inside else 0
        stack.extend((child, node, below, inside) for child in reversed(elements))
    for node, parent in reversed(parents):
        if parent is not None:
            out.size[parent.mem_id] += out.size[node.mem_id]
            out.linked[parent.mem_id] += out.linked[node.mem_id]
    return out


@dataclass(slots=True)
class Parts:
    """Nodes by their `mem_id`: the title, the main text, what selectors call a lead, caption, date or author, and zones of other matter."""

    title: int | None = None
    body: int | None = None
    how: str = "the whole page"
    roles: dict[int, str] = field(default_factory=dict)
    above: frozenset[int] = frozenset()  # the nodes that hold title or body
    root: Any = None  # the lowest node that holds both
    others: frozenset[int] = frozenset()  # posts of a forum after the first, main texts of other articles
    forum: bool = False


def text_of(node: Any) -> str:
    """The text of a node on one line."""
    return _SPACE.sub(" ", node.text(deep=True, separator=" ")).strip()


def find_parts(tree: Any, seen: Survey, html: str, headline: str | None) -> Parts:
    """The parts of a page. `headline` is what its tags say the title is."""
    out = Parts()
    title = _title(tree, seen, headline)
    body, out.how, others = _body(tree, seen, html, title)
    out.title = title.mem_id if title is not None else None
    out.body = body.mem_id if body is not None else None
    out.others = frozenset(others)
    out.forum = out.how.startswith("post")
    lines = [list(_up(node)) for node in (title, body) if node is not None]
    out.above = frozenset(node.mem_id for line in lines for node in line)
    if len(lines) == 2:
        holding = {node.mem_id for node in lines[1]}
        out.root = next((node for node in lines[0] if node.mem_id in holding and node.tag not in ("body", "html")), None)
    for role in ("author", "date", "caption", "lead"):
        for selector in shapes().select[role]:
            for node in tree.css(selector):
                if node.mem_id not in out.above:
                    out.roles[node.mem_id] = role
    if out.title is not None:
        out.roles[out.title] = "title"
    return out


def _up(node: Any) -> Iterator[Any]:
    while node is not None and node.tag is not None and not node.tag.startswith("-"):
        yield node
        node = node.parent


def _title(tree: Any, seen: Survey, headline: str | None) -> Any:
    """The node of the title: what says the same as the tags, else a selector's, else the only heading that is long enough."""

    def short(nodes: Iterable[Any]) -> list[Any]:
        return [n for n in nodes if seen.has(n) and 0 < seen.size[n.mem_id] <= _MAX_TITLE and n.mem_id not in seen.foreign][:400]

    heads = short(tree.css("h1, h2, h3"))
    named = short(node for selector in shapes().select["title"] for node in tree.css(selector))
    wanted = bare(headline) if headline else ""
    if len(wanted.split()) >= 3:
        for node in [*(n for n in heads if n.tag == "h1"), *named, *heads]:
            if _same_headline(bare(text_of(node)), wanted, 0.5):
                return node
        like = [n for n in seen.nodes if 0 < seen.own[n.mem_id] <= _MAX_TITLE and n.tag not in ("a", "li", "body")]
        for node in short(like)[:200]:
            said = bare(text_of(node))
            if _same_headline(said, wanted, 0.6):
                return _highest(node, seen, said)
    for node in named:
        if _worth(node):
            return node
    ones = [node for node in heads if node.tag == "h1" and _worth(node)]
    return ones[0] if ones and (len(ones) == 1 or not wanted) else None


def _same_headline(said: str, wanted: str, least: float) -> bool:
    """The same words, or most of them where a tag puts the site or the column before or behind the headline, or cuts it short."""
    if said == wanted:
        return True
    return len(said.split()) >= 4 and (
        (said in wanted and len(said) >= least * len(wanted)) or (said.startswith(wanted) and len(wanted) >= 20)
    )


def _highest(node: Any, seen: Survey, wanted: str) -> Any:
    """The outermost node that says nothing else."""
    while (above := node.parent) is not None and above.tag not in ("body", "html", "td", "tr", "center"):
        if seen.size.get(above.mem_id, _MAX_TITLE + 1) > _MAX_TITLE or bare(text_of(above)) != wanted:
            break
        node = above
    return node


def _worth(node: Any) -> bool:
    return len(said := text_of(node)) >= 12 and len(said.split()) >= 4


def _body(tree: Any, seen: Survey, html: str, title: Any) -> tuple[Any, str, list[int]]:
    """The node of the main text, how it was found, and the posts of a forum that are not it."""
    for selector in shapes().select["posts"]:
        posts = [node for node in tree.css(selector) if seen.has(node)]
        if posts and seen.size[posts[0].mem_id] >= _MIN_BODY:
            return posts[0], f"post {selector}", [node.mem_id for node in posts[1:]]
    for selector in shapes().select["body"]:
        found = [node for node in tree.css(selector) if seen.has(node) and node.tag not in ("body", "html")]
        found = [node for node in found if seen.plain(node) >= _MIN_BODY and not _narrow(node, seen)]
        if found:
            best = _nearest(found, title, seen)
            return best, f"shape {selector}", [node.mem_id for node in found if not _nested(node, best)]
    frames = [node for node in tree.css("article") if seen.has(node)]
    if title is not None:
        for node in _up(title):
            if node.tag == "article" and seen.plain(node) >= _MIN_BODY + seen.size[title.mem_id]:
                return node, "shape article", []
    if len(frames) == 1 and seen.plain(frames[0]) >= 4 * _MIN_BODY:
        return frames[0], "shape article", []
    paragraphs = [node for node in seen.nodes if _running(node, seen)]
    if (found_node := _by_trafilatura(paragraphs, seen, html)) is not None:
        return found_node, "trafilatura", []
    if (found_node := _densest(paragraphs, seen)) is not None:
        return found_node, "where the running text is", []
    return None, "the whole page", []


def _nearest(found: list[Any], title: Any, seen: Survey) -> Any:
    """Of several main texts (a page goes on with the next article) the first below the title that is no mere box, else the longest."""
    most = max(seen.plain(node) for node in found)
    large = [node for node in found if seen.plain(node) >= min(0.3 * most, 1_500)]
    if title is not None and len(large) > 1:
        wanted = {node.mem_id for node in (title, *large)}
        order = {node.mem_id: i for i, node in enumerate(seen.nodes) if node.mem_id in wanted}
        holding = [node for node in large if any(above.mem_id == node.mem_id for above in _up(title))]
        below = [node for node in large if order[node.mem_id] > order[title.mem_id]]
        if holding or below:
            return (holding or below)[0]
    return max(large, key=seen.plain)


def _nested(node: Any, other: Any) -> bool:
    """One of the two holds the other."""
    return any(above.mem_id == other.mem_id for above in _up(node)) or any(above.mem_id == node.mem_id for above in _up(other))


def _narrow(node: Any, seen: Survey) -> bool:
    """Holds little of the page's running text: what the selector names is a teaser or a box here."""
    return node.mem_id in seen.foreign and seen.plain(node) < 1500


def _running(node: Any, seen: Survey) -> bool:
    """A node whose own text, or as a paragraph all of its text, is long enough to be running text."""
    if node.tag in ("a", "html", "h1", "h2", "h3"):
        return False
    size = seen.plain(node) if node.tag == "p" else seen.own[node.mem_id]
    return size >= _PARAGRAPH


def _voted(paragraphs: list[tuple[Any, float]], least: float) -> Any:
    """The lowest node that holds so much of what the paragraphs weigh."""
    votes: dict[int, float] = {}
    nodes: dict[int, tuple[int, Any]] = {}
    for node, weight in paragraphs:
        line = list(_up(node.parent if node.tag in _INLINE and node.parent is not None else node))
        for depth, above in enumerate(reversed(line)):
            votes[above.mem_id] = votes.get(above.mem_id, 0.0) + weight
            nodes.setdefault(above.mem_id, (depth, above))
    good = [(depth, key) for key, (depth, node) in nodes.items() if votes[key] >= least and node.tag != "html"]
    return nodes[max(good)[1]][1] if good else None


def _densest(paragraphs: list[Any], seen: Survey) -> Any:
    """The lowest node that holds most of the running text."""
    weighed = [
        (node, float(seen.plain(node) if node.tag == "p" else seen.own[node.mem_id]))
        for node in paragraphs[:5_000]
        if node.mem_id not in seen.foreign
    ]
    return _voted(weighed, 0.75 * sum(weight for _, weight in weighed)) if weighed else None


def _by_trafilatura(paragraphs: list[Any], seen: Survey, html: str) -> Any:
    """The node that holds the paragraphs trafilatura takes for the main text; None without the library or where it finds none."""
    if len(html) > _MAX_FOREIGN or len(seen.nodes) > _MAX_FOREIGN_NODES or not paragraphs:
        return None
    try:
        import trafilatura
    except ImportError:
        return None
    hushed("trafilatura", "htmldate", "courlan")
    try:
        # Nothing is fetched: the page is handed over as text.
        text = trafilatura.extract(html, output_format="txt", include_comments=False, include_tables=False, include_formatting=False)
    except Exception:  # whatever lxml meets in a broken page; the page is read without it
        return None
    wanted = {key for line in (text or "").splitlines() if len(line) >= _PARAGRAPH and (key := bare(line)[:80])}
    if sum(len(key) for key in wanted) < _MIN_BODY:
        return None
    met = [(node, float(seen.size[node.mem_id])) for node in paragraphs[:5_000] if bare(text_of(node)[:400])[:80] in wanted]
    total = sum(weight for _, weight in met)
    return _voted(met, 0.8 * total) if total >= _MIN_BODY else None


def zone_here(node: Any, parts: Parts, seen: Survey) -> Zone:
    """The zone that a node opens in the place where it stands; never one that holds the title or the main text."""
    if node.mem_id in parts.others:
        return "comments" if parts.forum else "related"
    if node.mem_id in parts.above:
        return ""
    zone = zone_of(node)
    if zone in ("", "comments") or parts.body is None or node.mem_id not in seen.size:
        return zone
    # A class may mean something else ("news-list" around the whole text): such matter is links, and the smaller part of what it stands in.
    return "" if seen.plain(node) > 0.4 * seen.size[parts.body] else zone
