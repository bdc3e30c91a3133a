"""Corrections: a record as gold, gold in one file, and what a store keeps of it."""

from __future__ import annotations

import json
from pathlib import Path

import goldmade
import handmade
import pytest
from notices import NOTICE
from typer.testing import CliRunner

import thonmoi
from thonmoi.cli import app
from thonmoi.errors import ThonmoiError
from thonmoi.evaluation.bundle import bundle_line, by_article, read_bundle
from thonmoi.evaluation.drafting import gold_dict, period_code
from thonmoi.evaluation.gold import Gold, load_all
from thonmoi.evaluation.run import evaluate
from thonmoi.records import Period


def bundle(path: Path, raw: dict[str, object] | None = None, text: str = NOTICE) -> Path:
    record = thonmoi.extract(text)
    path.write_text(bundle_line(record.article.id, "0.txt", text, gold_dict(record) if raw is None else raw) + "\n", encoding="utf-8")
    return path


def test_a_record_as_gold_finds_itself_whole(tmp_path: Path) -> None:
    (judged,) = evaluate([bundle(tmp_path / "c.jsonl")])
    aligned = judged.all
    assert len(aligned.mentions) == 5
    assert all(aligned.whole(i) for i in range(5)) and not list(aligned.false())
    assert all(aligned.part_of.values())


def test_the_corpus_survives_being_drafted() -> None:
    record = thonmoi.extract(NOTICE)
    gold = Gold.model_validate(gold_dict(record), context={"text": NOTICE})
    assert gold.article.published_at == "2022-12-30T14:05"
    assert [p.name for p in gold.people or ()] == ["Lò Thị Mai"]
    assert gold.figures[3].part_of == 2


@pytest.mark.parametrize(
    ("start", "end", "precision", "code"),
    [
        ("2020-01-01", "2020-12-31", "year", "2020"),
        ("2016-01-01", "2020-12-31", "span", "2016-2020"),
        ("2021-04-01", "2021-06-30", "quarter", "2021-06"),
        ("2021-01-01", "2021-12-31", "span", "2021"),
        ("2022-12-30", "2022-12-30", "day", "2022-12-30"),
        ("2021-01-01", "2021-09-15", "span", "2021-09-15"),
        (None, "2025-12-31", "year", "2025"),
        ("2011-01-01", None, "span", "2011"),
    ],
)
def test_periods_in_the_words_of_gold(start: str | None, end: str | None, precision: str, code: str) -> None:
    period = Period.model_validate({"start": start, "end": end, "precision": precision, "text": "x"})
    assert period_code(period) == code


def test_an_article_that_is_not_fully_reviewed_is_not_scored(tmp_path: Path) -> None:
    raw = gold_dict(thonmoi.extract(NOTICE)) | {"review": {"complete": False, "rejected": []}}
    with pytest.raises(ThonmoiError, match="none of them marked as fully reviewed"):
        load_all([bundle(tmp_path / "c.jsonl", raw)])
    goldmade.write_gold(tmp_path / "dev")
    assert [text.name for text in load_all([tmp_path / "c.jsonl", tmp_path / "dev"])] == ["dev/a01"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", ":1: is no JSON"),
        ('{"kind": "thonmoi gold"}', ":1: no correction"),
        (
            json.dumps({"kind": "thonmoi gold", "id": "x", "text": "a", "gold": {"figures": [{"quote": "b", "start": 0}]}}),
            r"figures\[0\] \('b'\)",
        ),
    ],
)
def test_what_does_not_hold_is_named_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ThonmoiError, match=told):
        list(read_bundle(path))


def test_a_store_keeps_corrections_over_every_later_run(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "0.txt").write_text(NOTICE, encoding="utf-8")
    store, file = tmp_path / "store", bundle(tmp_path / "c.jsonl")
    run = CliRunner()
    done = run.invoke(app, ["batch", str(news), "--out", str(store), "--workers", "0", "--corrections", str(file)])
    assert done.exit_code == 0, done.output
    pair = store / "corrections" / f"{thonmoi.extract(NOTICE).article.id}"
    assert pair.with_suffix(".txt").read_text(encoding="utf-8") == NOTICE
    assert run.invoke(app, ["batch", str(news), "--out", str(store), "--workers", "0"]).exit_code == 0
    assert pair.with_suffix(".json").exists()
    (text,) = load_all([store])
    assert len(text.gold.figures) == 5
    done = run.invoke(app, ["review", str(store), "--out", str(tmp_path / "page.html"), "--no-charts"])
    assert done.exit_code == 0, done.output
    assert '"saved":{' in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_store_is_scored_by_its_own_reading_of_what_was_corrected(tmp_path: Path) -> None:
    """A page of HTML is read otherwise than its text alone."""
    page = f"<html><head><title>x</title></head><body><h1>Yên Thế</h1><p>{NOTICE}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    record = thonmoi.extract_file(tmp_path / "a.html")
    file = tmp_path / "c.jsonl"
    file.write_text(bundle_line(record.article.id, None, record.article.text, gold_dict(record)) + "\n", encoding="utf-8")
    run, store = CliRunner(), tmp_path / "store"
    source = str(tmp_path / "a.html")
    assert run.invoke(app, ["batch", source, "--out", str(store), "--workers", "0", "--corrections", str(file)]).exit_code == 0
    done = run.invoke(app, ["evaluate", str(store), "--format", "json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)["all"]["strict"]
    assert (told["precision"], told["recall"], told["mentions"]) == (1.0, 1.0, len(gold_dict(record)["figures"]))


def test_an_indicator_of_ones_own_is_declared_in_the_gold_that_has_it() -> None:
    raw = gold_dict(thonmoi.extract(NOTICE))
    raw["figures"][0]["indicator"] = "schools"
    with pytest.raises(ValueError, match="'schools' is no indicator"):
        Gold.model_validate(raw)
    assert Gold.model_validate({**raw, "indicators": ["schools"]}).figures[0].indicator == "schools"


def test_bad_corrections_stop_a_batch_before_it_reads(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text('{"kind": "thonmoi gold", "id": 3}\n', encoding="utf-8")
    (tmp_path / "0.txt").write_text(NOTICE, encoding="utf-8")
    done = CliRunner().invoke(
        app, ["batch", str(tmp_path / "0.txt"), "--out", str(tmp_path / "store"), "--corrections", str(tmp_path / "c.jsonl")]
    )
    assert done.exit_code == 2
    assert not (tmp_path / "store").exists()


def test_gold_of_a_corpus_is_known_by_its_text(tmp_path: Path) -> None:
    goldmade.write_gold(tmp_path / "dev")
    ids = by_article([tmp_path / "dev"])
    import hashlib

    assert list(ids) == [hashlib.sha256(handmade.TEXT.encode()).hexdigest()[:16]]
