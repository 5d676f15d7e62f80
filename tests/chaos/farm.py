"""Many seeds at once: what they found, grouped, and what they met."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from time import monotonic

from tests.chaos.finding import Finding
from tests.chaos.generator import plan_of
from tests.chaos.plan import Plan
from tests.chaos.run import carried_out
from tests.chaos.shrink import Shrinker
from tests.chaos.world import settle_memory

Say = Callable[[str], object]

_EACH = 15.0
"""Seconds between two lines of progress."""


@dataclass(frozen=True, slots=True)
class Crop:
    """What came of one seed."""

    seed: int
    server_years: float
    effort: float
    """Seconds of a processor."""
    findings: tuple[Finding, ...]
    hits: Counter[str]
    mistake: str = ""
    """Of the simulation itself."""


@dataclass(slots=True)
class Harvest:
    """What came of all of them."""

    crops: list[Crop] = field(default_factory=list[Crop])
    seconds: float = 0.0

    @property
    def server_years(self) -> float:
        return sum(crop.server_years for crop in self.crops)

    @property
    def hits(self) -> Counter[str]:
        return sum((crop.hits for crop in self.crops), Counter[str]())

    @property
    def mistakes(self) -> list[Crop]:
        return [crop for crop in self.crops if crop.mistake]

    def kinds(self) -> Iterator[tuple[str, list[tuple[int, Finding]]]]:
        """Yield each kind of finding, the commonest first, with the first of each seed."""
        found: dict[str, list[tuple[int, Finding]]] = {}
        for crop in sorted(self.crops, key=lambda crop: crop.seed):
            for kind in dict.fromkeys(finding.kind for finding in crop.findings):
                first = next(each for each in crop.findings if each.kind == kind)
                found.setdefault(kind, []).append((crop.seed, first))
        yield from sorted(found.items(), key=lambda item: -len(item[1]))


def crop(seed: int, servers: int, weeks: int) -> Crop:
    """Carry out the plan of a seed."""
    try:
        run = carried_out(plan_of(seed, servers=servers, weeks=weeks))
    except Exception:
        return Crop(seed, 0.0, 0.0, (), Counter(), traceback.format_exc())
    hits = run.world.journal.hits
    return Crop(seed, run.server_years, run.effort, tuple(run.findings), hits)


def harvest(seeds: range, servers: int, weeks: int, jobs: int, say: Say) -> Harvest:
    """Carry out all of them in so many processes."""
    found, began = Harvest(), monotonic()
    said = began
    with ProcessPoolExecutor(jobs, initializer=settle_memory) as pool:
        for each in as_completed(pool.submit(crop, seed, servers, weeks) for seed in seeds):
            found.crops.append(each.result())
            for finding in found.crops[-1].findings:
                say(f"seed {found.crops[-1].seed}: {finding}")
            found.seconds = monotonic() - began
            if monotonic() - said > _EACH:
                said = monotonic()
                say(_progress(found, len(seeds)))
    return found


def _progress(found: Harvest, seeds: int) -> str:
    failed = sum(bool(crop.findings) for crop in found.crops)
    pace = found.server_years / found.seconds * 60
    effort = sum(crop.effort for crop in found.crops) or 1.0
    alone = found.server_years / effort * 60
    return (
        f"{len(found.crops)} of {seeds} seeds, {found.server_years:.0f} server-years,"
        f" {pace:.0f} a minute ({alone:.0f} for each processor's minute),"
        f" {failed} seeds found something"
    )


def report(found: Harvest, say: Say) -> None:
    """Say what was met, and what was found."""
    say("\nWhat happened, and how often:")
    for what, times in sorted(found.hits.items()):
        say(f"  {times:7}  {what}")
    say("\nWhat was found, and in how many seeds:")
    for kind, cases in found.kinds():
        say(f"  {len(cases):4}  {kind}")
        for seed, finding in cases[:3]:
            say(f"          seed {seed}: {finding.text}")
    for crop in found.mistakes:
        say(f"\nThe simulation itself failed with seed {crop.seed}:\n{crop.mistake}")
    say(f"\n{_progress(found, len(found.crops))}")


def shrunk(plan: Plan, kind: str, seconds: float) -> Plan:
    """Return a smaller plan in which the same kind is found."""
    return Shrinker(lambda smaller: kind in carried_out(smaller, kind).kinds, seconds).shrunk(plan)
