"""Archives and WARC as sources of many: in order, one at a time, with a Reject for each member that cannot be read."""

from __future__ import annotations

import io
import os
import struct
import tarfile
import tracemalloc
from pathlib import Path

import documents
import pytest

import thonmoi
from thonmoi.reading.documents import Limits
from thonmoi.reading.members import Member, members
from thonmoi.records import Record, Reject

FILES: dict[str, bytes] = {
    "báo/1.html": documents.PAGE.encode(),
    "báo/2.txt": "\n\n".join([documents.TITLE, *documents.LINES]).encode(),
    "báo/ảnh.png": b"\x89PNG",
    ".hidden/3.txt": b"x",
    "__MACOSX/1.html": b"x",
    "trống.txt": b"",
    "trong.zip": documents.zipped({"a.txt": "x"}),
}


def said(found: list[Member | Reject], path: Path) -> list[str]:
    return [f"{(item.source or '').removeprefix(str(path))} {item.code if isinstance(item, Reject) else item.format}" for item in found]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tgz", "a.tar", "a.tar.bz2"])
def test_an_archive_is_many_sources(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    modes = {"a.tar": "w:", "a.tar.bz2": "w:bz2"}
    path.write_bytes(documents.zipped(FILES) if name == "a.zip" else documents.tarred(FILES, modes.get(name, "w:gz")))
    wanted = ["!/báo/1.html html", "!/báo/2.txt text", "!/trống.txt text", "!/trong.zip unsupported"]
    assert said(list(members(path)), path) == wanted
    first, second, empty, nested = thonmoi.extract_many([path])
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert [(f.indicator, f.value) for f in first.figures] == [(f.indicator, f.value) for f in second.figures]
    assert first.article.source == f"{path}!/báo/1.html"
    assert isinstance(empty, Reject)
    assert isinstance(nested, Reject)
    assert (empty.code, empty.source, nested.code) == ("empty", f"{path}!/trống.txt", "unsupported")


def test_in_worker_processes_too(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(documents.zipped({f"{i}.html": documents.PAGE for i in range(5)} | {"x.docx": b"x"}))
    found = list(thonmoi.extract_many([path, documents.LINES[0]], workers=1))
    assert [type(item) for item in found] == [Record] * 5 + [Reject, Record]


def test_an_archive_alone_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(documents.zipped(FILES))
    with pytest.raises(thonmoi.ThonmoiError, match="extract_many"):
        thonmoi.extract_file(path)


def test_broken_locked_large(tmp_path: Path) -> None:
    limits = Limits(max_bytes=1_000_000)
    path = tmp_path / "a.zip"
    path.write_bytes(documents.zipped({"bom.txt": bytes(50_000_000), "a.txt": "xã"}))
    assert said(list(members(path, limits)), path) == ["!/bom.txt too_large", "!/a.txt text"]
    lying = bytearray(documents.zipped({"bom.txt": bytes(50_000_000), "a.txt": "xã"}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):  # the size that the table of contents claims
        struct.pack_into("<I", lying, lying.index(mark) + at, 10)
    path.write_bytes(lying)
    first, second = members(path, limits)
    assert isinstance(first, Member | Reject)
    assert isinstance(second, Member)
    locked = bytearray(documents.zipped({"a.txt": "xã"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(locked)
    assert said(list(members(path)), path) == ["!/a.txt protected"]
    path.write_bytes(documents.zipped({"a.txt": os.urandom(500).hex()})[:-40])
    assert said(list(members(path)), path) == [" unreadable"]
    path.write_bytes(documents.zipped({"a.png": "x"}))
    assert said(list(members(path)), path) == [" empty"]
    assert said(list(members(tmp_path / "no.zip")), tmp_path / "no.zip") == [" not_found"]
    (tmp_path / "folder.zip").mkdir()
    assert said(list(members(tmp_path / "folder.zip")), tmp_path / "folder.zip") == [" unreadable"]


def test_a_cut_tar_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    whole = documents.tarred({f"{i}.txt": os.urandom(2000).hex().encode() for i in range(9)})
    path.write_bytes(whole[: len(whole) // 2])
    found = list(members(path))
    assert all(isinstance(item, Member) for item in found[:-1])
    assert len(found) > 2
    assert isinstance(found[-1], Reject)
    assert (found[-1].code, found[-1].source) == ("unreadable", str(path))


def test_a_bomb_costs_neither_time_nor_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thonmoi.reading.members._FLOOR", 20_000_000)
    limits = Limits(max_bytes=5_000_000)
    path = tmp_path / "a.zip"
    path.write_bytes(documents.zipped({f"{i}.txt": bytes(4_000_000) for i in range(20)}))
    tracemalloc.start()
    found = said(list(members(path, limits)), path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[-1] == " too_large"
    assert len(found) < 8
    assert peak < 40_000_000
    path = tmp_path / "a.tar.gz"
    path.write_bytes(documents.tarred({f"{i}.png": bytes(4_000_000) for i in range(20)}))
    assert said(list(members(path, limits)), path) == [" too_large"]


def test_a_header_that_claims_more_than_there_is(tmp_path: Path) -> None:
    out = io.BytesIO()
    info = tarfile.TarInfo("x" * 10)
    info.type, info.size = tarfile.XHDTYPE, 7_000_000_000
    out.write(info.tobuf(tarfile.GNU_FORMAT))
    out.write(bytes(100_000))
    path = tmp_path / "a.tar"
    path.write_bytes(out.getvalue())
    assert said(list(members(path)), path) == [" unreadable"]


def test_warc(tmp_path: Path) -> None:
    pages = [
        ("https://bao.example.vn/robots.txt", "text/plain", b"User-agent: *", "200 OK"),
        ("https://bao.example.vn/bai-1.html", "text/html; charset=utf-8", documents.PAGE.encode(), "200 OK"),
        ("https://bao.example.vn/a.png", "image/png", b"x", "200 OK"),
        ("https://bao.example.vn/cu.html", "text/html", b"Moved", "301 Moved"),
        ("https://bao.example.vn/bai-2.html", "text/html", b"", "200 OK"),
        ("https://bao.example.vn/b.pdf", "application/pdf", documents.pdf([documents.wrapped(documents.LINES)]), "200 OK"),
    ]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(documents.warc(pages))
    first, second, third = thonmoi.extract_many([path])
    assert isinstance(first, Record)
    article = first.article
    assert (article.source, article.canonical_url) == (f"{path}!/{pages[1][0]}", pages[1][0])
    assert article.publisher == "bao.example.vn"
    assert article.printed_at is not None
    assert article.printed_at.isoformat() == "2025-11-04T09:12:33+07:00"
    assert (article.published_at, article.origins["printed_at"]) == (None, "WARC-Date")
    assert article.origins["canonical_url"] == "WARC-Target-URI"
    assert isinstance(second, Reject)
    assert (second.code, second.source) == ("empty", f"{path}!/{pages[4][0]}")
    assert isinstance(third, Record)
    assert third.article.format == "pdf"


def test_warc_that_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    whole = documents.warc([(f"https://bao.example.vn/{i}.html", "text/html", documents.PAGE.encode(), "200 OK") for i in range(4)])
    path.write_bytes(whole[:-300])
    found = list(members(path))
    assert [type(item) for item in found] == [Member] * 3 + [Reject]
    assert "breaks off" in str(found[-1])
    path.write_bytes(whole[:-100])
    found = list(members(path))
    assert [type(item) for item in found] == [Member] * 3 + [Reject]
    assert "ends within this page" in str(found[-1])
    path.write_bytes(b"no warc at all")
    assert said(list(members(path)), path) == [" unreadable"]


def test_a_batch_reads_archives_once(tmp_path: Path) -> None:
    from thonmoi.cli import app

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(documents.zipped(FILES))
    with pytest.raises(SystemExit) as ended:
        app(["batch", str(tmp_path / "in"), "--out", str(tmp_path / "store"), "--workers", "0"])
    assert ended.value.code == 1  # two members are refused
    with thonmoi.open_store(tmp_path / "store") as store:
        assert sorted(store.articles()["source"]) == [f"{tmp_path}/in/a.zip!/báo/1.html", f"{tmp_path}/in/a.zip!/báo/2.txt"]
        assert set(store.rejects()["code"]) == {"empty", "unsupported"}
