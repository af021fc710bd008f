"""One HTML file with the whole specification, to browse and search without a network: Scalar with everything inside."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .packages import Package
from .packing import packed
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
"""`scripts` are the hashes of the bundle and of what starts it; whatever else came onto the page does not run."""
_START = """
const packed = id => Uint8Array.from(atob(document.getElementById(id).textContent), one => one.charCodeAt(0))
const unpacked = id => new Response(
  new Blob([packed(id)]).stream().pipeThrough(new DecompressionStream("deflate"))
).text()
Promise.all([unpacked("bundle"), unpacked("document")]).then(([bundle, text]) => {{
  const script = document.createElement("script")
  script.textContent = bundle
  document.body.append(script)
  Scalar.createApiReference("#reference", {{ content: JSON.parse(text), ...{options} }})
}})
"""


def page(document: Mapping[str, Any], bundle: str) -> str:
    """The file. Bundle and document stand in it compressed, so that no text of theirs is read as HTML."""
    start = _START.format(options=json.dumps(OPTIONS))
    scripts = (bundle, start)
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
<script type="text/plain" id="bundle">{packed(bundle.encode("utf-8"))}</script>
<script type="text/plain" id="document">{packed(json.dumps(document).encode("utf-8"))}</script>
<script>{start}</script>
</body>
</html>
"""
