"""Figures without a number, and the units and products behind a number: sentences of our own with what a careful reader takes from them.

Each row is a sentence and its figures: indicator, measure, status, value, the members, the place.
"""

from __future__ import annotations

import pytest

import thonmoi

Row = tuple[str, str, str, int, tuple[str, ...], str | None]


def read(text: str) -> list[Row]:
    return [
        (f.indicator, f.measure, f.status, int(f.value), f.members, f.place.name if f.place else None)
        for f in thonmoi.extract(text).figures
    ]  # fmt: skip


NAMED: list[tuple[str, list[Row]]] = [
    # a unit newly recognised; the unit above it is the place
    ("Chủ tịch UBND tỉnh Hà Nam vừa ký quyết định công nhận xã Thanh Sơn, huyện Kim Bảng đạt chuẩn nông thôn mới nâng cao.",
     [("communes_ntm_advanced", "increase", "achieved", 1, ("Thanh Sơn",), "Kim Bảng")]),
    ("Thái Bình: Xã Vũ Ninh (Kiến Xương) vừa được công nhận đạt chuẩn nông thôn mới kiểu mẫu.",
     [("communes_ntm_model", "increase", "achieved", 1, ("Vũ Ninh",), "Kiến Xương")]),
    ("Năm 2024, huyện Ba Vì có thêm xã Vạn Thắng đạt chuẩn nông thôn mới kiểu mẫu.",
     [("communes_ntm_model", "increase", "achieved", 1, ("Vạn Thắng",), "Ba Vì")]),
    ("Huyện Yên Thế có xã Đồng Tâm đạt chuẩn nông thôn mới nâng cao năm 2023.",
     [("communes_ntm_advanced", "increase", "achieved", 1, ("Đồng Tâm",), "Yên Thế")]),
    ("Tỉnh Trà Vinh: TX Duyên Hải được Thủ tướng Chính phủ công nhận hoàn thành nhiệm vụ xây dựng nông thôn mới.",
     [("districts_ntm", "increase", "achieved", 1, ("Duyên Hải",), "Trà Vinh")]),
    ("Tỉnh Đắk Nông: Thành phố Gia Nghĩa chính thức hoàn thành nhiệm vụ xây dựng nông thôn mới.",
     [("districts_ntm", "increase", "achieved", 1, ("Gia Nghĩa",), "Đắk Nông")]),
    ("Đức Trọng là huyện đầu tiên của Lâm Đồng được công nhận đạt chuẩn huyện nông thôn mới nâng cao.",
     [("districts_ntm_advanced", "increase", "achieved", 1, ("Đức Trọng",), "Lâm Đồng")]),
    ("Tỉnh Ninh Bình được Thủ tướng Chính phủ công nhận hoàn thành nhiệm vụ xây dựng nông thôn mới năm 2023.",
     [("provinces_ntm", "increase", "achieved", 1, ("Ninh Bình",), "Việt Nam")]),
    ("Bản Phiêng Ban 1 (xã Bắc Yên) được công nhận bản nông thôn mới.",
     [("villages_ntm", "increase", "achieved", 1, ("Phiêng Ban 1",), "Bắc Yên")]),
    ("Tối qua, huyện Gia Viễn, tỉnh Ninh Bình long trọng tổ chức lễ công bố và đón bằng đạt chuẩn nông thôn mới.",
     [("districts_ntm", "increase", "achieved", 1, ("Gia Viễn",), "Ninh Bình")]),
    ("Xã Vĩnh Sơn, huyện Vĩnh Thạnh trở thành xã vùng cao đầu tiên ở Bình Định đạt chuẩn nông thôn mới.",
     [("communes_ntm", "increase", "achieved", 1, ("Vĩnh Sơn",), "Vĩnh Thạnh")]),
    ("Ý Yên là huyện thứ 3 của tỉnh Nam Định đạt chuẩn nông thôn mới.",
     [("districts_ntm", "increase", "achieved", 1, ("Ý Yên",), "Nam Định")]),
    # several are one figure; a row in two districts has the province as its place
    ("Thành phố Việt Trì và các huyện Lâm Thao, Thanh Thủy đã được công nhận hoàn thành nhiệm vụ, đạt chuẩn nông thôn mới.",
     [("districts_ntm", "increase", "achieved", 3, ("Việt Trì", "Lâm Thao", "Thanh Thủy"), "Phú Thọ")]),
    ("Phong Điền, Quảng Điền (Thừa Thiên Huế) chính thức đạt chuẩn nông thôn mới.",
     [("districts_ntm", "increase", "achieved", 2, ("Phong Điền", "Quảng Điền"), "Thừa Thiên Huế")]),
    ("Trong tháng 6, xã Tà Bhing (Nam Giang) và xã Lăng (Tây Giang) đón bằng công nhận đạt chuẩn nông thôn mới.",
     [("communes_ntm", "increase", "achieved", 2, ("Tà Bhing", "Lăng"), "Quảng Nam")]),
    ("Dịp này, UBND tỉnh Nghệ An trao bằng công nhận xã đạt chuẩn nông thôn mới cho các xã Nghĩa Thuận, Nghĩa Mỹ (Thái Hòa).",
     [("communes_ntm", "increase", "achieved", 2, ("Nghĩa Thuận", "Nghĩa Mỹ"), "Thái Hòa")]),
    ("Năm 2021, H.Đại Từ (Thái Nguyên) được công nhận huyện NTM.",
     [("districts_ntm", "increase", "achieved", 1, ("Đại Từ",), "Thái Nguyên")]),
    # aims
    ("Tỉnh Sơn La phấn đấu đến năm 2025 đưa huyện Mai Sơn về đích nông thôn mới.",
     [("districts_ntm", "increase", "target", 1, ("Mai Sơn",), "Sơn La")]),
    ("Kế hoạch của huyện Krông Bông là đưa xã Hòa Lễ lên nông thôn mới nâng cao trong năm 2025.",
     [("communes_ntm_advanced", "increase", "target", 1, ("Hòa Lễ",), "Krông Bông")]),
    ("Tỉnh Nam Định phấn đấu năm 2023 các huyện Xuân Trường và Trực Ninh đạt chuẩn huyện nông thôn mới nâng cao.",
     [("districts_ntm_advanced", "increase", "target", 2, ("Xuân Trường", "Trực Ninh"), "Nam Định")]),
    ("Tỉnh Vĩnh Long dự kiến cuối năm 2023 thị xã Bình Minh hoàn thành nhiệm vụ xây dựng nông thôn mới.",
     [("districts_ntm", "increase", "target", 1, ("Bình Minh",), "Vĩnh Long")]),
    ("Tỉnh Hà Tĩnh phấn đấu trở thành tỉnh nông thôn mới vào năm 2025.",
     [("provinces_ntm", "increase", "target", 1, ("Hà Tĩnh",), "Việt Nam")]),
    # the level word alone: the unit that the text is about
    ("Năm 2026, tỉnh Cà Mau quyết tâm đưa tỉnh về đích nông thôn mới.",
     [("provinces_ntm", "increase", "target", 1, ("Cà Mau",), "Việt Nam")]),
    ("Bí thư Huyện ủy Phù Yên khẳng định sẽ đưa huyện về đích nông thôn mới đúng hẹn.",
     [("districts_ntm", "increase", "target", 1, ("Phù Yên",), None)]),
    ("UBND huyện Chương Mỹ tổ chức lễ công bố quyết định của Thủ tướng công nhận huyện đạt chuẩn nông thôn mới.",
     [("districts_ntm", "increase", "achieved", 1, ("Chương Mỹ",), None)]),
    ("Đại diện huyện Lâm Thao cho biết huyện phấn đấu trở thành huyện nông thôn mới kiểu mẫu vào năm 2025.",
     [("districts_ntm_advanced", "increase", "target", 1, ("Lâm Thao",), None)]),
    ("Kế hoạch năm 2016 của tỉnh Hậu Giang gồm: Vị Đông sẽ cán đích nông thôn mới trước tháng 9.",
     [("communes_ntm", "increase", "target", 1, ("Vị Đông",), "Hậu Giang")]),
    # a chronicle goes on about the communes before
    ("Huyện Phụng Hiệp có 5 xã đạt chuẩn nông thôn mới. Năm 2018, Long Thạnh và Thạnh Hòa cùng về.",
     [("communes_ntm", "total", "achieved", 5, (), "Phụng Hiệp"),
      ("communes_ntm", "increase", "achieved", 2, ("Long Thạnh", "Thạnh Hòa"), "Phụng Hiệp")]),
    # all there are
    ("Mới chỉ có xã Chiềng Khoang đạt chuẩn nông thôn mới ở huyện Quỳnh Nhai.",
     [("communes_ntm", "total", "achieved", 1, ("Chiềng Khoang",), "Quỳnh Nhai")]),
]  # fmt: skip

