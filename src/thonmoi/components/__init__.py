"""spaCy components under `thonmoi.`, one file each: thin, they call the rooms and lay what comes back on the Doc.

Importing a component's module registers its factory; the package's entry points let `spacy.load` find them by name.
"""
