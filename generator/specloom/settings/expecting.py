"""What a rule or a correction found in the document when it was written, held against what stands there now.

```yaml
expect: separated by commas                                   # a passage of the description
expect: {description: {contains: at most 1000}}               # the same; white space counts as one blank
expect: {parameters.include.schema: {type: string}}           # of an object, at least these members
expect: {responses.404: {absent: true}}                       # nothing
```

A place is a way down from the operation or schema: members by key, parts of a list by number or by their `name`.
References are followed. `x-expect` of overlays takes the same values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..diagnostics import Diagnostics, Related, pointer_of
from ..source import Json, Specification
from .expectation import Expectation
from .sdk import SdkConfig

_HELP = "if the publisher mended it, remove the rule; if not, write down what stands there now"
_SHARED = "shared"
"""Stands for the page of what several pages publish."""
_NOTHING: Any = object()
_ABSENT: Json = {"absent": True}

Place = tuple[str, ...]
"""Members from the root of the document down."""


def check_expectations(sdk: SdkConfig, published: Specification, diagnostics: Diagnostics) -> None:
    """Report each expectation that the published document does not meet. Corrections must not have been applied yet."""
    for subject, root, expectations in _subjects(sdk, published):
        for expectation in expectations:
            _check(subject, root, expectation, published, diagnostics)


def holds(found: Json, expected: Json) -> bool:
    """Whether a value is as expected: an object has at least the members, a text or list contains the passages."""
    return departure(found, expected) is None


def departure(found: Json, expected: Json) -> tuple[Place, str] | None:
    """The first member that is not as expected, and what stands there; None when everything is."""
    passages = _passages(expected)
    if passages is not None:
        return None if all(_contains(found, passage) for passage in passages) else ((), short(found))
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        pairs = zip(found, expected, strict=True)
        at = next((number for number, (one, other) in enumerate(pairs) if one != other), None)
        if at is not None:
            place, stands = departure(found[at], expected[at]) or ((), short(found[at]))
            return (str(at), *place), stands
    if not (isinstance(found, dict) and isinstance(expected, dict)):
        return None if found == expected and type(found) is type(expected) else ((), short(found))
    for key, value in expected.items():
        if value == _ABSENT:
            if key in found:
                return (key,), short(found[key])
        elif key not in found:
            return (key,), "nothing"
        elif inner := departure(found[key], value):
            return (key, *inner[0]), inner[1]
    return None


def short(value: Json) -> str:
    """A value on one line, cut when it is long."""
    text = " ".join(json.dumps(value, ensure_ascii=False).split())
    return text if len(text) <= 80 else text[:77] + "…"


def _passages(expected: Json) -> Sequence[str] | None:
    """What `{contains: …}` asks for; None for any other value (`contains` of a schema holds no text)."""
    wanted = expected.get("contains") if isinstance(expected, dict) and len(expected) == 1 else None
    if isinstance(wanted, str):
        return [wanted]
    if not isinstance(wanted, list):
        return None
    texts = [one for one in wanted if isinstance(one, str)]
    return texts if texts and len(texts) == len(wanted) else None


def _contains(found: Json, passage: str) -> bool:
    if isinstance(found, str):
        return " ".join(passage.split()) in " ".join(found.split())
    return isinstance(found, list) and passage in found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What stands at a place, or the nearest thing above that is there."""

    value: Any
    place: Place


def _subjects(sdk: SdkConfig, published: Specification) -> Iterator[tuple[str, Place, Iterable[Expectation]]]:
    """Every rule with expectations: what it is called, and from where its places lead on."""
    operations = {each.key: ("paths", each.path, each.method) for each in published.operations}
    yield "client", (), sdk.client.expects
    for page in sdk.pages:
        yield page.title, (), page.expects
    for scheme in sdk.paging:
        for rule in sdk.operations:
            if rule.paging == scheme.name and rule.key in operations:
                yield f"{scheme.name}, by which {rule.key} pages,", operations[rule.key], scheme.expects
    for rule in sdk.operations:
        if rule.key in operations:  # building reports the others
            yield rule.key, operations[rule.key], rule.expects
    schemas = _schemas(published)
    for held in sdk.components:
        for each in published.components:
            if each.kind == "schemas" and each.published == held.name and held.as_in in each.pages:
                yield held.name, ("components", "schemas", each.name), held.expects
    for model in sdk.models:
        if model.key in schemas:
            yield model.key, ("components", "schemas", schemas[model.key]), model.expects


def _schemas(published: Specification) -> Mapping[str, str]:
    """How a rule may name a schema -> its key in the document."""
    found: dict[str, str] = {}
    for each in published.components:
        if each.kind == "schemas":
            found[f"{each.page or _SHARED}/{each.published}"] = each.name
    found.update({each.name: each.name for each in published.components if each.kind == "schemas"})
    return found


def _check(
    subject: str, root: Place, expectation: Expectation, published: Specification, diagnostics: Diagnostics
) -> None:
    found = _look(published.document, (*root, *_steps(expectation.place)))
    absent = expectation.value == _ABSENT
    if (found.value is _NOTHING) if absent else (found.value is not _NOTHING and holds(found.value, expectation.value)):
        return
    there = found.value is not _NOTHING
    now = f"here stands {_standing(found.value, expectation)}" if there else "nothing of the kind here"
    diagnostics.error(
        "stale-rule",
        f"what {subject} rests on has changed: {expectation.place}",
        expectation.origin,
        help=_HELP,
        related=(Related(message=now, origin=published.origin(pointer_of(found.place))),),
    )


def _standing(found: Json, expectation: Expectation) -> str:
    """What stands at a place, or at the first member below it that is not as expected."""
    differs = departure(found, expectation.value) if expectation.value != _ABSENT else None
    if differs is None:
        return short(found)
    return f"{differs[1]} at `{'.'.join(differs[0])}`" if differs[0] else differs[1]


def _steps(place: str) -> Place:
    """`responses.404`, or a JSON pointer where a key has a dot in it."""
    if place.startswith("/"):
        return tuple(part.replace("~1", "/").replace("~0", "~") for part in place[1:].split("/"))
    return tuple(place.split("."))


def _look(document: Json, way: Place) -> _Found:
    here: Any = document
    place: Place = ()
    for step in way:
        here, place = _followed(document, here, place)
        key = _key(document, here, step)
        if key is None:
            return _Found(value=_NOTHING, place=place)
        here, place = here[key], (*place, str(key))
    here, place = _followed(document, here, place)
    return _Found(value=here, place=place)


def _key(document: Any, here: Any, step: str) -> str | int | None:
    """The member that a step leads to; a part of a list by its number or its name."""
    if isinstance(here, dict):
        return step if step in here else None
    if not isinstance(here, list):
        return None
    for number, entry in enumerate(here):
        part, _ = _followed(document, entry, ())
        if isinstance(part, dict) and part.get("name") == step:
            return number
    return int(step) if step.isdecimal() and int(step) < len(here) else None


def _followed(document: Any, here: Any, place: Place) -> tuple[Any, Place]:
    """What a reference into the document leads to, from reference to reference."""
    seen: set[str] = set()
    while isinstance(here, dict) and isinstance(here.get("$ref"), str):
        reference = str(here["$ref"])
        steps = _steps(reference[1:]) if reference.startswith("#/") else ()
        target: Any = document
        for step in steps:
            target = target.get(step, _NOTHING) if isinstance(target, dict) else _NOTHING
        if not steps or reference in seen or target is _NOTHING:
            break
        seen.add(reference)
        here, place = target, steps
    return here, place
