"""Income per head: "thu nhập bình quân đầu người đạt 45 triệu đồng/năm", and the places told after it."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import begin_of, change_of, own_start, own_words, set_beside_another
from thonmoi.figures.groups import add_group
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make
from thonmoi.figures.status import date_along, own_status

_PER_HEAD = re.compile(r"/\s?(?:người|khẩu|nhân khẩu|đầu người)")
_EACH_HEAD = re.compile(r" (?:cho )?(?:mỗi|một) (?:đầu )?người(?: (?:mỗi|một|trên|/) ?năm)?(?!\w)")
_OF_A_PLACE = re.compile(
    r"(?:về|xét|tính) thu nhập|thu nhập bình quân|bình quân thu nhập|bình quân đầu người|thu nhập (?:của )?(?:người dân|nhân dân|bà con"
    r"|cư dân|dân cư|nông thôn|khu vực|vùng|toàn"
    r"|cả|ở nông thôn|mỗi (?:đầu )?người)"
    r"|cư dân nông thôn[^,;.]{0,20}thu nhập|thu nhập đầu người|tiêu chí thu nhập"
    r"|(?:bình quân )?mỗi (?:đầu )?người[^,;.]{0,24}thu(?: nhập| được)?(?!\w)|thu nhập (?:(?:đã|cũng|nay|vẫn|năm nay|năm "
    r"ngoái|năm \d{4}|ước|hiện|bây giờ|hiện nay|đến nay) )*(?:đạt|lên"
    r"|là|còn|khoảng|từ|trên|hơn|mới|chỉ"
    r"|chưa|không|ở mức|hiện)|(?:người dân|nhân dân|bà con|mỗi người)[^,;.]{0,30} (?:kiếm|làm ra|thu về)(?: được)?(?: bình quân)?\s*$"
    r"|thu nhập\s*:?\s*$"
)
_WORKERS_OWN = re.compile(
    r"thu nhập bình quân (?:của )?(?:mỗi |các |một )?(?:người )?(?:lao động|công nhân|xã viên|thành viên)"
    r"|thu nhập của (?:các |mỗi )?hộ [^,;.]{0,40}trong sản xuất"
)
_OF_WORKERS = re.compile(
    r"(?<!\w)(?:gia đình|vườn|trang trại|mô hình|ao cá|ha|hecta|sào|chị|anh)(?!\w)[^;.]{0,90}(?:cho|đem lại|mang lại|có)? "
    r"?thu nhập[^,;.]{0,20}$"
    r"|(?<!\w)(?:\d[\d.]*|có|nhiều|không ít|các) hộ(?: [^,;.]{0,30})? (?:có|cho|đạt) (?:mức )?thu nhập[^,;.]{0,20}$|"
    r"thu nhập bình quân (?:của )?(?:mỗi )?(?:hộ|gia đình)"
    r"|(?<!\w)(?:lao động|công nhân|xã viên|nhân công|thợ|học viên)(?!\w)[^,;.]{0,30}thu nhập[^,;.]{0,20}$"
)
_NORM = re.compile(
    r"(?<!\w)(?:mức (?:phải đạt|chuẩn|quy định|thu nhập đạt chuẩn)|theo quy định|để đạt (?:chuẩn|tiêu chí)|chuẩn thu nhập)(?!\w)"
    r"|(?<!\w)nhóm \d (?:phải|cần)(?!\w).{0,120}(?<!\w)nhóm \d(?: có| đạt)?(?: từ| tối thiểu| ít nhất)* $"
    r"|(?<!\w)nhóm \d (?:phải|cần)(?: có| đạt)?(?: từ| tối thiểu| ít nhất)* $"
    r"|(?<!\w)(?:xã|huyện|thôn) (?:(?:ntm|nông thôn mới|đạt chuẩn|kiểu mẫu|nâng cao) ?)+[^,;.\d]{0,20} phải (?:có|đạt)[^,;.\d]{0,24}$"
    r"|(?<!\w)(?:quy định|yêu cầu|ngưỡng|chuẩn vùng|chuẩn của (?:vùng|tỉnh|thành phố|bộ tiêu chí))(?: [^\W\d_]+){0,2}\s*[:(]?\s*$"
)
_NORM_BEHIND = re.compile(r"\s*(?:trở xuống(?!\w)|trở lên (?:mới|thì mới)(?!\w))")
_ONE_FAMILY = re.compile(
    r"(?<!\w)(?:(?:ông|bà|anh|chị|em|cháu) [^,;.]{0,60}|gia đình|mỗi hộ|có hộ|hộ ông|hộ bà|htx [^,;.]{0,40}|hợp tác xã [^,;.]{0,40}"
    r"|doanh nghiệp [^,;.]{0,40}|công ty [^,;.]{0,40})$"
)
_ROW = re.compile(
    r"(?<!\w)(?:cao nhất|thấp nhất|nhiều nhất|ít nhất|riêng|còn|trong khi|xã|huyện|vùng|tỉnh|nơi|năm (?:ngoái|trước|nay|\d{4})|đích"
    r"|chỉ tiêu|mục tiêu|mức (?:này|ấy|đó|bình quân|chung)|bình quân)(?!\w)"
)
_NAME = re.compile(
    r"(?:^|[,;:.(-]|\bvà|\bcòn|\briêng)\s*(?:(?:xã|thôn|bản|ấp|xóm|huyện|phường) )?(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,4}?)"
    r"(?: (?:đạt|là|có|chỉ|cũng|mới|đặt mức|đề ra|ghi|chọn|đặt|chạm|còn|với|khoảng|cùng|đều))*[\s:(,]*$"
)
_ROW_GAP = re.compile(r"[\s:(]*(?:(?:đạt|là|có|khoảng|chỉ|hơn|gần|trên|cũng) ?)*")
_CORRESPONDING = re.compile(r"(?<!\w)(?:(?:các |hai |những )?con số (?:tương ứng|này|ấy|đó)|tương ứng|lần lượt)(?!\w)")
_RANKED = re.compile(r"(?<!\w)(?:cao nhất|thấp nhất|nhiều nhất|ít nhất)(?!\w)")


def speaks_of_income(walk: Walk, spot: Spot) -> bool:
    """Income is the last thing named before the amount, the unit is per head, or a figure of income goes on."""
    unit = walk.text(*(spot.number.unit_span or (0, 0)))
    if _PER_HEAD.search(unit) or _EACH_HEAD.match(walk.layout.lower, spot.tail):
        return True
    topic = walk.layout.cues.last(spot.sentence.start, spot.start, "topic", "income", "funds", "not_funds")
    if topic is not None and "income" in topic.values("topic"):
        return True
    if re.search(r"(?<!\w)mỗi (?:đầu )?người[^,;.]{0,24}thu(?: nhập| được)?\s*$", own_words(walk, spot)):
        return True
    return _goes_on(walk, spot) is not None or _corresponds(walk, spot)


def _corresponds(walk: Walk, spot: Spot) -> bool:
    """ "Tại xã Hòa Bình con số tương ứng là 27 triệu đồng và 2,9%": what the sentence before told of the whole."""
    if _CORRESPONDING.search(walk.layout.lower, spot.sentence.start, spot.start) is None or walk.in_sentence():
        return False
    before = [c for c in walk.made if walk.sentence_index - c.sentence == 1]
    return any(c.indicator == "income_per_capita" and c.measure == "average" for c in before)


def decide_income(walk: Walk, spot: Spot, unit: str) -> list[Candidate]:
    """The amount as income per head of a place, or the change of one."""
    if _NORM.search(walk.text(spot.sentence.start, begin_of(spot))) or _NORM_BEHIND.match(walk.layout.lower, spot.tail):
        walk.refused[spot.start] = ("not_in_catalogue", "what the standard asks for")
        return []
    if set_beside_another(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "a difference between two places")
        return []
    head = _goes_on(walk, spot)
    if head is None and not _is_income(walk, spot) and not _corresponds(walk, spot) and not _EACH_HEAD.match(walk.layout.lower, spot.tail):
        walk.refused[spot.start] = ("not_in_catalogue", "an income, but not per head of a place")
        return []
    same = head if head is not None and head.sentence == walk.sentence_index else None
    change = change_of(walk, spot) if same is not None else None
    measure = change[0] if change is not None else "average"
    made = make(walk, spot, "income_per_capita", measure, "income_per_capita", unit=unit, head=same if change else None)
    for one in add_group(walk, spot, made, same):
        one.per = None
        if change is not None:
            one.start = min(one.start, change[1])
        date_along(walk, spot, one, same)
        one.status = own_status(walk, spot, one, same)
    return made


def decide_bare_income(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Hoài Đức 44, Thanh Trì 43,5" after "Đan Phượng 45,2 triệu đồng": the unit goes on along the row of places."""
    head = walk.made[-1] if walk.made else None
    if head is None or head.indicator != "income_per_capita" or head.measure != "average" or spot.nouns:
        return []
    if walk.sentence_index - head.sentence > 2 or head.section in ("title", "related"):
        return []
    places = walk.layout.places_in(spot.left, spot.start)
    placed = bool(places) and _ROW_GAP.fullmatch(walk.text(places[-1].end, spot.start)) is not None
    alike = head.value / 4 < spot.number.value < head.value * 4
    if not alike or not (placed or names_before(walk, spot)):
        return []
    if re.match(r"\s*(?:[,.;)-]|và |$)", walk.text(spot.number.tail, spot.sentence.end)) is None:
        return []
    made = make(walk, spot, "income_per_capita", "average", "income_per_capita.row", unit=head.unit, head=head)
    for one in made:
        one.status = own_status(walk, spot, one, head)
    return made if placed else [_of_unknown_place(one) for one in made]


