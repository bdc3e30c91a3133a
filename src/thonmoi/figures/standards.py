"""Which standard a stretch of text names: base, advanced, model, modern; what reaching it is said with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.figures.cues import Cue, CueIndex

RANK = {"recognised": 0, "base": 1, "advanced": 2, "model": 3, "modern": 4}
_RECOGNISED = re.compile(
    r"(?<!\w)được [^,.;()\d]{2,48}? (?:công nhận|cấp bằng|trao bằng)(?! (?:lại|(?:là )?(?:làng nghề|làng văn|gia đình|di "
    r"tích|đô thị|trường|bảo vật|nghệ nhân|vùng|thương hiệu)))(?!\w)"
)
_MODERN = re.compile(r"(?:xã|nông thôn mới|ntm|chuẩn|đạt|lên|mức|%|\d|danh hiệu|bậc|thành|là)\s+$")
_WORK = re.compile(
    r" (?:việc |công tác )?(?:rà soát|quy hoạch|cứng hóa|bê tông|lắp đặt|phủ|cắm mốc|đề án|hồ sơ|thủ tục|đánh giá|khảo sát"
    r"|giải ngân|cấp|đường"
    r"|trường|nhà văn hóa|hệ thống|phổ cập|sắp xếp|sáp nhập|kiện toàn|lập|phê duyệt|dồn điền|dồn thửa|di dời|xây dựng (?!ntm"
    r"|nông thôn))(?!\w)"
)
_ABBREVIATED = re.compile(r"^ \((?=$)|^\) |^ \((?:ntm|nông thôn mới|xd ?ntm)\) ?")  # "nông thôn mới (NTM) kiểu mẫu"
_GLUE = re.compile(r"(?:[^,;.:()\"]|, (?=(?:thôn|bản|ấp|buôn|làng|xóm|khóm|tổ dân phố|khu dân cư|khu phố|bon|plei)(?!\w)))*")
_SMALL = re.compile(
    r"[\s\",]*(?:(?:xã|thôn,?|huyện|bản,?|ấp,?|xóm,?|buôn,?|chuẩn|đạt|danh hiệu|nông thôn|khu dân cư|được|lên|là|thành|hạng"
    r"|mức|diện|tỉnh|làng|quốc gia|về|chương trình|việc|nhiệm vụ|mục tiêu|xây dựng|các|tiêu chí|đủ|mới|khóm|buôn|thị xã"
    r"|thành phố|đô thị) ?)*[\s\"]*"
)


@dataclass(frozen=True, slots=True)
class StandardSpan:
    """A standard named at start:end."""

    level: str
    start: int
    end: int


def standard_in(lower: str, cues: CueIndex, start: int, end: int) -> StandardSpan | None:
    """The first standard named in start:end, raised by what follows it without a break ("đạt chuẩn NTM nâng cao")."""
    found: list[Cue] = [
        c
        for c in cues.within(start, end)
        if (c.get("standard") and not _only_modern(lower, c) and not _other_work(lower, c)) or c.get("programme") == "ntm"
    ]
    by_somebody = _RECOGNISED.search(lower, start, end)
    if by_somebody is not None and not any(c.start < by_somebody.end() and by_somebody.start() < c.end for c in found):
        found.append(Cue(by_somebody.start(), by_somebody.end(), (("standard", "recognised"),)))
        found.sort(key=lambda c: c.start)
    if not found:
        return None
    first = found[0]
    level, last = _level(first), first
    for cue in found[1:]:
        between = _ABBREVIATED.sub(" ", lower[last.end : cue.start])
        if not _GLUE.fullmatch(between) or " và " in between or "/" in between or (not _SMALL.fullmatch(between) and len(between) > 24):
            break
        if RANK[_level(cue)] > RANK[level]:
            level = _level(cue)
        last = cue
    return StandardSpan(level, first.start, last.end)


def _other_work(lower: str, cue: Cue) -> bool:
    """ "100% xã hoàn thành rà soát quy hoạch", "6 thôn đã xong quy hoạch": what is finished is some work, no standard."""
    return lower.endswith(("hoàn thành", "xong", "xong hết"), cue.start, cue.end) and _WORK.match(lower, cue.end) is not None


def finishes_other_work(lower: str, cues: CueIndex, start: int, end: int) -> bool:
    """The first thing said of the units in start:end is that they have finished some work."""
    first = next((c for c in cues.within(start, end) if c.get("standard") or c.get("programme")), None)
    return first is not None and _other_work(lower, first)


def _only_modern(lower: str, cue: Cue) -> bool:
    """ "thiết bị hiện đại" is no standard; "xã hiện đại", "25% hiện đại", "đạt chuẩn hiện đại" are."""
    return lower[cue.start : cue.end] == "hiện đại" and _MODERN.search(lower, max(0, cue.start - 24), cue.start) is None


def _level(cue: Cue) -> str:
    return cue.get("standard") or "base"
