"""The rendered documentation: every call and model has its page, every link leads somewhere, every sample is right."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from specloom.diagnostics import Origin
from specloom.docs.docmodel import DocsSite, FieldRow
from specloom.docs.models import models_of
from specloom.python.codemodel import Method, Package
from specloom.source import Correction

from .examples import fences
from .linkcheck import broken
from .scene import BASE, base, changed, documented, published


def methods(package: Package) -> dict[str, Method]:
    return {method.call: method for resource in package.resources for method in resource.methods}


def test_every_method_and_model_has_its_page() -> None:
    package, _, files = base()
    for method in methods(package).values():
        assert f"`{method.call}`" in files[f"docs/{method.doc_page}"]
    for module in package.model_modules:
        for model in models_of(module):
            assert files[f"docs/{model.doc_page}"].startswith(f"# {model.name}\n")
    assert {"README.md", "CHANGELOG.md", "mkdocs.yml", "docs/llms.txt", "docs/llms-full.txt"} <= set(files)


@pytest.mark.slow
def test_every_link_leads_somewhere() -> None:
    assert broken(base()[2]) == []
    assert broken(published()[3]) == []


def test_the_link_check_finds_what_is_broken() -> None:
    files = {
        "a.md": "[x](b.md#there) [y](b.md#no) `[z](c.md)` [w](d.md)\n```\n[q](e.md)\n```",
        "b.md": '<a id="there"></a>\n# Top',
    }
    assert broken(files) == ["a.md: b.md#no", "a.md: d.md"]


def test_the_navigation_holds_every_page_but_those_of_models() -> None:
    import yaml

    files = base()[2]
    listed: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, str):
            listed.add(f"docs/{node}")
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            walk(inner)

    walk(yaml.safe_load(files["mkdocs.yml"])["nav"])
    pages = {path for path in files if path.startswith("docs/") and path.endswith(".md")}
    assert listed == {path for path in pages if not path.startswith("docs/models/")}


def test_the_page_of_models_says_of_each_who_uses_it() -> None:
    package, site, files = base()
    page = files["docs/models.md"]
    for model in site.model_pages:
        assert f"| [`{model.name}`]({model.path}) |" in page
    assert "| [`Pet`](models/pet.md) | A pet. | [`pets.create`](operations/pets/create.md), " in page
    assert "/api.md" not in files["docs/models/pet.md"].split("```")[0]
    assert package.models_module in page


def test_methods_stand_in_their_groups() -> None:
    _, _, site, files = published()
    chapter = next(chapter for chapter in site.resources if chapter.attribute == "flows")
    assert [group.title for group in chapter.groups] == ["Manage", "Run and jobs", "Errors", "HTTP traces", "Logs"]
    api, index = files["docs/api.md"], files["docs/index.md"]
    for group in chapter.groups:
        assert f'<a id="{group.anchor}"></a>\n\n### {group.title}\n\n- ' in api
        assert f"#### {group.title}\n\n- [`{group.entries[0].name}`]" in index
        page = files[f"docs/{group.entries[0].path}"]
        assert f"[{group.title}](../../api.md#{group.anchor}) " in page


def test_the_docs_hold_the_changelog() -> None:
    files = base()[2]
    assert files["docs/changelog.md"] == files["CHANGELOG.md"]


def test_the_page_of_an_operation_says_all_that_is_known() -> None:
    page = base()[2]["docs/operations/pets/get.md"]
    for part in (
        "`GET /pets/{petId}`",
        "[`Pet`](../../models/pet.md)",
        "*required*",
        "JSON name `petId`",
        "`getPet`",
    ):
        assert part in page
    assert (
        "| `404` | [`NotFoundError`](../../errors.md#notfounderror) | [`Problem`](../../models/problem.md) | No" in page
    )
    assert "[`InternalServerError`]" in page
    assert "It may have been deleted." in page
    assert "published on Pets: GET /pets/{petId}." in page


def test_a_deprecated_operation_says_so() -> None:
    files = base()[2]
    assert "**Deprecated.**" in files["docs/operations/pets/delete.md"]
    assert "*deprecated*" in files["docs/api.md"]


def test_descriptions_are_normalised_and_their_code_is_kept() -> None:
    page = base()[2]["docs/operations/pets/create.md"]
    assert '<div class="admonition note" markdown="1">\n<p class="admonition-title">Notes</p>\n\n- The name' in page
    assert "`{{name}}` is text." in page
    assert "\n```js\nlet a = `x`;\n```\n" in page


def test_nested_fields_can_be_opened_and_recursion_is_a_link() -> None:
    _, site, files = base()
    page = next(page for page in site.model_pages if page.name == "Pet")
    rows = {row.name: row for row in page.rows}
    owner = rows["owner"]
    assert [child.name for child in owner.children] == ["email", "pets"]
    assert owner.children[1].cut is not None
    assert owner.children[1].cut.href == "pet.md"
    assert rows["parents"].children == ()
    assert "<summary>Fields</summary>" in files["docs/models/pet.md"]


def test_a_body_leaves_out_what_only_the_server_writes() -> None:
    site = base()[1]
    page = next(page for page in site.operation_pages if page.call == "pets.create")
    (group,) = page.groups
    assert "id" not in {row.name for row in group.rows}


def depth_of(row: FieldRow) -> int:
    return 1 + max((depth_of(child) for child in row.children), default=0)


def test_pages_stay_readable() -> None:
    _, _, site, files = published()
    rows = [row for page in site.operation_pages for group in page.groups for row in group.rows]
    rows += [row for page in site.model_pages for row in page.rows]
    assert max(depth_of(row) for row in rows) <= 4
    assert max(len(text) for path, text in files.items() if path.startswith("docs/") and path.endswith(".md")) < 150_000


@pytest.mark.parametrize("source", ["base", "published"])
def test_every_python_sample_is_a_call_that_the_method_takes(source: str) -> None:
    package, site, files = base() if source == "base" else published()[1:]
    known = methods(package)
    for page in site.operation_pages:
        shown = samples(files, page.path)
        check_call(known[page.call], shown["Python"])
        check_call(known[page.call], shown["Async"])
    for model in site.model_pages:
        shown = samples(files, model.path)
        json.loads(shown["JSON"])
        ast.parse(shown.get("Python", ""))


def samples(files: dict[str, str], path: str) -> dict[str, str]:
    """What stands under each tab of a page."""
    found = [one for one in fences(path, files[f"docs/{path}"]) if one.above.startswith("===")]
    return {one.above.removeprefix('=== "').removesuffix('"'): one.source.removesuffix("\n") for one in found}


def check_call(method: Method, source: str) -> None:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    (call,) = [node for node in calls if ast.unparse(node.func) == f"client.{method.call}"]
    given = {keyword.arg for keyword in call.keywords}
    keyword = {argument.name: argument for argument in (*method.arguments, *method.body_fields)}
    assert len(call.args) == len(method.path_arguments)
    assert given <= set(keyword) | {"body"}
    needed = {argument.name for argument in method.arguments if argument.required}
    if "body" not in given:
        needed |= {argument.name for argument in method.body_fields if argument.required}
    assert needed <= given


def test_models_are_constructed_with_their_required_fields() -> None:
    for site, files in (base()[1:], published()[2:]):
        for page in site.model_pages:
            fields = {row.name for row in page.rows if any(fact.label == "required" for fact in row.facts)}
            tree = ast.parse(samples(files, page.path).get("Python", ""))
            for call in [node for node in ast.walk(tree) if isinstance(node, ast.Call)][:1]:
                if isinstance(call.func, ast.Name) and call.func.id == page.name:
                    assert fields <= {keyword.arg for keyword in call.keywords}, page.name


def test_moments_are_moments() -> None:
    source = samples(base()[2], "models/pet.md")["Python"]
    assert "from datetime import UTC, datetime" in source
    assert "born=datetime(2025, 1, 31, 9, 30, tzinfo=UTC)" in source


def test_the_shell_line_sends_what_the_call_sends() -> None:
    files = base()[2]
    lines = {name: samples(files, f"operations/pets/{name}.md")["curl"] for name in ("create", "list")}
    words = shlex.split(lines["create"].replace("\\\n", " "))
    assert words[:4] == ["curl", "-X", "POST", "https://pets.example/api/pets"]
    assert "X-Key: $PETS_API_TOKEN" in words
    assert json.loads(words[words.index("-d") + 1])["name"] == "Example"
    assert "since=2025-01-31" in lines["list"]


def test_errors_are_listed_with_the_calls_that_raise_them() -> None:
    page = base()[2]["docs/errors.md"]
    assert '<a id="notfounderror"></a>' in page
    assert "Status `404`: [`pets.create`](operations/pets/create.md), [`pets.get`](operations/pets/get.md)." in page


def test_the_same_input_gives_the_same_bytes() -> None:
    assert documented(BASE)[2] == base()[2]


HOSTILE = [
    "</title><script>alert(1)</script>",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% endmacro %}{% endblock %}{% endraw %}",
    "{# unclosed",
    "# x\n---\n[Home]: http://evil.example/",
    "a|b `c` <img src=x onerror=alert(1)>",
    "\u202eevil\u2066 \x1b[2J",
    '"\n- evil: true\n"',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    import yaml

    document = changed(
        ("info.title", text.encode("utf-8", "replace").decode()),
        ("paths./pets.get.summary", text),
        ("paths./pets.get.tags", [text]),
        ("paths./pets.get.description", text),
        ("components.schemas.Kind.enum", [text, "dog"]),
        ("components.schemas.Kind.description", text),
        ("components.schemas.Pet.properties.name.description", text),
    )
    _, _, files = documented(document)
    assert broken(files) == []
    for path, content in files.items():
        if path.endswith(".md"):
            assert html_of(content) <= {"a", "details", "summary", "div", "p", "br", "code"}, path
            assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b\x00]", content), path
    configuration = yaml.safe_load(files["mkdocs.yml"])
    assert configuration["docs_dir"] == "docs"
    shown = [configuration["site_name"], configuration["site_description"], *labels(configuration["nav"])]
    assert any("&" in label for label in shown) == bool(set(text) & set("<>&\"'"))
    for label in shown:
        assert not re.search("[<>\"'\n]|&(?!(?:amp|lt|gt|quot|#x27);)", label)
    assert json.loads(files["openapi.json"])["info"]["version"] == "2.1.0"


def labels(nav: list[dict[str, Any]]) -> Iterator[str]:
    """What the navigation shows."""
    for entry in nav:
        for label, inner in entry.items():
            yield label
            yield from labels(inner) if isinstance(inner, list) else ()


def html_of(markdown: str) -> set[str]:
    """Names of the elements that stand outside code."""
    prose = re.sub(r"^( *)(`{3,}).*?^\1\2`*$", "", markdown, flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", "", prose)
    return set(re.findall(r"<[!?/]?([A-Za-z][A-Za-z0-9]*|[!?])", prose))


def test_corrections_are_told_on_a_page_and_where_they_matter() -> None:
    correction = Correction(
        target="$.paths['/pets'].get | <b>",
        kind="update",
        reason="The server sends `null`, *always*.",
        pointers=("/paths/~1pets/get/responses", "/components/schemas/Pet"),
        origin=Origin(page="specs/overlays/pets.yaml"),
        before={"description": "old"},
        after={"description": "<b>new</b> ```"},
    )
    _, _, files = documented(BASE, (correction,))
    page = files["docs/corrections.md"]
    assert "## `GET /pets responses, Pet`" in page
    assert "`update` of `$.paths['/pets'].get | <b>`, in `specs/overlays/pets.yaml" in page
    assert "The server sends `null`, *always*." in page
    assert '```text\n{"description": "old"}\n```' in page
    assert '````text\n{"description": "<b>new</b> ```"}\n````' in page
    assert "Affects [`pets.list`](operations/pets/list.md)." in page
    assert "[Correction](../../corrections.md): The server" in files["docs/operations/pets/list.md"]
    assert "Correction" not in files["docs/operations/pets/get.md"]
    assert broken(files) == []


def test_the_specification_is_given_as_it_was_merged() -> None:
    package, site, files = base()
    assert json.loads(files["openapi.json"]) == site.document
    assert list(json.loads(files["openapi.json"])) == list(site.document)
    assert files["openapi.json"].endswith("}\n")
    assert package.name == json.loads(files["api.json"])["package"]


def test_the_index_lists_every_operation_and_field() -> None:
    package, _, files = base()
    index = json.loads(files["api.json"])
    operations = {entry["call"]: entry for entry in index["operations"]}
    assert set(operations) == set(methods(package))
    entry = operations["pets.get"]
    assert entry["key"] == "GET /pets/{petId}"
    assert entry["operation_id"] == "getPet"
    assert entry["origin"] == "Pets: GET /pets/{petId}"
    assert entry["paged"] is False
    assert [(a["name"], a["wire_name"], a["in"], a["required"]) for a in entry["arguments"]] == [
        (methods(package)["pets.get"].path_arguments[0].name, "petId", "path", True)
    ]
    model = next(entry for entry in index["models"] if entry["model"].endswith(":Pet"))
    assert model["schema"] == "Pet"
    assert model["docs"] == "docs/models/pet.md"
    assert model["fields"][0] == {
        "name": "id",
        "wire_name": "_id",
        "type": "str",
        "required": False,
        "read_only": True,
        "annotation": "str | None",
        "default": "None",
        "facts": {"format": "objectId"},
    }


def test_the_readme_has_a_first_call_and_says_what_it_is() -> None:
    readme = base()[2]["README.md"]
    assert "It is not made, endorsed or supported by the makers of the API." in readme
    assert "pip install ." in readme
    assert "`X-Key`" in readme
    assert "`PETS_API_TOKEN`" in readme


def test_an_empty_site_still_renders() -> None:
    site: DocsSite = documented(changed(("paths", {"/x": {"get": {"responses": {"200": {"description": "OK"}}}}})))[1]
    assert site.operation_pages[0].route == "/x"
