"""What the API sends on its own: the requests that the document describes under `webhooks`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import ir
from ..source import Json
from .context import DocsContext
from .docmodel import Link

PAGE = "webhooks.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A request of the API to an address of the user's."""

    name: str
    method: str
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    media_types: tuple[str, ...] = ()
    model: Link | None = None
    """The model of its body, where that is an object with a name."""
    has_sample: bool = False
    sample: Json = None
    """A body, as it comes over the wire."""
    answers: tuple[tuple[str, str], ...] = ()
    """Status and description of what the API expects."""


def webhooks(docs: DocsContext) -> tuple[Webhook, ...] | None:
    """All of them, by name; None for an API without any."""
    return tuple(_webhooks(docs)) or None


def _webhooks(docs: DocsContext) -> Iterator[Webhook]:
    for operation in docs.api.webhooks:
        content = operation.body.content if operation.body else ()
        media = next((one for one in content if "json" in one.name), None)
        sampler = docs.snippets.sampler
        value = sampler.answer(media.type, [found for _, found in media.examples]) if media else None
        name = docs.names.models.get(media.type.id) if media and isinstance(media.type, ir.Reference) else None
        yield Webhook(
            name=operation.path,
            method=operation.method,
            summary=operation.summary,
            description=operation.description,
            deprecated=operation.deprecated,
            media_types=tuple(one.name for one in content),
            model=docs.links.model_link(name, PAGE) if name in docs.links.classes else None,
            has_sample=media is not None and sampler.holds(media.type, value, request=False),
            sample=value,
            answers=tuple((one.status, one.description) for one in operation.responses),
        )
