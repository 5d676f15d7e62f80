"""What must hold in the file at the end of each beat, asked in SQL of the tables themselves."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.chaos.finding import Find
from tests.chaos.health import Aspect
from tests.chaos.ledger import Ledger, instant, maybe_instant, micros
from tests.chaos.urn import NOTHING, Member, Urn

if TYPE_CHECKING:
    from tests.chaos.world import World

_RECOVERY = timedelta(hours=3)
"""After so long without any trouble nothing may be left over from one."""
_SLACK = timedelta(minutes=10)
_A_DAY = timedelta(days=1)

ALWAYS = {
    "open-ballot-of-nothing": """
        SELECT s.guild_id, b.id || ' announced by ' || b.announced_key || ', ' || e.state
        FROM ballot b JOIN series s ON s.id = b.series_id
        JOIN edition e ON e.series_id = b.series_id AND e.slot_key = b.announced_key
        WHERE b.state = 'open' AND e.state IN ('planned', 'missed', 'skipped')""",
    "open-ballot-of-an-older-message": """
        SELECT s.guild_id, b.id || ' announced by ' || b.announced_key
        FROM ballot b JOIN series s ON s.id = b.series_id
        JOIN edition e ON e.series_id = b.series_id AND e.slot_key = b.announced_key
        WHERE b.state = 'open' AND e.message_id < (
            SELECT max(n.message_id) FROM edition n WHERE n.series_id = b.series_id)""",
    "closed-without-totals": """
        SELECT s.guild_id, b.id FROM ballot b JOIN series s ON s.id = b.series_id
        JOIN candidate c ON c.ballot_id = b.id
        WHERE b.state = 'closed' AND b.erase_at IS NOT NULL
        AND (b.turnout IS NULL
             OR (c.is_withdrawn = 0 AND (c.votes IS NULL OR c.ranked IS NULL)))""",
    "votes-that-nobody-erases": """
        SELECT s.guild_id, v.ballot_id FROM vote v JOIN ballot b ON b.id = v.ballot_id
        JOIN series s ON s.id = b.series_id WHERE b.state <> 'open' AND b.erase_at IS NULL""",
    "suggestion-of-an-ended-ballot": """
        SELECT s.guild_id, w.slug FROM suggestion w JOIN series s ON s.id = w.series_id
        JOIN ballot b ON b.id = w.ballot_id WHERE b.state <> 'open'""",
    "finished-or-not": """
        SELECT s.guild_id, e.slot_key || ' is ' || e.state FROM edition e
        JOIN series s ON s.id = e.series_id WHERE e.is_finished <> (
            e.state IN ('deleted', 'missed', 'skipped')
            OR (e.state = 'posted' AND NOT EXISTS (
                SELECT 1 FROM effect f WHERE f.series_id = e.series_id
                AND f.slot_key = e.slot_key AND f.status = 'pending')))""",
    "unknown-but-settled": """
        SELECT s.guild_id, e.slot_key || ' is ' || e.state FROM edition e
        JOIN series s ON s.id = e.series_id
        WHERE e.unknown_since IS NOT NULL AND e.state NOT IN ('claimed', 'blocked')""",
    "two-unknown": """
        SELECT s.guild_id, count(*) FROM edition e JOIN series s ON s.id = e.series_id
        WHERE e.unknown_since IS NOT NULL GROUP BY s.id HAVING count(*) > 1""",
    "claim-of-nobody": """
        SELECT s.guild_id, e.slot_key FROM edition e JOIN series s ON s.id = e.series_id
        WHERE e.state = 'claimed' AND (e.owner IS NULL OR e.channel_id IS NULL)""",
}
"""Each gives a server and a text for what is wrong."""

_AT_ONCE = " UNION ALL ".join(f"SELECT '{kind}', * FROM ({sql})" for kind, sql in ALWAYS.items())
_OF_ONE = (
    f"WITH series AS NOT MATERIALIZED (SELECT * FROM main.series WHERE id = :series) {_AT_ONCE}"
)
_FEW = 8
_ALL_OF_THEM = 64
"""Every so many looks all is looked at, and at the end, written to or not."""

_WAKES = "SELECT guild_id, wake_at, removed_at FROM series"
_UNFINISHED = """
SELECT s.guild_id, s.id, e.slot_key, e.slot_at, e.state FROM edition e
JOIN series s ON s.id = e.series_id
WHERE s.removed_at IS NULL AND e.is_finished = 0 AND e.state <> 'posted' AND e.state <> 'planned'
"""
_PENDING = """
SELECT s.guild_id, e.slot_key, f.effect, e.slot_at, s.catch_up, e.message_id FROM effect f
JOIN edition e ON e.series_id = f.series_id AND e.slot_key = f.slot_key
JOIN series s ON s.id = e.series_id
WHERE f.status = 'pending' AND e.state = 'posted' AND s.removed_at IS NULL
"""
_KEPT = """
SELECT s.guild_id, b.id, b.closes_at, count(*) FROM vote v JOIN ballot b ON b.id = v.ballot_id
JOIN series s ON s.id = b.series_id WHERE b.state = 'closed' GROUP BY b.id
"""
_VOTES = "SELECT ballot_id, member_id, slug FROM vote ORDER BY ballot_id, member_id"
_VOTES_OF_ONE = "SELECT ballot_id, member_id, slug FROM vote WHERE ballot_id = :ballot"


class Invariants:
    """Checked at every beat of all that was written since the last; what is dear, at some."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._beats = 0
        self._overdue: dict[int, datetime] = {}
        self._looked = world.loop.now()

    def check(self, *, all_of_them: bool = False) -> None:
        self._beats += 1
        world, traces = self._world, self._world.spindle.traces
        if world.is_over or self._beats % _ALL_OF_THEM == 0:
            self._check_rows(_AT_ONCE)
            check_votes(world.ledger, world.urn, world.find)
        else:
            if len(traces.weeks) > _FEW:
                self._check_rows(_AT_ONCE)
            else:
                for series in sorted(traces.weeks):
                    self._check_rows(_OF_ONE, series=series)
            ballots = traces.ballots | world.urn.touched
            check_votes(world.ledger, world.urn, world.find, sorted(ballots))
        traces.weeks.clear()
        traces.ballots.clear()
        world.urn.touched.clear()
        if all_of_them or self._beats % 8 == 0:
            self._check_wakes()
            self._check_leftovers()

    def _check_rows(self, sql: str, **values: int) -> None:
        for kind, guild, text in self._world.ledger.rows(sql, **values):
            self._world.find(kind, guild, str(text), str(text))

    def _check_wakes(self) -> None:
        """Every series is looked at within a day; one that the bot left, when it is deleted."""
        world, now = self._world, self._world.loop.now()
        if now - self._looked > timedelta(minutes=5):
            self._overdue.clear()  # whoever is overdue makes a beat each second
        self._looked = now
        for guild, wake, removed in world.ledger.rows(_WAKES):
            if world.health.well_since(guild, Aspect.ALL, now) < _RECOVERY:
                self._overdue.pop(guild, None)
                continue
            is_misled = world.believes_a_wrong_clock(now - 2 * _A_DAY, now)
            longest = 2 * _A_DAY if is_misled else _A_DAY
            latest = now + (longest if removed is None else timedelta(days=30)) + _SLACK
            if wake > micros(latest):
                world.find("sleeps-too-long", guild, f"until {instant(wake):%F %T}")
            since = self._overdue.setdefault(guild, now) if wake <= micros(now) else None
            if since is None:
                self._overdue.pop(guild, None)
            elif now - since > timedelta(hours=1):
                world.find("not-looked-at", guild, f"since {since:%F %T}")

    def _check_leftovers(self) -> None:
        world, now = self._world, self._world.loop.now()
        for guild, series, key, slot_at, state in world.ledger.rows(_UNFINISHED):
            stand = world.ledger.now(guild)
            if stand is None or stand.id != series:
                continue
            over = max(instant(slot_at) + stand.patience, world.settings_since(guild)) + _RECOVERY
            if now > over and world.health.is_well(guild, Aspect.POSTING, now - _RECOVERY, now):
                world.find("unfinished", guild, f"{key} is still {state}", key)
        for guild, key, effect, slot_at, catch_up, message in world.ledger.rows(_PENDING):
            over = instant(slot_at) + timedelta(microseconds=catch_up) + _RECOVERY
            if world.recorded.get(message, now) > now - _RECOVERY:
                continue  # it was found just now: what it carries comes next
            if now > over and world.health.is_well(guild, Aspect.EFFECTS, now - _RECOVERY, now):
                world.find("effect-unfinished", guild, f"{effect} of {key}", f"{effect}/{key}")
        for guild, ballot, closes, votes in world.ledger.rows(_KEPT):
            end = maybe_instant(closes)
            if end is None or now < end + _A_DAY + _SLACK:
                continue
            if world.serves(now - _SLACK, now):
                text = f"{votes} votes of ballot {ballot}, closed {end:%F %T}"
                world.find("ids-kept", guild, text, str(ballot))


