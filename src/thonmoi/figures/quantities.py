"""Numbers in text with what belongs to them: comparator, range, denominator, percent sign or money.

Works on the folded view. A number in words counts only right before a noun of the catalogue, else "năm" (five) would be a year.
What kind of number is no quantity (a date, a clock, a decision's number) is told by `fate`, so that an audit can name it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import Literal

from thonmoi.figures.cues import CueIndex
from thonmoi.figures.periods import PeriodSpan
from thonmoi.numbers import WORDS, read
from thonmoi.records import Comparator

Span = tuple[int, int]
Fate = Literal["date", "clock", "phone", "decision", "ordinal", "price", "address", "star"] | None

_NUM = r"\d+(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_SCALE = r"(?: (?:nghìn|ngàn|vạn|chục)(?![\w]))?"
_WORD = r"(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![\w])"
_DIGITS = re.compile(
    rf"(?<!\w)(?<!\d[/.,])(?P<a>(?:{_NUM}){_SCALE})"
    rf"(?:\s?(?:/|trên tổng số|trên tổng|trong tổng số|trong số|trên|trong)\s?(?P<d>{_NUM})(?![\d/])(?!\s?(?:năm|ngày|tháng|giờ|phút))"
    rf"|[^\S\n]?(?:-|đến|tới)[^\S\n]?(?P<b>(?:{_NUM}){_SCALE})(?![\d/]))?"
)
_WORDS = re.compile(rf"(?<![\w])(?P<a>{_WORD}(?: {_WORD})*)(?: (?:hoặc|đến|tới) (?P<b>{_WORD}(?: {_WORD})*))?")
_NO_COUNT_BEFORE = re.compile(r"(?:trong|các|hằng|hàng|mỗi|cả|những|nhiều|thứ|tháng|một số|suốt|qua|từng) $")
_ROW_END = re.compile(r"\s*(?:[,.;)]|$|\n| và )")
_ROW_WORDS = re.compile(
    r"(?<!\w)(?:mỗi (?:nơi|huyện|xã|tỉnh|đơn vị|địa phương)|cùng có|đều có|cùng|đều|chỉ có|mới có|chỉ được|mang về|góp|đóng "
    r"góp|giành|giành được|sao)(?: (?:được|là|có|chỉ|thì|mới|đã|đều|cũng|còn|thêm))* $|\? $"
    r"|(?<!\d)20\d\d ?[:-]? $"
)
# What stands before and behind a number in words that is no counted noun's.
_WORDS_BESIDE = (
    # "gấp hơn ba lần năm 2010"
    (
        re.compile(r"(?<!\w)gấp (?:hơn |gần |khoảng |tới |trên )?$"),
        re.compile(r" lần(?=\s*(?:[,.;)]|$|\n|so với|năm|mức|cùng kỳ|đầu|hồi|thời))"),
    ),
    # "trong đó bảy đạt 4 sao, mười hai đạt 3 sao"
    (re.compile(r"(?:[:;,(]|trong đó|gồm|và|có) $"), re.compile(r" (?:đạt|được|hạng|đạt hạng|lên|đạt chuẩn) [345] sao(?!\w)")),
    # "hai của Võ Nhai, một ở Đồng Hỷ"
    (re.compile(r"(?:[:;,(]|và) $"), re.compile(r" (?:của|ở|tại|thuộc) (?!đó|đây|nơi|chỗ|ta|tôi|mình|các|những|nhiều|một)")),
)
_BESIDE = 16
_OVER = re.compile(r"\s?(?:trên tổng số|trên tổng|trong tổng số|trong số)\s(?P<d>" + _NUM + r")(?![\d/])")
_PERCENT = re.compile(r"\s?(?:%|phần trăm)")
_POINTS_SHORT = re.compile(r"\s?điểm(?=\s*(?:[,;.)]|và |$))")
_POINTS = re.compile(r"\s?(?:điểm phần trăm|điểm %|điểm\s?%)")
_MONEY = re.compile(
    r"\s?(?P<unit>(?:nghìn |ngàn |triệu (?=t[ỷỉ]))?(?:tỷ|tỉ|triệu|nghìn|ngàn)(?: rưỡi)?(?: ?(?:đồng|đ|vnđ|vnd))?|đồng|usd|đô la)"
    r"(?P<per>\s?/\s?(?:người|hộ|khẩu|năm|tháng|lao động|xã|thôn|ha|kg|tấn|lít|nhân khẩu)(?:\s?/\s?(?:năm|tháng|vụ))?)?(?![\w])"
)
_MONEY_TAIL = re.compile(r" (?P<low>\d{1,3}) triệu(?: đồng)?(?![\w])")
_TIMES = re.compile(r"\s?lần(?! (?:thứ|đầu|này|nữa))(?![\w])")
_BEFORE = re.compile(
    r"(?:(?P<ge>ít nhất|tối thiểu|không dưới|chí ít|không ít hơn|không thấp hơn|không kém|(?:đạt|có|từ) từ)"
    r"|(?P<approx>khoảng|gần|xấp xỉ|ngót nghét|ngót|chừng|trên dưới|độ|tầm|ước khoảng|gần như|cỡ)"
    r"|(?P<gt>trên|hơn|quá|vượt|vượt quá|vượt mốc)|(?P<le>không quá|tối đa|nhiều nhất|không vượt quá|cao nhất)|(?P<lt>dưới"
    r"|chưa đến|chưa tới|chưa đầy|không đến|không đầy|chưa được))"
    r"(?: (?:là|có|khoảng|đạt))?\s*$"
)
_MORE_THAN = re.compile(r"(?:nhiều|cao|thấp|ít|lớn|nhỏ|kém) hơn\s*$")
_FROM = re.compile(r"(?<![\w])từ\s*$")
_UPWARD = re.compile(r"[^.;,()\d]{0,44}?(?<![\w])(?:(?P<ge>trở lên)|(?P<le>trở xuống))(?![\w])")
_NOT = [
    ("clock", re.compile(r"(?:\d{1,2}\s?(?:h|g|giờ)\s?\d{0,2}(?![\w]))|\d{1,2}:\d{2}(?!\d)|\d{1,2} phút(?![\w])")),
    (
        "phone",
        re.compile(
            r"0\d{2,4}[.\s-]?\d{3,4}[.\s-]?\d{2,4}(?:[.\s-]?\d{2,4})?|\d{4}[.\s]\d{2,3}[.\s]\d{3,4}(?![\d])|19\d{6}|1[89]00[.\s]?\d{4}"
        ),
    ),
    ("decision", re.compile(r"\d+\s?/\s?(?:\d{4}\s?/\s?)?(?:qđ|nq|tt|nđ|kh|ct|cp|bc|cv|tb|hd|ttr|[a-zđ]{2,})[\w-]*")),
]
_DECISION_BEFORE = re.compile(
    r"(?:số|quyết định|nghị quyết|thông tư|nghị định|chỉ thị|kế hoạch số|công văn|văn bản|luật số|kết luận|thông báo"
    r"|(?<!hạt )điều|khoản|chương|phụ lục)\s*(?:số)?\s*:?\s*$"
)
_ORDINAL_BEFORE = re.compile(
    r"(?:thứ|lần thứ|khóa|(?<!nâng )hạng|vị trí|xếp thứ|tập|số báo|kỳ họp thứ|lớp|loại|tiêu chí số|đợt|vòng|cấp độ|phiên bản"
    r"|nhóm|trang|mục|bảng|bài|kỳ|phần|hình|(?<!\w)ảnh|top|tốp)\s*$"
)
# "17 xã ở nhóm 10 đến 14": so many criteria, no group's number.
_IN_BANDS = re.compile(r"\d{1,2}\s?(?:[-–]|đến|tới)\s?(?:[6-9]|1\d|20)(?![\d/%])")
_ADDRESS_BEFORE = re.compile(
    r"(?<!toàn )(?<!các )(?<!có )(?<!mỗi )(?:(?<![\w])(?:(?<!nông )thôn|bản|ấp|xóm|khóm|tổ dân phố|tổ|khu phố|khu|làng"
    r"|phường|quận|đội|tiểu khu|ngõ|ngách|hẻm|đường|(?<!thành )phố|quốc lộ|tỉnh lộ|kp|buôn|lô|nhà số|số nhà|km|cụm|quảng "
    r"trường|bến xe|công viên|nhà máy)) $"
)
UNIT_AFTER = re.compile(
    r"\s?(?:km2|km²|km|m2|m²|m3|m³|ha|héc ta|hecta|tấn|tạ|kg|g|ml|lít|cm|mm|mét|m|kw|kwh|mw|độ c|°c|°|phút|giờ|ngày|tháng"
    r"|tuần|năm tuổi|tuổi|người|lao động|hộ dân|khẩu|lượt|con|cây|gốc|bao|điểm|trường|lớp|học sinh|đại biểu|"
    r"cán bộ|hội viên|đảng viên|đoàn viên|công trình|tuyến|cầu|cái|chiếc|bộ|mô hình|dự án|máy|phòng|gian hàng|bài|buổi|cuộc"
    r"|vụ|ca|trận|bàn|giải|suất|ngôi|căn|nhà|vườn|bức|tờ|quyển|nhóm|loại|giống|lứa|chuyến|xe|tàu|thuyền|"
    r"giấy|mã|lần|bước|nội dung|nhiệm vụ|giải pháp|nước|thị trường|siêu thị|cửa hàng|điểm bán|hộp|chai|gói|túi|búp|sào|mẫu"
    r"|công(?! nhận)|ao|lồng|đàn|bò|trâu|lợn|heo|gà|vịt)(?![\w])"
)


# A unit stands right behind its number, but for a space or a bracket.
UNIT_NEAR = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number at start:end of the view (fraction or range whole); spans of its parts; what follows it."""

    start: int
    end: int
    value: Decimal
    value_span: Span
    value_max: Decimal | None = None
    max_span: Span | None = None
    denominator: Decimal | None = None
    denominator_span: Span | None = None
    comparator: Comparator = "eq"
    comparator_span: Span | None = None
    kind: Literal["plain", "percent", "points", "money", "times"] = "plain"
    unit_span: Span | None = None
    words: bool = False
    fate: Fate = None

    @property
    def tail(self) -> int:
        """Where the number ends with its percent sign or money; a unit further on, shared with a number behind, does not lengthen it."""
        return self.unit_span[1] if self.unit_span and self.unit_span[0] - self.end <= UNIT_NEAR else self.end

    @property
    def whole(self) -> bool:
        """Without a fraction, however many digits."""
        return self.value == self.value.to_integral_value()


