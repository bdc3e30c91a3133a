"""The figures that no number says, and their slots: "xã X được công nhận đạt chuẩn", "chưa có xã nào", "tất cả các xã"."""

from __future__ import annotations

from thonmoi.figures.absent import find_all, find_none
from thonmoi.figures.candidate import Candidate
from thonmoi.figures.frames import VIETNAM_PLACE
from thonmoi.figures.layout import Sentence
from thonmoi.figures.named import find_named
from thonmoi.figures.names import HEIGHT
from thonmoi.figures.quantities import Number
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import set_place, set_time
from thonmoi.figures.statement import Unnumbered, window
from thonmoi.figures.units import INDICATORS
from thonmoi.records import Measure, Place

_UNIT_WORD = {"commune": "xã", "district": "huyện", "province": "tỉnh", "village": "thôn"}
_HEADS = {"commune": "communes", "district": "districts", "province": "provinces", "village": "villages"}
_ABOVE = {
    "village": ("commune", "district", "province"), "commune": ("district", "province"),
    "district": ("province",), "province": ("country",),
}  # fmt: skip


def find_unnumbered(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """All of a sentence, in order."""
    if sentence.section == "title" and walk.layout.lower[sentence.end - 1] == "?":
        return []  # a headline that asks tells nothing
    return sorted([*find_named(walk, sentence), *find_none(walk, sentence), *find_all(walk, sentence)], key=lambda u: u.start)


def candidates_of(walk: Walk, found: Unnumbered, sentence: Sentence) -> list[Candidate]:
    """The figure with its slots; empty where it turns out to be background or goes on from nothing."""
    head = _head(walk, found) if found.inherits else None
    if found.inherits and head is None and (not found.names or walk.latest("communes", "districts", back=3) is None):
        return []
    candidate = _candidate(walk, found, head)
    spot = _spot(walk, found, sentence)
    set_time(walk, spot, candidate, head or next(iter(walk.in_sentence()[-1:]), None))
    if found.settled or (found.reading == "named" and found.measure == "total"):
        candidate.status = "achieved"
    elif found.reading == "named":
        cue = walk.layout.cues.last(spot.clause if found.pushed else found.start, found.end, "status")
        if (cue is not None and cue.get("status") == "target") or _lies_ahead(walk, candidate):
            candidate.status = "target"
    if found.reading == "named":
        if not _is_news(walk, found, candidate):
            return []
        _place_above(walk, found, candidate)
        if found.measure == "total" or len(found.members) > 1:
            candidate.also = {"measure": ("increase",) if found.measure == "total" else ("total",)}
    elif found.place is not None:
        candidate.place = found.place[0]
        candidate.origins["place"], candidate.fields["place"] = "stated", found.place[1:]
    else:
        set_place(walk, spot, candidate, None)
        if candidate.place is not None and HEIGHT[candidate.place.level] <= HEIGHT[found.noun]:
            candidate.place = _in_force(walk, _ABOVE[found.noun], set())  # a commune has no communes
            candidate.origins["place"] = "carried"
            candidate.fields.pop("place", None)
    return [candidate]


def _head(walk: Walk, found: Unnumbered) -> Candidate | None:
    """The figure it goes on from; a row of names ("Năm 2018, X và Y cùng về") goes on about the standard, not about a band of criteria."""
    if found.names:
        return walk.latest(f"{_HEADS[found.noun]}_ntm", back=3)
    return walk.latest(_HEADS[found.noun], back=2)


def _candidate(walk: Walk, found: Unnumbered, head: Candidate | None) -> Candidate:
    level = found.level if found.level not in (None, "recognised") else "base"
    if head is not None:
        indicator = head.indicator
    elif found.band is not None:
        indicator = "communes_criteria"
    else:
        indicator = INDICATORS[found.noun, level or "base"]
    inherited = head.measure if head is not None and head.measure in ("increase", "total") and not found.settled else None
    measure: Measure = "share" if found.reading == "all" else found.measure if found.reading == "named" else inherited or "total"
    candidate = Candidate(
        indicator=indicator, measure=measure, value=found.value, start=found.start, end=found.end, unit=_unit(found),
        rule=f"{indicator}.{found.reading}", noun=found.noun, level=level, reading=found.reading, sentence=walk.sentence_index,
        section=walk.frames.sentence.section if walk.frames.sentence else "body", band=found.band, members=found.members,
    )  # fmt: skip
    if head is not None:
        candidate.inherited, candidate.head = True, head
        candidate.band, candidate.stars, candidate.also = head.band, head.stars, dict(head.also)
    if found.reading == "all":
        candidate.fields["value"] = (found.start, found.end)
    return candidate


def _unit(found: Unnumbered) -> str:
    if found.reading == "all":
        return "%"
    word = found.names[0].word if found.names else None
    return word or _UNIT_WORD[found.noun]


def _spot(walk: Walk, found: Unnumbered, sentence: Sentence) -> Spot:
    clause = max(walk.layout.lower.rfind(";", sentence.start, found.start) + 1, sentence.start)
    number = Number(found.start, found.end, found.value, (found.start, found.end))
    return Spot(number, -1, clause, window(walk, sentence, found.end), clause, sentence.end, sentence)


def _lies_ahead(walk: Walk, candidate: Candidate) -> bool:
    """Nobody reports what is to come as done, whatever was done by the others of the list."""
    year, last = walk.layout.report_year, candidate.period.last if candidate.period else None
    return year is not None and last is not None and last.year > year


def _is_news(walk: Walk, found: Unnumbered, candidate: Candidate) -> bool:
    """Aimed at, an act, or newly done; what happened years before the report is background."""
    year, last = walk.layout.report_year, candidate.period.last if candidate.period else None
    if candidate.status == "target" or candidate.section == "title" or found.inherits:
        return True
    recent = year - (1 if walk.layout.published else 2) if year is not None else 0  # without a date of its own the report's year is a guess
    if last is not None and last.year < recent and candidate.origins.get("period") == "stated":
        # "ngày 25/12/2023 … ký quyết định công nhận huyện X đạt chuẩn năm 2022": the act is recent, whatever year it is for
        sentence = walk.frames.sentence
        told = walk.layout.periods_in(sentence.start, found.start) if sentence is not None else []
        return found.pushed and any(p.precision in ("day", "month") and p.last is not None and p.last.year >= recent for p in told)
    if not found.names:
        return found.pushed or found.fresh
    if found.pushed or found.fresh or found.measure == "total" or (last is not None and last.year >= recent):
        return True
    return any(c.noun == found.noun for c in walk.in_sentence())


def _place_above(walk: Walk, found: Unnumbered, candidate: Candidate) -> None:
    """The nearest unit above the named one that the text gives: its district or province, for a province the country."""
    below = _ABOVE[found.noun]
    if found.noun == "province":
        candidate.place = VIETNAM_PLACE
        candidate.origins["place"] = "assumed"
        return
    if len({p.text for p in found.parents}) > 1 and len(found.names) > 1:
        highest = max(HEIGHT[p.level] for p in found.parents if p.level) if any(p.level for p in found.parents) else 0
        below = tuple(level for level in below if HEIGHT[level] > highest)  # what all of them lie in
    for parent in found.parents:
        if parent.place is not None and parent.place.level in below:
            candidate.place = parent.place
            candidate.origins["place"], candidate.fields["place"] = "stated", (parent.start, parent.end)
            return
    inside = {(m, found.noun) for m in found.members} | {(n.text, n.level) for n in found.names}
    place = next((n.place for n in found.names if n.place is not None), None)
    known = _known_above(walk, place, below) if place is not None else None
    above = [e for e in walk.frames.events if e.place is not None and _is_above(e.place, below, inside) and e.end <= found.start]
    # of a unit the gazetteer knows only what it lies in, also by the old map ("Bình Thuận", now part of Lâm Đồng)
    before = [e for e in above if place is None or (known and e.place and known.name in {unit.name for unit in e.place.successors})]
    if before:
        candidate.place = before[-1].place
        candidate.origins["place"], candidate.fields["place"] = "stated", (before[-1].start, before[-1].end)
        return
    row = [c.place for c in walk.in_sentence() if c.place is not None and _is_above(c.place, below, inside)]
    known = known or (row[-1] if row else None)
    candidate.place = known or _in_force(walk, below, inside)
    if candidate.place is not None:
        candidate.origins["place"] = "carried"


def _is_above(place: Place, below: tuple[str, ...], inside: set[tuple[str, str | None]]) -> bool:
    return place.level in below and (place.name, place.level) not in inside


def _known_above(walk: Walk, place: Place, below: tuple[str, ...]) -> Place | None:
    """Of the units above the named one, the lowest that the text names anywhere."""
    given = {(p.place.name, p.place.level): p.place for p in walk.layout.places if p.place is not None}
    return next((given[ref.name, ref.level] for ref in place.parents if ref.level in below and (ref.name, ref.level) in given), None)


def _in_force(walk: Walk, below: tuple[str, ...], inside: set[tuple[str, str | None]]) -> Place | None:
    """What the text is about where it stands, or the article's own place, or what is above it and named somewhere."""
    given = {(p.place.name, p.place.level) for p in walk.layout.places if p.place is not None}
    for place in (walk.frames.scope.place, walk.layout.home):
        if place is None:
            continue
        if _is_above(place, below, inside):
            return place
        above = next((p for p in place.parents if p.level in below and (p.name, p.level) in given), None)
        if above is not None:
            reason = f"above {place.name}"
            return Place(name=above.name, level=above.level, kind=above.kind, code=above.code, as_of=place.as_of, reason=reason)
    return None
