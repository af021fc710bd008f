"""Findings as text for people, data for programs, annotations for a code host; and the pages that explain codes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from .changes.formats import as_json, head, levels, markdown, summary, text
from .changes.model import Comparison, Level, worst
from .diagnostics import Diagnostic, Origin, Severity
from .input.position import entry_lines, line_at, place
from .packaged import STAGES, explained, meaning
from .terminal import Paint, plain

WIDTH = 100
"""Columns of a page's line that are shown around a place: a published document is often one line of 100 kB."""
MANY = {Severity.ERROR: 50}
"""Findings of one kind that people read one by one; of more, the text form prints the first `FIRST` and a count."""
FIRST = 3
_CUT = "..."
_BREAKING = re.compile(r"\b(?:wire|python) breaking\b")


def render(
    findings: Iterable[Diagnostic], form: str, texts: Mapping[str, str], *, all: bool = False, paint: Paint = plain
) -> str:
    """All findings as `text` or for `github`; `texts` gives the text of each page by its path, for places and windows.

    The text form is for people: of many findings of one kind it shows the first and counts the rest, unless `all`.
    """
    if form == "text":
        return "".join(line + "\n" for line in _for_people(tuple(findings), texts, all, paint))
    return "".join(render_github(finding, texts) + "\n" for finding in findings)


def counted(findings: Iterable[Diagnostic]) -> str:
    """The warnings in words: `12 warnings (9 bad-default, 3 same-route)`; empty when there are none."""
    counts = Counter(finding.code for finding in findings if finding.severity is Severity.WARNING)
    if not counts:
        return ""
    kinds = ", ".join(f"{count} {code}" for code, count in sorted(counts.items(), key=lambda kind: (-kind[1], kind[0])))
    return f"{counts.total()} warning{'s' if counts.total() > 1 else ''} ({kinds})"


def _for_people(findings: Sequence[Diagnostic], texts: Mapping[str, str], all: bool, paint: Paint) -> Iterator[str]:
    counts = Counter((finding.severity, finding.code) for finding in findings)
    shown: Counter[tuple[Severity, str]] = Counter()
    many = {kind: not all and count > MANY.get(kind[0], FIRST) for kind, count in counts.items()}
    for finding in findings:
        kind = finding.severity, finding.code
        shown[kind] += 1
        if not many[kind] or shown[kind] <= FIRST:
            yield render_text(finding, texts, paint)
    for kind, count in counts.items():
        if many[kind]:
            head = paint(kind[0], f"{kind[0]}[{kind[1]}]")
            yield f"{head}: {count - FIRST:,} more like these; `--all` prints them"


def render_text(finding: Diagnostic, texts: Mapping[str, str], paint: Paint = plain) -> str:
    """`page:line:column: error[code]: message`, then the place in the page, the pointer, other places and the help."""
    head = f"{paint(finding.severity, f'{finding.severity}[{finding.code}]')}: {printable(finding.message)}"
    if finding.origin is None:
        return "\n".join([head, *_help(finding, texts, paint)])
    place = paint("place", f"{_where(finding.origin, texts)}:")
    lines = [f"{place} {head}", *_window(finding.origin, texts, partial(paint, finding.severity))]
    lines += [f"       {printable(line)}" for line in finding.difference]
    if finding.origin.pointer:
        lines.append(f"    at: #{printable(finding.origin.pointer)}")
    for other in finding.related:
        place = paint("place", f"{_where(other.origin, texts)}:")
        lines.append(f"  {paint('note', 'also:')} {place} {printable(other.message)}")
        lines += _window(other.origin, texts, partial(paint, "note"))
    return "\n".join([*lines, *_help(finding, texts, paint)])


def finding_data(finding: Diagnostic, texts: Mapping[str, str]) -> dict[str, object]:
    """A finding for programs."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        **_place(finding.origin, texts),
        "help": _advice(finding, texts),
        "related": [{"message": other.message, **_place(other.origin, texts)} for other in finding.related],
        **({"difference": list(finding.difference)} if finding.difference else {}),
    }


def render_github(finding: Diagnostic, texts: Mapping[str, str]) -> str:
    """A workflow command, which the code host shows beside the line."""
    command = "notice" if finding.severity == "note" else str(finding.severity)
    properties: dict[str, object] = {"title": finding.code}
    if finding.origin is not None:
        line, column = place(finding.origin, texts)
        properties = {"file": finding.origin.page, "line": line, "col": column, **properties}
    advice = _advice(finding, texts)
    message = "\n".join([finding.message, *finding.difference, *([f"help: {advice}"] if advice else [])])
    given = ",".join(f"{name}={_command_property(str(value))}" for name, value in properties.items())
    return f"::{command} {given}::{_command_text(message)}"


def changed(comparison: Comparison, form: str, paint: Paint = plain) -> str:
    """The changes between two sides in one of `FORMS`, or as Markdown for a pull request."""
    if form == "json":
        return as_json(comparison)
    if form == "markdown":
        return markdown(comparison)
    if form == "github":
        return "".join(render_github(finding, {}) + "\n" for finding in _annotations(comparison))
    lines = [*text(comparison), *filter(None, [summary(comparison)])]
    return as_lines(lines or ["nothing is different"], paint)


def as_lines(lines: Iterable[str], paint: Paint) -> str:
    """What has changed, a line each; what breaks programs is coloured."""
    coloured = partial(paint, "breaking")
    return "".join(_BREAKING.sub(lambda found: coloured(found[0]), printable(line)) + "\n" for line in lines)


def as_patch(lines: Iterable[str], paint: Paint, *, raw: bool) -> str:
    """What would be done to files, a line each; `raw` is for programs, and a terminal gets nothing that moves it."""
    return "".join(_coloured(line if raw else printable(line), paint) + "\n" for line in lines)


def _coloured(line: str, paint: Paint) -> str:
    role = next((role for starts, role in _ROLES if line.startswith(starts)), "")
    return paint(role, line) if role else line


_ROLES = (
    (("diff ", "+++ ", "--- "), "place"),
    (("@@", "changed "), "hunk"),
    (("+", "new "), "added"),
    (("-", "removed ", "deleted "), "removed"),
)
"""How a line of a list of files or of a patch begins -> its colour."""


def _annotations(comparison: Comparison) -> Iterator[Diagnostic]:
    severities = {Level.BREAKING: Severity.ERROR, Level.NOTABLE: Severity.WARNING, Level.NONE: Severity.NOTE}
    for one in comparison.changes:
        place = one.new or one.old
        if not one.docs and one.fingerprint not in comparison.approved:
            said = f" ({levels(one)})" if levels(one) else ""
            yield Diagnostic(
                code=one.id,
                message=f"{head(one)}: {one.message}{said}",
                origin=Origin(page=place.page, line=place.line or 1) if place else None,
                severity=severities[worst(one.wire, one.python)],
            )


def explain(code: str) -> str | None:
    """The page about a code, or None when there is no such code."""
    page = explained().get(code)
    return page.read_text(encoding="utf-8") if page else None


def listing() -> Iterator[str]:
    """All codes with a line each, below what a run does where they are found."""
    width = max(map(len, explained()))
    for number, (stage, title) in enumerate(STAGES.items()):
        yield from ("", title) if number else (title,)
        for code, page in explained().items():
            if page.parent.name == stage:
                yield f"  {code:{width}}  {meaning(code)}"


def printable(text: str) -> str:
    """Text of the input for a terminal: one line, nothing that moves the cursor, hides or turns text round."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if unicodedata.category(character)[0] not in "CZ" or character == " ":
        return character
    return character.encode("unicode_escape").decode("ascii")


