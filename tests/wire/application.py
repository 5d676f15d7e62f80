"""The application: where its gateway is, who it is, which commands it has."""

from __future__ import annotations

from http import HTTPStatus

from tests.wire.call import Call, Refusal
from tests.wire.payload import Json
from tests.wire.realm import EVERYDAY_PERMISSIONS, Realm


def gateway(realm: Realm, _: Call) -> Json:
    return {
        "url": f"ws://{realm.host}/gateway",
        "shards": realm.shards,
        "session_start_limit": {
            "total": 1000,
            "remaining": realm.sessions_left,
            "reset_after": 86_400_000,
            "max_concurrency": realm.at_once,
        },
    }


def me(realm: Realm, _: Call) -> Json:
    return {**realm.me.user(), "mfa_enabled": True, "locale": "en-US", "verified": True}


def itself(realm: Realm, _: Call) -> Json:
    return realm.application


def guilds(realm: Realm, call: Call) -> list[Json]:
    """Return the servers of the bot, with what its roles grant it in each."""
    listed = realm.guilds[: int(call.query.get("limit", "200"))]
    return [
        {
            "id": guild.id,
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": realm.granted.get(guild.id, EVERYDAY_PERMISSIONS),
            "features": ["COMMUNITY"],
        }
        for guild in listed
    ]


def commands(realm: Realm, call: Call) -> list[Json]:
    _own_application(realm, call)
    return realm.commands


def rules(realm: Realm, call: Call) -> Json:
    """Nobody has set any unless a test has."""
    _own_application(realm, call)
    listed = realm.rules.get((call.ids["guild_id"], call.ids["command_id"]))
    if listed is None:
        raise Refusal(HTTPStatus.NOT_FOUND, 10066, "Unknown application command permissions")
    return {
        "id": call.ids["command_id"],
        "application_id": realm.me.id,
        "guild_id": call.ids["guild_id"],
        "permissions": listed,
    }


def register(realm: Realm, call: Call) -> list[Json]:
    _own_application(realm, call)
    known = {(one.get("type", 1), one["name"]): one["id"] for one in realm.commands}
    realm.commands = [
        {
            "type": 1,
            "description": "",
            **{key: value for key, value in command.items() if value is not None},
            "default_member_permissions": _permissions(command),
            "id": known.get((command.get("type", 1), command["name"])) or realm.snowflake(),
            "application_id": realm.me.id,
            "version": realm.snowflake(),
        }
        for command in call.body
    ]
    return realm.commands


def _permissions(command: Json) -> str | None:
    """Discord takes them as a number, too, and answers with text."""
    permissions = command.get("default_member_permissions")
    return None if permissions is None else str(permissions)


def _own_application(realm: Realm, call: Call) -> None:
    if call.ids["application_id"] != realm.me.id:
        raise Refusal(HTTPStatus.FORBIDDEN, 20012, "You are not authorized")
