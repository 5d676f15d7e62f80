"""Every topic is answered everywhere, however little or much a question names."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import discord
import orjson

from bot.domain.catalogue.figure import Level
from bot.domain.question.understanding import Bounds, Order, Topic, Understanding
from bot.presentation.layout import Layout
from bot.presentation.respondent import Respondent
from tests.conversations.stage import Stage
from tests.limits import breaches, walk

NAMED = (
    Understanding(),
    Understanding(professions=("data-scientist",)),
    Understanding(
        professions=("data-scientist", "registered-nurse", "ai-ethics-and-compliance-officer")
    ),
    Understanding(professions=("registered-nurse",), country="FR", level=Level.SENIOR),
    Understanding(field="Health", skill="python", order=Order.PAID, bounds=Bounds(100_000)),
    Understanding(unknown="unicorn tamer", near=("animal-trainers",)),
)


async def test_every_topic_has_an_answer_that_discord_takes(club: Stage) -> None:
    respondent, reader = Respondent(club.desk), club.desk.readers.of("en-US")
    places = (club.guild.id, None, 4711)
    for topic, named, place in product(Topic, NAMED, places):
        question = replace(named, topic=topic, sure=1.0)
        shown = await respondent.answered(question, reader, place, is_staff=True)
        layout = shown if isinstance(shown, Layout) else Layout(shown)
        kind = discord.InteractionResponseType.channel_message
        body = orjson.loads(layout.body(kind, is_private=True))
        components = body["data"]["components"]
        assert breaches(components) == [], (topic, named)
        texts = [each["content"] for each in walk(components) if each["type"] == 10]
        assert any(texts), (topic, named)
