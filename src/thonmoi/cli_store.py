"""The verbs on stores: `export`, `diff`, `timeline`."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

from thonmoi.errors import StoreError


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
