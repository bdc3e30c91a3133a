"""A catalogue tried on its own examples: what each sentence should hold against what is read in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thonmoi.api import Extractor
from thonmoi.auditing import fates
from thonmoi.catalogue.finding import source_of
from thonmoi.catalogue.lines import line_at, lines_of
from thonmoi.catalogue.loader import parse_catalogue
from thonmoi.catalogue.model import Catalogue, Example, Expected, Indicator, expand
from thonmoi.language.view import fold_name
from thonmoi.records import Figure


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that is not read as it says: the line it stands in, what it belongs to, its text, and what is off."""

    line: int
    entry: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A catalogue, how many examples it has, and those that failed."""

    name: str
    catalogue: Catalogue
    examples: int
    failures: tuple[Failure, ...]


def try_catalogue(wanted: str | Path) -> Tried:
    """Read every example of a catalogue (a file or a name), with what it extends. Raises CatalogueError where it does not hold."""
    name, data = source_of(wanted)
    catalogue = parse_catalogue(data, name)
    extractor = Extractor(catalogue)
    lines = lines_of(data.decode("utf-8-sig"))
    failures: list[Failure] = []
    count = 0
    for i, indicator in enumerate(catalogue.indicator):
        for k, example in enumerate(indicator.example):
            count += 1
            line = line_at(lines, ("indicator", i, "example", k))
            failures += [Failure(line, indicator.code, example.text, m) for m in _faults(extractor, catalogue, indicator, example)]
    for i, cue in enumerate(catalogue.cue):
        count += 1
        layout = extractor.layout_of(cue.example)
        said = {fold_name(literal) for phrase in cue.phrases for literal in expand(phrase)}
        if not any(cue.value in c.values(cue.kind) and layout.lower[c.start : c.end] in said for c in layout.cues.cues):
            line = line_at(lines, ("cue", i, "example"))
            failures.append(Failure(line, f"{cue.kind} {cue.value}", cue.example, "none of its phrases is found as a cue of its own"))
    return Tried(name, catalogue, count, tuple(failures))


def _faults(extractor: Extractor, catalogue: Catalogue, indicator: Indicator, example: Example) -> Iterator[str]:
    """What is off in one example."""
    codes = {one.code: one for one in catalogue.indicator}
    record = extractor.extract(example.text, published=example.published)
    left = [f for f in record.figures if f.indicator in codes]
    missing: list[tuple[Expected, str]] = []
    for expected in example.figures:
        code = expected.indicator or indicator.code
        wanted = expected.measure or (codes[code].measure if code in codes else "total")
        alike = [f for f in (left if code in codes else record.figures) if f.indicator == code and f.value == expected.value]
        off = {id(f): list(_differences(f, expected, wanted)) for f in alike}
        right = next((f for f in alike if not off[id(f)]), None)
        if right is not None:
            left = [f for f in left if f is not right]
        elif alike:
            left = [f for f in left if f is not alike[0]]
            yield f"{expected}: read with " + ", ".join(off[id(alike[0])])
        else:
            missing.append((expected, code))
    for expected, code in missing:
        why = [
            f"{f.quantity.quote!r} is {f.reason}{f': {f.note}' if f.note else ''}"
            for f in fates(extractor.walk(example.text))
            if f.figure is None
        ]
        yield f"{code} {expected}: not read" + (f" ({'; '.join(why)})" if why else "")
    for figure in left:
        yield f"read and not expected: {figure.indicator} {figure.measure} {figure.value:f} {figure.unit} in {figure.evidence[0].quote!r}"


def _differences(figure: Figure, expected: Expected, measure: str) -> Iterator[str]:
    """Each slot that the example says and the figure has otherwise."""
    place, period = figure.place, figure.period
    is_said = {
        "measure": (measure, figure.measure), "status": (expected.status, figure.status),
        "value_max": (expected.value_max, figure.value_max), "denominator": (expected.denominator, figure.denominator),
        "comparator": (expected.comparator, figure.comparator), "unit": (expected.unit, figure.unit),
        "place": (expected.place, place.name if place is not None else None), "subset": (expected.subset, figure.subset),
        "year": (expected.year, period.end.year if period is not None and period.end is not None else None),
    }  # fmt: skip
    for slot, (wanted, found) in is_said.items():
        if wanted is not None and wanted != found:
            yield f"{slot} {found if found is not None else 'open'}, not {wanted}"
