"""The decision about a number of communes, villages, districts or provinces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.lists import heading, is_row, row_place, shared_places
from thonmoi.figures.names import beyond_row, names_between
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.standards import StandardSpan, standard_in
from thonmoi.figures.units import CLASSES, INDICATORS, PLURAL, blocked, inherited, level_of, noun_of, shared_standard, unit_class

_TIGHT = re.compile(r"[^,;:.()]{0,40}")
_BREAK = re.compile(r"[,(;]")
_BAND_LEFT = re.compile(r'[\s:",()]*(?:(?:có|còn|là|hiện|nay|bây giờ|đạt|thì|gồm|chiếm|chỉ|mới|đã|được|bớt|giảm|tăng|ở|với|khoảng|gần|hơn|trên|thêm|toàn tỉnh|của tỉnh|của huyện|cả tỉnh|cả nước|trên địa bàn|tỉnh|nhất|nhiều nhất|vẫn|sót) ?)*[\s:",()]*')
_LABEL_GAP = re.compile(r"[\s:]*(?:(?:có|là|được|đạt|thêm|còn|gồm|với|hiện|mới|lên|mới có|hiện có|tổng|khoảng|gần|hơn|trên|ít nhất|tối thiểu) ?)*[\s:]*")
_SHARE_OF = re.compile(r"(?:chiếm|đạt|tương đương|bằng|tỷ lệ|tỉ lệ|tức|hay|ứng với|là|\()\s*(?:tỷ lệ|tỉ lệ|khoảng|gần|hơn|trên|tới|đến|là|đạt)*\s*$")
_CRITERION_NAMED = re.compile(r"(?<!\d )(?<!bình quân )tiêu chí(?! (?:ntm|nông thôn mới|bình quân|/xã|mỗi xã|nhưng|so|trở|và))(?= [^\W\d_])")
_OTHER_PREDICATE = re.compile(r"(?: (?:biên giới|miền núi|vùng \w+|nghèo|này|khác|đặc biệt khó khăn))* (?:được|có|đang|bị|tự|phải|cần|cho|làm|tổ chức|đều|vẫn)(?!\w)")
_PLACE_NUMBER = re.compile(r"[\s:(,]*(?:(?:cũ|mới|đã|hiện|chỉ|nay|cũng|thì|với|có|đạt|là|được|mới có|có tới|góp|chiếm|về nhì|khoảng|gần|hơn|trên|kịp đưa|đưa|ít nhất|tối thiểu|vỏn vẹn|đông nhất|nhiều nhất|huyện|tỉnh|tiếp đó|thêm) ?)*[\s:(]*")
_LINKED = re.compile(r"(?:trong đó|trong số đó|trong số này|gồm|bao gồm|chia ra|cụ thể|riêng|còn lại|kể cả|trong số)")
_AMONG = re.compile(r"\s(?:trong đó|trong số|trong này|số đó|số này)")
_CHANGED = re.compile(r"(?:tăng|thêm|giảm|nhích|bớt|hơn) (?:thêm |được )?(?:\w+ )?$")
_RAISED = re.compile(r"(?:nâng|đưa|tăng|kéo)(?: tổng)? (?:số|con số)[^,;.]{0,30}(?:lên|thành|đạt|tới)(?: con số)? $|(?:số này|con số|nâng|tăng|đã)[^,;.\d]{0,14} lên(?: tới| đến| thành)? $|, (?:đến )?[^,;.]{0,18}lên (?:tới |đến )?$")
_NEXT_ITEM = re.compile(r"(?:^|,|;)[\s,(]*(?:toàn tỉnh |cả tỉnh |toàn huyện |cả huyện |cả nước |lũy kế |tổng cộng |cộng dồn |đến nay |tổng số |và |cùng |có |đã có |sau hai năm |nay |sau \d+ năm |rồi |đã |với )*$")
_SUMMED = re.compile(r"lũy kế|tổng cộng|cộng dồn|nâng tổng|đưa tổng|đến nay|hiện có|tổng số")
_GAINED = re.compile(r"(?:thêm|có thêm|công nhận(?: mới| thêm)?|phấn đấu|hoàn thành|làm thêm|mới)\s(?:\w+ ){0,2}$")
_TO_COUNT = re.compile(r"(?:cho|với|có|là|còn|được|đạt|chỉ|mới)\s*$")
_WORTH = re.compile(r"(?:\(|tức|tương đương|ứng với|hay|bằng|là)\s*(?:là |khoảng |gần |hơn |trên |với )*$")
_SHARE_GAP = re.compile(r"\s*(?:\(|,)?\s*(?:chiếm|tương đương|bằng|tức|đạt|hay|khoảng|tỷ lệ|tỉ lệ|gần|hơn|trên|\s)*")
_VERB_GAP = re.compile(r"\s*\)?\s*,?\s*(?:thành phố|thị xã|,|\s)*(?:(?:đã|đều|được|đang|sẽ|trở lên|cũ|toàn tỉnh|trên địa bàn|của tỉnh|số xã|tổng số xã|xã) ?)*")
_DISTRICTS = re.compile(r"cấp huyện")
_NAMED_OR_END = re.compile(r"\s*(?:\(|,? ?(?:gồm|là|đó là)|[.;]|:)")
_AIM_OF = re.compile(r"(?:mục tiêu|chỉ tiêu|kế hoạch|hướng tới|phấn đấu|đích|nghị quyết|mức)(?:[^,;.\d]{0,24}20\d\d(?: ?[-–] ?20\d\d)?)?[^,;.\d]{0,24}$")
_AIM_WORD = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|đặt ra|đề ra|kế hoạch|hướng tới)(?!\w)(?! quốc gia)")
_OTHER_MATTER = re.compile(r"(?<!\w)(?:hộ|đường|trường|trạm|nước|điện|lao động|dân|mô hình|rác|y tế|bảo hiểm|sản phẩm|nhà|giao thông|hỗ trợ|vốn)(?!\w)")
_MORE = re.compile(r"\+ ?$")
_AIM_YEAR = re.compile(r"\s*(?:số )?(?:xã|thôn|huyện|ấp|bản|đơn vị cấp huyện)?\s*(?:[,.;:)]|$|\n|và(?!\w)|theo(?!\w))")
_DONE_OR_CLOSED = re.compile(r"\s*(?:(?:đã |đều )*(?:đạt|xong|hoàn thành|về đích)\s*)?(?:[,.;)(]|$|\n|và |tức |chiếm |đạt \d)")
_WHERE = re.compile(r"(?<!\w)(?:có|còn|gồm|ở|trong|tại|của|cho|trên|từ|khi|qua|giám sát|thẩm định|kiểm tra|vượt|hơn|thiếu|tính trên|về)\s+(?:cả |tới |đến |đủ )?$")
_AMONG_THEM = re.compile(r"(?<!\w)(?:trong|của|ở|cho|tại|trên)\s+(?:số |cả )?$")
_AIMED = re.compile(r"(?:hoàn thành|phấn đấu|đưa)\s$")
_AGAIN = re.compile(r"\s+(?:(?:còn lại )?(?:ấy|này|đó|nói trên|kể trên|vừa kể|vừa nêu|trên đây))(?!\w)")
_REARRANGED = re.compile(r"sau (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất)[^;.]{0,50}(?:có|còn|gồm)\s*$")
_REST_OF = re.compile(r"(?<!\w)trong (?:số )?$")
_OUT_OF = re.compile(r"(?:trong số|trên tổng số|trong tổng số|trên tổng)\s*$")
_GATHERED = re.compile(r"\s*(?:gồm|là|:|đó là)")
_YEAR_ROW = re.compile(r"(?:(?:năm|sang) |^)(?:20\d\d)(?: là năm [^,;:]{3,20})?[\s:,]*(?:với|có|là|được|thêm|khoảng|tiếp tục|hoàn thành)?\s*$")
_LEADS = re.compile(r"(?<!\w)(?:dẫn đầu|cao nhất|thấp nhất|đứng đầu|tiếp theo|kế đến|chót)(?!\w)")
ROW_BACK = 6
_CLOSED = re.compile(r"\s*(?:[,.;:)(]|$|\n|nữa|và \d|vào|mà|để|trước|đến|trong nhiệm kỳ|trong năm|năm \d|mới)")
_WHOSE = re.compile(r"\s*(?:của|thuộc|ở|tại|trên địa bàn|trong)\s*(?:các |cả )?")


def decide_unit(walk: Walk, spot: Spot, noun: str) -> list[Candidate]:
    """A number with a unit noun: "127/184 xã đạt chuẩn NTM". Empty when it is no figure; the refusal is noted."""
    again = _said_again(walk, spot, noun)
    if again is not None:
        return again
    if _universe(walk, spot, noun):
        walk.refused[spot.start] = ("not_in_catalogue", "how many there are in all")
        return []
    if _above_another(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "whose units are counted, not a count itself")
        return []
    band = band_of(walk, spot) if noun == "commune" else None
    miss = blocked(walk, spot, ("criterion", "negative"))
    if band is None and (miss or _one_criterion(walk, spot)):
        walk.refused[spot.start] = ("near_miss", miss or "one criterion alone")
        return []
    measure, also, carried = measure_of(walk, spot)
    if band is not None:
        made = make(walk, spot, "communes_criteria", measure, "communes_criteria.band", end=band[2], also=also)
        for one in made:
            one.band, one.noun = (band[0], band[1]), noun
        return made
    chosen = _standard_of(walk, spot, noun, measure)
    if chosen is None:
        walk.refused[spot.start] = ("not_in_catalogue", "no standard is said of it")
        return []
    if chosen.head is not None and chosen.head.measure in ("increase", "decrease", "total") and (carried or not _own(walk, spot)) and not _RAISED.search(walk.layout.lower, spot.left, spot.start):
        measure, also = chosen.head.measure, chosen.head.also.get("measure", ())
    part = _whole(walk, spot, noun)
    head = chosen.head or (part if part is not None and part.sentence == walk.sentence_index else None)
    made = make(walk, spot, chosen.indicator, measure, f"{chosen.indicator}.count", end=chosen.end, also=also, head=head)
    for one in made:
        one.noun, one.level = noun, level_of(chosen.indicator)
        one.inherited, one.head = chosen.head is not None, chosen.head
        if chosen.indicator == "communes_criteria" and chosen.head is not None:
            one.band = chosen.head.band
        if part is not None and part.value >= one.value:
            one.part_of = part
    return made


@dataclass(frozen=True, slots=True)
class Chosen:
    """The indicator of a count, where its standard ends, and the head it was taken over from."""

    indicator: str
    end: int | None = None
    head: Candidate | None = None


def _standard_of(walk: Walk, spot: Spot, noun: str, measure: str) -> Chosen | None:
    """The standard said after the number, shared with the next one, before it, of the list's heading, of the head it goes on from."""
    lower, cues = walk.layout.lower, walk.layout.cues
    right = own_standard(walk, spot)
    head = inherited(walk, spot, noun)
    if right is not None and right.level != "recognised":
        return Chosen(INDICATORS[noun, right.level], right.end)
    if right is not None:
        tied = head is not None and head.indicator != "communes_criteria" and head.sentence == walk.sentence_index and _tied(walk, spot, head)
        return Chosen(head.indicator if tied and head is not None else INDICATORS[noun, "base"], right.end)
    label = max(spot.left, spot.clause, lower.rfind(",", spot.left, spot.start) + 1)
    left = standard_in(lower, cues, label, spot.start) if cues.first(label, spot.start, "standard") is not None else None
    if left is not None and (left.level != "recognised" or ":" in lower[left.end : spot.start]) and _LABEL_GAP.fullmatch(lower, left.end, spot.start):
        return Chosen(INDICATORS[noun, "base" if left.level == "recognised" else left.level])
    shared = shared_standard(walk, spot)
    if shared is not None and shared[0] != "recognised":
        return Chosen(INDICATORS[noun, shared[0]])
    share = _share_before(walk, spot, noun)
    if share is not None:
        return Chosen(share.indicator)
    if blocked(walk, spot, ("criterion", "negative", "besides"), before_comma=False) or walk.died(spot):
        return None
    beside = next((c for c in reversed(walk.in_sentence()) if c.measure == "share" and c.noun == noun), None)
    if beside is not None and head is None and (_LINKED.search(lower, spot.left, spot.start) or ":" in lower[beside.end : spot.start] or row_place(walk, spot)):
        return Chosen(beside.indicator)
    row = is_row(walk, spot) or bool(shared_places(walk, spot))
    listed = heading(walk, spot) if row or walk.list_head is not None else None
    if listed is not None and listed.noun == noun and (head is None or head.sentence != walk.sentence_index or head.noun != noun):
        return Chosen(INDICATORS[noun, listed.level])
    if spot.index == 0 and listed is None:
        titled = heading(walk, spot)
        if titled is not None and titled.noun == noun and titled.start >= spot.sentence.start and _TO_COUNT.search(lower, titled.end, spot.start):
            return Chosen(INDICATORS[noun, titled.level])
    raised = _RAISED.search(lower, spot.left, spot.start) is not None
    if (row or raised) and head is None:
        head = inherited(walk, spot, noun, back=ROW_BACK)
    if head is not None and head.part_of is not None and head.sentence == walk.sentence_index and ";" in lower[head.end : spot.start] and not _LINKED.search(lower, spot.left, spot.start):
        head = head.part_of  # past a semicolon the whole is gone on about
    if head is not None and (row or raised or _tied(walk, spot, head)):
        if row and head.sentence == walk.sentence_index:
            head = _first_of_row(walk, spot, head)
        if row and level_of(head.indicator) != "base" and _begins_plain(walk, head) and (spot.number.denominator is not None or _higher_follows(walk, spot)):
            # a row opens with the plain standard: "Bình Định 84/113 xã, 18 xã nâng cao"
            return Chosen(INDICATORS[noun, "base"])
        return Chosen(head.indicator, head=head)
    if noun == "district" and walk.layout.about and _DISTRICTS.search(lower, max(spot.clause, spot.start - 50), spot.tail) and (walk.in_sentence() or _NAMED_OR_END.match(lower, spot.tail)):
        return Chosen(INDICATORS[noun, "base"])
    called = next(iter(walk.layout.places_in(spot.tail, spot.right)), None)
    closed = _CLOSED.match(lower, spot.tail) is not None or (called is not None and called.start - spot.tail <= 2)
    gained = _GAINED.search(lower, spot.left, spot.start) or _YEAR_ROW.search(lower, spot.left, spot.start) or _AIM_OF.search(lower, spot.left, spot.start) or _MORE.search(lower, spot.left, spot.start)
    if gained and walk.layout.about and closed:
        if _higher_follows(walk, spot):
            return Chosen(INDICATORS[noun, "base"])
        topic = inherited(walk, spot, noun, back=ROW_BACK)
        if topic is not None and topic.part_of is not None and topic.sentence == walk.sentence_index:
            topic = topic.part_of
        if topic is not None and topic.indicator != "communes_criteria":
            return Chosen(topic.indicator)
        titled = _title_standard(walk, noun)
        if titled is not None:
            return Chosen(INDICATORS[noun, titled])
        shared_topic = walk.head(spot, PLURAL[noun], back=2, counts=False)
        if shared_topic is not None:
            return Chosen(shared_topic.indicator)
        if measure == "increase" or _AIMED.search(lower, spot.left, spot.start) or (_AIM_OF.search(lower, spot.left, spot.start) and walk.layout.cues.first(spot.left, spot.start, "status", "target")):
            return Chosen(INDICATORS[noun, "base"])
    if closed and walk.layout.about and _aimed_before(walk, spot):
        return Chosen(INDICATORS[noun, "base"])
    if noun == "commune" and fraction_of_communes(walk, spot):
        return Chosen(INDICATORS[noun, "base"])
    if closed and walk.layout.about and not _WHERE.search(lower, spot.left, spot.start):
        going_on = inherited(walk, spot, noun, back=ROW_BACK)
        if going_on is not None and spot.number.value <= max(going_on.value, going_on.denominator or 0) and going_on.indicator != "communes_criteria":
            return Chosen(going_on.indicator)
    return None


