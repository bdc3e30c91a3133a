"""The verb `thonmoi batch`: arguments, the progress bar, the log for machines, what is said at the end."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn

import typer

from thonmoi.errors import StoreError, ThonmoiError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from thonmoi.batch.job import How, Report, Tally
    from thonmoi.records import Reject

_LOG_SECONDS = 5.0


class Engine(StrEnum):
    """What reads the articles of a batch."""

    local = "local"
    dask = "dask"


def batch(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, globs, addresses (s3://…); @FILE is a list with one of these a line."),
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="The store to write into; new, or one that batch wrote.")],
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", min=0, help="Processes; 0 reads in this one.  [default: one a core]")
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="local: processes of this machine; dask: workers of a Dask cluster.")
    ] = Engine.local,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="A Dask scheduler to join.  [default: a cluster on this machine]")
    ] = None,
    chunk: Annotated[int, typer.Option("--chunk", min=1, help="Sources that a Dask worker takes at once, and a shard of the store.")] = 250,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds for one article (with workers).")] = 60.0,
    memory: Annotated[int, typer.Option("--memory", min=200, help="Megabytes that one worker may take for an article.")] = 4000,
    catalogue: Annotated[
        list[str] | None,
        typer.Option("--catalogue", "-c", metavar="FILE", help="A catalogue beside our own: a TOML file or a name; again for more."),
    ] = None,
    retry_rejects: Annotated[bool, typer.Option("--retry-rejects", help="Read again what was refused before.")] = False,
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema", metavar="MODULE:MODEL", help="Fill a pydantic model of one's own from each article: DIR/models/MODEL.jsonl."
        ),
    ] = None,
    corrections: Annotated[
        list[Path] | None,
        typer.Option("--corrections", metavar="GOLD", help="Keep what a review page saved, or gold, in DIR/corrections, for good."),
    ] = None,
    log_json: Annotated[bool, typer.Option("--log-json", help="One JSON object a line on standard error, for machines.")] = False,
) -> None:
    """Read many articles into a store: Parquet files that DuckDB, pandas and thonmoi.open_store read.

    Run it again and what is done is skipped; a run that was stopped goes on. A file that cannot be read becomes a row of `rejects`.

    [dim]thonmoi batch articles/ --out store --workers 4
    thonmoi batch 'news/2021-*.html' @more.txt --out store
    thonmoi batch s3://bucket/news/ --out s3://bucket/store --engine dask --scheduler tcp://head:8786[/dim]
    """
    from thonmoi.batch.job import How
    from thonmoi.batch.worker import Memory
    from thonmoi.evaluation.bundle import keep, read_all

    say = _Log(log_json)
    workers = (os.cpu_count() or 1) if workers is None else workers
    how = How(workers, timeout if workers else None, Memory(limit=memory * 1_000_000), retry_rejects)
    model = _model(schema) if schema is not None else None
    if model is not None and "://" in out:
        say.fail(f"--schema writes beside the tables of a store on this machine; {out} is none")
    try:
        corrected = read_all(corrections or ())
        with say.progress(sources) as report:
            tally = _run(sources, out, how, tuple(catalogue or ()), _Cluster(scheduler, chunk) if engine is Engine.dask else None, report)
        keep(corrected, out)
    except ThonmoiError as error:
        say.fail(error.message)
    except KeyboardInterrupt:
        say.say(f"stopped; what was read is in {out}, the same command goes on from there", event="stopped")
        raise typer.Exit(130) from None
    say.done(tally, out)
    failed = _fill(say, out, model) if model is not None else 0
    raise typer.Exit(1 if tally.rejects or failed else 0)


def _run(sources: list[str], out: str, how: How, catalogues: tuple[str, ...], cluster: _Cluster | None, report: Report) -> Tally:
    """The batch, on this machine or on a cluster."""
    from thonmoi.batch.job import Batch
    from thonmoi.deferred import Deferred
    from thonmoi.store.needs import need
    from thonmoi.store.writing import Writer

    _something(sources)
    own: list[str] = []
    if catalogues:
        from thonmoi.catalogue import compose

        own = [part.fingerprint for part in compose(catalogues).parts]
    with Writer(out, catalogues=own) as writer:
        if cluster is None:
            return Batch(writer, Deferred(catalogues), how, report).run(sources)
        need("distributed")
        from thonmoi.batch.cluster import DaskBatch

        return DaskBatch(writer, Deferred(catalogues), how, report, cluster.scheduler, cluster.chunk).run(sources)


def _something(sources: list[str]) -> None:
    """Refuse, before a store is made, sources of which none gives anything but that it is not there."""
    from thonmoi.batch.listing import listing
    from thonmoi.records import Reject

    refused = []
    for source in sources:
        item = next(iter(listing([source])), None)
        if item is not None and not (isinstance(item, Reject) and item.code == "not_found"):
            return
        refused.append(f"{source}: {item.message if item is not None else 'holds no article file'}")
    raise StoreError("nothing", "nothing to read: " + "; ".join(refused))


class _Cluster(NamedTuple):
    scheduler: str | None
    chunk: int


def _model(name: str) -> type[BaseModel]:
    """A model by its name, before anything is read."""
    from thonmoi.schema import load_model

    try:
        return load_model(name)
    except ThonmoiError as error:
        _Log(False).fail(error.message)


def _fill(say: _Log, store: str, model: type[BaseModel]) -> int:
    """Write the models of a store; how many articles could not fill theirs."""
    from thonmoi.batch.filling import write_models

    try:
        done = write_models(store, model)
    except StoreError as error:
        say.fail(error.message)
    articles = f"{done.filled} article{'' if done.filled == 1 else 's'}"
    say.say(f"{articles} filled {model.__name__}, {done.failed} did not (their `problems` say why): {done.where}", event="filled")
    return done.failed


class _Log:
    """What the verb says on standard error: a line a matter, for people or as JSON."""

    def __init__(self, as_json: bool) -> None:
        self._json = as_json
        self._start = time.monotonic()

    def say(self, message: str, event: str, **facts: Any) -> None:
        """One line."""
        if self._json:
            entry = {"event": event, "seconds": round(time.monotonic() - self._start, 3), **facts, "message": message}
            print(json.dumps(entry, ensure_ascii=False), file=sys.stderr, flush=True)
        else:
            print(f"thonmoi: {message}", file=sys.stderr)

    def fail(self, message: str) -> NoReturn:
        """Bad use."""
        self.say(message, event="error")
        raise typer.Exit(2)

    def done(self, tally: Tally, out: str) -> None:
        """The last line."""
        self.say(
            f"{tally.articles} article{'' if tally.articles == 1 else 's'} read, {tally.figures} figures, {tally.rejects} rejected, "
            f"{tally.skipped} done before; the store is {out}",
            event="done", **_facts(tally), store=out,
        )  # fmt: skip

    @contextmanager
    def progress(self, sources: list[str]) -> Iterator[Report]:
        """A progress bar on a terminal, JSON if asked for, silence elsewhere; gives the function that moves it."""
        if self._json:
            yield self._lines()
        elif sys.stderr.isatty():
            with _bar(sources) as report:
                yield report
        else:
            yield lambda tally, reject: None

    def _lines(self) -> Report:
        last = [time.monotonic()]

        def report(tally: Tally, reject: Reject | None) -> None:
            if reject is not None:
                self.say(reject.message, event="reject", source=reject.source, code=reject.code, detail=reject.detail)
            now = time.monotonic()
            if now - last[0] >= _LOG_SECONDS:
                last[0] = now
                speed = tally.articles / (now - self._start)
                self.say(f"{tally.articles} articles", event="progress", **_facts(tally), per_second=round(speed, 1))

        return report


def _facts(tally: Tally) -> dict[str, int]:
    names = ("sources", "articles", "figures", "rejects", "skipped")
    return {name: getattr(tally, name) for name in names}


@contextmanager
def _bar(sources: list[str]) -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]} articles/s · {task.fields[rejects]} rejects · left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar, _counting(sources) as total:
        task = bar.add_task("", total=None, speed="–", rejects=0)
        last = [0.0]

        def report(tally: Tally, reject: Reject | None) -> None:
            now = time.monotonic()
            if now - last[0] < 0.1:  # to move a bar costs more than to read most articles
                return
            last[0] = now
            elapsed = bar.tasks[0].elapsed or 0
            speed = f"{tally.articles / elapsed:.0f}" if elapsed > 1 else "–"
            met = tally.articles + tally.rejects + tally.skipped
            bar.update(task, total=total(), completed=met, rejects=tally.rejects, speed=speed)

        yield report


@contextmanager
def _counting(sources: list[str]) -> Iterator[Callable[[], int | None]]:
    """Count the sources beside the run, which does not wait for it; gives their number once it is known."""
    from thonmoi.batch.listing import count

    found: list[int | None] = []
    stop = threading.Event()
    counting = threading.Thread(target=lambda: found.append(count(sources, stop.is_set)), daemon=True)
    counting.start()
    try:
        yield lambda: found[0] if found else None
    finally:
        stop.set()
