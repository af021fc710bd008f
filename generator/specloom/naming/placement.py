"""Definition -> module, operation -> resource.

The page is the unit that people know, so a page is a module of models and a resource. Two things break that: models
that several pages use go to `SHARED`, and a document that describes a whole API is grouped by tags, or by the first
word of the path where it has none. The configuration may say that one of the three decides everywhere.

A place once given stays (`pinned_…`, from the lock): that another page starts to use a model, or that its own page goes
while others use it, must not break an import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from ..ir import Api, Operation, SchemaId
from ..openapi.routes import is_prefix
from ..plan import SHARED, Placement
from ..settings.sdk import SdkConfig
from .graph import users

_FALLBACK = "default"
"""Resource of an operation that has no page title, no tag and no word in its path."""


def place(
    api: Api,
    sdk: SdkConfig,
    *,
    pinned_models: Mapping[SchemaId, str] | None = None,
    pinned_resources: Mapping[str, str] | None = None,
    resource_by: str = "",
    pinned_elsewhere: Mapping[SchemaId, tuple[str, ...]] | None = None,
) -> Placement:
    """Decide the module of every definition and the resource of every operation.

    `resource_by` is `tag`, `path` or `page`: what decides the resource of an operation that is new. When it is empty,
    the page does, and in a document that describes a whole API the tag.
    """
    reached = users(api)
    resources = _resources(api, sdk, pinned_resources or {}, resource_by)
    models = _models(api, reached, pinned_models or {})
    titles = {*models.values(), *resources.values()}
    return Placement(
        models=models,
        resources=resources,
        elsewhere={
            schema: kept
            for schema, modules in sorted((pinned_elsewhere or {}).items())
            if schema in models and (kept := tuple(one for one in modules if one in titles and one != models[schema]))
        },
        unused=tuple(schema.id for schema in api.schemas if schema.id not in reached),
    )


def _models(
    api: Api, reached: Mapping[SchemaId, frozenset[str]], pinned: Mapping[SchemaId, str]
) -> dict[SchemaId, str]:
    by_id = {schema.id: schema for schema in api.schemas}
    placed: dict[SchemaId, str] = {}
    for schema in api.schemas:
        home = by_id.get(schema.owner, schema) if schema.owner is not None else schema
        placed[schema.id] = pinned.get(home.id) or home.page or _only(reached.get(home.id, frozenset())) or SHARED
    return placed


def _resources(api: Api, sdk: SdkConfig, pinned: Mapping[str, str], resource_by: str) -> dict[str, str]:
    homes = _by(resource_by, api, pinned) if resource_by else _as_published(api, pinned)
    placed = {operation.key: pinned.get(operation.key) or home for operation, home in homes}
    known = {_letters(key): key for key in sorted({*placed.values()}, reverse=True)}
    known.update((_letters(rule.module), rule.title) for rule in sdk.pages if rule.module)
    for rule in sdk.operations:
        if rule.resource and rule.key in placed:
            placed[rule.key] = known.get(_letters(rule.resource), rule.resource)
    return placed


def _by(kind: str, api: Api, pinned: Mapping[str, str]) -> Iterator[tuple[Operation, str]]:
    """Each operation and the resource that its tag, its path or its page makes it belong to.

    What has no tag belongs to its page, and what has no word in its path to its tag. Resources that differ in case or
    punctuation only are one: it is called as before, else as the page is.
    """
    base = _base(api.operations)
    known = {_letters(name): name for name in (*api.pages, *sorted({*pinned.values()}))}
    for operation in api.operations:
        tag = operation.tags[0] if operation.tags else ""
        word = _segment(operation, base)
        choices = {"tag": (tag, operation.page, word), "path": (word, tag, operation.page)}
        home = next(filter(None, choices.get(kind, (operation.page, tag, word))), _FALLBACK)
        yield operation, known.setdefault(_letters(home), home)


def _base(operations: Iterable[Operation]) -> int:
    """How many words all paths begin with, while each of them has another word behind these."""
    words = [list(_words(operation)) for operation in operations]
    longest = min((len(found) for found in words), default=0) - 1
    return next((count for count in range(longest, 0, -1) if len({tuple(each[:count]) for each in words}) == 1), 0)


def _as_published(api: Api, pinned: Mapping[str, str]) -> Iterator[tuple[Operation, str]]:
    by_page: dict[str, list[Operation]] = {}
    for operation in api.operations:
        by_page.setdefault(operation.page, []).append(operation)
    for page, operations in by_page.items():
        yield from _grouped(api, page, operations, pinned)


def _grouped(
    api: Api, page: str, operations: list[Operation], pinned: Mapping[str, str]
) -> Iterator[tuple[Operation, str]]:
    """Each operation of `page` and the resource that it would belong to, were it new.

    A page that was grouped in some way before goes on in that way, whatever came to it since. A group that is called
    like the page is the page: models and methods of one thing then have modules of one name.
    """
    before = {pinned[operation.key] for operation in operations if operation.key in pinned}
    tags = {operation.tags[0] for operation in operations if operation.tags}
    whole = not page or (_letters(page) == _letters(api.title) and len(api.pages) <= 1)
    for operation in operations:
        tag = operation.tags[0] if operation.tags else ""
        if before == {page} or (page in before and tag not in before and not whole):
            yield operation, page
        elif tag in before or (before and len(before) > 1) or (not before and (whole or len(tags) > 1)):
            group = tag or (_segment(operation, otherwise=page or _FALLBACK) if whole else page)
            yield operation, page if _letters(group) == _letters(page) and group not in before else group
        else:
            yield operation, min(before, default=page)


def _segment(operation: Operation, base: int = 0, otherwise: str = "") -> str:
    """The first word of the path that is neither a version nor `api`, behind as many as all paths begin with."""
    return next(islice(_words(operation), base, None), otherwise)


def _words(operation: Operation) -> Iterator[str]:
    for segment in operation.segments:
        if isinstance(segment, str):
            yield from (part for part in segment.split("/") if _letters(part) and not is_prefix(part))


def _only(pages: Iterable[str]) -> str:
    found = tuple(pages)
    return found[0] if len(found) == 1 else ""


def _letters(text: str) -> str:
    """What is left of a name when case and punctuation do not count: `AI Agents` and `ai_agents` are one."""
    return "".join(char for char in text.casefold() if char.isalnum())
