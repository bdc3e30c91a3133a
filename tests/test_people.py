"""Who is named, and in which role: a table of sentences with the people a careful reader would list."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thonmoi.people import find_people
from thonmoi.people.words import entries
from thonmoi.reading.plain import Page, Part, read_plain


def people(text: str) -> dict[str, list[str]]:
    page = Page(parts=(Part(0, len(text), "body"),))
    return {p.name: list(p.roles) for p in find_people(text, page)}


SENTENCES: list[tuple[str, dict[str, list[str]]]] = [
    # a title in front, the role behind
    ("Bà Hà Thị Thêu, Chủ tịch Hội Nông dân xã Tân Lập, cho hay vụ này được mùa.", {"Hà Thị Thêu": ["Chủ tịch Hội Nông dân xã Tân Lập"]}),
    ("Ông Cù Huy Tấn - Bí thư Đảng ủy xã Yên Hà phát biểu tại lễ đón bằng.", {"Cù Huy Tấn": ["Bí thư Đảng ủy xã Yên Hà"]}),
    ("Anh Sùng A Páo (Trưởng thôn Háng Đề) dẫn khách đi xem vườn.", {"Sùng A Páo": ["Trưởng thôn Háng Đề"]}),
    ("Chị Đàm Thị Vân, 42 tuổi, chủ một xưởng miến ở Côn Minh, tính nhẩm.", {"Đàm Thị Vân": ["chủ một xưởng miến"]}),
    ("Ông Nông Quốc Bảo (61 tuổi), già làng Bó Luông, kể chuyện cũ.", {"Nông Quốc Bảo": ["già làng Bó Luông"]}),
    ("Ông Thạch Sô Phan, dân tộc Khmer, Trưởng ấp Trà Kha, vận động bà con.", {"Thạch Sô Phan": ["Trưởng ấp Trà Kha"]}),
    ("Chị H'Wen Niê là Giám đốc HTX Ca cao Ea Kar.", {"H'Wen Niê": ["Giám đốc HTX Ca cao Ea Kar"]}),
    ("Ông Lý Chẩn Phù hiện là Phó Bí thư chi bộ thôn Nậm Hồng.", {"Lý Chẩn Phù": ["Phó Bí thư chi bộ thôn Nậm Hồng"]}),
    ("Bà Kim Thị Sa Mol, nguyên Phó Chủ tịch HĐND huyện, hiến 200 m2 đất.", {"Kim Thị Sa Mol": ["nguyên Phó Chủ tịch HĐND huyện"]}),
    ("Theo ông Quách Công Lâm, Chi cục trưởng Chi cục Phát triển nông thôn Hòa Bình, còn 9 xã.",
     {"Quách Công Lâm": ["Chi cục trưởng Chi cục Phát triển nông thôn Hòa Bình"]}),
    ("Anh Danh Phol, cán bộ khuyến nông xã, về từng hộ.", {"Danh Phol": ["cán bộ khuyến nông xã"]}),
    ("Cụ Vi Thị Ển ở bản Chiềng góp 3 ngày công.", {"Vi Thị Ển": []}),
    ("Anh Nguyễn Văn Toản ở thôn 3, chủ trang trại gà, bán trứng qua mạng.", {"Nguyễn Văn Toản": ["chủ trang trại gà"]}),
    ("Chị Triệu Mùi Pham, người giữ quầy, gói trà.", {"Triệu Mùi Pham": ["người giữ quầy"]}),
    ("Ông Trần Minh Lam, đại diện Văn phòng Điều phối nông thôn mới Trung ương, lưu ý ba việc.",
     {"Trần Minh Lam": ["đại diện Văn phòng Điều phối nông thôn mới Trung ương"]}),
    ("Thượng tá Đỗ Văn Lực, Đồn trưởng Đồn Biên phòng Mường Pồn, tặng cây giống.",
     {"Đỗ Văn Lực": ["Thượng tá", "Đồn trưởng Đồn Biên phòng Mường Pồn"]}),
    # compound offices
    ("Ông Bế Ích Thành, Bí thư Đảng ủy, Chủ tịch HĐND xã Đề Thám, nói.", {"Bế Ích Thành": ["Bí thư Đảng ủy", "Chủ tịch HĐND xã Đề Thám"]}),
    ("Bà Lèng Thị Mai, Bí thư chi bộ kiêm Trưởng bản Nà Pheo, đi trước.", {"Lèng Thị Mai": ["Bí thư chi bộ", "Trưởng bản Nà Pheo"]}),
    ("Đồng chí Tô Vĩnh Hạnh - Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh dự và phát biểu.",
     {"Tô Vĩnh Hạnh": ["Ủy viên Ban Thường vụ Tỉnh ủy", "Phó Chủ tịch UBND tỉnh"]}),
    ("Ông Trần Đại Thắng, Giám đốc Sở Nông nghiệp và Môi trường kiêm Chánh Văn phòng Điều phối, cho rằng cần chọn lọc.",
     {"Trần Đại Thắng": ["Giám đốc Sở Nông nghiệp và Môi trường", "Chánh Văn phòng Điều phối"]}),
    # the role in front
    ("Chủ tịch UBND xã Quế Long Trần Thị Hoa trao bằng cho hai thôn.", {"Trần Thị Hoa": ["Chủ tịch UBND xã Quế Long"]}),
    ("Phó Chủ tịch UBND huyện Lục Yên Hoàng Kim Trọng kiểm tra tuyến đường.", {"Hoàng Kim Trọng": ["Phó Chủ tịch UBND huyện Lục Yên"]}),
    ("Bí thư Huyện ủy Đinh Công Sứ yêu cầu làm chắc từng xã.", {"Đinh Công Sứ": ["Bí thư Huyện ủy"]}),
    ("Trưởng bản Lò Văn Inh gõ cửa từng nhà.", {"Lò Văn Inh": ["Trưởng bản"]}),
    ("Nghệ nhân Neáng Sóc thắng đường bên gian hàng.", {"Neáng Sóc": ["Nghệ nhân"]}),
    ("Già làng Siu Hmơ nói với con cháu.", {"Siu Hmơ": ["Già làng"]}),
    ("Giám đốc Lã Thúy Nga cho biết đơn hàng tăng.", {"Lã Thúy Nga": ["Giám đốc"]}),
    ("Thứ trưởng Bộ Nông nghiệp và Môi trường Phan Đức Hiếu chủ trì.", {"Phan Đức Hiếu": ["Thứ trưởng Bộ Nông nghiệp và Môi trường"]}),
    ("Bí thư Đảng ủy, Chủ tịch UBND xã Giàng Seo Châu đi cơ sở.", {"Giàng Seo Châu": ["Bí thư Đảng ủy", "Chủ tịch UBND xã"]}),
    ("Giám đốc HTX chăn nuôi gà đồi Phú Lâm Ngô Văn Sáu khoe đàn gà.", {"Ngô Văn Sáu": ["Giám đốc HTX chăn nuôi gà đồi Phú Lâm"]}),
    ("Đồng chí Bí thư Tỉnh ủy Nguyễn Khắc Toàn dự lễ.", {"Nguyễn Khắc Toàn": ["Bí thư Tỉnh ủy"]}),
    ("Chủ tịch UBND xã, ông Phạm Quang Vịnh cho biết xã còn nợ hai tiêu chí.", {"Phạm Quang Vịnh": ["Chủ tịch UBND xã"]}),
    ("Bác sĩ Mai Văn Hợi khám cho bà con.", {"Mai Văn Hợi": ["Bác sĩ"]}),
    ("Bà bán hàng Lưu Thị Cúc cười hiền.", {"Lưu Thị Cúc": ["bán hàng"]}),
    ("Chủ tịch Hội đồng quản trị kiêm Giám đốc HTX Thanh Tân Lê Văn Tám chia sẻ.",
     {"Lê Văn Tám": ["Chủ tịch Hội đồng quản trị", "Giám đốc HTX Thanh Tân"]}),
    ("Trưởng phòng Nông nghiệp và Môi trường huyện Mường Ảng Lò Văn Hương cho biết.",
     {"Lò Văn Hương": ["Trưởng phòng Nông nghiệp và Môi trường huyện Mường Ảng"]}),
    ("Bí thư chi bộ ấp Cây Dừa Kim Sơn Rết cho biết.", {"Kim Sơn Rết": ["Bí thư chi bộ ấp Cây Dừa"]}),
    # several people
    ("Dự lễ có các đồng chí: Lê Hữu Quý, Phó Bí thư Tỉnh ủy; Đỗ Thị Nhâm, Giám đốc Sở Công Thương.",
     {"Lê Hữu Quý": ["Phó Bí thư Tỉnh ủy"], "Đỗ Thị Nhâm": ["Giám đốc Sở Công Thương"]}),
    ("Các ông Trần Văn Tự, Lê Bá Khiết và Võ Hữu Lộc hiến đất.", {"Trần Văn Tự": [], "Lê Bá Khiết": [], "Võ Hữu Lộc": []}),
    ("Vợ chồng anh Hạng A Chu và chị Mùa Thị Dính trồng sa nhân.", {"Hạng A Chu": [], "Mùa Thị Dính": []}),
    ("Ông Ngô Tiến Dũng, Chủ tịch UBND xã, và bà Trịnh Thị Lài, Chủ tịch Hội Phụ nữ xã, cùng đi.",
     {"Ngô Tiến Dũng": ["Chủ tịch UBND xã"], "Trịnh Thị Lài": ["Chủ tịch Hội Phụ nữ xã"]}),
    # one person, named again
    ("Ông Đèo Văn Ín, Trưởng bản Hua Nà, kể. Ông Ín nói thêm. Trưởng bản Đèo Văn Ín cười.", {"Đèo Văn Ín": ["Trưởng bản Hua Nà"]}),
    ("Ông Y Thuyên Kbuôr đi trước. Ông Y Thuyên nói ít.", {"Y Thuyên Kbuôr": []}),
    ("Bà Bé Tám nói. Bà Võ Thị Bé Tám, Trưởng ấp Long Hòa, cười.", {"Võ Thị Bé Tám": ["Trưởng ấp Long Hòa"]}),
    ("Giám đốc Lê Thu Hoài mở sổ. Bà Lê Thu Hoài, Giám đốc HTX Mật ong Ba Vì, kể.", {"Lê Thu Hoài": ["Giám đốc HTX Mật ong Ba Vì"]}),
    # no title: somebody speaks, or a role follows
    ("Nguyễn Thị Hạnh cho biết vụ này được mùa.", {"Nguyễn Thị Hạnh": []}),
    ("Người đứng ra là Phạm Văn Đông, Giám đốc HTX Hồng Phong.", {"Phạm Văn Đông": ["Giám đốc HTX Hồng Phong"]}),
    # nobody: places, offices without a name, products, brands, streets, honors
    ("Chủ tịch UBND xã Lê Lợi cho biết xã có 5 thôn.", {}),
    ("Chủ tịch UBND tỉnh Hà Nam ký quyết định công nhận 4 xã.", {}),
    ("Lãnh đạo huyện Trần Văn Thời và huyện Vũ Thư ký giao ước.", {}),
    ("Các xã Phan Sào Nam, Tống Phan, Đình Cao về đích trước hạn.", {}),
    ("Bà Rịa - Vũng Tàu, Cô Tô, Anh Sơn và Bác Ái đều có sản phẩm mới.", {}),
    ("HTX Nguyễn Gia, Công ty Lê Thành và gốm Hoàng Long được gắn 4 sao.", {}),
    ("Đường Nguyễn Văn Linh, trường Lê Hồng Phong sạch đẹp.", {}),
    ("Nông dân Hải Hậu, Mai Châu và Cao Bằng thi nhau làm đường.", {}),
    ("Đại biểu Quốc hội, cử tri Yên Bái và bà con đồng tình.", {}),
    ("Thủ tướng Chính phủ giao Bộ Nông nghiệp và Môi trường hướng dẫn.", {}),
    ("Bí thư Đoàn Thanh niên xã và Chủ tịch Hội Nông dân phối hợp.", {}),
    ("Gạo Séng cù, chè Shan tuyết Suối Giàng, mật ong Mèo Vạc lên hạng.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s[:40] for s, _ in SENTENCES])
def test_sentence(sentence: str, expected: dict[str, list[str]]) -> None:
    assert people(sentence) == expected


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_form_of_unicode_and_true_spans(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Ông Đặng Văn Hoà, Chủ tịch UBND xã Thuỷ Phù, nói. Ông Hoà cười.")
    (person,) = find_people(text, read_plain(text + "\n" + text))
    assert person.name == "Đặng Văn Hoà"
    assert person.roles == ("Chủ tịch UBND xã Thuỷ Phù",)
    assert len(person.evidence) == 2
    for span in person.evidence:
        assert text[span.start : span.end] == span.quote
    assert person.evidence[1].quote == unicodedata.normalize(form, "Ông Hoà")


PAGE = """Bản Xả Hồ có đường mới

