"""Calls about the errors of a flow that are made of other calls."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from .errors import UnprocessableEntityError

if TYPE_CHECKING:
    from ._runtime.jobs.starting import AsyncStartedJobs, StartedJobs
    from .models import FlowStepError, FlowStepRequestResponse, FlowStepRetryData, FlowStepTagsResponse, Job
    from .resources.aio.flows import AsyncFlows
    from .resources.flows import Flows

__all__ = ["AsyncErrorCalls", "ErrorCalls", "Part", "Purged", "missing"]

Part: TypeAlias = Literal["request", "response"]
"""One half of what was captured."""


def missing(asked: Iterable[str], affected: Iterable[str]) -> list[str]:
    """Return the ids that a call over many was given and did not touch, in the order in which they were given.

    The server passes over ids that it does not know; what it answers tells which it did.
    """
    done = set(affected)
    return [id_ for id_ in dict.fromkeys(asked) if id_ not in done]


@dataclass
class Purged:
    """What `purge_requests` removed."""

    deleted: list[str] = field(default_factory=list)
    """Keys of the captured requests that are gone."""
    errors: list[Mapping[str, Any]] = field(default_factory=list)
    """What the server said about the others."""

    @property
    def ok(self) -> bool:
        """Whether all went."""
        return not self.errors


class ErrorCalls:
    """Further calls of flows, about errors."""

    def retry_with_edit(
        self, flow_id: str, step_id: str, key: str, change: Callable[[FlowStepRetryData], object]
    ) -> StartedJobs[Job, Job]:
        """Retry one error with other data: read what was kept of it, change it, write it whole, and retry.

        Args:
            flow_id: Id of the flow.
            step_id: Id of the export or import.
            key: The `retry_data_key` of the error.
            change: Changes the data that it is given, `data.data` in most cases. What it returns is not used.

        Returns:
            The retry, to wait for. An error that comes of it is a new one with the same `retry_data_key`.

        Raises:
            NotFoundError: The code `no_retrydata_found`: nothing was kept under this key.
        """
        flows = cast("Flows", self)
        kept = flows.retry_data(flow_id, step_id, key)
        change(kept)
        flows.replace_retry_data(flow_id, step_id, key, body=kept)
        return flows.retry_errors(flow_id, step_id, retry_data_keys=[key])

    def tag_errors(
        self, flow_id: str, step_id: str, errors: Iterable[FlowStepError], tag_ids: Iterable[str]
    ) -> list[FlowStepTagsResponse]:
        """Give errors these tags, in place of those that they have; none to clear them.

        Args:
            flow_id: Id of the flow.
            step_id: Id of the export or import.
            errors: Errors as `step_errors` or `resolved_errors` gave them; none is no request.
            tag_ids: Short codes of tags, not their names, which is what errors carry.

        Returns:
            What was touched, for each thousand errors.
        """
        flows, named = cast("Flows", self), [_named(error) for error in errors]
        return list(flows.replace_error_tags(flow_id, step_id, errors=named, tag_ids=list(tag_ids))) if named else []

    def add_tags(
        self,
        flow_id: str,
        step_id: str,
        errors: Iterable[FlowStepError],
        tag_ids: Iterable[str],
        *,
        codes: Mapping[str, str],
    ) -> list[FlowStepTagsResponse]:
        """Give errors further tags. Tags that somebody else sets between the reading and this call are lost.

        Args:
            flow_id: Id of the flow.
            step_id: Id of the export or import.
            errors: Errors as they were just read.
            tag_ids: Short codes of the further tags.
            codes: Name of a tag -> its code, since errors carry names and the call wants codes.

        Raises:
            ValueError: A tag of an error is not among `codes`; nothing was sent.
        """
        found: list[FlowStepTagsResponse] = []
        for tags, group in _by_tags(errors, tuple(tag_ids), codes).items():
            found += self.tag_errors(flow_id, step_id, group, tags)
        return found

    def purge_requests(self, flow_id: str, step_id: str) -> Purged:
        """Remove every captured request that an error of a step points to, open and resolved ones.

        The server removes only what is named, so this lists all errors first: one call a page, then one a thousand.
        """
        flows, result = cast("Flows", self), Purged()
        keys = [*_keys(flows.step_errors(flow_id, step_id)), *_keys(flows.resolved_errors(flow_id, step_id))]
        for part in flows.delete_requests(flow_id, step_id, keys=list(dict.fromkeys(keys))) if keys else ():
            result.deleted += part.deleted
            result.errors += part.errors
        return result

    def request_body(self, flow_id: str, step_id: str, key: str, *, part: Part = "request") -> bytes:
        """Return the whole body of a captured request, or of the response to it, also where it was too large to show.

        Asks for what was captured, then for the file that a large body is kept in. There is one file for both parts,
        and nothing says of which: it is taken for the one that it begins with, else for the one that is not shown.

        Args:
            flow_id: Id of the flow.
            step_id: Id of the export or import.
            key: The `req_and_res_key` of the error.
            part: `request` or `response`.

        Returns:
            The body; empty when there was none. A binary one is decoded.

        Raises:
            NotFoundError: The code `file_not_found`: nothing was captured, or it is gone.
        """
        flows = cast("Flows", self)
        shown, file = flows.request_detail(flow_id, step_id, key), BytesIO()
        try:
            flows.download_request_file(flow_id, step_id, key, file)
        except UnprocessableEntityError as error:
            return _inline(error, shown, part)
        return _body(file.getvalue(), shown, part)


class AsyncErrorCalls:
    """The same for asyncio."""

    async def retry_with_edit(
        self,
        flow_id: str,
        step_id: str,
        key: str,
        change: Callable[[FlowStepRetryData], object | Awaitable[object]],
    ) -> AsyncStartedJobs[Job, Job]:
        """Retry one error with other data; see `ErrorCalls.retry_with_edit`. `change` may be a coroutine function."""
        flows = cast("AsyncFlows", self)
        kept = await flows.retry_data(flow_id, step_id, key)
        changed = change(kept)
        if isinstance(changed, Awaitable):
            await changed
        await flows.replace_retry_data(flow_id, step_id, key, body=kept)
        return await flows.retry_errors(flow_id, step_id, retry_data_keys=[key])

    async def tag_errors(
        self, flow_id: str, step_id: str, errors: Iterable[FlowStepError], tag_ids: Iterable[str]
    ) -> list[FlowStepTagsResponse]:
        """Give errors these tags, in place of those that they have; see `ErrorCalls.tag_errors`."""
        flows, named = cast("AsyncFlows", self), [_named(error) for error in errors]
        if not named:
            return []
        return list(await flows.replace_error_tags(flow_id, step_id, errors=named, tag_ids=list(tag_ids)))

    async def add_tags(
        self,
        flow_id: str,
        step_id: str,
        errors: Iterable[FlowStepError],
        tag_ids: Iterable[str],
        *,
        codes: Mapping[str, str],
    ) -> list[FlowStepTagsResponse]:
        """Give errors further tags; see `ErrorCalls.add_tags`."""
        found: list[FlowStepTagsResponse] = []
        for tags, group in _by_tags(errors, tuple(tag_ids), codes).items():
            found += await self.tag_errors(flow_id, step_id, group, tags)
        return found

    async def purge_requests(self, flow_id: str, step_id: str) -> Purged:
        """Remove every captured request that an error of a step points to; see `ErrorCalls.purge_requests`."""
        flows, result = cast("AsyncFlows", self), Purged()
        keys: list[str] = []
        for pager in (flows.step_errors(flow_id, step_id), flows.resolved_errors(flow_id, step_id)):
            keys += [key async for key in _keys_async(pager)]
        if keys:
            for part in await flows.delete_requests(flow_id, step_id, keys=list(dict.fromkeys(keys))):
                result.deleted += part.deleted
                result.errors += part.errors
        return result

    async def request_body(self, flow_id: str, step_id: str, key: str, *, part: Part = "request") -> bytes:
        """Return the whole body of a captured request or of its response; see `ErrorCalls.request_body`."""
        flows = cast("AsyncFlows", self)
        shown, file = await flows.request_detail(flow_id, step_id, key), BytesIO()
        try:
            await flows.download_request_file(flow_id, step_id, key, file)
        except UnprocessableEntityError as error:
            return _inline(error, shown, part)
        return _body(file.getvalue(), shown, part)


def _inline(error: UnprocessableEntityError, shown: FlowStepRequestResponse, part: Part) -> bytes:
    """Return the body as it is shown, which is all of it when the server says that there is no file."""
    if not error.has_code("missing_bodykey"):
        raise error
    return _bodies(shown, part)[0]


def _body(file: bytes, shown: FlowStepRequestResponse, part: Part) -> bytes:
    """Return the file when it holds this part, else what is shown of it."""
    own, other = _bodies(shown, part)
    mine = file.startswith(own) if own else not other or not file.startswith(other)
    return file if mine else own


def _bodies(shown: FlowStepRequestResponse, part: Part) -> tuple[bytes, bytes]:
    """Return the body of a part as it is shown, and that of the other part."""
    request, response = shown.request.body_bytes(), shown.response.body_bytes()
    return (request, response) if part == "request" else (response, request)


def _named(error: FlowStepError) -> Any:
    """Return an error as the call names it: with an empty key when it has none."""
    return {"id": error.error_id, "rdk": error.retry_data_key or ""}


def _by_tags(
    errors: Iterable[FlowStepError], further: tuple[str, ...], codes: Mapping[str, str]
) -> dict[tuple[str, ...], list[FlowStepError]]:
    """Return the errors by the tags that they are to have, as one call sets the same tags on all."""
    found: dict[tuple[str, ...], list[FlowStepError]] = {}
    for error in errors:
        names = list(error.tags or ())
        unknown = [name for name in names if name not in codes]
        if unknown:
            raise ValueError(f"error {error.error_id} has tags without a code: {', '.join(unknown)}")
        wanted = dict.fromkeys([*(codes[name] for name in names), *further])
        found.setdefault(tuple(wanted), []).append(error)
    return found


def _keys(errors: Iterable[Any]) -> Iterator[str]:
    return (error.req_and_res_key for error in errors if error.req_and_res_key)


async def _keys_async(errors: AsyncIterable[Any]) -> AsyncIterator[str]:
    async for error in errors:
        if error.req_and_res_key:
            yield error.req_and_res_key
