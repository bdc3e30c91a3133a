"""Where a figure is of: whole articles, and for each figure its value and its place. Texts are invented."""

import pytest

import thonmoi

ARTICLES: list[tuple[str, str, list[str]]] = [
    (
        "a unit called by what it is, and a paragraph without a place is the article's",
        "Nông thôn mới Bắc Giang: Mỗi huyện ít nhất một xã nâng cao\n\nBáo Bắc Giang | 15/10/2021 08:30\n\n"
        "Năm 2021, tỉnh phấn đấu mỗi huyện có ít nhất 1 xã nông thôn mới nâng cao. Đến nay, toàn tỉnh có 145 xã đạt chuẩn.\n\n"
        "Tại huyện Lạng Giang, 100% số xã đã đạt chuẩn. Địa phương có 6 xã nâng cao, 2 xã kiểu mẫu. Thu nhập bình quân đạt 55 triệu "
        "đồng/người/năm.\n\n"
        "Ở Sơn Động, huyện nghèo của tỉnh, mới có 4 xã về đích. Tỷ lệ hộ nghèo còn 28%.\n\n"
        "Bình quân mỗi xã đạt 16,5 tiêu chí, không còn xã dưới 10 tiêu chí.",
        [
            "1 -",
            "145 Bắc Giang",
            "100 Lạng Giang",
            "6 Lạng Giang",
            "2 Lạng Giang",
            "55 Lạng Giang",
            "4 Sơn Động",
            "28 Sơn Động",
            "16.5 Bắc Giang",
            "0 Bắc Giang",
        ],
    ),
    (
        "an article of a district: its communes, the province beside it, who helps and who rewards",
        "Yên Dũng xây dựng huyện nông thôn mới nâng cao\n\n"
        "Sau 10 năm, huyện Yên Dũng (Bắc Giang) đã có 16/16 xã đạt chuẩn nông thôn mới. So với toàn tỉnh (60%), kết quả này rất cao.\n\n"
        "Xã Tư Mại có 5/9 thôn kiểu mẫu, thu nhập 60 triệu đồng/người/năm. Xã cũng có 2 sản phẩm OCOP 3 sao.\n\n"
        "Cả huyện còn 1,2% hộ nghèo. Được tỉnh hỗ trợ, huyện phấn đấu có thêm 3 xã nâng cao trong năm tới. UBND tỉnh tặng bằng khen cho "
        "5 tập thể.",
        ["16 Yên Dũng", "5 Tư Mại", "60 Tư Mại", "2 Tư Mại", "1.2 Yên Dũng", "3 Yên Dũng", "5 Yên Dũng"],
    ),
    (
        "a section is of the unit that its heading names",
        "OCOP ở các huyện của Nghệ An\n\n1. Huyện Nam Đàn\n\n"
        "Hiện có 70 sản phẩm OCOP, trong đó 5 sản phẩm 4 sao. Năm nay đánh giá thêm 12 sản phẩm.\n\n2. Huyện Kỳ Sơn\n\n"
        "Mới có 8 sản phẩm OCOP.\n\n3. Đánh giá chung\n\nToàn tỉnh có 400 sản phẩm OCOP.",
        ["70 Nam Đàn", "5 Nam Đàn", "12 Nam Đàn", "8 Kỳ Sơn", "400 Nghệ An"],
    ),
    (
        "the region of a meeting, not the town where it met",
        "Hội nghị giao ban các tỉnh Bắc Trung Bộ\n\nNgày 10/7/2022, tại TP Vinh, Văn phòng Điều phối nông thôn mới Trung ương tổ chức "
        "hội nghị giao ban các tỉnh Bắc Trung Bộ. Toàn vùng có 1.100 xã đạt chuẩn nông thôn mới. Hà Tĩnh dẫn đầu với 180 xã, tiếp đến là "
        "Nghệ An 300 xã. Bình quân toàn vùng 16,9 tiêu chí/xã.",
        ["1100 Bắc Trung Bộ", "180 Hà Tĩnh", "300 Nghệ An", "16.9 Bắc Trung Bộ"],
    ),
    (
        "a province that the headline does not name, compared with others and the country",
        "Những người giữ lửa cho làng quê\n\nBáo Làng quê | 12/05/2021\n\n"
        "Năm 2020, tỉnh Phú Yên có 60/83 xã đạt chuẩn nông thôn mới, cao hơn bình quân cả nước. Kinh nghiệm của Nam Định, Thái Bình, "
        "Đồng Nai được tỉnh học tập.\n\nThu nhập bình quân đạt 42 triệu đồng/người/năm, tỷ lệ hộ nghèo còn 2,1%.",
        ["60 Phú Yên", "42 Phú Yên", "2.1 Phú Yên"],
    ),
    (
        "provinces counted are of the country, a year before “tỉnh” counts none",
        "Cả nước xây dựng nông thôn mới\n\nĐến năm 2020, cả nước có 5.400 xã đạt chuẩn nông thôn mới.\n\n"
        "Thủ tướng tặng Cờ thi đua trong xây dựng nông thôn mới cho 12 tỉnh, 30 huyện và 120 xã.",
        ["5400 Việt Nam", "12 Việt Nam", "30 Việt Nam", "120 Việt Nam"],
    ),
    (
        "“năm 2020 tỉnh” is a year and the province",
        "Bắc Giang xây dựng nông thôn mới\n\nNăm 2020 tỉnh giao 4 xã về đích nông thôn mới, kết quả có 3 xã đạt chuẩn.",
        ["4 Bắc Giang", "3 Bắc Giang"],
    ),
    (
        "what is said of two places wholly is said of each; a row of names with one number too",
        "Lâm Đồng xây dựng nông thôn mới\n\nNăm 2019, hai huyện Đơn Dương và Đức Trọng đã hoàn thành 8/8 xã nông thôn mới. "
        "Nâng cao: Đơn Dương 4 xã, Lâm Hà 3; Đà Lạt và Bảo Lộc một xã.",
        ["8 Đơn Dương", "8 Đức Trọng", "4 Đơn Dương", "3 Lâm Hà", "1 Đà Lạt", "1 Bảo Lộc"],
    ),
    (
        "communes of the map since July 2025, told of in turn",
        "Mười hai xã: ghi từ Ninh Bình mới\n\nNinh Bình - 14/11/2025\n\nTỉnh Ninh Bình có 97 xã nông thôn mới.\n\n"
        "- Cúc Phương, xã có đông người Mường: hộ nghèo 3,4%; thu nhập bình quân 54 triệu đồng/người. Đến nay 8/14 thôn kiểu mẫu.\n\n"
        "- Rạng Đông: chưa có sản phẩm OCOP 4 sao nào; 3 sao có 8 sản phẩm.",
        ["97 Ninh Bình", "3.4 Cúc Phương", "54 Cúc Phương", "8 Cúc Phương", "0 Rạng Đông", "8 Rạng Đông"],
    ),
]


def places_of(text: str) -> list[str]:
    record = thonmoi.extract(text)
    found = sorted((e.start, i) for i, f in enumerate(record.figures) for e in f.evidence if e.section != "title")
    figures = [record.figures[i] for _, i in found]
    return [f"{f.value} {f.place.name if f.place else '-'}" for f in figures]


@pytest.mark.parametrize(("why", "text", "expected"), ARTICLES)
def test_place(why: str, text: str, expected: list[str]) -> None:
    assert places_of(text) == expected, why
