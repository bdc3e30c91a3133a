"""Labels to and from other tools: Label Studio's tasks and doccano's lines, both with what the library read as a first guess.

Label Studio counts UTF-16 units in some versions, which is told from the words it sends beside the offsets. Slots that a tool cannot hold
travel beside the text in a field of their own and come back from there for every span that is still what it was; a span that is new or has
another label takes its value from its own words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal
from xml.sax.saxutils import quoteattr

from pydantic import ValidationError

from thonmoi.errors import ThonmoiError
from thonmoi.evaluation.bundle import Correction
from thonmoi.evaluation.drafting import plain, tidy
from thonmoi.evaluation.gold import INDICATORS, Gold, where_in
from thonmoi.records import Comparator, Measure, Record, Status

Tool = Literal["label-studio", "doccano"]
Raw = dict[str, Any]
_MEASURES: Final[tuple[str, ...]] = Measure.__args__  # type: ignore[attr-defined]
_STATUSES: Final[tuple[str, ...]] = Status.__args__  # type: ignore[attr-defined]
_COMPARATORS: Final[tuple[str, ...]] = Comparator.__args__  # type: ignore[attr-defined]
_TEXTS: Final = ("value", "value_max", "denominator", "place", "level", "period", "stars", "subset")


# ---------------------------------------------------------------- Label Studio
def label_studio_config(indicators: Iterable[str] = INDICATORS) -> str:
    """The labelling interface to paste into a project: a label an indicator, and the slots of each span beside it."""
    labels = "\n".join(f"    <Label value={quoteattr(code)}/>" for code in indicators)
    choices = "\n".join(
        f'  <Choices name="{name}" toName="text" perRegion="true" choice="single" showInline="true">'
        + "".join(f"<Choice value={quoteattr(code)}/>" for code in codes)
        + "</Choices>"
        for name, codes in (("measure", _MEASURES), ("status", _STATUSES), ("comparator", _COMPARATORS))
    )
    texts = "\n".join(f'  <TextArea name="{n}" toName="text" perRegion="true" placeholder="{n}" maxSubmissions="1"/>' for n in _TEXTS)
    return f'<View>\n  <Labels name="indicator" toName="text">\n{labels}\n  </Labels>\n{choices}\n{texts}\n  <Text name="text" value="$text" granularity="symbol"/>\n  <Relations><Relation value="part_of"/></Relations>\n</View>\n'  # noqa: E501


def label_studio_task(record: Record, gold: Mapping[str, Any]) -> Raw:
    """One article as a task whose prediction is `gold`, plain data."""
    entries = gold["figures"]
    result: list[Raw] = []
    for i, entry in enumerate(entries):
        span = {"start": entry["start"], "end": entry["start"] + len(entry["quote"]), "text": entry["quote"]}
        base = {"id": f"f{i}", "to_name": "text"}
        result.append({**base, "from_name": "indicator", "type": "labels", "value": {**span, "labels": [entry["indicator"]]}})
        result += [
            {**base, "from_name": name, "type": "choices", "value": {**span, "choices": [entry[name]]}}
            for name in ("measure", "status", "comparator")
        ]
        told = [(name, str(entry[name])) for name in _TEXTS if entry.get(name) is not None]
        result += [{**base, "from_name": name, "type": "textarea", "value": {**span, "text": [text]}} for name, text in told]
    for i, entry in enumerate(entries):
        if entry.get("part_of") is not None:
            relation = {"type": "relation", "from_id": f"f{i}", "to_id": f"f{entry['part_of']}", "direction": "right"}
            result.append({**relation, "labels": ["part_of"]})
    article = record.article
    data = {
        "text": article.text,
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "thonmoi": json.dumps(gold, ensure_ascii=False),
    }
    return {"data": data, "predictions": [{"model_version": f"thonmoi {record.thonmoi_version}", "result": result}]}


def from_label_studio(tasks: Iterable[Mapping[str, Any]], where: str) -> Iterator[Correction]:
    """Annotated tasks of an export (JSON) as gold; tasks nobody annotated are passed over. Raises ThonmoiError `bad_gold`."""
    for number, task in enumerate(tasks, 1):
        if not isinstance(task, Mapping):
            raise ThonmoiError("bad_gold", f"{where}: task {number} is none of Label Studio's")
        place = f"{where}: task {task.get('id', number)}"
        annotations = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
        data = task.get("data") or {}
        if not annotations:
            continue
        if not isinstance(data.get("text"), str) or not isinstance(data.get("id"), str):
            raise ThonmoiError("bad_gold", f"{place}: its data has no `text` and `id`: it was not made by thonmoi")
        spans, parts = _regions(annotations[-1].get("result") or (), place)
        yield _correction(data, spans, parts, place)


def _regions(result: Iterable[Mapping[str, Any]], place: str) -> tuple[dict[str, Raw], dict[str, str]]:
    """Region → its slots, and region → the region it is part of."""
    spans: dict[str, Raw] = {}
    parts: dict[str, str] = {}
    for item in result:
        if item.get("type") == "relation":
            parts[str(item.get("from_id"))] = str(item.get("to_id"))
            continue
        value, name = item.get("value") or {}, item.get("from_name")
        region = spans.setdefault(str(item.get("id")), {})
        if "start" in value and "end" in value:
            region["start"], region["end"] = value["start"], value["end"]
        if item.get("type") == "labels" and value.get("labels"):
            region["indicator"], region["text"] = value["labels"][0], value.get("text")
        elif item.get("type") == "choices" and value.get("choices"):
            region[str(name)] = value["choices"][0]
        elif item.get("type") == "textarea" and value.get("text"):
            region[str(name)] = value["text"][0] if isinstance(value["text"], list) else value["text"]
    return {key: region for key, region in spans.items() if "indicator" in region}, parts


# ---------------------------------------------------------------- doccano
def doccano_line(record: Record, gold: Mapping[str, Any]) -> Raw:
    """One article as a line of doccano's JSONL with relations; a label says indicator, measure and status."""
    entries = gold["figures"]
    article = record.article
    return {
        "text": article.text,
        "entities": [
            {"id": i, "start_offset": e["start"], "end_offset": e["start"] + len(e["quote"]), "label": _label(e)}
            for i, e in enumerate(entries)
        ],
        "relations": [
            {"id": n, "from_id": i, "to_id": e["part_of"], "type": "part_of"}
            for n, (i, e) in enumerate((i, e) for i, e in enumerate(entries) if e.get("part_of") is not None)
        ],
        "article": article.id, "source": article.source, "thonmoi": json.dumps(gold, ensure_ascii=False),
    }  # fmt: skip


