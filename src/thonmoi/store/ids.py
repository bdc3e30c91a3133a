"""Sets of 64-bit numbers that stay small: eight bytes a number, for what a run has met."""

from __future__ import annotations

import hashlib
from typing import Any, Final

_RECENT: Final = 1 << 16


class Ids:
    """A set that only grows: what is new in a set of Python's, the rest in sorted arrays, each more than twice the next."""

    def __init__(self) -> None:
        self._recent: set[int] = set()
        self._sorted: list[Any] = []

    def add(self, number: int) -> None:
        """Put a number of 0 … 2**64 - 1 in."""
        self._recent.add(number)
        if len(self._recent) >= _RECENT:
            self._settle()

    def _settle(self) -> None:
        import numpy as np

        new = np.fromiter(self._recent, dtype=np.uint64, count=len(self._recent))
        new.sort()
        self._recent.clear()
        while self._sorted and len(self._sorted[-1]) <= 2 * len(new):
            new = np.union1d(self._sorted.pop(), new)
        self._sorted.append(new)

    def __contains__(self, number: int) -> bool:
        if number in self._recent:
            return True
        return any(self._holds(numbers, number) for numbers in self._sorted)

    @staticmethod
    def _holds(numbers: Any, number: int) -> bool:
        import numpy as np

        at = int(np.searchsorted(numbers, np.uint64(number)))
        return at < len(numbers) and int(numbers[at]) == number


def number_of(*parts: str) -> int:
    """64 bits of some texts together; that two of a hundred million agree by chance is less likely than one in three thousand."""
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=8)
    return int.from_bytes(digest.digest())
