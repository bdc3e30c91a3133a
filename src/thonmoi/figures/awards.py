"""The decision about a number of those who are honoured for the programme: "tặng bằng khen cho 38 tập thể, 12 xã và 5 chủ thể"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import own_words
from thonmoi.figures.periods import PeriodSpan
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make

_HONOUR = r"(?:bằng khen|giấy khen|cờ thi đua|tặng cờ|huân chương|huy chương|kỷ niệm chương|phần thưởng|công trình phúc lợi)"
# Communes and makers are honoured only where the honour stands right beside them: "tặng Cờ thi đua cho 12 huyện".
_GIVEN = re.compile(
    rf"(?<!\w)(?:{_HONOUR}|khen thưởng|khen|biểu dương|tuyên dương|thưởng)(?!\w)(?:[^,;:.\d]{{0,60}}"
    r"|[^;.\d]{0,80}(?<!\w)gồm(?: có)?\s*:?\s*)$"
)
_RECEIVED = re.compile(
    rf"[^;.\d]{{0,50}}(?<!\w)(?:được|nhận|đón nhận|vinh dự)(?!\w)[^;.\d]{{0,60}}(?:{_HONOUR}|khen thưởng|biểu dương|tuyên dương)"
)
_OCCASION = re.compile(
    r"(?<!\w)(?:(?:nhân )?dịp này|(?:tại|nhân) (?:hội nghị|buổi lễ|lễ|cuộc họp|buổi làm việc)|(?:sáng|chiều) (?:cùng ngày|nay)|cùng ngày"
    r"|đêm khai mạc)(?!\w)"
)
_NEXT_IN_LIST = re.compile(r"\s*(?:,|;|và|cùng|,? cùng với)?\s*")
# Movements of their own, whose honours are told beside those of the programme.
_FOR_ANOTHER = re.compile(
    r"(?<!\w)(?:hiến máu|phòng,? chống|covid(?:-19)?|dịch bệnh|an ninh trật tự|quốc phòng|khuyến học|học tập và làm theo"
    r"|cải cách hành chính|giảm nghèo|vì người nghèo"
    r"|chuyển đổi số|dân vận khéo|giao thông an toàn|bảo hiểm|thể thao|văn nghệ|sáng tạo)(?!\w)"
)
_TO_COME = re.compile(r"(?<!\w)(?:dự kiến|sẽ|đề nghị|dự định)(?!\w)[^,;.]{0,60}$")
_NOT_HONOURED = re.compile(r"(?<!\w)(?:công nhận|đạt chuẩn|chứng nhận)(?!\w)")


def decide_award(walk: Walk, spot: Spot) -> list[Candidate]:
    """Always a total; the award must be near and of NTM or OCOP."""
    cues = walk.layout.cues
    previous = walk.latest("awards", back=1)
    in_list = bool(walk.in_sentence()) and walk.in_sentence()[-1].indicator == "awards"
    if "honoured" not in spot.nouns and not _is_given(walk, spot):
        return []
    said = cues.first(spot.sentence.start, spot.sentence.end, "topic", "award")
    if said is None and not in_list and not (previous is not None and cues.first(spot.left, spot.start, "link") is not None):
        return []
    if said is not None and not in_list and abs(said.start - spot.start) > 220:
        return []
    if not _of_programme(walk, spot) or _FOR_ANOTHER.search(_around(walk, spot)):
        walk.refused[spot.start] = ("near_miss", "honoured for something else")
        return []
    head = previous if previous is not None and previous.sentence == walk.sentence_index else None
    made = make(walk, spot, "awards", "total", "awards", head=head)
    for one in made:
        one.noun = "honoured"
        one.status = "target" if _TO_COME.search(own_words(walk, spot)) or (head is not None and head.status == "target") else "achieved"
        one.comparator = spot.number.comparator
        _date(walk, spot, one)
    return made


def _around(walk: Walk, spot: Spot) -> str:
    """The words of a number before it and up to the next comma after it."""
    stop = re.compile(r"[,;]").search(walk.layout.lower, spot.tail, spot.far)
    return own_words(walk, spot) + " | " + walk.text(spot.tail, stop.start() if stop else spot.far)


def _date(walk: Walk, spot: Spot, one: Candidate) -> None:
    """The day of the award is that of the meeting the article reports, not of the results told before it."""
    if one.origins.get("period") == "stated":
        return
    one.period, published = None, walk.layout.published
    one.origins.pop("period", None)
    said = None
    for found in _OCCASION.finditer(walk.layout.lower, max(0, spot.sentence.start - 400), spot.start):
        said = found
    if said is not None and published is not None:
        one.period = PeriodSpan(said.start(), said.end(), published, published, "day", "in", now=True)
        one.origins["period"] = "carried"


def among_honoured(walk: Walk, spot: Spot) -> bool:
    """The number is the next of a list of those honoured: "13 tỉnh; 51 huyện và 359 xã" after "được thưởng"."""
    same = walk.in_sentence()
    return bool(same) and same[-1].indicator == "awards" and _NEXT_IN_LIST.fullmatch(own_words(walk, spot)) is not None


def _is_given(walk: Walk, spot: Spot) -> bool:
    """Units and makers as those honoured: the honour is given to them, or they go on a list of the honoured."""
    if not spot.nouns or "product" in spot.nouns:
        return False
    words = own_words(walk, spot)
    if among_honoured(walk, spot):
        return True
    given = _GIVEN.search(words)
    if given is not None and not _NOT_HONOURED.search(words, given.start()):
        return True
    return _RECEIVED.match(walk.layout.lower, spot.tail, spot.far) is not None


def _of_programme(walk: Walk, spot: Spot) -> bool:
    """The programme is named in the sentence, or is what the article is about or has told figures of."""
    cues = walk.layout.cues
    if cues.first(spot.sentence.start, spot.sentence.end, "programme"):
        return True
    told = any(c.indicator.startswith(("communes", "villages", "districts", "ocop")) for c in walk.made)
    return walk.layout.about or told or cues.first(max(0, spot.sentence.start - 700), spot.sentence.start, "programme") is not None
