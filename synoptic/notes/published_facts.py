"""Evidence for a page's date in the world it tells of: organisations, named events, office-holders, elections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from synoptic.language import lexicon
from synoptic.model import Evidence, Page, Span, Timex
from synoptic.notes import dayset, facts
from synoptic.notes.solver import Proof

_SURE = 6.0  # nats: hardly a page uses a name before its time
_REPORTED = 3.5
_LEAD = 1000
_WEEKDAY = re.compile(r"part XXXX-WXX-(\d)(?!.*dir=future)")
_RENAMED = 2.0  # old names live on in some pages
_TITLES = {
    "president": "head of state", "prime minister": "head of government", "chancellor": "head of government",
    "premier": "head of government", "taoiseach": "head of government", "king": "head of state", "queen": "head of state",
    "emir": "head of state", "pope": "head of state", "sultan": "head of state", "supreme leader": "leader",
    "foreign minister": "foreign minister", "foreign secretary": "foreign minister", "secretary of state": "foreign minister",
    "defense minister": "defence minister", "defence minister": "defence minister", "defense secretary": "defence minister",
    "defence secretary": "defence minister", "secretary of defense": "defence minister", "vice president": "deputy",
    "secretary-general": "head of organisation", "secretary general": "head of organisation",
}  # fmt: skip
_TITLED = re.compile(
    r"(?P<before>(?:[\w’'.-]+\s+){0,3})(?P<title>(?:Vice\s+)?President|Prime\s+Minister|Chancellor|Premier|Taoiseach|King|Queen|Emir|"
    r"Sultan|Supreme\s+Leader|Foreign\s+(?:Minister|Secretary)|Secretary\s+of\s+(?:State|Defense)|"
    r"Defen[cs]e\s+(?:Minister|Secretary)|Secretary[-\s]General)\s+"
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:(?:al|el|bin|ibn|de|da|dos|van|von|der|den|la|ul|ur)[- ])*[A-ZÀ-Þ][\w’'.-]*){0,3})"
)
_HYPOTHETICAL = re.compile(r"\b(?:a|an|any|future|next|if|hypothetical|elect)[\s-]*$", re.I)
_FORMER = re.compile(
    r"\b(?:former|ex|then|late|ousted|deposed|toppled|past|predecessor|one-time|onetime|disgraced|elect|formerly|defunct|renamed)\b",
    re.I,
)


def from_facts(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """Names and events that the article mentions: it is no older than they are."""
    seen: set[str] = set()
    out = []
    for fact, start, end in facts.met(page.text, spans):
        if fact.name in seen:
            continue
        seen.add(fact.name)
        if fact.since is not None and fact.since > dayset.ORIGIN:
            what = "named so since" if fact.kind == "name" else "from"
            says = f"mentions {fact.name} ({fact.about}, {what} {_plain(fact.since)})"
            proof = Proof(
                dayset.between(fact.since, None),
                _SURE,
                Evidence(says=says, start=start, end=end),
                told=fact.kind == "event",
            )
            out.append(proof)
        if fact.until is not None and fact.kind == "name" and not _FORMER.search(page.text, max(0, start - 30), start):
            says = f"calls it {fact.name} (until {_plain(fact.until)})"
            out.append(Proof(dayset.between(None, fact.until), _RENAMED, Evidence(says=says, start=start, end=end)))
    return out


def _plain(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def from_lead(page: Page, timexes: Sequence[Timex], spans: Sequence[Span]) -> list[Proof]:
    """A dated event named in the lead beside its own weekday ("Thursday night"): the page reports it, within the week."""
    body = next((start for start, _ in spans[1:]), spans[0][0])
    lead = tuple((start, min(end, body + _LEAD)) for start, end in spans if start <= body)
    told = [(t, int(m[1])) for t in timexes if (m := _WEEKDAY.search(t.rule)) and t.start < body + _LEAD]
    out = []
    for fact, start, end in facts.met(page.text, lead):
        if fact.kind != "event" or fact.since is None or not told:
            continue
        near = min(told, key=lambda pair: abs(pair[0].start - start))
        if abs(near[0].start - start) < 160 and (near[1] - fact.since.isoweekday()) % 7 in (0, 1):
            says = f"reports {fact.name} ({_plain(fact.since)}) of {page.text[near[0].start : near[0].end]}"
            days = dayset.between(fact.since, fact.since + timedelta(days=7))
            out.append(Proof(days, _REPORTED, Evidence(says=says, start=start, end=end)))
            break
    return out


# --- office-holders --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _by_surname() -> dict[tuple[str, str], tuple[lexicon.Office, ...]]:
    """Terms by kind of office and folded last word of the holder's name."""
    made: dict[tuple[str, str], list[lexicon.Office]] = {}
    for office in lexicon.offices():
        for name in {office.name, *office.aliases}:
            words = lexicon.fold(name).split()
            if words:
                made.setdefault((office.kind, words[-1]), []).append(office)
    return {key: tuple(terms) for key, terms in made.items()}


