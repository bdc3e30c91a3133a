"""OCOP products and makers in rows, and numbers that go on about them: sentences of our own, and what a careful reader takes from each.

A row is a sentence and its figures, one a line, as in `ocoplines.line_of`.
"""

from __future__ import annotations

import pytest
from ocoplines import read

# Công nhận mới, công nhận lại, nâng hạng; đợt này, đợt trước, cả năm.
ROUNDS = [
    ("Tỉnh Sơn La vừa công nhận 62 sản phẩm OCOP. Công nhận mới: 40 sản phẩm. Công nhận lại: 15. Nâng hạng: 7.",
     ["sản phẩm | increase | achieved | 62 | - | - | Sơn La",
      "· sản phẩm | increase | achieved | 40 | - | Công nhận mới | Sơn La",
      "· sản phẩm | increase | achieved | 15 | - | Công nhận lại | Sơn La",
      "· sản phẩm | increase | achieved | 7 | - | Nâng hạng | Sơn La"]),
    ("Huyện Na Rì có 11 sản phẩm OCOP, gồm 7 mới, 4 công nhận lại.",
     ["sản phẩm | total | achieved | 11 | - | - | Na Rì",
      "· sản phẩm | total | achieved | 7 | - | mới | Na Rì",
      "· sản phẩm | total | achieved | 4 | - | công nhận lại | Na Rì"]),
    ("Huyện Đăk Hà công nhận 12 sản phẩm OCOP đợt 2. Đợt 1 là 7. Cả năm 19.",
     ["sản phẩm | increase | achieved | 12 | - | - | Đăk Hà",
      "sản phẩm | increase | achieved | 7 | - | - | Đăk Hà",
      "sản phẩm | increase | achieved | 19 | - | - | Đăk Hà"]),
]  # fmt: skip

# Places that have so many each, before or after the number.
WHERE = [
    ("Năm 2024, huyện Bắc Hà có thêm 18 sản phẩm OCOP. Bốn sản phẩm: Nậm Đét, Cốc Ly.",
     ["sản phẩm | increase | achieved | 18 | - | - | Bắc Hà",
      "· sản phẩm | increase | achieved | 4 | - | - | Nậm Đét",
      "· sản phẩm | increase | achieved | 4 | - | - | Cốc Ly"]),
    ("Tỉnh Tuyên Quang công nhận 54 sản phẩm OCOP. Có 6 sản phẩm là Yên Sơn, Hàm Yên; 4 sản phẩm có Na Hang và Lâm Bình.",
     ["sản phẩm | increase | achieved | 54 | - | - | Tuyên Quang",
      "· sản phẩm | increase | achieved | 6 | - | - | Yên Sơn",
      "· sản phẩm | increase | achieved | 6 | - | - | Hàm Yên",
      "· sản phẩm | increase | achieved | 4 | - | - | Na Hang",
      "· sản phẩm | increase | achieved | 4 | - | - | Lâm Bình"]),
    ("Tỉnh Bắc Kạn có 201 sản phẩm OCOP. Na Rì và Chợ Mới (cùng 30), Ba Bể, Bạch Thông, Ngân Sơn (mỗi huyện 22).",
     ["sản phẩm | total | achieved | 201 | - | - | Bắc Kạn",
      "· sản phẩm | total | achieved | 30 | - | - | Na Rì",
      "· sản phẩm | total | achieved | 30 | - | - | Chợ Mới",
      "· sản phẩm | total | achieved | 22 | - | - | Ba Bể",
      "· sản phẩm | total | achieved | 22 | - | - | Bạch Thông",
      "· sản phẩm | total | achieved | 22 | - | - | Ngân Sơn"]),
    ("Tỉnh Cao Bằng có 121 sản phẩm OCOP. Thạch An và Hạ Lang có vỏn vẹn một sản phẩm mỗi nơi.",
     ["sản phẩm | total | achieved | 121 | - | - | Cao Bằng",
      "· sản phẩm | total | achieved | 1 | - | - | Thạch An",
      "· sản phẩm | total | achieved | 1 | - | - | Hạ Lang"]),
    ("Tỉnh Kon Tum có 247 sản phẩm OCOP.\n- Đăk Hà: 40 sản phẩm;\n- Ngọc Hồi: 31;\n- Sa Thầy: 28.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "· sản phẩm | total | achieved | 40 | - | - | Đăk Hà",
      "· sản phẩm | total | achieved | 31 | - | - | Ngọc Hồi",
      "· sản phẩm | total | achieved | 28 | - | - | Sa Thầy"]),
    ("Thành phố Hải Phòng có 340 sản phẩm OCOP. Lê Chân và Ngô Quyền mỗi quận 7.",
     ["sản phẩm | total | achieved | 340 | - | - | Hải Phòng",
      "· sản phẩm | total | achieved | 7 | - | - | Lê Chân",
      "· sản phẩm | total | achieved | 7 | - | - | Ngô Quyền"]),
]  # fmt: skip

