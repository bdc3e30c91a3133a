"""audit: every number once with its fate; explain: why a figure is what it is; and the verbs for both."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thonmoi
from thonmoi import api
from thonmoi.auditing import explanations, fates
from thonmoi.records import NumberFate

TEXT = (
    "Bắc Giang: 14 xã về đích nông thôn mới\n\n"
    "08:30 | 15/12/2020\n"
    "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, chiếm 69%. Toàn tỉnh có 24 sản phẩm OCOP 4 sao.\n"
    "Theo Quyết định số 1234/QĐ-UBND, mỗi hộ được vay 50 triệu đồng; giá lúa 7.500 đồng/kg. Điện thoại 0204.385.4123.\n"
    "Cả 82/97 xã đạt tiêu chí thủy lợi, 12 km đường được làm. Mười bảy thôn đạt chuẩn thôn nông thôn mới kiểu mẫu.\n"
)


def fate_of(quote: str, text: str = TEXT) -> NumberFate:
    return next(fate for fate in thonmoi.audit(text) if fate.quantity.quote.startswith(quote))


def holds(text: str) -> list[NumberFate]:
    """The invariants of an audit."""
    found = thonmoi.audit(text)
    last = 0
    for fate in found:
        quantity = fate.quantity
        assert text[quantity.start : quantity.end] == quantity.quote
        assert quantity.start >= last, "in order, none inside another"
        last = quantity.end
    for match in re.finditer(r"\d+", text):
        inside = [f for f in found if f.quantity.start <= match.start() and match.end() <= f.quantity.end]
        assert len(inside) == 1, f"{match[0]!r} at {match.start()} lies in {len(inside)} fates"
    figures = thonmoi.extract(text).figures
    for fate in found:
        assert (fate.figure is not None) == (fate.reason == "figure")
        assert fate.figure is None or fate.figure < len(figures)
    return found


def test_every_number_of_an_article_once() -> None:
    holds(TEXT)


def test_numbers_in_figures_point_at_them() -> None:
    figures = thonmoi.extract(TEXT).figures
    for quote, value in (("127/184", 127), ("69", 69), ("24", 24), ("Mười bảy", 17)):
        at = fate_of(quote).figure
        assert at is not None and figures[at].value == value


def test_stars_belong_to_their_figure() -> None:
    fate = next(f for f in thonmoi.audit(TEXT) if TEXT[f.quantity.end :].startswith(" sao"))
    assert (fate.figure, fate.note) == (fate_of("24").figure, "its stars")


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("15", "date"), ("2020", "date"), ("08", "clock"), ("30", "clock"), ("1234", "decision"), ("7.500", "price"), ("0204", "phone"),
        ("4123", "phone"), ("82/97", "near_miss"), ("12", "date"), ("50 triệu", "not_in_catalogue"),
    ],
)  # fmt: skip
def test_numbers_in_no_figure_say_why(quote: str, reason: str) -> None:
    fate = fate_of(quote)
    assert fate.figure is None
    assert fate.reason == reason


def test_what_is_measured_otherwise() -> None:
    fate = next(f for f in thonmoi.audit(TEXT) if TEXT[f.quantity.end :].startswith(" km"))
    assert (fate.reason, fate.note) == ("not_in_catalogue", "a unit the catalogue does not measure")


def test_a_text_about_something_else() -> None:
    found = holds("Giá vàng 9/2023 tăng 12%, lên 68,5 triệu đồng một lượng; thắng 2-1.")
    assert {f.reason for f in found} <= {"date", "not_in_catalogue", "price"}


def test_the_headline_again_is_the_headlines_figure() -> None:
    title = "Bắc Giang: Vinh danh 49 sản phẩm OCOP"
    body = "Năm 2020, UBND tỉnh Bắc Giang công nhận 49 sản phẩm OCOP của các địa phương trong tỉnh."
    text = f"{title}\n\n16:10 | 04/01/2021\n{body}\n\n{title}\nÔng Lê Văn Hải phát biểu tại hội nghị\n\n{body}"
    found = [f for f in holds(text) if f.quantity.quote == "49"]
    assert {f.reason for f in found} == {"figure"}
    assert len({f.figure for f in found}) == 1


def test_a_fraction_a_rule_gave_up_on_is_unread() -> None:
    walk = api.default().walk(TEXT)
    walk.made.clear()
    number = next(n for n in walk.layout.numbers if n.denominator == 184)
    walk.refused[number.start] = ("not_in_catalogue", "no standard is said of it")
    fate = next(f for f in fates(walk) if f.quantity.quote == "127/184")
    assert (fate.reason, fate.note) == ("unread", "no standard is said of it")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_hold_in_every_normal_form(form: str) -> None:
    found = holds(unicodedata.normalize(form, TEXT))  # type: ignore[arg-type]
    assert [f.reason for f in found] == [f.reason for f in thonmoi.audit(TEXT)]


PIECES = [
    "127/184 xã", " đạt chuẩn nông thôn mới", " 2-3 xã", " 69%", "0204.385.4123", "15/12/2020", "08:30", " 1234/QĐ-UBND", "4 sao",
    "-", "/", ".", ",",
    " ", "\n", "1.234.56", "12.3456", "5", "007", "H5N1", "m2", " hai mươi xã", " không xã nào", " 1 tỷ 200 triệu đồng", "٣", "２",
    " OCOP", "một phần ba số xã", " năm 2020", " từ 15-18 tiêu chí", "e\u0301", "\u200b", "😀", " sản phẩm", "%", ":", "(", ")",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_has_each_run_of_digits_in_one_fate(text: str) -> None:
    holds(text)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789.,/-:% xãthôn\n()đạt", max_size=60).map(lambda s: f"nông thôn mới {s}"))
def test_any_soup_of_digits(text: str) -> None:
    holds(text)


# Explaining ----------------------------------------------------------------------------------------------------------


def test_an_explanation_tells_rule_slots_and_cues() -> None:
    at = fate_of("127/184").figure
    assert at is not None
    told = api.explain(TEXT, at)
    slots = {slot.slot: slot for slot in told.slots}
    assert told.figure == thonmoi.extract(TEXT).figures[at] and told.figure.rule
    assert slots["value"].span is not None and slots["value"].span.quote == "127"
    assert slots["denominator"].value == "184" and slots["denominator"].span is not None
    assert slots["place"].origin == "stated" and slots["place"].value == "tỉnh Bắc Giang [24]"
    assert slots["period"].origin == "stated"
    assert any(cue.kind == "noun" and cue.span.quote == "xã" for cue in told.cues)
    assert any(cue.kind == "standard" for cue in told.cues)
    (sentence,) = told.sentences
    assert "127/184 xã đạt chuẩn" in sentence.quote


def test_every_span_of_an_explanation_is_true() -> None:
    for told in explanations(api.default().walk(TEXT)):
        spans = [*told.sentences, *(s.span for s in told.slots if s.span), *(c.span for c in told.cues)]
        assert all(TEXT[span.start : span.end] == span.quote for span in spans)


def test_numbers_refused_in_its_sentence_are_told() -> None:
    text = "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới; có 82/97 xã đạt tiêu chí thủy lợi."
    told = api.explain(text, 0)
    assert [f.quantity.quote for f in told.refused if f.reason != "date"] == ["82/97"]


@pytest.mark.parametrize("n", [-1, 99])
def test_no_such_figure(n: int) -> None:
    with pytest.raises(IndexError, match=f"there is no figure {n}"):
        api.explain(TEXT, n)


# Verbs ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bai.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_audit_prints_every_number(command: Callable[..., Any], article: Path) -> None:
    ran = command("audit", article)
    assert ran.status == 0 and ran.err == ""
    found = thonmoi.audit(TEXT)
    assert len(ran.out.splitlines()) == len(found) + 2
    row = next(line.split() for line in ran.out.splitlines() if line.split()[1] == "127/184")
    assert row[2:4] == ["figure", str(fate_of("127/184").figure)]
    assert ran.out.splitlines()[-1].startswith(f"{len(found)} numbers: ")


def test_audit_as_json(command: Callable[..., Any], article: Path) -> None:
    ran = command("audit", article, "--format", "json")
    assert [NumberFate.model_validate(fate) for fate in json.loads(ran.out)] == thonmoi.audit(TEXT)


def test_audit_of_standard_input(command: Callable[..., Any]) -> None:
    ran = command("audit", "-", "--unread", stdin=TEXT.encode())
    assert ran.status == 0 and ran.out.splitlines()[-1].startswith("0 numbers")


def test_explain_one_and_all(command: Callable[..., Any], article: Path) -> None:
    at = fate_of("127/184").figure
    one = command("explain", article, at).out
    assert one.startswith(f"figure {at}: ")
    for word in ("rule", "denominator", "place row", "cues", "tỉnh Bắc Giang"):
        assert word in one
    everything = command("explain", article).out
    assert everything.count("\nrule  ") == len(thonmoi.extract(TEXT).figures)


def test_a_figure_that_is_not_there_is_bad_use(command: Callable[..., Any], article: Path) -> None:
    ran = command("explain", article, 99)
    assert ran.status == 2 and ran.out == ""
    assert ran.err.startswith("thonmoi: there is no figure 99")


@pytest.mark.parametrize("verb", ["audit", "explain"])
def test_a_file_that_is_not_there(command: Callable[..., Any], tmp_path: Path, verb: str) -> None:
    ran = command(verb, tmp_path / "none.txt")
    assert ran.status == 1 and "none.txt" in ran.err
