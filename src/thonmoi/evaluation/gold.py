"""Gold: what a careful reader found in an article. Models and their loading; the format is told in the corpus' guide.

A gold file is `NN.json` beside its text `NN.txt`, whose decoded characters all offsets count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, model_validator

from thonmoi.errors import ThonmoiError
from thonmoi.records import Comparator, Level, Measure, Status

Known = Literal[
    "communes_ntm", "communes_ntm_advanced", "communes_ntm_model", "communes_ntm_modern", "villages_ntm", "villages_ntm_model",
    "districts_ntm", "districts_ntm_advanced", "provinces_ntm", "criteria_per_commune", "communes_criteria", "ocop_products",
    "ocop_entities", "poverty_rate", "income_per_capita", "funds", "awards",
]  # fmt: skip
INDICATORS: Final[tuple[str, ...]] = get_args(Known)
NOT_CORE: Final = frozenset({"poverty_rate", "income_per_capita", "funds", "awards"})
"""The core indicators are all others: communes, villages, districts, provinces, criteria, OCOP."""


def _decimal(value: Any) -> Any:
    """A plain decimal written as a string ("16.8"): a float would lose what the text says."""
    if value is None or isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d+(\.\d+)?", value):
        raise ValueError('a plain decimal in quotes is wanted, like "16.8"')
    try:
        return Decimal(value)
    except InvalidOperation as error:  # pragma: no cover
        raise ValueError(str(error)) from error


PlainDecimal = Annotated[Decimal, BeforeValidator(_decimal)]


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldBand(_Gold):
    """How many criteria; null is an open end."""

    min: int | None
    max: int | None


class GoldFigure(_Gold):
    """One mention of a figure: where it stands and what it says."""

    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    indicator: str
    measure: Measure
    measure_also: tuple[Measure, ...] = ()
    status: Status
    value: PlainDecimal
    value_max: PlainDecimal | None = None
    comparator: Comparator
    denominator: PlainDecimal | None = None
    stars: str | None = Field(default=None, pattern=r"^[1-5](\+|-[1-5])?$")
    place: str | None = None
    level: Level | None = None
    code: str | None = None
    period: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?|-\d{4})?$")
    band: GoldBand | None = None
    subset: str | None = None
    members: tuple[str, ...] = ()
    part_of: int | None = Field(default=None, ge=0)
    optional: bool = False

    @property
    def end(self) -> int:
        """Where the quote ends."""
        return self.start + len(self.quote)

    @property
    def core(self) -> bool:
        """Whether its indicator is a core one."""
        return self.indicator not in NOT_CORE


class GoldArticle(_Gold):
    """The article's own fields; null where the text does not say them."""

    title: str | None = None
    published_at: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$")
    authors: tuple[str, ...] = ()


class GoldPerson(_Gold):
    """Somebody named in the text, with roles as written."""

    name: str = Field(min_length=1)
    roles: tuple[str, ...] = ()


class GoldReview(_Gold):
    """How far a reader of the review page came: only what is `complete` is scored; `rejected` are readings struck out."""

    complete: bool = True
    rejected: tuple[GoldFigure, ...] = ()


class Gold(_Gold):
    """One article's gold. What stands after `figures` tells of the corpus and is not scored."""

    relevant: bool = True
    article: GoldArticle = GoldArticle()
    people: tuple[GoldPerson, ...] | None = None
    figures: tuple[GoldFigure, ...]
    source: str | None = None
    sources: tuple[str, ...] = ()
    source_kind: str | None = None
    region: str | None = None
    year: int | str | None = None
    traps: tuple[str, ...] = ()
    review: GoldReview | None = None
    indicators: tuple[str, ...] = ()
    """Codes of a catalogue of one's own that entries have; any other unknown code is a slip of the pen."""

    @property
    def complete(self) -> bool:
        """Whether it tells of the whole article, so that what it does not name is no figure."""
        return self.review is None or self.review.complete

    @model_validator(mode="after")
    def _holds(self, info: ValidationInfo) -> Gold:
        """Quotes stand where `start` says, in the order of the text; `part_of` points at another entry."""
        text = (info.context or {}).get("text")
        for i, figure in enumerate(self.figures):
            if figure.indicator not in INDICATORS and figure.indicator not in self.indicators:
                raise ValueError(f"figures[{i}] ({figure.quote!r}).indicator: {figure.indicator!r} is no indicator, nor among `indicators`")
            if isinstance(text, str) and text[figure.start : figure.end] != figure.quote:
                raise ValueError(f"figures[{i}]: the text does not read {figure.quote!r} at {figure.start}")
            if figure.part_of is not None and (figure.part_of >= len(self.figures) or figure.part_of == i):
                raise ValueError(f"figures[{i}]: {figure.quote!r} is part of entry {figure.part_of}, which is not there")
            if figure.value_max is not None and figure.value_max < figure.value:
                raise ValueError(f"figures[{i}]: {figure.quote!r} ranges from {figure.value} down to {figure.value_max}")
        return self


