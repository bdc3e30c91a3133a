"""Two stores held against each other."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import handmade

from thonmoi import Record, open_store
from thonmoi.store.diff import Diff, diff
from thonmoi.store.tables import rows_of
from thonmoi.store.writing import Writer


def store(folder: Path, records: Iterable[Record]) -> Path:
    with Writer(folder) as writer:
        for record in records:
            writer.add(rows_of(record))
    return folder


def compare(old: Path, new: Path) -> Diff:
    with open_store(old) as before, open_store(new) as after:
        return diff(before, after)


def article(number: int, **figures: Any) -> Record:
    """The handmade article under its own name; `figures` changes its figures by index ("f1": {...} or None to drop it)."""
    record = handmade.record(f"{number}.txt", f"{handmade.TEXT}Bài {number}.\n", f"{number:016x}")
    found = []
    for i, figure in enumerate(record.figures):
        change = figures.get(f"f{i}", {})
        if change is not None:
            found.append(figure.model_copy(update=change))
    return record.model_copy(update={"figures": tuple(found), "findings": ()})


def test_the_same(tmp_path: Path) -> None:
    one = store(tmp_path / "one", [article(1), article(2)])
    two = store(tmp_path / "two", [article(2), article(1)])
    assert compare(one, two) == Diff(changes=[], same=8)


def test_came_went_and_changed(tmp_path: Path) -> None:
    one = store(tmp_path / "one", [article(1), article(2, f3=None), article(3)])
    changed = article(2, f0={"value": Decimal(13), "amount": Decimal(13)}, f1=None)
    two = store(tmp_path / "two", [article(1), changed, article(4)])
    found = compare(one, two)
    assert found.same == 5
    shown = [(c.kind, c.source, (c.new or c.old or {})["value"], c.slots) for c in found.changes]
    assert shown == [
        ("changed", "2.txt", 13, ("value", "amount")),
        ("went", "2.txt", 65, ()),
        ("came", "2.txt", 2, ()),
        *(("went", "3.txt", value, ()) for value in (12, 65, 20, 2)),
        *(("came", "4.txt", value, ()) for value in (12, 65, 20, 2)),
    ]
    assert found.count("went") == 5 and found.count("came") == 5 and found.count("changed") == 1
    assert found.changes[0].old is not None and found.changes[0].old["value"] == 12


def test_a_file_that_holds_another_text_now_is_compared_by_what_it_says(tmp_path: Path) -> None:
    text = handmade.TEXT + "Bản sửa lại.\n"
    before = handmade.record("a.txt", handmade.TEXT, "1" * 16)
    after = handmade.record("a.txt", text, "2" * 16)
    after = after.model_copy(update={"figures": (after.figures[0].model_copy(update={"value": Decimal(14)}), *after.figures[1:])})
    found = compare(store(tmp_path / "one", [before]), store(tmp_path / "two", [after]))
    assert [(c.kind, c.slots) for c in found.changes] == [("changed", ("value",))]
    assert found.same == 3


def test_a_change_in_a_list(tmp_path: Path) -> None:
    one = store(tmp_path / "one", [article(1)])
    two = store(tmp_path / "two", [article(1, f0={"members": ("Một", "Hai")})])
    assert [(c.kind, c.slots) for c in compare(one, two).changes] == [("changed", ("members",))]
