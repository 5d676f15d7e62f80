"""Plans that a person writes: a series on Mondays at nine in Paris, and what happens to it."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.chaos.plan import BEGINNING, EVERY, Event, Kind, Plan, Server, Value, event
from tests.chaos.run import Run, carried_out

SLOTS = ("2026-08-10", "2026-08-17", "2026-08-24", "2026-08-31", "2026-09-07", "2026-09-14")
"""Keys of the first slots, each at 07:00 UTC; a ballot closes an hour before."""
SECOND = SLOTS[1]
WITHOUT_SECOND = (SLOTS[0], *SLOTS[2:])

FORUM = Server(voters=2, discussion="forum", channel="forum")
NEWS = Server(voters=2, channel="news", pin=True)
TEXT = Server(voters=2, pin=True, role=True)


def here(at: str, kind: Kind, **values: Value) -> Event:
    """Return something that happens in the story's only server, at an instant in UTC."""
    return event(at, kind, 0, **values)


def everywhere(at: str, kind: Kind, **values: Value) -> Event:
    """Return something that happens to the processes or to Discord."""
    return event(at, kind, EVERY, **values)


def told(
    *events: Event,
    weeks: int = 2,
    server: Server | None = None,
    professions: int = 12,
    seed: int = 0,
) -> Run:
    """Carry a story out, for so many weeks or as long as anything in it lasts.

    Then all is made well, and watched for four weeks more.
    """
    last = max((_end(event) for event in events), default=BEGINNING)
    weeks = max(weeks, -((BEGINNING - last) // timedelta(weeks=1)))
    plan = Plan(seed, weeks, professions, (server or Server(voters=2),))
    return carried_out(plan.with_events(events))


def _end(event: Event) -> datetime:
    down, days = timedelta(seconds=event.number("down")), timedelta(days=event.number("days"))
    return event.at + max(event.minutes(), down, days) + timedelta(hours=1)


def said(run: Run) -> str:
    """Return what was found and how it came to it, for a test that fails."""
    journal = "\n".join(run.world.journal.printed())
    found = "\n".join(map(str, run.findings))
    return f"{found}\n\n{run.world.plan}\n\n{journal}"


def holds(run: Run, *keys: str) -> None:
    """Assert that the audit found nothing, and that the first messages are of these slots."""
    assert not run.findings, said(run)
    assert run.slots()[: len(keys)] == list(keys), said(run)