def find_numbers(lower: str, cues: CueIndex, periods: list[PeriodSpan], names: Collection[int] = ()) -> list[Number]:
    """Every number of the folded text, in order; those that are no quantity carry their fate. `names`: where names of places end."""
    found: list[Number] = []
    taken = -1
    for match in sorted([*_digits(lower), *_worded(lower, cues, names)], key=lambda m: m.start()):
        if match.start() < taken:
            continue
        number = _number(lower, match, periods)
        if number is not None and number.fate in ("ordinal", "address") and match.start() - 1 in names:
            number = replace(number, fate=None)  # "Tân Kỳ 4" in a row of districts is no "kỳ 4"
        if number is None:
            continue
        found.append(number)
        taken = max(number.tail, _end_of_fate(lower, number))
    return found


def _end_of_fate(lower: str, number: Number) -> int:
    """Where a phone number in pieces or a time of day ends: its rest is no number of its own."""
    if number.fate not in ("phone", "clock"):
        return number.tail
    found = next((m for name, pattern in _NOT if name == number.fate and (m := pattern.match(lower, number.start))), None)
    return found.end() if found else number.tail


def _digits(lower: str) -> Iterator[re.Match[str]]:
    """Numbers in digits; of "là 1 trong 2 sản phẩm" the two parts, for it counts 2 and says that this is one of them."""
    position = 0
    while match := _DIGITS.search(lower, position):
        position = match.end()
        if match["d"] and match["a"] == "1" and lower[match.end("a") : match.start("d")].strip() in ("trong", "trong số", "trong tổng số"):
            position = match.start("d")
            continue
        if match["d"] and lower[match.end("a") : match.start("d")].strip() in ("trên", "trong") and not _a_whole(lower, match.end()):
            position = match.start("d")  # "xếp thứ 5 trên 63": two numbers
        if match["b"] and _YEAR.fullmatch(match["a"]) and not _YEAR.fullmatch(match["b"]):
            position = match.start("b")  # "2027 - 13 xã": what is planned for a year, no range
            continue
        yield match


