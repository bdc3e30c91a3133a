"""Whatever these tests read: nothing reaches for the net."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="package", autouse=True)
def no_network() -> Iterator[None]:
    """No connection, no look-up of a name."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader reached for the net")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield
