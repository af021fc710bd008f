"""The fake itself: one API, its documents, what it saw, and the failures that a test ordered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar
from urllib.parse import urlsplit

from ..core.operation import ApiFacts, Operation
from ..jobs.steps import Waiter
from ..result_classes import named
from .behaviour import Behaviour
from .calls import Call, Calls, Unexpected, fits
from .checking import Checker, Fault
from .clock import FakeClock
from .credentials import problem
from .document import Found, Route, Routes, shape
from .failures import Failure, Failures, NoAnswerError
from .files import FOLDER, FakeFiles
from .judging import Judge
from .layout import Collection, Layout
from .loading import loaded, operations_of
from .messages import FakeAnswer, FakeRequest, answer_of
from .refusals import Refusals, RefusedError
from .sampling import Sampler
from .seeding import FakeCollection, FakeList, Shape
from .store import Store

C = TypeVar("C")
A = TypeVar("A")
Handler = Callable[[FakeRequest], Any]
_Decorated = TypeVar("_Decorated", bound=Handler)


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeFacts:
    """What is fixed about the fake of one package."""

    package: str
    client: str
    """Class of the client."""
    operations: tuple[str, ...] = ()
    """Modules of the package that hold its operations as data."""
    handlers: Mapping[str, str] = field(default_factory=dict)
    """Operation -> `module.function` of the package that answers it."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Status, or kind of fault (`required`, `query`, `body`) -> code in the answers that refuse it."""


