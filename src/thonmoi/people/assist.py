"""underthesea's name recogniser as a second opinion: it may confirm a full name that has no cue beside it, and never decides alone."""

from __future__ import annotations

import re

from thonmoi.people.mentions import Part
from thonmoi.people.merging import Mention
from thonmoi.people.names import RUN, Syllable, plain, syllables
from thonmoi.people.words import Words
from thonmoi.reading.plain import Page

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


def confirmed(text: str, page: Page, data: Words, known: list[Mention], sections: frozenset[str]) -> list[Mention]:
    """Full names with a common surname, or a surname and a middle name, that the recogniser too takes for a person."""
    from underthesea import ner

    taken = [(m.start, m.end) for m in known]
    out: list[Mention] = []
    for page_part in page.parts:
        if page_part.section not in sections:
            continue
        part = Part(text, page_part.start, page_part.end, data)
        for sentence in _SENTENCE.finditer(part.view.nfc):
            names = [run for m in RUN.finditer(sentence[0]) if part.is_person(run := syllables_at(part, sentence.start(), m), 2.0)]
            spots = [(name, part.span(name[0].start, name[-1].end)) for name in names]
            open_spots = [(n, spot) for n, spot in spots if not any(a < spot[1] and spot[0] < b for a, b in taken)]
            if not open_spots:
                continue
            persons = {word.lower() for word, *_, tag in ner(sentence[0]) if tag in ("B-PER", "I-PER")}
            for name, spot in open_spots:
                folded = plain(name)
                if folded in persons or all(any(s.low in p.split() for p in persons) for s in name):
                    out.append(Mention(*spot, folded, True, [], spot))
    return out


def syllables_at(part: Part, offset: int, match: re.Match[str]) -> list[Syllable]:
    """The syllables of a match inside a sentence that begins at `offset` of the part."""
    return syllables(part.view.nfc, part.view.lower, offset + match.start(), offset + match.end())
