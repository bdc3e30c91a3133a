"""Alignment: which mentions count as found, and which predictions count at all."""

from __future__ import annotations

from typing import Any

import handmade
from goldmade import gold_dict, gold_text

from thonmoi.evaluation.align import Aligned, align, compare, name_key
from thonmoi.evaluation.gold import GoldFigure
from thonmoi.records import Evidence, Figure, FrozenDict, Record, span_of


def aligned(raw: dict[str, Any], record: Record | None = None) -> Aligned:
    return align(gold_text(raw), handmade.record() if record is None else record)


def bent(**changes: Any) -> dict[str, Any]:
    """The gold with its first figure changed."""
    raw = gold_dict()
    raw["figures"][0].update(changes)
    return raw


def with_evidence(index: int, **changes: Any) -> Record:
    """The record with an evidence changed."""
    record = handmade.record()
    figures = list(record.figures)
    evidence = Evidence.model_validate({**dict(figures[index].evidence[0]), **changes})
    figures[index] = Figure.model_validate({**dict(figures[index]), "evidence": (evidence,)})
    return record.model_copy(update={"figures": tuple(figures)})


def slots_of(**changes: Any) -> dict[str, bool]:
    gold = GoldFigure.model_validate(bent(**changes)["figures"][0])
    return dict(compare(gold, handmade.record().figures[0]))


def test_what_is_read_rightly_is_found_with_every_slot() -> None:
    found = aligned(gold_dict())
    assert found.strict == {0: 0, 1: 1, 2: 2, 3: 3}
    assert not list(found.missed())
    assert not list(found.false())
    assert all(found.whole(i) for i in range(4))


def test_strict_asks_measure_and_status_loose_does_not() -> None:
    for change in ({"measure": "increase"}, {"status": "target"}):
        found = aligned(bent(**change))
        assert 0 not in found.strict
        assert found.loose[0] == 0
        assert list(found.missed()) == [0]
        assert list(found.false()) == [0]


def test_a_measure_that_a_reader_would_accept_too_is_right() -> None:
    assert 0 in aligned(bent(measure="increase", measure_also=["total"])).strict


def test_another_value_or_indicator_is_not_even_loose() -> None:
    for change in ({"value": "13"}, {"indicator": "communes_ntm_advanced"}):
        assert 0 not in aligned(bent(**change)).loose


def test_evidence_must_stand_there_and_not_sweep() -> None:
    elsewhere = handmade.TEXT.index("Toàn huyện")
    assert 0 not in aligned(bent(quote="Toàn huyện", start=elsewhere)).strict
    # A quote from the first line to the last is no evidence of one number.
    assert 0 not in aligned(gold_dict(), with_evidence(0, start=0, end=len(handmade.TEXT), quote=handmade.TEXT)).strict


def test_optional_entries_are_neither_missed_nor_false() -> None:
    found = aligned(bent(optional=True))
    assert not list(found.missed())
    assert not list(found.false())
    assert 0 not in found.strict
    unread = aligned(bent(optional=True, value="13"))
    assert not list(unread.missed())
    assert list(unread.false()) == [0]


def test_headlines_of_others_do_not_count() -> None:
    raw = gold_dict()
    del raw["figures"][0]
    assert list(aligned(raw).false()) == [0]
    assert not list(aligned(raw, with_evidence(0, section="related")).false())


def test_the_headline_printed_again_does_not_count() -> None:
    text = "Có 12 xã đạt chuẩn NTM\nTin dài.\nCó 12 xã đạt chuẩn NTM\n"
    first, second = text.index("12"), text.rindex("12")
    figure = handmade.record().figures[0]
    evidence = tuple(
        Evidence(start=at, end=at + 5, quote="12 xã", fields=FrozenDict({"value": span_of(text, at, at + 2)})) for at in (first, second)
    )
    figure = Figure.model_validate({**dict(figure), "denominator": None, "evidence": evidence})
    record = handmade.record(text=text).model_copy(update={"figures": (figure,)})
    entry = {**gold_dict()["figures"][0], "quote": "12 xã", "start": first, "denominator": None}
    raw = {"article": {"title": "Có 12 xã đạt chuẩn NTM"}, "figures": [entry]}
    found = align(gold_text(raw, text), record)
    assert found.strict == {0: 0}
    assert not list(found.false())


def test_a_denominator_may_come_from_another_mention_of_the_fact() -> None:
    raw = gold_dict()
    raw["figures"].insert(0, {**raw["figures"][0], "quote": "12/18", "denominator": None})
    found = aligned(raw)
    assert found.strict == {0: 0, 2: 1, 3: 2, 4: 3} or found.strict == {1: 0, 2: 1, 3: 2, 4: 3}
    assert all(found.slots[i]["denominator"] for i in found.strict)
    assert not slots_of(denominator=None)["denominator"]


def test_comparators_that_mean_nearly_the_same() -> None:
    record = handmade.record()
    for said, right in (("ge", True), ("gt", True), ("eq", False), ("le", False), ("approx", False)):
        gold = GoldFigure.model_validate({**gold_dict()["figures"][2], "comparator": said})
        assert dict(compare(gold, record.figures[2]))["comparator"] is right


def test_slots_are_asked_only_where_gold_has_them() -> None:
    assert set(slots_of(place=None, level=None, period=None)) == {"comparator", "denominator"}
    assert set(slots_of(subset="miền núi", members=["A"], band={"min": 1, "max": None}, value_max="14")) == {
        "comparator", "denominator", "place", "period", "band", "subset", "members", "level", "value_max",
    }  # fmt: skip


def test_a_period_is_right_by_its_last_year() -> None:
    for period, right in (("2022", True), ("2022-06-30", True), ("2020-2022", True), ("2021", False), ("2022-2025", False)):
        assert slots_of(period=period)["period"] is right


def test_names_are_the_same_in_any_spelling() -> None:
    assert name_key("Hoà  Bình") == name_key("hòa bình")
    assert name_key("Hoa Bình") != name_key("Hòa Bình")
    assert slots_of(place="VĨNH SƠN")["place"]
    assert not slots_of(place="Vĩnh Sớn")["place"]


def test_a_part_is_tied_to_the_figure_that_was_found_for_its_whole() -> None:
    raw = gold_dict()
    raw["figures"][1]["part_of"] = 0
    assert aligned(raw).part_of == {1: False}
    record = handmade.record()
    tied = record.figures[1].model_copy(update={"part_of": 0})
    record = record.model_copy(update={"figures": (record.figures[0], tied, *record.figures[2:])})
    assert aligned(raw, record).part_of == {1: True}


def test_only_kept_indicators_take_part() -> None:
    found = align(gold_text(), handmade.record(), lambda code: code == "ocop_products")
    assert [m.indicator for m in found.mentions] == ["ocop_products"]
    assert found.entries == (2,)
    assert found.strict == {0: 0}
