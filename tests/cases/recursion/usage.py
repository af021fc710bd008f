"""What contains itself is one class, and a list of things is named after the thing."""

from case_recursion import models

entry = models.Entry.from_dict({"label": "Tea", "entries": [{"label": "Green", "entries": [{"label": "Sencha"}]}]})
assert type(entry.entries[0].entries[0]) is models.Entry
entry.entries[0].entries[0].label = "Gyokuro"
assert entry.to_dict()["entries"][0]["entries"][0] == {"label": "Gyokuro"}
assert sorted(models.__all__) == ["Entries", "Entry", "Tree"]

tree = models.Tree(left=models.Tree(branches={"a": models.Tree()}))
assert tree.to_dict() == {"left": {"branches": {"a": {}}}}
assert type(tree.left.branches["a"]) is models.Tree
