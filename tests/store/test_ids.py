"""Sets of numbers that take eight bytes each."""

from __future__ import annotations

import random

import pytest

from thonmoi.store import ids
from thonmoi.store.ids import Ids, number_of


def test_holds_what_was_put_in_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "_RECENT", 50)
    chance = random.Random(1)
    numbers = [chance.getrandbits(64) for _ in range(5000)] + [0, 2**64 - 1]
    found = Ids()
    for number in numbers:
        found.add(number)
        found.add(number)
    assert all(number in found for number in numbers)
    assert not any(chance.getrandbits(64) in found for _ in range(5000))
    assert len(found._sorted) < 10
    assert sum(map(len, found._sorted)) + len(found._recent) <= 5002 + 50


def test_numbers_of_texts() -> None:
    assert number_of("a", "b") == number_of("a", "b")
    assert len({number_of("a", "b"), number_of("ab", ""), number_of("b", "a"), number_of("a")}) == 4
    assert 0 <= number_of("t\udce0n") < 2**64
