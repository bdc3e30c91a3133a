"""The verbs `thonmoi catalogue …`: list, show, validate and test catalogues, and begin one of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from thonmoi.errors import CatalogueError

if TYPE_CHECKING:
    from thonmoi.api import Extractor

app = typer.Typer(
    name="catalogue",
    help="What is counted and how it is said: list, validate and test catalogues, begin one of one's own.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
)
Catalogues = Annotated[
    list[str] | None,
    typer.Option("--catalogue", "-c", metavar="FILE", help="A catalogue beside our own: a TOML file or a name; again for more."),
]
_Wanted = Annotated[list[str], typer.Argument(metavar="CATALOGUE", help="TOML files, or names that `catalogue list` shows.")]


def reader(catalogues: list[str] | None) -> Extractor:
    """What reads with the catalogues of a verb's option; ends the command where one does not hold."""
    from thonmoi import api

    try:
        return api.Extractor(catalogues) if catalogues else api.default()
    except CatalogueError as error:
        _bad_use(error.message)


@app.command("list")
def show_list() -> None:
    """Show the catalogues that have a name: ours, and those of installed packages."""
    from thonmoi.catalogue.finding import known

    failed = False
    for one in known():
        try:
            catalogue = one.load()
        except CatalogueError as error:
            failed = True
            print(f"{one.name}  ({one.origin}) cannot be read: {error.message}")
            continue
        count = len(catalogue.indicator)
        declared = f"{count} indicator{'' if count == 1 else 's'}" if count else f"{len(catalogue.cue)} cues"
        print(f"{one.name}  {catalogue.fingerprint}  {declared}, {catalogue.title} ({one.origin})")
    raise typer.Exit(1 if failed else 0)


@app.command()
def validate(files: _Wanted) -> None:
    """Check the form of catalogues: each fault with its file and line.

    [dim]thonmoi catalogue validate own.toml[/dim]
    """
    from thonmoi.catalogue import compose

    failed = 0
    for name in files:
        try:
            composed = compose(name)
        except CatalogueError as error:
            failed += 1
            print(error.message)
            continue
        catalogue = composed.parts[-1]
        beside = ", ".join(part.name for part in composed.parts[:-1])
        counts = f"{len(catalogue.indicator)} indicators, {len(catalogue.cue)} cues"
        print(f"{name}: {catalogue.name}, {counts}" + (f"; beside {beside}" if beside else ""))
    raise typer.Exit(1 if failed else 0)


@app.command()
def test(files: _Wanted) -> None:
    """Read every example of a catalogue, and show each that is not read as it says, with its file and line.

    [dim]thonmoi catalogue test own.toml
    thonmoi catalogue test cooperatives[/dim]
    """
    from thonmoi.examples import try_catalogue

    failed = 0
    for name in files:
        try:
            tried = try_catalogue(name)
        except CatalogueError as error:
            failed += 1
            print(error.message)
            continue
        for one in tried.failures:
            print(f"{tried.name}:{one.line}: {one.entry}: {one.message}\n    {one.text}")
        wrong = len({(one.line, one.text) for one in tried.failures})
        failed += wrong
        print(f"{tried.name}: {tried.examples} examples, {tried.examples - wrong} read as they say, {wrong} not")
    raise typer.Exit(1 if failed else 0)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a catalogue file, for editors that complete and check TOML.

    [dim]thonmoi catalogue schema > catalogue.json[/dim]
    """
    import json

    from thonmoi.catalogue.model import Catalogue

    made = Catalogue.model_json_schema()
    made["properties"].pop("fingerprint")  # made of the file, not written in it
    print(json.dumps(made, ensure_ascii=False, indent=2))


_TEMPLATE: Final = """\
# What is counted here, and how it is said. Phrases in lower case; "[x]" is optional, "(a|b)" are alternatives.
name = "{name}"
title = "{name}"
version = 1
source = "where the standard or the definition is written down"

[[indicator]]
code = "{code}"
vi = "trường đạt chuẩn quốc gia"        # what findings call it, in Vietnamese and in English
en = "schools of the national standard"
unit = "school"                         # the noun in English, for sums
nouns = ["trường", "trường học"]        # what stands after the number
standards = ["đạt chuẩn quốc gia"]      # words that must be said of it; leave out where the noun is enough
near_misses = ["đang xây dựng"]         # words that turn a number away
subsets = ["mầm non", "tiểu học"]       # words that narrow the noun

[[indicator.example]]
text = "Năm 2023, huyện Yên Thế có 45/52 trường đạt chuẩn quốc gia, chiếm 86,5%."
figures = [
    {{ value = 45, denominator = 52, place = "Yên Thế", year = 2023 }},
    {{ value = 86.5, measure = "share" }},
]

[[indicator.example]]                   # a near miss: no figures
text = "Huyện có 52 trường học."
figures = []
"""


@app.command()
def new(file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="The file to make; one that is there is left alone.")]) -> None:
    """Begin a catalogue of one's own: a file with one indicator and two examples, to be changed.

    [dim]thonmoi catalogue new schools.toml && thonmoi catalogue test schools.toml[/dim]
    """
    import re

    name = re.sub(r"[^a-z0-9_]+", "_", file.stem.lower()).strip("_") or "own"
    name = name if name[0].isalpha() else f"own_{name}"
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(_TEMPLATE.format(name=name, code=re.sub(r"_+", "_", f"{name}_national_standard")))
    except FileExistsError:
        _bad_use(f"{file}: is there already; choose another name")
    except OSError as error:
        _bad_use(f"{file}: cannot be written: {error.strerror or error}")
    print(f"{file}: change it, then run: thonmoi catalogue test {file}")


def _bad_use(message: str) -> NoReturn:
    print(f"thonmoi: {message}", file=sys.stderr)
    raise typer.Exit(2)
