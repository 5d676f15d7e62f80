"""Presses that no message of today has: forged, of another age, of what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord.interactions
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from simcord import MemberActor
from simcord.backend import serializers

from bot.presentation.controls import CONTROLS
from tests.conversations.week.assembly import Assembly

A_SECOND = timedelta(seconds=1)
EACH = 4  # ids of each kind of control
GONE = {
    "series:purge",
    "series:delete-test",
    "privacy:delete",
}  # they would leave nothing to press on

DRAFT = "::0930:Europe/Paris:0:thread:n:24"
LONG = "x" * 4000
STRANGE = ["", " ", LONG, "\u202e9:30", "@everyone <@&1>", "9\u200b:\u200b30", "\ud7ff\U0010ffff"]
AGED = [
    "week:1:2026-08-10:choose:1:99",
    "week:1:2026-08-10:choose:999:1",
    "week:9:2026-08-10:vote:999999999999999999",
    "choose:1:0",
    "withdraw:77",
    "candidates:77",
    "rules:77",
    "week:1:2026-08-10:verify:1",
    "verify:77",
    "test:choose:test:99",
    "test:verify:test",
    "history:9999",
    "share:garbage",
    f"share:{'job:' * 20}",
    "share:job:no-such-job:salary:0::",
    "share:compare:no-such-job.nor-this:0",
    "share:series:status",
    "compare:no-such-job.nor-this:0",
    "swap:no-such-job.nor-this",
    "card:no-such-job",
    "open:card",
    "series:skip:9999-99-99",
    "series:skip:2026-W01-1",
    "series:post:2031-02-30",
    "series:post-anyway",
    "suggestion:9999999999999999999:approve:queue",
    *(f"{kind}:{step}:{DRAFT}" for kind in ("new", "set") for step in ("place", "day", "role")),
    "new:save:0::9999:::::",
    "set:save:0::2460:::::",
    "set:save:ffffffffffffffff::::::::",
    "set:save:7fffffffffffffff::::::::",
    "set:save:0::::::::",
    "set:zone::::Middle/Earth::::",
    "set:zone::::/etc/passwd::::",
    "set:zone::::Europe::::",
    "set:talk::::::gossip::",
    "set:talk::::::forum::",
    "set:day:7:::::::",
    "set:save:::::7fffffffffffffff:::",
    "edit:0:::::::99",
]


def drawn() -> list[str]:
    """Return ids that match, with random fields: some of each kind of control."""
    found: list[str] = []
    for control in CONTROLS:
        ids = st.from_regex(control.pattern, fullmatch=True).filter(lambda each: len(each) <= 100)

        @seed(11)
        @settings(max_examples=EACH, database=None, phases=[Phase.generate], deadline=None)
        @given(ids)
        def draw(custom_id: str) -> None:
            found.append(custom_id)

        draw()
    return [each for each in found if each not in GONE]


async def press(club: Assembly, member: MemberActor, custom_id: str, values: Sequence[str]) -> None:
    """Press a button, or choose these values in a menu, under the weekly message."""
    kind = discord.ComponentType.select if values else discord.ComponentType.button
    more: dict[str, Any] = {"values": list(values)} if values else {}
    data = {"custom_id": custom_id, "component_type": kind.value, **more}
    await _send(club, member, discord.InteractionType.component, data)


async def submit(club: Assembly, member: MemberActor, custom_id: str, lines: Sequence[str]) -> None:
    """Send a form off with that in its lines."""
    typed = [
        {"type": 18, "component": {"type": 4, "custom_id": str(place), "value": line}}
        for place, line in enumerate(lines)
    ]
    data = {"custom_id": custom_id, "components": typed}
    await _send(club, member, discord.InteractionType.modal_submit, data)


async def _send(
    club: Assembly, member: MemberActor, kind: discord.InteractionType, data: dict[str, Any]
) -> None:
    record, payload = simcord.interactions.base_payload(
        club.env.backend,
        type=kind.value,
        channel_id=club.channel.id,
        guild_id=club.guild.id,
        user_id=member.id,
        data=data,
    )
    message = min(club.env.backend.messages[club.channel.id].values(), key=lambda each: each.id)
    record.source_message_id = message.id
    payload["message"] = dict(serializers.message_payload(club.env.backend, message))
    club.env.backend.emit("INTERACTION_CREATE", payload)
    await club.env.settle()


def answered(club: Assembly) -> int:
    return sum(each.path.endswith("/callback") for each in club.env.http_requests)


@pytest.mark.parametrize("values", [(), ("garbage",)], ids=len)
async def test_no_press_is_answered_with_an_unforeseen_error_or_not_at_all(
    posted: Assembly, caplog: pytest.LogCaptureFixture, values: Sequence[str]
) -> None:
    chief = await posted.hire()
    for custom_id in [*AGED, *drawn()]:
        for member in (posted.members[1], chief):
            before = answered(posted)
            posted.set_clock(posted.env.now() + A_SECOND)  # nobody is kept out for hammering
            await press(posted, member, custom_id, values)
            assert answered(posted) == before + 1, custom_id
            assert "unforeseen error" not in caplog.text


@pytest.mark.parametrize("place", ["new", "set"])
async def test_whatever_is_typed_into_the_form_is_answered(
    posted: Assembly, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    chief = await posted.hire()
    custom_id = f"{place}:typed:{DRAFT}"
    for lines in [(), ("9:30",), *((each, "Paris") for each in STRANGE)]:
        for typed in (lines, lines[::-1]):
            before = answered(posted)
            posted.set_clock(posted.env.now() + A_SECOND)
            await submit(posted, chief, custom_id, typed)
            assert answered(posted) == before + 1, typed
    assert "unforeseen error" not in caplog.text
    assert {str(sent["allowed_mentions"]) for _, sent in posted.sent()} == {"{'parse': []}"}
