"""`sdk.yaml`: text in, `SdkConfig` out.

```yaml
client:     {class: Pets, token_env: PETS_TOKEN, regions: {eu: https://eu.pets.example}, rate_limit: …}
pages:      {Pet Owners: {singular: owner, module: owners}}
paging:     {link: {next: header:Link}, cursor: {next: body:next, items: body:pets, continue_on_empty: true}}
operations: {GET /pets: {method: pets.list, paging: cursor, safe: true, arguments: {_q: search}, reason: …}}
models:     {Pets/Response: {name: Pet, fields: {_id: id}, times: {seen: epoch_ms}, mixin: pets.Tame, reason: …}}
resources:  {pets: {mixin: pets.Calls, async_mixin: pets.AsyncCalls, reason: …}}
fake:       {handlers: {POST /pets: fakes.born}}
exports:    [pets.Litter]
formats:    {objectId: "^[0-9a-f]{24}$"}
codes:      {no_such_pet: there is no such pet}
groups:     {pets: {Care: [feed, wash]}}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..diagnostics import Diagnostics
from ..text.suggest import one_of
from .behaviours import BEHAVIOURS, read_behaviours, read_times
from .codes import read_codes, with_meanings
from .extensions import extension_name, read_exports, read_handlers, read_resources
from .grouping import read_groups
from .rates import read_rate_limit
from .reasons import WHY, read_why
from .sdk import ClientRule, FormatRule, ModelRule, OperationRule, PageRule, PagingRule, SdkConfig
from .settings import Setting, open_settings

CLASS = "Client"
"""What the class of the client is called unless a rule says otherwise."""
TOP = (
    "client",
    "pages",
    "paging",
    "operations",
    "models",
    "groups",
    "resources",
    "fake",
    "exports",
    "formats",
    "codes",
)
CLIENT = ("class", "token_env", "regions", "rate_limit", *WHY)
PAGE = ("singular", "module", *WHY)
PAGING = ("next", "items", "strip_prefix", "continue_on_empty", *WHY)
OPERATION = ("method", "paging", "safe", "idempotent", "arguments", *BEHAVIOURS, *WHY)
NAMES = ("method", "paging", "arguments", "codes")
"""Settings of an operation that only give names, and so need no reason."""
MODEL = ("name", "fields", "times", "mixin", *WHY)


def parse_sdk(text: str, page: str, diagnostics: Diagnostics) -> SdkConfig:
    """Read the file; every fault is an error with its place."""
    parts: dict[str, Setting] = dict(open_settings(text, page, diagnostics).items(TOP))
    paging = tuple(_paging(name, entry) for name, entry in _entries(parts.get("paging")))
    operations = tuple(_operation(key, entry) for key, entry in _entries(parts.get("operations")))
    codes = read_codes(parts["codes"]) if "codes" in parts else ()
    config = SdkConfig(
        client=_client(parts["client"]) if "client" in parts else ClientRule(),
        pages=tuple(_page(title, entry) for title, entry in _entries(parts.get("pages"))),
        paging=paging,
        operations=with_meanings(operations, codes, diagnostics),
        models=tuple(_model(key, entry) for key, entry in _entries(parts.get("models"))),
        resources=read_resources(parts["resources"]) if "resources" in parts else (),
        fake_handlers=read_handlers(parts["fake"]) if "fake" in parts else (),
        exports=read_exports(parts["exports"]) if "exports" in parts else (),
        groups=read_groups(parts["groups"]) if "groups" in parts else (),
        codes=codes,
        formats=tuple(_format(name, entry) for name, entry in _entries(parts.get("formats"))),
    )
    _check_paging_names(config, diagnostics)
    return config


def _entries(setting: Setting | None) -> Iterable[tuple[str, Setting]]:
    return setting.items() if setting is not None else ()


def _client(setting: Setting) -> ClientRule:
    parts = dict(setting.items(CLIENT))
    why = read_why(setting, parts, ("class", "token_env"))
    if "class" in parts and parts["class"].text() == CLASS:
        message = f"the client is called `{CLASS}` without the rule too"
        setting.diagnostics.error("idle-rule", message, parts["class"].origin, help="remove it")
    return ClientRule(
        class_name=_identifier(parts["class"]) if "class" in parts else CLASS,
        token_env=parts["token_env"].text() if "token_env" in parts else "",
        regions=tuple(parts["regions"].texts().items()) if "regions" in parts else (),
        rate_limit=read_rate_limit(parts["rate_limit"]) if "rate_limit" in parts else None,
        reason=why.reason,
        expects=why.expects,
        origin=setting.origin,
    )


def _page(title: str, setting: Setting) -> PageRule:
    parts = dict(setting.items(PAGE))
    why = read_why(setting, parts, ("singular", "module"))
    return PageRule(
        title=title,
        singular=_text(parts, "singular"),
        module=_identifier(parts["module"]) if "module" in parts else "",
        reason=why.reason,
        expects=why.expects,
        origin=setting.origin,
    )


def _paging(name: str, setting: Setting) -> PagingRule:
    parts = dict(setting.items(PAGING))
    why = read_why(setting, parts)
    source, _, where = _text(parts, "next").partition(":")
    items = _text(parts, "items").removeprefix("body").removeprefix(":")
    if source not in ("header", "body") or not where:
        setting.diagnostics.error(
            "wrong-setting",
            f"`{setting.way}.next` wants `header:NAME` or `body:FIELD`",
            parts["next"].origin if "next" in parts else setting.origin,
        )
    return PagingRule(
        name=name,
        next_header=where if source == "header" else "",
        next_field=tuple(where.split(".")) if source == "body" and where else (),
        items=tuple(items.split(".")) if items else (),
        strip_prefix=_prefix(parts["strip_prefix"]) if "strip_prefix" in parts else "",
        continue_on_empty="continue_on_empty" in parts and parts["continue_on_empty"].on(),
        reason=why.reason,
        expects=why.expects,
        origin=setting.origin,
    )


def _prefix(setting: Setting) -> str:
    """The beginning of a path; anything else would begin no address."""
    text = setting.text()
    if not text.startswith("/") or text.endswith("/"):
        setting.diagnostics.error(
            "wrong-setting", f"`{setting.way}` wants the beginning of a path, such as `/api`", setting.origin
        )
    return text


def _operation(key: str, setting: Setting) -> OperationRule:
    parts = dict(setting.items(OPERATION))
    why = read_why(setting, parts, NAMES if _text(parts, "paging") != "none" else ())
    resource, _, method = _text(parts, "method").rpartition(".")
    return OperationRule(
        key=key,
        resource=resource,
        method=method,
        paging=_text(parts, "paging"),
        safe=parts["safe"].flag() if "safe" in parts else None,
        idempotent=parts["idempotent"].flag() if "idempotent" in parts else None,
        arguments=tuple(parts["arguments"].texts().items()) if "arguments" in parts else (),
        behaviours=read_behaviours(parts),
        reason=why.reason,
        expects=why.expects,
        origin=setting.origin,
    )


def _model(key: str, setting: Setting) -> ModelRule:
    parts = dict(setting.items(MODEL))
    why = read_why(setting, parts, ("name", "fields"))
    return ModelRule(
        key=key,
        name=_identifier(parts["name"]) if "name" in parts else "",
        fields=tuple(parts["fields"].texts().items()) if "fields" in parts else (),
        times=read_times(parts["times"]) if "times" in parts else (),
        mixin=extension_name(parts["mixin"]) if "mixin" in parts else None,
        reason=why.reason,
        expects=why.expects,
        origin=setting.origin,
    )


def _format(name: str, setting: Setting) -> FormatRule:
    pattern = setting.text()
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        setting.diagnostics.error("wrong-setting", f"`{setting.way}` is no pattern: {error}", setting.origin)
        pattern = ""
    return FormatRule(name=name, pattern=pattern, origin=setting.origin)


def _text(parts: dict[str, Setting], key: str) -> str:
    return parts[key].text() if key in parts else ""


def _identifier(setting: Setting) -> str:
    text = setting.text()
    if text.isidentifier() and text.isascii() and not text.startswith("_"):
        return text
    setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants a Python name", setting.origin)
    return "Client" if text == "" else "_" + "".join(c if c.isascii() and c.isalnum() else "_" for c in text)


def _check_paging_names(config: SdkConfig, diagnostics: Diagnostics) -> None:
    known = [rule.name for rule in config.paging]
    for rule in config.operations:
        if rule.paging and rule.paging not in known:
            diagnostics.error(
                "unknown-setting",
                f"`{rule.key}` pages by `{rule.paging}`, which is not declared under `paging`",
                rule.origin,
                help=one_of(rule.paging, known),
            )
