"""The reference page of `sdk.yaml`, made of the declarations."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .declaration import Option, Section

_HEAD = """# Reference of `sdk.yaml`

`specs/sdk.yaml` says what no schema can say of an API. It is read strictly: unknown settings, settings that change
nothing and rules that name nothing are errors, each with its place. A rule that says more than a name needs a `reason`,
and may `expect` what it rests on, so that a change of the published pages is noticed:

```yaml
expect: separated by commas                             # a passage of the description
expect: {description: {contains: at most 1000}}         # the same
expect: {parameters.include.schema: {type: string}}     # of an object, at least these members
expect: {responses.404: {absent: true}}                 # nothing
```

This page is made of the declarations in `generator/specloom/settings/`; the JSON Schema for editors is
`generator/specloom/sdk.schema.json`.
"""


def reference(root: Section) -> str:
    """The page, in Markdown."""
    return "\n".join([_HEAD, *_section(root, "The file"), *_inner(root)]).rstrip() + "\n"


def _inner(root: Section) -> Iterator[str]:
    told: set[str] = {root.name}
    waiting = [root]
    while waiting:
        here = waiting.pop(0)
        for inner in (inner for option in here.options for inner in option.kind.sections):
            if inner.name not in told:
                told.add(inner.name)
                waiting.append(inner)
                yield from _section(inner, inner.name.replace("_", " ").capitalize())


def _section(described: Section, title: str) -> Iterator[str]:
    yield f"## {title}\n"
    yield f"{described.description}\n"
    yield "| setting | value | meaning |"
    yield "|---|---|---|"
    yield from map(_row, described.options)
    yield ""


def _row(option: Option) -> str:
    name = f"`{option.name}`" + (" (required)" if option.required else "")
    example = "" if option.example is None else f" Example: `{json.dumps(option.example, ensure_ascii=False)}`."
    return f"| {name} | {_cell(option.kind.words)} | {_cell(option.description + example)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
