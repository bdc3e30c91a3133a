"""Counts of communes, villages, districts and provinces that reach a standard."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.linking import between
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.standards import standard_in

INDICATORS = {
    ("commune", "base"): "communes_ntm",
    ("commune", "advanced"): "communes_ntm_advanced",
    ("commune", "model"): "communes_ntm_model",
    ("commune", "modern"): "communes_ntm_modern",
    ("village", "base"): "villages_ntm",
    ("village", "advanced"): "villages_ntm",
    ("village", "model"): "villages_ntm_model",
    ("village", "modern"): "villages_ntm",
    ("district", "base"): "districts_ntm",
    ("district", "advanced"): "districts_ntm_advanced",
    ("district", "model"): "districts_ntm_advanced",
    ("district", "modern"): "districts_ntm_advanced",
    ("province", "base"): "provinces_ntm",
    ("province", "advanced"): "provinces_ntm",
    ("province", "model"): "provinces_ntm",
    ("province", "modern"): "provinces_ntm",
}
_OTHER_TITLE = re.compile(r"(?<!\w)(?P<title>(?:thôn|làng|ấp|bản|khu dân cư|khu|xã|gia đình) văn hóa)(?!\w)[^,;.()\d]{0,40}$")
_OWN_TITLE = re.compile(r"ntm|nông thôn mới|nâng cao|kiểu mẫu")
NEAR_MISSES = ("criterion", "negative", "besides")
"""What a number may be of that stands with the words of a standard and reaches none."""
CLASSES = ("commune", "village", "district", "province")
PLURAL = {"commune": "communes", "village": "villages", "district": "districts", "province": "provinces"}
NOUN_OF = {"communes": "commune", "villages": "village", "districts": "district", "provinces": "province"}
_LIST_GAP = re.compile(
    r"(?: trên địa bàn| toàn tỉnh| trong tỉnh| của tỉnh| toàn huyện| của huyện)?[\s,]*(?:(?:và|cùng|cùng với|với|cũng như"
    r"|lẫn) )?(?:thêm |có |gần |hơn |trên |khoảng |ít nhất |tối thiểu )?"
)
_PLACED_GAP = re.compile(
    r"[\s,()]*(?:(?:và|còn|cùng|của|thuộc|ở|tại|huyện|xã|thị xã|thành phố|tỉnh|có|được|thêm|đạt|với|là|đã|mới|hiện|giao|cũ|các)[\s,]+)*"
)
LEVEL_TOPIC = re.compile(r"(?:(?:ở|tại|về|đối với|xét|riêng) )?cấp (?P<level>xã|huyện|thôn|tỉnh)")
_HEADING = 40
_LEVEL_HEADING = re.compile(r"(?:^|\n|[.:] )[\s\d.)a-zđ+*-]{0,6}(?:về )?cấp (?P<level>xã|huyện|thôn|tỉnh)[.:]$")
LEVEL_OF_WORD = {"xã": "commune", "huyện": "district", "thôn": "village", "tỉnh": "province"}


def noun_of(indicator: str) -> str | None:
    """The class of unit an indicator counts."""
    return NOUN_OF.get(indicator.split("_", 1)[0])


def level_of(indicator: str) -> str:
    """The standard an indicator is about."""
    for level in ("advanced", "model", "modern"):
        if indicator.endswith(level):
            return level
    return "base"


def blocked(walk: Walk, spot: Spot, kinds: tuple[str, ...], before_comma: bool = True) -> str | None:
    """The near miss that a number's own words name, if any."""
    stop = spot.right
    lower = walk.layout.lower
    titled = _OTHER_TITLE.search(lower, max(spot.left, spot.clause), spot.start)
    if titled is not None and "besides" not in kinds and not _OWN_TITLE.search(lower, spot.tail, stop):
        return titled["title"]  # "Danh hiệu thôn văn hóa thì nhiều hơn: 168 thôn"
    if before_comma:
        comma = re.compile(r"[,(]").search(lower, spot.tail, stop)
        stop = comma.start() if comma else stop
    cue = walk.layout.cues.first(spot.tail, stop, "block", *kinds)
    return None if cue is None else lower[cue.start : cue.end]


