"""The worst day: killed at any moment, the disk full, two runs at once, a store of a newer version. Nothing done is lost, nothing is twice,
and the next run finishes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import faulty
import pytest

from thonmoi import StoreError, open_store
from thonmoi.batch.job import Batch, How, Tally
from thonmoi.store.writing import Writer


def run(out: Path, source: Path, **how: object) -> Tally:
    with Writer(out, shard_size=5) as writer:
        return Batch(writer, faulty.read, How(**how)).run([source])  # type: ignore[arg-type]


def rows(out: Path) -> list[tuple[object, ...]]:
    with open_store(out) as store:
        return store.sql("SELECT source, article_id, figure, value FROM figures ORDER BY ALL").fetchall()


def slow(articles: Path) -> None:
    """Have each read in a fifth of a second."""
    for path in articles.glob("*.txt"):
        if path.stem != "broken":
            path.write_text(path.read_text(encoding="utf-8") + "SLOW\n", encoding="utf-8")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(40):
        (folder / f"{i:02d}.txt").write_text(faulty.good(i), encoding="utf-8")
    (folder / "copy.txt").write_text(faulty.good(3), encoding="utf-8")
    (folder / "broken.txt").write_text("EMPTY", encoding="utf-8")
    return folder


# A process that runs a batch, as `thonmoi batch` does, with readers that take their time.
_CHILD = """
import sys
import faulty
from thonmoi.batch.job import Batch, How
from thonmoi.store.writing import Writer
if __name__ == "__main__":
    with Writer(sys.argv[2], shard_size=5) as writer:
        Batch(writer, faulty.read, How(int(sys.argv[3]), 60.0)).run([sys.argv[1]])
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[object]:
    script = tmp_path / "child.py"
    script.write_text(_CHILD, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: object) -> subprocess.Popen[bytes]:
        child = subprocess.Popen([sys.executable, str(script), *map(str, arguments)], env=environment, stderr=subprocess.PIPE)
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.wait()


@pytest.mark.full
def test_killed_again_and_again_the_store_opens_each_time_and_the_last_run_finishes(articles: Path, tmp_path: Path, start) -> None:  # type: ignore[no-untyped-def]
    slow(articles)
    out = tmp_path / "store"
    chance = random.Random(8)
    had = 0
    for workers in (2, 1) * 3:
        child = start(articles, out, workers)
        manifest = out / "manifest.json"
        # from start-up, through the first shard that this run writes, to somewhere in the middle of the next
        deadline, before = time.monotonic() + 20, manifest.stat().st_mtime_ns if manifest.exists() else 0
        while child.poll() is None and time.monotonic() < deadline:
            if manifest.exists() and manifest.stat().st_mtime_ns != before:
                break
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.4))
        child.send_signal(signal.SIGKILL)
        child.wait()
        with open_store(out) as store:
            articles_now = store.count("articles")
            assert store.count("figures") == 4 * articles_now
            assert store.sql("SELECT count(*) - count(DISTINCT id) FROM raw_articles").fetchall() == [(0,)]
        assert articles_now >= had
        had = articles_now
    assert had > 0
    tally = run(out, articles)
    assert tally.articles == 40 - had
    whole = tmp_path / "whole"
    run(whole, articles)
    assert rows(out) == rows(whole)
    with open_store(out) as store:
        assert store.sql("SELECT count(*) - count(DISTINCT id) FROM raw_articles").fetchall() == [(0,)]
        assert store.sql("SELECT len(sources) FROM articles WHERE len(sources) > 1").fetchall() == [(2,)]
        assert store.count("rejects") == 1
    named = {path.name for path in (out / "articles").iterdir()}
    assert len(named) == len([shard for shard in json.loads((out / "manifest.json").read_text())["shards"] if "articles" in shard["rows"]])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(disk)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"a disk of a few kilobytes cannot be mounted here: {made.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("mount"), reason="wants tmpfs")
def test_the_disk_full(articles: Path, small_disk: Path, tmp_path: Path) -> None:
    out = small_disk / "store"
    with pytest.raises(StoreError, match="No space left on device") as caught:
        run(out, articles)
    assert caught.value.code == "cannot_write"
    assert str(out) in caught.value.message
    with open_store(out) as store:
        done = store.count("articles")
        assert store.count("figures") == 4 * done
    assert 0 < done < 40
    assert not list(out.rglob("*.tmp"))
    with pytest.raises(StoreError, match="No space left"):  # and again, with nothing to free
        run(out, articles)
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    assert run(out, articles).articles >= 40 - done - 5
    whole = tmp_path / "whole"
    run(whole, articles)
    assert rows(out) == rows(whole)


