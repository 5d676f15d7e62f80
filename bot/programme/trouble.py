"""What is wrong with a server, and how long it rests before its next visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from bot.storage.errors import StorageError

_RESTS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
"""How long a server rests after so many failures of the same kind in a row."""

_LONGEST_NAME = 200  # characters of an error in the log, and told to staff


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a visit failed by, and how often in a row."""

    what: str
    times: int

    @classmethod
    def of(cls, error: Exception, before: Self | None) -> Self:
        """Return the same trouble once more, or another one."""
        what = named(error)
        return cls(what, before.times + 1 if before is not None and before.what == what else 1)

    @property
    def rest(self) -> timedelta:
        return _RESTS[min(self.times, len(_RESTS)) - 1]


def traced(error: Exception) -> Exception | None:
    """Return it where the log is to have its traceback; of the database's, its text says all."""
    return None if isinstance(error, StorageError) else error


def named(error: Exception) -> str:
    """Return what is told of an error."""
    return f"{type(error).__name__}: {error}"[:_LONGEST_NAME]