def names_before(walk: Walk, spot: Spot) -> bool:
    """A name that no map has stands right before the number: "Tú Cẩm 38"."""
    found = _NAME.search(walk.layout.view.nfc[own_start(walk, spot) : begin_of(spot)])
    return found is not None and all(word[0].isupper() for word in found["name"].split())


def _of_unknown_place(one: Candidate) -> Candidate:
    """The name is of a place that is not known: better none than the one before."""
    one.place, one.place_candidates = None, ()
    one.origins.pop("place", None)
    one.fields.pop("place", None)
    return one


def _goes_on(walk: Walk, spot: Spot) -> Candidate | None:
    """The figure of income that this amount goes on from: in its sentence, or just before with a place, a year or "cao nhất" of its own."""
    head = _last_income(walk, 2 if _RANKED.search(own_words(walk, spot)) else 1)
    if head is None:
        return None
    if "tỷ" in walk.text(*(spot.number.unit_span or (0, 0))):
        return None
    since = head.end if head.sentence == walk.sentence_index else spot.sentence.start
    between = walk.text(since, spot.start)
    if walk.layout.cues.first(since, spot.start, "topic", "funds", "not_funds", "other_money") or _ONE_FAMILY.search(between[-120:]):
        return None
    if head.sentence == walk.sentence_index:
        return head
    own = walk.text(spot.left, spot.start)
    if len(between) < 120 and (_ROW.search(own) or walk.layout.places_in(spot.left, spot.start) or names_before(walk, spot)):
        return head
    return None


