"""How much is measured; every loop ends after so many turns or seconds."""

from __future__ import annotations

import argparse
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    blocks: int  # turns of each bot
    block: float  # seconds
    rate: float  # interactions a second in a block
    trial: float  # seconds at each rate, looking for the highest
    starts: int  # of each bot
    loads: int
    votes: int  # in each block at the store
    servers: int  # that are due at once
    pasts: tuple[tuple[int, int], ...]  # servers and weeks, in one file
    crowd: int  # servers of one process, or of four
    idle: float  # seconds in which they have nothing to do
    members: float  # seconds in which members ask and vote


WHOLE = Plan(
    blocks=30,
    block=1.0,
    rate=100,
    trial=15,
    starts=7,
    loads=7,
    votes=20_000,
    servers=1_000,
    pasts=((100, 1), (1_000, 60), (1_000, 1_000)),
    crowd=10_000,
    idle=30,
    members=20,
)
QUICK = Plan(
    blocks=6,
    block=0.5,
    rate=100,
    trial=4,
    starts=2,
    loads=2,
    votes=4_000,
    servers=200,
    pasts=((100, 1), (1_000, 60)),
    crowd=1_000,
    idle=3,
    members=3,
)


def chosen(program: str, told: str | None) -> Plan:
    """Return how much is to be measured, by the command line."""
    parser = argparse.ArgumentParser(prog=program, description=told)
    parser.add_argument("--quick", action="store_true", help="less of everything, less exact")
    return QUICK if parser.parse_args().quick else WHOLE