def _begins_plain(walk: Walk, head: Candidate) -> bool:
    """The row of the head counted the plain standard too."""
    return any(c.sentence in (head.sentence, walk.sentence_index) and c.noun == head.noun and c.level == "base" for c in walk.made[-12:])


def _aimed_before(walk: Walk, spot: Spot) -> bool:
    """An aim told in the clause and no other matter before the number: "mục tiêu năm 2025 tối thiểu 80% số xã"."""
    lower, cues = walk.layout.lower, walk.layout.cues
    aim = _AIM_WORD.search(lower, max(spot.clause, spot.start - 90), spot.start)
    if aim is None or cues.first(aim.end(), spot.start, "topic", "block", "poverty", "income") or "tiêu chí" in lower[aim.end() : spot.start].replace("chỉ tiêu", ""):
        return False
    return _OTHER_MATTER.search(lower, aim.end(), spot.start) is None


def fraction_of_communes(walk: Walk, spot: Spot) -> bool:
    """"Bạc Liêu 45/49 xã, đạt 91,8%" in an article about the programme: so many of so many communes have reached it.

    A label that is no place ("Giao thông: 13/20 xã") and a predicate of another kind behind it speak against that.
    """
    number, lower = spot.number, walk.layout.lower
    if number.denominator is None or not walk.layout.about or number.kind != "plain":
        return False
    place = row_place(walk, spot)
    label = lower[max(spot.left, spot.start - 60) : spot.start]
    if place is None and (":" in label[-30:] or _CRITERION_NAMED.search(lower, spot.sentence.start, spot.start)):
        return False
    if walk.layout.cues.first(spot.clause, spot.clause_end, "block") or "tiêu chí" in lower[spot.clause : spot.start]:
        return False
    return _DONE_OR_CLOSED.match(lower, spot.tail) is not None and (bool(spot.nouns) or place is not None)


