"""The decision about a number of communes, villages, districts or provinces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.figures.aims import aimed_before
from thonmoi.figures.bands import band_of
from thonmoi.figures.candidate import Candidate
from thonmoi.figures.count_links import before_average, in_bracket_of, in_turn, summed_up
from thonmoi.figures.count_topics import alone_in_time, called_before, paragraph_level, plain_before, topic_level, village_level
from thonmoi.figures.going_bare import in_the_same_order, shares_noun
from thonmoi.figures.going_on import (
    above_another,
    begins_plain,
    first_of_row,
    has_own_measure,
    higher_follows,
    one_criterion,
    said_again,
    share_before,
    standing,
    tied_to,
    title_standard,
    universe,
    whole_of,
)
from thonmoi.figures.labels import row_label
from thonmoi.figures.linking import (
    CLOSED,
    CRITERION_NAMED,
    LABEL,
    LABEL_GAP,
    LINKED,
    RAISED,
    ROW_BACK,
    between,
    ends_change,
    number_start,
    words_start,
)
from thonmoi.figures.lists import ABOVE, heading, is_row, place_behind, row_place, shared_places
from thonmoi.figures.own import own_standard
from thonmoi.figures.placing import lies_in
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of, until_told
from thonmoi.figures.standards import StandardSpan, standard_in
from thonmoi.figures.uncounted import asked, beside_another, merged, only_some, past_plan, whole_of_next
from thonmoi.figures.units import INDICATORS, NEAR_MISSES, PLURAL, blocked, inherited, level_of, shared_standard
from thonmoi.records import Place

_GAINED = re.compile(r"(?:thêm|có thêm|phải có|công nhận(?: mới| thêm)?|phấn đấu|hoàn thành|làm thêm|mới)\s(?:\w+ ){0,2}$")
_PER_ONE = re.compile(r"(?<!\w)(?:tiêu chí|triệu đồng|tỷ đồng|sản phẩm|điểm|triệu|tỷ)\s*$")
_REMAIN = re.compile(r"(?<!\w)(?:số )?(?:xã|thôn|huyện|ấp|bản) (?:còn lại|chưa đạt(?: chuẩn)?)(?: hiện)? (?:là|gồm|có)\s*$")
_THE_REST = re.compile(
    r" (?:còn lại|chưa đạt|chưa về đích|còn lại chưa đạt)(?: chuẩn)?(?:,? gồm|,? bao gồm|:|,? trong đó"
    r"|,? (?:(?:đều|hiện|vẫn|phần lớn|chủ yếu|hầu hết|đa số) )*(?:ở|nằm (?!giữa|trong khoảng)|thuộc (?:diện|vùng)|đang|vướng|còn (?:vướng"
    r"|khó|thiếu)|là (?:các )?xã|khó khăn)(?!\w))"
)
_TO_COUNT = re.compile(r"(?:cho|với|có|là|còn|được|đạt|chỉ|mới)\s*$")
_DISTRICTS_HAVE = re.compile(r"(?<!\w)cấp huyện,? (?:(?:thì|đã|mới|chỉ|hiện|cũng) )*(?:có|được|đạt|là) (?:gần |hơn |khoảng )?$")
_DISTRICTS = re.compile(r"cấp huyện")
_NAMED_OR_END = re.compile(r"\s*(?:\(|,? ?(?:gồm|là|đó là)|[.;]|:)")
_AIM_OF = re.compile(
    r"(?:mục tiêu|chỉ tiêu|kế hoạch|hướng tới|phấn đấu|đích|nghị quyết|mức)(?:[^,;.\d]{0,24}20\d\d(?: ?[-–] "
    r"?20\d\d)?)?[^,;.\d]{0,24}$"
)
# "giao 11 xã về đích": those that are to arrive are new ones.
_REACHED_ALONE = re.compile(r" (?:(?:nay|đều|cũng) )?đã (?:đạt|xong|hoàn thành|về đích|cán đích|hoàn tất)\s*(?:[,.;)(]|$|\n| trong)")
_NAMED_NTM = re.compile(r"(?<!\w)(?:nông thôn mới|ntm)(?!\w)")
_LIKE_THAT = re.compile(r" (?:được |làm được |đạt )?như (?:vậy|thế)(?!\w)")
_GROUP_REACHED = re.compile(r"(?<!\w)(?:nhóm|số|tốp|khối)(?: xã)? (?:đã )?(?:đạt|về đích|hoàn thành|cán đích)(?: chuẩn)?[:,] $")
_FURTHER = re.compile(r" nữa(?!\w)")
_ARRIVES = re.compile(r"(?: nữa| này)?(?: sẽ| phải)? (?:về|cán|tới) đích(?!\w)")
_MORE = re.compile(r"\+ ?$")
_DONE_OR_CLOSED = re.compile(r"\s*(?:(?:đã |đều )*(?:đạt|xong|hoàn thành|về đích)\s*)?(?:[,.;)(]|$|\n|và |tức |chiếm |đạt \d)")
_WHERE = re.compile(
    r"(?<!\w)(?:có|còn|gồm|ở|trong|tại|của|cho|trên|từ|khi|qua|giám sát|thẩm định|kiểm tra|vượt|hơn|thiếu|tính trên"
    r"|về)\s+(?:cả |tới |đến |đủ )?$"
)
_SUMS_UP = re.compile(
    r"(?<!\w)(?:như vậy|như thế|vậy là|cộng (?:lại|dồn|cả|hết|chung)|gộp lại|tính chung|tính gộp|tổng cộng|tất "
    r"cả)(?!\w)[^;.\d]{0,40}(?:có|được|là|thành)\s*$|(?<!\w)lũy kế(?: đến nay| có| được| là)*:?\s*$"
)
_TOGETHER = re.compile(r"(?<!\w)(?:cộng lại|gộp lại|cộng chung)(?: [^\W\d_]+){0,3} $")
_AIMED = re.compile(r"(?:hoàn thành|phấn đấu|đưa)\s$")
_BY_THEN = re.compile(r"(?<!\w)(?:đến|tới|hết|cuối|lũy kế|trước|con số)(?!\w)")
_YEAR_ROW = re.compile(  # "năm 2027 thêm 9 xã", "đến năm 2025 sẽ có 38 xã", "năm 2021, con số này là 66 xã"
    r"(?:(?:năm|sang) |^|[,;:]\s|(?<!\w)và )(?:20\d\d)(?:(?:,| và|, và) (?:năm )?20\d\d)?(?: là năm "
    r"[^,;:]{3,20})?[\s:,-]*(?:(?:tỉnh|huyện|xã|thành phố|toàn "
    r"tỉnh|toàn huyện) )?"
    r"(?:(?:sẽ|phấn đấu|đã|mới|chỉ|con số này|số này|con số|mỗi năm) )*(?:với|có|là|được|thêm|khoảng|tiếp tục|hoàn thành)?\s*$"
)


def decide_unit(walk: Walk, spot: Spot, noun: str) -> list[Candidate]:
    """A number with a unit noun: "127/184 xã đạt chuẩn NTM". Empty when it is no figure; the refusal is noted."""
    in_order = in_the_same_order(walk, spot) if shares_noun(walk, spot) and not _run_has_standard(walk, spot) else []
    if in_order:
        return in_order
    again = said_again(walk, spot, noun)
    if again is not None:
        return again
    if universe(walk, spot, noun) or asked(walk, spot) or merged(walk, spot) or only_some(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "how many there are in all")
        return []
    if above_another(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "whose units are counted, not a count itself")
        return []
    if beside_another(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "a difference between two places")
        return []
    if before_average(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "how many there are in all")
        return []
    if past_plan(walk, spot):
        walk.refused[spot.start] = ("near_miss", "how far past a plan")
        return []
    lower = walk.layout.lower
    band = band_of(walk, spot) if noun == "commune" else None
    miss = blocked(walk, spot, ("criterion", "negative"))
    if miss == "đạt chuẩn về" and paragraph_level(walk, spot):
        miss = None  # "Nhóm kiểu mẫu chia theo lĩnh vực: 4 xã đạt chuẩn về văn hóa"
    if band is None and (miss or one_criterion(walk, spot)):
        walk.refused[spot.start] = ("near_miss", miss or "one criterion alone")
        return []
    measure, also, carried = measure_of(walk, spot)
    if band is not None:
        if measure == "increase" and not carried and walk.layout.cues.first(spot.left, spot.start, "measure", "increase") is None:
            measure, also = "total", ()  # "9 xã mới đạt 13 - 14 tiêu chí": no more than that
        made = make(walk, spot, "communes_criteria", measure, "communes_criteria.band", end=band[2], also=also)
        for one in made:
            one.band, one.noun = (band[0], band[1]), noun
        return made
    if spot.number.words and spot.number.value == 1 and _PER_ONE.search(walk.layout.lower, spot.left, spot.start):
        walk.refused[spot.start] = ("not_in_catalogue", "for each of them")
        return []
    if whole_of_next(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "how many there are in all")
        return []
    if _REMAIN.search(walk.layout.lower, spot.clause, spot.start) or _THE_REST.match(walk.layout.lower, spot.tail):
        walk.refused[spot.start] = ("near_miss", "those that remain")
        return []
    chosen = _standard_of(walk, spot, noun, measure)
    if chosen is None:
        walk.refused[spot.start] = ("not_in_catalogue", "no standard is said of it")
        return []
    if (
        chosen.head is not None
        and chosen.head.measure in ("increase", "decrease", "total")
        and (carried or not has_own_measure(walk, spot))
        and not RAISED.search(walk.layout.lower, spot.left, spot.start)
    ):
        measure, also = chosen.head.measure, chosen.head.also.get("measure", ())
    if measure == "total" and chosen.head is None and _planned_on(walk, spot, chosen.indicator):
        measure, also = "increase", ("total",)
    part = whole_of(walk, spot, noun)
    if part is not None and measure == "total" and alone_in_time(walk, spot):
        measure, also = "increase", ("total",)
    head = chosen.head or (part if part is not None and part.sentence == walk.sentence_index else None)
    made = make(walk, spot, chosen.indicator, measure, f"{chosen.indicator}.count", end=chosen.end, also=also, head=head)
    for one in made:
        one.noun, one.level = noun, level_of(chosen.indicator)
        _raise_place(walk, one, noun)
        if _TOGETHER.search(lower, spot.clause, spot.start) and len(walk.layout.places_in(spot.clause, spot.start)) > 1:
            one.place, one.place_candidates = None, ()  # "hai huyện Cầu Kè, Càng Long cộng lại mới được 5 xã"
            one.fields.pop("place", None)
            one.origins.pop("place", None)
        one.inherited, one.head = chosen.head is not None, chosen.head
        if chosen.of_paragraph and chosen.head is not None and one.origins.get("period") != "stated":
            one.period, one.origins["period"] = chosen.head.period, "carried"
        if chosen.indicator == "communes_criteria" and chosen.head is not None:
            one.band = chosen.head.band
        if part is not None and part.value >= one.value:
            one.part_of = part
        arrives = one.status == "target" and one.measure == "total" and spot.number.denominator is None and _ARRIVES.match(lower, spot.tail)
        if arrives and not until_told(walk, spot):
            one.measure, one.also["measure"] = "increase", ("total",)
    return made


def _run_has_standard(walk: Walk, spot: Spot) -> bool:
    """ "lần lượt 29 và 14 xã nâng cao": the run says what it counts."""
    return any(s.noun_start == spot.noun_start and own_standard(walk, s) is not None for s in walk.spots)


def _planned_on(walk: Walk, spot: Spot, indicator: str) -> bool:
    """ "Năm 2026 thêm 11 xã. Các năm tiếp theo: 2027 - 13 xã": each year's own, as that of the year before was."""
    said = _YEAR_ROW.search(walk.layout.lower, spot.left, spot.start)
    if said is None or _BY_THEN.search(walk.layout.lower, max(spot.left, said.start() - 12), spot.start):
        return False
    before = walk.latest(indicator, back=1)
    if before is None or before.measure != "increase" or before.status != "target":
        return False
    stock = [c for c in walk.made if c.indicator == indicator and c.measure == "total" and walk.sentence_index - c.sentence <= 1]
    return not stock or spot.number.value < stock[-1].value  # "35 xã, tức thêm 5; năm 2017 - 45 xã": what there is to be in all


