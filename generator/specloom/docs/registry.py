"""Every page of the docs, each declared once, in the order in which one reads them.

The navigation, the lists of pages, `llms.txt` and the one text for programs are made of this. A new page is a line here
with a function that gives what it shows (nothing when a package has no such page), and a template of the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from . import guides
from .compact import module_page, resource_page
from .context import DocsContext
from .docmodel import NavigationEntry, Page
from .extensions import extension_pages
from .handwritten import written_guides
from .links import CORRECTIONS, ERRORS, INDEX, LIMITS, MODELS, SURFACE
from .models import model_pages
from .operations import operation_page
from .webhooks import PAGE as WEBHOOKS
from .webhooks import webhooks

GUIDES = "Guides"
"""Heading of the guides in the navigation."""

PageKind = Callable[[DocsContext], Iterable[Page]]
"""Gives a page, or all pages of a kind; no page for a package that has none."""


def page(
    path: str,
    title: str,
    summary: str = "",
    data: Callable[[DocsContext], Any] = lambda _: {},
    *,
    section: tuple[str, ...] = (),
    full_text: bool = True,
) -> PageKind:
    """A single page, with the template of the same name; there is none when `data` gives None."""

    def pages(docs: DocsContext) -> Iterator[Page]:
        found = data(docs)
        if found is not None:
            template = path.removesuffix(".md")
            yield Page(
                path=path,
                title=title,
                summary=summary,
                section=section,
                template=template,
                data=found,
                full_text=full_text,
            )

    return pages


def guide(name: str, title: str, summary: str, data: Callable[[DocsContext], guides.Data | None]) -> PageKind:
    """A guide."""
    return page(f"guides/{name}.md", title, summary, data, section=(GUIDES,))


def _guides_by_hand(docs: DocsContext) -> Iterable[Page]:
    made = [one.path for kind in BY_TEMPLATE for one in kind(docs)]
    return written_guides(docs.written, made, (GUIDES,), docs.diagnostics)


def _operations(docs: DocsContext) -> Iterator[Page]:
    """The pages of all methods, in the groups of their resource."""
    for resource in docs.resources if docs.package.docs == "operation" else ():
        methods = {method.name: method for method in resource.methods}
        for group in resource.groups:
            section = tuple(filter(None, ("Operations", resource.page_title, group.title)))
            for method in (methods[name] for name in group.methods):
                corrections = tuple(row for row in docs.corrections if method.key in row.keys)
                made = operation_page(docs.snippets, resource, method, corrections)
                yield Page(
                    path=made.path,
                    title=made.call,
                    section=section,
                    template="operation",
                    data=made,
                    listed=False,
                )


def _resources(docs: DocsContext) -> Iterator[Page]:
    """The pages of whole resources, in packages that are too large for a page each method."""
    for resource in docs.resources if docs.package.docs == "resource" else ():
        yield Page(
            path=f"operations/{resource.attribute}.md",
            title=resource.page_title,
            section=("Operations",),
            template="resource",
            data=resource_page(docs.links, resource),
            listed=False,
        )


def _modules(docs: DocsContext) -> Iterator[Page]:
    """The pages of whole modules of models, beside those of whole resources."""
    for module in docs.modules if docs.package.docs == "resource" else ():
        yield Page(
            path=f"models/{module.name}.md",
            title=module.page_title,
            section=("Models by page",),
            template="module",
            data=module_page(module),
            listed=False,
            full_text=False,
        )


def _models(docs: DocsContext) -> Iterator[Page]:
    for module in docs.modules if docs.package.docs == "operation" else ():
        for made in model_pages(docs.snippets, module, docs.graphs):
            yield Page(
                path=made.path,
                title=made.name,
                template="model",
                data=made,
                listed=False,
                navigable=False,
                full_text=False,
            )


def _extensions(docs: DocsContext) -> Iterator[Page]:
    for made in extension_pages(docs.package):
        section = ("Extension modules",)
        yield Page(path=made.path, title=made.name, section=section, template="extension", data=made, listed=False)


def _terms(docs: DocsContext) -> list[tuple[str, str]] | None:
    """The terms that the settings explain, as a reader looks them up."""
    return sorted(docs.sdk.glossary, key=lambda entry: (entry[0].casefold(), entry[0])) or None


BY_TEMPLATE = (
    guide("start", "Getting started", "Install the package, authenticate and make the first call.", guides.start),
    guide(
        "settings",
        "Authentication and configuration",
        "Tokens, servers, profiles, timeouts, retries and other options of a client.",
        guides.settings,
    ),
    guide("paging", "Pagination", "Iterate over lists of any length, and resume after an error.", guides.paging),
    guide(
        "editing",
        "Updating objects safely",
        "Change some fields of an object, keep all others, and detect concurrent changes.",
        guides.editing,
    ),
    guide("batches", "Batching", "Pass a list of any length; it is sent in batches.", guides.batches),
    guide("waiting", "Long-running jobs", "Start a job, wait for it to finish, follow its progress.", guides.waiting),
    guide("downloads", "Downloads", "Download files behind signed URLs, or read them row by row.", guides.downloads),
    guide(
        "errors",
        "Errors and retries",
        "Which errors a call raises, how to handle them, and what is retried automatically.",
        guides.errors,
    ),
    guide("asynchronous", "Async client", "Await the same calls, and run many concurrently.", guides.asynchronous),
    guide("testing", "Testing", "Test your code against a fake server, without network or account.", guides.testing),
    guide(
        "watching",
        "Logging, hooks and raw responses",
        "Logging, hooks, response status and headers, and responses that depart from the schema.",
        guides.watching,
    ),
    guide(
        "models",
        "Models in other libraries",
        "Copy and compare models, make tables for pandas, and use models with pydantic, FastAPI and rich.",
        guides.models,
    ),
)
"""The guides that the generator writes."""

REGISTRY: tuple[PageKind, ...] = (
    page(INDEX, "Index", "authentication, servers, first call", full_text=False),
    *BY_TEMPLATE,
    _guides_by_hand,
    page("examples.md", "Examples", "complete programs", lambda docs: docs.examples or None),
    page(SURFACE, "API index", "every call and every model on one page"),
    page(WEBHOOKS, "Webhooks", "requests that the API sends to an address of yours", webhooks),
    page(ERRORS, "Errors", "all error classes, and the calls that raise them"),
    _operations,
    _resources,
    page(MODELS, "Models", "every model, and the calls that use it", full_text=False),
    _models,
    _modules,
    _extensions,
    page("glossary.md", "Glossary", "what the terms of the API mean", _terms),
    page(
        CORRECTIONS,
        "Corrections",
        "where the published specification is wrong or incomplete",
        lambda docs: docs.corrections or None,
        full_text=False,
    ),
    page(
        LIMITS,
        "Limitations",
        "what of the published document is left out or read otherwise",
        lambda docs: docs.limits or None,
        full_text=False,
    ),
    page("changelog.md", "Changelog", full_text=False),
)


def pages(docs: DocsContext) -> tuple[Page, ...]:
    """All pages of a package, in the order of the registry."""
    return tuple(page for kind in REGISTRY for page in kind(docs))


def navigation(pages: Iterable[Page]) -> tuple[NavigationEntry, ...]:
    """The pages under their headings; pages of one heading that follow each other share it."""
    return _below([(page.section, page) for page in pages if page.navigable])


def _below(pages: list[tuple[tuple[str, ...], Page]]) -> tuple[NavigationEntry, ...]:
    found: list[NavigationEntry] = []
    while pages:
        section, first = pages[0]
        if not section:
            found.append(NavigationEntry(title=first.title, path=first.path))
            pages = pages[1:]
            continue
        end = next((at for at, (other, _) in enumerate(pages) if other[:1] != section[:1]), len(pages))
        inner = [(other[1:], page) for other, page in pages[:end]]
        found.append(NavigationEntry(title=section[0], entries=_below(inner)))
        pages = pages[end:]
    return tuple(found)
