"""Where things are and what they are called: the command line over `[tool.specloom]` of pyproject.toml."""

from __future__ import annotations

import keyword
import os
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from .diagnostics import Diagnostics, Origin
from .input.files import read_plain, reason_of
from .text.suggest import one_of

TABLE = "specloom"
"""Name of our table under `[tool]`."""
_WHOLE = f"[tool.{TABLE}]"

KEYS = (
    "specs",
    "out",
    "package",
    "lock",
    "title",
    "distribution",
    "version",
    "base_url",
    "docs",
    "resource_by",
    "site_url",
)
"""Keys with a text, which are options of the command line too."""
_TEXTS = (*KEYS, "license", "homepage", "source")
_FLAGS = ("testing", "unofficial")
_LISTS = ("include", "exclude", "documents", "authors", "keywords")
PACKAGES = "packages"
"""Key of the tables of several packages."""
_ALL = (*_TEXTS, *_FLAGS, *_LISTS)
_OF_ONE = tuple(key for key in _ALL if key != "package")
"""Keys of the table of one among several packages, which is named like the package."""
_OWN = {"package", "lock", "distribution"}
"""Keys that several packages cannot share."""
_OWN_PLACES = {"out", "lock", "distribution"}
"""Options that several packages cannot share."""
Complete = Callable[[Mapping[str, str]], Mapping[str, str]]
"""Gives values for keys that are not among those that are given."""
_NO_LISTS: Mapping[str, Sequence[str]] = {}
_BASE_URL = re.compile(
    r"https?://(?:[\w.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:/[\w.~!$&'()*+,;=:@%/-]*)?\Z", re.IGNORECASE
)
_LICENSE = re.compile(r"\(*[A-Za-z0-9.+-]+\)*(?: (?:AND|OR|WITH) \(*[A-Za-z0-9.+-]+\)*)*\Z")
_AUTHOR = re.compile(r"[^<>\n]*[^<>\s](?: <[^<>@\s]+@[^<>@\s]+>)?\Z")
_KEYWORD = re.compile(r"[^,\n]*[^,\s]\Z")
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
    resource_by: str = ""
    """What decides the resource of an operation: its `tag`, its `path` or its `page`; as published when empty."""
    site_url: str = ""
    """Where the site of the docs will be; its pages then name their own address."""
    include: tuple[str, ...] = ()
    """Patterns of the operations that the package is to have; all of them when there is none."""
    exclude: tuple[str, ...] = ()
    """Patterns of the operations that the package is not to have."""
    documents: tuple[str, ...] = ()
    """Patterns of the documents that the package is made of; all of them when there is none."""
    testing: bool = True
    """Whether the package has a fake server, a fixture of pytest and a guide to testing."""
    unofficial: bool = True
    """Whether the package says that it is not made by the makers of the API."""
    license: str = ""
    """Expression of SPDX for the licence of the package; none is said when empty."""
    authors: tuple[str, ...] = ()
    """`Name`, or `Name <address>`."""
    keywords: tuple[str, ...] = ()
    """Words to find the package by; general ones when empty."""
    homepage: str = ""
    """Address of the homepage of the package."""
    source: str = ""
    """Address of the repository that the package is developed in."""
    strict: bool = False
    force: bool = False
    new_names: bool = False
    """Whether names may be given anew where the lock is missing."""

    @property
    def snapshot(self) -> Path:
        """What was released last, beside the lock: `released.json`, and beside `NAME.lock` `NAME.released.json`."""
        return self._beside_lock("released.json")

    @property
    def approvals(self) -> Path:
        """The breaking changes that were approved, beside the lock."""
        return self._beside_lock("approved.yaml")

    def _beside_lock(self, name: str) -> Path:
        stem = self.lock.stem
        return self.lock.with_name(name if stem == _LOCK.partition(".")[0] else f"{stem}.{name}")