def check_votes(ledger: Ledger, urn: Urn, find: Find, ballots: list[int] | None = None) -> None:
    """What is stored of members is what they were told, and nothing else: of these ballots."""
    stored: dict[int, dict[int, set[str]]] = {}
    if ballots is None:
        rows = ledger.rows(_VOTES)
    else:
        rows = [row for each in ballots for row in ledger.rows(_VOTES_OF_ONE, ballot=each)]
    for ballot, member, slug in rows:
        stored.setdefault(ballot, {}).setdefault(member, set()).add(slug)
    for ballot, members in stored.items():
        for member, slugs in members.items():
            known = urn.stored(ballot).get(member, Member())
            if not known.pending and frozenset(slugs) not in known.possible:
                told = [sorted(choice) for choice in known.possible]
                text = f"ballot {ballot}: {member} has {sorted(slugs)}, was told {told}"
                find("votes-differ", None, text, f"{ballot}/{member}")
    for ballot in ledger.open if ballots is None else ledger.open.intersection(ballots):
        for member, known in urn.stored(ballot).items():
            is_there = member in stored.get(ballot, {})
            if not is_there and not known.pending and NOTHING not in known.possible:
                told = [sorted(choice) for choice in known.possible]
                text = f"ballot {ballot}: nothing of {member}, who was told {told}"
                find("votes-lost", None, text, f"{ballot}/{member}")
