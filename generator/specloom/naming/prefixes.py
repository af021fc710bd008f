"""The noun of a resource at the head of an operationId: `gists/list`, `pets_list`, `chat.postMessage`.

There is no list of verbs. What a word at the head is, is seen from how it is written and from the other ids of the API:
a plural, the tag itself, and what a separator of its own sets apart is a namespace. A singular that the rest follows as
one word follows another may be a verb too (`exportReport` of Exports); it is one where the ids of the API begin with
verbs, unless what follows is known as a verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..ir import Operation
from ..text.identifiers import Words, joints, listed, split
from ..text.nouns import mentioned, singular

ARTICLES = listed("a an the")
JOINING = listed("of and or")
"""Words that tie what follows to the noun before them, which can then not go alone."""
LOOSE = ARTICLES | JOINING | listed("on for in from to by with at as into via")
"""Articles, prepositions and conjunctions: they mean nothing where their noun is gone."""

_PLAIN = "_- "
"""What stands between the words of one name, if anything does; the rest sets a namespace apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """An operationId, or the rest of one, in words, and what stood between them."""

    words: Words
    joints: tuple[str, ...]

    def after(self, count: int) -> Spelled:
        """Without the first words."""
        return Spelled(words=self.words[count:], joints=self.joints[count:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the methods of a resource are about."""

    title: Words
    """The tag, the page's title or the word of the path, as it is published."""
    nouns: tuple[Words, ...]
    """What the ids may call it: the title, what one of its things is called, the noun of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """How the operationIds of an API are made."""

    noun_first: bool
    """Whether most of them begin with the noun of their resource."""
    verbs: frozenset[str]
    """First words of those that do not."""
    ids: frozenset[Words]
    """All of them."""


def spelled(operation_id: str) -> Spelled:
    """The id in words."""
    return Spelled(words=split(operation_id), joints=joints(operation_id))


def convention(operations: Iterable[tuple[Operation, Subject]]) -> Convention:
    """What the ids of all operations have in common."""
    ids = [(spelled(operation.operation_id), subject) for operation, subject in operations]
    others = [each for each, subject in ids if next(_prefixes(each, subject), None) is None]
    return Convention(
        noun_first=len(others) * 2 <= len(ids),
        verbs=frozenset(each.words[0] for each in others),
        ids=frozenset(each.words for each, _ in ids),
    )


def without_prefix(operation: Operation, subject: Subject, convention: Convention) -> tuple[Spelled, bool]:
    """The id less the noun at its head, said once or twice, and whether the rest is a whole name, verb first."""
    here, whole = spelled(operation.operation_id), True
    while found := next(_prefixes(here, subject), None):
        start, end = found
        rest, joint = here.after(end), here.joints[end - 1]
        apart = _depth(joint) == 2 or _differs(joint, (*here.joints[: end - 1], *rest.joints))
        named = _is_name(here.words[start:end], subject)
        if not (apart or named or convention.noun_first or _begins_with_verb(rest.words, operation, convention)):
            break
        here, whole = rest, apart and joint not in rest.joints
    return here, whole


def _prefixes(here: Spelled, subject: Subject) -> Iterator[tuple[int, int]]:
    """Where a noun stands that something is left after: at the head, or as one of the namespaces that stand there."""
    for start in range(len(here.words)):
        if start and _depth(here.joints[start - 1]) < 2:
            continue
        for count in sorted({mentioned(here.words[start:], noun) for noun in subject.nouns}, reverse=True):
            rest = here.after(start + count)
            joint = here.joints[start + count - 1] if count and rest.words else ""
            title = _is_title(here.words[start : start + count], subject)
            apart = _depth(joint) == 2 if start else title or _ends_a_section(joint, rest)
            if count and apart and stands(rest.words):
                yield start, start + count


def _ends_a_section(joint: str, rest: Spelled) -> bool:
    """Whether nothing divides more deeply later on: `pull-request-stacks/list` of Pulls is not about a pull."""
    later = (each for each, word in zip(rest.joints, rest.words[1:], strict=True) if not word.isdigit())
    return all(_depth(each) <= _depth(joint) for each in later)


def _depth(joint: str) -> int:
    """How far apart it sets words: 0 as those of one name in one case, 1 as those of one name, 2 as names."""
    return 2 if joint.strip(_PLAIN) else 1 if joint else 0


def stands(words: Words) -> bool:
    """Whether `words` can be a name by themselves."""
    return words != () and words[0] not in LOOSE and not all(word in LOOSE or word.isdigit() for word in words)


def _differs(joint: str, others: tuple[str, ...]) -> bool:
    """Whether `joint` is unlike what divides the other words: `floatingIPs_create`."""
    return bool(others) and joint not in others


def _is_name(words: Words, subject: Subject) -> bool:
    """Whether `words` are the title itself or a plural, and so no verb."""
    return _is_title(words, subject) or singular(words[-1]) != words[-1]


def _is_title(words: Words, subject: Subject) -> bool:
    return "".join(words) == "".join(subject.title)


def _begins_with_verb(words: Words, operation: Operation, convention: Convention) -> bool:
    """Whether a verb stands first: of HTTP, of other ids, or what the path ends with, `POST /pets/{id}/adopt`."""
    literals = [part for segment in operation.segments if isinstance(segment, str) for part in segment.split("/")]
    last = next((part for part in reversed(literals) if part), "")
    return words[0] in (*convention.verbs, operation.method.lower()) or "".join(words) == "".join(split(last))
