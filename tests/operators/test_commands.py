"""The command line loads a command's module when it is asked for, and no other's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from tests.offenders import every

ROOT = Path(__file__).parents[2]
MODULES = {module for module, _ in COMMANDS.values()}

LOADED = """
import sys
from bot.__main__ import main
try:
    main({arguments!r})
finally:
    print(*sys.modules, file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    """Return the names of those of the commands' modules that a command line needed."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOADED.format(arguments=arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = {name.removeprefix("bot.operators.") for name in done.stderr.split()}
    assert "bot.__main__" in names
    return names & MODULES


def bare(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Type a command where no package at all is installed."""
    return subprocess.run(
        [sys.executable, "-S", "-m", "bot", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@every(COMMANDS, str)
def test_a_command_loads_its_own_module_alone(command: str) -> None:
    module, _ = COMMANDS[command]
    assert loaded(command, "--help") == {module}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], [], ["nonsense", "check"]])
def test_no_module_is_loaded_where_no_command_is_named(arguments: list[str]) -> None:
    assert loaded(*arguments) == set()


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_there_is_can_be_asked_before_anything_is_installed(
    option: str, tmp_path: Path
) -> None:
    done = bare(tmp_path, option)
    assert (done.returncode, done.stdout != "", done.stderr) == (0, True, "")


@pytest.mark.parametrize("arguments", [[], ["nonsense"]])
def test_a_slip_is_told_before_anything_is_installed(arguments: list[str], tmp_path: Path) -> None:
    done = bare(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: onejob ")
