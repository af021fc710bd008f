"""Hand-written modules as parts of the package: bases of generated classes, copies, names at the top.

A name that both sides have is an error: whichever came first would hide the other without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .. import ir
from ..diagnostics import Diagnostics, Origin
from ..extensions.model import Extension
from ..settings.kinds import ExtensionName
from ..settings.sdk import ResourceRule, SdkConfig
from ..text.suggest import one_of
from .codemodel import File, Mixin

MODEL_MEMBERS = frozenset(("from_dict", "from_json", "to_dict", "to_json", "raw", "copy", "is_set", "issues"))
"""What no mixin of a model may define: the model's own."""
RESOURCE_MEMBERS = frozenset(
    {
        *("with_raw_response", "with_streaming_response", "_begin", "_client", "_edit", "_found", "_pages", "_send"),
        *("_start", "_start_jobs", "_wait"),
    }
)
"""What no mixin of a resource may define."""


class Extended:
    """What was written by hand, and where it goes."""

    def __init__(self, extensions: Sequence[Extension], sdk: SdkConfig, diagnostics: Diagnostics) -> None:
        self.modules = tuple(extensions)
        self._classes = {f"{module.name}.{each.name}": each for module in extensions for each in module.classes}
        self._resources = {rule.attribute: rule for rule in sdk.resources}
        self._diagnostics = diagnostics

    def of_model(self, definition: ir.ObjectSchema, names: Iterable[str]) -> Mixin | None:
        """The mixin of a model whose fields have these names."""
        if not definition.extension:
            return None
        return self._mixin(definition.extension, {*names, *MODEL_MEMBERS})

    def of_resource(self, attribute: str, names: Iterable[str], *, asynchronous: bool) -> Mixin | None:
        """The mixin of a resource whose methods have these names."""
        rule = self._resources.get(attribute)
        if rule is None:
            return None
        name = rule.async_mixin if asynchronous else rule.mixin
        return self._mixin(name.text, {*names, *RESOURCE_MEMBERS})

    def check_resources(self, attributes: Sequence[str]) -> None:
        """Report the rules of resources that the client does not have."""
        for rule in self._resources.values():
            if rule.attribute not in attributes:
                self._unknown(rule, attributes)

    def check_exports(self, exports: Iterable[ExtensionName], taken: Iterable[str]) -> None:
        """Report names at the top of the package that two things would have."""
        known = set(taken)
        for module in self.modules:
            if module.public and module.name in known:
                message = f"the package gives `{module.name}` at its top already"
                self._diagnostics.error("bad-extension", message, Origin(page=module.path), help="rename the file")
            known.add(module.name)
        for name in exports:
            if name.name in known:
                message = f"the package gives `{name.name}` at its top already"
                self._diagnostics.error("bad-extension", message, name.origin, help="rename it")
            known.add(name.name)

    def copies(self, root: str) -> tuple[File, ...]:
        """The modules as files of the package."""
        return tuple(File(path=f"{root}/{each.name}.py", content=each.content) for each in self.modules)

    @property
    def public(self) -> tuple[str, ...]:
        """Modules that are meant for users."""
        return tuple(each.name for each in self.modules if each.public)

    def _mixin(self, name: str, taken: set[str]) -> Mixin | None:
        found = self._classes.get(name)
        if found is None:
            return None
        for member in found.members:
            if member.name in taken:
                self._diagnostics.error(
                    "bad-extension",
                    f"`{name}` defines `{member.name}`, which the class that it extends has already",
                    member.origin,
                    help="give it another name",
                )
        return Mixin(module=name.partition(".")[0], content=found)

    def _unknown(self, rule: ResourceRule, known: Sequence[str]) -> None:
        help = one_of(rule.attribute, known)
        self._diagnostics.error("unknown-rule", f"no resource `{rule.attribute}`", rule.origin, help=help)


def handlers_of(sdk: SdkConfig) -> Mapping[str, str]:
    """Operation -> function of the fake server, sorted."""
    return {handler.key: handler.function.text for handler in sorted(sdk.fake_handlers, key=lambda each: each.key)}


def codes_of(sdk: SdkConfig) -> Mapping[str, str]:
    """Kind of fault or status -> code of the errors of the fake server, sorted."""
    return {stated.kind: stated.code for stated in sorted(sdk.fake.codes, key=lambda each: each.kind)}
