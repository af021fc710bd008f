"""The fake behind a real client: a transport of the HTTP library that asks no network."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

import httpx2

from .failures import NoAnswerError
from .messages import FakeRequest

if TYPE_CHECKING:
    from .fake import Fake

_ERRORS = {"connect": httpx2.ConnectError, "read": httpx2.ReadError, "timeout": httpx2.ReadTimeout}


def transport_of(fake: Fake[Any, Any]) -> httpx2.MockTransport:
    """Return a transport for `http_client=` of a client of either kind."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        try:
            answer = fake.answer(_arrived(request))
        except NoAnswerError as failure:
            raise _ERRORS[failure.kind](str(failure), request=request) from None
        return httpx2.Response(answer.status, headers=dict(answer.headers), content=answer.content)

    return httpx2.MockTransport(answer)


def client_of(fake: Fake[Any, Any], module: str, name: str, options: dict[str, Any]) -> Any:
    """Return a client that speaks with a fake and lives by its clock; where the API is does not matter to it."""
    kind = getattr(import_module(f"{fake._facts.package}.{module}"), name)
    address = {} if fake._api.regions else {"base_url": "https://fake.invalid"}
    given = {"token": fake.token, "http_client": transport_of(fake), "allow_http": True, **address, **options}
    client = kind(**given)
    client._settings = replace(client._settings, environment=fake.clock.environment())
    return client


def _arrived(request: httpx2.Request) -> FakeRequest:
    target = request.extensions.get("target", request.url.raw_path).decode("ascii")
    path, _, query = target.partition("?")
    return FakeRequest(
        method=request.method,
        path=path,
        query_text=query,
        headers={name.lower(): value for name, value in request.headers.items()},
        content=request.content,
        origin=f"{request.url.scheme}://{request.url.netloc.decode('ascii')}",
    )
