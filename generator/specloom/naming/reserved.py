"""Words that may not be given as names, each set with the reason why.

Data, written out and not asked from the running Python: names may not depend on the version that runs the generator.
"""

from __future__ import annotations

from ..text.identifiers import listed

KEYWORDS = listed(
    "False None True and as assert async await break class continue def del elif else except finally for from "
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
)

ANNOTATION_TYPES = listed("str int float bool bytes datetime")
"""Types that annotations name: a class attribute of that name would hide them from the annotations below it."""

FORMAT_TYPES = ("date", "time")
"""Types that annotations name for values of that format only; elsewhere they are good names of attributes."""

EXCEPTIONS = listed(
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError "
    "BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError "
    "ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning "
    "EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError "
    "FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError "
    "InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError "
    "ModuleNotFoundError NameError NotADirectoryError NotImplemented NotImplementedError OSError "
    "OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError "
    "RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration "
    "StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError "
    "UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError "
    "UnicodeWarning UserWarning ValueError Warning ZeroDivisionError"
)
"""Builtins in capitals: a model of that name would be caught, or not caught, by mistake."""

MODEL_IMPORTS = listed(
    "Any Literal MutableSequence MutableMapping TypeAlias Union TYPE_CHECKING DISCRIMINATORS Model Optional SignedURL"
)
"""What a module of models imports or defines beside the models."""

RESOURCE_IMPORTS = listed(
    "Any AsyncDownloadingResource AsyncEditingResource AsyncJobsResource AsyncPager AsyncPagingResource "
    "AsyncResource AsyncStarted AsyncStartedJobs DownloadingResource EditingResource Headers JobsResource Literal "
    "Mapping OMIT Omit Operation Pager PagingResource RawResponse RequestOptions Resource Sequence Started "
    "StartedJobs StreamedResponse TYPE_CHECKING Unpack AsyncClient Client"
)
"""What a module of resources imports, and what the package gives at its top."""

MODEL_MEMBERS = listed(
    "from_dict from_json to_dict to_json raw copy diff is_set issues to_request changes field self cls mro"
)
"""Attributes of every model, and what the class body or the constructor needs for itself."""

RESOURCE_MEMBERS = listed("with_raw_response with_streaming_response operations")
"""Attributes of every resource."""

CALL_ARGUMENTS = listed(
    "self cls body options operations extra_headers extra_query extra_body timeout max_retries idempotency_key "
    "missing_ok"
)
"""Arguments that every method has, and names that its body uses."""

CLIENT_MEMBERS = listed(
    "request close aclose with_options region token base_url timeout max_retries http_client strict "
    "max_response_bytes profile regions self drift"
)
"""Attributes of the client, beside which the resources stand."""

MODULES = listed(
    "shared operations aio client errors models types testing runtime resources conftest setup sitecustomize "
    "usercustomize pytest"
)
"""Modules and packages of the output, and files that Python or pytest load by their name."""

DEVICES = listed("con prn aux nul clock") | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
"""Names that Windows keeps for devices, with whatever ending."""

FIELD_NAMES = KEYWORDS | ANNOTATION_TYPES | MODEL_MEMBERS
ARGUMENT_NAMES = KEYWORDS | CALL_ARGUMENTS
METHOD_NAMES = KEYWORDS | ANNOTATION_TYPES | RESOURCE_MEMBERS
MODULE_NAMES = KEYWORDS | MODULES | DEVICES | CLIENT_MEMBERS | RESOURCE_MEMBERS
MODEL_NAMES = KEYWORDS | ANNOTATION_TYPES | set(FORMAT_TYPES) | EXCEPTIONS | MODEL_IMPORTS
RESOURCE_NAMES = MODEL_NAMES | RESOURCE_IMPORTS
