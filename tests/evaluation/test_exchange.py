"""Labels go to Label Studio and doccano and come back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from notices import NOTICE
from typer.testing import CliRunner

import thonmoi
from thonmoi.cli import app
from thonmoi.errors import ThonmoiError
from thonmoi.evaluation.drafting import gold_dict
from thonmoi.evaluation.exchange import doccano_line, from_doccano, from_label_studio, label_studio_config, label_studio_task, read_export

RECORD = thonmoi.extract(NOTICE)
GOLD = gold_dict(RECORD)


def annotated(task: dict[str, Any]) -> dict[str, Any]:
    """The task as an export has it after somebody took the prediction over."""
    return {"id": 7, "data": task["data"], "annotations": [{"id": 1, "result": task["predictions"][0]["result"]}]}


def test_label_studio_and_back_loses_nothing() -> None:
    (back,) = from_label_studio([annotated(label_studio_task(RECORD, GOLD))], "x.json")
    assert back.raw["figures"] == GOLD["figures"]
    assert back.id == RECORD.article.id and back.text == NOTICE


def test_what_was_changed_in_label_studio_comes_back_changed() -> None:
    task = annotated(label_studio_task(RECORD, GOLD))
    result = task["annotations"][0]["result"]
    for item in result:
        if item.get("id") == "f0" and item["from_name"] == "status":
            item["value"]["choices"] = ["target"]
        if item.get("id") == "f0" and item["from_name"] == "value":
            item["value"]["text"] = ["16,5"]
    result[:] = [item for item in result if item.get("id") != "f1"]
    at = NOTICE.index("9 xã")
    result.append(
        {
            "id": "n",
            "from_name": "indicator",
            "type": "labels",
            "value": {"start": at, "end": at + 4, "text": "9 xã", "labels": ["communes_ntm"]},
        }
    )
    (back,) = from_label_studio([task], "x.json")
    first = back.gold.figures[0]
    assert (str(first.value), first.status) == ("16.5", "target")
    assert "65%" not in [f.quote for f in back.gold.figures]
    assert ("9 xã", "9", "total") in [(f.quote, str(f.value), f.measure) for f in back.gold.figures]
    assert back.gold.figures[2].part_of == 1, "what is part of what moves with the entries"


def test_offsets_in_utf16_units_are_told_from_the_words() -> None:
    record = thonmoi.extract("🌾🌾 " + NOTICE)
    task = annotated(label_studio_task(record, gold_dict(record)))
    for item in task["annotations"][0]["result"]:
        if "value" in item:
            item["value"]["start"] += 2
            item["value"]["end"] += 2
            item["value"] |= {"text": item["value"]["text"]}
    (back,) = from_label_studio([task], "x.json")
    assert [f["quote"] for f in back.raw["figures"]] == [f["quote"] for f in gold_dict(record)["figures"]]


def test_doccano_and_back_loses_nothing() -> None:
    (back,) = from_doccano([doccano_line(RECORD, GOLD)], "x.jsonl")
    assert back.raw["figures"] == GOLD["figures"]


def test_plain_sequence_labels_of_doccano() -> None:
    line = doccano_line(RECORD, GOLD)
    at = NOTICE.index("9 xã")
    labels = [[e["start_offset"], e["end_offset"], e["label"]] for e in line.pop("entities")] + [
        [at, at + 4, "communes_ntm/total/achieved"]
    ]
    (back,) = from_doccano([{**line, "label": labels, "relations": []}], "x.jsonl")
    assert len(back.gold.figures) == 6


def test_a_label_without_a_number_is_named() -> None:
    line = doccano_line(RECORD, GOLD)
    line["entities"] = [{"id": 1, "start_offset": 0, "end_offset": 5, "label": "communes_ntm"}]
    with pytest.raises(ThonmoiError, match=r"x.jsonl:1: 'Huyện' holds no number"):
        list(from_doccano([line], "x.jsonl"))


def test_the_interface_has_every_indicator_and_is_xml() -> None:
    tree = ElementTree.fromstring(label_studio_config(["communes_ntm", 'a"<b']))
    assert [label.get("value") for label in tree.iter("Label")] == ["communes_ntm", 'a"<b']


@pytest.mark.parametrize("tool", ["label-studio", "doccano"])
def test_the_verb_goes_there_and_back(tmp_path: Path, tool: str) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    run, out, back = CliRunner(), tmp_path / "out.json", tmp_path / "corrections.jsonl"
    done = run.invoke(app, ["labels", str(tmp_path / "a.txt"), "--to", str(out), "--as", tool, "--config", str(tmp_path / "interface.xml")])
    assert done.exit_code == 0, done.output
    if tool == "label-studio":
        out.write_text(json.dumps([annotated(task) for task in json.loads(out.read_text(encoding="utf-8"))]), encoding="utf-8")
    done = run.invoke(app, ["labels", str(out), "--to", str(back)])
    assert done.exit_code == 0, done.output
    assert json.loads(back.read_text(encoding="utf-8"))["gold"]["figures"] == GOLD["figures"]
    assert run.invoke(app, ["evaluate", str(back)]).exit_code == 0


def test_a_file_that_is_neither_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[1]", encoding="utf-8")
    (tmp_path / "y.jsonl").write_text("3\n", encoding="utf-8")
    for name in ("x.json", "y.jsonl"):
        with pytest.raises(ThonmoiError):
            list(read_export(tmp_path / name))
