"""None and all of what is counted: "chưa có trường nào đạt chuẩn", "tất cả các trường đều đạt chuẩn"."""

from __future__ import annotations

import re
from decimal import Decimal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.declared.saying import Said, after, subset_of, written
from thonmoi.figures.declared.words import Words
from thonmoi.figures.layout import Sentence
from thonmoi.figures.quantities import Number
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import set_place, set_time
from thonmoi.figures.statement import window
from thonmoi.records import Reading

_NONE = re.compile(r"(?<!\w)(?P<no>chưa|không)(?: (?:còn|có|một|hề))* (?=[^\W\d_])")
_ANYONE = re.compile(r"(?: [^\W\d_]+){0,4}? nào(?!\w)")
_ALL = re.compile(r"(?<!\w)(?<!của )(?<!trong )(?<!cho )(?<!ở )(?:tất cả|toàn bộ)(?: các| số| những)* (?=[^\W\d_])")


def absent_or_all(words: Words, walk: Walk, sentence: Sentence) -> list[Candidate]:
    """Candidates that no number says, in order."""
    out = []
    for match in _NONE.finditer(walk.layout.lower, sentence.start, sentence.end):
        noun = next((n for n, _ in words.nouns_at(walk, match.end(), "count")), None)
        anyone = _ANYONE.match(walk.layout.lower, noun.end, sentence.end) if noun is not None else None
        if noun is not None and anyone is not None:
            out.append(_candidate(words, walk, sentence, match.start(), anyone.end(), "none"))
    for match in _ALL.finditer(walk.layout.lower, sentence.start, sentence.end):
        noun = next((n for n, _ in words.nouns_at(walk, match.end(), "count")), None)
        if noun is not None:
            out.append(_candidate(words, walk, sentence, match.start(), noun.end, "all"))
    return sorted((c for c in out if c is not None), key=lambda c: c.start)


def _candidate(words: Words, walk: Walk, sentence: Sentence, start: int, end: int, reading: Reading) -> Candidate | None:
    value = Decimal(0 if reading == "none" else 100)
    number = Number(start, end, value, (start, end))
    clause = max(walk.layout.lower.rfind(";", sentence.start, start) + 1, sentence.start)
    spot = Spot(number, -1, clause, window(walk, sentence, end), clause, sentence.end, sentence)
    first = next(c.start for c in walk.layout.cues.within(start, end, "own_noun"))
    told = [(n, after(words, walk, spot, n, codes)) for n, codes in words.nouns_at(walk, first, "count")]
    said = [(n, s) for n, s in told if isinstance(s, Said) and (reading == "none" or words.indicators[s.code].standards)]
    if not said:
        return None
    noun, found = next(((n, s) for n, s in said if words.indicators[s.code].standards), said[0])
    indicator = words.indicators[found.code]
    narrow = subset_of(walk, found.code, noun.end, window(walk, sentence, noun.end))
    candidate = Candidate(
        indicator=found.code, measure="share" if reading == "all" else "total", value=value, start=start, end=max(end, found.end),
        unit="%" if reading == "all" else walk.text(noun.start, noun.end), rule=f"{found.code}.{reading}", reading=reading,
        section=sentence.section, sentence=walk.sentence_index, counted=indicator.unit,
    )  # fmt: skip
    if reading == "all":
        candidate.fields["value"] = (start, end)
    if narrow is not None:
        candidate.subset, candidate.fields["subset"] = written(walk, narrow), narrow
    candidate.origins["value"] = candidate.origins["measure"] = "stated"
    set_time(walk, spot, candidate, None)
    set_place(walk, spot, candidate, None)
    return candidate