def _label(entry: Mapping[str, Any]) -> str:
    return f"{entry['indicator']}/{entry['measure']}/{entry['status']}"


def from_doccano(lines: Iterable[Mapping[str, Any]], where: str) -> Iterator[Correction]:
    """Lines of an export (JSONL, with relations or of plain sequence labels) as gold. Raises ThonmoiError `bad_gold`."""
    for number, line in enumerate(lines, 1):
        place = f"{where}:{number}"
        meta: Raw = {**(line.get("meta") or {}), **(line.get("metadata") or {}), **line}
        if not isinstance(line.get("text"), str) or not isinstance(meta.get("article"), str):
            raise ThonmoiError("bad_gold", f"{place}: has no `text` and `article`: it was not made by thonmoi")
        found: list[tuple[Any, int, int, str]] = [
            (e["id"], e["start_offset"], e["end_offset"], e["label"]) for e in line.get("entities") or ()
        ]
        plain_labels = line.get("label") or line.get("labels") or ()
        found += [(f"l{n}", start, end, label) for n, (start, end, label) in enumerate(plain_labels)]
        spans: dict[str, Raw] = {}
        for key, start, end, label in found:
            indicator, _, rest = label.partition("/")
            measure, _, status = rest.partition("/")
            spans[str(key)] = {
                "start": start,
                "end": end,
                "indicator": indicator,
                "measure": measure or "total",
                "status": status or "achieved",
            }
        parts = {str(r["from_id"]): str(r["to_id"]) for r in line.get("relations") or ()}
        yield _correction(
            {"text": line["text"], "id": meta["article"], **{k: meta.get(k) for k in ("source", "thonmoi")}}, spans, parts, place
        )


