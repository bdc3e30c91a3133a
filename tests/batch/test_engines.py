"""The same rows in the same order, whoever reads: this process, several, a Dask cluster. And the faults that a cluster brings."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faulty
import pytest

from thonmoi import StoreError, ThonmoiError, open_store
from thonmoi.batch.job import Batch, How, Tally
from thonmoi.store.export import export
from thonmoi.store.reading import TABLES
from thonmoi.store.writing import Writer

distributed = pytest.importorskip("distributed")


def local(out: Path | str, source: Path | str, read: Any = faulty.read, **how: Any) -> Tally:
    with Writer(out, shard_size=7) as writer:
        return Batch(writer, read, How(**how)).run([source])


def dask(out: Path | str, source: Path | str, cluster: Any = None, chunk: int = 7, workers: int = 2, **how: Any) -> Tally:
    from thonmoi.batch.cluster import DaskBatch

    with Writer(out) as writer:
        scheduler = cluster.scheduler_address if cluster is not None else None
        return DaskBatch(writer, faulty.read, How(workers, **how), scheduler=scheduler, chunk=chunk).run([source])


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A cluster that batches join by its address, as one of other machines."""
    import logging

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", memory_limit=0, silence_logs=logging.CRITICAL
    ) as cluster:
        yield cluster


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(30):
        (folder / f"{i:02d}.txt").write_text(faulty.good(i), encoding="utf-8")
    (folder / "0-copy.txt").write_text(faulty.good(20), encoding="utf-8")  # met first
    (folder / "99-copy.txt").write_text(faulty.good(2), encoding="utf-8")
    for name in ("EMPTY", "BUG"):
        (folder / f"{name}.txt").write_text(name, encoding="utf-8")
    return folder


def tables(out: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    with open_store(out) as store:
        found = {table: store.table(table).fetchall() for table in TABLES}
        rejects = store.sql("SELECT source, article_id, code, message FROM rejects ORDER BY source").fetchall()
    return found | {"rejects": rejects}  # a traceback is another in another process


def exported(out: Path | str, target: Path) -> bytes:
    with open_store(out) as store:
        export(store, target)
    return target.read_bytes()


def test_the_same_rows_in_the_same_order_for_one_worker_many_and_dask(articles: Path, tmp_path: Path, cluster: Any) -> None:
    ways = {
        "here": local(tmp_path / "here", articles),
        "one": local(tmp_path / "one", articles, workers=1, timeout=30.0),
        "three": local(tmp_path / "three", articles, workers=3, timeout=30.0),
        "dask": dask(tmp_path / "dask", articles, cluster, timeout=30.0),
        "chunky": dask(tmp_path / "chunky", articles, cluster, chunk=2),
    }
    here = tables(tmp_path / "here")
    assert len(here["articles"]) == 30 and len(here["figures"]) == 120 and len(here["rejects"]) == 2
    lines = exported(tmp_path / "here", tmp_path / "here.jsonl")
    for name, tally in ways.items():
        assert tables(tmp_path / name) == here, name
        assert exported(tmp_path / name, tmp_path / f"{name}.jsonl") == lines, name
        assert (tally.sources, tally.rejects, tally.articles + tally.skipped) == (34, 2, 32), name


def test_a_second_run_on_a_cluster_does_nothing_and_what_is_new_is_added(articles: Path, tmp_path: Path, cluster: Any) -> None:
    out = tmp_path / "store"
    dask(out, articles, cluster)
    files = sorted(out.rglob("*.parquet"))
    assert dask(out, articles, cluster) == Tally(sources=34, skipped=34)
    assert local(out, articles) == Tally(sources=34, skipped=34)
    assert sorted(out.rglob("*.parquet")) == files
    (articles / "new.txt").write_text(faulty.good(99), encoding="utf-8")
    assert dask(out, articles, cluster).articles == 1
    (articles / "newer.txt").write_text(faulty.good(100), encoding="utf-8")
    assert local(out, articles).articles == 1
    assert dask(out, articles, cluster).articles == 0
    with open_store(out) as store:
        assert store.count("articles") == 32
    assert dask(out, articles, cluster, retry=True).rejects == 2


def test_archives_on_a_cluster(articles: Path, tmp_path: Path, cluster: Any) -> None:
    import shutil

    from thonmoi import Extractor
    from thonmoi.batch.cluster import DaskBatch
    from thonmoi.batch.run import ReadWith

    archive = shutil.make_archive(str(tmp_path / "articles"), "zip", articles)
    ways = {"here": lambda writer: Batch(writer, ReadWith(Extractor()))}
    ways["dask"] = lambda writer: DaskBatch(writer, ReadWith(Extractor()), scheduler=cluster.scheduler_address, chunk=7)
    for name, batch in ways.items():
        for fresh in (True, False):
            with Writer(tmp_path / name) as writer:
                tally = batch(writer).run([archive])
            assert (tally.sources, tally.articles > 0, tally.rejects > 0) == (34, fresh, False)
    assert tables(tmp_path / "dask") == tables(tmp_path / "here")


def test_articles_that_hang_or_kill_their_process_are_refused_and_the_rest_is_kept(articles: Path, tmp_path: Path, cluster: Any) -> None:
    for name in ("HANG", "SEGFAULT", "EXIT"):
        (articles / f"{name}.txt").write_text(name, encoding="utf-8")
    out = tmp_path / "store"
    tally = dask(out, articles, cluster, timeout=6.0)
    assert (tally.articles + tally.skipped, tally.rejects) == (32, 5)
    with open_store(out) as store:
        codes = {Path(row.source).stem: row.code for row in store.rejects().itertuples()}
        assert store.count("articles") == 30
    assert codes == {"HANG": "timeout", "SEGFAULT": "crashed", "EXIT": "crashed", "BUG": "crashed", "EMPTY": "empty"}


@pytest.mark.full
@pytest.mark.parametrize(("workers", "chunk"), [(2, 7), (1, 1)])  # (1, 1): a neighbour, alone as it is, waits behind it on what it ends
def test_an_article_that_kills_its_whole_worker_is_isolated(articles: Path, tmp_path: Path, workers: int, chunk: int) -> None:
    (articles / "15-PARENT.txt").write_text("PARENT", encoding="utf-8")
    out = tmp_path / "store"
    tally = dask(out, articles, chunk=chunk, workers=workers)  # on a cluster of its own, whose workers it ends again and again
    assert (tally.articles + tally.skipped, tally.rejects) == (32, 3)
    with open_store(out) as store:
        assert store.count("articles") == 30
        assert store.count("figures") == 120
        found = store.sql("SELECT code, detail FROM rejects WHERE source LIKE '%PARENT%'").fetchall()
        assert store.sql("SELECT count(DISTINCT id) FROM raw_articles").fetchall() == [(30,)]  # some read twice, in chunks of either name
    assert found[0][0] == "crashed"
    assert "on every worker" in found[0][1]


@pytest.mark.full
def test_a_cluster_of_ones_own_without_workers_gets_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    from thonmoi.batch import cluster as module

    monkeypatch.setattr(module, "_EMPTY", 1)
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0", memory_limit=0, silence_logs=50) as own,
        module._peopled(own, 1),
        distributed.Client(own) as client,
    ):
        own.sync(next(iter(own.workers.values())).close)
        assert client.submit(str, 42).result(timeout=60) == "42"


