"""`thonmoi.Tokenizer.v1`: a spaCy tokenizer whose tokens lie on the text exactly and whose Doc gives the text back."""

from __future__ import annotations

import sys
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from thonmoi.errors import ThonmoiError
from thonmoi.language.tokens import token_spans


class Tokenizer(DummyTokenizer):
    """Text → Doc with `doc.text == text` for every text; white space beyond one blank becomes tokens of its own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __reduce__(self) -> tuple[type[Tokenizer], tuple[Vocab]]:
        return Tokenizer, (self.vocab,)

    def __call__(self, text: str) -> Doc:
        """Raise ThonmoiError `undecodable` for lone surrogates, which spaCy cannot hold."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in [*token_spans(text), (len(text), len(text))]:
            gap = text[at:start]
            if gap and words and gap[0] == " ":
                spaces[-1] = True
                gap = gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
            if start < end:
                words.append(text[start:end])
                spaces.append(False)
            at = end
        try:
            return Doc(self.vocab, words=words, spaces=spaces)
        except UnicodeEncodeError as error:
            place = next(i for i, c in enumerate(text) if "\ud800" <= c <= "\udfff")
            raise ThonmoiError(
                "undecodable", f"character {place} is half of a surrogate pair and no text; decode the source anew"
            ) from error


@registry.tokenizers("thonmoi.Tokenizer.v1")
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """What a config names as `[nlp.tokenizer] @tokenizers`."""

    def create(nlp: Language) -> Tokenizer:
        # spaCy refuses texts over a million characters to protect parsers and taggers; there are none here, and a loaded
        # pipeline comes by this function too.
        nlp.max_length = sys.maxsize
        return Tokenizer(nlp.vocab)

    return create
