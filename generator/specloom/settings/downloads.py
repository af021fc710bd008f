"""The setting `download` of an operation whose answer holds a signed URL.

```yaml
download: {url: fileURL, name: photos, kind: bytes}
download: {url: fileURL, name: visits, kind: csv, row: Pets/Visit, resume: {parameter: startAt, column: visitId}}
```
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .sdk import Download
from .settings import Setting

DOWNLOAD = ("url", "name", "kind", "row", "resume")
RESUME = ("parameter", "column")
KINDS = ("bytes", "csv")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def read_download(setting: Setting) -> Download | None:
    """What the setting says; `None`, with errors, when it is incomplete."""
    before = len(setting.diagnostics.entries)
    parts = dict(setting.items(DOWNLOAD))
    needed = ("url", "name", "kind", *(("row",) if _text(parts, "kind") == "csv" else ()))
    missing = [name for name in needed if name not in parts]
    if missing:
        _wrong(setting, f"wants {' and '.join(f'`{name}`' for name in missing)}")
    kind, name = _text(parts, "kind"), _text(parts, "name")
    if "kind" in parts and kind and kind not in KINDS:
        _wrong(parts["kind"], f"is one of {', '.join(KINDS)}")
    if "name" in parts and name and not _NAME.fullmatch(name):
        _wrong(parts["name"], "wants lower case letters, digits and underscores")
    for only in ("row", "resume"):
        if only in parts and kind == "bytes":
            _wrong(parts[only], "is for `kind: csv`")
    resume = dict(parts["resume"].items(RESUME)) if "resume" in parts else {}
    if "resume" in parts and len(resume) < len(RESUME):
        _wrong(parts["resume"], "wants `parameter` and `column`")
    given = Download(
        url=_text(parts, "url"),
        name=name,
        kind=kind,
        row=_text(parts, "row"),
        parameter=_text(resume, "parameter"),
        column=_text(resume, "column"),
    )
    return given if len(setting.diagnostics.entries) == before else None


def _text(parts: Mapping[str, Setting], name: str) -> str:
    return parts[name].text() if name in parts else ""


def _wrong(setting: Setting, words: str) -> None:
    setting.diagnostics.error("wrong-setting", f"`{setting.way}` {words}", setting.origin)
