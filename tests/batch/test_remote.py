"""Articles and stores behind addresses, by the protocol of fsspec that keeps them in memory: as object stores do, without locks."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faulty
import pytest

from thonmoi import Extractor, StoreError, open_store
from thonmoi.batch.job import Batch, Tally
from thonmoi.batch.listing import listing
from thonmoi.batch.remote import Remote, is_address
from thonmoi.batch.run import ReadWith
from thonmoi.records import Reject
from thonmoi.store.writing import Writer

fsspec = pytest.importorskip("fsspec")
TEXT = "Năm 2022, huyện Yên Thế (Bắc Giang) có 12/18 xã đạt chuẩn nông thôn mới."


@pytest.fixture
def bucket() -> Iterator[Any]:
    """The objects of a bucket."""
    files = fsspec.filesystem("memory")
    files.store.clear()
    files.pseudo_dirs[:] = [""]
    yield files
    files.store.clear()


@pytest.fixture
def news(bucket: Any) -> str:
    for i, name in enumerate(("b/2.txt", "b/1.TXT", "a.md", "picture.jpg", "b/deep/3.txt", ".hidden/4.txt", "z.txt")):
        bucket.pipe(f"/bucket/news/{name}", f"{TEXT} Bài {i}.".encode())
    return "memory://bucket/news"


def names(*sources: str) -> list[str]:
    # fsspec gives what is found in memory a third "/"
    return [str(item).replace(":///", "://") if isinstance(item, Remote) else f"{item.code} {item.source}" for item in listing(sources)]  # type: ignore[union-attr]


def test_folders_globs_objects_and_lists(news: str, bucket: Any, tmp_path: Path) -> None:
    everything = [f"{news}/{name}" for name in ("a.md", "b/1.TXT", "b/2.txt", "b/deep/3.txt", "z.txt")]
    assert names(news) == everything
    assert names(f"{news}/") == everything
    assert names(f"{news}/b/*.txt", f"{news}/picture.jpg") == [f"{news}/b/2.txt", f"{news}/picture.jpg"]
    assert names(f"{news}/nope", f"{news}/*.pdf") == [f"not_found {news}/nope", f"not_found {news}/*.pdf"]
    listed = f"# all\n{news}/z.txt\n\n{news}/b/deep\n"
    (tmp_path / "list").write_text(listed, encoding="utf-8")
    bucket.pipe("/bucket/list", listed.encode())
    assert names(f"@{tmp_path}/list") == names("@memory://bucket/list") == [f"{news}/z.txt", f"{news}/b/deep/3.txt"]
    assert names("@memory://bucket/nope") == ["unreadable @memory://bucket/nope"]


def test_what_is_an_address(tmp_path: Path) -> None:
    assert is_address("s3://bucket/x") and is_address("gs://b") and is_address("memory://x")
    assert not is_address("news/2021") and not is_address("C:\\news") and not is_address("://x")


def test_an_unknown_service_is_a_reject() -> None:
    (found,) = listing(["nosuchservice://bucket/x"])
    assert isinstance(found, Reject)
    assert found.code == "unreadable" and "nosuchservice" in found.message


def test_a_record_of_an_object_is_that_of_the_file_with_its_address(news: str, tmp_path: Path) -> None:
    read = ReadWith(Extractor())
    path = tmp_path / "z.txt"
    path.write_text(f"{TEXT} Bài 6.", encoding="utf-8")
    there, here = read(Remote(f"{news}/z.txt")), read(path)
    assert there.article.source == f"{news}/z.txt"
    assert there.model_copy(update={"article": here.article}) == here
    assert there.figures


def run(out: str, *sources: str, size: int = 2) -> Tally:
    with Writer(out, shard_size=size) as writer:
        return Batch(writer, ReadWith(Extractor())).run(sources)


def test_from_a_bucket_to_a_bucket(news: str, bucket: Any, tmp_path: Path) -> None:
    out = "memory://bucket/store"
    assert run(out, news, f"{news}/nope.txt") == Tally(sources=6, articles=5, figures=5, rejects=1)
    assert run(out, news) == Tally(sources=5, skipped=5)
    bucket.pipe("/bucket/news/new.txt", f"{TEXT} Bài mới.".encode())
    bucket.pipe("/bucket/store/articles/00000099.parquet", b"left by a killed run")
    assert run(out, news).articles == 1
    run(str(tmp_path / "here"), news)
    with open_store(out) as store, open_store(tmp_path / "here") as here:
        assert store.table("figures").fetchall() == here.table("figures").fetchall()
        assert store.table("articles").fetchall() == here.table("articles").fetchall()
        assert [record.article.id for record in store.records()] == [record.article.id for record in here.records()]
        assert len(store.figures()) == 6
    assert not bucket.exists("/bucket/store/articles/00000099.parquet")
    assert not bucket.exists("/bucket/store/.lock")


def test_each_object_is_fetched_once_and_copies_are_one_article(news: str, bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.pipe("/bucket/news/copy.txt", bucket.cat("/bucket/news/z.txt"))
    bucket.pipe("/bucket/news/empty.txt", b"")
    fetched: list[str] = []
    real = Remote.read
    monkeypatch.setattr(Remote, "read", lambda self: fetched.append(self.address) or real(self))  # type: ignore[func-returns-value]
    out = "memory://bucket/store"
    assert run(out, news) == Tally(sources=7, articles=5, figures=5, rejects=1, skipped=1)
    assert len(fetched) == len(set(fetched)) == 7
    assert run(out, news) == Tally(sources=7, skipped=7)
    assert len(fetched) == 7
    with open_store(out) as store:
        assert store.sql("SELECT len(sources) FROM articles WHERE len(sources) > 1").fetchall() == [(2,)]
    bucket.pipe("/bucket/news/copy.txt", f"{TEXT} Khác.".encode())
    assert run(out, news).articles == 1
    with open_store(out) as store:
        assert store.count("articles") == 6


def test_a_chunk_of_objects_with_copies(news: str, bucket: Any, tmp_path: Path) -> None:
    from thonmoi.batch.chunk import Chunk, read_chunk
    from thonmoi.batch.run import Work
    from thonmoi.store.files import LocalFolder
    from thonmoi.store.manifest import Shard
    from thonmoi.store.tables import rows_of

    bucket.pipe("/bucket/news/copy.txt", bucket.cat("/bucket/news/z.txt"))
    work = Work(ReadWith(Extractor()), rows_of)
    items = tuple(item for item in listing([news]) if not isinstance(item, Reject))
    chunk = Chunk(Shard(number=1, run=1, fingerprint="x", rows={}), items)
    done = read_chunk(chunk, LocalFolder(tmp_path), lambda some: map(work, some))
    assert (done.articles, done.skipped, done.figures) == (5, 1, 5)
    assert done.shard.rows == {"articles": 5, "figures": 5, "evidence": 5, "sources": 6, "records": 5}


def test_two_runs_at_once_and_a_lock_left_by_a_dead_one(news: str, bucket: Any) -> None:
    out = "memory://bucket/store"
    with Writer(out), pytest.raises(StoreError, match=r"another run \(.*process \d+\)") as caught:
        run(out, news)
    assert caught.value.code == "locked"
    bucket.pipe("/bucket/store/.lock", json.dumps({"id": "x", "host": "gone", "process": 1, "at": time.time() - 60}).encode())
    with pytest.raises(StoreError, match="gone"):
        run(out, news)
    bucket.pipe("/bucket/store/.lock", json.dumps({"id": "x", "host": "gone", "process": 1, "at": time.time() - 3600}).encode())
    assert run(out, news).articles == 5


def test_a_run_whose_lock_was_taken_over_stops_before_it_names_anything(news: str, bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from thonmoi.store import files

    monkeypatch.setattr(files, "_STALE_SECONDS", 0.0)
    out = "memory://bucket/store"
    with pytest.raises(StoreError, match="another run"), Writer(out, shard_size=2) as writer:
        Batch(writer, faulty.read).run([])
        bucket.pipe("/bucket/store/.lock", json.dumps({"id": "other", "host": "here", "process": 2, "at": time.time()}).encode())
        Batch(writer, ReadWith(Extractor())).run([news])
    with open_store(out) as store:
        assert store.count("articles") == 0


def test_a_store_where_there_is_none(bucket: Any) -> None:
    with pytest.raises(StoreError, match="no store here") as caught:
        open_store("memory://bucket/nowhere")
    assert caught.value.code == "no_store"
