"""Money of the programmes: totals ("tổng nhu cầu vốn 5 năm là 9.260 tỷ đồng"), and what comes from which source in the list after them."""

from __future__ import annotations

import re

from thonmoi.figures.build import normalised
from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import begin_of, change_before, own_start, own_words, take_time
from thonmoi.figures.lists import shared_places as listed_places
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.respective import give_years
from thonmoi.figures.slots import make
from thonmoi.figures.sources import SourceAt, name_of, source_of
from thonmoi.figures.status import last_said
from thonmoi.records import Measure, Status

# What a sentence that does not name the programme must say for its money to be the programme's.
_STRONG = re.compile(
    r"(?<!\w)(?:tổng (?:cộng )?(?:nguồn )?(?:vốn|lực|kinh phí|huy động|mức (?:vốn|đầu tư|kinh phí)|nhu cầu|dự toán|nguồn)"
    r"|giai đoạn (?:này |tới )?cần|nguồn (?:lực"
    r"|vốn|tiền|kinh phí)|nhu cầu(?: về)?(?: vốn| kinh phí| cả giai đoạn)"
    r"|kinh phí|vốn|huy động|giải ngân|ngân sách|tiền cho chương trình|tiền (?:năm \d{4} )?cấp cho chương trình|phân bổ|bố trí|đối ứng"
    r"|lồng ghép|dân góp|nhân dân (?:tự nguyện )?(?:đóng )?góp|người dân (?:đóng )?góp)(?!\w)"
)
# How far an article's opening goes.
_OPENING = 300
# A further amount that goes on from the one before it without a source of its own.
_GOES_ON = re.compile(
    r"(?<!\w)(?:trong đó|cụ thể|chia ra|cơ cấu|trong số (?:đó|này|ấy)|riêng|(?:số |phần )?còn lại|gồm|bao gồm|lũy kế|cộng "
    r"(?:từ|cả|dồn)|tính (?:từ|cả|chung"
    r"|hai|ba|bốn|năm)|phần của|năm (?:nay|ngoái|trước|sau|\d{4})|giai đoạn|bình quân|tức|tương đương|hay|từ|lên|xuống)(?!\w)"
)
_EACH = re.compile(
    r"(?<!\w)(?:mỗi|bình quân (?:mỗi|một)|từng) (?:xã|huyện|thôn|làng|bản|ấp|địa phương|đơn vị)(?: (?:được|nhận|có|chỉ|là|đã|mới|khoảng"
    r"|gần|hơn|trên|ngót))*\s*$"
)
_NORM = re.compile(
    r"(?<!\w)(?:mỗi|từng|một) (?:xã|thôn|làng|bản|ấp|huyện|hộ|sản phẩm|người|chủ thể)(?!\w)[^;.]{0,90}$|(?:mức|suất|định mức) (?:hỗ trợ"
    r"|thưởng|đầu tư)[^;.]{0,60}$"
    r"|(?<!\w)(?:xã|thôn|huyện) (?:đăng ký|về đích|đạt chuẩn)[^;.]{0,40}(?:được|nhận)[^;.]{0,30}$"
)
_ANOTHER_PROGRAMME = re.compile(r"(?<!\w)(?:(?:đề án|dự án|nghị quyết) (?:số )?\d+|chương trình (?:mtqg )?(?:1719|135|134|167|30a))(?!\w)")
_PER_UNIT = re.compile(r"/\s?(?:xã|thôn|hộ|lao động|ha)")
_NOT_MONEY = re.compile(
    r"(?: rưỡi)? (?!đồng|vnđ|vnd|so |cho |từ |trong |vào |và |là |để |năm |của |do |vốn |tiền |với |thì |mà |ở |tại |nhưng )[^\W\d_]"
)
_OF_DEBT = re.compile(r" ?(?:nợ|tiền (?:thưởng|phạt|ăn|lương|công)|mua |doanh thu|lợi nhuận)")
_PEOPLE = re.compile(r"(?<!\w)(?:ông|bà(?! con)|anh|chị|gia đình|mỗi hộ|nhà (?:ông|bà|anh|chị)|nhà tôi|hộ ông|hộ bà)(?!\w)[^;.]{0,50}$")
_GIVEN_BY_PEOPLE = re.compile(r"(?:nhân dân|người dân)(?: tự nguyện)? (?:đóng )?góp")
_SAME_SOURCE = re.compile(
    r"(?<!\w)(?:(?:tức|tương đương|hay|bình quân)(?!\w)[^,;.]*|(?:riêng )?năm (?:nay|ngoái|trước|\d{4})(?: (?:là|được|đạt|chỉ|có))*\s*)$"
)
_LABEL = re.compile(
    r"(?:trong đó|gồm|[,:;(])\s*(?:(?:trong đó|gồm|bao gồm|chi|dành|hỗ trợ|cho|để|riêng|có|là) )*(?P<label>(?!còn lại|riêng|năm "
    r"|trong đó|gồm(?!\w)|bao gồm)[^\W\d_]+(?: [^\W\d_]+){0,6}(?:, [^\W\d_]+(?: [^\W\d_]+){0,3})?)(?:\s*:)?\s*$"
)
_AHEAD = re.compile(
    r"(?<!\w)(?:nhu cầu|cần|dự kiến|dự toán|phấn đấu|mục tiêu(?! quốc gia)|(?<!sở )(?<!bộ )(?<!phòng )(?<!% )kế hoạch(?! và đầu tư)"
    r"|sẽ|hướng tới|hy vọng|phải|đề nghị|(?<!% )chỉ tiêu|dự tính"
    r"|giai đoạn tới|năm tới|thời gian tới)(?!\w)"
)
_DONE = re.compile(
    r"(?<!\w)(?:đã|(?<!hy vọng )(?<!dự kiến )(?<!sẽ )được|(?<!thôn )mới(?! hiện đại)|giải ngân|qua|ước|thực hiện|đến nay"
    r"|tới nay|tính đến|hiện|vừa"
    r"|kết quả|lũy kế|đạt|còn(?! lại))(?!\w)"
)
_COMES_TO = re.compile(r"(?<!\w)(?:tính ra|tức|tương đương|chia ra|trung bình|bình quân)(?!\w)")
_AT_LEAST = re.compile(r"(?<!\w)(?:tối thiểu|ít nhất)(?: là| phải)?\s*$")
_STAGE = re.compile(r"(?<!\w)(?:(?:cả|toàn) giai đoạn|giai đoạn này|nhu cầu(?: về)? vốn|tổng nhu cầu)(?!\w)")
_ASKED = re.compile(r"(?<!\w)(?:tiền|vốn|kinh phí|nguồn lực|ngân sách)(?!\w)[^?:]{0,60}[?:]$")
_SUM = re.compile(r"(?<!\w)(?:tổng cộng|tất cả|cả thảy|tổng|nhu cầu|cần|khoảng|huy động)(?!\w)")
_A_THOUSAND = 1000  # "186.420 triệu đồng" are billions too
_THIS_YEAR = re.compile(r"(?<!\w)(?:năm nay|trong năm|cả năm)(?!\w)")
_ALLOTTED = re.compile(r"(?<!\w)(?:bố trí|phân bổ|cấp|giao|rót|chi|hỗ trợ)(?!\w)")


