"""What the log says meanwhile, as machines read it."""

from __future__ import annotations

import json
import logging
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, TypeAlias

from bot.log import JsonFormatter

Line: TypeAlias = dict[str, Any]


class _Collector(logging.Handler):
    """Reads each line as it is written: whose work it belongs to is known at that moment alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.lines: list[Line] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(self.format(record)))


@contextmanager
def lines() -> Generator[list[Line]]:
    """Collect the bot's lines, from information upwards."""
    log, collector = logging.getLogger("bot"), _Collector()
    level = log.level
    log.addHandler(collector)
    log.setLevel("INFO")
    try:
        yield collector.lines
    finally:
        log.removeHandler(collector)
        log.setLevel(level)
