"""What modules and resource classes would like to be called: both after their page."""

from __future__ import annotations

from collections.abc import Iterable

from ..text.identifiers import Words, pascal, snake, split
from ..text.nouns import singular_words
from .reserved import MODULE_NAMES
from .rules import Rules
from .scope import Candidate

TWINS = ("Async{}", "{}WithRawResponse", "{}WithStreamingResponse", "Async{}WithRawResponse")
"""Classes that stand beside a resource's."""


def nouns(titles: Iterable[str], rules: Rules) -> dict[str, Words]:
    """Title -> what one of its things is called."""
    return {title: noun(title, rules) for title in sorted(titles)}


def noun(title: str, rules: Rules) -> Words:
    """What one thing of a page is called: by a rule, else the title in the singular."""
    rule = rules.pages.get(title)
    return split(rule.singular) if rule and rule.singular else singular_words(split(title))


def module(title: str, key: str) -> Candidate:
    """The module of a page, which is its attribute on the client too."""
    name = module_name(title)
    return Candidate(key=key, options=(name,), rank=(0 if name == title else 1,))


def module_name(title: str) -> str:
    """`[a-z][a-z0-9_]{0,60}`, and nothing that Python, pytest or a file system takes for itself."""
    name = snake(split(title), 56)
    if name[:1].isdigit():
        name = f"page_{name}"
    return f"{name}_" if name in MODULE_NAMES or name.startswith("test_") else name


def resource_class(title: str, key: str) -> Candidate:
    """The class of a resource; a model of the same name keeps it, for people write models and not resources."""
    name = pascal(split(title), 40)
    if name[:1].isdigit():
        name = f"Page{name}"
    return Candidate(key=key, options=(name, f"{name}Resource"), rank=(0 if name == title else 1,))


def claims(name: str) -> tuple[str, ...]:
    """A resource class and all that stands beside it."""
    return (name, *(twin.format(name) for twin in TWINS))
