"""Indicators of a catalogue, read by rules that know none of them: each case is a sentence and what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thonmoi
from thonmoi.catalogue.loader import parse_catalogue

SCHOOLS = """
name = "schools"
title = "Trường học, bảo hiểm y tế, VietGAP"
version = 1
source = "s"

[[indicator]]
code = "schools"
vi = "trường đạt chuẩn quốc gia"
en = "schools of the national standard"
unit = "school"
nouns = ["trường", "trường học"]
standards = ["đạt chuẩn quốc gia", "đạt chuẩn"]
subsets = ["mầm non", "tiểu học", "thcs"]
near_misses = ["mức độ 2", "đăng ký"]
[indicator.cues]
increase = ["xây mới"]
[[indicator.example]]
text = "Có 12 trường đạt chuẩn quốc gia."
figures = [{ value = 12 }]

[[indicator]]
code = "insured"
reads = "rate"
vi = "tỷ lệ bao phủ bảo hiểm y tế"
en = "people with health insurance"
nouns = ["tỷ lệ [bao phủ|tham gia] (bảo hiểm y tế|bhyt)", "dân số tham gia (bảo hiểm y tế|bhyt)"]
[[indicator.example]]
text = "Tỷ lệ bao phủ BHYT đạt 93,2%."
figures = [{ value = 93.2 }]

[[indicator]]
code = "vietgap"
vi = "sản phẩm VietGAP"
en = "VietGAP products"
unit = "product"
nouns = ["sản phẩm", "sản phẩm nông nghiệp"]
standards = ["[đạt [tiêu chuẩn]|được chứng nhận] vietgap"]
[[indicator.example]]
text = "Có 40 sản phẩm VietGAP."
figures = [{ value = 40 }]

[[indicator]]
code = "clubs"
vi = "câu lạc bộ"
en = "clubs"
unit = "club"
nouns = ["câu lạc bộ", "clb"]
programmes = ["dân ca", "văn hóa"]
[indicator.cues]
decrease = ["giải tán"]
[[indicator.example]]
text = "Có 12 câu lạc bộ dân ca."
figures = []

[[indicator]]
code = "fund"
reads = "amount"
vi = "quỹ khuyến học"
en = "fund for learning"
nouns = ["quỹ khuyến học"]
[[indicator.example]]
text = "Quỹ khuyến học có 2 tỷ đồng."
figures = [{ value = 2 }]

[[indicator]]
code = "craft_villages"
vi = "làng nghề được công nhận"
en = "recognised craft villages"
unit = "craft_village"
nouns = ["làng nghề", "làng nghề truyền thống"]
standards = ["công nhận", "được công nhận"]
[[indicator.example]]
text = "Có 3 làng nghề được công nhận."
figures = [{ value = 3 }]

[[indicator]]
code = "health_communes"
vi = "xã đạt tiêu chí quốc gia về y tế"
en = "communes of the national standard of health"
unit = "commune"
nouns = ["xã", "xã, phường"]
standards = ["đạt (chuẩn|tiêu chí) quốc gia về y tế"]
[[indicator.example]]
text = "Có 80 xã đạt tiêu chí quốc gia về y tế."
figures = [{ value = 80 }]

[[indicator]]
code = "concrete_roads"
reads = "amount"
vi = "đường bê tông"
en = "concrete roads"
unit = "km"
nouns = ["đường giao thông nông thôn", "bê tông hóa"]
units = ["km"]
[[indicator.example]]
text = "Có 3 km đường giao thông nông thôn."
figures = [{ value = 3 }]

