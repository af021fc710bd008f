"""A module of that name is generated."""
