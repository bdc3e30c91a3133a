"""Pairing two sides one to one so that the sum of weights is greatest. Pure arithmetic, knows nothing of figures."""

from __future__ import annotations

from collections.abc import Mapping

Edges = Mapping[tuple[int, int], int]


def best_pairs(edges: Edges) -> dict[int, int]:
    """Left → right of the one-to-one pairing with the greatest sum of positive weights.

    `edges` has (left, right) → weight. Where every weight is far above the differences between weights, the pairing has as many pairs as
    can be. The same edges give the same pairing. The graph falls into small pieces (spans that overlap), so each is solved on its own.
    """
    pairs: dict[int, int] = {}
    for piece in _pieces(edges):
        lefts, rights = sorted({a for a, _ in piece}), sorted({b for _, b in piece})
        # One idle column a row: a left may stay alone.
        cost = [[-edges.get((a, b), 0) for b in rights] + [0] * len(lefts) for a in lefts]
        for i, k in enumerate(_assign(cost)):
            if k < len(rights) and (lefts[i], rights[k]) in edges:
                pairs[lefts[i]] = rights[k]
    return pairs


def _pieces(edges: Edges) -> list[list[tuple[int, int]]]:
    """The connected parts of the graph."""
    group: dict[tuple[str, int], int] = {}
    members: dict[int, list[tuple[int, int]]] = {}
    for n, (a, b) in enumerate(sorted(edges)):
        joined = sorted({g for g in (group.get(("l", a)), group.get(("r", b))) if g is not None})
        into = joined[0] if joined else n
        members.setdefault(into, []).append((a, b))
        for other in joined[1:]:
            members[into] += members.pop(other)
            group.update({node: into for node, g in group.items() if g == other})
        group[("l", a)] = group[("r", b)] = into
    return list(members.values())


def _assign(cost: list[list[int]]) -> list[int]:
    """The column of each row in the cheapest full assignment (the Hungarian method with potentials); no more rows than columns."""
    rows, columns = len(cost), len(cost[0])
    infinite = sum(abs(c) for row in cost for c in row) + 1
    u, v = [0] * (rows + 1), [0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, used = [infinite] * (columns + 1), [False] * (columns + 1)
        while owner[at]:
            used[at] = True
            step, following = infinite, 0
            for k in range(1, columns + 1):
                if used[k]:
                    continue
                reduced = cost[owner[at] - 1][k - 1] - u[owner[at]] - v[k]
                if reduced < least[k]:
                    least[k], way[k] = reduced, at
                if least[k] < step:
                    step, following = least[k], k
            for k in range(columns + 1):
                if used[k]:
                    u[owner[k]] += step
                    v[k] -= step
                else:
                    least[k] -= step
            at = following
        while at:
            owner[at], at = owner[way[at]], way[at]
    result = [0] * rows
    for k in range(1, columns + 1):
        if owner[k]:
            result[owner[k] - 1] = k - 1
    return result
