"""How the program tells operators what it does."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, TextIO

from bot import trail

Form = Literal["text", "json"]

SPAN = 600.0
"""Seconds in which the same trouble is told MOST times."""

MOST = 10

_KINDS = 1000  # of trouble that are counted at the same time

_LONGEST = 500  # letters of what an error says: somebody on the way may have sent a whole page

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class TextFormatter(logging.Formatter):
    """A line for people; a traceback follows where there is one."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        return super().formatMessage(record) + _remark(record)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - logging's name
        return _brief(super().formatException(ei), ei[1])


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for machines that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage() + _remark(record),
        }
        if reference := trail.reference():
            line["reference"] = reference
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["traceback"] = _brief(self.formatException(record.exc_info), record.exc_info[1])
        return json.dumps(line)  # in ASCII, so that it is JSON in any encoding


@dataclass(slots=True)
class _Run:
    """The same trouble, since when and how often."""

    since: float
    times: int = 1


class Repeats(logging.Filter):
    """Lets the same trouble be told ten times in ten minutes: the tenth line says that others are
    left out, and the next one after that, how many were.

    The same is what comes of the same line of code, by the same line that raised.
    """

    def __init__(self) -> None:
        super().__init__()
        self._runs: dict[object, _Run] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        key = (record.name, record.msg, _origin(record))
        run = self._runs.get(key)
        if run is not None and 0 <= record.created - run.since < SPAN:
            run.times += 1
            if run.times == MOST:
                record.remark = f" (what is like it is left out for {SPAN / 60:.0f} minutes)"
            return run.times <= MOST
        if run is not None and run.times > MOST:
            record.remark = f" (and {run.times - MOST} like it, which were left out)"
        if len(self._runs) >= _KINDS:
            self._runs.clear()
        self._runs[key] = _Run(record.created)
        return True


class _Discreet(logging.StreamHandler[TextIO]):
    """Never writes the secret: a proxy's page of errors may repeat what it was sent."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return line.replace(self._secret, "(the token)") if self._secret else line


def configure(level: str, form: Form, *filters: logging.Filter, secret: str = "") -> None:
    """Write the program's log to standard error; libraries speak from warnings upwards.

    `filters` see every line before it is written; the `secret` is in none. What became of each
    answer and post is for machines; people are told of it where they want to know everything.
    """
    handler = _Discreet(secret)
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter())
    for each in (Repeats(), *filters):
        handler.addFilter(each)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    logging.getLogger("bot").setLevel(level.upper())
    is_for_people = form == "text" and level != "debug"
    logging.getLogger(trail.__name__).setLevel("WARNING" if is_for_people else "NOTSET")


def last_words(sentence: str, form: Form) -> None:
    """Say on standard error why the program ends: to people, that alone."""
    record = logging.makeLogRecord({"name": "bot", "levelname": "CRITICAL", "msg": sentence})
    sys.stderr.write(f"{JsonFormatter().format(record) if form == 'json' else sentence}\n")
    sys.stderr.flush()


def _remark(record: logging.LogRecord) -> str:
    return getattr(record, "remark", "")


def _origin(record: logging.LogRecord) -> object:
    """Return what was raised, and where."""
    if not record.exc_info or record.exc_info[0] is None:
        return None
    kind, _, trace = record.exc_info
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return kind, trace and (trace.tb_frame.f_code.co_filename, trace.tb_lineno)


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
