"""The walk with the words of declared indicators, laid beside the walk of our own."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import CueIndex
from thonmoi.figures.declared.amounts import decide_amount, decide_measured
from thonmoi.figures.declared.counts import decide_count
from thonmoi.figures.declared.percents import decide_percent
from thonmoi.figures.declared.unnumbered import absent_or_all
from thonmoi.figures.declared.words import Words
from thonmoi.figures.engine import Rules, walk_text
from thonmoi.figures.layout import Layout, outside_names
from thonmoi.figures.quantities import Number, find_numbers
from thonmoi.figures.reader import Spot, Walk


def read_declared(walk: Walk, words: Words) -> Walk:
    """The walk with the figures of declared indicators in it too, and why their other numbers are none.

    A number that a figure of ours took stays with that figure.
    """
    layout = walk.layout
    if not words.said_in(layout.lower):
        return walk
    own = walk_text(_laid_out(layout, words), Rules(partial(_decide, words), partial(absent_or_all, words)))
    taken = {c.fields["value"] for c in walk.made if "value" in c.fields}
    made = [c for c in own.made if c.fields.get("value") not in taken]
    kept = {id(c) for c in made}
    for one in made:
        if one.part_of is not None and id(one.part_of) not in kept:
            one.part_of = None
    numbers = _with_numbers(layout.numbers, own.layout.numbers, made)
    refused = {**own.refused, **walk.refused}
    refused |= {at: why for at, why in own.refused.items() if why[0] == "near_miss" and at not in {a for a, _ in taken}}
    return replace(
        walk, layout=replace(layout, numbers=numbers, relevant=_relevant(words, own)), made=[*walk.made, *made], refused=refused,
        consumed=walk.consumed | own.consumed,
    )  # fmt: skip


def _laid_out(layout: Layout, words: Words) -> Layout:
    """The same text with the cues of the declared indicators."""
    named = [(p.name_start, p.name_end) for p in layout.places if p.place is not None]
    cues = CueIndex(outside_names(words.find(layout.lower), named))
    ends = {p.end for p in layout.places if p.place is not None or p.candidates}
    return replace(layout, cues=cues, numbers=find_numbers(layout.lower, cues, layout.periods, ends))


def _relevant(words: Words, own: Walk) -> bool:
    """A programme of a declared indicator is named, or something is counted."""
    return bool(own.made) or any(programme.search(own.layout.lower) for programme in words.programmes.values())


def _with_numbers(ours: list[Number], theirs: list[Number], made: list[Candidate]) -> list[Number]:
    """All numbers, those in words before a declared noun ("hai trường") too where a figure was read from them."""
    spans = {c.fields["value"] for c in made if "value" in c.fields}
    starts = [n.start for n in ours]
    new = []
    for number in theirs:
        at = bisect_left(starts, number.start)
        free = (at == 0 or ours[at - 1].end <= number.start) and (at == len(ours) or number.end <= ours[at].start)
        if free and number.value_span in spans:
            new.append(number)
    return sorted([*ours, *new], key=lambda n: n.start)


def _decide(words: Words, walk: Walk, spot: Spot) -> list[Candidate]:
    kind = spot.number.kind
    if kind == "money":
        made = decide_amount(words, walk, spot)
    elif kind in ("percent", "points"):
        made = decide_percent(words, walk, spot)
    elif kind == "times":
        made = []
    else:
        made = decide_measured(words, walk, spot) or decide_count(words, walk, spot)
    return made
