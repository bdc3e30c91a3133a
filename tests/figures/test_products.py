"""OCOP products and their makers: sentences of our own, and what a careful reader takes from each.

A row is a sentence and its figures, one a line: what is counted ("sản phẩm" or "chủ thể"), measure, status, value, stars ("4", "3+", "3-4",
"5?" for tiềm năng 5 sao, "" for none), what narrows it, and the place. A "·" before the line says that the figure is part of another one.
"""

from __future__ import annotations

import pytest
from ocoplines import read

import thonmoi

STARS = [
    ("Đến hết tháng 6/2023, tỉnh Lào Cai có 186 sản phẩm OCOP, gồm 3 sản phẩm 5 sao, 51 sản phẩm 4 sao và 132 sản phẩm 3 sao.",
     ["sản phẩm | total | achieved | 186 | - | - | Lào Cai",
      "· sản phẩm | total | achieved | 3 | 5 | - | Lào Cai",
      "· sản phẩm | total | achieved | 51 | 4 | - | Lào Cai",
      "· sản phẩm | total | achieved | 132 | 3 | - | Lào Cai"]),
    ("Tỉnh Bến Tre có 211 sản phẩm OCOP (3 sao: 140; 4 sao: 68; 5 sao: 3).",
     ["sản phẩm | total | achieved | 211 | - | - | Bến Tre",
      "· sản phẩm | total | achieved | 140 | 3 | - | Bến Tre",
      "· sản phẩm | total | achieved | 68 | 4 | - | Bến Tre",
      "· sản phẩm | total | achieved | 3 | 5 | - | Bến Tre"]),
    ("Năm 2022, Hội đồng tỉnh Phú Thọ công nhận 42 sản phẩm OCOP. Hạng 4 sao thuộc về 9 sản phẩm; 33 sản phẩm được 3 sao.",
     ["sản phẩm | increase | achieved | 42 | - | - | Phú Thọ",
      "· sản phẩm | increase | achieved | 9 | 4 | - | Phú Thọ",
      "· sản phẩm | increase | achieved | 33 | 3 | - | Phú Thọ"]),
    ("Số sản phẩm OCOP 4 sao của tỉnh Ninh Bình hiện là 58.", ["sản phẩm | total | achieved | 58 | 4 | - | Ninh Bình"]),
    ("Huyện Tủa Chùa có 3 sản phẩm được đề nghị công nhận OCOP 5 sao.", ["sản phẩm | total | achieved | 3 | 5? | - | Tủa Chùa"]),
    ("Tỉnh Long An xếp hạng OCOP cho 20 sản phẩm của 14 chủ thể đạt hạng 4 sao.",
     ["sản phẩm | increase | achieved | 20 | 4 | - | Long An", "chủ thể | increase | achieved | 14 | - | - | Long An"]),
    ("Huyện Na Hang có 6 sản phẩm OCOP từng 3 sao nay lên hạng 4 sao.", ["sản phẩm | increase | achieved | 6 | 4 | - | Na Hang"]),
    ("Năm 2021, cả nước có 5.320 sản phẩm OCOP 3 sao trở lên, tăng 2.100 sản phẩm so với năm 2020.",
     ["sản phẩm | total | achieved | 5320 | 3+ | - | Việt Nam", "sản phẩm | increase | achieved | 2100 | 3+ | - | Việt Nam"]),
    ("Huyện Vũ Quang có 14 sản phẩm OCOP 3, 4 sao.", ["sản phẩm | total | achieved | 14 | 3-4 | - | Vũ Quang"]),
    ("Hội đồng OCOP tỉnh Bắc Ninh phê duyệt nâng hạng từ 3 sao lên 4 sao đối với 5 sản phẩm.",
     ["sản phẩm | increase | achieved | 5 | 4 | - | Bắc Ninh"]),
    ("Tỉnh Cà Mau có 9 sản phẩm OCOP 4 sao, 110 sản phẩm OCOP 3 sao, trong đó 90 sản phẩm thuộc nhóm thực phẩm.",
     ["sản phẩm | total | achieved | 9 | 4 | - | Cà Mau",
      "sản phẩm | total | achieved | 110 | 3 | - | Cà Mau",
      "· sản phẩm | total | achieved | 90 | - | nhóm thực phẩm | Cà Mau"]),
]  # fmt: skip

