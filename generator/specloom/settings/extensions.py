"""The settings that name classes and functions of hand-written modules.

```yaml
resources: {pets: {mixin: pets.Calls, async_mixin: pets.AsyncCalls, reason: …}}
fake:      {handlers: {POST /pets: fakes.born}}
exports:   [pets.Litter]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .reasons import read_why
from .sdk import ExtensionName, FakeHandler, ResourceRule
from .settings import Setting

RESOURCE = ("mixin", "async_mixin", "reason")
FAKE = ("handlers",)
_NAME = re.compile(r"(_?[a-z][a-z0-9_]*)\.([A-Za-z_][A-Za-z0-9_]*)\Z")


def extension_name(setting: Setting) -> ExtensionName | None:
    """`module.Name`; none, with an error, for anything else."""
    text = setting.text()
    found = _NAME.match(text)
    if found is None:
        if text:
            message = f"`{setting.way}` wants `module.Name` of a module in extensions/"
            setting.diagnostics.error("wrong-setting", message, setting.origin)
        return None
    return ExtensionName(module=found[1], name=found[2], origin=setting.origin)


def read_resources(setting: Setting) -> tuple[ResourceRule, ...]:
    """What is said of resources, by their attributes."""
    return tuple(_resources(setting))


def _resources(setting: Setting) -> Iterator[ResourceRule]:
    for attribute, entry in setting.items():
        parts = dict(entry.items(RESOURCE))
        mixin, twin = (extension_name(parts[key]) if key in parts else None for key in ("mixin", "async_mixin"))
        if mixin is not None and twin is not None:
            why = read_why(entry, parts)
            yield ResourceRule(
                attribute=attribute, mixin=mixin, async_mixin=twin, reason=why.reason, origin=entry.origin
            )
        elif not {"mixin", "async_mixin"} <= parts.keys():
            message = f"`{entry.way}` wants `mixin` and `async_mixin`: who uses asyncio finds the same calls"
            entry.diagnostics.error("wrong-setting", message, entry.origin)


def read_handlers(setting: Setting) -> tuple[FakeHandler, ...]:
    """The functions that answer for the fake server."""
    parts = dict(setting.items(FAKE))
    if "handlers" not in parts:
        setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants `handlers`", setting.origin)
        return ()
    found = [(key, entry, extension_name(entry)) for key, entry in parts["handlers"].items()]
    return tuple(FakeHandler(key=key, function=name, origin=entry.origin) for key, entry, name in found if name)


def read_exports(setting: Setting) -> tuple[ExtensionName, ...]:
    """The names that the package gives at its top."""
    return tuple(name for entry in setting.entries() if (name := extension_name(entry)) is not None)
