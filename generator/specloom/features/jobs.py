"""Long-running jobs: `starts` at the call that starts one, `waiter` at the one that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .. import ir
from ..build.waiting import checked_waiting
from ..diagnostics import Diagnostics
from ..python import docstrings
from ..python.annotations import Role
from ..python.answers import may_give_lists, results
from ..python.arguments import option
from ..python.catalogue import Catalogue
from ..python.codemodel import Companion, Construct, Keyword, OperationName, Sending, Signature
from ..python.joining import Call, Result, taken
from ..python.spelling import annotation
from ..python.types import FLOAT, OBJECT, RUNTIME, Callable, Generic, Name, Type, optional, twins, without_none
from ..settings.operations import OperationRule, State, Waiter
from ..text.prose import fill
from .feature import Feature

_GETTERS = ("get", "retrieve", "read", "show", "find", "fetch", "poll")
_SHOWN = ("timeout", "poll", "on_progress")
_PATIENCE = 3600.0
_BASE = twins(f"{RUNTIME}jobs.resource", "JobsResource")
_POLL_OPTIONS = Name(f"{RUNTIME}jobs.waiting", "PollOptions")
_STARTED, _STARTED_JOBS = (twins(f"{RUNTIME}jobs.starting", name) for name in ("Started", "StartedJobs"))


class Jobs(Feature):
    """Calls that start jobs, and calls that show them, beside which there is one that waits."""

    exports = (_STARTED, _STARTED_JOBS, Name(f"{RUNTIME}jobs.starting", "FinishedJobs"))

    def completed(
        self,
        operations: Sequence[ir.Operation],
        rules: Mapping[str, OperationRule],
        definitions: Mapping[ir.SchemaId, ir.Definition],
        diagnostics: Diagnostics,
    ) -> Sequence[ir.Operation]:
        return checked_waiting(operations, rules, definitions, diagnostics)

    def result(self, catalogue: Catalogue, operation: ir.Operation, result: Result, role: Role) -> Result:
        polled = _polled_by(catalogue, operation)
        if polled is None:
            return result
        handle = _STARTED_JOBS if _several(catalogue, operation) else _STARTED
        answer = without_none(result.all)
        return replace(result, found=answer, all=Generic(handle, (answer, _shown(catalogue, polled))))

    def sending(self, catalogue: Catalogue, operation: ir.Operation) -> Sending | None:
        polled = _polled_by(catalogue, operation)
        if polled is None:
            return None
        own, other = catalogue.resource(operation), catalogue.resource(polled)
        constant = catalogue.names.methods[polled.key].upper()
        several = _several(catalogue, operation)
        return Sending(
            function="_start_jobs" if several else "_start",
            operations=(OperationName(constant=constant, resource="" if own == other else other),),
            base=_BASE,
            gives="jobs" if several else "job",
            item=_shown(catalogue, polled),
        )

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        waiter, starts = operation.declared.waiter, operation.declared.starts
        if waiter is not None:
            keywords = [Keyword(name="failure", value=waiter.failure)] if waiter.failure else []
            keywords += [Keyword(name="delay", value=waiter.delay)] if waiter.delay != Waiter.DELAY else []
            states = (waiter.status, waiter.success)
            yield Construct(module="jobs.steps", class_name="Waiter", arguments=states, keywords=tuple(keywords))
        if starts is not None:
            keywords = [Keyword(name="refused", value=starts.refused)] if starts.refused else []
            told = (starts.waiter, starts.ids)
            yield Construct(module="jobs.steps", class_name="Starts", arguments=told, keywords=tuple(keywords))

    def companion_names(self, catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
        return () if operation.declared.waiter is None else (_wait_name(catalogue, operation),)

    def companions(self, catalogue: Catalogue, call: Call) -> Iterator[Companion]:
        operation, waiter = call.operation, call.operation.declared.waiter
        if waiter is None:
            return
        name = _wait_name(catalogue, operation)
        if name in taken(catalogue, operation):
            message = f"{operation.key}: `{catalogue.resource(operation)}.{name}` is taken"
            catalogue.diagnostics.error("bad-rule", message, operation.origin)
            return
        model = _shown(catalogue, operation)
        keyword = (
            option("timeout", optional(FLOAT), str(_PATIENCE)),
            option("poll", FLOAT, str(waiter.delay)),
            option("on_progress", optional(Callable((model,), OBJECT)), "None"),
        )
        yield Companion(
            kind="wait",
            name=name,
            signature=Signature(positional=call.path, keyword=keyword, returns=model, options=_POLL_OPTIONS),
            function="_wait",
            base=_BASE,
            operations=(OperationName(constant=catalogue.names.methods[operation.key].upper()),),
            path=call.path,
            passed=_SHOWN,
            model=model,
            anchor="waiting",
            stored=True,
            docstring_text=docstrings.closed("\n\n".join(_wait_words(catalogue, operation, waiter))),
        )

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        waiter, polled = operation.declared.waiter, _polled_by(catalogue, operation)
        if waiter is not None:
            call = f"{catalogue.resource(operation)}.{_wait_name(catalogue, operation)}"
            good, bad = _either(waiter.success), _either(waiter.failure)
            fails = f"; {bad} raises `JobFailedError`" if bad else ""
            yield f"`{call}` requests the job until `{waiter.status}` is {good} and returns it{fails}."
        if polled is not None:
            yield from _start_notes(catalogue, operation, polled)


def _polled_by(catalogue: Catalogue, operation: ir.Operation) -> ir.Operation | None:
    """The operation that shows what this one starts."""
    starts = operation.declared.starts
    return next((one for one in catalogue.api.operations if starts and one.key == starts.waiter), None)


def _shown(catalogue: Catalogue, operation: ir.Operation) -> Type:
    """What a look at the work gives."""
    return without_none(results(catalogue, operation).returns)


def _several(catalogue: Catalogue, operation: ir.Operation) -> bool:
    """Whether a call may start any number of jobs: it is sent in parts, or its answer may be a list."""
    return operation.declared.batch is not None or may_give_lists(catalogue, operation)


def _wait_name(catalogue: Catalogue, operation: ir.Operation) -> str:
    """`wait` beside `get`, `wait_walk` beside `get_walk`."""
    head, _, rest = catalogue.names.methods[operation.key].partition("_")
    return "_".join(word for word in ("wait", rest if head in _GETTERS else f"{head}_{rest}".strip("_")) if word)


def _start_notes(catalogue: Catalogue, operation: ir.Operation, polled: ir.Operation) -> Iterator[str]:
    starts, label = operation.declared.starts, annotation(results(catalogue, polled).label)
    assert starts is not None
    if _several(catalogue, operation):
        waiting = (
            f"blocks until every job has finished and returns `FinishedJobs`, a sequence of `{label}`, "
            "which may be empty."
        )
    else:
        waiting = f"blocks until the job has finished and returns the `{label}`."
    yield (
        f"Returns a handle at once; `.wait()` {waiting} `.ids` has the ids of what was started, `.answer` the response."
    )
    unless = f"A response with `{starts.refused}`, or without an id," if starts.refused else "A response without an id"
    yield f"{unless} raises no error at first: nothing was started, and `.wait()` raises `JobRejectedError`."
    if operation.declared.batch is not None:
        yield (
            f"`.batches` is the number of requests, `.no_match` that of responses without a body; `.jobs` has each "
            f"`{label}` as it was when it was started. An empty list is not sent: `.batches` is 0, and `.wait()` "
            "returns at once, without a job."
        )


def _either(states: Iterable[State]) -> str:
    named = [f"`{state}`" for state in states]
    return " or ".join(part for part in (", ".join(named[:-1]), *named[-1:]) if part)


def _wait_words(catalogue: Catalogue, operation: ir.Operation, waiter: Waiter) -> Iterator[str]:
    width, method = docstrings.WIDTH - 12, catalogue.names.methods[operation.key]
    label = annotation(without_none(results(catalogue, operation).label))
    yield f"Wait until a `{label}` ends."
    text = f"Requests it with `{method}` until `{waiter.status}` is {_either(waiter.success)}."
    yield "\n".join(fill(text, width))
    last = [part for part in operation.segments if isinstance(part, ir.Parameter)][-1]
    described = docstrings.shortened(last.description)
    argument = catalogue.names.arguments[operation.key, ir.Location.PATH, last.wire_name]
    entries = [(argument, described)] if described else []
    entries += zip(
        _SHOWN,
        (
            "Seconds after which waiting ends; the job itself continues. `None` waits without a limit.",
            "Seconds before the second request; each pause is a quarter longer than the one before, "
            "up to six times the first.",
            "Called with the job after each request; may be a coroutine function with the async client.",
        ),
        strict=True,
    )
    entries.append(("options", "`extra_headers`, `extra_query` and `max_retries` of each request."))
    yield _section("Args", entries, width)
    yield _section("Raises", list(_wait_errors(waiter, method)), width)


def _wait_errors(waiter: Waiter, method: str) -> Iterator[tuple[str, str]]:
    if waiter.failure:
        yield "JobFailedError", f"`{waiter.status}` is {_either(waiter.failure)}; `job` is the job."
    yield "JobTimeoutError", "the job did not end within `timeout`; `job` is its last state."
    yield "SDKError", f"any error that `{method}` raises."


def _section(title: str, entries: Iterable[tuple[str, str]], width: int) -> str:
    lines = [line for name, text in entries for line in fill(f"{name}: {text}", width, "    ", "        ")]
    return "\n".join([f"{title}:", *lines])
