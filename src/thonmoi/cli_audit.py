"""The verbs `thonmoi audit` and `thonmoi explain`: what became of every number, and why a figure is what it is."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from thonmoi.cli_catalogue import Catalogues, reader
from thonmoi.errors import ThonmoiError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from thonmoi.auditing import Explanation
    from thonmoi.reading.documents import ReadFile
    from thonmoi.records import NumberFate


class AuditFormat(StrEnum):
    """How `audit` prints."""

    table = "table"
    json = "json"


def audit(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article; - reads standard input.")],
    format: Annotated[AuditFormat, typer.Option("--format", "-f", help="table to read, or json.")] = AuditFormat.table,
    unread: Annotated[bool, typer.Option("--unread", help="Only the numbers that look like figures and were not read.")] = False,
    catalogue: Catalogues = None,
) -> None:
    """Show every number of an article and what became of it: in which figure it is, or why in none.

    [dim]thonmoi audit article.txt
    thonmoi audit article.txt --unread[/dim]
    """
    from thonmoi.auditing import fates

    read = _read(file)
    found = [fate for fate in fates(reader(catalogue).walk(read)) if not unread or fate.reason == "unread"]
    if format is AuditFormat.json:
        print(json.dumps([fate.model_dump(mode="json") for fate in found], ensure_ascii=False, indent=2))
        return
    _console().print(*_fates(read.text, found), sep="\n")


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article; - reads standard input.")],
    n: Annotated[int | None, typer.Argument(metavar="[N]", help="The figure's number, as `extract` prints it.  [default: all]")] = None,
    catalogue: Catalogues = None,
) -> None:
    """Show why a figure is what it is: its rule, its cues, the words each slot was read from, what else was possible.

    [dim]thonmoi explain article.txt 3[/dim]
    """
    from thonmoi.auditing import explanation, explanations

    walk = reader(catalogue).walk(_read(file))
    try:
        told = explanations(walk) if n is None else [explanation(walk, n)]
    except IndexError as error:
        _bad_use(str(error))
    console = _console()
    if not told:
        console.print("no figures")
    for i, one in enumerate(told):
        if i:
            console.print()
        console.print(*_explanation(one), sep="\n")


def _read(file: str) -> ReadFile:
    """A file as read; ends the command where it cannot be."""
    from thonmoi.reading.documents import read_document, sniffed
    from thonmoi.reading.files import read_file

    try:
        if file != "-":
            return read_file(Path(file))
        data = sys.stdin.buffer.read()
        return read_document(data, "standard input", sniffed(data))
    except ThonmoiError as error:
        message = error.reject.message if error.reject else error.message
        print(f"thonmoi: {message if message.startswith(file) else f'{file}: {message}'}", file=sys.stderr)
        raise typer.Exit(1) from None


def _bad_use(message: str) -> NoReturn:
    print(f"thonmoi: {message}", file=sys.stderr)
    raise typer.Exit(2)


def _console() -> Console:
    from rich.console import Console

    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=200)


def _fates(text: str, found: list[NumberFate]) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    from thonmoi.display import one_line

    table = Table(box=None, pad_edge=False, header_style="dim", show_edge=False)
    table.add_column("offset", justify="right", style="dim")
    table.add_column("number", justify="right", style="bold cyan", no_wrap=True)
    table.add_column("fate", no_wrap=True)
    table.add_column("why")
    table.add_column("in the text", ratio=1, min_width=20, no_wrap=True, overflow="ellipsis")
    for fate in found:
        quantity = fate.quantity
        what = f"figure {fate.figure}" if fate.figure is not None else fate.reason
        style = "green" if fate.figure is not None else "yellow" if fate.reason == "unread" else "dim"
        around = Text(one_line(f"{text[max(0, quantity.start - 24) : quantity.start]}"), style="dim")
        around.append(f" {one_line(quantity.quote)} ", style="not dim bold").append(one_line(text[quantity.end : quantity.end + 40]))
        table.add_row(str(quantity.start), Text(one_line(quantity.quote)), Text(what, style=style), Text(fate.note, style="dim"), around)
    yield table
    counts: dict[str, int] = {}
    for fate in found:
        counts[fate.reason] = counts.get(fate.reason, 0) + 1
    told = ", ".join(f"{count} {reason}" for reason, count in sorted(counts.items(), key=lambda item: -item[1]))
    yield Text(f"{len(found)} number{'' if len(found) == 1 else 's'}{': ' + told if told else ''}", style="dim")


def _explanation(one: Explanation) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    from thonmoi.display import one_line

    yield Text(f"figure {one.index}: ", style="bold").append(one_line(one.figure.evidence[0].quote), style="italic not bold")
    for sentence in one.sentences:
        yield Text(one_line(sentence.quote), style="dim")
    yield Text("rule  ", style="dim").append(one.figure.rule, style="not dim")
    table = Table(box=None, pad_edge=False, header_style="dim", show_edge=False)
    for name in ("slot", "value", "origin", "read from", "at"):
        table.add_column(name, no_wrap=name in ("slot", "origin", "at"))
    for slot in one.slots:
        words, at = (slot.span.quote, f"{slot.span.start}:{slot.span.end}") if slot.span else ("", "")
        table.add_row(slot.slot, Text(one_line(slot.value), style="bold cyan"), slot.origin, Text(one_line(words)), Text(at, style="dim"))
    yield table
    place = one.figure.place
    if place is not None:
        above = " < ".join(p.name for p in place.parents)
        later = ", ".join(f"{s.kind or s.level} {s.name}" for s in place.successors)
        mapped = f"on the map of {place.as_of}" if place.as_of else ""
        parts = (f"in {above}" if above else "", mapped, f"now {later}" if later else "", place.reason)
        yield Text("place row  ", style="dim").append("; ".join(p for p in parts if p), style="not dim")
    if one.cues:
        told = dict.fromkeys(f"{cue.kind}:{cue.value} “{one_line(cue.span.quote)}”" for cue in one.cues)
        yield Text("cues  ", style="dim").append(", ".join(told), style="not dim")
    if one.alternatives:
        yield Text("also possible  ", style="dim").append(", ".join(f"{slot} {value}" for slot, value in one.alternatives), style="not dim")
    for fate in one.refused:
        why = f"{fate.reason}{f' ({fate.note})' if fate.note else ''}"
        yield Text("not read  ", style="dim").append(f"{one_line(fate.quantity.quote)}: {why}", style="not dim")
