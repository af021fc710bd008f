"""Responses: what a call returns, what it raises, and what the runtime has to know of both."""

from __future__ import annotations

from dataclasses import dataclass

from .. import ir
from .annotations import Role
from .arguments import FORMS, as_json, chosen, type_of
from .catalogue import Catalogue
from .codemodel import Answer, Raised
from .types import BYTES, NONE, Type, optional, union

ERROR_CLASSES = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "415": "UnsupportedMediaTypeError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}
"""Class of the runtime for a status; other 4xx have none of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything that is known of the answers of one operation."""

    returns: Type
    label: Type
    """The same for people."""
    success: tuple[tuple[str, Type | None], ...]
    errors: tuple[tuple[str, Type], ...]
    answers: tuple[Answer, ...]
    raises: tuple[Raised, ...]
    accept: str


def results(catalogue: Catalogue, operation: ir.Operation) -> Results:
    """Read the responses of an operation."""
    good = [response for response in operation.responses if is_success(response, operation)]
    bad = sorted((response for response in operation.responses if response not in good), key=lambda each: each.status)
    types = [chosen(response.content) for response in good if response.content]
    return Results(
        returns=_returns(catalogue, good, Role.VIEW),
        label=_returns(catalogue, good, Role.LABEL),
        success=tuple((response.status, _body(catalogue, response)) for response in good),
        errors=tuple((response.status, body) for response in bad if (body := _body(catalogue, response))),
        answers=tuple(_answer(catalogue, response) for response in good),
        raises=tuple(_raised(catalogue, response) for response in bad),
        accept=", ".join(dict.fromkeys(media.name for media in types)),
    )


def is_success(response: ir.Response, operation: ir.Operation) -> bool:
    """Whether an answer is one to return: any 2xx, or `default` where no 2xx is documented."""
    if response.status == "default":
        return not any(other.status.startswith("2") for other in operation.responses)
    return response.status.startswith("2")


def error_class(status: str) -> str:
    """The class of the runtime that a documented status raises."""
    if status.startswith("5"):
        return "InternalServerError"
    return ERROR_CLASSES.get(status, "APIStatusError")


def _type(catalogue: Catalogue, media: ir.MediaType, role: Role) -> Type:
    """The type of a body; octets and forms are given as they come, whatever their media type is called."""
    is_octets = isinstance(media.type, ir.Scalar) and media.type.format == "binary"
    return BYTES if is_octets or media.name in FORMS else type_of(catalogue, media, role)


def _body(catalogue: Catalogue, response: ir.Response, role: Role = Role.VIEW) -> Type | None:
    return _type(catalogue, chosen(response.content), role) if response.content else None


def _returns(catalogue: Catalogue, good: list[ir.Response], role: Role) -> Type:
    """One type for all successes; a list stands for "nothing" by itself, so no `None` is added to it."""
    medias = [chosen(response.content) for response in good if response.content]
    found = union(*(_type(catalogue, media, role) for media in sorted(medias, key=as_json))) if medias else NONE
    return found if _all_lists(catalogue, medias) or len(medias) == len(good) else optional(found)


def gives_lists(catalogue: Catalogue, operation: ir.Operation) -> bool:
    """Whether every success that has a body is a list."""
    good = [response for response in operation.responses if is_success(response, operation)]
    return _all_lists(catalogue, [chosen(response.content) for response in good if response.content])


def may_give_lists(catalogue: Catalogue, operation: ir.Operation) -> bool:
    """Whether some success may be a list: it is described as one, among others or as anything at all."""
    good = [response for response in operation.responses if is_success(response, operation) and response.content]
    return any(_may_be_list(catalogue, chosen(response.content).type) for response in good)


def _may_be_list(catalogue: Catalogue, type_: ir.Type) -> bool:
    found = catalogue.resolved(type_)
    if isinstance(found, ir.Union):
        return any(_may_be_list(catalogue, arm) for arm in found.arms)
    return isinstance(found, ir.Array) or (isinstance(found, ir.Scalar) and found.kind is ir.ScalarKind.ANY)


def _all_lists(catalogue: Catalogue, medias: list[ir.MediaType]) -> bool:
    return bool(medias) and all(isinstance(catalogue.resolved(media.type), ir.Array) for media in medias)


def _answer(catalogue: Catalogue, response: ir.Response) -> Answer:
    media = chosen(response.content) if response.content else None
    return Answer(
        status=response.status,
        description=response.description,
        returns=_returns(catalogue, [response], Role.LABEL),
        media_types=tuple(one.name for one in response.content),
        headers=tuple((header.wire_name, header.description) for header in response.headers),
        examples=media.examples if media else (),
    )


def _raised(catalogue: Catalogue, response: ir.Response) -> Raised:
    return Raised(
        status=response.status,
        error_class=error_class(response.status),
        description=response.description,
        body=_body(catalogue, response, Role.LABEL),
    )