@dataclass(frozen=True, slots=True)
class Chosen:
    """The indicator of a count, where its standard ends, and the head it was taken over from."""

    indicator: str
    end: int | None = None
    head: Candidate | None = None
    of_paragraph: bool = False
    """What the whole paragraph goes through: it is of the time of the head."""


def _standard_of(walk: Walk, spot: Spot, noun: str, measure: str) -> Chosen | None:
    """The standard said after the number, shared with the next one, before it, of the list's heading, of the head it goes on from."""
    lower, cues = walk.layout.lower, walk.layout.cues
    right = own_standard(walk, spot)
    if right is not None and right.level == "recognised" and cues.first(right.end, min(spot.right, right.end + 24), "block", "besides"):
        return None  # "73/76 ấp được công nhận ấp văn hóa"
    head = inherited(walk, spot, noun)
    if right is not None and right.level == "base" and noun == "village" and not _NAMED_NTM.search(lower, spot.tail, right.end):
        level = village_level(walk, spot) or right.level
        return Chosen(INDICATORS[noun, level], right.end)
    if right is not None and right.level != "recognised":
        return Chosen(INDICATORS[noun, right.level], right.end)
    if right is not None and (called := called_before(walk, spot, noun)) is not None:
        return Chosen(INDICATORS[noun, called], right.end)
    if right is not None and noun == "village" and village_level(walk, spot) is not None:
        return Chosen(INDICATORS[noun, "model"], right.end)
    if right is not None:
        tied = (
            head is not None
            and head.indicator != "communes_criteria"
            and head.sentence == walk.sentence_index
            and tied_to(walk, spot, head)
        )
        return Chosen(head.indicator if tied and head is not None else INDICATORS[noun, "base"], right.end)
    label = words_start(walk, spot)
    left = standard_in(lower, cues, label, spot.start)
    if (
        left is not None
        and (left.level != "recognised" or ":" in lower[left.end : spot.start])
        and (
            (cues.first(label, spot.start, "standard") and LABEL_GAP.fullmatch(lower, left.end, spot.start))
            or _labels(walk, spot, noun, label, left)
        )
    ):
        return Chosen(INDICATORS[noun, "base" if left.level == "recognised" else left.level])
    shared = shared_standard(walk, spot)
    if shared is not None and shared[0] != "recognised":
        return Chosen(INDICATORS[noun, shared[0]])
    if walk.layout.about and noun == "commune" and _GROUP_REACHED.search(lower, spot.clause, spot.start):
        return Chosen(INDICATORS[noun, "base"])
    if _LIKE_THAT.match(lower, spot.tail):
        alike = walk.latest(PLURAL[noun], back=3)
        if alike is not None:
            return Chosen(alike.indicator, head=None)
    of_topic = topic_level(walk, spot)
    if of_topic is not None:
        return Chosen(INDICATORS[noun, of_topic])
    of_paragraph = paragraph_level(walk, spot)
    if of_paragraph is not None:
        indicator = INDICATORS[noun, of_paragraph]
        return Chosen(indicator, head=walk.latest(indicator, back=ROW_BACK), of_paragraph=True)
    share = share_before(walk, spot, noun)
    if share is not None:
        return Chosen(share.indicator)
    districts = noun == "district" and _DISTRICTS_HAVE.search(lower, spot.clause, spot.start) is not None
    if districts and any(c.noun == "commune" for c in walk.in_sentence()) and blocked(walk, spot, NEAR_MISSES) is None:
        return Chosen(INDICATORS[noun, "base"])
    if blocked(walk, spot, NEAR_MISSES, before_comma=False) or walk.died(spot):
        return None
    beside = next((c for c in reversed(walk.in_sentence()) if c.measure == "share" and c.noun == noun), None)
    if (
        beside is not None
        and head is None
        and (LINKED.search(lower, spot.left, spot.start) or ":" in lower[beside.end : spot.start] or row_place(walk, spot))
    ):
        return Chosen(beside.indicator)
    row = is_row(walk, spot) or bool(shared_places(walk, spot)) or place_behind(walk, spot) is not None
    listed = heading(walk, spot) if row or walk.list_head is not None else None
    if listed is not None and listed.noun == noun and (head is None or head.sentence != walk.sentence_index or head.noun != noun):
        return Chosen(INDICATORS[noun, listed.level])
    if spot.index == 0 and listed is None:
        titled = heading(walk, spot)
        if (
            titled is not None
            and titled.noun == noun
            and titled.start >= spot.sentence.start
            and _TO_COUNT.search(lower, titled.end, spot.start)
        ):
            return Chosen(INDICATORS[noun, titled.level])
    if row and head is not None and (labelled := row_label(walk, spot)) is not None:
        return Chosen(INDICATORS[noun, labelled])
    raised = RAISED.search(lower, spot.left, spot.start) is not None or (head is not None and ends_change(walk, spot, head))
    if (row or raised) and head is None:
        head = inherited(walk, spot, noun, back=ROW_BACK)
    if (
        head is not None
        and head.part_of is not None
        and head.sentence == walk.sentence_index
        and (head.measure == head.part_of.measure or head.place == head.part_of.place)  # else a row of its own
        and ";" in lower[head.end : spot.start]
        and not LINKED.search(lower, spot.left, spot.start)
    ):
        head = head.part_of  # past a semicolon the whole is gone on about
    if head is not None and (row or raised or tied_to(walk, spot, head)):
        if row and head.sentence == walk.sentence_index and not in_bracket_of(walk, spot, head):
            head = first_of_row(walk, spot, head)
        if (
            row
            and level_of(head.indicator) != "base"
            and begins_plain(walk, head)
            and (spot.number.denominator is not None or higher_follows(walk, spot))
        ):
            # a row opens with the plain standard: "Bình Định 84/113 xã, 18 xã nâng cao"
            return Chosen(INDICATORS[noun, "base"])
        beyond = row and spot.number.denominator is not None and spot.number.value > head.root.value and level_of(head.indicator) != "base"
        if beyond:
            return Chosen(INDICATORS[noun, "base"])  # more than there are of the higher standard
        return Chosen(head.indicator, head=standing(walk, spot, head) if row else head)
    if (
        noun == "district"
        and walk.layout.about
        and _DISTRICTS.search(lower, max(spot.clause, spot.start - 50), spot.tail)
        and (walk.in_sentence() or _NAMED_OR_END.match(lower, spot.tail) or spot.number.denominator is not None)
    ):
        return Chosen(INDICATORS[noun, "base"])
    behind = next(iter(walk.layout.places_in(spot.tail, spot.right)), None)
    closed = CLOSED.match(lower, spot.tail) is not None or (behind is not None and behind.start - spot.tail <= 2)
    gained = (
        _GAINED.search(lower, spot.left, spot.start)
        or _YEAR_ROW.search(lower, spot.left, spot.start)
        or _AIM_OF.search(lower, spot.left, spot.start)
        or _MORE.search(lower, spot.left, spot.start)
        or _FURTHER.match(lower, spot.tail)
        or _SUMS_UP.search(lower, spot.left, spot.start)
    )
    if gained and walk.layout.about and closed:
        summed = summed_up(walk, spot, noun)
        if summed is not None:
            return Chosen(summed.indicator)
        if higher_follows(walk, spot):
            return Chosen(INDICATORS[noun, "base"])
        if noun == "village" and village_level(walk, spot) is not None:
            return Chosen(INDICATORS[noun, "model"])
        topic = inherited(walk, spot, noun, back=ROW_BACK)
        if topic is not None and topic.part_of is not None and topic.sentence == walk.sentence_index:
            topic = topic.part_of
        if topic is not None and topic.sentence != walk.sentence_index and topic.level != "base":
            topic = plain_before(walk, noun) or topic
        if topic is not None and topic.indicator != "communes_criteria":
            return Chosen(topic.indicator)
        of_title = title_standard(walk, noun)
        if of_title is not None:
            return Chosen(INDICATORS[noun, of_title])
        shared_topic = walk.head(spot, PLURAL[noun], back=2, counts=False)
        if shared_topic is not None:
            return Chosen(shared_topic.indicator)
        if (
            measure == "increase"
            or _AIMED.search(lower, spot.left, spot.start)
            or (_AIM_OF.search(lower, spot.left, spot.start) and walk.layout.cues.first(spot.left, spot.start, "status", "target"))
        ):
            return Chosen(INDICATORS[noun, "base"])
    if closed and walk.layout.about and aimed_before(walk, spot):
        return Chosen(INDICATORS[noun, "base"])
    if walk.layout.about and _REACHED_ALONE.match(lower, spot.tail):
        if noun == "village" and village_level(walk, spot) is not None:
            return Chosen(INDICATORS[noun, "model"])
        return Chosen(head.indicator if head is not None and level_of(head.indicator) == "base" else INDICATORS[noun, "base"])
    if noun == "commune" and fraction_of_communes(walk, spot):
        return Chosen(INDICATORS[noun, "base"])
    if closed and walk.layout.about and not _WHERE.search(lower, spot.left, spot.start):
        going_on = inherited(walk, spot, noun, back=ROW_BACK)
        if going_on is not None and going_on.indicator != "communes_criteria":
            going_on = standing(walk, spot, going_on)
            if in_turn(walk, spot, going_on):
                return Chosen(going_on.indicator, head=going_on)
            if spot.number.value <= max(going_on.value, going_on.denominator or 0):
                return Chosen(going_on.indicator)
    return None


