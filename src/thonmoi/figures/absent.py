"""Figures of none and of all: "chưa có xã nào về đích", "không còn xã dưới 10 tiêu chí", "tất cả các xã đều đạt chuẩn"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from thonmoi.figures.bands import MOST, band_value
from thonmoi.figures.layout import Sentence
from thonmoi.figures.linking import number_start
from thonmoi.figures.lists import shared_places
from thonmoi.figures.names import NameList, rows
from thonmoi.figures.reaching import says_standard
from thonmoi.figures.reader import Walk
from thonmoi.figures.standards import StandardSpan, standard_in
from thonmoi.figures.statement import Unnumbered, window
from thonmoi.figures.units import CLASSES, PLURAL
from thonmoi.records import Place

_NONE = re.compile(r"(?<!\w)(?P<no>chưa|không|chẳng)(?: (?:còn|có|thêm|để|được|hề|một|bất kỳ|bất cứ))* (?=[^\W\d_])")
_ANYONE = re.compile(r"(?P<kind>(?: [^\W\d_]+){0,4}?) nào(?!\w)")
_ALL = re.compile(r"(?<!\w)(?<!từ )(?<!của )(?<!trong )(?<!ở )(?<!cho )(?:tất cả|toàn bộ|mọi)(?: các| số| những)* (?=[^\W\d_])")
_LABEL_WITHOUT = re.compile(
    r"(?: thì|:)(?: hiện| vẫn| đến nay| tới nay)* chưa(?: có)?(?=\s*[,.;)\n]|$)|(?: hiện| vẫn| đến nay| tới nay)* chưa có(?=\s*[,.;)\n]|$)"
)
_ROW_WITHOUT = re.compile(r"(?: (?:thì|vẫn|hiện|đến nay|tới nay|cũng|lại))* chưa có(?=\s*[.;,)\n]|$)")
_BAND_WITHOUT = re.compile(
    r"(?: trở xuống)?(?:,? thì|:|,)? ?(?:(?:hiện|nay|đến nay|toàn tỉnh|đã) )*(?:không còn|chưa có|không có)(?: xã)?(?: "
    r"nào)?(?=\s*[.,;()\n]|$)"
)
_AMONG_ALL = re.compile(
    r" trong (?:số |tổng số |cả )?\d+ (?:xã|huyện|đơn vị|thôn|bản|ấp|tỉnh)(?: (?:của|ở|thuộc) [^,;.]{2,30}?)?(?= (?:đạt|về"
    r"|được|hoàn|cán))"
)
_WHERE = re.compile(r"(?:nơi|chỗ|đâu|địa phương|đơn vị)(?= nào)")
_LOST = re.compile(r"mất|rớt|tụt|thu hồi|rút|bỏ")
_NOTHING_MORE = re.compile(
    r"\s*(?:[,.;:)\n…\"]|$|(?:trong danh sách|làm được|cả|như vậy|như thế|được như thế|dù|tuy|được công nhận|về đích)(?!\w)|"
    r"đạt\s*[-,.;)\n])"
)
_BEFORE_NONE = re.compile(r"[\s:,]*(?:(?:thì|hiện|vẫn|đến nay) )*")
_REACHES = re.compile(r" đạt\s*[-,.;)\n]")
_TAKES = re.compile(r"(?<!\w)(?:đạt|chuẩn|công nhận|thành|lên|là|bằng|chạm|vạch|mốc|danh hiệu)(?!\w)")
_GAP_BEFORE = re.compile(
    r"[\s,]*(?:(?:thì|lần này|đợt này|hiện|hiện nay|vẫn|đến nay|tới nay|đến giờ|tới giờ|bây giờ|giờ|đến thời điểm này|cũng"
    r"|đều|năm nay|năm \d{4}|nay|cả|lại|là|còn|"
    r"thậm chí) )*"
)
_BUT_NONE = re.compile(r"[^,;.\d]{0,40}?,?\s(?:nhưng|song|mà|vẫn)" + _GAP_BEFORE.pattern)
_BELOW = re.compile(r"(?: nào)?(?: đạt| ở mức| ở)?\s*")
_TOPIC = re.compile(r"cấp (huyện|xã|tỉnh)")
_LEVEL = {"huyện": "district", "xã": "commune", "tỉnh": "province"}
_COMMUNE_GAP = re.compile(r"[^,;.]{0,30}")
_PLACE_ABOVE = {
    "village": ("commune", "district", "province"), "commune": ("commune", "district", "province", "region"),
    "district": ("province", "region"), "province": ("region", "country"),
}  # fmt: skip


def find_none(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """ "chưa có xã nào về đích", "không còn xã dưới 10 tiêu chí", "Bảo Lạc và Bảo Lâm chưa có xã nào": one a place."""
    out = []
    for match in _NONE.finditer(walk.layout.lower, sentence.start, sentence.end):
        found = _none_at(walk, sentence, match)
        if found is not None:
            out.extend(_of_places(walk, sentence, found))
    return [*out, *_label_without(walk, sentence), *_row_without(walk, sentence), *_band_without(walk, sentence)]


def _band_without(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """ "Dưới 10 tiêu chí thì không còn", "Xã dưới 5 tiêu chí: không còn (năm 2011: 44 xã)": the band is the label."""
    out = []
    for match in _BAND_WITHOUT.finditer(walk.layout.lower, sentence.start, sentence.end):
        spot = next((s for s in walk.spots if s.tail == match.start() and "criterion" in s.nouns), None)
        if spot is None or spot.number.value > MOST or spot.start in walk.consumed:
            continue
        walk.consumed.add(spot.start)
        said = Unnumbered(number_start(spot), match.end(), Decimal(0), "none", "commune", None)
        out.append(replace(said, band=band_value(walk.layout.lower, spot)))
    return out


def _row_without(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """ "Bến Tre 2, Tiền Giang 4; Sóc Trăng chưa có": a row of places in which one has none."""
    out = []
    for match in _ROW_WITHOUT.finditer(walk.layout.lower, sentence.start, sentence.end):
        places = walk.layout.places_in(max(sentence.start, match.start() - 60), match.start())
        if not places or places[-1].end != match.start() or not (any(s.start < match.start() for s in walk.spots) or _after_row(walk)):
            continue
        noun = _class_meant(walk, sentence, match.start(), match.end())
        if noun is None:
            continue
        found = Unnumbered(match.start(), match.end(), Decimal(0), "none", noun, None, settled=True).going_on()
        out.extend(_of_places(walk, sentence, found))
    return out


def _after_row(walk: Walk) -> bool:
    """ "…: Lâm Đồng 7, Gia Lai 3. Kon Tum, Đắk Nông chưa có.": the sentence before ended with the row."""
    last = walk.made[-1] if walk.made else None
    return last is not None and last.inherited and walk.sentence_index - last.sentence == 1


def _label_without(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """ "Kiểu mẫu: chưa có", "khu kiểu mẫu thì chưa có": the standard is the label, what is counted stands in it or is counted before."""
    lower, cues = walk.layout.lower, walk.layout.cues
    out = []
    for match in _LABEL_WITHOUT.finditer(lower, sentence.start, sentence.end):
        label = next((c for c in reversed(cues.within(sentence.start, match.start() + 1, "standard")) if c.end == match.start()), None)
        if label is None or label.get("standard") not in ("advanced", "model", "modern"):
            continue
        before = cues.last(max(sentence.start, label.start - 16), label.start, "noun", *CLASSES)
        noun = next((v for v in before.values("noun") if v in CLASSES), None) if before else None
        start = before.start if before else label.start
        head = walk.latest("communes", "villages", "districts", back=3)
        noun = noun or (head.noun if head is not None and head.noun in CLASSES else "commune")
        out.append(Unnumbered(start, match.end(), Decimal(0), "none", noun, label.get("standard"), settled=True))
    return out


def _none_at(walk: Walk, sentence: Sentence, match: re.Match[str]) -> Unnumbered | None:
    lower, cues = walk.layout.lower, walk.layout.cues
    cue = cues.starting_at(match.end(), "noun")
    where = _WHERE.match(lower, match.end())
    if cue is None and where is None:
        return None
    noun = next((v for v in cue.values("noun") if v in (*CLASSES, "generic")), None) if cue else "generic"
    after = cue.end if cue else where.end() if where else match.end()
    if noun is None:
        return None
    anyone = _ANYONE.match(lower, after, sentence.end)
    kind_end = anyone.end("kind") if anyone else after
    begin = anyone.end() if anyone else after
    following = next((s for s in walk.spots if s.start >= begin), None)
    band = following is not None and "criterion" in following.nouns and _COMMUNE_GAP.fullmatch(lower, begin, following.start)
    if noun == "commune" and following is not None and band:
        walk.consumed.add(following.start)
        said = Unnumbered(match.start(), following.tail, Decimal(0), "none", noun, None, settled=match["no"] == "chưa")
        return replace(said, band=band_value(lower, following))
    elided = following is not None and not following.nouns and following.number.kind == "plain" and following.number.value <= MOST
    below = noun == "commune" and following is not None and elided and _BELOW.fullmatch(lower, begin, number_start(following)) is not None
    bands = any(c.indicator == "communes_criteria" for c in walk.made[-6:]) or any("criterion" in s.nouns for s in walk.spots)
    if following is not None and below and bands:
        walk.consumed.add(following.start)
        said = Unnumbered(match.start(), following.tail, Decimal(0), "none", noun, None, settled=match["no"] == "chưa")
        return replace(said, band=band_value(lower, following))  # "35 xã đạt 10 - 12 tiêu chí, không còn xã nào dưới 10"
    if noun == "generic":
        noun = _class_meant(walk, sentence, match.start(), begin)
        if noun is None:
            return None
    found = Unnumbered(match.start(), begin, Decimal(0), "none", noun, None, settled=match["no"] != "không")
    standard = standard_in(lower, cues, after, kind_end) or standard_in(lower, cues, begin, window(walk, sentence, begin, 70))
    among = _AMONG_ALL.match(lower, begin, sentence.end) if anyone else None
    if among is not None:
        begin = among.end()
        standard = standard_in(lower, cues, begin, window(walk, sentence, begin, 70))
    if standard is not None and (anyone or standard.start - begin <= 12) and "," not in walk.text(begin, standard.start):
        if cues.first(after, standard.end, "block", "criterion") or _LOST.search(lower, after, standard.end):
            return None
        programme = standard.level == "base" and not says_standard(walk, standard)
        if programme and standard.start - after > 1 and not _TAKES.search(lower, after, standard.start):
            return None  # "không có xã nào nợ đọng xây dựng NTM"
        if standard.level == "recognised" and walk.latest(PLURAL.get(noun, "\0"), back=2) is not None:
            return replace(found.going_on(), end=max(begin, standard.end))
        return found.reaching(standard, max(begin, standard.end) if standard.end - match.start() < 90 else begin)
    if anyone is None or _NOTHING_MORE.match(lower, begin) is None:
        return None
    previous = next((s for s in reversed(walk.spots) if s.start < match.start()), None)
    banded = previous is not None and "criterion" in previous.nouns and _BEFORE_NONE.fullmatch(lower, previous.tail, match.start())
    if noun == "commune" and previous is not None and banded:
        return replace(found, band=band_value(lower, previous))
    topic = _standard_before(walk, sentence, match.start())
    if topic is None and _REACHES.match(lower, begin):
        return found.reaching(StandardSpan("base", begin, begin), begin)
    return found.reaching(topic, begin) if topic else found.going_on()


def _class_meant(walk: Walk, sentence: Sentence, position: int, begin: int) -> str | None:
    """What "đơn vị nào", "nơi nào" are: said after ("đạt huyện nâng cao"), before ("cấp huyện", "3 xã cũ"), or of the figure before."""
    cues, lower = walk.layout.cues, walk.layout.lower
    after = cues.first(begin, window(walk, sentence, begin, 70), "noun", *CLASSES)
    if after is not None:
        return next(v for v in after.values("noun") if v in CLASSES)
    topics = _TOPIC.findall(lower, sentence.start, begin)
    if topics:
        return _LEVEL[topics[-1]]
    before = next((s for s in reversed(walk.spots) if s.start < position and set(s.nouns) & set(CLASSES)), None)
    if before is not None:
        return next(n for n in before.nouns if n in CLASSES)
    head = walk.latest("communes", "villages", "districts", "provinces", back=1)
    return head.noun if head is not None and head.noun in CLASSES else None


def _standard_before(walk: Walk, sentence: Sentence, position: int) -> StandardSpan | None:
    """The standard just before, of no other figure: "kiểu mẫu thì chưa xã nào", "lên nâng cao, việc trước nay chưa xã nào làm được"."""
    cue = walk.layout.cues.last(max(sentence.start, position - 50), position, "standard")
    if cue is None or cue.get("standard") == "recognised" or any(cue.end <= s.start < position for s in walk.spots):
        return None
    if any(r.end > cue.end for r in rows(walk.layout, cue.start, position)):
        return None
    return StandardSpan(cue.get("standard") or "base", cue.start, cue.end)


def _of_places(walk: Walk, sentence: Sentence, found: Unnumbered) -> list[Unnumbered]:
    """One for each of the places that stand right before: "Riêng Yên Minh, Đồng Văn chưa có xã nào"."""
    before = rows(walk.layout, max(sentence.start, found.start - 160), found.start)
    number = next((s for s in reversed(walk.spots) if s.tail <= found.start), None)
    shared = shared_places(walk, number) if number is not None else []
    if number is not None and shared and _BUT_NONE.fullmatch(walk.layout.lower, number.tail, found.start):
        # "A và B, mỗi tỉnh đăng ký 3 xã nhưng tới giờ chưa có xã nào"
        return [found.at((p.place, p.start, p.end)) for p in shared if p.place is not None]
    if not before or _GAP_BEFORE.fullmatch(walk.layout.lower, before[-1].end, found.start) is None:
        return [found]
    places = _places_of(before[-1], found.noun)
    return [found.at(place) for place in places] if places else [found]


def _places_of(row: NameList, noun: str) -> list[tuple[Place, int, int]]:
    levels = _PLACE_ABOVE.get(noun, ("commune", "district", "province", "region"))
    return [(n.place, n.start, n.end) for n in row.names if n.place is not None and n.place.level in levels]


def find_all(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """ "tất cả các xã đều đạt chuẩn": 100 percent."""
    lower, cues = walk.layout.lower, walk.layout.cues
    out = []
    for match in _ALL.finditer(lower, sentence.start, sentence.end):
        cue = cues.starting_at(match.end(), "noun")
        noun = next((v for v in cue.values("noun") if v in CLASSES), None) if cue else None
        if cue is None or noun is None:
            continue
        end = window(walk, sentence, cue.end)
        standard = standard_in(lower, cues, cue.end, end)
        if standard is None or cues.first(cue.end, standard.end, "block", "criterion", "negative"):
            continue
        out.append(Unnumbered(match.start(), cue.end, Decimal(100), "all", noun, standard.level))
    return out
