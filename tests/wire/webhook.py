"""Answers to interactions: the callback, and the messages that may follow it."""

from __future__ import annotations

from http import HTTPStatus

from tests.wire import message as messages
from tests.wire.call import Call, Refusal
from tests.wire.interaction import ANSWER, COMPONENT, DEFER, DEFER_UPDATE, UPDATE, Interaction
from tests.wire.message import EPHEMERAL, LOADING
from tests.wire.payload import Json
from tests.wire.realm import Realm


def callback(realm: Realm, call: Call) -> Json | None:
    """Take the first answer to an interaction: in time, once."""
    interaction = realm.interactions.get(call.ids["interaction_token"])
    if interaction is None or interaction.late:
        raise Refusal(HTTPStatus.NOT_FOUND, 10062, "Unknown interaction")
    if interaction.answered.done():
        text = "Interaction has already been acknowledged."
        raise Refusal(HTTPStatus.BAD_REQUEST, 40060, text)
    kind: int = call.body["type"]
    data: Json = call.body.get("data") or {}
    if kind == ANSWER:
        interaction.message = _post(realm, interaction, data)
    elif kind == DEFER:
        interaction.message = _post(realm, interaction, data)
        interaction.message["flags"] |= LOADING
    elif kind in (UPDATE, DEFER_UPDATE):
        interaction.message = _edit(realm, interaction.payload["message"]["id"], data)
    interaction.answered_at = call.at
    interaction.answered.set_result(call.body)
    if kind not in (DEFER, DEFER_UPDATE):
        interaction.settled.set_result(None)
    wanted = call.query.get("with_response", "").lower() in ("1", "true")
    return _outcome(interaction, kind) if wanted else None


def follow(realm: Realm, call: Call) -> Json:
    """Add a message to an answer; the first after a deferral takes its place."""
    interaction = _alive(realm, call)
    if interaction.message is not None and interaction.message["flags"] & LOADING:
        return edit_original(realm, call)
    message = _post(realm, interaction, call.body)
    interaction.followups.append(message)
    return message


def original(realm: Realm, call: Call) -> Json:
    return _own_message(_alive(realm, call))


def edit_original(realm: Realm, call: Call) -> Json:
    interaction = _alive(realm, call)
    message = _edit(realm, _own_message(interaction)["id"], call.body)
    message["flags"] &= ~LOADING
    if not interaction.settled.done():
        interaction.settled.set_result(None)
    return message


def edit_followup(realm: Realm, call: Call) -> Json:
    _alive(realm, call)
    return _edit(realm, call.ids["message_id"], call.body)


def _alive(realm: Realm, call: Call) -> Interaction:
    interaction = realm.interactions.get(call.ids["webhook_token"])
    if interaction is None or interaction.over:
        raise Refusal(HTTPStatus.UNAUTHORIZED, 50027, "Invalid Webhook Token")
    if not interaction.answered.done():
        raise Refusal(HTTPStatus.NOT_FOUND, 10015, "Unknown Webhook")
    return interaction


def _own_message(interaction: Interaction) -> Json:
    if interaction.message is None:
        raise Refusal(HTTPStatus.NOT_FOUND, 10008, "Unknown Message")
    return interaction.message


def _post(realm: Realm, interaction: Interaction, body: Json) -> Json:
    return realm.post(
        interaction.payload["channel_id"],
        body,
        application_id=realm.me.id,
        webhook_id=realm.me.id,
        interaction_metadata=_metadata(interaction),
    )


def _edit(realm: Realm, id_: str, body: Json) -> Json:
    if id_ not in realm.messages:
        raise Refusal(HTTPStatus.NOT_FOUND, 10008, "Unknown Message")
    return messages.edit(realm.messages[id_], body)


def _metadata(interaction: Interaction) -> Json:
    payload = interaction.payload
    metadata: Json = {
        "id": payload["id"],
        "type": payload["type"],
        "user": payload.get("user") or payload["member"]["user"],
        "authorizing_integration_owners": payload["authorizing_integration_owners"],
    }
    if payload["type"] == COMPONENT:
        metadata["interacted_message_id"] = payload["message"]["id"]
    return metadata


def _outcome(interaction: Interaction, kind: int) -> Json:
    outcome: Json = {"interaction": {"id": interaction.id, "type": interaction.payload["type"]}}
    message = interaction.message
    if message is not None:
        outcome["interaction"] |= {
            "response_message_id": message["id"],
            "response_message_loading": bool(message["flags"] & LOADING),
            "response_message_ephemeral": bool(message["flags"] & EPHEMERAL),
        }
        if kind in (ANSWER, UPDATE):
            outcome["resource"] = {"type": kind, "message": message}
    return outcome