def own_standard(walk: Walk, spot: Spot) -> StandardSpan | None:
    """The standard in the number's own words; after a comma it may be the label of the next number ("60/92 xã, nâng cao 12 xã")."""
    lower, cues = walk.layout.lower, walk.layout.cues
    found = standard_in(lower, cues, spot.tail, spot.right) or _beyond(walk, spot) or _behind_names(walk, spot)
    if found is None:
        return None
    if found.start >= spot.right:
        return found
    comma = _BREAK.search(lower, beyond_row(walk.layout, spot.tail, found.start, int(spot.number.value)), found.start)
    names_begin = next(iter(walk.layout.places_in(spot.tail, found.start)), None)
    called = names_begin is not None and names_begin.start - spot.tail <= 2
    if comma is not None and lower[comma.start()] == "," and not called and names_between(walk.layout, comma.end(), found.start) and not _GATHERED.match(lower, spot.tail):
        return None  # "Huyện có 7 xã, chỉ Hoành Mô và Lục Hồn về đích"
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if found.level == "recognised" and following is not None and _begin(following) - found.end <= 1:
        return None  # "hai huyện A và B đã hoàn thành 8/8 xã": the verb is the next number's
    if comma is not None and following is not None and _LABEL_GAP.fullmatch(lower, found.end, _begin(following)):
        return None
    return found


