"""The pages of hand-written modules, from their docstrings, and links to what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..extensions.model import Extension, ExtensionClass, Member, MemberKind
from ..python.codemodel import Mixin, Package, Resource
from ..text.markdown.plain import anchor_name
from ..text.prose import first_paragraph
from .docmodel import Entry, ExtensionPage, Link, NameRow
from .links import relative, trail

FOLDER = "extensions"
_TITLE = re.compile(r"(Args|Attributes|Raises|Returns|Yields):$")
_ITEM = re.compile(r"(\*{0,2}[A-Za-z_][\w.]*): +(?=\S)")
_INDENT = 4


def extension_pages(package: Package) -> tuple[ExtensionPage, ...]:
    """The page of each module that is meant for users; calls of a resource are written as they are called."""
    owners = {
        (resource.mixin.module, resource.mixin.content.name): resource.attribute
        for resource in package.resources
        if resource.mixin
    }
    return tuple(_page(package.name, each, owners) for each in package.extensions if each.public)


def extension_entries(package: str, extensions: Iterable[Extension]) -> tuple[Entry, ...]:
    """The modules as a list."""
    return tuple(
        Entry(name=f"{package}.{each.name}", path=_path(each.name), summary=first_paragraph(each.docstring))
        for each in extensions
        if each.public
    )


def calls_of(resource: Resource) -> tuple[Entry, ...]:
    """The calls of a resource that were written by hand."""
    if resource.mixin is None:
        return ()
    return tuple(_entries(resource.mixin, "", f"{resource.attribute}."))


def members_of(mixin: Mixin | None, here: str) -> tuple[Entry, ...]:
    """The members of a model that were written by hand."""
    return tuple(_entries(mixin, here, "")) if mixin is not None else ()


def result_link(name: str, here: str) -> Link:
    """A link to the class `module.Class`."""
    module, _, text = name.partition(".")
    return Link(text=text, href=f"{relative(_path(module), here)}#{anchor_name(text)}")


def _path(module: str) -> str:
    return f"{FOLDER}/{module}.md"


def _entries(mixin: Mixin, here: str, before: str) -> Iterator[Entry]:
    page = _path(mixin.module)
    for member in mixin.content.members:
        if member.public:
            yield Entry(
                name=before + member.name,
                path=f"{relative(page, here) if here else page}#{_anchor(mixin.content, member)}",
                signature=before + member.signature,
                summary=first_paragraph(member.docstring),
            )


def _page(package: str, extension: Extension, owners: Mapping[tuple[str, str], str]) -> ExtensionPage:
    path = _path(extension.name)
    rows = [_row(member, member.name, member.signature, anchor_name(member.name)) for member in extension.members]
    classes = [
        row
        for each in extension.classes
        if extension.shows(each.name)
        for row in _class(each, owners.get((extension.name, each.name), each.name))
    ]
    shown = (row for row, member in zip(rows, extension.members, strict=True) if extension.shows(member.name))
    return ExtensionPage(
        path=path,
        name=f"{package}.{extension.name}",
        import_source=f"from {package} import {extension.name}",
        description=words(extension.docstring),
        trail=trail(path),
        rows=(*shown, *classes),
    )


def _class(each: ExtensionClass, called: str) -> Iterator[NameRow]:
    yield NameRow(
        name=each.name,
        anchor=anchor_name(each.name),
        source=each.signature or f"class {each.name}",
        callable=bool(each.signature),
        description=words(each.docstring),
    )
    for member in each.members:
        if member.public:
            name = f"{each.name}.{member.name}"
            yield _row(member, name, f"{called}.{member.signature}", _anchor(each, member))


def _row(member: Member, name: str, signature: str, anchor: str) -> NameRow:
    return NameRow(
        name=name,
        anchor=anchor,
        source=f"await {signature}" if member.asynchronous else signature,
        callable=member.kind not in {MemberKind.PROPERTY, MemberKind.CONSTANT},
        description=words(member.docstring),
    )


def _anchor(owner: ExtensionClass, member: Member) -> str:
    return anchor_name(f"{owner.name} {member.name}")


def words(docstring: str) -> str:
    """A docstring as Markdown: its sections as lists, code as code."""
    lines: list[str] = []
    inside = ""
    for line in docstring.splitlines():
        found = _TITLE.match(line)
        if found:
            inside = found[1]
            lines += ["", f"**{inside}**", ""]
        elif inside and line.startswith(" "):
            lines.append(_told(line[_INDENT:], inside))
        else:
            inside = "" if line else inside
            lines.append(line)
    return "\n".join(lines).strip()


def _told(line: str, section: str) -> str:
    """A line of a section: a name with what is said of it is an item, what hangs below goes on."""
    found = _ITEM.match(line)
    if found and section not in ("Returns", "Yields"):
        return f"- `{found[1]}`: {line[found.end() :]}"
    return "  " + line.strip() if line.startswith(" ") else line