def unit_class(walk: Walk, spot: Spot) -> str | None:
    """The class of unit a number counts: its noun, or for "đơn vị" what the sentence is about."""
    for noun in spot.nouns:
        if noun in CLASSES:
            return noun
    if walk.text(spot.noun_start, spot.noun_end) == "hồ sơ" and _own_level(walk, spot) is None:
        return None
    people = walk.text(spot.noun_start, spot.noun_end).startswith(("hộ", "người", "cá nhân", "gia đình"))
    if "generic" in spot.nouns or ("honoured" in spot.nouns and not people):
        topic = None
        for match in LEVEL_TOPIC.finditer(walk.layout.lower, spot.sentence.start, spot.start):
            topic = LEVEL_OF_WORD[match["level"]]
        topic = topic or _headed(walk, spot)
        if topic:
            return topic
        cue = walk.layout.cues.first(spot.tail, spot.right, "noun", *CLASSES)
        if cue is not None and standard_in(walk.layout.lower, walk.layout.cues, spot.tail, spot.right):
            return next(v for v in cue.values("noun") if v in CLASSES)
        said = _class_said(walk, spot)
        if said is not None and not walk.in_sentence():
            return said
        head = walk.in_sentence() or walk.made[-1:]
        if head and noun_of(head[-1].indicator):
            return noun_of(head[-1].indicator)
    return None


def _own_level(walk: Walk, spot: Spot) -> str | None:
    """The level of unit that "hồ sơ" are of: "12 hồ sơ cấp xã", "9 hồ sơ xã nông thôn mới"."""
    cue = walk.layout.cues.first(spot.tail, min(spot.right, spot.tail + 24), "noun", *CLASSES)
    said = LEVEL_TOPIC.search(walk.layout.lower, spot.tail, min(spot.right, spot.tail + 24))
    if said is not None:
        return LEVEL_OF_WORD[said["level"]]
    return None if cue is None else next(v for v in cue.values("noun") if v in CLASSES)


def _headed(walk: Walk, spot: Spot) -> str | None:
    """ "2. Cấp huyện. Có 11 đơn vị được công nhận": what the heading right before the sentence is about."""
    before = walk.layout.lower[max(0, spot.sentence.start - _HEADING) : spot.sentence.start].rstrip()
    said = _LEVEL_HEADING.search(before)
    return LEVEL_OF_WORD[said["level"]] if said else None


def unit_nouns(walk: Walk, start: int, end: int) -> list[Cue]:
    """The nouns of communes, villages, districts and provinces in start:end."""
    return [c for c in walk.layout.cues.within(start, end, "noun") if set(c.values("noun")) & set(CLASSES)]


def before_standard(walk: Walk, nouns: list[Cue], end: int) -> Cue | None:
    """The last of the nouns that a standard follows closely, before `end`."""
    for noun in reversed(nouns):
        if standard_in(walk.layout.lower, walk.layout.cues, noun.end, min(end, noun.end + 24)) is not None:
            return noun
    return None


def _class_said(walk: Walk, spot: Spot) -> str | None:
    """ "Số huyện đạt chuẩn còn ít, mới có 11 đơn vị": the last noun before that a standard follows."""
    cue = before_standard(walk, unit_nouns(walk, spot.sentence.start, spot.start), spot.start)
    return None if cue is None else next(v for v in cue.values("noun") if v in CLASSES)


