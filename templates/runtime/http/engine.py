"""What this package needs of the HTTP engine, `httpcore2`: public names only, looked for before any of them is used."""

from __future__ import annotations

from types import ModuleType

NAMES = (
    "AsyncConnectionPool",
    "AsyncNetworkBackend",
    "AsyncNetworkStream",
    "ConnectError",
    "ConnectTimeout",
    "ConnectionNotAvailable",
    "ConnectionPool",
    "NetworkStream",
    "Proxy",
    "ReadError",
    "ReadTimeout",
    "Request",
    "Response",
    "SyncBackend",
    "URL",
    "WriteError",
    "WriteTimeout",
    "default_ssl_context",
)


def check_engine(engine: ModuleType) -> None:
    """Refuse an engine of another kind in words, instead of failing in the middle of a call.

    Raises:
        ImportError: a name is missing.
    """
    missing = [name for name in NAMES if not hasattr(engine, name)]
    if missing:
        version = getattr(engine, "__version__", "of unknown version")
        raise ImportError(
            f"the installed {engine.__name__} {version} has no {', '.join(missing)}: "
            "install a version within the bounds that this package declares"
        )