def _raise_place(walk: Walk, one: Candidate, noun: str) -> None:
    """ "Đồng Nai là 1 trong 5 tỉnh được công nhận": provinces are counted of the country, not of one of them."""
    place = one.place
    if place is None or place.level in ABOVE[noun]:
        return
    told = walk.frames.scope.place
    if (
        place.level == noun == "commune"
        and _names_end(walk, one, noun)
        and told is not None
        and told.level in ABOVE[noun]
        and lies_in(place, told)
    ):
        one.place = told  # "An Khương (Hớn Quản) là 3 cái tên": of what the text speaks of, not of the one commune's district
        return
    above = next((p for p in place.parents if p.level in ABOVE[noun]), None)
    if above is not None:
        rest = place.parents[place.parents.index(above) + 1 :]
        one.place = Place(
            name=above.name, level=above.level, kind=above.kind, code=above.code,
            as_of=place.as_of, parents=rest, reason=f"above {place.name}",
        )  # fmt: skip


def _names_end(walk: Walk, one: Candidate, noun: str) -> bool:
    """Units of several districts are named before the number, and words of its own stand between: "…, Thanh Trạch (Bố Trạch), có 6 xã"."""
    start = one.fields["value"][0]
    named = [e for e in walk.frames.events if e.place is not None and e.place.level == noun and e.place.parents and e.end <= start]
    if len({e.place.parents[0].name for e in named if e.place is not None}) < 2:
        return False
    return re.search(r"[,)]| là ", walk.text(named[-1].end, start)) is not None


