"""What the files say: every name decided, types as trees, nothing left to choose. Data only.

Templates see these classes and nothing else. They write types with the names of the module that they make. Text that
comes from the specification stands in fields whose name ends in `_text`, `description`, `summary` or `title`, or in
`values`; a template passes it through `docstring` or `literal`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..extensions.model import Extension
from ..source import Json
from .codeparts import PLAIN as PLAIN
from .codeparts import Answer as Answer
from .codeparts import Argument as Argument
from .codeparts import ArgumentPlace as ArgumentPlace
from .codeparts import Badge as Badge
from .codeparts import CodeConstant as CodeConstant
from .codeparts import Construct as Construct
from .codeparts import Data as Data
from .codeparts import Extra as Extra
from .codeparts import File as File
from .codeparts import Import as Import
from .codeparts import Keyword as Keyword
from .codeparts import Lazy as Lazy
from .codeparts import MethodGroup as MethodGroup
from .codeparts import Mixin as Mixin
from .codeparts import ModelAlias as ModelAlias
from .codeparts import ModelClass as ModelClass
from .codeparts import ModelField as ModelField
from .codeparts import ModelModule as ModelModule
from .codeparts import ModelUnion as ModelUnion
from .codeparts import OperationName as OperationName
from .codeparts import Raised as Raised
from .codeparts import Sending as Sending
from .codeparts import TypedAlias as TypedAlias
from .codeparts import TypedDictClass as TypedDictClass
from .codeparts import TypedDictField as TypedDictField
from .codetops import ClientModule as ClientModule
from .codetops import ClientResource as ClientResource
from .codetops import ClientVariable as ClientVariable
from .codetops import Credential as Credential
from .codetops import ErrorType as ErrorType
from .codetops import FakeListing as FakeListing
from .codetops import FakeModule as FakeModule
from .codetops import FakeResource as FakeResource
from .codetops import LazyPackage as LazyPackage
from .codetops import PlainPackage as PlainPackage
from .codetops import RateLimit as RateLimit
from .codetops import Region as Region
from .codetops import RegionVariable as RegionVariable
from .codetops import UnsentScheme as UnsentScheme
from .types import NONE, REQUEST_OPTIONS, Name, Names, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The arguments of a method as its definition lists them."""

    positional: tuple[Argument, ...] = ()
    keyword: tuple[Argument, ...] = ()
    bare: bool = False
    """Whether what is positional has no name."""
    returns: Type = NONE
    """What this way to call it gives."""
    options: Name = REQUEST_OPTIONS
    """What it takes beside its own arguments."""


