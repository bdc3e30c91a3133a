"""`thonmoi.record`: reads the article once, by the same function as `thonmoi.extract`, and keeps the record on the Doc.

Extraction works on the text as a whole, from its page to its checks. So it is one component, and the others (`thonmoi.article`,
`thonmoi.figures`, `thonmoi.people`) stand after it and lay parts of its record on the Doc as spans.
"""

from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from thonmoi import api
from thonmoi.components.laying import keep
from thonmoi.components.namespace import Thonmoi


class RecordConfig(BaseModel):
    """`catalogue`: paths or names of catalogues to read with beside the one that comes with the package; null for none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    catalogue: list[str] | None = None


class RecordKeeper:
    """Doc → the same Doc with `doc._.record`."""

    def __init__(self, config: RecordConfig) -> None:
        self.config = config
        self._own = None if config.catalogue is None else api.Extractor(config.catalogue)

    def __reduce__(self) -> "tuple[type[RecordKeeper], tuple[RecordConfig]]":
        return RecordKeeper, (self.config,)  # another process reads the catalogue itself

    def __call__(self, doc: Doc) -> Doc:
        keep(doc, api.extract(doc.text) if self._own is None else self._own.extract(doc.text))
        return doc


@Thonmoi.factory("record", assigns=["doc._.record"], default_config=RecordConfig().model_dump())
def create(nlp: Language, name: str, catalogue: "list[str] | None") -> RecordKeeper:
    """The factory spaCy calls."""
    return RecordKeeper(RecordConfig(catalogue=catalogue))
