"""The verb `thonmoi review`: articles, records or a store as one page to look at."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from thonmoi.cli_catalogue import Catalogues, reader
from thonmoi.errors import ThonmoiError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from thonmoi.records import Record
    from thonmoi.review.page import Chart


class Interface(StrEnum):
    """The language that a page opens in; it can be changed in the page."""

    vi = "vi"
    en = "en"


def review(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE", help="Articles, folders of them, a store, or records (.json, .jsonl).")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="PAGE.html", help="The page to write.")] = Path("review.html"),
    language: Annotated[Interface, typer.Option("--lang", help="The language it opens in.")] = Interface.vi,
    corrections: Annotated[
        list[Path] | None, typer.Option("--corrections", metavar="GOLD", help="Corrections to go on from: what a page saved, or gold.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many articles in the page.")] = 500,
    title: Annotated[str | None, typer.Option("--title", help="The page's title.  [default: the source's name]")] = None,
    charts: Annotated[bool, typer.Option("--charts/--no-charts", help="Charts in the overview (with thonmoi\\[charts]).")] = True,
    charts_to: Annotated[
        Path | None, typer.Option("--charts-to", metavar="FOLDER", help="Write the charts there too, as SVG and PNG.")
    ] = None,
    numbers: Annotated[bool, typer.Option("--numbers/--no-numbers", help="Say of every other number why it is no figure.")] = True,
    workers: Annotated[int, typer.Option("--workers", "-w", min=0, help="Processes that read articles.")] = 0,
    catalogue: Catalogues = None,
) -> None:
    """Write one self-contained page to read, check and correct what was read; it opens without network.

    The page saves corrections as gold (corrections.jsonl), which evaluate and batch --corrections take.

    [dim]thonmoi review article.txt --out page.html
    thonmoi review store --corrections corrections.jsonl --out page.html[/dim]
    """
    from thonmoi.auditing import fates
    from thonmoi.review.page import Options, write_page
    from thonmoi.review.sources import Records

    records = Records(tuple(sources), workers, tuple(catalogue or ()))
    extractor = reader(catalogue)
    rows: list[dict[str, Any]] = []
    try:
        options = Options(
            title=title or f"thonmoi · {', '.join(source.name or str(source.resolve()) for source in sources[:3])}",
            language=language.value,
            limit=limit,
            audit=(lambda text: fates(extractor.walk(text))) if numbers else None,
            gold=_known(sources, corrections or []),
            charts=(lambda: _charts(rows, language.value, charts_to)) if charts else None,
        )
        done = write_page(_noted(records, rows) if charts else records, out, options)
    except ThonmoiError as error:
        _bad_use(error.message)
    except ModuleNotFoundError as error:
        _bad_use(f"the page needs {error.name}: pip install 'thonmoi[review]'")
    for message in records.refused:
        _say(message)
    if not done.articles:
        out.unlink(missing_ok=True)
        _bad_use(f"nothing to show: no article in {', '.join(map(str, sources))}")
    more = f"; {done.left_out} more are over --limit {limit}" if done.left_out else ""
    counts = ((done.articles, "article"), (done.figures, "figure"), (done.findings, "finding"))
    _say(", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts) + f" in {out}{more}")
    raise typer.Exit(1 if records.refused else 0)


def _known(sources: list[Path], corrections: list[Path]) -> Mapping[str, Mapping[str, Any]]:
    """Corrections by article: those kept beside the stores, then those named, which win."""
    from thonmoi.evaluation.bundle import by_article, kept_beside

    beside = [folder for source in sources if (folder := kept_beside(source)) is not None]
    return by_article([*beside, *corrections]) if beside or corrections else {}


def _noted(records: Iterable[Record], rows: list[dict[str, Any]]) -> Iterator[Record]:
    """The records, their rows noted for the charts as they pass."""
    from thonmoi.review.frames import chart_rows

    for record in records:
        rows.extend(chart_rows(record))
        yield record


def _charts(rows: list[dict[str, Any]], language: str, folder: Path | None) -> Iterable[Chart]:
    """The overview's charts, written to a folder too where one is named; none, and a word about it, where nothing draws them."""
    from thonmoi.review.charts import overview, save_all

    try:
        made = overview(rows, "en" if language == "en" else "vi")
    except ThonmoiError as error:
        _say(f"no charts: {error.message}")
        return []
    if folder is not None:
        save_all(made, folder)
    return made


def _say(message: str) -> None:
    print(f"thonmoi: {message}", file=sys.stderr)


def _bad_use(message: str) -> NoReturn:
    _say(message)
    raise typer.Exit(2)
