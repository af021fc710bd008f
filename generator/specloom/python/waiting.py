"""Work in the background: the method that waits for it, what a call that starts it gives, and the words on both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import ir
from ..settings.operations import State, Waiter
from ..text.prose import fill
from . import docstrings
from .answers import may_give_lists, results
from .catalogue import Catalogue
from .codemodel import Construct, Keyword, Start, Wait
from .spelling import annotation
from .types import RUNTIME, Generic, Name, Type, without_none

_GETTERS = ("get", "retrieve", "read", "show", "find", "fetch", "poll")
_SHOWN = ("timeout", "poll", "on_progress")


def polled_by(catalogue: Catalogue, operation: ir.Operation) -> ir.Operation | None:
    """The operation that shows what this one starts."""
    starts = operation.declared.starts
    return next((one for one in catalogue.api.operations if starts and one.key == starts.waiter), None)


def shown(catalogue: Catalogue, operation: ir.Operation) -> Type:
    """What a look at the work gives."""
    return without_none(results(catalogue, operation).returns)


def wait_name(catalogue: Catalogue, operation: ir.Operation) -> str:
    """`wait` beside `get`, `wait_walk` beside `get_walk`."""
    head, _, rest = catalogue.names.methods[operation.key].partition("_")
    return "_".join(word for word in ("wait", rest if head in _GETTERS else f"{head}_{rest}".strip("_")) if word)


def wait(catalogue: Catalogue, operation: ir.Operation) -> Wait | None:
    """The method that waits for what an operation shows; `None`, reported, when its name is taken."""
    waiter = operation.declared.waiter
    if waiter is None:
        return None
    name, resource = wait_name(catalogue, operation), catalogue.placement.resources[operation.key]
    keys = (key for key, home in catalogue.placement.resources.items() if home == resource)
    if name in {catalogue.names.methods[key] for key in keys}:
        message = f"{operation.key}: `{catalogue.resource(operation)}.{name}` is taken"
        catalogue.diagnostics.error("bad-rule", message, operation.origin)
        return None
    return Wait(
        name=name,
        call=f"{catalogue.resource(operation)}.{name}",
        model=shown(catalogue, operation),
        label=without_none(results(catalogue, operation).label),
        poll=waiter.delay,
        docstring_text=docstrings.closed("\n\n".join(_wait_words(catalogue, operation, waiter))),
    )


def start(catalogue: Catalogue, operation: ir.Operation) -> Start | None:
    """What a call that starts work gives."""
    polled = polled_by(catalogue, operation)
    if polled is None:
        return None
    own, other = catalogue.resource(operation), catalogue.resource(polled)
    module = "operations" if own == other else f"{other}_operations"
    return Start(
        answer=shown(catalogue, operation),
        shown=shown(catalogue, polled),
        polled=f"{module}.{catalogue.names.methods[polled.key].upper()}",
        module="" if own == other else other,
        several=_several(catalogue, operation),
    )


def _several(catalogue: Catalogue, operation: ir.Operation) -> bool:
    """Whether a call may start any number of jobs: it is sent in parts, or its answer may be a list."""
    return operation.declared.batch is not None or may_give_lists(catalogue, operation)


def started(catalogue: Catalogue, operation: ir.Operation, returns: Type) -> Type | None:
    """What a call that starts work gives, for people; nothing for other calls."""
    polled = polled_by(catalogue, operation)
    if polled is None:
        return None
    kind = Name(f"{RUNTIME}jobs.starting", "StartedJobs" if _several(catalogue, operation) else "Started")
    return Generic(kind, (without_none(returns), shown(catalogue, polled)))


def steps(operation: ir.Operation) -> Iterator[Construct]:
    """What the runtime is told."""
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


def notes(catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
    """What waiting means to the caller."""
    waiter, polled = operation.declared.waiter, polled_by(catalogue, operation)
    if waiter is not None:
        call = f"{catalogue.resource(operation)}.{wait_name(catalogue, operation)}"
        bad = f"; {_either(waiter.failure)} raises `JobFailedError`" if waiter.failure else ""
        yield f"`{call}` asks until `{waiter.status}` is {_either(waiter.success)} and returns what it saw last{bad}."
    if polled is not None:
        yield from _start_notes(catalogue, operation, polled)


def _start_notes(catalogue: Catalogue, operation: ir.Operation, polled: ir.Operation) -> Iterator[str]:
    starts, label = operation.declared.starts, annotation(results(catalogue, polled).label)
    assert starts is not None
    if _several(catalogue, operation):
        waiting = (
            f"blocks until every job has finished and returns `FinishedJobs`, a sequence of `{label}`: none or many."
        )
    else:
        waiting = f"blocks until the job has finished and returns the `{label}`."
    yield f"Returns a handle at once; `.wait()` {waiting} `.ids` says what was started, `.answer` what was answered."
    unless = f"An answer with `{starts.refused}`, or without an id," if starts.refused else "An answer without an id"
    yield f"{unless} is no error of the call: nothing was started, and waiting for it raises `JobRejectedError`."
    if operation.declared.batch is not None:
        yield (
            f"`.batches` counts the requests, `.no_match` those that were answered without a body; `.jobs` holds each "
            f"`{label}` as it was when it was started. An empty list is not sent: `.batches` is 0, and `.wait()` "
            "returns at once, without a job."
        )


def _either(states: Iterable[State]) -> str:
    named = [f"`{state}`" for state in states]
    return " or ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)


def _wait_words(catalogue: Catalogue, operation: ir.Operation, waiter: Waiter) -> Iterator[str]:
    width, method = docstrings.WIDTH - 12, catalogue.names.methods[operation.key]
    label = annotation(without_none(results(catalogue, operation).label))
    yield f"Wait until a `{label}` is over."
    text = f"Looks at it with `{method}` until `{waiter.status}` is {_either(waiter.success)}. Other states go on."
    yield "\n".join(fill(text, width))
    last = [part for part in operation.segments if isinstance(part, ir.Parameter)][-1]
    described = docstrings.shortened(last.description)
    argument = catalogue.names.arguments[operation.key, ir.Location.PATH, last.wire_name]
    entries = [(argument, described)] if described else []
    entries += zip(
        _SHOWN,
        (
            "Seconds after which it is given up; the work itself goes on. `None` waits for ever.",
            "Seconds before the second look; later pauses grow by a quarter each, up to six times as long.",
            "Called after each look, with what was seen; the asynchronous client awaits it where it can.",
        ),
        strict=True,
    )
    entries.append(("options", "`extra_headers`, `extra_query`, `max_retries` of each look."))
    yield _section("Args", entries, width)
    yield _section("Raises", list(_wait_errors(waiter, method)), width)


def _wait_errors(waiter: Waiter, method: str) -> Iterator[tuple[str, str]]:
    if waiter.failure:
        yield "JobFailedError", f"`{waiter.status}` is {_either(waiter.failure)}; `job` is what was seen."
    yield "JobTimeoutError", "it is not over in time; `job` is what was seen last."
    yield "SDKError", f"whatever `{method}` raises."


def _section(title: str, entries: Iterable[tuple[str, str]], width: int) -> str:
    lines = [line for name, text in entries for line in fill(f"{name}: {text}", width, "    ", "        ")]
    return "\n".join([f"{title}:", *lines])
