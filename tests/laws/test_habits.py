"""What the workflow, the hooks and the documents say of the project is so."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

import bot
from tests.offenders import every

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
CONFIGURED = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
HOOKS = [hook for repository in CONFIGURED["repos"] for hook in repository["hooks"]]
TARGETS = set(re.findall(r"^([a-z./]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
ROOMS = ("bot", "tests", "benchmarks", "data", "docs", ".github")
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.iterdir(), *(path for room in ROOMS for path in (ROOT / room).rglob("*")))
    if path.is_file()
)


def test_every_python_that_is_promised_is_proven_and_no_other() -> None:
    proven = WORKFLOW["jobs"]["proof"]["strategy"]["matrix"]["python"]
    named = [name.rpartition(" ")[2] for name in PROJECT["classifiers"]]
    assert proven == [version for version in named if re.fullmatch(r"3\.\d+", version)]
    assert PROJECT["requires-python"] == f">={proven[0]}"


@every(HOOKS, lambda hook: hook["id"])
def test_a_hook_runs_what_is_there_on_files_that_are(hook: dict[str, Any]) -> None:
    program, *arguments = shlex.split(hook["entry"])
    if program == "make":
        assert set(arguments) <= TARGETS
    else:
        assert program.startswith(".venv/bin/")
        assert (Path(sys.executable).parent / Path(program).name).exists()
    if "-m" in arguments:
        assert find_spec(arguments[arguments.index("-m") + 1])
    assert any(re.search(hook["files"], name) for name in FILES)


@every([name for name in FILES if name.endswith((".md", ".yml", ".yaml"))], str)
def test_a_target_that_is_named_is_one_of_make(name: str) -> None:
    called = re.findall(r"^ *(?:\$ |- run: )?make ([a-z./]+)", _code(name), re.MULTILINE)
    assert set(called) <= TARGETS


def test_every_file_that_a_release_needs_is_there() -> None:
    words = set(re.split(r"\s+", _code("docs/releasing.md")))
    named = {
        word for word in words if re.fullmatch(r"[\w.][\w.-]*(/[\w./-]*|\.(lock|md|toml))", word)
    }
    paths = {word for word in named if not word.startswith((".venv/", "dist/"))}
    assert {".ci/run", "CHANGELOG.md", "bot/__init__.py", "requirements.lock"} <= paths
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_the_changelog_begins_with_the_version_that_is() -> None:
    heading = re.search(r"^## (\S+), ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heading
    assert heading[1] == bot.__version__


def _code(name: str) -> str:
    """What stands in blocks and between backticks, each on its own line; of YAML, all of it."""
    text = (ROOT / name).read_text("utf-8")
    if not name.endswith(".md"):
        return text
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", text)])
