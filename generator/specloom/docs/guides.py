"""What the guides show: calls of the package itself. A package without a call to show has no such guide: None."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace

from ..python.codemodel import Method
from ..python.spelling import annotation
from ..python.types import STR
from ..source import Json
from .context import DocsContext
from .docmodel import CallSample, GuideCall, Link
from .docparts import Expression, Given
from .handwritten import FOLDER
from .snippets import sibling, variable

Data = SimpleNamespace
"""What a template of a guide sees as `page`."""


def start(docs: DocsContext) -> Data | None:
    """Install, authenticate, make a call."""
    first = docs.first
    if first is None:
        return None
    plain = first.http_method == "GET" and not first.path_arguments and not first.servers
    return Data(
        first=docs.first_call,
        path="".join(text for _, text in first.segments) if plain else "",
        http_method=first.http_method,
        paged=docs.choice.paged() is not None,
    )


def settings(docs: DocsContext) -> Data | None:
    """Where a client takes its credential, its server and its limits from."""
    package = docs.package
    if docs.first is None:
        return None
    return Data(
        first=docs.first_call,
        region=package.regions[-1].name if len(package.regions) > 1 else "",
        throttles=package.rate_limit is not None,
        configuration=f"{package.name.upper()}_CONFIG",
        profile=f"{package.name.upper()}_PROFILE",
    )


def paging(docs: DocsContext) -> Data | None:
    """Lists in pages."""
    method = docs.choice.paged()
    if docs.first is None or method is None:
        return None
    paged = ((one, one.item) for one in docs.choice.methods if one.item is not None)
    return Data(
        sample=docs.snippets.call(method),
        calls=[GuideCall(link=_link(docs, one), item=annotation(item)) for one, item in paged],
    )


def editing(docs: DocsContext) -> Data | None:
    """Read, change, write back."""
    method = docs.choice.edited()
    if docs.first is None or method is None or not (edit := method.companion("edit")) or not edit.model:
        return None
    field, update = docs.choice.field_of(edit.model), method.companion("update")
    if field is None:
        return None
    reading = docs.choice.reader_of(method)
    named = next((one.name for one in update.fields if one.wire_name == field.wire_name), "") if update else ""
    bare = update is not None and any(way.bare for way in (update.signature, *update.overloads))
    replacing = docs.choice.having(lambda one: bool(one.companion("edit") or one.companion("update")))
    return Data(
        replacing=method.call,
        sample=_renamed(docs, method, edit.name),
        item=variable(edit.model),
        field=field.name,
        field_words=field.name.replace("_", " "),
        update=_renamed(docs, method, update.name) if update else None,
        keyword=named,
        reading=docs.snippets.call(reading) if reading and bare else None,
        version=docs.choice.version_of(method),
        calls=[_pair(docs, one) for one in replacing],
    )


def batches(docs: DocsContext) -> Data | None:
    """Lists that are longer than one request takes."""
    method = docs.choice.batched()
    if docs.first is None or method is None:
        return None
    batched = docs.choice.having(lambda one: docs.choice.part_of(one) > 0)
    return Data(
        sample=docs.snippets.call(method),
        calls=[GuideCall(link=_link(docs, one), size=docs.choice.part_of(one)) for one in batched],
    )


def waiting(docs: DocsContext) -> Data | None:
    """Jobs that the server runs after it has answered."""
    method = docs.choice.waited()
    if docs.first is None or method is None or not (wait := method.companion("wait")):
        return None
    one, several = docs.choice.started(several=False), docs.choice.started(several=True)
    return Data(
        start=docs.snippets.call(one) if one else None,
        several=docs.snippets.call(several) if several else None,
        wait=replace(docs.snippets.call(method), call=sibling(method, wait.name)),
        calls=_calls(docs, docs.choice.having(lambda one: one.sending.gives in ("job", "jobs"))),
    )


def downloads(docs: DocsContext) -> Data | None:
    """Files behind signed URLs."""
    method = docs.choice.downloaded()
    if docs.first is None or method is None or not (file := method.companion("file")):
        return None
    rows = method.companion("rows")
    return Data(
        file=_renamed(docs, method, file.name),
        rows=_renamed(docs, method, rows.name) if rows else None,
        calls=[_files(docs, one) for one in docs.choice.having(lambda one: one.companion("file") is not None)],
    )


def errors(docs: DocsContext) -> Data | None:
    """What can go wrong, and what is done about it."""
    if docs.first is None:
        return None
    once = docs.choice.writing()
    return Data(
        sample=docs.snippets.call(docs.choice.getter() or docs.first),
        once=docs.snippets.call(once) if once else None,
        calls=_calls(docs, docs.choice.having(docs.choice.may_miss)),
    )


def asynchronous(docs: DocsContext) -> Data | None:
    """The same calls, awaited."""
    if docs.first is None:
        return None
    many = (docs.choice.getter(), docs.first)
    return Data(first=docs.first_call, many=[docs.snippets.call(one) for one in many if one is not None])


def testing(docs: DocsContext) -> Data | None:
    """The fake server in tests."""
    first, fake = docs.first, docs.package.fake
    if first is None or fake is None:
        return None
    kept = [one.attribute for one in fake.resources if one.path]
    stored = next((name for name in kept if first.call.startswith(f"{name}.")), kept[0] if kept else "")
    methods = sorted(docs.choice.methods, key=lambda one: not one.call.startswith(f"{stored}."))
    return Data(
        first=docs.first_call,
        fake=fake,
        any_id=bool(first.path_arguments),
        region=docs.package.regions[0].name if len(docs.package.regions) > 1 else "",
        empty=first.http_method == "GET" and not first.path_arguments and first.item is not None,
        stored=stored,
        mistake=next(filter(None, (_mistake(docs, method) for method in methods)), None),
    )


def _mistake(docs: DocsContext, method: Method) -> Data | None:
    """A call with a number for text in its body, and the same call as it should be."""
    if method.http_method != "POST" or method.path_arguments or method.servers or "json" not in method.body_media_type:
        return None
    field = next((one for one in method.body_fields if one.label == STR), None)
    needed = {one.name for one in (*method.body_fields, *method.arguments) if one.required}
    sample = docs.snippets.call(method)
    given = [one for one in sample.arguments if one.name in needed]
    if field is None or any(one.value.kind != "data" for one in given):
        return None
    others = tuple(one for one in given if one.name != field.name)

    def sent(value: Json) -> CallSample:
        return replace(sample, arguments=(*others, Given(name=field.name, value=Expression(kind="data", value=value))))

    refused = {one.status for one in method.raises}
    return Data(
        key=method.key,
        field=field.wire_name,
        wrong=sent(5),
        good=sent("Example"),
        status="422" if "422" in refused else "400",
    )


def watching(docs: DocsContext) -> Data | None:
    """What can be seen of a call."""
    if docs.first is None:
        return None
    return Data(first=docs.first_call, raw_call=sibling(docs.first, f"with_raw_response.{docs.first.name}"))


def models(docs: DocsContext) -> Data | None:
    """Models in the hands of other libraries."""
    method = docs.choice.paged()
    return Data(sample=docs.snippets.call(method)) if method and docs.first else None


def _renamed(docs: DocsContext, method: Method, name: str) -> CallSample:
    """A call of another method of the resource, with the path arguments of this one."""
    sample = docs.snippets.call(method)
    return replace(sample, call=sibling(method, name), arguments=sample.path_arguments)


def _link(docs: DocsContext, method: Method) -> Link:
    return docs.links.call_link(method.call, f"{FOLDER}/guide.md")


def _calls(docs: DocsContext, methods: Iterable[Method]) -> list[GuideCall]:
    return [GuideCall(link=_link(docs, one)) for one in methods]


def _pair(docs: DocsContext, method: Method) -> GuideCall:
    names = _beside(method, "update", "edit")
    return GuideCall(link=_link(docs, method), names=names, version=docs.choice.version_of(method))


def _files(docs: DocsContext, method: Method) -> GuideCall:
    return GuideCall(link=_link(docs, method), names=_beside(method, "file", "rows"))


def _beside(method: Method, *kinds: str) -> tuple[str, ...]:
    return tuple(sibling(method, one.name) for kind in kinds if (one := method.companion(kind)))
