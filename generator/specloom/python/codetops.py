"""What stands above models and resources: packages that import on first use, clients, the fake server. Data only.

A part of the code model, which gives these names as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .codeparts import Data, Import, Keyword, Lazy
from .types import NONE, UNPACK, Name, Names, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class LazyPackage:
    """An `__init__` that imports on first use."""

    path: str
    """Folder below the package, empty for the package itself."""
    docstring_text: str
    runtime: str
    """How it names the runtime: `._runtime`."""
    type_imports: tuple[Import, ...]
    exports: tuple[Lazy, ...]
    """Sorted by name."""
    names: tuple[str, ...]
    """`__all__`."""
    modules: tuple[str, ...] = ()
    """Modules below it that are names of its own."""
    constants: tuple[Keyword, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPackage:
    """An `__init__` that only says what the folder holds."""

    path: str
    docstring_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientResource:
    """A resource as an attribute of a client."""

    attribute: str
    class_name: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientModule:
    """The module of a client."""

    path: str
    class_name: str
    base: str
    imports: tuple[Import, ...]
    type_imports: tuple[Import, ...]
    folder: str
    """Package of its resources: `resources` or `resources.aio`."""
    resources: tuple[ClientResource, ...]
    alias: str
    """The name that every generated package gives its client; empty when the class has it already."""
    exports: tuple[str, ...]
    docstring_text: str
    module_docstring_text: str
    variables: tuple[ClientVariable, ...] = ()
    """Keywords for the variables of its servers; without any the client is built as its base is."""
    init_docstring_text: str = ""
    names: Names = field(default_factory=dict)
    token: Type = NONE
    unpack: Type = UNPACK
    options: Type = NONE
    mixin: Type = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorType:
    """A class of error of the runtime."""

    name: str
    base: str
    module: str
    """Of the runtime: `core.errors`."""
    summary: str
    branch: str = ""
    """What stands before the name where the tree of errors is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionVariable:
    """A variable in the address of a server."""

    keyword: str
    """Of the client."""
    name: str
    default: str
    choices: tuple[str, ...]
    part: str
    """Where in the address it stands: `start`, `scheme`, `host`, `port` or `path`."""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientVariable:
    """A keyword of the client that fills in variables of its servers."""

    keyword: str
    type: Type
    default: str | None
    """None where servers have different ones."""
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A named server."""

    name: str
    url: str
    description: str = ""
    template: str = ""
    """The same with its variables; empty without any."""
    variables: tuple[RegionVariable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentScheme:
    """A security scheme that operations ask for and the client does not send."""

    name: str
    kind_text: str
    needed_text: str
    by_hand: str
    """The argument that sends it, as code; empty where the client sends another one in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """How the client authenticates: the one scheme that serves most operations."""

    kind: str
    """`bearer`, `basic`, `header`, `query`, `cookie` or `none`."""
    wire_name: str = "Authorization"
    environment: str = ""
    help: str = ""
    """Where a token comes from, as a sentence of the settings."""
    scheme: str = ""
    """Name of the scheme in the document."""
    unsent: tuple[UnsentScheme, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """How many requests the server takes of one account: at once, and then each second."""

    burst: int
    per_second: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeListing:
    """A list or collection that a test fills, and the model of an item."""

    attribute: str
    base: str
    getter: str
    key: str
    """Key of the operation that reads the list, or path of the collection."""
    item: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeResource:
    """What the fake server holds for one resource."""

    attribute: str
    class_name: str
    item: Name | None
    """The model of its documents."""
    path: str
    """Of its documents; empty when it has lists only."""
    title: str
    lists: tuple[FakeListing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeModule:
    """The fake server of the package."""

    class_name: str
    package: str
    client: str
    clients: tuple[str, ...]
    """The client and its async twin, as the module spells them."""
    operations: tuple[str, ...]
    """Modules that hold the operations as data."""
    resources: tuple[FakeResource, ...]
    names: Names
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    handlers: Data
    """Operation -> the function that answers it, where one was written by hand."""
    codes: Data
    """Kind of fault or status -> code of the error."""
    fixture: str
    testing_module: str
    plugin_module: str
    module_docstring_text: str
    entry_docstring_text: str
    plugin_docstring_text: str
