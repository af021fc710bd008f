"""What environment variables say about the network: the proxy, the certificates to trust, the log of TLS keys.

What cannot be used is refused with the name of the variable, which is what has to be changed. Imported on first use.
"""

from __future__ import annotations

import contextlib
import os
import re
import ssl
from importlib.util import find_spec

import httpcore2

from ..core.errors import ConfigurationError
from .origins import WebOrigin

__all__ = ["proxy_for", "tls_context"]

_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
_HOST = re.compile(rb"[A-Za-z0-9_.:-]+")
_HASHED = re.compile(r"[0-9a-fA-F]{8}\.\d+")
"""How OpenSSL wants the files of a directory of certificates to be called."""


def proxy_for(origin: WebOrigin) -> httpcore2.Proxy | None:
    """Return the proxy that the environment names for this origin; never one for this very machine.

    Raises:
        ConfigurationError: it cannot be used; the message holds the name of the variable and not its value.
    """
    names = ("https_proxy", "http_proxy", "all_proxy")
    if origin.is_loopback or not any(os.environ.get(n) or os.environ.get(n.upper()) for n in names):
        return None
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    address = proxies.get(origin.scheme) or proxies.get("all")
    if not address or proxy_bypass(origin.host):
        return None
    try:
        return _proxy(address if "://" in address else f"http://{address}")
    except ValueError as fault:
        name = next((name for name, value in os.environ.items() if value == address and name.lower() in names), "")
        raise ConfigurationError(f"the proxy of {name or 'the system settings'} cannot be used: {fault}") from None


def _proxy(address: str) -> httpcore2.Proxy:
    from urllib.parse import unquote_to_bytes, urlsplit

    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna")
    except ValueError:
        raise ValueError("it has no usable host") from None
    try:
        port = parts.port
    except ValueError:
        raise ValueError("its port is no number up to 65535") from None
    if parts.scheme not in _PORTS:
        raise ValueError(f"its scheme is none of {', '.join(_PORTS)}")
    if not _HOST.fullmatch(host):
        raise ValueError("it has no usable host")
    if parts.scheme.startswith("socks") and find_spec("socksio") is None:
        raise ValueError("a SOCKS proxy needs the package socksio, which is not installed")
    auth = (unquote_to_bytes(parts.username), unquote_to_bytes(parts.password or "")) if parts.username else None
    url = httpcore2.URL(scheme=parts.scheme.encode("ascii"), host=host, port=port or _PORTS[parts.scheme], target=b"/")
    return httpcore2.Proxy(url, auth=auth)


def tls_context(origin: WebOrigin, trust_env: bool) -> ssl.SSLContext | None:
    """Return the context of all connections, made once: loading the certificates takes longer than a call.

    Raises:
        ConfigurationError: what a variable names cannot be used.
    """
    if origin.scheme != "https":
        return None
    if trust_env and not os.environ.get("SSL_CERT_FILE"):
        _check_folders()
    try:
        return httpcore2.default_ssl_context() if trust_env else ssl.create_default_context()
    except OSError as fault:
        if trust_env:
            _check_file()
        if not os.environ.get("SSLKEYLOGFILE"):
            raise
        raise _refused("SSLKEYLOGFILE", fault.strerror) from None


def _check_file() -> None:
    """Refuse a file of certificates at which the engine failed."""
    if file := os.environ.get("SSL_CERT_FILE"):
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=file)
        except ssl.SSLError:
            raise _refused("SSL_CERT_FILE", "it holds no certificates in PEM") from None
        except OSError as fault:
            raise _refused("SSL_CERT_FILE", fault.strerror) from None


def _check_folders() -> None:
    """Refuse folders of certificates with which the engine would trust nobody, without a word."""
    folders = [folder for folder in os.environ.get("SSL_CERT_DIR", "").split(os.pathsep) if folder]
    names: list[str] = []
    for folder in folders:
        with contextlib.suppress(OSError):  # one of several may be missing
            names += os.listdir(folder)
    if folders and not any(map(_HASHED.fullmatch, names)):
        raise _refused("SSL_CERT_DIR", "no certificates are there under the names that `openssl rehash` gives them")


def _refused(variable: str, reason: str | None) -> ConfigurationError:
    return ConfigurationError(f"{variable} ({os.environ[variable]}) cannot be used: {reason or 'it cannot be read'}")
