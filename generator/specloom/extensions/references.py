"""Holds what the configuration says of hand-written modules against those modules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostics
from ..settings.kinds import ExtensionName
from ..settings.sdk import SdkConfig
from ..text.suggest import did_you_mean
from .model import Extension, ExtensionClass, MemberKind

_MAKER = "from_answer"


def check_references(sdk: SdkConfig, extensions: Sequence[Extension], diagnostics: Diagnostics) -> None:
    """Every name of a hand-written class or function has to be there, and to be of use where it is named."""
    for name, importer in _mixins(sdk):
        if _class_of(name, extensions, diagnostics) is not None:
            _public(name, diagnostics)
            _check_imports(name, importer, extensions, diagnostics)
    for rule in sdk.operations:
        if rule.result is not None:
            _check_result(rule.result, extensions, diagnostics)
    for handler in sdk.fake_handlers:
        _check_handler(handler.function, extensions, diagnostics)
    for name in sdk.exports:
        _check_export(name, extensions, diagnostics)


def _mixins(sdk: SdkConfig) -> Iterator[tuple[ExtensionName, str]]:
    """Every class that a generated one has as a base, and the package in which that one stands."""
    for rule in sdk.models:
        yield from [(rule.mixin, "models")] if rule.mixin else []
    for resource in sdk.resources:
        yield from ((resource.mixin, "resources"), (resource.async_mixin, "resources"))


def _check_imports(
    name: ExtensionName, importer: str, extensions: Sequence[Extension], diagnostics: Diagnostics
) -> None:
    """A module cannot import at once what is importing it."""
    where = next(each for each in extensions if each.name == name.module)
    for found in where.imports:
        if found.module.split(".")[0] == importer:
            help = "put it behind `if TYPE_CHECKING:`, or into the function that needs it"
            message = f"`{found.module}` imports this module for `{name.name}`, and would be imported by it"
            diagnostics.error("bad-extension", message, found.origin, help=help)


def _public(name: ExtensionName, diagnostics: Diagnostics) -> None:
    """What users meet has a page, and so stands in a module that is not private."""
    if name.text.startswith("_") or name.name.startswith("_"):
        help = "take the underscore away: users meet it, so it has a page in the docs"
        diagnostics.error("bad-extension", f"`{name.text}` is private", name.origin, help=help)


def _module(name: ExtensionName, extensions: Sequence[Extension], diagnostics: Diagnostics) -> Extension | None:
    found = next((each for each in extensions if each.name == name.module), None)
    if found is None:
        otherwise = f"put it into extensions/{name.module}.py"
        known = [each.name for each in extensions]
        help = did_you_mean(name.module, known, otherwise, shown=lambda module: f"{module}.{name.name}")
        diagnostics.error("unknown-extension", f"there is no module `{name.module}`", name.origin, help=help)
    return found


def _missing(name: ExtensionName, what: str, where: Extension, known: Sequence[str], diagnostics: Diagnostics) -> None:
    otherwise = f"it has: {', '.join(known) or 'none'}"
    help = did_you_mean(name.name, known, otherwise, shown=lambda member: f"{name.module}.{member}")
    diagnostics.error("unknown-extension", f"{where.path} has no {what} `{name.name}`", name.origin, help=help)


def _class_of(name: ExtensionName, extensions: Sequence[Extension], diagnostics: Diagnostics) -> ExtensionClass | None:
    where = _module(name, extensions, diagnostics)
    if where is None:
        return None
    found = next((each for each in where.classes if each.name == name.name), None)
    if found is None:
        _missing(name, "class", where, [each.name for each in where.classes], diagnostics)
    return found


def _check_result(name: ExtensionName, extensions: Sequence[Extension], diagnostics: Diagnostics) -> None:
    found = _class_of(name, extensions, diagnostics)
    if found is None:
        return
    _public(name, diagnostics)
    made = next((member for member in found.members if member.name == _MAKER), None)
    if made is None or made.kind is not MemberKind.CLASS_METHOD or made.positional != 1:
        help = f"write `@classmethod def {_MAKER}(cls, answer: …) -> Self`"
        message = f"`{name.text}` has no class method `{_MAKER}` that takes the answer"
        diagnostics.error("bad-extension", message, found.origin, help=help)


def _check_handler(name: ExtensionName, extensions: Sequence[Extension], diagnostics: Diagnostics) -> None:
    where = _module(name, extensions, diagnostics)
    if where is None:
        return
    functions = {member.name: member for member in where.members if member.kind is MemberKind.FUNCTION}
    found = functions.get(name.name)
    if found is None:
        _missing(name, "function", where, list(functions), diagnostics)
    elif found.positional != 2 or found.asynchronous:
        message = f"`{name.text}` does not take the fake and the request"
        help = f"write `def {name.name}(fake: …, request: FakeRequest) -> object`"
        diagnostics.error("bad-extension", message, found.origin, help=help)


def _check_export(name: ExtensionName, extensions: Sequence[Extension], diagnostics: Diagnostics) -> None:
    where = _module(name, extensions, diagnostics)
    if where is None:
        return
    known = [*(each.name for each in where.classes), *(each.name for each in where.members)]
    if name.name not in known:
        _missing(name, "public name", where, [each for each in known if not each.startswith("_")], diagnostics)
