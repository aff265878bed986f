"""Statements by speaker: renderings of one statement in several pages stand together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from synoptic.export import wording, words
from synoptic.export.index import Index
from synoptic.export.rows import has_words
from synoptic.model import Certainty, Stance, Statement, StatementKind

NO_SPEAKER = "no source named"


@dataclass(frozen=True)
class Rendering:
    """One page's wording of a statement; start and end bound its content in the page's text; `differs` tells how the
    wording differs from the first rendering's."""

    id: str
    page: str
    short: str
    outlet: str
    published: str
    words: str
    via: tuple[str, ...]
    direct: bool
    negated: bool
    kind: StatementKind
    stance: Stance
    certainty: Certainty
    start: int
    end: int
    differs: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The Harbour Post, 14 Mar 2018, harbour_post 120–184."""
        outlet = "" if self.outlet == f"({self.short})" else f"{words.cut(self.outlet, 30)}, "
        return f"{outlet}{self.published}, {self.short} {self.start}–{self.end}"


@dataclass(frozen=True)
class Saying:
    """A statement with its speaker, as one or more pages render it."""

    speaker: str
    speaker_id: str | None
    renderings: tuple[Rendering, ...]


def sayings(
    index: Index,
    *,
    by: str | None = None,
    about: str | None = None,
    direct: bool = False,
    kinds: tuple[str, ...] = (),
) -> list[Saying]:
    """What was said, those who said most first; `by` and `about` are words of names and of the content, `kinds` those
    wanted (all, if empty)."""
    groups = [
        group
        for group in grouped(index)
        if _fits(index, group, by, about, direct) and (not kinds or any(one.kind in kinds for one in group))
    ]
    made = [Saying(speaker(index, group[0]), group[0].speaker, _renderings(index, group)) for group in groups]
    weight: dict[str, int] = {}
    for one in made:
        weight[one.speaker] = weight.get(one.speaker, 0) + 1
    return sorted(made, key=lambda one: (one.speaker == NO_SPEAKER, -weight[one.speaker], one.speaker))


def speaker(index: Index, statement: Statement) -> str:
    """The speaker's name in the story, else the words that name him."""
    entity = index.entity(statement.speaker)
    return words.line(entity.name) if entity else words.line(statement.speaker_text) or NO_SPEAKER


def grouped(index: Index) -> list[list[Statement]]:
    """The statements in groups that are one, each group in the order of the pages."""
    groups: list[list[Statement]] = []
    of: dict[str, list[Statement]] = {}
    for statement in index.story.links.statements:
        group = next((of[other] for other in statement.same_as if other in of), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(statement)
        of[statement.id] = group
    return groups


def _fits(index: Index, group: list[Statement], by: str | None, about: str | None, direct: bool) -> bool:
    if direct and not any(one.direct for one in group):
        return False
    if about and not any(has_words(about, _content(index, one)) for one in group):
        return False
    return not by or any(has_words(by, *_names(index, one)) for one in group)


def _names(index: Index, statement: Statement) -> list[str]:
    entity = index.entity(statement.speaker)
    return [*((entity.name, *entity.aliases) if entity else ()), statement.speaker_text, *statement.via]


def _content(index: Index, statement: Statement) -> str:
    parts = [words.line(index.text(statement.page, span)) for span in statement.content]
    whole = " … ".join(part for part in parts if part).strip("“”\"'‘’ ").rstrip(",")
    return whole if statement.direct else whole.removeprefix("that ")


def _renderings(index: Index, group: list[Statement]) -> tuple[Rendering, ...]:
    first, *others = (_rendering(index, one) for one in group)
    return first, *(
        replace(one, differs=wording.differences(
            first.words, one.words, first_direct=first.direct, other_direct=one.direct)) for one in others
    )  # fmt: skip


def _rendering(index: Index, statement: Statement) -> Rendering:
    return Rendering(
        id=statement.id,
        page=statement.page,
        short=index.short(statement.page),
        outlet=index.outlet(statement.page),
        published=words.published(index.dating(statement.page), short=True),
        words=_content(index, statement),
        via=tuple(words.line(name) for name in statement.via),
        direct=statement.direct,
        negated=statement.negated,
        kind=statement.kind,
        stance=statement.stance,
        certainty=statement.certainty,
        start=min((span[0] for span in statement.content), default=0),
        end=max((span[1] for span in statement.content), default=0),
    )
