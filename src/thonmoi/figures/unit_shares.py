"""The decision about a percentage of communes, villages, districts or provinces."""

from __future__ import annotations

import re

from thonmoi.figures.aims import aimed_before
from thonmoi.figures.bands import band_told_before, band_value
from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.linking import CLOSED, ROW_BACK, between, ends_change, number_start, words_start
from thonmoi.figures.lists import row_place
from thonmoi.figures.own import beyond_share
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.standards import finishes_other_work, standard_in
from thonmoi.figures.units import CLASSES, INDICATORS, LEVEL_OF_WORD, LEVEL_TOPIC, NEAR_MISSES, before_standard, blocked, unit_nouns

_SHARE_OF = re.compile(
    r"(?:chiếm|đạt|tương đương|tương ứng|ngang|ngang với|bằng|tỷ lệ|tỉ lệ|tức|hay|ứng với|là|\()\s*(?:tỷ lệ|tỉ lệ|khoảng|gần"
    r"|đúng|tròn|chừng|xấp xỉ"
    r"|hơn|trên|tới|đến|là"
    r"|đạt)*\s*$"
)
# "79,3%/chỉ tiêu 80%", "79,3% (mục tiêu 80%)"
_AIM_BESIDE = re.compile(
    r"\s*[/(]\s*(?:chỉ tiêu|mục tiêu|kế hoạch)(?: (?:giao|đề ra|được giao|năm))*(?: là)?\s*(?:ít nhất |tối thiểu |trên )?"
)
_LEVEL_LABEL = re.compile(
    r"[,;]\s*(?:và |còn |riêng )?(?:xã )?(?:(?:ntm|nông thôn mới) )?(?P<level>nâng cao|kiểu mẫu|hiện đại)"
    r"(?: (?:là|đạt|chiếm|phải|được|mới|chỉ|khoảng|gần|hơn|trên|ít nhất|tối thiểu))*:? $"
)
_WORTH_GAP = re.compile(r"\s*(?:\(|, ?(?:tức|tương đương|tương ứng|ứng với|hay))\s*(?:là |với )?")
_THIS_SHARE = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ) (?:này|ấy|đó|nói trên)(?!\w)[^;.\d]{0,60}$")
_NEXT_DATED = re.compile(r"\s*\)?\s*(?:,|;|và|, và|rồi|, rồi)\s*(?:(?:đến|tới|lên|là|còn|đạt|nay|hiện|năm) ?)*\s*")
_LEADS = re.compile(r"(?<!\w)(?:dẫn đầu|cao nhất|thấp nhất|đứng đầu|tiếp theo|kế đến|chót)(?!\w)")