def test_two_runs_at_once_the_second_is_refused_and_the_first_goes_on(articles: Path, tmp_path: Path, start) -> None:  # type: ignore[no-untyped-def]
    slow(articles)
    out = tmp_path / "store"
    first = start(articles, out, 2)
    while not (out / "manifest.json").exists():
        assert first.poll() is None
        time.sleep(0.01)
    with pytest.raises(StoreError, match="another run") as caught:
        run(out, articles)
    assert caught.value.code == "locked"
    assert first.wait() == 0
    with open_store(out) as store:
        assert store.count("articles") == 40


def test_a_lock_left_by_a_killed_run_is_none(articles: Path, tmp_path: Path, start) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "store"
    child = start(articles, out, 0)
    while not (out / ".lock").exists():
        time.sleep(0.005)
    child.kill()
    child.wait()
    run(out, articles)
    with open_store(out) as store:
        assert store.count("articles") == 40


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"
    run(out, articles)
    manifest = out / "manifest.json"
    newer = json.dumps(json.loads(manifest.read_text(encoding="utf-8")) | {"store_version": 99, "thonmoi_version": "9.0"})
    manifest.write_text(newer, encoding="utf-8")
    before = {path: path.read_bytes() for path in out.rglob("*.parquet")}
    with pytest.raises(StoreError, match=r"written by thonmoi 9\.0") as caught:
        run(out, articles)
    assert caught.value.code == "newer_store"
    assert manifest.read_text(encoding="utf-8") == newer
    assert {path: path.read_bytes() for path in out.rglob("*.parquet")} == before


def test_an_article_that_hangs_one_that_dies_and_one_that_takes_all_memory(articles: Path, tmp_path: Path) -> None:
    from thonmoi.batch.worker import Memory

    for name in ("HANG", "SEGFAULT", "GREEDY"):
        (articles / f"{name}.txt").write_text(name, encoding="utf-8")
    out = tmp_path / "store"
    tally = run(out, articles, workers=2, timeout=6.0, memory=Memory(limit=1_000_000_000))
    assert (tally.articles, tally.rejects) == (40, 4)
    with open_store(out) as store:
        found = {Path(row.source).stem: (row.code, row.detail) for row in store.rejects().itertuples()}
    assert found["HANG"][0] == "timeout"
    assert found["SEGFAULT"][0] == "crashed" and "SIGSEGV" in found["SEGFAULT"][1]
    assert found["GREEDY"][0] == "crashed"
    if sys.platform == "linux":
        assert "more memory" in found["GREEDY"][1]
    assert run(out, articles) == Tally(sources=45, skipped=45)


def test_a_file_whose_name_is_no_text_is_refused_and_named(articles: Path, tmp_path: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(articles) + b"/b\xe0i.txt"))).write_text(faulty.good(77), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    out = tmp_path / "store"
    for workers in (0, 1):
        run(out, articles, workers=workers)
    with open_store(out) as store:
        assert store.count("articles") == 40
        names = [row.source for row in store.rejects().itertuples() if row.code == "unreadable"]
    assert names == [f"{articles}/b\\udce0i.txt"]


def test_a_changed_file_takes_the_place_of_what_it_held_before(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"
    run(out, articles)
    path = articles / "07.txt"
    old = path.read_text(encoding="utf-8")
    for text, count in ((faulty.good(700), 1), (old, 0), (faulty.good(701), 1)):
        path.write_text(text, encoding="utf-8")
        assert run(out, articles).articles == count
        with open_store(out) as store:
            assert store.count("articles") == 40
            assert store.sql("SELECT text FROM articles WHERE source = ?", [str(path)]).fetchall() == [(text,)]
            assert store.count("figures") == 160
    # a name that goes, while another still has the content
    (articles / "03.txt").write_text(faulty.good(703), encoding="utf-8")
    run(out, articles)
    with open_store(out) as store:
        assert store.sql("SELECT sources FROM articles WHERE text = ?", [faulty.good(3)]).fetchall() == [([str(articles / "copy.txt")],)]
        assert store.count("articles") == 41


def test_going_back_to_an_earlier_catalogue_brings_its_rows_back_without_reading(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "store"

    def with_catalogue(name: str) -> Tally:
        with Writer(out, catalogues=[name]) as writer:
            return Batch(writer, faulty.read).run([articles])

    assert with_catalogue("a").articles == 40
    assert with_catalogue("b").articles == 40
    assert with_catalogue("a") == Tally(sources=42, skipped=42)
    with open_store(out) as store:
        assert store.count("articles") == 40
        first = store.manifest.shards[0]
        assert store.sql("SELECT DISTINCT shard FROM latest").fetchall() == [(first.number,)]