NONE_AND_ALL: list[tuple[str, list[Row]]] = [
    ("Huyện Mường Tè, tỉnh Lai Châu chưa có xã nào đạt chuẩn nông thôn mới.", [("communes_ntm", "total", "achieved", 0, (), "Mường Tè")]),
    ("Chưa có huyện nào của tỉnh Điện Biên đạt chuẩn nông thôn mới.", [("districts_ntm", "total", "achieved", 0, (), "Điện Biên")]),
    ("Năm 2021 toàn huyện Ninh Giang không có xã nào được công nhận nông thôn mới nâng cao.",
     [("communes_ntm_advanced", "total", "achieved", 0, (), "Ninh Giang")]),
    ("Toàn tỉnh Lai Châu không còn xã dưới 8 tiêu chí nông thôn mới.", [("communes_criteria", "total", "achieved", 0, (), "Lai Châu")]),
    ("Không xã nào của tỉnh Bắc Ninh dưới 15 tiêu chí nông thôn mới.", [("communes_criteria", "total", "achieved", 0, (), "Bắc Ninh")]),
    ("Tỉnh Kon Tum đặt mục tiêu không để xã nào dưới 12 tiêu chí nông thôn mới.",
     [("communes_criteria", "total", "target", 0, (), "Kon Tum")]),
    ("Huyện chưa có thôn nào được công nhận thôn nông thôn mới kiểu mẫu.", [("villages_ntm_model", "total", "achieved", 0, (), None)]),
    # one a place, with the standard of the figure before
    ("Tỉnh Hưng Yên có 100 xã đạt chuẩn nông thôn mới; riêng Văn Lâm và Ân Thi chưa có xã nào nâng cao.",
     [("communes_ntm", "total", "achieved", 100, (), "Hưng Yên"), ("communes_ntm_advanced", "total", "achieved", 0, (), "Văn Lâm"),
      ("communes_ntm_advanced", "total", "achieved", 0, (), "Ân Thi")]),
    ("Toàn tỉnh Điện Biên có 60 xã nông thôn mới; Nậm Pồ và Mường Nhé chưa có xã nào.",
     [("communes_ntm", "total", "achieved", 60, (), "Điện Biên"), ("communes_ntm", "total", "achieved", 0, (), "Nậm Pồ"),
      ("communes_ntm", "total", "achieved", 0, (), "Mường Nhé")]),
    ("Cấp xã thì kiểu mẫu chưa xã nào, nông thôn mới nâng cao mới có 3 xã.",
     [("communes_ntm_model", "total", "achieved", 0, (), None), ("communes_ntm_advanced", "total", "achieved", 3, (), None)]),
    ("Toàn huyện có 7 xã nông thôn mới; kiểu mẫu thì chưa có.",
     [("communes_ntm", "total", "achieved", 7, (), None), ("communes_ntm_model", "total", "achieved", 0, (), None)]),
    ("Tất cả các xã của huyện Nam Trực đều đạt chuẩn nông thôn mới.", [("communes_ntm", "share", "achieved", 100, (), "Nam Trực")]),
    ("Toàn bộ các huyện của tỉnh Nam Định đều đạt chuẩn huyện nông thôn mới.",
     [("districts_ntm", "share", "achieved", 100, (), "Nam Định")]),
]  # fmt: skip

