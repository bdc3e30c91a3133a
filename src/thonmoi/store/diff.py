"""Two stores held against each other: which figures came, went or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, Literal

from thonmoi.store.reading import Store
from thonmoi.store.tables import COLUMNS, Row

# What makes a figure another one; where it stands, and how it was read, does not.
_SAID: Final = tuple(
    name
    for name in COLUMNS["figures"]
    if name
    not in {
        "article_id", "figure", "source", "part_of", "rule", "origins", "also", "mentions", "section", "reading", "start", "end",
        "value_start", "value_end", "quote", "sentence",
    }
)  # fmt: skip
# What a figure is about, whatever its value.
_ABOUT: Final = tuple(
    name
    for name in _SAID
    if name.startswith(("place", "period_start", "period_end", "stars", "band")) or name in ("indicator", "measure", "status", "subset")
)


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is not in both stores alike. `slots`: the columns in which a changed one differs."""

    kind: Literal["came", "went", "changed"]
    source: str | None
    old: Row | None
    new: Row | None
    slots: tuple[str, ...] = ()


@dataclass(slots=True)
class Diff:
    """All changes, by source, and how many figures are the same."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0

    def count(self, kind: str) -> int:
        """How many changes are of this kind."""
        return Counter(change.kind for change in self.changes)[kind]  # type: ignore[index]


def diff(old: Store, new: Store) -> Diff:
    """Compare the figures of two stores, article by article: by content and, where a file holds another text now, by its name."""
    found = Diff()
    gone: dict[str | None, list[Row]] = {}
    fresh: dict[str | None, list[Row]] = {}
    for left, right in _together(_articles(old), _articles(new)):
        if left and right:
            _compare(left, right, found)
        elif left:
            gone.setdefault(left[0]["source"], []).extend(left)
        else:
            fresh.setdefault(right[0]["source"], []).extend(right)
    for source in sorted({*gone, *fresh}, key=str):
        _compare(gone.get(source, []), fresh.get(source, []), found)
    found.changes.sort(key=lambda change: (change.source or "", (change.new or change.old or {}).get("figure", 0)))
    return found


def _articles(store: Store) -> Iterator[tuple[str, list[Row]]]:
    rows = store.dicts("SELECT * FROM figures ORDER BY article_id, figure")
    for article, figures in groupby(rows, key=lambda row: str(row["article_id"])):
        yield article, list(figures)


def _together(left: Iterator[tuple[str, list[Row]]], right: Iterator[tuple[str, list[Row]]]) -> Iterator[tuple[list[Row], list[Row]]]:
    """Articles of both in step; both come by id."""
    a, b = next(left, None), next(right, None)
    while a is not None or b is not None:
        if b is None or (a is not None and a[0] < b[0]):
            assert a is not None
            yield a[1], []
            a = next(left, None)
        elif a is None or b[0] < a[0]:
            yield [], b[1]
            b = next(right, None)
        else:
            yield a[1], b[1]
            a, b = next(left, None), next(right, None)


def _compare(left: list[Row], right: list[Row], found: Diff) -> None:
    """Pair the figures of an article: the same ones first, then those read from the same words, then those about the same."""
    for pairing in (_values, _place_in_text, _about):
        keys: dict[Any, list[Row]] = {}
        for row in right:
            keys.setdefault(pairing(row), []).append(row)
        rest = []
        for row in left:
            partners = keys.get(pairing(row))
            if not partners:
                rest.append(row)
                continue
            partner = partners.pop(0)
            slots = tuple(name for name in _SAID if row[name] != partner[name])
            if slots:
                found.changes.append(Change("changed", partner["source"], row, partner, slots))
            else:
                found.same += 1
        left, right = rest, [row for rows in keys.values() for row in rows]
    found.changes.extend(Change("went", row["source"], row, None) for row in left)
    found.changes.extend(Change("came", row["source"], None, row) for row in right)


def _values(row: Row) -> Any:
    return _frozen(row, _SAID)


def _place_in_text(row: Row) -> Any:
    return row["article_id"], row["start"], row["value_start"], row["value_end"]


def _about(row: Row) -> Any:
    return _frozen(row, _ABOUT)


def _frozen(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value := row[name], list) else value for name in names)
