"""Old records still load, and the schema only ever grows within a major version."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import thonmoi
from thonmoi import versions
from thonmoi.records import SCHEMA_VERSION, Record, json_schema

OLD = sorted((Path(__file__).parent / "data" / "records").glob("*/*.json"))
PUBLISHED = sorted(path for path in files("thonmoi").joinpath("schemas").iterdir() if path.name.startswith("record-"))
MAJOR = SCHEMA_VERSION.split(".")[0]

# Old records -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", OLD, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_record_of_an_earlier_version_loads_and_says_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    record = Record.model_validate_json(text)
    assert record.schema_version == path.parent.name
    said, now = json.loads(text), json.loads(record.model_dump_json())
    assert missing(said, now) == []
    assert Record.model_validate_json(record.model_dump_json()) == record
    record.to(thonmoi.OcopSummary) if any(f.indicator == "ocop_products" and f.part_of is None for f in record.figures[:1]) else None


def missing(old: Any, new: Any, where: str = "") -> list[str]:
    """What an old record says and the loaded one does not, or says otherwise."""
    if isinstance(old, dict):
        return [x for k, v in old.items() for x in (missing(v, new[k], f"{where}.{k}") if k in new else [f"{where}.{k}"])]
    if isinstance(old, list):
        return [x for i, v in enumerate(old) for x in (missing(v, new[i], f"{where}[{i}]") if i < len(new) else [f"{where}[{i}]"])]
    return [] if old == new else [where]


def test_there_are_records_of_every_minor() -> None:
    minors = {f"{MAJOR}.{n}" for n in range(int(SCHEMA_VERSION.split(".")[1]) + 1)}
    assert minors <= {path.parent.name for path in OLD}
    assert {path.name for path in PUBLISHED} >= {f"record-{minor}.json" for minor in minors}


@pytest.mark.parametrize(("version", "says"), [("2.0", "reads 1.0 to 1.0"), ("1.7", "take the one that wrote it"), ("one", "two numbers")])
def test_a_record_that_this_code_cannot_read_is_refused_by_its_version(version: str, says: str) -> None:
    data = json.loads(OLD[0].read_text(encoding="utf-8")) | {"schema_version": version}
    with pytest.raises(ValidationError, match=says) as raised:
        Record.model_validate_json(json.dumps(data))
    assert raised.value.errors()[0]["loc"] == ("schema_version",)


def test_earlier_minors_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "SCHEMA_VERSION", "1.4")
    assert [versions.readable(v) for v in ("1.0", "1.3", "1.4")] == ["1.0", "1.3", "1.4"]
    with pytest.raises(ValueError, match=r"reads 1\.0 to 1\.4"):
        versions.readable("1.5")


# The schema --------------------------------------------------------------------------------------------------------------


def breaks(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What of an old schema a new one takes away, renames or narrows."""
    out = []
    olds, news = {"Record": old, **old["$defs"]}, {"Record": new, **new["$defs"]}
    for name, model in olds.items():
        if name not in news:
            out.append(f"{name} is gone")
            continue
        out += [f"{name}.{field} is gone" for field in model.get("properties", {}) if field not in news[name].get("properties", {})]
        for field, kind in model.get("properties", {}).items():
            there = news[name].get("properties", {}).get(field)
            if there is not None and not wider(kind, there):
                out.append(f"{name}.{field} is narrower")
        out += [f"{name}.{field} is wanted" for field in set(news[name].get("required", ())) - set(model.get("properties", {}))]
    return out


def wider(old: Any, new: Any) -> bool:
    """Everything that the old kind holds the new one holds too, as far as types and lists of values say."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in ("enum",):
            if key in old and not set(old[key]) <= set(new.get(key, old[key])):
                return False
        if "anyOf" in old:
            return all(any(wider(o, n) for n in new.get("anyOf", [new])) for o in old["anyOf"])
        if "anyOf" in new:
            return any(wider(old, n) for n in new["anyOf"])
        if "items" in old and not wider(old["items"], new.get("items", old["items"])):
            return False
        return old.get("type") == new.get("type") and old.get("$ref") == new.get("$ref")
    return bool(old == new)


@pytest.mark.parametrize("path", [p for p in PUBLISHED if p.name.startswith(f"record-{MAJOR}.")], ids=lambda p: p.name)
def test_the_schema_takes_nothing_away(path: Any) -> None:
    assert breaks(json.loads(path.read_text(encoding="utf-8")), json_schema()) == []


def test_the_schema_of_this_version_is_published() -> None:
    assert json.loads(files("thonmoi").joinpath(f"schemas/record-{SCHEMA_VERSION}.json").read_text(encoding="utf-8")) == json_schema()


def test_what_would_be_a_break() -> None:
    old = json_schema()

    def changed(change: Any) -> list[str]:
        new = copy.deepcopy(old)
        change(new["$defs"]["Figure"]["properties"], new["$defs"]["Figure"])
        return breaks(old, new)

    assert changed(lambda p, _: p.pop("per")) == ["Figure.per is gone"]
    assert changed(lambda p, _: p["measure"]["enum"].pop()) == ["Figure.measure is narrower"]
    assert changed(lambda p, _: p["unit"].update(type="integer")) == ["Figure.unit is narrower"]
    assert changed(lambda p, m: (p.update(mood={"type": "string"}), m["required"].append("mood"))) == ["Figure.mood is wanted"]
    assert changed(lambda p, _: p.update(mood={"type": "string", "default": ""})) == []
    assert changed(lambda p, _: p["measure"]["enum"].append("median")) == []