@dataclass(frozen=True, slots=True)
class GoldText:
    """A gold article with its text; `name` is folder/stem ("dev/a01")."""

    name: str
    path: Path
    text: str
    gold: Gold

    @property
    def split(self) -> str:
        """The folder it stands in: "dev", "test"."""
        return self.name.partition("/")[0]


def _fault(path: Path, message: str) -> ThonmoiError:
    return ThonmoiError("bad_gold", f"{path}: {message}")


def where_in(raw: Any, location: tuple[int | str, ...]) -> str:
    """The entry in words: figures[3] ("12 xã").measure."""
    name = ""
    for step in location:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
        try:
            raw = raw[step]
        except (LookupError, TypeError):
            raw = None
        if isinstance(step, int) and isinstance(raw, dict):
            label = raw.get("quote") or raw.get("name")
            name += f" ({label!r})" if label else ""
    return name


def load(path: Path) -> GoldText:
    """One gold file with the text beside it. Raises ThonmoiError whose message names file and entry."""
    beside = path.with_suffix(".txt")
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        # Bytes, because reading as text would turn \r\n into \n and move every offset.
        text = beside.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise _fault(path, f"there is no {Path(str(error.filename)).name}") from error
    except OSError as error:
        raise _fault(path, f"cannot be read: {error.strerror or error}") from error
    except json.JSONDecodeError as error:
        raise _fault(path, f"is no JSON: line {error.lineno}: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise _fault(path, f"it or its text is no UTF-8: {error.reason}") from error
    try:
        gold = Gold.model_validate(raw, context={"text": text})
    except ValidationError as error:
        first, *others = error.errors()
        where = where_in(raw, first["loc"])
        more = f" (and {len(others)} more)" if others else ""
        raise _fault(path, f"{where + ': ' if where else ''}{first['msg'].removeprefix('Value error, ')}{more}") from error
    return GoldText(f"{path.resolve().parent.name}/{path.stem}", path, text, gold)


def gold_files(sources: Iterable[Path]) -> Iterator[Path]:
    """The gold files of folders and files, each once: NN.json, in a folder those with a text beside, and corrections (.jsonl).

    Raises ThonmoiError where a source has none.
    """
    from thonmoi.evaluation.bundle import is_bundle

    seen: set[Path] = set()
    for source in sources:
        if source.is_dir():
            found = [path for path in sorted(source.rglob("*.json")) if path.with_suffix(".txt").exists()]
            found += [path for path in sorted(source.rglob("*.jsonl")) if is_bundle(path)]
            if not found:
                raise ThonmoiError("bad_gold", f"{source}: no gold in it: NN.json with its text NN.txt beside, or corrections.jsonl")
        elif source.exists():
            found = [source]
        else:
            raise ThonmoiError("bad_gold", f"{source}: there is no such file or folder")
        for path in found:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def load_all(sources: Iterable[Path]) -> list[GoldText]:
    """All gold of folders and files that is complete: pairs NN.json and NN.txt, or corrections as the review page saves them."""
    from thonmoi.evaluation.bundle import is_bundle, load_bundle

    texts = [text for path in gold_files(sources) for text in (load_bundle(path) if is_bundle(path) else [load(path)])]
    whole = [text for text in texts if text.gold.complete]
    if texts and not whole:
        raise ThonmoiError("bad_gold", f"{texts[0].path}: {len(texts)} articles, none of them marked as fully reviewed")
    return whole
