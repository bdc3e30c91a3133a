"""What holds of any text: nothing is raised, offsets are true, numbers read again, and one text gives one record in every normal form."""

from __future__ import annotations

import random
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import thonmoi
from thonmoi.numbers import read
from thonmoi.records import Record

SNIPPETS = [
    "Yên Lạc: 14 xã về đích nông thôn mới",
    "16:10 | 04/01/2021",
    "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, chiếm 69%; 8 xã nâng cao và 72 thôn kiểu mẫu.",
    "Đến nay, tỉnh đã có 95 sản phẩm OCOP từ 3 sao trở lên, trong đó có 24 sản phẩm 4 sao (thực phẩm 60, đồ uống 12).",
    "Năm 2021, huyện Lục Ngạn phấn đấu có thêm 2-3 xã về đích, ít nhất 20 sản phẩm đạt 3 sao; bình quân đạt 16,8 tiêu chí/xã.",
    "Sơn La (10 xã), Điện Biên (7 xã), Lai Châu và Lào Cai mỗi tỉnh 2 xã đạt chuẩn.",
    "Chưa có huyện nào của tỉnh Hà Giang đạt chuẩn; tất cả các xã đều có nhà văn hóa.",
    "Tỷ lệ hộ nghèo giảm từ 7,4% năm 2018 xuống còn 3,1% năm 2021.",
    "Thu nhập bình quân đầu người đạt 45 triệu đồng/năm, tăng 1,5 lần so với năm 2015.",
    "Huy động hơn 9.462 tỷ đồng, gồm ngân sách trung ương 1.200 tỷ, nhân dân góp 1 tỷ rưỡi.",
    "Dịp này, 12 tập thể và 15 cá nhân được tặng bằng khen trong phong trào xây dựng nông thôn mới.",
    "Thủ tướng công nhận các huyện Việt Yên và Lạng Giang đạt chuẩn huyện nông thôn mới.",
    "- Xã đạt chuẩn: 12 xã",
    "Ông Lê Ô Pích - Phó Chủ tịch UBND tỉnh phát biểu tại hội nghị",
    "Hai mươi mốt bản vừa được công nhận; mười bảy thôn, một phần ba số xã còn dưới 10 tiêu chí.",
    "II. Phương hướng, nhiệm vụ năm 2022",
    "Theo Quyết định số 1234/QĐ-UBND, giá lúa 7.500 đồng/kg. Điện thoại 0204.385.4123.",
    "TIN LIÊN QUAN",
    "Hoà Bình luỹ kế 140 sản phẩm; công nhận lại 31 sản phẩm, thu hồi 4 sản phẩm.",
    "Nguồn vốn lần lượt năm 2022, 2023 là 32 và 29 tỷ đồng.",
]  # fmt: skip

SEPARATORS = ["\n", "\n\n", " ", "", "; ", "\r\n", "\u00a0", "\t", " | "]
FORMS = ["NFC", "NFD"]


def holds(text: str, published: date | None = None) -> Record:
    """Read a text and check what is true of every record."""
    record = thonmoi.extract(text, published=published)
    assert record.article.text == text
    # validates every span, every reading and every index anew
    assert Record.model_validate_json(record.model_dump_json()) == record
    for _, span in record.spans():
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote
    for figure in record.figures:
        for evidence in figure.evidence:
            if evidence.reading == "number":
                assert read(evidence.fields["value"].quote) == figure.value
            assert all(evidence.start <= s.start for slot, s in evidence.fields.items() if slot == "value")
        assert figure.measure != "share" or figure.unit
        assert figure.rule
        if figure.part_of is not None:
            assert record.figures[figure.part_of] is not figure
    starts = [min(e.start for e in f.evidence) for f in record.figures]
    assert starts == sorted(starts)
    return record


def told(record: Record) -> list[tuple[Any, ...]]:
    """What the figures say, without where they stand."""
    return [
        (
            f.indicator, f.measure, f.status, f.value, f.value_max, f.comparator, f.denominator, f.stars, f.band, f.part_of,
            f.place.name if f.place else None, (f.period.start, f.period.end) if f.period else None,
            unicodedata.normalize("NFC", f.subset or ""), tuple(unicodedata.normalize("NFC", m) for m in f.members), len(f.evidence),
        )
        for f in record.figures
    ]  # fmt: skip


def mixed(text: str, seed: int) -> str:
    """Each word of the text in one form or the other."""
    toss = random.Random(seed)
    return " ".join(unicodedata.normalize(toss.choice(FORMS), word) for word in text.split(" "))  # type: ignore[arg-type]