def shared_standard(walk: Walk, spot: Spot) -> tuple[str, int] | None:
    """The standard of a number further on when only a list, a bracketed share or a place of its own parts them.

    "374/449 xã, 831 thôn đạt chuẩn NTM", "119/119 xã (100%) và 8/8 huyện đạt chuẩn", "Chợ Mới có 6 xã, Ba Bể có 4 xã đạt chuẩn".
    """
    current, at = spot, spot
    while current.index + 1 < len(walk.spots):
        following = walk.spots[current.index + 1]
        bracket = walk.text(at.tail, following.start).strip() == "(" and following.number.kind == "percent"
        if bracket:
            current = following
            continue
        placed = _joined(walk, at, following, current)
        if placed is None or not any(n in CLASSES for n in following.nouns):
            return None
        if not placed and "generic" in spot.nouns and _HAS.search(walk.text(at.tail, following.start)):
            return None  # "329 đơn vị, có 48 huyện nâng cao": the second is a part
        same = walk.text(following.noun_start, following.noun_end) == walk.text(spot.noun_start, spot.noun_end)
        if set(following.nouns) & set(spot.nouns) and same and not placed:
            return None  # "411 xã, 300 xã đã đạt chuẩn": the first is how many there are
        found = standard_in(walk.layout.lower, walk.layout.cues, following.tail, following.right)
        if found is not None:
            return found.level, found.end
        current = at = following
    return None


def _joined(walk: Walk, one: Spot, other: Spot, last: Spot) -> bool | None:
    """Two numbers stand in one list: True where each has a place of its own, False where not, None where they do not."""
    start = other.number.comparator_span[0] if other.number.comparator_span else other.start
    begin = max(one.tail, last.tail)
    if walk.text(begin, max(start, begin)).strip() == "có":
        return None  # "Hai tỉnh có 7 đơn vị cấp huyện": the first is whose they are
    if _LIST_GAP.fullmatch(walk.layout.lower, begin if begin == one.tail else begin + 1, max(start, begin)):
        return False
    places = walk.layout.places_in(begin, start)
    if re.search(r"[,;]| và ", walk.text(begin, start)) is None:
        return None  # "5 tỉnh Tây Nguyên có 364 xã"
    if not places or not _PLACED_GAP.fullmatch(between(walk, begin, start)):
        return None
    return True


_HAS = re.compile(r"[,;] (?:đã |mới |trong đó )?có ")
_OF_THESE = re.compile(r"(?<!\w)(?:trong (?:đó|số|ấy|này)|số (?:này|đó|ấy|còn lại))(?!\w)")
_ROUND_BACK = 10  # sentences: a paragraph that goes round the places comes back to the count of them all


def inherited(walk: Walk, spot: Spot, noun: str | None, back: int = 2) -> Candidate | None:
    """The head a bare number divides or goes on from: same class, in this sentence or just before, tied by a list, a place or a link."""
    prefixes = (PLURAL[noun],) if noun else tuple(PLURAL.values())
    head = walk.head(spot, *prefixes, back=back)
    if head is not None and head.indicator == "communes_criteria" and head.sentence != walk.sentence_index:
        # a row of places goes on about the standard, not about one band
        lower = walk.layout.lower
        # a new paragraph, or more of them after "không xã nào dưới 8 tiêu chí"
        parted = "\n" in lower[head.end : spot.start] or head.value == 0
        listed = parted and bool(walk.layout.places_in(spot.left, spot.start))
        better = walk.head(spot, "communes_ntm", back=_ROUND_BACK if listed else back + 1)
        if listed:
            linked = _OF_THESE.search(lower, spot.left, spot.start) is not None
        else:
            linked = (
                walk.layout.cues.first(spot.left, spot.tail + 20, "link") is not None or "trong số" in lower[spot.tail : spot.tail + 12]
            )
        return head if better is None or linked else better
    if head is not None and noun is not None and head.level in ("advanced", "model", "modern") and head.sentence != walk.sentence_index:
        lower = walk.layout.lower
        if (
            "\n" in lower[head.end : spot.start]
            and walk.layout.places_in(spot.left, spot.start)
            and not _OF_THESE.search(lower, spot.left, spot.start)
        ):
            plain = next(
                (c for c in reversed(walk.made) if c.indicator == INDICATORS[noun, "base"] and c.measure == "total" and not c.aside), None
            )
            if plain is not None and plain.section not in ("title", "related") and walk.sentence_index - plain.sentence <= _ROUND_BACK:
                return plain
    return head
