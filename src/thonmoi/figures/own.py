"""The standard in a number's own words: right after it, behind its share or its owner, behind the names it counts."""

from __future__ import annotations

import re

from thonmoi.figures.linking import LABEL_GAP, WHOSE, number_start
from thonmoi.figures.names import beyond_row, names_between
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.standards import StandardSpan, standard_in

_BREAK = re.compile(r"[,(;]")
_SHARE_GAP = re.compile(r"\s*(?:\(|,)?\s*(?:chiếm|tương đương|bằng|tức|đạt|hay|khoảng|tỷ lệ|tỉ lệ|gần|hơn|trên|\s)*")
_WORTH_GAP = re.compile(r"\s*\((?:(?:tương ứng|tương đương|tức|bằng|khoảng|gần|hơn|hay|là|với) ?)*")
_VERB_GAP = re.compile(
    r"\s*\)?\s*,?\s*(?:thành phố|thị xã|,|\s)*(?:(?:đã|đều|được|đang|sẽ|trở lên|cũ|toàn tỉnh|trên địa bàn|của tỉnh|số xã"
    r"|tổng số xã|xã) ?)*"
)
_BARE = re.compile(r"(?:chương trình )?(?:xây dựng )?(?:nông thôn mới|ntm|nông thôn)")
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:tham gia|đường(?: hoa| làng)?|phong trào|thi đua|ra quân|bắt tay|thực hiện|triển khai|vào chương trình|vốn"
    r"|nguồn vốn|huy động(?: vốn| nguồn lực)?(?: cho)?|dành cho|bố trí cho|đầu tư cho|chi cho|quy hoạch|đề án|đề nghị|đầu tư"
    r"|hạ tầng|ban chỉ đạo"
    r"|hỗ trợ|ưu tiên|đang|thuộc diện|làm(?! (?:xong|thêm))|phát động|văn phòng|làm điểm|hồ sơ|từ chương trình|(?<!hoàn "
    r"thành )(?<!thành công )(?<!nhiệm vụ )"
    r"(?<!mục tiêu )(?<!chương trình )xây dựng)(?!\w)(?![^,;]*(?:hoàn thành|thành công|về đích|đạt))"
)
_BY_DEGREE = re.compile(r" theo (?:mức độ|kết quả|tiến độ)(?!\w)")
_NONE_OF = re.compile(r"(?<!\w)(?:chưa|không|chẳng)(?: (?:có|còn|hề))?(?: [^\W\d_]+){1,4} nào(?!\w)")
_AND_THEN = re.compile(r",? (?:và|còn|với) (?:(?:xã|mức|nhóm|chuẩn) )?")
_GATHERED = re.compile(r"\s*(?:gồm|là|:|đó là)")


