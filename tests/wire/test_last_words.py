"""Under `ONEJOB_LOG_FORMAT=json` whatever the bot says is JSON, its last words included."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.wire.process import run
from tests.wire.rest import ME
from tests.wire.server import Server


@pytest.fixture
def settings(settings: dict[str, str]) -> dict[str, str]:
    return {**settings, "ONEJOB_LOG_FORMAT": "json"}


async def last(settings: Mapping[str, str], *command: str) -> str:
    """Return the message with which the bot ends; all else that it says is JSON, too."""
    async with run(*(command or ("bot", "run")), settings=settings) as bot:
        ended = await bot.ended(30)
    assert (ended.code, ended.stdout) == (1, "")
    lines = [json.loads(line) for line in ended.stderr.splitlines()]
    assert lines[-1]["level"] == "critical"
    return lines[-1]["message"]


async def test_a_token_that_discord_does_not_accept(settings: dict[str, str]) -> None:
    settings["DISCORD_TOKEN"] = "wrong"
    assert (await last(settings)).startswith("Discord does not accept DISCORD_TOKEN.")


async def test_an_answer_with_an_error(server: Server, settings: dict[str, str]) -> None:
    server.rest.faults.fail(ME, HTTPStatus.TOO_MANY_REQUESTS)
    assert "takes no requests" in await last(settings)


async def test_a_gateway_that_ends_the_connection(server: Server, settings: dict[str, str]) -> None:
    server.gateway.refusal = 4014
    assert "(4014)" in await last(settings)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DISCORD_TOKEN", "", "DISCORD_TOKEN is missing."),
        ("DISCORD_TOKEN", "a b", "DISCORD_TOKEN has a blank inside"),
        ("DISCORD_API_URL", "discord", "These settings are wrong (DISCORD_API_URL"),
        ("ONEJOB_LOG_LEVEL", "loud", "These settings are wrong (ONEJOB_LOG_LEVEL"),
        ("ONEJOB_CATALOGUE", "/nowhere", "/nowhere: there is no such folder."),
        ("DATABASE_URL", "sqlite:////dev/null/x", "The database file /dev/null/x cannot be made"),
        ("HTTP_PROXY", "socks5://p", "HTTP_PROXY names a proxy that the bot cannot go by"),
    ],
)
async def test_a_setting_that_is_wrong(
    settings: dict[str, str], name: str, value: str, told: str
) -> None:
    assert (await last({**settings, name: value})).startswith(told)


async def test_a_misspelt_setting_is_told_as_json(settings: dict[str, str]) -> None:
    await last({**settings, "DISCORD_TOKEN": "wrong", "ONEJOB_CATALOG": "x"})


async def test_a_heart_that_stops(settings: dict[str, str]) -> None:
    told = await last(settings, "tests.wire.heartless", "error")
    assert told.startswith("The heartbeat has stopped")


async def test_a_package_that_is_missing(settings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "babel.py").write_text("import babel_s_own_part\n", "utf-8")
    (tmp_path / "sitecustomize.py").write_text(
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n", "utf-8"
    )
    told = await last({**settings, "PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}"})
    assert told.startswith("babel_s_own_part is not installed")
