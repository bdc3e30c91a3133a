"""The poverty rate and its changes: "tỷ lệ hộ nghèo giảm từ 6,2% xuống 4,5%", "hộ nghèo mỗi năm giảm 1 - 1,5%, miền núi 2%"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import begin_of, change_before, own_start, own_words, set_beside_another
from thonmoi.figures.groups import add_group
from thonmoi.figures.income import names_before
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.respective import give_places
from thonmoi.figures.slots import make
from thonmoi.figures.status import aims_by_range, date_along, own_status
from thonmoi.records import Measure

_LEVEL = re.compile(r"(?<!\w)(?:xuống|còn|về|lên|ở mức|là|chiếm|:)(?: (?:còn|dưới|mức|khoảng|chỉ|tới|đến|là|thấp))*\s*$")
_LEVEL_WORD = re.compile(r"(?<!\w)(?:còn|là|chỉ|ở mức|chiếm|lên tới|tới|đến|vẫn)(?!\w)|:")
_DROP = re.compile(
    r"(?<!\w)(?:giảm|bớt|hạ|kéo giảm)(?: (?:tỷ lệ|tỉ lệ|số|được))* (?:hộ nghèo|nghèo)(?: đa chiều)?(?: bình quân| mỗi năm| thêm)*\s*$"
)
_FROM = re.compile(r"(?<!\w)từ\s*$")
_PER_YEAR = re.compile(r"(?<!\w)(?:mỗi năm|hằng năm|hàng năm|/năm|bình quân)")
_THIS_RATE = re.compile(
    r"(?<!\w)(?:(?:tỷ lệ|tỉ lệ|con số|mức)(?: tương ứng)? (?:này|đó|ấy|nói trên|trên)|(?:hai|các) (?:con số|tỷ lệ) (?:này|đó|ấy))(?!\w)"
)
# Another subject between the poor households and the number.
_OTHER_SUBJECT = re.compile(
    r"(?<!\w)(?:(?:tỷ lệ|tỉ lệ) (?!hộ nghèo|nghèo|này|đó|ấy|nói trên|còn|là|giảm|chung|của|ở|trên|tăng|bình quân|trung bình"
    r"|toàn|cả|tương ứng|lần lượt|\d|$)[^\W\d_]+|(?:tổng )?số (?:xã|thôn|hộ(?! nghèo)|dân|người"
    r"|lao động)|bảo hiểm|nước sạch|nhà ở|tiếp cận|vay|đường|rác|lao động|trường|hộ dân|độ che phủ|dân số|đô thị hóa"
    r"|tiêu chí|sản phẩm|thu nhập|cận nghèo|kinh tế|tăng trưởng|vốn|thoát nghèo|tái nghèo|doanh thu|sản lượng)(?!\w)"
)
_COUNTED_POOR = re.compile(
    r"\s(?:số |tổng số )?hộ(?: dân)?(?: (?:trong|của|ở|toàn|cả) [^\W\d_]+(?: [^\W\d_]+)?)?(?: (?:còn|vẫn|đang|là|thuộc|diện"
    r"|thuộc diện))+ (?:hộ )?nghèo(?!\w)"
)
_CLASS_OF_UNITS = re.compile(
    r"(?:(?<!\w)(?:các|những|mỗi|1|một|không còn|còn|giúp|ở) (?:\d+ )?)(?:xã|thôn|bản|ấp|huyện|nơi|địa bàn|địa phương) "
    r"(?:nào )?(?:có|với|mà)"
    r"(?: (?:tỷ|tỉ) lệ)?(?: hộ)?(?: nghèo)?\s*$"
)
_OTHER_AFTER = re.compile(
    r"\s(?:là |dân số là )(?:đồng bào|người dân tộc|dân tộc)|\s(?:số |tổng số |các |tổng )*(?:xã|thôn|bản|ấp|dân|người|lao "
    r"động|đường|trường|trạm|hộ(?! nghèo)|diện tích|km|học sinh|sản phẩm"
    r"|chủ thể|trẻ|kế hoạch|chỉ tiêu)(?!\w)"
)
_HAVE = re.compile(r"\s(?:số |tổng số |các )*hộ nghèo (?:có|được|đã|đều|có nhà|thoát|vay|tiếp)")
_ROW = re.compile(
    r"(?<!\w)(?:cao nhất|thấp nhất|nhiều nhất|ít nhất|riêng|giảm còn|còn|xuống|là|vùng|các xã|miền núi|chuẩn|toàn (?:tỉnh|huyện|xã)"
    r"|cả (?:nước|tỉnh|huyện|xã))(?!\w)"
)
_SHARES_WITH_NEXT = re.compile(r"\s*(?:,|và)\s*")
_STANDARD_NAME = re.compile(r"(?:chuẩn )?(?:nghèo )?tiếp cận (?:nghèo )?đa chiều")


# "Năm 2023, tỉnh phấn đấu giảm bình quân 4%/năm": what falls is what the sentence before told of.
_FALLS = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu(?: là)?|sẽ|mỗi năm|bình quân)(?: (?:mỗi năm|hằng năm))? giảm(?: thêm| bình quân| từ| ít "
    r"nhất| khoảng)*\s*$"
)
_RANKED = re.compile(r"(?<!\w)(?:cao nhất|thấp nhất|nhiều nhất|ít nhất)(?: là| với| ở mức)?\s*[(:,]?\s*$")
_DOWN_TO = re.compile(r"(?<!\w)(?:về|xuống)(?: mức)?(?: dưới)?\s*$")
_NORM = re.compile(
    r"(?<!\w)(?:tối đa|phải|cần|không quá)(?!\w).{0,80}(?<!\w)nhóm \d(?: phải| là| không quá| tối đa| từ| dưới)* $"
    r"|(?<!\w)(?:quy định|yêu cầu|ngưỡng|chuẩn vùng|mức phải "
    r"đạt)(?: [^\W\d_]+){0,2}\s*[:(]?\s*(?:không quá |dưới |tối đa )?$"
)


def speaks_of_poverty(walk: Walk, spot: Spot) -> str | None:
    """ "poverty", "near_poverty" or None: what a percentage is of, by the nearest thing named around it."""
    if spot.number.comparator != "eq" and _CLASS_OF_UNITS.search(walk.layout.lower, spot.clause, begin_of(spot)):
        return None  # "không còn xã có tỷ lệ hộ nghèo trên 15%", "giúp 1 xã có trên 60% hộ nghèo"
    after = _named_after(walk, spot)
    if after is not None:
        return after or None
    cues = walk.layout.cues
    if _OTHER_AFTER.match(walk.layout.lower, spot.number.tail):
        return None
    last = cues.last(spot.sentence.start, spot.start, "topic", "poverty", "near_poverty", "income")
    before = walk.in_sentence()
    poor = before and before[-1].indicator == "poverty_rate"
    since = max(last.end if last else spot.sentence.start, before[-1].end if poor else spot.sentence.start)
    between = walk.text(min(since, spot.start), spot.start)
    if last is not None and "near_poverty" in last.values("topic"):
        return "near_poverty"
    if last is not None and "poverty" in last.values("topic"):
        return "poverty" if _undisturbed(walk, spot, between, last.end) else None
    if _beside_income(walk, spot):
        return "poverty"
    if last is not None and not poor:
        return None
    return "poverty" if _goes_on(walk, spot, between) else None


def _beside_income(walk: Walk, spot: Spot) -> bool:
    """ "xã Phúc Lai 31,2 triệu đồng và 5,6%" after an income and a rate of poverty told of another place."""
    same = walk.in_sentence()
    paired = bool(same) and same[-1].indicator == "income_per_capita" and same[-1].measure == "average"
    if not paired or not re.fullmatch(r"[\s,]*(?:và )?", own_words(walk, spot)):
        return False
    before = [c.indicator for c in walk.made if c.sentence < walk.sentence_index][-4:]
    return bool(before) and before[-1] == "poverty_rate" and "income_per_capita" in before


def _named_after(walk: Walk, spot: Spot) -> str | None:
    """What is named right after: "2,5% hộ nghèo"; "" when it is about what poor households have."""
    lower = walk.layout.lower
    after = walk.layout.cues.within(spot.tail, min(spot.far, spot.tail + 16), "topic")
    if after and after[0].start - spot.tail <= 6 and "," not in lower[spot.tail : after[0].start]:
        values = set(after[0].values("topic"))
        if "near_poverty" in values:
            return "near_poverty"
        if "poverty" in values:
            return "" if _HAVE.match(lower, spot.tail) else "poverty"
    if _COUNTED_POOR.match(lower, spot.tail):
        return "poverty"  # "63,4% số hộ trong xã thuộc diện nghèo"
    following = walk.spots[spot.index + 1] if spot.index + 1 < len(walk.spots) else None
    if following is not None and following.number.kind == "percent" and _SHARES_WITH_NEXT.fullmatch(lower, spot.tail, following.start):
        return _named_after(walk, following)
    return None


def _undisturbed(walk: Walk, spot: Spot, between: str, cue_end: int) -> bool:
    """No other subject, and no figure of something else, stands between the poor households and the number."""
    if len(between) > 150 or _other_subject(walk, spot, between) or _attribute(walk, spot):
        return False
    if _THIS_RATE.search(own_words(walk, spot)) and any(c.indicator == "poverty_rate" for c in walk.in_sentence()):
        return True
    others = [c for c in walk.in_sentence() if c.start > cue_end and c.indicator != "poverty_rate"]
    return not others


def _goes_on(walk: Walk, spot: Spot, between: str) -> bool:
    """A rate of poverty just before goes on: "tỷ lệ này ở miền núi là 9%", "Huyện U Minh cao nhất: 17,2%", "ở 41 xã đạt chuẩn chỉ 8,9%"."""
    own = own_words(walk, spot)
    by_place = _RANKED.search(own) is not None or spot.index > 0
    head = _last_told(walk, 2 if by_place and walk.layout.places_in(spot.left, spot.start) else 1)
    if head is None or spot.nouns:
        return False
    if _other_subject(walk, spot, between):
        return False
    if _attribute(walk, spot):
        return False
    if _THIS_RATE.search(own):
        return True
    if head.sentence == walk.sentence_index:
        return len(between) < 120
    if head.measure in ("rate", "decrease") and _FALLS.search(own) is not None:
        return True
    placed = bool(walk.layout.places_in(spot.left, spot.start)) or names_before(walk, spot)
    if placed and _RANKED.search(own) is not None:
        return True  # "Nhìn vào từng địa bàn, thị xã Gia Nghĩa thấp nhất (1,27%)"
    return len(between) < 90 and (_ROW.search(between) is not None or placed)


def _other_subject(walk: Walk, spot: Spot, between: str) -> bool:
    """Another subject stands in the words that end at the number; a name is none ("Trường Long 0,2%")."""
    start = spot.start - len(between)
    hidden = [m.span() for pattern in (_THIS_RATE, _STANDARD_NAME) for m in pattern.finditer(between)]
    for found in _OTHER_SUBJECT.finditer(between):
        named = start + found.start() > spot.sentence.start and walk.layout.view.nfc[start + found.start()].isupper()
        if not named and not any(a <= found.start() < b for a, b in hidden):
            return True
    return False


def _attribute(walk: Walk, spot: Spot) -> bool:
    """The rate only says which communes: "sáu xã trên 4% phải giảm …"."""
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    return before is not None and bool(before.nouns) and spot.number.comparator != "eq" and not own_words(walk, spot).strip()


def _last_told(walk: Walk, back: int = 1) -> Candidate | None:
    """The very last figure of the text so far, where it is a rate of poverty in this sentence or the one before."""
    head = walk.made[-1] if walk.made else None
    if head is None or head.indicator != "poverty_rate" or walk.sentence_index - head.sentence > back:
        return None
    return None if head.section in ("title", "related") else head


def decide_poverty(walk: Walk, spot: Spot) -> list[Candidate]:
    """The percentage as a rate, or as its increase or decrease."""
    lower = walk.layout.lower
    words = own_words(walk, spot)
    if _NORM.search(words) or _norm_goes_on(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "what the standard asks for")
        return []
    if re.search(r"cận nghèo[^,;]{0,40}$", words):
        walk.refused[spot.start] = ("near_miss", "near-poor")
        return []
    if set_beside_another(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "a difference between two places")
        return []
    same = [c for c in walk.in_sentence() if c.indicator == "poverty_rate"]
    named = walk.layout.cues.first(spot.sentence.start, spot.start, "topic", "poverty") is not None
    head = same[-1] if same else None if named else _last_told(walk)
    rates = [c.value for c in same if c.measure == "rate"]
    beyond = bool(rates) and spot.number.value > rates[-1]
    measure, start = _measure(spot, words, same[-1] if same else None, beyond)
    made = make(walk, spot, "poverty_rate", measure, "poverty_rate", unit=_unit(walk, spot), head=head)
    made = give_places(walk, spot, add_group(walk, spot, made, same[-1] if same else None))
    per_year = _PER_YEAR.search(lower, max(spot.clause, spot.start - 40), spot.start) or lower.startswith("/năm", spot.tail)
    for one in made:
        if measure != "rate":
            one.per = "year" if per_year or (start < 0 and head is not None and head.per) else None
        if start >= 0:
            one.start = min(one.start, own_start(walk, spot) + start)
        date_along(walk, spot, one, same[-1] if same else None)
        one.status = "target" if aims_by_range(walk, spot, one) else own_status(walk, spot, one, same[-1] if same else None)
    return made


def _norm_goes_on(walk: Walk, spot: Spot) -> bool:
    """ "chuẩn vùng là 34 triệu đồng và không quá 4%": the standard asks for both."""
    before = walk.spots[spot.index - 1] if spot.index > 0 else None
    told = walk.refused.get(before.start) if before is not None else None
    return (
        before is not None
        and told is not None
        and told[1] == "what the standard asks for"
        and re.fullmatch(
            r"(?: và|,|;) (?:(?:hộ nghèo|tỷ lệ hộ nghèo|không quá|dưới|tối đa|nhóm \d|là) ?)*", walk.text(before.tail, spot.start)
        )
        is not None
    )


def _measure(spot: Spot, words: str, head: Candidate | None, beyond: bool) -> tuple[Measure, int]:
    """Rate or change, and where in the words it is said (-1: nowhere): "giảm 2%", but "giảm từ 6% xuống 4%" are two rates.

    After a change a silent number is one too ("miền núi 3%"), unless it is `beyond` the rate before and cannot be taken from it.
    """
    change = change_before(words)
    drop = _DROP.search(words)
    level = _LEVEL.search(words)
    if spot.number.kind == "points":
        return (change[0] if change else "decrease"), (change[1] if change else -1)
    if change is not None and not (level and level.end() == len(words) and level.start() > change[1]):
        return change
    if drop is not None:
        return "decrease", drop.start()
    word = re.search(r"(?<!\w)(?:giảm|bớt|còn|lùi về|xuống|tăng|bằng)(?!\w)[^,;.]{0,14}$", words)
    silent = (
        not _LEVEL_WORD.search(words) and not _DOWN_TO.search(words) and not _FROM.search(words) and "(" not in words and len(words) < 70
    )
    if head is not None and head.measure in ("increase", "decrease") and head.unit != "lần" and silent and not beyond:
        return head.measure, -1
    return "rate", (word.start() if word else -1)


def decide_bare_poverty(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Ba năm trước là 67,2" right after a rate of poverty: the percent sign is understood."""
    head, value = _last_told(walk), spot.number.value
    if head is None or head.measure != "rate" or spot.nouns or value == value.to_integral_value():
        return []
    own = walk.text(spot.left, spot.start)
    ended = re.match(r"\s*(?:[,.;)]|$|và )", walk.text(spot.number.tail, spot.sentence.end)) is not None
    placed = head.sentence == walk.sentence_index and (bool(walk.layout.places_in(spot.left, spot.start)) or names_before(walk, spot))
    told = placed or re.search(r"(?<!\w)(?:là|còn|chỉ|lên|xuống|tới)\s*$", own) is not None
    if not ended or not told or _OTHER_SUBJECT.search(own):
        return []
    return make(walk, spot, "poverty_rate", "rate", "poverty_rate.bare", unit="%", head=head)


def _unit(walk: Walk, spot: Spot) -> str:
    span = spot.number.unit_span
    return "%" if span is None else " ".join(walk.layout.view.nfc[span[0] : span[1]].split())
