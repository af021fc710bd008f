"""The fake server of a specification, without a package on the disk: what would be written is imported from memory."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from .python.codemodel import File


def serve(files: Iterable[File], package: str, arguments: Sequence[str], announce: Callable[[str, str], None]) -> int:
    """Serve the fake of the package that `files` make up, until interrupted; gives an exit code.

    `announce` is given the address and the token.
    """
    sys.meta_path.insert(0, _Memory(files))
    testing: Any = import_module(f"{package}.testing")
    command: Any = import_module(f"{package}._runtime.testing.command")
    code: int = command.main(testing.FAKE, arguments, announce)
    return code


class _Memory(MetaPathFinder, InspectLoader):
    """Finds modules among files that exist nowhere."""

    def __init__(self, files: Iterable[File]) -> None:
        self._content = {f"/memory/{file.path}": file.content for file in files if file.path.startswith("src/")}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Say where a module is, if it is here."""
        file = self._file(fullname)
        if not file:
            return None
        spec = ModuleSpec(fullname, self, origin=file, is_package=file.endswith("/__init__.py"))
        spec.has_location = True
        return spec

    def get_source(self, fullname: str) -> str:
        """Return the text of a module."""
        return self._content[self._file(fullname)].decode("utf-8")

    def get_data(self, path: str) -> bytes:
        """Return what a file holds; the package reads the description of its API so."""
        return self._content[path.replace("\\", "/")]

    def _file(self, fullname: str) -> str:
        place = f"/memory/src/{fullname.replace('.', '/')}"
        return next((name for name in (f"{place}/__init__.py", f"{place}.py") if name in self._content), "")