NOTHING = [
    "Xã nông thôn mới Hải Đường có nhiều tuyến đường hoa.",
    "Nhiều hộ ở xã nông thôn mới nâng cao Minh Châu làm giàu từ dược liệu.",
    "Huyện Văn Giang là huyện nông thôn mới.",
    "Từ khi huyện Yên Khánh đạt chuẩn nông thôn mới, bộ mặt làng quê đổi khác.",
    "Gần 10 năm sau khi xã Phú Lộc đạt chuẩn nông thôn mới, thu nhập người dân tăng gấp ba.",
    "Huyện Văn Giang, nơi từng đạt chuẩn nông thôn mới năm 2015, nay đô thị hóa nhanh.",
    "Xã Quảng Minh được công nhận xã nông thôn mới từ năm 2014.",
    "Hồ sơ đề nghị công nhận huyện Đoan Hùng đạt chuẩn nông thôn mới đã gửi về Bộ Nông nghiệp.",
    "Xã Vĩnh Hòa chưa đạt chuẩn nông thôn mới.",
    "Chỉ có Kim Sơn và Nho Quan chưa đạt chuẩn nông thôn mới.",
    "Quế Phong, Kỳ Sơn và Tương Dương là ba huyện chưa đạt chuẩn nông thôn mới.",
    "Xã Thượng Trưng được chọn làm điểm xây dựng nông thôn mới.",
    "Xã Sơn Kim được tặng bằng khen vì thành tích xây dựng nông thôn mới.",
    "Xã Bình Minh có trường mầm non đạt chuẩn quốc gia và đạt chuẩn nông thôn mới năm 2014.",
    "Không phải xã nào cũng đạt chuẩn nông thôn mới.",
    "Không có xã nào nợ đọng xây dựng nông thôn mới.",
    "Chưa có xã nào có bác sĩ ở tỉnh này, dù là xã nông thôn mới.",
    "Huyện Đầm Hà tổ chức công bố xã đạt chuẩn nông thôn mới.",
    "Thị trấn Đồi Ngô và xã Bảo Đài được UBND tỉnh công nhận đạt chuẩn đô thị văn minh, nông thôn mới thì chưa.",
    "Hồ sơ đáp ứng yêu cầu về huyện đạt chuẩn nông thôn mới.",
    "Toàn bộ kinh phí xây dựng nông thôn mới do dân góp.",
]

