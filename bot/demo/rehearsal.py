"""What a series would post: the real bot in the simulated Discord, week after week at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.bar import Bar
from bot.demo.world import World, world
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.library import Library
from bot.domain.week.coming import Coming
from bot.domain.week.slot import Schedule
from bot.domain.week.terms import Terms
from bot.domain.week.weekly import Weekly


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Which series is rehearsed, from which day on, for how long."""

    schedule: Schedule
    begin: date
    weeks: int
    seed: str
    """The same one gives the same draws."""


async def run(rehearsal: Rehearsal, catalogue: Catalogue) -> None:
    """Print a line for each week: nobody votes, so every ballot is left to the draw."""
    schedule = rehearsal.schedule
    begin = schedule.start_of(rehearsal.begin)
    with TemporaryDirectory(prefix="onejob-rehearsal-") as folder:
        seeds = _seeds(rehearsal.seed)
        async with world(Library(catalogue), Path(folder), begin, seeds) as club:
            with club.env.time_context(), Bar(rehearsal.weeks) as progress:
                terms = Terms(club.channel.id, schedule)
                await club.desk.programme.plan.set_up(club.guild.id, terms)
                for week in range(rehearsal.weeks):
                    progress.step(await _next_week(club, schedule, is_first=week == 0))


def _seeds(seed: str) -> Callable[[], str]:
    numbers = count()
    return lambda: sha256(f"{seed} {next(numbers)}".encode()).hexdigest()


async def _next_week(club: World, schedule: Schedule, *, is_first: bool) -> str:
    """Go on until the next post is out, and say which one it is."""
    diary = club.desk.programme.diary
    (coming,) = await diary.preview(club.guild.id, 1)
    while club.env.now() < coming.slot.at:
        await club.move_to_next_event(coming.slot.at)
    weekly = await diary.weekly(club.guild.id)
    at = schedule.local(coming.slot.at)
    when = f"{at:%a %Y-%m-%d %H:%M %Z}"
    if weekly.edition.slot != coming.slot:
        return f"{when}  nothing is posted"
    title = club.desk.catalogue.professions[weekly.profession].title
    how = "the first one, which nobody chose" if is_first else _how(weekly)
    notes = "; ".join([how, *_marks(weekly, coming, schedule)])
    return f"{when}  {title}: {notes}"


def _how(weekly: Weekly) -> str:
    if weekly.chosen_by is None:
        return "no vote, as no other could stand"
    candidates = len(weekly.chosen_by.ballot.standing)
    return f"drawn from {candidates} candidates, as nobody votes in a rehearsal"


def _marks(weekly: Weekly, coming: Coming, schedule: Schedule) -> list[str]:
    """Say what is special about a week."""
    slot, wall = coming.slot, f"{schedule.time:%H:%M}"
    marks: list[str] = []
    if weekly.is_new_season:
        marks.append(f"season {weekly.season} begins")
    if weekly.is_last_of_season:
        marks.append(f"the last of season {weekly.season}")
    if coming.turn:
        way = "forward" if coming.turn > timedelta() else "back"
        marks.append(f"CLOCKS CHANGE: {way} by {_span(abs(coming.turn))} since the week before")
    if slot.moved:
        marks.append(f"{wall} does not exist that day, so {_span(slot.moved)} later")
    if slot.repeated:
        marks.append(f"{wall} occurs twice that day, this is the first")
    return marks


def _span(span: timedelta) -> str:
    minutes = span // timedelta(minutes=1)
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
