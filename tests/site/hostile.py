"""A specification whose every string attacks whoever shows it: it tries to run `HARM`, or to ask `FAR`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..running import generate, lay_out

FAR = "far.example"
"""The host that the payloads ask; nothing may."""
HARM = "window.harmed=1"
PAYLOADS = (
    f'A"><script>{HARM}</script>',
    f"T<svg onload={HARM}>",
    f"'><img src=x onerror='{HARM}'>",
    f"&lt;img src=x onerror={HARM}&gt; &amp;lt;img src=x onerror={HARM}&amp;gt; &#60;svg onload={HARM}&#62;",
    f"</script></style></title></textarea></code></pre><script>{HARM}</script>",
    f"--><!--><script>{HARM}</script><![CDATA[<svg onload={HARM}>]]><?x <svg onload={HARM}>?>",
    f'x" onfocus="{HARM}" autofocus tabindex="0" y="',
    f"[go](javascript:{HARM}) <javascript:{HARM}> [go]: javascript:{HARM}",
    f"![p](https://{FAR}/p.png) <iframe src=//{FAR}></iframe><link rel=stylesheet href=//{FAR}/s.css>",
    f"<meta http-equiv=refresh content='0;url=//{FAR}'><base href=//{FAR}><object data=//{FAR}></object>",
    f"`x` ``<script>{HARM}</script>`` {{: onclick={HARM} }}\n\n<style>@import '//{FAR}/i.css'</style>",
    f"---\ntitle: <script>{HARM}</script>\n---\n\n# <svg onload={HARM}>\n\n    <script>{HARM}</script>",
    f"{{{{constructor.constructor('{HARM}')()}}}} {{% raw %}} ${{{HARM}}} --8<-- \"/etc/hostname\" :smile: [TOC]",
    f"```mermaid\ngraph TD; A[<img src=x onerror={HARM}>]\n```\n\n```pyodide\nimport js; js.eval('{HARM}')\n```",
    "### __config\n\n### __search",
    f'ids id="x" id=<svg/onload={HARM}> `id=<svg/onload={HARM}>` **id=x** _id="_',
)


FEW = tuple(PAYLOADS[at] for at in (0, 1, 3, 4, 6))
"""One for each way out of what a page is made of: an attribute, an element, text decoded twice, raw text, a quote."""
TITLE = " ".join(PAYLOADS[0:5]).replace("\n", " ")
"""The title of the API."""


def package(folder: Path, payloads: Sequence[str] = PAYLOADS, guide: str = "") -> Path:
    """Generate a package from such a specification; `guide` is one written by hand. The folder of the package."""
    files = {"api.md": _page(payloads), "sdk.yaml": _settings(payloads)}
    outcome = generate(lay_out(folder, files | ({"guides/written.md": guide} if guide else {})))
    assert outcome.code == 0, outcome.errors
    return folder / "out"


def _page(payloads: Sequence[str]) -> str:
    return f"# {PAYLOADS[0]}\n\n## {PAYLOADS[1]}\n\n```json\n{json.dumps(document(payloads))}\n```\n"


def _settings(payloads: Sequence[str]) -> str:
    """Rules with codes of errors, declared and at the calls."""
    operations = {f"PUT /things{at}/{{id}}": {"codes": {404: [payload]}} for at, payload in enumerate(payloads)}
    return json.dumps({"codes": dict(zip(payloads, payloads, strict=True)), "operations": operations})


def document(payloads: Sequence[str] = PAYLOADS) -> dict[str, Any]:
    """The specification: an operation and a schema for each payload, and all of them where one text is."""
    joined = " ".join(payloads)
    following = [*payloads[1:], payloads[0]]
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": "1.0", "summary": joined, "description": "\n\n".join(payloads)},
        "servers": [{"url": "https://api.example", "description": joined}],
        "security": [{joined: []}],
        "tags": [{"name": payload, "description": payload} for payload in payloads],
        "paths": {f"/things{at}/{{id}}": {"put": _operation(payload)} for at, payload in enumerate(payloads)},
        "components": {
            "securitySchemes": {joined: {"type": "apiKey", "in": "header", "name": "X-Key", "description": joined}},
            "schemas": {one: _schema(one, other) for one, other in zip(payloads, following, strict=True)},
        },
    }


def _schema(payload: str, other: str) -> dict[str, Any]:
    return {
        "type": "object",
        "title": payload,
        "description": payload,
        "required": [payload],
        "properties": {
            payload: {"type": "string", "title": payload, "description": payload, "examples": [payload]},
            "kind": {"type": "string", "enum": [payload, "b"], "description": payload, "default": payload},
            "formatted": {"type": "string", "format": payload, "description": payload},
            "following": {"$ref": _pointer(other)},
        },
        "examples": [{payload: payload, "kind": payload}],
    }


def _operation(payload: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": _pointer(payload)}, "example": {payload: payload}}}
    choice = {"type": "string", "enum": [payload], "default": payload}
    noted = {"X-Note": {"description": payload, "schema": {"type": "string"}}}
    return {
        "operationId": payload,
        "tags": [payload],
        "summary": payload,
        "description": payload,
        "parameters": [
            {"name": "id", "in": "path", "required": True, "description": payload, "schema": {"type": "string"}},
            {"name": payload, "in": "query", "description": payload, "schema": choice, "example": payload},
        ],
        "requestBody": {"description": payload, "content": content},
        "responses": {
            "200": {"description": payload, "content": content, "headers": noted},
            "404": {"description": payload, "content": content},
        },
        "externalDocs": {"url": f"https://{FAR}/docs", "description": payload},
    }


def _pointer(name: str) -> str:
    return "#/components/schemas/" + name.replace("~", "~0").replace("/", "~1")
