"""Completion of commands, options and files in shells, by argcomplete: the shell asks, and the parser answers."""

from __future__ import annotations

import argparse

from argcomplete import autocomplete
from argcomplete.shell_integration import shellcode

PROGRAM = "specloom"


def script(shell: str) -> str:
    """What a shell has to read once, in the file that it begins with."""
    return shellcode([PROGRAM], shell=shell)


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer the shell, and end; does nothing when no shell has asked."""
    autocomplete(parser)
