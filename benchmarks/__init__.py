"""Runners that measure Synoptic on the public benches: `python -m benchmarks.AREA --data FILE`."""
