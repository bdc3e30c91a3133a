"""Scores: counts that add up, the number of mentions beside every score, intervals that hold still."""

from __future__ import annotations

import json

import handmade
import pytest
from goldmade import gold_dict, gold_text

from thonmoi.evaluation.run import compare_runs, judge_all, run_dict, saved_dict
from thonmoi.evaluation.scores import Counts, Judged, Share, intervals, judge, score
from thonmoi.records import Record


def judged(raw: dict | None = None, record: Record | None = None, name: str = "dev/a01") -> Judged:
    return judge(gold_text(raw, name=name), lambda _: handmade.record() if record is None else record)


def test_rates_of_counts() -> None:
    counts = Counts(found=6, missed=2, false=4)
    assert (counts.mentions, counts.precision, counts.recall) == (8, 0.6, 0.75)
    assert counts.f1 == pytest.approx(2 / 3)
    assert Counts().f1 == 0


def test_a_perfect_reading_scores_one_everywhere() -> None:
    scores = score([judged()])
    assert scores.strict == scores.loose == Counts(4, 0, 0)
    assert scores.whole == Share(4, 4)
    assert scores.by_indicator["communes_ntm"] == Counts(3, 0, 0)
    assert scores.slots["place"] == scores.slots["level"] == Share(4, 4)
    assert scores.slots["stars"] == Share(1, 1)
    assert scores.people == Counts(1, 0, 0)
    assert scores.roles == Share(1, 1)
    assert {name: share.rate for name, share in scores.fields.items()} == {"title": 1, "published_at": 1, "authors": 1}
    assert not scores.invented


def test_articles_add_up() -> None:
    raw = gold_dict()
    raw["figures"][0]["measure"] = "increase"
    raw["people"] = [{"name": "Ai Khác"}]
    both = score([judged(), judged(raw)])
    assert both.articles == 2
    assert both.strict == Counts(7, 1, 1)
    assert both.loose == Counts(8, 0, 0)
    assert both.measure == Share(7, 8)
    assert both.people == Counts(1, 1, 1)


def test_core_leaves_money_and_income_out() -> None:
    raw = gold_dict()
    raw["figures"][1]["indicator"] = "poverty_rate"
    assert score([judged(raw)], "core").strict == Counts(3, 0, 1)
    assert score([judged(raw)], "all").strict == Counts(3, 1, 1)


def test_irrelevant_articles_count_their_false_figures() -> None:
    scores = score([judged({"relevant": False, "article": {}, "figures": []})])
    assert (scores.irrelevant, scores.false_in_irrelevant) == (1, 4)
    assert scores.invented["published_at"] == 1


def test_slots_filled_where_gold_has_nothing() -> None:
    raw = gold_dict()
    for figure in raw["figures"]:
        figure.pop("level")
        figure["place"] = None
    assert score([judged(raw)]).invented["place"] == 4


def test_intervals_are_seeded_and_hold_the_score() -> None:
    bad = gold_dict()
    bad["figures"][0]["value"] = "11"
    articles = [judged(name=f"dev/a{i:02}") for i in range(6)] + [judged(bad, name=f"dev/b{i:02}") for i in range(6)]
    first = intervals(articles, "all", resamples=200)
    assert first == intervals(articles, "all", resamples=200)
    low, high = first["f1"]
    assert low < score(articles).strict.f1 < high
    assert intervals([], "all") == {}


def test_a_run_in_json_has_the_number_of_mentions_beside_every_score_and_no_text() -> None:
    result = run_dict([judged()])
    for part in (result["core"]["strict"], result["all"]["loose"], *result["all"]["by_indicator"].values()):
        assert part["mentions"] > 0
    assert all(slot["of"] > 0 for slot in result["all"]["slots"].values())
    assert "12/18" not in json.dumps(result)


def test_two_runs_compared() -> None:
    broken = handmade.record()
    moved = broken.figures[0].place.model_copy(update={"name": "Nơi Khác"})
    figures = (broken.figures[0].model_copy(update={"place": moved}), broken.figures[1].model_copy(update={"status": "target"}))
    before = json.loads(json.dumps(saved_dict([judged(record=broken.model_copy(update={"figures": figures}))])))
    now = compare_runs([judged()], before)
    assert [(o.quote, then, o.rank) for o, then in now.better] == [
        ("12/18 xã", 2, 3), ("chiếm 65%", 1, 3), ("ít nhất 20 sản phẩm", 0, 3), ("thêm 2-3 xã", 0, 3),
    ]  # fmt: skip
    assert not now.worse
    assert [figure for *_, figure in now.false_gone] == ["communes_ntm.share.target 65"]
    assert not now.false_new
    with pytest.raises(ValueError, match="no run that --save wrote"):
        compare_runs([judged()], {"mentions": [1]})


def test_a_reader_may_be_given() -> None:
    seen = []

    def read(text: str) -> Record:
        seen.append(text)
        return handmade.record()

    assert score(judge_all([gold_text()], read)).strict.found == 4
    assert seen == [handmade.TEXT]