_HALF = re.compile(r"(?<!\w)(?P<a>một nửa)(?= (?:số|trong|nằm|thuộc|là|do|ở|của)(?!\w)|\s*[,.;)\n]|$)")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
# "Bốn trong sáu thôn"
_OF_SO_MANY = re.compile(
    r" (?:trong|trên)(?: số| cả| tổng số)? (?:\d+|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
    r" (?:xã|thôn|ấp|bản|buôn|làng|xóm|khóm|huyện|đơn vị|tỉnh|khu dân cư)(?!\w)"
)


def _worded(lower: str, cues: CueIndex, names: Collection[int]) -> list[re.Match[str]]:
    """Number words right before a noun ("hai xã") or a money word, or that end a row ("Bắc Yên một,", "mỗi nơi hai.")."""
    out = list(_HALF.finditer(lower))
    for match in _WORDS.finditer(lower):
        after = match.end()
        if _ROW_END.match(lower, after) and (
            match.start() - 1 in names or _ROW_WORDS.search(lower, max(0, match.start() - 20), match.start())
        ):
            out.append(match)
            continue
        if any(
            behind.match(lower, after) and before.search(lower, max(0, match.start() - _BESIDE), match.start())
            for before, behind in _WORDS_BESIDE
        ):
            out.append(match)
            continue
        follows = lower[after : after + 1] == " " and (cues.starting_at(after + 1, "noun") is not None)
        follows = follows or _is_kind(lower, cues, match)
        if (
            follows
            or re.match(
                r" (?:trong số|còn lại|đơn vị|địa phương|trong tổng số|phần (?:hai|ba|tư|bốn|năm|sáu|bảy|tám|chín"
                r"|mười))(?![\w])",
                lower[after : after + 20],
            )
            or _OF_SO_MANY.match(lower, after)
            or (match[0] != "năm" and re.match(r" (?:tỷ|tỉ|triệu)(?![\w])", lower[after : after + 7]))
        ):
            before = lower[: match.start()][-9:]
            if match[0] in ("năm", "một", "tư") and _NO_COUNT_BEFORE.search(before):
                continue
            out.append(match)
    return out


def _is_kind(lower: str, cues: CueIndex, match: re.Match[str]) -> bool:
    """ "mười tám chủ thể, sáu là hợp tác xã"; not "một là doanh nghiệp, hai là …"."""
    if match[0] in ("một", "hai") or not re.search(r"(?:,|;|trong đó)\s$", lower[max(0, match.start() - 9) : match.start()]):
        return False
    kind = cues.starting_at(match.end() + 4, "noun") if lower.startswith(" là ", match.end()) else None
    return kind is not None and "entity_kind" in kind.values("noun")


def _number(lower: str, match: re.Match[str], periods: list[PeriodSpan]) -> Number | None:
    start, end = match.span("a")
    if lower.endswith("nửa", start, end):
        return _half(lower, start, end)
    value = read(lower[start:end])
    if value is None:
        return None
    words = not lower[start].isdigit()
    if words:
        phrase = re.compile(r" phần (hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?![\w])").match(lower, end)
        if phrase:
            return Number(
                start, phrase.end(), value, (start, end), denominator=read(phrase[1]), denominator_span=phrase.span(1), words=True
            )
    fate = _fate(lower, start, match.end(), periods)
    if fate is not None:
        return Number(start, match.end(), value, (start, end), words=words, fate=fate)
    value_max = denominator = None
    max_span = denominator_span = None
    whole_end = end
    groups = match.groupdict()
    if groups.get("d"):
        denominator = read(groups["d"])
        denominator_span = match.span("d")
        whole_end = match.end()
        joined = lower[end : denominator_span[0]].strip()
        if denominator is None or denominator < value or (joined in ("trên", "trong") and not _a_whole(lower, whole_end)):
            denominator = denominator_span = None
            whole_end = end
            if joined == "/":
                return Number(start, match.end(), value, (start, end), fate="ordinal")
    elif groups.get("b"):
        value_max = read(groups["b"])
        max_span = match.span("b")
        whole_end = match.end()
        if value_max is None or value_max <= value:
            value_max = max_span = None
            whole_end = end
    elif words:
        over = _OVER.match(lower, end)
        if over and (read(over["d"]) or 0) >= value:
            denominator, denominator_span, whole_end = read(over["d"]), over.span("d"), over.end()
    kind: Literal["plain", "percent", "points", "money", "times"] = "plain"
    unit_span: Span | None = None
    for name, pattern in (("points", _POINTS), ("percent", _PERCENT), ("money", _MONEY), ("times", _TIMES)):
        unit = pattern.match(lower, whole_end)
        if unit:
            kind = name  # type: ignore[assignment]
            begin = unit.start() + (len(unit[0]) - len(unit[0].lstrip()))
            unit_span = (begin, unit.end())
            break
    short = _POINTS_SHORT.match(lower, whole_end) if kind == "plain" and not words else None
    if short is not None and "điểm phần trăm" in lower[max(lower.rfind("\n", 0, start) + 1, start - 160) : start]:
        kind, unit_span = "points", (short.end() - 4, short.end())  # "6,3 điểm phần trăm; Hoàng Su Phì giảm 5,9 điểm"
    if kind == "percent" and value_max is None and max_span is None:
        rest = re.compile(rf"\s?(?:-|đến|tới)\s?(?P<b>{_NUM})\s?%").match(lower, unit_span[1]) if unit_span else None
        if rest and (read(rest["b"]) or 0) > value:
            value_max, max_span, whole_end = read(rest["b"]), rest.span("b"), rest.end("b")
            unit_span = (rest.end() - 1, rest.end())
    if kind == "money" and unit_span:
        if "rưỡi" in lower[unit_span[0] : unit_span[1]]:
            half = lower.index("rưỡi", unit_span[0]) + 4
            value, end = read(lower[start:half]) or value, half
            whole_end = end
        else:
            tail = _MONEY_TAIL.match(lower, unit_span[1])
            if tail and re.match(r"t[ỷỉ](?! đồng)", lower[unit_span[0] : unit_span[1]]):
                combined = read(lower[start : tail.start() + len(tail["low"]) + 1] + " triệu")
                if combined is not None:
                    value, end, whole_end = combined, tail.start() + len(tail["low"]) + 1 + len(" triệu"), tail.end()
                    unit_span = (unit_span[0], tail.end())
    comparator, comparator_span = _comparator(lower, start, whole_end, unit_span)
    return Number(
        start,
        whole_end,
        value,
        (start, end),
        value_max,
        max_span,
        denominator,
        denominator_span,
        comparator,
        comparator_span,
        kind,
        unit_span,
        words,
    )


