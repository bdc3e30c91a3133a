"""sum_mismatch: parts of a whole, and steps over years."""

from __future__ import annotations

import pytest
from told import fact, place, told

from thonmoi.checks import check
from thonmoi.records import Finding, Record


def products(quote: str, value: str, **slots: object) -> dict[str, object]:
    return fact(quote, value, "ocop_products", **slots)


def sums(record: Record) -> list[Finding]:
    return [finding for finding in check(record) if finding.code == "sum_mismatch"]


PARTS_FIRE = [
    told(
        "Tỉnh có 95 sản phẩm từ 3 sao trở lên, gồm 70 sản phẩm 3 sao, 24 sản phẩm 4 sao.",
        products("95 sản phẩm", "95", stars=(3, 5)), products("70 sản phẩm 3 sao", "70", stars=(3, 3), part_of=0),
        products("24 sản phẩm 4 sao", "24", stars=(4, 4), part_of=0),
    ),
    # every star, no word that they are all
    told(
        "Tỉnh có 95 sản phẩm OCOP, trong đó 60 sản phẩm 3 sao, 24 sản phẩm 4 sao, 1 sản phẩm 5 sao.",
        products("95 sản phẩm", "95"), products("60 sản phẩm 3 sao", "60", stars=(3, 3)),
        products("24 sản phẩm 4 sao", "24", stars=(4, 4)), products("1 sản phẩm 5 sao", "1", stars=(5, 5)),
    ),
    # more than the whole, whatever the words
    told(
        "Tỉnh có 95 sản phẩm OCOP, nổi bật là 80 sản phẩm 3 sao và 24 sản phẩm 4 sao.",
        products("95 sản phẩm", "95"), products("80 sản phẩm 3 sao", "80", stars=(3, 3), part_of=0),
        products("24 sản phẩm 4 sao", "24", stars=(4, 4), part_of=0),
    ),
    told(
        "Toàn tỉnh có thêm 9 xã: Yên Dũng 5 xã, Lục Nam 6 xã.",
        fact("thêm 9 xã", "9", measure="increase"),
        fact("Yên Dũng 5 xã", "5", measure="increase", place=place("Yên Dũng", "district"), part_of=0),
        fact("Lục Nam 6 xã", "6", measure="increase", place=place("Lục Nam", "district"), part_of=0),
    ),
    told(
        "Tỉnh bố trí 300 tỷ đồng, gồm ngân sách trung ương 200 tỷ đồng, ngân sách tỉnh 90 tỷ đồng.",
        fact("300 tỷ đồng", "300", "funds", measure="amount"),
        fact("200 tỷ đồng", "200", "funds", measure="amount", subset="ngân sách trung ương", part_of=0),
        fact("90 tỷ đồng", "90", "funds", measure="amount", subset="ngân sách tỉnh", part_of=0),
    ),
]  # fmt: skip

PARTS_QUIET = [
    told(
        "Tỉnh có 95 sản phẩm từ 3 sao trở lên, gồm 71 sản phẩm 3 sao, 24 sản phẩm 4 sao.",
        products("95 sản phẩm", "95", stars=(3, 5)), products("71 sản phẩm 3 sao", "71", stars=(3, 3), part_of=0),
        products("24 sản phẩm 4 sao", "24", stars=(4, 4), part_of=0),
    ),
    # only some of the parts are told
    told(
        "Tỉnh có 95 sản phẩm từ 3 sao trở lên, trong đó có 24 sản phẩm 4 sao, 2 sản phẩm 5 sao.",
        products("95 sản phẩm", "95", stars=(3, 5)), products("24 sản phẩm 4 sao", "24", stars=(4, 4), part_of=0),
        products("2 sản phẩm 5 sao", "2", stars=(5, 5), part_of=0),
    ),
    # the three stars are left to the reader
    told(
        "Có 832 sản phẩm từ 3 sao trở lên, gồm 9 sản phẩm 5 sao, 206 sản phẩm 4 sao.",
        products("832 sản phẩm", "832", stars=(3, 5)), products("9 sản phẩm 5 sao", "9", stars=(5, 5), part_of=0),
        products("206 sản phẩm 4 sao", "206", stars=(4, 4), part_of=0),
    ),
    # what waits for its star is counted apart
    told(
        "Tỉnh có 95 sản phẩm, gồm 60 sản phẩm 3 sao, 30 sản phẩm 4 sao, còn lại đề nghị Trung ương xét 5 sao.",
        products("95 sản phẩm", "95"), products("60 sản phẩm 3 sao", "60", stars=(3, 3), part_of=0),
        products("30 sản phẩm 4 sao", "30", stars=(4, 4), part_of=0),
    ),
    # a number among the parts that no figure took
    told(
        "Tỉnh bố trí 300 tỷ đồng, gồm ngân sách trung ương 200 tỷ đồng, ngân sách tỉnh 90 tỷ đồng và 10 tỷ khác.",
        fact("300 tỷ đồng", "300", "funds", measure="amount"),
        fact("200 tỷ đồng", "200", "funds", measure="amount", subset="ngân sách trung ương", part_of=0),
        fact("90 tỷ đồng", "90", "funds", measure="amount", subset="ngân sách tỉnh", part_of=0),
    ),
    # two ways of dividing, one after the semicolon
    told(
        "Có 27 chủ thể, gồm 16 hợp tác xã, 11 doanh nghiệp; 14 chủ thể do phụ nữ đứng tên.",
        fact("27 chủ thể", "27", "ocop_entities"), fact("16 hợp tác xã", "16", "ocop_entities", subset="hợp tác xã", part_of=0),
        fact("11 doanh nghiệp", "11", "ocop_entities", subset="doanh nghiệp", part_of=0),
        fact("14 chủ thể", "14", "ocop_entities", subset="do phụ nữ đứng tên", part_of=0),
    ),
    # a rounded whole
    told(
        "Tỉnh có khoảng 100 sản phẩm, gồm 70 sản phẩm 3 sao, 24 sản phẩm 4 sao.",
        products("khoảng 100 sản phẩm", "100", comparator="approx"), products("70 sản phẩm 3 sao", "70", stars=(3, 3), part_of=0),
        products("24 sản phẩm 4 sao", "24", stars=(4, 4), part_of=0),
    ),
]  # fmt: skip


