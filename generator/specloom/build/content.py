"""Bodies: what may be sent and what comes back, by media type."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Body, MediaType, Scalar, ScalarKind, Type
from ..source import Json
from .annotations import described_content
from .conjunction import Part, structural
from .defaults import fits
from .document import Node
from .facts import facts_of
from .references import References
from .scalars import ANY
from .schemas import Schemas
from .wire import is_binary, is_json, is_media_type

ANYTHING = "application/octet-stream"
"""The media type of what has no usable one."""
_BYTES = Scalar(kind=ScalarKind.STRING, format="binary")
_TEXT = Scalar(kind=ScalarKind.STRING)


def read_body(node: Node, schemas: Schemas) -> Body | None:
    """A request body."""
    target = schemas.references.follow(node, "requestBody")
    if target is None:
        return None
    body = target.node
    if not body.value:
        body.report_dangling("request body")
        return None
    body.note_keys("requestBody")
    content = read_content(body, schemas)
    if not content:
        if not body.value.get("content"):
            schemas.document.unusable("no-content", "a request body needs at least one media type", body.pointer)
        return None
    return Body(
        content=content,
        required=body.flag("required"),
        description=described_content(body.text("description"), body),
        origin=schemas.document.origin(node.pointer),
    )


def read_content(node: Node, schemas: Schemas) -> tuple[MediaType, ...]:
    """The entries of `content`."""
    known = schemas.contents.get(node.pointer)
    if known is None:
        found = [_media_type(name, entry, schemas) for name, entry in node.members("content")]
        known = schemas.contents[node.pointer] = tuple(each for each in found if each is not None)
    return known


def _media_type(name: str, entry: Node, schemas: Schemas) -> MediaType | None:
    if not is_media_type(name):
        help = f"write type/subtype; it is read as {ANYTHING}"
        schemas.document.warning("bad-media-type", f'"{name}" is no media type', entry.pointer, help=help)
        name = ANYTHING
    target = schemas.references.follow(entry, "mediaType")
    if target is None:
        return None
    node = target.node
    node.note_keys("mediaType")
    schema, item = node.schema("schema"), node.schema("itemSchema")
    type = schemas.at(schema) if schema is not None else _undescribed(name)
    if schema is not None and type != _BYTES and name.partition(";")[0].strip() == "*/*":
        help = "name the media type if it is another one"
        schemas.document.note(
            "bad-media-type", "any media type may come; it is taken for JSON", entry.pointer, help=help
        )
    encoding = node.child("encoding")
    return MediaType(
        name=name,
        type=type,
        item_type=schemas.at(item) if item is not None else None,
        encoding=tuple(encoding.value.items()) if encoding is not None else (),
        examples=read_examples(node, schema, schemas, as_text=not is_json(name)),
        origin=schemas.document.origin(entry.pointer),
        pointer=node.pointer,
    )


def _undescribed(media_type: str) -> Type:
    """A body without a schema: bytes or text where the media type says so."""
    if is_binary(media_type):
        return _BYTES
    return _TEXT if media_type.lower().startswith("text/") else ANY


def read_examples(
    node: Node, schema: Node | None, schemas: Schemas, *, as_text: bool = False
) -> tuple[tuple[str, Json], ...]:
    """`example` under the name ``""``, and the values of `examples`; those of another type are reported.

    `as_text` says that a text may be the form in which a value of any type is sent.
    """
    found = tuple(_examples(node, schemas.references))
    if not found or schema is None:
        return tuple((name, value) for name, value, _ in found)
    parts = schemas.conjunction.expand((Part(node=schema),))
    facts = facts_of(structural(parts), schemas.document)
    return tuple(
        (name, value)
        for name, value, pointer in found
        if (as_text and isinstance(value, str)) or fits(value, facts, schemas.document, pointer)
    )


def _examples(node: Node, references: References) -> Iterator[tuple[str, Json, str]]:
    """Name, value and pointer of each example."""
    if "example" in node.value:
        yield "", node.value["example"], node.at("example")
    for name, entry in node.members("examples"):
        target = references.follow(entry, "example")
        if target is None:
            continue
        key = next((key for key in ("value", "dataValue") if key in target.node.value), None)
        if key is None:
            entry.document.note("unsupported-keyword", "an example that stands elsewhere is not fetched", entry.pointer)
        else:
            yield name, target.node.value[key], target.node.at(key)