def _terms(kind: str, name: str, of: str | None) -> tuple[lexicon.Office, ...]:
    """Terms of the titled name: by the longest full name known, else by surname (of one state, if told)."""
    words = name.replace("’s", "").replace("'s", "").rstrip(".,").split()
    for size in range(len(words), 1, -1):
        known = [t for t in lexicon.terms_of(" ".join(words[:size])) if t.kind == kind and t.since]
        if known:
            return tuple(t for t in known if of is None or t.of == of) or tuple(known)
    for size in (min(len(words), 2), 1):
        folded = lexicon.fold(words[size - 1]).split()
        terms = tuple(t for t in _by_surname().get((kind, folded[-1] if folded else ""), ()) if t.since)
        same = tuple(t for t in terms if of is None or t.of == of)
        if same and (of is not None or len({t.name for t in same}) <= 2) and len(words) == size:
            return same
    return ()


def from_offices(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """Titles in use: "Russian President X" dates to X's terms, "former President X" to after them."""
    seen: set[tuple[str, ...]] = set()
    out: list[Proof] = []
    for start, end in spans:
        for found in _TITLED.finditer(page.text, start, end):
            kind = _TITLES[
                " ".join(found["title"].lower().replace("-", " ").split()).replace(
                    "secretary general", "secretary-general"
                )
            ]
            before = found["before"]
            if _HYPOTHETICAL.search(before):
                continue
            if before.rstrip(" -").lower().endswith("vice") or before.rstrip(" -").lower().endswith("deputy"):
                kind, before = "deputy", before.rstrip(" -")[:-6]
            state = _state(before)
            terms = _terms(kind, found["name"], state)
            former = _FORMER.search(before) is not None
            key = (kind, str(former), *sorted({t.name for t in terms}))
            if terms and key not in seen:
                seen.add(key)
                lead = found.start() - start < 700
                out.extend(
                    _office_proofs(terms, former, state is not None, lead, (found.start("title"), found.end("name")))
                )
    return out


def _state(before: str) -> str | None:
    """The state named just before the title ("Russian", "U.S.", "South Korean")."""
    words = before.split()
    for size in (2, 1):
        if len(words) >= size:
            country = lexicon.country_of(" ".join(words[-size:]).removesuffix("’s").removesuffix("'s"))
            if country is not None:
                return country.iso3
    return None


def _office_proofs(
    terms: Sequence[lexicon.Office], former: bool, told: bool, lead: bool, span: Span
) -> Iterator[Proof]:
    names = " or ".join(sorted({t.name for t in terms}))
    since = min(t.since for t in terms if t.since)
    ends = [t.until for t in terms if t.until]
    what = f"{terms[0].title} {names}"
    if former:
        if ends:
            says = f"calls {names} a former {terms[0].title} (until {_plain(min(ends))})"
            yield Proof(dayset.between(min(ends), None), 3.0, Evidence(says=says, start=span[0], end=span[1]))
        return
    says = f"{what}, in office since {_plain(since)}"
    yield Proof(dayset.between(since, None), _SURE, Evidence(says=says, start=span[0], end=span[1]))
    days = 0
    for term in terms:
        days |= dayset.between(term.since, term.until)
    if days != dayset.between(since, None):
        told_terms = ", ".join(
            f"{_plain(t.since)} to {_plain(t.until) if t.until else 'today'}" for t in terms if t.since
        )
        weight = 2.5 + 0.5 * told + 0.5 * lead
        yield Proof(days, weight, Evidence(says=f"{what} in office ({told_terms})", start=span[0], end=span[1]))


# --- elections -------------------------------------------------------------------------------------------------------

_VOTE = re.compile(r"\b(?:re-?elect\w*|election|elections|presidential vote|referendum|polls)\b", re.I)
_THIS_YEAR = re.compile(r"\b(?:(?:earlier|later) )?this year\b", re.I)
_NTH = re.compile(
    r"\b(second|third|fourth|fifth|sixth|seventh)\s+(?:consecutive\s+|straight\s+|successive\s+)?(?:\w+-year\s+)?(?:presidential\s+)?term\b"
)
_ORDER = ("second", "third", "fourth", "fifth", "sixth", "seventh")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\w)[^.!?\n]*)*[.!?\n]?")


