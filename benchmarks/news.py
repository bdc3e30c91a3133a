"""Everyday news, of which few articles hold a figure, by the whole command: start, reading, store.

    python benchmarks/news.py NEWS --workers 2

Prints the wall time of each run and the best, the floor (one process that reads and decodes the bytes and scans them once for anchors) and
the ratio of both in articles a second of one core.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def floor(files: list[Path]) -> float:
    """Seconds to read and decode the files and to scan their folded text once for anchors."""
    from thonmoi.figures.engine import GATE
    from thonmoi.language.view import View
    from thonmoi.reading.decode import decode

    start = time.process_time()
    for path in files:
        GATE.search(View(decode(path.read_bytes())[0]).lower)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--engine", default="local")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    files = sorted(options.news.rglob("*.txt"))
    walls, cpus = [], []
    for _ in range(options.runs):
        folder = Path(tempfile.mkdtemp(prefix="thonmoi-"))
        command = [sys.executable, "-m", "thonmoi", "batch", str(options.news), "--out", str(folder / "store")]
        before, start = os.times(), time.monotonic()
        subprocess.run([*command, "-w", str(options.workers), "--engine", options.engine], check=True, stderr=subprocess.DEVNULL)
        walls.append(time.monotonic() - start)
        after = os.times()
        cpus.append(after.children_user + after.children_system - before.children_user - before.children_system)
        shutil.rmtree(folder)
        print(f"{walls[-1]:6.2f} s wall, {cpus[-1]:6.2f} s of cores, load {os.getloadavg()[0]:.1f}")
    lowest = min(floor(files) for _ in range(3))
    print(f"{len(files)} articles: best {min(walls):.2f} s wall, {min(cpus):.2f} s of cores")
    print(f"floor {lowest:.2f} s of a core; ours is {min(cpus) / lowest:.1f} times the floor, start and store with it")


if __name__ == "__main__":
    main()
