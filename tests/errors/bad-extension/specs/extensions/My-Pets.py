"""No name for a module."""
