"""The verbs `thonmoi sample` and `thonmoi labels`: what to label, and labels from and to other tools."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from thonmoi.errors import ThonmoiError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thonmoi.evaluation.bundle import Correction
    from thonmoi.records import Record


class LabelTool(StrEnum):
    """What reads a file of labels."""

    gold = "gold"
    label_studio = "label-studio"
    doccano = "doccano"


def sample(
    store: Annotated[Path, typer.Argument(metavar="DIR", help="A store that batch wrote.")],
    n: Annotated[int, typer.Option("-n", "--articles", min=1, help="How many articles to label.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where to lay the sample; new or empty.")] = Path("sample"),
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws another sample.")] = 0,
    language: Annotated[str, typer.Option("--lang", help="vi or en: the language the page opens in.")] = "vi",
) -> None:
    """Draw a stratified sample of a store to label, with a page to label it in.

    Label FOLDER/review.html, save into FOLDER, and `thonmoi evaluate FOLDER` tells how right the whole store is, with intervals.

    [dim]thonmoi sample store -n 60 --out sample
    thonmoi evaluate sample[/dim]
    """
    from thonmoi.evaluation.sampling import RECORDS, draw, save_design, stratum_of
    from thonmoi.review.page import Options, write_page
    from thonmoi.store import open_store

    try:
        if out.exists() and any(out.iterdir()):
            _bad_use(f"{out}: is not empty; labels of another sample may lie there")
        with open_store(store) as opened:
            counts: dict[str, dict[str, int]] = {}
            for article, code, count in opened.stream("SELECT article_id, indicator, count(*) FROM figures GROUP BY 1, 2"):
                counts.setdefault(article, {})[code] = count
            articles = opened.stream("SELECT id, relevant, figures FROM articles")
            design = draw(((i, stratum_of(f, bool(r), counts.get(i, {})), f) for i, r, f in articles), n, str(store), seed)
            wanted = {one: at for at, one in enumerate(design.drawn)}
            records = sorted((r for r in opened.records() if r.article.id in wanted), key=lambda r: wanted[r.article.id])
        out.mkdir(parents=True, exist_ok=True)
        (out / RECORDS).write_text("".join(record.model_dump_json() + "\n" for record in records), encoding="utf-8")
        write_page(
            records, out / "review.html", Options(title=f"thonmoi · {store.name}", language="en" if language == "en" else "vi", limit=None)
        )
        save_design(design, out)
    except ThonmoiError as error:
        _bad_use(error.message)
    except OSError as error:
        _bad_use(f"{out}: cannot be written: {error.strerror or error}")
    for stratum in design.strata:
        _say(f"{len(stratum.drawn):4} of {stratum.articles:6}  {stratum.name}")
    _say(f"label {out / 'review.html'}, save corrections.jsonl into {out}, then: thonmoi evaluate {out}")


def labels(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE", help="Gold, corrections, an export of Label Studio or doccano; or a store, records, articles."),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The file to write.")],
    tool: Annotated[LabelTool, typer.Option("--as", help="gold: corrections as the review page saves them.")] = LabelTool.gold,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Write Label Studio's labelling interface there too.")
    ] = None,
) -> None:
    """Turn labels into those of another tool, and what was read into tasks to correct there.

    [dim]thonmoi labels sample/records.jsonl --to tasks.json --as label-studio --config interface.xml
    thonmoi labels export.json --to corrections.jsonl
    thonmoi labels corrections.jsonl --to lines.jsonl --as doccano[/dim]
    """
    from thonmoi.evaluation.bundle import bundle_line
    from thonmoi.evaluation.exchange import doccano_line, label_studio_config, label_studio_task

    try:
        pairs = [pair for source in sources for pair in _pairs(source)]
        if tool is LabelTool.label_studio:
            text = json.dumps([label_studio_task(record, raw) for record, raw in pairs], ensure_ascii=False, indent=1) + "\n"
        elif tool is LabelTool.doccano:
            text = "".join(json.dumps(doccano_line(record, raw), ensure_ascii=False) + "\n" for record, raw in pairs)
        else:
            text = "".join(bundle_line(r.article.id, r.article.source, r.article.text, raw) + "\n" for r, raw in pairs)
        if not pairs:
            _bad_use(f"no labels in {', '.join(map(str, sources))}")
        to.write_text(text, encoding="utf-8")
        if config is not None:
            config.write_text(label_studio_config(), encoding="utf-8")
    except ThonmoiError as error:
        _bad_use(error.message)
    except OSError as error:
        _bad_use(f"{error.filename or to}: cannot be written: {error.strerror or error}")
    _say(f"{len(pairs)} article{'' if len(pairs) == 1 else 's'} in {to}")


def _pairs(source: Path) -> Iterable[tuple[Record, dict[str, Any]]]:
    """Articles with their labels: those that a source holds, or what the library reads."""
    from thonmoi.evaluation.bundle import is_bundle, read_all
    from thonmoi.evaluation.drafting import gold_dict
    from thonmoi.evaluation.exchange import read_export
    from thonmoi.review.sources import Records, is_records, is_store

    if is_bundle(source) or _is_gold(source):
        return [_pair(one) for one in read_all([source])]
    if is_records(source) and not _holds_records(source):
        return [_pair(one) for one in read_export(source)]
    if not source.exists() and not is_store(source):
        _bad_use(f"{source}: there is no such file or folder")
    read = Records((source,))
    found = [(record, gold_dict(record)) for record in read]
    for message in read.refused:
        _say(message)
    return found


def _pair(one: Correction) -> tuple[Record, dict[str, Any]]:
    from thonmoi import __version__
    from thonmoi.records import Article, Record

    article = Article(id=one.id, source=one.source, title=one.gold.article.title, text=one.text, relevant=one.gold.relevant)
    return Record(article=article, thonmoi_version=__version__), dict(one.raw)


def _is_gold(source: Path) -> bool:
    """Whether a folder or file is gold as a corpus holds it: a JSON with its text beside."""
    if source.is_dir():
        return next((p for p in source.rglob("*.json") if p.with_suffix(".txt").exists()), None) is not None
    return source.suffix == ".json" and source.with_suffix(".txt").exists()


def _holds_records(source: Path) -> bool:
    with source.open(encoding="utf-8", errors="replace") as lines:
        head = lines.read(4000)
    return '"schema_version"' in head or '"encoding"' in head or '"canonical_url"' in head


def _say(message: str) -> None:
    print(f"thonmoi: {message}", file=sys.stderr)


def _bad_use(message: str) -> NoReturn:
    _say(message)
    raise typer.Exit(2)
