"""The units of docs/operating.md are whole: what they run works from anywhere, by what they say."""

from __future__ import annotations

import configparser
import getpass
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.sqlite.database import Database

DOC = Path(__file__).parents[2] / "docs/operating.md"
ROOT = Path(__file__).parents[2]


def units() -> dict[str, configparser.ConfigParser]:
    """Return the units by their names; systemd reads no other keys than those with capitals."""
    found: dict[str, configparser.ConfigParser] = {}
    for block in re.findall(
        r"^```ini\n# (\S+)\n(.*?)^```$", DOC.read_text("utf-8"), re.DOTALL | re.MULTILINE
    ):
        path, text = block
        unit = configparser.ConfigParser(interpolation=None, strict=True)
        unit.optionxform = str  # pyright: ignore[reportAttributeAccessIssue] - as the manual says
        unit.read_string(text)
        found[Path(path).name] = unit
    return found


@pytest.fixture
async def machine(tmp_path: Path) -> Path:
    """A root folder with a checkout in /srv/onejob whose bot has run once."""
    checkout = tmp_path / "srv/onejob"
    (checkout / ".venv/bin").mkdir(parents=True)
    python = checkout / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    for part in ("bot", "data"):
        (checkout / part).symlink_to(ROOT / part)
    async with Database.open(f"sqlite:///{checkout}/var/onejob.sqlite3"):
        pass
    return tmp_path


def start(unit: configparser.ConfigParser, machine: Path) -> subprocess.CompletedProcess[str]:
    """Do what systemd does with a service, with `machine` for its root; the last one counts."""
    service = unit["Service"]
    lines = [service[key] for key in ("ExecStartPre", "ExecStart") if key in service]
    folder = service.get("WorkingDirectory", "/")
    environment = dict(
        pair.split("=", 1) for pair in shlex.split(service.get("Environment", fallback=""))
    )
    done: subprocess.CompletedProcess[str] | None = None
    for line in lines:
        command = line.lstrip("+").replace("/srv/", f"{machine}/srv/")
        command = command.replace("-o onejob", f"-o {getpass.getuser()}")
        done = subprocess.run(
            shlex.split(command),
            cwd=f"{machine}{folder}" if folder != "/" else "/",
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            return done
    assert done is not None
    return done


def test_every_unit_of_the_doc_is_named() -> None:
    assert list(units()) == ["onejob.service", "onejob-backup.service", "onejob-backup.timer"]
    assert DOC.read_text("utf-8").count("```ini") == 3


@pytest.mark.parametrize("name", ["onejob.service", "onejob-backup.service"])
def test_a_service_says_where_it_runs_and_names_programs_whole(name: str) -> None:
    service = units()[name]["Service"]
    assert Path(service["WorkingDirectory"]).is_absolute()
    for key in ("ExecStart", "ExecStartPre", "ExecReload"):
        assert service.get(key, "/").lstrip("+").startswith("/")


def test_every_night_there_is_a_backup(machine: Path) -> None:
    done = start(units()["onejob-backup.service"], machine)
    assert (done.returncode, done.stderr) == (0, "")
    backup = machine / "srv/backups/onejob.sqlite3"
    assert done.stdout.startswith(f"Backed up to {backup}: ")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert start(units()["onejob-backup.service"], machine).returncode == 0


def test_the_bot_starts_in_its_folder(machine: Path) -> None:
    (machine / "srv/onejob/.env").write_text("DISCORD_TOKEN=not a token\n")
    done = start(units()["onejob.service"], machine)
    assert (done.returncode, done.stderr[:31]) == (1, "DISCORD_TOKEN has a blank inside"[:31])
