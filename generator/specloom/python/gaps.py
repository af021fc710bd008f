"""What the document says and the code cannot: each is a note, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable

from .. import ir
from ..diagnostics import Diagnostics, Origin
from .arguments import chosen, is_json

_OUTSIDE = "the generated code does not express it; the value passes as it is"


def report_gaps(api: ir.Api, diagnostics: Diagnostics) -> None:
    """Add a note for everything that the package leaves out."""
    for operation in api.operations:
        for parameter in operation.parameters:
            _parameter(operation, parameter, diagnostics)
        if operation.body:
            _content(f"the body of {operation.key}", operation.body.content, operation.body.origin, diagnostics)
        for response in operation.responses:
            _content(f"{response.status} of {operation.key}", response.content, response.origin, diagnostics)
    for schema in api.schemas:
        if isinstance(schema, ir.ObjectSchema) and schema.constraints:
            words = f"`{schema.published or schema.id}` limits how many fields it has"
            diagnostics.note("unrepresented", words, schema.origin, help=_OUTSIDE)


def _content(what: str, content: Iterable[ir.MediaType], origin: Origin, diagnostics: Diagnostics) -> None:
    kinds = list(content)
    if len(kinds) > 1:
        used = chosen(kinds).name
        others = ", ".join(media.name for media in kinds if media.name != used)
        diagnostics.note(
            "other-representation",
            f"{what} comes in several representations; {used} is used, {others} not",
            origin,
            help="ask for another with `client.request(...)`",
        )
    if any(media.item_type is not None for media in kinds):
        diagnostics.note("unrepresented", f"{what} is a stream whose items have a type", origin, help=_OUTSIDE)


def _parameter(operation: ir.Operation, parameter: ir.Parameter, diagnostics: Diagnostics) -> None:
    if parameter.media_type is not None and not is_json(parameter.media_type):
        words = f"`{parameter.wire_name}` of {operation.key} travels as {parameter.media_type}"
        diagnostics.note("unrepresented", words, parameter.origin, help="give it as text in that form")
