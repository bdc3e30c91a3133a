"""The packaged data: complete, linked, and as the days were."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from thonmoi.gazetteer import MAP_2021, MAP_2025, MAP_NEW, lookup, map_of, parents_of, units_within
from thonmoi.gazetteer.units import Gazetteer, Unit, gazetteer


@pytest.fixture(scope="module")
def data() -> Gazetteer:
    return gazetteer()


@pytest.fixture(scope="module")
def units(data: Gazetteer) -> list[Unit]:
    return [data.unit(i) for i in range(len(data))]


def on(units: list[Unit], level: str, day: date) -> list[Unit]:
    return [u for u in units if u.level == level and u.alive(day)]


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [(date(2021, 6, 1), 63, 705, 10599), (date(2025, 6, 1), 63, 696, 10035), (MAP_NEW, 34, 0, 3321), (date(2026, 1, 1), 34, 0, 3321)],
)
def test_counts_of_each_map(units: list[Unit], day: date, provinces: int, districts: int, communes: int) -> None:
    assert len(on(units, "province", day)) == provinces
    assert len(on(units, "district", day)) == districts
    assert len(on(units, "commune", day)) == communes


def test_kinds_since_july_2025(units: list[Unit]) -> None:
    assert Counter(u.kind for u in on(units, "commune", MAP_NEW)) == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert Counter(u.kind for u in on(units, "province", MAP_NEW)) == {"tỉnh": 28, "thành phố": 6}


def test_code_and_day_tell_one_unit(units: list[Unit]) -> None:
    for day in (date(2021, 6, 1), date(2024, 6, 1), date(2025, 6, 1), MAP_NEW):
        seen = Counter(u.code for u in units if u.alive(day) and u.level not in ("country", "region"))
        assert [code for code, n in seen.items() if n > 1] == []


def test_every_parent_exists_on_every_day_of_its_child(data: Gazetteer, units: list[Unit]) -> None:
    for unit in units:
        if unit.level not in ("district", "commune"):
            continue
        for day in {min(max(d, unit.since), unit.until) for d in (MAP_2021, MAP_2025, MAP_NEW)}:
            above = data.parent(unit, day)
            assert above is not None, unit
            assert (above.map == 3) == (unit.map == 3), unit
            assert above.level == ("province" if unit.map == 3 or unit.level == "district" else "district"), unit


def test_every_unit_of_the_last_old_map_has_successors(data: Gazetteer, units: list[Unit]) -> None:
    for unit in units:
        if unit.level in ("province", "commune", "district") and unit.until == date(2025, 6, 30):
            heirs = data.successors(unit)
            assert heirs, unit
            assert all(h.map == 3 for h in heirs), unit


def test_few_older_units_lack_a_successor(data: Gazetteer, units: list[Unit]) -> None:
    lost = [u for u in units if u.until < date(2025, 6, 30) and u.level == "commune" and not data.successors(u)]
    assert len(lost) < 30
    assert not [u for u in units if u.until < date(2025, 6, 30) and u.level == "district" and not data.successors(u)]


def test_every_new_commune_has_a_predecessor(data: Gazetteer, units: list[Unit]) -> None:
    heirs = {h.code for u in units if u.level in ("commune", "district") and u.until == date(2025, 6, 30) for h in data.successors(u)}
    assert {u.code for u in on(units, "commune", MAP_NEW)} == heirs


def test_provinces_merge_into_34(data: Gazetteer, units: list[Unit]) -> None:
    into = {u.name: data.successors(u)[0].name for u in on(units, "province", date(2025, 6, 1))}
    assert into["Bắc Giang"] == "Bắc Ninh"
    assert into["Bắc Ninh"] == "Bắc Ninh"
    assert into["Hà Giang"] == "Tuyên Quang"
    assert into["Bình Định"] == "Gia Lai"
    assert into["Bà Rịa - Vũng Tàu"] == "Hồ Chí Minh"
    assert sum(n == 1 for n in Counter(into.values()).values()) == 11  # provinces that stayed as they were


def test_a_code_is_reused() -> None:
    (old,) = lookup("Bắc Giang", level="province", on=date(2021, 1, 4))
    assert (old.code, old.kind, old.as_of) == ("24", "tỉnh", MAP_2021)
    assert [(s.name, s.code) for s in old.successors] == [("Bắc Ninh", "24")]
    (new,) = lookup("Bắc Ninh", level="province", on=date(2025, 8, 1))
    assert (new.code, new.as_of) == ("24", MAP_NEW)


@pytest.mark.parametrize(
    ("name", "day", "kind"),
    [
        ("Việt Yên", date(2021, 1, 4), "huyện"), ("Việt Yên", date(2024, 2, 1), "thị xã"), ("Yên Dũng", date(2021, 1, 4), "huyện"),
        ("Phổ Yên", date(2021, 1, 4), "thị xã"), ("Phổ Yên", date(2023, 1, 1), "thành phố"), ("Quế Võ", date(2020, 1, 1), "huyện"),
        ("Hoài Nhơn", date(2019, 10, 1), "huyện"), ("Hoài Nhơn", date(2022, 1, 1), "thị xã"), ("Tĩnh Gia", date(2018, 1, 1), "huyện"),
        ("Mộc Châu", date(2025, 3, 1), "thị xã"), ("Sa Pa", date(2018, 1, 1), "huyện"), ("Hoành Bồ", date(2019, 5, 1), "huyện"),
    ],
)  # fmt: skip
def test_a_district_is_of_the_kind_it_was_on_the_day(name: str, day: date, kind: str) -> None:
    assert [p.kind for p in lookup(name, level="district", on=day)] == [kind]


@pytest.mark.parametrize(
    ("name", "day"),
    [("Yên Dũng", date(2025, 2, 1)), ("Hoành Bồ", date(2020, 6, 1)), ("Chũ", date(2024, 6, 1)), ("Ý Yên", date(2025, 7, 1))],
)
def test_a_district_that_was_not_there_on_the_day(name: str, day: date) -> None:
    assert lookup(name, level="district", on=day) == ()


def test_lookup_by_parent_and_in_any_writing() -> None:
    assert len(lookup("Châu Thành", level="district", on=date(2021, 1, 1))) == 10
    (one,) = lookup("Châu Thành", level="district", on=date(2021, 1, 1), parent="Long An")
    assert one.code == "808"
    assert lookup("hoà bình", level="province", on=MAP_2021) == lookup("Hòa Bình", level="province", on=MAP_2021)
    assert lookup("Không Đâu") == ()


def test_parents_go_up_to_the_country() -> None:
    (commune,) = lookup("Lãng Sơn", level="commune", on=date(2021, 1, 4), parent="Yên Dũng")
    assert [(p.name, p.kind, p.code) for p in parents_of(commune)] == [
        ("Yên Dũng", "huyện", "221"), ("Bắc Giang", "tỉnh", "24"), ("Việt Nam", None, None)
    ]  # fmt: skip
    assert [p.name for p in commune.parents] == ["Yên Dũng", "Bắc Giang", "Việt Nam"]


def test_how_many_units_a_place_has_on_its_map() -> None:
    (old,) = lookup("Bắc Giang", level="province", on=date(2021, 1, 4))
    assert units_within(old, "commune", kind="xã") == 182  # two became towns after 2021, which the source has already
    assert units_within(old, "commune") == 209
    assert units_within(old, "district") == 10
    (new,) = lookup("Ninh Bình", level="province", on=MAP_NEW)
    assert units_within(new, "commune") == 129
    assert units_within(new, "commune", kind="xã") == 97
    assert units_within(new, "district") is None
    (district,) = lookup("Si Ma Cai", level="district", on=date(2023, 12, 1))
    assert units_within(district, "commune", kind="xã") == 9
    (country,) = lookup("Việt Nam", level="country", on=MAP_NEW)
    assert units_within(country, "commune") == 3321


@pytest.mark.parametrize(
    ("name", "communes", "wards"),
    [("Hà Nội", 126, 51), ("Hồ Chí Minh", 168, 113), ("Hải Phòng", 114, 45), ("Huế", 40, 21), ("Thanh Hóa", 166, 19)],
)
def test_counts_of_the_resolutions_of_june_2025(name: str, communes: int, wards: int) -> None:
    """As the Standing Committee of the National Assembly resolved province by province on 16 June 2025."""
    (province,) = lookup(name, level="province", on=MAP_NEW)
    assert (units_within(province, "commune"), units_within(province, "commune", kind="phường")) == (communes, wards)


@pytest.mark.parametrize(("name", "districts", "communes"), [("Bình Định", 11, 159), ("Phú Thọ", 13, 225), ("Long An", 15, 188)])
def test_counts_of_about_2021(name: str, districts: int, communes: int) -> None:
    (province,) = lookup(name, level="province", on=date(2021, 6, 1))
    assert (units_within(province, "district"), units_within(province, "commune")) == (districts, communes)


def test_the_map_in_force() -> None:
    assert map_of(None) == map_of(MAP_NEW) == map_of(date(2030, 1, 1)) == MAP_NEW
    assert map_of(date(2025, 6, 30)) == MAP_2025
    assert map_of(date(2016, 1, 1)) == map_of(date(2024, 12, 31)) == MAP_2021


def test_names_lead_to_units_of_that_name(data: Gazetteer, units: list[Unit]) -> None:
    named = {int(i) for ids in data.names.values() for i in ids.split()}
    assert named == set(range(len(units)))