[[indicator]]
code = "pupils_per_class"
reads = "average"
vi = "số học sinh bình quân một lớp"
en = "pupils per class"
unit = "pupil/class"
nouns = ["bình quân mỗi lớp"]
units = ["học sinh", "em"]
[[indicator.example]]
text = "Bình quân mỗi lớp có 32 học sinh."
figures = [{ value = 32 }]
"""
EXTRACTOR = thonmoi.Extractor(parse_catalogue(SCHOOLS.encode(), "schools.toml"))


def said(text: str) -> list[str]:
    """The figures of the text, each as a line of what was read."""
    out = []
    for figure in EXTRACTOR.extract(text).figures:
        parts = [f"{figure.value:f}" + (f"/{figure.denominator:f}" if figure.denominator else ""), figure.indicator]
        parts += [
            x for x in (figure.measure if figure.measure != "total" else None, figure.status if figure.status == "target" else None) if x
        ]
        parts += [str(figure.subset)] if figure.subset else []
        parts += [figure.place.name] if figure.place else []
        parts += [str(figure.period.end.year)] if figure.period and figure.period.end else []
        parts += [f"of {figure.part_of}"] if figure.part_of is not None else []
        out.append(" ".join(parts))
    return out


READ = {
    "Năm 2023, huyện Yên Thế có 45/52 trường đạt chuẩn quốc gia, chiếm 86,5%.": [
        "45/52 schools Yên Thế 2023", "86.5 schools share Yên Thế 2023",
    ],
    "Huyện Yên Thế có 45 trường mầm non, 30 trường tiểu học và hai trường THCS đạt chuẩn quốc gia.": [
        "45 schools mầm non Yên Thế", "30 schools tiểu học Yên Thế", "2 schools THCS Yên Thế",
    ],
    "Huyện có 52 trường, trong đó 45 trường đạt chuẩn quốc gia, gồm 20 trường mầm non, 25 trường tiểu học.": [
        "45 schools", "20 schools mầm non of 0", "25 schools tiểu học of 0",
    ],
    "Đến năm 2025, huyện phấn đấu có thêm 5 trường đạt chuẩn quốc gia, nâng tổng số lên 50 trường.": [
        "5 schools increase target 2025", "50 schools target 2025",
    ],
    "Số trường đạt chuẩn quốc gia theo huyện: Yên Thế 12, Lục Ngạn 20, Tân Yên 15.": [
        "12 schools Yên Thế", "20 schools Lục Ngạn", "15 schools Tân Yên",
    ],
    "Tỷ lệ trường đạt chuẩn quốc gia đạt 86,5%, tăng 2,5% so với năm 2022.": ["86.5 schools share", "2.5 schools increase"],
    "Yên Thế có mầm non 23 trường đạt chuẩn, tiểu học 24 trường, THCS 20 trường.": [
        "23 schools mầm non Yên Thế", "24 schools tiểu học Yên Thế", "20 schools THCS Yên Thế",
    ],
    "Có 45 sản phẩm đạt tiêu chuẩn VietGAP, 12 sản phẩm đạt GlobalGAP.": ["45 vietgap"],
    "Tỉnh Hà Nam có 190 trường đạt chuẩn quốc gia, tỷ lệ 43,6%. Trong đó, mầm non có 43 trường, tiểu học có 109 trường.": [
        "190 schools Hà Nam", "43.6 schools share Hà Nam", "43 schools mầm non Hà Nam of 0", "109 schools tiểu học Hà Nam of 0",
    ],
    "Số trường đạt chuẩn quốc gia bậc mầm non là 141 (51,8%), tiểu học 206 (75,2%), THCS 123.": [
        "141 schools mầm non", "51.8 schools share mầm non", "206 schools tiểu học", "75.2 schools share tiểu học", "123 schools THCS",
    ],
    "80% số trường tiểu học đạt chuẩn.": ["80 schools share tiểu học"],
    "Xã chưa có trường nào đạt chuẩn quốc gia.": ["0 schools"],
    "Tất cả các trường mầm non đều đạt chuẩn quốc gia.": ["100 schools share mầm non"],
    "Năm 2021 có 30 trường đạt chuẩn, năm 2022 có 35 trường, năm 2023: 40 trường.": [
        "30 schools 2021", "35 schools 2022", "40 schools 2023",
    ],
    "Năm 2022, tỷ lệ bao phủ BHYT của tỉnh Hà Nam đạt 93,2%, năm 2023 là 94,1%.": [
        "93.2 insured rate Hà Nam 2022", "94.1 insured rate Hà Nam 2023",
    ],
    "Có 95,4% dân số tham gia bảo hiểm y tế.": ["95.4 insured rate"],
    "Toàn tỉnh Lâm Đồng có 140 sản phẩm nông nghiệp đạt tiêu chuẩn VietGAP.": ["140 vietgap Lâm Đồng"],
    "Huyện có 12 câu lạc bộ dân ca, giải tán 2 câu lạc bộ.": ["12 clubs", "2 clubs decrease"],
    "Quỹ khuyến học của tỉnh Nam Định đạt 45 tỷ đồng, tăng 3 tỷ đồng.": ["45 fund amount Nam Định", "3 fund increase Nam Định"],
    "Năm 2024, tỉnh Bắc Ninh công nhận 3 làng nghề truyền thống, nâng tổng số lên 62 làng nghề.": [
        "3 craft_villages increase Bắc Ninh 2024", "62 craft_villages Bắc Ninh 2024",
    ],
    "Huyện Thanh Liêm bê tông hóa 45,6 km; toàn tỉnh có 1.250 km đường giao thông nông thôn.": [
        "45.6 concrete_roads Thanh Liêm", "1250 concrete_roads Hà Nam",
    ],
    "Có 45 trường mầm non và 30 trường tiểu học xây mới đạt chuẩn.": ["45 schools increase mầm non", "30 schools increase tiểu học"],
    "Năm 2023, tỉnh Hà Nam có 83 xã đạt chuẩn nông thôn mới, 80/83 xã đạt tiêu chí quốc gia về y tế, chiếm 96,4%.": [
        "83 communes_ntm Hà Nam 2023", "80/83 health_communes Hà Nam 2023", "96.4 health_communes share Hà Nam 2023",
    ],
    "Bình quân mỗi lớp có 32 học sinh.": ["32 pupils_per_class average"],
    "Huyện có 12 xã đạt chuẩn nông thôn mới. Có 40 sản phẩm OCOP 3 sao, 12 sản phẩm VietGAP.": [
        "12 communes_ntm", "40 ocop_products", "12 vietgap",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), READ.items(), ids=READ)
def test_what_is_read(text: str, figures: list[str]) -> None:
    assert said(text) == figures


NOT_READ = [
    "Huyện có 52 trường học.",  # no standard is said
    "Có 12 trường chưa đạt chuẩn quốc gia.",
    "Có 2 trường đạt chuẩn quốc gia mức độ 2.",  # a near miss of the catalogue
    "Có 8 trường đăng ký đạt chuẩn quốc gia.",
    "Phần lớn các trường đạt chuẩn quốc gia mức độ 1, rất ít đạt mức độ 2.",
    "Đường cao 5 trường.",
    "Có 12 câu lạc bộ bóng đá.",  # its programme is not named
    "Có 12 câu lạc bộ dân ca được tặng nhạc cụ.",  # something they got, not how many there are
    "12 sản phẩm bán chạy.",
    "Xe đi 45 km trên đường giao thông.",
    "Tỷ lệ hộ có nước sạch đạt 98%.",
    "Tỷ lệ bao phủ BHYT đạt 98% kế hoạch.",
]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_not(text: str) -> None:
    assert said(text) == []


def test_figures_hold_as_ours_do() -> None:
    text = "Năm 2023, huyện Yên Thế có 45/52 trường mầm non đạt chuẩn quốc gia, chiếm 86,5%."
    count, share = EXTRACTOR.extract(text).figures
    assert (count.unit, count.amount, count.amount_unit, count.rule) == ("trường", 45, "school", "schools.count")
    assert (share.unit, share.amount_unit) == ("%", "percent")
    fields = count.evidence[0].fields
    assert {slot: fields[slot].quote for slot in ("value", "denominator", "unit", "subset", "place", "period")} == {
        "value": "45", "denominator": "52", "unit": "trường", "subset": "mầm non", "place": "huyện Yên Thế", "period": "Năm 2023",
    }  # fmt: skip
    (money,) = EXTRACTOR.extract("Quỹ khuyến học có 45 tỷ đồng.").figures
    assert (money.amount, money.amount_unit) == (45 * 10**9, "VND")


def test_they_are_checked_under_their_own_names() -> None:
    (finding,) = EXTRACTOR.extract("Năm 2023, huyện Yên Thế có 45/52 trường đạt chuẩn quốc gia, chiếm 96,5%.").findings
    assert (finding.code, finding.figures) == ("share_mismatch", (0, 1))
    more = EXTRACTOR.extract("Năm 2023, huyện Yên Thế có 55 trường đạt chuẩn quốc gia, trong đó có 60 trường tiểu học.").findings
    assert all("schools" not in one.message_vi for one in more)
    over = EXTRACTOR.extract("Tỷ lệ bao phủ BHYT đạt 104%.").findings
    assert [f.code for f in over] == ["out_of_range"]


def test_every_number_has_its_fate() -> None:
    from thonmoi.auditing import fates

    text = "Có 45 trường đạt chuẩn quốc gia, hai trường đạt chuẩn, 12 trường đăng ký đạt chuẩn, 3 xã về đích NTM."
    told = [(f.quantity.quote, f.reason, f.figure) for f in fates(EXTRACTOR.walk(text))]
    assert [t for t in told if t[1] == "figure"] == [("45", "figure", 0), ("hai", "figure", 1), ("3", "figure", 2)]
    assert ("12", "near_miss", None) in [(quote[:2], reason, figure) for quote, reason, figure in told]


def test_an_explanation_names_the_rule() -> None:
    from thonmoi.auditing import explanation

    told = explanation(EXTRACTOR.walk("Năm 2023, huyện Yên Thế có 45 trường đạt chuẩn quốc gia."), 0)
    assert told.figure.rule == "schools.count"


def test_relevance() -> None:
    assert EXTRACTOR.extract("Huyện có 45 trường đạt chuẩn quốc gia.").article.relevant
    assert not EXTRACTOR.extract("Trường thi đấu bóng đá có 3 cửa.").article.relevant


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*READ, *NOT_READ, "\n", "; ", "(", "trường ", "45% ", "12 ", "đạt chuẩn quốc gia ", "Yên Thế "]), max_size=6)
)
def test_never_crashes_and_every_quote_holds(parts: list[str]) -> None:
    record = EXTRACTOR.extract("".join(parts))
    assert thonmoi.Record.model_validate_json(record.model_dump_json()) == record
