"""The page of one method."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from .. import ir
from ..python.codemodel import Answer, ArgumentPlace, Companion, Method, Raised, Resource
from ..python.types import Type, arms_of, is_list
from ..source import Json
from ..text.lines import unified
from ..text.markdown.plain import anchor_name
from ..text.prose import opening
from .docmodel import (
    AnswerRow,
    CodeWords,
    CorrectionRow,
    ErrorRow,
    HeaderRow,
    Link,
    OperationPage,
    PagingNote,
    ResponseSample,
    RowGroup,
)
from .extensions import result_link
from .links import ERRORS, SURFACE, DocsLinks, relative, trail
from .passages import brief
from .rows import Rows
from .sampling import Sampler
from .snippets import Snippets, sibling
from .surface import on_one_line, short, tall, whole

PLACES = (
    ArgumentPlace.PATH,
    ArgumentPlace.QUERY,
    ArgumentPlace.HEADER,
    ArgumentPlace.COOKIE,
    ArgumentPlace.OPTION,
)
"""Where arguments go, in the order in which a page lists them."""
COMMON = "common-errors"
"""Their place on the page of errors."""
LARGEST = 12_000
"""Characters of JSON up to which a sample answer is shown on the page of the operation."""


def operation_page(
    snippets: Snippets, resource: Resource, method: Method, corrections: tuple[CorrectionRow, ...]
) -> OperationPage:
    """Lower one method to its page."""
    here, links = method.doc_page, snippets.links
    operation = links.operations[method.key]
    sample, file, rows = snippets.call(method), method.companion("file"), method.companion("rows")
    waiting = next((one for one in method.companions if one.anchor), None)
    purpose, description = _described(method)
    return OperationPage(
        path=here,
        call=method.call,
        title=method.summary.strip().removesuffix(".") or method.call,
        http_method=method.http_method,
        route=method.path,
        signatures=whole(method, resource.names),
        short_signature=short(method) if tall(method, resource.names) else "",
        purpose=purpose,
        description=description,
        deprecated=method.deprecated,
        supplement=method.supplement,
        trail=trail(here, *_steps(resource, method)),
        groups=tuple(_groups(links, method)),
        sample=sample,
        request=snippets.request(method),
        update=snippets.update(method),
        file=replace(sample, call=sibling(method, file.name), kind="value") if file else None,
        file_name=_file_name(file, rows) if file else "",
        file_rows=replace(sample, call=sibling(method, rows.name)) if rows else None,
        samples=_samples(links, method, snippets.sampler),
        answers=tuple(_answer(method, answer) for answer in method.answers),
        errors=tuple(_error(here, raised) for raised in method.raises if raised not in links.common_errors),
        common=tuple(
            Link(text=raised.status, href=f"{relative(ERRORS, here)}#{COMMON}")
            for raised in links.common_errors
            if raised in method.raises
        ),
        paging=_paging(operation),
        waiting=replace(sample, call=sibling(method, waiting.name)) if waiting else None,
        waiting_signature=on_one_line(method, waiting, resource.names) if waiting else "",
        body_media_type=method.body_media_type,
        patch=operation.patch is not None,
        by_field=bool(method.body_fields),
        made=_made(method),
        result=result_link(operation.declared.result.text, here) if operation.declared.result else None,
        notes=method.notes,
        safe=method.safe,
        idempotent=method.idempotent,
        operation_id=method.operation_id,
        key=method.key,
        origin_text=method.origin_text,
        corrections=corrections,
    )


def _file_name(file: Companion, rows: Companion | None) -> str:
    return file.name.removeprefix("download_") + (".csv" if rows else "")


def _steps(resource: Resource, method: Method) -> Iterator[tuple[str, str]]:
    """The resource, and the group where it has several."""
    yield resource.page_title, f"{SURFACE}#{anchor_name(resource.attribute)}"
    for group in resource.groups:
        if group.title and method.name in group.methods:
            yield group.title, f"{SURFACE}#{anchor_name(f'{resource.attribute} {group.title}')}"


def _groups(links: DocsLinks, method: Method) -> Iterator[RowGroup]:
    rows = Rows(links, method.doc_page, request=True)
    arguments = (*method.path_arguments, *method.arguments, *method.options)
    for place in PLACES:
        found = [argument for argument in arguments if argument.place is place]
        if found:
            yield RowGroup(place=str(place), rows=tuple(rows.argument(argument) for argument in found))
    if method.body is None:
        return
    operation = links.operations[method.key]
    body_words = operation.body.description if operation.body else ""
    if not method.body_fields:
        shown = (rows.argument(method.body),)
        yield RowGroup(place="body", rows=shown, description=body_words)
        return
    inner = links.opened(method.body.label)
    if inner:
        rows.shown.add(inner.name)
    yield RowGroup(
        place="body",
        rows=tuple(rows.argument(argument) for argument in method.body_fields),
        description=body_words,
    )


def _described(method: Method) -> tuple[str, str]:
    """What the call is for, and what else there is to say; a paragraph that introduces a list stays with it."""
    if method.description.strip() == method.summary.strip():
        return "", ""
    paragraph, rest = opening(unified(method.description).strip())
    return (paragraph, rest) if not paragraph.endswith(":") else ("", method.description)


def _answer(method: Method, answer: Answer) -> AnswerRow:
    empty = not answer.media_types and _gives_items(method)
    bare = not answer.media_types and _made(method) is not None
    return AnswerRow(
        status=answer.status,
        returns=None if bare else method.label if method.item or empty else answer.returns,
        empty=empty,
        description=answer.description,
        media_types=answer.media_types,
        headers=tuple(HeaderRow(wire_name=name, description=words) for name, words in answer.headers),
    )


def _samples(links: DocsLinks, method: Method, sampler: Sampler) -> tuple[ResponseSample, ...]:
    """The bodies of all successes; statuses with the same body share it."""
    found: dict[str, ResponseSample] = {}
    for answer in method.answers:
        for value in _sample(links, method, answer, sampler):
            text = json.dumps(value)
            before = found[text].statuses if text in found else ()
            found[text] = ResponseSample(statuses=(*before, answer.status), value=value)
    return tuple(found.values())


def _gives_items(method: Method) -> bool:
    return method.item is not None or is_list(method.label)


def _made(method: Method) -> Type | None:
    """What a call gives, where that is none of the documented bodies but made from them."""
    if _gives_items(method):
        return None
    arms = set(arms_of(method.label))
    bodies = [set(arms_of(answer.returns)) for answer in method.answers if answer.media_types]
    return None if all(body <= arms for body in bodies) else method.label


def _sample(links: DocsLinks, method: Method, answer: Answer, sampler: Sampler) -> Iterator[Json]:
    """A body of the answer, as it comes over the wire, where one is short enough to read."""
    responses = links.operations[method.key].responses
    response = next((one for one in responses if one.status == answer.status), None)
    media = next((one for one in response.content if "json" in one.name), None) if response else None
    if media is None:
        return
    value = sampler.answer(media.type, [found for _, found in media.examples])
    fits = len(json.dumps(value, indent=2, ensure_ascii=False)) <= LARGEST
    if fits and sampler.holds(media.type, value, request=False):
        yield value


def common_errors(links: DocsLinks) -> tuple[ErrorRow, ...]:
    """The failures that most operations document alike, for the page of errors."""
    return tuple(_error(ERRORS, raised) for raised in links.common_errors)


def _error(here: str, raised: Raised) -> ErrorRow:
    lead, more = brief(raised.description)
    return ErrorRow(
        status=raised.status,
        error_class=raised.error_class,
        href=f"{relative(ERRORS, here)}#{anchor_name(raised.error_class)}",
        body=raised.body,
        lead=lead,
        more=more,
        codes=tuple(CodeWords(code=code, meaning_text=meaning) for code, meaning in raised.codes),
    )


def _paging(operation: ir.Operation) -> PagingNote | None:
    facts = operation.paging
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
