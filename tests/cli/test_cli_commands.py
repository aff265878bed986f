"""The commands on a story made by hand: what they show, how they fail, and that piped output stays plain."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.gold_story import gold_story

from synoptic.cli import COMMANDS, main
from synoptic.model import Failure
from synoptic.store.sqlite import Store


@pytest.fixture(scope="module")
def truce(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "truce.db"
    story = gold_story("lake-truce", (Failure(source="photo.jpg", cause="binary data", remedy="save it as text"),))
    with Store.open(path) as store:
        for page, notes in zip(story.pages, story.notes, strict=True):
            store.put(page, notes, "1")
        for failure in story.failures:
            store.fail(failure)
        assert store.save(story, store.basis())
    return path


def run(*args: str, store: Path | None = None) -> Result:
    return CliRunner().invoke(main, [*args, *(["--store", str(store)] if store else [])], catch_exceptions=False)


def flat(text: str) -> str:
    """The output with its line breaks taken as blanks."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_listed_help_is_the_commands_own_and_ends_with_examples(name: str) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert COMMANDS[name] in shown.output
    assert f"synoptic {name}" in shown.output.split("Examples:")[1]


def test_a_wrong_command_is_met_with_the_right_one() -> None:
    shown = run("chronolgy")
    assert shown.exit_code == 2
    assert "Did you mean 'chronology'?" in shown.output


def test_the_chronology_as_a_table(truce: Path) -> None:
    lines = run("chronology", store=truce).output.splitlines()
    whole = flat("\n".join(lines))
    assert "11–12 Mar 2018" in whole and "≠ date" in whole and "≠ number" in whole and "[cancelled]" in whole
    assert all(len(line) <= 100 for line in lines)
    assert not any(line.endswith(" ") for line in lines)


def test_the_chronology_can_be_narrowed(truce: Path) -> None:
    shown = run("chronology", "--who", "Casal", store=truce).output
    assert "Ruth Casal" in shown and "Hallin" not in shown
    assert "1 of 14 events" in shown
    assert "6 of 14 events" in run("chronology", "--shared", store=truce).output
    assert "none of 14 events fits" in run("chronology", "--from", "2030", store=truce).output
    exact = run("chronology", "--from", "14 Mar 2018", "--to", "2018-03-14", "--type", "agree", store=truce).output
    assert "agreed on Wednesday" in flat(exact) and "1 of 14" in exact


@pytest.mark.parametrize(
    "given", [["--from", "someday"], ["--type", "PARTY"], ["--status", "maybe"], ["--format", "x"]]
)
def test_wrong_arguments_are_named(truce: Path, given: list[str]) -> None:
    shown = run("chronology", *given, store=truce)
    assert shown.exit_code == 2
    assert given[-1] in shown.output


def test_the_chronology_for_other_programs(truce: Path, tmp_path: Path) -> None:
    rows = json.loads(run("chronology", "--all", "--format", "json", store=truce).output)
    lines = list(csv.DictReader(io.StringIO(run("chronology", "--all", "--format", "csv", store=truce).output)))
    marked = run("chronology", "--all", "--format", "markdown", store=truce).output.splitlines()
    assert len(rows) == len(lines) == len(marked) - 2 == 14
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    target = tmp_path / "events.csv"
    assert run("chronology", "--format", "csv", "-o", str(target), store=truce).exit_code == 0
    assert target.read_bytes().startswith("\ufeffid,earliest".encode())
    refused = run("chronology", "-o", str(target), store=truce)
    assert refused.exit_code == 2 and "--format" in refused.output


def test_compare_shows_the_difference_and_its_two_sentences(truce: Path) -> None:
    shown = run("compare", "11-12", "Mar", "2018", store=truce)
    text = flat(shown.output)
    assert shown.exit_code == 0
    assert "≠ date" in text
    assert "on Monday to discuss a halt to the fighting" in text
    assert "spoke by telephone on Sunday night" in text
    assert "no account of it:" in text
    page = next(one for one in gold_story("lake-truce").pages if "meridian" in one.source)
    start = page.text.index("President Irina Halvek and Prime Minister")
    assert f"[meridian_talks {start}–" in text


def test_compare_names_what_else_fits(truce: Path) -> None:
    text = flat(run("compare", "14 Mar 2018", store=truce).output)
    assert "agreed on Wednesday to cease fire" in text and "also fits '14 Mar 2018':" in text


def test_compare_without_such_an_event(truce: Path) -> None:
    shown = run("compare", "the moon landing", store=truce)
    assert shown.exit_code == 2
    assert "no event about 'the moon landing'" in shown.output and "synoptic chronology" in shown.output


def test_said(truce: Path) -> None:
    text = flat(run("said", "--by", "halvek", store=truce).output)
    assert "Irina Halvek" in text and "Davit Korrin" not in text
    assert "“A line on a map is not a peace, but I prefer it to a crater”" in text
    assert "via prime minister's office" in text
    assert "no such statement" in run("said", "--about", "zeppelin", store=truce).output


