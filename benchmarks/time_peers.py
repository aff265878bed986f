"""Other taggers of temporal expressions on the same rows, each with the values it would give in the bench's format.

dateparser's search tells days only; Recognizers-Text (rule based, English) tells timexes of TIMEX3's kind. HeidelTime
needs Java and TreeTagger: its figures are those of the bench's `peers.json`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

Row = dict[str, Any]
_KINDS = {"date": "DATE", "daterange": "DATE", "datetime": "TIME", "datetimerange": "TIME", "time": "TIME",
          "timerange": "TIME", "duration": "DURATION", "set": "SET"}  # fmt: skip


def peers() -> dict[str, Callable[[Row], Row]]:
    """The taggers that are installed (`pip install -e '.[peers]'`), by name."""
    return {"dateparser": _dateparser, "Recognizers-Text": _recognizers}


def _reference(row: Row) -> datetime:
    return datetime.fromisoformat(row["dct"][:10]) if row.get("dct") else datetime.combine(datetime.today(), time())


def _dateparser(row: Row) -> Row:
    from dateparser.search import search_dates

    settings: Any = {"RELATIVE_BASE": _reference(row), "PREFER_DATES_FROM": "past"}
    made, at = [], 0
    for words, day in search_dates(row["text"], languages=["en"], settings=settings) or ():
        start = row["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            made.append({"start": start, "end": at, "type": "DATE", "value": day.date().isoformat()})
    return {"id": row["id"], "timexes": made}


def _recognizers(row: Row) -> Row:
    from recognizers_date_time import Culture, recognize_datetime

    found = recognize_datetime(row["text"], Culture.English, reference=_reference(row))
    return {"id": row["id"], "timexes": [made for one in found if (made := _timex(one)) is not None]}


def _timex(one: Any) -> Row | None:
    kind = _KINDS.get(one.type_name.rpartition(".")[2])
    values = (one.resolution or {}).get("values") or [{}]
    if kind is None:
        return None
    first = values[0]  # of two readings the past one
    timex = first.get("timex", "")
    whole = timex and "X" not in timex and "(" not in timex
    value = timex if whole or kind in ("DURATION", "SET") else first.get("value") or first.get("start")
    return {"start": one.start, "end": one.end + 1, "type": kind, "value": value}
