"""The container's files fit the checkout, each other and the project, as far as text can tell."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings
from bot.signals import LONGEST_END
from bot.storage.sqlite.file import file_of

ROOT = Path(__file__).parents[2]
HOME = "/var/lib/onejob"
IGNORED = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text("utf-8"))
POSTGRES = "requirements-postgres.lock"
SERVICE: dict[str, Any] = COMPOSE["services"]["onejob"]


def steps(keyword: str) -> list[str]:
    """Return what stands behind a keyword of the Dockerfile, each time on one line."""
    text = (ROOT / "deploy/Dockerfile").read_text("utf-8")
    lines = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)).splitlines()
    return [line.partition(" ")[2].strip() for line in lines if line.split(" ")[0] == keyword]


def environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for step in steps("ENV") for pair in shlex.split(step))


def locked(name: str) -> set[str]:
    """Return package and version of each line that names one."""
    text = (ROOT / name).read_text("utf-8")
    return {line.split()[0] for line in text.splitlines() if re.match(r"[a-z]", line)}


def test_what_is_copied_is_there_and_nothing_else_is_sent() -> None:
    (given,) = steps("ARG")
    name, _, usual = given.partition("=")
    words = [word for step in steps("COPY") for word in step.split()[:-1]]
    copied = [each for word in words for each in ((usual, POSTGRES) if name in word else (word,))]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    sent = [line[1:] for line in IGNORED if line.startswith("!")]
    assert sorted(sent) == sorted(copied)
    assert "*" in IGNORED


def test_its_python_is_one_that_is_promised() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (image,) = steps("FROM")
    version = re.fullmatch(r"python:(\d\.\d+)-slim-\w+", image)
    assert version
    assert f"Programming Language :: Python :: {version[1]}" in project["classifiers"]


def test_packages_are_proven_by_their_hashes() -> None:
    (install,) = (step for step in steps("RUN") if "pip install" in step)
    assert "--require-hashes -r requirements.lock" in install


def test_with_postgresql_it_has_the_same_packages_and_the_driver() -> None:
    usual, more = (locked(name) for name in ("requirements.lock", POSTGRES))
    assert usual < more
    assert {each.partition("==")[0] for each in more - usual} == {"psycopg", "psycopg-binary"}


def test_what_it_remembers_is_in_the_volume_of_an_ordinary_user() -> None:
    assert file_of(environment()["DATABASE_URL"]).parent.as_posix() == HOME
    assert steps("VOLUME") == [HOME]
    (volume,) = SERVICE["volumes"]
    assert volume == f"onejob:{HOME}"
    assert "onejob" in COMPOSE["volumes"]
    assert steps("USER") == ["onejob"]
    assert f"install -d -o onejob -g onejob -m 0700 {HOME}" in steps("RUN")[0]


def test_it_needs_the_token_and_no_other_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(SERVICE["environment"]) == ["DISCORD_TOKEN"]
    monkeypatch.chdir(tmp_path)
    for name, value in {**environment(), "DISCORD_TOKEN": "one"}.items():
        monkeypatch.setenv(name, value)
    assert Settings.read().token() == "one"


def test_every_setting_that_it_makes_is_one() -> None:
    made = {name.lower() for name in environment() if not name.startswith("PYTHON")}
    assert made <= Settings.model_fields.keys()


def test_it_is_stopped_as_slowly_as_the_bot_promises_to_end() -> None:
    assert int(SERVICE["stop_grace_period"].removesuffix("s")) > LONGEST_END


def test_what_it_starts_is_the_bot() -> None:
    assert steps("CMD") == ['["python", "-m", "bot", "run"]']
    assert (ROOT / "deploy" / SERVICE["build"]["context"]).resolve() == ROOT.resolve()
    assert (ROOT / SERVICE["build"]["dockerfile"]).is_file()
