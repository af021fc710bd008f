"""Everything that a call can raise beside `TypeError` and `ValueError` for wrong arguments.

    CeligoError
    ├── ConfigurationError            token, base URL or region cannot be used
    ├── ClientClosedError             the client was closed, or belongs to another event loop
    ├── APIConnectionError            no answer came
    │   └── APITimeoutError           … in time
    │       └── PoolTimeoutError      all connections of this client were busy
    ├── APIStatusError                the answer says no
    │   ├── RedirectError             3xx, never followed
    │   ├── BadRequestError           400
    │   ├── AuthenticationError       401
    │   ├── PermissionDeniedError     403
    │   ├── NotFoundError             404
    │   ├── ConflictError             409
    │   ├── UnsupportedMediaTypeError 415
    │   ├── UnprocessableEntityError  422
    │   ├── RateLimitError            429
    │   └── InternalServerError       5xx
    ├── EditConflictError             the object was changed elsewhere while it was edited here
    ├── InUseError                    something depends on what was to be changed or removed; nothing was sent
    ├── APIResponseError              the answer is not what it should be
    │   └── ResponseTooLargeError     … but larger than the client's limit
    └── PaginationError               the pages lead nowhere, in a circle, or to another server

Generated. Do not edit; run `make generate`.
"""

from ._runtime.errors import (
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
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

CeligoError = SDKError
"""Root of all errors of this package."""

__all__ = [
    "APIConnectionError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "CeligoError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "EditConflictError",
    "ErrorDetail",
    "InUseError",
    "InternalServerError",
    "JobError",
    "JobFailedError",
    "JobRejectedError",
    "JobTimeoutError",
    "NotFoundError",
    "PaginationError",
    "PermissionDeniedError",
    "PoolTimeoutError",
    "RateLimitError",
    "RedirectError",
    "RequestInfo",
    "ResponseTooLargeError",
    "SDKError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
]
