"""The settings of an operation that say how it behaves: read one by one, each fault with its place.

```yaml
join:       {include: ","}                                  # a list as one text
exclusive:  [include, exclude]                              # at most one of them; or a list of such lists
time:       {since: epoch_ms}                               # takes a datetime, sends a number
constant:   {kind: dog}                                     # a body field that is known beforehand
batch:      {ids: 1000}                                     # a list of any length, sent in parts
pair:       {get: "GET /pets/{id}", version: changedAt}     # read, change, write; or false: never
download:   {url: fileURL, name: photos, kind: bytes}       # the answer holds a signed URL
missing_ok: [no_such_pet]                                   # or true: every 404 may be taken for "there is none"
codes:      {404: [no_such_pet]}                            # codes of its errors, by status
result:     pets.Litter                                     # a hand-written class made of the answer
```

`waiter` and `starts` are read by `waiting`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from ..sdk import Batch, Behaviours, Pair
from .codes import read_stated
from .downloads import read_download
from .extensions import extension_name
from .options import OPTIONS, groups, read_options
from .settings import Setting
from .waiting import read_starts, read_waiter

BEHAVIOURS = (
    *("join", "exclusive", "time", "constant", "batch", "pair", "download"),
    *("waiter", "starts", "missing_ok", "result"),
    *OPTIONS,
    "codes",
)
PAIR = ("get", "version")
TIMES = ("epoch_ms", "epoch_s", "epoch_ms_string")
"""Ways to count time; a pattern of `strftime` is one as well."""


def read_behaviours(parts: Mapping[str, Setting]) -> Behaviours:
    """The behaviours among the settings of one operation."""
    return Behaviours(
        joins=_joins(parts["join"]) if "join" in parts else (),
        exclusive=groups(parts["exclusive"]) if "exclusive" in parts else (),
        times=read_times(parts["time"]) if "time" in parts else (),
        constants=tuple((key, entry.json()) for key, entry in parts["constant"].items()) if "constant" in parts else (),
        batch=_batch(parts["batch"]) if "batch" in parts else None,
        pair=_pair(parts["pair"]) if "pair" in parts else None,
        unpaired="pair" in parts and not parts["pair"].is_mapping,
        download=read_download(parts["download"]) if "download" in parts else None,
        waiter=read_waiter(parts["waiter"]) if "waiter" in parts else None,
        starts=read_starts(parts["starts"]) if "starts" in parts else None,
        missing_ok=_codes(parts["missing_ok"]) if "missing_ok" in parts else None,
        codes=read_stated(parts["codes"]) if "codes" in parts else (),
        result=extension_name(parts["result"]) if "result" in parts else None,
        **read_options(parts),
    )


def read_times(setting: Setting) -> tuple[tuple[str, str], ...]:
    """Name -> how time is counted there."""
    found: list[tuple[str, str]] = []
    for key, entry in setting.items():
        form = entry.text()
        if form in TIMES or "%Y" in form:
            found.append((key, form))
        elif form:
            near = difflib.get_close_matches(form, TIMES, n=1)
            known = f"known: {', '.join(TIMES)}, or a pattern with %Y"
            help = f"did you mean `{near[0]}`?" if near else known
            entry.diagnostics.error("wrong-setting", f"`{entry.way}`: no way to count time", entry.origin, help=help)
    return tuple(found)


def _joins(setting: Setting) -> tuple[tuple[str, str], ...]:
    found = tuple((key, entry, entry.text()) for key, entry in setting.items())
    for _, entry, separator in found:
        if len(separator) != 1:
            entry.diagnostics.error("wrong-setting", f"`{entry.way}` wants one character", entry.origin)
    return tuple((key, separator) for key, _, separator in found if len(separator) == 1)


def _batch(setting: Setting) -> Batch | None:
    entries = tuple(setting.items())
    if len(entries) != 1:
        setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants one field and its limit", setting.origin)
        return None
    (field, entry) = entries[0]
    size = entry.json()
    if not isinstance(size, int) or isinstance(size, bool) or size < 1:
        entry.diagnostics.error("wrong-setting", f"`{entry.way}` wants a number above 0", entry.origin)
        return None
    return Batch(field=field, size=size)


def _pair(setting: Setting) -> Pair | None:
    if not setting.is_mapping:
        if setting.flag():
            setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants a mapping, or false", setting.origin)
        return None
    parts = dict(setting.items(PAIR))
    if not setting.keys:
        setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants `get` or `version`", setting.origin)
    return Pair(
        get=parts["get"].text() if "get" in parts else "", version=parts["version"].text() if "version" in parts else ""
    )


def _codes(setting: Setting) -> tuple[str, ...] | None:
    if not setting.is_list:
        return () if setting.on() else None
    return tuple(entry.text() for entry in setting.entries())
