"""Pictures of the built site: `python -m docsite [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from .screenshots import take

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "generated"
    sys.exit(take(folder / "site", ROOT / ".cache" / "screenshots"))
