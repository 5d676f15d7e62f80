"""What is told of a slot: a line of the log for each thing that was tried, once that is recorded,
and a number for whoever watches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot import trail
from bot.domain.week.edition import Cause, Effect
from bot.metrics import Metrics, Tried
from bot.programme.claim import Claim


class Outcome(StrEnum):
    """What became of an effect."""

    DONE = "done"
    FOUND = "found"
    """Somebody had sent it already."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Account:
    """Tells of every slot."""

    metrics: Metrics

    def tell(
        self, claim: Claim, effect: Effect, cause: Cause | None, *, found: bool = False
    ) -> None:
        """Say what became of one effect: none, it happened; `found`, somebody had sent it."""
        slot = claim.slot.key.isoformat()
        done = Outcome.FOUND if found else Outcome.DONE
        outcome = done if cause is None else Outcome.FAILED
        reason = None if cause is None else cause.reason.value
        self.metrics.effects[Tried(effect, outcome, reason or "")] += 1
        why = "" if cause is None else f" ({reason}: {cause.detail or 'no more is known'})"
        trail.tell(
            f"{effect.value} for {slot} in server {claim.guild}: {outcome}{why}",
            what=effect.value,
            slot=slot,
            series=claim.weekly.series.id,
            guild=claim.guild,
            profession=claim.weekly.edition.profession,
            outcome=outcome.value,
            reason=reason,
            detail=None if cause is None else cause.detail or None,
        )

    def tell_all(self, claim: Claim, effects: Mapping[Effect, Cause | None]) -> None:
        """Say what became of what went with the post, of that which is wanted."""
        for effect, cause in effects.items():
            if effect in claim.weekly.edition.effects:
                self.tell(claim, effect, cause)
