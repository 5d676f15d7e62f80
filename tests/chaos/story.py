"""Plans that a person writes: a series on Mondays at nine in Paris, and what happens to it."""

from __future__ import annotations

from tests.chaos.plan import EVERY, Event, Kind, Plan, Server, Value, event
from tests.chaos.run import Run, carried_out

SLOTS = ("2026-08-10", "2026-08-17", "2026-08-24", "2026-08-31", "2026-09-07", "2026-09-14")
"""Keys of the first slots, each at 07:00 UTC; a ballot closes an hour before."""


def here(at: str, kind: Kind, **values: Value) -> Event:
    """Return something that happens in the story's only server, at an instant in UTC."""
    return event(at, kind, 0, **values)


def everywhere(at: str, kind: Kind, **values: Value) -> Event:
    """Return something that happens to the processes or to Discord."""
    return event(at, kind, EVERY, **values)


def told(
    *events: Event,
    weeks: int = 4,
    server: Server | None = None,
    professions: int = 12,
    seed: int = 0,
) -> Run:
    """Carry a story out; it is watched for four weeks after its end."""
    plan = Plan(seed, weeks, professions, (server or Server(voters=2),))
    return carried_out(plan.with_events(events))


def said(run: Run) -> str:
    """Return what was found and how it came to it, for a test that fails."""
    journal = "\n".join(run.world.journal.printed())
    found = "\n".join(map(str, run.findings))
    return f"{found}\n\n{run.world.plan}\n\n{journal}"