def _beyond(walk: Walk, spot: Spot) -> StandardSpan | None:
    """The standard behind a share or an owner: "4.665 xã (52,4%) đạt chuẩn", "331 đơn vị cấp huyện của 60 tỉnh đã đạt chuẩn"."""
    following = walk.spots[spot.index + 1] if 0 <= spot.index < len(walk.spots) - 1 else None
    if following is None or following.clause_end != spot.clause_end:
        return None
    lower = walk.layout.lower
    gap = lower[spot.tail : _begin(following)]
    bracket = lower[following.start - 1] == "(" and following.number.denominator is not None and spot.number.kind == "percent"
    share = bracket or following.number.kind == "percent" and not following.nouns and _SHARE_GAP.fullmatch(gap) is not None
    owner = bool(following.nouns) and _WHOSE.fullmatch(gap) is not None
    if not share and not owner:
        return None
    found = standard_in(lower, walk.layout.cues, following.tail, following.right)
    return found if found is not None and _VERB_GAP.fullmatch(lower, following.tail, found.start) else None


def _behind_names(walk: Walk, spot: Spot) -> StandardSpan | None:
    """"6 thôn gồm A (xã B); C (xã D) được công nhận đạt chuẩn": the standard behind the names."""
    if _GATHERED.match(walk.layout.lower, spot.tail) is None:
        return None
    stop = next((s.start for s in walk.spots if s.start > spot.start), spot.sentence.end)
    return standard_in(walk.layout.lower, walk.layout.cues, spot.tail, min(stop, spot.tail + 400))


