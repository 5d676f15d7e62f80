"""Members and staff of all servers: they vote, ask and press, skip, pause and change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from bot.content import load
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from bot.programme.programme import Programme
from bot.storage.sqlite.database import Database
from tests.chaos.journal import Answer, Deed, Outcome
from tests.chaos.urn import Slip
from tests.chaos.whole.world import World
from tests.wire import act
from tests.wire.deployment import Fixed
from tests.wire.interaction import DEFER, Interaction
from tests.wire.message import BUTTON, TEXT, walk
from tests.wire.payload import Json
from tests.wire.realm import FORUM, Guild, Person, Place

COUNTED = ("vote counts:", "vote has changed", "still counts")
WITHDRAWN = ("is withdrawn and no longer counts", "no vote here that could be withdrawn")
NOT_COUNTED = ("This vote closed", "no longer on the ballot", "There is no such vote")
_VOTING = 6  # servers at once
_ANSWERING = 1.0  # true seconds until an answer is there, if any comes,
_SETTLING = 4.0  # and one that was put off
_PATIENCE = 20.0  # seconds that Discord waits for an answer longer than it would: others run here

_ZONES = ("Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC")
_ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("job", {"profession": "water engineer"}),
    ("job", {"profession": "@everyone <@&1> **x**"}),
    ("ask", {"question": "what does a water engineer earn? @here"}),
    ("ask", {"question": "who wins this week?"}),
    ("vote", {}),
    ("next", {}),
    ("history", {}),
    ("verify", {}),
    ("rankings", {}),
    ("suggest", {"profession": "cloud engineer"}),
    ("privacy show", {}),
    ("privacy delete", {}),
    ("help", {}),
)
_ORDERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("series skip", {}),
    ("series pause", {}),
    ("series resume", {}),
    ("series resume", {}),
    ("series status", {}),
    ("series post-now", {}),
    ("series preview", {}),
    ("series doctor", {}),
    ("series edit", {"time": "18:30"}),
    ("series edit", {"weekday": "wednesday"}),
    ("series ballot", {"size": 3}),
    ("series queue add", {"profession": "rail engineer"}),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody was answered."""

    interaction: Interaction
    text: str | None
    """None: nothing, in time."""
    message: Json | None


async def set_up(world: World) -> None:
    """Let the staff of every server set their series up, each otherwise."""
    catalogue = load(Path(world.deployment.settings["ONEJOB_CATALOGUE"]))
    clock = Fixed(world.now())
    async with Database.open(world.deployment.settings["DATABASE_URL"]) as database:
        programme = Programme.over(database, lambda: catalogue, clock, owner="the test")
        for guild in world.realm.guilds:
            await programme.plan.set_up(int(guild.id), _terms(world, guild))


def _terms(world: World, guild: Guild) -> Terms:
    dice = world.dice
    channel = dice.choice(guild.channels)
    is_forum = guild.channel(channel)["type"] == FORUM
    hour = time(dice.randrange(24), dice.choice((0, 30)))
    return Terms(
        int(channel),
        Schedule(Weekday(dice.randrange(7)), hour, dice.choice(_ZONES)),
        role=int(guild.id) + 1 if dice.random() < 0.3 else None,
        discussion=Discussion.FORUM
        if is_forum
        else dice.choice((Discussion.THREAD, Discussion.THREAD, Discussion.NONE)),
        pin=dice.random() < 0.5,
        catch_up=timedelta(hours=dice.choice((1, 12, 24))),
        publish=dice.random() < 0.5,
        reminder=dice.random() < 0.3,
    )


