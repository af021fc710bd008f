"""One HTML file with the whole specification, to browse and search without a network: Scalar with everything inside."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .packages import Package
from .policy import hashed, meta

SCALAR = Package(
    name="@scalar/api-reference",
    version="1.72.1",
    integrity="sha512-XpEJ0rfc/cXbCrR+iC4kK0o/WwX2dTtGQbT049OlPKAHD6IMIFdTeGz2r+M27P2EDWKyUITRm/NzlP8z2pw/Ow==",
)
BUNDLE = "dist/browser/standalone.js"
LICENSE = Path(__file__).parent / "licenses" / "scalar.txt"
OPTIONS: Mapping[str, Any] = {
    "agent": {"disabled": True},
    "hiddenClients": True,
    "hideClientButton": True,
    "hideTestRequestButton": True,
    "mcp": {"disabled": True},
    "showDeveloperTools": "never",
    "telemetry": False,
    "withDefaultFonts": False,
}
"""Everything that would speak to a server is off; the policy of the page forbids it as well."""
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
    "connect-src data: blob:; base-uri 'none'; form-action 'none'"
)
"""`scripts` are the hashes of the two that the page has; whatever else came onto it does not run."""
_START = """
const content = JSON.parse(document.getElementById("document").textContent)
Scalar.createApiReference("#reference", {{ content, ...{options} }})
"""


def page(document: Mapping[str, Any], bundle: str) -> str:
    """The file. Nothing in the document, whatever its text, ends a script or starts another."""
    scripts = (_script(bundle), _START.format(options=_data(OPTIONS)))
    allowed = POLICY.format(scripts=" ".join(map(hashed, scripts)))
    title = html.escape(str(document["info"]["title"])).encode("ascii", "xmlcharrefreplace").decode()
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
{meta(allowed)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: interactive reference</title>
<link rel="icon" href="data:,">
<style>
.back {{ display: block; padding: 0.6rem 1.25rem; font: 0.875rem/1.4 system-ui, sans-serif }}
.back {{ color: #3a4aa0; background: #fff }}
.dark-mode .back {{ color: #a9b7ff; background: #0f0f0f }}
</style>
<!--
{LICENSE.read_text(encoding="utf-8")}-->
</head>
<body>
<a class="back" href="index.html">← Documentation</a>
<div id="reference"></div>
<noscript>This page needs JavaScript. The same specification is in openapi.json.</noscript>
<script type="application/json" id="document">{_data(document)}</script>
<script>{scripts[0]}</script>
<script>{scripts[1]}</script>
</body>
</html>
"""


def _data(value: Mapping[str, Any]) -> str:
    """JSON in ASCII without `<`, so that it holds neither an end of a script nor a comment."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _script(source: str) -> str:
    """Code in which no literal holds what HTML would read: `\\x3c` is `<` in strings and in regular expressions."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")  # as the parser of HTML reads it, and as it is hashed
    return re.sub(r"<(?=/script|script|!--)", r"\\x3c", text, flags=re.IGNORECASE)
