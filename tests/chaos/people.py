"""Members and staff: turns what a plan says of them into interactions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.week.weekly import Spot
from tests.chaos.member import Click, chosen, click, forget, place, poll_of
from tests.chaos.plan import Event, Kind, Server, event
from tests.chaos.staff import VERBS, Order
from tests.chaos.wall import Message, guild_of, time_of
from tests.chaos.world import World

_MEMBERS = 50_000
"""Ids of members begin here; those that vote by habit begin at ten times as much."""


_WAITING = """
SELECT w.id FROM suggestion w JOIN series s ON s.id = w.series_id
WHERE s.guild_id = :guild AND w.is_approved = 0 ORDER BY w.id LIMIT 1
"""


class People:
    """Acts for everybody in every server."""

    def __init__(self, world: World) -> None:
        self._world = world

    def aimed(self, event: Event) -> datetime | None:
        """Return the moment that an event is aimed at, none where it is not."""
        aim = event.text("aim")
        if not aim:
            return None
        guild = guild_of(max(event.server, 0))
        at = self._next_slot(guild) if aim == "slot" else self._next_close(guild)
        if at is None:
            return None
        by = event.values.get("by", 0)
        return at + timedelta(seconds=float(by) if isinstance(by, int | float) else 0.0)

    def happen(self, event: Event) -> None:
        match event.kind:
            case Kind.VOTE | Kind.WITHDRAW:
                self._vote(event)
            case Kind.SUGGEST:
                self._suggest(event)
            case Kind.FORGET:
                self._forget(event)
            case _:
                self._staff(event)

    def habits(self, message: Message) -> None:
        """Let members vote on a message that has just appeared, some of them at the last moment."""
        world, guild = self._world, message.guild
        server = world.plan.servers[guild - guild_of(0)]
        dice = world.dice("habit", guild, message.key)
        for number in range(server.voters):
            member = _MEMBERS * 10 + number
            wait = dice.uniform(1, 6.2 * 86400)
            picks = (dice.randrange(10), dice.randrange(10))[: dice.choice((1, 1, server.choices))]
            if dice.random() < 0.15:
                wait = self._near_the_close(message, dice.uniform(-3, 1))
            world.loop.call_later(
                wait, lambda m=member, p=picks: self._click(message, m, p, dice.uniform(0.05, 0.9))
            )

    def repair(self, number: int) -> None:
        """Let staff do what nobody else can: another channel, the end of a pause, a new series."""
        world, guild = self._world, guild_of(number)
        stand = world.ledger.now(guild)
        now = world.loop.now()
        if stand is None:
            self._staff(event(now, Kind.SET_UP, number))
            return
        channel = world.wall.guilds[guild].channel(stand.channel)
        if channel is None or not channel.exists:
            is_forum = stand.discussion == "forum"
            rest = [
                each
                for each in world.wall.guilds[guild].channels.values()
                if each.is_for_posts and (each.kind == "forum") == is_forum
            ]
            there = next((each for each in rest if each.exists), rest[0])
            there.exists = True  # where none is left, they make one
            kind = there.kind
            self._staff(event(now, Kind.EDIT, number, channel=kind))
        if stand.is_paused_at(now):
            self._staff(event(now, Kind.RESUME, number))

    # One by one

    def _vote(self, event: Event) -> None:
        messages = self._world.wall.standing(guild_of(event.server))
        back = event.number("back")
        if back >= len(messages):
            return
        if back:
            self._world.journal.hit("vote on an old message")
        picks = event.numbers("picks") if event.kind is Kind.VOTE else ()
        member = _MEMBERS + event.number("member")
        delay = event.number("delay", 150) / 1000
        self._click(messages[back], member, picks, delay, event.number("twice"))

    def _click(
        self,
        message: Message,
        member: int,
        picks: tuple[int, ...],
        delay: float,
        twice: float = 0.0,
    ) -> None:
        world, poll = self._world, poll_of(message)
        if poll is None or message.deleted is not None or world.is_over:
            return
        slugs = chosen(poll.ballot.candidates, picks)[: poll.ballot.options.choices]
        if picks and not slugs:
            return
        clicked = time_of(world.wall.snowflake())
        spot = Spot(message.place, message.id)
        button = place(poll.ballot.candidates, slugs)
        made = Click(message.guild, int(poll.ballot.id), member, slugs, button, clicked, spot)
        values = {"ballot": made.ballot, "member": member, "for": "+".join(slugs)}
        complain = self._complaint(message.guild)
        world.gateway.interact(
            message.guild,
            "vote" if slugs else "withdraw",
            lambda process, number: click(process, number, made, world.urn, complain),
            {**values, "clicked": clicked.timestamp()},
            delay=delay,
            twice=twice,
        )

    def _suggest(self, event: Event) -> None:
        guild, slug = guild_of(event.server), self._world.shelf.slug(event.number("pick"))
        member = _MEMBERS + event.number("member")
        self._world.gateway.interact(
            guild,
            "suggest",
            lambda process, number: process.programme.once(number).queue.suggest(
                guild, member, slug
            ),
            {"member": member, "slug": slug},
            twice=event.number("twice"),
        )

    def _forget(self, event: Event) -> None:
        world, member = self._world, event.number("member")
        member += _MEMBERS * 10 if event.flag("habit") else _MEMBERS
        world.gateway.interact(
            guild_of(event.server),
            "forget",
            lambda process, number: forget(process, number, member, world.urn),
            {"member": member},
            twice=event.number("twice"),
        )

    def _staff(self, event: Event) -> None:
        world, guild = self._world, guild_of(event.server)
        server: Server = world.plan.servers[event.server]
        wanted = server.channel if event.kind is Kind.SET_UP else event.text("channel")
        if wanted:  # staff choose among what is there, or make it
            world.wall.guilds[guild].channels[wanted].exists = True
        pick = world.shelf.slug(event.number("pick"))
        order = Order(event, guild, server, pick, self._waiting(guild))
        verb = VERBS[event.kind]
        world.gateway.interact(
            guild,
            event.kind.value,
            lambda process, number: verb(process, replace(order, interaction=number)),
            dict(event.values),
            twice=event.number("twice"),
        )

    def _waiting(self, guild: int) -> int:
        """Return the suggestion whose buttons staff see."""
        found = self._world.ledger.rows(_WAITING, guild=guild)
        return found[0][0] if found else 0

    def _complaint(self, guild: int) -> Callable[[str, str], None]:
        return lambda kind, text: self._world.find(kind, guild, text)

    # Moments

    def _next_slot(self, guild: int) -> datetime | None:
        world = self._world
        stand = world.ledger.now(guild)
        if stand is None:
            return None
        return next(at for _, at in stand.rhythm.after(world.loop.now()))

    def _next_close(self, guild: int) -> datetime | None:
        standing = self._world.wall.standing(guild)
        poll = poll_of(standing[0]) if standing else None
        if poll is None or poll.is_closed or poll.slot is None:
            return None
        return poll.ballot.closes if poll.ballot.closes > self._world.loop.now() else None

    def _near_the_close(self, message: Message, by: float) -> float:
        poll = poll_of(message)
        if poll is None or poll.slot is None:
            return 3600.0
        left = poll.ballot.closes - self._world.loop.now()
        return max(left.total_seconds() + by, 1.0)
