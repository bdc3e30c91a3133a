"""The command `thonmoi`: parses arguments, calls the rooms, prints. What it needs is imported by the verb that needs it.

Exit status: 0 done, 1 done with rejects or failed checks, 2 bad use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from thonmoi import __version__
from thonmoi.cli_audit import audit, explain
from thonmoi.cli_evaluate import evaluate
from thonmoi.errors import StoreError, ThonmoiError, source_error

if TYPE_CHECKING:
    from pydantic import BaseModel
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
) -> None:
    """Read articles and print their figures, each with the words that say it.

    A file that cannot be read gives one line on standard error; the others are still done.

    [dim]thonmoi extract article.txt
    cat article.txt | thonmoi extract - --format json
    thonmoi extract articles/*.txt --format csv > figures.csv[/dim]
    """
    failed: list[str] = []
    records = _records(files, failed)
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


def _records(files: list[str], failed: list[str]) -> Iterator[Record]:
    """The record of each file; what cannot be read is said on standard error and noted in `failed`."""
    from thonmoi import api

    for name in files:
        try:
            yield _from_stdin() if name == "-" else api.extract_file(Path(name))
        except ThonmoiError as error:
            message = error.reject.message if error.reject else error.message
        except Exception as error:  # a bug met on one file must not cost the others
            message = f"reading failed inside thonmoi ({type(error).__name__}: {error}); please report it with the article"
        else:
            continue
        failed.append(name)
        shown = "standard input" if name == "-" else name
        _say(message if message.startswith(f"{shown}:") else f"{shown}: {message}")


def _from_stdin() -> Record:
    from thonmoi import api
    from thonmoi.reading.decode import decode
    from thonmoi.records import Reject

    text, _ = decode(sys.stdin.buffer.read())
    if not text.strip():
        raise source_error(Reject(source=None, code="empty", message="there is nothing in it"))
    return api.extract(text)


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


@app.command()
def check(
    files: Annotated[list[str], typer.Argument(metavar="RECORD.json", help="Records in JSON or JSON Lines; - reads standard input.")],
) -> None:
    """Validate records: their schema, every quote against the text, every value against its quote.

    Prints a line for each failure: file, line, field, reason. A record with a finding of severity `error` fails too.

    [dim]thonmoi extract article.txt --format jsonl | thonmoi check -[/dim]
    """
    from thonmoi.validation import Failure, check_stream

    records = failures = 0
    for name in files:
        try:
            with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
                for item in check_stream(stream, lines=Path(name).suffix.lower() in (".jsonl", ".ndjson")):
                    if isinstance(item, Failure):
                        failures += 1
                        print(f"{name}:{item.line}: {item.field + ': ' if item.field else ''}{item.message}")
                        continue
                    records += 1
                    for i, finding in enumerate(item.findings):
                        if finding.severity == "error":
                            failures += 1
                            print(f"{name}: article {item.article.id}: findings[{i}]: {finding.code}: {finding.message_en}")
        except OSError as error:
            failures += 1
            _say(f"{name}: cannot be read: {error.strerror or error}")
    _say(f"{records} valid record{'' if records == 1 else 's'}, {failures} failure{'' if failures == 1 else 's'}")
    raise typer.Exit(1 if failures else 0)


@app.command()
def batch(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, globs; @FILE is a list with one of these a line.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The store to write into; new, or one that batch wrote.")],
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", min=0, help="Processes; 0 reads in this one.  [default: one a core]")
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds for one article (with workers).")] = 60.0,
    retry_rejects: Annotated[bool, typer.Option("--retry-rejects", help="Read again what was refused before.")] = False,
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema", metavar="MODULE:MODEL", help="Fill a pydantic model of one's own from each article: DIR/models/MODEL.jsonl."
        ),
    ] = None,
) -> None:
    """Read many articles into a store: Parquet files that DuckDB, pandas and thonmoi.open_store read.

    Run it again and what is done is skipped; a run that was stopped goes on. A file that cannot be read becomes a row of `rejects`.

    [dim]thonmoi batch articles/ --out store --workers 4
    thonmoi batch 'news/2021-*.html' @more.txt --out store[/dim]
    """
    import os

    from thonmoi.batch.job import Batch
    from thonmoi.store.writing import Writer

    workers = (os.cpu_count() or 1) if workers is None else workers
    model = _model(schema) if schema is not None else None
    try:
        with _progress(sources) as report, Writer(out) as writer:
            tally = Batch(writer, workers, timeout if workers else None, retry_rejects, report).run(sources)
    except ThonmoiError as error:
        _bad_use(error.message)
    except KeyboardInterrupt:
        _say(f"stopped; what was read is in {out}, the same command goes on from there")
        raise typer.Exit(130) from None
    if not tally.sources:
        _bad_use(f"nothing to read: no .txt, .md, .html or .htm file in {', '.join(sources)}")
    _say(
        f"{tally.articles} article{'' if tally.articles == 1 else 's'} read, {tally.figures} figures, {tally.rejects} rejected, "
        f"{tally.skipped} done before; the store is {out}"
    )
    failed = _fill(out, model) if model is not None else 0
    raise typer.Exit(1 if tally.rejects or failed else 0)


def _model(name: str) -> type[BaseModel]:
    """A model by its name, before anything is read."""
    from thonmoi.schema import load_model

    try:
        return load_model(name)
    except ThonmoiError as error:
        _bad_use(error.message)


def _fill(store: Path, model: type[BaseModel]) -> int:
    """Write the models of a store; how many articles could not fill theirs."""
    from thonmoi.batch.filling import write_models

    try:
        done = write_models(store, model)
    except StoreError as error:
        _bad_use(error.message)
    _say(f"{done.filled} articles filled {model.__name__}, {done.failed} did not (their `problems` say why): {done.path}")
    return done.failed


@contextmanager
def _progress(sources: list[str]) -> Iterator[Any]:
    """A progress bar on a terminal, silence elsewhere; gives the function that moves it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from thonmoi.batch.job import Tally
    from thonmoi.batch.sources import expand

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]} articles/s · {task.fields[rejects]} rejects · left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=sum(1 for _ in expand(sources)), speed="–", rejects=0)

        def report(tally: Tally) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            speed = f"{tally.articles / elapsed:.0f}" if elapsed > 1 else "–"
            bar.update(task, completed=tally.articles + tally.rejects + tally.skipped, rejects=tally.rejects, speed=speed)

        yield report


@app.command()
def export(
    store: Annotated[Path, typer.Argument(metavar="DIR", help="A store that batch wrote.")],
    to: Annotated[Path, typer.Option("--to", metavar="TARGET", help="x.csv or x.parquet: a row a figure; x.jsonl: a whole record a line.")],
) -> None:
    """Write a store into one file.

    [dim]thonmoi export store --to figures.csv[/dim]
    """
    from thonmoi.store.export import export as write
    from thonmoi.store.reading import open_store

    try:
        with open_store(store) as opened:
            count = write(opened, to)
    except StoreError as error:
        _bad_use(error.message)
    _say(f"{count} row{'' if count == 1 else 's'} in {to}")


app.command()(audit)
app.command()(explain)
app.command()(evaluate)
