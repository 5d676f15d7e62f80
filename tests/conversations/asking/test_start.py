"""Commands are given to Discord when they have changed, and only then."""

from __future__ import annotations

from simcord import Env, MemberActor

from tests.conversations.asking.conftest import Trouble
from tests.conversations.stage import Stage, answer, title


def syncs(env: Env) -> int:
    return sum(each.method == "PUT" and "/commands" in each.path for each in env.http_requests)


async def test_the_first_start_gives_discord_the_commands(env: Env) -> None:
    assert syncs(env) == 1


async def test_a_second_start_gives_it_nothing(club: Stage, env: Env) -> None:
    await club.restart()
    assert syncs(env) == 1


async def test_a_start_with_other_commands_gives_it_those(
    club: Stage, env: Env, amina: MemberActor
) -> None:
    await club.restart(without="about")
    assert syncs(env) == 2
    assert "about" not in amina.available_commands(club.channel)


async def test_a_refusal_does_not_stop_the_bot(
    club: Stage,
    env: Env,
    amina: MemberActor,
    trouble: Trouble,
) -> None:
    env.inject_error("PUT", "/applications/*/commands", status=500)
    await club.restart(without="about")
    assert trouble.take().getMessage().startswith("Discord did not take the commands")
    card = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    assert title(card) == "AI engineer"


async def test_after_a_refusal_the_next_start_tries_again(
    club: Stage, env: Env, trouble: Trouble
) -> None:
    env.inject_error("PUT", "/applications/*/commands", status=500)
    await club.restart(without="about")
    trouble.take()
    await club.restart(without="about")
    assert syncs(env) == 3