def decide_share(walk: Walk, spot: Spot) -> list[Candidate]:
    """A percentage of units at a standard, or one that goes with the count before it."""
    lower, cues = walk.layout.lower, walk.layout.cues
    words = _of_so_many(walk, spot)
    if words is not None:
        spot.noun_start, spot.noun_end, spot.nouns, spot.right = words.noun_start, words.noun_end, words.nouns, words.right
    told = band_told_before(walk, spot) if not spot.nouns or "commune" in spot.nouns else None
    if told is not None:
        made = make(walk, spot, "communes_criteria", "share", "communes_criteria.share", unit="%")
        for one in made:
            one.noun, one.band = "commune", band_value(lower, told)
        return made
    noun = next((n for n in spot.nouns if n in ("commune", "village", "district", "province", "product", "entity")), None)
    before = [c for c in walk.in_sentence() if c.rule != "beside_plan"]
    beside = (
        bool(before)
        and spot.index > 0
        and walk.follows(spot, before[-1])
        and before[-1].measure in ("total", "increase")
        and re.fullmatch(r"\s*[,;(]\s*", lower[walk.spots[spot.index - 1].tail : number_start(spot)]) is not None
    )
    words_begin = words_start(walk, spot)
    said = standard_in(lower, cues, words_begin, number_start(spot)) if cues.first(words_begin, spot.start, "standard") else None
    tight = (
        bool(before)
        and (said is None or said.level == "recognised")
        and (beside or _SHARE_OF.search(lower, spot.left, number_start(spot)) is not None)
    )
    if blocked(walk, spot, NEAR_MISSES, before_comma=not spot.nouns):
        walk.refused[spot.start] = ("near_miss", "share of something else")
        return []
    if noun in ("commune", "village", "district", "province"):
        if finishes_other_work(lower, cues, spot.tail, spot.right):
            walk.refused[spot.start] = ("near_miss", "share of something else")
            return []
        found = standard_in(lower, cues, spot.tail, spot.right) or beyond_share(walk, spot)
        if found is None and not tight:
            left = standard_in(lower, cues, max(spot.left, spot.clause, spot.start - 60), spot.start)
            found = left
        if found is not None and not (tight and found.level == "recognised"):
            level = "base" if found.level == "recognised" else found.level
            made = make(
                walk, spot, INDICATORS[noun, level], "share", "units.share", unit="%", end=found.end if found.end > spot.tail else None
            )
            for one in made:
                one.noun, one.level = noun, level
            return made
    goes_on = bool(before) and spot.index > 0 and walk.follows(spot, before[-1]) and before[-1].measure == "share"
    labelled = _LEVEL_LABEL.search(lower, max(spot.left - 1, 0), number_start(spot)) if not spot.nouns else None
    if labelled is not None and before and before[-1].measure == "share" and before[-1].noun in CLASSES:
        made = _share_of(walk, spot, before)
        for one in made:
            one.level = {"nâng cao": "advanced", "kiểu mẫu": "model", "hiện đại": "modern"}[labelled["level"]]
            one.indicator, one.band = INDICATORS[before[-1].noun, one.level], None
        return made  # "tỷ lệ xã nâng cao phải chạm mốc 50%, kiểu mẫu 12%"
    if goes_on and _AIM_BESIDE.fullmatch(lower, walk.spots[spot.index - 1].tail, number_start(spot)):
        made = _share_of(walk, spot, before)
        for one in made:
            one.status, one.aside = "target", True
        return made
    if tight and walk.died(spot):
        walk.refused[spot.start] = ("near_miss", "the share of a near miss")
        return []  # "80/83 xã đạt tiêu chí quốc gia về y tế, chiếm 96,4%"
    if tight and before and before[-1].value is not None:
        return _share_of(walk, spot, before)
    if before and before[-1].measure == "share" and not spot.nouns and ends_change(walk, spot, before[-1]):
        return _share_of(walk, spot, before, time=bool(walk.layout.periods_in(spot.tail, spot.right)))
    if before and before[-1].measure == "share" and not spot.nouns and _series(walk, spot, before[-1]):
        return _share_of(walk, spot, before, time=True)
    latest = walk.latest("communes", "villages", "districts", "provinces", back=2)
    this_share = _THIS_SHARE.search(lower, max(spot.left, spot.clause), spot.start) is not None
    if latest is not None and latest.measure in ("share", "total") and not spot.nouns and this_share:
        return _share_of(walk, spot, [latest], place=not walk.layout.places_in(spot.left, spot.start), time=True)
    last = _share_topic(walk, noun if noun in CLASSES else _worth_next(walk, spot))
    if (
        last is not None
        and row_place(walk, spot) is not None
        and (not spot.nouns or spot.nouns[0] == last.noun)
        and (
            _worth_next(walk, spot) == last.noun
            or (last.measure == "share" and walk.sentence_index - last.sentence <= 1)
            or _share_row(walk, spot)
            or (bool(spot.nouns) and last.sentence == walk.sentence_index)
        )
    ):
        return _share_of(walk, spot, [last], place=False)
    if noun in CLASSES and before and before[-1].measure == "share" and before[-1].noun != noun and CLOSED.match(lower, spot.tail):
        made = make(walk, spot, INDICATORS[noun, "base"], "share", "units.share", unit="%")
        for one in made:
            one.noun, one.level = noun, "base"
        return made
    if noun in CLASSES and walk.layout.about and CLOSED.match(lower, spot.tail) and aimed_before(walk, spot):
        made = make(walk, spot, INDICATORS[noun, "base"], "share", "units.share_aimed", unit="%")
        for one in made:
            one.noun, one.level = noun, "base"
        return made
    if not spot.nouns or noun is not None:
        left_noun = _named_with_standard(walk, spot)
        topic = unit_class_of_topic(walk, spot)
        cls = topic or (
            next((v for v in left_noun.values("noun") if v in ("commune", "village", "district", "province")), None) if left_noun else None
        )
        found = standard_in(lower, cues, spot.tail, spot.right)
        left = standard_in(lower, cues, max(spot.clause, spot.left), spot.start)
        if found is not None and left is not None and "," in lower[spot.tail : found.start]:
            found = None  # "đạt 41,5%, xã nâng cao 2,1%": the standard behind the comma is the next number's
        if cls and (found or left) and (left_noun is None or left_noun.start >= spot.left or topic or found):
            chosen = found or left
            assert chosen is not None
            level = "base" if chosen.level == "recognised" else chosen.level
            end = found.end if found and (not left) else None
            made = make(walk, spot, INDICATORS[cls, level], "share", "units.share", unit="%", end=end)
            for one in made:
                one.noun, one.level = cls, level
            return made
        head = before[-1] if before else walk.latest("communes", "villages", "districts", "ocop", back=1)
        if (
            head is not None
            and head.measure == "share"
            and found is None
            and re.search(r"(?:cả nước|bình quân chung|mặt bằng|toàn quốc)[^,;]{0,20}$", lower[spot.left : spot.start])
        ):
            return _share_of(walk, spot, [head])
    products = walk.latest("ocop_products", back=3)
    if (
        products is not None
        and row_place(walk, spot) is not None
        and _share_row(walk, spot)
        and all(c.indicator == "ocop_products" for c in before)
    ):
        return _share_of(walk, spot, [products.root], place=False)
    walk.refused[spot.start] = ("not_in_catalogue", "share of something the catalogue does not name")
    return []


