"""spaCy components under `thonmoi.`, one file each: thin, they call the rooms and lay what comes back on the Doc.

Importing a component's module registers its factory; the package's entry points let `spacy.load` find them by name.
No `from __future__ import annotations` in them: spaCy up to 3.8.11 reads the factories' signatures and cannot resolve texts.
"""