_LOCK = "specs.lock"
"""What the lock is called where nothing else is said."""
DOCS = ("operation", "resource", "none")
RESOURCE_BY = ("tag", "path", "page")
NEEDED = ("specs", "out", "package")
"""Keys without which nothing can be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Our table of a `pyproject.toml`, or that of one package in it, checked; empty when there is none."""

    label: str = _WHOLE
    texts: dict[str, str] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    packages: dict[str, Table] = field(default_factory=dict)
    """Tables of the packages, where there are several, by import name."""


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
    table = _table(tool.get(TABLE, {}) if isinstance(tool, dict) else {}, Table(), place, diagnostics)
    for key in sorted(_OWN & table.texts.keys()) if table.packages else ():
        message = f"{table.label} `{key}` would be that of several packages"
        diagnostics.error("wrong-configuration", message, place, help="say it in the table of each package")
    return table


def _table(value: object, found: Table, place: Origin, diagnostics: Diagnostics) -> Table:
    """`found`, filled with what a table holds."""
    if not isinstance(value, dict):
        diagnostics.error("wrong-configuration", f"{found.label} wants a table", place)
        return found
    whole = found.label == _WHOLE
    known = {*(_ALL if whole else _OF_ONE), *([PACKAGES] if whole else [])}
    for key, entry in value.items():
        if key not in known:
            message = f"{found.label} has no key `{key}`"
            diagnostics.error("wrong-configuration", message, place, help=one_of(key, [k for k in _ALL if k in known]))
        elif key == PACKAGES and isinstance(entry, dict):
            for name, own in entry.items():
                label = f"[tool.{TABLE}.{PACKAGES}.{name}]"
                found.packages[name] = _table(own, Table(label=label), place, diagnostics)
        elif key in _FLAGS and isinstance(entry, bool):
            found.flags[key] = entry
        elif key in _TEXTS and isinstance(entry, str):
            found.texts[key] = entry
        elif key in _LISTS and isinstance(entry, list) and all(isinstance(item, str) for item in entry):
            found.lists[key] = tuple(entry)
        else:
            wanted = {PACKAGES: "a table of tables", **dict.fromkeys(_FLAGS, "true or false")}
            kind = wanted.get(key, "a list of texts" if key in _LISTS else "text")
            diagnostics.error("wrong-configuration", f"{found.label} `{key}` wants {kind}", place)
    return found


def nothing_more(_: Mapping[str, str]) -> Mapping[str, str]:
    """Leave everything to the command line and the table."""
    return {}


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
    complete: Complete = nothing_more,
) -> tuple[Config, ...]:
    """Join the command line with the table of `folder`: a configuration for each package that is asked for.

    `complete` gives values for what neither of them says. What is wrong, or missing among `needs`, is an error.
    """
    table = Table() if set(NEEDED) <= given.keys() else read_table(folder, diagnostics)
    one = partial(_one, given, diagnostics, lists=lists, needs=needs, complete=complete)
    run = partial(one, strict=strict, force=force, new_names=new_names)
    if not table.packages:
        return (run(table),)
    asked = given.get("package")
    if asked is not None and asked not in table.packages:
        message, help = f"there is no package `{asked}`", one_of(asked, tuple(table.packages))
        diagnostics.error("wrong-configuration", message, None, help=help)
        return ()
    names = tuple(table.packages) if asked is None else (asked,)
    for key in sorted(_OWN_PLACES & given.keys()) if len(names) > 1 else ():
        message = f"--{key} would be that of {len(names)} packages"
        diagnostics.error("wrong-configuration", message, None, help="name one of them with --package")
    found = tuple(run(_inherited(table, name)) for name in names)
    _refuse_shared_places(found, diagnostics)
    return found


def _inherited(table: Table, name: str) -> Table:
    """The table of one package, with what it leaves to that of all."""
    own = table.packages[name]
    texts = {**table.texts, **own.texts, "package": name}
    if "out" not in own.texts and "out" in table.texts:
        texts["out"] = f"{table.texts['out']}/{name}"
    if texts.get("out") and "lock" not in own.texts:
        texts["lock"] = (Path(texts["out"]).parent / f"{name}.lock").as_posix()
    return Table(label=own.label, texts=texts, flags={**table.flags, **own.flags}, lists={**table.lists, **own.lists})


