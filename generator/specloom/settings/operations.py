"""What `sdk.yaml` may say of one operation, as far as several stages ask for it. All names are those of the wire.

What only one feature asks for is declared in the module of that feature (`features/`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from ..diagnostics import Origin
from ..source import Json
from .declaration import Rule, named, option, options_of, section
from .kinds import (
    EXTENSION,
    IDENTIFIER,
    TEXT,
    ExtensionName,
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
    text,
)
from .reader import Setting

State = str | int | bool
"""What a field says of how far some work is."""


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
    filters: tuple[LocalFilter, ...] = option(
        named(LocalFilter, "name"),
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
    codes: tuple[StatedCode, ...] = option(
        _CODES, "Status -> codes that its errors may carry.", default=(), names=True, example={"404": ["no_such_pet"]}
    )

    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Values of the settings that features declare, by name; `Addition.of` reads them."""

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
        return bool(self.settings) or any(
            getattr(self, name) != getattr(NOTHING_DECLARED, name) for name in _BEHAVIOURS
        )


_PLAIN = {"method", "paging", "safe", "idempotent", "arguments"}
_BEHAVIOURS = [one.attribute for one in options_of(OperationRule) if one.attribute not in _PLAIN]
NOTHING_DECLARED = OperationRule()
"""What is known of an operation without a rule."""
