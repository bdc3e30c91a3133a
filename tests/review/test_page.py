"""What goes into the page: spans, links, escaping, limits; and where the records come from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import handmade
import pytest
from notices import NOTICE, OTHER
from typer.testing import CliRunner

import thonmoi
from thonmoi.errors import ThonmoiError
from thonmoi.records import Record
from thonmoi.review import Options, page, write_page
from thonmoi.review.data import article_data
from thonmoi.review.labels import LANGUAGES, labels
from thonmoi.review.links import carried_from
from thonmoi.review.page import as_script
from thonmoi.review.sources import Records


def test_a_carried_slot_leads_back_to_its_words() -> None:
    record = thonmoi.extract(NOTICE)
    links = [{slot: NOTICE[a:b] for slot, (a, b) in of.items()} for of in carried_from(record)]
    assert links[2]["period"] == "Năm 2022"
    assert "period" not in links[0], "said in its own clause"


def test_the_articles_own_place_leads_to_the_headline() -> None:
    text = "Huyện Yên Thế xây dựng nông thôn mới\n\n30/12/2022\n\nCó 12 xã đạt chuẩn nông thôn mới.\n"
    record = thonmoi.extract(text)
    assert record.figures[0].origins["place"] == "article"
    ((start, end),) = [of["place"] for of in carried_from(record)]
    assert text[start:end] == "Yên Thế" and start < 15


def test_spans_count_characters_of_the_text_as_python_does() -> None:
    text = "🌾🌾 " + NOTICE
    data = article_data(thonmoi.extract(text))
    (start, end) = data["figures"][0]["evidence"][0]["fields"]["value"]
    assert text[start:end] == "12"


def test_every_code_of_the_record_has_a_label_in_both_languages() -> None:
    from typing import get_args

    from thonmoi import records

    kinds = {
        "measure": records.Measure, "status": records.Status, "comparator": records.Comparator, "section": records.Section,
        "origin": records.Origin, "level": records.Level, "severity": records.Severity, "finding": records.FindingCode,
        "fate": records.FateReason, "slot": records.Slot,
    }  # fmt: skip
    for language in LANGUAGES:
        for kind, codes in kinds.items():
            assert set(get_args(codes)) <= set(labels(language)[kind]), kind
    raw = [value for language in LANGUAGES for codes in labels(language).values() for value in codes.values()]
    assert all(isinstance(value, str) and value for value in raw)


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "\u2028\u2029", "&lt;"])
def test_json_in_a_script_cannot_end_it(text: str) -> None:
    written = as_script({"t": text})
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"t": text}


def test_the_page_names_no_address_to_load_from() -> None:
    written = page([handmade.record()])
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(""", written)
    assert "default-src 'none'" in written


def test_a_record_is_read_only_as_it_is_written(tmp_path: Path) -> None:
    alive = 0

    def records() -> Iterator[Record]:
        nonlocal alive
        for i in range(30):
            alive = i
            yield handmade.record(source=f"{i}.txt", id=f"{i:016x}")

    done = write_page(records(), tmp_path / "page.html", Options(limit=10))
    assert (done.articles, done.left_out, alive) == (10, 20, 29)
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert text.count('type="application/json" id="a') == 10


def test_a_place_that_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("a file", encoding="utf-8")
    with pytest.raises(ThonmoiError, match="cannot be written"):
        write_page([handmade.record()], tmp_path / "there" / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_stopped_page_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")

    def records() -> Iterator[Record]:
        yield handmade.record()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_page(records(), target)
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_records_come_from_articles_from_their_json_and_from_a_store(tmp_path: Path) -> None:
    from thonmoi.cli import app

    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(NOTICE, encoding="utf-8")
    (news / "b.txt").write_text(OTHER, encoding="utf-8")
    (news / "c.txt").write_bytes(b"")
    read = Records((news,))
    ids = [record.article.id for record in read]
    assert len(ids) == 2 and len(read.refused) == 1 and "c.txt" in read.refused[0]

    lines = tmp_path / "records.jsonl"
    lines.write_text("".join(record.model_dump_json() + "\n" for record in Records((news,))) + "{}\n", encoding="utf-8")
    validated = Records((lines,))
    assert [record.article.id for record in validated] == ids and validated.refused

    CliRunner().invoke(app, ["batch", str(news), "--out", str(tmp_path / "store"), "--workers", "0"])
    assert sorted(record.article.id for record in Records((tmp_path / "store",))) == sorted(ids)
