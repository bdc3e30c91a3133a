"""Articles full of figures, a core: this library from the file to the rows of a store, against what others do with the same text.

    python benchmarks/peers.py corpus/dev [MORE…]

All run in turn in one process, several rounds, so that what else the machine does slows them alike; the best round of each counts. Peers
that are not installed are left out. `floor` reads and decodes the bytes, folds the text and scans it once for anchors: less cannot be done.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path


def ours() -> Callable[[Path], object]:
    from thonmoi.api import default
    from thonmoi.batch.run import ReadWith, Work
    from thonmoi.store.tables import rows_of

    return Work(ReadWith(default()), rows_of)  # type: ignore[return-value]


def floor() -> Callable[[Path], object]:
    from thonmoi.figures.engine import GATE
    from thonmoi.language.view import View
    from thonmoi.reading.decode import decode

    return lambda path: GATE.search(View(decode(path.read_bytes())[0]).lower)


def underthesea() -> Callable[[Path], object]:
    from underthesea import ner, sent_tokenize, word_tokenize

    def read(path: Path) -> None:
        for sentence in sent_tokenize(path.read_text(encoding="utf-8")):
            word_tokenize(sentence)
            ner(sentence)

    return read


def edsnlp() -> Callable[[Path], object]:
    import edsnlp

    pipeline = edsnlp.blank("eds")
    for name in ("eds.sentences", "eds.dates", "eds.quantities"):
        pipeline.add_pipe(name)
    return lambda path: pipeline(path.read_text(encoding="utf-8"))


def quantulum3() -> Callable[[Path], object]:
    from quantulum3 import parser

    return lambda path: parser.parse(path.read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--few", type=int, default=12, help="files that the slow ones read")
    options = parser.parse_args()
    files = sorted(path for folder in options.folders for path in folder.glob("*.txt"))
    few = files[:: max(1, len(files) // options.few)]
    readers: dict[str, tuple[Callable[[Path], object], list[Path]]] = {}
    for make, some in ((ours, files), (floor, files), (underthesea, few), (edsnlp, few), (quantulum3, few)):
        try:
            read = make()
            for path in some[:2]:
                read(path)  # what is loaded at first use
        except ImportError as error:
            print(f"{make.__name__}: left out ({error})")
            continue
        readers[make.__name__] = (read, some)
    size = {path: len(path.read_text(encoding="utf-8")) for path in files}
    best: dict[str, float] = {}
    for _ in range(options.rounds):
        for name, (read, some) in readers.items():
            start = time.process_time()
            for path in some:
                read(path)
            rate = sum(size[path] for path in some) / (time.process_time() - start)
            best[name] = max(rate, best.get(name, 0.0))
    print(f"{len(files)} articles of {sum(size.values()) // len(files):,} characters")
    print(f"{'':14}{'chars/s':>12}{'ours is':>10}")
    for name, rate in best.items():
        print(f"{name:14}{rate:12,.0f}{best['ours'] / rate:9.2f}×")


if __name__ == "__main__":
    main()
