"""The name space of the factories: `thonmoi.figures` is the factory `figures` of the "language" thonmoi.

spaCy allows no dot in a factory's name but puts the language's code and a dot before the name of a factory that belongs to one
language, and finds it under that full name from every other language. Components in a pipeline have names without a dot, since a
dot in a name would nest the sections of spaCy's config file.
"""

from __future__ import annotations

from spacy.language import Language


class Thonmoi(Language):  # type: ignore[no-untyped-call]  # __init_subclass__ of spaCy is not typed
    """Holds the factories; never made into a pipeline of its own."""

    lang = "thonmoi"