def decide_funds(walk: Walk, spot: Spot, unit: str) -> list[Candidate]:
    """The amount as funds of NTM or OCOP; empty, with the refusal noted, when it is other money."""
    head = _head(walk)
    source = source_of(walk, spot)
    if source is not None and source.bare and (head is None or head.sentence != walk.sentence_index):
        source = None  # "tỉnh huy động 90 tỷ đồng": who acts, no source among others
    if _other_money(walk, spot, source, head) or not _of_programme(walk, spot, source, head):
        walk.refused[spot.start] = ("not_in_catalogue", "money of something else")
        return []
    words = own_words(walk, spot)
    measure, change_start = _measure(walk, spot, words, head)
    part = _whole_of(walk, spot, source, head, words) if measure == "amount" else None
    linked = head if head is not None and (part is not None or head.sentence == walk.sentence_index or _GOES_ON.search(words)) else None
    made = make(walk, spot, "funds", measure, "funds.amount", unit=unit, head=linked, place_from_head=part is not None)
    for one in made:
        if part is not None:
            take_time(one, part)
        one.noun, one.per = "money", None
        if measure in ("increase", "decrease") and head is not None:
            one.subset, one.period = head.subset, one.period or head.period
            one.start = min(one.start, own_start(walk, spot) + change_start)
        if part is not None and _amount(part) >= _amount(one):
            one.part_of = part
        if measure in ("amount", "average"):
            _add_source(walk, spot, one, source, words)
        one.status = status_of_money(walk, spot, one, linked)
        if part is None and one.status == "target":
            _date_of_stage(walk, spot, one)
    return give_years(walk, spot, made)


