"""How long the gazetteer takes: loading it in a fresh process, looking up all names of an article of 6,000 characters, choosing units.

    python benchmarks/places.py [--runs N]    # prints milliseconds; exit status 1 where a limit is passed

The look-up is the one pass that finds where a name stands; the choice, which reads what is around each, has no limit of its own. The
article is invented and dense: 146 places in lists, in brackets, with and without level words, four times as many as most papers have.
The best of the runs is what the code needs, the median what this machine gives.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

LOAD_LIMIT = 150.0
LOOK_UP_LIMIT = 1.0
CHARACTERS = 6000
LOADING = (
    "import time, thonmoi.language.view, thonmoi.records; t = time.perf_counter();"
    "from thonmoi.gazetteer.finder import find; find('Yên Dũng, Bắc Giang'); print((time.perf_counter() - t) * 1000)"
)
PARAGRAPHS = (
    "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, trong đó huyện Yên Dũng có 12 xã, các huyện Việt Yên, Hiệp Hòa và "
    "Lạng Giang mỗi huyện 15 xã, bình quân toàn tỉnh đạt 16,4 tiêu chí một xã. ",
    "Nhiều nơi đường làng đã được mở rộng, cổng ngõ được chỉnh trang, vườn tạp được cải tạo và các câu lạc bộ ở cơ sở hoạt động đều đặn "
    "hơn trước, bà con phấn khởi đóng góp ngày công, hiến đất làm đường và dựng nhà văn hóa. ",
    "Tại xã Lãng Sơn (huyện Yên Dũng), thu nhập bình quân đạt 52 triệu đồng; xã Tân Tiến, thành phố Bắc Giang có ba sản phẩm OCOP, còn Lục "
    "Ngạn đứng đầu với 40 sản phẩm, Tân Yên 22 và Sơn Động 9. ",
    "Theo ông Nguyễn Thanh Sơn, Phó Chủ tịch UBND huyện Lục Nam, địa phương học tập cách làm của Nam Định, Thái Bình, Hà Nội và TP.HCM, "
    "nhất là ở Hải Hậu, Đan Phượng, Củ Chi, rồi chọn cách phù hợp với từng xã của mình. ",
)


def article() -> str:
    """A text of the length that is measured."""
    text = "Bắc Giang: nông thôn mới về từng xã\n\n"
    while len(text) < CHARACTERS:
        text += "".join(PARAGRAPHS) + "\n\n"
    return text[:CHARACTERS]


def loading(runs: int) -> list[float]:
    """Milliseconds to read the data and build the automaton, each in a process of its own."""
    return [float(subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True).stdout) for _ in range(runs)]


def timed(call: Callable[[], object], runs: int) -> list[float]:
    """Milliseconds of each run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


def in_text(runs: int) -> tuple[list[float], list[float], int]:
    """Milliseconds of the look-up and of look-up and choice together, with the folded view at hand, and how many places there are."""
    from thonmoi.gazetteer import resolve
    from thonmoi.gazetteer.finder import find
    from thonmoi.language.view import View

    view = View(article())
    day = date(2021, 1, 4)
    count = len(resolve(view, on=day).found)
    return timed(lambda: find(view.nfc), runs), timed(lambda: resolve(view, on=day), runs), count


def main() -> int:
    """Print both; 1 where the best run is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200, help="runs of the look-up")
    runs = parser.parse_args().runs
    load = loading(5)
    look_up, choice, count = in_text(runs)
    print(f"load      best {min(load):7.1f} ms  median {statistics.median(load):7.1f} ms  limit {LOAD_LIMIT:g}")
    print(f"look-up   best {min(look_up):7.2f} ms  median {statistics.median(look_up):7.2f} ms  limit {LOOK_UP_LIMIT:g}")
    print(f"+ choice  best {min(choice):7.2f} ms  median {statistics.median(choice):7.2f} ms  {count} places")
    return int(min(load) > LOAD_LIMIT or min(look_up) > LOOK_UP_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
