"""Where a document came from: the answer and the way to it, kept so that changes can be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..core.json_text import Json, JsonError, dumps, loads
from ..core.redacting import legible
from ..http.headers import pickled

__all__ = ["Origin", "ResponseFacts"]


class ResponseFacts:
    """What is known of an answer: its bytes and what the transport saw."""

    __slots__ = ("_documents", "attempts", "content", "elapsed", "headers", "request_id", "skipped", "status")

    def __init__(
        self,
        *,
        content: bytes,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        request_id: str | None = None,
        elapsed: float = 0.0,
        attempts: int = 1,
    ) -> None:
        self.content = content
        """The body, decompressed."""
        self.status = status
        self.headers: Mapping[str, str] = headers or {}
        self.request_id = request_id
        self.elapsed = elapsed
        """Seconds from the first byte sent to the last byte received."""
        self.attempts = attempts
        """How many requests it took, 1 when the first was answered."""
        self.skipped = 0
        """How many items of the answer local filters left out of `content`."""
        self._documents: list[Json] = []

    def document(self) -> Json:
        """The body as JSON, decoded when first asked for; not to be changed."""
        if not self._documents:
            self._documents.append(loads(self.content))
        return self._documents[0]

    def reduced(self, content: bytes, skipped: int) -> ResponseFacts:
        """The same answer with a shorter body."""
        other = ResponseFacts(
            content=content,
            status=self.status,
            headers=self.headers,
            request_id=self.request_id,
            elapsed=self.elapsed,
            attempts=self.attempts,
        )
        other.skipped = self.skipped + skipped
        return other

    def __repr__(self) -> str:
        # Headers and body can hold what belongs in no log.
        request_id = None if self.request_id is None else legible(self.request_id, 200)
        return f"<answer {self.status}, {len(self.content)} bytes, request id {request_id!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        facts = (self.content, self.status, pickled(self.headers), self.request_id, self.elapsed, self.attempts)
        return _facts_again, facts


class Origin:
    """The answer that a document came with, and its place there."""

    __slots__ = ("path", "response")

    def __init__(self, response: ResponseFacts, path: tuple[str | int, ...] = ()) -> None:
        self.response = response
        self.path = path

    def below(self, key: str | int) -> Origin:
        """The origin of a member."""
        return Origin(self.response, (*self.path, key))

    def document(self) -> Json:
        """What the server sent at this place; `None` if nothing is there. Not to be changed."""
        node: Any = self.response.document()
        for key in self.path:
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                return None
        found: Json = node
        return found

    def __repr__(self) -> str:
        return f"<origin {list(self.path)} of {self.response!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # One document does not carry the whole answer with it, say a list of a thousand.
        facts = self.response
        try:
            content = dumps(self.document()).encode() if self.path else facts.content
        except JsonError:  # too deep to be written by itself
            return Origin, (facts, self.path)
        return _origin_again, (
            content,
            facts.status,
            pickled(facts.headers),
            facts.request_id,
            facts.elapsed,
            facts.attempts,
        )


def _facts_again(
    content: bytes, status: int, headers: Mapping[str, str], request_id: str | None, elapsed: float, attempts: int
) -> ResponseFacts:
    return ResponseFacts(
        content=content, status=status, headers=headers, request_id=request_id, elapsed=elapsed, attempts=attempts
    )


def _origin_again(*facts: Any) -> Origin:
    return Origin(_facts_again(*facts))
