"""Figures that no number says: a named unit reaching a standard, "chưa có xã nào", "tất cả các xã"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.counts import band_value
from thonmoi.figures.frames import PlaceEvent
from thonmoi.figures.layout import PlaceAt, Sentence
from thonmoi.figures.quantities import Number
from thonmoi.figures.reader import STOP, Spot, Walk
from thonmoi.figures.slots import set_place, set_time
from thonmoi.figures.standards import StandardSpan, standard_in
from thonmoi.figures.units import CLASSES, INDICATORS
from thonmoi.records import Place, Reading

_LEVEL_WORD = {
    "xã": "commune", "thị trấn": "commune", "phường": "commune", "huyện": "district", "thị xã": "district", "thành phố": "district", "tp": "district", "tx": "district", "h": "district", "quận": "district",
    "tỉnh": "province", "thôn": "village", "bản": "village", "ấp": "village", "xóm": "village",
}  # fmt: skip
_NONE = re.compile(r"(?<!\w)(?P<no>chưa|không)(?: còn| có| để| được| hề có)*(?: (?:một|bất kỳ|bất cứ))? (?P<noun>[^\W\d_]+(?: [^\W\d_]+){0,4}?)(?P<any> nào)?(?= )")
_ALL = re.compile(r"(?<!\w)(?:tất cả|toàn bộ)(?: các| số| những)* (?=[^\W\d_])")
_LISTED = re.compile(r"[\s,]*(?:(?:và|cùng|với|các|hai|ba|bốn|xã|huyện|thị xã|thành phố|tp|tỉnh|thị trấn|thôn|bản|ấp)[\s,.]*)*")
_COUNT_BEFORE = re.compile(r"(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:/\d+)? (?:xã|huyện|thị xã|thành phố|tỉnh|thôn|bản|ấp|đơn vị|địa phương|sản phẩm)[^.;]{0,30}$")
_BACKGROUND = re.compile(r"(?<!\w)(?:khi|sau khi|từ khi|kể từ khi|trước khi|từng|ngày|sau ngày|nơi|vốn|là|của|ở|tại|lãnh đạo|ubnd|chủ tịch|bí thư)(?: \w+){0,3}\s*$")
_PUSH = re.compile(r"(?<!\w)(?:đưa|có thêm|thêm|công nhận|công nhận thêm|phấn đấu|để|quyết tâm|xây dựng|giúp|nâng|hoàn thiện hồ sơ|đề nghị[^.;,]{0,30}công nhận)(?: \w+){0,2}\s*$")
_REACHED = re.compile(r"(?<!\w)(?:được|vừa|đã|chính thức|sẽ|phấn đấu|dự kiến|tiếp tục|cũng|trở thành|vinh dự|đón|kịp|phải|đăng ký|tập trung|chưa)(?!\w)")
_GENERIC = re.compile(r"(?<!\w)(?P<push>đưa|công nhận|xây dựng|để|phấn đấu|trở thành|là) (?:toàn )?(?P<word>tỉnh|huyện|xã|thị xã|thành phố)(?= (?:\S+ ){0,3}?(?:đạt|về đích|cán đích|hoàn thành|trở thành|nông thôn mới|ntm))")


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A figure without a number, before its slots are filled."""

    start: int
    end: int
    value: Decimal
    reading: Reading
    noun: str
    standard: StandardSpan | None
    members: tuple[PlaceAt, ...] = ()
    band: tuple[int | None, int | None] | None = None
    word: tuple[int, int] | None = None
    kind: Literal["named", "none", "all"] = "named"


