"""The quality ledger: by split, the scores that the library has reached and may not fall below, tied to the corpus they were measured on.

A floor only goes up. The fingerprint is of texts and gold: when either changes, old floors say nothing and a new pin is due.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from thonmoi import __version__
from thonmoi.errors import ThonmoiError
from thonmoi.evaluation.gold import gold_files
from thonmoi.evaluation.run import evaluate
from thonmoi.evaluation.scores import Judged, score

FILE: Final = "ledger.json"
SPLITS: Final = ("dev", "test")
CEILINGS: Final = frozenset({"false_in_irrelevant"})
"""Scores of which less is better: their pin is a ceiling, which only goes down."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check or a pin: `failures` is empty where all holds; `notes` say what was done."""

    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def fingerprint(corpus: Path) -> str:
    """SHA-256 over the names and bytes of every text and gold file of the splits."""
    digest = hashlib.sha256()
    for path in _files(corpus):
        for file in (path.with_suffix(".txt"), path):
            data = file.read_bytes()
            digest.update(f"{file.parent.name}/{file.name} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def _files(corpus: Path) -> list[Path]:
    return list(gold_files([corpus / split for split in SPLITS]))


def measure(judged: Sequence[Judged]) -> dict[str, float]:
    """The scores that the ledger keeps, each rounded towards the worse in the fourth place."""
    core, every = score(judged, "core"), score(judged, "all")
    found: dict[str, float] = {}
    for name, scores in (("core", core), ("all", every)):
        found[f"{name}_precision"] = scores.strict.precision
        found[f"{name}_recall"] = scores.strict.recall
        found[f"{name}_f1"] = scores.strict.f1
        found[f"{name}_loose_f1"] = scores.loose.f1
        found[f"{name}_whole"] = scores.whole.rate
    found["people_f1"] = every.people.f1
    floors = {name: math.floor(value * 10**4 + 1e-9) / 10**4 for name, value in found.items()}
    return {**floors, "false_in_irrelevant": every.false_in_irrelevant}


def measure_corpus(corpus: Path) -> dict[str, Any]:
    """Read the corpus and give what a ledger holds: version, fingerprint, and counts and scores by split."""
    judged = {split: evaluate([corpus / split]) for split in SPLITS}
    return {
        "thonmoi": __version__,
        "fingerprint": fingerprint(corpus),
        "splits": {
            split: {
                "articles": len(part),
                "mentions": score(part, "all").strict.mentions,
                "mentions_core": score(part, "core").strict.mentions,
                "floors": measure(part),
            }
            for split, part in judged.items()
        },
    }


def read_ledger(corpus: Path) -> dict[str, Any] | None:
    """The ledger of a corpus; None where there is none yet. Raises ThonmoiError for a file that is no ledger."""
    path = corpus / FILE
    if not path.exists():
        return None
    try:
        ledger = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(ledger["fingerprint"], str) or not all(isinstance(p["floors"], dict) for p in ledger["splits"].values()):
            raise TypeError
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ThonmoiError("bad_ledger", f"{path}: this is no ledger; `thonmoi evaluate {corpus} --ledger pin` writes one") from error
    return dict(ledger)


def compare(ledger: dict[str, Any], measured: dict[str, Any]) -> list[str]:
    """A line for each score that is worse than its floor, and for each split or score that was not measured."""
    lines = []
    for split, kept in ledger["splits"].items():
        scores = measured["splits"].get(split, {}).get("floors", {})
        for name, floor in kept["floors"].items():
            if name not in scores:
                lines.append(f"{split}: {name} was not measured")
            elif _worse(name, scores[name], floor):
                lines.append(f"{split}: {name} {scores[name]} is {'above its ceiling' if name in CEILINGS else 'below its floor'} {floor}")
    return lines


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor if name in CEILINGS else value < floor


def check(corpus: Path) -> Checked:
    """Measure the corpus against its ledger."""
    ledger = read_ledger(corpus)
    if ledger is None:
        return Checked(failures=(f"{corpus / FILE}: there is no ledger yet; pin one",))
    if ledger["fingerprint"] != fingerprint(corpus):
        return Checked(failures=("the corpus is not the one that was pinned (texts or gold changed): pin again",))
    failures = compare(ledger, measure_corpus(corpus))
    notes = () if failures else (f"{len(ledger['splits'])} splits hold their floors",)
    return Checked(tuple(failures), notes)


def pin(corpus: Path) -> Checked:
    """Measure the corpus and write its ledger. A floor is never lowered while the corpus stays the same: then nothing is written."""
    old, measured = read_ledger(corpus), measure_corpus(corpus)
    failures = compare(old, measured) if old else []
    notes = []
    if old and old["fingerprint"] == measured["fingerprint"]:
        if failures:
            return Checked(failures=(*failures, "a pin never lowers a floor: nothing was written"))
    elif old:
        notes.append("the corpus changed: floors are measured anew")
        notes += [f"lowered: {line}" for line in failures]
    (corpus / FILE).write_text(json.dumps(measured, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return Checked(notes=(*notes, f"pinned {corpus / FILE}"))