def decide_bare_funds(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "Ngân sách các cấp 816,2; tín dụng 1.002,9" after "2.183 tỷ đồng": the unit goes on along the sources."""
    head, source, number = _head(walk), source_of(walk, spot), spot.number
    if head is None or source is None or not source.close or source.bare or spot.nouns or number.denominator is not None:
        return []
    ended = re.match(r"\s*(?:[;.)]|,(?!\d)|$|và )", walk.text(number.tail, spot.sentence.end)) is not None
    if not ended or walk.sentence_index - head.sentence > 1 or number.value > head.value * 2:
        return []
    return decide_funds(walk, spot, head.unit)


def _date_of_stage(walk: Walk, spot: Spot, one: Candidate) -> None:
    """ "nhu cầu cả giai đoạn là 9.260 tỷ đồng": the years of the plan, which the text has named before."""
    if one.period is not None and one.period.start >= spot.clause and one.origins.get("period") == "stated":
        return
    if not _STAGE.search(walk.text(spot.sentence.start, spot.start)):
        return
    year = walk.layout.report_year or 0
    spans = [p for p in walk.layout.periods_in(0, spot.start) if p.first and p.last and p.last.year > p.first.year + 1]
    plans = [p for p in spans if p.last and p.last.year >= year]
    if plans:
        one.period, one.origins["period"] = plans[-1], "carried"
        one.fields.pop("period", None)


def _head(walk: Walk) -> Candidate | None:
    """The last amount of funds, no more than two sentences back."""
    for candidate in reversed(walk.made):
        if walk.sentence_index - candidate.sentence > 2:
            return None
        if candidate.indicator == "funds" and candidate.section not in ("title", "related") and candidate.measure in ("amount", "average"):
            return candidate
    return None


def _just_told(walk: Walk) -> Candidate | None:
    """The figure of funds right before in the sentence, a share too."""
    same = walk.in_sentence()
    return same[-1] if same and same[-1].indicator == "funds" else None


def _since(walk: Walk, spot: Spot, head: Candidate | None) -> int:
    """Where the words begin that speak of this amount: after the last figure of funds of the sentence, else its start."""
    return head.end if head is not None and head.sentence == walk.sentence_index and head.end <= spot.start else spot.sentence.start


def _other_money(walk: Walk, spot: Spot, source: SourceAt | None, head: Candidate | None) -> bool:
    """Debts, prizes, sales, norms for one commune, other programmes, and numbers that are no money at all ("4,2 triệu ngày công")."""
    lower, cues = walk.layout.lower, walk.layout.cues
    unit = spot.number.unit_span or (spot.start, spot.start)
    text = lower[unit[0] : unit[1]]
    if text in ("triệu", "nghìn", "ngàn") and _NOT_MONEY.match(lower, unit[1]):
        return True
    words = own_words(walk, spot)
    if _OF_DEBT.match(lower, spot.number.tail) or (
        _PER_UNIT.search(text) and "bình quân" not in words and not _averaged(walk, spot, words, head)
    ):
        return True
    if not _EACH.search(words) and _NORM.search(words) and not listed_places(walk, spot):
        return True
    since = max(_since(walk, spot, head), spot.clause)
    stop = re.compile(r"[,;(]").search(lower, spot.number.tail, spot.right)
    if cues.first(own_start(walk, spot), stop.start() if stop else spot.right, "topic", "other_money"):
        return True
    if _ANOTHER_PROGRAMME.search(lower, since, spot.start):
        return True
    last = cues.last(since, spot.start, "topic", "funds", "not_funds")
    given = source is not None and source.close and last is not None and re.search(r"[,;:]", lower[last.end : source.start]) is not None
    return last is not None and "not_funds" in last.values("topic") and not given


def _of_programme(walk: Walk, spot: Spot, source: SourceAt | None, head: Candidate | None) -> bool:
    """The programme is named in the sentence, or the amounts before were its own, or the article is about it and speaks of funds."""
    cues, sentence = walk.layout.cues, spot.sentence
    if head is not None and _continues(walk, spot, source, head):
        return True
    programme = cues.first(sentence.start, sentence.end, "programme")
    funds = cues.first(sentence.start, min(sentence.end, spot.right + 20), "topic", "funds") or source
    if programme is not None and (funds is not None or sentence.section in ("title", "lead")):
        return True
    if _PEOPLE.search(own_words(walk, spot)):
        return False
    clause = walk.text(max(spot.clause, sentence.start), min(sentence.end, spot.right + 30))
    strong = (source is not None and not source.bare) or _STRONG.search(clause) is not None
    if head is not None and not strong and walk.sentence_index - head.sentence <= 1:
        strong = cues.first(max(spot.left, spot.clause), spot.start, "topic", "funds") is not None
    if strong and source is not None and source.close and _GIVEN_BY_PEOPLE.match(walk.layout.lower, source.start):
        return _about(walk)
    money = walk.text(*(spot.number.unit_span or (0, 0)))
    if walk.list_head is not None and _ASKED.search(walk.text(*walk.list_head)) and (strong or _SUM.search(own_words(walk, spot))):
        return _about(walk)  # "Tiền ở đâu ra? Tổng cộng 126,4 tỷ đồng"
    large = re.search(r"t[ỷỉ]", money) is not None or (money.startswith("triệu") and spot.number.value >= _A_THOUSAND)
    return strong and (head is not None or (large and _about(walk)))


def _continues(walk: Walk, spot: Spot, source: SourceAt | None, head: Candidate) -> bool:
    """The amount goes on from the one before: it has a source of its own, a word that ties it, or stands right after it."""
    same = head.sentence == walk.sentence_index
    if source is not None and (source.close or same or not source.bare):
        return True
    words = own_words(walk, spot)
    if _GOES_ON.search(words) or change_before(words) or _EACH.search(words) or listed_places(walk, spot):
        return True
    return same and (_follows(walk, spot) or bool(walk.layout.places_in(spot.left, spot.start)))


def _about(walk: Walk) -> bool:
    """The article is about the programme: it opens with its name, names it often, or has told figures of it."""
    named = walk.layout.cues.first(0, _OPENING, "programme") is not None
    return walk.layout.about or named or any(c.indicator.startswith(("communes", "villages", "districts", "ocop")) for c in walk.made)


def _follows(walk: Walk, spot: Spot) -> bool:
    """The number just before in the sentence was an amount of funds, with only a list comma or a bracket between."""
    if spot.index <= 0:
        return False
    before = walk.spots[spot.index - 1]
    return before.number.kind == "money" and before.start not in walk.refused


def _averaged(walk: Walk, spot: Spot, words: str, head: Candidate | None) -> bool:
    """ "5.940 tỷ đồng, tính ra hơn 53 tỷ đồng/xã": what the amount before comes to for each commune."""
    unit = walk.text(*(spot.number.unit_span or (spot.start, spot.start)))
    same = head is not None and head.sentence == walk.sentence_index and head.measure == "amount"
    return same and _PER_UNIT.search(unit) is not None and _COMES_TO.search(words) is not None


def _measure(walk: Walk, spot: Spot, words: str, head: Candidate | None) -> tuple[Measure, int]:
    """An amount, save "thấp hơn năm 2022 180 tỷ đồng" beside one and "mỗi xã 15 tỷ đồng"."""
    change = change_before(words)
    if change is not None and head is not None and not words.rstrip().endswith("thêm"):
        compared = re.match(r"[^,;.]{0,12}so (?:với|cùng)", walk.text(spot.number.tail, spot.number.tail + 24)) is not None
        if compared or "hơn" in words[change[1] :] or head.sentence == walk.sentence_index:
            return change
    if (_EACH.search(words) and not listed_places(walk, spot)) or _averaged(walk, spot, words, head):
        return "average", 0
    return "amount", 0


def _add_source(walk: Walk, spot: Spot, one: Candidate, source: SourceAt | None, words: str) -> None:
    """The source as the subset; "tức 138 tỷ đồng", "riêng năm 2021 là 7,9 tỷ" are of the source just told; else what a part is spent on."""
    told = _just_told(walk)
    if source is not None:
        one.subset = name_of(walk, source)
    elif told is not None and _SAME_SOURCE.search(words):
        one.subset = told.subset
    elif one.part_of is not None:
        one.subset = _label(walk, spot)


def _label(walk: Walk, spot: Spot) -> str | None:
    """What a part is spent on: "trong đó bao bì 2,2 tỷ, hội chợ 2,3 tỷ đồng"."""
    start = own_start(walk, spot)
    found = _LABEL.search(walk.layout.lower, start, begin_of(spot))
    if found is None or walk.layout.places_in(*found.span("label")) or walk.layout.periods_in(*found.span("label")):
        return None
    return " ".join(walk.layout.view.nfc[slice(*found.span("label"))].split())


def _whole_of(walk: Walk, spot: Spot, source: SourceAt | None, head: Candidate | None, words: str) -> Candidate | None:
    """The amount that this one is a part of: the one before an opening bracket or "trong đó", else the total of the list."""
    if head is None:
        return None
    parted = re.search(r"(?<!\w)(?:trong đó|gồm|bao gồm|trong số (?:đó|này|ấy))(?!\w)", words)
    near = head.sentence == walk.sentence_index
    if source is None and parted is None and not re.search(r"còn lại", words):
        listed = re.match(r"\s*(?:,|và)(?!\w)", words) is not None and not _SAME_SOURCE.search(words)
        return head.part_of if near and listed and _follows(walk, spot) else None
    if near and (parted or _opens_bracket(walk, head.end, spot.start)):
        return head
    here: Candidate | None = head
    closed = near and _closes_bracket(walk, head.end, spot.start)
    if closed and here is not None and here.part_of is not None:
        here = here.part_of
    return here.part_of if here is not None and here.part_of is not None else here


def _opens_bracket(walk: Walk, start: int, end: int) -> bool:
    opened = walk.layout.lower.rfind("(", start, end)
    return opened >= 0 and walk.layout.lower.find(")", opened, end) < 0


def _closes_bracket(walk: Walk, start: int, end: int) -> bool:
    closed = walk.layout.lower.find(")", start, end)
    return closed >= 0 and walk.layout.lower.find("(", start, closed) < 0


def _amount(candidate: Candidate) -> float:
    value, _ = normalised(candidate, candidate.unit)
    return float(value or 0)


def status_of_money(walk: Walk, spot: Spot, one: Candidate, head: Candidate | None) -> Status:
    """A word of its own clause decides; then the amount it goes on from; money allotted for a year that is not ahead is a fact."""
    since = max(_since(walk, spot, head), spot.clause)
    words = walk.text(since, begin_of(spot))
    said = last_said(walk, since, begin_of(spot), _AHEAD, _DONE)
    period, report = one.period, walk.layout.report_year
    stated = one.origins.get("period") == "stated" and period is not None and period.start >= since
    year = period.year if period is not None and stated else None
    if period is not None and year and report and year > report and (period.precision != "span" or period.role == "until"):
        return "target"
    if said is not None:
        return said
    allotted = _ALLOTTED.search(words) is not None
    if year and report and (year < report or (year == report and allotted)):
        return "achieved"
    section = walk.frames.section
    if section is not None and section[1] == "target" and head is None:
        return "target"  # "Một số chỉ tiêu chủ yếu nhiệm kỳ 2020 - 2025"
    if _AT_LEAST.search(words):
        return "target"
    planned = _AHEAD.search(walk.text(spot.sentence.start, begin_of(spot))) is not None
    if allotted and (_THIS_YEAR.search(words) or (head is None and not planned)):
        return "achieved"
    return head.status if head is not None else one.status
