"""Docstrings: what was published, in the order in which a reader wants it. No escaping here; that is rendering's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from .. import ir
from ..text.prose import fill, first_paragraph, reflow, sentence, sentences
from .codemodel import Argument, Raised

WIDTH = 120
ARGUMENT_LIMIT = 300
"""Characters of a description that an argument shows; the page has the rest."""
DEFAULT_LIMIT = 80
"""Longer defaults are left to the page."""


def closed(text: str, indent: str = "") -> str:
    """`text` with the closing quotes on a line of their own when it has several.

    Formatters indent the docstring of a class or function by themselves, but not the one below an attribute.
    """
    if "\n" not in text:
        return text
    return (
        "\n".join(indent + line if line and number else line for number, line in enumerate(text.split("\n")))
        + "\n"
        + indent
    )


def of_field(described: ir.Field) -> str:
    """The words under an attribute: its description, and its default where it has one."""
    return closed(_of_field(described), "    ")


def _of_field(described: ir.Field) -> str:
    text = reflow(described.description or described.title, WIDTH - 10)
    default = of_default(described.default)
    if not default:
        return text
    if not text:
        return default
    if "\n\n" in text or first_paragraph(text) != " ".join(text.split()):
        return f"{text}\n\n{default}"
    return "\n".join(fill(f"{sentence(text)} {default}", WIDTH - 10))


def of_default(default: ir.Default | None) -> str:
    """`Defaults to "x".`; empty without a default, or with one that is too long to show."""
    if default is None:
        return ""
    shown = json.dumps(default.value, ensure_ascii=False)
    return f"Defaults to `{shown}`." if len(shown) <= DEFAULT_LIMIT and "`" not in shown else ""


def of_definition(description: str, title: str, source: str, page: str, width: int = WIDTH - 10) -> str:
    """The words of a model: what it is, then where it comes from."""
    text = reflow(description or sentence(title), width)
    tail = _footer(source, page, width)
    return closed(f"{text}\n\n{tail}" if text else tail)


def of_module(what: str, source: str, command: str) -> str:
    """The words at the head of a module."""
    origin = f"Generated from {source}. " if source else "Generated. "
    return closed("\n\n".join((sentence(what), "\n".join(fill(f"{origin}Do not edit; run `{command}`.", WIDTH - 6)))))


def of_method(
    operation: ir.Operation,
    arguments: Iterable[Argument],
    returns: Iterable[str],
    raises: Iterable[Raised],
    page: str,
    notes: Iterable[str] = (),
) -> str:
    """The words of a method: everything an editor's hover should show."""
    width = WIDTH - 12
    parts = [sentence(operation.summary)]
    if operation.deprecated:
        parts.append("Deprecated.")
    if operation.description.strip() and operation.description.strip() != operation.summary.strip():
        parts.append(reflow(operation.description, width))
    parts += ["\n".join(fill(note, width)) for note in notes]
    for title, entries in (
        ("Args", [(argument.name, argument.description) for argument in arguments]),
        ("Raises", _grouped(raises)),
    ):
        if title == "Raises" and (lines := [line for words in returns for line in fill(words, width, "    ", "    ")]):
            parts.append("\n".join(["Returns:", *lines]))
        if section := _section(title, entries, width):
            parts.append(section)
    parts.append(_footer(f"`{operation.key}`", page, width))
    return closed("\n\n".join(part for part in parts if part))


def _footer(source: str, page: str, width: int) -> str:
    """Where it comes from, and where more is said; on two lines when one is too short."""
    line = f"{source} · docs/{page}"
    return line if len(line) <= width else f"{source}\ndocs/{page}"


def shortened(text: str) -> str:
    """As much of a description as an argument shows."""
    return sentence(sentences(text, ARGUMENT_LIMIT))


def _section(title: str, entries: list[tuple[str, str]], width: int) -> str:
    lines = [line for name, text in entries if text for line in fill(f"{name}: {text}", width, "    ", "        ")]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def _grouped(raises: Iterable[Raised]) -> list[tuple[str, str]]:
    """One entry a class, with the words of each of its statuses."""
    found: dict[str, list[str]] = {}
    for raised in raises:
        text = shortened(raised.description) or "No description is published."
        found.setdefault(raised.error_class, []).append(" ".join((f"{raised.status}. {text}", *_codes(raised))))
    return [(name, " ".join(dict.fromkeys(texts))) for name, texts in found.items()]


def _codes(raised: Raised) -> Iterator[str]:
    """What the codes mean that an error may carry, a sentence each."""
    for code, meaning in raised.codes:
        yield sentence(f"`{code}`: {meaning}")
