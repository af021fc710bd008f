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

from typing import Final

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
    SignedURLError,
    SignedURLRefusedError,
    UnprocessableEntityError,
    UnsupportedMediaTypeError,
)

CeligoError = SDKError
"""Root of all errors of this package."""


class ErrorCode:
    """Codes that errors carry, as far as they are documented; a server may send others.

    Each is text: `error.has_code(ErrorCode.FILE_NOT_FOUND)`, `error.code == ErrorCode.FILE_NOT_FOUND`.
    """

    FILE_NOT_FOUND: Final = "file_not_found"
    """Nothing is stored under this key, or not any more."""

    INACTIVE_FLOW: Final = "inactive_flow"
    """The flow is disabled."""

    INVALID_OPERATION: Final = "invalid_operation"
    """The stored data is no file."""

    INVALID_OR_MISSING_FIELD: Final = "invalid_or_missing_field"
    """A field is missing, or not of the kind that is wanted."""

    INVALID_QUERY_PARAMS: Final = "invalid_query_params"
    """A parameter of the query is missing or cannot be taken."""

    INVALID_REF: Final = "invalid_ref"
    """An id that is malformed, or leads to nothing."""

    INVALID_URL: Final = "invalid_url"
    """A list that must not be empty is empty or missing."""

    MISSING_BODYKEY: Final = "missing_bodykey"
    """The body is stored with the request itself, not in a file of its own."""

    MISSING_PAGE_GENERATOR_DOC: Final = "missing_pageGenerator_doc"
    """A page generator of the flow is not in the map of documents."""

    MISSING_PAGE_PROCESSOR_DOC: Final = "missing_pageProcessor_doc"
    """A page processor of the flow is not in the map of documents."""

    MISSING_REQUIRED_FIELD: Final = "missing_required_field"
    """A field that is needed is missing."""

    NO_RETRYDATA_FOUND: Final = "no_retrydata_found"
    """No data is stored for a retry under this key."""

    REQ_RES_LOGS_NOT_FOUND: Final = "req_res_logs_not_found"
    """The step of the test run sent no requests, or is not known."""


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
    "ErrorCode",
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
    "SignedURLError",
    "SignedURLRefusedError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
]
