"""What the package hands on: texts, files and streams to records, and the building blocks."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import faulty
import pytest

import thonmoi
from thonmoi import Article, Record, Reject
from thonmoi.catalogue import load_catalogue
from thonmoi.reading.files import Limits

TEXT = (
    "Bắc Giang: Nông thôn mới đổi thay làng quê\n\n"
    "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, chiếm 69%. Đến nay có 24 sản phẩm OCOP 4 sao.\n"
    "Năm 2021, tỉnh phấn đấu có thêm 11 xã về đích.\n"
)
DATED = TEXT.replace("\n\n", "\n\n16:10 | 04/01/2021\n", 1)


def test_a_text_becomes_a_record() -> None:
    record = thonmoi.extract(TEXT)
    assert isinstance(record, Record)
    assert record.article.text == TEXT
    assert record.article.id == hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    assert record.article.relevant and record.article.format == "text"
    assert [(f.indicator, f.measure, f.status, int(f.value)) for f in record.figures if f.measure != "share"] == [
        ("communes_ntm", "total", "achieved", 127), ("ocop_products", "total", "achieved", 24), ("communes_ntm", "increase", "target", 11),
    ]  # fmt: skip
    assert record.thonmoi_version == thonmoi.__version__
    (catalogue,) = record.catalogues
    assert (catalogue.name, catalogue.fingerprint) == ("ntm", load_catalogue().fingerprint)


def test_no_text_gives_an_empty_record() -> None:
    record = thonmoi.extract("")
    assert record.article.text == "" and record.article.id == hashlib.sha256(b"").hexdigest()[:16]
    assert not record.article.relevant
    assert (record.figures, record.people, record.findings) == ((), (), ())


def test_a_text_about_something_else() -> None:
    record = thonmoi.extract("Giá vàng năm 2023 tăng 12%, lên 68,5 triệu đồng một lượng.")
    assert not record.article.relevant and record.figures == ()


def test_the_source_is_kept() -> None:
    assert thonmoi.extract(TEXT, source="https://example.vn/a").article.source == "https://example.vn/a"
    assert thonmoi.extract(TEXT).article.source is None


@pytest.mark.parametrize(
    ("published", "there", "precision"),
    [
        (date(2021, 3, 5), "2021-03-05T00:00:00+07:00", "day"),
        (datetime(2021, 3, 5, 8, 30), "2021-03-05T08:30:00+07:00", "minute"),
        (datetime(2021, 3, 5, 20, 30, tzinfo=UTC), "2021-03-06T03:30:00+07:00", "minute"),
    ],
)
def test_the_day_of_publication_may_be_given(published: date, there: str, precision: str) -> None:
    article = thonmoi.extract(TEXT, published=published).article
    assert article.published_at is not None and article.published_at.isoformat() == there
    assert article.published_precision == precision
    assert article.origins["published_at"] == "argument"


def test_what_the_page_says_of_its_day_comes_first() -> None:
    article = thonmoi.extract(DATED, published=date(1999, 1, 1)).article
    assert article.published_at is not None and article.published_at.isoformat() == "2021-01-04T16:10:00+07:00"
    assert article.published_precision == "minute"


def test_the_day_of_publication_dates_what_is_so_now() -> None:
    def now(published: date | None) -> date | None:
        (figure,) = [f for f in thonmoi.extract(TEXT, published=published).figures if f.indicator == "ocop_products"]
        return figure.period.end if figure.period else None

    assert now(date(2021, 3, 5)) == date(2021, 3, 5)
    assert now(None) is None


def test_figures_are_in_the_order_of_their_first_evidence() -> None:
    starts = [min(e.start for e in f.evidence) for f in thonmoi.extract(TEXT).figures]
    assert starts == sorted(starts)


def own_catalogue(folder: Path) -> Path:
    """A catalogue that knows the programme's name and nothing to count."""
    path = folder / "own.toml"
    head = 'name = "own"\ntitle = "t"\nversion = 1\nsource = "s"\nextends = []\n'
    cue = '[[cue]]\nkind = "programme"\nvalue = "ntm"\nphrases = ["nông thôn mới"]\nexample = "nông thôn mới"\n'
    path.write_text(head + cue, encoding="utf-8")
    return path


def test_a_catalogue_of_ones_own(tmp_path: Path) -> None:
    path = own_catalogue(tmp_path)
    assert thonmoi.extract(TEXT, catalogue=path).catalogues[0].name == "own"
    assert thonmoi.Extractor(catalogue=path).extract(TEXT).figures == ()
    assert thonmoi.extract(TEXT).catalogues[0].name == "ntm"
    with pytest.raises(thonmoi.CatalogueError):
        thonmoi.extract(TEXT, catalogue=tmp_path / "none.toml")


def test_the_place_of_an_article_is_the_same_in_every_normal_form() -> None:
    text = "Chưa có huyện nào của tỉnh Hà Giang đạt chuẩn; tất cả các xã đều có nhà văn hóa\n\nYên Lạc: 14 xã về đích nông thôn mới.\n"
    office = (
        "UBND HUYỆN YÊN LẠC\nỦy ban nhân dân huyện Yên Lạc\n\nNông thôn mới đổi thay làng quê\n\n04/01/2021\n\nNăm 2020 có 7 xã về đích.\n"
    )
    for page in (text, office):
        composed, decomposed = thonmoi.extract(unicodedata.normalize("NFC", page)), thonmoi.extract(unicodedata.normalize("NFD", page))
        assert [f.place for f in decomposed.figures] == [f.place for f in composed.figures]


def test_a_number_of_any_length() -> None:
    assert thonmoi.extract(f"Có {'1' + '0' * 40} sản phẩm OCOP 3 sao.").figures[0].value == 10**40


