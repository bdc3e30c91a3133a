"""How a notebook shows a record and a store: plain HTML with colours of its own, no scripts; what comes from articles is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from thonmoi.display import one_line, period_text, place_text, stars_text, value_text
from thonmoi.records import Record
from thonmoi.review.labels import label

if TYPE_CHECKING:
    from thonmoi.store import Store

_COLORS: Final = (
    ("communes", "46 160 96"), ("criteria", "46 160 96"), ("villages", "32 150 160"), ("districts", "32 150 160"),
    ("provinces", "32 150 160"), ("ocop", "230 145 40"), ("poverty", "130 90 200"), ("income", "130 90 200"),
    ("funds", "60 120 220"), ("awards", "215 80 130"),
)  # fmt: skip
_TEXT_LIMIT: Final = 4000
_TABLE: Final = 'style="border-collapse:collapse;font-size:13px;text-align:left"'
_CELL: Final = 'style="text-align:left;vertical-align:top;padding:2px 10px 2px 0;border-top:1px solid rgb(128 128 128 / .3)"'


def record_html(record: Record) -> str:
    """Title, figures with their quotes, findings, and the text with its evidence marked."""
    article = record.article
    known = [f"{article.published_at:%Y-%m-%d}" if article.published_at else "", ", ".join(article.authors), article.publisher or ""]
    facts = " · ".join(escape(one_line(x)) for x in (*known, article.source or "", f"{len(record.figures)} figures") if x)
    parts = [f"<p><strong>{escape(one_line(article.title or article.id))}</strong><br><small>{facts}</small></p>"]
    if record.figures:
        parts.append(
            _table(("#", "value", "unit", "indicator", "measure", "status", "place", "period", "stars", "quote"), _figures(record))
        )
    for finding in record.findings:
        what = escape(label("en", "severity", finding.severity)), escape(label("en", "finding", finding.code))
        parts.append(f"<p>{what[0]}: <strong>{what[1]}</strong> – {escape(finding.message_en)}</p>")
    parts.append(
        f"<details><summary>text</summary><p style='white-space:pre-wrap;max-width:46em;line-height:1.7'>{_marked(record)}</p></details>"
    )
    return "<div>" + "".join(parts) + "</div>"


def store_html(store: Store) -> str:
    """How much a store holds, and of what."""
    counts = " · ".join(f"{store.count(name)} {name}" for name in ("articles", "figures", "findings", "rejects"))
    query = """
        SELECT indicator, count(*), count(DISTINCT article_id), count(DISTINCT place), min(year(period_end)), max(year(period_end))
        FROM figures GROUP BY indicator ORDER BY 2 DESC
    """
    rows = [[label("en", "indicator", row[0]), *("" if x is None else str(x) for x in row[1:])] for row in store.stream(query)]
    head = f"<p><strong>thonmoi store</strong> {escape(store.folder.name)}<br><small>{counts}</small></p>"
    return f"<div>{head}{_table(('indicator', 'figures', 'articles', 'places', 'from', 'to'), rows) if rows else ''}</div>"


def _figures(record: Record) -> Iterator[list[str]]:
    for i, figure in enumerate(record.figures):
        yield [
            str(i), value_text(figure), figure.unit + (f" / {figure.per}" if figure.per else ""),
            label("en", "indicator", figure.indicator) + (f", {figure.subset}" if figure.subset else ""), figure.measure, figure.status,
            place_text(figure.place), period_text(figure.period), stars_text(figure.stars), one_line(figure.evidence[0].quote),
        ]  # fmt: skip


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th {_CELL}>{escape(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td {_CELL}>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table {_TABLE}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _marked(record: Record) -> str:
    """The text with its evidence marked; where marks overlap, the piece says all of them."""
    text = record.article.text[:_TEXT_LIMIT]
    spans = [(e.start, min(e.end, len(text)), i) for i, f in enumerate(record.figures) for e in f.evidence if e.start < len(text)]
    cuts = sorted({0, len(text), *(a for a, _, _ in spans), *(b for _, b, _ in spans)})
    out = []
    for a, b in pairwise(cuts):
        piece, inside = escape(text[a:b]), [i for start, end, i in spans if start <= a and b <= end]
        if inside:
            color = next((c for start, c in _COLORS if record.figures[inside[-1]].indicator.startswith(start)), "60 120 220")
            alpha = ".45" if len(inside) > 1 else ".25"
            piece = f'<mark title="{", ".join(map(str, inside))}" style="color:inherit;background:rgb({color} / {alpha})">{piece}</mark>'
        out.append(piece)
    return "".join(out) + (" …" if len(record.article.text) > _TEXT_LIMIT else "")


Record.register("html", record_html)
