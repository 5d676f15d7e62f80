"""What an audit found to be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken promise; the same `kind` in two runs is the same promise."""

    kind: str
    guild: int | None
    at: datetime
    text: str

    def __str__(self) -> str:
        where = "" if self.guild is None else f" server {self.guild}"
        return f"{self.kind}: {self.at:%Y-%m-%d %H:%M:%S}{where}: {self.text}"


class Find(Protocol):
    """Takes what was found; the same of the same subject is one finding."""

    def __call__(self, kind: str, guild: int | None, text: str, subject: str = "") -> None: ...
