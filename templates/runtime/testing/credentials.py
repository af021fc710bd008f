"""Whether a request says who it is, in the way that the API's clients do."""

from __future__ import annotations

import base64
from http.cookies import CookieError, SimpleCookie

from ..core.operation import Credential
from .messages import FakeRequest


def problem(request: FakeRequest, credential: Credential, token: str) -> str:
    """Return why a request is refused; empty when it is not."""
    if credential.kind == "none":
        return ""
    given = _given(request, credential)
    if given is None:
        return "the credential is missing"
    return "" if given == _wanted(credential, token) else "the credential is not the one that is known here"


def _given(request: FakeRequest, credential: Credential) -> str | None:
    name = credential.wire_name
    if credential.kind == "query":
        return request.query.get(name, [None])[0]
    if credential.kind == "cookie":
        try:
            found = SimpleCookie(request.headers.get("cookie", "")).get(name)
        except CookieError:
            return None
        return None if found is None else found.value
    return request.headers.get(name.lower())


def _wanted(credential: Credential, token: str) -> str:
    if credential.kind == "bearer":
        return f"Bearer {token}"
    if credential.kind == "basic":
        return "Basic " + base64.b64encode(token.encode("utf-8")).decode("ascii")
    return token
