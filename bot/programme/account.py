"""What the log says of a slot: a line for each thing that was tried, once that is recorded."""

from __future__ import annotations

from collections.abc import Mapping

from bot import trail
from bot.domain.week.edition import Cause, Effect
from bot.programme.claim import Claim


def tell(claim: Claim, effect: Effect, cause: Cause | None, *, found: bool = False) -> None:
    """Say what became of one effect: none, it happened; `found`, somebody had sent it already."""
    slot = claim.slot.key.isoformat()
    outcome = "found" if found else "done" if cause is None else "failed"
    why = "" if cause is None else f" ({cause.reason.value}: {cause.detail or 'no more is known'})"
    trail.tell(
        f"{effect.value} for {slot} in server {claim.guild}: {outcome}{why}",
        what=effect.value,
        slot=slot,
        series=claim.weekly.series.id,
        guild=claim.guild,
        profession=claim.weekly.edition.profession,
        outcome=outcome,
        reason=None if cause is None else cause.reason.value,
        detail=None if cause is None else cause.detail or None,
    )


def tell_all(claim: Claim, effects: Mapping[Effect, Cause | None]) -> None:
    """Say what became of what went with the post, of that which is wanted."""
    for effect, cause in effects.items():
        if effect in claim.weekly.edition.effects:
            tell(claim, effect, cause)
