"""How far time is ahead of this machine's: a file that a test and processes of the bot share."""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

PROCESSES = 2

_NUMBER = struct.Struct("d")
_EACH = 3  # numbers of a process
_NUMBERS = 1 + _EACH * PROCESSES


class Hourglass:
    """Seconds, and for each process what it has seen of them and whether it has nothing to do."""

    def __init__(self, file: Path) -> None:
        """Open it; the file is made where it is missing."""
        if not file.exists():
            file.write_bytes(bytes(_NUMBERS * _NUMBER.size))
        with file.open("r+b") as opened:
            self._memory = mmap.mmap(opened.fileno(), 0)

    def close(self) -> None:
        self._memory.close()

    @property
    def ahead(self) -> float:
        return self._read(0)

    @ahead.setter
    def ahead(self, seconds: float) -> None:
        self._write(0, seconds)

    def rests(self, process: int, seen: float) -> None:
        """A process has nothing to do at the time that it has seen."""
        place = 1 + _EACH * process
        self._write(place + 1, seen)
        self._write(place + 2, self._read(place + 2) + 1)
        self._write(place, 1.0)

    def works(self, process: int) -> None:
        self._write(1 + _EACH * process, 0.0)

    def is_at_rest(self, process: int) -> bool:
        """Whether it has nothing to do, and knows what time it is."""
        place = 1 + _EACH * process
        return bool(self._read(place)) and self._read(place + 1) == self.ahead

    def turns(self, process: int) -> float:
        """Return how often it has had nothing to do: who grows not, gets no time itself."""
        return self._read(3 + _EACH * process)

    def _read(self, number: int) -> float:
        return _NUMBER.unpack_from(self._memory, number * _NUMBER.size)[0]

    def _write(self, number: int, value: float) -> None:
        _NUMBER.pack_into(self._memory, number * _NUMBER.size, value)
