"""`thonmoi.sentences`: where sentences start. Never inside a token, and each line of a page starts one."""

from bisect import bisect_left
from typing import Any, cast

import numpy as np
from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from thonmoi.components.namespace import Thonmoi
from thonmoi.language.sentences import sentence_spans


class SentencesConfig(BaseModel):
    """There is nothing to set."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sentences:
    """Sets `token.is_sent_start` from the sentences of the text."""

    def __init__(self, config: SentencesConfig) -> None:
        self.config = config

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        starts = [token.idx for token in doc]
        values = np.full(len(doc), -1, dtype=np.int64)
        values[0] = 1
        for start, _ in sentence_spans(doc.text):
            values[min(bisect_left(starts, start), len(starts) - 1)] = 1
        # All at once: setting `token.is_sent_start` looks through the whole Doc each time.
        return doc.from_array(["SENT_START"], cast(Any, values.astype(np.uint64)))  # its type wants two dimensions


@Thonmoi.factory("sentences", assigns=["token.is_sent_start"], default_config=SentencesConfig().model_dump())
def create(nlp: Language, name: str) -> Sentences:
    """The factory spaCy calls."""
    return Sentences(SentencesConfig())
