"""What the package hands on: from a text, a file or many sources to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from thonmoi import __version__
from thonmoi.auditing import Explanation, explanation, fates
from thonmoi.catalogue import Catalogue, compose
from thonmoi.checks import check
from thonmoi.errors import FactError
from thonmoi.figures.build import build_figures
from thonmoi.figures.cues import CueIndex, finder_for
from thonmoi.figures.declared import read_declared, words_of
from thonmoi.figures.engine import GATE, passes_gate, read_text
from thonmoi.figures.frames import Frames
from thonmoi.figures.home import article_place
from thonmoi.figures.layout import Layout, PlaceAt, lay_out, own_parts
from thonmoi.figures.periods import find_periods
from thonmoi.figures.quantities import find_numbers
from thonmoi.figures.reader import Walk
from thonmoi.gazetteer import resolve
from thonmoi.language.view import View
from thonmoi.people import find_people
from thonmoi.reading.article import article_of
from thonmoi.reading.files import is_archive, read_file, shown
from thonmoi.reading.plain import read_plain
from thonmoi.records import (
    Article,
    CatalogueRef,
    NumberFate,
    Period,
    PeriodMention,
    PeriodSource,
    PlaceMention,
    Quantity,
    Record,
    Reject,
    span_of,
)

if TYPE_CHECKING:
    from pydantic import BaseModel

    from thonmoi.reading.documents import Limits, ReadFile
    from thonmoi.reading.members import Member
    from thonmoi.reading.plain import Page

Source = Path | str | Article
Catalogues = str | Path | Catalogue | Sequence[str | Path | Catalogue] | None
M = TypeVar("M", bound="BaseModel")


class Extractor:
    """Reads articles with one catalogue and one set of limits; the functions of this module use a default one.

    `catalogue`: a path, a name, or several of these; each stands beside our own, unless it says `extends = []`.
    `timeout`: seconds that one source of `extract_many` may take; what takes longer is a Reject `timeout`.
    """

    def __init__(self, catalogue: Catalogues = None, timeout: float | None = None, limits: Limits | None = None) -> None:
        self.catalogue = compose(catalogue)
        self.timeout = timeout
        self.limits = limits

    def extract(self, text: str, source: str | None = None, published: datetime | date | None = None) -> Record:
        """Read one article from its text; "" gives an empty Record. `published` is used where the page does not say it."""
        page = read_plain(text)
        article = article_of(page, text, source=source)
        if article.published_at is None and published is not None:
            article = _dated(article, published)
        return self._record(page, article)

    def extract_file(self, path: Path | str) -> Record:
        """Read one file. Raises ThonmoiError, which holds a Reject, for what cannot be read."""
        path = Path(path)
        return self.extract_document(read_file(path, self.limits), shown(path))

    def extract_member(self, member: Member) -> Record:
        """Read one document of an archive. Raises ThonmoiError, which holds a Reject."""
        return self.extract_document(member.read(self.limits), member.source)

    def extract_document(self, read: ReadFile, source: str | None) -> Record:
        """The record of a document that a reader has read."""
        return self._record(read.page, _article(read, source))

    @overload
    def extract_many(self, sources: Iterable[Source], workers: int = 0, *, schema: None = None) -> Iterator[Record | Reject]: ...

    @overload
    def extract_many(self, sources: Iterable[Source], workers: int = 0, *, schema: type[M]) -> Iterator[M | FactError | Reject]: ...

    def extract_many(
        self, sources: Iterable[Source], workers: int = 0, *, schema: type[M] | None = None
    ) -> Iterator[Record | Reject] | Iterator[M | FactError | Reject]:
        """Read many sources (Path = file or archive, str = text, Article), lazily and in order; what fails is a Reject in its place.

        `workers` processes read them; 0 reads in this one or, where there is a timeout, in one beside it that can be ended. With a
        `schema` each record comes as that model, filled, or as the FactError that says why it cannot be.
        """
        from thonmoi.batch.run import ReadWith, stream  # brings multiprocessing, which one article does not need

        read = stream(_opened(sources, self.limits), ReadWith(self), workers, self.timeout)
        return read if schema is None else _filled(read, schema)

    def _record(self, page: Page, article: Article) -> Record:
        refs = tuple(CatalogueRef(name=one.name, fingerprint=one.fingerprint) for one in self.catalogue.parts)
        view, words = View(article.text), words_of(self.catalogue)
        if not passes_gate(view.lower) and (words is None or not words.said_in(view.lower)):
            return Record(article=article, thonmoi_version=__version__, catalogues=refs)
        layout = self.layout(view, page, article)
        walk = self._walk(layout)
        built = build_figures(layout, walk.made)
        figures = built[0]
        own = own_parts(len(view), [(view.at(p.start), view.at(p.end - 1) + 1, p.section) for p in page.parts])
        relevant = walk.layout.relevant or any(layout.cues.first(a, b, "programme") is not None for a, b in own)
        article = article.model_copy(update={"relevant": relevant})
        people = find_people(article.text, page) if figures else ()
        record = Record(article=article, figures=tuple(figures), people=people, thonmoi_version=__version__, catalogues=refs)
        if figures:
            record = record.model_copy(update={"findings": check(record, fates(walk, built), self.catalogue.names)})
        return record

    def layout(self, view: View, page: Page, article: Article) -> Layout:
        """All that is found in a text before anything is decided."""
        day = article.published_at.date() if article.published_at else None
        found = resolve(view, on=day, title=page.title, hint=article.publisher)
        places = [
            PlaceAt(
                view.at(f.start),
                view.at(f.end - 1) + 1,
                view.at(f.name_start),
                view.at(f.name_end - 1) + 1,
                f.place,
                f.candidates,
                f.word,
                f.old,
            )
            for f in found.found
        ]
        sections = [(view.at(p.start), view.at(p.end - 1) + 1, p.section) for p in page.parts]
        own = own_parts(len(view), sections)
        if words_of(self.catalogue) is None and GATE.search(view.lower) and not any(GATE.search(view.lower, a, b) for a, b in own):
            # Only what stands around the article speaks of the programmes: its own numbers are of something else.
            sections = [(a, b, name if name == "related" else "furniture") for a, b, name in sections]
        repeats = [(view.at(a), view.at(b - 1) + 1) for a, b in page.repeats]
        return lay_out(view, self.catalogue.base, places, article_place(view, page.title, found), day, sections, repeats)

    def walk(self, text: str | ReadFile) -> Walk:
        """The decisions about a text or a document, with the refusals: what an audit or an explanation reads."""
        if isinstance(text, str):
            return self._walk(self.layout_of(text))
        return self._walk(self.layout(View(text.text), text.page, _article(text, None)))

    def layout_of(self, text: str) -> Layout:
        """The layout of a text on its own."""
        page = read_plain(text)
        return self.layout(View(text), page, article_of(page, text))

    def _walk(self, layout: Layout) -> Walk:
        """Our own indicators, then those that the catalogue declares."""
        words = words_of(self.catalogue)
        walk = read_text(layout) if self.catalogue.ours else Walk(layout, Frames(layout))
        return walk if words is None else read_declared(walk, words)


def _filled(read: Iterator[Record | Reject], schema: type[M]) -> Iterator[M | FactError | Reject]:
    """The records of a stream as models."""
    for item in read:
        try:
            yield item if isinstance(item, Reject) else item.to(schema)
        except FactError as error:
            yield error


def _opened(sources: Iterable[Source], limits: Limits | None) -> Iterator[Source | Member | Reject]:
    """The sources, and in the place of an archive its members."""
    for source in sources:
        if isinstance(source, Path) and is_archive(source):
            from thonmoi.reading.members import members

            yield from members(source, limits)
        else:
            yield source


def _article(read: ReadFile, source: str | None) -> Article:
    return article_of(
        read.page, read.text, read.data, source, format=read.format, encoding=read.encoding, meta=read.meta, origins=read.origins
    )


def _dated(article: Article, published: datetime | date) -> Article:
    """The article with a day of publication that the caller knows."""
    exact = isinstance(published, datetime)
    moment = published if isinstance(published, datetime) else datetime(published.year, published.month, published.day)
    return Article.model_validate(
        {
            **dict(article),
            "published_at": moment,
            "published_precision": "minute" if exact else "day",
            "origins": {**article.origins, "published_at": "argument"},
        }
    )


@cache
def default() -> Extractor:
    """The extractor behind the functions, made at first use."""
    return Extractor()


def extract(text: str, source: str | None = None, published: datetime | date | None = None, catalogue: Catalogues = None) -> Record:
    """Read one article from its text; "" gives an empty Record. `published` is used where the page does not say it.

    `catalogue`: the path of a TOML file, the name of a catalogue ("cooperatives"), or several of these; each stands beside our own.
    """
    extractor = default() if catalogue is None else Extractor(catalogue)
    return extractor.extract(text, source, published)


def extract_file(path: Path | str) -> Record:
    """Read one file: .txt .md .html .htm .mhtml .docx .pdf, in any Vietnamese encoding. Raises ThonmoiError, which holds a Reject."""
    return default().extract_file(path)


@overload
def extract_many(sources: Iterable[Source], workers: int = 0, *, schema: None = None) -> Iterator[Record | Reject]: ...


@overload
def extract_many(sources: Iterable[Source], workers: int = 0, *, schema: type[M]) -> Iterator[M | FactError | Reject]: ...


def extract_many(
    sources: Iterable[Source], workers: int = 0, *, schema: type[M] | None = None
) -> Iterator[Record | Reject] | Iterator[M | FactError | Reject]:
    """Read many sources, lazily and in order: Path = file or archive of files, str = text, Article; a Reject where one fails.

    With a `schema`, a pydantic model of `thonmoi.fact` fields, each record comes as that model, or as the FactError that says why not.
    """
    return default().extract_many(sources, workers) if schema is None else default().extract_many(sources, workers, schema=schema)


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text that count or measure something, with their units."""
    view = View(text)
    cues = CueIndex(finder_for(default().catalogue.base).find(view.lower))
    out = []
    for number in find_numbers(view.lower, cues, find_periods(view.lower)):
        if number.fate is not None:
            continue
        noun = cues.starting_at(number.tail + 1, "noun")
        unit = number.unit_span or ((noun.start, noun.end) if noun else None)
        start, end = view.span(number.start, unit[1] if unit else number.tail)
        out.append(
            Quantity(
                value=number.value,
                value_max=number.value_max,
                comparator=number.comparator,
                denominator=number.denominator,
                unit=view.nfc[unit[0] : unit[1]] if unit else None,
                start=start,
                end=end,
                quote=text[start:end],
            )
        )
    return out


def periods(text: str, published: date | None = None) -> list[PeriodMention]:
    """The periods of a text whose dates are known from it and the day of publication."""
    view = View(text)
    out = []
    for span in find_periods(view.lower, published):
        if span.first is None and span.last is None:
            continue
        mention = span_of(text, *view.span(span.start, span.end))
        source: PeriodSource = "publication" if span.now else "stated"
        period = Period(start=span.first, end=span.last, precision=span.precision, text=mention.quote, source=source)
        out.append(PeriodMention(period=period, start=mention.start, end=mention.end, quote=mention.quote))
    return out


def places(text: str, on: date | None = None) -> list[PlaceMention]:
    """The places of a text, each the unit valid on that day."""
    return [
        PlaceMention(place=f.place, candidates=f.candidates, start=f.start, end=f.end, quote=text[f.start : f.end])
        for f in resolve(text, on=on).found
    ]


def audit(text: str) -> list[NumberFate]:
    """Every number of a text and what became of it: in which figure of extract(text) it is, or why in none."""
    return fates(default().walk(text))


def explain(text: str, n: int) -> Explanation:
    """Why figure `n` of extract(text) is what it is. Raises IndexError when there is none."""
    return explanation(default().walk(text), n)
