"""What was found: a value for each check."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Check(StrEnum):
    """What is looked at, in this order; docs/operating.md says what each means."""

    PACKAGES = "packages"
    SETTINGS = "settings"
    ZONES = "zones"
    CATALOGUE = "catalogue"
    DATABASE = "database"
    INTEGRITY = "integrity"
    LOCK = "lock"
    JOURNAL = "journal"
    DISK = "disk"
    FLUSH = "flush"
    MODES = "modes"
    PROCESSES = "processes"
    PICTURES = "pictures"
    TOKEN = "token"  # noqa: S105 - a name, no secret
    APPLICATION = "application"
    INTENTS = "intents"
    MENTIONS = "mentions"
    INVITATION = "invitation"
    COMMANDS = "commands"
    SERVERS = "servers"
    CLOCK = "clock"


class Level(StrEnum):
    """How it is; only what is wrong makes the exit code 1."""

    OK = "ok"
    ADVICE = "advice"
    """It works, and could be better."""
    WRONG = "wrong"
    SKIPPED = "skipped"
    """It could not be looked at, or there is nothing to look at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; `cure` is empty where nothing is to be done, or `what` names it."""

    id: Check
    level: Level
    what: str
    cure: str = ""

    def line(self) -> str:
        """Return what a person reads."""
        told = " ".join(f"{self.what} {self.cure}".split())
        return f"{self.level:8} {self.id:12} {told}"

    def in_json(self) -> str:
        """Return what a program reads."""
        return json.dumps(asdict(self))


def ok(about: Check, what: str) -> Finding:
    """Return that it is as it should be."""
    return Finding(about, Level.OK, what)


def advice(about: Check, what: str, cure: str = "") -> Finding:
    """Return that it works, and what would be better."""
    return Finding(about, Level.ADVICE, what, cure)


def wrong(about: Check, what: str, cure: str = "") -> Finding:
    """Return what keeps the bot, or a part of it, from working."""
    return Finding(about, Level.WRONG, what, cure)


def skipped(about: Check, why: str) -> Finding:
    """Return why it was not looked at."""
    return Finding(about, Level.SKIPPED, why)
