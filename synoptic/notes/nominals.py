"""Whom a nominal means: "the Syrian president", "his Russian counterpart", "the agency", "officials", "the gunman"."""

from __future__ import annotations

from datetime import date

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.model import Mention
from synoptic.notes.bodies import ministry_key
from synoptic.notes.drafts import Draft, mention_of, text_of
from synoptic.notes.person_phrases import DEFINITE, OWNERS, Names, Phrase, standing
from synoptic.notes.roles import kinds, role_of

OFFICES = frozenset(
    {"head of state", "head of government", "leader", "deputy", "foreign minister", "defence minister", "minister",
     "spokesperson", "head of organisation", "official", "military"}
)  # fmt: skip
LEAD = 4  # sentences of a page, the headline among them, that introduce whom it is about
STATE_BODIES = frozenset({"government", "force"})
ACTS_FOR_STATE = frozenset(
    {"government", "regime", "administration", "authority", "leadership", "military", "army", "force", "troop",
     "armed force", "navy", "air force", "warplane", "jet", "fighter jet", "government force", "ground force",
     "regime force"}
)  # fmt: skip


class Resolver:
    """Finds or makes the entity of each nominal of one page. `day` is the page's date if one day is known."""

    def __init__(self, tree: Tree, names: Names, page: str, drafts: list[Draft], day: date | None) -> None:
        self.tree, self.names, self.page, self.drafts, self.day = tree, names, page, drafts, day

    def add(self, phrase: Phrase) -> None:
        """Give the phrase to an entity."""
        mention = mention_of(self.page, self.tree, phrase.first, phrase.last, "nominal", phrase.head)
        for draft in self.entities_for(phrase, mention):
            draft.add(mention, _alias(text_of(self.tree, phrase.first, phrase.last)))

    def entities_for(self, phrase: Phrase, mention: Mention) -> list[Draft]:
        noun = phrase.noun
        if noun.noun == "counterpart":
            found = self._counterpart(phrase, mention)
        elif (
            noun.role in STATE_BODIES
            and noun.noun in ACTS_FOR_STATE
            and phrase.state
            and not self._owned_by_body(phrase)
        ):
            found = self._state(phrase.state)
        elif noun.kind == "organisation":
            found = self._body(phrase, mention)
        elif noun.role in OFFICES and standing(phrase) != "elect":
            if phrase.plural:
                several = self._several(phrase, mention)
                if several:
                    return several
                found = None
            else:
                found = self._holder(phrase, mention)
        elif noun.role in ("perpetrator", "victim", "relative", "person", "fighter", "police") and not phrase.plural:
            found = self._known_as_such(phrase, mention)
        else:
            found = None
        return [found or self._unnamed(phrase, mention)]

    # --- offices ----------------------------------------------------------------------------------------------------

    def _fits(self, draft: Draft, wanted: tuple[str, ...], phrase: Phrase) -> bool:
        if draft.kind != "person":
            return False
        held = draft.role_kinds & set(wanted)
        if not held:
            return False
        if phrase.state and draft.state and draft.state != phrase.state:
            return False
        if phrase.state and not draft.state:
            return False
        if phrase.of and not phrase.state:
            of = text_of(self.tree, *phrase.of)
            return any(r.of and (lexicon.fold(r.of) == lexicon.fold(of)) for r in draft.roles)
        return not (phrase.noun.gender and draft.gender and phrase.noun.gender != draft.gender)

    def _holder(self, phrase: Phrase, mention: Mention) -> Draft | None:
        if phrase.determiner in ("a", "an", "another", "one", "any", "some", "every", "each", "no"):
            return None
        wanted = kinds(phrase.noun.role)
        fitting = [d for d in self.drafts if self._fits(d, wanted, phrase)]
        exact = [d for d in fitting if any(phrase.noun.noun in r.title.lower() for r in d.roles)]
        found = self._nearest(exact or fitting, mention)
        if found:
            return found
        if (
            phrase.state
            and standing(phrase) == ""
            and phrase.noun.role in ("head of state", "head of government", "foreign minister")
        ):
            return self._by_table(phrase.noun.role, phrase.state)
        return None

    def _by_table(self, kind: str, state: str) -> Draft | None:
        if self.day is None:
            return None
        holders = lexicon.holders(kind, state, self.day)
        if len({h.name for h in holders}) != 1:
            return None
        term = holders[0]
        key = f"person:{lexicon.fold(term.name)}"
        for draft in self.drafts:
            if draft.key == key:
                return draft
        draft = Draft("person", key=key, name=term.name, state=state, role_kinds={kind})
        draft.because(f"{term.title} of {lexicon.countries()[state].name} on {self.day} by the table of offices")
        self.drafts.append(draft)
        return draft

    def _several(self, phrase: Phrase, mention: Mention) -> list[Draft]:
        """ "The presidents": all people of that office named before, two at least."""
        if phrase.determiner not in DEFINITE and "two" not in phrase.before and "both" not in phrase.before:
            return []
        wanted = kinds(phrase.noun.role)
        fitting = [d for d in self.drafts if self._fits(d, wanted, phrase) and d.last_before(mention.start)]
        fitting.sort(key=lambda d: -_end(d.last_before(mention.start)))
        return fitting[:2] if len(fitting) >= 2 else []

    def _counterpart(self, phrase: Phrase, mention: Mention) -> Draft | None:
        """ "His Syrian counterpart": who holds for Syria what the owner holds."""
        if phrase.state is None:
            return None
        owner = self._nearest(
            [d for d in self.drafts if d.kind == "person" and d.role_kinds and d.state != phrase.state], mention
        )
        wanted = owner.role_kinds if owner else {"head of state", "head of government", "foreign minister"}
        found = self._nearest(
            [d for d in self.drafts if d.kind == "person" and d.state == phrase.state and d.role_kinds & wanted],
            mention,
        )
        if found:
            return found
        for kind in ("head of state", "head of government", "foreign minister", "defence minister"):
            if kind in wanted:
                return self._by_table(kind, phrase.state)
        return None

    # --- bodies -----------------------------------------------------------------------------------------------------

    def _state(self, iso3: str) -> Draft:
        key = f"iso:{iso3}"
        for draft in self.drafts:
            if draft.key == key:
                return draft
        draft = Draft("state", key=key, name=lexicon.countries()[iso3].name, state=iso3)
        self.drafts.append(draft)
        return draft

    def _owned_by_body(self, phrase: Phrase) -> bool:
        """ "Syrian Kurdish forces", "U.S.-backed forces", "opposition forces" are not the state's own."""
        return bool(
            {"backed", "led", "rebel", "opposition", "kurdish", "allied", "pro", "anti", "militia", "separatist"}
            & set(phrase.before)
        )

    def _body(self, phrase: Phrase, mention: Mention) -> Draft | None:
        text = text_of(self.tree, phrase.first, phrase.last)
        key = ministry_key(text, phrase.state)
        if key:
            for draft in self.drafts:
                if draft.key == key:
                    return draft
            draft = Draft("organisation", key=key, noun=_bare(text), state=phrase.state)
            self.drafts.append(draft)
            return draft
        if phrase.determiner not in DEFINITE and phrase.determiner not in ("its",):
            return None
        if phrase.of or phrase.state:
            return None
        noun = phrase.noun.noun
        bodies = [d for d in self.drafts if d.kind == "organisation" and d.last_before(mention.start)]
        named = [d for d in bodies if _called(d, noun)]
        return self._nearest(named, mention)

    # --- others -----------------------------------------------------------------------------------------------------

    def _known_as_such(self, phrase: Phrase, mention: Mention) -> Draft | None:
        """ "The gunman": one already called so; a person of that noun; else nobody yet."""
        if phrase.noun.role == "perpetrator" and (known := self._perpetrator(phrase, mention)):
            return known
        if phrase.determiner not in DEFINITE or (phrase.of and not phrase.state):
            return None
        found = [d for d in self.drafts if phrase.noun.noun in d.role_kinds and not d.plural]
        if phrase.noun.role == "perpetrator":
            found += [d for d in self.drafts if "perpetrator" in d.role_kinds and not d.plural]
        return self._nearest([d for d in found if d.last_before(mention.start)], mention)

    def _perpetrator(self, phrase: Phrase, mention: Mention) -> Draft | None:
        """The page's named perpetrator: meant by every "the gunman", and by "a gunman" in its first sentences."""
        named = [d for d in self.drafts if d.named and "perpetrator" in d.role_kinds]
        opening = (self.tree.sentence_index(mention.start) or 0) < LEAD
        definite = phrase.determiner in DEFINITE or (opening and phrase.determiner in ("a", "an", ""))
        return named[0] if len(named) == 1 and definite and not phrase.owner else None

    def _unnamed(self, phrase: Phrase, mention: Mention) -> Draft:
        """Unnamed people: the same words are the same people; "a man" is new each time, "the man" the last one."""
        words = _bare(text_of(self.tree, phrase.first, phrase.last))
        kind = "group" if phrase.plural or phrase.noun.kind == "group" else phrase.noun.kind
        indefinite = phrase.determiner in ("a", "an", "another", "one")
        if not indefinite:
            alike = [d for d in self.drafts if not d.named and d.noun and lexicon.fold(d.noun) == lexicon.fold(words)]
            if alike:
                return alike[-1]
            if phrase.determiner in DEFINITE and not phrase.of and not phrase.state:
                same = [
                    d
                    for d in self.drafts
                    if not d.named and phrase.noun.noun in d.role_kinds and d.plural == phrase.plural
                ]
                near = self._nearest([d for d in same if d.last_before(mention.start)], mention)
                if near:
                    return near
        draft = Draft(
            kind,  # type: ignore[arg-type]
            noun=words,
            state=phrase.state,
            plural=phrase.plural or phrase.noun.kind == "group",
            gender=phrase.noun.gender,
            role_kinds={phrase.noun.noun, phrase.noun.role},
        )
        if phrase.noun.role in OFFICES and phrase.noun.kind == "person" and phrase.of:
            draft.add_role(role_of(self.tree, phrase, self.page))
        self.drafts.append(draft)
        return draft

    def _nearest(self, drafts: list[Draft], mention: Mention) -> Draft | None:
        """The one mentioned last before; if none was, the one mentioned first after."""
        before = [(_end(m), i) for i, d in enumerate(drafts) if (m := d.last_before(mention.start))]
        if before:
            return drafts[max(before)[1]]
        return min(drafts, key=lambda d: min((m.start for m in d.mentions), default=10**9), default=None)


