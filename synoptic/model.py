"""The nouns of Synoptic: frozen, typed, serialisable, no logic beyond invariants.

Offsets count characters of a page's text, end exclusive. Unknown is None, never a guess. Every noun is a
`msgspec.Struct`, so `msgspec.json.encode(x)` and `decode(raw, type=T)` carry it to and from JSON unchanged.
The nouns come in the order of the data's way: pages → language → notes of one page → links → story.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Span = tuple[int, int]


class Noun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Base of all nouns: immutable values compared by content."""


# --- pages -----------------------------------------------------------------------------------------------------------

ZoneKind = Literal[
    "title", "byline", "dateline", "body", "caption", "promo", "comment", "related", "navigation", "notice"
]
ZONE_KINDS: tuple[ZoneKind, ...] = (
    "title", "byline", "dateline", "body", "caption", "promo", "comment", "related", "navigation", "notice",
)  # fmt: skip


class Zone(Noun, frozen=True):
    """A stretch of a page's text and what it is. Zones of a page are sorted and do not overlap."""

    start: int
    end: int
    kind: ZoneKind


class Evidence(Noun, frozen=True):
    """Why Synoptic believes something, in words (`says`), with the place it can be seen.

    `start`/`end` point into the page's own text; `page`/`event` name another page or event that testifies;
    `origin` says where it comes from.
    """

    says: str
    origin: Literal["text", "url", "metadata", "knowledge", "page", "verdict"] = "text"
    start: int | None = None
    end: int | None = None
    page: str | None = None
    event: str | None = None


# Which date of a page a hint tells: its publication, its last change, its capture, of a comment below it, of a picture
# or post it shows, of its copyright line.
DateKind = Literal["published", "updated", "crawled", "comment", "shown", "copyright"]


class DateHint(Noun, frozen=True):
    """A date that came with a page but not from its article: URL, metadata, a row's field, a dated line of furniture.

    `bound` tells what it proves: the page was published "on" that day, "before" it (crawl, comment), or "after" it.
    """

    day: date
    origin: Literal["url", "metadata", "text"]
    bound: Literal["on", "before", "after"]
    says: str
    weight: float = 1.0
    start: int | None = None
    end: int | None = None
    kind: DateKind = "published"


class Credit(Noun, frozen=True):
    """Who had a part in the page: an agency that supplied its text ("KELDA (Reuters)", "Source: …"; kind agency), who
    wrote or reported it (byline), where it was published first ("this article first appeared in …"; origin), whose
    pictures it shows ("REUTERS/…"; picture: alone no proof that the text is theirs too)."""

    name: str
    kind: Literal["agency", "byline", "origin", "picture"]
    start: int
    end: int


class Page(Noun, frozen=True):
    """One saved page. `text` is never changed after reading; all spans point into it."""

    id: str
    source: str
    text: str
    digest: str
    format: Literal["text", "html", "row", "feed", "warc", "pdf", "mail"] = "text"
    url: str | None = None
    outlet: str | None = None
    outlet_evidence: tuple[Evidence, ...] = ()
    language: str | None = None
    title: str | None = None
    title_span: Span | None = None
    zones: tuple[Zone, ...] = ()
    hints: tuple[DateHint, ...] = ()
    credits: tuple[Credit, ...] = ()
    warnings: tuple[str, ...] = ()


class Failure(Noun, frozen=True):
    """A source that could not be read: its name, the cause, and a way out, in words for the user."""

    source: str
    cause: str
    remedy: str = ""


class Skipped(Noun, frozen=True):
    """What is no page and was passed over, such as pictures beside saved pages: `count` things in `source`."""

    source: str
    why: str
    count: int = 1


# --- language --------------------------------------------------------------------------------------------------------


class Token(Noun, frozen=True):
    """A word with its place in the text, UPOS tag, lemma, and its head (index into the reading's tokens, -1 = root)."""

    start: int
    end: int
    pos: str
    lemma: str
    head: int
    rel: str


class Sentence(Noun, frozen=True):
    """Token range [first, last) and the zone kind it stands in (only "title" and "body" are read)."""

    first: int
    last: int
    start: int
    end: int
    zone: ZoneKind


NameKind = Literal["PER", "ORG", "LOC", "MISC"]


class NameSpan(Noun, frozen=True):
    """A name found by the tagger: token range [first, last), characters, kind, and the tagger's probability."""

    first: int
    last: int
    start: int
    end: int
    kind: NameKind
    score: float


