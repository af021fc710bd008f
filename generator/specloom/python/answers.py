"""Responses: what a call returns, what it raises, and what the runtime has to know of both."""

from __future__ import annotations

from dataclasses import dataclass

from .. import ir
from .annotations import Role, Speller, join
from .arguments import annotation_of, as_json, chosen
from .catalogue import Catalogue
from .codemodel import Answer, Construct, Keyword, PagingFacts, Raised
from .scope import Names, PlainNames

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

    returns: str
    """Annotation of the result in the module that was spelled for."""
    success: tuple[tuple[str, str], ...]
    errors: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]
    raises: tuple[Raised, ...]
    accept: str
    label: str
    models: tuple[str, ...]


def results(catalogue: Catalogue, operation: ir.Operation, names: Names) -> Results:
    """Read the responses of an operation."""
    good = [response for response in operation.responses if is_success(response, operation)]
    bad = sorted((response for response in operation.responses if response not in good), key=lambda each: each.status)
    speller = catalogue.speller
    types = [chosen(response.content) for response in good if response.content]
    return Results(
        returns=_returns(catalogue, good, Role.VIEW, names),
        success=tuple((response.status, _data(speller, response)) for response in good),
        errors=tuple((response.status, text) for response in bad if (text := _data(speller, response))),
        answers=tuple(_answer(catalogue, response) for response in good),
        raises=tuple(_raised(speller, response) for response in bad),
        accept=", ".join(dict.fromkeys(media.name for media in types)),
        label=_returns(catalogue, good, Role.LABEL, PlainNames()),
        models=tuple(sorted({name for media in types for name in _models(speller, media)})),
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


def paging_facts(paging: ir.Paging) -> PagingFacts:
    """How the next page is found."""
    return PagingFacts(
        next_header=paging.next_header,
        next_field=paging.next_field,
        items=paging.items,
        strip_prefix=paging.strip_prefix,
        continue_on_empty=paging.continue_on_empty,
    )


def paging_construct(paging: ir.Paging) -> Construct:
    """The same for the runtime; what is usual is left out."""
    by_link = bool(paging.next_header)
    given = [
        Keyword(name="header", value=paging.next_header) if by_link else Keyword(name="next", value=paging.next_field)
    ]
    if paging.items:
        given.append(Keyword(name="items", value=paging.items))
    if paging.strip_prefix and not by_link:
        given.append(Keyword(name="strip_prefix", value=paging.strip_prefix))
    if paging.continue_on_empty:
        given.append(Keyword(name="continue_on_empty", value=True))
    return Construct(class_name="LinkPaging" if by_link else "BodyPaging", keywords=tuple(given))


def _data(speller: Speller, response: ir.Response) -> str:
    return annotation_of(speller, chosen(response.content), Role.VIEW, PlainNames()) if response.content else ""


def _returns(catalogue: Catalogue, good: list[ir.Response], role: Role, names: Names) -> str:
    """One annotation for all successes; a list stands for "nothing" by itself, so no `None` is added to it."""
    medias = [chosen(response.content) for response in good if response.content]
    documents = [media for media in medias if as_json(media)]
    nothing = not _all_lists(catalogue, medias) and len(medias) < len(good)
    arms = [annotation_of(catalogue.speller, media, role, names) for media in medias if media not in documents]
    if documents:
        joined = ir.Union(arms=tuple(media.type for media in documents))
        arms.append(catalogue.speller.spell(joined, role, names, nullable=nothing).text)
    elif nothing:
        arms.append("None")
    return join(arms, names) if arms else "None"


def gives_lists(catalogue: Catalogue, operation: ir.Operation) -> bool:
    """Whether every success that has a body is a list."""
    good = [response for response in operation.responses if is_success(response, operation)]
    return _all_lists(catalogue, [chosen(response.content) for response in good if response.content])


def _all_lists(catalogue: Catalogue, medias: list[ir.MediaType]) -> bool:
    return bool(medias) and all(isinstance(catalogue.resolved(media.type), ir.Array) for media in medias)


def _models(speller: Speller, media: ir.MediaType) -> tuple[str, ...]:
    return speller.spell(media.type, Role.VIEW, PlainNames()).models


def _answer(catalogue: Catalogue, response: ir.Response) -> Answer:
    media = chosen(response.content) if response.content else None
    return Answer(
        status=response.status,
        description=response.description,
        returns=_returns(catalogue, [response], Role.LABEL, PlainNames()),
        models=_models(catalogue.speller, media) if media else (),
        media_types=tuple(one.name for one in response.content),
        headers=tuple((header.wire_name, header.description) for header in response.headers),
        examples=media.examples if media else (),
    )


def _raised(speller: Speller, response: ir.Response) -> Raised:
    media = chosen(response.content) if response.content else None
    return Raised(
        status=response.status,
        error_class=error_class(response.status),
        description=response.description,
        body_label=annotation_of(speller, media, Role.LABEL, PlainNames()) if media else "",
        models=_models(speller, media) if media else (),
    )
