"""What hooks are told, when, and that they can neither break a call nor see a secret."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from typing import Any

import httpx2
import pytest
from runtime.core.errors import APIConnectionError, NotFoundError, ResponseTooLargeError
from runtime.http.hooks import Hooks, RequestEvent, ResponseEvent, RetryEvent

from .driver import CREATE, GET, TOKEN, AsyncDriver, Driver, json_answer
from .test_retries import LOST, REFUSED, Script

SPAN: contextvars.ContextVar[str] = contextvars.ContextVar("span", default="none")


class Diary:
    """Hooks that write down what they are told."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.hooks = Hooks(on_request=self.events.append, on_response=self.events.append, on_retry=self.events.append)

    def story(self) -> list[str]:
        return [type(event).__name__.removesuffix("Event") for event in self.events]


def test_one_call_is_one_request_and_one_answer(driver: Driver) -> None:
    diary = Diary()

    def handle(request: httpx2.Request) -> httpx2.Response:
        driver.time.now += 0.25
        return json_answer({}, X_Request_Id="r-1")

    client = driver.mock(handle, hooks=diary.hooks)
    driver.send(client, GET, path=("a",), query={"include": ["name"]})
    asked, answered = diary.events
    assert asked == RequestEvent(
        operation_id="getThing",
        method="GET",
        url="https://api.example.com/v1/things/a?include=***",
        url_template="/v1/things/{_id}",
        attempt=1,
        time=1000.0,
        state={},
    )
    assert (answered.status, answered.failure, answered.request_id) == (200, "", "r-1")
    assert (answered.attempt, answered.time, answered.elapsed) == (1, 1000.25, 0.25)


def test_a_repetition_is_told_between_the_attempts(driver: Driver) -> None:
    diary = Diary()
    client = driver.mock(Script(503, LOST, 200), hooks=diary.hooks)
    driver.send(client, GET, path=("a",))
    assert diary.story() == ["Request", "Response", "Retry", "Request", "Response", "Retry", "Request", "Response"]
    first, second = (event for event in diary.events if isinstance(event, RetryEvent))
    assert (first.attempt, first.reason, first.delay) == (1, "503", driver.time.slept[0])
    assert (second.attempt, second.delay) == (2, driver.time.slept[1])
    statuses = [(event.status, event.failure) for event in diary.events if isinstance(event, ResponseEvent)]
    assert statuses == [(503, ""), (None, "protocol"), (200, "")]
    assert len({id(event.state) for event in diary.events}) == 1


def test_a_new_token_is_a_repetition_too(driver: Driver) -> None:
    diary, tokens = Diary(), iter(["first-token", "second-token"])
    client = driver.mock(Script(401, 200), token=lambda: next(tokens), hooks=diary.hooks)
    driver.send(client, GET, path=("a",))
    assert [(event.reason, event.delay) for event in diary.events if isinstance(event, RetryEvent)] == [
        ("401, with another token", 0.0)
    ]


@pytest.mark.parametrize(
    ("step", "options", "error", "failure"),
    [
        (404, {}, NotFoundError, ""),
        (REFUSED, {"max_retries": 0}, APIConnectionError, "connect"),
        (200, {"max_response_bytes": 1}, ResponseTooLargeError, "ResponseTooLargeError"),
    ],
    ids=["status", "connection", "body"],
)
def test_each_request_has_an_answer_event(
    driver: Driver, step: Any, options: dict[str, Any], error: type[Exception], failure: str
) -> None:
    diary = Diary()
    with pytest.raises(error):
        driver.send(driver.mock(Script(step), hooks=diary.hooks, **options), GET, path=("a",))
    assert diary.story() == ["Request", "Response"]
    assert diary.events[-1].failure == failure


def test_a_hook_may_send_a_header_along(driver: Driver) -> None:
    def trace(event: RequestEvent) -> None:
        event.headers["traceparent"] = f"00-{event.attempt}"

    script = Script(503, 200)
    driver.send(driver.mock(script, hooks=Hooks(on_request=trace)), GET, path=("a",))
    assert [request.headers["traceparent"] for request in script.seen] == ["00-1", "00-2"]
    assert {request.headers["authorization"] for request in script.seen} == {f"Bearer {TOKEN}"}


