"""A stream of any length through one worker: what the worker and the process that feeds it have in memory as it goes on.

python benchmarks/memory.py corpus/dev --articles 20000
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import time
from collections.abc import Iterator
from pathlib import Path

import thonmoi


def resident(pid: int | str) -> int:
    """Megabytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))]

    def altered() -> Iterator[str]:
        for number in range(options.articles):
            yield f"{texts[number % len(texts)]}\nBài số {number}.\n"

    start = time.monotonic()
    figures = 0
    for number, item in enumerate(thonmoi.extract_many(altered(), workers=1), 1):
        figures += len(item.figures) if isinstance(item, thonmoi.Record) else 0
        if number % (options.articles // 10) == 0:
            worker = [resident(child.pid or 0) for child in multiprocessing.active_children()]
            feeder, seconds = resident("self"), time.monotonic() - start
            print(f"{number:8d} articles {figures:9d} figures {seconds:6.0f} s  worker {worker} MB, feeder {feeder} MB", flush=True)


if __name__ == "__main__":
    main()
