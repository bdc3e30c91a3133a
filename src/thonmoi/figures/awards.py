"""The decision about a number of those who are honoured for the programme."""

from __future__ import annotations

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make


def decide_award(walk: Walk, spot: Spot) -> list[Candidate]:
    """"tặng bằng khen cho 38 tập thể": always a total; the award must be near and of NTM or OCOP."""
    cues = walk.layout.cues
    in_list = bool(walk.in_sentence()) and walk.in_sentence()[-1].indicator == "awards"
    said = cues.first(spot.sentence.start, spot.sentence.end, "topic", "award")
    previous = walk.latest("awards", back=1)
    if said is None and not in_list and not (previous is not None and cues.first(spot.left, spot.start, "link") is not None):
        return []
    if said is not None and not in_list and abs(said.start - spot.start) > 220:
        return []
    if not _of_programme(walk, spot):
        walk.refused[spot.start] = ("near_miss", "honoured for something else")
        return []
    head = previous if previous is not None and previous.sentence == walk.sentence_index else None
    made = make(walk, spot, "awards", "total", "awards", head=head)
    for one in made:
        one.noun = "honoured"
        one.status = "achieved"
        one.comparator = spot.number.comparator
    return made


def _of_programme(walk: Walk, spot: Spot) -> bool:
    """The programme is named in the sentence, or is what the article is about."""
    cues = walk.layout.cues
    if cues.first(spot.sentence.start, spot.sentence.end, "programme"):
        return True
    return walk.layout.about or cues.first(max(0, spot.sentence.start - 700), spot.sentence.start, "programme") is not None
