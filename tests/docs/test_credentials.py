"""Which security schemes an API asks for, which one the client sends, and how the others are sent by hand."""

from __future__ import annotations

from typing import Any

import pytest

from .scene import changed, documented

TOKEN = {"type": "http", "scheme": "bearer"}
TENANT = {"type": "apiKey", "in": "header", "name": "X-Tenant"}
TRACE = {"type": "apiKey", "in": "query", "name": "trace"}
SESSION = {"type": "apiKey", "in": "cookie", "name": "sid"}
LOGIN = {"type": "http", "scheme": "basic"}
SIGNED = {"type": "http", "scheme": "hoba"}
CERTIFICATE = {"type": "mutualTLS"}
SENT = "The client uses the security scheme `{}`. It does not support these schemes, which some operations require:\n"
NOTHING_SENT = "The client does not support the security schemes that operations require:\n"


def pages(security: list[dict[str, list[str]]], **schemes: dict[str, str]) -> dict[str, str]:
    """The docs of an API whose four operations all ask for `security`."""
    return documented(changed(("security", security), ("components.securitySchemes", schemes)))[2]


@pytest.mark.parametrize(
    ("schemes", "lines"),
    [
        pytest.param(
            {"token": TOKEN, "tenant": TENANT, "trace": TRACE},
            [
                SENT.format("tenant"),
                "- `token`, HTTP bearer authentication, needed in addition by 4 operations: "
                '`extra_headers={"Authorization": "Bearer …"}`\n',
                "- `trace`, a key in the query parameter trace, needed in addition by 4 operations: "
                '`extra_query={"trace": "…"}`\n',
            ],
            id="header-query",
        ),
        pytest.param(
            {"login": LOGIN, "sid": SESSION, "token": TOKEN},
            [
                SENT.format("login"),
                "- `sid`, a key in the cookie sid, needed in addition by 4 operations: "
                '`extra_headers={"Cookie": "sid=…"}`\n',
                "- `token`, HTTP bearer authentication, needed in addition by 4 operations: `http_client=…`\n",
            ],
            id="cookie-same-header",
        ),
        pytest.param(
            {"certificate": CERTIFICATE, "signed": SIGNED},
            [
                NOTHING_SENT,
                "- `certificate`, a client certificate (mutual TLS), needed by 4 operations: `http_client=…`\n",
                "- `signed`, HTTP hoba authentication, needed by 4 operations: "
                '`extra_headers={"Authorization": "Hoba …"}`\n',
            ],
            id="unsupported-kinds",
        ),
    ],
)
def test_what_is_needed_at_once_is_said(schemes: dict[str, dict[str, str]], lines: list[str]) -> None:
    files = pages([{name: [] for name in schemes}], **schemes)
    for page in ("README.md", "docs/index.md", "docs/guides/settings.md"):
        assert "requires no authentication" not in files[page]
        for line in lines:
            assert line in files[page]


def test_the_pages_of_operations_say_what_is_left_to_give() -> None:
    note = (
        "- The operation also needs `token`, which the client does not send: give "
        '`extra_headers={"Authorization": "Bearer …"}`.\n'
    )
    assert note in pages([{"token": [], "tenant": []}], token=TOKEN, tenant=TENANT)["docs/operations/pets/list.md"]
    one = pages([{"token": []}], token=TOKEN, tenant=TENANT)
    assert "the client does not send" not in "".join(one.values())


def test_an_alternative_needs_nothing_by_hand() -> None:
    files = pages([{"token": []}, {"certificate": []}, {}], token=TOKEN, certificate=CERTIFICATE)
    assert SENT.format("token") in files["README.md"]
    line = "- `certificate`, a client certificate (mutual TLS), accepted as an alternative by 4 operations\n"
    assert line in files["README.md"]
    assert "the client does not send" not in files["docs/operations/pets/list.md"]


def test_most_operations_decide_which_scheme_is_sent() -> None:
    """One operation that takes a scheme alone does not outweigh three that need two others together."""
    alone: list[dict[str, Any]] = [{"login": []}]
    schemes = {"token": TOKEN, "tenant": TENANT, "login": LOGIN}
    files = documented(
        changed(
            ("security", [{"token": [], "tenant": []}]),
            ("paths./pets.get.security", alone),
            ("components.securitySchemes", schemes),
        )
    )[2]
    assert SENT.format("tenant") in files["README.md"]
    assert "- `login`, HTTP basic authentication, needed by 1 operation: " in files["README.md"]
    assert "The operation needs `login`, which the client does not send" in files["docs/operations/pets/list.md"]
