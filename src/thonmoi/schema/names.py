"""A model by its name, for the command: `package.module:Model`, or `file.py:Model`."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from thonmoi.errors import ThonmoiError


def load_model(name: str) -> type[BaseModel]:
    """The model that `name` says; ThonmoiError `no_model` says what is not there. Modules of the current folder are found too."""
    where, colon, attribute = name.rpartition(":")
    if not colon or not where or not attribute:
        raise ThonmoiError("no_model", f"{name}: say package.module:Model or file.py:Model")
    try:
        module = _from_file(Path(where)) if where.endswith(".py") else _from_path(where)
    except ImportError as error:
        raise ThonmoiError("no_model", f"{name}: {where} cannot be imported: {error}") from error
    except Exception as error:  # the user's own module may fail in any way
        raise ThonmoiError("no_model", f"{name}: importing {where} failed ({type(error).__name__}: {error})") from error
    found: Any = module
    for part in attribute.split("."):
        found = getattr(found, part, None)
    if not isinstance(found, type) or not issubclass(found, BaseModel):
        known = sorted(k for k, v in vars(module).items() if isinstance(v, type) and issubclass(v, BaseModel) and v is not BaseModel)
        there = f"; it has {', '.join(known)}" if known else ""
        raise ThonmoiError("no_model", f"{name}: {where} has no pydantic model {attribute}{there}")
    return found


def _from_path(name: str) -> Any:
    here = str(Path.cwd())
    added = here not in sys.path and "" not in sys.path
    if added:  # the console script does not look in the current folder, `python -m` does
        sys.path.insert(0, here)
    try:
        return importlib.import_module(name)
    finally:
        if added:
            sys.path.remove(here)


def _from_file(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ImportError("there is no such file")
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(path.stem, module)  # pydantic looks up names of annotations there
    spec.loader.exec_module(module)
    return module
