"""Where money comes from: "ngân sách tỉnh", "vốn tín dụng", "doanh nghiệp và nhân dân đóng góp", and "huyện" in a list of such."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.figures.changes import begin_of
from thonmoi.figures.reader import Spot, Walk


def _any(*phrases: str) -> str:
    return "(?:" + "|".join(phrases) + ")"


_AND = _any(", ", " và ", "/", " - ", " cùng ", " cùng với ", ", và ", " lẫn ")
_LOCAL_LEVEL = _any("(?:cấp )?(?:tỉnh|huyện|xã)", "thành phố", "thị xã", "quận", "thị trấn", "phường")
_LEVEL = _any("trung ương", "tw", r"t\.ư", "nhà nước", "địa phương", "các cấp", _LOCAL_LEVEL)
_LOCAL = rf"(?:các )?{_LOCAL_LEVEL}"
_LEVELS = rf"(?:các )?{_LEVEL}(?:{_AND}(?:các )?{_LEVEL})*"
# "lồng ghép từ các chương trình, dự án khác"
_WOVEN = r"lồng ghép(?:(?: từ| của)?(?: các)? chương trình(?: mục tiêu quốc gia)?(?:(?:,| và) (?:các )?dự án)?(?: khác)?)?"
_BUDGET = (
    r"(?:(?:(?:nguồn )?vốn|nguồn|phần)(?: trực tiếp| đầu tư| đối ứng)?(?: của| từ)? )?(?:ngoài )?ngân sách"
    rf"(?: của| do| từ)?(?: nhà nước)?(?: {_LEVELS})?(?: trực tiếp)?"
)
_CAPITAL = r"(?:phần |nguồn |các nguồn )*(?:vốn|nguồn) " + _any(
    rf"trực tiếp(?: (?:từ )?{_LEVELS})?", "đầu tư trực tiếp", "tín dụng", "vay(?: tín dụng)?", _WOVEN, "xã hội hóa", "doanh nghiệp",
    "đối ứng", "đầu tư công", "đầu tư phát triển", "sự nghiệp", "trái phiếu chính phủ", "trái phiếu", "oda", "huy động khác",
    "huy động cộng đồng",
    rf"(?:của|từ) {_LEVELS}", "hợp pháp khác", "khác", "nước ngoài", "tài trợ", "dân(?: góp| đóng góp)?", "cộng đồng", _LEVELS,
)  # fmt: skip
_PEOPLE = "(?:phần )?" + _any(
    "nhân dân", "người dân", "bà con", "dân", "cư dân", "cộng đồng dân cư", "cộng đồng", "con em xa quê", "kiều bào",
    "các tầng lớp nhân dân", "sức dân",
) + r"(?: (?:tự nguyện )?(?:đóng góp|góp))?"  # fmt: skip
_FIRMS = "(?:các )?" + _any(
    "doanh nghiệp", "dn", "hợp tác xã", "htx", "tổ chức kinh tế", "tổ chức", "đơn vị kết nghĩa", "nhà hảo tâm",
    "mạnh thường quân", "nhà tài trợ", "chủ thể", "cơ sở sản xuất", "nguồn khác", "quỹ đất",
)  # fmt: skip
_OTHER = _any(
    "tín dụng(?: ưu đãi| chính sách| thương mại)?", _WOVEN, "xã hội hóa", "trái phiếu chính phủ", "đấu giá (?:quyền sử dụng )?đất",
    "ngân hàng(?: cho vay)?", "đối ứng", "đóng góp của (?:người dân|nhân dân|cộng đồng)",
)  # fmt: skip
_ITEM = _any(_BUDGET, _CAPITAL, _OTHER, _FIRMS, _PEOPLE, _LEVELS)
SOURCE = re.compile(rf"(?<!\w){_ITEM}(?:{_AND}{_ITEM})*(?: đối ứng)?(?!\w)")

_BARE = re.compile(rf"{_LOCAL}(?:{_AND}{_LOCAL})*")

# What may stand between a source and its amount.
_GLUE = re.compile(
    r"[\s:(\"+-]*(?:(?:đối ứng|hỗ trợ|bố trí|cấp|giao|phân bổ|đóng góp|góp|góp được|chi|rót|lo|là|được|có|đạt|chiếm|chỉ|trực tiếp"
    r"|cân đối|mới|huy động|dành|ước|dự kiến|tự nguyện|phần|tới|đến|lên tới|lên đến"
    r"|còn|cũng|đã|sẽ|hy vọng|năm \d{4}|năm nay|cả năm|cho cả năm|hằng năm|giúp|ủng hộ|bỏ ra|tham gia|cho vay|các chương trình|các dự án"
    r"|dự án|khác|tiền mặt|lần lượt|tương ứng|thêm|giải ngân|bổ sung|gửi về|quy ra tiền|chuyển về|từ|xuống) ?)*[\s:(]*"
)
_WIDE_GLUE = re.compile(
    r"[^;.]{0,70}?(?:quy ra|quy thành|trị giá|tương đương|ước|phần còn lại,|:)\s*(?:tiền |giá trị |khoảng )*|[^,;.:()]{0,60}"
)
# A level after one of these is a receiver or an owner, no giver: "cho chương trình của tỉnh".
_RECEIVER = re.compile(r"(?<!\w)(?:của|cho|ở|tại|bàn|toàn|cả|từng|mỗi|các|về|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+) $")
_AFTER = re.compile(r",? (?:(?:được )?(?:huy động|lấy|trích|lồng ghép|là|thuộc|đến) )?(?:từ|của|do|vốn|tiền|là)(?: nguồn| các)? ")


@dataclass(frozen=True, slots=True)
class SourceAt:
    """A source named at start:end of the view; `bare` when it is only a level ("huyện"), which counts in lists alone."""

    start: int
    end: int
    bare: bool
    close: bool


def source_of(walk: Walk, spot: Spot) -> SourceAt | None:
    """The source of an amount or a share: right before it ("ngân sách tỉnh 120 tỷ") or right after it ("120 tỷ từ ngân sách tỉnh")."""
    before = _source_before(walk, spot)
    if before is not None and not before.bare:
        return before
    return _source_after(walk, spot) or before


def _source_before(walk: Walk, spot: Spot) -> SourceAt | None:
    lower, begin = walk.layout.lower, begin_of(spot)
    last = None
    for found in SOURCE.finditer(lower, _left_of(walk, spot), begin):
        if not (_BARE.fullmatch(found[0]) and _RECEIVER.search(lower, max(0, found.start() - 8), found.start())):
            last = found
    if last is None:
        return None
    between = lower[last.end() : begin]
    close = _GLUE.fullmatch(between) is not None
    bare = _BARE.fullmatch(last[0]) is not None
    if close or (not bare and _WIDE_GLUE.fullmatch(between)):
        return SourceAt(last.start(), last.end(), bare, close)
    return None


def _source_after(walk: Walk, spot: Spot) -> SourceAt | None:
    tie = _AFTER.match(walk.layout.lower, spot.number.tail, spot.right)
    if tie is None:
        return None
    found = SOURCE.match(walk.layout.lower, tie.end(), min(spot.far, spot.clause_end))
    if found is None or _BARE.fullmatch(found[0]):
        return None
    return SourceAt(found.start(), found.end(), False, True)


def _left_of(walk: Walk, spot: Spot) -> int:
    """Where the words begin that may name the source: after the amount or share before, over counts ("rót cho 7 xã 862 tỷ đồng")."""
    for other in reversed(walk.spots[: spot.index]):
        if other.number.kind in ("money", "percent", "times"):
            return max(other.tail, spot.clause)
    return spot.clause


_CORE = re.compile(
    r"^(?:(?:phần|nguồn|vốn|nguồn vốn|các nguồn|trực tiếp|của|từ|do) )+(?=(?:ngoài )?ngân sách)|^(?:phần) (?:của )?",
    re.IGNORECASE,
)
_GIVING = re.compile(r"(?: (?:tự nguyện|đóng góp|góp|đối ứng|trực tiếp|cho vay))+$", re.IGNORECASE)


def name_of(walk: Walk, source: SourceAt) -> str:
    """The giver as written, without the verb of giving: "Nhân dân đóng góp" is "Nhân dân"."""
    text = " ".join(walk.layout.view.nfc[source.start : source.end].split())
    core = _GIVING.sub("", _CORE.sub("", text, count=1))
    return text if core.lower() in ("", "vốn", "nguồn", "nguồn vốn") else core


def sources_named(walk: Walk, spot: Spot) -> list[str]:
    """The sources of "doanh nghiệp và dân lần lượt 4,1% và 1,4%", one by one."""
    source = source_of(walk, spot)
    if source is None:
        return []
    text = walk.layout.view.nfc[source.start : source.end]
    return [part for part in re.split(_AND, text) if part.strip()]
