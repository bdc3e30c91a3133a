"""The spaCy pipeline: a Language for Vietnamese of named factories, without models or downloads.

>>> import thonmoi
>>> nlp = thonmoi.load()
>>> nlp.pipe_names
['sentences', 'record', 'article', 'figures', 'people']
>>> [token.text for token in nlp("Hoà Bình có 57/91 xã.")]
['Hoà', 'Bình', 'có', '57', '/', '91', 'xã', '.']
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def load(catalogue: str | Path | Sequence[str | Path] | None = None) -> Language:
    """A spaCy Language: `nlp(text)._.record` is what `extract(text)` gives, `doc.spans["figures"]` where its figures stand.

    `catalogue` is the path or name of a catalogue to read with beside the package's own, or several. The Language works
    with `nlp.pipe`, also in several processes, and `nlp.to_disk` writes a pipeline that `spacy.load` opens wherever thonmoi is installed.
    """
    import spacy

    from thonmoi.components import article, figures, people, record, sentences, tokenizer  # noqa: F401  importing registers

    # spaCy's own class for Vietnamese wants pyvi only for its own tokenizer, which this replaces.
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "thonmoi.Tokenizer.v1"}}})
    chosen = None if catalogue is None else [str(c) for c in ([catalogue] if isinstance(catalogue, (str, Path)) else catalogue)]
    settings = {"record": {"catalogue": chosen}}
    for name in ("sentences", "record", "article", "figures", "people"):
        nlp.add_pipe(f"thonmoi.{name}", name=name, config=settings.get(name, {}))
    return nlp
