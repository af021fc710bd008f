"""Stage 1: pages and files -> fragments. Begin with `read.py`; `files.py` finds the input."""
