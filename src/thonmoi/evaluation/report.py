"""A run as a person reads it: rich tables, and the errors with the text around them. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from thonmoi.evaluation.align import Aligned, name_key
from thonmoi.evaluation.estimate import Estimate, Rate
from thonmoi.evaluation.gold import GoldFigure
from thonmoi.evaluation.run import RANKS, Comparison
from thonmoi.evaluation.scores import Counts, Judged, Scores, Share, intervals, ordered, score
from thonmoi.records import Figure

_AROUND = 60


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(columns[0])
    for name in columns[1:]:
        table.add_column(name, justify="right")
    return table


def _counts_row(table: Table, name: str, counts: Counts, *more: str) -> None:
    rates = [f"{x:.3f}" for x in (counts.precision, counts.recall, counts.f1)]
    table.add_row(name, str(counts.mentions), str(counts.found), str(counts.missed), str(counts.false), *rates, *more)


def tables(judged: Sequence[Judged], indicators: str) -> Iterator[RenderableType]:
    """Overall, by indicator, by slot, people and article; the number of gold mentions stands beside every score."""
    overall = _table("strict", "mentions", "found", "missed", "false", "precision", "recall", "F1", "95 % of F1", "loose F1", "whole")
    by_set = {name: score(judged, name) for name in ("core", "all")}
    for name, scores in by_set.items():
        low, high = intervals(judged, name).get("f1", (0.0, 0.0))
        _counts_row(overall, name, scores.strict, f"{low:.3f}–{high:.3f}", f"{scores.loose.f1:.3f}", _share(scores.whole))
    splits = sorted({one.source.split for one in judged})
    if len(splits) > 1:
        for split in splits:
            for name in by_set:
                part = score([one for one in judged if one.source.split == split], name)
                _counts_row(overall, f"{split}, {name}", part.strict, "", f"{part.loose.f1:.3f}", _share(part.whole))
    yield overall
    scores = by_set[indicators]
    yield Text()
    rows = _table(f"indicator ({indicators})", "mentions", "found", "missed", "false", "precision", "recall", "F1")
    for code, counts in sorted(scores.by_indicator.items()):
        _counts_row(rows, code, counts)
    yield rows
    yield Text()
    yield _slots(scores)
    yield Text()
    people = _table("people", "named", "found", "missed", "false", "precision", "recall", "F1", "roles right")
    _counts_row(people, "", scores.people, _share(scores.roles))
    yield people
    yield Text()
    if scores.fields:
        fields = _table("article", "with one", "right", "share")
        for name, share in sorted(scores.fields.items()):
            fields.add_row(name, str(share.of), str(share.right), f"{share.rate:.3f}")
        yield fields
    yield Text(
        f"{scores.articles} articles, {scores.irrelevant} of them irrelevant with {scores.false_in_irrelevant} false figures; "
        f"filled where gold has nothing: {', '.join(f'{n} {c}' for n, c in sorted(scores.invented.items())) or 'none'}",
        style="dim",
    )


def _share(share: Share) -> str:
    return f"{share.right}/{share.of} = {share.rate:.3f}"


def _slots(scores: Scores) -> Table:
    table = _table("slot", "mentions", "right", "share")
    for name, share in (("measure", scores.measure), ("status", scores.status), *ordered(scores.slots)):
        table.add_row(name, str(share.of), str(share.right), f"{share.rate:.3f}")
    return table


def _label(item: GoldFigure | Figure) -> str:
    return f"{item.indicator}.{item.measure}.{item.status} {item.value}"


def _around(text: str, start: int, end: int) -> Text:
    shown = Text(style="dim")
    shown.append(("…" if start > _AROUND else "") + _one_line(text[max(0, start - _AROUND) : start]) + " ")
    shown.append(_one_line(text[start:end]), style="bold not dim")
    return shown.append(" " + _one_line(text[end : end + _AROUND]) + ("…" if end + _AROUND < len(text) else ""))


def errors(judged: Sequence[Judged], indicators: str) -> Iterator[Text]:
    """Every error with the text around it: missed, false, wrong slots, people, article fields, in the order of the text."""
    for one in judged:
        aligned = one.aligned(indicators)
        found = [*_missed(aligned), *_false(aligned), *_wrong_slots(aligned)]
        for _, kind, message, start, end in sorted(found, key=lambda item: (item[0], item[1], item[2])):
            line = Text(f"{kind} ", style={"MISS": "red", "FALSE": "magenta", "SLOT": "yellow"}[kind])
            yield line.append(f"{one.source.name}:{start} {message}  ", style="default").append_text(_around(one.source.text, start, end))
        yield from _of_article(one)


_Error = tuple[int, str, str, int, int]


def _missed(aligned: Aligned) -> Iterator[_Error]:
    for i in aligned.missed():
        gold = aligned.mentions[i]
        read = aligned.predictions[aligned.loose[i]].figure if i in aligned.loose else None
        yield gold.start, "MISS", _label(gold) + (f" (read as {read.measure}.{read.status})" if read else ""), gold.start, gold.end


def _false(aligned: Aligned) -> Iterator[_Error]:
    for k in aligned.false():
        p = aligned.predictions[k]
        yield p.start, "FALSE", f"{_label(p.figure)} by {p.figure.rule}", p.start, p.end


def _wrong_slots(aligned: Aligned) -> Iterator[_Error]:
    for i, k in aligned.strict.items():
        gold, figure = aligned.mentions[i], aligned.predictions[k].figure
        wrong = [name for name, right in aligned.slots[i].items() if not right]
        wrong += ["part_of"] if not aligned.part_of.get(i, True) else []
        for name in wrong:
            yield gold.start, "SLOT", f"{name} gold={_gold_slot(gold, name)} read={_read_slot(figure, name)}", gold.start, gold.end


def _gold_slot(gold: GoldFigure, name: str) -> str:
    value = getattr(gold, name)
    return f"{value.min}–{value.max}" if name == "band" else ", ".join(value) if name == "members" else str(value)


def _read_slot(figure: Figure, name: str) -> str:
    if name in ("level", "code", "place"):
        return str(getattr(figure.place, "name" if name == "place" else name) if figure.place else None)
    value = getattr(figure, name)
    if name in ("band", "stars"):
        return f"{value.min}–{value.max}" if value else "None"
    if name == "period":
        return f"{value.start}–{value.end}" if value else "None"
    return ", ".join(value) if name == "members" else str(value)


def _of_article(one: Judged) -> Iterator[Text]:
    gold, article = one.source.gold, one.record.article
    published = article.published_at.isoformat() if article.published_at else None
    checks = (
        ("title", gold.article.title, article.title, name_key(gold.article.title) == name_key(article.title)),
        ("published_at", gold.article.published_at, published, str(published).startswith(str(gold.article.published_at))),
        ("authors", ", ".join(gold.article.authors), ", ".join(article.authors), gold.article.authors == article.authors),
    )
    for name, want, have, right in checks:
        if want and not right:
            yield Text("ARTICLE ", style="cyan").append(f"{one.source.name} {name} gold={want!r} read={have!r}", style="default")
    if gold.people is None:
        return
    read = {name_key(p.name): p.name for p in one.record.people}
    named = {name_key(p.name): p.name for p in gold.people}
    for kind, names in (("missed", [named[k] for k in named if k not in read]), ("false", [read[k] for k in read if k not in named])):
        for name in names:
            yield Text("PERSON ", style="cyan").append(f"{one.source.name} {kind} {name}", style="default")


def estimate_tables(estimated: Estimate) -> Iterator[RenderableType]:
    """What a sample says of the store it was drawn from."""
    yield Text(
        f"\nthe whole store: {estimated.articles} articles, estimated from {estimated.labelled} labelled ones; "
        f"about {estimated.mentions:.0f} mentions of figures to be found",
        style="bold",
    )
    table = _table("95 % intervals", "precision", "recall", "F1")
    table.add_row("all indicators", *(_rate(rate) for rate in (estimated.precision, estimated.recall, estimated.f1)))
    for code, (precision, recall) in estimated.by_indicator.items():
        table.add_row(code, _rate(precision), _rate(recall), "")
    yield table
    if estimated.unlabelled:
        yield Text(f"nothing labelled yet of: {'; '.join(estimated.unlabelled)}; those articles are left out", style="yellow")


def _rate(rate: Rate) -> str:
    return f"{rate.value:.3f} ({rate.low:.3f}–{rate.high:.3f})" if rate.of else "–"


def comparison(changed: Comparison, show: int) -> Iterator[Text]:
    """What changed since another run: counts, and up to `show` mentions of each kind."""
    yield Text(
        f"against the saved run: {len(changed.better)} mentions better, {len(changed.worse)} worse, "
        f"{len(changed.false_gone)} false figures gone, {len(changed.false_new)} new; "
        f"{changed.new_mentions} mentions new in gold, {changed.gone_mentions} gone from it",
        style="bold",
    )
    for kind, pairs, style in (("better", changed.better, "green"), ("worse", changed.worse, "red")):
        for outcome, before in pairs[:show]:
            wrong = f" (wrong: {', '.join(outcome.wrong)})" if outcome.wrong else ""
            line = f"{outcome.article}:{outcome.start} {RANKS[before]} → {RANKS[outcome.rank]}{wrong} {outcome.figure}  "
            yield Text(f"{kind} ", style=style).append(line, style="default").append(_one_line(outcome.quote), style="dim")
    for kind, items, style in (("false, gone", changed.false_gone, "green"), ("false, new", changed.false_new, "red")):
        for article, start, quote, figure in items[:show]:
            false = Text(f"{kind} ", style=style).append(f"{article}:{start} {figure}  ", style="default")
            yield false.append(_one_line(quote), style="dim")
