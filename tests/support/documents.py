"""Small documents of the formats that readers read, made in memory: PDF, Word, MHTML, archives, WARC."""

from __future__ import annotations

import io
import quopri
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

TITLE = "Huyện Yên Thế tổng kết chương trình nông thôn mới"
LINES = (
    "Năm 2022, huyện Yên Thế (Bắc Giang) có 12/18 xã đạt chuẩn nông thôn mới, chiếm 66,7% số xã của huyện.",
    "Toàn huyện có ít nhất 20 sản phẩm OCOP, trong đó có 4 sản phẩm 4 sao được tỉnh Bắc Giang công nhận.",
)
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>"


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], info: str = "", picture: bool = False) -> bytes:
    """A PDF of lines at (x, y) in 11 points, its letters behind codes that a map of its own explains, as office programs write them."""
    codes = {char: code for code, char in enumerate(sorted({c for page in pages for *_, text in page for c in text}), start=1)}
    pairs = "\n".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items())
    mapping = f"/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap\nend"  # noqa: E501
    # fmt: off
    objects = ["", "", "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"]
    objects.append("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>")  # noqa: E501
    objects.append(f"<< /Length {len(mapping)} >>\nstream\n{mapping}\nendstream")
    objects.append("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream")  # noqa: E501
    # fmt: on
    kids = []
    for page in pages:
        shown = "".join(f"BT /F 11 Tf {x} {y} Td <{''.join(f'{codes[c]:04x}' for c in text)}> Tj ET\n" for x, y, text in page)
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F 3 0 R >> {'/XObject << /I 6 0 R >>' if picture else ''} >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def wrapped(lines: Sequence[str], width: int = 60, top: int = 780) -> list[tuple[float, float, str]]:
    """Paragraphs as lines of at most so many letters, 14 points below each other, 26 between paragraphs."""
    out: list[tuple[float, float, str]] = []
    y = float(top)
    for line in lines:
        row = ""
        for word in line.split():
            if len(row) + len(word) >= width:
                out.append((50.0, y, row))
                row, y = "", y - 14
            row = f"{row} {word}".strip()
        out.append((50.0, y, row))
        y -= 26
    return out


def word(fill: Any) -> bytes:
    """A Word file that `fill(document)` writes into."""
    import docx

    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mhtml(html: str = PAGE, address: str = "https://bao.example.vn/bai-1.html", date: str = "Tue, 4 Nov 2025 09:12:33 +0700") -> bytes:
    """A page as a browser saves it in one file."""
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nDate: {date}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b--"\r\n\r\n'
        f"----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {address}\r\n\r\n"
    )
    return head.encode() + quopri.encodestring(html.encode()) + b"\r\n----b--\r\nContent-Type: image/png\r\n\r\nx\r\n----b----\r\n"


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def warc(pages: Sequence[tuple[str, str, bytes, str]]) -> bytes:
    """A WARC file of responses: address, content type, body, status."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, kind, body, status in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        extra = {"WARC-Date": "2025-11-04T02:12:33Z"}
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=extra)
        )
    return out.getvalue()
