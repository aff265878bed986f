"""The chain bench: its sample and its measure."""

from __future__ import annotations

from benchmarks.chains import Row, chain_right, fits, overlapping, sample, speaker_right
from synoptic.model import Dating, Notes, Statement


def statement(via: tuple[str, ...] = (), who: str = "Mara Osk") -> Statement:
    return Statement(id="p/s1", page="p", content=((10, 20),), cue=((21, 25),), speaker_text=who, via=via)


def test_the_sample_is_sound() -> None:
    rows = sample()
    assert len(rows) >= 150
    assert all(row.sentence[0] < row.sentence[1] and row.speaker for row in rows)
    assert any(len(row.via) == 2 for row in rows)
    assert any(row.bare and row.via for row in rows)


def test_names_fit_by_their_words() -> None:
    assert fits("Kelda Radio’s Jo Ray", ("Jo Ray",))
    assert fits("the Post", ("Norrby Post",))
    assert not fits("the", ("Norrby Post",))
    assert not fits("Kelda Radio", ("Norrby Post",))


def test_chains_are_compared_member_by_member() -> None:
    row = Row("p", (0, 30), ("Osk",), (("TNA",), ("Radio Norte", "Norte")), bare=False)
    assert chain_right(statement(("TNA", "Norte")), row)
    assert not chain_right(statement(("Norte", "TNA")), row)
    assert not chain_right(statement(("TNA",)), row)
    assert not chain_right(statement(), row)
    assert chain_right(statement(), row._replace(bare=True))


def test_speaker_and_place() -> None:
    row = Row("p", (0, 30), ("Osk",), (), bare=True)
    notes = Notes(page="p", published=Dating(), statements=(statement(),))
    assert overlapping(notes, (24, 40)) == [statement()]
    assert overlapping(notes, (25, 40)) == []
    assert speaker_right(statement(), notes, row)
    assert not speaker_right(statement(who="Ray"), notes, row)
