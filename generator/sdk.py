"""What no schema can say: the contents of `sdk.yaml`, typed. Data only.

Every rule carries its origin, so that one which matches nothing can be reported where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .diagnostics import Origin
from .source import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What the published document says at a place, as far as a rule rests on it."""

    place: str
    """Way down from the operation or schema, `responses.404.description`, or a JSON pointer."""
    value: Json
    """What stands there; an object at least that; `{contains: …}` and `{absent: true}` say less."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """How many requests the server takes of one account."""

    burst: int
    """At once."""
    per_second: float
    """After that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRule:
    """What the client class is called and where its settings come from."""

    class_name: str = "Client"
    token_env: str = ""
    """Environment variable of the token; made from the package's name when empty."""
    regions: tuple[tuple[str, str], ...] = ()
    """Region name -> server URL; made from the servers when empty."""
    rate_limit: RateLimit | None = None
    reason: str = ""
    expects: tuple[Expectation, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule:
    """What a page is called: its module, the noun of one of its things."""

    title: str
    singular: str = ""
    module: str = ""
    reason: str = ""
    expects: tuple[Expectation, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingRule:
    """A paging scheme, by name."""

    name: str
    next_header: str = ""
    next_field: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    strip_prefix: str = ""
    continue_on_empty: bool = False
    reason: str = ""
    expects: tuple[Expectation, ...] = ()
    origin: Origin | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A list in the body that one request takes only so much of."""

    field: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The operation that reads what this one replaces."""

    get: str = ""
    """Its key; empty for the GET of the same path."""
    version: str = ""
    """Field that changes whenever the object does; empty when there is none."""
    inferred: bool = False
    """Whether nobody declared it: the schemas of both say that what is read can be written."""


State = str | int | bool
"""What a field says of how far some work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """How an answer tells that the work which it shows is over."""

    DELAY: ClassVar[float] = 5.0

    status: str
    """Field that tells its state."""
    success: tuple[State, ...]
    failure: tuple[State, ...] = ()
    delay: float = DELAY
    """Seconds between two looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """How an answer tells what work was started."""

    waiter: str
    """Key of the operation that shows it."""
    ids: tuple[str, ...]
    """Fields that may hold its id, the first one that is there first."""
    refused: str = ""
    """Field that says why nothing was started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A signed URL in the answer, and the file behind it."""

    url: str
    """Field of the answer that holds the URL."""
    name: str
    """What the file is called in the names of the methods: `download_NAME`, `iter_NAME_csv`."""
    kind: str
    """`csv`, or `bytes` for a file of any kind."""
    row: str = ""
    """Key of the model that a row of the file has the fields of; its id once it was found."""
    parameter: str = ""
    """Query parameter that lets the file begin at a row."""
    column: str = ""
    """Column that holds what this parameter takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRule:
    """A code that errors of the API carry, and what it means."""

    code: str
    meaning: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCode:
    """A code that one operation may answer with."""

    status: str
    code: str
    meaning: str = ""
    own: bool = False
    """Whether the meaning is that of this operation, and not the one that the code has everywhere."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchPath:
    """A place in a document that a JSON Patch may write."""

    pointer: str
    type: str = ""
    """A type of JSON, or `any`; empty when the document says it."""
    format: str = ""
    description: str = ""
    within: int | None = None
    """How many seconds from now a time that is written there may lie ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchRule:
    """What a JSON Patch may say."""

    paths: tuple[PatchPath, ...]
    of: str = ""
    """Key of the operation that reads the document; empty when each path has its own type."""
    op: str = "replace"
    """The operation of RFC 6902 that a new value is sent with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFilter:
    """An argument that picks among the items of an answer, because the server does not."""

    name: str
    field: tuple[str, ...]
    """Way to the field in an item."""
    equals: Json = None
    """What the field is to be, of an argument that is true or false; `None` when the caller gives it."""
    items: tuple[str, ...] = ()
    """Way to the items, in an answer that is not paged; empty when the answer is the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviours:
    """What an operation does that its schema does not say; all names are wire names."""

    joins: tuple[tuple[str, str], ...] = ()
    """Parameter -> what stands between the items of the list that it carries in one text."""
    exclusive: tuple[tuple[str, ...], ...] = ()
    """Arguments of which at most one may be given."""
    times: tuple[tuple[str, str], ...] = ()
    """Parameter -> how it counts time."""
    constants: tuple[tuple[str, Json], ...] = ()
    """Body field -> what it is unless the caller says otherwise."""
    batch: Batch | None = None
    pair: Pair | None = None
    unpaired: bool = False
    """Whether what the GET of its path gives is not to be written by it."""
    download: Download | None = None
    waiter: Waiter | None = None
    starts: Starts | None = None
    missing_ok: tuple[str, ...] | None = None
    """Codes of the 404 that only says "there is none"; empty for every 404, `None` when it is always an error."""
    result: ExtensionName | None = None
    """The hand-written class that the answer is given as."""
    codes: tuple[StatedCode, ...] = ()
    """Codes that its errors may carry."""
    patch: PatchRule | None = None
    guards: tuple[tuple[str, str], ...] = ()
    """Argument -> key of the operation that is asked first, and whose answer has to be empty."""
    filters: tuple[LocalFilter, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    """Parameter or body field that gets no argument -> why."""
    cached: bool = False
    """Whether the client keeps the answer."""
    ordered: tuple[tuple[str, ...], ...] = ()
    """Arguments of which each is to lie strictly before the next."""
    characters: tuple[tuple[str, str], ...] = ()
    """Query parameter -> the characters that its text may have, as a class of a regular expression."""
    spellings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Query parameter -> what is accepted for it beside the schema, and what is then sent."""
    origins: tuple[tuple[str, Origin], ...] = ()
    """Setting -> where it stands."""


NO_BEHAVIOURS = Behaviours()
"""Nothing is declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRule:
    """What is to be known of one operation beyond its schema."""

    key: str
    """`GET /pets`."""
    resource: str = ""
    method: str = ""
    paging: str = ""
    """Name of a paging scheme."""
    safe: bool | None = None
    idempotent: bool | None = None
    arguments: tuple[tuple[str, str], ...] = ()
    """Wire name of a parameter or body field -> argument name."""
    behaviours: Behaviours = NO_BEHAVIOURS
    reason: str = ""
    expects: tuple[Expectation, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRule:
    """What one schema is called."""

    key: str
    """`Page title/published name`."""
    name: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    """Wire name -> attribute."""
    times: tuple[tuple[str, str], ...] = ()
    """Wire name -> how the field counts time."""
    mixin: ExtensionName | None = None
    """The hand-written class that the model has as a further base."""
    reason: str = ""
    expects: tuple[Expectation, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceRule:
    """What is to be known of one resource."""

    attribute: str
    """As the client has it."""
    mixin: ExtensionName
    """The hand-written class that it has as a further base."""
    async_mixin: ExtensionName
    """The same for asyncio."""
    reason: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeHandler:
    """How the fake server answers one operation."""

    key: str
    """`POST /pets/{id}/sell`."""
    function: ExtensionName
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule:
    """Methods of one resource that stand together in the docs."""

    resource: str
    """Attribute on the client."""
    title: str
    methods: tuple[str, ...]
    """Names of methods, in the order in which they are shown."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatRule:
    """A format of the API's own: what values of it look like. For samples; nothing is refused for it."""

    name: str
    pattern: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkConfig:
    """All of `sdk.yaml`."""

    client: ClientRule = ClientRule()
    pages: tuple[PageRule, ...] = ()
    paging: tuple[PagingRule, ...] = ()
    operations: tuple[OperationRule, ...] = ()
    models: tuple[ModelRule, ...] = ()
    resources: tuple[ResourceRule, ...] = ()
    fake_handlers: tuple[FakeHandler, ...] = ()
    exports: tuple[ExtensionName, ...] = ()
    """Names of hand-written modules that the package gives at its top."""
    groups: tuple[GroupRule, ...] = ()
    codes: tuple[CodeRule, ...] = ()
    formats: tuple[FormatRule, ...] = ()
