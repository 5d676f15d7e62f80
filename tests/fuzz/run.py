"""Inputs by their numbers, in a folder in memory where there is one."""

from __future__ import annotations

import faulthandler
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeAlias

from tests.fuzz.mutation import spoiled
from tests.fuzz.seed import Seed, seeds
from tests.fuzz.verdict import Desk, Verdict

_MEMORY = Path("/dev/shm")
_WATCHED = 100  # inputs at once, since to watch costs as much as to read one
_HANGS = 60.0  # seconds after which one of them is taken to never end


@dataclass(frozen=True, slots=True)
class Input:
    """What stands in one file."""

    number: int
    seed: Seed
    raw: bytes


Judge: TypeAlias = Callable[[Input], Verdict]


def input_of(number: int) -> Input:
    """Return the same for the same number, as long as seeds and mutations are the same."""
    random = Random(number)
    seed = random.choice(random.choice(_seeds()))
    return Input(number, seed, spoiled(random, seed.text.encode()))


@contextmanager
def judging() -> Generator[Judge]:
    """Keep a folder for each file that is spoiled, in memory where there is some."""
    with ExitStack() as stack:
        desks: dict[int, Desk] = {}

        def judge(given: Input) -> Verdict:
            desk = desks.get(id(given.seed))
            if desk is None:
                folder = stack.enter_context(TemporaryDirectory(dir=_place()))
                desk = desks[id(given.seed)] = Desk(Path(folder), given.seed)
            return desk.judge(given.raw)

        yield judge


def judged(numbers: Iterable[int]) -> Iterator[tuple[Input, Verdict]]:
    """Read one after the other. One that hangs ends the process, with a trace of where."""
    with judging() as judge:
        try:
            for count, number in enumerate(numbers):
                if count % _WATCHED == 0:
                    faulthandler.dump_traceback_later(_HANGS, exit=True)
                given = input_of(number)
                yield given, judge(given)
        finally:
            faulthandler.cancel_dump_traceback_later()


@cache
def _seeds() -> tuple[Sequence[Seed], Sequence[Seed]]:
    return seeds()


def _place() -> Path | None:
    return _MEMORY if _MEMORY.is_dir() else None
