"""What the buttons under answers to staff and members decide, as their `custom_id` says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

CANCEL = "series:cancel"
SET_UP = "series:set-up"
EDIT = "series:edit"
STATUS = "series:status"
DETAILS = "series:details"
ASK_SKIP = "series:skip"
SKIP = "series:skip:"
"""Followed by the date of the slot that staff were asked about."""
PAUSE = "series:pause"
ASK_POST = "series:post"
POST = "series:post:"
"""Followed by a date, as with SKIP."""
QUEUE = "series:queue"
DROP_WANTED = "wanted:drop"
EXAMPLE = "series:example"
RESUME = "series:resume"
PURGE = "series:purge"
LOG_OFF = "series:log-off"
HEAR_EVERYWHERE = "mentions:everywhere"
HEAR_NOWHERE = "mentions:nowhere"
HEAR_SOME = "mentions:some"
DELETE_TEST = "series:delete-test"
FORGET_ME = "privacy:delete"
KEEP_ME = "privacy:keep"


class Answer(StrEnum):
    """To a member's suggestion."""

    APPROVE = "approve"
    REFUSE = "refuse"


class Where(StrEnum):
    """In which message staff answer a suggestion: what it becomes depends on it."""

    LOG = "log"
    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Staff's answer to one suggestion."""

    PATTERN = re.compile(
        r"suggestion:(?P<id>\d{1,19}):(?P<answer>approve|refuse):(?P<where>log|queue)", re.ASCII
    )

    suggestion: int
    answer: Answer
    where: Where

    def custom_id(self) -> str:
        return f"suggestion:{self.suggestion}:{self.answer}:{self.where}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        return cls(int(match["id"]), Answer(match["answer"]), Where(match["where"]))
