"""The models of the record: every invariant fires with a message that says what is wrong, and the good record beside it passes."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import handmade
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from thonmoi.records import (
    VIETNAM,
    Article,
    Band,
    Evidence,
    Figure,
    Finding,
    FrozenDict,
    Model,
    NumberFate,
    Period,
    Person,
    Place,
    Quantity,
    Record,
    Reject,
    Span,
    Stars,
    UnitRef,
    json_schema,
    span_of,
)

Raw = dict[str, Any]


@pytest.fixture
def raw() -> Raw:
    """The handmade record as JSON values, to break in one place."""
    return json.loads(handmade.record().model_dump_json())


def load(raw: Raw) -> Record:
    return Record.model_validate_json(json.dumps(raw))


def test_the_good_record_passes(raw: Raw) -> None:
    assert load(raw) == handmade.record()


# Invariants --------------------------------------------------------------------------------------------------------------

Break = Callable[[Raw], object]


def _set(path: str, value: object) -> Break:
    def do(raw: Raw) -> None:
        *way, last = [int(p) if p.isdigit() else p for p in path.split(".")]
        at: Any = raw
        for part in way:
            at = at[part]
        at[last] = value

    return do


def _unset(path: str) -> Break:
    def do(raw: Raw) -> None:
        *way, last = [int(p) if p.isdigit() else p for p in path.split(".")]
        at: Any = raw
        for part in way:
            at = at[part]
        del at[last]

    return do


BROKEN: list[tuple[str, Break, str]] = [
    # every span is true
    ("evidence moved", _set("figures.0.evidence.0.start", 1), r"figures\[0\]\.evidence\[0\]: 1:\d+ reads .*, not '12/18 xã"),
    ("quote of evidence", _set("figures.1.evidence.0.quote", "chiếm 56%"), r"figures\[1\]\.evidence\[0\]: .* reads 'chiếm 65%', not "
    r"'chiếm 56%'"),
    ("field's end", _set("figures.0.evidence.0.fields.value.end", 3), r"fields\[value\]"),
    ("field's quote", _set("figures.2.evidence.0.fields.comparator.quote", "tối thiểu"), r"fields\[comparator\]: .* reads 'ít nhất'"),
    ("person", _set("people.0.evidence.0.start", 0), r"people\[0\]: 0:\d+ reads"),
    ("finding", _set("findings.0.evidence.0.quote", "chiếm 66%"), r"findings\[0\]: .* reads 'chiếm 65%'"),
    ("origin of the title", _set("article.origins.title.0.end", 5), r"article\.origins\[title\]"),
    ("another text", _set("article.text", "Không có gì"), "reads"),
    ("past the end", _set("people.0.evidence.0.end", 10_000), r"people\[0\]"),
    ("negative", _set("figures.0.evidence.0.start", -1), "greater than or equal to 0"),
    # the number reads again
    ("value", _set("figures.0.value", "13"), "value 13 does not read from '12'"),
    ("denominator", _set("figures.0.denominator", "81"), "denominator 81 does not read from '18'"),
    ("value_max", _set("figures.3.value_max", "4"), "value_max 4 does not read from '3'"),
    ("denominator without a span", _unset("figures.0.evidence.0.fields.denominator"), "no evidence says where denominator 18 stands"),
    ("value_max without a span", _unset("figures.3.evidence.0.fields.value_max"), "no evidence says where value_max 3 stands"),
    ("value without a span", _unset("figures.0.evidence.0.fields.value"), "does not say where its value stands"),
    ("range upside down", _set("figures.3.value_max", "1"), "range from 2 to 1: the lower comes first"),
    ("no evidence", _set("figures.0.evidence", []), "at least 1 item"),
    ("none of twelve", _set("figures.0.evidence.0.reading", "none"), "says none, the value is 12"),
    ("all of twelve", _set("figures.0.evidence.0.reading", "all"), "says all, the value is 12"),
    ("named, but not", _set("figures.0.evidence.0.reading", "named"), "names 0 units, the value is 12"),
    # indices
    ("part of nothing", _set("figures.1.part_of", 4), r"figures\[1\] is part of figure 4, which is not there"),
    ("part of itself", _set("figures.1.part_of", 1), r"figures\[1\] is part of figure 1"),
    ("part of a negative", _set("figures.1.part_of", -1), "greater than or equal to 0"),
    ("finding about nothing", _set("findings.0.figures", [0, 4]), r"findings\[0\] points at figures \(0, 4\), of 4"),
    ("finding about a negative", _set("findings.0.figures", [-1]), r"findings\[0\] points at figures"),
    # periods, stars, words of the contract
    ("period backwards", _set("figures.0.period.start", "2023-01-01"), "a period from 2023-01-01 to 2022-12-31 runs backwards"),
    ("period of nothing", _set("figures.0.period", {"precision": "year", "text": "năm"}), "a period has a start or an end"),
    ("stars upside down", _set("figures.2.stars", {"min": 5, "max": 3}), "stars from 5 to 3: the lower comes first"),
    ("six stars", _set("figures.2.stars", {"min": 4, "max": 6}), "less than or equal to 5"),
    ("no star", _set("figures.2.stars", {"min": 0, "max": 4}), "greater than or equal to 1"),
    ("negative band", _set("figures.0.band", {"min": -1}), "greater than or equal to 0"),
    ("measure", _set("figures.0.measure", "sum"), "'total', 'increase'"),
    ("status", _set("figures.0.status", "done"), "'achieved' or 'target'"),
    ("comparator", _set("figures.0.comparator", "≥"), "'eq', 'ge'"),
    ("section", _set("figures.0.evidence.0.section", "footer"), "'title', 'lead'"),
    ("level", _set("figures.0.place.level", "ward"), "'country', 'region'"),
    ("per", _set("figures.0.per", "week"), "'year' or 'month'"),
    ("finding code", _set("findings.0.code", "strange"), "share_mismatch"),
    ("severity", _set("findings.0.severity", "bad"), "'info', 'warning' or 'error'"),
    ("origin", _set("figures.0.origins.place", "guessed"), "'stated', 'carried'"),
    ("value in words", _set("figures.0.value", "twelve"), "valid decimal"),
    # nothing the contract does not know, nothing missing
    ("unknown field", _set("figures.0.colour", "red"), "Extra inputs are not permitted"),
    ("unknown field of a span", _set("figures.0.evidence.0.fields.value.x", 1), "Extra inputs are not permitted"),
    ("unknown field of the record", _set("score", 1), "Extra inputs are not permitted"),
    ("no unit", _unset("figures.0.unit"), "Field required"),
    ("no rule", _unset("figures.0.rule"), "Field required"),
    ("no article", _unset("article"), "Field required"),
    ("no version", _unset("thonmoi_version"), "Field required"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "message"), [(b, m) for _, b, m in BROKEN], ids=[name for name, _, _ in BROKEN])
def test_a_broken_record_is_refused(raw: Raw, fault: Break, message: str) -> None:
    fault(raw)
    with pytest.raises(ValidationError, match=message):
        load(raw)


def evidence(text: str, quote: str, reading: str = "number", **fields: str) -> Evidence:
    start = text.index(quote)
    spans = {name: span_of(text, text.index(part, start), text.index(part, start) + len(part)) for name, part in fields.items()}
    return Evidence.model_validate({"start": start, "end": start + len(quote), "quote": quote, "reading": reading, "fields": spans})


def figure(value: str, *said: Evidence, **slots: Any) -> Figure:
    base = {"indicator": "communes_ntm", "measure": "total", "status": "achieved", "unit": "xã", "rule": "test"}
    return Figure(value=Decimal(value), evidence=said, **{**base, **slots})


def test_each_way_of_reading() -> None:
    text = "Mười bảy xã, chưa có xã nào, tất cả các xã, các xã Hoà An và Lạc Long, đưa tỉnh về đích, 1,2 nghìn xã, một phần ba số xã"
    assert figure("17", evidence(text, "Mười bảy xã", value="Mười bảy")).value == 17
    assert figure("0", evidence(text, "chưa có xã nào", "none")).value == 0
    assert figure("100", evidence(text, "tất cả các xã", "all", value="tất cả"), measure="share").value == 100
    # the gazetteer writes Hòa, the text Hoà
    assert figure("2", evidence(text, "các xã Hoà An và Lạc Long", "named"), members=("Hòa An", "Lạc Long")).value == 2
    assert figure("1", evidence(text, "đưa tỉnh về đích", "named"), members=("Hà Nam",)).value == 1
    assert figure("1200", evidence(text, "1,2 nghìn xã", value="1,2 nghìn")).value == 1200
    assert figure("1", evidence(text, "một phần ba số xã", value="một", denominator="ba"), denominator=Decimal(3)).denominator == 3


def test_each_evidence_has_to_read() -> None:
    text = "Có 12 xã. Cả 12 xã, không phải 13 xã."
    good = evidence(text, "12 xã", value="12")
    assert figure("12", good, good)
    with pytest.raises(ValidationError, match="value 12 does not read from '13'"):
        figure("12", good, evidence(text, "13 xã", value="13"))


def test_a_denominator_is_said_in_one_of_the_evidences() -> None:
    text = "Có 12 xã. Nghĩa là 12/18 xã."
    whole = evidence(text, "12/18 xã", value="12", denominator="18")
    assert figure("12", evidence(text, "12 xã", value="12"), whole, denominator=Decimal(18)).denominator == 18


def test_a_named_figure_counts_its_members() -> None:
    text = "Xã Tân Lập và xã Hồng Thái"
    said = evidence(text, text, "named")
    assert figure("2", said, members=("Tân Lập", "Hồng Thái"))
    with pytest.raises(ValidationError, match="names 2 units, the value is 3"):
        figure("3", said, members=("Tân Lập", "Hồng Thái"))
    with pytest.raises(ValidationError, match="names 1 units, the value is 2"):
        figure("2", said, members=("Tân Lập", "Mỹ Hưng"))


# Frozen ----------------------------------------------------------------------------------------------------------------


def test_nothing_of_a_record_can_be_changed() -> None:
    record = handmade.record()
    first = record.figures[0]
    with pytest.raises(ValidationError, match="frozen"):
        record.figures = ()  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        first.value = Decimal(1)  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        first.evidence[0].fields["value"].start = 0  # type: ignore[misc]
    for sequence in (record.figures, record.people, record.findings, first.evidence, record.article.authors):
        assert isinstance(sequence, tuple)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.__setitem__("value", 1), lambda d: d.__delitem__("value"), lambda d: d.clear(), lambda d: d.pop("value"),
        lambda d: d.popitem(), lambda d: d.setdefault("x", 1), lambda d: d.update(x=1), lambda d: d.__ior__({"x": 1}),
    ],
)  # fmt: skip
def test_a_frozen_dict_stays_as_it_is(change: Callable[[Any], object]) -> None:
    fields = handmade.record().figures[0].evidence[0].fields
    before = dict(fields)
    with pytest.raises(TypeError, match="a record is frozen"):
        change(fields)
    assert fields == before


def test_records_and_their_parts_hash_and_pickle() -> None:
    record = handmade.record()
    twin = handmade.record()
    assert hash(record.figures[0].evidence[0]) == hash(twin.figures[0].evidence[0])
    assert len({record, twin}) == 1
    back = pickle.loads(pickle.dumps(record))
    assert back == record and isinstance(back.figures[0].origins, FrozenDict)
    assert copy.deepcopy(record) == record


# JSON ------------------------------------------------------------------------------------------------------------------


def test_numbers_and_dates_keep_their_form(raw: Raw) -> None:
    assert raw["figures"][0]["value"] == "12"
    assert raw["figures"][0]["period"]["end"] == "2022-12-31"
    assert raw["article"]["published_at"] == "2022-12-30T23:30:00+07:00"
    assert load(raw).figures[1].value == Decimal(65)


def test_decimals_are_exact_after_json() -> None:
    text = "chiếm 57,10% và 0,1%"
    made = Record(
        article=Article(id="0" * 16, text=text), thonmoi_version="0",
        figures=(
            figure("57.10", evidence(text, "57,10%", value="57,10"), measure="share"),
            figure("0.1", evidence(text, "0,1%", value="0,1"), measure="share"),
        ),
    )  # fmt: skip
    back = Record.model_validate_json(made.model_dump_json())
    assert [str(f.value) for f in back.figures] == ["57.10", "0.1"]


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        (datetime(2021, 1, 4, 16, 10), "2021-01-04T16:10:00+07:00"),
        (datetime(2021, 1, 4, 9, 10, tzinfo=UTC), "2021-01-04T16:10:00+07:00"),
        (datetime(2021, 1, 4, 20, 0, tzinfo=timezone(timedelta(hours=-5))), "2021-01-05T08:00:00+07:00"),
        (datetime(2021, 1, 4, 16, 10, tzinfo=VIETNAM), "2021-01-04T16:10:00+07:00"),
    ],
)
def test_moments_are_told_in_vietnam(moment: datetime, there: str) -> None:
    article = Article(id="0" * 16, published_at=moment)
    assert article.published_at is not None and article.published_at.isoformat() == there


def test_the_schema_is_of_the_record() -> None:
    schema = json_schema()
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) >= {"article", "thonmoi_version"}
    assert set(schema["properties"]) == set(Record.model_fields)
    for name, model in (("Figure", Figure), ("Article", Article), ("Evidence", Evidence), ("Place", Place)):
        assert set(schema["$defs"][name]["properties"]) == set(model.model_fields)


def test_codes_of_the_contract() -> None:
    """What is published may grow, never shrink."""
    defs = json_schema()["$defs"]
    assert set(defs["Figure"]["properties"]["measure"]["enum"]) >= {"total", "increase", "decrease", "share", "average", "rate", "amount"}
    assert set(defs["Evidence"]["properties"]["reading"]["enum"]) >= {"number", "named", "none", "all"}
    assert set(defs["Finding"]["properties"]["code"]["enum"]) >= {
        "share_mismatch", "sum_mismatch", "part_exceeds_whole", "target_below_achieved", "value_conflict", "period_conflict",
        "out_of_range",
        "unknown_place", "place_out_of_time", "unread_number",
    }  # fmt: skip


@pytest.mark.parametrize(
    "model",
    [
        Span(start=0, end=1, quote="x"), Stars(min=3, max=5), Band(min=None, max=9), UnitRef(name="Lai Châu", level="province"),
        Place(name="Lai Châu", level="province", as_of=date(2020, 1, 1)), Period(start=date(2020, 1, 1), precision="span", text="từ năm "
        "2020"),
        Period(end=date(2025, 12, 31), precision="year", text="đến năm 2025"), Person(name="Lò Thị Mai"), Article(id="0" * 16),
        Finding(code="unread_number", severity="info", message_vi="a", message_en="b"), Reject(source=None, code="empty", message="m"),
        Quantity(value=Decimal(1), start=0, end=1, quote="1"),
        NumberFate(quantity=Quantity(value=Decimal(1), start=0, end=1, quote="1"), reason="date"),
    ],
    ids=lambda m: type(m).__name__,
)  # fmt: skip
def test_each_model_round_trips_and_forbids_more(model: Model) -> None:
    data = model.model_dump_json()
    assert type(model).model_validate_json(data) == model
    assert pickle.loads(pickle.dumps(model)) == model
    with pytest.raises(ValidationError, match="Extra inputs"):
        type(model).model_validate({**json.loads(data), "surely_not_a_field": 1})


def test_spans_are_listed_with_where_they_stand() -> None:
    names = [where for where, _ in handmade.record().spans()]
    assert "article.origins[title]" in names
    assert "figures[0].evidence[0].fields[denominator]" in names
    assert "people[0]" in names and "findings[0]" in names


# Any record ------------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(["xã", "thôn", "Hòa Bình", "Hoà Bình", "đạt chuẩn", "năm 2020", "“", "\n", "😀", "e\u0301", "\u200b", "\ud7ff"])
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2045, 12, 31))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records whose text is put together around the numbers that its figures quote."""
    text, figures = "", []
    for i in range(draw(st.integers(0, 4))):
        text += " ".join(draw(st.lists(WORDS, max_size=4))) + " "
        value = draw(st.integers(0, 5000))
        part = draw(st.none() | st.text(alphabet="0123456789", min_size=1, max_size=3))
        written = f"{value:,}".replace(",", ".") + (f",{part}" if part else "")
        exact = Decimal(f"{value}.{part}" if part else value)
        start = len(text)
        fields = {"value": (start, start + len(written))}
        text += written
        top = exact + draw(st.integers(1, 9)) if not part and draw(st.booleans()) else None
        if top is not None:
            last = f"{top:,f}".replace(",", ".")
            fields["value_max"] = (len(text) + 1, len(text) + 1 + len(last))
            text += f"-{last}"
        text += " xã"
        begin, end = sorted((draw(DAYS), draw(DAYS)))
        where = draw(st.none() | st.sampled_from(["Hòa Bình", "Lai Châu"]).map(lambda name: Place(name=name, level="province", code="17")))
        made = evidence_at(text, start, len(text), fields)
        slots = {
            "measure": draw(st.sampled_from(["total", "increase", "share"])), "status": draw(st.sampled_from(["achieved", "target"])),
            "comparator": draw(st.sampled_from(["eq", "ge", "approx"])), "value_max": top, "place": where,
            "period": draw(st.none() | st.just(Period(start=begin, end=end, precision="span", text="giai đoạn"))),
            "stars": draw(st.none() | st.just(Stars(min=3, max=5))), "part_of": draw(st.none() | st.integers(0, i - 1)) if i else None,
            "origins": draw(st.dictionaries(st.sampled_from(["place", "period"]), st.sampled_from(["stated", "carried"]))),
            "also": draw(st.dictionaries(st.just("measure"), st.just(("increase",)))), "members": tuple(draw(st.lists(WORDS, max_size=2))),
        }  # fmt: skip
        figures.append(figure(str(exact), made, **slots))
    moment = draw(st.none() | st.datetimes(min_value=datetime(2009, 1, 1), max_value=datetime(2040, 1, 1)))
    article = Article(
        id="0" * 16, text=text, published_at=moment, title=draw(st.none() | WORDS), authors=tuple(draw(st.lists(WORDS, max_size=2)))
    )
    return Record(article=article, figures=tuple(figures), thonmoi_version="0")


def evidence_at(text: str, start: int, end: int, fields: dict[str, tuple[int, int]]) -> Evidence:
    spans = FrozenDict({name: span_of(text, *span) for name, span in fields.items()})
    return Evidence(start=start, end=end, quote=text[start:end], fields=spans)


@settings(max_examples=150, deadline=None)
@given(records())
def test_any_record_comes_back_from_json(record: Record) -> None:
    assert Record.model_validate_json(record.model_dump_json()) == record
    assert Record.model_validate(record.model_dump()) == record
    assert pickle.loads(pickle.dumps(record)) == record
    assert hash(record) == hash(Record.model_validate_json(record.model_dump_json()))
