"""Which calls and fields of a package the guides speak of: the simplest that show the matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..python.codemodel import Argument, Method, ModelField
from ..python.types import STR, Type, without_none
from .links import DocsLinks
from .snippets import DESCRIPTIVE


class Choice:
    """Chooses among the calls of one package."""

    def __init__(self, links: DocsLinks) -> None:
        self.links = links
        self.methods = [method for _, method in sorted(links.methods.items())]
        self.sizes = {
            method.call: len(resource.methods) for resource in links.package.resources for method in resource.methods
        }

    def paged(self) -> Method | None:
        """A list in pages."""
        return self._simplest(method for method in self.methods if method.item)

    def getter(self) -> Method | None:
        """A call that reads one thing by its id: that of a pair first, else one whose path ends with the id."""
        edited = self.edited()
        reader = self.reader_of(edited) if edited else None
        return reader or self._simplest(
            method
            for method in self.methods
            if method.safe and not method.item and method.path.endswith("}") and self.links.opened(method.returns)
        )

    def writing(self) -> Method | None:
        """A call that is sent once."""
        return self._simplest(method for method in self.methods if not method.safe and not method.idempotent)

    def edited(self) -> Method | None:
        """The writing half of a pair of which a plain field can be changed."""
        return self._simplest(method for method in self.methods if self._edits(method))

    def _edits(self, method: Method) -> bool:
        edit = method.companion("edit")
        return edit is not None and edit.model is not None and self.field_of(edit.model) is not None

    def batched(self) -> Method | None:
        """A call that sends a long list in parts."""
        return self._simplest(self.having(lambda method: self.part_of(method) > 0))

    def started(self, *, several: bool) -> Method | None:
        """A call that starts one job in the background, or any number of them: one that says little of it first."""
        return self._simplest(one for one in self.methods if one.sending.gives == ("jobs" if several else "job"))

    def waited(self) -> Method | None:
        """A call that shows such work."""
        return self._simplest(method for method in self.methods if method.companion("wait"))

    def downloaded(self) -> Method | None:
        """A call that gives a signed URL, one of rows first."""
        found = self.having(lambda method: method.companion("file") is not None)
        return self._simplest(one for one in found if one.companion("rows")) or self._simplest(found)

    def part_of(self, method: Method) -> int:
        """How much of its list one request takes; 0 for a call that is not sent in parts."""
        batch = self.links.operations[method.key].declared.batch
        return batch.size if batch else 0

    def reader_of(self, method: Method) -> Method | None:
        """The reading half of the pair that a call writes for."""
        pair = self.links.operations[method.key].declared.pair
        return next((one for one in self.methods if pair and one.key == pair.get), None)

    def version_of(self, method: Method) -> str:
        """The field by which a change made elsewhere is seen."""
        pair = self.links.operations[method.key].declared.pair
        return pair.version if pair else ""

    def may_miss(self, method: Method) -> bool:
        """Whether a 404 of a call can be taken for an answer."""
        return self.links.operations[method.key].declared.missing_ok is not None

    def having(self, test: Callable[[Method], bool]) -> list[Method]:
        """All calls of which something holds."""
        return [method for method in self.methods if test(method)]

    def field_of(self, model: Type) -> ModelField | None:
        """A field of a model that takes any text, one that tells something first."""
        plain = [field for field in self.links.fields_of(model).values() if _plain(field)]
        order = {name: place for place, name in enumerate(DESCRIPTIVE)}
        return min(plain, key=lambda field: (order.get(field.name, len(order)), field.name), default=None)

    def _simplest(self, methods: Iterable[Method]) -> Method | None:
        """The one with the fewest required arguments, of the largest resource."""
        return min(
            methods, key=lambda one: (one.deprecated, len(required(one)), -self.sizes[one.call], one.call), default=None
        )


def required(method: Method) -> list[Argument]:
    """What has to be given."""
    keyword = [argument for argument in (*method.arguments, *method.body_fields) if argument.required]
    whole = [method.body] if method.body is not None and method.body.required and not method.body_fields else []
    return [*method.path_arguments, *keyword, *whole]


def _plain(field: ModelField) -> bool:
    writable = not field.read_only and not field.deprecated
    limited = {badge.label for badge in field.badges} & {"pattern", "format", "max length"}
    return writable and not limited and without_none(field.label) == STR