def test_sources(truce: Path, tmp_path: Path) -> None:
    text = flat(run("sources", store=truce).output)
    assert "Irina Halvek" in text and "how the outlets source what they tell" in text
    made = tmp_path / "audit.json"
    assert run("sources", "--format", "json", "-o", str(made), store=truce).exit_code == 0
    found = json.loads(made.read_text(encoding="utf-8"))
    assert any(one["name"] == "Irina Halvek" for one in found["sources"]) and found["shares"]
    assert "no such statement" in run("sources", "--outlet", "zeppelin", store=truce).output


def test_who(truce: Path) -> None:
    lines = run("who", store=truce).output.splitlines()
    assert lines[1].startswith("Irina Halvek")
    assert "nobody of that name" in run("who", "zeppelin", store=truce).output


def test_search_gives_pages_with_places(truce: Path) -> None:
    text = flat(run("search", "nine passengers and a goat", store=truce).output)
    assert "nine passengers and a goat" in text and "northern-tribune" in text
    assert "no page holds" in run("search", "zeppelin", store=truce).output
    nothing = run("search", '"', store=truce)
    assert nothing.exit_code == 2 and "nothing to search" in nothing.output


def test_page_shows_zones_evidence_and_what_was_read(truce: Path) -> None:
    text = flat(run("page", "courier-three", store=truce).output)
    assert "published 16 Mar 2021" in text and "a careful reader says so" in text
    assert "body" in text and "promo" in text and "V12" in text and "Irina Halvek:" in text
    ambiguous = run("page", "harbour", store=truce)
    assert ambiguous.exit_code == 2 and "fits 2 pages" in ambiguous.output
    unknown = run("page", "zeppelin", store=truce)
    assert unknown.exit_code == 2 and "no page" in unknown.output
    page, notes = json.loads(run("page", "courier-three", "--json", store=truce).output)
    assert page["id"] == notes["page"]


def test_report_and_export_write_files(truce: Path, tmp_path: Path) -> None:
    html, story = tmp_path / "story.html", tmp_path / "story.json"
    assert run("report", "-o", str(html), store=truce).exit_code == 0
    assert html.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("export", "story", "-o", str(story), store=truce).exit_code == 0
    assert json.loads(story.read_text(encoding="utf-8"))["synoptic"] == "1"
    refused = run("report", "-o", str(tmp_path / "no" / "such" / "x.html"), store=truce)
    assert refused.exit_code == 2 and "cannot be written" in refused.output


def test_without_a_story_the_way_to_one_is_told(tmp_path: Path) -> None:
    for command in (["chronology"], ["search", "x"], ["compare", "V1"], ["who"], ["said"], ["page", "x"]):
        shown = run(*command, store=tmp_path / "none.db")
        assert shown.exit_code == 1
        assert "none.db: there is no story file" in shown.output and "synoptic read PATH" in shown.output
    nothing = run("read", store=tmp_path / "none.db")
    assert nothing.exit_code == 2 and "name what to read" in nothing.output
    assert not (tmp_path / "none.db").exists()


def test_pages_that_were_read_but_not_compared_are_told(tmp_path: Path) -> None:
    path = tmp_path / "half.db"
    story = gold_story("lake-truce")
    with Store.open(path) as store:
        store.put(story.pages[0], story.notes[0])
    shown = run("chronology", store=path)
    assert shown.exit_code == 1
    assert "holds 1 page" in shown.output and f"synoptic read --store {path}" in shown.output


def test_a_story_older_than_its_pages_says_so(truce: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    story = gold_story("lake-truce")
    with Store.open(path) as store:
        for page, notes in zip(story.pages[:-1], story.notes[:-1], strict=True):
            store.put(page, notes)
        assert store.save(story, store.basis())
        store.put(story.pages[-1], story.notes[-1])
    shown = CliRunner().invoke(main, ["who", "--store", str(path)])
    assert shown.exit_code == 0
    assert "pages were read since" in shown.stderr


def test_the_store_can_be_named_by_the_environment(truce: Path) -> None:
    shown = CliRunner(env={"SYNOPTIC_STORE": str(truce)}).invoke(main, ["who", "Casal"])
    assert shown.exit_code == 0 and "Ruth Casal" in shown.output


def test_piped_output_is_plain_and_a_closed_pipe_no_error(truce: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    command = [sys.executable, "-m", "synoptic", "chronology", "--store", str(truce)]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60)
    assert done.returncode == 0 and b"\x1b" not in done.stdout
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 15  # one a line, whatever its length
    closed = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$@" | head -1', "-", *command], capture_output=True, timeout=60
    )
    assert closed.stderr == b""


def test_a_defect_of_ours_is_told_in_words(truce: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr("synoptic.export.people.people", broken)
    shown = CliRunner().invoke(main, ["who", "--store", str(truce)])
    assert shown.exit_code == 3
    assert "ZeroDivisionError: a defect" in shown.stderr and "report it" in shown.stderr
