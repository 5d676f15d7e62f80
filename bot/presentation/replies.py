"""The one net under all answers.

Whatever a command, an autocomplete, a control or an event raises ends here: a foreseen situation
gets its own answer, everything else one sentence with a reference that is also in the log.
"""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot import trail
from bot.cards.asking.fit import PRIVATE
from bot.cards.asking.opening import CARD_MENU
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.short import notice
from bot.domain.errors import OperatorError, UnsureError
from bot.domain.week.errors import AlreadyDone
from bot.metrics import Metrics
from bot.presentation.answers import answer_to
from bot.presentation.asker import Interaction, Readers
from bot.presentation.failure import brief
from bot.presentation.sender import reply
from bot.presentation.verdict import TROUBLE

_log = logging.getLogger(__name__)

_TOO_LATE = {
    10062,  # Unknown interaction: nobody answered within three seconds
    10015,  # Unknown webhook: the fifteen minutes for further answers are over
    40060,  # Interaction has already been acknowledged
}

_ON_THE_WAY = (aiohttp.ClientError, TimeoutError, ConnectionError, discord.DiscordServerError)


class Replies:
    """Turns what was raised into an answer, and into a line of the log where nobody foresaw it."""

    def __init__(self, readers: Readers, metrics: Metrics) -> None:
        self._readers = readers
        self._metrics = metrics

    async def answer(self, interaction: Interaction, error: BaseException) -> None:
        """Answer `error` privately; never raises.

        An interaction that has expired cannot be answered any more: the log alone tells of it.
        """
        if isinstance(error, app_commands.CommandInvokeError):
            error = error.original
        where = place(interaction)
        if isinstance(error, AlreadyDone):
            trail.ended("came twice")
            _log.info("%s came twice; whoever got it first answers", where)
            return
        if isinstance(error, discord.HTTPException) and error.code in _TOO_LATE:
            trail.ended("too late")
            _log.warning("the answer to %s did not arrive: %s", where, brief(error))
            return
        try:
            reader = self._readers.asking(interaction)
            await reply(interaction, self.sheet(error, reader, where))
        except TROUBLE as failure:
            # Nobody waits for it any more, or Discord is down; there is no other way to tell.
            trail.ended("not sent")
            _log.warning("the answer to %s did not arrive: %s", where, brief(failure))
        except Exception:
            trail.ended("failed")
            _log.exception("the answer to %s could not be made", where)

    def sheet(self, error: BaseException, reader: Reader, where: str) -> Sheet:
        """Return what somebody is told of it; what nobody foresaw is recorded."""
        sheet = answer_to(error, reader)
        if sheet is not None:
            trail.ended("refused")
            return sheet
        reference = self.record(error, where)
        return notice(reader.words(_kind(error), reference=reference))

    def record(self, error: BaseException, where: str) -> str:
        """Write an error to the log, an unforeseen one with its traceback; return its reference.

        Of trouble on the way to Discord, and of what an operator can mend, a line says enough.
        """
        reference = trail.reference() or trail.begin(where).reference
        trail.ended("failed")
        if isinstance(error, _ON_THE_WAY):
            _log.warning("%s in %s: Discord did not answer: %s", reference, where, brief(error))
            return reference
        self._metrics.errors += 1
        if isinstance(error, OperatorError):
            _log.error("%s in %s: %s", reference, where, error)
            return reference
        _log.error("unforeseen error %s in %s", reference, where, exc_info=error)
        return reference


def _kind(error: BaseException) -> str:
    """Return which words tell of it."""
    if isinstance(error, UnsureError):
        return "error-unsure"
    return "error-storage" if isinstance(error, OperatorError) else "error-unforeseen"


def is_told(interaction: Interaction) -> bool:
    """Whether the log has a line of it: not of what is suggested while somebody types, and what
    somebody likes is for no log, nor what they open of it.
    """
    if interaction.type is discord.InteractionType.autocomplete:
        return False
    return not f"{place(interaction).removeprefix('/')}:".startswith((PRIVATE, CARD_MENU))


def place(interaction: Interaction) -> str:
    """Return what the log calls it: the command, the control, or what kind it is."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    data: Any = interaction.data or {}
    custom_id = str(data.get("custom_id") or "")
    if custom_id.startswith(PRIVATE):
        return PRIVATE
    return custom_id or str(data.get("name") or interaction.type.name)
