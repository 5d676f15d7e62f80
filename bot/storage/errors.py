"""What can go wrong with the disk, told to whoever runs the bot."""

from __future__ import annotations

from bot.domain.errors import OperatorError


class StorageError(OperatorError):
    """The database cannot be used; the text is one sentence that names the cure.

    Whatever was being written is not there, unless it says that nobody knows, and what was there
    before is unharmed.
    """
