"""Work in the background: started, waited for, refused, failed and given up; sync and async alike, without a sleep."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import signature
from typing import Any

import httpx2
import pytest

from .conftest import Shop

FORMS: list[tuple[Any, tuple[str, ...]]] = [
    ({"walkId": "w1", "id": "other"}, ("w1",)),
    ({"id": "w1"}, ("w1",)),
    ({"id": 7}, ("7",)),
    ([{"id": "w1"}, {"walkId": "w2"}, {"id": "w1"}], ("w1", "w2")),
    ([{"id": "w1"}, {"error": "asleep"}], ("w1",)),
    ([], ()),
    ({}, ()),
    ({"id": "", "other": True}, ()),
    ({"id": None}, ()),
    ({"id": True}, ()),
    ({"id": {"a": 1}}, ()),
    ({"error": "asleep", "id": "w1"}, ()),
]


class Interruption(BaseException):
    """What nobody catches."""


class Park(Shop):
    """The shop with one client and a clock of its own; `run` gives values, whatever had to be awaited."""

    def open(self) -> None:
        runtime = __import__(f"{self.package.__name__}._runtime.testing.clock", fromlist=["FakeClock"])
        self.clock: Any = runtime.FakeClock()
        self.loop = asyncio.new_event_loop() if self.mode == "async" else None
        self.slow = 0.0
        kind = self.package.AsyncClient if self.loop else self.package.Client
        transport = httpx2.MockTransport(self.handle)
        self.client: Any = kind(token="t", http_client=transport, max_retries=0)
        self.client._settings = replace(self.client._settings, environment=self.clock.environment())

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        self.clock.advance(self.slow)
        if self.answers and self.answers[0][0] == 0:
            self.answers.pop(0)
            raise httpx2.ReadTimeout("slow")
        return super().handle(request)

    def now(self, value: Any) -> Any:
        return self.loop.run_until_complete(value) if self.loop else value

    def close(self) -> None:
        self.now(self.client.close())
        if self.loop:
            self.loop.close()

    def walk(self, *states: Any, **more: Any) -> None:
        """Lay out the states of walk w1."""
        self.answers += [(200, {"id": "w1", "state": state, **more}) for state in states]


@pytest.fixture
def park(shop: Shop) -> Iterator[Park]:
    made = Park(shop.package, shop.mode, shop.folder)
    made.open()
    yield made
    made.close()


def test_a_wait_looks_until_it_is_over(park: Park) -> None:
    park.walk("waiting", "walking", "odd", None, "back")
    seen: list[Any] = []
    walk = park.now(park.client.walks.wait("w1", on_progress=lambda walk: seen.append(walk.state)))
    assert (type(walk).__name__, walk.id, walk.state) == ("Walk", "w1", "back")
    assert seen == ["waiting", "walking", "odd", None, "back"]
    assert park.seen == [("GET", "/walks/w1", None)] * 5
    assert park.clock.slept == [2.0, 2.5, 3.125, 3.90625]


def test_pauses_grow_to_six_times_the_first(park: Park) -> None:
    park.walk(*["walking"] * 20, "back")
    park.now(park.client.walks.wait("w1", poll=1))
    assert park.clock.slept[:2] == [1.0, 1.25]
    assert park.clock.slept[-1] == 6.0 == max(park.clock.slept)


def test_what_ends_badly(park: Park) -> None:
    park.walk("walking", "lost", steps=5)
    seen: list[Any] = []
    with pytest.raises(park.package.JobFailedError, match="job w1 ended as lost") as caught:
        park.now(park.client.walks.wait("w1", on_progress=lambda walk: seen.append(walk.state)))
    assert seen == ["walking", "lost"]
    assert (caught.value.job.steps, caught.value.items) == (5, (caught.value.job,))
    assert caught.value.response.status == 200
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), again.job) == (type(caught.value), caught.value.job)
    assert isinstance(caught.value, park.package.JobError) and isinstance(caught.value, park.package.SDKError)


def test_what_takes_too_long(park: Park) -> None:
    park.walk(*["walking"] * 9)
    with pytest.raises(park.package.JobTimeoutError, match="job w1 is still walking after 6 s") as caught:
        park.now(park.client.walks.wait("w1", timeout=6))
    assert caught.value.job.state == "walking"
    assert park.clock.slept == [2.0, 2.5, 1.5]
    assert len(park.seen) == 4


def test_no_time_is_one_look(park: Park) -> None:
    park.walk("walking", "back")
    with pytest.raises(park.package.JobTimeoutError):
        park.now(park.client.walks.wait("w1", timeout=0))
    assert park.now(park.client.walks.wait("w1", timeout=0)).state == "back"
    assert park.clock.slept == []


def test_no_limit_waits_for_ever(park: Park) -> None:
    park.walk(*["walking"] * 1000, "back")
    assert park.now(park.client.walks.wait("w1", timeout=None, poll=1000)).state == "back"
    assert sum(park.clock.slept) > 3600 * 1000


def test_a_look_takes_no_longer_than_the_wait(park: Park) -> None:
    limits: list[Any] = []
    call = park.client._call

    def spied(operation: Any, *given: Any) -> Any:
        limits.append(given[-1]["timeout"].total)
        return call(operation, *given)

    park.client._call = spied
    park.walk("walking", "walking", "back")
    park.now(park.client.walks.wait("w1", timeout=7, poll=3))
    assert limits == [7.0, 5.0, 5.0]


def test_a_look_without_an_answer(park: Park) -> None:
    park.answers = [(0, None), (0, None)]
    with pytest.raises(park.package.APITimeoutError):
        park.now(park.client.walks.wait("w1"))
    park.slow = 10.0
    with pytest.raises(park.package.JobTimeoutError, match="without an answer") as caught:
        park.now(park.client.walks.wait("w1", timeout=8))
    assert caught.value.job is None


def test_errors_of_a_look_and_of_progress_go_to_the_caller(park: Park) -> None:
    park.answers = [(404, {"message": "none"})]
    with pytest.raises(park.package.NotFoundError):
        park.now(park.client.walks.wait("w1"))

    def broken(walk: Any) -> None:
        raise Interruption

    park.walk("walking", "walking")
    with pytest.raises(Interruption):
        park.now(park.client.walks.wait("w1", on_progress=broken))
    assert len(park.answers) == 1


def test_progress_may_be_awaited(park: Park) -> None:
    seen: list[Any] = []

    async def told(walk: Any) -> None:
        await asyncio.sleep(0)
        seen.append(walk.state)

    park.walk("walking", "back")
    if park.mode == "sync":
        with pytest.raises(TypeError, match="async function"):
            park.client.walks.wait("w1", on_progress=told)
    else:
        park.now(park.client.walks.wait("w1", on_progress=told))
        assert seen == ["walking", "back"]


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"poll": 0}, ValueError),
        ({"poll": -1}, ValueError),
        ({"poll": "5"}, TypeError),
        ({"timeout": -1}, ValueError),
        ({"timeout": float("nan")}, ValueError),
        ({"timeout": True}, TypeError),
        ({"max_retry": 1}, TypeError),
    ],
    ids=str,
)
def test_wrong_arguments(park: Park, wrong: dict[str, Any], kind: type[Exception]) -> None:
    with pytest.raises(kind, match=next(iter(wrong))):
        park.now(park.client.walks.wait("w1", **wrong))
    assert park.seen == []


def test_options_hold_for_each_look(park: Park) -> None:
    park.walk("walking", "back")
    park.now(park.client.walks.wait("w1", extra_query={"a": "b"}, extra_headers={"X-Y": "z"}, max_retries=0))
    assert [target for _, target, _ in park.seen] == ["/walks/w1?a=b"] * 2


def test_a_flag_is_a_state(park: Park) -> None:
    park.answers = [(200, {"number": 7}), (200, {"done": False}), (200, {"done": True})]
    started = park.now(park.client.pets.start_checkup("p 1"))
    assert started.ids == ("7",)
    assert park.now(started.wait()).done is True
    assert [target for _, target, _ in park.seen] == ["/pets/p%201/checkups"] + ["/pets/p%201/checkups/7"] * 2
    assert park.clock.slept == [5.0]
    park.answers = [(200, {"done": True})]
    assert park.now(park.client.pets.wait_checkup("1", 7)).done is True


@pytest.mark.parametrize(("answer", "ids"), FORMS, ids=str)
def test_every_form_of_answer_is_kept(park: Park, answer: Any, ids: tuple[str, ...]) -> None:
    park.answers = [(200, answer)]
    started = park.now(park.client.pets.walk("1"))
    assert started.ids == ids
    assert getattr(started.answer, "raw", started.answer) == answer
    assert (started.batches, started.no_match, len(started.answers)) == (1, 0, 1)
    assert started.refused == ("asleep" if "asleep" in str(answer) else None)
    assert started.jobs == []


@pytest.mark.parametrize("status", [200, 201, 204])
def test_no_answer_is_none_started(park: Park, status: int) -> None:
    park.answers = [(status, None)]
    started = park.now(park.client.pets.walk("1"))
    assert (started.ids, started.answer, started.answers, started.no_match) == ((), None, (), 1)
    assert repr(started) == "<nothing started>"
    with pytest.raises(park.package.JobRejectedError, match="names no job") as caught:
        park.now(started.wait())
    assert caught.value.answer is None


def test_a_refusal_is_told_when_it_is_waited_for(park: Park) -> None:
    park.answers = [(200, {"error": "asleep"})]
    started = park.now(park.client.pets.walk("1"))
    assert repr(started) == "<refused: asleep>"
    with pytest.raises(park.package.JobRejectedError, match="nothing was started: asleep") as caught:
        park.now(started.wait())
    assert (caught.value.reason, caught.value.answer.error) == ("asleep", "asleep")
    assert len(park.seen) == 1


def test_a_reason_that_is_no_text(park: Park) -> None:
    park.answers = [(200, {"error": {"code": 5}})]
    assert park.now(park.client.pets.walk("1")).refused == '{"code":5}'


def test_what_was_started_is_waited_for(park: Park) -> None:
    park.answers = [(200, {"walkId": "w1"})]
    park.walk("waiting", "back")
    seen: list[str] = []
    started = park.now(park.client.pets.walk("1"))
    assert repr(started) == "<started w1>"
    (walk,) = park.now(started.wait(timeout=60, poll=1, on_progress=lambda walk: seen.append(walk.state)))
    assert (walk.state, seen, park.clock.slept) == ("back", ["waiting", "back"], [1.0])


def test_several_are_waited_for_together(park: Park) -> None:
    park.answers = [(200, [{"id": "a"}, {"id": "b"}])]
    started = park.now(park.client.pets.walk("1"))
    states = [("a", "walking"), ("b", "walking"), ("a", "back"), ("b", "walking"), ("b", "back")]
    park.answers = [(200, {"id": name, "state": state}) for name, state in states]
    walks = park.now(started.wait())
    assert ([walk.id for walk in walks], walks.batches) == (["a", "b"], 1)
    assert [target[-1] for _, target, _ in park.seen[1:]] == ["a", "b", "a", "b", "b"]


def test_one_of_several_fails(park: Park) -> None:
    park.answers = [(200, [{"id": "a"}, {"id": "b"}])]
    started = park.now(park.client.pets.walk("1"))
    park.answers = [(200, {"id": "a", "state": "lost"}), (200, {"id": "b"}), (200, {"id": "b", "state": "back"})]
    with pytest.raises(park.package.JobFailedError, match="job a") as caught:
        park.now(started.wait())
    assert [walk.state for walk in caught.value.items] == ["lost", "back"]


def test_several_where_one_is_promised_are_named(park: Park) -> None:
    park.answers = [(200, [{"number": 7}, {"number": 8}])]
    started = park.now(park.client.pets.start_checkup("1"))
    with pytest.raises(park.package.APIResponseError, match="2 jobs were started where one was promised"):
        park.now(started.wait())
    assert started.ids == ("7", "8")


def test_parts_of_a_long_list(park: Park) -> None:
    park.answers = [(200, {"id": "a", "state": "waiting"}), (204, None), (200, {"id": "b"})]
    started = park.now(park.client.pets.groom(ids=["1", "2", "3", "4", "5"]))
    assert [body["ids"] for _, _, body in park.seen] == [["1", "2"], ["3", "4"], ["5"]]
    assert (started.batches, started.no_match, started.ids) == (3, 1, ("a", "b"))
    assert [(type(walk).__name__, walk.state) for walk in started.jobs] == [("Walk", "waiting"), ("Walk", None)]
    park.answers = [(200, {"id": "a", "state": "back", "steps": 5}), (200, {"id": "b", "state": "back"})]
    walks = park.now(started.wait())
    assert [walk.id for walk in walks] == ["a", "b"]
    assert (walks.batches, walks.no_match, walks.refused, walks.total("steps")) == (3, 1, None, 5)
    assert (walks[-1].id, [walk.id for walk in walks[:1]]) == ("b", ["a"])
    assert repr(walks) == "<2 finished jobs of 3 requests>"
    with pytest.raises(AttributeError):
        walks.total("stepps")


@pytest.mark.parametrize("number", [0, 1, 2, 3, 6])
@pytest.mark.parametrize("whole", [False, True], ids=["by field", "as a body"])
def test_any_number_of_jobs_has_one_wait(park: Park, number: int, whole: bool) -> None:
    names = [f"w{number}" for number in range((number + 1) // 2)]
    ids = [str(number) for number in range(number)]
    park.answers = [(200, {"id": name, "state": "waiting"}) for name in names]
    started = park.now(park.client.pets.groom(**({"body": {"ids": ids}} if whole else {"ids": ids})))
    assert (type(started).__name__, started.ids) == (f"{'Async' * (park.mode == 'async')}StartedJobs", tuple(names))
    park.answers = [(200, {"id": name, "state": "back"}) for name in names]
    walks = park.now(started.wait())
    assert type(walks) is park.package.FinishedJobs
    assert [walk.id for walk in walks.jobs] == names
    assert len(walks) == walks.batches == started.batches == len(names)
    assert len(park.seen) == 2 * len(names)


def test_nothing_to_send_starts_nothing_and_says_so(park: Park) -> None:
    started = park.now(park.client.pets.groom(ids=[]))
    assert (started.ids, started.jobs, started.answer, started.batches, started.no_match) == ((), [], None, 0, 0)
    assert repr(started) == "<nothing started>"
    assert (list(park.now(started.wait())), park.clock.slept) == ([], [])
    with pytest.raises(TypeError, match="poll"):
        park.now(started.wait(poll="5"))
    with pytest.raises(ValueError, match="ids is empty"):
        park.now(park.client.pets.with_raw_response.groom(ids=[]))
    assert park.seen == []


def test_requests_that_start_nothing_are_refused_when_they_are_waited_for(park: Park) -> None:
    park.answers = [(204, None), (204, None)]
    started = park.now(park.client.pets.groom(ids=["1", "2", "3"]))
    with pytest.raises(park.package.JobRejectedError, match="names no job"):
        park.now(started.wait())


def test_one_of_the_parts_fails(park: Park) -> None:
    park.answers = [(200, {"id": "a"}), (200, {"id": "b"})]
    started = park.now(park.client.pets.groom(ids=["1", "2", "3"]))
    park.answers = [(200, {"id": "a", "state": "lost"}), (200, {"id": "b"}), (200, {"id": "b", "state": "back"})]
    with pytest.raises(park.package.JobFailedError, match="job a") as caught:
        park.now(started.wait())
    assert [walk.state for walk in caught.value.items] == ["lost", "back"]


def test_an_answer_that_is_a_list_starts_any_number(park: Park) -> None:
    for names in (["a"], ["a", "b"]):
        park.answers = [(200, [{"id": name} for name in names])]
        started = park.now(park.client.pets.walk_all("1"))
        assert (started.ids, started.batches) == (tuple(names), 1)
        park.answers = [(200, {"id": name, "state": "back"}) for name in names]
        assert [walk.id for walk in park.now(started.wait())] == names


def test_parts_that_are_answered_with_lists(park: Park) -> None:
    park.answers = [(200, [{"id": "a"}, {"id": "b"}]), (200, [{"id": "c"}])]
    started = park.now(park.client.pets.walk_some(ids=["1", "2", "3"]))
    assert (started.ids, started.batches) == (("a", "b", "c"), 2)
    assert [len(answer) for answer in started.answers] == [2, 1]


def test_a_part_that_fails_says_what_was_started(park: Park) -> None:
    park.answers = [(200, {"id": "a"}), (422, {"message": "no"})]
    with pytest.raises(park.package.UnprocessableEntityError) as caught:
        park.now(park.client.pets.groom(ids=["1", "2", "3"]))
    assert (caught.value.done, [walk.id for walk in caught.value.items]) == (("1", "2"), ["a"])


def test_a_raw_response_gives_the_plain_answer(park: Park) -> None:
    park.answers = [(200, {"walkId": "w1"}), (201, None), (200, {"id": "a"}), (200, {"id": "a", "state": "back"})]
    raw = park.now(park.client.pets.with_raw_response.walk("1"))
    assert (raw.status, raw.content) == (200, b'{"walkId":"w1"}')
    assert raw.parse().ids == ("w1",)
    assert raw.parse().answer.raw == {"walkId": "w1"}
    raw = park.now(park.client.pets.with_raw_response.walk("1"))
    assert (raw.status, raw.parse().answer) == (201, None)
    started = park.now(park.client.pets.with_raw_response.groom(ids=["1"])).parse()
    assert started.jobs[0].id == "a"
    assert [walk.state for walk in park.now(started.wait())] == ["back"]


def test_the_time_limit_is_that_of_the_runtime(park: Park) -> None:
    waiting = __import__(f"{park.package.__name__}._runtime.jobs.waiting", fromlist=["PATIENCE"])
    methods: list[Callable[..., Any]] = [
        park.client.walks.wait,
        park.package.Started.wait,
        park.package.AsyncStarted.wait,
        park.package.StartedJobs.wait,
        park.package.AsyncStartedJobs.wait,
    ]
    assert {signature(method).parameters["timeout"].default for method in methods} == {waiting.PATIENCE}


def test_a_cancelled_wait_ends_at_once(park: Park) -> None:
    if park.mode == "sync":
        return
    paused = asyncio.Event()

    async def pause(seconds: float) -> None:
        paused.set()
        await asyncio.Event().wait()

    async def main() -> None:
        task = asyncio.ensure_future(park.client.walks.wait("w1"))
        await paused.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    settings = park.client._settings
    park.client._settings = replace(settings, environment=replace(settings.environment, pause=pause))
    park.walk("walking")
    park.now(main())
