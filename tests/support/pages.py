"""Paragraphs and a headline to make small pages of, and what stands on a page as it is read."""

from __future__ import annotations

from typing import Any

from thonmoi.reading.plain import Page

P1 = "Xã Tân Hà vừa hoàn thành tiêu chí cuối cùng sau ba năm bền bỉ, khép lại chặng đường mười hai năm làm nông thôn mới của cả xã."
P2 = "Đường trục thôn đã đổ bê tông hết, nhà văn hóa xóm nào cũng có sân bóng chuyền, chiều nào cũng rộn tiếng cười của lũ trẻ con."
P3 = "Năm tới xã chọn hai thôn làm kiểu mẫu, việc đầu tiên là dời hàng rào, trồng hoa ven đường và gom rác đúng giờ mỗi sáng sớm."
TITLE = "Tân Hà cán đích nông thôn mới sau mười hai năm"


def said(text: str, page: Page) -> dict[str, Any]:
    def quote(spot: tuple[int, int] | None) -> str | None:
        return None if spot is None else text[spot[0] : spot[1]]

    return {
        "title": quote(page.title),
        "lead": quote(page.lead),
        "authors": [text[a:b] for a, b in page.authors],
        "captions": [text[a:b] for a, b in page.captions],
        "hotline": quote(page.hotline),
        "publisher": quote(page.publisher),
        "published": page.published_at and page.published_at.strftime("%Y-%m-%d %H:%M"),
        "precision": page.published_precision,
        "printed": page.printed_at and page.printed_at.strftime("%Y-%m-%d %H:%M"),
    }


def sections(text: str, page: Page) -> list[tuple[str, str]]:
    return [(p.section, text[p.start : p.end]) for p in page.parts]
