"""out_of_range: what cannot be."""

from __future__ import annotations

from datetime import date

import pytest
from told import fact, place, told

from thonmoi.checks import check
from thonmoi.gazetteer import units_within
from thonmoi.records import Finding, Record

NEW = date(2025, 7, 1)


def ranges(record: Record) -> list[Finding]:
    return [finding for finding in check(record) if finding.code == "out_of_range"]


def share(value: str, indicator: str = "communes_ntm", **slots: object) -> Record:
    said = value.replace(".", ",")
    return told(f"Năm 2020 có {said}% số xã đạt chuẩn NTM.", fact(f"{said}%", value, indicator, **slots))


def criteria(value: str, **slots: object) -> Record:
    said = value.replace(".", ",")
    mean = fact(f"{said} tiêu chí/xã", value, "criteria_per_commune", measure="average", **slots)
    return told(f"Bình quân đạt {said} tiêu chí/xã.", mean)


def communes(value: str, published: str = "2021-01-04", text: str = "Tỉnh có {} xã đạt chuẩn NTM.", **slots: object) -> Record:
    return told(text.format(value), fact(f"{value} xã", value, **slots), published=published)


@pytest.mark.parametrize(
    "record",
    [
        share("104", measure="share"),
        share("100.5", measure="share"),
        share("120", "poverty_rate", measure="rate"),
        criteria("21.4"),
        criteria("19.5"),
    ],
    ids=lambda r: r.article.text,
)
def test_what_cannot_be_is_an_error(record: Record) -> None:
    (finding,) = ranges(record)
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "record",
    [
        share("100", measure="share"),
        share("118", "funds", measure="share"),  # of a plan
        told("Năm 2020 công nhận xã NTM đạt 120% kế hoạch.", fact("120%", "120", measure="share")),
        share("140", "income_per_capita", measure="increase"),
        criteria("19"),
        criteria("16.8"),
    ],
    ids=lambda r: r.article.text,
)
def test_what_can_be(record: Record) -> None:
    assert ranges(record) == []


def test_ten_criteria_from_2026() -> None:
    late = told(
        "Hết tháng 6/2026 bình quân đạt 12,4 tiêu chí/xã.",
        fact("12,4 tiêu chí/xã", "12.4", "criteria_per_commune", measure="average", period="2026-06"), published="2026-07-10",
    )  # fmt: skip
    (finding,) = ranges(late)
    assert finding.severity == "warning"
    assert finding.message_vi == "12,4 tiêu chí: bộ tiêu chí quốc gia khi đó chỉ có 10 tiêu chí cho một xã."
    before = told(
        "Mục tiêu đến năm 2026 bình quân đạt 18,4 tiêu chí/xã.",
        fact("18,4 tiêu chí/xã", "18.4", "criteria_per_commune", measure="average", status="target", period="2026"), published="2021-07-10",
    )  # fmt: skip
    assert ranges(before) == []


def test_bands_of_criteria() -> None:
    def band(low: int, high: int) -> Record:
        return told(f"Có 5 xã đạt {low}-{high} tiêu chí.", fact("5 xã", "5", "communes_criteria", band=(low, high)))

    assert [f.severity for f in ranges(band(18, 21))] == ["error"]
    assert ranges(band(15, 19)) == []


def test_more_communes_than_the_map_has() -> None:
    held = units_within(place("Bắc Giang"), "commune")
    assert held is not None
    (finding,) = ranges(communes(str(2 * held)))
    assert finding.severity == "warning"
    assert str(held) in finding.message_vi and "tỉnh Bắc Giang chỉ có" in finding.message_vi


def test_the_country_is_on_every_map() -> None:
    country = place("Việt Nam", "country")
    text = "Cả nước có {} xã đạt chuẩn NTM."
    assert ranges(communes("8162", "2024-09-19", text, period="2024", place=country.model_copy(update={"as_of": None}))) == []
    assert len(ranges(communes("8162", "2025-12-19", text, period="2025-11", place=country))) == 1


def test_a_denominator_counts_too() -> None:
    record = told("Tỉnh có 127/984 xã đạt chuẩn NTM.", fact("127/984 xã", "127", denominator="984"))
    assert len(ranges(record)) == 1


@pytest.mark.parametrize(
    "record",
    [
        communes("184"),
        communes("250"),  # merged shortly before the map of 2021
        communes("984", place_origin="carried"),
        communes("984", text="Cả vùng có {} xã đạt chuẩn NTM."),
        communes("984", text="Trước sáp nhập, tỉnh có {} xã đạt chuẩn NTM."),
        communes("26", text="Ba huyện Lục Nam, Lục Ngạn và Yên Dũng có {} xã.", place=place("Yên Dũng", "district")),
        communes("984", period=None, published=None),  # nobody knows which map
        communes("300", period="2024", published="2025-12-01", place=place("Bắc Ninh", on=NEW)),  # the communes of the old map
        communes("984", comparator="lt"),
    ],
    ids=lambda r: r.article.text,
)
def test_as_many_as_there_may_be(record: Record) -> None:
    assert ranges(record) == []


def test_the_map_since_july_2025_is_exact() -> None:
    now = place("Bắc Ninh", on=NEW)
    held = units_within(now, "commune")
    assert held is not None
    assert len(ranges(communes(str(held * 2), "2025-12-01", period="2025-11", place=now))) == 1
    assert ranges(communes(str(held), "2025-12-01", period="2025-11", place=now)) == []


def test_a_fraction_in_words_is_no_count_of_communes() -> None:
    record = told(
        "Gần bốn phần năm số xã đạt chuẩn NTM.", fact("bốn phần năm số xã", "4", number="bốn"),
    )  # fmt: skip
    assert ranges(record) == []


def part_of(whole: str, text: str = "Tỉnh có 60/{} xã đạt chuẩn NTM.", **slots: object) -> list[Finding]:
    published = str(slots.pop("published", "2021-01-04"))
    return ranges(told(text.format(whole), fact(f"60/{whole} xã", "60", denominator=whole, **slots), published=published))


def test_a_whole_that_the_map_of_its_day_does_not_have() -> None:
    (finding,) = part_of("150")  # Bắc Giang had 182 rural communes among 209
    assert finding.severity == "info"
    assert "182 xã trong 209" in finding.message_vi and "182 rural" in finding.message_en
    assert len(part_of("230")) == 1


@pytest.mark.parametrize(
    ("whole", "slots"),
    [
        ("184", {}),
        ("170", {}),  # some are about to become wards
        ("70", {}),  # of a class of communes
        ("150", {"subset": "miền núi"}),
        ("230", {"period": "2018"}),  # before the mergers of 2019 and 2020
        ("150", {"place_origin": "carried"}),
        ("150", {"text": "Trước sáp nhập, tỉnh có 60/{} xã đạt chuẩn NTM."}),
    ],
)
def test_a_whole_that_may_well_be(whole: str, slots: dict[str, str]) -> None:
    assert part_of(whole, **slots) == []


def test_a_whole_of_the_old_map_told_of_the_new() -> None:
    now = place("Bắc Ninh", on=NEW)
    assert len(part_of("105", text="Tỉnh có 60/{} xã.", period="2025-11", published="2025-12-01", place=now)) == 1
    assert part_of("66", text="Tỉnh có 60/{} xã.", period="2025-11", published="2025-12-01", place=now) == []
