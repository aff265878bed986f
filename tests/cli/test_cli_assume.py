"""`synoptic read --assume PAGE=DATE`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from synoptic.cli import assumed
from synoptic.errors import UserError
from synoptic.model import Dating, Notes, Page
from synoptic.store.sqlite import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.open(tmp_path / "s.db")
    for name in ("harbour-post", "harbour-times", "courier"):
        page = Page(id=name, source=f"saved/{name}.txt", text=f"{name} was here.", digest=name)
        made.put(page, Notes(page=name, published=Dating()), "1")
    return made


def standing(store: Store) -> list[tuple[str, str | None]]:
    return [(v.anchors[0].page, v.value) for v in store.verdicts()]


@pytest.mark.parametrize("wrong", ["courier", "=2018", "courier=soon", "courier=2018-02-30", "courier=2999-01-01"])
def test_wrong_assumptions_are_named(wrong: str) -> None:
    with pytest.raises(UserError):
        assumed.parse([wrong])


def test_what_is_asked_is_read() -> None:
    assert assumed.parse(["a=b.txt=2018-03", "courier="]) == [("a=b.txt", "2018-03"), ("courier", "")]


def test_set_change_and_take_back(store: Store) -> None:
    assert assumed.keep(store, assumed.parse(["courier=2018-03-12"])) == [
        "saved/courier.txt: taken as published 2018-03-12"
    ]
    assert assumed.keep(store, assumed.parse(["courier=2018-03-12"])) == []
    assumed.keep(store, assumed.parse(["saved/courier.txt=2018"]))
    assert standing(store) == [("courier", "2018")]
    assert assumed.keep(store, assumed.parse(["courier="])) == ["saved/courier.txt: dated by its evidence again"]
    assert standing(store) == []
    assert len(list(store.verdicts(all=True))) == 2  # nothing is erased


@pytest.mark.parametrize("name", ["nobody", "harbour"])
def test_a_page_that_is_not_one_page(store: Store, name: str) -> None:
    with pytest.raises(UserError):
        assumed.keep(store, assumed.parse([f"{name}={date.today().year}"]))
    assert standing(store) == []
