"""The page of one method."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .. import ir
from ..python.codemodel import Answer, ArgumentPlace, Method, Raised, Resource
from ..python.types import PAGER, Generic
from .docmodel import (
    AnswerRow,
    CodeWords,
    CorrectionRow,
    ErrorRow,
    HeaderRow,
    OperationPage,
    PagingNote,
    RowGroup,
    Sample,
)
from .extensions import result_link
from .passages import brief
from .rows import Rows
from .sampling import Sampler
from .shelf import ERRORS, SURFACE, Shelf, relative, slug, trail
from .snippets import Snippets
from .surface import short, whole
from .waiting import waiting_note

PLACES = {
    ArgumentPlace.PATH: "Path arguments",
    ArgumentPlace.QUERY: "Query arguments",
    ArgumentPlace.HEADER: "Header arguments",
    ArgumentPlace.COOKIE: "Cookie arguments",
    ArgumentPlace.OPTION: "Options",
}
SAFE = "Reads only: it is sent again after a lost connection, a timeout, 408, 429 and 5xx."
IDEMPOTENT = (
    "Sending it twice is the same as sending it once: it is sent again after a lost connection, a timeout, 408, 429 "
    "and 5xx."
)
ONCE = "Sent again only when the server cannot have acted on it: the connection was never made, or the answer was 429."
FIELDS = "By field, as below, or whole with `body=`: a model, or a dictionary in wire form."
PATCH = "By keyword, as below, or whole with `body=`: a mapping of paths to values, or a list of patch operations."
TALL = 16
"""Lines of a single signature up to which it stands open above the description."""
LARGEST = 12_000
"""Characters of JSON up to which a sample answer is shown on the page of the operation."""


def operation_page(
    shelf: Shelf,
    resource: Resource,
    method: Method,
    sampler: Sampler,
    corrections: tuple[CorrectionRow, ...],
) -> OperationPage:
    """Lower one method to its page."""
    here, snippets, signature = method.doc_page, Snippets(shelf, sampler), whole(method, resource.names)
    return OperationPage(
        path=here,
        call=method.call,
        title=method.summary.strip() or method.call,
        http_method=method.http_method,
        route=method.path,
        signature=signature,
        short_signature=short(method) if any(one.count("\n") > TALL for one in signature.split("\n\n")) else "",
        description=method.description if method.description.strip() != method.summary.strip() else "",
        deprecated=method.deprecated,
        supplement=method.supplement,
        trail=trail(here, *_steps(resource, method)),
        groups=tuple(_groups(shelf, method)),
        samples=snippets.operation(method),
        answers=tuple(_answer(shelf, method, answer, sampler) for answer in method.answers),
        errors=tuple(_error(shelf, here, raised) for raised in method.raises),
        paging=_paging(method),
        waiting=waiting_note(
            method, resource.names, snippets.call(method), shelf.package.name, shelf.package.client_class
        ),
        result=result_link(method.result, here) if method.result else None,
        notes=method.notes,
        retry_note=SAFE if method.safe else IDEMPOTENT if method.idempotent else ONCE,
        operation_id=method.operation_id,
        key=method.key,
        origin_text=method.origin_text,
        corrections=corrections,
    )


def _steps(resource: Resource, method: Method) -> Iterator[tuple[str, str]]:
    """The resource, and the group where it has several."""
    yield resource.page_title, f"{SURFACE}#{slug(resource.attribute)}"
    for group in resource.groups:
        if group.title and method.name in group.methods:
            yield group.title, f"{SURFACE}#{slug(f'{resource.attribute} {group.title}')}"


def _groups(shelf: Shelf, method: Method) -> Iterator[RowGroup]:
    rows = Rows(shelf, method.doc_page, request=True)
    arguments = (*method.path_arguments, *method.arguments, *method.options)
    for place, title in PLACES.items():
        found = [argument for argument in arguments if argument.place is place]
        if found:
            yield RowGroup(title=title, rows=tuple(rows.argument(argument) for argument in found))
    if method.body is None:
        return
    operation = shelf.operations[method.key]
    body_words = operation.body.description if operation.body else ""
    if not method.body_fields:
        shown = (rows.argument(method.body),)
        yield RowGroup(title="Body", rows=shown, note=f"Sent as `{method.body_media_type}`.", description=body_words)
        return
    inner = shelf.opened(method.body.label)
    if inner:
        rows.shown.add(inner.name)
    yield RowGroup(
        title="Body",
        rows=tuple(rows.argument(argument) for argument in method.body_fields),
        note=PATCH if operation.patch else FIELDS,
        description=body_words,
    )


def _answer(shelf: Shelf, method: Method, answer: Answer, sampler: Sampler) -> AnswerRow:
    return AnswerRow(
        status=answer.status,
        returns=Generic(PAGER, (method.item,)) if method.item and answer.media_types else answer.returns,
        description=answer.description,
        media_types=answer.media_types,
        headers=tuple(HeaderRow(wire_name=name, description=words) for name, words in answer.headers),
        sample=_sample(shelf, method, answer, sampler),
    )


def _sample(shelf: Shelf, method: Method, answer: Answer, sampler: Sampler) -> Sample | None:
    """A body of the answer, as it comes over the wire."""
    responses = shelf.operations[method.key].responses
    response = next((one for one in responses if one.status == answer.status), None)
    media = next((one for one in response.content if "json" in one.name), None) if response else None
    if media is None:
        return None
    value = sampler.answer(media.type, [found for _, found in media.examples])
    if not sampler.holds(media.type, value, request=False):
        return None
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return Sample(title="Answer", language="json", source=text) if len(text) <= LARGEST else None


def _error(shelf: Shelf, here: str, raised: Raised) -> ErrorRow:
    lead, more = brief(raised.description)
    return ErrorRow(
        status=raised.status,
        error_class=raised.error_class,
        href=f"{relative(ERRORS, here)}#{slug(raised.error_class)}",
        body=raised.body,
        lead=lead,
        more=more,
        codes=tuple(CodeWords(code=code, meaning_text=meaning) for code, meaning in raised.codes),
    )


def _paging(method: Method) -> PagingNote | None:
    facts = method.paging
    if facts is None:
        return None
    return PagingNote(
        next_header=facts.next_header,
        next_field=".".join(facts.next_field),
        items=".".join(facts.items),
        continue_on_empty=facts.continue_on_empty,
    )


def operation_of(pointer: str, operations: dict[str, ir.Operation]) -> str:
    """Key of the operation that a pointer into the merged document stands in; empty for none."""
    parts = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")]
    key = f"{parts[3].upper()} {parts[2]}" if len(parts) > 3 and parts[1] == "paths" else ""
    return key if key in operations else ""
