"""Programs and signatures of pages: laid out by the formatter, whatever stands in them."""

from __future__ import annotations

import pytest
from specloom.diagnostics import Diagnostics
from specloom.output.formatter import format_files
from specloom.output.pages import markdown_environment
from specloom.output.programs import python, shell, signature
from specloom.python.codemodel import File


def page(text: str) -> str:
    """A page with marks as it is written."""
    diagnostics = Diagnostics()
    made = format_files([File(path="docs/x.md", content=text.encode())], diagnostics)
    diagnostics.check()
    return made[0].content.decode()


def test_a_program_is_formatted_and_fenced() -> None:
    assert page(f"Before.\n\n{python('x = {  1:2, }')}\n\nAfter.\n") == (
        "Before.\n\n```python\nx = {1: 2}\n```\n\nAfter.\n"
    )


def test_a_program_in_a_tab_is_indented() -> None:
    assert page(python("if x:\n  y( 'a' )", 4)) == '    ```python\n    if x:\n        y("a")\n    ```'


def test_lines_of_pages_are_shorter_than_those_of_modules() -> None:
    call = f"call({', '.join(f'argument_{number}={number}' for number in range(7))})"
    assert 88 < len(call) < 120
    module = File(path="src/x/a.py", content=call.encode())
    written, text = format_files([module, File(path="docs/x.md", content=python(call).encode())], Diagnostics())
    assert written.content.decode() == call + "\n"
    assert max(map(len, text.content.decode().split("\n"))) <= 88


SIGNATURES = {
    "pets.get(pet_id: str, **options) -> Pet": "pets.get(pet_id: str, **options) -> Pet",
    "await walk(a='x')": 'await walk(a="x")',
    "Rule(extract: str | None = None)": "Rule(extract: str | None = None)",
    "a.b(x: int, /) -> Literal[': ...']\nb(y)": 'a.b(x: int, /) -> Literal[": ..."]\n\nb(y)',
}


@pytest.mark.parametrize(("source", "shown"), SIGNATURES.items())
def test_signatures_look_like_calls(source: str, shown: str) -> None:
    assert page(signature(source)) == f"```python\n{shown}\n```"


def test_a_long_signature_has_an_argument_a_line() -> None:
    arguments = ", ".join(f"argument_{number}: int" for number in range(6))
    lines = page(signature(f"pets.walk({arguments}) -> None")).split("\n")
    assert lines[1:3] == ["pets.walk(", "    argument_0: int,"]
    assert lines[-2] == ") -> None"


def test_the_same_program_on_two_pages_is_formatted_for_both() -> None:
    files = [File(path=f"docs/{name}.md", content=python("x=1").encode()) for name in "ab"]
    assert {file.content for file in format_files(files, Diagnostics())} == {b"```python\nx = 1\n```"}


def test_backticks_stay_inside_their_fence() -> None:
    assert page(python("print('````')")) == '`````python\nprint("````")\n`````'


def test_what_is_no_python_is_an_error_that_names_the_page() -> None:
    diagnostics = Diagnostics()
    format_files([File(path="docs/odd.md", content=python("x = (").encode())], diagnostics)
    (found,) = diagnostics.entries
    assert found.code == "formatter-failed"
    assert "docs/odd.md" in found.message


@pytest.mark.parametrize(
    "encoder", ["cell", "code", "fence", "inline", "json", "label", "markdown", "message", "text", "xml"]
)
def test_no_encoder_lets_a_mark_through(encoder: str) -> None:
    hostile = python("__import__('os')") + "\x02\x03\x04"
    assert "\x02" not in markdown_environment().filters[encoder](hostile)


def test_a_program_with_a_mark_in_it_is_refused() -> None:
    with pytest.raises(ValueError, match="control character"):
        python("x = '\x02'")


def test_words_of_a_shell_stay_words() -> None:
    assert shell("a b'c") == "'a b'\"'\"'c'"
    assert shell('X-"$`!\\', "quoted") == 'X-\\"\\$\\`\\!\\\\'
    assert shell("a&b$c", "query") == "a%26b%24c"
