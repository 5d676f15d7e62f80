"""Transport compression of the gateway: one unbroken stream for each connection."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

Compress = Callable[[bytes], bytes]


def compressor(name: str | None) -> Compress | None:
    """Return a fresh stream for what a client asked by `name`; None for none.

    Every piece that it returns can be read without waiting for the next. Raises LookupError
    for a name that is not known, or whose library is not installed.
    """
    match name:
        case None:
            return None
        case "zlib-stream":
            stream = zlib.compressobj()
            return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)
        case "zstd-stream":
            return _zstd()
        case _:
            raise LookupError(f"unknown compression {name!r}")


def _zstd() -> Compress:
    # discord.py asks for zstd as soon as one of these is there, in this order.
    if find_spec("zstandard"):
        zstandard = import_module("zstandard")
        stream = zstandard.ZstdCompressor().compressobj()
        flush = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        return lambda data: stream.compress(data) + stream.flush(flush)
    if find_spec("compression"):  # Python 3.14
        encoder = import_module("compression.zstd").ZstdCompressor()
        return lambda data: encoder.compress(data, mode=encoder.FLUSH_BLOCK)
    raise LookupError("zstd-stream was asked, but neither zstandard nor compression.zstd is there")
