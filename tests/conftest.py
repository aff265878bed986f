"""Makes `tests/` a place to import helpers from."""

from __future__ import annotations

import os

# What a test prints must not hang on the terminal of whoever runs it.
os.environ.update(COLUMNS="100", NO_COLOR="1")
os.environ.pop("SYNOPTIC_STORE", None)
