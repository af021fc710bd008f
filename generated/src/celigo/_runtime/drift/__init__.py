"""How responses depart from the published schema, and the corrections that follow from it."""
