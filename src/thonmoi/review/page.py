"""The review page: one HTML file, no network, made article by article so that a whole store need not be in memory."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, Final

from thonmoi import __version__
from thonmoi.errors import ThonmoiError
from thonmoi.records import NumberFate, Record
from thonmoi.review.data import article_data, index_data
from thonmoi.review.labels import LANGUAGES, Language, labels

Audit = Callable[[str], Iterable[NumberFate]]
DEFAULT_LIMIT: Final = 500


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of the overview: its title, its SVG, which must be our own and not an article's, and a name for its file."""

    title: str
    svg: str
    name: str = ""


@dataclass(slots=True)
class Written:
    """What stands in a page: articles, figures, findings; `left_out` articles over the limit."""

    articles: int = 0
    figures: int = 0
    findings: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """How a page is made. `audit` tells what became of every number (None: only what the record says); `gold` are known corrections by
    article id; `charts` draws the overview from the records' rows once all are known."""

    title: str = "thonmoi"
    language: Language = "vi"
    limit: int | None = DEFAULT_LIMIT
    audit: Audit | None = None
    gold: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    charts: Callable[[], Iterable[Chart]] | None = None


def write_page(records: Iterable[Record], path: Path, options: Options | None = None) -> Written:
    """Write the page of records; the file is there whole or not at all. Raise ThonmoiError `target` where it cannot be written."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8") as out:
            done = _write(records, out, options or Options())
        temporary.replace(path)
    except OSError as error:
        raise ThonmoiError("target", f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):  # the error that brought us here says more
            temporary.unlink(missing_ok=True)
    return done


def page(records: Iterable[Record], options: Options | None = None) -> str:
    """The page as a text, for a few records."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        _write(records, out, options or Options())
        out.seek(0)
        return out.read()


def _write(records: Iterable[Record], out: IO[str], options: Options) -> Written:
    """The articles go through a file of their own, since the index stands before them and is known after them."""
    done = Written()
    entries: list[dict[str, Any]] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8") as articles:
        for record in records:
            if options.limit is not None and done.articles >= options.limit:
                done.left_out += 1
                continue
            numbers = options.audit(record.article.text) if options.audit is not None else ()
            articles.write(as_script(article_data(record, numbers, options.gold.get(record.article.id))) + "\n")
            entries.append(index_data(record))
            done.articles += 1
            done.figures += len(record.figures)
            done.findings += len(record.findings)
        articles.seek(0)
        for chunk in _render(entries, articles, done, options):
            out.write(chunk)
    return done


def _render(entries: list[dict[str, Any]], articles: Iterable[str], done: Written, options: Options) -> Iterator[str]:
    from jinja2 import Environment, select_autoescape
    from markupsafe import Markup

    script = _script()
    template = Environment(autoescape=select_autoescape(default=True)).from_string(_asset("page.html.j2"))
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    index = {
        # What a browser keeps are decisions about these figures: read otherwise by newer code, the same articles are another page.
        "key": hashlib.sha256(as_script(entries).encode()).hexdigest()[:16],
        "language": options.language,
        "labels": {language: {kind: dict(codes) for kind, codes in labels(language).items()} for language in LANGUAGES},
        "indicators": list(dict.fromkeys([*labels("en")["indicator"], *(row[0] for entry in entries for row in entry["rows"])])),
        "download": "corrections.jsonl",
        "left_out": done.left_out,
        "articles": entries,
    }
    charts = list(options.charts()) if options.charts is not None and done.articles else []
    yield from template.generate(
        title=options.title,
        language=options.language,
        version=__version__,
        ui=labels(options.language)["ui"],
        style=Markup(_asset("page.css")),
        script=Markup(script),
        script_hash=f"sha256-{hashed}",
        index=Markup(as_script(index)),
        charts=[{"title": chart.title, "svg": Markup(chart.svg)} for chart in charts],
        articles=(Markup(line.rstrip("\n")) for line in articles),
    )


def as_script(data: Any) -> str:
    """JSON that can stand inside a <script> element: no character in it can end the element or open another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


@cache
def _asset(name: str) -> str:
    return (files("thonmoi.review") / "assets" / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    folder = files("thonmoi.review") / "assets" / "js"
    parts = sorted((part for part in folder.iterdir() if part.name.endswith(".js")), key=lambda part: part.name)
    body = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return f'"use strict";\n(() => {{\n{body}\n}})();'
