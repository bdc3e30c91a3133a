"""What a start costs, and the two small readers by themselves.

    python benchmarks/start.py [--runs N]    # prints; exit status 1 where a limit is passed

`import thonmoi` and `thonmoi.load()` each in a fresh process, as processor time, so that a busy machine makes it no slower; then the
reading of a plain page and the finding of people in it, in characters a second.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

IMPORT_LIMIT = 0.3
LOAD_LIMIT = 2.0
CODE = "import time; t = time.process_time(); {code}; print(time.process_time() - t)"
PAGE = (
    "Yên Thế về đích nông thôn mới\n\nHà Vy - 30/12/2022 14:05\n\n"
    + "Ông Nguyễn Văn Thủy, Chủ tịch UBND huyện Yên Thế, cho biết năm 2022 huyện có 12/18 xã đạt chuẩn nông thôn mới, chiếm 66,7%. " * 40
    + "\n\nTin liên quan\nTân Lập đón bằng\n"
)


def fresh(code: str, runs: int) -> float:
    """The least seconds of processor time that code takes in a process of its own."""
    command = [sys.executable, "-c", CODE.format(code=code)]
    return min(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(runs))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    passed = True
    for what, code, limit in (
        ("import thonmoi", "import thonmoi", IMPORT_LIMIT),
        ("thonmoi.load()", "import thonmoi; thonmoi.load()", LOAD_LIMIT),
    ):
        seconds = fresh(code, runs)
        passed = passed and seconds < limit
        print(f"{what}: {seconds * 1000:.0f} ms, limit {limit * 1000:.0f} ms")

    from thonmoi.people.find import find_people
    from thonmoi.reading.plain import read_plain

    page = read_plain(PAGE)
    for name, call in (("read_plain", lambda: read_plain(PAGE)), ("find_people", lambda: find_people(PAGE, page))):
        call()
        start = time.process_time()
        for _ in range(20):
            call()
        print(f"{name}: {20 * len(PAGE) / (time.process_time() - start):,.0f} characters a second")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
