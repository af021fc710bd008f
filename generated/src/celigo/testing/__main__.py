"""Serves the fake on this machine.

Generated. Do not edit; run `make generate`.
"""

from .._runtime.testing.command import main
from . import FakeCeligo

if __name__ == "__main__":
    raise SystemExit(main(FakeCeligo))