# Groups of any name, in rows and shares.
GROUPS = [
    ("Huyện Châu Đức có 24 sản phẩm OCOP. Soi kỹ, gạo 8, mật ong 3, rượu bưởi và nấm linh chi 4.",
     ["sản phẩm | total | achieved | 24 | - | - | Châu Đức",
      "· sản phẩm | total | achieved | 8 | - | gạo | Châu Đức",
      "· sản phẩm | total | achieved | 3 | - | mật ong | Châu Đức",
      "· sản phẩm | total | achieved | 4 | - | rượu bưởi và nấm linh chi | Châu Đức"]),
    ("Huyện Châu Đức có 24 sản phẩm OCOP. Nhiều nhất là gạo (8), kế đến mật ong (3), bánh tráng (2).",
     ["sản phẩm | total | achieved | 24 | - | - | Châu Đức",
      "· sản phẩm | total | achieved | 8 | - | gạo | Châu Đức",
      "· sản phẩm | total | achieved | 3 | - | mật ong | Châu Đức",
      "· sản phẩm | total | achieved | 2 | - | bánh tráng | Châu Đức"]),
    ("Tỉnh Kon Tum có 247 sản phẩm OCOP. Cà phê 60 sản phẩm, sâm dây 25 sản phẩm.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "· sản phẩm | total | achieved | 60 | - | Cà phê | Kon Tum",
      "· sản phẩm | total | achieved | 25 | - | sâm dây | Kon Tum"]),
    ("Tỉnh Kon Tum có 247 sản phẩm OCOP. Nhóm thực phẩm áp đảo với 180; đồ uống đứng thứ hai, 40.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "· sản phẩm | total | achieved | 180 | - | Nhóm thực phẩm | Kon Tum",
      "· sản phẩm | total | achieved | 40 | - | đồ uống | Kon Tum"]),
    ("Tỉnh Lạng Sơn có 145 sản phẩm OCOP, gần 80% trong đó thuộc nhóm thực phẩm, 12% là đồ uống.",
     ["sản phẩm | total | achieved | 145 | - | - | Lạng Sơn",
      "· sản phẩm | share | achieved | 80 | - | nhóm thực phẩm | Lạng Sơn",
      "· sản phẩm | share | achieved | 12 | - | đồ uống | Lạng Sơn"]),
    ("Tỉnh Nghệ An có 240 sản phẩm OCOP. Ở cột nhóm hàng: thực phẩm 166 sản phẩm (69,2%), đồ uống 37.",
     ["sản phẩm | total | achieved | 240 | - | - | Nghệ An",
      "· sản phẩm | total | achieved | 166 | - | thực phẩm | Nghệ An",
      "sản phẩm | share | achieved | 69.2 | - | thực phẩm | Nghệ An",
      "· sản phẩm | total | achieved | 37 | - | đồ uống | Nghệ An"]),
]  # fmt: skip

# Stars as labels of bare numbers.
STARS = [
    ("Tỉnh Đà Nẵng có 24 sản phẩm OCOP; 4 sao vẫn chỉ là 2.",
     ["sản phẩm | total | achieved | 24 | - | - | Đà Nẵng",
      "· sản phẩm | total | achieved | 2 | 4 | - | Đà Nẵng"]),
    ("Tỉnh Kon Tum có 247 sản phẩm OCOP. Hạng 5 sao có hai, hạng 4 sao bốn mươi lăm, số còn lại 3 sao.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "· sản phẩm | total | achieved | 2 | 5 | - | Kon Tum",
      "· sản phẩm | total | achieved | 45 | 4 | - | Kon Tum"]),
    ("Tỉnh Kon Tum có 247 sản phẩm OCOP. Chia theo hạng, 2 sản phẩm đạt 5 sao; 45 đạt 4 sao; 200 còn lại 3 sao.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "· sản phẩm | total | achieved | 2 | 5 | - | Kon Tum",
      "· sản phẩm | total | achieved | 45 | 4 | - | Kon Tum",
      "· sản phẩm | total | achieved | 200 | 3 | - | Kon Tum"]),
    ("OCOP tỉnh Lạng Sơn có 145 sản phẩm. Hạng 4 sao, 25. Hạng 5 sao, chưa có.",
     ["sản phẩm | total | achieved | 145 | - | - | Lạng Sơn",
      "· sản phẩm | total | achieved | 25 | 4 | - | Lạng Sơn",
      "· sản phẩm | total | achieved | 0 | 5 | - | Lạng Sơn"]),
    ("Tỉnh Kon Tum có 247 sản phẩm OCOP, 4 sản phẩm 5 sao, 4 sao 71.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "· sản phẩm | total | achieved | 4 | 5 | - | Kon Tum",
      "· sản phẩm | total | achieved | 71 | 4 | - | Kon Tum"]),
]  # fmt: skip

