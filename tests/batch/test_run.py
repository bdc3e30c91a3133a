"""The stream of records and rejects: in this process and in several, the same."""

from __future__ import annotations

import itertools
from pathlib import Path

import faulty
import pytest

from thonmoi import Article, Extractor, Record, Reject, extract
from thonmoi.batch.run import ReadWith, stream


def kinds(items: list[Record | Reject]) -> list[str]:
    return [item.code if isinstance(item, Reject) else item.article.text[-4:].strip() for item in items]


def test_in_this_process() -> None:
    items = list(stream([faulty.good(1), "BUG", "EMPTY", faulty.good(2)], faulty.read))
    assert kinds(items) == ["1.", "crashed", "empty", "2."]
    assert isinstance(items[1], Reject)
    assert "KeyError" in items[1].message
    assert "Traceback" in (items[1].detail or "")


def test_in_processes_that_die_and_hang() -> None:
    sources = [faulty.good(i) for i in range(30)]
    sources[3], sources[9], sources[10], sources[20] = "SEGFAULT", "HANG", "BUG", "EXIT"
    items = list(stream(sources, faulty.read, workers=2, timeout=4.0))
    rejects = {i: item for i, item in enumerate(items) if isinstance(item, Reject)}
    assert {i: r.code for i, r in rejects.items()} == {3: "crashed", 9: "timeout", 10: "crashed", 20: "crashed"}
    assert "SIGSEGV" in (rejects[3].detail or "")
    alone = list(stream([s for i, s in enumerate(sources) if i not in rejects], faulty.read))
    assert [item for item in items if isinstance(item, Record)] == alone


def test_what_killed_its_worker_once_is_read_the_second_time(tmp_path: Path) -> None:
    items = list(stream([f"ONCE {tmp_path / 'mark'}"], faulty.read, workers=1))
    assert isinstance(items[0], Record)


def test_is_lazy() -> None:
    endless = (faulty.good(i) for i in itertools.count())
    assert isinstance(next(iter(stream(endless, faulty.read))), Record)
    assert isinstance(next(iter(stream(endless, faulty.read, workers=1))), Record)


def test_reads_texts_articles_and_files(tmp_path: Path) -> None:
    read_source = ReadWith(Extractor())
    text = "Toàn tỉnh có 3 xã về đích."
    assert read_source(text) == extract(text)
    assert read_source(Article(id="x", source="a.txt", text=text)).article.source == "a.txt"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert read_source(path).article.text == text


@pytest.mark.full
def test_memory_stays_flat_over_many_articles() -> None:
    import resource

    text = faulty.good(0) * 20
    before = 0
    for i, _ in enumerate(stream((text for _ in range(6000)), faulty.read, workers=2)):
        if i == 1500:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KiB
