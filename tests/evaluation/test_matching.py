"""Pairing: as many pairs as can be, then the heaviest."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from thonmoi.evaluation.matching import best_pairs


def test_a_greedy_choice_does_not_cost_a_pair() -> None:
    """The first left likes the right that is the only one of the second."""
    assert best_pairs({(0, 0): 103, (0, 1): 101, (1, 0): 102}) == {0: 1, 1: 0}


def test_of_equal_numbers_of_pairs_the_heavier_wins() -> None:
    assert best_pairs({(0, 0): 101, (0, 1): 104, (1, 0): 103, (1, 1): 105}) == {0: 1, 1: 0}


def test_nothing_gives_nothing() -> None:
    assert best_pairs({}) == {}


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 50), max_size=14))
def test_no_pairing_is_heavier(edges: dict[tuple[int, int], int]) -> None:
    pairs = best_pairs(edges)
    assert len(set(pairs.values())) == len(pairs)
    assert all(pair in edges for pair in pairs.items())
    best = max(sum(edges.get(pair, 0) for pair in enumerate(rights)) for rights in permutations(range(5)))
    assert sum(edges[pair] for pair in pairs.items()) == best
