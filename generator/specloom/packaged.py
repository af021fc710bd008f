"""What is shipped beside the code: templates, explanations, the JSON Schema of `sdk.yaml`."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The folder of this package."""
EXPLANATIONS = PACKAGE / "explanations"
"""A page for each diagnostic code, `STAGE/CODE.md`."""
STAGES = {
    "configuration": "What is configured",
    "reading": "Reading documents",
    "merging": "Merging them into one",
    "correcting": "Correcting that by overlays",
    "building": "Understanding the API",
    "naming": "Giving names, and keeping them",
    "rendering": "Making code and docs",
    "writing": "Writing files",
    "comparing": "Comparing with another version",
}
"""Folder of explanations -> what a run does there, in the order of a run."""
_CHECKOUT = PACKAGE.parent.parent


@cache
def explained() -> dict[str, Path]:
    """Code -> its page, by stage and then by name."""
    return {page.stem: page for stage in STAGES for page in sorted((EXPLANATIONS / stage).glob("*.md"))}


def meaning(code: str) -> str:
    """What a diagnostic code means, in a few words: the title of its page."""
    title = explained()[code].read_text(encoding="utf-8").partition("\n")[0]
    return title.partition(": ")[2]


def version() -> str:
    """The version of the installed distribution; of a checkout that is not installed, the one that it would get."""
    from importlib import metadata

    try:
        return metadata.version("specloom")
    except metadata.PackageNotFoundError:
        import tomllib

        project = tomllib.loads((_CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return str(project["version"])


def templates_folder() -> Path:
    """The templates: inside the installed package, or at the top of the checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else _CHECKOUT / "templates"


@cache
def generator_hash() -> str:
    """A hash of the code that runs, and of the pages on its findings."""
    return _folder_hash(PACKAGE, (".py", ".md"))


def templates_hash() -> str:
    """A hash of the templates."""
    return _folder_hash(templates_folder(), (".py", ".jinja", ".css", ".js"))


def _folder_hash(folder: Path, suffixes: tuple[str, ...]) -> str:
    total = hashlib.sha256()
    found = dict[str, str]()
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        below = os.path.relpath(here, folder)
        found |= {os.path.normpath(f"{below}/{name}"): f"{here}/{name}" for name in names if name.endswith(suffixes)}
    for path in sorted(found):
        with Path(found[path]).open("rb") as file:
            total.update(path.replace(os.sep, "/").encode() + b"\0" + file.read() + b"\0")
    return total.hexdigest()[:16]
