"""What the tags of a page say of the article: linked data first, then OpenGraph, then other meta tags."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from thonmoi.language.view import View
from thonmoi.reading.bylines import read_byline
from thonmoi.reading.cues import cues
from thonmoi.reading.dates import read_date_line
from thonmoi.reading.lines import bare
from thonmoi.records import VIETNAM

_SPACE: Final = re.compile(r"\s+")
_MAX_JSON: Final = 500_000
_MAX_VALUE: Final = 2_000
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_TITLE_TAGS: Final = (
    ('meta[property="og:title"]', "og:title"), ('meta[name="og:title"]', "og:title"), ('meta[name="twitter:title"]', "twitter:title"),
    ('meta[name="title"]', "meta title"), ('meta[itemprop="headline"]', "headline"), ('meta[name="dc.title" i]', "dc.title"),
)  # fmt: skip
_DATE_TAGS: Final = (
    ('meta[property="article:published_time"]', "article:published_time"),
    ('meta[name="article:published_time"]', "article:published_time"),
    ('meta[property="og:published_time"]', "og:published_time"),
    ('meta[itemprop="datePublished"]', "datePublished"),
    ('meta[name="pubdate"]', "meta pubdate"),
    ('meta[name="publish-date"], meta[name="published_date"], meta[name="publishdate"]', "meta publish-date"),
    ('meta[name="dc.date.issued" i], meta[name="dcterms.created" i], meta[name="dc.created" i]', "dc.date"),
    ('meta[name="dc.date" i]', "dc.date"),
    ('meta[name="date"]', "meta date"),
)  # fmt: skip
_AUTHOR_TAGS: Final = (
    ('meta[property="article:author"]', "article:author"), ('meta[name="author"]', "meta author"),
    ('meta[name="dc.creator" i]', "dc.creator"), ('meta[name="article:author"]', "article:author"),
)  # fmt: skip
_PUBLISHER_TAGS: Final = (
    ('meta[property="og:site_name"]', "og:site_name"), ('meta[name="dc.publisher" i]', "dc.publisher"),
    ('meta[name="publisher"]', "meta publisher"),
    ('meta[name="application-name"]', "application-name"), ('meta[name="copyright"]', "meta copyright"),
)  # fmt: skip
_ADDRESS_TAGS: Final = (('meta[property="og:url"]', "og:url"), ('meta[name="twitter:url"]', "twitter:url"))
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_SINGLE_FILE: Final = re.compile(r"<!--\s*Page saved with SingleFile\s+url: (\S+)\s+saved date: ([^\n]{8,60})")
_NO_SITE: Final = re.compile(r"(?:trang chủ|home|trang nhất|untitled|tin tức|website)$", re.IGNORECASE)
_NO_AUTHOR: Final = re.compile(
    r"(?:admin|administrator|super user|superadmin|root|user|webmaster|host|biên tập viên|(?:ban )?quản trị(?: viên)?)$", re.IGNORECASE
)
_BROKEN_DATE: Final = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_US: Final = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d) (\d{1,2}):(\d\d)(?::\d\d)? ([AP])M$", re.IGNORECASE)
_SUFFIX: Final = re.compile(r"\s+(?:[|–—-]|::|»|•)\s+")
_ISO: Final = re.compile(r"((?:19|20)\d\d-\d\d?-\d\d?)[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$")


@dataclass(frozen=True, slots=True)
class Meta:
    """What tags and headers say: each value, and in `origins` the tag or header it came from."""

    title: str | None = None
    published_at: datetime | None = None
    published_precision: str | None = None
    zoned: bool = False  # the moment came with a zone
    printed_at: datetime | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    canonical_url: str | None = None
    description: str | None = None
    origins: dict[str, str] = field(default_factory=dict)


def read_meta(tree: Any, source: str, address: str | None = None) -> Meta:
    """What the tags of a parsed page say. `source` is its markup, `address` where it was fetched from, if that is known."""
    origins: dict[str, str] = {}
    data = linked_data(tree)

    def tags(names: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
        for selector, tag in names:
            for node in tree.css(selector)[:10]:
                if value := clean(node.attributes.get("content")):
                    yield value, tag

    def first(name: str, values: Iterator[tuple[str, str]]) -> str | None:
        for value, tag in values:
            origins[name] = tag
            return value
        return None

    title = first("title", _said(data, "headline", "ld+json headline")) or first("title", tags(_TITLE_TAGS))
    publisher = first("publisher", (item for item in _publishers(tree, data, tags) if not _NO_SITE.match(item[0]) and len(item[0]) <= 120))
    if title is None and (node := tree.css_first("title")) is not None and (value := clean(node.text(deep=True))):
        title, origins["title"] = without_site(value, publisher), "title tag"
    published, precision, zoned = None, None, False
    for value, tag in [*_said(data, "datePublished", "ld+json datePublished"), *tags(_DATE_TAGS), *_broken(tree)]:
        published, precision = moment(value)
        if published is not None:
            origins["published_at"] = tag
            zoned = re.search(r"(?:Z|[+-]\d\d:?\d\d|GMT.*)$", value) is not None
            break
    authors: tuple[str, ...] = ()
    for value, tag in [*_authors(data), *tags(_AUTHOR_TAGS)]:
        authors = names_in(value, publisher)
        if authors:
            origins["authors"] = tag
            break
    canonical = _address(tree, data, tags, source, address, origins)
    printed = None
    if m := _SINGLE_FILE.search(source, 0, 4096):
        printed = _saved(m[2])
        if printed is not None:
            origins["printed_at"] = "saved date"
    description = next((v for v, _ in tags((('meta[property="og:description"]', ""), ('meta[name="description"]', "")))), None)
    return Meta(title, published, precision, zoned, printed, authors, publisher, canonical, description, origins)


def clean(value: Any) -> str | None:
    """A value of a tag as one line of text, without entities written twice; None for nothing."""
    if not isinstance(value, str):
        return None
    said = _SPACE.sub(" ", html.unescape(value[: 4 * _MAX_VALUE])).strip()[:_MAX_VALUE]
    return _SURROGATE.sub("\ufffd", said) or None


def linked_data(tree: Any) -> list[Mapping[str, Any]]:
    """The objects of a page's linked data that tell of an article, the likeliest first."""
    out: list[Mapping[str, Any]] = []
    for node in tree.css('script[type="application/ld+json"]')[:50]:
        raw = node.text(deep=True) or ""
        if len(raw) > _MAX_JSON:
            continue
        try:
            found = json.loads(raw.strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        out.extend(_objects(found))
    kinds = [item for item in out if re.search(r"Article|Posting|Report", str(item.get("@type"))[:200])]
    return [item for item in kinds or out if "datePublished" in item or "headline" in item]


def _objects(found: Any) -> Iterator[Mapping[str, Any]]:
    stack = [(found, 0)]
    seen = 0
    while stack and seen < 2_000:
        item, depth = stack.pop()
        seen += 1
        if isinstance(item, list) and depth < 6:
            stack.extend((child, depth + 1) for child in reversed(item[:500]))
        elif isinstance(item, dict):
            yield item
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                inner = item.get(key)
                stack.extend([(inner, depth + 1)] if depth < 6 and isinstance(inner, list | dict) else ())


def _said(data: list[Mapping[str, Any]], key: str, tag: str) -> Iterator[tuple[str, str]]:
    for item in data:
        if value := clean(item.get(key)):
            yield value, tag


def _broken(tree: Any) -> Iterator[tuple[str, str]]:
    """The date of linked data that is no valid JSON: a headline with a bare quotation mark is common."""
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        if m := _BROKEN_DATE.search((node.text(deep=True) or "")[:_MAX_JSON]):
            yield m[1], "ld+json datePublished"


def _named(value: Any) -> Iterator[str]:
    for item in value[:20] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            if "Organization" not in str(item.get("@type")):
                yield from (name for name in [clean(item.get("name"))] if name)
        elif name := clean(item):
            yield name


def _authors(data: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for item in data:
        if names := list(_named(item.get("author") or item.get("creator"))):
            yield ", ".join(names), "ld+json author"


def _publishers(tree: Any, data: list[Mapping[str, Any]], tags: Any) -> Iterator[tuple[str, str]]:
    for item in data:
        value = item.get("publisher")
        for one in value[:5] if isinstance(value, list) else [value]:
            if name := clean(one.get("name") if isinstance(one, dict) else one):
                yield name, "ld+json publisher"
    yield from tags(_PUBLISHER_TAGS)
    for node in tree.css('[itemprop="publisher"] [itemprop="name"]')[:3]:
        if name := clean(node.attributes.get("content") or node.text(deep=True)):
            yield name, "publisher"
    # The name of a paper or a portal beside the headline in <title>, or under the picture of the masthead.
    node = tree.css_first("title")
    said = _SUFFIX.split(clean(node.text(deep=True)) or "") if node is not None else []
    yield from ((piece, "title tag") for piece in (said[-1:] + said[:1] if len(said) > 1 else []) if _is_paper(piece))
    for node in tree.css("header img[alt], [class*=logo] img[alt], [id*=logo] img[alt], [class*=banner] img[alt], #header img[alt]")[:5]:
        if (name := clean(node.attributes.get("alt"))) and _is_paper(name):
            yield name, "masthead"


def _is_paper(name: str) -> bool:
    return len(name) <= 80 and cues().publisher.match(View(name).lower) is not None


def names_in(value: str, publisher: str | None) -> tuple[str, ...]:
    """The names of a tag's author field; () for an account, an office, the paper itself or an address."""
    if _NO_AUTHOR.match(value) or "://" in value or "@" in value or (publisher and bare(value) == bare(publisher)):
        return ()
    view = View(value)
    byline = read_byline(view)
    if byline is None:
        return ()
    spans = [view.span(*name) for name in byline.names]
    return tuple(dict.fromkeys(value[a:b] for a, b in spans))


def _address(tree: Any, data: list[Mapping[str, Any]], tags: Any, source: str, fetched: str | None, origins: dict[str, str]) -> str | None:
    """The article's address; one that names a whole site only where no other is there."""
    links = [(node.attributes.get("href"), "link canonical") for node in tree.css('link[rel="canonical"]')[:3]]
    for item in data:
        page = item.get("mainEntityOfPage")
        links.append((page.get("@id") if isinstance(page, dict) else page, "ld+json mainEntityOfPage"))
        links.append((item.get("url"), "ld+json url"))
    links.extend(tags(_ADDRESS_TAGS))
    saved = _SAVED_FROM.search(source, 0, 4096)
    single = _SINGLE_FILE.search(source, 0, 4096)
    links.append((saved[1] if saved else single[1] if single else None, "saved from"))
    links.append((fetched, "address"))
    base = fetched or (saved[1] if saved else None) or next((v for v, t in links if t == "og:url" and v), None)
    home: tuple[str, str] | None = None
    for value, tag in links:
        full = absolute(value, base)
        if full is None:
            continue
        if urlsplit(full).path.strip("/") or urlsplit(full).query:
            origins["canonical_url"] = tag
            return full
        home = home or (full, tag)
    if home is not None:
        origins["canonical_url"] = home[1]
        return home[0]
    return None


def absolute(value: Any, base: str | None) -> str | None:
    """A web address in full; None for anything else."""
    said = clean(value)
    if not said or " " in said:
        return None
    try:
        full = urljoin(base, said) if base else said
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and parts.hostname else None


def host_of(address: str | None) -> str | None:
    """The name of the site in an address: what stands for the publisher where nothing else does."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www|m|amp|mobile)\.", "", host) if host and "." in host else None


def without_site(title: str, publisher: str | None) -> str:
    """A page's title without the name of the site behind it."""
    pieces = _SUFFIX.split(title)
    if len(pieces) < 2:
        return title
    last = pieces[-1]
    if (publisher and bare(last) == bare(publisher)) or (len(last) <= 0.5 * len(title) and (len(pieces[0]) >= 20 or len(pieces) > 2)):
        return title[: title.rindex(last)].rstrip(" |–—-:»•")
    return title


def moment(value: Any) -> tuple[datetime | None, str | None]:
    """A date or moment as tags write it, in Vietnam's time, with its precision; (None, None) for anything else."""
    text = clean(value)
    if not text or len(text) > 80:
        return None, None
    when, precision = _read_moment(text)
    if when is None or not 1990 <= when.year <= 2100:
        return None, None
    return when, precision


def _read_moment(text: str) -> tuple[datetime | None, str | None]:
    try:
        if m := _ISO.match(text):
            day = [int(part) for part in m[1].split("-")]
            when = datetime(day[0], day[1], day[2], int(m[2]) % 24, int(m[3]))
            if m[5]:
                when = datetime.fromisoformat(when.isoformat() + ("+00:00" if m[5] == "Z" else m[5]))
            # A newsroom's system that knows no time of day writes midnight.
            bare_day = (when.hour, when.minute, m[4] or "00") == (0, 0, "00") and m[5] != "Z"
            return _local(when), "day" if bare_day else "minute"
        if len(text) <= 10 and text[4:5] == "-":
            return _local(datetime.fromisoformat(text)), "day"
        if m := _US.match(text):
            first, second, year, hour, minute = (int(m[i]) for i in range(1, 6))
            month, date = (second, first) if first > 12 else (first, second)
            hour = hour % 12 + (12 if m[6] in "Pp" else 0)
            return datetime(year, month, date, hour, minute, tzinfo=VIETNAM), "minute"
        if text[:3].isalpha() and text[:1].isascii() and re.search(r"\d{4} \d\d:\d\d", text):
            return _local(parsedate_to_datetime(text)), "minute"
    except (ValueError, TypeError, OverflowError, IndexError):
        return None, None
    read = read_date_line(View(text).lower)
    if read is not None and len(read.stamps) == 1:
        return read.stamps[0].moment, read.stamps[0].precision
    return None, None


def _local(when: datetime) -> datetime:
    return when.replace(tzinfo=VIETNAM) if when.tzinfo is None else when.astimezone(VIETNAM)


def _saved(text: str) -> datetime | None:
    """The clock that a browser's extension writes into a page it saves: "Fri Dec 29 2023 08:12:33 GMT+0700 (Indochina Time)"."""
    m = re.match(r"\w{3} (\w{3} \d{1,2} \d{4} \d\d:\d\d):\d\d GMT([+-]\d{4})", text)
    try:
        return datetime.strptime(f"{m[1]} {m[2]}", "%b %d %Y %H:%M %z").astimezone(VIETNAM) if m else None
    except (ValueError, OverflowError):
        return None
