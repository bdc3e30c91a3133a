"""Saved pages of our own, in the shapes of many kinds of sites: what is read of them is what a reader sees.

Beside each page in `tests/pages` lie its plain text and what is to be found: title, date, authors, captions, figures. The articles are
those of the development corpus, their figures its gold; around them stand menus, headlines of other articles, comments.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import thonmoi
from thonmoi.records import Record

PAGES = Path(__file__).parent.parent / "pages"
CASES = sorted(path.stem for path in PAGES.glob("*.json"))


@dataclass(frozen=True)
class Case:
    page: Record
    plain: Record
    wanted: dict[str, Any]


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    found = {}
    for stem in CASES:
        source = next(path for path in PAGES.glob(f"{stem}.*") if path.suffix not in (".json", ".txt"))
        wanted = json.loads((PAGES / f"{stem}.json").read_text(encoding="utf-8"))
        found[stem] = Case(thonmoi.extract_file(source), thonmoi.extract((PAGES / f"{stem}.txt").read_text(encoding="utf-8")), wanted)
    return found


def same(text: str | None) -> str:
    """For comparing what an old encoding cannot tell apart: capitals of TCVN3, typographic quotes of VPS."""
    folded = unicodedata.normalize("NFC", text or "").lower()
    return folded.translate(str.maketrans("“”‘’–…", "\"\"''-.")).replace("...", ".")


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("stem", CASES)
def test_what_the_article_is(cases: dict[str, Case], stem: str) -> None:
    article, wanted = cases[stem].page.article, cases[stem].wanted
    assert same(article.title) == same(wanted["title"])
    assert article.published_at is not None
    day = article.published_precision == "day"
    assert article.published_at.isoformat()[: 10 if day else 16] == wanted["published_at"][: 10 if day else 16]
    assert article.published_at.isoformat().endswith("+07:00")
    assert [same(name) for name in article.authors] == [same(name) for name in wanted["authors"]]
    assert [same(caption) for caption in article.captions] == [same(caption) for caption in wanted["captions"]]
    assert same(wanted["lead"]) in same(article.lead)
    if "encoding" in wanted:
        assert article.encoding == wanted["encoding"]
    if "printed_at" in wanted:
        assert article.printed_at is not None
        assert article.printed_at.isoformat()[:16] == wanted["printed_at"]
    for field in ("title", "published_at", "lead", "encoding", "text"):
        assert field in article.origins


def mentions(record: Record) -> Counter[tuple[object, ...]]:
    """Every mention of a figure outside of what stands around the article, with what is said of it."""
    return Counter(
        (
            figure.indicator,
            figure.measure,
            figure.status,
            figure.value,
            figure.denominator,
            figure.place.name if figure.place else None,
            (figure.period.start, figure.period.end) if figure.period else None,
            same(evidence.quote),
        )
        for figure in record.figures
        for evidence in figure.evidence
        if evidence.section != "related"
    )


def test_an_article_given_again_keeps_what_it_says_of_itself(cases: dict[str, Case]) -> None:
    for case in list(cases.values())[::8]:
        (again,) = thonmoi.extract_many([case.page.article])
        assert isinstance(again, Record)
        assert again.article.model_dump(exclude={"origins"}) == case.page.article.model_dump(exclude={"origins"})
        assert again.article.origins.items() >= case.page.article.origins.items()


def test_figures_are_those_of_the_plain_text(cases: dict[str, Case]) -> None:
    both = either = 0
    for case in cases.values():
        page, plain = mentions(case.page), mentions(case.plain)
        both += (page & plain).total()
        either += (page | plain).total()
    assert either > 1000
    assert both / either >= 0.98


def test_figures_are_those_that_a_person_found(cases: dict[str, Case]) -> None:
    found = wanted = read = 0
    for case in cases.values():
        gold = {(indicator, measure, value) for indicator, measure, value, _ in case.wanted["figures"]}
        ours = {
            (figure.indicator, figure.measure, str(figure.value.normalize() if figure.value % 1 else int(figure.value)))
            for figure in case.page.figures
            if any(evidence.section != "related" for evidence in figure.evidence)
        }
        found += len(gold & ours)
        wanted += len(gold)
        read += len(ours)
    assert found / wanted >= 0.8
    assert found / read >= 0.75  # the gold's optional figures are read too


def test_what_stands_around_the_article_stays_out_of_it(cases: dict[str, Case]) -> None:
    around = (
        "Huyện Tân Thành có 9 xã",
        "Xã tôi có 5 thôn kiểu mẫu",
        "sớm có 10 xã nông thôn mới nâng cao",
        "99 sản phẩm OCOP",
        "Tân Thành có 14/14 xã",
    )
    kept = 0
    for case in cases.values():
        text = case.page.article.text
        spans = [match.span() for words in around for match in re.finditer(re.escape(words), text)]
        assert "99 sản phẩm" not in text  # of a script
        assert "12 xã đạt chuẩn nông thôn mới -->" not in text
        for figure in case.page.figures:
            for evidence in figure.evidence:
                if any(start <= evidence.start < end for start, end in spans):
                    assert evidence.section == "related", (case.wanted["article"], evidence)
                    kept += 1
    assert kept > 20