class Attribution(Noun, frozen=True):
    """Source, cue and content (PARC/PolNeAR), each a tuple of character spans; `score` in 0..1: how sure the tagger is
    (the mean over its words of the probability of their label and, away from the cue, of their tie to it)."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    score: float


class Reading(Noun, frozen=True):
    """The language layer's account of a page: sentences, tokens with a dependency tree, names, attributed speech. Token
    heads and sentence ranges index into `tokens`; heads never leave their sentence."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NameSpan, ...]
    attributions: tuple[Attribution, ...] = ()


# --- notes of one page -----------------------------------------------------------------------------------------------


class Interval(Noun, frozen=True):
    """Days from `earliest` to `latest`, both inclusive, None = open. `says` is the wording or the reason.

    `candidates` lists single days when the answer is a set with holes ("24 Feb 2016 or 2021").
    """

    earliest: date | None = None
    latest: date | None = None
    says: str = ""
    candidates: tuple[date, ...] = ()


class Candidate(Noun, frozen=True):
    day: date
    weight: float


class Dating(Noun, frozen=True):
    """When a page was published: `value` only if one day is left, else an interval and, when few (at most 400), the
    candidate days with weights that sum to 1. Where more are left, `candidates` holds the days that stand out, with
    weights that sum to less: the rest lies anywhere in the interval."""

    value: date | None = None
    earliest: date | None = None
    latest: date | None = None
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Timex(Noun, frozen=True):
    """A temporal expression (TIMEX3).

    `value` is the TIMEX3 value once it can be told ("2016-02-24", "P2D", "PRESENT_REF", "XXXX-WXX-3"); `rule` is the
    symbolic reading that `notes.times.resolve` turns into a value and `days` when the page's date (or a narrower one)
    is known. `anchor` tells what the rule needs.
    """

    start: int
    end: int
    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    rule: str
    anchor: Literal["none", "published", "previous", "event"] = "none"
    value: str | None = None
    mod: str | None = None
    days: Interval | None = None


EntityKind = Literal["person", "organisation", "state", "place", "group", "other"]


class Mention(Noun, frozen=True):
    """A span that names an entity, as a name, a nominal ("the Russian leader") or a pronoun. `head` is the token."""

    page: str
    start: int
    end: int
    head: int
    form: Literal["name", "nominal", "pronoun"]


class Role(Noun, frozen=True):
    """A title held ("President") `of` a state or organisation, as read in the page (span) or known from a table."""

    title: str
    of: str | None = None
    since: date | None = None
    until: date | None = None
    page: str | None = None
    start: int | None = None
    end: int | None = None


class Place(Noun, frozen=True):
    """A place with coordinates (degrees, WGS84) and the reason it was chosen; country is ISO 3166-1 alpha-3."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    why: str = ""


class Entity(Noun, frozen=True):
    """Who or what: within one page (id "<page>/e<n>") or, after linking, in the whole story (id "E<n>")."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place: Place | None = None
    known_as: str | None = None  # key in the shipped tables, e.g. "iso:SYR", "org:islamic-state"
    why: tuple[str, ...] = ()  # reasons of each merge


StatementKind = Literal[
    "assertion", "question", "denial", "demand", "promise", "threat", "praise", "blame", "agreement", "refusal",
    "silence", "belief",
]  # fmt: skip
Stance = Literal["neutral", "vouches", "distances", "contradicts"]
Certainty = Literal["stated", "hedged"]


class Statement(Noun, frozen=True):
    """An attribution (source, cue, content; PARC/PolNeAR) with its speaker resolved and its chain.

    `via` lists who passed it on, outermost first; `direct` = the content is in quotation marks. `stance` is how the
    page stands to it, by its reporting words ("claimed" distances, "acknowledged" vouches); `certainty` the speaker's.
    `inside` names the statement whose content this one is part of ("A said that B said …").
    """

    id: str
    page: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: str | None = None
    speaker_text: str = ""
    via: tuple[str, ...] = ()
    direct: bool = False
    negated: bool = False
    kind: StatementKind = "assertion"
    stance: Stance = "neutral"
    certainty: Certainty = "stated"
    inside: str | None = None
    same_as: tuple[str, ...] = ()
    score: float = 1.0


EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
]  # fmt: skip
Status = Literal["happened", "planned", "called-for", "cancelled", "denied", "conditional"]
Basis = Literal["reports", "recalls", "foresees"]


