"""Documented answers and their headers."""

from __future__ import annotations

from ..ir import Header, Response
from .annotations import described_content
from .content import read_content
from .document import Node
from .parameters import describe
from .schemas import Schemas
from .wire import is_field_name, is_status


def read_responses(operation: Node, schemas: Schemas) -> tuple[Response, ...]:
    """The answers of an operation, in published order."""
    found = [_response(status, node, schemas) for status, node in operation.members("responses")]
    return tuple(response for response in found if response is not None)


def _response(status: str, node: Node, schemas: Schemas) -> Response | None:
    if not is_status(status):
        schemas.document.warning(
            "bad-status",
            f'"{status}" is no status',
            node.pointer,
            help="write three digits from 100 to 599, a range such as 4XX, or default",
        )
        return None
    target = schemas.references.follow(node, "response")
    if target is None:
        return None
    target.node.note_keys("response")
    return Response(
        status=status,
        description=described_content(target.node.text("description") or target.node.text("summary"), target.node),
        headers=_headers(target.node, schemas),
        content=read_content(target.node, schemas),
        component=target.component,
        origin=schemas.document.origin(node.pointer),
    )


def _headers(response: Node, schemas: Schemas) -> tuple[Header, ...]:
    found = [_header(name, node, schemas) for name, node in response.members("headers")]
    return tuple(header for header in found if header is not None)


def _header(name: str, node: Node, schemas: Schemas) -> Header | None:
    if not is_field_name(name):
        schemas.document.warning("bad-header", f"{name!r} is no name of a header", node.pointer)
        return None
    if name.lower() == "content-type":
        schemas.document.note("reserved-header", "the media types of the answer say its Content-Type", node.pointer)
        return None
    target = schemas.references.follow(node, "header")
    if target is None:
        return None
    target.node.note_keys("header")
    words = describe(target.node, schemas)
    return Header(
        wire_name=name,
        type=words.type,
        required=target.node.flag("required"),
        description=words.description,
    )
