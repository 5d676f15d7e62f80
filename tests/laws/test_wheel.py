"""The wheel holds all it needs: installed alone, far from the checkout, it checks its catalogue."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def onejob(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `onejob` script of an environment that holds the wheel and its dependencies alone."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "venv")
    pip = [sys.executable, "-m", "pip", "--python", folder / "venv"]
    pip += ["install", "--quiet", "--no-compile"]
    locked = run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    assert locked.returncode == 0, locked.stderr
    installed = run(*pip, "--no-deps", wheel, cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return folder / "venv/bin/onejob"


def test_an_installed_wheel_checks_the_catalogue_that_came_with_it(
    onejob: Path, tmp_path: Path
) -> None:
    checked = run(onejob, "check", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    packaged = len(list((ROOT / "data/professions").glob("*.yaml")))
    assert f"{packaged} professions" in checked.stdout
    assert " 1 vocabulary in " in checked.stdout


def test_an_installed_wheel_is_asked_by_the_vocabulary_that_came_with_it(
    onejob: Path, tmp_path: Path
) -> None:
    (tmp_path / "questions").write_text("what does a welder earn\n", "utf-8")
    asked = run(onejob, "ask", "--json", "questions", cwd=tmp_path)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.startswith('{"topic":"salary","professions":["welder"]')


def test_the_demo_of_a_wheel_without_its_extra_names_the_cure(onejob: Path, tmp_path: Path) -> None:
    refused = run(onejob, "demo", cwd=tmp_path)
    assert refused.returncode == 1
    assert "make demo" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_profile_is_not_begun_where_an_upgrade_would_take_it_away(
    onejob: Path, tmp_path: Path
) -> None:
    refused = run(onejob, "new", "moon-gardener", cwd=tmp_path)
    assert refused.returncode == 1
    assert "ONEJOB_CATALOGUE" in refused.stderr


def test_an_installed_wheel_draws(onejob: Path, tmp_path: Path) -> None:
    drawn = run(onejob, "brand", cwd=tmp_path)
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert (tmp_path / "avatar.png").is_file()
