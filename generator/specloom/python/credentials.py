"""Security schemes: the one that the client sends, and what operations ask for beyond it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .. import ir
from ..diagnostics import Diagnostics
from .codemodel import UnsentScheme

_PLACES = {"header": "header", "query": "query parameter", "cookie": "cookie"}
_KINDS = {
    "mutualTLS": "a client certificate (mutual TLS)",
    "oauth2": "an OAuth 2.0 access token",
    "openIdConnect": "an OpenID Connect token",
}
_CUSTOM = "http_client=…"
"""What is left where no header or parameter of a call can carry a credential."""
_NEEDED = {
    "combined-credentials": "needed in addition by",
    "other-credential": "needed by",
    "alternative-credential": "accepted as an alternative by",
}
"""How operations ask for a scheme that the client does not send, by the code that reports it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The schemes that an operation asks for and the client does not send."""

    code: str
    schemes: tuple[str, ...]
    """Those of the requirement that comes closest; of alternatives, all."""


@dataclass(frozen=True)
class Credentials:
    """The security schemes of an API and the operations that ask for them."""

    api: ir.Api

    @cached_property
    def schemes(self) -> Mapping[str, ir.SecurityScheme]:
        """The schemes by name."""
        return {scheme.name: scheme for scheme in self.api.security_schemes}

    @cached_property
    def sent(self) -> ir.SecurityScheme | None:
        """The scheme that the client sends."""
        return self.schemes.get(self.api.credential)

    def gap(self, operation: ir.Operation) -> Gap | None:
        """What the operation asks for and the client does not send."""
        needs, sent = _needs(operation), self.sent.name if self.sent else ""
        others = tuple(dict.fromkeys(name for need in needs for name in need if name != sent))
        if not others:
            return None
        if () in needs or (sent,) in needs:
            return Gap("alternative-credential", others)
        closest = next((need for need in needs if sent in need), needs[0])
        code = "combined-credentials" if sent in closest else "other-credential"
        return Gap(code, tuple(name for name in closest if name != sent))

    def by_hand(self, name: str) -> str:
        """How a caller sends a scheme that the client does not send, as code."""
        scheme = self.schemes[name]
        if scheme.kind == "apiKey" and scheme.location == "query":
            return f"extra_query={_shown(scheme.wire_name, '…')}"
        if scheme.kind == "apiKey" and scheme.location == "cookie":
            return f"extra_headers={_shown('Cookie', scheme.wire_name + '=…')}"
        header = header_of(scheme)
        if not header or (self.sent is not None and header.lower() == header_of(self.sent).lower()):
            return _CUSTOM
        prefix = "" if scheme.kind == "apiKey" else f"{(scheme.sent_as or scheme.scheme).title()} "
        return f"extra_headers={_shown(header, prefix + '…')}"

    def note(self, operation: ir.Operation) -> Iterator[str]:
        """What a caller of the operation has to add, as a sentence; nothing where the client sends enough."""
        gap = self.gap(operation)
        if gap is not None and gap.code != "alternative-credential":
            names, given = (
                " and ".join(f"`{text}`" for text in texts)
                for texts in (gap.schemes, dict.fromkeys(map(self.by_hand, gap.schemes)))
            )
            also = "also needs" if gap.code == "combined-credentials" else "needs"
            yield f"The operation {also} {names}, which the client does not send: give {given}."

    def unsent(self) -> tuple[UnsentScheme, ...]:
        """The schemes that operations ask for and the client does not send, by name."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for gap in filter(None, map(self.gap, self.api.operations)):
            for name in gap.schemes:
                found[name][gap.code] += 1
        return tuple(
            UnsentScheme(
                name=name,
                kind_text=_kind_text(self.schemes[name]),
                needed_text="; ".join(
                    f"{words} {_count(codes[code])}" for code, words in _NEEDED.items() if codes[code]
                ),
                by_hand="" if self.sent and set(codes) == {"alternative-credential"} else self.by_hand(name),
            )
            for name, codes in sorted(found.items())
        )

    def report(self, diagnostics: Diagnostics) -> None:
        """Warn of all that the client does not send: once for each list of requirements, at its first operation."""
        alike: dict[tuple[ir.SecurityRequirement, ...], list[ir.Operation]] = defaultdict(list)
        for operation in self.api.operations:
            if self.gap(operation):
                alike[operation.security].append(operation)
        for operations in alike.values():
            first, gap = operations[0], self.gap(operations[0])
            assert gap is not None
            rest = len(operations) - 1
            asking = f"{first.key} and {_count(rest, 'other operation')} ask" if rest else f"{first.key} asks"
            wanted = ", or ".join(" and ".join(f"`{name}`" for name in need) or "nothing" for need in _needs(first))
            sent = f"the client sends only `{self.sent.name}`" if self.sent else "the client sends no credential"
            message = f"{asking} for {wanted}; {sent}"
            diagnostics.warning(gap.code, message, first.origin, help=self._help(gap))

    def _help(self, gap: Gap) -> str:
        if self.sent and gap.code == "alternative-credential":
            return f"to send another one, take `{self.sent.name}` out of `security` with an overlay"
        by_hand = ", ".join(f"`{name}` with `{self.by_hand(name)}`" for name in gap.schemes)
        return f"callers send it by hand: {by_hand}"


def header_of(scheme: ir.SecurityScheme) -> str:
    """The header that carries a scheme; empty when none does."""
    if scheme.kind == "apiKey":
        return scheme.wire_name if scheme.location == "header" else ""
    return "" if scheme.kind == "mutualTLS" else "Authorization"


def _needs(operation: ir.Operation) -> list[tuple[str, ...]]:
    """The alternatives, each as the names of the schemes that it needs together."""
    return [tuple(name for name, _ in need.schemes) for need in operation.security]


def _kind_text(scheme: ir.SecurityScheme) -> str:
    if scheme.kind == "apiKey":
        return f"a key in the {_PLACES[scheme.location]} {scheme.wire_name}"
    return _KINDS.get(scheme.kind, f"HTTP {scheme.scheme} authentication")


def _shown(name: str, value: str) -> str:
    return json.dumps({name: value}, ensure_ascii=False)


def _count(number: int, noun: str = "operation") -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
