"""The pieces that code is made of: files, imports, keywords, parts of methods, and models as classes. Data only.

The half of the code model that is below methods and modules; `codemodel` has the rest and gives these names as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..extensions.model import ExtensionClass
from ..source import Json
from .types import RUNTIME, Name, Names, Type, twins

Data = Json | Type | tuple["Data", ...] | Mapping[str, "Data"]
"""Data that a template prints with `literal`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of the output."""

    path: str
    """Below the output folder, forward slashes."""
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`from module import names`; names sorted."""

    module: str
    names: tuple[str, ...]
    gap: bool = False
    """Whether an empty line stands before it: the standard library ends, ours begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A keyword argument whose value is data: printed with `literal`."""

    name: str
    value: Data


@dataclass(frozen=True, slots=True, kw_only=True)
class Construct:
    """A call of a class of the runtime with data: `Query("include", join=",")`."""

    class_name: str
    arguments: tuple[Data, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    module: str = "core.operation"
    """Module of the runtime that has the class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """An argument that is declared beside the schema and not sent: a step of the operation makes use of it."""

    name: str
    operation: str = ""
    """Constant of the operation that goes with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationName:
    """An operation as the module of a resource names it: `operations.GET_WALK`."""

    constant: str
    resource: str = ""
    """The resource that has it; empty when it is the same."""

    @property
    def module(self) -> str:
        """What the module with the data of that resource is called."""
        return f"{self.resource}_operations" if self.resource else "operations"


_RESOURCE = twins(f"{RUNTIME}client.base", "Resource")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """How a method has its operation sent, and what kind of thing it gives."""

    function: str = "_send"
    """The method of the base class that sends."""
    operations: tuple[OperationName, ...] = ()
    """What that takes beside the operation itself."""
    base: Name = _RESOURCE
    """The class of the runtime that has it."""
    client: Name | None = None
    """The class of the runtime that a client derives from which has such a resource, when it is no usual one."""
    at_once: bool = False
    """Whether it gives something at once, which asks the server when it is used: nothing is awaited."""
    views: Mapping[str, Name] = field(default_factory=dict)
    """Functions that make such a method give its whole response, by the names of those that are usual."""
    gives: str = "value"
    """What a program gets: `value`, or a kind that samples of the docs know."""
    item: Type | None = None
    """What a program looks at in the end, where that is not what the call gives."""
    words: str = ""
    """What it gives, before what is said of the response."""
    constructs: tuple[tuple[str, Construct], ...] = ()
    """What the runtime is told of it: by the name of an argument of `Operation`."""
    facts: Mapping[str, Data] = field(default_factory=dict)
    """The same, of plain data."""


PLAIN = Sending()
"""The usual way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixin:
    """A hand-written class that a generated one has as a further base."""

    module: str
    """As the package has it."""
    content: ExtensionClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A short fact about a field or argument: `required`, `read-only`, `1 to 1000` …"""

    label: str
    value_text: str = ""


class ArgumentPlace(StrEnum):
    """Where an argument goes."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    BODY = "body"
    OPTION = "option"
    """Nowhere: it says how the call is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of a method."""

    name: str
    wire_name: str
    place: ArgumentPlace
    annotation: Type
    default: str
    """Source of the default (`None`, `OMIT`), empty when required."""
    required: bool
    """Whether the API requires it."""
    description: str = ""
    label: Type
    """The type for people and for `api.json`."""
    deprecated: bool = False
    badges: tuple[Badge, ...] = ()
    examples: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A documented error of a method."""

    status: str
    error_class: str
    description: str
    body: Type | None = None
    """What the body of the error is, for people."""
    codes: tuple[tuple[str, str], ...] = ()
    """Codes that it may carry, and what they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A documented success of a method."""

    status: str
    description: str
    returns: Type
    """What the Python call returns for it, for people."""
    media_types: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    """Wire name -> description."""
    examples: tuple[tuple[str, Json], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelField:
    """One attribute of a model."""

    name: str
    wire_name: str
    annotation: Type
    keywords: tuple[Keyword, ...] = ()
    """Further arguments of `field(...)`: `default`, `read_only`, limits …"""
    required: bool = False
    read_only: bool = False
    write_only: bool = False
    deprecated: bool = False
    description: str = ""
    label: Type
    """The type for people and for `api.json`."""
    badges: tuple[Badge, ...] = ()
    examples: tuple[Json, ...] = ()
    docstring_text: str = ""
    """What stands below the field, filled to the width; empty when there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelClass:
    """One schema as a class."""

    name: str
    published: str
    page_title: str
    summary: str
    description: str
    """The whole published description, Markdown."""
    fields: tuple[ModelField, ...]
    additional: Type | None = None
    """Type of fields beyond the named ones; `None` when nothing is said."""
    closed: bool = False
    alternatives: tuple[tuple[str, ...], ...] = ()
    """Sets of wire names of which one must be complete."""
    deprecated: bool = False
    module: str = ""
    doc_page: str = ""
    """Path of its page below `docs/`."""
    origin_text: str = ""
    """`specs/pets.md:9` (page and line of the fragment)."""
    pointer_text: str = ""
    """JSON pointer to it in what is published there."""
    place: str = ""
    """JSON pointer to it in the merged document."""
    examples: tuple[Json, ...] = ()
    used_by: tuple[str, ...] = ()
    """Call paths of the operations that take or return it, sorted."""
    keywords: tuple[Keyword, ...] = ()
    """Arguments of the class statement: `additional`, `closed`, `alternatives`."""
    docstring_text: str = ""
    bases: tuple[Name, ...]
    mixin: Mixin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAlias:
    """A named type that is no class."""

    name: str
    published: str
    page_title: str
    summary: str
    description: str
    annotation: Type
    quoted: bool
    """Whether the annotation names models and is written as a string."""
    label: Type
    module: str = ""
    doc_page: str = ""
    origin_text: str = ""
    pointer_text: str = ""
    """JSON pointer to it in what is published there."""
    place: str = ""
    """JSON pointer to it in the merged document."""
    used_by: tuple[str, ...] = ()
    docstring_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDictField:
    """One key of a TypedDict twin."""

    wire_name: str
    annotation: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDictClass:
    """The wire form of a model, for those who write dictionaries."""

    name: str
    model: str
    fields: tuple[TypedDictField, ...]
    functional: bool
    """Whether a key cannot stand in a class, or would hide a type there, so that the call syntax is needed."""
    hides: bool = False
    """Whether the latter alone is why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAlias:
    """The wire form of a named type that is no class; the annotation is written as a string."""

    name: str
    model: str
    annotation: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUnion:
    """How the arms of a union are told apart: property on the wire, and value -> model."""

    name: str
    wire_name: str
    mapping: Data


@dataclass(frozen=True, slots=True, kw_only=True)
class Lazy:
    """A name that a package gives, and the module below it from which it comes on first use."""

    name: str
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelModule:
    """The models of one page."""

    name: str
    page_title: str
    source_text: str
    """`specs/pets.md`."""
    names: Names
    typed_dict_names: Names
    imports: tuple[Import, ...]
    type_imports: tuple[Import, ...]
    """Under `TYPE_CHECKING`."""
    classes: tuple[ModelClass, ...]
    aliases: tuple[ModelAlias, ...]
    typed_dicts: tuple[TypedDictClass, ...]
    typed_dict_imports: tuple[Import, ...]
    exports: tuple[str, ...]
    typed_dict_exports: tuple[str, ...]
    unions: tuple[ModelUnion, ...] = ()
    """Unions with a discriminator."""
    typed_dict_aliases: tuple[TypedAlias, ...] = ()
    typed_dict_type_imports: tuple[Import, ...] = ()
    """Under `TYPE_CHECKING`."""
    elsewhere: tuple[Lazy, ...] = ()
    """Models of other modules that were importable from this one; type checkers do not see them here."""
    typed_dict_elsewhere: tuple[Lazy, ...] = ()
    """Their wire forms."""
    lost_names: bool = False
    """Whether the last release had a name in it that is gone, which the package tells of when it is asked for."""
    typed_dict_lost_names: bool = False
    docstring_text: str = ""
    typed_dict_docstring_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodGroup:
    """Methods that stand together in the docs."""

    title: str
    """Empty for the one group of a resource without groups."""
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeConstant:
    """A code of errors as a constant."""

    name: str
    value: str
    meaning: str
    """As declared; what errors say."""
    docstring_text: str