PLACES = [
    ("Tỉnh Hòa Bình có 140 sản phẩm OCOP từ 3 sao trở lên. Chia theo địa bàn, Lạc Sơn dẫn đầu với 21 sản phẩm, kế đến Tân Lạc 18, "
     "Kim Bôi và Mai Châu mỗi huyện 12.",
     ["sản phẩm | total | achieved | 140 | 3+ | - | Hòa Bình",
      "· sản phẩm | total | achieved | 21 | 3+ | - | Lạc Sơn",
      "· sản phẩm | total | achieved | 18 | 3+ | - | Tân Lạc",
      "· sản phẩm | total | achieved | 12 | 3+ | - | Kim Bôi",
      "· sản phẩm | total | achieved | 12 | 3+ | - | Mai Châu"]),
    ("Tỉnh Kon Tum có 190 sản phẩm OCOP; các huyện Đăk Hà, Ngọc Hồi và Sa Thầy lần lượt có 34, 28 và 21 sản phẩm.",
     ["sản phẩm | total | achieved | 190 | - | - | Kon Tum",
      "· sản phẩm | total | achieved | 34 | - | - | Đăk Hà",
      "· sản phẩm | total | achieved | 28 | - | - | Ngọc Hồi",
      "· sản phẩm | total | achieved | 21 | - | - | Sa Thầy"]),
    ("Tỉnh Tuyên Quang có 4 sản phẩm OCOP du lịch: 2 ở Na Hang, 1 ở Lâm Bình và 1 ở Chiêm Hóa.",
     ["sản phẩm | total | achieved | 4 | - | du lịch | Tuyên Quang",
      "· sản phẩm | total | achieved | 2 | - | du lịch | Na Hang",
      "· sản phẩm | total | achieved | 1 | - | du lịch | Lâm Bình",
      "· sản phẩm | total | achieved | 1 | - | du lịch | Chiêm Hóa"]),
    ("Cả nước có 15.000 sản phẩm OCOP. Đồng bằng sông Hồng chiếm 31% tổng số sản phẩm OCOP, Đông Nam Bộ chiếm 6%.",
     ["sản phẩm | total | achieved | 15000 | - | - | Việt Nam",
      "sản phẩm | share | achieved | 31 | - | - | Đồng bằng sông Hồng",
      "sản phẩm | share | achieved | 6 | - | - | Đông Nam Bộ"]),
    ("Năm qua, tỉnh Bắc Giang công nhận 40 sản phẩm OCOP. Lũy kế toàn tỉnh có 190 sản phẩm, Lục Ngạn nhiều nhất, 45 sản phẩm.",
     ["sản phẩm | increase | achieved | 40 | - | - | Bắc Giang",
      "sản phẩm | total | achieved | 190 | - | - | Bắc Giang",
      "· sản phẩm | total | achieved | 45 | - | - | Lục Ngạn"]),
]  # fmt: skip

