"""The guides to what not every API has: pages, pairs of reading and writing, long lists."""

from __future__ import annotations

from ...python.codemodel import Method
from ...python.spelling import annotation
from ..docmodel import Guide
from ..snippets import variable
from .always import FOLDER
from .choosing import Choice
from .programs import Programs


def paging(programs: Programs, choice: Choice, method: Method) -> Guide:
    """Lists in pages."""
    assert method.item is not None
    item, error = variable(method.item), programs.package.error_class
    listed = programs.call(method, "found = ")
    part = [
        "    print(found.take(25))",
        "    for page in found.limit(max_pages=3).pages():",
        "        print(page.number, len(page.items), page.next_url)",
    ]
    resumed = [
        "    try:",
        f"        for {item} in found:",
        f"            print({item})",
        f"    except {error} as error:",
        "        print(error.items_read, error.resume_url)",
        "        if error.resume_url:",
        f"            for {item} in found.starting_at(error.resume_url):",
        f"                print({item})",
    ]
    return Guide(
        path=f"{FOLDER}/paging.md",
        template="paging",
        title="Lists in pages",
        summary="Walk through a list of any length, take a part of it, go on after a failure.",
        programs={
            "walk": programs.source(method),
            "asynchronous": programs.source(method, asynchronous=True),
            "part": programs.sync([listed, *part]),
            "resume": programs.sync([listed, *resumed], errors=(error,)),
        },
        calls=tuple(
            choice.call(one, f"gives `{annotation(one.item)}`") for one in choice.methods if one.item is not None
        ),
    )


def editing(programs: Programs, choice: Choice, method: Method) -> Guide:
    """Read, change, write back."""
    assert method.edit is not None
    field = choice.field_of(method.edit.model)
    assert field is not None
    item = variable(method.edit.model)
    resource, value = method.call.rpartition(".")[0], f'"Another {field.name.replace("_", " ")}"'
    change = f"{item}.{field.name} = {value}"
    block = programs.renamed(method, f"{resource}.{method.edit.name}")
    update = method.update
    named = next((one.name for one in update.fields if one.wire_name == field.wire_name), "") if update else ""
    short = programs.renamed(method, f"{resource}.{update.name}", f"{named}={value}") if update and named else ""
    reading = choice.reader_of(method)
    whole: list[str] = []
    if reading and update and any(way.bare for way in (update.signature, *update.overloads)):
        whole = [programs.call(reading, f"{item} = "), f"    {change}", f"    print({item}.changes())"]
        whole.append(f"    client.{resource}.{update.name}({item})")
    guarded = [
        "    try:",
        f"        with {block} as {item}:",
        f"            {change}",
        "    except EditConflictError as error:",
        "        print(error.mine, error.current)",
    ]
    awaited = [f"        async with {block} as {item}:", f"            {change}"]
    return Guide(
        path=f"{FOLDER}/editing.md",
        template="editing",
        title="Change without loss",
        summary="Change some fields of an object and keep all others, with all that the package does not know of it.",
        programs={
            "by_field": programs.sync([f"    {item} = {short}"]) if short else "",
            "block": programs.sync([f"    with {block} as {item}:", f"        {change}"]),
            "asynchronous": programs.asynchronous(awaited),
            "whole": programs.sync(whole) if whole else "",
            "conflict": programs.sync(guarded, errors=("EditConflictError",)) if choice.version_of(method) else "",
        },
        calls=tuple(
            choice.call(one, _pair(one, choice.version_of(one)))
            for one in choice.having(lambda one: bool(one.edit or one.update))
        ),
        words={"replacing": method.call},
    )


def _pair(method: Method, version: str) -> str:
    resource = method.call.rpartition(".")[0]
    names = [f"`{resource}.{one.name}`" for one in (method.update, method.edit) if one]
    raises = f", which raise{'s' * (len(names) == 1)} `EditConflictError` when `{version}` has moved" if version else ""
    return f"removes what is not given, unlike {' and '.join(names)}{raises}"


def batches(programs: Programs, choice: Choice, method: Method) -> Guide:
    """Lists that are longer than one request takes."""
    error = programs.package.error_class
    tried = ["    try:", programs.call(method, depth=2), f"    except {error} as error:", "        print(error.done)"]
    return Guide(
        path=f"{FOLDER}/batches.md",
        template="batches",
        title="Long lists to send",
        summary="Give a list of any length; it is sent in parts, and a failure says what was done.",
        programs={"call": programs.sync(tried, errors=(error,))},
        calls=tuple(
            choice.call(one, f"in parts of {choice.part_of(one)}")
            for one in choice.having(lambda one: choice.part_of(one) > 0)
        ),
    )


def waiting(programs: Programs, choice: Choice, shown: Method) -> Guide:
    """Work that the server does in the background."""
    assert shown.wait is not None
    later = [
        "    try:",
        f"        {programs.renamed(shown, shown.wait.call, 'timeout=60', 'on_progress=print')}",
        "    except JobError as error:",
        "        print(error)",
    ]
    return Guide(
        path=f"{FOLDER}/waiting.md",
        template="waiting",
        title="Work in the background",
        summary="Start it, wait for its end, see how far it is.",
        programs={
            "start": _started(programs, choice.started(several=False), "done", "print(done)"),
            "several": _started(programs, choice.started(several=True), "jobs", "print(len(jobs), list(jobs))"),
            "wait": programs.sync(later, errors=("JobError",)),
        },
        calls=tuple(choice.call(one) for one in choice.having(lambda one: one.start is not None)),
        words={"wait": shown.wait.call},
    )


def _started(programs: Programs, method: Method | None, name: str, shown: str) -> str:
    """A program that starts work and waits for it; empty without a call that does."""
    if method is None:
        return ""
    lines = [
        programs.call(method, "started = "),
        "    print(started.ids)",
        "    try:",
        f"        {name} = started.wait(timeout=900)",
        f"        {shown}",
        "    except JobRejectedError as error:",
        "        print(error.reason)",
        "    except (JobFailedError, JobTimeoutError) as error:",
        "        print(error.job)",
    ]
    return programs.sync(lines, errors=("JobFailedError", "JobRejectedError", "JobTimeoutError"))


def downloads(programs: Programs, choice: Choice, method: Method) -> Guide:
    """Files behind signed URLs."""
    assert method.download is not None
    made = method.download
    resource = method.call.rpartition(".")[0]
    given = ('"file.csv"' if made.rows_name else '"file.bin"', "overwrite=True")
    file = programs.other(method, f"{resource}.{made.name}", *given, before="path = ")
    awaited = programs.other(method, f"{resource}.{made.name}", *given, before="path = await ", depth=2)
    rows = programs.other(method, f"{resource}.{made.rows_name}", before="for row in ", after=":")
    kept = choice.having(lambda one: one.download is not None)
    return Guide(
        path=f"{FOLDER}/downloads.md",
        template="downloads",
        title="Files to download",
        summary="From a signed URL to a file or to rows, without the credential going along.",
        programs={
            "file": programs.sync([file, "    print(path)"]),
            "asynchronous": programs.asynchronous([awaited, "        print(path)"]),
            "rows": programs.sync([rows, "        print(row)"]) if made.rows_name else "",
        },
        calls=tuple(choice.call(one, _files(one)) for one in kept),
    )


def _files(method: Method) -> str:
    resource = method.call.rpartition(".")[0]
    made = method.download
    names = [name for name in (made.name, made.rows_name) if name] if made else []
    return " and ".join(f"`{resource}.{name}`" for name in names)