def _half(lower: str, start: int, end: int) -> Number:
    """ "một nửa": one of two parts."""
    comparator, span = _comparator(lower, start, end, None)
    return Number(
        start, end, Decimal(1), (start, start + len("một")), denominator=Decimal(2), denominator_span=(end - len("nửa"), end),
        comparator=comparator, comparator_span=span, words=True,
    )  # fmt: skip


_ROW_OF_IT = re.compile(r"\d (?:trên|trong) \d")


def _a_whole(lower: str, at: int) -> bool:
    """Whether the number that ends here is what another is out of: "8 trên 11 xã", or a row, "Quỳnh Nhai 8 trên 11, Mường La 6 trên 15"."""
    if _noun_like(lower, at):
        return True
    row = len(_ROW_OF_IT.findall(lower, max(0, at - 80), at + 60)) > 1
    return row and re.match(r"\s*(?:[,;.)]|$|và )", lower[at : at + 5]) is not None


def _noun_like(lower: str, at: int) -> bool:
    return (
        re.match(
            r"\s(?:xã|thôn|huyện|sản phẩm|đơn vị|ấp|bản|địa phương|chủ thể|tỉnh|làng|buôn|xóm|khóm|khu dân cư|khu)(?!\w)",
            lower[at : at + 14],
        )
        is not None
    )