def _where(origin: Origin, texts: Mapping[str, str]) -> str:
    line, column = place(origin, texts)
    return f"{printable(origin.page)}:{line}:{column}"


def _place(origin: Origin | None, texts: Mapping[str, str]) -> dict[str, object]:
    if origin is None:
        return {"page": None, "line": None, "column": None, "pointer": ""}
    line, column = place(origin, texts)
    return {"page": origin.page, "line": line, "column": column, "pointer": origin.pointer}


def _help(finding: Diagnostic, texts: Mapping[str, str], paint: Paint) -> list[str]:
    advice = _advice(finding, texts)
    return [f"  {paint('help', 'help:')} {printable(advice)}"] if advice else []


def _lines_of(entry: Origin, texts: Mapping[str, str]) -> tuple[int, int]:
    line, column = place(entry, texts)
    return (line, line) if entry.column is None else entry_lines(texts.get(entry.page, ""), line, column)


def _advice(finding: Diagnostic, texts: Mapping[str, str]) -> str:
    """What to do, with the lines that it is about: `remove the rules: lines 126 to 128 and 384`."""
    found = sorted({_lines_of(origin, texts) for origin in finding.entries})
    if not found:
        return finding.help
    spelled = [str(first) if first == last else f"{first} to {last}" for first, last in found]
    listed = " and ".join(filter(None, (", ".join(spelled[:-1]), spelled[-1])))
    several = len(found) > 1 or found[0][0] != found[0][1]
    return f"{finding.help}: line{'s' if several else ''} {listed}"


def _window(origin: Origin, texts: Mapping[str, str], mark: Callable[[str], str]) -> list[str]:
    """The part of the page's line around a place, and a caret below it; nothing for a page as a whole."""
    text = texts.get(origin.page)
    if text is None or (origin.line is None and not origin.fragment and not origin.pointer):
        return []
    line, column = place(origin, texts)
    shown = line_at(text, line)
    if shown is None:
        return []
    before, after = _around(shown, column - 1)
    return [f"{line:>6} | {before}{after}".rstrip(), f"{'':>6} | {' ' * _columns(before)}{mark('^')}"]


def _around(line: str, offset: int) -> tuple[str, str]:
    """What is shown before and from the place on, escaped, together at most `WIDTH` columns."""
    left = line[max(0, offset - WIDTH) : offset]
    right = line[offset : offset + WIDTH]
    before, after = printable(left), printable(right)
    if len(left) + len(right) == len(line) and _columns(before) + _columns(after) <= WIDTH:
        return before, after
    backwards = _clip([printable(c) for c in reversed(left)], WIDTH // 3, len(left) < offset)
    before = "".join(reversed(backwards))
    rest = WIDTH - _columns(before)
    return before, "".join(_clip([printable(c) for c in right], rest, offset + len(right) < len(line)))


def _clip(pieces: list[str], width: int, more: bool) -> list[str]:
    """As many pieces as fit, with a mark at the end when some do not, or when `more` would follow."""
    used, kept = 0, list[str]()
    widths = [_columns(piece) for piece in pieces]
    if not more and sum(widths) <= width:
        return pieces
    for piece, columns in zip(pieces, widths, strict=True):
        if used + columns > width - len(_CUT):
            break
        used += columns
        kept.append(piece)
    return [*kept, _CUT]


def _columns(text: str) -> int:
    """Columns that a terminal gives to a text."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _command_text(text: str) -> str:
    kept = "".join(c if c in "\n" else _shown(c) for c in text)
    return kept.replace("%", "%25").replace("\n", "%0A")


def _command_property(text: str) -> str:
    return _command_text(printable(text)).replace(":", "%3A").replace(",", "%2C")