@pytest.mark.parametrize("record", PARTS_FIRE, ids=lambda r: r.article.text)
def test_parts_that_do_not_add_up(record: Record) -> None:
    (finding,) = sums(record)
    assert finding.severity == "warning"
    assert finding.figures == tuple(range(len(record.figures)))


@pytest.mark.parametrize("record", PARTS_QUIET, ids=lambda r: r.article.text)
def test_parts_that_do_or_need_not(record: Record) -> None:
    assert sums(record) == []


def test_the_sum_is_said() -> None:
    (finding,) = sums(PARTS_FIRE[0])
    assert finding.message_vi == "Các phần 70 sản phẩm + 24 sản phẩm cộng lại là 94 sản phẩm, không phải 95 sản phẩm."
    assert finding.message_en == "The parts 70 products + 24 products make 94 products, not 95 products."


def step(before: str = "127", more: str = "14", after: str = "138", *, link: str = "lũy kế", **slots: object) -> Record:
    """ "Năm 2020 có A xã. Năm 2021 thêm B xã, lũy kế C xã." """
    text = f"Năm 2020 có {before} xã đạt chuẩn NTM. Năm 2021 phấn đấu thêm {more} xã, {link} {after} xã."
    return told(
        text, fact(f"{before} xã đạt chuẩn NTM", before),
        fact(f"thêm {more} xã", more, measure="increase", status="target", period="2021", **slots),
        fact(f"{after} xã.", after, status="target", period="2021"),
    )  # fmt: skip


def test_a_step_that_does_not_lead_there() -> None:
    (finding,) = sums(step())
    assert finding.figures == (0, 1, 2)
    assert finding.message_vi == "127 xã (2020) thêm 14 xã (2021) là 141 xã, không phải 138 xã; 138 xã cần thêm 11 xã."
    assert finding.message_en == (
        "127 communes (2020) and 14 communes more (2021) make 141 communes, not 138 communes; that would take 11 communes more."
    )


@pytest.mark.parametrize(
    "record",
    [
        step("127", "11", "138"),
        step("127", "11", "140", comparator="ge"),  # at least eleven: thirteen are more
        step("124", "14", "138"),
    ],
    ids=["adds up", "at least", "adds up too"],
)
def test_a_step_that_leads_there(record: Record) -> None:
    assert sums(record) == []


def test_no_step_without_both_ends_of_a_year() -> None:
    text = "Đến tháng 6/2020 có 127 xã đạt chuẩn NTM. Năm 2021 phấn đấu thêm 14 xã, lũy kế 138 xã."
    half = told(
        text, fact("127 xã", "127", period="2020-06"), fact("thêm 14 xã", "14", measure="increase", status="target", period="2021"),
        fact("138 xã", "138", status="target", period="2021"),
    )  # fmt: skip
    assert sums(half) == []


def test_no_step_over_two_sentences() -> None:
    text = "Năm 2020 có 127 xã đạt chuẩn NTM. Năm 2021 có thêm 14 xã. Mục tiêu chung là 138 xã."
    apart = told(
        text, fact("127 xã", "127"), fact("thêm 14 xã", "14", measure="increase", status="target", period="2021"),
        fact("138 xã", "138", status="target", period="2021"),
    )  # fmt: skip
    assert sums(apart) == []
