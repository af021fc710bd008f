"""Writes small packages in processes that break off at a chosen change of the disk.

Every call that changes the disk is counted, so that a process dies, is refused space or waits at exactly the n-th of
them, whatever the speed of the machine. Run as a program it is one such process, or a row of them.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from specloom.diagnostics import Diagnostics
from specloom.output.claim import claimed
from specloom.output.transaction import Target
from specloom.output.writer import compare, finish_interrupted, refuse_edits, write, written_by_us
from specloom.python.codemodel import File

LOCK = "specs.lock"
INPUTS: dict[str, dict[str, bytes]] = {
    # Besides plain changes: folders that come and go, a file that becomes a folder, a folder that becomes a file.
    "old": {
        **{f"src/{name}.py": f"{name} = 'old'\n".encode() for name in ascii_lowercase[:12]},
        **{f"docs/gone/{name}.md": b"old\n" for name in ascii_lowercase[:4]},
        "turning/inner.md": b"inner\n",
        "other": b"a file\n",
        "same.py": b"same\n",
    },
    "new": {
        **{f"src/{name}.py": f"{name} = 'new'\n".encode() for name in ascii_lowercase[:14]},
        **{f"docs/come/{name}/x.md": b"new\n" for name in ascii_lowercase[:4]},
        "turning": b"a file now\n",
        "other/inner.md": b"a folder now\n",
        "same.py": b"same\n",
    },
    "third": {
        **{f"src/{name}.py": f"{name} = 'third'\n".encode() for name in ascii_lowercase[:6]},
        "docs/gone/a.md": b"again\n",
        "turning": b"a file now\n",
    },
}
COUNTED = ("replace", "unlink", "rmdir", "mkdir", "link", "fsync", "ftruncate", "open")


def run(folder: Path, name: str) -> list[str]:
    """Bring `folder/out` and the lock beside it to the input `name`; gives the codes of the findings."""
    out, diagnostics = folder / "out", Diagnostics()
    files = tuple(File(path=path, content=content) for path, content in INPUTS[name].items())
    with claimed([out, folder], lambda message: print(message, flush=True)):
        finish_interrupted([out, folder], "out", diagnostics)
        comparison = compare(files, out, written_by_us(out, "out", diagnostics))
        refuse_edits(comparison, "out", diagnostics)
        if not diagnostics.failed:
            write(files, comparison, out, {}, [Target(folder=folder, files={LOCK: name.encode()})])
    return [entry.code for entry in diagnostics.entries]


def watch(act: Callable[[int, str], None]) -> list[str]:
    """Have `act` called before each change of the disk with its number, from 1, and its name; gives all so far."""
    calls: list[str] = []

    def watched(name: str, true: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if name != "open" or arguments[1] & os.O_CREAT:
                calls.append(" ".join([name, *(each for each in arguments if isinstance(each, str))]))
                act(len(calls), name)
            return None if name == "fsync" else true(*arguments, **options)  # no test loses power

        return call

    for name in COUNTED:
        true = getattr(os, name)
        setattr(os, name, watched(name, true))
        for supported in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks):
            if true in supported:
                supported.add(getattr(os, name))
    return calls


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def action(kind: str, step: int, later: int) -> Callable[[int, str], None]:
    """What happens at `step`, and at the one that comes `later` steps after it."""

    def act(number: int, name: str) -> None:
        if kind == "die" and number == step:
            os.kill(os.getpid(), signal.SIGKILL)
        if kind == "full once" and number == step:
            full()
        if kind == "full for good" and number >= step:
            full()
        if kind == "no space" and number >= step and name in {"mkdir", "link", "open"}:
            full()
        if kind == "full, then die" and number == step:
            full()
        if kind == "full, then die" and number == step + later:
            os.kill(os.getpid(), signal.SIGKILL)
        if kind == "wait" and number == step:
            print("here", flush=True)
            sys.stdin.readline()

    return act


def main(kind: str, step: int, folder: Path, name: str, later: int = 0) -> int:
    """Run once; 9 for an OSError. Step 0 does not come: nothing breaks, and all steps are printed."""
    calls = watch(action(kind, step, later))
    try:
        run(folder, name)
    except OSError as error:
        print(error, file=sys.stderr)
        return 9
    print(json.dumps(calls))
    return 0


def row(kind: str, steps: list[int], folder: Path, name: str, later: int) -> list[int]:
    """Fork a process for each step, on `folder/STEP`; gives how each ended."""
    ends = []
    for step in steps:
        child = os.fork()
        if child == 0:
            os._exit(main(kind, step, folder / str(step), name, later))
        ends.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    return ends


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    if isinstance(given["steps"], list):
        print(json.dumps(row(given["kind"], given["steps"], Path(given["folder"]), given["name"], given["later"])))
    else:
        sys.exit(main(given["kind"], given["steps"], Path(given["folder"]), given["name"]))
