"""The library keeps to the floors of the ledger, on dev and on test; and the ledger itself works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from goldmade import gold_dict, write_gold

from thonmoi.evaluation.ledger import check, compare, fingerprint, read_ledger

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not part of an installed package")
def test_scores_hold_their_floors() -> None:
    """Lower scores fail; a changed corpus asks for a pin (`thonmoi evaluate corpus --ledger pin`). Shows scores, no articles."""
    done = check(CORPUS)
    assert not done.failures, "\n".join(done.failures)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not part of an installed package")
def test_both_splits_are_pinned() -> None:
    ledger = read_ledger(CORPUS)
    assert ledger is not None
    assert {split: part["articles"] for split, part in ledger["splits"].items()} == {"dev": 235, "test": 40}
    for part in ledger["splits"].values():
        assert {"core_f1", "core_precision", "core_recall", "all_f1", "core_whole", "all_loose_f1", "people_f1"} <= part["floors"].keys()
        assert part["floors"]["false_in_irrelevant"] == 0


def test_the_fingerprint_sees_texts_and_gold_and_nothing_else(tmp_path: Path) -> None:
    for split in ("dev", "test"):
        write_gold(tmp_path / split)
    first = fingerprint(tmp_path)
    (tmp_path / "README.md").write_text("words")
    (tmp_path / "test" / "decisions.md").write_text("words")
    assert fingerprint(tmp_path) == first
    raw = gold_dict()
    raw["figures"][0]["comparator"] = "ge"
    write_gold(tmp_path / "dev", raw=raw)
    second = fingerprint(tmp_path)
    assert second != first
    text = tmp_path / "test" / "a01.txt"
    text.write_bytes(text.read_bytes() + b" ")
    assert fingerprint(tmp_path) not in (first, second)


def test_floors_and_ceilings() -> None:
    ledger = {"splits": {"dev": {"floors": {"core_f1": 0.9, "false_in_irrelevant": 1}}}}
    better = {"splits": {"dev": {"floors": {"core_f1": 0.91, "false_in_irrelevant": 0}}}}
    worse = {"splits": {"dev": {"floors": {"core_f1": 0.8999, "false_in_irrelevant": 2}}}}
    assert compare(ledger, better) == compare(ledger, ledger) == []
    assert compare(ledger, worse) == [
        "dev: core_f1 0.8999 is below its floor 0.9",
        "dev: false_in_irrelevant 2 is above its ceiling 1",
    ]
    assert compare(ledger, {"splits": {}}) == ["dev: core_f1 was not measured", "dev: false_in_irrelevant was not measured"]


def test_no_ledger_yet(tmp_path: Path) -> None:
    write_gold(tmp_path / "dev")
    assert read_ledger(tmp_path) is None
    (tmp_path / "ledger.json").write_text(json.dumps({"splits": {}}))
    with pytest.raises(Exception, match="this is no ledger"):
        read_ledger(tmp_path)
