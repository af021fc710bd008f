"""Objects that are open, closed, or a mapping: what is not described is kept, and typed where its type is known."""

from case_additional_properties import models

document = {"name": "all", "red": {"colour": "#f00", "since": 3}, "blue": {"colour": "#00f"}}
labels = models.Labels.from_dict(document)
assert labels.name == "all" and labels.to_dict() == document
assert "red" in labels and labels.raw["red"]["since"] == 3
assert list(labels.issues()) == []
assert list(models.Labels.from_dict({"red": 1}).issues())

closed = models.Closed(a="x", counts={"b": 1})
closed.counts["c"] = 2
assert closed.to_dict() == {"a": "x", "counts": {"b": 1, "c": 2}}
assert list(models.Closed.from_dict({"z": 1}).issues())
