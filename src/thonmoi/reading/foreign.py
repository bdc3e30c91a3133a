"""Other people's libraries whose loggers would speak on standard error."""

from __future__ import annotations

import logging


def hushed(*names: str) -> None:
    """Give loggers that have no handler one that does nothing, as libraries should have of themselves.

    What a broken page makes them say goes to whoever set up logging, and not to standard error for want of that.
    """
    for name in names:
        logger = logging.getLogger(name)
        if not logger.hasHandlers():
            logger.addHandler(logging.NullHandler())
