"""Which figure a field gets: the rules of choosing, and what is said where none or two fit."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, create_model, field_validator
from told import fact as say
from told import place, told

import thonmoi
from thonmoi.records import Record

PROVINCE = told(
    "Năm 2019 có 110 xã, năm 2020 có 127/184 xã đạt chuẩn NTM, trong đó 12 xã nâng cao; Lạng Giang 19 xã, Yên Dũng 16 xã. "
    "Đến năm 2021 phấn đấu 138 xã, năm 2025 là 160 xã; thêm 11 xã.",
    say("110 xã", "110", period="2019"),
    say("127/184 xã", "127", denominator="184", place_origin="article"),
    say("12 xã nâng cao", "12", "communes_ntm_advanced", part_of=1),
    say("19 xã", "19", place=place("Lạng Giang", "district")),
    say("16 xã", "16", place=place("Yên Dũng", "district")),
    say("138 xã", "138", status="target", period="2021"),
    say("160 xã", "160", status="target", period="2025"),
    say("11 xã", "11", status="target", period="2021", measure="increase"),
)  # fmt: skip

OCOP = told(
    "Có 95 sản phẩm OCOP từ 3 sao trở lên, trong đó 24 sản phẩm 4 sao, 2 sản phẩm tiềm năng 5 sao; 60 sản phẩm nhóm thực phẩm.",
    say("95 sản phẩm", "95", "ocop_products", stars=(3, 5)),
    say("24 sản phẩm 4 sao", "24", "ocop_products", stars=(4, 4), part_of=0),
    say("2 sản phẩm tiềm năng 5 sao", "2", "ocop_products", stars=(5, 5, "potential"), part_of=0),
    say("60 sản phẩm", "60", "ocop_products", stars=(3, 5), subset="nhóm thực phẩm", part_of=0),
)  # fmt: skip


def value(record: Record, annotation: Any, *args: Any, **kwargs: Any) -> Any:
    model = create_model("Model", x=(annotation, thonmoi.fact(*args, **kwargs)))
    return record.to(model).x  # type: ignore[attr-defined]


def refusal(record: Record, annotation: Any, *args: Any, **kwargs: Any) -> thonmoi.FactError:
    with pytest.raises(thonmoi.FactError) as raised:
        value(record, annotation, *args, **kwargs)
    return raised.value


# Choosing ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({}, 127),  # the latest period, the article's own place
        ({"year": 2019}, 110),
        ({"place": "Yên Dũng"}, 16),
        ({"place": "huyện Lạng Giang"}, 19),
        ({"status": "target"}, 160),
        ({"status": "target", "year": 2021}, 138),
        ({"status": "target", "measure": "increase"}, 11),
    ],
    ids=str,
)
def test_the_figure_that_is_meant(wish: dict[str, Any], expected: int) -> None:
    assert value(PROVINCE, int, "communes_ntm", **wish) == expected


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({}, 95),  # the most general stars
        ({"stars": 4}, 24),
        ({"stars": (3, 5)}, 95),
        ({"stars": 5, "potential": True}, 2),
        ({"subset": "nhóm thực phẩm"}, 60),
        ({"subset": "Nhóm  Thực phẩm"}, 60),
    ],
    ids=str,
)
def test_stars_and_subsets(wish: dict[str, Any], expected: int) -> None:
    assert value(OCOP, int, "ocop_products", **wish) == expected


def test_no_figure_without_stars_beside_those_with() -> None:
    record = told(
        "Có 95 sản phẩm OCOP; 24 sản phẩm 4 sao.",
        say("95 sản phẩm", "95", "ocop_products"),
        say("24 sản phẩm 4 sao", "24", "ocop_products", stars=(4, 4)),
    )
    assert value(record, int, "ocop_products") == 95


def test_bands_of_criteria() -> None:
    record = told(
        "Có 14 xã đạt 15-18 tiêu chí, 3 xã dưới 10 tiêu chí.",
        say("14 xã", "14", "communes_criteria", band=(15, 18)),
        say("3 xã", "3", "communes_criteria", band=(None, 9)),
    )
    assert value(record, int, "communes_criteria", band=(15, 18)) == 14
    assert value(record, int, "communes_criteria", band=(None, 9)) == 3


def test_what_an_indicator_measures_where_it_counts_nothing() -> None:
    record = told(
        "Tỷ lệ hộ nghèo 2,5%, thu nhập 45 triệu đồng/người/năm, huy động 9462 tỷ đồng, giảm 1,1%.",
        say("2,5%", "2.5", "poverty_rate", measure="rate"),
        say("45 triệu đồng/người/năm", "45", "income_per_capita", measure="average"),
        say("9462 tỷ đồng", "9462", "funds", measure="amount"),
        say("1,1%", "1.1", "poverty_rate", measure="decrease"),
    )
    assert value(record, Decimal, "poverty_rate") == Decimal("2.5")
    assert value(record, int, "income_per_capita") == 45
    assert value(record, float, "funds") == 9462.0
    assert value(record, Decimal, "poverty_rate", measure="decrease") == Decimal("1.1")


def test_headlines_of_other_articles_are_no_facts() -> None:
    record = told("Có 12 xã đạt chuẩn NTM.", say("12 xã", "12", section="related"))
    assert value(record, int | None, "communes_ntm") is None


def test_a_rounded_restatement_says_the_same() -> None:
    record = told(
        "Huy động 9462 tỷ đồng; như vậy hơn 9400 tỷ đồng.",
        say("9462 tỷ đồng", "9462", "funds", measure="amount"),
        say("9400 tỷ đồng", "9400", "funds", measure="amount", comparator="gt"),
    )
    assert value(record, int, "funds") == 9462


# Refusing ------------------------------------------------------------------------------------------------------------

TWICE = told("Tỉnh có 127 xã. Đạt 124 xã.", say("127 xã", "127"), say("124 xã", "124"))


def test_a_fact_that_is_missing() -> None:
    error = refusal(PROVINCE, int, "communes_ntm", year=2015)
    assert (error.code, error.problems[0].field, error.problems[0].code) == ("fact_missing", "x", "fact_missing")
    assert "communes_ntm, year 2015: of 7 figures of communes_ntm none fits; another year is told of" in error.message
    assert error.problems[0].figures and error.problems[0].evidence[0].quote == "110 xã"


def test_a_fact_said_in_two_ways_with_both_sentences() -> None:
    error = refusal(TWICE, int | None, "communes_ntm")
    assert error.code == "fact_ambiguous"
    assert "127 xã (figure 0: “Tỉnh có 127 xã.”) and 124 xã (figure 1: “Đạt 124 xã.”)" in error.message
    assert error.problems[0].figures == (0, 1)
    assert [e.quote for e in error.evidence] == ["127 xã", "124 xã"]


def test_two_values_may_count_as_none() -> None:
    assert value(TWICE, int | None, "communes_ntm", conflict="missing") is None
    assert value(TWICE, int, "communes_ntm", conflict="missing", default=0) == 0
    assert refusal(TWICE, int, "communes_ntm", conflict="missing").code == "fact_ambiguous"


def test_a_plain_total_comes_before_what_may_be_an_increase() -> None:
    record = told(
        "Năm qua, 5 xã được công nhận, đưa tổng số lên 78 xã.",
        say("5 xã được công nhận", "5", also={"measure": ("increase",)}),
        say("78 xã", "78"),
    )
    assert value(record, int, "communes_ntm") == 78


def test_an_indicator_that_is_misspelt() -> None:
    assert "did you mean communes_ntm?" in refusal(PROVINCE, int, "comunes_ntm").message


def test_all_fields_are_told_of_at_once() -> None:
    class Model(BaseModel):
        one: int = thonmoi.fact("awards")
        two: int = thonmoi.fact("poverty_rate")
        three: int = thonmoi.fact("communes_ntm")

    with pytest.raises(thonmoi.FactError) as raised:
        PROVINCE.to(Model)
    assert [p.field for p in raised.value.problems] == ["one", "two"]


def test_a_fraction_is_no_whole_number() -> None:
    record = told("Bình quân 16,8 tiêu chí/xã.", say("16,8 tiêu chí/xã", "16.8", "criteria_per_commune", measure="average"))
    assert refusal(record, int, "criteria_per_commune").code == "fact_type"
    assert value(record, float, "criteria_per_commune") == 16.8


def test_a_model_refuses_a_value_itself() -> None:
    class Small(BaseModel):
        communes: int = thonmoi.fact("communes_ntm")

        @field_validator("communes")
        @classmethod
        def _few(cls, communes: int) -> int:
            if communes > 100:
                raise ValueError("too many")
            return communes

    with pytest.raises(thonmoi.FactError, match="communes: too many") as raised:
        PROVINCE.to(Small)
    assert raised.value.code == "fact_invalid"


def test_the_error_goes_between_processes() -> None:
    error = refusal(TWICE, int, "communes_ntm")
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.message, again.problems) == (error.code, error.message, error.problems)


@pytest.mark.parametrize("wrong", [{"measure": "count"}, {"status": "done"}, {"level": "town"}, {"of": "colour"}, {"each": "day"}])
def test_what_cannot_be_asked(wrong: dict[str, Any]) -> None:
    (name,) = wrong
    with pytest.raises(ValueError, match=f"fact: {name} .* is none of"):
        thonmoi.fact("communes_ntm", **wrong)


def test_place_and_level_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="place and level"):
        thonmoi.fact("communes_ntm", place="Yên Dũng", level="district")


# Types ---------------------------------------------------------------------------------------------------------------


def test_optional_and_default() -> None:
    assert value(PROVINCE, int | None, "awards") is None
    assert value(PROVINCE, int, "awards", default=0) == 0
    assert value(PROVINCE, str, "communes_ntm") == "127"


def test_parts_of_a_figure() -> None:
    assert value(PROVINCE, int, "communes_ntm", of="denominator") == 184
    assert value(PROVINCE, date, "communes_ntm", status="target") == date(2025, 12, 31)
    assert value(PROVINCE, int, "communes_ntm", status="target", of="year") == 2025
    assert value(PROVINCE, date, "communes_ntm", of="start") == date(2020, 1, 1)
    assert value(PROVINCE, str, "communes_ntm", of="place") == "Bắc Giang"
    assert value(PROVINCE, thonmoi.Place, "communes_ntm", of="place").code == "24"
    assert value(PROVINCE, str, "communes_ntm", of="quote") == "127/184 xã"
    assert value(PROVINCE, int | None, "communes_ntm", year=2019, of="denominator") is None
    assert refusal(PROVINCE, int, "communes_ntm", year=2019, of="denominator").code == "fact_missing"


MONEY = told(
    "Huy động 9462 tỷ đồng; thu nhập 3,5 triệu đồng/người/tháng.",
    say("9462 tỷ đồng", "9462", "funds", measure="amount"),
    say("3,5 triệu", "3.5", "income_per_capita", measure="average", unit="triệu đồng/người/tháng", amount="3500000",
        amount_unit="VND/person/month"),
)  # fmt: skip


def test_money_in_the_unit_that_is_asked_for() -> None:
    from thonmoi.schema import Dong, Trieu, Ty

    assert value(MONEY, Ty, "funds") == 9462
    assert value(MONEY, Trieu | None, "funds") == 9462000
    assert value(MONEY, Dong, "funds") == 9462 * 10**9
    assert value(MONEY, Decimal, "funds", unit="nghìn tỷ đồng") == Decimal("9.462")
    assert value(MONEY, int, "funds", unit="triệu") == 9462000
    assert value(MONEY, Trieu, "income_per_capita") == Decimal("3.5")
    assert value(MONEY, Decimal, "income_per_capita", unit="triệu đồng/người/năm") == 42
    assert value(MONEY, list[Ty], "funds") == [9462]


@pytest.mark.parametrize("unit", ["tấn", "tỷ đồng/xã", "tỷ/con"])
def test_units_that_do_not_fit(unit: str) -> None:
    assert refusal(MONEY, Decimal, "funds", unit=unit).code == "fact_unit"


def test_a_count_is_no_money() -> None:
    assert refusal(PROVINCE, Decimal, "communes_ntm", unit="tỷ đồng").code == "fact_unit"


def test_sourced_keeps_the_evidence() -> None:
    found = value(PROVINCE, thonmoi.Sourced[int], "communes_ntm")
    assert (found.value, found.figure, found.unit) == (127, 1, "xã")
    assert found.evidence[0].quote == "127/184 xã"
    assert found.sentence.startswith("Năm 2019 có 110 xã")
    assert found.place.name == "Bắc Giang" and found.period.end == date(2020, 12, 31)
    assert value(PROVINCE, thonmoi.Sourced[int] | None, "awards") is None
    assert [s.value for s in value(PROVINCE, list[thonmoi.Sourced[int]], "communes_ntm", level="district")] == [19, 16]


def test_sourced_money() -> None:
    from thonmoi.schema import Trieu

    found = value(MONEY, thonmoi.Sourced[Trieu], "funds")
    assert (found.value, found.unit) == (9462000, "triệu đồng")


# Lists and nested models ---------------------------------------------------------------------------------------------


class District(BaseModel):
    name: str = thonmoi.fact("communes_ntm", of="place")
    communes: int = thonmoi.fact("communes_ntm")


def test_lists() -> None:
    assert value(PROVINCE, list[int], "communes_ntm") == [110, 127]
    assert value(PROVINCE, tuple[int, ...], "communes_ntm", level="district") == (19, 16)
    assert value(PROVINCE, list[int], "awards") == []
    assert value(PROVINCE, list[int], "communes_ntm", place="*") == [110, 127, 19, 16]


def test_a_row_for_each_place() -> None:
    rows = value(PROVINCE, list[District], "communes_ntm", level="district", each="place")
    assert [(row.name, row.communes) for row in rows] == [("Lạng Giang", 19), ("Yên Dũng", 16)]
    assert value(PROVINCE, dict[str, int], "communes_ntm", each="place") == {"Lạng Giang": 19, "Yên Dũng": 16}


def test_a_row_for_each_year_and_star() -> None:
    class Year(BaseModel):
        year: int = thonmoi.fact("communes_ntm", of="year")
        communes: int = thonmoi.fact("communes_ntm")

    rows = value(PROVINCE, list[Year], "communes_ntm", each="year")
    assert [(row.year, row.communes) for row in rows] == [(2019, 110), (2020, 127)]
    assert value(PROVINCE, dict[int, int], "communes_ntm", status="target", each="year") == {2021: 138, 2025: 160}
    assert value(OCOP, dict[str, int], "ocop_products", each="stars") == {"3-5": 95, "4": 24}
    assert value(OCOP, dict[str, int], "ocop_products", each="subset") == {"nhóm thực phẩm": 60}


def test_a_row_that_cannot_be_filled() -> None:
    class Row(BaseModel):
        communes: int = thonmoi.fact("communes_ntm")
        poor: Decimal = thonmoi.fact("poverty_rate")

    record = told(
        "Năm 2020, tỉnh có 127 xã; Lạng Giang 19 xã, Yên Dũng 16 xã; hộ nghèo Yên Dũng 2,5%.",
        say("127 xã", "127", place_origin="article"),
        say("19 xã", "19", place=place("Lạng Giang", "district")),
        say("16 xã", "16", place=place("Yên Dũng", "district")),
        say("2,5%", "2.5", "poverty_rate", measure="rate", place=place("Yên Dũng", "district")),
    )
    wish: dict[str, Any] = {"level": "district", "each": "place"}
    assert refusal(record, list[Row], "communes_ntm", **wish).problems[0].field == "x.Lạng Giang.poor"
    assert [row.communes for row in value(record, list[Row], "communes_ntm", conflict="missing", **wish)] == [16]


def test_rows_need_a_key() -> None:
    assert "each='place'" in refusal(PROVINCE, list[District], "communes_ntm").message


def test_nested_models() -> None:
    class Ocop(BaseModel):
        products: int = thonmoi.fact("ocop_products")
        four: int | None = thonmoi.fact("ocop_products", stars=4)

    class Article(BaseModel):
        note: str = "own"
        ocop: Ocop | None = None
        needed: District

    filled = PROVINCE.to(Article)
    assert (filled.note, filled.ocop, filled.needed.communes) == ("own", None, 127)
    with pytest.raises(thonmoi.FactError) as raised:
        OCOP.to(Article)
    assert [p.field for p in raised.value.problems] == ["needed.name", "needed.communes"]

    class Both(BaseModel):
        ocop: Ocop

    assert OCOP.to(Both).ocop.four == 24


def test_aliases_and_inheritance() -> None:
    from pydantic import Field

    class Base(BaseModel):
        communes: int = thonmoi.fact("communes_ntm")

    class More(Base):
        aim: int | None = thonmoi.fact("communes_ntm", status="target")
        other: str = Field(default="x", alias="andere")

    filled = PROVINCE.to(More)
    assert (filled.communes, filled.aim, filled.other) == (127, 160, "x")


def test_the_wish_stands_in_the_json_schema() -> None:
    assert District.model_json_schema()["properties"]["communes"]["thonmoi_fact"] == {"indicator": "communes_ntm"}
