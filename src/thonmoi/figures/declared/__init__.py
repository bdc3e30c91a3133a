"""Indicators that a catalogue declares, read by rules that know none of them: a second walk over the same text, with their words.

The walk over our own indicators sees none of those words, so a catalogue of one's own never changes what is read without it; and
where no indicator is declared, nothing here is called.
"""

from thonmoi.figures.declared.read import read_declared
from thonmoi.figures.declared.words import Words, words_of

__all__ = ["Words", "read_declared", "words_of"]
