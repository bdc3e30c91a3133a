"""The command `thonmoi`: parses arguments, calls the rooms, prints. What it needs is imported by the verb that needs it.

Exit status: 0 done, 1 done with rejects or failed checks, 2 bad use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Protocol

import typer

from thonmoi import __version__
from thonmoi.cli_audit import audit, explain
from thonmoi.cli_batch import batch
from thonmoi.cli_catalogue import Catalogues, reader
from thonmoi.cli_catalogue import app as catalogue_app
from thonmoi.cli_check import check
from thonmoi.cli_evaluate import evaluate
from thonmoi.cli_review import review
from thonmoi.cli_sample import labels, sample
from thonmoi.cli_store import diff, export, timeline
from thonmoi.errors import ThonmoiError, source_error

if TYPE_CHECKING:
    from rich.console import Console

    from thonmoi.records import Record

app = typer.Typer(
    name="thonmoi",
    help="Vietnamese news about nông thôn mới and OCOP → records in which every figure quotes its evidence.",
    epilog="Exit status: 0 done, 1 done with rejects or failed checks, 2 bad use.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
)


class _Reads(Protocol):
    """What reads articles: an Extractor, or `thonmoi.api` itself."""

    def extract(self, text: str) -> Record:
        """Read a text."""

    def extract_file(self, path: Path | str) -> Record:
        """Read a file."""


class Format(StrEnum):
    """How `extract` prints."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Vietnamese goes out as UTF-8 whatever the locale, and no odd character ends a run.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    app(prog_name="thonmoi")


def _say(message: str) -> None:
    print(f"thonmoi: {message}", file=sys.stderr)


def _bad_use(message: str) -> NoReturn:
    _say(message)
    raise typer.Exit(2)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"thonmoi {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)] = False,
) -> None:
    pass


@app.command()
def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Articles: text or HTML files; - reads standard input.")],
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="table to read; json (one file an object, several an array); jsonl; csv (a row a figure)."),
    ] = Format.table,
    catalogue: Catalogues = None,
) -> None:
    """Read articles and print their figures, each with the words that say it.

    A file that cannot be read gives one line on standard error; the others are still done.

    [dim]thonmoi extract article.txt
    cat article.txt | thonmoi extract - --format json
    thonmoi extract articles/*.txt --format csv > figures.csv[/dim]
    """
    from thonmoi import api

    failed: list[str] = []
    records = _records(files, failed, reader(catalogue) if catalogue else api)
    if format is Format.table:
        _print_tables(records)
    elif format is Format.csv:
        from thonmoi.store.export import write_csv

        write_csv((record.model_dump(mode="json") for record in records), sys.stdout)
    elif format is Format.jsonl:
        for record in records:
            print(record.model_dump_json())
    elif len(files) == 1:
        for record in records:
            print(_pretty(record))
    else:
        opened = False
        for record in records:
            print(",\n" if opened else "[\n", _pretty(record), sep="", end="")
            opened = True
        print("\n]" if opened else "[]")
    raise typer.Exit(1 if failed else 0)


def _pretty(record: Record) -> str:
    return json.dumps(json.loads(record.model_dump_json()), ensure_ascii=False, indent=2)


def _records(files: list[str], failed: list[str], extractor: _Reads) -> Iterator[Record]:
    """The record of each file; what cannot be read is said on standard error and noted in `failed`."""
    for name in files:
        try:
            yield _from_stdin(extractor) if name == "-" else extractor.extract_file(Path(name))
        except ThonmoiError as error:
            message = error.reject.message if error.reject else error.message
        except Exception as error:  # a bug met on one file must not cost the others
            message = f"reading failed inside thonmoi ({type(error).__name__}: {error}); please report it with the article"
        else:
            continue
        failed.append(name)
        shown = "standard input" if name == "-" else name
        _say(message if message.startswith(f"{shown}:") else f"{shown}: {message}")


def _from_stdin(extractor: _Reads) -> Record:
    from thonmoi.reading.decode import decode
    from thonmoi.records import Reject

    text, _ = decode(sys.stdin.buffer.read())
    if not text.strip():
        raise source_error(Reject(source=None, code="empty", message="there is nothing in it"))
    return extractor.extract(text)


def _console() -> Console:
    from rich.console import Console

    console = Console(highlight=False)
    # In a pipe nobody's window is 80 columns wide, and wrapped cells are hard to search.
    return console if console.is_terminal else Console(highlight=False, width=200)


def _print_tables(records: Iterator[Record]) -> None:
    from thonmoi.display import record_view

    console = _console()
    for i, record in enumerate(records):
        if i:
            console.print()
        console.print(*record_view(record), sep="\n")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from thonmoi.records import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))


app.command()(check)
app.command()(batch)
app.command()(export)
app.command()(diff)
app.command()(timeline)
app.command()(audit)
app.command()(explain)
app.command()(evaluate)
app.command()(review)
app.command()(sample)
app.command()(labels)
app.add_typer(catalogue_app)