def _labels(walk: Walk, spot: Spot, noun: str, label: int, standard: StandardSpan) -> bool:
    """ "Số xã nông thôn mới của tỉnh Bình Thuận tăng từ 44 xã": noun and standard before, only where and when between."""
    cue = walk.layout.cues.last(label, standard.start, "noun", noun)
    if cue is None or walk.text(cue.end, standard.start).strip(' "') not in ("", "đạt", "được"):
        return False
    return LABEL.fullmatch(between(walk, standard.end, number_start(spot))) is not None


def fraction_of_communes(walk: Walk, spot: Spot) -> bool:
    """ "Bạc Liêu 45/49 xã, đạt 91,8%" in an article about the programme: so many of so many communes have reached it.

    A label that is no place ("Giao thông: 13/20 xã") and a predicate of another kind behind it speak against that.
    """
    number, lower = spot.number, walk.layout.lower
    if number.denominator is None or not walk.layout.about or number.kind != "plain":
        return False
    place = row_place(walk, spot)
    label = lower[max(spot.left, spot.start - 60) : spot.start]
    told = "/" not in walk.text(number.start, number.end)  # "31 trên 119 xã"
    if place is None and ((":" in label[-30:] and not told) or CRITERION_NAMED.search(lower, spot.sentence.start, spot.start)):
        return False
    since = spot.start if told else spot.clause
    if walk.layout.cues.first(since, spot.clause_end, "block") or "tiêu chí" in lower[spot.clause : spot.start]:
        return False
    return _DONE_OR_CLOSED.match(lower, spot.tail) is not None and (bool(spot.nouns) or place is not None)
