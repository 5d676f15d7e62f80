"""The log of a real process, as machines read it."""

from __future__ import annotations

import json

from tests.wire.process import run
from tests.wire.server import Server


async def test_each_answer_is_one_line_of_json(server: Server, settings: dict[str, str]) -> None:
    settings["ONEJOB_LOG_FORMAT"] = "json"
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        card = await server.slash("job", {"profession": "battery-engineer"})
        await server.press(card, "Skills")
        await bot.says('"what": "Job')
        ended = await bot.end()
    told = [json.loads(line) for line in ended.stderr.splitlines()]
    answers = [line for line in told if "outcome" in line]
    assert [(line["logger"], line["outcome"]) for line in answers] == [
        ("bot.trail", "answered"),
        ("bot.trail", "answered"),
    ]
    assert [line["what"] for line in answers] == ["/job", "JobButton"]
    assert len({line["reference"] for line in answers}) == 2
    assert server.realm.alice.id not in ended.stderr
