"""`thonmoi.people`: every mention of a person as `doc.spans["people"]`, labelled `PERSON`; `span.id_` is the index in the record."""

from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from thonmoi.components.laying import lay, record_of
from thonmoi.components.namespace import Thonmoi


class PeopleConfig(BaseModel):
    """`spans_key`: under which name in `doc.spans`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spans_key: str = "people"


class PeopleLayer:
    """Lays the people on the Doc."""

    def __init__(self, config: PeopleConfig) -> None:
        self.config = config

    def __call__(self, doc: Doc) -> Doc:
        record = record_of(doc)
        people = record.people if record else ()
        lay(doc, self.config.spans_key, ((span, "PERSON", i) for i, person in enumerate(people) for span in person.evidence))
        return doc


@Thonmoi.factory("people", requires=["doc._.record"], default_config=PeopleConfig().model_dump())
def create(nlp: Language, name: str, spans_key: str) -> PeopleLayer:
    """The factory spaCy calls."""
    return PeopleLayer(PeopleConfig(spans_key=spans_key))
