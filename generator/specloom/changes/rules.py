"""What a change of the document means to programs that send and get it: one table.

Requests and responses have opposite variance: what a server takes in addition breaks nobody, what it sends in addition
may. `docs/changes.md` of the project shows the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .model import Level

_NO, _SOME, _BREAKS = Level.NONE, Level.NOTABLE, Level.BREAKING


class Direction(StrEnum):
    """Which way data goes."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of change."""

    id: str
    request: Level | None
    """What it means where programs send; None where it cannot happen."""
    response: Level | None
    """The same where they get something."""
    sentence: str

    def level(self, direction: Direction) -> Level:
        """What it means in one direction."""
        return (self.request if direction is Direction.REQUEST else self.response) or Level.NONE


_ROWS = (
    Rule("operation-added", _NO, _NO, "An operation is new."),
    Rule("operation-removed", _BREAKS, _BREAKS, "An operation is gone."),
    Rule("operation-moved", _BREAKS, _BREAKS, "An operation has another method or path."),
    Rule("operation-deprecated", _NO, _NO, "An operation is deprecated, or no longer is."),
    Rule("words-changed", _NO, _NO, "A title, summary or description says something else."),
    Rule("security-changed", _BREAKS, None, "A credential that was accepted is not accepted any more."),
    Rule("security-relaxed", _NO, None, "Another credential, or none, is accepted as well."),
    Rule(
        "component-held",
        None,
        _SOME,
        "A component has other members on one of its pages, and `sdk.yaml` holds it as another page has it.",
    ),
    Rule("server-removed", _BREAKS, None, "A base URL is gone."),
    Rule("server-added", _NO, None, "A base URL is new."),
    Rule("server-order-changed", _SOME, None, "Another base URL comes first."),
    Rule("parameter-added", _NO, None, "An optional parameter is new."),
    Rule("required-parameter-added", _BREAKS, None, "A required parameter is new."),
    Rule("parameter-removed", _SOME, None, "A parameter is gone; servers ignore what they do not know."),
    Rule("parameter-moved", _BREAKS, None, "A parameter is sent in another place."),
    Rule("parameter-became-required", _BREAKS, None, "A parameter must be given now."),
    Rule("parameter-became-optional", _NO, None, "A parameter may be left out now."),
    Rule("parameter-style-changed", _BREAKS, None, "A parameter is written otherwise: `style`, `explode`."),
    Rule("parameter-renamed", _NO, None, "A parameter of a path is called otherwise, at the same position."),
    Rule("body-added", _NO, None, "A request may have a body."),
    Rule("required-body-added", _BREAKS, None, "A request must have a body."),
    Rule("body-removed", _BREAKS, None, "A request has no body any more."),
    Rule("body-became-required", _BREAKS, None, "The body must be given now."),
    Rule("body-became-optional", _NO, None, "The body may be left out now."),
    Rule("media-type-added", _NO, _NO, "A further media type."),
    Rule("media-type-removed", _BREAKS, _BREAKS, "A media type is gone."),
    Rule("encoding-changed", _BREAKS, None, "Parts of a form are encoded otherwise."),
    Rule("success-added", None, _SOME, "A further status of success."),
    Rule("success-removed", None, _BREAKS, "A status of success is gone."),
    Rule("success-changed", None, _SOME, "Another status of success, with the same body."),
    Rule("error-added", None, _SOME, "A further documented error."),
    Rule("error-removed", None, _SOME, "A documented error is gone."),
    Rule("response-body-added", None, _NO, "A response has a body now."),
    Rule("response-body-removed", None, _BREAKS, "A response has no body any more."),
    Rule("header-added", None, _NO, "A further response header."),
    Rule("header-removed", None, _BREAKS, "A response header is gone."),
    Rule("header-became-optional", None, _BREAKS, "A response header may be missing now."),
    Rule("header-became-required", None, _NO, "A response header is always there now."),
    Rule("type-changed", _BREAKS, _BREAKS, "A value has another type."),
    Rule("type-widened", _NO, _BREAKS, "A value may have further types."),
    Rule("type-narrowed", _BREAKS, _NO, "A value has fewer types."),
    Rule("null-added", _NO, _BREAKS, "A value may be null now."),
    Rule("null-removed", _BREAKS, _NO, "A value is never null any more."),
    Rule("enum-value-added", _NO, _SOME, "A list of values is longer."),
    Rule("enum-value-removed", _BREAKS, _NO, "A list of values is shorter."),
    Rule("enum-added", _BREAKS, _NO, "Only some values are left of a type."),
    Rule("enum-removed", _NO, _SOME, "Any value of the type, where some were listed."),
    Rule("format-added", _SOME, _NO, "A text or number has a format."),
    Rule("format-removed", _NO, _SOME, "A text or number has no format any more."),
    Rule("format-changed", _BREAKS, _BREAKS, "A text or number has another format."),
    Rule("limit-tightened", _BREAKS, _NO, "A limit of length, size or value leaves less room, or is new."),
    Rule("limit-relaxed", _NO, _SOME, "A limit of length, size or value leaves more room, or is gone."),
    Rule("pattern-added", _BREAKS, _NO, "A text must fit a pattern."),
    Rule("pattern-changed", _BREAKS, _SOME, "A text must fit another pattern."),
    Rule("pattern-removed", _NO, _SOME, "A text need not fit a pattern any more."),
    Rule("default-changed", _SOME, _SOME, "A default is another one, is new, or is gone."),
    Rule("property-added", _NO, _NO, "A further property, which may be left out."),
    Rule("required-property-added", _BREAKS, _NO, "A further property, which is always there."),
    Rule("property-removed", _SOME, _SOME, "A property that could be missing is gone."),
    Rule("required-property-removed", _SOME, _BREAKS, "A property that was always there is gone."),
    Rule("property-became-required", _BREAKS, _NO, "A property must be there now."),
    Rule("property-became-optional", _NO, _BREAKS, "A property may be missing now."),
    Rule("became-read-only", _SOME, _NO, "A property is only sent by the server now; what is sent is ignored."),
    Rule("became-writable", _NO, _NO, "A property that only the server sent may be sent now."),
    Rule("became-write-only", _NO, _SOME, "A property is not in responses any more."),
    Rule("became-readable", _NO, _NO, "A property that was only sent is in responses now."),
    Rule("closed", _BREAKS, _NO, "Properties beyond the named ones are not allowed any more."),
    Rule("opened", _NO, _SOME, "Properties beyond the named ones are allowed now."),
    Rule("alternative-added", _NO, _BREAKS, "A further alternative of `oneOf` or `anyOf`."),
    Rule("alternative-removed", _BREAKS, _NO, "An alternative of `oneOf` or `anyOf` is gone."),
    Rule("discriminator-changed", _BREAKS, _BREAKS, "Alternatives are told apart by another property."),
    Rule("discriminator-value-added", _NO, _SOME, "A further value that tells alternatives apart."),
    Rule("discriminator-value-removed", _BREAKS, _NO, "A value that told alternatives apart is gone."),
    Rule("property-deprecated", _NO, _NO, "A parameter or property is deprecated, or no longer is."),
    Rule("keyword-changed", _SOME, _SOME, "Another keyword of the schema says something else."),
    Rule("webhook-changed", _SOME, _SOME, "A webhook or callback is new, gone, or another one."),
)
RULES = {rule.id: rule for rule in _ROWS}
"""Id -> rule, in the order of the table."""
LEFT_OUT = (
    ("changes of tags and of operationIds", "nothing is sent or received by them; names in Python are compared apart"),
    ("examples and extensions (`x-…`)", "they are no promise; what this generator reads of them shows in Python"),
    ("deprecation periods and sunset dates", "documents state them in extensions of many kinds"),
    ("API stability levels", "an extension of one tool"),
    ("reordered `allOf`, `oneOf`, `required`, `enum`", "the same values are valid"),
)
"""Kinds of rules of other tools that are not here -> why."""
