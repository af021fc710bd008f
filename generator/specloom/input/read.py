"""Stage 1: files -> pages and the fragments in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..diagnostics import Diagnostics, Origin, Related
from ..source import Fragment, Json, Page
from ..text.lines import lines_of
from ..text.markdown.outline import Fence, Outline, scan
from .aside import Aside
from .choice import EVERYTHING, Choice
from .document import begins_like_fragment, looks_like_fragment, parse, syntax_of
from .faults import Parsed
from .files import InputFile
from .fragments import document_of, fault_place, report, report_no_document
from .libraries import is_library, libraries
from .normalise import normalise
from .pages import is_html, no_page, report_source_block, source_block
from .titles import page_title, plain
from .versions import report_versions

_CLOSE = "close the fence with as many of the same characters on a line of their own"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A fragment before its page has a title."""

    line: int
    indent: int
    text: str
    syntax: str
    document: dict[str, Json]
    heading: str = ""


def read(
    files: Sequence[InputFile], diagnostics: Diagnostics, choice: Choice = EVERYTHING
) -> tuple[tuple[Page, ...], tuple[Fragment, ...]]:
    """Decode all files; pages are sorted by path, fragments by page and line. Never raises for bad input.

    What is not among the documents of `choice` is as if it were not there, unless one of them refers to it.
    """
    pages: list[Page] = []
    fragments: list[Fragment] = []
    others: dict[str, InputFile] = {}
    aside = Aside()
    known: list[Fragment] = []
    for file in sorted(files, key=lambda file: file.path):
        said = Diagnostics(strict=diagnostics.strict)
        text = "" if file.nested else _decode(file, said)
        if file.nested or (text is not None and is_library(file.path, text)):
            others[file.path] = file
        elif text is not None:
            page, found = _page(file, text, aside if choice.has_file(file.path) else Aside(), said)
            known += found
            chosen = [fragment for fragment in found if choice.has(fragment)]
            if not chosen and (found or not choice.may_have(file.path)):
                continue
            pages.append(page)
            fragments += chosen
        if choice.may_have(file.path):
            diagnostics.extend(said.entries)
    choice.report_idle(known, diagnostics)
    for page, library in libraries(fragments, others, diagnostics):
        pages.append(page)
        fragments.append(library)
    for file in others.values():
        if not choice.has_file(file.path):
            continue
        if file.nested:
            what = "not read: no document refers to it"
            diagnostics.note(
                "ignored-file", what, Origin(page=file.path), help="put a document of its own one folder up"
            )
        else:
            pages.append(Page(path=file.path, title="", text=file.data.decode("utf-8-sig")))
            report_no_document(Origin(page=file.path, fragment=1), aside)
    aside.report(diagnostics, alone=not fragments)
    return tuple(sorted(pages, key=lambda page: page.path)), tuple(fragments)


def _decode(file: InputFile, diagnostics: Diagnostics) -> str | None:
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = file.data[: error.start].decode("utf-8-sig", "replace")
        lines = lines_of(before)
        help = "save the file as UTF-8"
        if file.data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            help += "; this one seems to be UTF-16"
        place = Origin(page=file.path, line=len(lines), column=len(lines[-1]) + 1)
        what = f"the byte 0x{file.data[error.start]:02X} is no UTF-8"
        diagnostics.error("not-utf-8", what, place, help=help)
        return None


def _page(file: InputFile, text: str, aside: Aside, diagnostics: Diagnostics) -> tuple[Page, list[Fragment]]:
    suffix = file.path[file.path.rfind(".") + 1 :].lower()
    outline = Outline()
    if suffix == "md":
        outline = scan(text)
        found = _fences(text, outline, file, aside, diagnostics)
    else:
        found = _whole(text, suffix, file, aside, diagnostics)
    info = found[0].document.get("info") if found else None
    info_title = info.get("title") if isinstance(info, dict) else None
    title = page_title(outline.headings, outline.front_matter, info_title, file.path)
    for item in found:
        origin = Origin(page=file.path, fragment=item.line)
        report_versions(item.document, item.text, origin, diagnostics)
    page = Page(path=file.path, title=title, text=text, supplement=file.supplement)
    return page, [
        Fragment(
            page=file.path,
            title=title,
            line=item.line,
            indent=item.indent,
            text=item.text,
            syntax=item.syntax,
            document=normalise(item.document),
            heading=item.heading,
            supplement=file.supplement,
        )
        for item in found
    ]


