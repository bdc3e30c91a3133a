"""The pool: order, faults that cost one task, memory bounded by the window, an end without orphans."""

from __future__ import annotations

import itertools
import multiprocessing
import threading
import time

import faulty
import pytest

from thonmoi.batch.pool import Failed, Pool
from thonmoi.errors import ThonmoiError


def test_results_come_in_order_and_faults_cost_one_task_each() -> None:
    results = list(Pool(faulty.double, workers=2, timeout=1.5).map(range(40)))
    failed = {i: r for i, r in enumerate(results) if isinstance(r, Failed)}
    assert {i: r.why for i, r in failed.items()} == {13: "crashed", 17: "timeout"}
    assert failed[13].detail == "its worker process ended with status 3"
    assert [r for r in results if not isinstance(r, Failed)] == [2 * i for i in range(40) if i not in (13, 17)]


def test_no_tasks_no_processes() -> None:
    assert list(Pool(faulty.double, workers=2).map([])) == []


def test_reads_no_further_ahead_than_the_window_and_stops_when_closed() -> None:
    asked = itertools.count()
    results = Pool(faulty.double, workers=2).map(next(asked) * 100 for _ in itertools.repeat(None))
    assert [next(results) for _ in range(3)] == [0, 200, 400]
    time.sleep(0.3)
    assert next(asked) < 100
    results.close()
    assert threading.active_count() == 1
    assert multiprocessing.active_children() == []


def test_an_error_in_the_tasks_reaches_the_caller() -> None:
    def tasks() -> object:
        yield 1
        raise LookupError("no more")

    with pytest.raises(LookupError):
        list(Pool(faulty.double, workers=1).map(tasks()))  # type: ignore[arg-type]
    assert multiprocessing.active_children() == []


def test_a_task_that_cannot_be_pickled_ends_the_map_with_a_clear_error() -> None:
    with pytest.raises(ThonmoiError, match="cannot be handed to a worker"):
        list(Pool(faulty.double, workers=1).map([lambda: None]))


def test_workers_that_never_start_end_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEVER_START", "1")
    with pytest.raises(ThonmoiError, match="do not start") as caught:
        list(Pool(faulty.never, workers=2).map([1, 2, 3]))
    assert caught.value.code == "workers"
