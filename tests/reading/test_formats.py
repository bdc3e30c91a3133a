"""Word, PDF and MHTML: their text in order, paragraphs whole, tables as rows, and what the file says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import documents
import encoders
import pytest

import thonmoi
from thonmoi.errors import ThonmoiError
from thonmoi.reading.documents import Limits, ReadFile, read_document, sniffed


def read(data: bytes, format: str, limits: Limits | None = None) -> ReadFile:
    return read_document(data, f"a.{format}", format, limits)


def refusal(data: bytes, format: str, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(ThonmoiError) as caught:
        read(data, format, limits)
    reject = caught.value.reject
    assert reject is not None
    assert reject.source == f"a.{format}"
    return reject.code, reject.message


def report(document: Any) -> None:
    document.add_heading(documents.TITLE, 0)
    document.add_paragraph(documents.LINES[0])
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows,
        [("Huyện", "Xã đạt chuẩn", ""), ("Yên Thế", "12/18 xã", "66,7%"), ("Tân Yên", "20/20 xã", "100%")],
        strict=True,
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    document.add_paragraph(documents.LINES[1], style="List Bullet")
    document.add_paragraph("Đường hoa ở xã Tân Hà", style="Caption")


def test_word() -> None:
    found = read(documents.word(report), "docx")
    assert found.text.split("\n") == [
        documents.TITLE, "", documents.LINES[0], "", "| Huyện | Xã đạt chuẩn |  |", "| Yên Thế | 12/18 xã | 66,7% |",
        "| Tân Yên | 20/20 xã | 100% |", f"- {documents.LINES[1]}", "", "Đường hoa ở xã Tân Hà",
    ]  # fmt: skip
    assert [part.section for part in found.page.parts] == ["title", "lead", "table", "table", "table", "body", "caption"]


def test_word_in_an_old_font(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        for line in documents.LINES:
            run = document.add_paragraph().add_run(encoders.encode(line, "tcvn3").decode("cp1252"))
            run.font.name = ".VnTime"
        run = document.add_paragraph().add_run(encoders.encode("ủy ban nhân dân", "tcvn3").decode("cp1252"))
        run.font.name = ".VnTimeH"

    path = tmp_path / "a.docx"
    path.write_bytes(documents.word(fill))
    record = thonmoi.extract_file(path)
    assert record.article.encoding == "tcvn3"
    assert record.article.text.split("\n\n")[2] == "ỦY BAN NHÂN DÂN"
    assert {(figure.indicator, str(figure.value)) for figure in record.figures} >= {("communes_ntm", "12"), ("ocop_products", "20")}


def test_pdf() -> None:
    footer = [(50.0, 30.0, "https://bao.example.vn/bai-1.html 1/2")]
    second = [(50.0, 30.0, "https://bao.example.vn/bai-1.html 2/2")]
    rows = [(50.0, 700.0, "Yên Thế"), (200.0, 700.0, "12/18"), (300.0, 700.0, "66,7"), (50.0, 686.0, "Tân Yên"), (200.0, 686.0, "20/20")]
    data = documents.pdf(
        [documents.wrapped([documents.TITLE, *documents.LINES]) + footer, documents.wrapped(["Hết."], top=780) + rows + second],
        info="/CreationDate (D:20251104091233+07'00')",
    )
    found = read(data, "pdf")
    assert found.text.split("\n\n") == [documents.TITLE, *documents.LINES, "Hết.", "| Yên Thế | 12/18 | 66,7 |\n| Tân Yên | 20/20 |"]
    assert found.meta is not None
    assert found.meta.canonical_url == "https://bao.example.vn/bai-1.html"
    assert found.meta.printed_at is not None
    assert found.meta.printed_at.isoformat() == "2025-11-04T09:12:33+07:00"


def test_pdf_gives_the_figures_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(documents.pdf([documents.wrapped([documents.TITLE, *documents.LINES])]))
    record, plain = thonmoi.extract_file(path), thonmoi.extract("\n\n".join([documents.TITLE, *documents.LINES]))
    assert [(f.indicator, f.value, f.place) for f in record.figures] == [(f.indicator, f.value, f.place) for f in plain.figures]
    assert record.article.format == "pdf"


def test_pdf_that_cannot_be_read() -> None:
    import io

    import pypdf

    assert refusal(documents.pdf([[]] * 3, picture=True), "pdf") == (
        "empty",
        "its 3 pages are pictures without text: it is scanned; run text recognition (OCR) over it first",
    )
    assert refusal(documents.pdf([[]]), "pdf")[0] == "empty"
    data = documents.pdf([documents.wrapped(documents.LINES)])
    assert refusal(data[: len(data) // 2], "pdf")[0] in ("unreadable", "empty")
    assert refusal(b"%PDF-1.7\n1 0 obj\n<<", "pdf")[0] == "unreadable"
    assert refusal(data, "pdf", Limits(max_seconds=0.0))[0] == "timeout"
    assert refusal(documents.pdf([documents.wrapped(documents.LINES)] * 3), "pdf", Limits(max_pages=2))[0] == "too_large"
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    code, message = refusal(locked.getvalue(), "pdf")
    assert (code, "password" in message) == ("protected", True)


def test_pdf_locked_without_a_password_is_read() -> None:
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(documents.pdf([documents.wrapped(documents.LINES)])))
    writer.encrypt("", owner_password="x", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue(), "pdf").text.split("\n\n") == list(documents.LINES)


def test_word_that_cannot_be_read() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refusal(ole, "docx")[0] == "unsupported"
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le"), "docx")[0] == "protected"
    assert refusal(b"PK\x03\x04aaaa", "docx")[0] == "unreadable"
    assert refusal(documents.zipped({"a.txt": "x"}), "docx")[0] == "unreadable"
    assert refusal(documents.zipped({"[Content_Types].xml": "<Types/>"}), "docx")[0] == "unreadable"
    bomb = documents.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bytes(30_000_000)})
    assert len(bomb) < 100_000
    assert refusal(bomb, "docx", Limits(max_unpacked=20_000_000))[0] == "too_large"
    assert refusal(documents.word(lambda document: None), "docx")[0] == "empty"


def test_word_asks_for_nothing_outside() -> None:
    """A document type with an entity of another file: no entity is read, whatever becomes of the rest."""
    data = documents.word(report)
    import io
    import zipfile

    parts = {info.filename: zipfile.ZipFile(io.BytesIO(data)).read(info) for info in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    xml = parts["word/document.xml"].decode()
    xml = xml.replace("<w:document", '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document', 1)
    parts["word/document.xml"] = xml.replace("Huyện Yên Thế", "&x; Yên Thế", 1).encode()
    try:
        text = read(documents.zipped(parts), "docx").text
    except ThonmoiError as error:
        assert error.code == "unreadable"
    else:
        assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in text


def test_mhtml() -> None:
    found = read(documents.mhtml(), "mhtml")
    assert found.text.startswith(f"{documents.TITLE}\n\n{documents.LINES[0]}")
    assert found.meta is not None
    assert found.meta.canonical_url == "https://bao.example.vn/bai-1.html"
    assert found.meta.printed_at is not None
    assert found.meta.printed_at.isoformat() == "2025-11-04T09:12:33+07:00"
    assert found.meta.origins["printed_at"] == "Date header"
    assert (found.format, found.encoding) == ("mhtml", "utf-8")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"hello", "unreadable"),
        (b'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: image/png\n\nx\n--b--', "unreadable"),
        (b"Content-Type: text/html\n\n", "empty"),
        ("".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(3000)).encode(), "unreadable"),
    ],
)
def test_mhtml_that_cannot_be_read(data: bytes, code: str) -> None:
    assert refusal(data, "mhtml")[0] == code


def test_what_comes_without_a_name() -> None:
    assert [sniffed(data) for data in (b"\xef\xbb\xbf <!DOCTYPE html>", b"<HTML>", b"%PDF-1.7", b"PK\x03\x04", b"<3 xin", b"")] == [
        "html", "html", "pdf", "docx", "text", "text",
    ]  # fmt: skip