def _last_income(walk: Walk, back: int) -> Candidate | None:
    """The last income told, so many sentences back; of changes only one in the running sentence."""
    for candidate in reversed(walk.made):
        if walk.sentence_index - candidate.sentence > back:
            return None
        told = candidate.measure == "average" or candidate.sentence == walk.sentence_index
        if candidate.indicator == "income_per_capita" and candidate.section not in ("title", "related") and told:
            return candidate
    return None


def _is_income(walk: Walk, spot: Spot) -> bool:
    """Income of one family or firm is none; "thu nhập bình quân" of a place is."""
    lower = walk.layout.lower
    left = lower[spot.sentence.start : spot.start]
    per_head = _PER_HEAD.search(walk.text(*(spot.number.unit_span or (0, 0)))) is not None
    if _WORKERS_OWN.search(left):
        return False
    if _OF_A_PLACE.search(left):
        return not _OF_WORKERS.search(left) or per_head
    topic = walk.layout.cues.last(spot.sentence.start, spot.start, "topic", "income", "not_funds")
    wages = topic is not None and "income" not in topic.values("topic")  # "lương công nhân 8 triệu đồng/người/tháng"
    if wages or _ONE_FAMILY.search(left[-120:]):
        return False
    said = lower[max(0, spot.sentence.start - 200) : spot.clause_end]
    spent = walk.layout.cues.first(spot.clause, spot.start, "topic", "funds", "other_money") is not None
    goes_on = walk.latest("income_per_capita", back=12) is not None and not spent
    return per_head and ("thu nhập" in said or goes_on)
