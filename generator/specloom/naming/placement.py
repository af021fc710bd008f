"""Definition -> module, operation -> resource.

The page is the unit that people know, so a page is a module of models and a resource. Two things break that: models
that several pages use go to `SHARED`, and a document that describes a whole API is grouped by tags, or by the first
word of the path where it has none.

A place once given stays (`pinned_…`, from the lock): that another page starts to use a model, or that its own page goes
while others use it, must not break an import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
    pinned_elsewhere: Mapping[SchemaId, tuple[str, ...]] | None = None,
) -> Placement:
    """Decide the module of every definition and the resource of every operation."""
    reached = users(api)
    resources = _resources(api, sdk, pinned_resources or {})
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


def _resources(api: Api, sdk: SdkConfig, pinned: Mapping[str, str]) -> dict[str, str]:
    by_page: dict[str, list[Operation]] = {}
    for operation in api.operations:
        by_page.setdefault(operation.page, []).append(operation)
    placed = {
        operation.key: pinned.get(operation.key) or home
        for page, operations in by_page.items()
        for operation, home in _grouped(api, page, operations, pinned)
    }
    known = {_letters(key): key for key in sorted({*placed.values()}, reverse=True)}
    known.update((_letters(rule.module), rule.title) for rule in sdk.pages if rule.module)
    for rule in sdk.operations:
        if rule.resource and rule.key in placed:
            placed[rule.key] = known.get(_letters(rule.resource), rule.resource)
    return placed


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
            group = tag or (_segment(operation) if whole else page)
            yield operation, page if _letters(group) == _letters(page) and group not in before else group
        else:
            yield operation, min(before, default=page)


def _segment(operation: Operation) -> str:
    """The first word of the path that is neither a version nor `api`."""
    parts = (
        part
        for segment in operation.segments
        if isinstance(segment, str)
        for part in segment.split("/")
        if _letters(part) and not is_prefix(part)
    )
    return next(parts, operation.page or _FALLBACK)


def _only(pages: Iterable[str]) -> str:
    found = tuple(pages)
    return found[0] if len(found) == 1 else ""


def _letters(text: str) -> str:
    """What is left of a name when case and punctuation do not count: `AI Agents` and `ai_agents` are one."""
    return "".join(char for char in text.casefold() if char.isalnum())
