"""Diagrams: nothing overlaps, every arrow joins what it should, no text does harm, the same bytes each time."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.docs.diagrams.circles import in_circles
from specloom.docs.diagrams.drawing import drawn
from specloom.docs.diagrams.graph import HEAD, Arrow, Box, Graph, Row
from specloom.docs.diagrams.layers import layered
from specloom.docs.diagrams.widths import width
from specloom.docs.docmodel import Drawing, DrawnBox
from specloom.output.pages import render_drawing

from .scene import BASE, base, changed, documented, published

SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text(min_size=1, max_size=40)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    count = draw(st.integers(1, 9))
    boxes = tuple(
        Box(
            key=str(number),
            title=draw(WORDS),
            note=draw(st.sampled_from(["", "3 fields"])),
            rows=tuple(Row(text=draw(WORDS), note=draw(st.sampled_from(["", "*", "0..1 Pet"]))) for _ in range(rows)),
        )
        for number, rows in enumerate(draw(st.lists(st.integers(0, 4), min_size=count, max_size=count)))
    )
    ends = [(box.key, row) for box in boxes for row in range(HEAD, len(box.rows))]
    pairs = st.tuples(st.sampled_from(ends), st.integers(0, count - 1))
    arrows = tuple(
        Arrow(source=source, row=row, target=str(target))
        for (source, row), target in draw(st.lists(pairs, max_size=16, unique=True))
    )
    return Graph(name="x", title=draw(WORDS), description=draw(WORDS), boxes=boxes, arrows=arrows)


def overlap(one: DrawnBox, other: DrawnBox) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def crosses(begin: tuple[int, int], end: tuple[int, int], box: DrawnBox) -> bool:
    """Whether a level or upright line goes through the inside of a box."""
    left, right = sorted((begin[0], end[0]))
    top, bottom = sorted((begin[1], end[1]))
    return left < box.x + box.width and right > box.x and top < box.y + box.height and bottom > box.y


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(graphs())
def test_any_graph_is_drawn_without_overlaps(graph: Graph) -> None:
    drawing = drawn(graph)
    boxes = {box.key: box for box in drawing.boxes}
    assert len(boxes) == len(graph.boxes)
    for one, other in itertools.combinations(drawing.boxes, 2):
        assert not overlap(one, other)
    for box in drawing.boxes:
        assert min(box.x, box.y) >= 0
        assert box.x + box.width <= drawing.width and box.y + box.height <= drawing.height
        for text in box.texts:
            begin = text.x - width(text.text) if text.style == "note" else text.x
            assert box.x < begin and begin + width(text.text) < box.x + box.width
    check_arrows(graph, drawing)
    assert drawn(graph) == drawing


def check_arrows(graph: Graph, drawing: Drawing) -> None:
    boxes = {box.key: box for box in drawing.boxes}
    column = {box.key: number for number, found in enumerate(layered(graph)) for box in found}
    for arrow, made in zip(graph.arrows, drawing.arrows, strict=True):
        source, target = boxes[arrow.source], boxes[arrow.target]
        (begin_x, begin_y), (end_x, end_y) = made.points[0], made.points[-1]
        assert begin_x == source.x + source.width and source.y < begin_y < source.y + source.height
        assert end_x in {target.x, target.x + target.width} and target.y < end_y < target.y + target.height
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in made.points)
        if len(made.points) == 2:
            assert column[arrow.target] == column[arrow.source] + 1
            assert begin_x < end_x
            continue
        for begin, end in itertools.pairwise(made.points):
            assert not any(crosses(begin, end, box) for box in drawing.boxes)


def test_the_order_of_a_column_avoids_crossings() -> None:
    boxes = tuple(Box(key=key, title=key, rows=(Row(text="a"), Row(text="b"))) for key in "rxyuv")
    arrows = [("r", 0, "x"), ("r", 1, "y"), ("x", 0, "v"), ("y", 1, "u")]
    graph = Graph(
        name="g",
        title="g",
        description="",
        boxes=boxes,
        arrows=tuple(Arrow(source=source, row=row, target=target) for source, row, target in arrows),
    )
    assert [[box.key for box in column] for column in layered(graph)] == [["r"], ["x", "y"], ["v", "u"]]


def test_a_model_that_holds_itself_has_an_arrow_to_itself() -> None:
    _, site, _ = base()
    page = next(page for page in site.model_pages if page.name == "Pet")
    assert page.figure is not None
    drawing = page.figure.drawing
    assert ("Pet", "Pet") in {(arrow.source, arrow.target) for arrow in drawing.arrows}
    assert "parents (* Pet)" in drawing.description
    assert 'n0 -- "parents *" --> n0' in drawing.source


def test_a_model_without_parts_has_none() -> None:
    _, site, files = base()
    page = next(page for page in site.model_pages if page.name == "Problem")
    assert page.figure is None
    assert "docs/img/models/problem.svg" not in files
    assert "mermaid" not in files["docs/models/problem.md"]


def test_an_api_of_one_resource_has_no_map() -> None:
    _, site, files = base()
    assert site.figure is None
    assert "mermaid" not in files["docs/index.md"]


def test_the_map_shows_resources_their_groups_and_what_they_share() -> None:
    _, _, site, files = published()
    assert site.figure is not None
    drawing = site.figure.drawing
    titles = {text.text for box in drawing.boxes for text in box.texts}
    assert {"flows", "ai_agents", "Errors", "HTTP traces", "DependencyResponse", "6 operations"} <= titles
    assert "![The resources of Celigo: Resources with" in files["docs/index.md"]
    assert "(img/resources.svg)" in files["docs/index.md"]


@pytest.mark.parametrize(
    ("model", "parts"),
    [
        ("Flow", {"PageGenerator", "PageProcessor", "Router", "Branch"}),
        ("Mapping", {"MappingBuildArrayHelperItem"}),
        ("AsyncHelper", {"AsyncHelperSubmit", "AsyncHelperStatus", "AsyncHelperResult"}),
    ],
)
def test_a_composition_shows_its_parts(model: str, parts: set[str]) -> None:
    _, _, site, _ = published()
    figure = next(page.figure for page in site.model_pages if page.name == model)
    assert figure is not None
    assert parts <= set(re.findall(r"\w+", " ".join(each.text for box in figure.drawing.boxes for each in box.texts)))


def test_drawings_of_the_published_pages_hold_to_the_rules() -> None:
    _, _, site, files = published()
    figures = [page.figure for page in site.model_pages if page.figure]
    assert 10 < len(figures) < 60
    for figure in figures:
        drawing = figure.drawing
        assert len(drawing.boxes) <= 14
        assert drawing.width < 1400
        assert not any(overlap(one, other) for one, other in itertools.combinations(drawing.boxes, 2))
        check_svg(files[f"docs/{drawing.path}"])


def check_svg(text: str) -> ElementTree.Element:
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root[0].tag == f"{SVG}title" and root[1].tag == f"{SVG}desc"
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "path",
        "rect",
        "text",
    }
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or "href" in name]
    return root


HOSTILE = ["</text><script>alert(1)</script>", '" onload="x', "a&b;<!--", "]]>", "\u202eevil\x00\x1b\ud800", "{{ x }}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_element(text: str) -> None:
    box = Box(key="b", title=text, note=text, rows=(Row(text=text, note=text),))
    arrow = Arrow(source="b", row=0, target="b")
    drawing = drawn(Graph(name="x", title=text, description=text, boxes=(box,), arrows=(arrow,)))
    made = render_drawing(drawing)
    root = check_svg(made)
    assert len([each for each in root.iter() if each.tag == f"{SVG}text"]) == 4
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\ud800]", made)
    lines = drawing.source.split("\n")
    assert len(lines) == 3
    assert not re.search(r"[<>`{}\[\]\"]", lines[1].replace('["', "").replace('"]', ""))


def test_hostile_tags_do_no_harm() -> None:
    tagged: dict[str, Any] = changed(
        ("paths./pets.get.tags", ["</text><script>"]),
        ("paths./pets.post.tags", ["</text><script>"]),
        ("paths./pets/{petId}.get.tags", ["``` x\n# y"]),
    )
    _, site, files = documented(tagged)
    for path, text in files.items():
        if path.endswith(".svg"):
            check_svg(text)
    assert site.figure is None or check_svg(files["docs/img/resources.svg"]) is not None


def test_the_same_document_gives_the_same_drawings() -> None:
    again = documented(BASE)[2]
    first = {path: text for path, text in base()[2].items() if path.endswith(".svg")}
    assert first == {path: text for path, text in again.items() if path.endswith(".svg")}
    assert first


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=3)))
def test_what_leads_back_to_itself(some: dict[str, list[str]]) -> None:
    links = {name: some.get(name, []) for name in "abcdefg"}

    def reached(name: str) -> set[str]:
        found: set[str] = set()
        fringe = [name]
        while fringe:
            fresh = set(links[fringe.pop()]) - found
            found |= fresh
            fringe += fresh
        return found

    assert in_circles(links) == {name for name in links if name in reached(name)}


def test_a_long_way_needs_no_recursion() -> None:
    way = {str(number): [str(number + 1)] for number in range(5000)}
    assert in_circles({**way, "5000": []}) == set()
    assert len(in_circles({**way, "5000": ["0"]})) == 5001
