"""`thonmoi evaluate`: tables, JSON, errors on request, comparison, ledger, exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import handmade
import pytest
from goldmade import gold_dict, write_gold

import thonmoi.api


@pytest.fixture(autouse=True)
def read_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record comes from the hand, not from the rules."""
    monkeypatch.setattr(thonmoi.api, "extract", lambda text: handmade.record(text=text))


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A folder where one mention is read wrongly."""
    raw = gold_dict()
    raw["figures"][0]["value"] = "11"
    return write_gold(tmp_path / "dev", raw=raw).parent


def test_a_table(command: Callable[..., Any], wrong: Path) -> None:
    ran = command("evaluate", wrong)
    assert ran.status == 0
    rows = [line.split()[:5] for line in ran.out.splitlines() if line.startswith(("core", "all"))]
    assert rows == [[name, "4", "3", "1", "1"] for name in ("core", "all")]
    assert "MISS" not in ran.out


def test_errors_with_the_text_around_them(command: Callable[..., Any], wrong: Path) -> None:
    out = command("evaluate", wrong, "--errors", "5").out
    assert "MISS dev/a01:" in out
    assert "FALSE dev/a01:" in out
    assert "huyện Vĩnh Sơn có 12/18 xã đạt chuẩn NTM" in out
    assert out.count("dev/a01:") == 2
    assert command("evaluate", wrong, "--errors", "1").out.count("dev/a01:") == 1


def test_json(command: Callable[..., Any], wrong: Path) -> None:
    ran = command("evaluate", wrong, "--format", "json", "--indicators", "core")
    assert json.loads(ran.out)["core"]["strict"] | {"f1": 0} == {
        "mentions": 4, "found": 3, "missed": 1, "false": 1, "precision": 0.75, "recall": 0.75, "f1": 0,
    }  # fmt: skip


def test_save_and_against(command: Callable[..., Any], wrong: Path, tmp_path: Path) -> None:
    saved = tmp_path / "before.json"
    assert command("evaluate", wrong, "--save", saved).status == 0
    write_gold(wrong)
    out = command("evaluate", wrong, "--against", saved).out
    assert "1 mentions new in gold, 1 gone from it" in out
    assert "1 false figures gone, 0 new" in out


def test_a_held_out_part_shows_errors_only_when_asked(command: Callable[..., Any], wrong: Path, tmp_path: Path) -> None:
    test = wrong.rename(tmp_path / "test")
    saved = tmp_path / "before.json"
    command("evaluate", test, "--save", saved)
    write_gold(test)
    assert "12/18" not in command("evaluate", test, "--against", saved).out
    assert "12/18" in command("evaluate", test, "--against", saved, "--errors", "3").out


@pytest.mark.parametrize("arguments", [("nowhere",), ("{wrong}", "--against", "nowhere.json"), ("{wrong}/a01.json", "--ledger", "check")])
def test_bad_use_is_one_line_and_status_2(command: Callable[..., Any], wrong: Path, arguments: tuple[str, ...]) -> None:
    ran = command("evaluate", *(a.format(wrong=wrong) for a in arguments))
    assert ran.status == 2
    assert ran.err.startswith("thonmoi: ")
    assert ran.err.count("\n") == 1


def test_bad_gold_names_file_and_entry(command: Callable[..., Any], wrong: Path) -> None:
    raw = gold_dict()
    raw["figures"][2]["status"] = "done"
    ran = command("evaluate", write_gold(wrong, raw=raw))
    assert ran.status == 2
    assert "a01.json: figures[2] ('ít nhất 20 sản phẩm').status" in ran.err


def test_the_ledger_holds_floors(command: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus"
    write_gold(corpus / "dev")
    write_gold(corpus / "test")
    assert command("evaluate", corpus, "--ledger", "check").status == 1
    assert command("evaluate", corpus, "--ledger", "pin").status == 0
    assert command("evaluate", corpus, "--ledger", "check").status == 0
    kept = (corpus / "ledger.json").read_text()
    floors = json.loads(kept)["splits"]["dev"]["floors"]
    assert floors["core_f1"] == floors["all_whole"] == floors["people_f1"] == 1
    assert floors["false_in_irrelevant"] == 0

    # Worse reading: the check fails, and a pin neither lowers a floor nor writes.
    monkeypatch.setattr(thonmoi.api, "extract", lambda text: handmade.record(text=text).model_copy(update={"figures": ()}))
    ran = command("evaluate", corpus, "--ledger", "check")
    assert ran.status == 1
    assert "dev: core_f1 0.0 is below its floor 1.0" in ran.err
    ran = command("evaluate", corpus, "--ledger", "pin")
    assert ran.status == 1
    assert "never lowers a floor" in ran.err
    assert (corpus / "ledger.json").read_text() == kept

    # Another corpus: the check asks for a pin, and the pin says what it lowered.
    raw = gold_dict()
    raw["traps"] = ["a new one"]
    write_gold(corpus / "dev", raw=raw)
    ran = command("evaluate", corpus, "--ledger", "check")
    assert ran.status == 1
    assert "pin again" in ran.err
    ran = command("evaluate", corpus, "--ledger", "pin")
    assert ran.status == 0
    assert "lowered: dev: core_f1" in ran.out
    assert json.loads((corpus / "ledger.json").read_text())["splits"]["dev"]["floors"]["core_f1"] == 0


def test_a_file_that_is_no_ledger(command: Callable[..., Any], tmp_path: Path) -> None:
    write_gold(tmp_path / "dev")
    write_gold(tmp_path / "test")
    (tmp_path / "ledger.json").write_text("[]")
    ran = command("evaluate", tmp_path, "--ledger", "check")
    assert ran.status == 2
    assert "this is no ledger" in ran.err