def _higher_follows(walk: Walk, spot: Spot) -> bool:
    return walk.layout.cues.first(spot.tail, spot.clause_end, "standard", "advanced", "model") is not None


def _share_before(walk: Walk, spot: Spot, noun: str) -> Candidate | None:
    """"90% (166 xã)", "80% số xã đạt chuẩn, tương đương 329 xã": the count that a share just before is worth."""
    before = walk.in_sentence()
    if not before or before[-1].measure != "share" or before[-1].noun != noun:
        return None
    return before[-1] if _WORTH.search(walk.layout.lower, max(before[-1].fields["value"][1], spot.start - 60), _begin(spot)) else None


def _first_of_row(walk: Walk, spot: Spot, head: Candidate) -> Candidate:
    """A new place goes on about what the sentence counted first, not about the last part of the place before."""
    place = row_place(walk, spot)
    if place is None or head.place is None or (place.place is not None and place.place.name == head.place.name):
        return head
    row = [c for c in walk.in_sentence() if c.noun == head.noun and not c.aside and c.measure in ("total", "increase", "decrease")]
    return row[0] if row else head


def _title_standard(walk: Walk, noun: str) -> str | None:
    """The standard that the headline is about."""
    for sentence in walk.layout.sentences:
        if sentence.section != "title":
            continue
        for cue in walk.layout.cues.within(sentence.start, sentence.end, "noun"):
            if noun in cue.values("noun"):
                found = standard_in(walk.layout.lower, walk.layout.cues, cue.end, min(sentence.end, cue.end + 40))
                if found is not None and found.level != "recognised":
                    return found.level
    return None