# ---------------------------------------------------------------- both
def _correction(data: Mapping[str, Any], spans: Mapping[str, Raw], parts: Mapping[str, str], place: str) -> Correction:
    text = data["text"]
    before: Raw = json.loads(data.get("thonmoi") or "{}")
    known: dict[tuple[int, int, str], Raw] = {
        (e["start"], e["start"] + len(e["quote"]), e["indicator"]): e for e in before.get("figures", ())
    }
    ordered = sorted(spans.items(), key=lambda item: (item[1]["start"], item[1]["end"], item[0]))
    at = {key: i for i, (key, _) in enumerate(ordered)}
    figures = [_entry(region, text, known, at.get(parts.get(key, "")), place) for key, region in ordered]
    raw: Raw = {k: before[k] for k in ("relevant", "article", "people") if k in before}
    raw["figures"] = figures
    try:
        gold = Gold.model_validate(raw, context={"text": text})
    except ValidationError as error:
        first = error.errors()[0]
        raise ThonmoiError("bad_gold", f"{place}: {where_in(raw, first['loc'])}: {first['msg'].removeprefix('Value error, ')}") from error
    return Correction(data["id"], data.get("source"), text, raw, gold)


def _entry(region: Raw, text: str, known: Mapping[tuple[int, int, str], Raw], part_of: int | None, place: str) -> Raw:
    start, end = _offsets(region, text)
    quote = text[start:end]
    if not quote:
        raise ThonmoiError("bad_gold", f"{place}: the span {start}:{end} holds nothing of the text")
    first = known.get((start, end, region["indicator"]), {})
    slots = {**first, **{k: v for k, v in region.items() if k not in ("end", "text")}}
    if "value" not in slots:
        slots |= _numbers(quote, place)
    for name in ("value", "value_max", "denominator"):
        if isinstance(slots.get(name), str):
            slots[name] = slots[name].strip().replace(",", ".") or None
    if slots.get("place") and not slots.get("level"):
        slots.pop("level", None)
    defaults = {
        "measure": "total",
        "status": "achieved",
        "comparator": "eq",
        "denominator": None,
        "stars": None,
        "place": None,
        "period": None,
    }
    return tidy({**defaults, **slots, "quote": quote, "start": start, "part_of": part_of})


def _offsets(region: Raw, text: str) -> tuple[int, int]:
    """A region's span in characters, also where its tool counted UTF-16 units."""
    start, end, said = int(region["start"]), int(region["end"]), region.get("text")
    if isinstance(said, str) and text[start:end] != said:
        units = text.encode("utf-16-le")
        first, last = (len(units[: 2 * at].decode("utf-16-le", errors="ignore")) for at in (start, end))
        if text[first:last] == said:
            return first, last
    return start, end


def _numbers(quote: str, place: str) -> Raw:
    """The value of a span that nobody wrote down: the first number of its own words."""
    from thonmoi.api import quantities

    found = quantities(quote)
    if not found:
        raise ThonmoiError("bad_gold", f"{place}: {quote!r} holds no number, and no value was written down for it")
    first = found[0]
    return {
        "value": plain(first.value),
        "value_max": plain(first.value_max),
        "denominator": plain(first.denominator),
        "comparator": first.comparator,
    }


def read_export(path: Path) -> Iterator[Correction]:
    """The labels of an export of either tool, told apart by what they hold. Raises ThonmoiError `bad_gold`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ThonmoiError("bad_gold", f"{path}: cannot be read: {error}") from error
    try:
        if text.lstrip().startswith("["):
            yield from from_label_studio(json.loads(text), str(path))
            return
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise ThonmoiError("bad_gold", f"{path}: is no JSON: {error}") from error
    if lines and all(isinstance(line, dict) and "data" in line for line in lines):
        yield from from_label_studio(lines, str(path))
    elif all(isinstance(line, dict) for line in lines):
        yield from from_doccano(lines, str(path))
    else:
        raise ThonmoiError("bad_gold", f"{path}: is neither an export of Label Studio nor of doccano")
