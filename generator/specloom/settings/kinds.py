"""Kinds of values that a setting may have: how each is read, and how it stands in the JSON Schema of the file."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..diagnostics import Origin
from ..source import Json
from ..text.suggest import did_you_mean
from .reader import Setting

if TYPE_CHECKING:
    from .declaration import Section

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V", covariant=True)

JsonSchema = dict[str, Json]


@dataclass(frozen=True)
class Kind(Generic[V]):
    """What a setting may be; `read` gives `None`, with an error, for anything else."""

    read: Callable[[Setting], V | None]
    schema: JsonSchema
    words: str
    """What it is, for the reference page: `text`, `list: text`."""
    sections: tuple[Section, ...] = ()
    """Sections that it consists of or holds."""

    def then(self, make: Callable[[V], U | None]) -> Kind[U]:
        """The same kind, with the value made into something else."""

        def read(setting: Setting) -> U | None:
            value = self.read(setting)
            return None if value is None else make(value)

        return Kind(read, self.schema, self.words, self.sections)


def wrong(setting: Setting, wanted: str, help: str = "") -> None:
    """Report a value of another kind than the setting has."""
    setting.diagnostics.error("wrong-setting", f"`{setting.path}` wants {wanted}", setting.origin, help=help)


def text(pattern: str, wanted: str) -> Kind[str]:
    """A text that matches a pattern as a whole."""

    def read(setting: Setting) -> str | None:
        if not setting.is_text:
            wrong(setting, "text")
        elif re.fullmatch(pattern, setting.text()):
            return setting.text()
        else:
            wrong(setting, wanted)
        return None

    return Kind(read, {"type": "string", "pattern": f"^(?:{pattern})$"}, wanted)


def choice(*options: str) -> Kind[str]:
    """One of a few words."""

    def read(setting: Setting) -> str | None:
        found = setting.text() if setting.is_text else ""
        if found in options:
            return found
        wrong(setting, f"one of {', '.join(options)}", did_you_mean(found, options))
        return None

    return Kind(read, {"enum": list(options)}, " or ".join(f"`{option}`" for option in options))


def flag() -> Kind[bool]:
    """`true` or `false`."""
    return Kind(Setting.flag, {"type": "boolean"}, "`true` or `false`")


def on() -> Kind[bool]:
    """`true`: what is off unless it is declared."""
    return Kind(lambda setting: setting.on() or None, {"const": True}, "`true`")


def off() -> Kind[bool]:
    """`false`: what is on unless it is declared."""

    def read(setting: Setting) -> bool | None:
        if setting.is_text and setting.text() == "false":
            return True
        wrong(setting, "a mapping, or false")
        return None

    return Kind(read, {"const": False}, "`false`")


def count(unit: str = "a whole number above 0") -> Kind[int]:
    """A whole number above 0."""

    def read(setting: Setting) -> int | None:
        value = setting.json()
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        wrong(setting, unit)
        return None

    return Kind(read, {"type": "integer", "minimum": 1}, unit)


def number(unit: str = "a number above 0") -> Kind[float]:
    """A number above 0."""

    def read(setting: Setting) -> float | None:
        value = setting.json()
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 and math.isfinite(value):
            return value
        wrong(setting, unit)
        return None

    return Kind(read, {"type": "number", "exclusiveMinimum": 0}, unit)


def data(*types: type, wanted: str = "any value") -> Kind[Any]:
    """A JSON value, of these Python types when any are named."""
    names: dict[type, Json] = {str: "string", int: "integer", bool: "boolean"}

    def read(setting: Setting) -> Any:
        value = setting.json()
        if not types or isinstance(value, types):
            return value
        wrong(setting, wanted)
        return None

    return Kind(read, {"type": [names[one] for one in types]} if types else {}, wanted)


def list_of(kind: Kind[T], least: int = 0, wanted: str = "") -> Kind[tuple[T, ...]]:
    """A list."""

    def read(setting: Setting) -> tuple[T, ...] | None:
        if not setting.is_list:
            wrong(setting, "a list")
            return None
        found = tuple(value for entry in setting.entries() if (value := kind.read(entry)) is not None)
        if len(found) < least:
            wrong(setting, wanted)
        return found

    schema: JsonSchema = {"type": "array", "items": kind.schema}
    return Kind(read, {**schema, "minItems": least} if least else schema, f"list: {kind.words}", kind.sections)


def map_of(
    kind: Kind[T], *, least: int = 0, most: int | None = None, wanted: str = "", keys: str = "", names: str = ""
) -> Kind[tuple[tuple[str, T], ...]]:
    """A mapping from names to values; `keys` is a pattern for the names, and `names` says what they are."""

    def read(setting: Setting) -> tuple[tuple[str, T], ...] | None:
        if not setting.is_mapping:
            wrong(setting, "a mapping")
            return None
        entries = tuple(setting.items())
        if len(entries) < least or (most is not None and len(entries) > most):
            wrong(setting, wanted)
            return None
        for key, entry in entries:
            if keys and not re.fullmatch(keys, key):
                message = f"`{entry.path}`: the name wants to be {names}"
                setting.diagnostics.error("wrong-setting", message, entry.origin)
        return tuple((key, value) for key, entry in entries if (value := kind.read(entry)) is not None)

    schema: JsonSchema = {"type": "object", "additionalProperties": kind.schema}
    bounds: JsonSchema = {"minProperties": least} if least else {}
    bounds |= {"maxProperties": most} if most is not None else {}
    bounds |= {"propertyNames": {"pattern": f"^(?:{keys})$"}} if keys else {}
    return Kind(read, {**schema, **bounds}, f"mapping: {kind.words}", kind.sections)


def either(first: Kind[Any], second: Kind[Any], which: Callable[[Setting], bool]) -> Kind[Any]:
    """Two kinds; `which` tells from the setting whether the first is meant."""

    def read(setting: Setting) -> Any:
        return first.read(setting) if which(setting) else second.read(setting)

    words = f"{first.words}, or {second.words}"
    return Kind(read, {"anyOf": [first.schema, second.schema]}, words, (*first.sections, *second.sections))


def groups() -> Kind[tuple[tuple[str, ...], ...]]:
    """Two names or more, or a list of such lists."""
    several = "two names or more"

    def read(setting: Setting) -> tuple[tuple[str, ...], ...] | None:
        entries = tuple(setting.entries())
        nested = bool(entries) and all(entry.is_list for entry in entries)
        given = [tuple(one.text() for one in entry.entries()) for entry in entries] if nested else []
        found: Iterable[tuple[str, ...]] = given if nested else [tuple(entry.text() for entry in entries)]
        if any(len(set(group)) < 2 for group in found):
            wrong(setting, several)
        return tuple(group for group in found if len(set(group)) > 1)

    one: JsonSchema = {"type": "array", "items": {"type": "string"}, "minItems": 2}
    lists: JsonSchema = {"type": "array", "items": one, "minItems": 1}
    return Kind(read, {"anyOf": [one, lists]}, "list of names, or of such lists")


def pattern() -> Kind[str]:
    """A regular expression."""

    def read(setting: Setting) -> str | None:
        found = setting.text()
        try:
            re.compile(found)
        except (re.error, OverflowError, RecursionError) as error:
            wrong(setting, f"a regular expression: {error}")
            return None
        return found or None

    return Kind(read, {"type": "string", "format": "regex"}, "regular expression")


IDENTIFIER = text(r"[A-Za-z][A-Za-z0-9_]*", "a Python name")
TEXT = text(r"[\s\S]+", "text")
PATH = list_of(TEXT)


def dotted() -> Kind[tuple[str, ...]]:
    """The way to a field, with dots between the steps."""
    steps = TEXT.then(lambda found: tuple(found.split(".")))
    return Kind(steps.read, steps.schema, "field, with dots between the steps")


TIMES = ("epoch_ms", "epoch_s", "epoch_ms_string")
"""Ways to count time; a pattern of `strftime` is one as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionName:
    """A name of a hand-written module: `triage.Verdict`."""

    module: str
    name: str
    origin: Origin | None = None

    @property
    def text(self) -> str:
        """As it is written."""
        return f"{self.module}.{self.name}"


def _extension(setting: Setting) -> ExtensionName | None:
    found = _EXTENSION_TEXT.read(setting)
    module, _, name = (found or "").partition(".")
    return ExtensionName(module=module, name=name, origin=setting.origin) if found else None


_EXTENSION_TEXT = text(r"_?[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*", "`module.Name` of a module in extensions/")
EXTENSION = Kind(_extension, _EXTENSION_TEXT.schema, "`module.Name`")
"""A name of a hand-written module."""


def _time(setting: Setting) -> str | None:
    form = setting.text()
    if form in TIMES or "%Y" in form:
        return form
    if form:
        known = f"known: {', '.join(TIMES)}, or a pattern with %Y"
        help = did_you_mean(form, TIMES, otherwise=known)
        setting.diagnostics.error("wrong-setting", f"`{setting.path}`: no way to count time", setting.origin, help=help)
    return None


TIME = Kind(
    _time,
    {"anyOf": [{"enum": list(TIMES)}, {"type": "string", "pattern": "%Y"}]},
    " or ".join(f"`{one}`" for one in TIMES) + ", or a pattern of `strftime` with `%Y`",
)
"""How time is counted."""
