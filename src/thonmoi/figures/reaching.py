"""The words about reaching a standard: what may stand between a unit and its standard, what pushes it there, what makes it background."""

from __future__ import annotations

import re

from thonmoi.figures.reader import Walk
from thonmoi.figures.standards import StandardSpan, standard_in

_ASIDE = re.compile(r"\s*- [^-.;:\d]{2,60} - ")
_OF = re.compile(r"(?<!\w)(?:của|ở|tại|thuộc|trong) $")
UNIT = r"xã|thị trấn|phường|huyện|thị xã|thành phố|tỉnh|thôn|bản|ấp|xóm|khóm|buôn|làng|khu dân cư"
# What may stand between a name and its standard: verbs of reaching, who recognises, when
_BETWEEN_WORDS = (
    "được đã vừa mới sẽ cũng đang chính thức vinh dự tiếp tục cùng đều phấn đấu dự kiến kịp là trở thành về lên đạt đón nhận "
    "bằng quyết định danh hiệu thủ tướng phủ tỉnh ubnd ủy ban nhân dân huyện phố thị xã "
    "trung ương chủ tịch ký hành ra xét xong hoàn tất đăng tâm tập xây dựng năm nay trong đến vào cuối đầu tháng quý ngày này "
    "vị địa đủ điều kiện chuẩn nhiệm vụ và để tiên duy nhất thứ hai ba công nhận bố hội đồng thẩm "
    "thông qua lễ cấp trao sớm lần giai đoạn hết khu dân cư thôn bản ấp xóm làng buôn khóm đơn hành phương cái lượt phải cố "
    "gắng bước chạm vươn hiện tới từ cách hạng mức mỗi chỉ của ở cả nước toàn vực vùng long trọng tổ chức "
    "đồng bào cao biên giới đảo miền núi dân tộc thiểu số đặc biệt khó khăn"
)
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
_VERB = re.compile(r"(?<!\w)(?:là|đạt|được|thành|lên|về|cán|chạm|tới đích|hoàn thành|hoàn tất|xong|đón|nhận|đủ|ra mắt|giữ)(?!\w)")
_STANDARD_VERB = re.compile(r"(?:vừa |mới )?(?:xong|đạt|về|cán|chạm|đến|tới|hoàn|lên|được|đủ|ra mắt|đón|nhận|có quyết|cấp bằng)")
PUSH = re.compile(
    r"(?<!\w)(?:đưa|kịp đưa|công bố|có thêm|thêm|công nhận|công nhận thêm|phấn đấu|để|quyết tâm|giúp|nâng|chọn|tập trung cho|"
    r"dồn sức cho|giao(?: cho)?|hướng tới|phấn đấu (?:có|đưa|để)|thưởng|quyết định công nhận|trình[^.;,]{0,30}công nhận|"
    r"đề nghị[^.;,]{0,30}công nhận)(?: \w+){0,2}\s*$"
)
PAPERS = re.compile(
    r"(?<!\w)(?:hồ sơ|thủ tục|quy trình|đề án|đoàn thẩm định|báo cáo|lộ trình|kế hoạch xây dựng|thăm|"
    r"làm việc với)(?!\w)[^.;]{0,40}$"
)
BACKGROUND = re.compile(
    r"(?<!\w)(?:khi|sau khi|từ khi|kể từ khi|trước khi|từng|từ ngày|sau ngày|nơi|vốn|ngoài|như|giống|so với|của|ở|tại|lãnh đạo|"
    r"ubnd|hđnd|ủy ban nhân dân|chủ tịch|bí thư|đảng bộ|người dân|nhân dân|ngân sách|sinh ra ở|quê)(?: \w+){0,2}\s*$"
)
FRESH = re.compile(
    r"(?<!\w)(?:được|vừa|chính thức|vinh dự|đón|phấn đấu|dự kiến|sẽ|đăng ký|đầu tiên|thứ \w+|mới đây|"
    r"nhận (?:bằng|quyết định|danh hiệu))(?!\w)"
)
_COUNTED_AFTER = re.compile(r"\s*(?:[^\W\d_]+ |: ?){0,3}\d+(?:[.,/]\d+)*(?:%| xã| huyện| thôn| bản| ấp)")
DENIED = re.compile(r"(?<!\w)(?:chưa|không|trượt|chậm|lỡ)(?!\w)")
SINCE = re.compile(r"[^,;.]{0,20}(?<!\w)từ (?:\w+ ){0,3}(?:năm )?\d{4}|\s*\((?:năm |tháng \d+/)?\d{4}\)")


def says_standard(walk: Walk, span: StandardSpan) -> bool:
    """A standard is named, and not the programme alone ("xây dựng NTM")."""
    return any(c.get("standard") not in (None, "recognised") for c in walk.layout.cues.within(span.start, span.end))


def reached(walk: Walk, begin: int, end: int, going_on: bool) -> StandardSpan | None:
    """The standard that the words right after a name say it reaches; `going_on`: a figure before lends its verb ("…, X kiểu mẫu")."""
    lower, cues = walk.layout.lower, walk.layout.cues
    standard = standard_in(lower, cues, begin, end)
    if standard is None or standard.level == "recognised" or _COUNTED_AFTER.match(lower, standard.end):
        return None
    between = _ASIDE.sub(" ", lower[begin : standard.start])
    if len(between) > 90 or between.count(",") > 2 or DENIED.search(between):
        return None
    if cues.first(begin, standard.end, "block", "criterion", "negative"):
        return None
    for place in reversed(walk.layout.places_in(begin, standard.start)):
        if _OF.search(lower, begin, place.start):  # "là huyện đầu tiên của Lâm Đồng được …"
            between = between.replace(lower[place.start : place.end], "", 1)
    if any(not w.isdigit() and w not in _BETWEEN for w in re.findall(r"\w+", between)):
        return None
    real = says_standard(walk, standard) or re.search(r"được|nhận|bằng", lower[begin : standard.end]) is not None
    verb = _STANDARD_VERB.match(lower, standard.start) is not None or _VERB.search(lower, begin, standard.start) is not None
    if not verb:
        return standard if going_on and real and not between.strip() else None
    after_comma = between[between.rfind(",") + 1 :]
    if not real and re.search(r"(?<!\w)(?:thành|là|lên|chuẩn|đạt)(?!\w)", between) is None:
        return None  # "tập trung xây dựng NTM" is work, no standard
    if _STANDARD_VERB.match(lower, standard.start) is None and _VERB.search(after_comma) is None:
        return None
    return standard