@pytest.mark.parametrize("name", ["Authorization", "Host", "X-Broken"], ids=str)
def test_a_hook_cannot_send_any_header(driver: Driver, name: str, caplog: pytest.LogCaptureFixture) -> None:
    def spoil(event: RequestEvent) -> None:
        event.headers[name] = "s3cret\r\nX: y"

    script = Script(200)
    driver.send(driver.mock(script, hooks=Hooks(on_request=spoil)), GET, path=("a",))
    assert script.seen[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert "headers of a hook are not sent" in caplog.text
    assert "s3cret" not in caplog.text


def test_a_hook_that_raises_changes_nothing(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: object) -> None:
        raise LookupError("no span")

    script = Script(503, 201)
    hooks = Hooks(on_request=fail, on_response=fail, on_retry=fail)
    client = driver.mock(script, hooks=hooks)
    assert driver.send(client, CREATE, body={}, options={"idempotency_key": "k"}) == {"attempt": 2}
    assert len(script.seen) == 2
    assert [record.levelno for record in caplog.records if "hook" in record.message] == [logging.ERROR] * 5
    assert "no span" in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("hook", ["on_request", "on_response", "on_retry"])
def test_an_interruption_gets_through(driver: Driver, hook: str) -> None:
    def stop(event: object) -> None:
        raise KeyboardInterrupt

    client = driver.mock(Script(503), hooks=Hooks(**{hook: stop}))
    with pytest.raises(KeyboardInterrupt):
        driver.send(client, GET, path=("a",))


def test_hooks_see_the_context_of_the_caller(driver: Driver) -> None:
    seen: list[str] = []
    client = driver.mock(Script(200), hooks=Hooks(on_request=lambda event: seen.append(SPAN.get())))
    token = SPAN.set("parent")
    try:
        driver.send(client, GET, path=("a",))
    finally:
        SPAN.reset(token)
    assert seen == ["parent"]


def test_hooks_hold_no_secret(driver: Driver) -> None:
    diary = Diary()
    client = driver.mock(Script(200), hooks=diary.hooks)
    driver.send(client, CREATE, body={"password": "hunter2"}, options={"extra_query": {"key": "hunter2"}})
    assert TOKEN not in repr(diary.events)
    assert "hunter2" not in repr(diary.events)


def test_a_copy_may_have_its_own_hooks(driver: Driver) -> None:
    first, second = Diary(), Diary()
    client = driver.mock(Script(200), hooks=first.hooks)
    driver.send(client.with_options(hooks=second.hooks), GET, path=("a",))
    driver.send(client.with_options(hooks=None), GET, path=("a",))
    driver.send(client.with_options(max_retries=0), GET, path=("a",))
    assert (len(first.events), len(second.events)) == (2, 2)


@pytest.mark.parametrize("hooks", [print, Hooks(on_retry=5)], ids=["function", "number"])  # type: ignore[arg-type]
def test_what_is_no_hook_is_refused_at_once(driver: Driver, hooks: Any) -> None:
    with pytest.raises(TypeError, match="must be"):
        driver.client(hooks=hooks)


async def later(event: object) -> None:
    await asyncio.sleep(0)
    LATER.append(type(event).__name__)


LATER: list[str] = []


def test_coroutine_functions_are_hooks_of_the_async_client(driver: Driver) -> None:
    hooks = Hooks(on_request=later, on_response=later, on_retry=later)
    if not isinstance(driver, AsyncDriver):
        with pytest.raises(TypeError, match="coroutine function"):
            driver.client(hooks=hooks)
        return
    LATER.clear()
    driver.send(driver.mock(Script(503, 200), hooks=hooks), GET, path=("a",))
    assert LATER == ["RequestEvent", "ResponseEvent", "RetryEvent", "RequestEvent", "ResponseEvent"]


def test_a_hidden_coroutine_is_closed_by_the_sync_client(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:
    LATER.clear()
    client = driver.mock(Script(200), hooks=Hooks(on_request=lambda event: later(event)))
    driver.send(client, GET, path=("a",))  # a coroutine that nobody awaits would be a warning, and that an error here
    assert bool(LATER) == isinstance(driver, AsyncDriver)
    assert ("something to wait for" in caplog.text) != isinstance(driver, AsyncDriver)
