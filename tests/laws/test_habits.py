"""What the workflow, the hooks, the forms and the documents say of the project is so."""

from __future__ import annotations

import os
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
CI = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
WORKFLOW = yaml.safe_load(CI)
JOBS: dict[str, dict[str, Any]] = WORKFLOW["jobs"]
FORMS = sorted(
    form for form in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if form.stem != "config"
)
CONFIGURED = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
HOOKS = [hook for repository in CONFIGURED["repos"] for hook in repository["hooks"]]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z./]+):", MAKEFILE, re.MULTILINE))
ROOMS = ("bot", "tests", "benchmarks", "data", "docs", ".github")
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.iterdir(), *(path for room in ROOMS for path in (ROOT / room).rglob("*")))
    if path.is_file()
)


def test_every_python_that_is_promised_is_proven_and_no_other() -> None:
    proven = JOBS["proof"]["strategy"]["matrix"]["python"]
    named = [name.rpartition(" ")[2] for name in PROJECT["classifiers"]]
    assert proven == [version for version in named if re.fullmatch(r"3\.\d+", version)]
    assert PROJECT["requires-python"] == f">={proven[0]}"


def test_what_proves_a_change_is_what_anybody_can_run() -> None:
    assert JOBS["proof"]["steps"][-1] == {"run": ".ci/run"}
    assert "python:${{ matrix.python }}-" in JOBS["proof"]["container"]
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_a_change_is_proven_without_any_right_of_ours() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert not [name for name, job in JOBS.items() if "permissions" in job]
    assert set(WORKFLOW[True]) == {"push", "pull_request", "schedule", "workflow_dispatch"}  # on:
    assert "secrets" not in CI
    checkouts = [step for job in JOBS.values() for step in job["steps"] if "uses" in step]
    assert not [step for step in checkouts if step["with"] != {"persist-credentials": False}]


def test_an_action_is_named_by_a_commit_that_nobody_can_move() -> None:
    used = re.findall(r"uses: (.*)$", CI, re.MULTILINE)
    assert len(used) == len(JOBS)
    pinned = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert not [action for action in used if not pinned.fullmatch(action)]
    updated = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    assert {each["package-ecosystem"] for each in updated} == {"pip", "github-actions"}


def test_a_newer_push_to_a_change_ends_the_older_run_and_none_goes_on_for_ever() -> None:
    group, cancels = (WORKFLOW["concurrency"][key] for key in ("group", "cancel-in-progress"))
    assert "github.ref" in group
    assert cancels == "${{ github.event_name == 'pull_request' }}"
    assert all(job["timeout-minutes"] <= 60 for job in JOBS.values())


@every(FORMS, lambda form: form.name)
def test_a_form_is_one_that_the_forge_can_show(form: Path) -> None:
    shown = yaml.safe_load(form.read_text("utf-8"))
    assert set(shown) == {"name", "description", "body"}
    asked = [element for element in shown["body"] if element["type"] != "markdown"]
    ids = [element["id"] for element in asked]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+", name) for name in ids)
    assert any(element.get("validations", {}).get("required") for element in asked)
    for element in shown["body"]:
        attributes = element["attributes"]
        assert element["type"] in {"markdown", "input", "textarea", "checkboxes"}
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert attributes.get("value" if element["type"] == "markdown" else "label")
        if element["type"] == "checkboxes":
            assert all(option["label"] for option in attributes["options"])


def test_there_is_a_form_for_a_fault_a_figure_a_profession_and_an_idea() -> None:
    assert [form.stem for form in FORMS] == ["fault", "figure", "idea", "profession"]


@every([name for name in FILES if name.endswith(".md")], str)
def test_a_link_between_documents_leads_to_a_file(name: str) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"https?:|mailto:", link):
            assert ((ROOT / name).parent / link).exists(), link


def test_the_hooks_run_all_that_make_check_runs_and_fetch_nothing() -> None:
    assert {repository["repo"] for repository in CONFIGURED["repos"]} == {"local"}
    [parts] = re.findall(r"^check: (.*?) ##", MAKEFILE, re.MULTILINE)
    assert parts.split() == ["lint", "quick"]
    [recipe] = re.findall(r"^lint: .*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    lines = recipe.replace(" --check", "").replace(" $(SOURCES)", "").split("\n\t")
    checked = {line.strip().replace("$(BIN)", ".venv/bin") for line in lines}
    assert len(checked) == 3
    assert checked | {"make quick"} <= {hook["entry"] for hook in HOOKS}
    stages = {stage for hook in HOOKS for stage in hook.get("stages", CONFIGURED["default_stages"])}
    assert stages == set(CONFIGURED["default_install_hook_types"])


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
