"""Answering messages: mentions in servers and threads, replies to the bot, direct messages.

Everything is said in reply to the message, without a ping, where all who read there see it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import discord

from bot import trail
from bot.cards.asking.context import context
from bot.cards.asking.help import enough
from bot.cards.asking.question import QuestionAddress
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.short import brief
from bot.domain.question.understanding import Topic, Understanding
from bot.pictures.shelf import Shelf
from bot.presentation.desk import Desk
from bot.presentation.gate import WRITTEN
from bot.presentation.layout import Layout, custom_ids
from bot.presentation.limit import QUESTIONS, Verdict
from bot.presentation.respondent import Respondent
from bot.presentation.sender import Outgoing, post
from bot.presentation.verdict import FAILURES, said

_log = logging.getLogger(__name__)


class Listening:
    """Answers each message once. Of what was edited or deleted, it knows nothing.

    Where it may not answer, nothing happens: nobody is written to anywhere else.
    """

    def __init__(self, client: discord.Client, desk: Desk, shelf: Shelf) -> None:
        self._client = client
        self._desk = desk
        self._shelf = shelf
        self._respondent = Respondent(desk)

    async def on_message(self, message: discord.Message) -> None:
        """Be told by discord.py of the messages that pass the gate."""
        if not self._is_to_us(message) or not self._is_in_earshot(message):
            return
        guild = message.guild.id if message.guild is not None else None
        if not self._desk.answering.takes_up("a message", message.id, guild, tell=True):
            return
        if not _may_answer(message):
            trail.ended("not allowed")
            _log.info("message %d is not answered: the channel does not let us", message.id)
            return
        # The disk takes its time, in which the question is understood.
        taking = asyncio.ensure_future(self._desk.programme.hearing.take(message.id))
        reader = self._desk.readers.hearing(message.guild)
        ids = self._replied_to(message)
        before = context(ids, reader.catalogue)
        understanding = self._respondent.understood(message.content, reader, before)
        if await taking and not self._is_talk(message, understanding, ids):
            await self._answer(message, understanding, reader)
        else:
            trail.ended("left alone")

    def _is_to_us(self, message: discord.Message) -> bool:
        """Whether a person wrote it to the bot, as the gate has seen if it is there."""
        if message.type not in WRITTEN or message.author.bot or message.webhook_id is not None:
            return False
        if isinstance(message.channel, discord.DMChannel):
            return True
        is_mentioned = any(user.id == self._me for user in message.mentions)
        return is_mentioned and bool(message.content)  # a picture in reply, or a text kept from us

    def _is_in_earshot(self, message: discord.Message) -> bool:
        channel, guild = message.channel, message.guild
        if guild is None:
            return isinstance(channel, discord.DMChannel)
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        return self._desk.programme.hearing.of(guild.id).covers(channel.id, parent)

    async def _answer(
        self, message: discord.Message, understanding: Understanding, reader: Reader
    ) -> None:
        try:
            shown = await self._said(message, understanding, reader)
        except Exception as error:
            shown = self._desk.replies.sheet(error, reader, "a message")
        if shown is None:
            return
        if message.guild is not None:
            shown = brief(shown.sheet if isinstance(shown, Layout) else shown)
        outgoing = await Outgoing.of(shown, self._shelf)
        try:
            await post(
                message.channel,
                outgoing,
                nonce=f"re:{message.id}",
                reference=message.to_reference(),
            )
        except FAILURES as error:
            trail.ended("not sent")
            _log.info("message %d is not answered: %s", message.id, said(error))

    async def _said(
        self, message: discord.Message, understanding: Understanding, reader: Reader
    ) -> Sheet | Layout | None:
        """Return the answer; none to who asks too much and was told so."""
        verdict = self._desk.limit.of(message.author.id)
        if verdict is not Verdict.ANSWER:
            trail.ended("too quick")
        if verdict is Verdict.IGNORE:
            return None
        if verdict is Verdict.TELL:
            return enough(QUESTIONS.most, round(QUESTIONS.span.total_seconds()), reader.words)
        guild = message.guild.id if message.guild is not None else None
        return await self._respondent.answered(understanding, reader, guild)

    def _replied_to(self, message: discord.Message) -> Sequence[str]:
        """Return what the controls say of the message that it replies to, if that is ours."""
        replied = message.reference.resolved if message.reference is not None else None
        if not isinstance(replied, discord.Message) or replied.author.id != self._me:
            return ()
        parts: list[Any] = [part.to_dict() for part in replied.components]
        return tuple(custom_ids(parts))

    def _is_talk(
        self, message: discord.Message, understanding: Understanding, ids: Sequence[str]
    ) -> bool:
        """Whether somebody comments on a post of ours, which mentions us as every reply does.

        What replies to an answer of ours, or names us, or asks something that we understand, is no
        talk among people.
        """
        is_asked = understanding.topic is not Topic.NONE or understanding.unknown
        if message.guild is None or is_asked:
            return False
        is_named = self._me in message.raw_mentions
        return not is_named and not any(map(QuestionAddress.PATTERN.fullmatch, ids))

    @property
    def _me(self) -> int:
        return self._client.user.id if self._client.user is not None else 0


def _may_answer(message: discord.Message) -> bool:
    """Whether nothing is known that keeps us from it: a refusal counts against the bot."""
    channel, guild = message.channel, message.guild
    if guild is None or isinstance(channel, discord.PartialMessageable):
        return True
    try:
        allowed = channel.permissions_for(guild.me)
    except discord.ClientException:  # a thread whose channel is not known
        return True
    is_thread = isinstance(channel, discord.Thread)
    may_write = allowed.send_messages_in_threads if is_thread else allowed.send_messages
    return may_write and allowed.read_message_history  # without which Discord takes no reply
