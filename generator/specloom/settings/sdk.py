"""Everything that `sdk.yaml` may say, declared. The parser, the JSON Schema and the reference page follow from this.

Every rule carries its origin, so that one which matches nothing can be reported where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from ..diagnostics import Diagnostics, Origin
from ..source import Json
from ..text.suggest import did_you_mean, one_of
from .declaration import Rule, option, section
from .kinds import (
    IDENTIFIER,
    TEXT,
    Kind,
    choice,
    count,
    data,
    dotted,
    either,
    flag,
    groups,
    list_of,
    map_of,
    number,
    off,
    on,
    pattern,
    text,
    wrong,
)
from .reader import Setting, open_settings

CLASS = "Client"
"""What the class of the client is called unless a rule says otherwise."""
TIMES = ("epoch_ms", "epoch_s", "epoch_ms_string")
"""Ways to count time; a pattern of `strftime` is one as well."""
State = str | int | bool
T = TypeVar("T")
"""What a field says of how far some work is."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """How many requests the server takes of one account."""

    burst: int = option(count("a whole number of requests, 1 or more"), "Requests at once.", example=1000)
    per_second: float = option(number("a positive number of requests"), "Requests per second after that.", example=300)


@dataclass(frozen=True, kw_only=True)
class ClientRule(Rule):
    """What the client class is called and where its settings come from."""

    class_name: str = option(
        IDENTIFIER, "Name of the client class.", default=CLASS, name="class", names=True, example="Pets"
    )
    token_env: str = option(
        TEXT,
        "Environment variable of the token; by default made from the name of the package.",
        default="",
        names=True,
        example="PETS_TOKEN",
    )
    regions: tuple[tuple[str, str], ...] = option(
        map_of(TEXT),
        "Region -> server URL; by default made from the servers.",
        default=(),
        example={"eu": "https://api.eu.pets.example"},
    )
    rate_limit: RateLimit | None = option(
        section(RateLimit),
        "How many requests the server takes of one account; clients keep to it on request.",
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class PageRule(Rule):
    """What a page is called: its module, and the noun for one of the things that it is about."""

    title: str
    singular: str = option(TEXT, "Noun for one of its things.", default="", names=True, example="owner")
    module: str = option(
        IDENTIFIER,
        "Name of its modules, and of its attribute on the client.",
        default="",
        names=True,
        example="owners",
    )


_NEXT = text("(header|body):.+", "`header:NAME` or `body:FIELD`")
_ITEMS = TEXT.then(lambda found: tuple(found.removeprefix("body").removeprefix(":").split(".")))
_PREFIX = text("/.*[^/]|/[^/]", "the beginning of a path, such as `/api`")


@dataclass(frozen=True, kw_only=True)
class PagingRule(Rule):
    """A paging scheme: where the next page and the items are found."""

    name: str
    next: str = option(_NEXT, "`header:NAME`, or `body:FIELD` with dots between the steps.", example="header:Link")
    items: tuple[str, ...] = option(
        _ITEMS, "`body:FIELD` of the list; left out when the body is the list.", default=(), example="body:pets"
    )
    strip_prefix: str = option(
        _PREFIX,
        "Start of the path that the address of the next page has and the API does not.",
        default="",
        example="/api",
    )
    continue_on_empty: bool = option(on(), "A page without items need not be the last.", default=False)

    @property
    def next_header(self) -> str:
        """The header that holds the address of the next page; empty when the body does."""
        return self.next.removeprefix("header:") if self.next.startswith("header:") else ""

    @property
    def next_field(self) -> tuple[str, ...]:
        """Way to the field that holds the address of the next page; empty when a header does."""
        return tuple(self.next.removeprefix("body:").split(".")) if self.next.startswith("body:") else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A list in the body of which one request takes only so much."""

    field: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The operation that reads what this one replaces."""

    JSON_SCHEMA: ClassVar[Mapping[str, Json]] = {"minProperties": 1}

    get: str = option(
        TEXT,
        "The operation that reads what this one writes; by default the GET of the same path.",
        default="",
        example="GET /pets/{id}",
    )
    version: str = option(TEXT, "Field that changes whenever the object does.", default="", example="changedAt")
    inferred: bool = False
    """Whether nobody declared it: the schemas of both say that what is read can be written."""

    def complaints(self) -> Iterator[tuple[str, str]]:
        """What does not go together."""
        if not self.get and not self.version:
            yield "", "wants `get` or `version`"


UNPAIRED = Pair()
"""What the GET of the same path gives is not to be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """How an answer tells that the job which it shows is over."""

    DELAY: ClassVar[float] = 5.0

    status: str = option(TEXT, "Field that tells the state of the job.", example="state")
    success: tuple[State, ...] = option(
        list_of(data(str, int, bool, wanted="a state: a text or a number"), 1, "one state or more"),
        "States of a job that ended well.",
        example=["done"],
    )
    failure: tuple[State, ...] = option(
        list_of(data(str, int, bool, wanted="a state: a text or a number")),
        "States of a job that ended badly.",
        default=(),
        example=["failed", "canceled"],
    )
    delay: float = option(
        number("seconds above 0").then(float), "Seconds between the first two requests.", default=DELAY
    )

    def complaints(self) -> Iterator[tuple[str, str]]:
        """What does not go together."""
        for state in self.failure:
            if state in self.success:
                yield "failure", f"has `{state}`, which is a success"


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """How an answer tells which job was started."""

    waiter: str = option(TEXT, "The operation that shows the job.", example="GET /walks/{id}")
    ids: tuple[str, ...] = option(
        list_of(TEXT, 1, "one field or more"),
        "Fields that may hold the id of the job, the first one that is there first.",
        example=["walkId", "id"],
    )
    refused: str = option(TEXT, "Field that says why nothing was started.", default="", example="error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """How a CSV file is asked for from some row on."""

    parameter: str = option(TEXT, "Query parameter that lets the file begin at a row.", example="startAt")
    column: str = option(TEXT, "Column that holds what this parameter takes.", example="visitId")


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A signed URL in the answer, and the file behind it."""

    url: str = option(TEXT, "Field of the answer that holds the URL.", example="fileURL")
    name: str = option(
        text("[a-z][a-z0-9_]*", "lower case letters, digits and underscores"),
        "What the file is called in `download_NAME` and `iter_NAME_csv`.",
        example="photos",
    )
    kind: str = option(choice("bytes", "csv"), "What the file is.", example="bytes")
    row: str = option(
        TEXT, "Of a CSV file: key of the model that has the fields of a row.", default="", example="Pets/Visit"
    )
    resume: Resume | None = option(
        section(Resume), "Of a CSV file: how it is asked for from some row on.", default=None
    )

    JSON_SCHEMA: ClassVar[Mapping[str, Json]] = {
        "if": {"properties": {"kind": {"const": "csv"}}},
        "then": {"required": ["row"]},
        "else": {"properties": {"row": False, "resume": False}},
    }

    def complaints(self) -> Iterator[tuple[str, str]]:
        """What does not go together."""
        if self.kind == "csv" and not self.row:
            yield "", "wants `row`"
        if self.kind == "bytes":
            yield from ((name, "is for `kind: csv`") for name in ("row", "resume") if getattr(self, name))

    @property
    def parameter(self) -> str:
        """Query parameter that lets the file begin at a row; empty when there is none."""
        return self.resume.parameter if self.resume else ""

    @property
    def column(self) -> str:
        """Column that holds what this parameter takes."""
        return self.resume.column if self.resume else ""


@dataclass(frozen=True, kw_only=True)
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
    type: str = option(
        choice("string", "integer", "number", "boolean", "object", "array", "any"),
        "Type of the value, where the document that is patched does not say it.",
        default="",
    )
    format: str = option(TEXT, "Format of the value, such as `date-time`.", default="")
    description: str = option(TEXT, "What the value is for.", default="")
    within: int | None = option(
        count("a number of seconds above 0"),
        "How many seconds from now a time that is written there may lie ahead.",
        default=None,
        example=3600,
    )


_PATHS = map_of(
    section(PatchPath, key="pointer"),
    least=1,
    wanted="one path or more",
    keys=r"(/([^/~]|~[01])+)+",
    names="a JSON pointer, such as `/name`",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchRule:
    """What a JSON Patch may say."""

    paths: tuple[PatchPath, ...] = option(
        _PATHS.then(lambda found: tuple(path for _, path in found) or None),
        "JSON pointer -> what may be written there; each becomes a keyword argument.",
        example={"/name": {}},
    )
    of: str = option(
        TEXT,
        "The operation that reads the document; left out when each path has its own type.",
        default="",
        example="GET /pets/{id}",
    )
    op: str = option(TEXT, "The operation of RFC 6902 that a new value is sent with.", default="replace")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFilter:
    """An argument that picks among the items of an answer, because the server does not."""

    name: str
    field: tuple[str, ...] = option(dotted(), "Field of an item.", example="kind")
    equals: Json = option(
        data(str, int, bool, wanted="a text, a whole number, true or false"),
        "What the field is to be, of an argument that is true or false.",
        default=None,
        example="cat",
    )
    items: tuple[str, ...] = option(
        dotted(), "Field that holds the items, in an answer that is not paged.", default=(), example="pets"
    )


def _values(found: tuple[tuple[str, T], ...]) -> tuple[T, ...]:
    return tuple(one for _, one in found)


def _named(cls: type[T], key: str) -> Kind[tuple[T, ...]]:
    return map_of(section(cls, key=key)).then(_values)


def _batch(found: tuple[tuple[str, int], ...]) -> Batch | None:
    return next((Batch(field=field, size=size) for field, size in found), None)


def _stated(setting: Setting) -> tuple[StatedCode, ...] | None:
    found: list[StatedCode] = []
    for status, entry in setting.items():
        if entry.is_list:
            codes = ((one.text(), "", one.origin) for one in entry.entries())
        else:
            codes = ((code, " ".join(one.text().split()), one.origin) for code, one in entry.items())
        found += [
            StatedCode(status=status, code=code, meaning=meaning, own=bool(meaning), origin=origin)
            for code, meaning, origin in codes
        ]
    return tuple(found)


def _character_class(setting: Setting) -> str | None:
    found = setting.text()
    try:
        if _CLASS.fullmatch(found) and re.compile(found):
            return found
    except re.error:
        pass
    wrong(setting, "characters as `[a-z0-9._]`")
    return None


_CLASS = re.compile(r"\[[^\[\]\\^]+\]")
_CODES = Kind(
    _stated,
    {
        "type": "object",
        "additionalProperties": {
            "anyOf": [
                {"type": "array", "items": {"type": "string"}},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ]
        },
    },
    "mapping: status -> list of codes, or mapping from code to its meaning here",
)
_SEPARATOR = text(r"[\s\S]", "one character")
_WORDS = TEXT.then(lambda found: " ".join(found.split()))


@dataclass(frozen=True, kw_only=True)
class OperationRule(Rule):
    """What is to be known of one operation beyond its schema. All names are those of the wire."""

    key: str = ""
    method: str = option(TEXT, "`resource.method`, or `method` alone.", default="", names=True, example="pets.list")
    paging: str = option(
        TEXT, "A scheme under `paging`, or `none`.", default="", names=True, unless=("none",), example="link"
    )
    safe: bool | None = option(flag(), "It only reads, whatever its HTTP method.", default=None)
    idempotent: bool | None = option(flag(), "Sent twice, it does the same as sent once.", default=None)
    arguments: tuple[tuple[str, str], ...] = option(
        map_of(IDENTIFIER),
        "Parameter or body field -> name of the argument.",
        default=(),
        names=True,
        example={"_q": "search"},
    )
    joins: tuple[tuple[str, str], ...] = option(
        map_of(_SEPARATOR),
        "Query parameter -> what stands between the items of the list that it carries in one text.",
        default=(),
        name="join",
        example={"include": ","},
    )
    exclusive: tuple[tuple[str, ...], ...] = option(
        groups(), "Arguments of which at most one may be given.", default=(), example=["include", "exclude"]
    )
    times: tuple[tuple[str, str], ...] = option(
        map_of(TIME), "Query parameter -> how it counts time.", default=(), name="time", example={"since": "epoch_ms"}
    )
    constants: tuple[tuple[str, Json], ...] = option(
        map_of(data()),
        "Body field -> what it is unless the caller says otherwise.",
        default=(),
        name="constant",
        example={"kind": "dog"},
    )
    batch: Batch | None = option(
        map_of(count("a number above 0"), least=1, most=1, wanted="one field and its limit").then(_batch),
        "Body field that holds a list -> how many items one request takes.",
        default=None,
        example={"ids": 1000},
    )
    pair: Pair | None = option(
        either(section(Pair), off().then(lambda _: UNPAIRED), lambda setting: setting.is_mapping),
        "What an update reads first. `false` when what the GET of the same path gives is not to be written.",
        default=None,
    )
    download: Download | None = option(
        section(Download), "The answer holds a signed URL: methods that give the file behind it.", default=None
    )
    waiter: Waiter | None = option(
        section(Waiter), "The answer shows a job: a method that waits until it is over.", default=None
    )
    starts: Starts | None = option(
        section(Starts), "The call starts a job: its result can wait until that is over.", default=None
    )
    missing_ok: tuple[str, ...] | None = option(
        either(list_of(TEXT), on().then(lambda _: ()), lambda setting: setting.is_list),
        'Codes of the 404 that only says "there is none"; `true` for every 404.',
        default=None,
        example=["no_such_pet"],
    )
    result: ExtensionName | None = option(
        EXTENSION, "The hand-written class that the answer is given as.", default=None, example="pets.Litter"
    )
    patch: PatchRule | None = option(section(PatchRule), "Keyword arguments for a JSON Patch.", default=None)
    guards: tuple[tuple[str, str], ...] = option(
        map_of(TEXT),
        "Argument -> the operation that is asked first, and whose answer has to be empty.",
        default=(),
        name="guard",
        example={"require_unused": "GET /pets/{id}/owners"},
    )
    filters: tuple[LocalFilter, ...] = option(
        _named(LocalFilter, "name"),
        "Argument -> what it picks among the items of the answer.",
        default=(),
    )
    hidden: tuple[tuple[str, str], ...] = option(
        map_of(TEXT),
        "Parameter or body field that gets no argument -> why.",
        default=(),
        name="hide",
        example={"colour": "the server ignores it"},
    )
    cached: bool = option(on(), "The client keeps the answer.", default=False)
    ordered: tuple[tuple[str, ...], ...] = option(
        groups(), "Arguments of which each lies strictly before the next.", default=(), example=["from", "until"]
    )
    characters: tuple[tuple[str, str], ...] = option(
        map_of(Kind(_character_class, {"type": "string", "pattern": r"^\[[^\[\]\\^]+\]$"}, "characters as `[a-z]`")),
        "Query parameter -> the characters that its text may have.",
        default=(),
        example={"include": "[a-z.]"},
    )
    spellings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = option(
        map_of(map_of(TEXT)),
        "Query parameter -> what is accepted for it beside the schema, and what is then sent.",
        default=(),
        example={"status": {"ignored": "ignore"}},
    )
    codes: tuple[StatedCode, ...] = option(
        _CODES, "Status -> codes that its errors may carry.", default=(), names=True, example={"404": ["no_such_pet"]}
    )

    @property
    def resource(self) -> str:
        """The resource that `method` names; empty when it names none."""
        return self.method.rpartition(".")[0]

    @property
    def method_name(self) -> str:
        """What the method is called; empty when the rule does not say."""
        return self.method.rpartition(".")[2]

    @property
    def unpaired(self) -> bool:
        """Whether what the GET of its path gives is not to be written by it."""
        return self.pair == UNPAIRED

    @property
    def declares(self) -> bool:
        """Whether it says more than names, paging and safety."""
        return any(getattr(self, name) != getattr(NOTHING_DECLARED, name) for name in _BEHAVIOURS)


_BEHAVIOURS = (
    *("joins", "exclusive", "times", "constants", "batch", "pair", "download", "waiter", "starts", "missing_ok"),
    *("result", "patch", "guards", "filters", "hidden", "cached", "ordered", "characters", "spellings", "codes"),
)
NOTHING_DECLARED = OperationRule()
"""What is known of an operation without a rule."""


@dataclass(frozen=True, kw_only=True)
class ModelRule(Rule):
    """What one schema is called, and what is to be known of its fields."""

    key: str
    name: str = option(IDENTIFIER, "Name of the class.", default="", names=True, example="Pet")
    fields: tuple[tuple[str, str], ...] = option(
        map_of(TEXT), "JSON name -> attribute.", default=(), names=True, example={"_id": "id"}
    )
    times: tuple[tuple[str, str], ...] = option(
        map_of(TIME), "JSON name -> how the field counts time.", default=(), example={"seen": "epoch_ms"}
    )
    mixin: ExtensionName | None = option(
        EXTENSION, "The hand-written class that the model has as a further base.", default=None, example="pets.Tame"
    )


@dataclass(frozen=True, kw_only=True)
class ResourceRule(Rule):
    """Calls that a resource has beside those that are published."""

    attribute: str
    mixin: ExtensionName = option(
        EXTENSION, "The hand-written class that it has as a further base.", example="pets.Calls"
    )
    async_mixin: ExtensionName = option(
        EXTENSION, "The same for asyncio: who uses it finds the same calls.", example="pets.AsyncCalls"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeHandler:
    """How the fake server answers one operation."""

    key: str
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
class FakeRule:
    """The fake server."""

    handlers: tuple[FakeHandler, ...] = option(
        map_of(EXTENSION).then(
            lambda found: tuple(FakeHandler(key=key, function=name, origin=name.origin) for key, name in found)
        ),
        "Operation -> the function that answers it.",
        example={"POST /pets": "fakes.born"},
    )


def _groups(setting: Setting) -> tuple[GroupRule, ...]:
    found: list[GroupRule] = []
    for resource, titles in setting.items():
        for title, entry in titles.items():
            methods = _METHODS.read(entry)
            if methods is not None:
                found.append(GroupRule(resource=resource, title=title, methods=methods, origin=entry.origin))
    return tuple(found)


_METHODS = list_of(TEXT, 1, "one method or more")


def _formats(setting: Setting) -> tuple[FormatRule, ...]:
    read = ((name, entry, pattern().read(entry)) for name, entry in setting.items())
    return tuple(FormatRule(name=name, pattern=found, origin=entry.origin) for name, entry, found in read if found)


def _codes(setting: Setting) -> tuple[CodeRule, ...]:
    read = ((code, entry, _WORDS.read(entry)) for code, entry in setting.items())
    return tuple(CodeRule(code=code, meaning=found, origin=entry.origin) for code, entry, found in read if found)


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkConfig:
    """What no schema can say of an API: names, paging, behaviours."""

    client: ClientRule = option(section(ClientRule), "The client.", default=ClientRule())
    pages: tuple[PageRule, ...] = option(_named(PageRule, "title"), "Title of a page -> its names.", default=())
    paging: tuple[PagingRule, ...] = option(
        _named(PagingRule, "name"), "Name of a paging scheme -> how the next page is found.", default=()
    )
    operations: tuple[OperationRule, ...] = option(
        _named(OperationRule, "key"), "`GET /pets/{id}` -> what is to be known of the operation.", default=()
    )
    models: tuple[ModelRule, ...] = option(
        _named(ModelRule, "key"), "`Page title/published name` -> what is to be known of the schema.", default=()
    )
    resources: tuple[ResourceRule, ...] = option(
        _named(ResourceRule, "attribute"),
        "Attribute of the client -> the hand-written calls that it has as well.",
        default=(),
    )
    fake: FakeRule = option(section(FakeRule), "The fake server.", default=FakeRule(handlers=()))
    exports: tuple[ExtensionName, ...] = option(
        list_of(EXTENSION),
        "Names of hand-written modules that the package gives at its top.",
        default=(),
        example=["pets.Litter"],
    )
    groups: tuple[GroupRule, ...] = option(
        Kind(_groups, map_of(map_of(_METHODS)).schema, "mapping: resource -> title -> list of methods"),
        "Resource -> title of a group -> its methods, as the docs show them.",
        default=(),
        example={"pets": {"Care": ["feed", "wash"]}},
    )
    formats: tuple[FormatRule, ...] = option(
        Kind(_formats, map_of(pattern()).schema, map_of(pattern()).words),
        "Format of the API's own -> pattern that its values match. For samples; nothing is refused for it.",
        default=(),
        example={"objectId": "^[0-9a-f]{24}$"},
    )
    codes: tuple[CodeRule, ...] = option(
        Kind(_codes, map_of(TEXT).schema, map_of(TEXT).words),
        "Code of an error -> what it means.",
        default=(),
        example={"no_such_pet": "there is no such pet"},
    )

    @property
    def fake_handlers(self) -> tuple[FakeHandler, ...]:
        """How the fake server answers single operations."""
        return self.fake.handlers


SDK = section(SdkConfig)
"""The whole file."""


def parse_sdk(text: str, page: str, diagnostics: Diagnostics) -> SdkConfig:
    """Read the file; every fault is an error with its place."""
    root = open_settings(text, page, diagnostics)
    config = (SDK.read(root) if root.is_mapping or root.is_list else None) or SdkConfig()
    _check_client(config, diagnostics)
    _check_paging_names(config, diagnostics)
    return replace(config, operations=_with_meanings(config, diagnostics))


def _check_client(config: SdkConfig, diagnostics: Diagnostics) -> None:
    if config.client.class_name == CLASS and "class" in config.client.origins:
        message = f"the client is called `{CLASS}` without the rule too"
        diagnostics.error("idle-rule", message, config.client.place("class"), help="remove it")


def _check_paging_names(config: SdkConfig, diagnostics: Diagnostics) -> None:
    known = [rule.name for rule in config.paging]
    for rule in config.operations:
        if rule.paging and rule.paging not in (*known, "none"):
            diagnostics.error(
                "unknown-setting",
                f"`{rule.key}` pages by `{rule.paging}`, which is not declared under `paging`",
                rule.origin,
                help=one_of(rule.paging, known),
            )


def _with_meanings(config: SdkConfig, diagnostics: Diagnostics) -> tuple[OperationRule, ...]:
    """The operations with the meaning of each code; one that is not declared, or never used, is an error."""
    known = {rule.code: rule.meaning for rule in config.codes}
    used = {stated.code for rule in config.operations for stated in rule.codes}
    for rule in config.operations:
        for stated in rule.codes:
            if stated.code not in known:
                message = f"`{rule.key}` answers with `{stated.code}`, which is not declared under `codes`"
                help = did_you_mean(stated.code, known, otherwise="say there what it means")
                diagnostics.error("unknown-setting", message, stated.origin, help=help)
    for code in config.codes:
        if code.code not in used:
            message = f'no operation answers with the code "{code.code}"'
            diagnostics.error("unused-rule", message, code.origin, help="name it at an operation, or remove it")
    return tuple(
        replace(
            rule,
            codes=tuple(
                replace(stated, meaning=stated.meaning or known[stated.code])
                for stated in rule.codes
                if stated.code in known
            ),
        )
        for rule in config.operations
    )
