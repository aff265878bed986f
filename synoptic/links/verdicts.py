"""Human verdicts, found again in what was read: anchors become mention ids, so that linking obeys them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from synoptic.model import Anchor, EventMention, Verdict

Decided = dict[tuple[str, str], bool]


def on_events(verdicts: Iterable[Verdict], mentions: Sequence[EventMention]) -> Decided:
    """Mention id pairs (in order) → one event or not. The later verdict on a pair stands; undone ones do not count."""
    by_page: dict[str, list[EventMention]] = {}
    for mention in mentions:
        by_page.setdefault(mention.page, []).append(mention)
    decided: Decided = {}
    for verdict in sorted((v for v in verdicts if v.undone is None), key=lambda v: (v.at, v.id)):
        if verdict.kind in ("same-event", "different-events"):
            meant = [m for a in verdict.anchors if (m := _at(a, by_page.get(a.page, []))) is not None]
            for one, other in combinations(sorted({m.id for m in meant}), 2):
                decided[one, other] = verdict.kind == "same-event"
    return decided


def _at(anchor: Anchor, mentions: Sequence[EventMention]) -> EventMention | None:
    """The mention that an anchor means: the one whose span fits the anchor's best (overlap over union)."""
    best, meant = 0.0, None
    for mention in mentions:
        common = min(anchor.end, mention.end) - max(anchor.start, mention.start)
        whole = max(anchor.end, mention.end) - min(anchor.start, mention.start)
        if common > 0 and common / whole > best:
            best, meant = common / whole, mention
    return meant
