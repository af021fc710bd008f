"""Models whose annotations are objects and not text, as a user may write them."""

from collections.abc import MutableSequence
from typing import Literal

from runtime.codecs.model import Model, field

from .sample.models.flows import Flow, Mapping


class Sketch(Model):
    """A model without deferred annotations."""

    kind: Literal["a", "b"] | None = field("kind", default=None)
    mappings: MutableSequence[Mapping] | None = field("mappings", default=None)
    flow: Flow | None = field("flow", default=None)
    count: int = field("count", default=None)
