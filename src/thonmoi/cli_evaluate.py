"""The verb `thonmoi evaluate`: gold against what the library reads."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from thonmoi.errors import ThonmoiError

if TYPE_CHECKING:
    from thonmoi.evaluation.sampling import Design
    from thonmoi.records import Record


class EvaluateFormat(StrEnum):
    """How `evaluate` prints."""

    table = "table"
    json = "json"


class Indicators(StrEnum):
    """Which indicators count."""

    core = "core"
    all = "all"


class LedgerVerb(StrEnum):
    """What to do with the ledger of a corpus."""

    check = "check"
    pin = "pin"


def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Folders, gold files NN.json with NN.txt beside, corrections.jsonl.")],
    format: Annotated[EvaluateFormat, typer.Option("--format", "-f", help="table to read, or json.")] = EvaluateFormat.table,
    errors: Annotated[int, typer.Option("--errors", "-e", min=0, metavar="N", help="Show N errors with the text around them.")] = 0,
    indicators: Annotated[Indicators, typer.Option("--indicators", help="core: without poverty, income, funds, awards.")] = Indicators.all,
    against: Annotated[Path | None, typer.Option("--against", metavar="FILE", help="Compare with a run that --save wrote.")] = None,
    save: Annotated[Path | None, typer.Option("--save", metavar="FILE", help="Keep this run, to compare with later.")] = None,
    ledger: Annotated[
        LedgerVerb | None,
        typer.Option("--ledger", help="check: fail where a score of the corpus is below its floor; pin: write floors, never lower ones."),
    ] = None,
) -> None:
    """Score what the library reads against gold: by indicator and by slot, with 95 % intervals.

    Exit status: 0 done, 1 the ledger fails, 2 gold that is not there or does not hold. Errors are shown only when asked for, so that
    a held-out part stays unseen. A folder that `thonmoi sample` drew tells of its whole store, from the labels that lie in it.

    [dim]thonmoi evaluate corpus/dev --errors 20
    thonmoi evaluate corpus/dev --save before.json; thonmoi evaluate corpus/dev --against before.json
    thonmoi evaluate corpus --ledger check[/dim]
    """
    try:
        if ledger is not None:
            _ledger(gold, ledger)
        _evaluate(gold, format, errors, str(indicators), against, save)
    except ThonmoiError as error:
        _bad_use(error.message)


def _bad_use(message: str) -> NoReturn:
    print(f"thonmoi: {message}", file=sys.stderr)
    raise typer.Exit(2)


def _ledger(gold: list[Path], verb: LedgerVerb) -> NoReturn:
    from thonmoi.evaluation.ledger import check, pin

    if len(gold) != 1 or not gold[0].is_dir():
        _bad_use("--ledger wants one corpus folder, with dev and test in it")
    done = check(gold[0]) if verb is LedgerVerb.check else pin(gold[0])
    for line in done.notes:
        print(line)
    for line in done.failures:
        print(f"thonmoi: {line}", file=sys.stderr)
    raise typer.Exit(1 if done.failures else 0)


def _evaluate(gold: list[Path], format: EvaluateFormat, errors: int, indicators: str, against: Path | None, save: Path | None) -> None:
    from itertools import islice

    from rich.console import Console

    from thonmoi.evaluation import report, run
    from thonmoi.evaluation.estimate import estimate

    # Before the reading, which takes the time.
    saved = _saved(against) if against else None
    design, read = _sample(gold)
    judged = run.evaluate(gold, read)
    estimated = estimate(design, judged, indicators) if design is not None else None
    if save:
        try:
            save.write_text(json.dumps(run.saved_dict(judged), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            _bad_use(f"{save}: cannot be written: {error.strerror or error}")
    try:
        changed = run.compare_runs(judged, saved, indicators) if saved is not None else None
    except ValueError as error:
        _bad_use(f"{against}: {error}")
    # What a comparison shows of a held-out part are its errors too.
    held_out = any(one.source.split == run.HELD_OUT for one in judged)
    shown = errors or (0 if held_out else 20)
    if format is EvaluateFormat.json:
        result = run.run_dict(judged, indicators)
        if estimated is not None:
            result["store"] = asdict(estimated)
        if errors:
            result["errors"] = [line.plain for line in islice(report.errors(judged, indicators), errors)]
        if changed is not None:
            result["against"] = [line.plain for line in report.comparison(changed, shown)]
        print(json.dumps(result, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=200)
    console.print(*report.tables(judged, indicators), sep="\n")
    if estimated is not None:
        console.print(*report.estimate_tables(estimated), sep="\n")
    for line in islice(report.errors(judged, indicators), errors):
        console.print(line, soft_wrap=True)
    for line in report.comparison(changed, shown) if changed is not None else ():
        console.print(line, soft_wrap=True)


def _sample(gold: list[Path]) -> tuple[Design | None, Callable[[str], Record] | None]:
    """The design of a sample, where that is what is scored; and for a sample or a store its own reading of each text, which is what
    somebody who scores it asks about."""
    from thonmoi.evaluation.sampling import is_sample, load_design
    from thonmoi.store.manifest import MANIFEST

    samples = [source for source in gold if source.is_dir() and is_sample(source)]
    stores = [source for source in gold if (source / MANIFEST).is_file()]
    if len(samples) > 1:
        _bad_use("one sample at a time: each tells of a store of its own")
    if not samples and not stores:
        return None, None
    known = {record.article.text: record for source in samples for record in _drawn(source)}
    known |= {record.article.text: record for source in stores for record in _corrected(source)}

    def read(text: str) -> Record:
        if text in known:
            return known[text]
        if samples:
            _bad_use(f"{samples[0]}: there are labels of an article that is not in the sample")
        from thonmoi.api import extract

        return extract(text)

    return load_design(samples[0]) if samples else None, read


def _drawn(sample: Path) -> Iterator[Record]:
    """The records of a sample."""
    from thonmoi.evaluation.sampling import RECORDS
    from thonmoi.records import Record

    try:
        with (sample / RECORDS).open(encoding="utf-8") as lines:
            yield from map(Record.model_validate_json, lines)
    except (OSError, ValueError) as error:
        _bad_use(f"{sample / RECORDS}: the sample's records cannot be read: {error}")


def _corrected(folder: Path) -> Iterator[Record]:
    """The records of a store that there are corrections of."""
    from thonmoi.evaluation.bundle import FOLDER
    from thonmoi.records import Record
    from thonmoi.store import open_store
    from thonmoi.store.tables import record_json

    ids = [path.stem for path in (folder / FOLDER).glob("*.json")]
    query = "SELECT r.record, a.text FROM records r JOIN articles a ON a.id = r.article_id WHERE a.id IN (SELECT unnest(?))"
    with open_store(folder) as store:
        for data, text in store.stream(query, [ids]):
            yield Record.model_validate(record_json(data, text))


def _saved(path: Path) -> dict[str, Any]:
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        _bad_use(f"{path}: this is no run that --save wrote: {error}")
    if not isinstance(saved, dict):
        _bad_use(f"{path}: this is no run that --save wrote")
    return saved
