"""A document of version 3.0 means what it meant then: nullable, limits that exclude, examples."""

import json
from pathlib import Path

import case_openapi_3_0
from case_openapi_3_0 import models

pet = models.Pet.from_dict({"name": None, "age": 0, "mood": None})
assert pet.name is None and pet.is_set("name")
assert len(list(pet.issues())) == 1  # an age above 0 is wanted
merged = json.loads((Path(case_openapi_3_0.__file__).parents[2] / "openapi.json").read_text(encoding="utf-8"))
fields = merged["components"]["schemas"]["Pet"]["properties"]
assert merged["openapi"].startswith("3.1")
assert fields["age"] == {"type": "number", "exclusiveMinimum": 0}
assert set(fields["name"]["type"]) == {"string", "null"}