def from_elections(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """ "re-election to a fourth term this year": the years in which that state voted (for that holder's fourth term)."""
    out = []
    for start, end in spans:
        for sentence in _SENTENCE.finditer(page.text, start, end):
            words = sentence.group()
            if not (_THIS_YEAR.search(words) and _VOTE.search(words)):
                continue
            days = _voting_days(words)
            if days:
                span = (sentence.start(), sentence.end())
                years = sorted({d.year for d in days})
                says = f"an election this year: {', '.join(map(str, years))}"
                mask = 0
                for day in days:
                    first = day if re.search(r"re-?elected|re-?election|results|won\b", words) else date(day.year, 1, 1)
                    mask |= dayset.between(first, date(day.year, 12, 31))
                out.append(
                    Proof(
                        mask,
                        6.0 if _NTH.search(words) else 4.0,
                        Evidence(says=says, origin="knowledge", start=span[0], end=span[1]),
                    )
                )
    return out


def _voting_days(sentence: str) -> list[date]:
    """Election days of the states that the sentence names; with "a fourth term", only the fourth of one holder."""
    states = {
        c.iso3
        for w in re.findall(r"[A-Z][\w.’'-]+", sentence)
        if (c := lexicon.country_of(w.rstrip(".,").removesuffix("’s").removesuffix("'s")))
    }
    nth = _NTH.search(sentence)
    days: list[date] = []
    for state in states:
        presidents = "president" if facts.elections(state, "president") else "parliament"
        if nth is None:
            days += facts.elections(state)
            continue
        order = _ORDER.index(nth[1].lower()) + 2
        for term in lexicon.holders("head of state", state) + lexicon.holders("head of government", state):
            if term.since is None:
                continue
            own = [
                d
                for d in facts.elections(state, presidents)
                if d >= term.since - timedelta(days=120) and (term.until is None or d <= term.until)
            ]
            days += own[order - 1 : order]
    return days


# --- candidates ------------------------------------------------------------------------------------------------------

_CAMPAIGN = re.compile(
    r"\b(?:presidential (?:candidate|nominee|campaign|race|hopeful|contender|bid|election|primary|debate|nomination|ticket)s?|"
    r"(?:Republican|Democratic|GOP) (?:\w+ )?(?:front-?runner|nominee|candidate|primar(?:y|ies)|nomination|debate|rival)s?|front-?runner|"
    r"running mate|campaign trail|caucus(?:es)?|primary|primaries|polls?|super PACs?|run-?off|on the stump|White House (?:bid|run|hopeful)s?)\b"
)
_NOMINEE = r"(?:presumptive |Republican |Democratic |GOP |presidential |party's |party’s |the )+nominee,? (?:\w+ )?"
_AFTER_VOTE = 45
_REMEMBERED = 400  # those who gave up are named until the race is over


def from_candidates(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """People named as running: the page belongs to their campaign. Told only where the page speaks of a campaign."""
    text = "\n".join(page.text[start:end] for start, end in spans)
    if len(_CAMPAIGN.findall(text)) < 2:
        return []
    out = []
    for name, runs in facts.candidacies().items():
        at = page.text.find(name)
        if name not in text or at < 0:
            continue
        mask = nominated = later = 0
        for run in runs:
            until = None if run.until is None else run.until + timedelta(days=_AFTER_VOTE)
            mask |= dayset.between(run.since, until)
            later |= dayset.between(run.since, None if until is None else until + timedelta(days=_REMEMBERED))
            if run.nominee is not None:
                nominated |= dayset.between(run.nominee, until)
        years = " or ".join(f"{r.since:%B %Y} to {r.until:%B %Y}" for r in runs if r.until)
        evidence = Evidence(says=f"{name} runs for office ({years})", start=at, end=at + len(name))
        out.append(Proof(later, 1.0, evidence, layers=((mask, 0.5),)))
        if nominated and re.search(_NOMINEE + re.escape(name), text):
            out.append(Proof(nominated, 2.5, Evidence(says=f"{name} is the nominee", start=at, end=at + len(name))))
    return out
