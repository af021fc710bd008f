"""Where things are and what they are called: the command line over `[tool.specloom]` of pyproject.toml."""

from __future__ import annotations

import keyword
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from .diagnostics import Diagnostics, Origin
from .input.files import read_plain, reason_of
from .text.suggest import one_of

TABLE = "specloom"
"""Name of our table under `[tool]`."""

_KEYS = ("specs", "out", "package", "lock", "title", "distribution", "version")
_FLAGS = ("testing",)
_PACKAGE = re.compile(r"[a-z][a-z0-9_]{0,60}\Z")
_VERSION = re.compile(r"\d+(\.\d+){0,2}((a|b|rc)\d+)?(\.(post|dev)\d+)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All that a run is told. Paths are as given; nothing here was opened."""

    specs: Path
    out: Path
    package: str
    lock: Path
    title: str = ""
    """Title of the package; from the pages when empty."""
    distribution: str = ""
    """Name to install the package by; made from its import name when empty."""
    version: str = "0.1.0"
    testing: bool = True
    """Whether the package has a fake server, a fixture of pytest and a guide to testing."""
    strict: bool = False
    force: bool = False


NEEDED = ("specs", "out", "package")
"""Keys without which nothing can be written."""


def read_table(folder: Path, diagnostics: Diagnostics) -> tuple[dict[str, str], dict[str, bool]]:
    """Our table of `pyproject.toml` in `folder`, checked: texts and flags, empty when there is none."""
    file = folder / "pyproject.toml"
    place = Origin(page=file.name)
    try:
        data = tomllib.loads(read_plain(file).decode("utf-8"))
    except FileNotFoundError:
        return {}, {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        diagnostics.error("wrong-configuration", f"pyproject.toml cannot be read: {reason}", place)
        return {}, {}
    tool = data.get("tool", {})
    table = tool.get(TABLE, {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        diagnostics.error("wrong-configuration", f"[tool.{TABLE}] wants a table", place)
        return {}, {}
    texts: dict[str, str] = {}
    flags: dict[str, bool] = {}
    for key, value in table.items():
        if key not in (*_KEYS, *_FLAGS):
            diagnostics.error(
                "wrong-configuration",
                f"[tool.{TABLE}] has no key `{key}`",
                place,
                help=one_of(key, (*_KEYS, *_FLAGS)),
            )
        elif key in _FLAGS and isinstance(value, bool):
            flags[key] = value
        elif key in _KEYS and isinstance(value, str):
            texts[key] = value
        else:
            wanted = "true or false" if key in _FLAGS else "text"
            diagnostics.error("wrong-configuration", f"[tool.{TABLE}] `{key}` wants {wanted}", place)
    return texts, flags


def configure(
    given: dict[str, str],
    folder: Path,
    diagnostics: Diagnostics,
    *,
    strict: bool,
    force: bool,
    needs: tuple[str, ...] = NEEDED,
) -> Config:
    """Join the command line with the table of `folder`; what is wrong, or missing among `needs`, is an error."""
    table, flags = ({}, {}) if set(NEEDED) <= given.keys() else read_table(folder, diagnostics)
    values = {**table, **given}
    place = None
    for key in needs:
        if not values.get(key):
            diagnostics.error(
                "wrong-configuration", f"no `{key}` is given", place, help=f"give --{key}, or set it in [tool.{TABLE}]"
            )
    package = values.get("package") or ("" if "package" in needs else "api")
    if package and (not _PACKAGE.match(package) or keyword.iskeyword(package)):
        diagnostics.error(
            "wrong-configuration",
            f"{package!r} is no name for a package",
            place,
            help="lower-case ASCII letters, digits and underscores, a letter first, at most 61",
        )
    version = values.get("version", "0.1.0")
    if not _VERSION.match(version):
        diagnostics.error("wrong-configuration", f"{version!r} is no version", place, help="for example 1.2.0")
    out = Path(values.get("out") or "generated")
    return Config(
        specs=Path(values.get("specs") or "specs"),
        out=out,
        package=package,
        lock=Path(values["lock"]) if values.get("lock") else out.parent / "specs.lock",
        title=values.get("title", ""),
        distribution=values.get("distribution", ""),
        version=version,
        testing=flags.get("testing", True),
        strict=strict,
        force=force,
    )