_NO_ARGUMENTS = Signature()


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPart:
    """Literal text of a path, or a parameter in it."""

    text: str = ""
    parameter: Construct | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterGroup:
    """The parameters of one place: facts for the runtime, and the arguments that carry their values."""

    name: str
    """Argument of the runtime: `query`, `headers`, `cookies`."""
    constructs: tuple[Construct, ...]
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """A method without an operation of its own, which a feature adds beside a call."""

    kind: str
    """Which of the methods of its feature it is."""
    name: str
    signature: Signature
    overloads: tuple[Signature, ...] = ()
    """Ways to call it, when there is more than one."""
    function: str
    """The method of the base class that does the work."""
    base: Name
    """The class of the runtime that has it."""
    operations: tuple[OperationName, ...]
    """What that takes."""
    given: tuple[str, ...] = ()
    """Arguments that it takes by place after the operations, under their own names."""
    path: tuple[Argument, ...] = ()
    groups: tuple[ParameterGroup, ...] = ()
    fields: tuple[Argument, ...] = ()
    """What goes into the request: path, query, headers and cookies, and fields of the body."""
    passed: tuple[str, ...] = ()
    """Arguments that are handed on under their own names."""
    at_once: bool = False
    """Whether it gives something at once, which asks the server when it is used: nothing is awaited."""
    viewed: bool = False
    """Whether it can give the whole response as well, as the call can."""
    model: Type | None = None
    """The object that it is about."""
    anchor: str = ""
    """The part of the operation's page that tells of it; empty for all of it."""
    stored: bool = False
    """Whether the fake server has to keep what the operation shows, whoever makes it."""
    docstring_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationFacts:
    """What the runtime has to know of an operation, as data."""

    annotation: Type = NONE
    """`T` of `Operation[T]`."""
    path_parts: tuple[PathPart, ...] = ()
    groups: tuple[ParameterGroup, ...] = ()
    constructs: tuple[tuple[str, Construct], ...] = ()
    """The body and whatever else is no plain data, by the name of the argument of `Operation`."""
    steps: tuple[Construct, ...] = ()
    """What a call does beside sending its request, the outermost first."""
    keywords: tuple[Keyword, ...] = ()
    """Everything else: `success`, `errors`, `safe` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One operation as a method."""

    name: str
    constant: str
    """Name of the operation's data."""
    key: str
    operation_id: str
    http_method: str
    path: str
    call: str
    """`pets.list`: attribute path on the client."""
    summary: str
    description: str
    """The whole published description, Markdown."""
    path_arguments: tuple[Argument, ...] = ()
    arguments: tuple[Argument, ...] = ()
    """Query, header and cookie arguments: keyword only, required first."""
    body_fields: tuple[Argument, ...] = ()
    """Top-level fields of an object body, keyword only."""
    body: Argument | None = None
    """The whole body."""
    body_media_type: str = ""
    returns: Type
    """What a call gives."""
    label: Type
    """The same for people."""
    success: tuple[tuple[str, Type | None], ...]
    """Status -> type of the body, if it has one."""
    answers: tuple[Answer, ...] = ()
    raises: tuple[Raised, ...] = ()
    segments: tuple[tuple[str, str], ...]
    """(`literal`, text) or (`parameter`, wire name)."""
    sending: Sending = PLAIN
    safe: bool = False
    idempotent: bool = False
    secured: bool = True
    servers: tuple[str, ...] = ()
    deprecated: bool = False
    doc_page: str = ""
    origin_text: str = ""
    supplement: bool = False
    signature: Signature = _NO_ARGUMENTS
    """The method as defined."""
    overloads: tuple[Signature, ...] = ()
    """Ways to call it, when there is more than one: by field, or with the whole body."""
    facts: OperationFacts = OperationFacts()
    docstring_text: str = ""
    twin_docstring_text: str = ""
    """Of the async method, where it says less than that of the sync one."""
    notes: tuple[str, ...] = ()
    """What is declared of it beyond its schema."""
    options: tuple[Argument, ...] = ()
    """Arguments that are declared and not sent, as they are listed."""
    extras: tuple[Extra, ...] = ()
    """The same, as the runtime takes them."""
    companions: tuple[Companion, ...] = ()
    """Methods beside it."""
    index: Mapping[str, Json] = field(default_factory=dict)
    """What `api.json` says of it beyond what it says of all."""

    def companion(self, kind: str) -> Companion | None:
        """The method of this kind beside it."""
        return next((one for one in self.companions if one.kind == kind), None)

    @property
    def item(self) -> Type | None:
        """One item of a call that gives any number of them, page after page."""
        return self.sending.item if self.sending.gives == "pages" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flavour:
    """One of the two modules of a resource: the words in which sync and async differ."""

    asynchronous: bool
    path: str
    """Path of the module below the package."""
    class_name: str
    bases: tuple[str, ...]
    raw: Mapping[str, str]
    """Method -> function of the runtime that makes it give the whole response."""
    streamed: Mapping[str, str]
    """Method -> function of the runtime that makes it give the response while it arrives."""
    define: str
    """`def` or `async def`."""
    wait: str
    """Empty, or `await` and a space."""
    names: Names
    imports: tuple[Import, ...]
    type_imports: tuple[Import, ...]
    exports: tuple[str, ...]
    module_docstring_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """The methods of one page."""

    attribute: str
    class_name: str
    page_title: str
    summary: str
    source_text: str
    methods: tuple[Method, ...]
    operation_names: Names
    operation_imports: tuple[Import, ...]
    """Of the module of operations."""
    operation_type_imports: tuple[Import, ...] = ()
    """Of the module of operations, under `TYPE_CHECKING`."""
    flavours: tuple[Flavour, ...] = ()
    """The sync module and its async twin."""
    docstring_text: str = ""
    operations_docstring_text: str = ""
    mixin: Mixin | None = None
    """Calls that were written by hand."""
    groups: tuple[MethodGroup, ...] = ()

    @property
    def names(self) -> Names:
        """What its module calls the types of its methods; the async twin calls them the same."""
        return self.flavours[0].names


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Somebody who made the package."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a package index shows of a package beside its name, version and summary."""

    unofficial: bool = True
    """Whether the package says that it is not made by the makers of the API."""
    license: str = ""
    """Expression of SPDX; empty where none is said."""
    authors: tuple[Author, ...] = ()
    keywords: tuple[str, ...] = ()
    urls: tuple[tuple[str, str], ...] = ()
    """Label that package indexes know -> address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The whole package."""

    name: str
    """Import name."""
    distribution: str
    version: str
    title: str
    summary: str
    description: str
    api_version: str
    client_class: str
    """`Client`, or what `sdk.yaml` calls it."""
    error_class: str
    """Root of the errors, `PetsError`."""
    metadata: Metadata = field(default_factory=Metadata)
    docs: str = "operation"
    """What has a page of its own in the docs: each `operation`, each `resource`, or `none` of them."""
    regions: tuple[Region, ...]
    base_path: str
    """Path behind a base URL that has none: of a server that the document names by a path alone."""
    credential: Credential
    resources: tuple[Resource, ...]
    model_modules: tuple[ModelModule, ...]
    page_sources: tuple[tuple[str, str], ...]
    """Page title -> path of the page."""
    header_text: str
    """What every generated file says of itself."""
    variables: tuple[ClientVariable, ...] = ()
    """Keywords of the clients for the variables of their servers."""
    clients: tuple[ClientModule, ...] = ()
    lazy_packages: tuple[LazyPackage, ...] = ()
    plain_packages: tuple[PlainPackage, ...] = ()
    errors: tuple[ErrorType, ...] = ()
    """Below their root, as the tree of errors has them."""
    error_tree: tuple[str, ...] = ()
    """The tree of the errors, drawn line by line; the first is their root."""
    error_imports: tuple[Import, ...] = ()
    """What the module of errors imports: what any call can raise."""
    error_type_imports: tuple[Import, ...] = ()
    """The others, under `TYPE_CHECKING`: they are imported on first use."""
    later_errors: tuple[Lazy, ...] = ()
    """The same: name, and module as seen from the module of errors."""
    runtime: tuple[str, ...] = ()
    """Paths of the modules of the runtime that the package needs, sorted."""
    codes: tuple[CodeConstant, ...] = ()
    """Constants of `ErrorCode`; there is no such class without any."""
    error_exports: tuple[str, ...] = ()
    """The same and the alias of their root."""
    source_folder: str = ""
    """`src/NAME`, for the build."""
    models_module: str = ""
    """`NAME.models`."""
    fake: FakeModule | None = None
    rate_limit: RateLimit | None = None
    """What a client keeps to that is told to throttle itself."""
    copies: tuple[File, ...] = ()
    """Hand-written modules, which stand in the package as they are."""
    extensions: tuple[Extension, ...] = ()
    """What they hold, sorted by name."""