def own_standard(walk: Walk, spot: Spot) -> StandardSpan | None:
    """The standard in the number's own words; after a comma it may be the label of the next number ("60/92 xã, nâng cao 12 xã")."""
    lower, cues = walk.layout.lower, walk.layout.cues
    found = standard_in(lower, cues, spot.tail, spot.right) or beyond_share(walk, spot) or _behind_names(walk, spot)
    if found is None:
        return None
    if _NONE_OF.search(lower, spot.tail, found.start):
        return None  # "hai huyện A, B chưa có thôn nào được công nhận"
    if found.start >= spot.right:
        return found
    if _BARE.fullmatch(lower, found.start, found.end) and lower.startswith("xây dựng", found.start) and found.start - spot.tail <= 1:
        return None  # "80 xã xây dựng nông thôn mới": those that take part
    if (_BARE.fullmatch(lower, found.start, found.end) or _BY_DEGREE.search(lower, found.start, found.end)) and _ATTRIBUTE.search(
        lower, spot.tail, found.start
    ):
        return None  # "6 xã làm đường nông thôn mới": the programme's name belongs to something else
    if spot.sentence.section != "title" and ":" in lower[spot.tail : found.start] and "," in lower[spot.tail : lower.find(":", spot.tail)]:
        return None  # "Ba tỉnh gộp một, bộ tiêu chí cũ nhường chỗ: bản đồ nông thôn mới …"
    comma = _BREAK.search(lower, beyond_row(walk.layout, spot.tail, found.start, int(spot.number.value)), found.start)
    names_begin = next(iter(walk.layout.places_in(spot.tail, found.start)), None)
    called = names_begin is not None and names_begin.start - spot.tail <= 2 and "," not in lower[spot.tail : names_begin.start]
    called = called or (lower.startswith(" ", spot.tail) and walk.layout.view.nfc[spot.tail + 1 : spot.tail + 2].isupper())
    if (
        comma is not None
        and lower[comma.start()] == ","
        and not called
        and names_between(walk.layout, comma.end(), found.start)
        and not _GATHERED.match(lower, spot.tail)
        and not _inside_place(walk, comma.start())
    ):
        return None  # "Huyện có 7 xã, chỉ Hoành Mô và Lục Hồn về đích"
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if (
        following is not None
        and _AND_THEN.fullmatch(lower, spot.tail, found.start)
        and LABEL_GAP.fullmatch(lower, found.end, number_start(following))
    ):
        return None  # "đáp ứng mức nâng cao có 27 xã và kiểu mẫu 9 xã": it opens the next number
    if found.level == "recognised" and following is not None and number_start(following) - found.end <= 1:
        return None  # "hai huyện A và B đã hoàn thành 8/8 xã": the verb is the next number's
    if comma is not None and following is not None and LABEL_GAP.fullmatch(lower, found.end, number_start(following)):
        return None
    return found


def _inside_place(walk: Walk, comma: int) -> bool:
    """ "của huyện Cù Lao Dung, tỉnh Sóc Trăng": the comma stands between a place and the one above it."""
    places = walk.layout.places_in(max(0, comma - 40), comma + 40)
    below = next((p.place for p in places if p.end == comma), None)
    above = next((p.place for p in places if 0 < p.start - comma <= 2), None)
    return below is not None and above is not None and any(u.name == above.name and u.level == above.level for u in below.parents)


def beyond_share(walk: Walk, spot: Spot) -> StandardSpan | None:
    """The standard behind a share or an owner: "4.665 xã (52,4%) đạt chuẩn", "331 đơn vị cấp huyện của 60 tỉnh đã đạt chuẩn"."""
    following = walk.spots[spot.index + 1] if 0 <= spot.index < len(walk.spots) - 1 else None
    if following is None or following.clause_end != spot.clause_end:
        return None
    lower = walk.layout.lower
    gap = lower[spot.tail : number_start(following)]
    bracket = (
        spot.number.kind == "percent"
        and following.number.kind == "plain"
        and _WORTH_GAP.fullmatch(gap) is not None
        and (following.number.denominator is not None or bool(set(following.nouns) & set(spot.nouns)))
    )
    own_noun = bool(following.nouns) and set(following.nouns) <= set(spot.nouns) and gap.startswith((",", " (", " chiếm"))
    share = bracket or (following.number.kind == "percent" and (not following.nouns or own_noun) and _SHARE_GAP.fullmatch(gap) is not None)
    owner = bool(following.nouns) and WHOSE.fullmatch(gap) is not None
    if not share and not owner:
        return None
    found = standard_in(lower, walk.layout.cues, following.tail, following.right)
    return found if found is not None and _VERB_GAP.fullmatch(lower, following.tail, found.start) else None


def _behind_names(walk: Walk, spot: Spot) -> StandardSpan | None:
    """ "6 thôn gồm A (xã B); C (xã D) được công nhận đạt chuẩn": the standard behind the names."""
    if _GATHERED.match(walk.layout.lower, spot.tail) is None:
        return None
    stop = next((s.start for s in walk.spots if s.start > spot.start), spot.sentence.end)
    return standard_in(walk.layout.lower, walk.layout.cues, spot.tail, min(stop, spot.tail + 400))