# Kinds of makers in rows of their own.
MAKERS = [
    ("Tỉnh Kon Tum công nhận 47 sản phẩm OCOP. Ở cột chủ thể: 12 hợp tác xã, 5 công ty, 14 hộ kinh doanh.",
     ["sản phẩm | increase | achieved | 47 | - | - | Kon Tum",
      "chủ thể | increase | achieved | 12 | - | hợp tác xã | Kon Tum",
      "chủ thể | increase | achieved | 5 | - | công ty | Kon Tum",
      "chủ thể | increase | achieved | 14 | - | hộ kinh doanh | Kon Tum"]),
    ("Tỉnh Kon Tum công nhận 47 sản phẩm OCOP. Xét theo loại hình thì 12 là hợp tác xã, 5 là doanh nghiệp.",
     ["sản phẩm | increase | achieved | 47 | - | - | Kon Tum",
      "chủ thể | increase | achieved | 12 | - | hợp tác xã | Kon Tum",
      "chủ thể | increase | achieved | 5 | - | doanh nghiệp | Kon Tum"]),
    ("Tỉnh Kon Tum công nhận 47 sản phẩm OCOP. Đứng sau các sản phẩm này là 12 hợp tác xã và 14 hộ sản xuất.",
     ["sản phẩm | increase | achieved | 47 | - | - | Kon Tum",
      "chủ thể | increase | achieved | 12 | - | hợp tác xã | Kon Tum",
      "chủ thể | increase | achieved | 14 | - | hộ sản xuất | Kon Tum"]),
    ("Tỉnh Gia Lai có 31 sản phẩm OCOP. Hợp tác xã có 15, doanh nghiệp 14.",
     ["sản phẩm | total | achieved | 31 | - | - | Gia Lai",
      "chủ thể | total | achieved | 15 | - | Hợp tác xã | Gia Lai",
      "chủ thể | total | achieved | 14 | - | doanh nghiệp | Gia Lai"]),
    ("Huyện Châu Đức có 24 sản phẩm OCOP. Mười tám chủ thể đứng tên, sáu là hợp tác xã.",
     ["sản phẩm | total | achieved | 24 | - | - | Châu Đức",
      "chủ thể | total | achieved | 18 | - | - | Châu Đức",
      "· chủ thể | total | achieved | 6 | - | hợp tác xã | Châu Đức"]),
    ("Tỉnh Kon Tum có 247 sản phẩm OCOP của 120 chủ thể, trong đó phụ nữ làm chủ 41, người dân tộc thiểu số 66.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "chủ thể | total | achieved | 120 | - | - | Kon Tum",
      "· chủ thể | total | achieved | 41 | - | phụ nữ làm chủ | Kon Tum",
      "· chủ thể | total | achieved | 66 | - | người dân tộc thiểu số | Kon Tum"]),
    ("Tỉnh Cà Mau có 300 sản phẩm OCOP. Tổng chủ thể 159, 31% do nữ làm chủ.",
     ["sản phẩm | total | achieved | 300 | - | - | Cà Mau",
      "chủ thể | total | achieved | 159 | - | - | Cà Mau",
      "· chủ thể | share | achieved | 31 | - | do nữ làm chủ | Cà Mau"]),
    ("Tỉnh Kon Tum có 247 sản phẩm OCOP, 120 chủ thể (tăng 15).",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "chủ thể | total | achieved | 120 | - | - | Kon Tum",
      "chủ thể | increase | achieved | 15 | - | - | Kon Tum"]),
]  # fmt: skip

