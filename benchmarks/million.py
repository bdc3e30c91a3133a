"""A million articles into a store, with time and memory as it goes.

    python benchmarks/million.py NEWS --count 1000000 --work DIR

Makes the articles first, by repeating those of the folder NEWS and altering each copy (a line of its own and other digits, so that no two
are the same), runs `thonmoi batch` over them, and prints once a while how far it is and how much memory its processes have.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path


def make(news: Path, folder: Path, count: int) -> None:
    """The altered copies, a thousand a folder; what is there already stays."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(news.rglob("*.txt"))]
    if not texts:
        sys.exit(f"{news}: no .txt file there")
    for number in range(count):
        path = folder / f"{number // 1000:04d}" / f"{number:07d}.txt"
        if number % 1000 == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
            if len(list(path.parent.iterdir())) >= min(1000, count - number):
                continue
        text = re.sub(r"(?<=\d)\d(?=\d)", str(number // len(texts) % 10), texts[number % len(texts)], count=8)
        path.write_text(f"{text}\nBài số {number}.\n", encoding="utf-8")


def family(root: int) -> Iterator[int]:
    """A process and all below it."""
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):  # each thread has children of its own
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from family(int(child))


def memory(root: int) -> list[int]:
    """Megabytes of each process now, that of the root first."""
    page = os.sysconf("SC_PAGE_SIZE")
    found = []
    for pid in family(root):
        try:
            found.append(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * page // 1_000_000)
        except OSError:
            continue
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=float, default=60.0, help="seconds between two lines")
    options = parser.parse_args()
    start = time.monotonic()
    make(options.news, options.work / "articles", options.count)
    print(f"{options.count} articles made in {time.monotonic() - start:.0f} s", flush=True)
    command = [sys.executable, "-m", "thonmoi", "batch", str(options.work / "articles"), "--out", str(options.work / "store")]
    start = time.monotonic()
    child = subprocess.Popen([*command, "-w", str(options.workers), "--log-json"], stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    done = [0]
    peak: list[int] = []

    def watch() -> None:
        while child.poll() is None:
            now = memory(child.pid)
            peak[:] = [max(pair) for pair in zip_longest(now, peak, fillvalue=0)]
            if child.poll() is None and len(now) > options.workers:
                print(f"{time.monotonic() - start:7.0f} s {done[0]:9d} articles   memory, MB: {now}", flush=True)
            time.sleep(options.every)

    threading.Thread(target=watch, daemon=True).start()
    last: dict[str, object] = {}
    for line in child.stderr:
        entry = json.loads(line)
        if entry["event"] in ("progress", "done"):
            done[0], last = entry["articles"], entry
        elif entry["event"] != "reject":
            print(line, end="")
    child.wait()
    seconds = time.monotonic() - start
    size = sum(path.stat().st_size for path in (options.work / "store").rglob("*") if path.is_file())
    print(f"{last.get('articles')} articles, {last.get('figures')} figures, {last.get('rejects')} rejects in {seconds:.0f} s")
    print(f"{done[0] / seconds:.0f} articles/s; store {size / 1e6:.0f} MB; highest seen, MB: {peak}")


if __name__ == "__main__":
    main()
