"""The pool: order, faults that cost one task, memory bounded by the window, an end without orphans."""

from __future__ import annotations

import itertools
import multiprocessing
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import faulty
import pytest

from thonmoi.batch.pool import Failed, Pool
from thonmoi.batch.worker import Memory
from thonmoi.errors import ThonmoiError


def mapped(tasks: Iterable[Any], workers: int = 2, **how: Any) -> list[Any]:
    with Pool(faulty.double, workers, **how) as pool:
        return list(pool.map(tasks))


def test_results_come_in_order_and_faults_cost_one_task_each() -> None:
    results = mapped(range(40), timeout=4.0)
    failed = {i: r for i, r in enumerate(results) if isinstance(r, Failed)}
    assert {i: r.why for i, r in failed.items()} == {13: "crashed", 17: "timeout"}
    assert failed[13].detail == "its worker process ended with status 3"
    assert [r for r in results if not isinstance(r, Failed)] == [2 * i for i in range(40) if i not in (13, 17)]


def test_no_tasks_no_processes() -> None:
    assert mapped([]) == []


def test_reads_no_further_ahead_than_the_window_and_stops_when_closed() -> None:
    before = threading.active_count()
    asked = itertools.count()
    results = Pool(faulty.double, workers=2).map(next(asked) * 100 for _ in itertools.repeat(None))
    assert [next(results) for _ in range(3)] == [0, 200, 400]
    time.sleep(0.3)
    assert next(asked) < 100
    results.close()
    assert threading.active_count() == before
    assert multiprocessing.active_children() == []


def test_an_error_in_the_tasks_reaches_the_caller() -> None:
    def tasks() -> Iterator[int]:
        yield 1
        raise LookupError("no more")

    with pytest.raises(LookupError):
        mapped(tasks(), workers=1)
    assert multiprocessing.active_children() == []


def test_a_task_that_cannot_be_pickled_ends_the_map_with_a_clear_error() -> None:
    with pytest.raises(ThonmoiError, match="cannot be handed to a worker"):
        mapped([lambda: None], workers=1)


def test_workers_that_never_start_end_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEVER_START", "1")
    with pytest.raises(ThonmoiError, match="do not start") as caught:
        list(Pool(faulty.never, workers=2).map([1, 2, 3]))
    assert caught.value.code == "workers"


def test_the_processes_stay_for_the_next_map() -> None:
    before = threading.active_count()
    with Pool(faulty.process, workers=1) as pool:
        first, second = list(pool.map([1, 2])), list(pool.map([3]))
    assert len({*first, *second}) == 1
    assert threading.active_count() == before
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_task_that_wants_too_much_memory_fails_alone() -> None:
    with Pool(faulty.take, workers=1, memory=Memory(limit=1_000_000_000)) as pool:
        results = list(pool.map([1, 3_000_000_000, 2]))
    assert (results[0], results[2]) == (1, 2)
    assert isinstance(results[1], Failed)
    assert results[1].why == "crashed"
    assert "more memory than the 1,000,000,000 bytes" in results[1].detail


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a process has")
def test_a_process_that_has_grown_is_replaced_and_no_task_is_lost() -> None:
    with Pool(faulty.keep, workers=1, memory=Memory(refresh=150_000_000)) as pool:
        results = list(pool.map([20_000_000] * 20))
    assert len(results) == 20
    assert 2 <= len(set(results)) <= 10