def _series(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """ "tăng từ 21,8% năm 2016 lên 42% năm 2017 và 48,7% hiện nay": one more of a row told by dates, each with its own."""
    previous = walk.spots[spot.index - 1] if spot.index > 0 else None
    if previous is None or not walk.follows(spot, head) or not _NEXT_DATED.fullmatch(between(walk, previous.tail, number_start(spot))):
        return False
    dated = walk.layout.periods_in(previous.tail, min(spot.clause_end, spot.tail + 24))
    return any(p.start >= spot.tail for p in dated) or bool(walk.layout.periods_in(previous.tail, spot.start))


def _worth_next(walk: Walk, spot: Spot) -> str | None:
    """ "74,1%, tức 1.413 xã", "69,6% (310 xã)": what the percentage is of, by the count it is worth."""
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if following is None or spot.nouns or not _WORTH_GAP.fullmatch(walk.layout.lower, spot.tail, number_start(following)):
        return None
    return next((n for n in following.nouns if n in CLASSES), None)


def _share_topic(walk: Walk, noun: str | None) -> Candidate | None:
    """The last count of units, of those named if any ("46,2% số xã"), not of a band unless in shares itself.

    Of sentences before, the plain standard rather than a higher one.
    """
    last: Candidate | None = None
    told = next((c for c in reversed(walk.made) if c.sentence < walk.sentence_index and c.noun in CLASSES), None)
    if told is not None and not any(c.noun in CLASSES for c in walk.in_sentence()) and walk.sentence_index - told.sentence <= 1:
        shares = [c for c in walk.made if c.sentence == told.sentence and c.measure == "share" and c.noun in CLASSES]
        if shares and noun in (None, shares[0].noun):
            return shares[0]  # percentages by place divide the percentage told, not the counts beside it
    for candidate in reversed(walk.made):
        if walk.sentence_index - candidate.sentence > ROW_BACK:
            break
        if (noun is not None and candidate.noun != noun) or candidate.rule == "beside_plan":
            continue
        if not candidate.indicator.startswith(("communes", "villages", "districts")) or (
            candidate.indicator == "communes_criteria" and candidate.measure != "share"
        ):
            continue
        if candidate.sentence == walk.sentence_index and candidate.level not in ("base", None) and candidate.measure == "total":
            first = next(
                (c for c in walk.in_sentence() if c.noun == candidate.noun and c.level == "base" and c.denominator is not None), None
            )
            if first is not None and candidate.denominator is None:
                return first  # "67/80 xã đạt chuẩn, 21 xã nâng cao; riêng về tỷ lệ, Kế Sách (90,9%)"
        if candidate.sentence == walk.sentence_index or candidate.level == "base" or candidate.measure == "share":
            return candidate
        last = last or candidate
    return last


def _named_with_standard(walk: Walk, spot: Spot) -> Cue | None:
    """The noun before a percentage that a standard follows ("tỷ lệ xã NTM của huyện nhích từ 39,1%"), else the last noun."""
    nouns = unit_nouns(walk, spot.clause, spot.start)
    return before_standard(walk, nouns, spot.start) or (nouns[-1] if nouns else None)


def _of_so_many(walk: Walk, spot: Spot) -> Spot | None:
    """ "45% trong số 187 thôn, bản đạt chuẩn": the words of the whole are those of its share."""
    following = walk.spots[spot.index + 1] if 0 <= spot.index < len(walk.spots) - 1 else None
    if spot.nouns or following is None or not following.nouns or following.number.kind != "plain":
        return None
    return (
        following
        if re.fullmatch(r"\s*(?:trong số|trong tổng số|của|trên tổng số|trên)\s*", walk.text(spot.tail, number_start(following)))
        else None
    )


def _share_row(walk: Walk, spot: Spot) -> bool:
    """Two or more places with a percentage each stand in the sentence, and nothing else is said of the percentage."""
    rows = [s for s in walk.spots if s.number.kind == "percent" and row_place(walk, s) is not None]
    ranked = _LEADS.search(walk.layout.lower, spot.sentence.start, spot.start) is not None and walk.made[-1].noun == "commune"
    return (len(rows) > 1 or ranked) and not walk.layout.cues.first(spot.sentence.start, spot.start, "topic")


def unit_class_of_topic(walk: Walk, spot: Spot) -> str | None:
    """ "Ở cấp huyện, 51% đã hoàn thành"."""
    topic = None
    for match in LEVEL_TOPIC.finditer(walk.layout.lower, spot.sentence.start, spot.start):
        topic = LEVEL_OF_WORD[match["level"]]
    return topic


def _share_of(walk: Walk, spot: Spot, before: list[Candidate], place: bool = True, time: bool = False) -> list[Candidate]:
    head = before[-1]
    made = make(walk, spot, head.indicator, "share", "share.of_count", unit="%", head=head, place_from_head=place)
    for one in made:
        one.noun, one.level, one.stars, one.subset, one.band = head.noun, head.level, head.stars, head.subset, head.band
        own = one.period is not None and one.origins.get("period") == "stated" and head.end <= one.period.start < spot.start
        ahead = own and one.status == "target" and head.status == "achieved"  # "mới 9%; đích đến năm 2020 là ít nhất 50%"
        if not time and not ahead:  # else a year of its own follows
            one.period, one.status = head.period, head.status
    return made
