"""A PostgreSQL server of the tests' own, from Debian's package: started in a folder, reached by a socket there, gone afterwards."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@functools.cache
def _programs() -> tuple[Path | None, str]:
    """Where `initdb` stands, installing the package where that can be done; else why not."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent, ""
    if path := shutil.which("initdb"):
        return Path(path).resolve().parent, ""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None, "no PostgreSQL here, and no root on a Debian to install it"
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "postgresql"]):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        ran = subprocess.run(command, capture_output=True, text=True, env=quiet, timeout=300, check=False)
        if ran.returncode:
            return None, f"Debian's package postgresql cannot be installed: {ran.stderr.strip().splitlines()[-1:]}"
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return (found[-1].parent, "") if found else (None, "the package postgresql brought no initdb")


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of an empty database; skips the test, with the reason, where there can be none."""
    programs, why = _programs()
    if programs is None:
        pytest.skip(why)
    as_user = _unprivileged(folder)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [*as_user, str(programs / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, timeout=120)

    run("initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "-o", options, "start")
    try:
        run("createdb", "-h", str(folder), "-U", "tester", "news")
        yield f"postgresql://tester@/news?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


def _unprivileged(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    try:
        shutil.chown(folder, "postgres", "postgres")
    except LookupError:
        pytest.skip("PostgreSQL runs as no root, and there is no user postgres, whom Debian's package makes")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