ARTICLES = st.lists(st.tuples(st.sampled_from(SNIPPETS), st.sampled_from(SEPARATORS)), min_size=1, max_size=8).map(
    lambda parts: "".join(snippet + separator for snippet, separator in parts)
)
PERMUTED = st.lists(st.sampled_from(SNIPPETS), unique=True, min_size=1, max_size=8).map("\n".join)
SCRAPS = st.lists(
    st.tuples(st.sampled_from(SNIPPETS), st.integers(0, 120), st.integers(0, 120), st.sampled_from(SEPARATORS)), min_size=1, max_size=8
).map(lambda parts: "nông thôn mới " + "".join(s[min(a, b) : max(a, b)] + separator for s, a, b, separator in parts))
NOISE = st.tuples(st.sampled_from(["", "nông thôn mới ", "OCOP 3 sao "]), st.text(max_size=120)).map("".join)
DAYS = st.none() | st.dates(min_value=date(2009, 1, 1), max_value=date(2035, 12, 31))

SHORT = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check_forms(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert told(holds(decomposed)) == told(holds(composed))
    holds(mixed(composed, len(text)))


def check_mixed(text: str) -> None:
    """What is printed twice, once in each form, is not known again: so each piece once."""
    assert told(holds(mixed(text, len(text)))) == told(holds(text))


@SHORT
@given(ARTICLES, DAYS)
def test_shuffled_articles(text: str, published: date | None) -> None:
    holds(text, published)


@SHORT
@given(SCRAPS, DAYS)
def test_cut_and_glued_articles(text: str, published: date | None) -> None:
    holds(text, published)


@SHORT
@given(NOISE)
def test_any_text(text: str) -> None:
    holds(text)


@SHORT
@given(ARTICLES)
def test_one_text_in_every_normal_form(text: str) -> None:
    check_forms(text)


@SHORT
@given(PERMUTED)
def test_an_article_of_mixed_forms(text: str) -> None:
    check_mixed(text)


@SHORT
@given(ARTICLES)
def test_the_same_text_gives_the_same_record(text: str) -> None:
    assert thonmoi.extract(text) == thonmoi.extract(text)


@SHORT
@given(SCRAPS)
def test_audit_and_blocks_hold_on_scraps(text: str) -> None:
    check_blocks(text)


def check_blocks(text: str) -> None:
    figures = len(thonmoi.extract(text).figures)
    mentions = [*thonmoi.quantities(text), *thonmoi.periods(text), *thonmoi.places(text)]
    fates = thonmoi.audit(text)
    for mention in [*mentions, *(fate.quantity for fate in fates)]:
        assert text[mention.start : mention.end] == mention.quote != ""
    assert all(fate.figure is None or 0 <= fate.figure < figures for fate in fates)


@pytest.mark.parametrize("snippet", SNIPPETS)
@pytest.mark.parametrize("form", FORMS)
def test_each_snippet_cut_anywhere(snippet: str, form: str) -> None:
    text = "Phong trào nông thôn mới, OCOP.\n" + unicodedata.normalize(form, snippet)  # type: ignore[arg-type]
    for end in range(33, len(text), 7):
        holds(text[:end])


@pytest.mark.parametrize(
    "text",
    [
        "nông thôn mới" * 200, "12 xã " * 300 + "nông thôn mới", "nông thôn mới " + "(" * 500, "nông thôn mới " + "/" * 500 + "1" * 500,
        "nông thôn mới " + "1.234." * 200, "\u0301" * 50 + "nông thôn mới 12 xã", "nông thôn mới\x00 12 xã \x00",
        "nông thôn mới \ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        "OCOP " + "trong đó có 2 sản phẩm " * 100, "tỉnh " * 300 + "nông thôn mới 5 xã", "nông thôn mới " + "năm 2020 " * 300,
    ],
)  # fmt: skip
def test_strange_texts(text: str) -> None:
    holds(text)


def test_no_text_at_all() -> None:
    for text in ("", " ", "\n\n", "\u200b"):
        assert holds(text).figures == ()


# The same for longer -----------------------------------------------------------------------------------------------------


@pytest.mark.full
@LONG
@given(ARTICLES, DAYS)
def test_shuffled_articles_for_long(text: str, published: date | None) -> None:
    holds(text, published)


@pytest.mark.full
@LONG
@given(SCRAPS, DAYS)
def test_cut_and_glued_articles_for_long(text: str, published: date | None) -> None:
    holds(text, published)


@pytest.mark.full
@LONG
@given(NOISE)
def test_any_text_for_long(text: str) -> None:
    holds(text)


@pytest.mark.full
@LONG
@given(st.one_of(ARTICLES, SCRAPS))
def test_every_normal_form_for_long(text: str) -> None:
    check_forms(text)


@pytest.mark.full
@LONG
@given(PERMUTED)
def test_mixed_forms_for_long(text: str) -> None:
    check_mixed(text)


@pytest.mark.full
@LONG
@given(SCRAPS)
def test_blocks_for_long(text: str) -> None:
    check_blocks(text)
