"""What is counted and how it is said: TOML data, its model and its loader."""

from thonmoi.catalogue.loader import load_catalogue
from thonmoi.catalogue.model import Catalogue, CueEntry

__all__ = ["Catalogue", "CueEntry", "load_catalogue"]
