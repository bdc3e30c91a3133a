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
    (
        "“huyện” and “xã” are those just told of, paragraphs before too",
        "Khi bản làng soi mình\n\nTạp chí Vùng cao · tháng 4/2024\n\n"
        "Từ lòng chảo ngược lên Tủa Chùa, đường rụng dần những tấm pa nô. Huyện có 11 xã, hai xã về đích nông thôn mới. "
        "Hộ nghèo của huyện là 58,6%.\n\nXã Huổi Só đang chờ một cây cầu. Hộ nghèo của xã là 60%. Thu nhập bình quân 17 triệu đồng một "
        "người "
        "một năm.\n\nTính cả tỉnh Điện Biên, hết quý I năm 2024 có 122 thôn, bản đạt chuẩn nông thôn mới.\n\n"
        "Toàn huyện Tủa Chùa có 7 sản phẩm OCOP.",
        ["2 Tủa Chùa", "58.6 Tủa Chùa", "60 Huổi Só", "17 Huổi Só", "122 Điện Biên", "7 Tủa Chùa"],
    ),
    (
        "the paper of the dateline is no place, the commune's district stays with it",
        "Thái Nguyên: Xã Tân Cương giữ nghề chè\n\n(Báo Thái Nguyên) Xã Tân Cương (TP Thái Nguyên) có 16 xóm, trong đó 12 xóm đạt chuẩn "
        "nông thôn "
        "mới kiểu mẫu. Thu nhập bình quân 65 triệu đồng/người/năm. Xã có 15 sản phẩm OCOP.\n\nToàn tỉnh hiện có 173 sản phẩm OCOP.",
        ["12 Tân Cương", "65 Tân Cương", "15 Tân Cương", "173 Thái Nguyên"],
    ),
    (
        "provinces in turn, without an article's own",
        "Kinh nghiệm từ các địa phương\n\nTại Nam Định, sau 10 năm có 209/209 xã đạt chuẩn nông thôn mới. Thu nhập bình quân 52 triệu "
        "đồng/người/năm.\n\nỞ Đồng Nai, đến nay có 133/133 xã đạt chuẩn. Tỉnh có 11/11 đơn vị cấp huyện hoàn thành. Hộ nghèo còn 0,3%.\n\n"
        "Còn tại Lào Cai, toàn tỉnh mới có 62 xã đạt chuẩn, bình quân 13 tiêu chí/xã.",
        ["209 Nam Định", "52 Nam Định", "133 Đồng Nai", "11 Đồng Nai", "0.3 Đồng Nai", "62 Lào Cai", "13 Lào Cai"],
    ),
    (
        "parts of what is now one province, and “toàn tỉnh” after them",
        "Phú Thọ sau ba tháng hợp nhất\n\nBáo Phú Thọ, ngày 12/10/2025\n\nĐến hết tháng 9/2025, tỉnh Phú Thọ có 110 xã đạt chuẩn nông "
        "thôn mới. "
        "Theo địa bàn: khu vực Phú Thọ cũ 50 xã, Vĩnh Phúc cũ 40 xã, Hòa Bình cũ 20 xã.\n\nXã Tam Nông có 15 khu dân cư kiểu mẫu. Thu "
        "nhập bình "
        "quân của xã 62 triệu đồng/người/năm.\n\nThu nhập toàn tỉnh 58 triệu đồng/người/năm. Vùng Hòa Bình cũ mới 41 triệu đồng. Tỷ lệ "
        "hộ nghèo "
        "còn 3,5%.",
        [
            "110 Phú Thọ",
            "50 Phú Thọ",
            "40 Vĩnh Phúc",
            "20 Hòa Bình",
            "15 Tam Nông",
            "62 Tam Nông",
            "58 Phú Thọ",
            "41 Hòa Bình",
            "3.5 Phú Thọ",
        ],
    ),
    (
        "who rewards, by name too, and what a district's income is compared with",
        "Vĩnh Tường: Khen thưởng phong trào xây dựng nông thôn mới\n\nChiều 10/1/2020, huyện Vĩnh Tường (Vĩnh Phúc) tổng kết. Toàn "
        "huyện có 26/26 xã "
        "đạt chuẩn. Chủ tịch UBND tỉnh Vĩnh Phúc tặng bằng khen cho 4 tập thể, 6 cá nhân; UBND huyện tặng giấy khen cho 20 tập thể.\n\n"
        "So với Yên Lạc, Bình Xuyên, thu nhập bình quân còn thấp: 48 triệu đồng/người/năm.",
        ["26 Vĩnh Tường", "4 Vĩnh Tường", "6 Vĩnh Tường", "20 Vĩnh Tường", "48 Vĩnh Tường"],
    ),
    (
        "a district “of” its province in the article of the district",
        "Vùng cao Mù Cang Chải đổi thay\n\nLà huyện nghèo của Yên Bái, Mù Cang Chải có 13 xã. Đến hết năm 2023, huyện có 3 xã đạt chuẩn "
        "nông thôn "
        "mới. Bình quân đạt 12 tiêu chí/xã.\n\nTỉnh Yên Bái đặt mục tiêu đến năm 2025 có 126/150 xã đạt chuẩn.",
        ["3 Mù Cang Chải", "12 Mù Cang Chải", "126 Yên Bái"],
    ),
    (
        "an official tells of his own commune; a bare name in the middle of a paragraph is a row of its own",
        "Phú Thọ thêm 25 xã nông thôn mới\n\nNăm 2018, tỉnh Phú Thọ có 82 xã đạt chuẩn nông thôn mới.\n\nÔng Cù Văn Trường, Chủ tịch "
        "UBND xã Vân Du "
        "(huyện Đoan Hùng), kể: “Nay thu nhập bình quân 33,5 triệu đồng/người/năm, hộ nghèo còn 4,8%”.\n\nThu nhập bình quân toàn tỉnh "
        "34 triệu "
        "đồng/người/năm. Đoan Hùng 33 triệu đồng. Hộ nghèo còn 7,1%.",
        ["82 Phú Thọ", "33.5 Vân Du", "4.8 Vân Du", "34 Phú Thọ", "33 Đoan Hùng", "7.1 Phú Thọ"],
    ),
    (
        "a national meeting in a city",
        "Hà Nội: Hội nghị toàn quốc tổng kết nông thôn mới\n\nSáng 5/12/2020, hội nghị toàn quốc khai mạc. Đến nay, cả nước có 5.400 xã "
        "đạt chuẩn nông "
        "thôn mới, bình quân cả nước 16,5 tiêu chí/xã.\n\nThu nhập bình quân khu vực nông thôn 42 triệu đồng/người/năm.",
        ["5400 Việt Nam", "16.5 Việt Nam", "42 Việt Nam"],
    ),
    (
        "a village, its commune and its district",
        "Ấp nông thôn mới kiểu mẫu ở Sóc Trăng\n\nẤp Trà Teo, xã Hồ Đắc Kiện (Châu Thành, Sóc Trăng) vừa được công nhận ấp nông thôn "
        "mới kiểu mẫu. "
        "Ấp có 320 hộ, thu nhập bình quân 62 triệu đồng/người/năm.\n\nBí thư Đảng ủy xã Hồ Đắc Kiện cho biết, xã có 3/8 ấp kiểu mẫu.\n\n"
        "Hiện nay toàn huyện Châu Thành có 22 ấp kiểu mẫu. Hộ nghèo của tỉnh còn 2,1%, riêng ấp Trà Teo còn 0,5%.",
        ["1 Hồ Đắc Kiện", "62 Trà Teo", "3 Hồ Đắc Kiện", "22 Châu Thành", "2.1 Sóc Trăng", "0.5 Trà Teo"],
    ),
    (
        "a commune that the headline names alone, in the one district of the text",
        "Thúc Kháng khoác áo mới\n\nVề Thúc Kháng (Bình Giang, Hải Dương) những ngày cuối năm, đường làng phong quang. Xã có 5 thôn. "
        "Thu nhập bình quân "
        'đạt 42 triệu đồng/người/năm. Hộ nghèo còn 1,9%.\n\nÔng Vũ Văn Nam, Chủ tịch UBND xã, phấn khởi: "Giờ 4/5 thôn đã là thôn nông '
        "thôn mới "
        'kiểu mẫu".',
        ["42 Thúc Kháng", "1.9 Thúc Kháng", "4 Thúc Kháng"],
    ),
    (
        "what a unit is called before its name, and a paper's short name before all",
        "Hòa Tiến hôm nay\n\nĐNO - Là xã nông thôn mới kiểu mẫu của huyện Hòa Vang, Hòa Tiến có 12 thôn, trong đó 9 thôn kiểu mẫu. Thu "
        "nhập bình quân "
        "đạt 75 triệu đồng/người/năm.\n\nToàn xã có 6 sản phẩm OCOP. Toàn huyện có 32 sản phẩm.",
        ["9 Hòa Tiến", "75 Hòa Tiến", "6 Hòa Tiến", "32 Hòa Vang"],
    ),
    (
        "from commune to commune of one district",
        "Xuân Lộc: Làng quê nông thôn mới đáng sống\n\nĐến Xuân Định, xã kiểu mẫu của huyện Xuân Lộc (Đồng Nai), ai cũng khen. Thu nhập "
        "bình quân 80 "
        "triệu đồng/người/năm.\n\nXã Xuân Thọ cũng vậy. Hộ nghèo chỉ còn 0,1%.\n\nĐến nay, huyện có 14/14 xã nâng cao.",
        ["80 Xuân Định", "0.1 Xuân Thọ", "14 Xuân Lộc"],
    ),
    (
        "the province's one city without its name, in a row of districts",
        "OCOP Cao Bằng năm 2023\n\nNăm 2023, tỉnh Cao Bằng có 85 sản phẩm OCOP: huyện Nguyên Bình 25 sản phẩm, Quảng Hòa 22, thành phố "
        "18, Hà Quảng 20.",
        ["85 Cao Bằng", "25 Nguyên Bình", "22 Quảng Hòa", "18 Cao Bằng", "20 Hà Quảng"],
    ),
    (
        "items of a numbered notice: a row of one district opens nothing for what follows",
        "Kết quả xét công nhận xã đạt chuẩn nông thôn mới năm 2023 của tỉnh Thái Nguyên\n\n1. Số xã đạt chuẩn nông thôn mới: 8 xã, gồm:\n"
        "- Huyện Đại Từ: 02 xã\n- Huyện Võ Nhai: 06 xã\n\n2. Lũy kế đến 31/12/2023\n- Xã đạt chuẩn: 116/126 xã, đạt 92%\n- Xã nâng cao: "
        "35 xã",
        ["8 Thái Nguyên", "2 Đại Từ", "6 Võ Nhai", "116 Thái Nguyên", "92 Thái Nguyên", "35 Thái Nguyên"],
    ),
    (
        "a region beside the country",
        "Đồng bằng sông Cửu Long: Bức tranh nông thôn mới\n\nĐến tháng 6/2022, khu vực Đồng bằng sông Cửu Long có 930/1.283 xã đạt "
        "chuẩn nông thôn mới, "
        "cao hơn mức bình quân chung của cả nước (69,4%). Trong đó, 154 xã nâng cao. Cả vùng có 40 đơn vị cấp huyện đạt chuẩn, chiếm "
        "16% của cả "
        "nước.\n\nCần Thơ dẫn đầu với 100% số xã đạt chuẩn. Cả nước hiện có 7.500 sản phẩm OCOP; riêng vùng có 1.350 sản phẩm.\n\nThu "
        "nhập bình "
        "quân khu vực nông thôn đạt 47 triệu đồng/người/năm, thấp hơn bình quân cả nước.",
        [
            "930 Đồng bằng sông Cửu Long",
            "69.4 Việt Nam",
            "154 Đồng bằng sông Cửu Long",
            "40 Đồng bằng sông Cửu Long",
            "16 Đồng bằng sông Cửu Long",
            "100 Cần Thơ",
            "7500 Việt Nam",
            "1350 Đồng bằng sông Cửu Long",
            "47 Đồng bằng sông Cửu Long",
        ],
    ),
    (
        "what a province is first in, and districts named in passing",
        "Hội Nông dân với nông thôn mới\n\nChủ tịch Hội Nông dân tỉnh Bình Phước cho biết, toàn tỉnh có 60/90 xã đạt chuẩn nông thôn "
        "mới. Tỉnh đứng tốp đầu "
        "cả nước về số ấp kiểu mẫu với 200 ấp.\n\nTại huyện Bù Đăng, hộ nghèo còn 5%. Ở huyện Lộc Ninh, con số này là 4%. Thu nhập ở "
        "Lộc Ninh 50 triệu "
        "đồng/người/năm.\n\nHội đặt mục tiêu năm 2021 thu nhập bình quân 60 triệu đồng/người/năm.",
        ["60 Bình Phước", "200 Bình Phước", "5 Bù Đăng", "4 Lộc Ninh", "50 Lộc Ninh", "60 Bình Phước"],
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


def test_a_village_lies_in_the_commune_beside_it() -> None:
    (figure,) = thonmoi.extract(
        "Thôn Khòn Quắc I, xã Đồng Bục, huyện Lộc Bình (Lạng Sơn) có thu nhập bình quân 34,6 triệu đồng/người/năm."
    ).figures
    place = figure.place
    assert place is not None
    assert (place.name, place.level, place.kind, place.code) == ("Khòn Quắc I", "village", "thôn", None)
    assert [parent.name for parent in place.parents] == ["Đồng Bục", "Lộc Bình", "Lạng Sơn", "Việt Nam"]


def test_candidates_where_it_stays_open() -> None:
    (figure,) = thonmoi.extract("Năm 2020, huyện Châu Thành có 5 xã đạt chuẩn nông thôn mới.").figures
    assert figure.place is None
    assert {"Long An", "Trà Vinh", "Tây Ninh"} < {place.parents[0].name for place in figure.place_candidates}


def test_the_new_province_of_an_old_one_in_the_headline() -> None:
    text = (
        "Bình Dương (cũ): nông thôn mới trong lòng TP.HCM\n\nNgày 12/10/2025. Bình Dương có 38/38 xã đạt chuẩn nông thôn mới; TP.HCM "
        "(cũ) có 56/56 "
        "xã.\n\nToàn thành phố phấn đấu năm 2030 có 100% số xã đạt chuẩn. Thu nhập bình quân khu vực nông thôn 95 triệu đồng/người/năm."
    )
    assert places_of(text) == ["38 Bình Dương", "56 Hồ Chí Minh", "100 Hồ Chí Minh", "95 Hồ Chí Minh"]


def test_the_city_of_a_row_is_the_district() -> None:
    record = thonmoi.extract("Năm 2023, tỉnh Cao Bằng có 65 sản phẩm OCOP: Nguyên Bình 25 sản phẩm, Quảng Hòa 22, thành phố 18.")
    (city,) = (figure.place for figure in record.figures if figure.value == 18)
    assert city is not None
    assert (city.name, city.level, city.kind, city.code) == ("Cao Bằng", "district", "thành phố", "040")
