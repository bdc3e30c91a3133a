"""What is counted and how it is said: TOML data, its model, its loader, and catalogues put together."""

from thonmoi.catalogue.composing import Composed, compose
from thonmoi.catalogue.loader import load_catalogue
from thonmoi.catalogue.model import Catalogue, CueEntry, Indicator

__all__ = ["Catalogue", "Composed", "CueEntry", "Indicator", "compose", "load_catalogue"]
