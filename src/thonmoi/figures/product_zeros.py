"""No OCOP product: "chưa có sản phẩm nào đạt 5 sao", "Năm sao chưa có", "Hóc Môn và Nhà Bè chưa có sản phẩm nào"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.layout import PlaceAt, Sentence
from thonmoi.figures.lists import LIST_WORDS
from thonmoi.figures.products import walk_has_ocop
from thonmoi.figures.quantities import Number
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import set_place, set_time
from thonmoi.figures.stars import StarSpan, find_stars
from thonmoi.figures.subsets import as_written, labels
from thonmoi.figures.wholes import set_stars, whole_in_force

_NONE = re.compile(
    r"(?<!\w)(?:chưa|không|chẳng)(?: hề| còn| có| được| thêm)*(?: (?:một|bất kỳ|bất cứ))? (?:sản phẩm|sp|"
    r"đặc sản)(?P<ocop> ocop)?(?: mới)?(?P<any> nào)?(?: (?:được|đạt|hạng|gắn|xếp hạng|phân hạng|công nhận|đánh giá|từ|có|nhận))*"
)
_NO_STAR = re.compile(
    r"(?<!\w)(?:chưa|không)(?: hề| còn)? có (?=[345] sao)|(?<=sao)(?: thì)?(?: vẫn)?"
    r"(?:(?: |: ?|, ?)chưa có|: ?(?:không|chưa|trống|không có)| (?:vẫn |còn |thì )?(?:chưa|trống|để trống))(?= ?(?:[.,;\n)]|$))"
)
_GRADED = re.compile(r"(?:được|đạt)(?: \w+){0,3}$")
_UNITS_BEFORE = re.compile(
    r"(?:\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)) (?:xã|huyện|thôn|đơn vị|địa phương|tỉnh)(?: \w+){0,3}\s*$"
)
_GAP_TO_PLACE = re.compile(r"[^.;:,\d]{0,30}")


def zero_products(walk: Walk, sentence: Sentence) -> list[Candidate]:
    """The statements of a sentence that there is no product, or none of a star."""
    lower = walk.layout.lower
    out: list[Candidate] = []
    for match in [*_NONE.finditer(lower, sentence.start, sentence.end), *_NO_STAR.finditer(lower, sentence.start, sentence.end)]:
        if any(match.start() < c.end and c.start < match.end() for c in out) or _UNITS_BEFORE.search(lower, sentence.start, match.start()):
            continue
        out.extend(_zero(walk, sentence, match))
    return out


def _zero(walk: Walk, sentence: Sentence, match: re.Match[str]) -> list[Candidate]:
    lower = walk.layout.lower
    number = Number(match.start(), match.end(), Decimal(0), match.span())
    clause = max(lower.rfind(";", sentence.start, match.start()) + 1, sentence.start)
    spot = Spot(number, -1, clause, match.end(), clause, sentence.end, sentence)
    star = _star(walk, sentence, match)
    named = match.groupdict().get("any") is not None or _GRADED.search(match[0]) is not None
    if (star is None and not named) or not walk_has_ocop(walk, spot):
        return []
    end = star.end if star is not None and star.start >= match.end() else match.end()
    begin = star.start if star is not None and star.end <= match.start() + 1 else match.start()
    whole = whole_in_force(walk, spot, back=2)
    one = Candidate(
        indicator="ocop_products", measure="total", value=Decimal(0), start=begin, end=end, unit="sản phẩm",
        rule="ocop_products.none", noun="product", reading="none",
        section=sentence.section, sentence=walk.sentence_index, aside=True,
    )  # fmt: skip
    one.origins["value"] = one.origins["measure"] = "stated"
    if " thêm " in match[0]:
        one.measure = "increase"
    set_time(walk, spot, one, whole)
    set_place(walk, spot, one, None)
    if star is not None:
        set_stars(one, star)
    one.subset = _group(walk, sentence, match.start())
    places = _places(walk, sentence, match.start())
    return [_at(one, place) for place in places] if len(places) > 1 else [one]


def _star(walk: Walk, sentence: Sentence, match: re.Match[str]) -> StarSpan | None:
    """The star right after "chưa có sản phẩm nào", or right before "chưa có"."""
    lower = walk.layout.lower
    after = find_stars(lower, match.end(), min(sentence.end, match.end() + 24))
    if after and re.fullmatch(r"[^,;.:()\d]{0,14}", lower[match.end() : after[0].start]):
        return after[0]
    before = find_stars(lower, max(sentence.start, match.start() - 24), match.start() + 1)
    if before and re.fullmatch(r"[\s:]*(?:thì |vẫn |hiện |đến nay )*", lower[before[-1].end : match.start()]):
        return before[-1]
    return None


def _group(walk: Walk, sentence: Sentence, start: int) -> str | None:
    """As in "Dịch vụ du lịch nông thôn: chưa có sản phẩm được phân hạng"."""
    cue = walk.layout.cues.last(max(sentence.start, start - 60), start, "subset", "product")
    return as_written(walk, cue.start, cue.end) if cue is not None and labels(walk, cue.end, start) else None


def _places(walk: Walk, sentence: Sentence, start: int) -> list[PlaceAt]:
    """The row of places that have none: "Thành phố Hà Tĩnh và thị xã Hồng Lĩnh lần này không có sản phẩm nào"."""
    lower = walk.layout.lower
    row: list[PlaceAt] = []
    for place in reversed(walk.layout.places_in(sentence.start, start)):
        gap = _GAP_TO_PLACE.fullmatch(lower, place.end, start) if not row else LIST_WORDS.fullmatch(lower, place.end, row[0].start)
        if gap is None:
            break
        row.insert(0, place)
    return row


def _at(one: Candidate, place: PlaceAt) -> Candidate:
    return replace(
        one,
        place=place.place,
        place_candidates=place.candidates,
        fields={**one.fields, "place": (place.start, place.end)},
        origins={**one.origins, "place": "stated"},
    )
