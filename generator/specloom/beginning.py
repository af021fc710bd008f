"""`specloom init`: the files that a project begins with, of which none is overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from .diagnostics import Diagnostics
from .oneshot import settled, sources_of
from .output.writer import write_text
from .packaged import PACKAGE

_FILES = {
    "configuration.toml": "pyproject.toml",
    "Makefile": "Makefile",
    "gitattributes": ".gitattributes",
    "workflow.yaml": ".github/workflows/specloom.yaml",
}
"""What is shipped in `starting/` -> where it goes."""


def begin(specs: str, package: str | None, folder: Path) -> Iterator[str]:
    """Write the files for the documents at `specs` into `folder`; says of each whether it is new, a line each.

    Where a file exists, the line is followed by what to put into it.
    """
    sources = sources_of([specs])
    known = {"package": package} if package else {}
    name = package or settled(sources, known, Diagnostics())["package"]
    values = {"specs": sources.specs.as_posix(), "out": "generated", "package": name}
    for source, target in _FILES.items():
        text = (PACKAGE / "starting" / source).read_text(encoding="utf-8")
        quoted = {key: json.dumps(value) if target.endswith(".toml") else value for key, value in values.items()}
        for key, value in quoted.items():
            text = text.replace(f"{{{key}}}", value)
        path = folder / target
        if path.exists():
            yield f"{target} exists and is left as it is; put this into it:\n\n{text}"
        else:
            write_text(path, text, below=folder)
            yield f"{target} is written"
    yield "Next: specloom generate"
