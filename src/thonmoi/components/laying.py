"""Where a record lies on a Doc, and how its spans become spaCy's.

The record is kept as its JSON in `doc.user_data`, plain data that `to_bytes` carries between processes; `doc._.record` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Span, SpanGroup

from thonmoi.records import Evidence, Record
from thonmoi.records import Span as TextSpan

_KEY = "thonmoi.record"


@lru_cache(maxsize=8)  # the components of one pipeline read the same record one after the other
def _parse(data: str) -> Record:
    return Record.model_validate_json(data)


def keep(doc: Doc, record: Record) -> None:
    """Put the record on the Doc."""
    doc.user_data[_KEY] = record.model_dump_json()


def record_of(doc: Doc) -> Record | None:
    """The record on a Doc, or None where `thonmoi.record` has not run."""
    data = doc.user_data.get(_KEY)
    return None if data is None else _parse(data)


def lay(doc: Doc, name: str, spans: Iterable[tuple[TextSpan | Evidence, str, int]]) -> None:
    """Make `doc.spans[name]` of (span of the text, label, index in the record): whole tokens that hold the characters."""
    laid: list[Span] = []
    for span, label, index in spans:
        found = doc.char_span(span.start, span.end, label=label, span_id=str(index), alignment_mode="expand")
        if found is not None:
            laid.append(found)
    doc.spans[name] = SpanGroup(doc, name=name, spans=laid)


Doc.set_extension("record", getter=record_of, force=True)
