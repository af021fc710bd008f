"""`python -m specloom`."""

import gc
import sys

from .cli import main

if __name__ == "__main__":
    # Nearly all that a run makes lives until its end: looking for garbage often would take a twentieth of the time.
    gc.set_threshold(200_000, 50, 50)
    sys.exit(main())
