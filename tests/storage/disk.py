"""Disks of their own for `trial.py`: one of 1.5 MB in memory, and one that fails or is slow."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parents[2]

# A mount that nobody else sees, of a user who is root there and nowhere else.
_MOUNTED = 'mount -t tmpfs -o size=1500k none "$0/disk" && exec "$@"'
_ALONE = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]

# What stands between SQLite and the system: a file beside the disk says what a flush comes to.
_SHIM = """
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
static int flushed(void) {
    if (!access(getenv("DISK_FAILS"), F_OK)) { errno = EIO; return -1; }
    if (!access(getenv("DISK_IS_SLOW"), F_OK)) usleep(300000);
    return 0;
}
int fsync(int file) { return flushed(); }
int fdatasync(int file) { return flushed(); }
"""


@cache
def may_mount() -> bool:
    """Whether this system lets anybody have mounts of their own."""
    return _runs([*_ALONE, "mount -t tmpfs none /mnt"])


@cache
def has_compiler() -> bool:
    """Whether something can be put between SQLite and the system."""
    return sys.platform == "linux" and _runs(["cc", "--version"])


def on_small_disk(trial: str, folder: Path) -> list[str]:
    """Return what the trial has said."""
    python = [sys.executable, "-m", "tests.storage.trial", trial, str(folder)]
    return _said([*_ALONE, _MOUNTED, str(_furnished(folder)), *python], {})


def on_bad_disk(trial: str, folder: Path) -> list[str]:
    """Return what the trial has said, whose flushes fail and are slow when it says so."""
    shim = folder / "shim.so"
    build = ["cc", "-shared", "-fPIC", "-x", "c", "-o", str(shim), "-"]
    subprocess.run(build, input=_SHIM, text=True, check=True, capture_output=True)
    switches = {
        "LD_PRELOAD": str(shim),
        "DISK_FAILS": str(folder / "elsewhere" / "fails"),
        "DISK_IS_SLOW": str(folder / "elsewhere" / "slow"),
    }
    python = [sys.executable, "-m", "tests.storage.trial", trial, str(_furnished(folder))]
    return _said(python, switches)


def _furnished(folder: Path) -> Path:
    for name in ("disk", "elsewhere"):
        (folder / name).mkdir()
    return folder


def _said(command: list[str], switches: dict[str, str]) -> list[str]:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=HOUSE,
        env={**os.environ, **switches},
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def _runs(command: list[str]) -> bool:
    try:
        return not subprocess.run(command, capture_output=True, check=False).returncode
    except OSError:
        return False
