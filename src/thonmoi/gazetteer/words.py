"""The words around a place name that say what it is: level words, people, firms, lists. Data and small tests on text."""

from __future__ import annotations

import re
from typing import Final

# The last word before a name, lower case and without its dot → (level word, the word that must stand before it)
LEVEL_WORDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "tỉnh": (("tỉnh", ""),),
    "phố": (("thành phố", "thành"),),
    "tp": (("thành phố", ""),), "t.p": (("thành phố", ""),), "t/p": (("thành phố", ""),),
    "huyện": (("huyện", ""),), "h": (("huyện", ""),),
    "quận": (("quận", ""),), "q": (("quận", ""),),
    "xã": (("thị xã", "thị"), ("", "tác"), ("", "tấn"), ("xã", "")),
    "tx": (("thị xã", ""),), "t.x": (("thị xã", ""),),
    "phường": (("phường", ""),), "p": (("phường", ""),),
    "trấn": (("thị trấn", "thị"),),
    "tt": (("thị trấn", ""),), "t.t": (("thị trấn", ""),),
    "khu": (("đặc khu", "đặc"),),
    "ủy": (("tỉnh", "tỉnh"), ("huyện", "huyện"), ("thị xã", "thị"), ("thành phố", "thành"), ("quận", "quận")),
    "đảo": (("huyện", "huyện"), ("xã", "xã")),
}  # fmt: skip
NEEDS_DOT: Final = frozenset({"h", "q", "p"})
SHORT: Final = frozenset({"tp", "t.p", "t/p", "tx", "t.x", "tt", "t.t", *NEEDS_DOT})
LEVELS_OF: Final[dict[str, tuple[str, ...]]] = {
    "tỉnh": ("province",), "thành phố": ("province", "district"), "huyện": ("district",), "quận": ("district",), "thị xã": ("district",),
    "xã": ("commune",), "phường": ("commune",), "thị trấn": ("commune",), "đặc khu": ("commune",),
}  # fmt: skip
HEIGHT: Final = {"tỉnh": 0, "thành phố": 1, "huyện": 2, "quận": 2, "thị xã": 2, "xã": 3, "phường": 3, "thị trấn": 3, "đặc khu": 3}

# "huyện miền núi Sơn Động": what may stand between the level word and the name
_QUALIFIERS = (
    "miền núi|vùng cao|vùng sâu|vùng xa|biên giới|nghèo|đảo|ven biển|ven đô|thuần nông|bãi ngang|trung du|miền biển|vùng biên|vùng biển|"
    "nông thôn mới|nâng cao|kiểu mẫu|ntm|điểm|trẻ|anh hùng|cửa ngõ|đặc biệt khó khăn|nội thành|ngoại thành|vùng bãi|cù lao|miền tây"
)
QUALIFIED: Final = re.compile(rf"(?:^|[^\w])((?:thị )?xã|thị trấn|thành phố|tỉnh|huyện|quận|phường)(?: (?:{_QUALIFIERS}))+ $")
QUALIFIER_ENDS: Final = frozenset(q.rsplit(" ", 1)[-1] for q in _QUALIFIERS.split("|"))
PLURAL: Final = re.compile(
    r"(?:^|[^\w])(?:các|những|mấy|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|cả|\d+)"
    r"(?: (?:huyện|xã|thị xã|thành phố|quận|phường|thị trấn|tỉnh),)*(?: (?:đơn vị|địa phương))? $"
)
PLURAL_WORDS: Final = frozenset({"các", "những", "mấy", "nhiều", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "cả"})
PLURAL_ENDS: Final = frozenset({"vị", "phương"})

_SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Mai Lương Tô Cao Hà Tạ Lâm Trương Vi Lò Lô "
    "Giàng Vàng Sùng Thào Nông Ma Triệu Chu Châu Quách La Thái Tăng Từ Kiều Vương Phùng Đào Tống Bạch Lục Thạch Danh Kim Cầm Quàng Điêu "
    "Hứa Doãn Khuất Đàm Ông Bế Nghiêm Phó Cù Cung Diệp Giáp Hạ Khổng Lã Lưu Mạc Mạch Ngọ Ngụy Nhâm Phí Quản Sầm Tào Thân Thiều Tiêu Tôn "
    "Trà Trưng Ung Vừ Chẩu Tráng Sìn Tẩn Chảo Lù Thền Hạng Mùa Phàn Lầu Già Cháng Hờ Ksor Rơ Siu Kpă Rah Y Lường Tòng Đèo Lỳ Pờ Chang Chử "
    "Bá Cấn Khúc Thẩm Ngân Lang Lữ Kha Lộc Xeo Sái Dư Huynh Nhữ Phú Vưu Thi Viết"
)
SURNAMES: Final = frozenset(_SURNAMES.split())
# A capitalised word right before a name that does not make it part of a longer name
_BEFORE_OK = (
    "Tỉnh Huyện Xã Phường Quận Phố Trấn Khu Ủy Uỷ TP Tp TX Tx TT Tt Sở Báo Đài Ban Tại Ở Về Từ Đến Còn Với Và Theo Trong Trên Toàn Riêng "
    "Cả Như Của Thuộc Phía Vùng Nhờ Do Cùng Hội Là Có Tới Qua"
)
BEFORE_OK: Final = frozenset(_BEFORE_OK.split())
AFTER_OK: Final = frozenset({"Online", "Tỉnh", "Huyện", "Xã", "TP", "Tp", "TX", "Tin", "Ảnh", "Và", "Bài", "Ông", "Bà", "Theo", "Năm"})
AFTER_PAIRS: Final = frozenset({"Thị xã", "Thị trấn", "Thành phố", "Thị Xã", "Thành Phố"})
COMPANY_ACRONYMS: Final = frozenset(
    {"HTX", "TNHH", "CP", "CTCP", "DN", "DNTN", "THPT", "THCS", "TH", "MTV", "KCN", "CCN", "THT", "FC", "SHB", "CLB"}
)

_PEOPLE = (
    "ông|bà|anh|chị|em|cô|chú|bác|cụ|đồng chí|đ/c|nghệ nhân|tiến sĩ|thạc sĩ|kỹ sư|nhà báo|nhà văn|tác giả|ca sĩ|nghệ sĩ|nhạc sĩ|họa sĩ|"
    "thầy|họ|tên|ths|ts|pgs|gs|bs|ks"
)
_PHOTO = "ảnh|bài|tin|clip|video|hiện"
PERSON: Final = re.compile(rf"\b(?:{_PEOPLE})\.?\s*$", re.IGNORECASE)
_THINGS = (
    "(?<!vùng )(?<!miền )núi|hồ|đèo|suối|thác|chùa|đền|đình|miếu|tháp|đập|bến|cảng|vịnh|đảo|hang|động|rừng|đồi|trạm|"
    "trường|cửa|(?<!vùng )(?<!ven )biển|"
    "chè|trà|cam|bưởi|gạo|rượu|mật ong|mắm|miến|bánh|nem|chả|giò|ruốc|măng|vải|thiều|na|táo|nho|thanh long|xoài|mít|dứa|cà phê|"
    "gà|lợn|vịt|bò|trâu|cá|tôm|mực|mì|bún|phở|cốm|nếp|khoai|sắn|tỏi|hành|quế|hồi|sâm|lụa|gốm|mộc|nhãn|chuối|bơ|ổi|thuốc lào|quýt|dẻ|hồng|"
    "thương hiệu|nhãn hiệu|công ty|hợp tác xã|doanh nghiệp|khách sạn|siêu thị|nhà hàng|nhà máy|thủy điện|homestay|hàng không|sân bay|"
    "khu công nghiệp|cụm công nghiệp|khu du lịch|vườn quốc gia"
)
_ROADS = "đường|phố|ngõ|đại lộ|cầu|sông|chợ|ga|bến xe|chiến dịch|trận|chiến thắng|công viên|câu lạc bộ|clb"
_HAMLETS = "thôn|bản|ấp|xóm|buôn|làng|khóm|tổ dân phố|khu phố|khối|khối phố|tổ|plei|phum|sóc"
THING: Final = re.compile(rf"\b(?:{_THINGS}|{_ROADS}|{_HAMLETS})\s*$", re.IGNORECASE)
ROAD: Final = re.compile(rf"\b(?:{_ROADS}|{_HAMLETS})\s*$", re.IGNORECASE)
LISTED: Final = re.compile(rf"\b(?:{_PHOTO}|{_HAMLETS})\s*:\s*$", re.IGNORECASE)  # "Ảnh: …", "các thôn: …"
# Their last words: no regular expression is tried where the word before is none of them
_ALL = f"{_PEOPLE}|{_PHOTO}|{_THINGS}|{_ROADS}|{_HAMLETS}"
NAMED_AFTER: Final = frozenset(noun.replace(")", ") ").rsplit(" ", 1)[-1] for noun in _ALL.split("|"))

