"""How the program tells operators what it does."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal

Form = Literal["text", "json"]

_LONGEST = 500  # letters of what an error says: somebody on the way may have sent a whole page

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class TextFormatter(logging.Formatter):
    """A line for people; a traceback follows where there is one."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S")

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - logging's name
        return _brief(super().formatException(ei), ei[1])


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for machines that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = _brief(self.formatException(record.exc_info), record.exc_info[1])
        return json.dumps(line)  # in ASCII, so that it is JSON in any encoding


def configure(level: str, form: Form, *filters: logging.Filter) -> None:
    """Write the program's log to standard error; libraries speak from warnings upwards.

    `filters` see every line before it is written.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter())
    for each in filters:
        handler.addFilter(each)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    logging.getLogger("bot").setLevel(level.upper())


def last_words(sentence: str, form: Form) -> None:
    """Say on standard error why the program ends: to people, that alone."""
    record = logging.makeLogRecord({"name": "bot", "levelname": "CRITICAL", "msg": sentence})
    sys.stderr.write(f"{JsonFormatter().format(record) if form == 'json' else sentence}\n")
    sys.stderr.flush()


def _brief(text: str, error: BaseException | None) -> str:
    """Return a traceback in which no error says more than a few lines."""
    for said in map(str, _chain(error)):
        if len(said) > _LONGEST:
            text = text.replace(said, f"{said[:_LONGEST]}…")
    return text


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those that led to it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