def _whole(text: str, suffix: str, file: InputFile, aside: Aside, diagnostics: Diagnostics) -> list[_Found]:
    """A file that is one document."""
    origin = Origin(page=file.path, fragment=1)
    body = "\n".join(lines_of(text))
    if is_html(text):
        help = "download the document itself"
        diagnostics.error("not-a-page", "this is an HTML page, not an OpenAPI document", origin, help=help)
        return []
    if not body.strip():
        aside.add("no-fragment", "the file is empty", Origin(page=file.path), help="remove or fill it")
        return []
    syntax = syntax_of(suffix, body)
    parsed = parse(body, syntax)
    report(parsed.faults, body, origin, 0, diagnostics)
    if parsed.broken:
        return []
    document = document_of(parsed.value, origin, aside, diagnostics)
    if document is None:
        return []
    return [_Found(line=1, indent=0, text=body, syntax=syntax, document=document)]


def _fences(text: str, outline: Outline, file: InputFile, aside: Aside, diagnostics: Diagnostics) -> list[_Found]:
    """The documents in the fences of a page, and whatever keeps one from being seen."""
    before = len(diagnostics.entries)
    _report_marks(outline, file.path, diagnostics)
    fences = ((fence, _fence(fence, file.path, diagnostics)) for fence in outline.fences)
    found = [
        _Found(
            line=fence.text_line,
            indent=fence.indent,
            text=fence.text,
            syntax=syntax_of(fence.language, fence.text),
            document=document,
            heading=plain(fence.heading),
        )
        for fence, document in fences
        if document is not None
    ]
    origin = Origin(page=file.path)
    if not found and not any(entry.severity == "error" for entry in diagnostics.entries[before:]):
        no_page(text, outline, origin, aside, diagnostics)
    elif found and "{%" in text:
        block = source_block(lines_of(text), outline)
        if block:
            report_source_block(block, origin, diagnostics)
    return found


def _report_marks(outline: Outline, path: str, diagnostics: Diagnostics) -> None:
    for mark in outline.unseen:
        place = Origin(page=path, line=mark.line, column=mark.column)
        what = f"the invisible character U+{ord(mark.text):04X} keeps this line from opening a fence"
        diagnostics.error("invisible-character", what, place, help="remove the character")
    for line in outline.hidden:
        place = Origin(page=path, line=line, column=1)
        what = "not read: this fence stands in a comment or in raw HTML"
        diagnostics.note("hidden-fence", what, place)


def _fence(fence: Fence, path: str, diagnostics: Diagnostics) -> dict[str, Json] | None:
    """The document in one fence, or None; a fence that holds something else is passed over."""
    origin = Origin(page=path, fragment=fence.text_line)
    syntax = syntax_of(fence.language, fence.text)
    if not syntax or (syntax == "yaml" and not looks_like_fragment(fence.text)):
        _no_document(fence, origin, diagnostics)
        return None
    parsed = parse(fence.text, syntax)
    if parsed.broken:
        _unparsed(fence, parsed, origin, diagnostics)
        return None
    if not fence.closed:
        _unclosed(fence, origin, diagnostics)
        return None
    document = document_of(parsed.value, origin, None, diagnostics)
    if document is not None:
        report(parsed.faults, fence.text, origin, fence.indent, diagnostics)
    return document


def _no_document(fence: Fence, origin: Origin, diagnostics: Diagnostics) -> None:
    if not fence.closed or _swallows(fence):
        _unclosed(fence, origin, diagnostics)
    elif begins_like_fragment(fence.text):
        what = f"not read: an OpenAPI document in a fence that is marked `{fence.language}`"
        help = "mark the fence `json` or `yaml` if it is part of the API"
        diagnostics.note("unread-fence", what, origin, help=help)


def _swallows(fence: Fence) -> bool:
    """Whether a fence seems to have run over the opening of another, which holds a document."""
    if not fence.reopened:
        return False
    inside = lines_of(fence.text)[fence.reopened - fence.line :]
    return begins_like_fragment("\n".join(inside[:50]))


def _unparsed(fence: Fence, parsed: Parsed, origin: Origin, diagnostics: Diagnostics) -> None:
    if not fence.closed or (fence.reopened and looks_like_fragment(fence.text)):
        _unclosed(fence, origin, diagnostics)
    elif looks_like_fragment(fence.text):
        report(parsed.faults, fence.text, origin, fence.indent, diagnostics)
    else:
        place = fault_place(parsed.faults[0], fence.text, origin, fence.indent)
        what = f"not read: an example that does not parse ({parsed.faults[0].message})"
        diagnostics.note("unread-fence", what, place)


def _unclosed(fence: Fence, origin: Origin, diagnostics: Diagnostics) -> None:
    related: tuple[Related, ...] = ()
    if fence.reopened:
        here = Origin(page=origin.page, line=fence.reopened, column=1)
        related = (Related(message="the next fence begins here", origin=here),)
    place = Origin(page=origin.page, line=fence.line, column=fence.indent + 1)
    what = "the fence that opens here is never closed"
    diagnostics.error("unclosed-fence", what, place, help=_CLOSE, related=related)
