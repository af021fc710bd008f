"""Of several shapes the value decides."""

from __future__ import annotations

from typing import Any

import pytest
from runtime.codecs.codec import ListView, MapView
from runtime.codecs.compiling import codec_for
from runtime.codecs.model import Model, field

from .sample.models import Cat, Dog, Everything, RunRejected, RunScheduled

PACKAGE = "tests.runtime_model.sample.models"


def read(annotation: str, value: Any) -> Any:
    return codec_for(annotation, PACKAGE).decode(value)


def test_an_arm_that_demands_what_is_there_comes_first() -> None:
    assert isinstance(read("RunReport", {"error": "busy"}), RunRejected)
    assert isinstance(read("RunReport", {"_jobId": "1"}), RunScheduled)
    assert isinstance(read("RunReport", {}), RunScheduled)
    assert isinstance(read("RunReport", [{"a": 1}]), ListView)
    assert isinstance(read("RunReport", [{"a": 1}])[0], MapView)
    assert read("RunReport", "text") == "text"
    assert read("RunReport", None) is None


def test_a_discriminator_decides() -> None:
    assert isinstance(read("Pet", {"petType": "kitten", "barks": True}), Cat)
    assert isinstance(read("Pet | None", {"petType": "dog"}), Dog)
    assert isinstance(read("Pet | MutableSequence[Pet]", [{"petType": "dog"}])[0], Dog)
    assert isinstance(read("Pet | str", {"petType": "kitten"}), Cat)
    assert read("Pet | None", None) is None


def test_without_it_constants_and_keys_do() -> None:
    assert isinstance(read("Cat | Dog", {"petType": "dog"}), Dog)
    assert isinstance(read("Cat | Dog", {"barks": True}), Dog)
    assert isinstance(read("Cat | Dog", {"lives": 9}), Cat)
    assert read("Cat | Dog", {"petType": "fish"}) == {"petType": "fish"}
    assert read("Cat | Dog", {"petType": []}) == {"petType": []}
    assert read("Cat | Dog", {"other": 1}) == {"other": 1}


def test_a_single_model_takes_every_object() -> None:
    assert isinstance(read("Cat | str | None", {"petType": "fish"}), Cat)
    assert isinstance(read("RunRejected | MutableSequence[str]", {"x": 1}), RunRejected)


def test_a_map_takes_what_no_model_does() -> None:
    assert isinstance(read("RunRejected | MutableMapping[str, Any]", {"x": 1}), MapView)
    assert isinstance(read("RunRejected | MutableMapping[str, Any]", {"error": "x"}), RunRejected)


def test_lists_are_told_apart_by_each_item() -> None:
    either = Everything.from_dict({"either": [{"petType": "cat"}, {"petType": "dog"}]}).either
    assert either is not None
    assert [type(pet) for pet in either] == [Cat, Dog]


def test_recursive_aliases() -> None:
    tree = Everything.from_dict({"tree": [{"a": ["b", {"c": "d"}]}, "e"]}).tree
    assert isinstance(tree, ListView)
    assert isinstance(tree[0], MapView)
    assert tree[0]["a"][1]["c"] == "d"
    assert tree[1] == "e"
    assert codec_for("Tree", PACKAGE).issues([{"a": [5]}])[0].path == "[0].a[0]"


def test_times_in_unions() -> None:
    made = Everything.from_dict({"when": "2026-01-01T00:00:00Z"})
    assert getattr(made.when, "year", None) == 2026
    assert Everything.from_dict({"when": 5}).when == 5
    assert Everything.from_dict({"when": "soon"}).when == "soon"  # type: ignore[comparison-overlap]


def test_better_fitting_values_break_ties() -> None:
    class Text(Model):
        data: str | None = field("data", default=None)

    class Number(Model):
        data: int | None = field("data", default=None)

    globals().update(Text=Text, Number=Number)
    codec = codec_for("Text | Number", __name__)
    assert isinstance(codec.decode({"data": 5}), Number)
    assert isinstance(codec.decode({"data": "5"}), Text)
    assert isinstance(codec.decode({"data": []}), Text)


@pytest.mark.parametrize("annotation", ["Cat |", "Cat[int]", "Nobody", "1 + 1", "print('x')", "lambda: 0", "a" * 9])
def test_what_is_no_annotation_is_refused(annotation: str) -> None:
    with pytest.raises(TypeError):
        codec_for(annotation, PACKAGE)


def test_odd_spellings_of_annotations() -> None:
    odd = ("typing.Union[Cat, NoneType]", "typing.Optional['Cat']", "models.Cat")
    for annotation in ("Union[Cat, None]", "Optional[Cat]", "Cat | None", *odd):
        assert isinstance(read(annotation, {"petType": "cat"}), Cat)
    assert read("", {"a": 1}) is None
    assert read("Any", {"a": 1}) == {"a": 1}
    assert read("Any | Cat", {"petType": "cat"}) == {"petType": "cat"}
    assert codec_for("Cat", PACKAGE) is codec_for("Cat", PACKAGE)
    many = " | ".join(f"Literal['{number}']" for number in range(500))
    assert codec_for(f"{many} | str | None", PACKAGE).issues("500")
    assert not codec_for(f"{many} | str | None", PACKAGE).issues("499")


def test_a_time_among_other_types_is_not_written_anew_when_it_is_the_same() -> None:
    codec = codec_for("int | datetime", PACKAGE)
    raw = "2026-01-02t03:04:05.123456789z"
    assert codec.keeps(raw, codec.decode(raw))
    assert not codec.keeps(7, 7)
    assert not codec.keeps(raw, 7)