class People:
    """Acts for everybody."""

    def __init__(self, world: World) -> None:
        self._world = world
        catalogue = load(Path(world.deployment.settings["ONEJOB_CATALOGUE"]))
        self._slugs = {catalogue.title(slug): slug for slug in catalogue.weeks}
        self._voters: dict[int, list[Person]] = {}
        self._unsure: set[tuple[int, str]] = set()
        """Members of ballots who do not know what counts: they leave it at that."""

    async def vote(self) -> None:
        """Let some members of some servers vote at once."""
        guilds = self._world.realm.guilds
        clicks = [
            self._click(guild, message)
            for guild in self._world.dice.sample(guilds, min(_VOTING, len(guilds)))
            for message in list(self._world.standing(int(guild.id)))[:1]
            for _ in range(self._world.dice.randrange(1, 4))
        ]
        await asyncio.gather(*clicks)

    async def _click(self, guild: Guild, message: Json) -> None:
        world, dice = self._world, self._world.dice
        offered = [
            each for each in walk(message["components"]) if ":choose:" in each.get("custom_id", "")
        ]
        if not offered:
            return
        ballot = int(offered[0]["custom_id"].split(":")[4])
        voters = self._voters.setdefault(ballot, [])
        if voters and dice.random() < 0.3:
            person = dice.choice(voters)
        else:
            (person,) = world.realm.people(1)
            voters.append(person)
        if (ballot, person.id) in self._unsure:
            return
        chosen = dice.choice(offered)
        is_withdrawn = dice.random() < 0.1
        label = "Withdraw my vote" if is_withdrawn else chosen["label"]
        wanted = () if is_withdrawn else (self._slugs[chosen["label"]],)
        self._unsure.add((ballot, person.id))
        slip = world.urn.begins(ballot, int(person.id), wanted)
        place = _place(world, message["channel_id"])
        click = act.press(world.realm, person, place, message, label)
        seen = await self._send(click, "vote", guild)
        if self._note(slip, wanted, seen):
            self._unsure.discard((ballot, person.id))

    def _note(self, slip: Slip, wanted: tuple[str, ...], seen: Seen) -> bool:
        """Note what the member knows now; return whether that is anything."""
        urn, text = self._world.urn, seen.text or ""
        if any(said in text for said in COUNTED):
            urn.acknowledged_as(slip, wanted)
        elif any(said in text for said in WITHDRAWN):
            urn.acknowledged_as(slip, ())
        elif any(said in text for said in NOT_COUNTED):
            urn.refused(slip)
        else:
            urn.unknown(slip)
            return False
        return True

    async def ask(self) -> None:
        """Let somebody ask for something, and press what comes."""
        world, dice = self._world, self._world.dice
        guild = dice.choice(world.realm.guilds)
        person = dice.choice((world.realm.alice, world.realm.bob))
        if dice.random() < 0.2:
            me = world.realm.me.id
            await self.hear(guild, f"<@{me}> what does a rail engineer earn? @everyone <@&5>")
            return
        name, options = dice.choice(_ASKED)
        await self._use(guild, person, name, options)

    async def hear(self, guild: Guild, text: str) -> None:
        """Let somebody write in a channel, once or told twice."""
        world = self._world
        place = world.realm.in_channel(guild.channels[0])
        event = act.message(world.realm, world.realm.bob, place, text)
        for _ in range(world.dice.choice((1, 1, 2))):
            try:
                await world.server.hear(event)
            except ConnectionError:
                return

    async def order(self) -> None:
        """Let the staff of a server want something."""
        world, dice = self._world, self._world.dice
        name, options = dice.choice(_ORDERS)
        await self._use(dice.choice(world.realm.guilds), world.realm.alice, name, options)

    async def repair(self, guild: Guild) -> None:
        """Let staff do what only they can: another channel, and go on."""
        world = self._world
        stand = world.ledger.now(int(guild.id))
        if stand is None:
            return
        if str(stand.channel) not in guild.channels:
            is_forum = stand.discussion == "forum"
            fitting = [
                each
                for each in guild.channels
                if (guild.channel(each)["type"] == FORUM) == is_forum
            ]
            options = {"channel": fitting[0] if fitting else guild.channels[0]}
            if not fitting:
                options["discussion"] = "none"
            place = world.realm.in_channel(guild.channels[0])
            edit = act.command(world.realm, world.realm.alice, place, "series edit", options)
            seen = await self._send(edit, "edit", guild)
            if seen.message is not None and "Save" in _labels(seen.message):
                save = act.press(world.realm, world.realm.alice, place, seen.message, "Save")
                await self._send(save, "press Save", guild)
        if stand.is_paused_at(world.now()):
            await self._use(guild, world.realm.alice, "series resume", {})

    async def _use(self, guild: Guild, person: Person, name: str, options: dict[str, Any]) -> None:
        world = self._world
        place = world.realm.in_channel(guild.channels[0])
        try:
            command = act.command(world.realm, person, place, name, options)
        except LookupError:
            return  # no process has given Discord its commands yet
        seen = await self._send(command, name.removeprefix("series "), guild)
        if seen.message is not None and seen.text is not None:
            await self._press_any(guild, person, seen.message)

    async def _press_any(self, guild: Guild, person: Person, message: Json) -> None:
        """Press one of the buttons that came, whatever it does."""
        world = self._world
        labels = _labels(message)
        if labels and world.dice.random() < 0.5:
            label = world.dice.choice(labels)
            place = world.realm.in_channel(guild.channels[0])
            press = act.press(world.realm, person, place, message, label)
            await self._send(press, f"press {label}", guild)

    async def _send(self, interaction: Interaction, name: str, guild: Guild) -> Seen:
        """Send it, sometimes twice as Discord may; wait for the answer as long as Discord does."""
        world = self._world
        deed = Deed(int(interaction.id), world.now(), int(guild.id), name, {})
        world.journal.deeds.append(deed)
        twice = world.dice.random() < 0.03
        try:
            await world.server.send(interaction)
            if twice:
                await world.server.gateway.send(interaction)
        except ConnectionError:
            return Seen(interaction, None, None)
        is_well = world.is_answering(int(guild.id))
        interaction.sent_at += _PATIENCE
        await world.until_answered(interaction.answered, _ANSWERING)
        text = await self._read(interaction)
        outcome = Outcome.LOST if text is None else Outcome.DONE
        deed.answers.append(Answer(world.now(), "", outcome, text))
        who = (interaction.payload.get("member") or interaction.payload)["user"]["id"]
        said = (text or "no answer")[:160]
        world.journal.say(f"server {guild.id}", f"{who} {name}: {said!r}")
        if text is None and is_well and world.is_answering(int(guild.id)):
            world.find("not-answered", int(guild.id), name, interaction.id)
        return Seen(interaction, text, interaction.message)

    async def _read(self, interaction: Interaction) -> str | None:
        if not interaction.answered.done():
            return None
        callback = interaction.answered.result()
        if callback["type"] == DEFER:
            await self._world.until_answered(interaction.settled, _SETTLING)
            if not interaction.settled.done() or interaction.message is None:
                return None
            return _text(interaction.message)
        return _text(callback.get("data") or {})


def _place(world: World, channel: str) -> Place:
    """Return the channel of a message, which may be a thread."""
    guild = world.realm.guild_of(channel)
    assert guild is not None
    home = world.realm.threads.get(channel, {}).get("parent_id", channel)
    place = world.realm.in_channel(home)
    if home == channel:
        return place
    return Place(place.context, world.realm.threads[channel], guild, place.installed)


def _votes(custom_id: str) -> bool:
    """Whether it is a control by which somebody votes, which `vote` does and notes."""
    return any(word in custom_id for word in ("choose:", "withdraw:", "vote"))


def _labels(message: Json) -> list[str]:
    """Return what can be pressed, but for what votes."""
    return [
        each["label"]
        for each in walk(message["components"])
        if each["type"] == BUTTON
        and each.get("label")
        and not _votes(each.get("custom_id") or ":vote")
    ]


def _text(message: Json) -> str:
    parts = [
        each["content"] for each in walk(message.get("components") or ()) if each["type"] == TEXT
    ]
    return "\n".join([message.get("content") or "", *parts])
