"""part_exceeds_whole."""

from __future__ import annotations

import pytest
from told import fact, place, told

from thonmoi.checks import check
from thonmoi.records import Finding, Record


def wholes(record: Record) -> list[Finding]:
    return [finding for finding in check(record) if finding.code == "part_exceeds_whole"]


ERRORS = [
    told(
        "Tỉnh có 60 xã đạt chuẩn NTM, trong đó 70 xã nâng cao.",
        fact("60 xã đạt chuẩn NTM", "60"), fact("70 xã nâng cao", "70", "communes_ntm_advanced"),
    ),
    told(
        "Tỉnh có 60 xã đạt chuẩn NTM; 70 xã trong số đó ở mức nâng cao.",
        fact("60 xã đạt chuẩn NTM", "60"), fact("70 xã trong số đó", "70", "communes_ntm_advanced"),
    ),
    told(
        "Tỉnh có 60 sản phẩm OCOP: 70 sản phẩm 4 sao và 2 sản phẩm 5 sao.",
        fact("60 sản phẩm OCOP", "60", "ocop_products"), fact("70 sản phẩm 4 sao", "70", "ocop_products", stars=(4, 4)),
    ),
    told(
        "Tỉnh có thêm 6 xã, gồm huyện Yên Dũng 8 xã.",
        fact("thêm 6 xã", "6", measure="increase"),
        fact("Yên Dũng 8 xã", "8", measure="increase", place=place("Yên Dũng", "district"), part_of=0),
    ),
]  # fmt: skip


@pytest.mark.parametrize("record", ERRORS, ids=lambda r: r.article.text)
def test_a_part_above_its_stated_whole_is_an_error(record: Record) -> None:
    (finding,) = wholes(record)
    assert finding.severity == "error"
    assert finding.figures == (0, 1)


WARNINGS = [
    # far apart, but both of the whole province in one year
    told(
        "Năm 2020 toàn tỉnh có 60/184 xã đạt chuẩn NTM. Ông Hải nói thêm.\nNăm 2020 toàn tỉnh có 70 xã nâng cao.",
        fact("60/184 xã", "60", denominator="184"), fact("70 xã nâng cao", "70", "communes_ntm_advanced"),
    ),
    told(
        "Năm 2020 toàn tỉnh có 60 sản phẩm OCOP.\nNăm 2020 huyện Yên Dũng có 70 sản phẩm OCOP.",
        fact("60 sản phẩm", "60", "ocop_products"), fact("70 sản phẩm", "70", "ocop_products", place=place("Yên Dũng", "district")),
    ),
]  # fmt: skip


@pytest.mark.parametrize("record", WARNINGS, ids=lambda r: r.article.text)
def test_what_lies_within_by_its_nature_is_a_warning(record: Record) -> None:
    (finding,) = wholes(record)
    assert finding.severity == "warning"


QUIET = [
    told(
        "Tỉnh có 60 xã đạt chuẩn NTM, trong đó 20 xã nâng cao.",
        fact("60 xã đạt chuẩn NTM", "60"), fact("20 xã nâng cao", "20", "communes_ntm_advanced"),
    ),
    # the whole is the number between them
    told(
        "Năm 2020 công nhận 53 sản phẩm, nâng tổng số lên 118 sản phẩm, trong đó có 59 sản phẩm 4 sao.",
        fact("53 sản phẩm", "53", "ocop_products"), fact("59 sản phẩm 4 sao", "59", "ocop_products", stars=(4, 4)),
    ),
    # the 60 are those of one round: the same text tells of more
    told(
        "Năm 2020 toàn tỉnh có 60 xã đạt chuẩn NTM.\nToàn tỉnh có 127/184 xã đạt chuẩn NTM.\nNăm 2020 toàn tỉnh có 70 xã nâng cao.",
        fact("60 xã đạt chuẩn", "60"), fact("127/184 xã", "127", denominator="184"), fact("70 xã nâng cao", "70", "communes_ntm_advanced"),
    ),
    # carried slots prove nothing
    told(
        "Năm 2020 toàn tỉnh có 60 sản phẩm OCOP.\nHuyện Yên Dũng có 70 sản phẩm OCOP.",
        fact("60 sản phẩm", "60", "ocop_products"),
        fact("70 sản phẩm", "70", "ocop_products", place=place("Yên Dũng", "district"), period_origin="carried"),
    ),
    # an aim is not part of a report
    told(
        "Tỉnh có 60 xã đạt chuẩn NTM, trong đó phấn đấu 70 xã nâng cao.",
        fact("60 xã đạt chuẩn NTM", "60"), fact("70 xã nâng cao", "70", "communes_ntm_advanced", status="target"),
    ),
    # "hơn 60" may be more than 70
    told(
        "Tỉnh có hơn 60 xã đạt chuẩn NTM, trong đó 70 xã nâng cao.",
        fact("hơn 60 xã đạt chuẩn NTM", "60", comparator="gt"), fact("70 xã nâng cao", "70", "communes_ntm_advanced"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("record", QUIET, ids=lambda r: r.article.text)
def test_stays_quiet(record: Record) -> None:
    assert wholes(record) == []


def test_more_than_its_own_denominator() -> None:
    record = told("Năm 2020 có 190/184 xã đạt chuẩn NTM.", fact("190/184 xã", "190", denominator="184"))
    (finding,) = wholes(record)
    assert finding.severity == "error"
    assert finding.message_en == "190 of 184 communes: the part is more than the whole."


def test_both_numbers_are_named() -> None:
    (finding,) = wholes(ERRORS[0])
    assert finding.message_vi == "70 xã (xã NTM nâng cao) nhiều hơn tổng 60 xã (xã đạt chuẩn NTM) mà nó nằm trong đó."
    assert finding.message_en == "70 communes (advanced NTM communes) are more than the 60 communes (NTM communes) they are part of."
