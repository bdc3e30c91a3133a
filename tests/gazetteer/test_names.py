"""Names as news writes them, in sentences of our own.

A bracket marks a place: "[huyện Yên Dũng|d Yên Dũng < Bắc Giang]" stands for the text "huyện Yên Dũng" that must be read as the
district Yên Dũng with Bắc Giang right above it. Levels: n country, r region, p province, d district, c commune; "*" after the level:
a unit of the map since 1 July 2025. "?" instead: a place that must stay open. What has no bracket must not be found.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from thonmoi.gazetteer import MAP_NEW, Found, resolve

LEVELS = {"n": "country", "r": "region", "p": "province", "d": "district", "c": "commune"}
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")

OLD = date(2021, 6, 1)
NEW = date(2025, 12, 1)

BEFORE_JULY_2025 = [
    # the level word, in full and short
    "[Tỉnh Bắc Giang|p Bắc Giang < Việt Nam] giao [huyện Yên Dũng|d Yên Dũng < Bắc Giang] về đích.",
    "[Bắc Giang|p Bắc Giang < Việt Nam]: [TX. Sơn Tây|d Sơn Tây < Hà Nội] kết nghĩa với [H. Yên Thế|d Yên Thế < Bắc Giang].",
    "Hội nghị họp ở [TP Bắc Ninh|d Bắc Ninh < Bắc Ninh], [tỉnh Bắc Ninh|p Bắc Ninh < Việt Nam].",
    "[T.P. Cần Thơ|p Cần Thơ < Việt Nam] và [Tp.HCM|p Hồ Chí Minh < Việt Nam] cùng ký.",
    "[TPHCM|p Hồ Chí Minh < Việt Nam], [TP.HCM|p Hồ Chí Minh < Việt Nam], [TP. Hồ Chí Minh|p Hồ Chí Minh < Việt Nam] đều dự.",
    "[TP.Quảng Ngãi|d Quảng Ngãi < Quảng Ngãi] của [tỉnh Quảng Ngãi|p Quảng Ngãi < Việt Nam] có 9 xã.",
    "[Huyện ủy Tân Yên|d Tân Yên < Bắc Giang] và [Tỉnh ủy Bắc Giang|p Bắc Giang < Việt Nam] chỉ đạo.",
    "Ở [tỉnh Gia Lai|p Gia Lai < Việt Nam], [huyện Đak Đoa|d Đak Đoa < Gia Lai] dẫn đầu.",
    "[Tỉnh Sơn La|p Sơn La < Việt Nam] có [huyện vùng cao Bắc Yên|d Bắc Yên < Sơn La].",
    "[Huyện đảo Lý Sơn|d Lý Sơn < Quảng Ngãi] có hai xã.",
    # spellings
    "[BR-VT|p Bà Rịa - Vũng Tàu < Việt Nam], [Bà Rịa – Vũng Tàu|p Bà Rịa - Vũng Tàu < Việt Nam] đạt 100%.",
    "[TT-Huế|p Thừa Thiên Huế < Việt Nam] hay [Thừa Thiên - Huế|p Thừa Thiên Huế < Việt Nam] có 60 xã.",
    "[Thừa Thiên-Huế|p Thừa Thiên Huế < Việt Nam] và [Thừa Thiên Huế|p Thừa Thiên Huế < Việt Nam] là một.",
    "[Đắk Lắk|p Đắk Lắk < Việt Nam], [Đăk Lăk|p Đắk Lắk < Việt Nam], [Đắc Lắc|p Đắk Lắk < Việt Nam], [Dak Lak|p Đắk Lắk < Việt Nam].",
    "[Đăk Nông|p Đắk Nông < Việt Nam] có 28 xã, [Đắc Nông|p Đắk Nông < Việt Nam] xưa có ít hơn.",
    "[Kon Tum|p Kon Tum < Việt Nam] và [Kontum|p Kon Tum < Việt Nam].",
    "[Bắc Cạn|p Bắc Kạn < Việt Nam] nay viết là [Bắc Kạn|p Bắc Kạn < Việt Nam].",
    "[Tỉnh Hoà Bình|p Hòa Bình < Việt Nam] có [huyện Lạc Thuỷ|d Lạc Thủy < Hòa Bình].",
    "[TP Qui Nhơn|d Quy Nhơn < Bình Định] thuộc [tỉnh Bình Định|p Bình Định < Việt Nam].",
    "[TP Buôn Mê Thuột|d Buôn Ma Thuột < Đắk Lắk] của [tỉnh Đắk Lắk|p Đắk Lắk < Việt Nam].",
    "[Huyện Kỳ Anh|d Kỳ Anh < Hà Tĩnh] và [thị xã Kỳ Anh|d Kỳ Anh < Hà Tĩnh] của [Hà Tĩnh|p Hà Tĩnh < Việt Nam].",
    "[Huyện Mĩ Đức|d Mỹ Đức < Hà Nội] của [Hà Nội|p Hà Nội < Việt Nam] có 21 xã.",
    "[Phan Rang – Tháp Chàm|d Phan Rang - Tháp Chàm < Ninh Thuận] ở [tỉnh Ninh Thuận|p Ninh Thuận < Việt Nam].",
    "[BẮC GIANG|p Bắc Giang < Việt Nam]: HIỆP HÒA VÀ CHUYỆN KHÁC\n[Bắc Giang|p Bắc Giang < Việt Nam] có 127 xã.".replace(
        "HIỆP HÒA", "[HIỆP HÒA|d Hiệp Hòa < Bắc Giang]"
    ),
    "[Tỉnh Kon Tum|p Kon Tum < Việt Nam] có [huyện Ia H’Drai|d Ia H'Drai < Kon Tum].",
    "Ở [TP Hồ Chí Minh|p Hồ Chí Minh < Việt Nam], [quận 7|d Quận 7 < Hồ Chí Minh] và [Q.1|d Quận 1 < Hồ Chí Minh] không có xã.",
    # lists
    "[Bắc Giang|p Bắc Giang < Việt Nam]: các [huyện Yên Dũng|d Yên Dũng < Bắc Giang], [Hiệp Hòa|d Hiệp Hòa < Bắc Giang] và "
    "[Lục Nam|d Lục Nam < Bắc Giang].",
    "[Tỉnh Bình Định|p Bình Định < Việt Nam] có 2 [xã Phước Nghĩa|c Phước Nghĩa < Tuy Phước] ([Tuy Phước|d Tuy Phước < Bình Định]) và "
    "[Hoài Hương|c Hoài Hương < Hoài Nhơn] ([Hoài Nhơn|d Hoài Nhơn < Bình Định]).",
    "[Long An|p Long An < Việt Nam] có [Long Hòa|c Long Hòa < Cần Đước], [Phước Vân|c Phước Vân < Cần Đước] "
    "([huyện Cần Đước|d Cần Đước < Long An]); [Long Thượng|c Long Thượng < Cần Giuộc] ([huyện Cần Giuộc|d Cần Giuộc < Long An]).",
    "[Tỉnh Nghệ An|p Nghệ An < Việt Nam]: [Con Cuông|d Con Cuông < Nghệ An] có 9 bản, [Anh Sơn|d Anh Sơn < Nghệ An] 8 thôn, "
    "[Kỳ Sơn|d Kỳ Sơn < Nghệ An] 2 bản.",
    "Theo [tỉnh Lâm Đồng|p Lâm Đồng < Việt Nam], [Đức Trọng|d Đức Trọng < Lâm Đồng] (10 xã), [Lâm Hà|d Lâm Hà < Lâm Đồng] (7 xã).",
    "Ba tỉnh [Lạng Sơn|p Lạng Sơn < Việt Nam], [Hà Giang|p Hà Giang < Việt Nam] và [Lai Châu|p Lai Châu < Việt Nam].".replace(
        "Ba tỉnh [Lạng", "Ba [tỉnh Lạng"
    ),
    "[TP.HCM|p Hồ Chí Minh < Việt Nam], [Hải Phòng|p Hải Phòng < Việt Nam], [Quảng Ninh|p Quảng Ninh < Việt Nam] dẫn đầu.",
    "[Bạc Liêu|p Bạc Liêu < Việt Nam] đắp đập tại các [huyện Phước Long|d Phước Long < Bạc Liêu], [Hồng Dân|d Hồng Dân < Bạc Liêu] và "
    "[thị xã Giá Rai|d Giá Rai < Bạc Liêu].",
    "[Tỉnh Đồng Tháp|p Đồng Tháp < Việt Nam] giao các [xã Tân Hội|c Tân Hội < Hồng Ngự], [Bình Thạnh|c Bình Thạnh < Hồng Ngự] của "
    "[thành phố Hồng Ngự|d Hồng Ngự < Đồng Tháp].",
    "[Nghệ An|p Nghệ An < Việt Nam] khen [Quỳnh Lưu|d Quỳnh Lưu < Nghệ An]; [Quỳnh Đôi|c Quỳnh Đôi < Quỳnh Lưu], "
    "[Quỳnh Hậu|c Quỳnh Hậu < Quỳnh Lưu] là hai xã dẫn đầu.",
    "[Hà Tĩnh|p Hà Tĩnh < Việt Nam] có các [xã Cẩm Bình|c Cẩm Bình < Cẩm Xuyên], [Cẩm Vịnh|c Cẩm Vịnh < Cẩm Xuyên] "
    "([Cẩm Xuyên|d Cẩm Xuyên < Hà Tĩnh]), [Thạch Liên|c Thạch Liên < Thạch Hà] ([Thạch Hà|d Thạch Hà < Hà Tĩnh]).",
    "[Bình Phước|p Bình Phước < Việt Nam]: [Đồng Phú|d Đồng Phú < Bình Phước] 10/10 xã, [Bù Đăng|d Bù Đăng < Bình Phước] 13/15 xã, "
    "[Lộc Ninh|d Lộc Ninh < Bình Phước] 14/15 xã.",
    "[Tỉnh Vĩnh Phúc|p Vĩnh Phúc < Việt Nam] có 3 [xã: Yên Lạc|c Yên Lạc < Yên Lạc], [Yên Đồng|c Yên Đồng < Yên Lạc], "
    "[Tam Hồng|c Tam Hồng < Yên Lạc] của [huyện Yên Lạc|d Yên Lạc < Vĩnh Phúc].",
    # the level word apart from the name
    "[Tỉnh Khánh Hòa|p Khánh Hòa < Việt Nam] còn 1 xã ([Ninh Tây|c Ninh Tây < Ninh Hòa], 9 tiêu chí).",
    "[Tỉnh Đồng Nai|p Đồng Nai < Việt Nam]: nhiều xã như [Suối Cao|c Suối Cao < Xuân Lộc], [Lang Minh|c Lang Minh < Xuân Lộc] "
    "không còn hộ nghèo.",
    "[Điện Biên|p Điện Biên < Việt Nam]: [Na Ư|c Na Ư < Điện Biên] là xã biên giới sạch nhất.",
    "[Quảng Ninh|p Quảng Ninh < Việt Nam]: chúng tôi về [Việt Dân|c Việt Dân < Đông Triều], một xã ven đồi của [Đông Triều|d Đông Triều < "
    "Quảng Ninh].",
    "[Tỉnh Bà Rịa - Vũng Tàu|p Bà Rịa - Vũng Tàu < Việt Nam] có bốn: [Suối Nghệ|c Suối Nghệ < Châu Đức], [Kim Long|c Kim Long < Châu Đức], "
    "[Láng Lớn|c Láng Lớn < Châu Đức].",
    "[Giồng Riềng|d Giồng Riềng < Kiên Giang] ([Kiên Giang|p Kiên Giang < Việt Nam]) khen [Ngọc Thuận|c Ngọc Thuận < Giồng Riềng]; riêng "
    "[Ngọc Hòa|c Ngọc Hòa < Giồng Riềng] còn nghèo.",
    "[Quảng Bình|p Quảng Bình < Việt Nam] lo cho vùng núi: [Minh Hóa|d Minh Hóa < Quảng Bình] có 14 xã, các thôn: Lệ Thủy và Tân Ninh.",
    "Di sản ở [Tiên Yên|d Tiên Yên < Quảng Ninh] – [Quảng Ninh|p Quảng Ninh < Việt Nam]\nLà huyện có bề dày.",
    "[Đắk Nông|p Đắk Nông < Việt Nam]: [huyện Đắk G'long|d Đăk Glong < Đắk Nông]; [Quảng Trị|p Quảng Trị < Việt Nam]: "
    "[Đakrông|d Đakrông < Quảng Trị].",
    "Công Vinh ra sân ở [Nghệ An|p Nghệ An < Việt Nam].",
    # parents
    "Ở [xã Lãng Sơn|c Lãng Sơn < Yên Dũng] ([huyện Yên Dũng|d Yên Dũng < Bắc Giang]), người dân hiến đất.",
    "Bà con [xã Thục Luyện|c Thục Luyện < Thanh Sơn] ([Thanh Sơn|d Thanh Sơn < Phú Thọ]), [tỉnh Phú Thọ|p Phú Thọ < Việt Nam].",
    "[Xã Tân Tiến|c Tân Tiến < An Dương], [huyện An Dương|d An Dương < Hải Phòng], [Hải Phòng|p Hải Phòng < Việt Nam].",
    "[Xã Châu Thành|c Châu Thành < Quỳ Hợp], [huyện Quỳ Hợp|d Quỳ Hợp < Nghệ An].",
    "[Huyện Châu Thành|d Châu Thành < Long An], [tỉnh Long An|p Long An < Việt Nam], không phải [Châu Thành|d Châu Thành < Hậu Giang] "
    "([Hậu Giang|p Hậu Giang < Việt Nam]).",
    "[Phường Ninh Xá|c Ninh Xá < Bắc Ninh], [TP Bắc Ninh|d Bắc Ninh < Bắc Ninh].",
    "[Tuần Giáo|d Tuần Giáo < Điện Biên] ([Điện Biên|p Điện Biên < Việt Nam]) có 18 xã.",
    "Hai xã [Vĩnh Châu A|c Vĩnh Châu A < Tân Hưng] và [Hưng Hà|c Hưng Hà < Tân Hưng] (đều thuộc [Tân Hưng|d Tân Hưng < Long An]) của "
    "[Long An|p Long An < Việt Nam].".replace("Hai xã [Vĩnh", "Hai [xã Vĩnh"),
    "[Thị trấn Cồn|c Cồn < Hải Hậu] ([Hải Hậu|d Hải Hậu < Nam Định]) của [Nam Định|p Nam Định < Việt Nam].",
    "Ở [thị trấn Sơn Dương|c Sơn Dương < Sơn Dương], [huyện Sơn Dương|d Sơn Dương < Tuyên Quang], [Tuyên Quang|p Tuyên Quang < Việt Nam].",
    # as the day was
    "[Tỉnh Bắc Ninh|p Bắc Ninh < Việt Nam] đưa [huyện Quế Võ|d Quế Võ < Bắc Ninh] lên thị xã.",
    "[Cao Bằng|p Cao Bằng < Việt Nam] trước có [huyện Trà Lĩnh|d Trà Lĩnh < Cao Bằng] và [huyện Thông Nông|d Thông Nông < Cao Bằng].",
    "[Quảng Ninh|p Quảng Ninh < Việt Nam] trước có [huyện Hoành Bồ|d Hoành Bồ < Quảng Ninh].",
    # country and regions
    "[Cả nước|n Việt Nam] có 5.343 xã; [Tây Nguyên|r Tây Nguyên] ít nhất.",
    "[Miền núi phía Bắc|r Miền núi phía Bắc] đạt 41%, [Đồng bằng sông Hồng|r Đồng bằng sông Hồng] 100%, "
    "[ĐBSCL|r Đồng bằng sông Cửu Long] 70%.",
    "[Đông Nam bộ|r Đông Nam Bộ] và [Bắc Trung Bộ|r Bắc Trung Bộ] theo sau [toàn quốc|n Việt Nam].",
    "[Duyên hải Nam Trung Bộ|r Duyên hải Nam Trung Bộ] có 8 tỉnh, [Tây Bắc|r Tây Bắc] có 6.",
    "Gió mùa Đông Bắc tràn về phía Tây Bắc.",
    "Hội Nông dân Việt Nam và Mặt trận Tổ quốc Việt Nam phát động; hàng của [Việt Nam|n Việt Nam] đi xa.",
    # people
    "Ông Nguyễn Thanh Sơn, bà Trần Hòa Bình và anh Lê Thái Bình cùng dự.",
    "Ông Lê Ô Pích - Phó Chủ tịch UBND [tỉnh Bắc Giang|p Bắc Giang < Việt Nam] chủ trì.",
    "Bí thư [Tỉnh ủy Quảng Ninh|p Quảng Ninh < Việt Nam] Nguyễn Xuân Ký phát biểu.",
    "Chủ tịch UBND [huyện Ba Vì|d Ba Vì < Hà Nội] Bạch Công Tiến và chủ tịch [TP Hà Nội|p Hà Nội < Việt Nam].",
    "Chủ tịch Hội Nông dân huyện Phan Thị Hải Yến phát biểu.",
    "Chủ tịch Hồ Chí Minh từng dặn như thế.",
    "[Hà Nam|p Hà Nam < Việt Nam]: anh Lý Nhân Tông không phải người [huyện Lý Nhân|d Lý Nhân < Hà Nam].",
    "[Hà Nam|p Hà Nam < Việt Nam] từng thuộc Hà Nam Ninh.",
    # firms, products, rivers, roads
    "[Yên Bái|p Yên Bái < Việt Nam]: Công ty CP Quế Viễn Sơn và HTX Kiên Thành có mặt.",
    "[Phú Thọ|p Phú Thọ < Việt Nam]: HTX Phương Viên bán rau.",
    "[Tỉnh Yên Bái|p Yên Bái < Việt Nam] có chè Shan tuyết Suối Giàng.",
    "[Tuyên Quang|p Tuyên Quang < Việt Nam]: cam Hàm Yên được giá.",
    "[Vĩnh Phúc|p Vĩnh Phúc < Việt Nam] nằm bên sông Lô.",
    "Quân ta thắng trận Điện Biên Phủ, nay có đường Điện Biên Phủ.",
    "Hợp tác xã Tân Tiến làm nấm.",
    "Gia đình hòa bình, thanh xuân đoàn kết, xã hội tân tiến.",
    "Hoà bình lập lại, người dân đoàn kết.",
    "[Tiền Giang|p Tiền Giang < Việt Nam] trước đây rất nghèo; phòng trọ cũ ở [Hà Nội|p Hà Nội < Việt Nam] nay khác.",
    "Bà Ngân (thôn Hòa Bình) và ông Tú (khối Nam Định) ở [Hà Tĩnh|p Hà Tĩnh < Việt Nam].",
    "Phóng viên Thông tấn xã Việt Nam và H.Hiếu đưa tin từ các tỉnh [Tây Nguyên|r Tây Nguyên].",
    "[Xã Kỳ Tây|c Kỳ Tây < Kỳ Anh] ([Kỳ Anh|d Kỳ Anh < Hà Tĩnh]) của [Hà Tĩnh|p Hà Tĩnh < Việt Nam] về đích.",
    "Đội của [Đồng Tháp|p Đồng Tháp < Việt Nam] gặp đội trường THPT Thanh Bình.",
    "Nàng thơ xứ [Huế|d Huế < Thừa Thiên Huế] về [Thừa Thiên Huế|p Thừa Thiên Huế < Việt Nam].",
    # communes that may lie anywhere
    "[Xã Tân Tiến|?] đạt chuẩn.",
    "Tại [Nghệ An|p Nghệ An < Việt Nam], [xã Môn Sơn|c Môn Sơn < Con Cuông] của [huyện Con Cuông|d Con Cuông < Nghệ An].",
    "[Tỉnh Quảng Ninh|p Quảng Ninh < Việt Nam] công nhận [xã Đại Thành|?].",
]

SINCE_JULY_2025 = [
    "[Tỉnh Bắc Ninh|p* Bắc Ninh < Việt Nam] có 66 xã; [Bắc Giang|p Bắc Giang < Việt Nam] cũ góp nhiều.".replace(" cũ", " cũ"),
    "[Tuyên Quang|p* Tuyên Quang < Việt Nam] dẫn đầu: [Hàm Yên|c* Hàm Yên < Tuyên Quang] (21 sản phẩm), "
    "[Mèo Vạc|c* Mèo Vạc < Tuyên Quang] (17), [Xuân Vân|c* Xuân Vân < Tuyên Quang] 14.",
    "[Tuyên Quang|p* Tuyên Quang < Việt Nam]: ba [xã Sơn Dương|c* Sơn Dương < Tuyên Quang], [Yên Sơn|c* Yên Sơn < Tuyên Quang] và "
    "[Chiêm Hóa|c* Chiêm Hóa < Tuyên Quang].",
    "[Ninh Bình|p* Ninh Bình < Việt Nam] chọn 5 xã thuộc [Ý Yên|d Ý Yên < Nam Định] cũ, 4 xã thuộc [Lý Nhân|d Lý Nhân < Hà Nam] cũ và 3 "
    "xã của [Nho Quan|d Nho Quan < Ninh Bình] cũ.",
    "[Ninh Bình|p* Ninh Bình < Việt Nam] mới còn 97 xã. [Nam Định|p Nam Định < Việt Nam] 146/146 xã, [Ninh Bình|p Ninh Bình < Việt Nam] "
    "101/101, [Hà Nam|p Hà Nam < Việt Nam] 65/65.",
    "[Đồng Tháp|p* Đồng Tháp < Việt Nam] nhận địa bàn [tỉnh Tiền Giang|p Tiền Giang < Việt Nam] (cũ).",
    "[Cà Mau|p* Cà Mau < Việt Nam] có 64 xã, riêng phía [Bạc Liêu|p Bạc Liêu < Việt Nam] có 25.",
    "[Ninh Bình|p* Ninh Bình < Việt Nam]: ở [Kim Đông|c* Kim Đông < Ninh Bình] có trường mới, khu vực [Kim Sơn|d Kim Sơn < Ninh Bình] cũ.",
    "[Xã Giao Thủy|c* Giao Thủy < Ninh Bình] của [tỉnh Ninh Bình|p* Ninh Bình < Việt Nam].",
    "[Lâm Đồng|p* Lâm Đồng < Việt Nam]: [đặc khu Phú Quý|c* Phú Quý < Lâm Đồng] và [phường Xuân Hương - Đà Lạt|c* Xuân Hương - Đà Lạt < "
    "Lâm Đồng].",
    "[TP Huế|p* Huế < Việt Nam] và [TP Đà Nẵng|p* Đà Nẵng < Việt Nam] ký kết.",
    "[Tỉnh Phú Thọ|p* Phú Thọ < Việt Nam] có [xã Thanh Sơn|c* Thanh Sơn < Phú Thọ]; [huyện Thanh Sơn|d Thanh Sơn < Phú Thọ] đã thôi.",
    "[Ninh Bình|p* Ninh Bình < Việt Nam]: [phường Nam Định|c* Nam Định < Ninh Bình] đông dân nhất.",
    "[TP.HCM|p* Hồ Chí Minh < Việt Nam] có 54 xã và [đặc khu Côn Đảo|c* Côn Đảo < Hồ Chí Minh]; [Bình Dương|p Bình Dương < Việt Nam] cũ "
    "góp 36 xã.",
    "[Tỉnh Gia Lai|p* Gia Lai < Việt Nam] (mới) nhập [Bình Định|p Bình Định < Việt Nam] và [Gia Lai|p Gia Lai < Việt Nam].",
    "[Khánh Hòa|p* Khánh Hòa < Việt Nam]: [Vạn Ninh|c* Vạn Ninh < Khánh Hòa], [Diên Khánh|c* Diên Khánh < Khánh Hòa] mỗi xã 10 sản phẩm.",
    "[Quảng Trị|p* Quảng Trị < Việt Nam]: [xã Lệ Thủy|c* Lệ Thủy < Quảng Trị] có 12 thôn, khu vực [huyện Bố Trạch|d Bố Trạch < Quảng Bình] "
    "trước đây có 20.",
    "[Bắc Ninh|p* Bắc Ninh < Việt Nam] lập [phường Yên Dũng|c* Yên Dũng < Bắc Ninh] từ [huyện Yên Dũng|d Yên Dũng < Bắc Giang].",
]


def parse(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without marks, and for each mark its span and what it says."""
    text, marks, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    return text + marked[last:], marks


def said(found: Found) -> str:
    """What a mention was read as, in the notation of the marks."""
    if found.place is None:
        return "?"
    letter = next(k for k, v in LEVELS.items() if v == found.place.level)
    star = "*" if letter in "pdc" and found.place.as_of is not None and found.place.as_of >= MAP_NEW else ""
    above = f" < {found.place.parents[0].name}" if letter in "pdc" else ""
    return f"{letter}{star} {found.place.name}{above}"


def check(marked: str, day: date) -> None:
    text, marks = parse(marked)
    got = [(text[f.start : f.end], said(f)) for f in resolve(text, on=day).found]
    assert got == [(text[a:b], what) for a, b, what in marks]


@pytest.mark.parametrize("marked", BEFORE_JULY_2025)
def test_on_the_old_map(marked: str) -> None:
    check(marked, OLD)


@pytest.mark.parametrize("marked", SINCE_JULY_2025)
def test_on_the_new_map(marked: str) -> None:
    check(marked, NEW)
