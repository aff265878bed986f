"""Evidence for a page's date in elections "this year" and in people who run for office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from synoptic.language import lexicon
from synoptic.model import Evidence, Page, Span
from synoptic.notes import dayset, facts
from synoptic.notes.solver import Proof

_THAT_YEAR, _NTH_TERM = 5.0, 7.0
_NOMINATED = 2.5
_EACH, _MOST = 1.5, 7.0  # nats for each person named of one race
_HINTED = 0.3  # of that, where the page speaks of a campaign only once
_AFTER_VOTE = 45
_REMEMBERED = 400  # those who gave up are named until the race is over
_VOTE = re.compile(r"\b(?:re-?elect\w*|election|elections|presidential vote|referendum|polls)\b", re.I)
_HELD = re.compile(r"\bre-?elected|re-?election|results|won\b", re.I)
_THIS_YEAR = re.compile(r"\b(?:(?:earlier|later) )?this year\b", re.I)
_NTH = re.compile(
    r"\b(second|third|fourth|fifth|sixth|seventh)\s+(?:consecutive\s+|straight\s+|successive\s+)?"
    r"(?:\w+-year\s+)?(?:presidential\s+)?term\b"
)
_ORDER = ("second", "third", "fourth", "fifth", "sixth", "seventh")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\w)[^.!?\n]*)*[.!?\n]?")
_CAMPAIGN = re.compile(
    r"\b(?:presidential (?:candidate|nominee|campaign|race|hopeful|contender|bid|election|primary|debate|nomination|"
    r"ticket)s?|(?:Republican|Democratic|GOP) (?:\w+ )?(?:front-?runner|nominee|candidate|primar(?:y|ies)|nomination|"
    r"debate|rival)s?|front-?runner|running mate|campaign trail|caucus(?:es)?|primary|primaries|polls?|super PACs?|"
    r"run-?off|on the stump|White House (?:bid|run|hopeful)s?)\b"
)
_TITLED = 3.0  # nats: 228 of 237 pages of two collections that call somebody so were of the race
_BEFORE_RACE, _AFTER_RACE = (
    30,
    80,
)  # a candidacy is foreseen, and the defeated candidate is called so until the inauguration
_PARTY = r"(?:Republican|Democratic|Democrat|GOP|Conservative|Labour|Socialist|independent|[A-Z]\w+ Party|party['’]s)"
_RUNS = r"(?:nominee|candidate|front-?runner|hopeful|contender|standard-?bearer)"
_HONORIFIC = r"(?:(?:Sen|Gov|Rep|Dr|Mr|Mrs|Ms)\. |Senator |Governor |Secretary |President |Vice President |[a-z]+man )?"
_TITLE_BEFORE = re.compile(
    rf"\b(?:(?:{_PARTY} (?:presidential )?|presidential ){_RUNS}"
    rf"|(?:{_PARTY}|presidential)\b[^.!?;\n]{{0,80}}\b{_RUNS}s?),? {_HONORIFIC}$"
)
_TITLE_AFTER = re.compile(
    rf"^,? (?:the|a) (?:(?:presumptive|presumed|likely|leading) )*(?:{_PARTY} )?presidential {_RUNS}\b"
)
_OF_OLD = re.compile(
    r"\b(?:former|then|one-?time|failed|unsuccessful|defeated|losing|(?:19|20)\d\d)[- ](?:\w+ )?$", re.I
)
_NOMINEE = r"(?:presumptive |Republican |Democratic |GOP |presidential |party's |party’s |the )+nominee,? (?:\w+ )?"


def from_elections(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """ "re-election to a fourth term this year": the years in which that state voted (for that holder's fourth
    term)."""
    out = []
    for start, end in spans:
        for sentence in _SENTENCE.finditer(page.text, start, end):
            words = sentence.group()
            if not (_THIS_YEAR.search(words) and _VOTE.search(words)):
                continue
            days = _voting_days(words)
            if days:
                held = _HELD.search(words) is not None
                mask = 0
                for day in days:
                    mask |= dayset.between(day if held else date(day.year, 1, 1), date(day.year, 12, 31))
                says = f"an election this year: {', '.join(str(y) for y in sorted({d.year for d in days}))}"
                evidence = Evidence(says=says, origin="knowledge", start=sentence.start(), end=sentence.end())
                out.append(Proof(mask, _NTH_TERM if _NTH.search(words) else _THAT_YEAR, evidence))
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


def from_candidates(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """People named as running: where a page speaks of a campaign, those of one race date it, the more the surer.

    Those who gave up are named until the race is over; a nominee is not called so before.
    """
    text = "\n".join(page.text[start:end] for start, end in spans)
    titled = _titled(page, text)
    spoken = min(len(_CAMPAIGN.findall(text)), 2)
    if not spoken:
        return titled
    races: dict[tuple[str, int], dict[str, facts.Candidacy]] = {}
    for name, runs in facts.candidacies().items():
        if name in text:
            for run in runs:
                races.setdefault((run.of, run.since.year if run.until is None else run.until.year), {})[name] = run
    if not races:
        return titled
    most = max(len(named) for named in races.values())
    if most < 2 and spoken < 2:
        return titled
    best = [named for named in races.values() if len(named) == most]
    return [
        *titled,
        *_race(page, best, 1.0 if spoken > 1 else _HINTED),
        *(proof for named in best for proof in _nominees(page, text, named) if len(best) == 1),
    ]


def _titled(page: Page, text: str) -> list[Proof]:
    """ "Republican presidential candidate X", "X, the presumptive nominee": X was running, or had just lost."""
    days, said = 0, ""
    for name, runs in facts.candidacies().items():
        if name not in text or not any(_calls_candidate(text, m) for m in re.finditer(re.escape(name), text)):
            continue
        mask = 0
        for run in runs:
            until = run.until + timedelta(days=_AFTER_RACE) if run.until else None
            mask |= dayset.between(run.since - timedelta(days=_BEFORE_RACE), until)
        if not days or days & mask:
            days, said = (days & mask if days else mask), said or name
    if not days:
        return []
    at = page.text.find(said)
    return [Proof(days, _TITLED, Evidence(says=f"calls {said} a candidate", start=at, end=at + len(said)))]


def _calls_candidate(text: str, found: re.Match[str]) -> bool:
    """Whether a title right before or behind the name says that it runs, and not that it once did."""
    before = _TITLE_BEFORE.search(text, max(0, found.start() - 130), found.start())
    if before is not None and not _OF_OLD.search(text, max(0, before.start() - 30), before.start()):
        return True
    return _TITLE_AFTER.match(text[found.end() : found.end() + 80]) is not None


def _race(page: Page, races: Sequence[dict[str, facts.Candidacy]], sure: float) -> list[Proof]:
    """The time of the race (or races) that most of the people named ran in."""
    around = running = 0
    for named in races:
        first = min(run.since for run in named.values())
        ends = [run.until for run in named.values() if run.until is not None]
        vote = max(ends) + timedelta(days=_AFTER_VOTE) if len(ends) == len(named) else None
        around |= dayset.between(max(run.since for run in named.values()), vote)
        running |= dayset.between(first, None if vote is None else vote + timedelta(days=_REMEMBERED))
    names = sorted(races[0])
    at = page.text.find(names[0])
    years = " or ".join(sorted({f"{max(r.until or r.since for r in named.values()).year}" for named in races}))
    says = f"a campaign of {years}: {', '.join(names[:4])}"
    weight = min(_MOST, _EACH * len(names)) * sure
    return [
        Proof(running, weight, Evidence(says=says, start=at, end=at + len(names[0])), layers=((around, weight / 2),))
    ]


def _nominees(page: Page, text: str, named: dict[str, facts.Candidacy]) -> list[Proof]:
    """ "Republican nominee X": not before the nomination was clear."""
    out = []
    for name, run in named.items():
        if run.nominee is not None and re.search(_NOMINEE + re.escape(name), text):
            at = page.text.find(name)
            evidence = Evidence(says=f"{name} is the nominee", start=at, end=at + len(name))
            out.append(Proof(dayset.between(run.nominee, None), _NOMINATED, evidence))
    return out
