"""Roles as read around a name: "Russian President X", "X, the Kremlin spokesman", "the head of the agency, X"."""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.model import Role
from synoptic.notes.person_phrases import Names, Phrase, standing
from synoptic.notes.spot import Spot

KEPT_SMALL = frozenset({"of", "for", "the", "and"})
# Who one is to another, or anybody of a body: no title, though the table has them
RELATIONAL = frozenset(
    {"acquaintance", "adversary", "ally", "associate", "classmate", "colleague", "companion", "counterpart", "critic",
     "fan", "foe", "friend", "guest", "member", "national", "native", "neighbor", "neighbour", "opponent", "partner",
     "person", "predecessor", "resident", "rival", "source", "successor", "supporter", "visitor"}
)  # fmt: skip
# An office read as one kind may be another in the table: a "leader" is whoever holds the power.
ALSO = {
    "head of state": ("head of state", "head of organisation", "leader"),
    "head of government": ("head of government",),
    "leader": ("head of state", "head of government", "leader", "head of organisation"),
    "head of organisation": ("head of organisation", "official", "leader"),
    "official": ("official",),
    "minister": ("minister", "official", "foreign minister", "defence minister"),
}  # fmt: skip


PLAIN = frozenset({"person", "figure", "relative", "perpetrator", "victim", "fighter"})


def is_office(phrase: Phrase) -> bool:
    """Whether a phrase names what one holds ("minister", "professor at the university") and not only what one is
    ("ally", "actor", "resident")."""
    if phrase.noun.noun in RELATIONAL:
        return False
    return phrase.noun.role not in PLAIN or (phrase.of is not None and phrase.noun.role in ("person", "figure"))


def kinds(role: str) -> tuple[str, ...]:
    """The office kinds that a noun's role may stand for."""
    return ALSO.get(role, (role,))


def title_case(words: str) -> str:
    """ "minister of defence" → "Minister of Defence"."""
    return " ".join(w if w in KEPT_SMALL else w[:1].upper() + w[1:] for w in words.split())


def holder_name(tree: Tree, phrase: Phrase) -> str | None:
    """Whose the office is, in plain words: the state's name, else the organisation's as it stands."""
    if phrase.of:
        start, end = tree.tokens[phrase.of[0]].start, tree.tokens[phrase.of[1] - 1].end
        text = " ".join(tree.text[start:end].split())
        known = lexicon.organisation(text)
        if known:
            return known.name
        if not lexicon.country_of(text):
            return text
    return lexicon.countries()[phrase.state].name if phrase.state else None


def role_of(tree: Tree, phrase: Phrase, page: str) -> Role:
    """The role that a phrase tells, with its place in the page."""
    extra = [w for w in phrase.before if w in ("deputy", "acting", "interim", "vice", "assistant", "senior", "chief")]
    status = standing(phrase)
    title = title_case(" ".join([*([status] if status == "former" else []), *extra, phrase.noun.noun]))
    return Role(
        title=title + ("-elect" if status == "elect" else ""),
        of=holder_name(tree, phrase),
        page=page,
        start=tree.tokens[phrase.first].start,
        end=tree.tokens[phrase.last - 1].end,
    )


def beside(tree: Tree, names: Names, phrase: Phrase) -> Spot | None:
    """The person's name that the phrase stands with as a title or in apposition, None if it stands alone."""
    if phrase.plural or phrase.noun.kind != "person":
        return None
    sentence = tree.sentence_of_token(phrase.head)
    after = phrase.last
    if after < sentence.last:
        spot = names.at(after)
        if spot and spot.kind == "person" and spot.first == after:
            return spot
        if (
            tree.word(after) in (",", "-", "–", "—", ":")
            and after + 1 < sentence.last
            and phrase.determiner not in ("a", "an")
        ):
            spot = names.at(after + 1)
            if spot and spot.kind == "person" and spot.first == after + 1 and _closes(tree, spot, sentence.last):
                return spot
    return _before(tree, names, phrase, sentence.first)


def _closes(tree: Tree, spot: Spot, end: int) -> bool:
    """After an apposition the clause goes on behind a comma, a stop or a verb: not "the minister, X and Y"."""
    return spot.last >= end or tree.lower(spot.last) not in ("and", "or")


def _before(tree: Tree, names: Names, phrase: Phrase, floor: int) -> Spot | None:
    """ "X, the Kremlin spokesman" and "X, 36, a spokesman for …"."""
    at = phrase.first - 1
    if at <= floor or tree.word(at) not in (",", "(", "–", "—", "-"):
        return None
    at -= 1
    if tree.pos(at) == "NUM" and at - 2 >= floor and tree.word(at - 1) == ",":
        at -= 2
    spot = names.at(at)
    if not spot or spot.kind != "person" or spot.last != at + 1:
        return None
    listed = tree.lower(phrase.last) == "and" if phrase.last < len(tree.tokens) else False
    return None if listed and not phrase.determiner and not phrase.of else spot


def copula(tree: Tree, names: Names, phrase: Phrase) -> Spot | None:
    """The name of which a phrase is said with "is" or "was": "X is a member of …"."""
    cop = tree.child(phrase.head, "cop")
    subject = tree.child(phrase.head, "nsubj")
    if cop is None or subject is None or tree.negation(phrase.head) is not None:
        return None
    spot = names.at(subject)
    return spot if spot and spot.kind == "person" else None
