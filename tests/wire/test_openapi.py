from __future__ import annotations

import pytest

from tests.wire.openapi import DESCRIPTION, Judge, judge
from tests.wire.payload import Json

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
WITHOUT_DESCRIPTION = f"Discord's description is not there ({DESCRIPTION.name})"


@pytest.fixture
def discord() -> Judge:
    found = judge()
    if found is None:
        pytest.skip(WITHOUT_DESCRIPTION)
    return found


def card(*components: Json) -> Json:
    return {"type": 4, "data": {"flags": 1 << 15, "components": list(components)}}


def test_a_card_of_components_is_allowed(discord: Judge) -> None:
    button = {"type": 2, "style": 2, "label": "Skills", "custom_id": "job:ai-engineer:skills"}
    body = card(
        {
            "type": 17,
            "accent_color": 0x5865F2,
            "components": [
                {"type": 10, "content": "## AI engineer"},
                {"type": 14},
                {"type": 1, "components": [button]},
            ],
        }
    )
    assert discord.request("POST", CALLBACK, body) is None


def test_a_label_that_is_too_long_is_named_with_its_place(discord: Judge) -> None:
    button = {"type": 2, "style": 2, "label": "x" * 81, "custom_id": "job"}
    fault = discord.request("POST", CALLBACK, card({"type": 1, "components": [button]}))
    assert fault is not None
    assert "too long" in fault


def test_a_body_that_is_missing_is_a_fault(discord: Judge) -> None:
    assert discord.request("POST", "/channels/{channel_id}/messages", None) is not None


def test_a_route_that_discord_does_not_have_is_a_fault(discord: Judge) -> None:
    assert discord.request("GET", "/weather", None) == "GET /weather is not described"


def test_an_answer_without_what_discord_always_tells_is_a_fault(discord: Judge) -> None:
    fault = discord.answer("GET", "/gateway/bot", 200, {"url": "wss://gateway.discord.gg"})
    assert fault is not None
    assert "required" in fault
