"""Everything that `sdk.yaml` may say, declared. The parser, the JSON Schema and the reference page follow from this.

Every rule carries its origin, so that one which matches nothing can be reported where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from ..diagnostics import Diagnostics, Origin
from ..text.suggest import did_you_mean, one_of
from .declaration import Option, Rule, named, option, section
from .kinds import (
    EXTENSION,
    IDENTIFIER,
    TEXT,
    TIME,
    ExtensionName,
    Kind,
    count,
    list_of,
    map_of,
    number,
    on,
    pattern,
    text,
)
from .operations import OperationRule
from .reader import Setting, open_settings

T = TypeVar("T")

CLASS = "Client"
"""What the class of the client is called unless a rule says otherwise."""
FAULTS = ("required", "query", "body")
"""What can be wrong with a request, as the fake server tells it apart."""


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
    token_help: str = option(
        TEXT,
        "Where a token comes from, as a sentence: shown in the docs, and where a token is missing or refused.",
        default="",
        example="Create a token at https://pets.example/settings.",
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
class ComponentRule(Rule):
    """A schema that several pages publish, and not all of them as it is now."""

    name: str
    as_in: str = option(
        TEXT,
        "Title of the page whose copy counts for all pages, until the others have followed.",
        example="Owners",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedRule:
    """An operation that was published under another method and path."""

    key: str
    former: str
    origin: Origin | None = None


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


@dataclass(frozen=True, kw_only=True)
class CodeRule:
    """A code that errors of the API carry, and what it means."""

    code: str
    meaning: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeHandler:
    """How the fake server answers one operation."""

    key: str
    function: ExtensionName
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeCode:
    """The code of errors of one kind that the fake server answers with."""

    kind: str
    code: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule:
    """Methods of one resource that stand together in the docs."""

    resource: str
    """Attribute on the client."""
    title: str
    methods: tuple[str, ...]
    """Names of methods, in the order in which they are shown."""
    places: tuple[Origin, ...] = ()
    """Where each of them stands."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatRule:
    """A format of the API's own: what values of it look like. For samples; nothing is refused for it."""

    name: str
    pattern: str
    origin: Origin | None = None


def _entries(value: Kind[str], make: Callable[[str, str, Origin], T]) -> Kind[tuple[T, ...]]:
    """A mapping from names to texts, each made into a rule that knows where it stands."""

    def read(setting: Setting) -> tuple[T, ...]:
        entries = ((name, value.read(entry), entry.origin) for name, entry in setting.items())
        return tuple(make(name, found, origin) for name, found, origin in entries if found)

    return Kind(read, map_of(value).schema, map_of(value).words)


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeRule:
    """The fake server."""

    handlers: tuple[FakeHandler, ...] = option(
        map_of(EXTENSION).then(
            lambda found: tuple(FakeHandler(key=key, function=name, origin=name.origin) for key, name in found)
        ),
        "Operation -> the function that answers it.",
        default=(),
        example={"POST /pets": "fakes.born"},
    )
    codes: tuple[FakeCode, ...] = option(
        _entries(TEXT, lambda kind, code, origin: FakeCode(kind=kind, code=code, origin=origin)),
        "What was wrong with a request -> the code in the error that the fake answers with: `required` (something is "
        "missing), `query` (a parameter of the query), `body` (it cannot be read), or else a status.",
        default=(),
        example={"required": "missing_field", "404": "no_such_pet"},
    )


def _groups(setting: Setting) -> tuple[GroupRule, ...]:
    found: list[GroupRule] = []
    for resource, titles in setting.items():
        for title, entry in titles.items():
            methods = _METHODS.read(entry)
            if methods is not None:
                places = tuple(each.origin for each in entry.entries())
                rule = GroupRule(resource=resource, title=title, methods=methods, places=places, origin=entry.origin)
                found.append(rule)
    return tuple(found)


_METHODS = list_of(TEXT, 1, "one method or more")


