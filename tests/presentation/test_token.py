"""What is put where the token belongs is told apart, and not repeated."""

from __future__ import annotations

import pytest

from bot.domain.errors import OperatorError
from bot.presentation import token as tokens


@pytest.mark.parametrize(
    ("token", "told"),
    [
        ("wire-\ntoken", "has a line break inside"),
        ("wire-\r\ntoken", "has a line break inside"),
        ("wire token", "has a blank inside"),
        ("wire\ttoken", "has a blank inside"),
        ("Bot wire-token", 'begins with "Bot"'),
        ("bot  wire-token", 'begins with "Bot"'),
        ('"wire-token"', "has quotation marks"),
        ("'wire-token'", "has quotation marks"),
        ("“wire-token”", "has quotation marks"),
        ("wire-token‎", "has a letter inside that no token has"),
        ("wire-tökén", "has a letter inside that no token has"),
        ("1234567890123456789", "looks like an id"),
        ("abcdEFGH12345678abcdEFGH1234567_", "client secret"),
        ("0123456789abcdef" * 4, "public key"),
        ("https://discord.com/oauth2/authorize", "looks like an address"),
    ],
)
def test_what_is_no_token_is_told_apart(token: str, told: str) -> None:
    said = answer(token)
    assert told in said
    assert "Developer Portal (your application, Bot, Reset Token)" in said
    assert token.strip("\"'“”") not in said


def answer(token: str) -> str:
    """Return what is told of it: before Discord is asked, else when Discord does not accept it."""
    try:
        tokens.refuse(token)
    except OperatorError as refusal:
        return str(refusal)
    return str(tokens.refused(token))
