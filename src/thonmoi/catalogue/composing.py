"""Catalogues put together: those they extend first, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from thonmoi.catalogue.finding import find
from thonmoi.catalogue.loader import load_catalogue
from thonmoi.catalogue.model import Catalogue, Indicator
from thonmoi.errors import CatalogueError

Wanted = str | Path | Catalogue
OURS = (
    "communes_ntm", "communes_ntm_advanced", "communes_ntm_model", "communes_ntm_modern", "villages_ntm", "villages_ntm_model",
    "districts_ntm", "districts_ntm_advanced", "provinces_ntm", "criteria_per_commune", "communes_criteria", "ocop_products",
    "ocop_entities", "poverty_rate", "income_per_capita", "funds", "awards",
)  # fmt: skip
"""The indicators that `ntm` reads; no other catalogue may have one of these codes."""


@dataclass(frozen=True, eq=False)
class Composed:
    """What texts are read with.

    `parts`: each catalogue, in order. `base`: one catalogue with all their cues, for the indicators of `ntm`. `indicators`: all that
    are declared. `names`: code → Vietnamese and English name.
    """

    parts: tuple[Catalogue, ...]
    base: Catalogue
    indicators: tuple[Indicator, ...] = ()
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def ours(self) -> bool:
        """The indicators of `ntm` are read: a catalogue with cues is among the parts."""
        return any(part.cue for part in self.parts)


def compose(wanted: Wanted | Iterable[Wanted] | None = None) -> Composed:
    """Catalogues with all they extend; None is our own alone. Raises CatalogueError, also where two do not go together."""
    if wanted is None:
        ours = load_catalogue()
        return Composed((ours,), ours)
    chosen = [wanted] if isinstance(wanted, (str, Path, Catalogue)) else list(wanted)
    parts: list[Catalogue] = []
    for one in chosen:
        _add(find(one), parts, ())
    if not parts:
        raise CatalogueError("catalogue_unknown", "an empty list of catalogues: there is nothing to read with")
    owners: dict[str, str] = dict.fromkeys(OURS, "ntm")
    for part in parts:
        for indicator in part.indicator:
            other = owners.setdefault(indicator.code, part.name)
            if other != part.name:
                raise CatalogueError(
                    "catalogue_clash", f"catalogues {other} and {part.name} both have an indicator {indicator.code}; rename one"
                )
    speaking = [part for part in parts if part.cue]
    base = speaking[0] if len(speaking) == 1 else _joined(speaking or [load_catalogue()])
    indicators = tuple(indicator for part in parts for indicator in part.indicator)
    return Composed(tuple(parts), base, indicators, {i.code: (i.vi, i.en) for i in indicators})


def _add(catalogue: Catalogue, parts: list[Catalogue], above: tuple[str, ...]) -> None:
    if catalogue.name in above:
        raise CatalogueError("catalogue_clash", f"catalogues extend each other in a ring: {' → '.join((*above, catalogue.name))}")
    for name in catalogue.extends:
        _add(find(name), parts, (*above, catalogue.name))
    same = next((part for part in parts if part.name == catalogue.name), None)
    if same is None:
        parts.append(catalogue)
    elif same.fingerprint != catalogue.fingerprint:
        raise CatalogueError("catalogue_clash", f"two different catalogues are named {catalogue.name}; rename one")


def _joined(parts: list[Catalogue]) -> Catalogue:
    return parts[0].model_copy(update={"cue": tuple(cue for part in parts for cue in part.cue)})