def _comparator(lower: str, start: int, end: int, unit: Span | None) -> tuple[Comparator, Span | None]:
    before = _BEFORE.search(lower, max(0, start - 24), start)
    if (
        before
        and (before.start() == 0 or not lower[before.start() - 1].isalnum())
        and not _MORE_THAN.search(lower, max(0, start - 14), start)
    ):
        name = before.lastgroup or "eq"
        name = next(k for k in ("ge", "approx", "gt", "le", "lt") if before[k])
        if not (name == "ge" and before["ge"].endswith("từ")):
            return name, (before.start(), before.end())  # type: ignore[return-value]
    after = _UPWARD.match(lower, unit[1] if unit else end)
    if after and not re.search(r"sao|tiêu chí", lower[end : after.end()]):
        return ("ge" if after["ge"] else "le"), (after.end() - 7 if after["ge"] else after.end() - 10, after.end())
    return "eq", None


def _fate(lower: str, start: int, end: int, periods: list[PeriodSpan]) -> Fate:
    nearest = bisect_right(periods, start, key=attrgetter("start")) - 1
    if nearest >= 0 and start < periods[nearest].end:
        return "date"
    if re.match(r"[^\S\n]?(?:(?:-|–|và|đến|tới|lên|xuống|thành|hoặc)\s?\d\s?)?sao(?![\w])", lower[end : end + 14]):
        return "star"
    if re.match(r", \d sao(?![\w])", lower[end : end + 8]) and re.search(
        r"(?:sản phẩm|ocop|hạng|đạt)(?: từ)? $", lower[max(0, start - 12) : start]
    ):
        return "star"  # "sản phẩm 3, 4 sao"
    if start >= 2 and lower[start - 1] == ":" and lower[start - 2].isdigit():
        return "clock"
    for name, pattern in _NOT:
        if pattern.match(lower, start):
            return name  # type: ignore[return-value]
    before = lower[max(0, start - 24) : start]
    if _DECISION_BEFORE.search(before) and not re.search(
        r"(?:tổng|trên|trong|con|một|nửa|đa|thiểu|hộ|xã|thôn|sản phẩm) số\s*:?\s*$", before
    ):
        return "decision"
    if _ADDRESS_BEFORE.search(before) and lower[end : end + 1] != "%" and not _noun_like(lower, end) and not _MONEY.match(lower, end):
        return "address"
    if (
        _ORDINAL_BEFORE.search(before)
        and not _MONEY.match(lower, end)
        and not re.match(r"(?:\s?-\s?\d+)?\s(?:sản phẩm|xã|thôn|tiêu chí|ấp|chủ thể)", lower[end : end + 18])
        and not _IN_BANDS.match(lower, start)
    ):
        return "ordinal"
    return None