GROUPS = [
    ("Toàn tỉnh Bắc Kạn có 210 sản phẩm OCOP, trong đó nhóm thực phẩm 160 sản phẩm, đồ uống 25, dược liệu 15, du lịch 10.",
     ["sản phẩm | total | achieved | 210 | - | - | Bắc Kạn",
      "· sản phẩm | total | achieved | 160 | - | nhóm thực phẩm | Bắc Kạn",
      "· sản phẩm | total | achieved | 25 | - | đồ uống | Bắc Kạn",
      "· sản phẩm | total | achieved | 15 | - | dược liệu | Bắc Kạn",
      "· sản phẩm | total | achieved | 10 | - | du lịch | Bắc Kạn"]),
    ("Tỉnh Lai Châu có 160 sản phẩm OCOP. Nhóm chè đông nhất: 70 sản phẩm; mật ong 12.",
     ["sản phẩm | total | achieved | 160 | - | - | Lai Châu",
      "· sản phẩm | total | achieved | 70 | - | Nhóm chè | Lai Châu",
      "· sản phẩm | total | achieved | 12 | - | mật ong | Lai Châu"]),
    ("Năm 2024, tỉnh Yên Bái đánh giá, phân hạng 60 sản phẩm OCOP, trong đó công nhận mới 44, công nhận lại 16.",
     ["sản phẩm | increase | achieved | 60 | - | - | Yên Bái",
      "· sản phẩm | increase | achieved | 44 | - | công nhận mới | Yên Bái",
      "· sản phẩm | increase | achieved | 16 | - | công nhận lại | Yên Bái"]),
    ("Hội đồng tỉnh Phú Yên công nhận lại 13 sản phẩm OCOP đã hết hạn.",
     ["sản phẩm | increase | achieved | 13 | - | công nhận lại | Phú Yên"]),
    ("Nhóm đồ uống chiếm 18% (36 sản phẩm) trong số sản phẩm OCOP của tỉnh Gia Lai.",
     ["sản phẩm | share | achieved | 18 | - | Nhóm đồ uống | Gia Lai", "sản phẩm | total | achieved | 36 | - | Nhóm đồ uống | Gia Lai"]),
    ("Hiện cả nước có 12.000 sản phẩm OCOP, trong đó 70% sản phẩm 3 sao, 28,5% sản phẩm 4 sao.",
     ["sản phẩm | total | achieved | 12000 | - | - | Việt Nam",
      "sản phẩm | share | achieved | 70 | 3 | - | Việt Nam",
      "sản phẩm | share | achieved | 28.5 | 4 | - | Việt Nam"]),
]  # fmt: skip

