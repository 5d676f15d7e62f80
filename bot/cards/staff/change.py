"""A change to a series that waits for staff's yes, written into the `custom_id` of its button."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any, Self

from bot.domain.week.series import Discussion
from bot.domain.week.slot import Weekday
from bot.domain.week.terms import Terms

NOBODY = 0
"""Stands for the role of a series that pings none; Discord gives no such id."""

NOWHERE = ""
"""Stands for the country of a series whose members each read in their own."""

_ID = "[0-7]?[0-9a-f]{0,15}"
_TALKS = "|".join(["", *Discussion, *(each[0] for each in Discussion)])
"""By its first letter; older buttons have the whole word."""


@dataclass(frozen=True, slots=True)
class Change:
    """What staff want otherwise; None is left as it is.

    Only what they changed is kept, so that saving it later undoes nobody else's change. At most
    92 characters as a `custom_id`, 87 of them written; Discord allows 100.
    """

    WRITTEN = (
        rf"(?P<channel>{_ID}):(?P<weekday>[0-6]?):(?P<time>(?:(?:[01][0-9]|2[0-3])[0-5][0-9])?)"
        rf":(?P<zone>[A-Za-z0-9_/+-]{{0,32}}):(?P<role>{_ID}):(?P<discussion>{_TALKS})"
        r":(?P<pin>[yn]?):(?P<catch_up>[0-9]{0,2})"
        r"(?::(?P<publish>[yn]?):(?P<reminder>[yn]?)(?::(?P<country>[A-Z]{2}|-|))?)?"
    )
    PATTERN = re.compile(f"edit:{WRITTEN}")

    channel: int | None = None
    weekday: Weekday | None = None
    time: time | None = None
    zone: str | None = None
    role: int | None = None
    """NOBODY to ping none any more."""
    discussion: Discussion | None = None
    pin: bool | None = None
    catch_up: timedelta | None = None
    """Whole hours."""
    publish: bool | None = None
    reminder: bool | None = None
    country: str | None = None
    """NOWHERE for none any more."""

    def custom_id(self) -> str:
        return f"edit:{self.written()}"

    def written(self) -> str:
        """Return it as WRITTEN matches it; ids of Discord in hexadecimal, to make room."""
        hours = None if self.catch_up is None else self.catch_up // timedelta(hours=1)
        parts = (
            "" if self.channel is None else f"{self.channel:x}",
            "" if self.weekday is None else str(int(self.weekday)),
            "" if self.time is None else f"{self.time:%H%M}",
            self.zone or "",
            "" if self.role is None else f"{self.role:x}",
            self.discussion[0] if self.discussion else "",
            "" if self.pin is None else "ny"[self.pin],
            "" if hours is None else str(hours),
            "" if self.publish is None else "ny"[self.publish],
            "" if self.reminder is None else "ny"[self.reminder],
            "" if self.country is None else self.country or "-",
        )
        return ":".join(parts)

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        """Read what WRITTEN matched."""
        clock, talk, country = match["time"], match["discussion"], match["country"]
        return cls(
            channel=int(match["channel"], 16) if match["channel"] else None,
            weekday=Weekday(int(match["weekday"])) if match["weekday"] else None,
            time=time(int(clock[:2]), int(clock[2:])) if clock else None,
            zone=match["zone"] or None,
            role=int(match["role"], 16) if match["role"] else None,
            discussion=next(each for each in Discussion if each.startswith(talk)) if talk else None,
            pin=match["pin"] == "y" if match["pin"] else None,
            catch_up=timedelta(hours=int(match["catch_up"])) if match["catch_up"] else None,
            publish=match["publish"] == "y" if match["publish"] else None,
            reminder=match["reminder"] == "y" if match["reminder"] else None,
            country=(NOWHERE if country == "-" else country) if country else None,
        )

    def applied(self, terms: Terms) -> Terms:
        """Return the terms with the change made; raises UnknownZone."""
        schedule = replace(terms.schedule, **self._given("weekday", "time", "zone"))
        others = self._given("channel", "discussion", "pin", "catch_up", "publish", "reminder")
        role = terms.role if self.role is None else self.role or None
        country = terms.country if self.country is None else self.country or None
        return replace(terms, schedule=schedule, role=role, country=country, **others)

    def _given(self, *names: str) -> dict[str, Any]:
        given = {name: getattr(self, name) for name in names}
        return {name: value for name, value in given.items() if value is not None}
