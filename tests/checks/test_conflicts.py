"""value_conflict: one fact, two values."""

from __future__ import annotations

import pytest
from told import fact, place, told

from thonmoi.checks import check
from thonmoi.records import Finding, Record

APART = "Năm 2020 tỉnh có {} xã đạt chuẩn NTM. Ông Hải nói về đường sá. Bà Lan nói về trường học. Hết năm 2020 tỉnh có {} xã đạt chuẩn NTM."


def conflicts(record: Record) -> list[Finding]:
    return [finding for finding in check(record) if finding.code == "value_conflict"]


def twice(one: str, other: str, text: str = APART, first: dict[str, object] | None = None, **second: object) -> Record:
    """One thing told twice, far apart."""
    noun = "xã"
    said = text.format(one, other)
    return told(said, fact(f"{one} {noun}", one, **(first or {})), fact(f"{other} {noun}", other, **second))


def headline(number: str, body: str, text: str = "", **slots: object) -> Record:
    """A headline and what the body says."""
    said = text or f"Bắc Giang: {number} xã về đích\n\nNăm 2020 tỉnh có {body} xã đạt chuẩn NTM."
    return told(said, fact(f"{number} xã", number, section="title", period=None, **slots), fact(f"{body} xã đạt", body))


FIRES = [
    twice("127", "129"),
    twice("45", "54"),
    headline("128", "127"),
    headline("172", "127"),
]


@pytest.mark.parametrize("record", FIRES, ids=lambda r: r.article.text)
def test_fires(record: Record) -> None:
    (finding,) = conflicts(record)
    assert finding.severity == "warning"
    assert finding.figures == (0, 1)


QUIET = {
    "rounded": twice("9460", "9462", first={"comparator": "gt"}),
    "rounded without a word": twice("130", "129"),
    "far off: another thing": twice("12", "127"),
    "another year": twice("127", "129", period="2019"),
    "another place": twice("127", "129", place=place("Yên Dũng", "district")),
    "an aim": twice("127", "129", status="target"),
    "new ones": twice("127", "129", measure="increase", first={"measure": "increase"}),
    "another standard": twice("127", "129", indicator="communes_ntm_advanced"),
    "of a kind": twice("127", "129", subset="miền núi"),
    "a carried year": twice("127", "129", period_origin="carried"),
    "side by side": twice("127", "129", "Năm 2020 tỉnh có {} xã, rồi {} xã đạt chuẩn NTM."),
    "two rounds": twice(
        "127", "129", "Năm 2020, đợt 1 có {} xã đạt chuẩn NTM. Ông Hải nói. Bà Lan nói. Đợt 2 năm 2020 có {} xã đạt chuẩn NTM."
    ),
    "the headline's number stands in the body": told(
        "Bắc Giang: 14 xã về đích\n\nNăm 2020 tỉnh có thêm 14 xã, nâng tổng số lên 16 xã.",
        fact("14 xã về đích", "14", section="title", period=None), fact("thêm 14 xã", "14", measure="increase"), fact("lên 16 xã", "16"),
    ),
    "the headline adds up": told(
        "Bắc Giang: 14 xã về đích\n\nTháng 6 tỉnh có 12 xã đạt chuẩn.\nTháng 12 thêm 2 xã đạt chuẩn.",
        fact("14 xã về đích", "14", section="title", period=None), fact("12 xã", "12"), fact("2 xã", "2"),
    ),
    "the headline is of another place": headline("128", "127", place=place("Yên Dũng", "district")),
}  # fmt: skip


@pytest.mark.parametrize("record", QUIET.values(), ids=QUIET)
def test_stays_quiet(record: Record) -> None:
    assert conflicts(record) == []


def test_names_the_fact() -> None:
    (finding,) = conflicts(FIRES[0])
    assert finding.message_vi == (
        "Cùng một chỉ tiêu xã đạt chuẩn NTM (tỉnh Bắc Giang, 2020) nhưng nơi ghi 127 xã, nơi ghi 129 xã; chỉ một số là đúng."
    )
    assert finding.message_en == (
        "One fact (NTM communes, tỉnh Bắc Giang, 2020) has two values, 127 communes and 129 communes; only one of them can be right."
    )


def test_headlines_of_other_articles_are_no_conflict() -> None:
    record = twice("127", "129", section="related")
    assert conflicts(record) == []
