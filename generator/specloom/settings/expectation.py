"""What a rule rests on: a passage of the published description, or what stands at which place.

```yaml
expect: separated by commas                                   # a passage of the description
expect: {description: {contains: at most 1000}}               # the same; white space counts as one blank
expect: {parameters.include.schema: {type: string}}           # of an object, at least these members
expect: {responses.404: {absent: true}}                       # nothing
```
"""

from __future__ import annotations

from dataclasses import dataclass

from ..diagnostics import Origin
from ..source import Json
from .reader import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What the published document says at a place, as far as a rule rests on it."""

    place: str
    """Way down from the operation or schema, `responses.404.description`, or a JSON pointer."""
    value: Json
    """What stands there; an object at least that; `{contains: …}` and `{absent: true}` say less."""
    origin: Origin | None = None


def read_expectations(setting: Setting) -> tuple[Expectation, ...]:
    """The setting `expect`: a passage of the description, or what stands at which place."""
    if not setting.is_mapping:
        passage = setting.text()
        found = (Expectation(place="description", value={"contains": passage}, origin=setting.origin),)
        return found if passage else ()
    entries = tuple(setting.items())
    if not entries:
        setting.diagnostics.error("wrong-setting", f"`{setting.path}` expects nothing", setting.origin)
    return tuple(Expectation(place=place, value=entry.json(), origin=entry.origin) for place, entry in entries)
