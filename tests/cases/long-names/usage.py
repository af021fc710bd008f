"""Long names end somewhere, and still say what they mean."""

from case_long_names import models

assert max(map(len, models.__all__)) <= 100, max(models.__all__, key=len)
assert len(models.__all__) == 4
top = getattr(models, next(name for name in models.__all__ if name.startswith("CustomerRelationshipManagement")))
assert top.from_dict({}).to_dict() == {}
