"""Puts the rendered files on disk: whole or not at all, and nothing that is not ours."""
