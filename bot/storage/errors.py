"""What can go wrong with the disk, told to whoever runs the bot."""

from __future__ import annotations

from bot.domain.errors import OperatorError, UnsureError


class StorageError(OperatorError):
    """The database cannot be used; the text is one sentence that names the cure.

    Whatever was being written is not there, and what was there before is unharmed.
    """


class UnsureStorageError(StorageError, UnsureError):
    """The same, but whatever was being written may be there."""
