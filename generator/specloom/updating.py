"""`update`: takes downloaded pages into the input, after saying what they change and for whom.

Several pages at once are one update: pages that are published one after another split the components that they share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .changes.model import Comparison, Level
from .changes.report import compare
from .comparing import RULES, approvals
from .config import Config
from .diagnostics import Diagnostics
from .input.files import InputFile, read_plain, reason_of
from .input.inputs import Inputs, gather, shown
from .output.claim import Say, claimed
from .output.transaction import Target, put, recover
from .pipeline import compose_of, state
from .runs import Report, generate
from .text.suggest import did_you_mean

Tell = Callable[[Comparison], None]
"""Tells people what changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What came of it."""

    comparison: Comparison
    report: Report | None
    """How the run ended that wrote the package; None where the pages were refused."""


def update(
    given: Sequence[str], config: Config, diagnostics: Diagnostics, *, accept: bool, tell: Tell, say: Say
) -> Update:
    """Replace pages by downloaded ones and generate.

    What changes is told before anything is written. Breaking changes are refused unless each is approved, or `accept`
    is set. Raises `SpecificationError` when a page cannot be read, or the input does not go together with it.
    """
    pages = _pages(given, config, diagnostics)
    diagnostics.check()
    inputs = gather(config, diagnostics)
    before = state(config, diagnostics.below(RULES), inputs=inputs)
    composition = compose_of(config, _replaced(inputs, pages, config), diagnostics)
    accepted = frozenset(one.fingerprint for one in approvals(config, diagnostics))
    diagnostics.check()
    found = replace(compare(before, composition.side), approved=accepted)
    tell(found)
    if found.level("any") is Level.BREAKING and not accept:
        return Update(comparison=found, report=None)
    with claimed([config.specs], say) as fault:
        if fault is not None:
            raise fault
        recover([config.specs])
        put([Target(folder=config.specs, files=pages)])
    # From here on the next `generate` gives the same package, should this one be interrupted.
    return Update(comparison=found, report=generate(config, diagnostics, say))


def _pages(given: Sequence[str], config: Config, diagnostics: Diagnostics) -> dict[str, bytes]:
    """Name below the folder of the pages -> content of the file that is to be there."""
    found: dict[str, bytes] = {}
    folder = config.specs.as_posix()
    if not config.specs.is_dir():
        diagnostics.error("wrong-configuration", f"{shown(config.specs)} is no folder of pages", None)
        return found
    known = sorted(path.relative_to(config.specs).as_posix() for path in config.specs.rglob("*") if path.is_file())
    for one in given:
        page, mark, file = one.partition("=")
        name = page.removeprefix(f"{folder}/")
        if not mark or not page or not file:
            help = "for example flows.md=downloads/flows.md"
            diagnostics.error("wrong-configuration", f"{one!r} does not say which file a page is in", None, help=help)
        elif name in found:
            diagnostics.error("wrong-configuration", f"{name} is given twice", None)
        elif name not in known and (hint := did_you_mean(name, known)):
            diagnostics.error("wrong-configuration", f"there is no page {name}", None, help=hint)
        elif ".." in Path(name).parts or Path(name).is_absolute():
            diagnostics.error("wrong-configuration", f"{name} is not below {shown(config.specs)}", None)
        else:
            try:
                found[name] = read_plain(Path(file))
            except OSError as error:
                diagnostics.error("wrong-configuration", f"{file} cannot be read: {reason_of(error)}", None)
    return found


def _replaced(inputs: Inputs, pages: Mapping[str, bytes], config: Config) -> Inputs:
    folder = shown(config.specs)
    new = {f"{folder}/{name}": content for name, content in pages.items()}
    kept = [replace(file, data=new.pop(file.path)) if file.path in new else file for file in inputs.files]
    kept += [InputFile(path=path, data=content) for path, content in new.items()]
    return replace(inputs, files=tuple(sorted(kept, key=lambda file: file.path)))
