"""The command `thonmoi`: parses arguments, calls the rooms, prints. What it needs is imported by the verb that needs it.

Exit status: 0 done, 1 done with rejects or failed checks, 2 bad use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

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

    from thonmoi.api import Extractor
    from thonmoi.reading.members import Member
    from thonmoi.records import Record, Reject

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
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Articles: .txt .md .html .mhtml .docx .pdf, archives of them; - reads standard input."),
    ],
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
    from thonmoi.reading.files import is_archive

    failed: list[str] = []
    extractor = reader(catalogue) if catalogue else api.default()
    records = _records(files, failed, extractor, extractor.extract_file if catalogue else api.extract_file)
    if format is Format.table:
        _print_tables(records)
    elif format is Format.csv:
        from thonmoi.store.export import write_csv

        write_csv((record.model_dump(mode="json") for record in records), sys.stdout)
    elif format is Format.jsonl:
        for record in records:
            print(record.model_dump_json())
    elif len(files) == 1 and not is_archive(Path(files[0])):
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


def _opened(files: list[str]) -> Iterator[tuple[str, Member | Reject | None]]:
    """The name of each file; of an archive that of each member, with the member."""
    from thonmoi.reading.files import is_archive

    for name in files:
        if name == "-" or not is_archive(Path(name)):
            yield name, None
            continue
        from thonmoi.reading.members import members

        for member in members(Path(name)):
            yield member.source or name, member


def _records(files: list[str], failed: list[str], extractor: Extractor, read: Callable[[Path], Record]) -> Iterator[Record]:
    """The record of each file; what cannot be read is said on standard error and noted in `failed`."""
    from thonmoi.records import Reject

    for name, member in _opened(files):
        try:
            if isinstance(member, Reject):
                raise source_error(member)
            if member is not None:
                yield extractor.extract_member(member)
            else:
                yield _from_stdin(extractor) if name == "-" else read(Path(name))
        except ThonmoiError as error:
            message = error.reject.message if error.reject else error.message
        except Exception as error:  # a bug met on one file must not cost the others
            message = f"reading failed inside thonmoi ({type(error).__name__}: {error}); please report it with the article"
        else:
            continue
        failed.append(name)
        shown = "standard input" if name == "-" else name
        _say(message if message.startswith(f"{shown}:") else f"{shown}: {message}")


def _from_stdin(extractor: Extractor) -> Record:
    from thonmoi.reading.documents import read_document, sniffed

    data = sys.stdin.buffer.read()
    return extractor.extract_document(read_document(data, "standard input", sniffed(data)), None)


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
