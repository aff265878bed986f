"""`python -m synoptic` is the same as `synoptic`."""

from synoptic.cli import main

main(prog_name="synoptic")
