"""What a page may do, said to the browser on the page itself: run the scripts of the theme, show what lies beside it.

The inline scripts of the theme are allowed by their hashes, taken from the templates that the theme is made of. What
stands on a page decides nothing: a script or a handler that came in with a text stays without effect, and so does
whatever asks another host.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

SCRIPTS = ("base", "palette", "content")
"""The theme's templates with inline scripts that our pages use."""
_HEAD = '<meta charset="utf-8">'
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_VALUE = re.compile(r"\{\{.*?\}\}")
_BASE = r"[\w./:%~-]*"
"""The only value in those scripts: the way from a page to the root of the site, an address on the page 404."""


class PolicyError(Exception):
    """A page lacks a script of the theme, or the place for its policy: the theme is made differently now."""


def protect(site: Path, others: Iterable[str] = ()) -> None:
    """Give every page of the site its policy, `others` (paths in the site) aside, which have their own.

    Raises `PolicyError` when a page is not as the theme's templates say.
    """
    aside = {site / path for path in others}
    for name, script in _shared().items():
        (site / "assets" / name).write_text(script, encoding="utf-8")
    for path in sorted(set(site.rglob("*.html")) - aside):
        # The page for unknown addresses is shown at any of them, and has no way to the root of its own.
        depth = len(path.relative_to(site).parts) - 1 if path.name != "404.html" else None
        try:
            text = protected(path.read_text(encoding="utf-8"), depth)
        except PolicyError as fault:
            raise PolicyError(f"{path.relative_to(site).as_posix()}: {fault}") from None
        path.write_text(text, encoding="utf-8")


def protected(page: str, depth: int | None = None) -> str:
    """The page with its policy before everything that the policy governs.

    Scripts that are the same on all pages are loaded from files, where it is known how many folders down the page is.
    """
    if page.count(_HEAD) != 1:
        raise PolicyError(f"no single {_HEAD}")
    inline = tuple(_inline(page))
    for name, script in _shared().items() if depth is not None else ():
        page = page.replace(
            f"<script>{script}</script>", f'<script src="{"../" * (depth or 0)}assets/{name}"></script>'
        )
    left = [script for script in inline if f"<script>{script}</script>" in page]
    return page.replace(_HEAD, f"{_HEAD}\n{meta(policy(left))}")


def policy(inline: Iterable[str]) -> str:
    """The policy of a page that holds these scripts.

    Styles may be inline: the search brings its own, and aligned tables have theirs in attributes.
    """
    scripts = " ".join(("'self'", *map(hashed, inline)))
    return (
        f"default-src 'none'; script-src {scripts}; worker-src 'self'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def meta(text: str) -> str:
    """A policy as an element of the head."""
    return f'<meta http-equiv="Content-Security-Policy" content="{html.escape(text, quote=False)}">'


def hashed(script: str) -> str:
    """The source that allows exactly this inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode('utf-8')).digest()).decode()}'"


def _inline(page: str) -> Iterator[str]:
    """The scripts of the theme as they stand on the page."""
    for pattern in _patterns():
        found = pattern.search(page)
        if found is None:
            raise PolicyError(f"no script like {pattern.pattern[:60]}")
        yield found[1]


@cache
def _shared() -> dict[str, str]:
    """Name of a file -> a script of the theme without a value of the page."""
    texts = [script for script in _scripts() if not _VALUE.search(script)]
    return {f"theme.{number}.js": script for number, script in enumerate(texts, 1)}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What each inline script of the theme looks like."""
    return tuple(map(_pattern, _scripts()))


@cache
def _scripts() -> tuple[str, ...]:
    """The inline scripts in the templates of the theme."""
    spec = find_spec("zensical")
    if spec is None or spec.origin is None:
        raise PolicyError("zensical is not installed")
    folder = Path(spec.origin).parent / "templates" / "partials" / "javascripts"
    texts = [(folder / f"{name}.html").read_text(encoding="utf-8") for name in SCRIPTS]
    return tuple(script for text in texts for script in _SCRIPT.findall(text))


def _pattern(script: str) -> re.Pattern[str]:
    return re.compile(f"<script>({_BASE.join(map(re.escape, _VALUE.split(script)))})</script>")