@pytest.mark.full
def test_a_worker_that_is_lost_costs_nothing(articles: Path, tmp_path: Path) -> None:
    import threading
    import time

    for path in articles.glob("[0-9]*.txt"):
        path.write_text(path.read_text(encoding="utf-8") + "SLOW\n", encoding="utf-8")
    out = tmp_path / "store"
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", memory_limit=0, silence_logs=50) as cluster:

        def lose() -> None:
            while not list((out / "articles").glob("*.parquet")):
                time.sleep(0.05)
            pid = next(iter(cluster.workers.values())).pid
            os.kill(pid, signal.SIGKILL)

        thread = threading.Thread(target=lose)
        thread.start()
        tally = dask(out, articles, cluster, chunk=4)
        thread.join()
    assert (tally.articles + tally.skipped, tally.rejects) == (32, 2)
    local(tmp_path / "whole", articles)
    assert tables(out) == tables(tmp_path / "whole")


def test_a_store_that_cannot_be_written_ends_the_run(articles: Path, tmp_path: Path, cluster: Any) -> None:
    out = tmp_path / "store"
    with Writer(out):
        pass
    (out / "articles").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        dask(out, articles, cluster)
    (out / "articles").unlink()
    assert dask(out, articles, cluster).rejects == 2
    with open_store(out) as store:
        assert store.count("articles") == 30


def test_a_worker_with_another_version_ends_the_run(articles: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from thonmoi.batch import cluster as module

    monkeypatch.setattr(module, "code_fingerprint", lambda: "another")
    with pytest.raises(StoreError, match="another version of thonmoi"):
        dask(tmp_path / "store", articles, cluster)


def test_a_cluster_wants_absolute_paths(articles: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ThonmoiError, match="absolute"):
        dask("store", articles, cluster)
    with pytest.raises(ThonmoiError, match="absolute"):
        dask(tmp_path / "other", "articles", cluster)


def test_a_scheduler_that_is_not_there(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from thonmoi.batch import cluster as module

    monkeypatch.setattr(module, "_JOIN_SECONDS", "1s")
    with Writer(tmp_path / "store") as writer, pytest.raises(ThonmoiError, match="cannot be joined") as caught:
        module.DaskBatch(writer, faulty.read, scheduler="tcp://127.0.0.1:1").run([articles])
    assert caught.value.code == "cluster"


@pytest.mark.full
def test_the_command_on_a_cluster(command: Any, articles: Path, tmp_path: Path, cluster: Any) -> None:
    address = cluster.scheduler_address
    ran = command("batch", articles, "--out", tmp_path / "out", "--engine", "dask", "--scheduler", address)
    assert ran.status == 0
    assert "32 articles read" in ran.err or "30 articles read" in ran.err
    again = command("batch", articles, "--out", tmp_path / "out", "--engine", "dask", "--workers", 1)
    assert again.status == 0
    assert "0 articles read" in again.err and "34 done before" in again.err
