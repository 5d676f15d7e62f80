"""`python -m tests.fuzz.guided`: the same, led by which branches of the loader an input reaches.

It needs atheris, which has wheels for some Pythons and is none of our requirements: install it
into an environment of your own. Arguments are libFuzzer's, as `-max_total_time=600 CORPUS`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

atheris: Any = import_module("atheris")

with atheris.instrument_imports(include=["bot.content", "bot.domain"]):
    from tests.fuzz.seed import seeds
    from tests.fuzz.verdict import Desk


def main() -> None:
    """Read until something is found; the first octet says which file the others are."""
    small, _ = seeds()
    desks = [Desk(Path(mkdtemp()), seed) for seed in small]

    def read(raw: bytes) -> None:
        wrong = desks[raw[0] % len(desks)].judge(raw[1:]).wrong if raw else ()
        if wrong:
            raise AssertionError(f"{small[raw[0] % len(small)].file}: {wrong}")

    corpus = Path(mkdtemp())
    for number, seed in enumerate(small):
        (corpus / str(number)).write_bytes(bytes([number]) + seed.text.encode())
    atheris.Setup([*sys.argv, str(corpus)], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
