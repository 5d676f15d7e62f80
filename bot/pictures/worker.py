"""The process that draws: pictures come in by stdin, PNGs go out by stdout, one after the other.

It knows nothing of the bot, gives way to it, and ends as soon as nobody can ask any more.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import BinaryIO

from bot.pictures.drawing import png
from bot.pictures.parcel import DRAWN, LENGTH, REFUSED, framed, unpacked

_LESS = 10  # nice


def main() -> None:
    """Draw until stdin is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the whole group hears Ctrl-C; the bot closes
    if hasattr(os, "nice"):
        os.nice(_LESS)
    answers = _own_stdout()
    while len(length := sys.stdin.buffer.read(LENGTH)) == LENGTH:
        asked = sys.stdin.buffer.read(int.from_bytes(length, "big"))
        try:
            answers.write(framed(_answer(asked)))
            answers.flush()
        except BrokenPipeError:
            return


def _answer(asked: bytes) -> bytes:
    try:
        return DRAWN + png(unpacked(asked))
    except Exception as error:  # whatever is wrong with one picture, the next one may be drawn
        return REFUSED + f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace")


def _own_stdout() -> BinaryIO:
    """Return stdout, and have all else that is printed forgotten: resvg tells of missing glyphs."""
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return own


if __name__ == "__main__":
    main()
