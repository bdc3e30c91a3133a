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
    "xã": (("thị xã", "thị"), ("", "tác"), ("xã", "")),
    "tx": (("thị xã", ""),), "t.x": (("thị xã", ""),),
    "phường": (("phường", ""),), "p": (("phường", ""),),
    "trấn": (("thị trấn", "thị"),),
    "tt": (("thị trấn", ""),), "t.t": (("thị trấn", ""),),
    "khu": (("đặc khu", "đặc"),),
    "ủy": (("tỉnh", "tỉnh"), ("huyện", "huyện"), ("thị xã", "thị"), ("thành phố", "thành"), ("quận", "quận")),
    "đảo": (("huyện", "huyện"), ("xã", "xã")),
}  # fmt: skip
NEEDS_DOT: Final = frozenset({"h", "q", "p"})
LEVELS_OF: Final[dict[str, tuple[str, ...]]] = {
    "tỉnh": ("province",), "thành phố": ("province", "district"), "huyện": ("district",), "quận": ("district",), "thị xã": ("district",),
    "xã": ("commune",), "phường": ("commune",), "thị trấn": ("commune",), "đặc khu": ("commune",),
}  # fmt: skip

# "huyện miền núi Sơn Động": what may stand between the level word and the name
_QUALIFIERS = (
    "miền núi|vùng cao|vùng sâu|vùng xa|biên giới|nghèo|đảo|ven biển|ven đô|thuần nông|bãi ngang|trung du|miền biển|vùng biên|vùng biển|"
    "nông thôn mới|NTM|ntm|điểm|trẻ|anh hùng|cửa ngõ|đặc biệt khó khăn|nội thành|ngoại thành|vùng bãi|cù lao|miền tây|vùng lúa"
)
QUALIFIED: Final = re.compile(rf"(?:^|[^\w])((?:thị )?xã|thị trấn|thành phố|tỉnh|huyện|quận|phường)(?: (?:{_QUALIFIERS}))+ $", re.IGNORECASE)
QUALIFIER_ENDS: Final = frozenset(q.rsplit(" ", 1)[-1].lower() for q in _QUALIFIERS.split("|"))
PLURAL: Final = re.compile(
    r"(?:các|những|mấy|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|cả|\d+)(?: [^\W\d_]+,)?(?: (?:đơn vị|địa phương))? $", re.IGNORECASE
)

SURNAMES: Final = frozenset(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Mai Lương Tô Cao Hà Tạ Lâm Trương Vi Lò Lô Giàng "
    "Vàng Sùng Thào Nông Ma Triệu Chu Châu Quách La Thái Tăng Từ Kiều Vương Phùng Đào Tống Bạch Lục Thạch Danh Kim Cầm Quàng Bạc Điêu Hà Hứa "
    "Hoàng Doãn Khuất Đàm Ông Bế Nghiêm Phó Cù Cung Diệp Giáp Hạ Khổng Lã Lưu Mạc Mạch Ngọ Ngụy Nhâm Ninh Phí Phương Quản Sầm Tào Thân Thiều "
    "Tiêu Tôn Trang Trà Trưng Ung Văn Vừ Xa Chẩu Tráng Sìn Tẩn Chảo Lù Thền Hạng Mùa Phàn Lầu Già Cháng Hờ Hoàng Ksor Rơ Siu Kpă Rah Nay "
    "Y H Đinh Hồ Viên Sa Lường Tòng Đèo Bàn Đặng Lỳ Pờ Chang Chử Bá Cấn Khúc Thẩm Ngân Lang Lữ Kha Vi Lộc Hà Xeo Sái Đồng Dư".split()
) - frozenset({"Sa", "Bàn", "Bạc", "Nay", "Đồng", "Trang", "Ninh", "Văn", "Xa", "Phương", "Tân", "Viên"})  # fmt: skip
# A capitalised word right before a name that does not make it part of a longer name
BEFORE_OK: Final = frozenset(
    "Tỉnh Huyện Xã Phường Quận Phố Trấn Khu Ủy Uỷ TP Tp TX Tx TT Tt Sở Báo Đài Ban Tại Ở Về Từ Đến Còn Với Và Theo Trong Trên Toàn Riêng Cả "
    "Như Của Thuộc Phía Vùng Nhờ Do Cùng Hội Là Có Tới Qua".split()
)  # fmt: skip
AFTER_OK: Final = frozenset("Online Tỉnh Huyện Xã Thị Thành TP Tp Tin Ảnh Và Bài Ông Bà Theo Năm".split())
COMPANY_ACRONYMS: Final = frozenset({"HTX", "TNHH", "CP", "CTCP", "DN", "DNTN", "THPT", "THCS", "TH", "MTV", "KCN", "CCN", "THT", "FC", "SHB", "CLB"})

