"""Unofficial Python client of Celigo integrator.io (version 1.0.0).

Generated. Do not edit; run `make generate`.
"""

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy

if TYPE_CHECKING:
    from . import bundle, triage
    from ._runtime.batching import BatchResult
    from ._runtime.hooks import Hooks, RequestEvent, ResponseEvent, RetryEvent
    from ._runtime.options import OMIT, Omit, Timeout
    from ._runtime.pager import Page, Pager
    from ._runtime.pager_async import AsyncPage, AsyncPager
    from ._runtime.response import response_of
    from ._runtime.starting import AsyncStarted, Started
    from ._runtime.throttle import RateLimit
    from .aio import AsyncCeligo, AsyncClient
    from .client import Celigo, Client
    from .errors import (
        APIConnectionError,
        APIResponseError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        CeligoError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        EditConflictError,
        ErrorDetail,
        InternalServerError,
        InUseError,
        JobError,
        JobFailedError,
        JobRejectedError,
        JobTimeoutError,
        NotFoundError,
        PaginationError,
        PermissionDeniedError,
        PoolTimeoutError,
        RateLimitError,
        RedirectError,
        RequestInfo,
        ResponseTooLargeError,
        SDKError,
        UnprocessableEntityError,
        UnsupportedMediaTypeError,
    )

__all__ = [
    "APIConnectionError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncCeligo",
    "AsyncClient",
    "AsyncPage",
    "AsyncPager",
    "AsyncStarted",
    "AuthenticationError",
    "BadRequestError",
    "BatchResult",
    "Celigo",
    "CeligoError",
    "Client",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "EditConflictError",
    "ErrorDetail",
    "Hooks",
    "InUseError",
    "InternalServerError",
    "JobError",
    "JobFailedError",
    "JobRejectedError",
    "JobTimeoutError",
    "NotFoundError",
    "OMIT",
    "Omit",
    "Page",
    "Pager",
    "PaginationError",
    "PermissionDeniedError",
    "PoolTimeoutError",
    "RateLimit",
    "RateLimitError",
    "RedirectError",
    "RequestEvent",
    "RequestInfo",
    "ResponseEvent",
    "ResponseTooLargeError",
    "RetryEvent",
    "SDKError",
    "Started",
    "Timeout",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
    "__version__",
    "bundle",
    "response_of",
    "triage",
]

__version__ = "0.1.0"

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "bundle": "",
            "triage": "",
            "APIConnectionError": "errors",
            "APIResponseError": "errors",
            "APIStatusError": "errors",
            "APITimeoutError": "errors",
            "AsyncCeligo": "aio",
            "AsyncClient": "aio",
            "AsyncPage": "_runtime.pager_async",
            "AsyncPager": "_runtime.pager_async",
            "AsyncStarted": "_runtime.starting",
            "AuthenticationError": "errors",
            "BadRequestError": "errors",
            "BatchResult": "_runtime.batching",
            "Celigo": "client",
            "CeligoError": "errors",
            "Client": "client",
            "ClientClosedError": "errors",
            "ConfigurationError": "errors",
            "ConflictError": "errors",
            "EditConflictError": "errors",
            "ErrorDetail": "errors",
            "Hooks": "_runtime.hooks",
            "InUseError": "errors",
            "InternalServerError": "errors",
            "JobError": "errors",
            "JobFailedError": "errors",
            "JobRejectedError": "errors",
            "JobTimeoutError": "errors",
            "NotFoundError": "errors",
            "OMIT": "_runtime.options",
            "Omit": "_runtime.options",
            "Page": "_runtime.pager",
            "Pager": "_runtime.pager",
            "PaginationError": "errors",
            "PermissionDeniedError": "errors",
            "PoolTimeoutError": "errors",
            "RateLimit": "_runtime.throttle",
            "RateLimitError": "errors",
            "RedirectError": "errors",
            "RequestEvent": "_runtime.hooks",
            "RequestInfo": "errors",
            "ResponseEvent": "_runtime.hooks",
            "ResponseTooLargeError": "errors",
            "RetryEvent": "_runtime.hooks",
            "SDKError": "errors",
            "Started": "_runtime.starting",
            "Timeout": "_runtime.options",
            "UnprocessableEntityError": "errors",
            "UnsupportedMediaTypeError": "errors",
            "response_of": "_runtime.response",
        },
    )