_WORDS = TEXT.then(lambda found: " ".join(found.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkConfig:
    """What no schema can say of an API: names, paging, behaviours."""

    client: ClientRule = option(section(ClientRule), "The client.", default=ClientRule())
    pages: tuple[PageRule, ...] = option(named(PageRule, "title"), "Title of a page -> its names.", default=())
    paging: tuple[PagingRule, ...] = option(
        named(PagingRule, "name"), "Name of a paging scheme -> how the next page is found.", default=()
    )
    operations: tuple[OperationRule, ...] = option(
        named(OperationRule, "key"), "`GET /pets/{id}` -> what is to be known of the operation.", default=()
    )
    models: tuple[ModelRule, ...] = option(
        named(ModelRule, "key"), "`Page title/published name` -> what is to be known of the schema.", default=()
    )
    components: tuple[ComponentRule, ...] = option(
        named(ComponentRule, "name"), "Published name -> how the copies of several pages are held together.", default=()
    )
    moved: tuple[MovedRule, ...] = option(
        _entries(TEXT, lambda now, former, origin: MovedRule(key=now, former=former, origin=origin)),
        "`GET /v2/pets` -> the operation that it was before, `GET /v1/pets`, whose names it keeps.",
        default=(),
        example={"GET /v2/pets": "GET /v1/pets"},
    )
    resources: tuple[ResourceRule, ...] = option(
        named(ResourceRule, "attribute"),
        "Attribute of the client -> the hand-written calls that it has as well.",
        default=(),
    )
    fake: FakeRule = option(section(FakeRule), "The fake server.", default=FakeRule())
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
        _entries(pattern(), lambda name, found, origin: FormatRule(name=name, pattern=found, origin=origin)),
        "Format of the API's own -> pattern that its values match. For samples; nothing is refused for it.",
        default=(),
        example={"microchip": "^[0-9]{15}$"},
    )
    codes: tuple[CodeRule, ...] = option(
        _entries(_WORDS, lambda code, found, origin: CodeRule(code=code, meaning=found, origin=origin)),
        "Code of an error -> what it means.",
        default=(),
        example={"no_such_pet": "there is no such pet"},
    )
    glossary: tuple[tuple[str, str], ...] = option(
        map_of(TEXT, keys=r"\S.*", names="a line of text"),
        "Term -> what it means, in Markdown; a page of the docs lists them.",
        default=(),
        example={"Litter": "The pets of one mother that are born together."},
    )

    @property
    def held(self) -> dict[str, str]:
        """Component -> title of the page whose copy of it counts."""
        return {rule.name: rule.as_in for rule in self.components if rule.as_in}

    @property
    def fake_handlers(self) -> tuple[FakeHandler, ...]:
        """How the fake server answers single operations."""
        return self.fake.handlers


def whole_file(more: Iterable[Option] = ()) -> Kind[SdkConfig]:
    """The whole file; `more` are settings of operations that features declare."""
    return section(SdkConfig, kinds={"operations": named(OperationRule, "key", more)})


def parse_sdk(text: str, page: str, diagnostics: Diagnostics, more: Iterable[Option] = ()) -> SdkConfig:
    """Read the file; every fault is an error with its place."""
    root = open_settings(text, page, diagnostics)
    config = (whole_file(more).read(root) if root.is_mapping or root.is_list else None) or SdkConfig()
    _check_client(config, diagnostics)
    _check_paging_names(config, diagnostics)
    _check_fake_codes(config, diagnostics)
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


def _check_fake_codes(config: SdkConfig, diagnostics: Diagnostics) -> None:
    known = [rule.code for rule in config.codes]
    for given in config.fake.codes:
        if given.kind not in FAULTS and not re.fullmatch("[1-5][0-9][0-9]", given.kind):
            message = f"`fake.codes` has `{given.kind}`, which is no status"
            diagnostics.error("unknown-setting", message, given.origin, help=one_of(given.kind, FAULTS))
        if given.code not in known:
            message = f"the fake answers with `{given.code}`, which is not declared under `codes`"
            help = did_you_mean(given.code, known, otherwise="say there what it means")
            diagnostics.error("unknown-setting", message, given.origin, help=help)


def _with_meanings(config: SdkConfig, diagnostics: Diagnostics) -> tuple[OperationRule, ...]:
    """The operations with the meaning of each code; one that is not declared, or never used, is an error."""
    known = {rule.code: rule.meaning for rule in config.codes}
    used = {stated.code for rule in config.operations for stated in rule.codes}
    used |= {stated.code for stated in config.fake.codes}
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
