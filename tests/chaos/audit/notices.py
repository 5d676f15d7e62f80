"""Staff are told of each loss, and of no cause twice in a day."""

from __future__ import annotations

from datetime import timedelta

from tests.chaos.book import Book
from tests.chaos.wall import Told
from tests.chaos.world import World

_A_DAY = timedelta(hours=24)
_SLACK = timedelta(minutes=5)
_MANY = 12
"""So many notices in a day are too many for any server."""


def audit(world: World, book: Book) -> None:
    told: dict[tuple[int, str], Told] = {}
    days: dict[tuple[int, str], int] = {}
    for said in world.wall.told:
        cause = (said.series, said.notice.key)
        before = told.get(cause)
        if before is not None and not _is_excused(world, before, said):
            text = f"{said.notice.key}: {before.at:%F %T} and {said.at:%F %T}"
            served = world.serves(before.at, said.at)
            kind = "told-twice" if served else "told-twice-by-a-sick-process"
            world.find(kind, said.guild, text, f"{cause}")
        told[cause] = said
        day = (said.guild, f"{said.at:%F}")
        days[day] = days.get(day, 0) + 1
        if days[day] == _MANY and not world.believes_a_wrong_clock(said.at - _A_DAY, said.at):
            world.find("too-many-notices", said.guild, f"{_MANY} on {day[1]}", day[1])
    _check_losses(world, book)


def _is_excused(world: World, before: Told, said: Told) -> bool:
    """Whether it may be told again: in a day, or where nobody knows whether it was, and staff have
    named a channel since. By a clock that is believed a day may have passed, and is taken back.
    """
    deeds = world.journal.of(said.guild, "log")
    is_asked_for = any(before.at <= deed.at <= said.at for deed in deeds)
    is_another_day = said.at - before.at >= _A_DAY - _SLACK
    is_misled = world.believes_a_wrong_clock(before.at, said.at)
    return is_another_day or is_misled or (is_asked_for and not before.is_known)


def _check_losses(world: World, book: Book) -> None:
    heard = {(said.guild, said.series, said.notice.key) for said in world.wall.told}
    kept = {(guild, cause): is_told for guild, cause, is_told in book.notices}
    for guild, rows in book.editions.items():
        for row in rows:
            if row.state != "missed" or row.reason == "no-profession":
                continue  # of the latter staff are told every day
            cause = f"missed:{row.key}:{row.reason}"
            causes = [c for g, c in kept if g == guild and c.startswith(f"missed:{row.key}:")]
            if not causes and not any(
                g == guild and c.startswith(f"missed:{row.key}:") for g, _, c in heard
            ):
                world.find("loss-not-told", guild, cause, row.key)
    for (guild, cause), is_told in kept.items():
        stand = world.ledger.now(guild)
        if is_told and stand is not None and (guild, stand.id, cause) not in heard:
            world.find("told-nobody", guild, cause, cause)
