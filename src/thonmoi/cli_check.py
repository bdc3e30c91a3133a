"""The verb `thonmoi check`: records in files and stores, each failure with its line and field."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thonmoi.errors import StoreError

if TYPE_CHECKING:
    from thonmoi.records import Record
    from thonmoi.validation import Failure


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="RECORD.json", help="Records in JSON, JSON Lines or Parquet, or a store; - reads JSON from standard input."),
    ],
) -> None:
    """Validate records: their schema, every quote against the text, every value against its quote.

    Prints a line for each failure: file, line (of Parquet the row), field, reason. A record with a finding of severity `error` fails too.

    [dim]thonmoi extract article.txt --format jsonl | thonmoi check -
    thonmoi check records.parquet store/[/dim]
    """
    from thonmoi.validation import Failure

    records = failures = 0
    for name in files:
        try:
            for item in _items(name):
                if isinstance(item, Failure):
                    failures += 1
                    print(f"{name}:{item.line}: {item.field + ': ' if item.field else ''}{item.message}")
                else:
                    records += 1
        except OSError as error:
            failures += 1
            _say(f"{name}: cannot be read: {error.strerror or error}")
        except StoreError as error:
            failures += 1
            _say(error.message if error.message.startswith(name) else f"{name}: {error.message}")
    _say(f"{records} valid record{'' if records == 1 else 's'}, {failures} failure{'' if failures == 1 else 's'}")
    raise typer.Exit(1 if failures else 0)


def _items(name: str) -> Iterator[Record | Failure]:
    from thonmoi.validation import check_stream

    path, suffix = Path(name), Path(name).suffix.lower()
    if name != "-" and (path.is_dir() or "://" in name or suffix == ".parquet"):
        from thonmoi.validation_tables import check_parquet, check_store

        yield from check_parquet(path) if suffix == ".parquet" and not path.is_dir() else check_store(name)
        return
    with nullcontext(sys.stdin.buffer) if name == "-" else path.open("rb") as stream:
        yield from check_stream(stream, lines=suffix in (".jsonl", ".ndjson"))


def _say(message: str) -> None:
    print(f"thonmoi: {message}", file=sys.stderr)
