"""What nobody else should see, and how it is hidden wherever something is shown: in reprs, errors, logs and curl lines.

A secret is known by the name that it stands under (`password`, `accessKey`), by what names it beside it
(`{"name": "Authorization", "value": …}`), or by its own form (`Bearer …`, `https://user:password@…`). Names are
compared word by word, so that `author` and `compass` are none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

__all__ = ["HIDDEN", "beside", "hidden_keys", "is_secret", "legible", "masked", "redacted"]

HIDDEN = "***"

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SHORT = re.compile("auth|oauth|authn|authz|authentication|bearer|creds|csrf|hmac|otp|pass|pw|salt|sig|totp|xsrf")
"""Names that are also parts of harmless words: only a whole word counts."""
_PARTS = re.compile(
    "crypt|token|secret|password|passwd|passphrase|passcode|pwd|jwt|cookie|signature|authori[sz]ation|credential"
    "|sessionid|(?:access|account|api|auth|encryption|master|pass|private|secret|session|shared|signing|storage)key"
)
_NAMING = frozenset({"field", "header", "id", "key", "label", "name", "parameter", "property", "variable"})
_VALUED = ("val", "value", "values")
"""How the keys end that hold what belongs to such a name."""


class _Named(str):
    """A key whose value is a secret because of what stands beside it."""

    __slots__ = ()


def is_secret(name: object) -> bool:
    """Whether the value under `name` is likely one that nobody else should see."""
    if not isinstance(name, str):
        return False
    if isinstance(name, _Named) or _PARTS.search("".join(filter(str.isalnum, name)).lower()):
        return True
    return any(_SHORT.fullmatch(word.lower()) for word in _WORD.findall(name))


def beside(document: dict[str, Any], key: str) -> str:
    """Return the key, marked as that of a secret when the value belongs to a name that says so."""
    return _Named(key) if _is_value(key) and _names_secret(document) else key


def hidden_keys(container: dict[str, Any] | list[Any]) -> set[str | int]:
    """Return the keys or indexes of the members that are hidden, whatever their shape."""
    if isinstance(container, list):
        pair = len(container) == 2 and isinstance(container[0], str)
        return {1} if pair and _hides(container[0], container[1]) else set()
    named = _names_secret(container)
    return {key for key, value in container.items() if _hides(_Named(key) if named and _is_value(key) else key, value)}


def masked(value: Any) -> Any:
    """Return a JSON value with every secret in it hidden."""
    if isinstance(value, dict):
        hidden = hidden_keys(value)
        return {redacted(key): HIDDEN if key in hidden else masked(member) for key, member in value.items()}
    if isinstance(value, list):
        hidden = hidden_keys(value)
        return [HIDDEN if index in hidden else masked(member) for index, member in enumerate(value)]
    return redacted(value) if isinstance(value, str) else value


def legible(text: str, size: int | None = None) -> str:
    """Return text for people: secrets hidden, no character that a terminal or a log would obey, cut to `size`.

    What is cut off is looked at as well, as far as it may say that the rest is a secret.
    """
    shown = redacted(text if size is None else text[: 4 * size + 2000])
    more = size is not None and len(shown) > size
    start = shown[:size]
    if not start.isprintable():
        start = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in start)
    return start + ("…" if more else "")


def _is_value(key: object) -> bool:
    return isinstance(key, str) and key.lower().endswith(_VALUED)


def _names_secret(document: dict[str, Any]) -> bool:
    """Whether one member gives the name of a secret, so that another holds the secret."""
    return any(isinstance(name, str) and _is_naming(key) and is_secret(name) for key, name in document.items())


def _is_naming(key: object) -> bool:
    words: list[str] = _WORD.findall(key) if isinstance(key, str) else []
    return bool(words) and words[-1].lower() in _NAMING


def _hides(name: str, value: Any) -> bool:
    """Whether a value is hidden because of its name; a count of tokens is no secret."""
    if value is None or isinstance(value, bool):
        return False
    counted = isinstance(value, int | float) and "tokens" in name.lower()
    return not counted and is_secret(name)


_SPACE = r"""(?:\s|%20|\+|[:=]|\\?["']){1,9}"""
_FORMS = (
    # https://user:password@host; a second time for a password with a slash, which no port begins
    (re.compile(r"""(:(?:\\?/){2})[^\s/?#"<>]{1,500}@"""), r"\1***@"),
    (re.compile(r"""(:(?:\\?/){2})[^\s/?#@:"\[]{0,200}:(?!\d{0,5}(?:[/?#"'\s]|$))[^\s@"]{1,300}@"""), r"\1***@"),
    (
        re.compile(
            rf"""(?<![a-z])(bearer{_SPACE})(?!(?:and|auth|authentication|authorization|basic|bearer|credentials?|error
            |format|header|is|missing|must|not|of|or|prefix|realm|required|scheme|tokens?|type|was)\b)
            [^\s"'<>,;&)\]}}\\]+""",
            re.IGNORECASE | re.VERBOSE,
        ),
        r"\1***",
    ),
    # base64, and no word: `Basic plan`
    (
        re.compile(
            rf"""(?<![A-Za-z])([Bb]asic{_SPACE}|BASIC{_SPACE})(?![A-Za-z]?[a-z]{{0,14}}(?![\w+/=-]|:\S))
            [\w+/=:.~%-]+""",
            re.VERBOSE,
        ),
        r"\1***",
    ),
    (re.compile(r"\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?"), HIDDEN),
    (re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,40}-----|\Z)", re.DOTALL), HIDDEN),
)
"""Secrets that are known by their own form."""
_MARKS = re.compile(r"://|:\\?/|bearer|basic|eyJ|-----BEGIN", re.IGNORECASE)
"""Without one of these, text holds none of the forms."""

_NAME = re.compile(r"""(?<![\w.$-])([A-Za-z_$][\w.$-]{0,80})\\?["']?\s{0,3}(?:=>|[:=])\s{0,3}""")
_VALUE = re.compile(r"""(\\")(?:(?!\\").)*|(")(?:\\.|[^"\\])*|(')(?:\\.|[^'\\])*|[^\s"'<>,;&()\[\]{}]+""", re.DOTALL)
_LINE = re.compile(r"[^\r\n\"]+")
_REST = re.compile(r"[{\[].*", re.DOTALL)
_BRACKET = re.compile(r"[{\[]")
_DECODER = json.JSONDecoder()
_DOCUMENTS = 40
"""So many brackets of a text are looked at for the beginning of a document."""
_PLAIN = re.compile(r"[A-Za-z]?[a-z]{0,14}[.!?:]?")


def redacted(text: str) -> str:
    """Return running text without the secrets in it: `password=…`, JSON with a secret, `Bearer …`, `https://user:…@`."""
    if '"' in text:
        text = "".join(_without_documents(text))
    if "=" in text or ":" in text:
        text = "".join(_without_named(text))
    if _MARKS.search(text):
        for form, shown in _FORMS:
            text = form.sub(shown, text)
    return text


def _without_documents(text: str) -> Iterable[str]:
    """What is JSON inside the text is looked through as such; what is broken off, as text."""
    at = begin = 0
    for _ in range(_DOCUMENTS):
        start = _BRACKET.search(text, begin)
        if start is None:
            break
        begin = start.end()
        try:
            document, end = _DECODER.raw_decode(text, start.start())
            shown = masked(document)
        except (ValueError, RecursionError):
            continue
        begin = end
        if shown != document:
            yield text[at : start.start()] + json.dumps(shown, ensure_ascii=False)
            at = end
    yield text[at:]


def _without_named(text: str) -> Iterable[str]:
    at = 0
    for match in _NAME.finditer(text):
        if match.start() < at or not is_secret(match[1]):
            continue
        value = _value_of(text, match)
        if value is not None:
            quote = value[value.lastindex] if value.lastindex else ""
            yield f"{text[at : match.end()]}{quote}{HIDDEN}"
            at = value.end()
    yield text[at:]


def _value_of(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the value after a name, if it is one: prose like `invalid token: expected …` is none."""
    name, header = match[1].lower(), match[0].rstrip().endswith(":") and not match[0].rstrip(": ").endswith(('"', "'"))
    value = _VALUE.match(text, match.end())
    if value is None and not header:
        return _REST.match(text, match.end())
    if value is None or value[0].startswith((HIDDEN, "//")) or ("tokens" in name and value[0].isdecimal()):
        return None
    if value.lastindex:
        return value
    if header and name.endswith(("authorization", "cookie")):
        return _LINE.match(text, match.end())
    return None if header and match[0].endswith(" ") and _PLAIN.fullmatch(value[0]) else value