MAKERS = [
    ("Huyện Mộc Châu có 36 sản phẩm OCOP của 22 chủ thể: 12 hợp tác xã, 6 doanh nghiệp, 4 hộ kinh doanh.",
     ["sản phẩm | total | achieved | 36 | - | - | Mộc Châu",
      "chủ thể | total | achieved | 22 | - | - | Mộc Châu",
      "· chủ thể | total | achieved | 12 | - | hợp tác xã | Mộc Châu",
      "· chủ thể | total | achieved | 6 | - | doanh nghiệp | Mộc Châu",
      "· chủ thể | total | achieved | 4 | - | hộ kinh doanh | Mộc Châu"]),
    ("Tỉnh Quảng Nam có 310 chủ thể OCOP. Chia theo loại hình: hợp tác xã 90, công ty 70, hộ sản xuất 150.",
     ["chủ thể | total | achieved | 310 | - | - | Quảng Nam",
      "· chủ thể | total | achieved | 90 | - | hợp tác xã | Quảng Nam",
      "· chủ thể | total | achieved | 70 | - | công ty | Quảng Nam",
      "· chủ thể | total | achieved | 150 | - | hộ sản xuất | Quảng Nam"]),
    ("Chủ thể OCOP của tỉnh Sơn La hiện là 118, trong đó hợp tác xã chiếm 61%, doanh nghiệp 22%, còn lại là hộ kinh doanh.",
     ["chủ thể | total | achieved | 118 | - | - | Sơn La",
      "· chủ thể | share | achieved | 61 | - | hợp tác xã | Sơn La",
      "· chủ thể | share | achieved | 22 | - | doanh nghiệp | Sơn La"]),
    ("Đến nay cả nước có 6.000 chủ thể OCOP, trong đó 38% là hợp tác xã, 25% là doanh nghiệp, 33% là cơ sở sản xuất/hộ kinh doanh.",
     ["chủ thể | total | achieved | 6000 | - | - | Việt Nam",
      "· chủ thể | share | achieved | 38 | - | hợp tác xã | Việt Nam",
      "· chủ thể | share | achieved | 25 | - | doanh nghiệp | Việt Nam",
      "· chủ thể | share | achieved | 33 | - | cơ sở sản xuất/hộ kinh doanh | Việt Nam"]),
    ("Tỷ lệ chủ thể OCOP là nữ của cả nước đạt khoảng 39%; Bắc Trung Bộ 48%, Tây Nguyên 44%.",
     ["chủ thể | share | achieved | 39 | - | nữ | Việt Nam",
      "chủ thể | share | achieved | 48 | - | nữ | Bắc Trung Bộ",
      "chủ thể | share | achieved | 44 | - | nữ | Tây Nguyên"]),
    ("Huyện Hà Quảng có 19 sản phẩm OCOP, có 8 HTX, 2 doanh nghiệp và 3 hộ kinh doanh tham gia.",
     ["sản phẩm | total | achieved | 19 | - | - | Hà Quảng",
      "chủ thể | total | achieved | 8 | - | HTX | Hà Quảng",
      "chủ thể | total | achieved | 2 | - | doanh nghiệp | Hà Quảng",
      "chủ thể | total | achieved | 3 | - | hộ kinh doanh | Hà Quảng"]),
    ("Cả nước có 8.000 chủ thể OCOP (34% là hợp tác xã, 26% doanh nghiệp).",
     ["chủ thể | total | achieved | 8000 | - | - | Việt Nam",
      "· chủ thể | share | achieved | 34 | - | hợp tác xã | Việt Nam",
      "· chủ thể | share | achieved | 26 | - | doanh nghiệp | Việt Nam"]),
    ("Tỉnh Trà Vinh có 150 chủ thể OCOP, trong đó 61 chủ thể do phụ nữ làm chủ.",
     ["chủ thể | total | achieved | 150 | - | - | Trà Vinh", "· chủ thể | total | achieved | 61 | - | do phụ nữ làm chủ | Trà Vinh"]),
    ("Tỉnh Nam Định có 540 sản phẩm OCOP của 270 chủ thể, bình quân 2 sản phẩm/chủ thể.",
     ["sản phẩm | total | achieved | 540 | - | - | Nam Định",
      "chủ thể | total | achieved | 270 | - | - | Nam Định",
      "sản phẩm | average | achieved | 2 | - | - | Nam Định"]),
    ("Đợt này tỉnh Hậu Giang công nhận 18 sản phẩm OCOP. Đứng tên 18 sản phẩm này là 11 chủ thể.",
     ["sản phẩm | increase | achieved | 18 | - | - | Hậu Giang", "chủ thể | increase | achieved | 11 | - | - | Hậu Giang"]),
]  # fmt: skip

WORDINGS = [
    ("Sản phẩm OCOP của huyện Đầm Hà đến nay là 27.", ["sản phẩm | total | achieved | 27 | - | - | Đầm Hà"]),
    ("Năm 2023, tỉnh Quảng Trị công nhận mới 22 sản phẩm OCOP, nâng số sản phẩm OCOP của tỉnh lên 121.",
     ["sản phẩm | increase | achieved | 22 | - | - | Quảng Trị", "sản phẩm | total | achieved | 121 | - | - | Quảng Trị"]),
    ("Mùa này, tỉnh Điện Biên thêm 15 đặc sản được gắn sao OCOP.", ["sản phẩm | increase | achieved | 15 | - | - | Điện Biên"]),
    ("Tỉnh Hà Nam có 8 sản phẩm OCOP bị thu hồi giấy chứng nhận.", ["sản phẩm | decrease | achieved | 8 | - | - | Hà Nam"]),
    ("Tỉnh Thái Bình rút giấy chứng nhận OCOP của 4 sản phẩm.", ["sản phẩm | decrease | achieved | 4 | - | - | Thái Bình"]),
    ("Theo đó, tỉnh Quảng Bình công nhận sản phẩm OCOP hạng 4 sao gồm 7 sản phẩm.",
     ["sản phẩm | increase | achieved | 7 | 4 | - | Quảng Bình"]),
    ("Đến năm 2025, huyện Hàm Yên phấn đấu có 30 sản phẩm OCOP; đến 2030 là 45.",
     ["sản phẩm | total | target | 30 | - | - | Hàm Yên", "sản phẩm | total | target | 45 | - | - | Hàm Yên"]),
    ("Phấn đấu đến năm 2025, tỉnh Gia Lai có ít nhất 400 sản phẩm OCOP, trong đó 5 sản phẩm 5 sao; 40% chủ thể là hợp tác xã.",
     ["sản phẩm | total | target | 400 | - | - | Gia Lai",
      "· sản phẩm | total | target | 5 | 5 | - | Gia Lai",
      "chủ thể | share | target | 40 | - | hợp tác xã | Gia Lai"]),
]  # fmt: skip

