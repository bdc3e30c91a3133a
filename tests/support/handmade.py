"""A record made by hand, for tests of what carries records about and must not depend on what finds them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from thonmoi.records import (
    VIETNAM,
    Article,
    Evidence,
    Figure,
    Finding,
    FrozenDict,
    Period,
    Person,
    Place,
    Record,
    Stars,
    UnitRef,
    span_of,
)

TEXT = (
    "Vĩnh Sơn về đích sớm\n"
    "Đến hết năm 2022, huyện Vĩnh Sơn có 12/18 xã đạt chuẩn NTM, chiếm 65%. Toàn huyện có ít nhất 20 sản phẩm OCOP 4 sao.\n"
    "Bà Lò Thị Mai, Chủ tịch UBND huyện, cho biết năm 2023 phấn đấu có thêm 2-3 xã về đích.\n"
)


def _evidence(quote: str, **fields: str) -> Evidence:
    start = TEXT.index(quote)
    spans = {name: span_of(TEXT, start + quote.index(part), start + quote.index(part) + len(part)) for name, part in fields.items()}
    return Evidence(start=start, end=start + len(quote), quote=quote, fields=FrozenDict(spans))


def record(source: str | None = "vinh-son.txt", text: str = TEXT, id: str = "00112233445566aa") -> Record:
    """Four figures (a fraction, a share, a comparator with stars, a range as a target), one person, one finding."""
    place = Place(name="Vĩnh Sơn", level="district", kind="huyện", parents=(UnitRef(name="Quảng An", level="province", kind="tỉnh"),))
    year = Period(start=date(2022, 1, 1), end=date(2022, 12, 31), precision="year", text="năm 2022")
    aim = Period(start=date(2023, 1, 1), end=date(2023, 12, 31), precision="year", text="năm 2023")
    common = {"place": place, "period": year, "status": "achieved", "rule": "handmade"}
    whole = text.startswith(TEXT)
    figures = (
        Figure(
            indicator="communes_ntm", measure="total", value=Decimal(12), denominator=Decimal(18), unit="xã", amount=Decimal(12),
            amount_unit="commune", origins=FrozenDict({"place": "stated", "period": "stated"}),
            evidence=(_evidence("12/18 xã đạt chuẩn NTM", value="12", denominator="18"),), **common,
        ),
        Figure(
            indicator="communes_ntm", measure="share", value=Decimal(65), unit="%",
            evidence=(_evidence("chiếm 65%", value="65"),), **common,
        ),
        Figure(
            indicator="ocop_products", measure="total", value=Decimal(20), unit="sản phẩm", comparator="ge", stars=Stars(min=4, max=4),
            evidence=(_evidence("ít nhất 20 sản phẩm OCOP 4 sao", value="20", comparator="ít nhất"),), **common,
        ),
        Figure(
            indicator="communes_ntm", measure="increase", value=Decimal(2), value_max=Decimal(3), unit="xã",
            evidence=(_evidence("có thêm 2-3 xã về đích", value="2", value_max="3"),), **common | {"status": "target", "period": aim},
        ),
    )  # fmt: skip
    name = TEXT.index("Lò Thị Mai")
    share = TEXT.index("chiếm 65%")
    return Record(
        article=Article(
            id=id, source=source, title="Vĩnh Sơn về đích sớm", published_at=datetime(2022, 12, 30, 23, 30, tzinfo=VIETNAM),
            published_precision="minute", authors=("Hà Vy", "Minh Đức"), relevant=True, text=text, encoding="utf-8",
            origins=FrozenDict({"title": (span_of(text, 0, 20),)} if whole else {}),
        ),
        figures=figures if whole else (),
        people=(Person(name="Lò Thị Mai", roles=("Chủ tịch UBND huyện",), evidence=(span_of(TEXT, name, name + 10),)),) if whole else (),
        findings=(
            Finding(
                code="share_mismatch", severity="warning",
                message_vi="12/18 là 66,7%, không phải 65%", message_en="12 of 18 is 66.7%, not 65%",
                figures=(0, 1), evidence=(span_of(TEXT, share, share + 9),),
            ),
        ) if whole else (),
        thonmoi_version="0.1.0",
    )  # fmt: skip
