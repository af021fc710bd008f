"""How much of anything is accepted; past that the document is refused in words, never by a crash or a hang."""

from __future__ import annotations

DEPTH = 64
"""Schemas inside one another before a component is reached; deeper ones are not read by people either."""
ALIASES = 50
"""Components inside one another that are lists, maps or unions and no objects; a value of such a type nests as deep."""
BRANCHES = 1_000
"""Schemas that one `allOf` brings together, over all levels; a reference that says nothing else is none."""
BROUGHT = 500_000
"""Schemas that all `allOf` of a document bring together, each as often as it is brought."""
INHERITED = 100_000
"""Properties that the objects of a document have from elsewhere, each as often as an object has it."""
ARMS = 500
"""Alternatives of one union, nested unions included."""
CROSSINGS = 500
"""Alternatives that are combined with what stands beside their union, per component or operation."""
PROPERTIES = 10_000
"""Properties of one object."""
SCHEMAS = 100_000
"""Schema components of one document."""
OPERATIONS = 20_000
"""Operations of one document."""
