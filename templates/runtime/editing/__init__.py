"""Editing objects safely: read, change, write back, only over what was read."""