Lê Thu Phương - 12/03/2022 08:15

Sáng 11/3, bản Xả Hồ khánh thành 2 km đường bê tông do dân góp công, góp của trong suốt một năm.

Ông Thào A Lử - Trưởng bản Xả Hồ phát biểu. Ảnh: Hoàng Văn Tài

Ông Lử nói: từ nay xe máy vào tận cửa, thóc lúa không phải gùi như trước, con trẻ đi học cũng gần hơn.

Lê Thu Phương

Tin liên quan
Ông Giàng A Cáng, Chủ tịch UBND xã Làng Nhì, nhận bằng khen
"""


def test_bylines_credits_and_other_articles_are_left_out() -> None:
    found = find_people(PAGE, read_plain(PAGE))
    assert [(p.name, p.roles) for p in found] == [("Thào A Lử", ("Trưởng bản Xả Hồ",))]
    assert [e.quote for e in found[0].evidence] == ["Ông Thào A Lử - Trưởng bản Xả Hồ", "Ông Lử"]


def test_order_is_that_of_first_mention() -> None:
    names = list(people("Bà Vũ Thị Mận gọi. Ông Đoàn Văn Lập đáp. Bà Mận cười."))
    assert names == ["Vũ Thị Mận", "Đoàn Văn Lập"]


def test_recogniser_confirms_but_never_decides_alone() -> None:
    text = "Trong sân nhà văn hóa, Nguyễn Thị Lan đang gói bánh với bà con thôn Đông."
    page = Page(parts=(Part(0, len(text), "body"),))
    assert find_people(text, page) == ()
    assert {p.name for p in find_people(text, page, ner=True)} <= {"Nguyễn Thị Lan"}


def test_each_entry_of_the_data_has_an_example_that_holds_it() -> None:
    import re

    from thonmoi.language.view import View

    for kind, items in entries().items():
        for item in items:
            example = View(item["example"]).lower
            assert any(re.search(rf"(?<!\w){re.escape(say)}(?!\w)", example) for say in item["say"]), (kind, item["example"])


@given(
    st.text(
        alphabet=st.sampled_from("Ông bà Nguyễn Văn A, Chủ tịch UBND xã (- ) kiêm Giám đốc HTX H'Y\n.và") | st.characters(), max_size=200
    )
)
@settings(max_examples=300, deadline=None)
def test_never_crashes_and_spans_are_true(text: str) -> None:
    for person in find_people(text, Page(parts=(Part(0, len(text), "body"),))):
        assert person.name.strip() == person.name != ""
        for span in person.evidence:
            assert text[span.start : span.end] == span.quote
