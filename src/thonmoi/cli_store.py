"""The verbs on stores: `export`, `diff`, `timeline`."""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from thonmoi.errors import StoreError

if TYPE_CHECKING:
    from thonmoi.store.diff import Change


class DiffFormat(StrEnum):
    """How `diff` prints."""

    text = "text"
    jsonl = "jsonl"


class TimelineFormat(StrEnum):
    """How `timeline` prints."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


def _say(message: str) -> None:
    print(f"thonmoi: {message}", file=sys.stderr)


def _bad_use(message: str) -> NoReturn:
    _say(message)
    raise typer.Exit(2)


def export(
    store: Annotated[str, typer.Argument(metavar="DIR", help="A store that batch wrote.")],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="TARGET",
            help="x.csv, x.parquet: a row a figure; x.jsonl: a record a line; x.xlsx, x.duckdb, postgresql://…: all tables.",
        ),
    ],
) -> None:
    """Write a store into one file or a database.

    [dim]thonmoi export store --to figures.csv
    thonmoi export store --to postgresql://me@localhost/news[/dim]
    """
    from thonmoi.store.export import export as write
    from thonmoi.store.reading import open_store

    try:
        with open_store(store) as opened:
            count = write(opened, to)
    except StoreError as error:
        _bad_use(error.message)
    _say(f"{count} row{'' if count == 1 else 's'} in {to if '://' not in to else 'the database'}")


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A store that batch wrote.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another: of other articles, by another version, with another catalogue.")],
    format: Annotated[DiffFormat, typer.Option("--format", "-f", help="text to read, or jsonl with both rows.")] = DiffFormat.text,
) -> None:
    """Show which figures came (+), went (-) or changed (~) from one store to another.

    [dim]thonmoi diff before after[/dim]
    """
    from thonmoi.store.diff import diff as compare
    from thonmoi.store.reading import open_store

    try:
        with open_store(old) as before, open_store(new) as after:
            found = compare(before, after)
    except StoreError as error:
        _bad_use(error.message)
    for change in found.changes:
        if format is DiffFormat.jsonl:
            entry = {"kind": change.kind, "source": change.source, "slots": change.slots, "old": change.old, "new": change.new}
            print(json.dumps(entry, ensure_ascii=False, default=str))
        else:
            print(_line(change))
    counts = ", ".join(f"{found.count(kind)} {kind}" for kind in ("came", "went", "changed"))
    _say(f"{counts}, {found.same} the same")


def _line(change: Change) -> str:
    sign = {"came": "+", "went": "-", "changed": "~"}[change.kind]
    row = change.new or change.old or {}
    place = row["place"] or "–"
    shown = f"{sign} {change.source or row['article_id']} {row['indicator']} {row['measure']} {row['status']}"
    shown += f" {_number(row['value'])} {row['unit']} · {place} · {row['period_text'] or row['period_end'] or '–'}"
    if change.old is not None and change.new is not None:
        shown += " · " + ", ".join(f"{name}: {_shown(change.old[name])} → {_shown(change.new[name])}" for name in change.slots)
    quote = " ".join(str(row["quote"]).split())
    return f"{shown} “{quote}”"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "–"
    return "–" if value is None else _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else repr(value)


def timeline(
    store: Annotated[str, typer.Argument(metavar="DIR", help="A store that batch wrote.")],
    indicator: Annotated[str | None, typer.Option("--indicator", "-i", metavar="CODE", help="Of one indicator.")] = None,
    place: Annotated[str | None, typer.Option("--place", "-p", metavar="NAME", help="Of one place, by name or code.")] = None,
    year: Annotated[int | None, typer.Option("--year", "-y", help="Of one year.")] = None,
    measure: Annotated[str | None, typer.Option("--measure", "-m", help="Of one measure: total, share, increase, …")] = None,
    status: Annotated[str | None, typer.Option("--status", "-s", help="achieved or target.")] = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only what is in conflict.")] = False,
    format: Annotated[
        TimelineFormat, typer.Option("--format", "-f", help="table to read; csv; jsonl with all sources.")
    ] = TimelineFormat.table,
) -> None:
    """Hold the articles against each other: one series an indicator, place and year, each value agreed, superseded or in conflict.

    Copies of one story count once. Places of the map until June 2025 and of that since July 2025 are never one series.

    [dim]thonmoi timeline store --indicator communes_ntm --place "Bắc Giang"[/dim]
    """
    from thonmoi.store.reading import open_store
    from thonmoi.store.timeline import Wanted
    from thonmoi.store.timeline import timeline as follow
    from thonmoi.store.timeline.table import COLUMNS, rows

    try:
        with open_store(store) as opened:
            found = rows(follow(opened, Wanted(indicator, place, year, measure, status)))
    except StoreError as error:
        _bad_use(error.message)
    found = [row for row in found if row["state"] == "conflict" or not conflicts]
    if format is TimelineFormat.jsonl:
        for row in found:
            print(json.dumps(row, ensure_ascii=False, default=str))
    elif format is TimelineFormat.csv:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "place_parents": _shown(row["place_parents"]), "sources": _names(row)} for row in found)
    else:
        _print_series(found)


def _names(row: dict[str, Any]) -> str:
    return "; ".join(dict.fromkeys(source["source"] or source["article_id"] for source in row["sources"]))


def _print_series(found: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("indicator", "place", "year", "measure", "what", "value", "as of", "state", "stories", "sources"):
        table.add_column(name, justify="right" if name in ("value", "stories") else "left", overflow="fold")
    other = False
    for row in found:
        other = other or row["other_map"]
        place = f"{row['place_kind'] or ''} {row['place']}".strip() + (" *" if row["other_map"] else "")
        what = [] if row["status"] == "achieved" else [row["status"]]
        if row["stars_min"] is not None or row["stars_max"] is not None:
            what.append(
                f"{row['stars_min'] or ''}–{row['stars_max'] or ''}★" if row["stars_min"] != row["stars_max"] else f"{row['stars_min']}★"
            )
        if row["band_min"] is not None or row["band_max"] is not None:
            what.append(f"{row['band_min'] or ''}–{row['band_max'] or ''} tiêu chí")
        what.extend(str(row[name]) for name in ("subset", "per") if row[name])
        sign = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}[row["comparator"]]
        value = sign + _number(row["value"]) + (f"–{_number(row['value_max'])}" if row["value_max"] is not None else "")
        cells = [row["indicator"], place, str(row["year"]), row["measure"], " ".join(what), f"{value} {row['unit'] or ''}".strip()]
        cells += [str(row["as_of"] or "–"), row["state"], str(row["stories"]), _names(row)]
        table.add_row(*(Text(cell) for cell in cells))
    console = Console(highlight=False)
    (console if console.is_terminal else Console(highlight=False, width=220)).print(table)
    if other:
        print("* this place has a series on the other map of 2025 too (until June, since July): their numbers are not comparable")