class Fake(Generic[C, A]):
    """Base of the generated fake server: behaves as the API's description says, in this process.

    It checks each request, keeps the documents that are made through it or put into it, answers everything else with
    typed samples, and remembers what it saw. Nothing of it depends on time, chance or the network.
    """

    _api: ClassVar[ApiFacts]
    _facts: ClassVar[FakeFacts]

    def __init__(
        self,
        *,
        token: str | None = None,
        page_size: int = 100,
        refuse: bool = True,
        any_id: bool = False,
        region: str | None = None,
    ) -> None:
        """Build a fake without documents.

        Args:
            token: The token that it takes; its own clients have it.
            page_size: How many items a page of a list has at most.
            refuse: Whether a request that departs from the description is refused; else it is only noted.
            any_id: Whether every id exists: what nobody put in is answered with a sample instead of 404.
            region: The region that its account is in; the others do not know its token. `None` for all of them.
        """
        if region is not None and region not in self._api.regions:
            known = ", ".join(map(repr, self._api.regions)) or "none"
            raise ValueError(f"there is no region {region!r}, only {known}")
        self._elsewhere = [
            "://".join(urlsplit(url)[:2]) for name, url in self._api.regions.items() if region and name != region
        ]
        credential = self._api.credential
        self.token = token or ("fake:token" if credential.kind == "basic" else "fake-token")
        self.refuse = refuse
        self.clock = FakeClock()
        self.lock = threading.RLock()
        self._operations = operations_of(self._facts.package, self._facts.operations)
        document = loaded(self._facts.package)
        checker = Checker(document)
        sampler = Sampler(document, checker)
        paging = {key: operation.paging for key, operation in self._operations.items() if operation.paging}
        shown = {key for key, operation in self._operations.items() if operation.step(Waiter)}
        self.layout = Layout(document, paging, shown)
        self.store = Store(document, checker, sampler, self.clock)
        self._refusals = Refusals(document, checker, sampler, self._facts.codes)
        self._behaviour = Behaviour(
            document, self.layout, self.store, sampler, checker, self._refusals, self._operations
        )
        self._behaviour.page_size, self._behaviour.any_id = page_size, any_id
        in_query = credential.wire_name if credential.kind == "query" else ""
        self._judge = Judge(document, checker, in_query, self._operations, lambda: self.clock.now().timestamp())
        prefixes = [getattr(one, "strip_prefix", "") for one in paging.values()]
        prefixes += [self._api.base_path, *(urlsplit(url).path for url in self._api.regions.values())]
        self._routes = Routes(document.routes, [*document.base_paths, *prefixes])
        self._handlers: dict[str, Handler] = {}
        self._failures = Failures()
        self._calls: list[Call] = []
        self.files = FakeFiles(self)
        """What signed URLs lead to."""
        self.unexpected: list[Unexpected] = []
        """What a server refuses, or does not know: requests that no operation describes, that depart from theirs, break
        a rule, or do not say who asks. A request for something that is not there is none of them.
        """

    @property
    def page_size(self) -> int:
        """How many items a page of a list has at most."""
        return self._behaviour.page_size

    @page_size.setter
    def page_size(self, size: int) -> None:
        if size < 1:
            raise ValueError("a page has at least one item")
        self._behaviour.page_size = size

    @property
    def any_id(self) -> bool:
        """Whether every id exists."""
        return self._behaviour.any_id

    def client(self, **options: Any) -> C:
        """Return a real client that speaks with this fake; `options` are those of its constructor."""
        from .transport import client_of

        made: C = client_of(self, "client", self._facts.client, options)
        return made

    def async_client(self, **options: Any) -> A:
        """Return a real asynchronous client that speaks with this fake."""
        from .transport import client_of

        made: A = client_of(self, "aio", f"Async{self._facts.client}", options)
        return made

    def oid(self) -> str:
        """Return a new id of 24 hexadecimal digits, the same in every run."""
        with self.lock:
            return self.store.oid()

    def collection(self, path: str) -> FakeCollection[Any]:
        """Return the documents below a path, as `/things` or `/things/{id}/parts`."""
        return FakeCollection(self, path)

    def listing(self, operation: str) -> FakeList[Any]:
        """Return the items of a list that can only be read, by its operation: `GET /things/{id}/events`, or its id."""
        route = self._route(operation)
        found = self.layout.listings.get(route.key) if route else None
        if found is None:
            raise LookupError(f"{operation} is no list")
        return FakeList(self, found, self.shape(found.route.key))

    def calls(self, method: str = "", path: str = "/**") -> Calls:
        """Return the requests that were made: all, or those of a method and a path (`/things/*/parts`)."""
        with self.lock:
            found = list(self._calls)
        return Calls(call for call in found if method.upper() in ("", call.method) and fits(path, call.path))

    def fail_next(
        self,
        status: int | str,
        *,
        retry_after: float | None = None,
        path: str = "",
        method: str = "",
        times: int = 1,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Let the next requests fail.

        Args:
            status: A status, or `connect`, `read`, `timeout` for a failure without an answer.
            retry_after: Seconds for the header of that name.
            path: Only requests to this path; `*` is any segment.
            method: Only requests of this method.
            times: How many.
            body: Body instead of the documented one.
            headers: Further headers.
        """
        made = dict(headers or {})
        if retry_after is not None:
            made["Retry-After"] = format(retry_after, "g")
        with self.lock:
            self._failures.add(
                Failure(status=status, path=path, method=method.upper(), times=times, body=body, headers=made)
            )

    def handle(self, operation: str) -> Callable[[_Decorated], _Decorated]:
        """Decorate a function that answers an operation, given as `POST /things/{id}/run` or by its id.

        The function takes a `FakeRequest`. It gives a `FakeAnswer`, a body, a pair of status and body, `None` for 204,
        or `NotImplemented` to let the fake answer as it would without it. An operation that the description does not
        know is one from then on.
        """
        route = self._route(operation)
        if route is None:
            method, _, path = operation.partition(" ")
            if not path.startswith("/"):
                raise LookupError(f"there is no operation {operation!r}; give a method and a path")
            route = Route(method=method.upper(), template=path)
            self._routes.add(route)
        key = route.key

        def keep(function: _Decorated) -> _Decorated:
            self._handlers[key] = function
            return function

        return keep

    def usual_answer(self, request: FakeRequest) -> FakeAnswer:
        """Return what the fake answers by itself, for a function that answers in its place and changes little."""
        route = self._found(request).route
        if route is None:
            raise LookupError(f"no operation is {request.method} {request.path}")
        return self._usual(route, request)

    def refusal(
        self, request: FakeRequest, status: int, message: str, *, code: str = "", field: str = "", body: Any = None
    ) -> FakeAnswer:
        """Return the answer to a request that breaks a rule, and note it in `unexpected`.

        Args:
            request: The request.
            status: The status.
            message: What is wrong.
            code: The code of the error; else the one that is usual for the status.
            field: The field that is wrong.
            body: Body instead of the documented one of the status.
        """
        self._note(request, [message])
        if body is not None:
            return FakeAnswer(status=status, body=body)
        return self._refusals.answer(self._found(request).route, status, Fault(message, field), code=code)

    def reset(self) -> None:
        """Forget documents, calls and failures; the handlers stay."""
        with self.lock:
            self.store.clear()
            self._calls.clear()
            self.unexpected.clear()
            self.files.clear()
            self._failures = Failures()

    def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answer a request, and remember both.

        Raises:
            NoAnswerError: a failure without an answer was ordered.
        """
        with self.lock:
            found = self._found(request)
            route = found.route
            request = replace(request, path_params=found.values, local=found.local)
            try:
                answer = self._answer(request, route, found.methods)
            except NoAnswerError:
                self._remember(request, route, 0)
                raise
            self._remember(request, route, answer.status)
            # Made into bytes here: a later change of a document must not change an answer that is under way.
            return replace(answer, body=answer.content or None, headers=answer.head())

    def has(self, place: Collection, parents: tuple[str, ...], id_: str) -> bool:
        """Return whether a document is there, or would be made when it is asked for."""
        return self._behaviour.has(place, parents, id_)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self._calls)} calls>"

    def _found(self, request: FakeRequest) -> Found:
        return self._routes.find(request.method, request.path, partial(self._departures, request))

    def _departures(self, request: FakeRequest, found: Found) -> int:
        given = replace(request, path_params=found.values, local=found.local)
        return self._judge.departures(found.route, given) if found.route else 0

    def _answer(self, request: FakeRequest, route: Route | None, methods: tuple[str, ...]) -> FakeAnswer:
        failure = self._failures.take(request)
        if failure is not None:
            return self._failed(failure, route)
        if route is None and request.local.startswith(FOLDER):
            return self.files.answer(request)
        if route is None:
            words = f"this path takes {', '.join(methods)}" if methods else "no operation has this path"
            self._note(request, [words])
            allow = {"Allow": ", ".join(methods)} if methods else None
            return self._refusals.answer(None, 405 if methods else 404, words, headers=allow)
        if route.secured and (reason := self._unknown_caller(request)):
            self._note(request, [reason])
            return self._refusals.answer(route, 401, f"Unauthorized: {reason}")
        faults = self._judged(route, request)
        if faults and self.refuse:
            if self._judge.media_fault(route, request) and "415" in route.responses:
                return self._refusals.answer(route, 415, faults[0])
            return self._refusals.answer(route, self._judge.status(route, faults), *faults[:5])
        handler = self._handlers.get(route.key)
        given = NotImplemented if handler is None else handler(request)
        # Functions of the package rely on requests that are as described.
        if given is NotImplemented and route.key in self._facts.handlers and not faults:
            refused = self._behaviour.refused(route, request)
            if refused is not None:
                return refused
            given = named(self._facts.handlers[route.key], self._facts.package)(self, request)
        if given is not NotImplemented:
            return answer_of(given)
        return self._usual(route, request)

    def _usual(self, route: Route, request: FakeRequest) -> FakeAnswer:
        try:
            answer = self._behaviour.answer(route, request)
        except RefusedError as refused:
            self._note(request, refused.faults)
            return self._refusals.answer(route, refused.status, *refused.faults)
        return self.files.addressed(self._operations.get(route.key), route, request, answer)

    def _unknown_caller(self, request: FakeRequest) -> str:
        if request.origin in self._elsewhere:
            return f"the token is not one of {request.origin}"
        return problem(request, self._api.credential, self.token)

    def _judged(self, route: Route, request: FakeRequest) -> list[Fault]:
        """Note what is wrong with a request, and what is not known; return the former."""
        if route.key not in self.layout.by_key:
            return []
        held = self._behaviour.held(route, request)
        faults = self._judge.faults(route, request, held)
        self._note(request, [*faults, *self._judge.unknown(route, request, held)])
        return faults

    def _failed(self, failure: Failure, route: Route | None) -> FakeAnswer:
        if isinstance(failure.status, str):
            raise NoAnswerError(failure.status)
        if failure.body is not None:
            return FakeAnswer(status=failure.status, body=failure.body, headers=failure.headers)
        words = f"the test asked for {failure.status}"
        return self._refusals.answer(route, failure.status, words, headers=failure.headers)

    def _note(self, request: FakeRequest, reasons: Sequence[str]) -> None:
        if reasons:
            self.unexpected.append(Unexpected(method=request.method, path=request.local, reasons=tuple(reasons)))

    def _remember(self, request: FakeRequest, route: Route | None, status: int) -> None:
        secret = {"authorization", "cookie", self._api.credential.wire_name.lower()}
        headers = {name: "***" if name in secret else value for name, value in request.headers.items()}
        query = {name: ["***"] if name.lower() in secret else v for name, v in request.query.items()}
        self._calls.append(
            Call(
                method=request.method,
                path=request.local,
                query=query,
                headers=headers,
                body=request.body,
                operation=route.key if route else "",
                path_params=request.path_params,
                status=status,
            )
        )

    def _route(self, operation: str) -> Route | None:
        method, _, path = operation.partition(" ")
        wanted = (method.upper(), shape(path))
        for route in self.layout.by_key.values():
            if (route.id and operation == route.id) or (path and wanted == (route.method, shape(route.template))):
                return route
        return None

    def shape(self, key: str) -> Shape[Any]:
        """Return how the documents of an operation are read as models."""
        operation: Operation[Any] | None = self._operations.get(key)
        if operation is None:
            return Shape("", self._api.models)
        success = next((text for _, text in sorted(operation.success.items()) if text), "")
        return Shape(operation.item or success, self._api.models)
