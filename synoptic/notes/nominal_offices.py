"""Who holds an office that a nominal names: "the Syrian president", "the presidents", "his Russian counterpart".

People of the page come first, by the roles read and the offices known of them; then, on a known day, the table of
offices. A page that says "a ministry spokeswoman" and names the only one later means her (delayed identification).
"""

from __future__ import annotations

import re

from synoptic.language import lexicon
from synoptic.model import Mention
from synoptic.notes.drafts import Draft
from synoptic.notes.person_phrases import ARTICLES, DEFINITE, Phrase, standing
from synoptic.notes.roles import holder_name, kinds
from synoptic.notes.scene import Scene, nearest

OFFICES = frozenset(
    {"head of state", "head of government", "leader", "deputy", "foreign minister", "defence minister", "minister",
     "spokesperson", "head of organisation", "official", "military"}
)  # fmt: skip
BY_TABLE = ("head of state", "head of government", "foreign minister", "defence minister")
OF_STATES = frozenset(
    {"head of state", "head of government", "leader", "foreign minister", "defence minister", "deputy"}
)
SPECIFIC = frozenset({"spokesperson", "foreign minister", "defence minister", "head of state", "head of government"})
# offices whose holders the page need not call so: the table knows them ("the Syrian president" of a page on Assad)
KNOWN_BY_TABLE = frozenset({"head of state", "head of government", "leader", *SPECIFIC})
LOOSE = frozenset({"the", "of", "for", "and", "national", "department", "office", "ministry", "s"})


def holder(scene: Scene, phrase: Phrase, mention: Mention) -> Draft | None:
    """The person of the page who holds the office, None if nobody fits."""
    new = phrase.determiner in ARTICLES or phrase.determiner == "one"
    if new and (standing(phrase) or not (phrase.of or scene.in_lead(mention))):
        return None
    wanted = set(kinds(phrase.noun.role))
    fitting = [d for d in scene.people() if d.role_kinds & wanted and fits(scene, d, phrase)]
    exact = [d for d in fitting if any(phrase.noun.noun in r.title.lower() for r in d.roles)]
    if new:
        only = exact or (fitting if phrase.noun.role in SPECIFIC else [])
        return only[0] if len(only) == 1 and not only[0].last_before(mention.start) else None
    found = nearest(exact or (fitting if phrase.noun.role in KNOWN_BY_TABLE else []), mention)
    if found is None and phrase.state and standing(phrase) == "" and phrase.noun.role in BY_TABLE:
        return by_table(scene, phrase.noun.role, phrase.state)
    return found


def fits(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Whether state, organisation and gender of a person and a phrase agree."""
    if phrase.noun.gender and draft.gender and phrase.noun.gender != draft.gender:
        return False
    if phrase.state and draft.state != phrase.state and (draft.state or phrase.noun.role in OF_STATES):
        return False
    named = holder_name(scene.tree, phrase)
    if named is None or lexicon.country_of(named):
        return True
    owners = [r.of for r in draft.roles if r.of and not lexicon.country_of(r.of)]
    if owners:
        return any(_overlap(named, owner) for owner in owners)
    return phrase.noun.role in SPECIFIC or _heads(draft, named)


def _heads(draft: Draft, named: str) -> bool:
    """Whether the table of offices knows the person at the head of the organisation."""
    body = lexicon.organisation(named)
    if body is None or draft.key is None:
        return False
    return any(t.of == f"org:{body.key}" for t in lexicon.office_terms(draft.key.removeprefix("person:")))


def _overlap(a: str, b: str) -> bool:
    """ "China's Foreign Ministry" and "Foreign Ministry" share what matters."""
    return bool(_telling(a) & _telling(b)) or lexicon.fold(a) == lexicon.fold(b)


def _telling(name: str) -> set[str]:
    words = {w.replace("defense", "defence") for w in re.findall(r"[a-z]+", lexicon.fold(name))}
    return words - LOOSE - {w for w in words if w in lexicon.state_names() or w in lexicon.demonyms()}


def by_table(scene: Scene, kind: str, state: str) -> Draft | None:
    """The one holder on the page's day."""
    if scene.day is None:
        return None
    terms = lexicon.holders(kind, state, scene.day)
    if len({t.name for t in terms}) != 1:
        return None
    key = f"person:{lexicon.fold(terms[0].name)}"
    known = scene.by_key(key)
    if known:
        return known
    draft = scene.new(Draft("person", key=key, name=terms[0].name, state=state, role_kinds={kind}))
    owner = lexicon.countries()[state].name
    draft.because(f"{terms[0].title} of {owner} on {scene.day} by the table of offices")
    return draft


def several(scene: Scene, phrase: Phrase, mention: Mention) -> list[Draft]:
    """ "The presidents": the two people of that office named last before."""
    if phrase.determiner not in DEFINITE and not {"two", "both"} & set(phrase.before):
        return []
    wanted = set(kinds(phrase.noun.role))
    fitting = [
        (m.end, i) for i, d in enumerate(scene.drafts) if _holds(d, wanted) and (m := d.last_before(mention.start))
    ]
    last = [scene.drafts[i] for _, i in sorted(fitting, reverse=True)[:2]]
    return last if len(last) == 2 else []


def _holds(draft: Draft, wanted: set[str]) -> bool:
    return draft.kind == "person" and bool(draft.role_kinds & wanted)


def counterpart(scene: Scene, phrase: Phrase, mention: Mention) -> Draft | None:
    """ "His Syrian counterpart": who holds for Syria what the owner holds."""
    if phrase.state is None:
        return None
    others = [d for d in scene.people() if d.role_kinds and d.state != phrase.state]
    owner = nearest(others, mention)
    wanted = owner.role_kinds if owner else set(BY_TABLE)
    found = nearest([d for d in scene.people() if d.state == phrase.state and d.role_kinds & wanted], mention)
    if found:
        return found
    return next((d for k in BY_TABLE if k in wanted and (d := by_table(scene, k, phrase.state))), None)