# A bare number that goes on: aims, changes, other years, answers.
TURNS = [
    ("Ngày 12/12/2022, huyện Châu Đức có 24 sản phẩm OCOP. Mục tiêu năm 2025 là 50.",
     ["sản phẩm | total | achieved | 24 | - | - | Châu Đức",
      "sản phẩm | total | target | 50 | - | - | Châu Đức"]),
    ("Ngày 12/12/2022, huyện Châu Đức có 24 sản phẩm OCOP. Đến năm 2030, 80 sản phẩm. Đích năm 2035: 100.",
     ["sản phẩm | total | achieved | 24 | - | - | Châu Đức",
      "sản phẩm | total | target | 80 | - | - | Châu Đức",
      "sản phẩm | total | target | 100 | - | - | Châu Đức"]),
    ("Huyện Châu Đức có 24 sản phẩm OCOP. Đợt tháng 10 thêm 2.",
     ["sản phẩm | total | achieved | 24 | - | - | Châu Đức",
      "sản phẩm | increase | achieved | 2 | - | - | Châu Đức"]),
    ("Ngày 12/12/2022, huyện Châu Đức có 24 sản phẩm OCOP. Năm nay thêm được 5, sang năm thêm 7 nữa.",
     ["sản phẩm | total | achieved | 24 | - | - | Châu Đức",
      "sản phẩm | increase | achieved | 5 | - | - | Châu Đức",
      "sản phẩm | increase | target | 7 | - | - | Châu Đức"]),
    ("Ngày 12/12/2024, tỉnh Kon Tum có 247 sản phẩm OCOP, trong khi năm 2020 mới có 80, năm 2018 chỉ 12.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "sản phẩm | total | achieved | 80 | - | - | Kon Tum",
      "sản phẩm | total | achieved | 12 | - | - | Kon Tum"]),
    ("Số sản phẩm OCOP của tỉnh Bắc Kạn tăng từ 12 lên 201. Số chủ thể cũng từ 9 lên 130.",
     ["sản phẩm | total | achieved | 12 | - | - | Bắc Kạn",
      "sản phẩm | total | achieved | 201 | - | - | Bắc Kạn",
      "chủ thể | total | achieved | 9 | - | - | Bắc Kạn",
      "chủ thể | total | achieved | 130 | - | - | Bắc Kạn"]),
    ("Ngày 12/12/2024, tỉnh Kon Tum có 247 sản phẩm OCOP. So với cuối năm 2023, tăng 52.",
     ["sản phẩm | total | achieved | 247 | - | - | Kon Tum",
      "sản phẩm | increase | achieved | 52 | - | - | Kon Tum"]),
    ("OCOP của huyện Tây Hòa: 0. Chưa có gì hết, nhưng sang năm phải có 4.",
     ["sản phẩm | total | achieved | 0 | - | - | Tây Hòa",
      "sản phẩm | total | target | 4 | - | - | Tây Hòa"]),
    ("Hỏi: Đến nay huyện Lục Ngạn có bao nhiêu sản phẩm OCOP?\nĐáp: 62 sản phẩm, 20 sản phẩm 4 sao.",
     ["sản phẩm | total | achieved | 62 | - | - | Lục Ngạn",
      "· sản phẩm | total | achieved | 20 | 4 | - | Lục Ngạn"]),
]  # fmt: skip

# What a row or an aim says of other things, right after a count of OCOP products.
OTHER_THINGS = [
    "Đoàn kiểm tra gồm 12 người: nông nghiệp 5, công thương 4, y tế 3.",
    "Mở 4 lớp tập huấn: Cát Hanh 2, Cát Tài 1, Cát Sơn 1.",
    "Trồng mới 200 ha: dừa 80, sầu riêng 60, bưởi 40.",
    "Đàn bò 5.000 con, heo 12, gà 30, dê 4.",
    "Có 20 điểm bán hàng; năm 2024 là 30.",
    "Kinh phí 5 tỷ đồng, trong đó tỉnh 3, huyện 2.",
    "Giá bán: dừa 12, bưởi 30, gạo 25 nghìn đồng một cân.",
    "HTX có 120 thành viên, năm nay thêm 15.",
    "Chấm 40 hồ sơ: đạt 30, trượt 10.",
    "Điểm cao nhất 92, thấp nhất 51.",
    "Vay vốn có 12 hợp tác xã, 20 hộ kinh doanh, 3 doanh nghiệp.",
    "Toàn huyện có 25 hợp tác xã, 40 doanh nghiệp.",
    "Tại hội chợ có 12 sản phẩm. Trong kho còn 300 sản phẩm.",
    "Mỗi ngày cơ sở bán ra 40 sản phẩm.",
    "Mục tiêu năm 2024 là 15 tiêu chí, 3 km đường, 20 mô hình.",
    "Toàn huyện có 12 xã đạt chuẩn nông thôn mới, 3 xã nâng cao. Năm 2024, thêm 2.",
    "Cứ 5 sản phẩm thì 4 là thực phẩm.",
]


@pytest.mark.parametrize(("text", "expected"), [*ROUNDS, *WHERE, *GROUPS, *STARS, *MAKERS, *TURNS])
def test_what_a_reader_takes_from_it(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("sentence", OTHER_THINGS)
def test_rows_of_other_things_add_nothing(sentence: str) -> None:
    count = "Ngày 20/12/2023, huyện Phù Cát có 30 sản phẩm OCOP. "
    assert read(count + sentence) == ["sản phẩm | total | achieved | 30 | - | - | Phù Cát"]