# Files and streams -------------------------------------------------------------------------------------------------------


def test_a_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(DATED, encoding="utf-8")
    record = thonmoi.extract_file(path)
    assert record.article.source == str(path)
    assert record.article.id == hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    assert [f.value for f in record.figures] == [f.value for f in thonmoi.extract(DATED).figures]
    assert thonmoi.extract_file(str(path)) == record


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(thonmoi.ThonmoiError) as raised:
        thonmoi.extract_file(tmp_path / "none.txt")
    assert raised.value.reject is not None and raised.value.reject.code == "not_found"
    assert "none.txt" in str(raised.value)


@pytest.mark.parametrize("workers", [0, pytest.param(2, marks=pytest.mark.full)])
def test_many_sources_come_in_order(tmp_path: Path, workers: int) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(TEXT, encoding="utf-8")
    texts = [f"Năm 2020, tỉnh Bắc Giang có {n} xã đạt chuẩn nông thôn mới." for n in range(20, 30)]
    sources = [texts[0], path, tmp_path / "none.txt", *texts[1:], Article(id="0" * 16, text=TEXT, source="https://example.vn/a"), ""]
    found = list(thonmoi.extract_many(sources, workers=workers))
    assert len(found) == len(sources)
    assert isinstance(found[2], Reject) and found[2].code == "not_found" and found[2].source == str(tmp_path / "none.txt")
    records = [r for r in found if isinstance(r, Record)]
    assert [r.article.text for r in records] == [texts[0], TEXT, *texts[1:], TEXT, ""]
    assert [int(r.figures[0].value) for r in records[2:-2]] == list(range(21, 30))
    assert records[-2].article.source == "https://example.vn/a"


@pytest.mark.parametrize("workers", [0, 2])
def test_many_sources_with_a_catalogue_and_limits_of_ones_own(tmp_path: Path, workers: int) -> None:
    page, large = tmp_path / "bai.txt", tmp_path / "lon.txt"
    page.write_text(TEXT, encoding="utf-8")
    large.write_text(TEXT * 4, encoding="utf-8")
    extractor = thonmoi.Extractor(own_catalogue(tmp_path), limits=Limits(max_bytes=2 * len(TEXT.encode())))
    (tmp_path / "own.toml").unlink()  # a worker is handed the catalogue as it was read
    *found, refused = extractor.extract_many([TEXT, page, Article(id="0" * 16, text=TEXT), large], workers=workers)
    records = [item for item in found if isinstance(item, Record)]
    assert [record.catalogues[0].name for record in records] == ["own"] * 3
    assert [record.figures for record in records] == [()] * 3
    assert isinstance(refused, Reject) and refused.code == "too_large"


@pytest.mark.full
@pytest.mark.parametrize("workers", [0, 2])
def test_many_sources_with_a_timeout(tmp_path: Path, workers: int) -> None:
    taken = []

    def sources() -> Iterator[str]:
        for text in (TEXT, "HANG", TEXT):
            taken.append(text)
            yield text

    stream = faulty.Hanging(own_catalogue(tmp_path), timeout=5.0).extract_many(sources(), workers=workers)
    first = next(stream)
    assert isinstance(first, Record) and first.catalogues[0].name == "own"
    assert workers or taken == [TEXT]  # without workers nothing is taken before it is asked for
    late, last = stream
    assert isinstance(late, Reject) and late.code == "timeout"
    assert last == first


def test_many_sources_are_read_lazily() -> None:
    taken = []

    def sources() -> Iterator[str]:
        for n in range(3):
            taken.append(n)
            yield f"Huyện có {n} xã đạt chuẩn nông thôn mới."

    stream = thonmoi.extract_many(sources())
    assert taken == []
    next(stream)
    assert taken == [0]


def test_no_sources() -> None:
    assert list(thonmoi.extract_many([])) == []


# The building blocks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_each_mention_quotes_the_text(form: str) -> None:
    text = unicodedata.normalize(form, DATED)  # type: ignore[arg-type]
    for mention in [*thonmoi.quantities(text), *thonmoi.periods(text, date(2021, 1, 4)), *thonmoi.places(text)]:
        assert text[mention.start : mention.end] == mention.quote
    for fate in thonmoi.audit(text):
        assert text[fate.quantity.start : fate.quantity.end] == fate.quantity.quote


def test_places_are_of_the_map_of_the_day() -> None:
    before = thonmoi.places("tỉnh Bắc Giang", on=date(2021, 1, 1))[0].place
    assert before is not None and (before.name, before.level, before.code) == ("Bắc Giang", "province", "24")
    assert before.as_of is not None and before.as_of <= date(2021, 1, 1)
    assert [unit.name for unit in before.successors] == ["Bắc Ninh"]


def test_audit_points_into_the_figures() -> None:
    figures = thonmoi.extract(TEXT).figures
    fates = thonmoi.audit(TEXT)
    assert {fate.quantity.value for fate in fates if fate.figure is not None} >= {f.value for f in figures}
    for fate in fates:
        assert (fate.figure is not None) == (fate.reason == "figure")


def test_the_blocks_of_no_text() -> None:
    assert thonmoi.quantities("") == thonmoi.periods("") == thonmoi.places("") == thonmoi.audit("") == []


# What importing costs ----------------------------------------------------------------------------------------------------


def test_nothing_heavy_is_imported() -> None:
    heavy = "spacy underthesea pandas duckdb pyarrow rich typer"
    read = "thonmoi.extract('Huyện có 2 xã đạt chuẩn nông thôn mới.')"
    code = f"import sys, thonmoi; {read}; print(*sorted(set(sys.modules) & set('{heavy}'.split())))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""