MEMBERS: list[tuple[str, tuple[str, ...]]] = [
    ("Tỉnh có 2 huyện Cô Tô, Đông Triều đạt chuẩn nông thôn mới.", ("Cô Tô", "Đông Triều")),
    ("Trên địa bàn có 2 xã (Hòa Sơn, Thiện Tân) đạt nông thôn mới kiểu mẫu.", ("Hòa Sơn", "Thiện Tân")),
    ("Năm 2022, tỉnh Thái Nguyên công nhận 3 xã đạt chuẩn nông thôn mới, gồm: Văn Yên, Mỹ Yên (Đại Từ); Tân Khánh (Phú Bình).",
     ("Văn Yên", "Mỹ Yên", "Tân Khánh")),
    ("Năm 2020, huyện Gio Linh phấn đấu thêm 2 xã về đích nông thôn mới, đó là Gio Mai và Gio Quang.", ("Gio Mai", "Gio Quang")),
    ("Tỉnh Bắc Kạn có 4 xã đạt chuẩn nông thôn mới: Rã Bản (Chợ Đồn), Cẩm Giàng (Bạch Thông), Quân Hà và Địa Linh (Ba Bể).",
     ("Rã Bản", "Cẩm Giàng", "Quân Hà", "Địa Linh")),
    ("Ba xã Phú Đông, Phú Tân, Tân Thới của huyện Tân Phú Đông vừa được công nhận xã nông thôn mới.", ("Phú Đông", "Phú Tân", "Tân Thới")),
    ("Việt Yên và Lạng Giang là hai huyện đầu tiên của tỉnh Bắc Giang đạt chuẩn nông thôn mới nâng cao.", ("Việt Yên", "Lạng Giang")),
    ("Xã Hải Sơn cùng xã Hải Phong trở thành hai xã nông thôn mới kiểu mẫu đầu tiên của huyện Hải Hậu.", ("Hải Sơn", "Hải Phong")),
    ("Ở huyện Bảo Lạc, 3 xã Hồng Trị, Huy Giáp, Cô Ba còn dưới 10 tiêu chí nông thôn mới.", ("Hồng Trị", "Huy Giáp", "Cô Ba")),
    ("Tỉnh thu hồi danh hiệu 2 xã nông thôn mới là Minh Tiến và Đào Dương.", ("Minh Tiến", "Đào Dương")),
    ("Huyện có 3 sản phẩm OCOP 4 sao là chè Tân Cương, mật ong hoa nhãn và miến dong Việt Cường.",
     ("chè Tân Cương", "mật ong hoa nhãn", "miến dong Việt Cường")),
    ("OCOP năm 2023 tỉnh có 2 sản phẩm 5 sao (trà hoa vàng Quy Hoa và chả mực Bá Kiến).", ("trà hoa vàng Quy Hoa", "chả mực Bá Kiến")),
    ("Bánh đa Kế, mì Chũ và rượu làng Vân là ba sản phẩm OCOP đạt 4 sao.", ("Bánh đa Kế", "mì Chũ", "rượu làng Vân")),
    ("Toàn huyện có 4 sản phẩm OCOP 3 sao gồm: gạo Séng Cù, tương ớt Mường Khương, lạp sườn và chè Shan.",
     ("gạo Séng Cù", "tương ớt Mường Khương", "lạp sườn", "chè Shan")),
    ("3 sản phẩm OCOP được xếp hạng: chè Shan Hồ Thầu 4 sao, miến dong Bình Lư 4 sao và mật ong Mù Sang 3 sao.",
     ("chè Shan Hồ Thầu", "miến dong Bình Lư", "mật ong Mù Sang")),
    ("Có 3 xã đạt từ 12 tiêu chí nông thôn mới, lần lượt là Pa Tần (17), Nậm Ban 15, Trung Chải 12.", ("Pa Tần", "Nậm Ban", "Trung Chải")),
    ("Năm 2015 huyện công nhận thêm hai xã nông thôn mới, Thạnh Lợi và Mỹ An.", ("Thạnh Lợi", "Mỹ An")),
    # names stand as the text writes them
    ("Tỉnh có 2 huyện Hoà Vang, Thanh Thuỷ đạt chuẩn nông thôn mới.", ("Hoà Vang", "Thanh Thuỷ")),
    # a row that is longer or shorter than the number is about something else, and so are places that divide it
    ("Trong số 6 xã về đích nông thôn mới năm nay có Tam Đa, Nhật Quang (Phù Cừ).", ()),
    ("Trong 5 xã về đích nông thôn mới năm nay, Mường Cang đứng đầu.", ()),
    ("Tỉnh công nhận 2 xã nông thôn mới, gồm Than Uyên (1 xã), Tân Uyên (1 xã).", ()),
    ("Cả vùng có 3 tỉnh đạt chuẩn nông thôn mới 100% số huyện; huyện đạt chuẩn: Long An 3, An Giang 2, Bến Tre 1.", ()),
    ("Huyện Đô Lương có 1 xã đạt chuẩn nông thôn mới.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), NAMED)
def test_named_units(sentence: str, expected: list[Row]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), NONE_AND_ALL)
def test_none_and_all(sentence: str, expected: list[Row]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_attributes_and_background_are_no_figures(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(("sentence", "members"), MEMBERS)
def test_members_of_a_number(sentence: str, members: tuple[str, ...]) -> None:
    assert read(sentence)[0][4] == members


def test_a_row_may_follow_in_the_next_sentence_or_on_lines_of_its_own() -> None:
    text = "Tỉnh công nhận 3 xã đạt chuẩn nông thôn mới. Các xã được công nhận đợt này gồm: Lệ Xá, Cương Chính; Đại Hưng (Khoái Châu)."
    assert read(text)[0][4] == ("Lệ Xá", "Cương Chính", "Đại Hưng")
    assert read("Huyện có 2 xã đạt chuẩn nông thôn mới. Đó là Nà Hẩu và Xuân Tầm.")[0][4] == ("Nà Hẩu", "Xuân Tầm")
    lines = "Huyện có 3 xã đạt chuẩn nông thôn mới:\n- Xã Tân Đồng\n- Xã Y Can\n- Xã Cường Thịnh\n"
    assert read(lines)[0][4] == ("Tân Đồng", "Y Can", "Cường Thịnh")


def test_these_two_districts_are_the_two_named_before() -> None:
    figures = read("Hai huyện Thoại Sơn, Châu Phú đã đủ hồ sơ. Năm 2019, tỉnh phấn đấu đưa cả hai huyện này về đích nông thôn mới.")
    assert figures[0][4] == ("Thoại Sơn", "Châu Phú")


def test_every_figure_without_a_number_says_how_it_reads() -> None:
    readings = {
        "Huyện Mường Tè chưa có xã nào đạt chuẩn nông thôn mới.": "none",
        "Tất cả các thôn của xã Mỹ Hưng đều đạt chuẩn thôn nông thôn mới.": "all",
        "Phấn đấu đến năm 2030 xã Mường Khoa đạt nông thôn mới nâng cao.": "named",
    }
    for sentence, reading in readings.items():
        assert [e.reading for f in thonmoi.extract(sentence).figures for e in f.evidence] == [reading]