def _end(mention: Mention | None) -> int:
    return mention.end if mention else -1


def _called(draft: Draft, noun: str) -> bool:
    """Whether an organisation may be called by the noun: it stands in its name, or its kind in the table says so."""
    if noun in draft.role_kinds or any(noun.split()[-1] in lexicon.fold(f).split() for f in draft.forms):
        return True
    if draft.key and draft.key.startswith("org:"):
        kind = lexicon.organisations()[draft.key[4:]].kind
        return kind == noun or noun in KIND_NOUNS.get(kind, ())
    return False


KIND_NOUNS = {
    "news agency": ("agency", "news agency", "wire service"),
    "newspaper": ("newspaper", "paper", "daily", "outlet", "magazine"),
    "broadcaster": ("broadcaster", "channel", "network", "television", "station", "outlet"),
    "international": ("organisation", "organization", "union", "alliance", "bloc", "agency", "court", "watchdog"),
    "armed group": ("group", "movement", "militant group", "organisation", "organization", "rebel group", "militia"),
    "party": ("party", "movement"),
    "company": ("company", "firm", "corporation", "manufacturer"),
    "police": ("agency", "bureau", "force", "department"),
    "government": ("department", "ministry", "agency", "office"),
    "agency": ("agency", "space agency"),
    "political": ("group", "body", "committee", "council"),
    "charity": ("group", "organisation", "organization", "charity"),
}  # fmt: skip


COUNTING = frozenset(
    {"a", "an", "some", "several", "many", "any", "least", "most", "more", "than", "nearly", "about", "other"}
)


def _bare(text: str) -> str:
    """Without article, number or counting word in front: "An HNC spokesman" → "HNC spokesman"."""
    words = text.split()
    while len(words) > 1 and (words[0].lower() in DEFINITE | COUNTING or words[0][0].isdigit()):
        words = words[1:]
    return " ".join(words)


def _alias(text: str) -> str:
    """A description as an alias: its first word, if an article or pronoun, in lower case."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in DEFINITE | COUNTING | OWNERS else text
