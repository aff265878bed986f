"""The tutorial runs as it is printed, and what it promises of spans and stores holds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import synoptic

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_tutorial_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    blocks = BLOCK.findall(tutorial)
    assert len(blocks) >= 6
    for number, block in enumerate(blocks, 1):
        exec(compile(block, f"docs/tutorial.md, block {number}", "exec"), names)
    story = names["story"]
    assert isinstance(story, synoptic.Story)
    assert len(story.pages) == 9 and not story.failures
    assert len(story.links.events) >= 10 and story.links.statements
    assert any(len(event.mentions) > 1 for event in story.links.events)
    told = capsys.readouterr().out
    assert "9 pages" in told and "Traceback" not in told
