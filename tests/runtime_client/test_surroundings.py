"""Proxies and certificates of the environment that cannot be used: an error that names the variable."""

from __future__ import annotations

from pathlib import Path

import pytest
from runtime.core.errors import ConfigurationError
from runtime.http.pool import proxy_for, tls_context
from runtime.http.transport import base_url

from .driver import GET, HOST, Driver

ORIGIN = base_url(HOST).origin
PLAIN = base_url("http://api.example.com", carries_token=False).origin
CERTIFICATE = Path(__file__).parent / "certificates" / "localhost.pem"
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXIES, *map(str.upper, PROXIES), "SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://u:s3cret@proxy.example:port", "port is no number"),
        ("http://u:s3cret@proxy.example:99999", "port is no number"),
        ("ftp://u:s3cret@proxy.example", "scheme is none of"),
        ("socks4://u:s3cret@proxy.example", "scheme is none of"),
        ("http://", "no usable host"),
        ("http://u:s3cret@", "no usable host"),
        ("http://[::1", "no usable host"),
        ("http://u:s3cret@pro xy.example:1", "no usable host"),
        ("http://pro..xy.example", "no usable host"),
        (f"http://{'x' * 70}.example", "no usable host"),
        ("socks5://u:s3cret@proxy.example:1080", "needs the package socksio"),
        ("socks5h://u:s3cret@proxy.example:1080", "needs the package socksio"),
        ("://", "scheme is none of"),
    ],
)
def test_a_proxy_that_cannot_be_used(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, name: str, address: str, reason: str
) -> None:
    monkeypatch.setattr("runtime.http.pool.find_spec", lambda package: None)
    monkeypatch.setenv(name, address)
    client = driver.client()
    with pytest.raises(ConfigurationError, match=f"{name} cannot be used: .*{reason}") as caught:
        driver.send(client, GET, path=("a",))
    assert "s3cret" not in str(caught.value)
    monkeypatch.setenv("NO_PROXY", ",,api.example.com , *.[")
    assert proxy_for(ORIGIN) is None


def test_the_proxy_of_the_scheme_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://a:b")
    monkeypatch.setenv("ALL_PROXY", "http://fine.example")
    with pytest.raises(ConfigurationError, match="of HTTP_PROXY cannot"):
        proxy_for(PLAIN)
    found = proxy_for(ORIGIN)
    assert found is not None
    assert (found.url.host, found.url.port) == (b"fine.example", 80)


def test_proxies_that_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runtime.http.pool.find_spec", lambda package: object())
    for address, host, port in [
        ("proxy.example:3128", b"proxy.example", 3128),
        ("https://proxy.example", b"proxy.example", 443),
        ("http://[::1]:3128", b"::1", 3128),
        ("socks5h://proxy.example", b"proxy.example", 1080),
    ]:
        monkeypatch.setenv("HTTPS_PROXY", address)
        found = proxy_for(ORIGIN)
        assert found is not None
        assert (found.url.host, found.url.port) == (host, port)
    monkeypatch.setenv("HTTPS_PROXY", "http://\u00fc:p%C3%BC@proxy.example")
    found = proxy_for(ORIGIN)
    assert found is not None
    assert found.auth == ("\u00fc".encode(), "p\u00fc".encode())


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("SSL_CERT_FILE", "missing"),
        ("SSL_CERT_FILE", "folder"),
        ("SSL_CERT_FILE", "empty"),
        ("SSL_CERT_FILE", "broken"),
        ("SSL_CERT_DIR", "missing"),
        ("SSL_CERT_DIR", "empty"),
        ("SSL_CERT_DIR", "folder"),
    ],
)
def test_certificates_that_cannot_be_used(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, what: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one.pem").write_bytes(CERTIFICATE.read_bytes())
    (tmp_path / "empty").write_text("")
    (tmp_path / "broken").write_text("-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n")
    monkeypatch.setenv(name, str(tmp_path / what))
    client = driver.client()
    with pytest.raises(ConfigurationError, match=rf"{name} \(.*{what}\) cannot be used: "):
        driver.send(client, GET, path=("a",))


@pytest.mark.parametrize("trust_env", [True, False])
def test_a_log_of_keys_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trust_env: bool) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "missing" / "log"))
    with pytest.raises(ConfigurationError, match=r"SSLKEYLOGFILE \(.*\) cannot be used: No such file"):
        tls_context(ORIGIN, trust_env)
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "log"))
    assert tls_context(ORIGIN, trust_env) is not None


def test_certificates_that_can_be_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "0a1b2c3d.0").write_bytes(CERTIFICATE.read_bytes())
    monkeypatch.setenv("SSL_CERT_DIR", f"{tmp_path / 'missing'}:{tmp_path}")
    assert tls_context(ORIGIN, True) is not None
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "missing"))
    assert tls_context(ORIGIN, False) is not None
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert tls_context(ORIGIN, True) is not None  # the file counts, as in the engine
