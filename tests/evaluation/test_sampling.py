"""A sample of a store and what it says of the whole."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from notices import NOTICE, OTHER
from typer.testing import CliRunner

import thonmoi
from thonmoi.cli import app
from thonmoi.errors import ThonmoiError
from thonmoi.evaluation.bundle import bundle_line
from thonmoi.evaluation.drafting import gold_dict
from thonmoi.evaluation.estimate import estimate_counts, wilson
from thonmoi.evaluation.sampling import Design, Stratum, draw, load_design, save_design, stratum_of
from thonmoi.evaluation.scores import Counts

ARTICLES = [(f"{i:04}", stratum_of(i % 13, True, {"ocop_products": i % 13}), i % 13) for i in range(1300)]


def test_a_sample_has_all_strata_and_its_size() -> None:
    design = draw(ARTICLES, 60, "store")
    assert design.articles == 1300 and len(design.drawn) == len(set(design.drawn)) == 60
    assert all(len(stratum.drawn) >= 2 for stratum in design.strata)
    few, many = (next(s for s in design.strata if s.name.startswith(start)) for start in ("no figure", "4"))
    assert len(many.drawn) / many.articles > len(few.drawn) / few.articles


def test_the_same_articles_and_seed_give_the_same_sample() -> None:
    shuffled = list(ARTICLES)
    random.Random(3).shuffle(shuffled)
    assert draw(shuffled, 40, "store") == draw(ARTICLES, 40, "store")
    assert draw(ARTICLES, 40, "store", seed=1) != draw(ARTICLES, 40, "store")


def test_the_first_of_the_drawn_are_of_all_strata() -> None:
    design = draw(ARTICLES, 60, "store")
    assert {s.name for s in design.strata for one in design.drawn[:8] if one in s.drawn} == {s.name for s in design.strata}


def test_more_than_there_are_is_all_of_them_and_none_is_an_error() -> None:
    assert len(draw(ARTICLES[:5], 50, "store").drawn) == 5
    with pytest.raises(ThonmoiError, match="holds no article"):
        draw([], 5, "store")


def test_a_design_is_read_back(tmp_path: Path) -> None:
    design = draw(ARTICLES, 10, "store")
    save_design(design, tmp_path)
    assert load_design(tmp_path) == design
    (tmp_path / "sample.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ThonmoiError, match="is no sample"):
        load_design(tmp_path)


def test_articles_stand_for_as_many_as_their_stratum_has() -> None:
    design = Design("store", 0, (Stratum("a", 900, ("1", "2")), Stratum("b", 100, ("3", "4"))))
    told = {"1": Counts(9, 0, 1), "2": Counts(9, 0, 1), "3": Counts(1, 0, 9), "4": Counts(1, 0, 9)}
    done = estimate_counts(design, told)
    assert done.precision.value == pytest.approx((900 * 9 + 100 * 1) / (900 * 10 + 100 * 10))
    assert done.recall.value == 1 and done.recall.low < 1, "all right in four articles is no proof"
    assert (done.articles, done.labelled, done.mentions) == (1000, 4, pytest.approx(900 * 9 + 100))


def test_what_is_not_labelled_yet_is_named() -> None:
    design = Design("store", 0, (Stratum("a", 900, ("1", "2")), Stratum("b", 100, ("3", "4"))))
    done = estimate_counts(design, {"1": Counts(3, 1, 1)})
    assert done.unlabelled == ("b",) and done.articles == 900
    with pytest.raises(ThonmoiError, match="none of the 1 labelled"):
        estimate_counts(design, {"9": Counts(1, 0, 0)})


def test_a_store_labelled_whole_is_known_and_not_estimated() -> None:
    design = Design("store", 0, (Stratum("a", 2, ("1", "2")),))
    done = estimate_counts(design, {"1": Counts(3, 1, 1), "2": Counts(5, 0, 1)})
    assert (done.precision.low, done.precision.value, done.precision.high) == (0.8, 0.8, 0.8)


def test_the_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    """A store of 3,000 articles whose errors come in bunches, sampled 300 times."""
    rng = random.Random(5)
    store, strata = {}, []
    for name, size, figures, right in (("few", 2000, 3, 0.95), ("many", 800, 9, 0.85), ("huge", 200, 25, 0.7)):
        ids = [f"{name}{i}" for i in range(size)]
        for one in ids:
            own = min(1.0, max(0.0, rng.gauss(right, 0.1)))  # an article is read well or badly as a whole
            found = sum(rng.random() < own for _ in range(figures))
            store[one] = Counts(found, rng.randrange(2), figures - found)
        strata.append((name, ids))
    truth = sum((c for c in store.values()), Counts()).precision
    held = 0
    for seed in range(300):
        design = draw(((one, name, 9) for name, ids in strata for one in ids), 80, "store", seed)
        done = estimate_counts(design, {one: store[one] for one in design.drawn})
        held += done.precision.low <= truth <= done.precision.high
    assert 0.91 <= held / 300 <= 0.99


@pytest.mark.parametrize(("rate", "n", "low", "high"), [(0.5, 10, 0.2366, 0.7634), (1.0, 20, 0.8389, 1.0), (0.0, 0, 0.0, 1.0)])
def test_wilson(rate: float, n: float, low: float, high: float) -> None:
    assert wilson(rate, n) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_from_a_store_to_how_right_it_is(tmp_path: Path) -> None:
    news, store, out = tmp_path / "news", tmp_path / "store", tmp_path / "sample"
    news.mkdir()
    for i in range(6):
        (news / f"{i}.txt").write_text((NOTICE if i % 2 else OTHER).replace("12/18", f"{i + 2}/18"), encoding="utf-8")
    run = CliRunner()
    assert run.invoke(app, ["batch", str(news), "--out", str(store), "--workers", "0"]).exit_code == 0
    done = run.invoke(app, ["sample", str(store), "-n", "3", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in out.iterdir()) == ["records.jsonl", "review.html", "sample.json"]
    records = [thonmoi.Record.model_validate_json(line) for line in (out / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = []
    for record in records:
        gold = gold_dict(record)
        gold["figures"] = [{**e, "part_of": None} for e in gold["figures"]][1:]  # the first was read wrongly, says the reader
        gold["figures"] = [{k: v for k, v in e.items() if k != "part_of"} for e in gold["figures"]]
        lines.append(bundle_line(record.article.id, None, record.article.text, gold))
    (out / "corrections.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run.invoke(app, ["evaluate", str(out), "--format", "json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)["store"]
    assert told["labelled"] == 3 and told["recall"]["value"] == 1 and 0 < told["precision"]["value"] < 1
    assert told["precision"]["low"] < told["precision"]["value"] < told["precision"]["high"]
    assert "the whole store" in run.invoke(app, ["evaluate", str(out)]).stdout
    assert run.invoke(app, ["sample", str(store), "-n", "3", "--out", str(out)]).exit_code == 2, "labels are not written over"