NONE_AT_ALL = [
    ("Tỉnh Hà Giang hiện chưa có sản phẩm OCOP nào đạt 5 sao.", ["sản phẩm | total | achieved | 0 | 5 | - | Hà Giang"]),
    ("Đợt này huyện Văn Bàn có 7 sản phẩm OCOP; Bát Xát và Si Ma Cai chưa có sản phẩm nào.",
     ["sản phẩm | total | achieved | 7 | - | - | Văn Bàn",
      "sản phẩm | total | achieved | 0 | - | - | Bát Xát",
      "sản phẩm | total | achieved | 0 | - | - | Si Ma Cai"]),
    ("Tỉnh Bình Phước có 90 sản phẩm OCOP: 12 sản phẩm 4 sao, 78 sản phẩm 3 sao. Năm sao chưa có.",
     ["sản phẩm | total | achieved | 90 | - | - | Bình Phước",
      "· sản phẩm | total | achieved | 12 | 4 | - | Bình Phước",
      "· sản phẩm | total | achieved | 78 | 3 | - | Bình Phước",
      "sản phẩm | total | achieved | 0 | 5 | - | Bình Phước"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), [*STARS, *PLACES, *GROUPS, *MAKERS, *WORDINGS, *NONE_AT_ALL])
def test_what_a_reader_takes_from_it(sentence: str, expected: list[str]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Tỉnh Thái Bình có 63 sản phẩm OCOP bán trên sàn thương mại điện tử.",
        "Đoàn kiểm tra 35 sản phẩm OCOP tại hội chợ.",
        "Gian hàng trưng bày 300 sản phẩm OCOP của các huyện.",
        "Tỉnh tiếp nhận 60 hồ sơ sản phẩm OCOP.",
        "Huyện có 24 tổ chức đăng ký tham gia đánh giá 40 sản phẩm OCOP.",
        "Có 12 chủ thể OCOP tiêu biểu được UBND tỉnh khen thưởng.",
        "100% xã của huyện có sản phẩm OCOP.",
        "34% chủ thể OCOP đã mở rộng quy mô.",
        "Khảo sát của hội với 120 chủ thể OCOP cho thấy nhiều người chưa bán hàng qua mạng.",
        "Sở Công Thương công nhận 12 sản phẩm công nghiệp nông thôn tiêu biểu; OCOP không tính vào đó.",
        "Chúng tôi không mong mỗi xã có một sản phẩm OCOP cho đủ số.",
        "Vòng chung khảo OCOP có 58 sản phẩm lọt vào vòng tỉnh.",
        "Bảy sản phẩm trượt vì thiếu phiếu kiểm nghiệm, hội đồng OCOP cho biết.",
    ],
)
def test_near_misses_give_nothing(sentence: str) -> None:
    assert read(sentence) == []


def test_a_share_of_the_plan_is_no_share_of_products() -> None:
    figures = read("Tỉnh Bình Thuận có 120 sản phẩm OCOP, đạt 150% kế hoạch.")
    assert figures == ["sản phẩm | total | achieved | 120 | - | - | Bình Thuận"]


def test_a_number_told_again_is_the_same_figure() -> None:
    record = thonmoi.extract("Đợt này tỉnh Hậu Giang công nhận 18 sản phẩm OCOP. Trong 18 sản phẩm ấy, 5 sản phẩm đạt 4 sao.")
    products = [f for f in record.figures if f.indicator == "ocop_products"]
    assert [int(f.value) for f in products] == [18, 5]
    assert len(products[0].evidence) == 2
