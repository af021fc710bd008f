"""Settings declared once, as dataclasses: parser, findings, JSON Schema and reference page follow from the declaration.

```python
@dataclass(frozen=True, kw_only=True)
class Batch:
    '''Send a long list in several requests.'''

    field: str = option(TEXT, "Body field that holds the list.")
    size: int = option(count(), "Items that one request takes.", example=1000)
```
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar

from ..diagnostics import Origin
from ..source import Json
from .expectation import Expectation, read_expectations
from .kinds import JsonSchema, Kind, map_of, wrong
from .reader import Setting

C = TypeVar("C")
T = TypeVar("T")

WHY = ("reason", "expect")
"""Settings by which a rule explains itself."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """One setting of a section."""

    name: str
    """As it stands in the file."""
    kind: Kind[Any]
    description: str
    attribute: str = ""
    """Attribute of the section; empty for one that a feature adds."""
    required: bool = False
    names: bool = False
    """Whether it only gives a name, so that the rule needs no reason for it."""
    unless: tuple[str, ...] = ()
    """Values of such a setting that are more than a name."""
    since: str = "0.1"
    """Version of the generator that brought it."""
    example: Json = None


class Extended(Protocol):
    """A section that further settings were read into."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """Their values by name; one that is not there has its default."""
        ...


@dataclass(frozen=True, kw_only=True)
class Addition(Option, Generic[T]):
    """A setting that is declared by the feature that it is about."""

    default: T

    def of(self, rule: Extended) -> T:
        """Its value in a rule."""
        found: T = rule.settings.get(self.name, self.default)
        return found


@dataclass(frozen=True, kw_only=True)
class Section:
    """A mapping with known settings."""

    name: str
    """Name of its definition in the JSON Schema."""
    description: str
    options: tuple[Option, ...]
    explained: bool
    """Whether it takes `reason` and `expect`."""
    schema: Mapping[str, Json] = field(default_factory=dict)
    """What the JSON Schema says beyond the single settings."""


def option(
    kind: Kind[Any],
    description: str,
    *,
    default: Any = dataclasses.MISSING,
    name: str = "",
    names: bool = False,
    unless: tuple[str, ...] = (),
    since: str = "0.1",
    example: Json = None,
) -> Any:
    """A field of a section that is a setting; one without a default is required."""
    told = {"kind": kind, "description": description, "name": name, "since": since, "example": example}
    metadata = {"option": {**told, "names": names, "unless": unless}}
    return field(metadata=metadata) if default is dataclasses.MISSING else field(default=default, metadata=metadata)


def addition(name: str, kind: Kind[T], description: str, *, default: T, example: Json = None) -> Addition[T]:
    """A setting that a feature adds to a section."""
    return Addition(name=name, kind=kind, description=description, default=default, example=example)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A section that says why it is there and what of the pages it rests on."""

    reason: str = ""
    expects: tuple[Expectation, ...] = ()
    origin: Origin | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False)
    """Setting -> where it stands."""

    def place(self, setting: str) -> Origin | None:
        """Where a setting of the rule stands, or else the rule."""
        return self.origins.get(setting, self.origin)


def options_of(cls: type) -> tuple[Option, ...]:
    """The settings that a section declares, in their order."""
    return tuple(
        Option(
            **{**one.metadata["option"], "name": one.metadata["option"]["name"] or one.name},
            attribute=one.name,
            required=one.default is dataclasses.MISSING,
        )
        for one in dataclasses.fields(cls)
        if "option" in one.metadata
    )


def section(
    cls: type[C], *, key: str = "", more: Iterable[Option] = (), kinds: Mapping[str, Kind[Any]] | None = None
) -> Kind[C]:
    """A section as a kind of value.

    `key` is the attribute that takes the name under which the section stands; `more` are settings that features add,
    whose values the attribute `settings` holds by name; `kinds` are those of settings that hold such sections.
    """
    composed = kinds or {}
    declared = tuple(replace(one, kind=composed.get(one.attribute, one.kind)) for one in options_of(cls))
    added = tuple(more)
    explained = issubclass(cls, Rule)
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower().removesuffix("_rule")
    described = Section(
        name=name,
        description=" ".join((cls.__doc__ or "").split()),
        options=(*declared, *added),
        explained=explained,
        schema=getattr(cls, "JSON_SCHEMA", {}),
    )

    def read(setting: Setting) -> C | None:
        if not setting.is_mapping:
            wrong(setting, "a mapping")
            return None
        known = (*(one.name for one in described.options), *(WHY if explained else ()))
        parts = dict(setting.items(known))
        values = {one.attribute: value for one, value in _values(declared, parts)}
        if added:
            values["settings"] = {one.name: value for one, value in _values(added, parts)}
        if explained:
            values |= _explanation(setting, parts, described)
        if key:
            values[key] = setting.key
        missing = [f"`{one.name}`" for one in described.options if one.required and one.name not in parts]
        if missing:
            wrong(setting, " and ".join(missing))
        if missing or any(one.required and one.attribute not in values for one in declared):
            return None
        made = cls(**values)
        for name, message in getattr(made, "complaints", tuple)():
            place = parts.get(name, setting)
            place.diagnostics.error("wrong-setting", f"`{place.path}` {message}", place.origin)
        return made

    words = f"[{name.replace('_', ' ')}](#{name.replace('_', '-')})"
    return Kind(read, {"$ref": f"#/$defs/{name}"}, words, (described,))


