"""`thonmoi.article`: title, lead, byline, captions as `doc.spans["article"]`, labelled with the field's name."""

from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from thonmoi.components.laying import lay, record_of
from thonmoi.components.namespace import Thonmoi


class ArticleConfig(BaseModel):
    """`spans_key`: under which name in `doc.spans`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spans_key: str = "article"


class ArticleLayer:
    """Lays the article's fields on the Doc."""

    def __init__(self, config: ArticleConfig) -> None:
        self.config = config

    def __call__(self, doc: Doc) -> Doc:
        record = record_of(doc)
        origins = record.article.origins if record else {}
        fields = [(span, field, i) for field, origin in origins.items() if not isinstance(origin, str) for i, span in enumerate(origin)]
        lay(doc, self.config.spans_key, fields)
        return doc


@Thonmoi.factory("article", requires=["doc._.record"], default_config=ArticleConfig().model_dump())
def create(nlp: Language, name: str, spans_key: str) -> ArticleLayer:
    """The factory spaCy calls."""
    return ArticleLayer(ArticleConfig(spans_key=spans_key))
