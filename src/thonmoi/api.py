"""What the package hands on: from a text, a file or many sources to records."""

from __future__ import annotations

import hashlib
from datetime import datetime

from thonmoi import __version__
from thonmoi.records import Article, Record


def extract(text: str, source: str | None = None, published: datetime | None = None) -> Record:
    """Read one article."""
    article = Article(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16], source=source, text=text, published_at=published
    )
    return Record(article=article, thonmoi_version=__version__)
