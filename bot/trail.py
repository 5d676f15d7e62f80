"""The trail of a piece of work through the log: one line that tells what became of it, and a
reference on that and on all that is said meanwhile.
"""

from __future__ import annotations

import logging
import secrets
from contextvars import ContextVar
from dataclasses import dataclass

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Trail:
    """A piece of work: an interaction, a message, a visit to a server."""

    what: str
    reference: str
    """Short enough to be told to a member, who tells it to whoever reads the log."""
    outcome: str = "answered"


_running: ContextVar[Trail | None] = ContextVar("trail", default=None)


def begin(what: str) -> Trail:
    """Have all that the running task does from now on be one piece of work."""
    trail = Trail(what, secrets.token_hex(3).upper())
    _running.set(trail)
    return trail


def reference() -> str | None:
    """Return the reference of the work that is being done, if any is."""
    trail = _running.get()
    return None if trail is None else trail.reference


def turned_out(what: str) -> None:
    """Say what the work that is being done is, once that is known."""
    trail = _running.get()
    if trail is not None:
        trail.what = what


def ended(outcome: str) -> None:
    """Note how the work that is being done ends, where it is another way than by an answer."""
    trail = _running.get()
    if trail is not None:
        trail.outcome = outcome


def tell(sentence: str, **fields: str | int | None) -> None:
    """Write a line of its own; beside its sentence, machines read the fields.

    Of people they hold nothing, not even who it was: somebody else's vote is nobody's business.
    """
    known = {name: value for name, value in fields.items() if value is not None}
    _log.info(sentence, extra={"fields": known})
