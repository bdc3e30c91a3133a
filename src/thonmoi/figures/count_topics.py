"""What a number of units is about where its own words leave it open: a topic that opens the clause, what was told before."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.going_on import higher_follows
from thonmoi.figures.linking import LABEL_GAP, ROW_BACK, words_start
from thonmoi.figures.lists import row_place, shared_places
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.standards import standard_in

_MODEL_VILLAGE = re.compile(
    r"(?<!\w)(?:khu dân cư|kdc|thôn|bản|ấp|xóm|làng|buôn|khóm)(?: \((?:kdc|ntm)\))?(?: (?:nông thôn mới|ntm|\(ntm\)))* kiểu mẫu(?!\w)"
)
_AS_TOPIC = re.compile(
    r"[\s\-–+•*,]*(?:(?:còn|riêng|và|về|với|ở|đối với|xét|lên|đến|sang) )*(?:(?:xã|mức|nhóm|chuẩn|hạng|bậc|chặng|nấc) )?"
    r"(?:(?:ntm|nông thôn mới) )?(?P<level>nâng cao|kiểu mẫu|hiện đại)(?:,| thì) "
    r"(?:(?:ta|tỉnh|huyện|xã|toàn tỉnh|toàn huyện|cả tỉnh|hiện|nay|đã|mới|chỉ|có|được|là|thêm|đến|hết|cuối|(?:năm )?20\d\d) )*$"
)
# "Nâng cao thì Quảng Bình 32 xã", "còn về kiểu mẫu thì Thái Thụy và Hưng Hà cùng có 4"
_AS_TOPIC_OF_ROW = re.compile(
    r"[\s\-–+•*,;]*(?:(?:còn|riêng|và|về|với|ở|đối với|xét|lên|đến|sang|trong|nhiều nhất|đông nhất|dẫn đầu) )*"
    r"(?:(?:xã|mức|nhóm|chuẩn|hạng|bậc|chặng|nấc|danh sách|diện) )?(?:(?:ntm|nông thôn mới) )?(?P<level>nâng cao|kiểu mẫu|hiện đại)"
    r"(?:,| thì| là| có) [^,;.:\d]{2,70}$"
)
# "Danh sách nâng cao trải khắp 7 huyện. Quỳnh Phụ có 6 xã …": what a paragraph says at its start that it goes through
_PARAGRAPH = re.compile(
    r"[\s\-–+•*\"]*(?:(?:riêng|còn|về|trong|với|ở) )*(?:danh sách|nhóm|tốp|diện|khối|bảng)(?: các)?(?: xã| thôn)?(?: đạt| "
    r"chuẩn| ntm| nông thôn mới)* "
    r"(?P<level>nâng cao|kiểu mẫu|hiện đại)(?!\w)"
)
_LEVELS = {"nâng cao": "advanced", "kiểu mẫu": "model", "hiện đại": "modern"}
_ALONE = re.compile(
    r"(?<!\w)riêng (?:trong )?(?:năm|quý|tháng|nửa năm|nửa đầu|\d+ tháng|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một) tháng|\d+ năm)"
    r"(?: [^\W\d_]+| \d{4}| \d{1,2}(?:/\d{4})?){0,4},? (?:(?:có|là|thì|chỉ|được|đã) )*$"
)


def called_before(walk: Walk, spot: Spot, noun: str) -> str | None:
    """ "Khu dân cư kiểu mẫu có 175 thôn được công nhận": the higher standard that the subject names."""
    lower, cues = walk.layout.lower, walk.layout.cues
    begin = words_start(walk, spot)
    said = standard_in(lower, cues, begin, spot.start) if cues.first(begin, spot.start, "standard") else None
    if said is None or said.level in ("recognised", "base") or not LABEL_GAP.fullmatch(lower, said.end, spot.start):
        return None
    return said.level if cues.last(begin, said.start, "noun", noun) is not None else None


def plain_before(walk: Walk, noun: str) -> Candidate | None:
    """The last count of the plain standard: an aim in a new sentence goes on about it, not about a higher one told in between."""
    for candidate in reversed(walk.made):
        if walk.sentence_index - candidate.sentence > ROW_BACK:
            return None
        if candidate.noun == noun and candidate.level == "base" and candidate.indicator != "communes_criteria":
            return candidate
    return None


def village_level(walk: Walk, spot: Spot) -> str | None:
    """ "khu dân cư NTM kiểu mẫu … 88 thôn đã đạt": the model, where villages were last said to reach it and nothing plain was counted."""
    if higher_follows(walk, spot):
        return None  # "229 thôn đạt chuẩn, 84 thôn kiểu mẫu"
    last = next((c for c in reversed(walk.made) if c.noun == "village" and c.section != "related"), None)
    if last is not None:
        return "model" if last.level == "model" and walk.sentence_index - last.sentence <= ROW_BACK else None
    lower = walk.layout.lower
    return "model" if _MODEL_VILLAGE.search(lower, 0, spot.start) else None


def topic_level(walk: Walk, spot: Spot) -> str | None:
    """ "Về nâng cao, ta có 15 xã": the higher standard that opens the clause as its topic."""
    begin = max(spot.clause, spot.left)
    opening = _AS_TOPIC.match(walk.layout.lower, begin, spot.start)
    if opening is None:
        opening = _AS_TOPIC_OF_ROW.match(walk.layout.lower, begin, spot.start)
        placed = opening is not None and row_place(walk, spot) is not None
        if opening is None or not (placed or shared_places(walk, spot)):
            return None
    elif walk.layout.places_in(opening.end(), spot.start):
        return None
    return _LEVELS[opening["level"]]


def paragraph_level(walk: Walk, spot: Spot) -> str | None:
    """ "Nhóm kiểu mẫu chia theo lĩnh vực: 4 xã …; 2 xã …": the higher standard that opens the paragraph holds for its counts."""
    lower = walk.layout.lower
    opening = _PARAGRAPH.match(lower, lower.rfind("\n", 0, spot.start) + 1, spot.start)
    if opening is None or walk.layout.cues.first(opening.end(), spot.start, "standard") is not None:
        return None
    if spot.sentence.start <= opening.end() and ":" not in lower[opening.end() : spot.start]:
        return None  # "Danh sách nâng cao trải khắp 7 huyện"
    return _LEVELS[opening["level"]]


def alone_in_time(walk: Walk, spot: Spot) -> bool:
    """ "88 thôn đã đạt; riêng mười tháng qua 21 thôn": what a stretch of time brought of them."""
    said = _ALONE.search(walk.layout.lower, spot.left, spot.start)
    return said is not None and spot.number.denominator is None
