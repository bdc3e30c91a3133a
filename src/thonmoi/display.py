"""A record as a person reads it in a terminal: rich renderables, nothing printed here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from thonmoi.records import Figure, Period, Place, Record, Stars

_SIGNS = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}
_COLORS = {"info": "cyan", "warning": "yellow", "error": "bold red"}
# A page may hold the bytes that move a terminal's cursor or change its title.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    """Text of an article, safe for a terminal and on one line."""
    return _CONTROL.sub(" ", text).strip()


def _text(text: str | None, style: str = "") -> Text:
    return Text(one_line(text or ""), style=style)


def number(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: 1200, 16.8."""
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def value_text(figure: Figure) -> str:
    """The number with its comparator, range and whole: "≥ 20", "15–18", "138/184"."""
    upper = f"–{number(figure.value_max)}" if figure.value_max is not None else ""
    whole = f"/{number(figure.denominator)}" if figure.denominator is not None else ""
    return f"{_SIGNS[figure.comparator]}{number(figure.value)}{upper}{whole}"


def period_text(period: Period | None) -> str:
    """A period in figures: "2020", "2021-06", "2018-01-01 – 2020-12-31"."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if start and end:
        if start == end:
            return start.isoformat()
        if period.precision == "year" and start.year == end.year:
            return str(start.year)
        if period.precision == "month" and (start.year, start.month) == (end.year, end.month):
            return f"{start:%Y-%m}"
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return f"{start.year}–{end.year}"
        return f"{start} – {end}"
    return f"from {start}" if start else f"to {end}"


def stars_text(stars: Stars | None) -> str:
    """OCOP stars: "4★", "3–5★", "5★?" for a potential."""
    if stars is None:
        return ""
    span = f"{stars.min}" if stars.min == stars.max else f"{stars.min}–{stars.max}"
    return f"{span}★{'?' if stars.potential else ''}"


def place_text(place: Place | None) -> str:
    """A place with its level word: "huyện Yên Thế"."""
    if place is None:
        return ""
    return f"{place.kind} {place.name}" if place.kind and not place.name.lower().startswith(place.kind.lower()) else place.name


def _what(figure: Figure) -> Text:
    what = Text(figure.indicator, style="bold")
    if figure.band is not None:
        low, high = figure.band.min, figure.band.max
        what.append(f" [{'' if low is None else low}–{'' if high is None else high}]", style="not bold")
    for extra in (figure.subset, ", ".join(figure.members)):
        if extra:
            what.append(f"\n{one_line(extra)}", style="not bold dim")
    return what


def figures_table(record: Record) -> Table:
    """The figures as a table, one row a figure, with the first quote."""
    table = Table(box=None, pad_edge=False, header_style="dim", show_edge=False, row_styles=["", "on grey7"])
    table.add_column("#", justify="right", style="dim")
    table.add_column("value", justify="right", style="bold cyan", no_wrap=True)
    table.add_column("unit")
    table.add_column("indicator")
    for name in ("measure", "status", "place", "period", "stars"):
        table.add_column(name)
    table.add_column("quote", style="italic", ratio=1, min_width=20)
    for i, figure in enumerate(record.figures):
        more = f" (+{len(figure.evidence) - 1})" if len(figure.evidence) > 1 else ""
        per = f" / {figure.per}" if figure.per else ""
        table.add_row(
            str(i),
            value_text(figure),
            _text(figure.unit + per),
            _what(figure),
            figure.measure,
            Text(figure.status, style="yellow" if figure.status == "target" else ""),
            _text(place_text(figure.place)),
            period_text(figure.period),
            stars_text(figure.stars),
            _text(figure.evidence[0].quote + more),
        )
    return table


def header(record: Record) -> Iterator[Text]:
    """Title, and a line of what is known about the article."""
    article = record.article
    yield _text(article.title or article.source or article.id, style="bold")
    published = article.published_at
    when = (
        "" if published is None else f"{published:%Y-%m-%d %H:%M}" if article.published_precision == "minute" else f"{published:%Y-%m-%d}"
    )
    known = [when, ", ".join(article.authors), article.publisher or "", (article.source or "") if article.title else ""]
    facts = [one_line(part) for part in known if part]
    facts.append(f"{len(record.figures)} figure{'' if len(record.figures) == 1 else 's'}")
    yield Text(" · ".join(facts), style="dim")


def findings(record: Record) -> Iterator[Text]:
    """A line for each finding, the gravest first."""
    order = list(_COLORS)
    for finding in sorted(record.findings, key=lambda f: -order.index(f.severity)):
        line = Text(f"{finding.severity} {finding.code}", style=_COLORS[finding.severity])
        where = f" (figures {', '.join(map(str, finding.figures))})" if finding.figures else ""
        yield line.append(f": {one_line(finding.message_en)}{where}", style="default not bold")


def people(record: Record) -> Iterator[Text]:
    """A line for each person."""
    for person in record.people:
        line = _text(person.name, style="green")
        yield line.append(f" – {one_line('; '.join(person.roles))}", style="default") if person.roles else line


def record_view(record: Record) -> Iterator[RenderableType]:
    """The whole record: header, figures, findings, people."""
    yield from header(record)
    if record.figures:
        yield figures_table(record)
    yield from findings(record)
    yield from people(record)
