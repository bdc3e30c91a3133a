"""All checks together: an article without faults, order, unread numbers, and records of every kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import handmade
from hypothesis import given, settings
from hypothesis import strategies as st
from told import fact, place, told

from thonmoi import Record, extract
from thonmoi.checks import check
from thonmoi.records import Article, Band, Evidence, Figure, FrozenDict, NumberFate, Period, Quantity, Stars, span_of


def test_nothing_to_say_of_nothing() -> None:
    assert check(Record(article=Article(id="0" * 16), thonmoi_version="0")) == ()


def test_the_handmade_record_has_its_one_finding() -> None:
    record = handmade.record()
    (finding,) = check(record)
    assert (finding.code, finding.figures) == ("share_mismatch", (0, 1))


def test_findings_come_in_a_fixed_order_and_fit_the_record() -> None:
    record = told(
        "Năm 2020 có 127/184 xã đạt chuẩn NTM, chiếm 59%; 72 thôn kiểu mẫu. Năm 2021 phấn đấu 64 thôn kiểu mẫu, 104% số xã.",
        fact("127/184 xã", "127", denominator="184"), fact("chiếm 59%", "59", measure="share"), fact("72 thôn", "72", "villages_ntm_model"),
        fact("64 thôn", "64", "villages_ntm_model", status="target", period="2021"),
        fact("104% số xã", "104", measure="share", status="target", period="2021"),
    )  # fmt: skip
    found = check(record)
    assert [f.code for f in found] == ["share_mismatch", "target_below_achieved", "out_of_range"]
    assert Record.model_validate({**dict(record), "findings": found}).findings == found
    assert check(record) == found


def test_numbers_left_unread_are_told() -> None:
    text = "Toàn tỉnh có 138/184 xã."
    quantity = Quantity(value=Decimal(138), denominator=Decimal(184), start=13, end=20, quote="138/184")
    fates = [NumberFate(quantity=quantity, reason="unread"), NumberFate(quantity=quantity, reason="date")]
    (finding,) = check(told(text), fates)
    assert (finding.code, finding.severity) == ("unread_number", "info")
    assert finding.evidence[0].quote == "138/184"


def test_from_a_text() -> None:
    """The whole way, on sentences that say plainly what is wrong."""

    def codes(text: str) -> list[str]:
        return [finding.code for finding in extract(text, published=date(2021, 1, 4)).findings]

    assert codes("Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, chiếm 89%.") == ["share_mismatch"]
    assert codes("Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, chiếm 69%.") == []
    assert codes("Năm 2020, tỉnh Bắc Giang có 40 xã đạt chuẩn nông thôn mới, trong đó có 52 xã đạt chuẩn nông thôn mới nâng cao.") == [
        "part_exceeds_whole"
    ]
    assert codes("Năm 2020, tỉnh Bắc Giang có 52 xã đạt chuẩn nông thôn mới, trong đó có 40 xã đạt chuẩn nông thôn mới nâng cao.") == []
    assert codes("Năm 2020, tỉnh Bắc Giang có 104% số xã đạt chuẩn nông thôn mới.") == ["out_of_range"]


# Any record ----------------------------------------------------------------------------------------------------------

INDICATORS = ["communes_ntm", "communes_ntm_advanced", "villages_ntm", "ocop_products", "ocop_entities", "poverty_rate", "funds", "my_own"]
AMOUNT_UNITS = [None, "commune", "village", "product", "percent", "VND", "criterion/commune"]
PLACES = [None, place("Bắc Giang"), place("Yên Dũng", "district"), place("Bắc Ninh", on=date(2025, 7, 1))]
PERIODS = [
    None,
    Period(start=date(2020, 1, 1), end=date(2020, 12, 31), precision="year", text="x"),
    Period(start=date(2021, 1, 1), end=date(2021, 12, 31), precision="year", text="x"),
    Period(end=date(2030, 12, 31), precision="year", text="x"),
    Period(start=date(2016, 1, 1), precision="span", text="x"),
    Period(start=date(2026, 9, 1), end=date(2026, 9, 30), precision="month", text="x"),
]
WORDS = [
    "xã", "trong đó", "gồm", ", chiếm", "; ", ". Năm ", "\n", "%", "đợt", " sẽ đã ", "toàn tỉnh", "huyện Trường Vạn Long", "e\u0301", "😀",
]  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A text of numbers and words, with figures on some of its numbers whose slots are anything the models allow."""
    text, spots = "", []
    for _ in range(draw(st.integers(1, 7))):
        value = draw(st.sampled_from(["0", "1", "5", "12", "64", "72", "127", "138", "141", "184", "999", "12,5", "104"]))
        whole = draw(st.sampled_from([None, "5", "184"])) if "," not in value else None
        spots.append((len(text), value, whole))
        text += value + (f"/{whole}" if whole else "") + " " + "".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))) + " "
    figures = []
    for start, value, whole in spots:
        fields = {"value": span_of(text, start, start + len(value))}
        if whole:
            fields["denominator"] = span_of(text, start + len(value) + 1, start + len(value) + 1 + len(whole))
        end = min(len(text), start + draw(st.integers(len(value) + (len(whole) + 1 if whole else 0), 30)))
        end = max(end, max(span.end for span in fields.values()))
        slots: dict[str, Any] = {
            "indicator": draw(st.sampled_from(INDICATORS)),
            "measure": draw(st.sampled_from(["total", "increase", "decrease", "share", "average", "rate", "amount"])),
            "status": draw(st.sampled_from(["achieved", "target"])),
            "unit": draw(st.sampled_from(["", "%", "xã", "tỷ đồng", "triệu đồng/người/năm"])),
            "amount_unit": draw(st.sampled_from(AMOUNT_UNITS)),
            "comparator": draw(st.sampled_from(["eq", "eq", "eq", "ge", "gt", "le", "lt", "approx"])),
            "place": draw(st.sampled_from(PLACES)),
            "period": draw(st.sampled_from(PERIODS)),
            "subset": draw(st.sampled_from([None, None, "miền núi", "hợp tác xã"])),
            "stars": draw(st.sampled_from([None, Stars(min=3, max=5), Stars(min=4, max=4), Stars(min=5, max=5, potential=True)])),
            "band": draw(st.sampled_from([None, None, Band(min=None, max=9), Band(min=19, max=21)])),
            "per": draw(st.sampled_from([None, "year"])),
            "part_of": draw(st.sampled_from([None, *[i for i in range(len(spots)) if i != len(figures)]])),
        }
        number = Decimal(value.replace(",", "."))
        section = draw(st.sampled_from(["title", "body", "related"]))
        evidence = Evidence(start=start, end=end, quote=text[start:end], section=section, fields=FrozenDict(fields))
        origins = FrozenDict({slot: draw(st.sampled_from(["stated", "carried", "article", "assumed"])) for slot in ("place", "period")})
        figures.append(
            Figure(
                value=number, denominator=Decimal(whole) if whole else None, amount=draw(st.sampled_from([None, number, number * 1000])),
                evidence=(evidence,), origins=origins, rule="any", **slots,
            )
        )  # fmt: skip
    published = draw(st.sampled_from([None, "2021-01-04T00:00:00+07:00", "2026-10-01T00:00:00+07:00"]))
    article = Article.model_validate({"id": "0" * 16, "text": text, "published_at": published})
    return Record(article=article, figures=tuple(figures), thonmoi_version="0")


@settings(max_examples=300, deadline=None)
@given(records())
def test_any_record_is_checked_without_a_crash_and_findings_hold(record: Record) -> None:
    found = check(record)
    assert Record.model_validate({**dict(record), "findings": found}).findings == found
    for finding in found:
        assert finding.message_vi.strip() and finding.message_en.strip()
        assert len(set(finding.figures)) == len(finding.figures)
        assert finding.evidence
