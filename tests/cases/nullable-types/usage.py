"""Null, several types, no type: absent, null and a value stay apart, and nothing is changed on the way."""

from case_nullable_types.models import Owner, Sheet

document = {
    "title": None,
    "size": "12",
    "nothing": None,
    "anything": [1, {"a": 2.50}],
    "cells": [1, "a", None],
    "mixed": [{}],
    "free": {"x": 1},
    "owner": None,
}
sheet = Sheet.from_dict(document)
assert sheet.to_dict() == document
assert (sheet.title, sheet.size, sheet.owner, sheet.described) == (None, "12", None, None)
assert sheet.is_set("title") and not sheet.is_set("described")
assert list(sheet.issues()) == []
assert Sheet().to_dict() == {} and Sheet(title=None).to_dict() == {"title": None}
sheet.owner = Owner(name="Ann")
assert sheet.to_dict()["owner"] == {"name": "Ann"} and type(sheet.owner) is Owner
assert len(list(Sheet.from_dict({"size": []}).issues())) == 1
