"""Models of Flows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from runtime.codecs.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableMapping, MutableSequence
    from datetime import date, datetime, time
    from typing import Any, TypeAlias

    from .shared import Error

__all__ = [
    "Cat",
    "Color",
    "Dog",
    "Everything",
    "Flow",
    "FlowRequest",
    "Limited",
    "Mapping",
    "PageProcessor",
    "Pet",
    "RunRejected",
    "RunReport",
    "RunScheduled",
    "Tree",
]


class PageProcessor(Model, alternatives=(("type", "_exportId"), ("type", "_importId"))):
    """Configuration for a processing step that operates on pages of records."""

    type: Literal["export", "import"] | str = field("type")
    """Which kind of processor this is."""

    export_id: str | None = field("_exportId", default=None)
    import_id: str | None = field("_importId", default=None)
    proceed_on_failure: bool | None = field("proceedOnFailure", default=None)


class Flow(Model):
    """A flow."""

    id: str = field("_id", read_only=True)
    name: str = field("name", max_length=20)
    disabled: bool | None = field("disabled", default=None)
    schedule: str | None = field("schedule", default=None)
    last_modified: datetime | None = field("lastModified", default=None, read_only=True)
    integration_id: str | None = field("_integrationId", default=None, read_only=True)
    page_processors: MutableSequence[PageProcessor] | None = field("pageProcessors", default=None)
    settings: MutableMapping[str, Any] | None = field("settings", default=None)
    labels: MutableMapping[str, Error] | None = field("labels", default=None)
    tags: MutableSequence[str] | None = field("tags", default=None)
    mappings: MutableSequence[Mapping] | None = field("mappings", default=None)
    api_token: str | None = field("apiToken", default=None, write_only=True)
    max_tokens: int | None = field("maxTokens", default=None)
    last_error: Error | None = field("lastError", default=None)
    run: RunReport | None = field("run", default=None)
    pet: Pet | None = field("pet", default=None)


class FlowRequest(Model):
    """A flow as a request has it."""

    name: str = field("name", max_length=20)
    integration_id: str | None = field("_integrationId", default=None)
    page_processors: MutableSequence[PageProcessor] | None = field("pageProcessors", default=None)


class Mapping(Model):
    """A field of the result; recursive."""

    generate: str | None = field("generate", default=None)
    created_at: datetime | None = field("createdAt", default=None, read_only=True)
    mappings: MutableSequence[Mapping] | None = field("mappings", default=None)


class RunScheduled(Model):
    """A run that was queued."""

    job_id: str | None = field("_jobId", default=None)
    status: str | None = field("status", default=None)


class RunRejected(Model):
    """A run that was not."""

    error: str = field("error")


class Cat(Model):
    """A cat."""

    pet_type: Literal["cat"] | str = field("petType")
    lives: int | None = field("lives", default=None)


class Dog(Model):
    """A dog."""

    pet_type: Literal["dog"] | str = field("petType")
    barks: bool | None = field("barks", default=None)


class Everything(Model):
    """One field of each kind, under names that Python and dictionaries use."""

    keys: str | None = field("keys", default=None)
    items: MutableSequence[Any] | None = field("items", default=None)
    fields: MutableMapping[str, int] | None = field("fields", default=None)
    properties: MutableMapping[str, Everything] | None = field("properties", default=None)
    required: bool | None = field("required", default=None)
    type: Literal["a", "b"] | str | None = field("type", default=None)
    values: MutableSequence[MutableSequence[float]] | None = field("values", default=None)
    level: Literal[1, 2] | int | None = field("level", default=None)
    ratio: float | None = field("ratio", default=None)
    day: date | None = field("day", default=None)
    at: time | None = field("at", default=None)
    moment: datetime | None = field("moment", default=None)
    millis: datetime | None = field("millis", default=None, format="epoch_ms")
    millis_text: datetime | None = field("millisText", default=None, format="epoch_ms_string")
    moments: MutableSequence[datetime] | None = field("moments", default=None)
    several: str | int | MutableSequence[str] | None = field("several", default=None)
    when: datetime | int | None = field("when", default=None)
    tree: Tree | None = field("tree", default=None)
    color: Color | None = field("color", default=None)
    anything: Any = field("anything", default=None)
    content: bytes | None = field("content", default=None)
    pets: MutableSequence[Pet] | None = field("pets", default=None)
    either: MutableSequence[Cat] | MutableSequence[Dog] | None = field("either", default=None)
    nullable: str | None = field("nullable", default=None)
    secret_key: str | None = field("secret", default=None)
    start_date_helper: str | None = field("__startDateHelper", default=None)


class Limited(Model, closed=True):
    """A field for each kind of limit."""

    count: int | None = field("count", default=None, minimum=1, maximum=10)
    open: float | None = field("open", default=None, exclusive_minimum=0, exclusive_maximum=1, multiple_of=0.1)
    code: str | None = field("code", default=None, min_length=2, max_length=4, pattern="^[a-z]+$")
    list_: MutableSequence[Any] | None = field("list", default=None, min_items=1, max_items=3, unique_items=True)
    map: MutableMapping[str, Any] | None = field("map", default=None, min_properties=1, max_properties=2)
    odd: str | None = field("odd", default=None, pattern="(?<broken")
    uuid: str | None = field("uuid", default=None, format="uuid")


Color: TypeAlias = Literal["red", "green"] | str
"""An enumeration."""

RunReport: TypeAlias = "RunScheduled | MutableSequence[MutableMapping[str, Any]] | RunRejected"
"""What a run answers."""

Pet: TypeAlias = "Cat | Dog"
"""Told apart by a key."""

Tree: TypeAlias = "MutableSequence[Tree] | MutableMapping[str, Tree] | str"
"""Recursion without a class."""

DISCRIMINATORS = {"Pet": ("petType", {"cat": "Cat", "kitten": "Cat", "dog": "Dog"})}
