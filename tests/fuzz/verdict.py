"""What must hold for whatever stands in a file: it ends, and what is told can be used."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.content import BadCatalogue, Mistake, library
from bot.content.document import LARGEST
from tests.fuzz.seed import Seed

LONGEST = 2.0
"""How many seconds of the processor one input may take."""

_LONGEST_TEXT = 1_000  # characters of one mistake
_OF_THE_WHOLE = ("is larger than", "there is no")
_BREAKS = ("\n", "\r", "\x85", "\u2028", "\u2029")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one input."""

    wrong: tuple[str, ...]
    """What should not be; the same text for the same cause."""
    is_catalogue: bool
    seconds: float


class Desk:
    """A catalogue's folder for one seed, in which only the one file changes."""

    def __init__(self, folder: Path, seed: Seed) -> None:
        self._folder = folder
        self._seed = seed
        self._files = {*seed.others, seed.file}
        for name, text in {**seed.others, seed.file: seed.text}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")

    def judge(self, raw: bytes) -> Verdict:
        """Read the catalogue with `raw` in the file's place."""
        (self._folder / self._seed.file).write_bytes(raw)
        wrong: list[str] = []
        told: tuple[Mistake, ...] = ()
        began = time.perf_counter()
        try:
            told = self._told()
        except Exception as error:
            wrong.append(f"raises {type(error).__name__} at {_place(error)}")
        seconds = time.perf_counter() - began
        if seconds > LONGEST:  # or others had the processor: to ask for each would take too long
            seconds = self._processed()
        if seconds > LONGEST:
            wrong.append("takes too long")
        if told:
            last = _lines(raw)
            wrong += {fault for mistake in told for fault in self._faults(mistake, last)}
        return Verdict(tuple(wrong), not told and not wrong, seconds)

    def _told(self) -> tuple[Mistake, ...]:
        try:
            library(self._folder).prepare()
        except BadCatalogue as bad:
            return bad.mistakes
        return ()

    def _processed(self) -> float:
        """Return how many seconds of the processor it takes, whoever else wants that."""
        began = time.process_time()
        with suppress(Exception):
            self._told()
        return time.process_time() - began

    def _faults(self, mistake: Mistake, last: int) -> Iterator[str]:
        text = str(mistake)
        kind = " ".join(word for word in mistake.what.split() if "'" not in word)[:60]
        if not text.isprintable():
            yield f"would reach the terminal as it is: {kind}"
        if len(text) > _LONGEST_TEXT:
            yield f"is told at great length: {kind}"
        if not mistake.cure:
            yield f"has no cure: {kind}"
        if mistake.file not in self._files:
            yield f"names no file: {kind}"
        if mistake.line is None:
            if not mistake.what.startswith(_OF_THE_WHOLE):
                yield f"has no line: {kind}"
        elif not 1 <= mistake.line <= (last if mistake.file == self._seed.file else mistake.line):
            yield f"names a line that is not there: {kind}"


def _lines(raw: bytes) -> int:
    """Count as YAML does: what a file lacks at its very end may be told of the line after it."""
    if len(raw) > LARGEST:
        return 1
    text = raw.decode("utf-8", "replace")
    return 1 + sum(map(text.count, _BREAKS)) - text.count("\r\n")


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "nowhere"
    code = trace.tb_frame.f_code
    return f"{Path(code.co_filename).name}:{trace.tb_lineno}"
