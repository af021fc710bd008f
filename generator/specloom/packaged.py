"""What is shipped beside the code: templates, explanations, the JSON Schema of `sdk.yaml`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

PACKAGE = Path(str(files(__name__.partition(".")[0])))
"""The folder of this package."""
EXPLANATIONS = PACKAGE / "explanations"
"""A page for each diagnostic code, `CODE.md`."""
_CHECKOUT = PACKAGE.parent.parent


def meaning(code: str) -> str:
    """What a diagnostic code means, in a few words: the title of its page."""
    title = (EXPLANATIONS / f"{code}.md").read_text(encoding="utf-8").partition("\n")[0]
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
