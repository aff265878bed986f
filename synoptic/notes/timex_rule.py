"""The symbolic reading of a temporal expression: small enough to print, complete enough to resolve later.

A rule is one line, `op argument feature=value …`; `Timex.rule` carries it, and `timex_resolve` turns it into a TIMEX3
value and days once a reference day is known. The operations:

| op | argument | meaning |
|---|---|---|
| `abs` | TIMEX3 value | complete in itself: `abs 2016-02-24` |
| `part` | value, X for what is missing | `part XXXX-02-24 dir=past`, `part XXXX-WXX-3 week=-1` |
| `shift` | count:unit | the reference moved and cut to the unit: `shift -1:Y` last year, `shift 3:D` in three days |
| `holiday` | key of `data/holidays.tsv` | `holiday easter dir=past`, `holiday christmas on=2014` |
| `ref` | PAST_REF, PRESENT_REF, FUTURE_REF | vague |
| `same` | what is meant | "that time": the date last told; `same Q year=-1`: its quarter, a year before |
| `dur`, `set` | TIMEX3 value | `dur P3Y`, `set P1D` |

Features: `dir` (past, future, last, this, next), `year`, `week`, `month` (relative to the reference), `time` (a TIMEX3
time part such as `T22:30` or `TNI`), `zone` (the clock's time zone, hours from UTC), `gran` (unit of the answer where
it differs), `same` (a twin of the period told, where there is one), `ago` (counts from the page's day even in a
narrative), `aside` (told in passing: a narrative does not go on from it), `on` (a holiday's year).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rule:
    """One symbolic reading: operation, argument, features (all plain strings without blanks)."""

    op: str
    arg: str
    features: dict[str, str] = field(default_factory=dict)

    def get(self, name: str, default: str = "") -> str:
        return self.features.get(name, default)

    def number(self, name: str) -> int | None:
        """A feature that holds a whole number, or None."""
        raw = self.features.get(name)
        return None if raw is None else int(raw)

    def having(self, **features: str) -> Rule:
        """The same rule with more features; empty values are left out."""
        return Rule(self.op, self.arg, {**self.features, **{k: v for k, v in features.items() if v}})

    def __str__(self) -> str:
        return " ".join([self.op, self.arg, *(f"{k}={v}" for k, v in sorted(self.features.items()))])


def parse(line: str) -> Rule:
    """The inverse of `str(rule)`. Unknown text gives `Rule("ref", "")`, which resolves to nothing."""
    words = line.split()
    if len(words) < 2:
        return Rule("ref", "")
    pairs = (word.split("=", 1) for word in words[2:] if "=" in word)
    return Rule(words[0], words[1], dict(pairs))
