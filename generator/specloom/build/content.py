"""Bodies: what may be sent and what comes back, by media type."""

from __future__ import annotations

from ..ir import Body, MediaType, Scalar, ScalarKind, Type
from ..source import Json
from .annotations import described_content
from .document import Node
from .references import References
from .scalars import ANY
from .schemas import Schemas
from .wire import is_binary, is_media_type

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
    encoding = node.child("encoding")
    return MediaType(
        name=name,
        type=schemas.at(schema) if schema is not None else _undescribed(name),
        item_type=schemas.at(item) if item is not None else None,
        encoding=tuple(encoding.value.items()) if encoding is not None else (),
        examples=read_examples(node, schemas.references),
        origin=schemas.document.origin(entry.pointer),
        pointer=node.pointer,
    )


def _undescribed(media_type: str) -> Type:
    """A body without a schema: bytes or text where the media type says so."""
    if is_binary(media_type):
        return _BYTES
    return _TEXT if media_type.lower().startswith("text/") else ANY


def read_examples(node: Node, references: References) -> tuple[tuple[str, Json], ...]:
    """`example` under the name ``""``, and the values of `examples`."""
    found: list[tuple[str, Json]] = [("", node.value["example"])] if "example" in node.value else []
    for name, entry in node.members("examples"):
        target = references.follow(entry, "example")
        if target is None:
            continue
        for key in ("value", "dataValue"):
            if key in target.node.value:
                found.append((name, target.node.value[key]))
                break
        else:
            entry.document.note("unsupported-keyword", "an example that stands elsewhere is not fetched", entry.pointer)
    return tuple(found)
