"""What a sentence is about, by the words around its places: small tests on text, without state."""

from __future__ import annotations

import re

# What may stand in a sentence before the unit it is about.
_TO_TOPIC = re.compile(
    r"[\s\"]*(?:(?:[-+•*–·▪●»>]|\d{1,2}[.)]|[a-zđ][.)]|\([^()\n]{2,40}\)(?:\s*[-–:])?|[^\W\d_]{2,8} [-–])\s*)?"
    r"(?:(?:đến nay|tới nay|hiện nay|hiện|nay|năm nay|năm ngoái|năm qua|(?:tính )?(?:đến|tới|hết|cuối|từ|trong|sau|trước) [^,.;]{0,34},"
    r"|(?:(?:đến |hết |cuối |trong |từ )*năm \d{4})"
    r"|riêng|còn|cũng|tại|ở|với|như|tương tự|trong khi đó|bên cạnh(?: đó)?|ngoài ra|đối với|tiếp theo|theo sau|nổi bật(?: là)?"
    r"|đi đầu là|điển hình(?: là| như)?|trên địa bàn|về|nhờ đó|nhờ vậy|nhờ thế|như vậy|toàn|cả"
    r"|đến(?: với)?|tới|lên|xuống|ghé|thăm|trở lại|là [^.;\d]{3,90}?,)[,:]?\s+)*"
)
_SUBJECT = re.compile(r"(?:^|[.;:,\"“]\s)\s*(?:hiện |nay |đến nay |hiện nay |như vậy |như vậy, )?$|(?<!\w)(?:của|toàn|cả|trong)\s*$")
_WHOLE_UNIT = re.compile(r"(?:của|toàn|cả|trong|trên địa bàn) ")
_OF_OFFICE = re.compile(
    r"(?:ngân sách|vốn|nguồn|tiền|nghị quyết|kế hoạch|lãnh đạo|cán bộ|đề án|quyết định|văn bản|chỉ đạo|hội|ban)[^,;.]{0,12}$"
)
_RANKED_IN = re.compile(
    r"(?<!\w)(?:ngôi đầu|(?:đứng|dẫn) đầu|xếp thứ [^\s,;.]+|nhất|nhì|thứ \w+|tốp đầu|tốp \w+|top \w+|duy nhất|đầu tiên)"
    r"(?: (?:của|ở|trong|tại|toàn|cả|khu vực|vùng|khắp|tỉnh|miền núi))*\s*$"
)
_MEETING = re.compile(r"(?<!\w)(?:tổ chức|diễn ra|khai mạc|chủ trì|tham dự|tới dự|đến dự|đoàn công tác|làm việc với|phối hợp)(?!\w)")
_COMPARED = re.compile(
    r"(?<!\w)(?:so với|hơn|kém|thua|(?:đứng|xếp|chỉ) sau|giáp|vượt|không như|giống như|khác với|học tập)(?!\w)"
    r"(?:[^,;.()]|\d[.,]\d){0,30}$"
)
_OFFICIAL = re.compile(r"(?<!\w)(?:chủ tịch|bí thư|trưởng|giám đốc|phó phòng|đảng ủy|huyện ủy|hội nông dân)(?!\w)[^.;:\n]{0,40}$")
_TELLS = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|chia sẻ|nói|kể|khẳng định|phấn khởi|tâm sự|nhấn mạnh|thông tin|bộc bạch|trao đổi)(?!\w)|:|\""
)
# What a unit is called beside its name
_CALLED = re.compile(
    r"(?:,| [-–]| \(|,? là) (?:một |những |các )?(?:trong |những )*(?:huyện|xã|thị xã|tỉnh|địa phương|đơn vị|nơi|vùng|thôn)[^,;.\d]{0,60}"
)


def leads_to(lower: str, start: int, end: int) -> bool:
    """Nothing but a sign, a date or a word that leads to it stands between the start of a sentence and a unit at `end`."""
    return _TO_TOPIC.fullmatch(lower, start, end) is not None


def is_subject(before: str) -> bool:
    """ "Huyện có", "đến nay, tỉnh đã": what the words stand for is told of; `before` is the sentence up to them."""
    return _SUBJECT.search(before) is not None


def is_whole_unit(words: str) -> bool:
    """ "toàn huyện", "của xã"."""
    return _WHOLE_UNIT.match(words) is not None


def of_office(before: str) -> bool:
    """ "ngân sách của huyện", "nghị quyết của xã": what an office has or does."""
    return _OF_OFFICE.search(before) is not None


def met_there(after: str) -> bool:
    """ "huyện Yên Dũng, Sở tổ chức hội nghị": where somebody met."""
    return _MEETING.search(after) is not None


def is_compared(before: str) -> bool:
    """ "so với Nghệ An", "cao hơn cả nước": `before` is the sentence up to the place."""
    return _COMPARED.search(before) is not None


def is_ranked_in(before: str) -> bool:
    """ "đứng tốp đầu cả nước", "nhiều nhất vùng": of what the one told of is the first."""
    return _RANKED_IN.search(before) is not None


def speaks(before: str, after: str) -> bool:
    """ "Chủ tịch UBND xã Vân Du, không giấu được niềm vui: …": an official of the unit between the two tells something."""
    return _OFFICIAL.search(before) is not None and _TELLS.search(after) is not None


def says_what_it_is(between: str, named: bool) -> bool:
    """Between a unit and one above it: "dẫn đầu đồng bằng sông Cửu Long", ", huyện nghèo của tỉnh" say what the lower one is."""
    return _RANKED_IN.search(between) is not None or (named and _CALLED.fullmatch(between) is not None)