def _said_again(walk: Walk, spot: Spot, noun: str) -> list[Candidate] | None:
    """"sáu xã ấy", "41 xã nói trên": a figure told before, mentioned again."""
    if _AGAIN.match(walk.layout.lower, spot.tail) is None:
        return None
    if _AMONG_THEM.search(walk.layout.lower, spot.left, spot.start):
        return []  # "trong 7 xã ấy, 2 xã …" counts the two
    for head in reversed(walk.made):
        if walk.sentence_index - head.sentence > 8:
            return None
        if head.noun == noun and head.value == spot.number.value and head.measure in ("total", "increase") and head.reading == "number":
            made = make(walk, spot, head.indicator, head.measure, "said_again", also=head.also.get("measure", ()), head=head, place_from_head=True)
            for one in made:
                one.noun, one.level, one.band, one.subset = head.noun, head.level, head.band, head.subset
                one.period, one.status, one.place = head.period, head.status, head.place
            return made
    return None


def _universe(walk: Walk, spot: Spot, noun: str) -> bool:
    """"sau sắp xếp còn 97 xã"; "204 khu dân cư kiểu mẫu trong số 922 ấp": the second number is the denominator of the first."""
    if _REARRANGED.search(walk.layout.lower, spot.clause, spot.start) and own_standard(walk, spot) is None and spot.number.denominator is None:
        return True
    if _REST_OF.search(walk.layout.lower, spot.left, spot.start) and "còn lại" in walk.text(spot.tail, spot.tail + 10):
        return True
    if not _OUT_OF.search(walk.layout.lower, spot.left, spot.start) or spot.index <= 0:
        return False
    before = walk.in_sentence()
    if before and before[-1].noun == noun and before[-1].value <= spot.number.value and before[-1].denominator is None and before[-1].measure in ("total", "increase") and walk.follows(spot, before[-1]):
        before[-1].denominator = spot.number.value
        before[-1].fields["denominator"] = spot.number.value_span
    return True


def _above_another(walk: Walk, spot: Spot) -> bool:
    """"11 đơn vị cấp huyện của 8 tỉnh": the second number says only whose they are."""
    if spot.index <= 0:
        return False
    before = walk.spots[spot.index - 1]
    return bool(before.nouns) and _WHOSE.fullmatch(walk.layout.lower, before.tail, _begin(spot)) is not None


def _whole(walk: Walk, spot: Spot, noun: str) -> Candidate | None:
    """The figure that a part belongs to: "trong đó có 12 xã nâng cao"."""
    lower = walk.layout.lower
    linked = _LINKED.search(lower, spot.left, spot.start) or _AMONG.match(lower, spot.tail)
    if linked is None:
        return None
    head = walk.head(spot, PLURAL[noun])
    if head is None:
        return None
    return head.part_of if head.part_of is not None and head.sentence == walk.sentence_index and not _LINKED.search(lower, head.end, spot.start) else head


def _one_criterion(walk: Walk, spot: Spot) -> bool:
    """"riêng tiêu chí môi trường mới có 151/196 xã đạt": a criterion is named before and nothing but "đạt" after."""
    begin = spot.left if walk.in_sentence() else spot.sentence.start
    named = _CRITERION_NAMED.search(walk.layout.lower, begin, spot.start)
    return named is not None and standard_in(walk.layout.lower, walk.layout.cues, spot.tail, spot.right) is None


def _own(walk: Walk, spot: Spot) -> bool:
    return walk.layout.cues.first(spot.left, spot.start, "measure", "increase", "decrease") is not None or _SUMMED.search(walk.layout.lower, spot.left, spot.start) is not None


