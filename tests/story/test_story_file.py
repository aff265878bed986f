"""The story file: what DESIGN's contract names, plain JSON, the same for the same story."""

import json
import math

from synoptic.export.story import to_json
from synoptic.model import Entity, Event, Links, Mention, Place, Statement
from synoptic.story.build import build
from tests.helpers.accounts import amount, notes, page, told

ONE = page(
    "one", "At least 60 people died in Aldo on Sunday, the mayor said.", title="Fire in Aldo", outlet="Daily One"
)


def story() -> object:
    toll = amount(ONE, "At least 60", "person killed", 60, math.inf)
    mention = told(
        ONE, 1, "At least 60 people died in Aldo on Sunday", "died", "2031-05-25", numbers=(toll,), per=("one/s1",)
    )
    event = Event(
        id="V1",
        type="OTHER",
        label="death",
        mentions=("one/v1",),
        when=mention.when,
        place=Place(name="Aldo"),
        actors=("E1",),
    )
    said = Statement(id="one/s1", page="one", content=((13, 54),), speaker="E1", via=("Agency",))
    mayor = Entity(
        id="E1", name="the mayor", kind="person", mentions=(Mention(page="one", start=1, end=2, head=0, form="name"),)
    )
    links = Links(
        entities=(mayor,), entity_of={}, mentions=(mention,), events=(event,), statements=(said,), datings={}, copies=()
    )
    return build("fire", (ONE,), (notes(ONE, mention, published="2031-05-26"),), links)


def test_the_file_holds_the_contracts_keys() -> None:
    made = to_json(story())  # type: ignore[arg-type]
    assert set(made) == {"synoptic", "story", "pages", "entities", "events", "statements", "discrepancies"}
    assert made["synoptic"] == "1"
    (of,) = made["pages"]
    assert set(of) == {"id", "source", "url", "outlet", "language", "title", "published", "zones", "copy_of", "copies"}
    assert of["published"]["value"] == "2031-05-26"
    (event,) = made["events"]
    assert {"id", "type", "mode", "label", "status", "date", "place", "actors", "recipients", "summary", "confidence",
            "why", "mentions"} == set(event)  # fmt: skip
    assert event["date"]["earliest"] == event["date"]["latest"] == "2031-05-25"
    (mention,) = event["mentions"]
    assert {"page", "start", "end", "trigger", "basis", "status", "date", "place", "actors", "recipients", "numbers",
            "per"} == set(mention)  # fmt: skip
    assert ONE.text[slice(*mention["trigger"])] == "died"
    assert mention["numbers"][0]["high"] is None
    assert made["statements"][0]["via"] == ["Agency"]


def test_the_file_is_strict_json_and_stable() -> None:
    first = json.dumps(to_json(story()), allow_nan=False, ensure_ascii=False)  # type: ignore[arg-type]
    assert first == json.dumps(to_json(story()), allow_nan=False, ensure_ascii=False)  # type: ignore[arg-type]
