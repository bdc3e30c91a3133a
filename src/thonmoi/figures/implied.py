"""Units meant and not named where they stand: "đưa tỉnh về đích NTM", "đưa huyện này về đích", "phải trở thành huyện NTM nâng cao"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from thonmoi.figures.layout import Sentence
from thonmoi.figures.names import LEVEL_OF, Name, name_at, rows
from thonmoi.figures.reaching import BACKGROUND, DENIED, FRESH, PAPERS, PUSH, SINCE, UNIT, reached
from thonmoi.figures.reader import Walk
from thonmoi.figures.standards import StandardSpan, standard_in
from thonmoi.figures.statement import Unnumbered, window
from thonmoi.figures.units import CLASSES
from thonmoi.records import Place

_RECOGNISING = re.compile(r"(?:được|công bố|lễ|trao|đón|quyết định)[^.;]{0,50}$")
_GENERIC = re.compile(rf"(?<!\w)(?P<word>{UNIT})(?P<this> này| nhà| ta| mình)?(?= )")
_NO_UNIT = re.compile(
    r"(?<!\w)(?:\d+|các|những|mỗi|mọi|từng|nhiều|cấp|ubnd|hđnd|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|số|đơn vị|toàn bộ|"
    r"tất cả|chủ tịch|đảng bộ|ngân sách|nhân dân|ủy ban nhân dân|chuẩn|danh hiệu|quyết định|bằng công nhận|hợp tác|là|thành|đạt|"
    r"cho|của|dân|được|do|bởi|về|theo|tiêu chí|yêu cầu|số|tỷ lệ) $|% $|(?:tỉnh|huyện|thị xã|xã|thôn|bản|ấp|xóm|làng|buôn|khóm|"
    r"thành phố)(?:,| và) $"
)
_SUBJECTLESS = re.compile(
    rf"(?<!\w)(?P<verb>trở thành|về đích|cán đích|lên|sẽ là|là|thành|công nhận(?: là)?|đón (?:nhận )?bằng công nhận|nhận bằng công nhận|"
    rf"đạt) (?P<noun>{UNIT})(?= (?:đạt chuẩn |đạt |hoàn thành |kiểu |nông |ntm|nâng cao|đầu tiên))"
)


def find_implied(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """The figures of a sentence about a unit that only its level word or the text before it names."""
    return [*_by_level_word(walk, sentence), *_without_subject(walk, sentence)]


def _by_level_word(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """ "đưa tỉnh về đích NTM", "công nhận huyện đạt chuẩn", "đưa huyện này về đích": the level word alone means the unit in force."""
    lower, layout = walk.layout.lower, walk.layout
    named = layout.places_in(sentence.start, sentence.end)
    out = []
    for match in _GENERIC.finditer(lower, sentence.start, sentence.end):
        if name_at(layout, match.start(), sentence.end) is not None or any(p.start <= match.start() < p.end for p in named):
            continue
        left = lower[max(sentence.start, match.start() - 70) : match.start()]
        pushed = PUSH.search(left) is not None
        if _NO_UNIT.search(left) or PAPERS.search(left) or (BACKGROUND.search(left) and not pushed):
            continue
        standard = reached(walk, match.end(), window(walk, sentence, match.end()), False)
        if standard is None:
            continue
        found = _meant(walk, sentence, match["word"], match.start(), match.start(), standard, pushed)
        if found is not None:
            out.append(replace(found, fresh=FRESH.search(lower, match.end(), standard.end) is not None))
    return out


def _without_subject(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """The subject stands before or is the unit in force: "phải trở thành huyện NTM nâng cao", "và được công nhận huyện NTM"."""
    lower, cues = walk.layout.lower, walk.layout.cues
    out = []
    for match in _SUBJECTLESS.finditer(lower, sentence.start, sentence.end):
        level = LEVEL_OF[match["noun"]]
        if name_at(walk.layout, match.start("noun"), sentence.end) is not None:
            continue
        if any(level in s.nouns and s.start < match.start() for s in walk.spots):
            continue  # the number's own predicate
        standard = standard_in(lower, cues, match.end("noun"), window(walk, sentence, match.end("noun")))
        left = lower[max(sentence.start, match.start() - 70) : match.start()]
        if standard is None or standard.level == "recognised" or standard.start - match.end("noun") > 24:
            continue
        if DENIED.search(left[-16:]) or PAPERS.search(left) or SINCE.match(lower, standard.end):
            continue
        recognised = "công nhận" in match["verb"] and _RECOGNISING.search(left + match["verb"]) is not None
        aimed = cues.last(sentence.start, match.start("noun"), "status", "target") is not None
        if not recognised and not aimed:
            continue
        found = _meant(walk, sentence, match["noun"], match.start("noun"), match.start("noun"), standard, aimed)
        if found is not None:
            out.append(found)
    return out


def _meant(walk: Walk, sentence: Sentence, word: str, position: int, start: int, standard: StandardSpan, pushed: bool) -> Unnumbered | None:
    """A figure of the unit that a level word alone means."""
    level = LEVEL_OF[word]
    unit, name = _unit_in_force(walk, sentence, word, position)
    if unit is None and name is None and not pushed:
        return None
    if level in ("commune", "village") and unit is None and name is None:
        return None  # "xây dựng xã NTM" is the programme's work, not one commune
    noun = unit.level if unit is not None and word == "thành phố" else level
    if noun not in CLASSES:
        return None
    members = (unit.name,) if unit is not None else (name,) if name else ()
    return Unnumbered(start, standard.end, Decimal(1), "named", noun, standard.level, members=members, pushed=pushed, fresh=True)


def _unit_in_force(walk: Walk, sentence: Sentence, word: str, position: int) -> tuple[Place | None, str | None]:
    """The unit a level word alone means: the last one of its level named before it, else what the text is about."""
    level = LEVEL_OF[word]
    begin = max(0, sentence.start - 400, position - 900)
    named: list[Name] = [n for r in rows(walk.layout, begin, position) for n in (*r.names, *r.parents)]
    for name in reversed(named):
        if name.place is not None and word == "thành phố" and name.place.level in ("district", "province"):
            fits = (name.place.kind or "").startswith(word)
        else:
            fits = name.level == level
        if fits:
            return name.place, name.text
    frames = walk.frames
    for place in (frames.scope.place, walk.layout.home):
        above = None if place is None else place if place.level == level else next((p for p in place.parents if p.level == level), None)
        if above is not None:
            return Place(name=above.name, level=above.level, kind=above.kind, code=above.code), above.name
    return None, None
