"""A run that is given documents and nothing else: what the package is called, where it goes, and what comes next."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from .diagnostics import Diagnostics
from .input.choice import Choice
from .input.files import find
from .input.inputs import shown
from .input.read import read
from .naming.reserved import KEYWORDS
from .text.identifiers import snake, spelled

FALLBACK = "api"
"""What a package is called whose document has no title that letters can spell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The documents that the command line names: what holds them, and which of it they are."""

    specs: Path
    documents: tuple[str, ...] = ()
    """Patterns of the files below `specs`; empty for all."""

    @property
    def beside(self) -> Path:
        """The folder that the package is put into."""
        return Path(os.path.normpath(self.specs)).parent if self.specs.is_dir() and not self.documents else self._folder

    @property
    def _folder(self) -> Path:
        return self.specs if self.specs.is_dir() else self.specs.parent


def sources_of(paths: Sequence[str]) -> Sources:
    """The folder or the file that is given; several files are documents of the folder that holds them all."""
    if len(paths) == 1:
        return Sources(specs=Path(paths[0]))
    folder = Path(os.path.commonpath([os.path.abspath(path) for path in paths]))
    here = Path(os.path.relpath(folder))
    return Sources(specs=here, documents=tuple(os.path.relpath(path, here).replace(os.sep, "/") for path in paths))


def settled(sources: Sources, known: Mapping[str, str], diagnostics: Diagnostics) -> dict[str, str]:
    """Values for what neither the command line nor the configuration says of a package of `sources`."""
    found: dict[str, str] = {}
    package = known.get("package") or _package(sources, diagnostics)
    if "package" not in known:
        found["package"] = package
    if "out" not in known:
        found["out"] = (sources.beside / package).as_posix()
        if "lock" not in known:
            found["lock"] = (sources.beside / f"{package}.lock").as_posix()
    return found


def _package(sources: Sources, diagnostics: Diagnostics) -> str:
    """An import name from the title of the first document that has one."""
    quiet = Diagnostics(strict=diagnostics.strict)  # the run itself tells of everything again
    for text in chain(_titles(sources, quiet), [sources.specs.stem]):
        name = snake(spelled(text), 40).strip("_")
        if name[:1].isalpha():
            return f"{name}_api" if name in KEYWORDS else name
    return FALLBACK


def _titles(sources: Sources, diagnostics: Diagnostics) -> Iterator[str]:
    """The titles of the documents, in the order of a run, of which each is read only when it is asked for.

    A run begins with the document that was read here, and need not parse it again.
    """
    folder = shown(sources.specs)
    choice = Choice(folder, sources.documents)
    for file in sorted(find(sources.specs, folder, diagnostics), key=lambda file: file.path):
        _, fragments = read([file], diagnostics, choice)
        for fragment in fragments:
            info = fragment.document.get("info")
            if isinstance(info, dict) and info.get("title"):
                yield str(info["title"])


def next_steps(out: Path) -> tuple[str, ...]:
    """What to do with a package that was just written, a line each."""
    index = _index(out)
    folder = out.as_posix()
    lines = [f"  install       pip install {folder if folder.startswith(('/', '.')) else f'./{folder}'}"]
    if call := index.get("first_call"):
        lines.append(f"  first call    {call}   (a whole program is in {folder}/README.md)")
    lines.append(f"  docs          {folder}/docs/index.md, or as a site: specloom docs {folder}")
    if (out / "src" / str(index.get("package")) / "testing").is_dir():
        lines.append(f"  fake server   python -m {index.get('package')}.testing")
    return (f"The package is called {index.get('package')}; --package NAME calls it otherwise. Next:", *lines)


def _index(out: Path) -> Mapping[str, Any]:
    found = json.loads((out / "api.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found
