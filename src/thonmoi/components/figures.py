"""`thonmoi.figures`: every mention of a figure as `doc.spans["figures"]`, labelled with its indicator; `span.id_` is its index."""

from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from thonmoi.components.laying import lay, record_of
from thonmoi.components.namespace import Thonmoi


class FiguresConfig(BaseModel):
    """`spans_key`: under which name in `doc.spans`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spans_key: str = "figures"


class FigureLayer:
    """Lays the evidence of the figures on the Doc."""

    def __init__(self, config: FiguresConfig) -> None:
        self.config = config

    def __call__(self, doc: Doc) -> Doc:
        record = record_of(doc)
        figures = record.figures if record else ()
        lay(doc, self.config.spans_key, ((e, figure.indicator, i) for i, figure in enumerate(figures) for e in figure.evidence))
        return doc


@Thonmoi.factory("figures", requires=["doc._.record"], default_config=FiguresConfig().model_dump())
def create(nlp: Language, name: str, spans_key: str) -> FigureLayer:
    """The factory spaCy calls."""
    return FigureLayer(FiguresConfig(spans_key=spans_key))
