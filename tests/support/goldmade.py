"""Gold for the record of `handmade`, to bend in tests."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from handmade import TEXT

from thonmoi.evaluation.gold import Gold, GoldText

_PLACE = {"place": "Vĩnh Sơn", "level": "district", "period": "2022"}
_PLAIN = {"status": "achieved", "comparator": "eq", "denominator": None, "stars": None, **_PLACE}

_FIGURES: list[dict[str, Any]] = [
    {"quote": "12/18 xã", "indicator": "communes_ntm", "measure": "total", "value": "12", **_PLAIN, "denominator": "18"},
    {"quote": "chiếm 65%", "indicator": "communes_ntm", "measure": "share", "value": "65", **_PLAIN},
    {
        "quote": "ít nhất 20 sản phẩm", "indicator": "ocop_products", "measure": "total", "value": "20",
        **_PLAIN, "comparator": "ge", "stars": "4",
    },
    {
        "quote": "thêm 2-3 xã", "indicator": "communes_ntm", "measure": "increase", "value": "2", "value_max": "3",
        **_PLAIN, "status": "target", "period": "2023",
    },
]  # fmt: skip


def gold_dict(text: str = TEXT) -> dict[str, Any]:
    """What a careful reader writes of the handmade text: four mentions, one person."""
    figures = [{**copy.deepcopy(f), "start": text.index(f["quote"])} for f in _FIGURES]
    return {
        "relevant": True,
        "article": {"title": "Vĩnh Sơn về đích sớm", "published_at": "2022-12-30T23:30", "authors": ["Hà Vy", "Minh Đức"]},
        "people": [{"name": "Lò Thị Mai", "roles": ["Chủ tịch UBND huyện"]}],
        "figures": figures,
    }


def gold_text(raw: dict[str, Any] | None = None, text: str = TEXT, name: str = "dev/a01") -> GoldText:
    """Gold with its text, in memory."""
    return GoldText(name, Path(f"{name}.json"), text, Gold.model_validate(gold_dict(text) if raw is None else raw, context={"text": text}))


def write_gold(folder: Path, stem: str = "a01", raw: dict[str, Any] | None = None, text: str = TEXT) -> Path:
    """A gold file with its text beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{stem}.txt").write_bytes(text.encode())
    path = folder / f"{stem}.json"
    path.write_text(json.dumps(gold_dict(text) if raw is None else raw, ensure_ascii=False), encoding="utf-8")
    return path
