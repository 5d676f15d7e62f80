"""What people do in Discord's app, as the interactions that the bot is told."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

from tests.wire.interaction import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT, Interaction
from tests.wire.message import BUTTON, CHANNEL_SELECT, LABEL, LINE, REPLY, TEXT_SELECT, walk
from tests.wire.payload import Json
from tests.wire.realm import INSTALLED_BY_SERVER, Person, Place, Realm

_CHANNEL = 7  # `type` of an option


def command(
    realm: Realm, by: Person, at: Place, name: str, options: Mapping[str, Any]
) -> Interaction:
    """`by` sends /name with these options; `name` may go on with a subcommand's."""
    return _interaction(realm, by, at, COMMAND, _invocation(realm, at, name, options))


def message(
    realm: Realm, by: Person, at: Place, text: str, *, reply_to: Json | None = None, **parts: Any
) -> Json:
    """`by` writes a message; return the event that tells of it.

    Who is mentioned stands in the text as `<@id>`, and is whoever is replied to. As without the
    privileged intent, the text is there only if that is the bot, or nobody else reads it.
    """
    mentioned = set(re.findall(r"<@!?([0-9]+)>", text))
    extra: Json = {}
    if reply_to is not None:
        mentioned.add(reply_to["author"]["id"])
        place = {"channel_id": at.channel["id"], "message_id": reply_to["id"]}
        extra = {"type": REPLY, "message_reference": place, "referenced_message": reply_to}
    people = (realm.me, realm.alice, realm.bob)
    extra["mentions"] = [each.user() for each in people if each.id in mentioned]
    kept = realm.post(at.channel["id"], {"content": text}, by=by, **{**extra, **parts})
    if at.guild is None:
        return kept
    is_read = realm.me.id in mentioned
    member = {key: value for key, value in by.member().items() if key != "user"}
    place = {"guild_id": at.guild.id, "member": member}
    return {**kept, **place, "content": text if is_read else ""}


def autocomplete(
    realm: Realm, by: Person, at: Place, name: str, options: Mapping[str, Any], focused: str
) -> Interaction:
    """`by` is typing the option `focused`."""
    data = _invocation(realm, at, name, options, focused)
    return _interaction(realm, by, at, AUTOCOMPLETE, data)


def press(realm: Realm, by: Person, at: Place, message: Json, label: str) -> Interaction:
    """`by` presses the button of `message` that says `label`."""
    labels = {
        component.get("label"): component
        for component in walk(message["components"])
        if component["type"] == BUTTON and "custom_id" in component
    }
    if label not in labels:
        raise LookupError(f"no button says {label!r}; there are {list(labels)}")
    return _component(realm, by, at, message, labels[label])


def candidates(message: Json) -> list[str]:
    """Return the labels of the buttons that vote."""
    return [
        component["label"]
        for component in walk(message["components"])
        if ":choose:" in component.get("custom_id", "")
    ]


def choose(realm: Realm, by: Person, at: Place, message: Json, *values: str) -> Interaction:
    """`by` picks these values in the select menu of `message` that offers them."""
    for component in walk(message["components"]):
        offered = {option["value"] for option in component.get("options", ())}
        if component["type"] == TEXT_SELECT and offered.issuperset(values):
            return _component(realm, by, at, message, component, values=list(values))
    raise LookupError(f"no select menu offers {values}")


def pick(realm: Realm, by: Person, at: Place, message: Json, channel: str) -> Interaction:
    """`by` picks a channel of the server in the menu of `message` that offers channels."""
    for component in walk(message["components"]):
        if component["type"] == CHANNEL_SELECT:
            assert at.guild is not None
            named = {"channels": {channel: at.guild.channel(channel)}}
            return _component(realm, by, at, message, component, values=[channel], resolved=named)
    raise LookupError("no menu offers channels")


def submit(
    realm: Realm, by: Person, at: Place, message: Json, form: Json, *lines: str
) -> Interaction:
    """`by` sends off a form that opened over `message`, with that in its lines."""
    typed = [
        {
            "id": 2 * place + 1,
            "type": LABEL,
            "component": {
                "id": 2 * place + 2,
                "type": LINE,
                "custom_id": label["component"]["custom_id"],
                "value": line,
            },
        }
        for place, (label, line) in enumerate(zip(form["components"], lines, strict=True))
    ]
    data: Json = {"custom_id": form["custom_id"], "components": typed}
    return _interaction(realm, by, at, SUBMIT, data, message=message)


def _component(
    realm: Realm, by: Person, at: Place, message: Json, component: Json, **more: object
) -> Interaction:
    data = {
        "id": component["id"],
        "component_type": component["type"],
        "custom_id": component["custom_id"],
        **more,
    }
    return _interaction(realm, by, at, COMPONENT, data, message=message)


def _interaction(
    realm: Realm, by: Person, at: Place, kind: int, data: Json, **more: object
) -> Interaction:
    id_ = realm.snowflake()
    payload: Json = {
        "id": id_,
        "application_id": realm.me.id,
        "type": kind,
        "token": f"{id_}.{secrets.token_urlsafe(120)}",
        "version": 1,
        "data": data,
        "context": at.context,
        "channel": at.channel,
        "channel_id": at.channel["id"],
        "locale": by.locale,
        "app_permissions": "2248473465835073",
        "authorizing_integration_owners": {at.installed: by.id},
        "entitlements": [],
        "attachment_size_limit": 10_485_760,
        **more,
    }
    if at.guild is not None:
        payload |= {
            "guild": at.guild.partial(),
            "guild_id": at.guild.id,
            "guild_locale": "en-US",
            "member": by.member(),
        }
        if at.installed == INSTALLED_BY_SERVER:
            payload["authorizing_integration_owners"] = {at.installed: at.guild.id}
    else:
        payload["user"] = by.user()
    return Interaction(payload)


def _invocation(
    realm: Realm,
    at: Place,
    name: str,
    options: Mapping[str, Any],
    focused: str | None = None,
) -> Json:
    """Return `data` as Discord sends it for the command as the bot registered it."""
    first, *rest = name.split()
    known = {command["name"]: command for command in realm.commands if _offered(command, at)}
    if first not in known:
        raise LookupError(f"/{first} is not offered there, only {sorted(known)}")
    definition = known[first]
    data: Json = {"id": definition["id"], "name": first, "type": definition.get("type", 1)}
    innermost = data
    for word in rest:
        definition = _option(definition, word)
        inner = {"name": word, "type": definition["type"]}
        innermost["options"] = [inner]
        innermost = inner
    given: list[Json] = [
        {
            "name": key,
            "type": _option(definition, key)["type"],
            "value": value,
            **({"focused": True} if key == focused else {}),
        }
        for key, value in options.items()
    ]
    innermost["options"] = given
    channels = [each["value"] for each in given if each["type"] == _CHANNEL]
    if channels and at.guild is not None:
        data["resolved"] = {"channels": {each: at.guild.channel(each) for each in channels}}
    return data


def _offered(definition: Json, at: Place) -> bool:
    """Whether Discord's app would show the command there; what is not said is allowed."""
    contexts, installations = definition.get("contexts"), definition.get("integration_types")
    return (contexts is None or at.context in contexts) and (
        installations is None or int(at.installed) in installations
    )


def _option(definition: Json, name: str) -> Json:
    offered = {option["name"]: option for option in definition.get("options") or ()}
    if name not in offered:
        raise LookupError(f"{definition['name']} has no option {name!r}, but {sorted(offered)}")
    return offered[name]
