"""A batch into a store: resuming, twins, rejects, faults, two runs at once, a run that is killed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import faulty
import pytest

from thonmoi import StoreError, open_store
from thonmoi.batch.job import Batch, How, Tally
from thonmoi.store import writing
from thonmoi.store.writing import Writer


def run(out: Path, *sources: Path | str, workers: int = 0, timeout: float | None = None, retry: bool = False, size: int = 500) -> Tally:
    with Writer(out, shard_size=size) as writer:
        return Batch(writer, faulty.read, How(workers, timeout, retry=retry)).run(sources)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(12):
        (folder / f"{i:02d}.txt").write_text(faulty.good(i), encoding="utf-8")
    return folder


def test_a_second_run_does_nothing(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"
    assert run(out, articles) == Tally(sources=12, articles=12, figures=48)
    before = sorted(path for path in out.rglob("*") if path.is_file())
    assert run(out, articles) == Tally(sources=12, skipped=12)
    assert sorted(path for path in out.rglob("*") if path.is_file()) == before


def test_new_articles_are_added(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"
    run(out, articles / "00.txt", articles / "01.txt")
    assert run(out, articles).articles == 10
    with open_store(out) as store:
        assert len(store.articles()) == 12
        assert len(store.figures()) == 48


def test_the_same_bytes_under_two_names_are_one_article(articles: Path, tmp_path: Path) -> None:
    shutil.copy(articles / "00.txt", articles / "copy-a.txt")
    out = tmp_path / "store"
    tally = run(out, articles, workers=2)
    assert (tally.articles, tally.skipped) == (12, 1)
    shutil.copy(articles / "00.txt", articles / "copy-b.txt")  # and in a later run
    run(out, articles)
    with open_store(out) as store:
        rows = store.sql("SELECT sources FROM articles WHERE len(sources) > 1").fetchall()
    assert rows == [([str(articles / name) for name in ("00.txt", "copy-a.txt", "copy-b.txt")],)]


def test_faults_become_rows_of_rejects_and_are_not_tried_again_unasked(articles: Path, tmp_path: Path) -> None:
    for name in ("SEGFAULT", "HANG", "BUG", "EMPTY"):
        (articles / f"{name}.txt").write_text(name, encoding="utf-8")
    out = tmp_path / "store"
    tally = run(out, articles, tmp_path / "missing.txt", workers=2, timeout=4.0)
    assert (tally.articles, tally.rejects) == (12, 5)
    with open_store(out) as store:
        codes = {Path(row.source).stem: row.code for row in store.rejects().itertuples()}
    assert codes == {"SEGFAULT": "crashed", "HANG": "timeout", "BUG": "crashed", "EMPTY": "empty", "missing": "not_found"}
    assert run(out, articles) == Tally(sources=16, skipped=16)
    assert run(out, articles / "BUG.txt", retry=True).rejects == 1
    with open_store(out) as store:
        assert len(store.rejects()) == 5


def test_a_mended_source_is_no_reject_any_more(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"
    (articles / "new.txt").write_text("EMPTY", encoding="utf-8")
    run(out, articles)
    (articles / "new.txt").write_text(faulty.good(99), encoding="utf-8")
    run(out, articles)
    with open_store(out) as store:
        assert len(store.rejects()) == 0
        assert len(store.articles()) == 13


def test_what_other_code_read_is_read_again_and_counts_once(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "store"
    run(out, articles)
    monkeypatch.setattr(writing, "fingerprint", lambda catalogues: "another")
    assert run(out, articles).articles == 12
    with open_store(out) as store:
        assert len(store.articles()) == 12
        assert len(store.figures()) == 48
        assert all(len(sources) == 1 for sources in store.articles()["sources"])


def test_the_second_of_two_runs_is_refused(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"
    with Writer(out), pytest.raises(StoreError, match="another run") as caught:
        run(out, articles)
    assert caught.value.code == "locked"
    assert run(out, articles).articles == 12


def test_a_folder_of_other_things_is_left_alone(articles: Path) -> None:
    with pytest.raises(StoreError, match="holds other files"):
        run(articles, articles)
    assert len(list(articles.glob("*.txt"))) == 12


def test_order_of_shards_is_that_of_the_sources(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"
    run(out, articles, workers=2, size=5)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert [shard["rows"]["articles"] for shard in manifest["shards"]] == [5, 5, 2]
    with open_store(out) as store:
        rows = store.sql("SELECT source FROM raw_articles").fetchall()
    assert [Path(row[0]).name for row in rows] == [f"{i:02d}.txt" for i in range(12)]


def test_left_over_files_of_a_killed_run_are_cleared(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"
    run(out, articles / "00.txt")
    for name in ("articles/00000002.parquet", "figures/00000002.parquet.tmp"):
        (out / name).write_bytes(b"half a file")
    run(out, articles)
    with open_store(out) as store:
        assert len(store.articles()) == 12
