"""What one does with a package, for its front page: a task, a call that does it, and the guide that tells how."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from ..python.codemodel import Method
from .context import DocsContext
from .docmodel import Task
from .links import INDEX
from .snippets import sibling


def tasks(docs: DocsContext, paths: Collection[str]) -> tuple[Task, ...]:
    """The tasks whose guides are among the pages."""
    return tuple(task for task in _all(docs) if task.guide in paths)


def _all(docs: DocsContext) -> Iterator[Task]:
    choice = docs.choice
    edited = choice.edited()
    started = choice.started(several=False) or choice.started(several=True) or choice.waited()
    calls: tuple[tuple[str, Method | None], ...] = (
        ("paging", choice.paged()),
        ("editing", edited),
        ("waiting", started),
        ("batches", choice.batched()),
        ("downloads", choice.downloaded()),
    )
    for name, method in calls:
        if method is not None:
            beside = method.companion("update") or method.companion("edit") if name == "editing" else None
            link = docs.links.call_link(method.call, INDEX)
            call = replace(link, text=sibling(method, beside.name)) if beside else link
            yield Task(name=name, guide=f"guides/{name}.md", subject=method.summary.strip().rstrip("."), call=call)
    for name in ("errors", "testing"):
        yield Task(name=name, guide=f"guides/{name}.md")
