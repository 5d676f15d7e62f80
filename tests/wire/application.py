"""The application: where its gateway is, who it is, which commands it has."""

from __future__ import annotations

from http import HTTPStatus

from tests.wire.call import Call, Refusal
from tests.wire.payload import Json
from tests.wire.world import World


def gateway(world: World, _: Call) -> Json:
    return {
        "url": f"ws://{world.host}/gateway",
        "shards": world.shards,
        "session_start_limit": {
            "total": 1000,
            "remaining": world.sessions_left,
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        },
    }


def me(world: World, _: Call) -> Json:
    return {**world.me.user(), "mfa_enabled": True, "locale": "en-US", "verified": True}


def itself(world: World, _: Call) -> Json:
    return world.application


def commands(world: World, call: Call) -> list[Json]:
    _own_application(world, call)
    return world.commands


def rules(world: World, call: Call) -> Json:
    """Nobody has set any unless a test has."""
    _own_application(world, call)
    listed = world.rules.get((call.ids["guild_id"], call.ids["command_id"]))
    if listed is None:
        raise Refusal(HTTPStatus.NOT_FOUND, 10066, "Unknown application command permissions")
    return {
        "id": call.ids["command_id"],
        "application_id": world.me.id,
        "guild_id": call.ids["guild_id"],
        "permissions": listed,
    }


def register(world: World, call: Call) -> list[Json]:
    _own_application(world, call)
    known = {(one.get("type", 1), one["name"]): one["id"] for one in world.commands}
    world.commands = [
        {
            "type": 1,
            "description": "",
            **{key: value for key, value in command.items() if value is not None},
            "default_member_permissions": _permissions(command),
            "id": known.get((command.get("type", 1), command["name"])) or world.snowflake(),
            "application_id": world.me.id,
            "version": world.snowflake(),
        }
        for command in call.body
    ]
    return world.commands


def _permissions(command: Json) -> str | None:
    """Discord takes them as a number, too, and answers with text."""
    permissions = command.get("default_member_permissions")
    return None if permissions is None else str(permissions)


def _own_application(world: World, call: Call) -> None:
    if call.ids["application_id"] != world.me.id:
        raise Refusal(HTTPStatus.FORBIDDEN, 20012, "You are not authorized")
