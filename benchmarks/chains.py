"""Who is cited through whom, on PolNeAR: whole chains right.

    python -m benchmarks.chains --data ../shared/bench/quotes/polnear_train.jsonl.gz [--half odd|even] [--misses]

`data/polnear_chains.tsv` holds 177 sentences ("told OUTLET", "OUTLET reported", "citing", and the like, with those that
only look so), annotated with speaker and chain before the tool was run: offsets and short names only, as the texts
belong to their publishers. Rules were built on the even rows; `odd` is the figure to report. The speech tagger was
trained on these articles (which tells it source, cue and content, but neither speakers nor chains).

Right: a statement that overlaps the sentence has the speaker, and its chain is the annotated one, member by member.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks import common
from benchmarks.pronouns import page_of
from synoptic.model import Notes, Span, Statement

_SAMPLE = Path(__file__).parent / "data" / "polnear_chains.tsv"
_OUTLETS = {
    "breitbart": "Breitbart", "huff-post": "The Huffington Post", "nyt": "The New York Times", "politico": "Politico",
    "usa-today": "USA Today", "wash-post": "The Washington Post", "west-journal": "Western Journalism",
}  # fmt: skip
_IDLE = frozenset({"the", "a", "an", "of", "s", "s'", "mr", "ms"})

Names = tuple[str, ...]


class Row(NamedTuple):
    """A sentence, the names of its speaker that will do, and the chain: for each member the names that will do; `bare`
    if no chain will do too."""

    document: str
    sentence: Span
    speaker: Names
    via: tuple[Names, ...]
    bare: bool


def sample(path: Path = _SAMPLE) -> list[Row]:
    """The annotated rows in the order of the file."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, start, end, speaker, chain = line.split("\t")
            members = tuple(tuple(n for n in one.split("|") if n != "-") for one in chain.split(","))
            bare = "-" in chain.split(",")[0].split("|")
            out.append(Row(name, (int(start), int(end)), tuple(speaker.split("|")), tuple(filter(None, members)), bare))
    return out


def words(name: str) -> set[str]:
    """The words of a name, folded."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("­", "")
    return set(re.findall(r"\w+", plain)) - _IDLE


def fits(said: str, names: Iterable[str]) -> bool:
    """Whether one name's words are among the other's."""
    own = words(said)
    return any(own and (own <= words(name) or words(name) <= own) for name in names)


def speaker_right(statement: Statement, notes: Notes, row: Row) -> bool:
    """Whether the statement's speaker is the annotated one."""
    entity = next((e for e in notes.entities if e.id == statement.speaker), None)
    said = [entity.name, *entity.aliases] if entity else []
    return any(fits(one, row.speaker) for one in [*said, statement.speaker_text or ""] if one)


def chain_right(statement: Statement, row: Row) -> bool:
    """Whether the chain is the annotated one, member by member."""
    if not statement.via:
        return row.bare or not row.via
    return len(statement.via) == len(row.via) and all(
        fits(one, names) for one, names in zip(statement.via, row.via, strict=True)
    )


def overlapping(notes: Notes, span: Span) -> list[Statement]:
    """The statements with a part in the sentence."""
    start, end = span
    return [s for s in notes.statements if any(a < end and start < b for a, b in (*s.content, *s.cue, *s.source))]


def main() -> None:
    parser = common.parser("chains", __doc__ or "")
    parser.add_argument("--half", choices=["odd", "even", "all"], default="all", help="only these rows")
    options = parser.parse_args()
    from synoptic.language.model import LanguageModel
    from synoptic.notes.page import take

    wanted = {"odd": (1,), "even": (0,), "all": (0, 1)}[options.half]
    rows = [(n, row) for n, row in enumerate(sample()) if n % 2 in wanted][: options.limit]
    documents: dict[str, Any] = {row["id"]: row for row in common.rows(options.data, None)}
    model = LanguageModel.load()
    taken: dict[str, Notes] = {}
    told: list[tuple[int, Row, list[Statement], bool, bool]] = []
    for n, row in rows:
        if row.document not in taken:
            document = documents[row.document]
            page = msgspec.structs.replace(page_of(document), outlet=_OUTLETS.get(document["publisher"]))
            taken[row.document] = take(page, model)
        notes = taken[row.document]
        near = overlapping(notes, row.sentence)
        spoken = [s for s in near if speaker_right(s, notes, row)]
        told.append((n, row, near, bool(spoken), any(chain_right(s, row) for s in spoken)))
    if options.misses:
        for n, row, near, _, right in told:
            if not right:
                text = documents[row.document]["text"][row.sentence[0] : row.sentence[1]]
                ours = "; ".join(f"{s.speaker_text or s.speaker} < {' < '.join(reversed(s.via)) or '-'}" for s in near)
                print(f"{n} {'|'.join(row.speaker)} < {row.via or '-'}  OURS {ours or 'nothing'}  | {text}")
    common.table("chains", figures(told))


def figures(told: list[tuple[int, Row, list[Statement], bool, bool]]) -> dict[str, float]:
    """Shares of whole chains right: all rows, each half, those with and without a chain; and of speakers right."""

    def share(values: list[bool]) -> float:
        return round(sum(values) / len(values), 4) if values else 0.0

    return {
        "rows": len(told),
        "whole": share([right for *_, right in told]),
        "whole_even": share([right for n, *_, right in told if n % 2 == 0]),
        "whole_odd": share([right for n, *_, right in told if n % 2]),
        "with_chain": share([right for _, row, *_, right in told if row.via and not row.bare]),
        "without_chain": share([right for _, row, *_, right in told if row.bare or not row.via]),
        "speaker": share([spoken for *_, spoken, _ in told]),
    }


if __name__ == "__main__":
    main()
