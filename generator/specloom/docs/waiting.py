"""Work in the background, as programs show it."""

from __future__ import annotations

from ..python.codemodel import Method, Start, Wait
from ..python.spelling import annotation, parameter
from ..python.types import Names
from .docmodel import Sample, WaitingNote
from .layout import Group, laid_out


def started(start: Start, call: Group, name: str, shown: str, depth: int, *, asynchronous: bool) -> list[str]:
    """What a program does with a call that starts work: wait for it, and show what came of it."""
    pad, wait = " " * depth, "await " if asynchronous else ""
    head = f"started = {wait}"
    lines = [f"{pad}{head}{laid_out(call, indent=depth, before=len(head))}"]
    if start.several:
        return [*lines, f"{pad}for {name} in {wait}started.wait():", f"{pad}    print({shown})"]
    return [*lines, f"{pad}{name} = {wait}started.wait()", f"{pad}print({shown})"]


def waiting_note(method: Method, names: Names, shown: Group, package: str, client: str) -> WaitingNote | None:
    """How one waits for what a call shows; `shown` is that call in a sample."""
    wait = method.wait
    if wait is None:
        return None
    typed = ", ".join(parameter(one, names) for one in method.path_arguments)
    tail = f" -> {annotation(wait.label)}"
    parts = (
        typed,
        "*",
        "timeout: float | None = 3600.0",
        f"poll: float = {wait.poll}",
        "on_progress=None",
        "**options",
    )
    signature = laid_out(Group(f"{wait.call}(", tuple(("", part) for part in parts), ")"), after=len(tail)) + tail
    return WaitingNote(signature=signature, sample=_sample(wait, shown, package, client))


def _sample(wait: Wait, shown: Group, package: str, client: str) -> Sample:
    call = Group(f"client.{wait.call}(", (*shown.parts, ("", "timeout=900"), ("", "on_progress=print")), ")")
    source = f"""\
from {package} import {client}, JobFailedError, JobTimeoutError

with {client}() as client:
    try:
        print({laid_out(call, indent=8, before=6, after=1)})
    except JobFailedError as error:
        print("it failed:", error.job)
    except JobTimeoutError as error:
        print("it still goes on:", error.job)"""
    return Sample(title="Python", language="python", source=source)
