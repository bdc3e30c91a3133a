"""Which articles are copies of one story: syndicated texts differ in a few words, so they are found by MinHash over runs of words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from typing import Any, Final

from thonmoi.language.view import View
from thonmoi.store.needs import need

_WORDS: Final = 5  # in a run
_ALIKE: Final = 0.6  # share of runs in common from which two texts are one story
_PERMUTATIONS: Final = 128
_WORD: Final = re.compile(r"\w+")


def stories(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id of a text → id of its story, which is that of the story's first text. Takes (id, text) pairs."""
    datasketch = need("datasketch")
    index = datasketch.MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
    sketches: dict[str, Any] = {}
    leader: dict[str, str] = {}

    def root(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for name, text in texts:
        if name in leader:
            continue
        sketch = datasketch.MinHash(num_perm=_PERMUTATIONS, hashfunc=zlib.crc32)
        sketch.update_batch(_runs(text))
        leader[name] = name
        for other in sorted(index.query(sketch)):
            if sketch.jaccard(sketches[other]) >= _ALIKE:
                a, b = root(other), root(name)
                leader[b] = a
        sketches[name] = sketch
        index.insert(name, sketch)
    order = {name: i for i, name in enumerate(leader)}
    first: dict[str, str] = {}
    for name in order:
        first.setdefault(root(name), name)
    return {name: first[root(name)] for name in leader}


def _runs(text: str) -> list[bytes]:
    words = _WORD.findall(View(text).lower)
    if len(words) <= _WORDS:
        return [" ".join(words).encode()]
    return list({" ".join(words[i : i + _WORDS]).encode() for i in range(len(words) - _WORDS + 1)})