def _tied(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """A number without a standard of its own goes on from the head: a link, "còn lại", a change beside it, or a list comma."""
    lower = walk.layout.lower
    left = lower[spot.left : spot.start]
    if _LINKED.search(left) or _AMONG.match(lower, spot.tail) or "còn lại" in lower[spot.tail : spot.tail + 12]:
        return True
    if head.sentence == walk.sentence_index and (_CHANGED.search(left) or _RAISED.search(left)):
        return True
    if _CHANGED.search(left) and re.search(r"so với|nữa", lower[spot.tail : spot.tail + 12]):
        return True
    if head.sentence != walk.sentence_index or not walk.follows(spot, head):
        return False
    if _OTHER_PREDICATE.match(lower, spot.tail):
        return False
    return _NEXT_ITEM.search(left) is not None


def band_of(walk: Walk, spot: Spot) -> tuple[int | None, int | None, int] | None:
    """How many criteria the communes of a number have: after it ("5 xã dưới 10 tiêu chí") or before ("nhóm 15-18 tiêu chí có 14 xã")."""
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    lower = walk.layout.lower
    if following is not None and "criterion" in following.nouns and _TIGHT.fullmatch(lower, beyond_row(walk.layout, spot.tail, following.start, int(spot.number.value)), _begin(following)):
        walk.consumed.add(following.start)
        return (*band_value(lower, following), following.tail)
    previous = walk.spots[spot.index - 1] if spot.index else None
    if previous is not None and "criterion" in previous.nouns and _BAND_LEFT.fullmatch(lower, previous.tail, _begin(spot)) and previous.left_is_free(walk) and own_standard(walk, spot) is None:
        return (*band_value(lower, previous), spot.tail)
    return None


def _begin(spot: Spot) -> int:
    span = spot.number.comparator_span
    return span[0] if span and span[0] < spot.start else spot.start


def band_value(lower: str, spot: Spot) -> tuple[int | None, int | None]:
    """The criteria of a band as lowest and highest."""
    number = spot.number
    value = int(number.value)
    if number.value_max is not None:
        return value, int(number.value_max)
    after = lower[spot.tail : spot.tail + 10]
    if number.comparator == "lt":
        return None, value - 1
    if number.comparator == "le" or "trở xuống" in after:
        return None, value
    if number.comparator == "gt":
        return value + 1, None
    if number.comparator == "ge" or "trở lên" in after:
        return value, None
    return value, value


def decide_share(walk: Walk, spot: Spot) -> list[Candidate]:
    """A percentage of units at a standard, or one that goes with the count before it."""
    lower, cues = walk.layout.lower, walk.layout.cues
    words = _of_so_many(walk, spot)
    if words is not None:
        spot.noun_start, spot.noun_end, spot.nouns, spot.right = words.noun_start, words.noun_end, words.nouns, words.right
    noun = next((n for n in spot.nouns if n in ("commune", "village", "district", "province", "product", "entity")), None)
    before = walk.in_sentence()
    beside = bool(before) and spot.index > 0 and walk.follows(spot, before[-1]) and before[-1].measure in ("total", "increase") and re.fullmatch(r"\s*[,;(]\s*", lower[walk.spots[spot.index - 1].tail : _begin(spot)]) is not None
    tight = bool(before) and (beside or _SHARE_OF.search(lower, spot.left, _begin(spot)) is not None)
    if blocked(walk, spot, ("criterion", "negative", "besides"), before_comma=not spot.nouns):
        walk.refused[spot.start] = ("near_miss", "share of something else")
        return []
    if noun in ("commune", "village", "district", "province"):
        found = standard_in(lower, cues, spot.tail, spot.right) or _beyond(walk, spot)
        if found is None and not tight:
            left = standard_in(lower, cues, max(spot.left, spot.start - 60), spot.start)
            found = left
        if found is not None and not (tight and found.level == "recognised"):
            level = "base" if found.level == "recognised" else found.level
            made = make(walk, spot, INDICATORS[noun, level], "share", "units.share", unit="%", end=found.end if found.end > spot.tail else None)
            for one in made:
                one.noun, one.level = noun, level
            return made
    if tight and before and before[-1].value is not None:
        return _share_of(walk, spot, before)
    if before and before[-1].measure == "share" and not spot.nouns and walk.follows(spot, before[-1]) and re.fullmatch(r"\s*(?:lên|xuống|còn|đến|tới|sang)(?: còn| tới| đến| mức)*\s*", lower[walk.spots[spot.index - 1].tail : _begin(spot)]):
        return _share_of(walk, spot, before)
    last = _share_topic(walk)
    if last is not None and row_place(walk, spot) is not None and (not spot.nouns or spot.nouns[0] == last.noun) and (last.measure == "share" and walk.sentence_index - last.sentence <= 1 or _share_row(walk, spot) or (bool(spot.nouns) and last.sentence == walk.sentence_index)):
        return _share_of(walk, spot, [last], place=False)
    if noun in CLASSES and before and before[-1].measure == "share" and before[-1].noun != noun and _CLOSED.match(lower, spot.tail):
        made = make(walk, spot, INDICATORS[noun, "base"], "share", "units.share", unit="%")
        for one in made:
            one.noun, one.level = noun, "base"
        return made
    if noun in CLASSES and walk.layout.about and _CLOSED.match(lower, spot.tail) and _aimed_before(walk, spot):
        made = make(walk, spot, INDICATORS[noun, "base"], "share", "units.share_aimed", unit="%")
        for one in made:
            one.noun, one.level = noun, "base"
        return made
    if not spot.nouns or noun is not None:
        left_noun = _named_with_standard(walk, spot)
        topic = unit_class_of_topic(walk, spot)
        cls = topic or (next((v for v in left_noun.values("noun") if v in ("commune", "village", "district", "province")), None) if left_noun else None)
        found = standard_in(lower, cues, spot.tail, spot.right)
        left = standard_in(lower, cues, max(spot.clause, spot.left), spot.start)
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
        if head is not None and head.measure == "share" and found is None and re.search(r"(?:cả nước|bình quân chung|mặt bằng|toàn quốc)[^,;]{0,20}$", lower[spot.left : spot.start]):
            return _share_of(walk, spot, [head])
    walk.refused[spot.start] = ("not_in_catalogue", "share of something the catalogue does not name")
    return []


def _share_topic(walk: Walk) -> Candidate | None:
    """The last count of units; not of a band, unless in shares itself."""
    for candidate in reversed(walk.made):
        if walk.sentence_index - candidate.sentence > ROW_BACK:
            return None
        if candidate.indicator.startswith(("communes", "villages", "districts")) and (candidate.indicator != "communes_criteria" or candidate.measure == "share"):
            return candidate
    return None


def _named_with_standard(walk: Walk, spot: Spot) -> Cue | None:
    """The noun before a percentage that a standard follows ("tỷ lệ xã NTM của huyện nhích từ 39,1%"), else the last noun."""
    cues = walk.layout.cues
    nouns = [c for c in cues.within(spot.clause, spot.start, "noun") if set(c.values("noun")) & set(CLASSES)]
    for noun in reversed(nouns):
        if standard_in(walk.layout.lower, cues, noun.end, min(spot.start, noun.end + 24)) is not None:
            return noun
    return nouns[-1] if nouns else None


def _of_so_many(walk: Walk, spot: Spot) -> Spot | None:
    """"45% trong số 187 thôn, bản đạt chuẩn": the words of the whole are those of its share."""
    following = walk.spots[spot.index + 1] if 0 <= spot.index < len(walk.spots) - 1 else None
    if spot.nouns or following is None or not following.nouns or following.number.kind != "plain":
        return None
    return following if re.fullmatch(r"\s*(?:trong số|trong tổng số|của|trên tổng số|trên)\s*", walk.text(spot.tail, _begin(following))) else None


def _share_row(walk: Walk, spot: Spot) -> bool:
    """Two or more places with a percentage each stand in the sentence, and nothing else is said of the percentage."""
    rows = [s for s in walk.spots if s.number.kind == "percent" and row_place(walk, s) is not None]
    ranked = _LEADS.search(walk.layout.lower, spot.sentence.start, spot.start) is not None and walk.made[-1].noun == "commune"
    return (len(rows) > 1 or ranked) and not walk.layout.cues.first(spot.sentence.start, spot.start, "topic")


def unit_class_of_topic(walk: Walk, spot: Spot) -> str | None:
    """"Ở cấp huyện, 51% đã hoàn thành"."""
    from thonmoi.figures.units import _TOPIC, LEVEL_OF_WORD  # one table, read in two places

    topic = None
    for match in _TOPIC.finditer(walk.layout.lower, spot.sentence.start, spot.start):
        topic = LEVEL_OF_WORD[match["level"]]
    return topic


def _share_of(walk: Walk, spot: Spot, before: list[Candidate], place: bool = True) -> list[Candidate]:
    head = before[-1]
    made = make(walk, spot, head.indicator, "share", "share.of_count", unit="%", head=head, place_from_head=place)
    for one in made:
        one.noun, one.level, one.stars, one.subset, one.band = head.noun, head.level, head.stars, head.subset, head.band
        one.period, one.status = head.period, head.status
    return made


__all__ = ["band_of", "decide_share", "decide_unit", "noun_of", "unit_class"]