FIRM_CUES: Final = (
    "HTX", "THT", "Hợp tác xã", "hợp tác xã", "Công ty", "công ty", "Cty", "Doanh nghiệp", "doanh nghiệp", "Tập đoàn", "tập đoàn",
    "Trường ", "trường ", "Bệnh viện", "bệnh viện",
    "THPT", "THCS", "Khách sạn", "khách sạn", "KCN", "CCN", "hu công nghiệp", "ụm công nghiệp",
    "Ngân hàng", "ngân hàng", "ổ hợp tác", "rại giam", "hà máy", "CTCP", "hu du lịch",
)  # fmt: skip
FIRM_GAP: Final = re.compile(r"(?:(?! (?:ở|tại|thuộc|của|trên|từ|huyện|tỉnh|xã|là|có|và|đến) )[^,.;:()\n]){0,48}")
COUNTRY_FREE: Final = re.compile(
    r"(?:^|[\n.!?:;,(\"]\s*|\b(?:tại|ở|của|nước|và|trên|khắp|vào|đến|tới|từ|ra|về|rằng|với|cho|là|người)\s)$", re.IGNORECASE
)
DIRECTIONS: Final = ("phía", "hướng", "mùa", "về", "gió", "Tiếng", "tiếng")

OLD_AFTER: Final = re.compile(
    r"\s?(?:[\"”'’]\s?)?(?:\(?\s?cũ(?![^\W\d_])(?! k[ỹĩ])|\(?\s?trước (?:khi )?(?:sáp nhập|hợp nhất)|\(?\s?trước (?:đây|kia)(?=\s?[,.;)]))"
)
NEW_AFTER: Final = re.compile(r"\s?\(?mới(?![^\W\d_])(?! (?:có|đạt|chỉ|được|là|ở|đây|hoàn|công|về|lên|tới|giải))")

# Between two names of one list: comma, "và", a bracket, or a number with its noun ("Hàm Yên (21 sản phẩm), Mèo Vạc (17), …")
LIST_GAP: Final = re.compile(
    r"\s*(?:\([^()\n]{0,60}\)|[:–-]?\s*(?:có|được|đạt|góp|thêm|với)?\s*\d[^,;.\n()]{0,40})?"
    r"\s*(?:[,;]|,? (?:và|hoặc|hay|cùng|với)(?= )|&|\+|/| [–-] )\s*(?:(?:và|cùng|hoặc)\s+)?$"
)
# "5 xã (Ninh Tây …", "nhiều xã như Suối Cao": the level word a few words before its list
LEVEL_BEFORE: Final = re.compile(
    r"(?:^|[^\w])(?:các|những|nhiều|mấy|một số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+) (xã|phường|huyện|tỉnh|thị trấn)(?! hội)"
    r"(?: [^,.;:()\n]{0,22})?(?: ?(\()| ?:| như:?| gồm:?| là:?)\s?$"
)
OPENERS: Final = ("(", ":", "như", "gồm", "là")
# "Na Ư là xã biên giới", "Việt Dân, một xã ven đồi"
LEVEL_OF_ONE: Final = re.compile(
    r" (?:(?:vẫn |cũng |đang )?là (?:một )?|[-–] một )(xã|huyện)(?![^\W_])(?! hội)|, (?:một )?(xã|huyện) "
    r"(?:vùng|biên|miền|ven|nghèo|bãi|thuần|đầu|duy|có|cù|đảo|khó|xa|điểm|trung du|nằm|cao|đông|lớn|nhỏ|giáp)"
)
# "Quỳnh Đôi, Quỳnh Hậu và Quỳnh Bá là ba xã …": the level word after its list
LEVEL_AFTER: Final = re.compile(
    r" ?(?:,|đều|cùng)? ?(?:là (?:các|những|hai|ba|bốn|năm|sáu|bảy|\d+)|(?:thì )?mỗi) "
    r"(xã|huyện|tỉnh|phường|thị trấn|quận|thị xã)(?![^\W_])(?! hội)"
)
PARENT_GAP: Final = re.compile(
    r"\s?(?:,|\(|[-–]|\(\s?(?:đều |cùng |của |)thuộc|,? ?(?:đều |cùng |trực |)(?:thuộc|của|ở|tại)(?: địa bàn)?|/|)\s?(?:các\s|hai\s|\d\s)?$"
)
COMMUNE_WORDS: Final = ("xã", "phường", "thị trấn")
COUNT_AFTER: Final = re.compile(r" \(?\d{1,2}(?:[,;.)]| xã)")
NUMBER_AFTER: Final = re.compile(r"\s*(?:\(|:|có |đạt |được |-|–)?\s*\d")
PREPOSITION: Final = re.compile(r"(?:^|[^\w])(?:ở|tại|về|đến|từ|xuống|lên|tới|như|riêng|cả|là|gồm|có|trừ|còn)\s$", re.IGNORECASE)
YEARS: Final = re.compile(r"(?<![\d/.,])20\d\d(?![\d,])")
NEW_ERA: Final = re.compile(r"(?:2|hai) cấp|sau (?:khi )?(?:sáp nhập|hợp nhất|sắp xếp)|1[/.-]0?7[/.-]2025", re.IGNORECASE)