PERSON_CUES: Final = frozenset(
    "ông bà anh chị em cô chú bác cụ chí đ/c nhân sĩ báo giả thầy họ tên lão".split()
)  # fmt: skip
PERSON_BEFORE: Final = re.compile(
    r"(?:\b(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|đồng chí|đ/c|nghệ nhân|tiến sĩ|thạc sĩ|kỹ sư|nhà báo|nhà văn|tác giả|ca sĩ|nghệ sĩ|nhạc sĩ|họa sĩ|"
    r"thầy|họ|tên|Ths\.?|TS\.?|PGS\.?|GS\.?|BS\.?|KS\.?)|(?:Ảnh|Bài|Tin|Clip|Video|ảnh|Thực hiện)\s*:)\s*$",
    re.IGNORECASE,
)
# A noun right before a bare name that makes it the name of something else
THING_BEFORE: Final = re.compile(
    r"\b(?:sông|núi|hồ|đèo|suối|thác|cầu|đường|phố|ngõ|chợ|chùa|đền|đình|miếu|tháp|đập|bến|cảng|vịnh|đảo|hang|động|rừng|đồi|ga|trạm|trường|"
    r"chè|trà|cam|bưởi|gạo|rượu|mật ong|nước mắm|mắm|miến|bánh|nem|chả|giò|ruốc|măng|vải|vải thiều|na|táo|nho|thanh long|xoài|mít|dứa|cà phê|tiêu|"
    r"hạt điều|gà|lợn|vịt|bò|trâu|cá|tôm|mực|mì|bún|phở|cốm|nếp|khoai|sắn|tỏi|hành|quế|hồi|sâm|lụa|gốm|mộc|làng|nhãn|chuối|bơ|ổi|thuốc lào|"
    r"hotline|thương hiệu|nhãn hiệu|sản phẩm|công ty|hợp tác xã|doanh nghiệp|cơ sở|khách sạn|siêu thị|nhà hàng|nhà máy|thủy điện|homestay|"
    r"khu công nghiệp|cụm công nghiệp|khu du lịch|vườn quốc gia|thôn|bản|ấp|xóm|buôn|làng|khóm|tổ dân phố|khu phố|plei|phum|sóc)\s*$",
    re.IGNORECASE,
)
FIRM_BEFORE: Final = re.compile(
    r"(?:\bHTX|\bTHT|\b[Hh]ợp tác xã|\b[Cc]ông ty|\bCty|\b[Dd]oanh nghiệp|\b[Tt]ập đoàn|\b[Tt]rường|\b[Bb]ệnh viện|\bTHPT|\bTHCS|\b[Kk]hách sạn|"
    r"\bKCN|\bCCN|\b[Kk]hu công nghiệp|\b[Cc]ụm công nghiệp|\b[Nn]gân hàng|\b[Tt]ổ hợp tác|\b[Tt]rại giam|\b[Nn]hà máy|\bCTCP|\b[Kk]hu du lịch)"
    r"(?:(?! (?:ở|tại|thuộc|của|trên|từ|huyện|tỉnh|xã|là|có|và) )[^,.;:()\n]){0,48}$"
)
ROAD_BEFORE: Final = re.compile(r"\b(?:đường|phố|ngõ|đại lộ|cầu|sông|chợ|ga|bến xe|chiến dịch|trận|chiến thắng|công viên|câu lạc bộ|CLB)\s*$", re.IGNORECASE)
COUNTRY_FREE: Final = re.compile(r"(?:^|[\n.!?:;,(\"]\s*|\b(?:tại|ở|của|nước|và|trên|khắp|vào|đến|tới|từ|ra|về|rằng|với|cho|là|người)\s)$", re.IGNORECASE)

OLD_AFTER: Final = re.compile(r"\s?(?:[\"”'’]\s?)?\(?\s?(?:cũ|trước đây|trước kia|trước sáp nhập|trước khi sáp nhập)(?![^\W\d_])")
NEW_AFTER: Final = re.compile(r"\s?\(?mới(?![^\W\d_])(?! (?:có|đạt|chỉ|được|là|ở|đây|hoàn|công|về|lên|tới|giải))")

# Between two names of one list: comma, "và", a bracket, or a number with its noun ("Hàm Yên (21 sản phẩm), Mèo Vạc (17), …")
LIST_GAP: Final = re.compile(
    r"\s*(?:\([^()\n]{0,60}\)|[:–-]?\s*(?:có|được|đạt|góp|thêm|với)?\s*\d[^,;.\n()]{0,40})?\s*(?:[,;]|,? (?:và|hoặc|hay|cùng|với)(?= )|&|\+|/)"
    r"\s*(?:(?:và|cùng|hoặc)\s+)?$"
)
PARENT_GAP: Final = re.compile(
    r"\s?(?:,|\(|[-–]|\(\s?(?:đều |cùng |của |)thuộc|,? ?(?:đều |cùng |trực |)(?:thuộc|của|ở|tại)(?: địa bàn)?|/)\s?(?:các\s|hai\s|\d\s)?$"
)
NUMBER_AFTER: Final = re.compile(r"\s*(?:\(|:|có |đạt |được |-|–)?\s*\d")
YEARS: Final = re.compile(r"(?<![\d/.,])(?:20)\d\d(?![\d,])")
NEW_ERA: Final = re.compile(r"(?:2|hai) cấp(?: chính quyền)?|sau (?:khi )?(?:sáp nhập|hợp nhất|sắp xếp)|1[/-]0?7[/-]2025|chính quyền (?:địa phương )?(?:2|hai) cấp")
PREPOSITION: Final = re.compile(r"(?:^|[^\w])(?:ở|tại|về|đến|từ|xuống|lên|tới|như|riêng|cả|là|gồm|có|trừ|còn)\s$", re.IGNORECASE)