class Amount(Noun, frozen=True):
    """A number that an account gives: `what` is the lemma counted plus its state ("person killed", "%", "km")."""

    what: str
    low: float
    high: float
    start: int
    end: int


class EventMention(Noun, frozen=True):
    """One page's telling of an event. The span is its clause, `trigger` the word(s) that name the act.

    `when` is the date as far as the page tells; `timex` the span of the temporal expression it rests on. One clause
    that lists dates ("in May 2018 and October 2015") gives one mention a date, all with the same span.
    """

    id: str
    page: str
    start: int
    end: int
    trigger: Span
    type: EventType
    label: str
    mode: str | None = None
    status: Status = "happened"
    basis: Basis = "reports"
    when: Interval = Interval()
    timex: Span | None = None
    place: Place | None = None
    place_text: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    numbers: tuple[Amount, ...] = ()
    per: tuple[str, ...] = ()
    summary: str = ""
    confidence: float = 1.0


class Notes(Noun, frozen=True):
    """All that one page says: the unit that is stored and never depends on other pages."""

    page: str
    published: Dating
    timexes: tuple[Timex, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    sentences: tuple[Sentence, ...] = ()


# --- links and story -------------------------------------------------------------------------------------------------


CopyKind = Literal["exact", "near", "partial"]
Origin = Literal["credited", "quoted", "earlier", "unknown"]


class Copy(Noun, frozen=True):
    """`page` repeats the text of `original` (wire, reprint), or a passage of it (kind partial).

    `share` is the part of the page's body words that are found in the original; `origin` tells what shows which of the
    two came first ("unknown": nothing does, and `original` only stands for the others). `spans` of a partial copy:
    start and end of each passage in the page, then in the original.
    """

    page: str
    original: str
    share: float
    why: str
    kind: CopyKind = "near"
    origin: Origin = "unknown"
    spans: tuple[tuple[int, int, int, int], ...] = ()


class Event(Noun, frozen=True):
    """What happened: a cluster of event mentions across pages. `mentions` are mention ids; `why` the reasons of the
    links; actors and recipients are story entity ids."""

    id: str
    type: EventType
    label: str
    mentions: tuple[str, ...]
    mode: str | None = None
    status: Status = "happened"
    when: Interval = Interval()
    place: Place | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    summary: str = ""
    confidence: float = 1.0
    why: tuple[str, ...] = ()


Attribute = Literal["date", "number", "place", "participants", "wording", "naming", "omission"]


class Told(Noun, frozen=True):
    """One side of a discrepancy: a value, the spans where it stands, and the outlets that give it."""

    value: str
    spans: tuple[tuple[str, int, int], ...]
    outlets: tuple[str, ...]


class Discrepancy(Noun, frozen=True):
    """Accounts of one event that differ in one attribute. `update` = a later figure of the same count, no conflict."""

    attribute: Attribute
    about: str
    values: tuple[Told, ...]
    event: str | None = None
    update: bool = False


VerdictKind = Literal[
    "same-event", "different-events", "same-entity", "different-entities", "published", "name"
]  # fmt: skip


class Anchor(Noun, frozen=True):
    """A span that a verdict speaks of, with its wording, so that it is found again when the page was read anew."""

    page: str
    start: int
    end: int
    text: str


class Verdict(Noun, frozen=True):
    """A human decision: an edge between anchors, or a value for one ("published": ISO day, "name": the name).

    It stands apart from what was read, so it outlives every re-reading; `undone` (time, user) takes it back without
    erasing it. `at` is an ISO 8601 time in UTC.
    """

    id: str
    kind: VerdictKind
    anchors: tuple[Anchor, ...]
    value: str | None = None
    user: str = ""
    at: str = ""
    undone: str | None = None


class Links(Noun, frozen=True):
    """What all pages say together: story-wide entities and events, page datings narrowed jointly, copies.

    `entity_of` maps page entity ids to story entity ids; `event mentions` carry story-wide dates in `mentions`.
    """

    entities: tuple[Entity, ...]
    entity_of: dict[str, str]
    mentions: tuple[EventMention, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    datings: dict[str, Dating]
    copies: tuple[Copy, ...]


class Story(Noun, frozen=True):
    """A set of pages about one affair and its chronology; `events` are in the order of time."""

    name: str
    pages: tuple[Page, ...]
    notes: tuple[Notes, ...]
    links: Links
    discrepancies: tuple[Discrepancy, ...] = ()
    failures: tuple[Failure, ...] = ()
