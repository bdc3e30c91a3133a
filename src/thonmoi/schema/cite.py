"""A figure as a line to quote."""

from __future__ import annotations

from bisect import bisect_right

from thonmoi.language.sentences import sentence_spans
from thonmoi.records import Article, Evidence, Figure, Record


def cite(record: Record, index: int) -> str:
    """Sentence, paper, date, address: `“Năm 2020, tỉnh có 127 xã đạt chuẩn.” (Báo Bắc Giang, 04/01/2021, https://…)`.

    What the article does not tell is left out. Raises IndexError where there is no such figure.
    """
    if not 0 <= index < len(record.figures):
        raise IndexError(f"there is no figure {index}; the record has {len(record.figures)}, counted from 0")
    article = record.article
    origin = origin_of(article)
    return f"“{sentence_of(article.text, cited_evidence(record.figures[index]))}”" + (f" ({origin})" if origin else "")


def cited_evidence(figure: Figure) -> Evidence:
    """The mention to quote: the first outside the headline, which has no sentence."""
    return next((e for e in figure.evidence if e.section != "title"), figure.evidence[0])


def origin_of(article: Article) -> str:
    """Paper (or title), date, address; what the article does not tell is left out."""
    day = f"{article.published_at:%d/%m/%Y}" if article.published_at else None
    return ", ".join(x for x in (article.publisher or article.title, day, article.canonical_url or article.source) if x)


def sentence_of(text: str, evidence: Evidence) -> str:
    """The sentence, or sentences, around an evidence, on one line."""
    spans = sentence_spans(text) or [(0, len(text))]
    starts = [a for a, _ in spans]
    first, last = (max(bisect_right(starts, at) - 1, 0) for at in (evidence.start, max(evidence.end - 1, evidence.start)))
    return " ".join(text[min(spans[first][0], evidence.start) : max(spans[last][1], evidence.end)].split())
