"""The corpus keeps its own rules: what a format check can see of them. Nothing here shows what an article says."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from thonmoi.evaluation.gold import GoldText, load_all
from thonmoi.evaluation.stats import corpus_tables

CORPUS = Path(__file__).parents[2] / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not part of an installed package")

_MEASURES = {
    "poverty_rate": {"rate", "decrease", "increase"},
    "income_per_capita": {"average", "increase", "decrease"},
    "criteria_per_commune": {"average", "increase", "decrease"},
    "funds": {"amount", "share", "rate", "average", "increase", "decrease"},
    "awards": {"total"},
}


@pytest.fixture(scope="module")
def texts() -> list[GoldText]:
    return load_all([CORPUS])


def test_forty_articles_are_held_out_and_fifteen_irrelevant(texts: list[GoldText]) -> None:
    assert Counter(t.split for t in texts) == {"dev": 235, "test": 40}
    assert sum(not t.gold.relevant for t in texts) == 15
    assert sum(not f.optional for t in texts for f in t.gold.figures) >= 2000


def test_irrelevant_articles_have_neither_figures_nor_people(texts: list[GoldText]) -> None:
    assert all(not t.gold.figures and not t.gold.people for t in texts if not t.gold.relevant)


def test_entries_stand_in_the_order_of_the_text_each_once(texts: list[GoldText]) -> None:
    for text in texts:
        figures = text.gold.figures
        starts = [f.start for f in figures]
        assert starts == sorted(starts), text.name
        keys = [(f.start, f.quote, f.indicator, f.value, f.place, f.stars, f.level, f.status, f.subset, f.period) for f in figures]
        assert len(keys) == len(set(keys)), text.name


def test_slots_belong_to_their_indicator(texts: list[GoldText]) -> None:
    for text in texts:
        for i, f in enumerate(text.gold.figures):
            where = f"{text.name} [{i}]"
            assert (f.place is None) == (f.level is None), where
            assert (f.level == "country") == (f.place == "Việt Nam"), where
            assert (f.band is not None) == (f.indicator == "communes_criteria"), where
            assert f.stars is None or f.indicator == "ocop_products", where
            assert f.measure in _MEASURES.get(f.indicator, {"total", "increase", "decrease", "share", "average"}), where
            assert f.measure not in f.measure_also, where
            assert f.measure != "share" or f.denominator is None or f.value < f.denominator, where


def test_strings_that_are_compared_are_nfc(texts: list[GoldText]) -> None:
    for text in texts:
        for f in text.gold.figures:
            for value in (f.place, f.subset, *f.members):
                assert value is None or unicodedata.is_normalized("NFC", value), text.name


def test_people_and_roles_stand_in_the_text(texts: list[GoldText]) -> None:
    for text in texts:
        content = unicodedata.normalize("NFC", text.text)
        for person in text.gold.people or ():
            for words in (person.name, *person.roles):
                assert unicodedata.normalize("NFC", words) in content, text.name


def test_the_readme_counts_what_is_there() -> None:
    assert corpus_tables(CORPUS) in (CORPUS / "README.md").read_text(encoding="utf-8")
