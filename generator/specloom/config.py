"""Where things are and what they are called: the command line over `[tool.specloom]` of pyproject.toml."""

from __future__ import annotations

import keyword
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .diagnostics import Diagnostics, Origin
from .input.files import read_plain, reason_of
from .text.suggest import one_of

TABLE = "specloom"
"""Name of our table under `[tool]`."""

_KEYS = ("specs", "out", "package", "lock", "title", "distribution", "version", "base_url", "docs")
_FLAGS = ("testing",)
_LISTS = ("include", "exclude")
_ALL = (*_KEYS, *_FLAGS, *_LISTS)
_NO_LISTS: Mapping[str, Sequence[str]] = {}
_BASE_URL = re.compile(
    r"https?://(?:[\w.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:/[\w.~!$&'()*+,;=:@%/-]*)?\Z", re.IGNORECASE
)
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
    base_url: str = ""
    """Where the API is, when its document does not say so in a way that can be used."""
    docs: str = ""
    """What has a page of its own: each `operation`, each `resource`, or `none`; by the size of the API when empty."""
    include: tuple[str, ...] = ()
    """Patterns of the operations that the package is to have; all of them when there is none."""
    exclude: tuple[str, ...] = ()
    """Patterns of the operations that the package is not to have."""
    testing: bool = True
    """Whether the package has a fake server, a fixture of pytest and a guide to testing."""
    strict: bool = False
    force: bool = False
    new_names: bool = False
    """Whether names may be given anew where the lock is missing."""


DOCS = ("operation", "resource", "none")
NEEDED = ("specs", "out", "package")
"""Keys without which nothing can be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Our table of a `pyproject.toml`, checked; empty when there is none."""

    texts: dict[str, str] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_table(folder: Path, diagnostics: Diagnostics) -> Table:
    """Our table of `pyproject.toml` in `folder`."""
    file = folder / "pyproject.toml"
    place = Origin(page=file.name)
    try:
        data = tomllib.loads(read_plain(file).decode("utf-8"))
    except FileNotFoundError:
        return Table()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        diagnostics.error("wrong-configuration", f"pyproject.toml cannot be read: {reason}", place)
        return Table()
    tool = data.get("tool", {})
    table = tool.get(TABLE, {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        diagnostics.error("wrong-configuration", f"[tool.{TABLE}] wants a table", place)
        return Table()
    found = Table()
    for key, value in table.items():
        if key not in _ALL:
            diagnostics.error(
                "wrong-configuration",
                f"[tool.{TABLE}] has no key `{key}`",
                place,
                help=one_of(key, _ALL),
            )
        elif key in _FLAGS and isinstance(value, bool):
            found.flags[key] = value
        elif key in _KEYS and isinstance(value, str):
            found.texts[key] = value
        elif key in _LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
            found.lists[key] = tuple(value)
        else:
            wanted = "true or false" if key in _FLAGS else "a list of texts" if key in _LISTS else "text"
            diagnostics.error("wrong-configuration", f"[tool.{TABLE}] `{key}` wants {wanted}", place)
    return found


def configure(
    given: Mapping[str, str],
    folder: Path,
    diagnostics: Diagnostics,
    *,
    strict: bool,
    force: bool,
    new_names: bool = False,
    lists: Mapping[str, Sequence[str]] = _NO_LISTS,
    needs: tuple[str, ...] = NEEDED,
) -> Config:
    """Join the command line with the table of `folder`; what is wrong, or missing among `needs`, is an error."""
    table = Table() if set(NEEDED) <= given.keys() else read_table(folder, diagnostics)
    values = {**table.texts, **given}
    chosen = {key: tuple(lists.get(key, ())) or table.lists.get(key, ()) for key in _LISTS}
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
        base_url=_base_url(values.get("base_url", ""), diagnostics),
        docs=_one_of("docs", values.get("docs", ""), DOCS, diagnostics),
        include=chosen["include"],
        exclude=chosen["exclude"],
        testing=table.flags.get("testing", True),
        strict=strict,
        force=force,
        new_names=new_names,
    )


def _base_url(text: str, diagnostics: Diagnostics) -> str:
    if text and not _BASE_URL.match(text):
        message = f"{text!r} is no base URL"
        diagnostics.error("wrong-configuration", message, None, help="for example https://api.example.com/v1")
        return ""
    return text


def _one_of(key: str, text: str, known: Sequence[str], diagnostics: Diagnostics) -> str:
    if text and text not in known:
        message = f"`{key}` is {text!r}"
        diagnostics.error("wrong-configuration", message, None, help=f"it is one of {', '.join(known)}")
        return ""
    return text
