"""`make release`, in a repository of its own: what it refuses, and what it builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parents[2]
LEAN = ("bot/__init__.py", "tests/release.py", ".gitignore")
WHOLE = ("bot", "data", "tests/release.py", ".gitignore", "pyproject.toml", "requirements.lock",
         "LICENSE", "README.md")  # fmt: skip
VERSION = bot.__version__
DATED = f"# Changelog\n\n## {VERSION}, 2026-12-01\n\n- Something.\n\n## 0.0.1, 2026-01-01\n"


class Checkout:
    """A clone of a project that is about to be released, with one commit."""

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        self.folder = folder
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_dir():
                unwanted = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
            else:
                shutil.copyfile(ROOT / name, folder / name)
        (folder / "CHANGELOG.md").write_text(DATED, "utf-8")
        self.git("init", "--quiet")
        self.commit()

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
        self._run("git", *who, *arguments).check_returncode()

    def commit(self) -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "Release it")

    def release(self) -> subprocess.CompletedProcess[str]:
        return self._run(sys.executable, "-m", "tests.release")

    def refusal(self) -> str:
        """Return why nothing was released. Fails where something was."""
        done = self.release()
        assert done.returncode == 1
        assert done.stderr.startswith("Not released.\n")
        assert not (self.folder / "dist").exists()
        return done.stderr.removeprefix("Not released.\n")

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        # As a hook of Git's, tests are told which repository is meant: theirs is another one.
        others = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**others, **own},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def lean(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path, LEAN)


def test_a_changed_file_and_a_new_one_are_refused_by_name(lean: Checkout) -> None:
    with (lean.folder / "CHANGELOG.md").open("a") as changelog:
        changelog.write("\n- And this.\n")
    (lean.folder / "notes.txt").write_text("mine", "utf-8")
    refusal = lean.refusal()
    assert "M CHANGELOG.md" in refusal
    assert "?? notes.txt" in refusal


@pytest.mark.parametrize(
    "heading", [f"## {VERSION}, unreleased", "## 9.9.9, 2026-12-01", f"## {VERSION}", ""]
)
def test_a_changelog_without_the_version_and_its_day_is_refused(
    lean: Checkout, heading: str
) -> None:
    (lean.folder / "CHANGELOG.md").write_text(f"# Changelog\n\n{heading}\n", "utf-8")
    lean.commit()
    refusal = lean.refusal()
    assert f"begins with “{heading.removeprefix('## ')}”" in refusal
    assert f"“{VERSION}, ” and the day" in refusal


def test_a_commit_with_the_tag_of_another_version_is_refused(lean: Checkout) -> None:
    lean.git("tag", "v9.9.9")
    assert "This commit is tagged v9.9.9" in lean.refusal()


def test_a_version_that_is_released_already_is_refused(lean: Checkout) -> None:
    lean.git("tag", f"v{VERSION}")
    (lean.folder / "more.txt").write_text("more", "utf-8")
    lean.commit()
    assert f"v{VERSION} is another commit" in lean.refusal()


def test_all_that_is_wrong_is_told_at_once(lean: Checkout) -> None:
    lean.git("tag", "v9.9.9")
    (lean.folder / "CHANGELOG.md").write_text("", "utf-8")
    refusal = lean.refusal()
    assert "must be what is committed" in refusal
    assert "CHANGELOG.md begins with" in refusal
    assert "v9.9.9" in refusal


def test_hundreds_of_files_become_a_wheel_and_an_sdist_that_are_tried(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, WHOLE)
    checkout.git("tag", f"v{VERSION}")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/onejob-0.0.1.tar.gz").touch()
    done = checkout.release()
    assert (done.returncode, done.stderr) == (0, "")
    names = {f"onejob-{VERSION}-py3-none-any.whl", f"onejob-{VERSION}.tar.gz"}
    assert {file.name for file in (tmp_path / "dist").iterdir()} == names
    assert all(f"  dist/{name}\n" in done.stdout for name in names)


def test_hundreds_of_files_are_not_released_where_a_library_is_not_in_the_lock(
    tmp_path: Path,
) -> None:
    checkout = Checkout(tmp_path, WHOLE)
    lock = (tmp_path / "requirements.lock").read_text("utf-8")
    (tmp_path / "requirements.lock").write_text(lock.replace("\npyyaml==", "\n# "), "utf-8")
    checkout.commit()
    assert f"onejob {VERSION} requires pyyaml, which is not installed" in checkout.refusal()