def _values(options: Iterable[Option], parts: Mapping[str, Setting]) -> Iterator[tuple[Option, Any]]:
    for one in options:
        value = one.kind.read(parts[one.name]) if one.name in parts else None
        if value is not None:
            yield one, value


def _explanation(setting: Setting, parts: Mapping[str, Setting], described: Section) -> dict[str, Any]:
    """Why a rule is there: `reason`, for all that says more than a name, and `expect`, what it rests on."""
    reason = parts["reason"].text() if "reason" in parts else ""
    names = {
        one.name
        for one in described.options
        if one.names and not (one.unless and one.name in parts and parts[one.name].text() in one.unless)
    }
    if not set(setting.keys) - {*WHY}:
        setting.diagnostics.error("idle-rule", f"`{setting.path}` says nothing", setting.origin, help="remove it")
    elif any(name not in names for name in parts if name not in WHY) and not reason:
        setting.diagnostics.error(
            "missing-reason",
            f"`{setting.path}` says more than a name, and not why",
            setting.origin,
            help="add `reason:` with a sentence for those who come after you",
        )
    return {
        "reason": reason,
        "expects": read_expectations(parts["expect"]) if "expect" in parts else (),
        "origin": setting.origin,
        "origins": {name: part.origin for name, part in parts.items()},
    }


def json_schema(root: Section) -> JsonSchema:
    """The JSON Schema of a file whose root is `root`."""
    definitions: dict[str, Json] = {}
    waiting = [root]
    while waiting:
        here = waiting.pop()
        if here.name not in definitions:
            definitions[here.name] = _definition(here)
            waiting += [inner for one in here.options for inner in one.kind.sections]
    top = definitions.pop(root.name)
    assert isinstance(top, dict)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": root.name,
        **top,
        "type": ["object", "null"],
        "$defs": {
            **{name: definitions[name] for name in sorted(definitions)},
            "reason": {"type": "string", "minLength": 1, "description": "Why the rule is there."},
            "expect": {
                "description": "What of the pages the rule rests on: a passage of the description, or values by place.",
                "type": ["string", "object"],
                "minLength": 1,
                "minProperties": 1,
            },
        },
    }


def _definition(described: Section) -> JsonSchema:
    properties: dict[str, Json] = {}
    for one in described.options:
        shown: JsonSchema = {**one.kind.schema, "description": one.description}
        properties[one.name] = shown if one.example is None else {**shown, "examples": [one.example]}
    made: JsonSchema = {
        "description": described.description,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        **described.schema,
    }
    required: list[Json] = [one.name for one in described.options if one.required]
    if described.explained:
        properties |= {"reason": {"$ref": "#/$defs/reason"}, "expect": {"$ref": "#/$defs/expect"}}
        names: list[Json] = [one.name for one in described.options if one.names]
        made["not"] = {"propertyNames": {"enum": ["reason", "expect"]}}
        plain: JsonSchema = {"propertyNames": {"enum": [*names, "expect"]}}
        more: JsonSchema = {
            one.name: {"not": {"enum": list(one.unless)}} for one in described.options if one.names and one.unless
        }
        made["anyOf"] = [{"required": ["reason"]}, {**plain, "properties": more} if more else plain]
    return {**made, "required": required} if required else made


def named(cls: type[C], key: str, more: Iterable[Option] = ()) -> Kind[tuple[C, ...]]:
    """A mapping from names to sections, each of which has its name as the field `key`, and `more` settings."""
    return map_of(section(cls, key=key, more=more)).then(lambda found: tuple(one for _, one in found))
