"""Makes `tests/` a place to import helpers from."""

from __future__ import annotations

import os

from hypothesis import settings

# What a test prints must not hang on the terminal of whoever runs it.
os.environ.update(COLUMNS="100", NO_COLOR="1")
os.environ.pop("SYNOPTIC_STORE", None)

# No test times anything: a busy machine must not fail one.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
