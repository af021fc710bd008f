"""Requests that the package has no method for: `client.request("GET", "/v1/…", cast_to=Thing)`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, get_args, get_origin

from ..core.operation import OMIT, Body, BodyPaging, LinkPaging, Operation, RequestOptions
from ..http.origins import AddressError, target_of
from .bodies import is_json
from .calls import Call, Settings, call_of

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_IDEMPOTENT = frozenset({"PUT", "DELETE"})


def ad_hoc_call(
    settings: Settings,
    method: str,
    path: str,
    annotation: str,
    query: Mapping[str, Any] | None,
    body: Any,
    headers: Mapping[str, str] | None,
    options: RequestOptions,
    paging: LinkPaging | BodyPaging | None = None,
) -> Call:
    """Build a call from a method and a path; an address elsewhere is refused, for the token would go there."""
    method = _method(method)
    target = _target(settings, path)
    where, _, own_query = target.partition("?")
    options = {**options, "extra_headers": {**(options.get("extra_headers") or {}), **(headers or {})}}
    operation: Operation[Any] = Operation(
        key=f"{method} {where}",
        id=f"{method} {where}",
        method=method,
        path=(where[len(settings.base.path) :] if where.startswith(settings.base.path) else where,),
        body=None if body is OMIT else Body(_media_type(options)),
        success={"2XX": annotation, "204": ""},
        paging=paging,
        item=annotation if paging is not None else "",
        safe=method in _SAFE,
        idempotent=method in _IDEMPOTENT,
    )
    call = call_of(settings, operation, query=query, body=body, options=options)
    if own_query:
        head, mark, rest = call.request.target.partition("?")
        call.request.target = f"{head}?{own_query}{'&' if mark else ''}{rest}"
    return call


def _method(method: str) -> str:
    if not isinstance(method, str) or not method.isascii() or not method.isalpha():
        raise ValueError(f"{method!r} is no HTTP method")
    return method.upper()


def _target(settings: Settings, path: str) -> str:
    if not isinstance(path, str):
        raise TypeError(f"path must be text, not {type(path).__name__}")
    try:
        target = target_of(path, settings.base, f"{settings.base.path}/")
    except AddressError as fault:
        raise ValueError(f"this path cannot be asked for: {fault}") from None
    if any(part in {".", ".."} for part in target.partition("?")[0].split("/")):
        raise ValueError("this path cannot be asked for: it holds . or ..")
    return target


def _media_type(options: RequestOptions) -> str:
    given = {name.lower(): value for name, value in (options.get("extra_headers") or {}).items()}
    media_type = given.get("content-type", "application/json")
    return media_type if not is_json(media_type.partition(";")[0].strip().lower()) else "application/json"


def annotation_of(cast_to: Any, models: str) -> str:
    """Return the annotation for what the caller wants an answer as."""
    if cast_to is Any or cast_to in (dict, list, object):
        return "Any"
    if cast_to is None or cast_to is type(None):
        return ""
    if cast_to is bytes:
        return "bytes"
    if cast_to is str:
        return "str"
    if get_origin(cast_to) is list:
        return f"MutableSequence[{annotation_of(get_args(cast_to)[0], models)}]"
    if isinstance(cast_to, str):
        return cast_to
    name = getattr(cast_to, "__name__", "")
    if isinstance(cast_to, type) and models and getattr(import_module(models), name, None) is cast_to:
        return str(name)
    raise TypeError(f"cast_to must be a model of this package, a list of one, Any, bytes, str or None, not {cast_to!r}")