def _refuse_shared_places(found: Sequence[Config], diagnostics: Diagnostics) -> None:
    """Report packages that would overwrite one another."""
    for number, one in enumerate(found):
        for other in found[:number]:
            outs = [Path(os.path.abspath(each.out)) for each in (one, other)]
            inside = outs[0].is_relative_to(outs[1]) or outs[1].is_relative_to(outs[0])
            same = os.path.abspath(one.lock) == os.path.abspath(other.lock)
            if inside or same:
                message = f"`{other.package}` and `{one.package}` have one {'folder' if inside else 'lock'}"
                help = f"give each its own `{'out' if inside else 'lock'}`"
                diagnostics.error("wrong-configuration", message, None, help=help)


def _one(
    given: Mapping[str, str],
    diagnostics: Diagnostics,
    table: Table,
    *,
    strict: bool,
    force: bool,
    new_names: bool,
    lists: Mapping[str, Sequence[str]],
    needs: tuple[str, ...],
    complete: Complete,
) -> Config:
    values = {**table.texts, **given}
    values = {**complete(values), **values}
    chosen = {key: tuple(lists.get(key, ())) or table.lists.get(key, ()) for key in _LISTS}
    place = None
    for key in needs:
        if not values.get(key):
            diagnostics.error(
                "wrong-configuration", f"no `{key}` is given", place, help=f"give --{key}, or set it in {table.label}"
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
        lock=Path(values["lock"]) if values.get("lock") else out.parent / _LOCK,
        title=values.get("title", ""),
        distribution=values.get("distribution", ""),
        version=version,
        base_url=_url(values.get("base_url", ""), "base URL", diagnostics),
        docs=_one_of("docs", values.get("docs", ""), DOCS, diagnostics),
        resource_by=_one_of("resource_by", values.get("resource_by", ""), RESOURCE_BY, diagnostics),
        site_url=_url(values.get("site_url", ""), "address of a site", diagnostics),
        include=chosen["include"],
        exclude=chosen["exclude"],
        documents=chosen["documents"],
        testing=table.flags.get("testing", True),
        unofficial=table.flags.get("unofficial", True),
        license=_fitting("license", values.get("license", ""), _LICENSE, "MIT OR Apache-2.0", diagnostics),
        authors=_all_fitting("authors", chosen["authors"], _AUTHOR, "Ada Lovelace <ada@example.com>", diagnostics),
        keywords=_all_fitting("keywords", chosen["keywords"], _KEYWORD, "api-client", diagnostics),
        homepage=_url(values.get("homepage", ""), "address of a homepage", diagnostics),
        source=_url(values.get("source", ""), "address of a repository", diagnostics),
        strict=strict,
        force=force,
        new_names=new_names,
    )


def _url(text: str, what: str, diagnostics: Diagnostics) -> str:
    if text and not _BASE_URL.match(text):
        message = f"{text!r} is no {what}"
        diagnostics.error("wrong-configuration", message, None, help="for example https://api.example.com/v1")
        return ""
    return text


def _fitting(key: str, text: str, form: re.Pattern[str], example: str, diagnostics: Diagnostics) -> str:
    if text and not form.match(text):
        diagnostics.error("wrong-configuration", f"`{key}` is {text!r}", None, help=f"for example {example}")
        return ""
    return text


def _all_fitting(
    key: str, texts: Sequence[str], form: re.Pattern[str], example: str, diagnostics: Diagnostics
) -> tuple[str, ...]:
    return tuple(filter(None, (_fitting(key, text, form, example, diagnostics) for text in texts)))


def _one_of(key: str, text: str, known: Sequence[str], diagnostics: Diagnostics) -> str:
    if text and text not in known:
        message = f"`{key}` is {text!r}"
        diagnostics.error("wrong-configuration", message, None, help=f"it is one of {', '.join(known)}")
        return ""
    return text