def find_unnumbered(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """All of a sentence, in order."""
    found = [*_named(walk, sentence), *_none(walk, sentence), *_all(walk, sentence), *_generic(walk, sentence)]
    return sorted(found, key=lambda u: u.start)


def _window(walk: Walk, sentence: Sentence, start: int, reach: int = 90) -> int:
    lower = walk.layout.lower
    end = min(sentence.end, start + reach)
    for number in walk.layout.numbers:
        if start <= number.start < end and number.fate is None:
            end = number.start
            break
    semicolon = lower.find(";", start, end)
    end = semicolon if semicolon >= 0 else end
    stop = STOP.search(lower, start, end)
    return stop.start() if stop else end


def _named(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """"phấn đấu huyện Y về đích", "xã X được tỉnh công nhận đạt chuẩn NTM nâng cao"; lists of names are one figure."""
    lower = walk.layout.lower
    places = [p for p in walk.layout.places_in(sentence.start, sentence.end) if p.word in _LEVEL_WORD or p.word is None]
    out = []
    at = 0
    while at < len(places):
        group = [places[at]]
        while at + 1 < len(places) and _LISTED.fullmatch(lower, places[at].end, places[at + 1].start):
            at += 1
            group.append(places[at])
        at += 1
        first = group[0]
        noun = _LEVEL_WORD.get(first.word or "")
        if noun is None:
            continue
        last = group[-1]
        bracket = re.compile(r"\s*\([^)]{2,60}\)").match(lower, last.end)
        begin = bracket.end() if bracket else last.end
        end = _window(walk, sentence, begin)
        standard = standard_in(lower, walk.layout.cues, begin, end)
        if standard is None or standard.level == "recognised" or re.search(r"[.:]", lower[begin : standard.start]):
            continue
        between = lower[begin : standard.start]
        if between.count(",") > 1 or len(between) > 70:
            continue
        # the standard must be the unit's own: "huyện X có xã đạt chuẩn" is about communes
        other = next((c for c in walk.layout.cues.within(begin, standard.end, "noun") if set(c.values("noun")) & set(CLASSES) and noun not in c.values("noun")), None)
        if other is not None or walk.layout.cues.first(begin, end, "block", "criterion", "negative"):
            continue
        left = lower[max(sentence.start, first.start - 60) : first.start]
        if _COUNT_BEFORE.search(left):
            continue
        pushed = _PUSH.search(left)
        reached = _REACHED.search(between)
        target = walk.layout.cues.last(sentence.start, first.start, "status", "target")
        if not pushed and not reached and not target:
            continue
        if _BACKGROUND.search(left) and not pushed:
            continue
        if not pushed and reached and not re.search(r"được|vừa|chính thức|vinh dự|đón|phấn đấu|dự kiến|sẽ|đăng ký", between) and not target:
            continue
        start = first.start
        word = re.search(r"(?<!\w)thêm\s*$", left)
        if word:
            start -= len(left) - word.start()
        out.append(Unnumbered(start, standard.end, Decimal(len(group)), "named", noun, standard, tuple(group)))
    return out


def _generic(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """"đưa tỉnh về đích NTM": the level word alone means the unit in force."""
    out = []
    for match in _GENERIC.finditer(walk.layout.lower, sentence.start, sentence.end):
        if any(p.start <= match.start("word") < p.end for p in walk.layout.places):
            continue  # a name follows
        end = _window(walk, sentence, match.end())
        standard = standard_in(walk.layout.lower, walk.layout.cues, match.end(), end)
        if standard is None or standard.level == "recognised" or standard.start - match.end() > 30:
            continue
        if match["push"] in ("là", "trở thành", "để", "xây dựng") and not walk.layout.cues.last(sentence.start, match.start() + 3, "status", "target"):
            continue
        noun = _LEVEL_WORD[match["word"]]
        if noun == "commune" and re.match(r" (?:nông thôn mới|ntm)", walk.layout.lower[match.end() :][:16]):
            continue  # "xây dựng xã NTM" is the programme's work, not one commune
        out.append(Unnumbered(match.start("word"), standard.end, Decimal(1), "named", noun, standard, (), word=match.span("word")))
    return out


def _none(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """"chưa có xã nào về đích", "không còn xã dưới 10 tiêu chí", "chưa huyện nào được công nhận"."""
    lower, cues = walk.layout.lower, walk.layout.cues
    out = []
    for match in _NONE.finditer(lower, sentence.start, sentence.end):
        cue = cues.starting_at(match.start("noun"), "noun")
        if cue is None:
            continue
        noun = next((v for v in cue.values("noun") if v in CLASSES or v == "generic"), None)
        if noun is None:
            continue
        anyone = re.match(r" nào(?!\w)", lower[cue.end : cue.end + 6])
        begin = cue.end + (4 if anyone else 0)
        # a band: "không còn xã nào dưới 7 tiêu chí"
        following = next((s for s in walk.spots if s.start >= begin), None)
        if noun == "commune" and following is not None and "criterion" in following.nouns and re.fullmatch(r"[^,;.]{0,30}", lower[begin : following.start]):
            walk.consumed.add(following.start)
            out.append(Unnumbered(match.start(), following.tail, Decimal(0), "none", noun, None, band=band_value(lower, following), kind="none"))
            continue
        end = _window(walk, sentence, begin, 70)
        standard = standard_in(lower, cues, begin, end)
        if standard is None or (not anyone and standard.start - begin > 12):
            continue
        if cues.first(begin, standard.end, "block", "criterion") or re.search(r"mất|rớt|tụt|thu hồi|rút", lower[begin : standard.end]):
            continue
        if noun == "generic":
            other = cues.first(begin, standard.end, "noun", *CLASSES)
            topic = re.search(r"cấp (huyện|xã|tỉnh)", lower[sentence.start : match.start()])
            noun = other.values("noun")[0] if other else {"huyện": "district", "xã": "commune", "tỉnh": "province"}.get(topic[1] if topic else "", "")
            if noun not in CLASSES:
                continue
        out.append(Unnumbered(match.start(), standard.end if standard.end - match.start() < 90 else begin, Decimal(0), "none", noun, standard, kind="none"))
    return out


def _all(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """"tất cả các xã đều đạt chuẩn": 100 percent."""
    lower, cues = walk.layout.lower, walk.layout.cues
    out = []
    for match in _ALL.finditer(lower, sentence.start, sentence.end):
        cue = cues.starting_at(match.end(), "noun")
        noun = next((v for v in cue.values("noun") if v in CLASSES), None) if cue else None
        if cue is None or noun is None:
            continue
        end = _window(walk, sentence, cue.end)
        standard = standard_in(lower, cues, cue.end, end)
        if standard is None or cues.first(cue.end, standard.end, "block", "criterion", "negative"):
            continue
        out.append(Unnumbered(match.start(), cue.end, Decimal(100), "all", noun, standard, kind="all", word=(match.start(), cue.end)))
    return out


def candidate_of(walk: Walk, found: Unnumbered, sentence: Sentence) -> Candidate:
    """Fill the slots of an unnumbered figure."""
    lower = walk.layout.lower
    number = Number(found.start, found.end, found.value, (found.start, found.end))
    clause = max(lower.rfind(";", sentence.start, found.start) + 1, sentence.start)
    spot = Spot(number, -1, clause, _window(walk, sentence, found.end), clause, sentence.end, sentence)
    level = found.standard.level if found.standard and found.standard.level != "recognised" else "base"
    indicator = "communes_criteria" if found.band else INDICATORS[found.noun, level]
    if found.kind == "none" and found.standard is not None and found.standard.level == "recognised":
        indicator = INDICATORS[found.noun, "base"]
    measure: Literal["increase", "total", "share"] = "increase" if found.reading == "named" else "share" if found.reading == "all" else "total"
    candidate = Candidate(
        indicator=indicator, measure=measure, value=found.value, start=found.start, end=found.end, unit=_unit_word(found, lower), rule=f"{indicator}.{found.kind}",
        noun=found.noun, level=level, reading=found.reading, section=sentence.section, sentence=walk.sentence_index, band=found.band,
        members=tuple(walk.layout.view.nfc[p.name_start : p.name_end] if p.place is None else p.place.name for p in found.members),
    )  # fmt: skip
    if found.reading == "all" and found.word:
        candidate.fields["value"] = found.word
        candidate.unit = "%"
    set_time(walk, spot, candidate, None)
    if found.reading == "named":
        _place_above(walk, found, candidate)
    else:
        set_place(walk, spot, candidate, None)
    if found.reading == "named" and len(found.members) > 1:
        candidate.also = {"measure": ("total",)}
    return candidate


def _unit_word(found: Unnumbered, lower: str) -> str:
    if found.members and found.members[0].word:
        return found.members[0].word
    return {"commune": "xã", "district": "huyện", "province": "tỉnh", "village": "thôn"}[found.noun]


def _place_above(walk: Walk, found: Unnumbered, candidate: Candidate) -> None:
    """The nearest unit above the named one that the text gives: its district or province, for a province the country."""
    frames = walk.frames
    member = found.members[0].place if found.members else None
    below = {"village": ("commune", "district", "province"), "commune": ("district", "province"), "district": ("province",), "province": ("country",)}[found.noun]
    if found.noun == "province":
        candidate.place = Place(name="Việt Nam", level="country", reason="above a province")
        candidate.origins["place"] = "assumed"
        if not found.members:
            current = frames.scope.place or walk.layout.home
            province = current if current and current.level == "province" else next((p for p in (current.parents if current else ()) if p.level == "province"), None)
            candidate.members = (province.name,) if province is not None else ()
        return
    inside = {(p.place.name, p.place.level) for p in found.members if p.place}
    named = [e for e in frames.events if e.place is not None and (e.place.name, e.place.level) not in inside and e.place.level in below]
    bracket = next((e for e in named if found.end >= e.start >= found.start), None)
    before = next((e for e in reversed(named) if e.end <= found.start), None)
    chosen: PlaceEvent | None = bracket or before
    if chosen is not None:
        candidate.place = chosen.place
        candidate.origins["place"] = "stated"
        candidate.fields["place"] = (chosen.start, chosen.end)
        return
    for place in (frames.scope.place, walk.layout.home):
        if place is not None and place.level in below and (place.name, place.level) not in inside:
            candidate.place = place
            candidate.origins["place"] = "carried"
            return
        if place is not None:
            above = next((p for p in place.parents if p.level in below), None)
            if above is not None:
                candidate.place = Place(name=above.name, level=above.level, kind=above.kind, code=above.code, as_of=place.as_of, reason=f"above {place.name}")
                candidate.origins["place"] = "carried"
                return
    if member is not None:
        above = next((p for p in member.parents if p.level in below), None)
        if above is not None:
            candidate.place = Place(name=above.name, level=above.level, kind=above.kind, code=above.code, as_of=member.as_of, reason=f"above {member.name}")
            candidate.origins["place"] = "assumed"
