"""What discord.py logs, told as the bot tells things."""

from __future__ import annotations

import logging

import discord

from bot.presentation.failure import brief
from bot.presentation.verdict import TROUBLE


class Muffler(logging.Filter):
    """Tells trouble with the connection in a line: its traceback, which leads through libraries,
    and a page that somebody on the way sent, are of no use to whoever reads the log.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith("discord."):
            return True
        if record.msg.endswith("erroring instead."):  # who asked tells of the error
            return False
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, TROUBLE):
            return True
        if record.msg.startswith("Failed to connect") and isinstance(
            error, discord.ConnectionClosed
        ):
            return False  # it is what the program ends with
        record.msg, record.args = f"{record.getMessage()} ({brief(error)})", ()
        record.exc_info = record.exc_text = None
        return True
