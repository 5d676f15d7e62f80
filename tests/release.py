"""`make release`: the wheel and the sdist of the commit that is checked out, tried, in `dist`.

The network is not asked for anything: the wheel is tried with the libraries that
`requirements.lock` names, as they are installed beside this program.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import venv
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

import bot

ROOT = Path(__file__).parents[1]
VERSION = bot.__version__
TAG = f"v{VERSION}"


class Refused(Exception):
    """Why nothing is released, in words for whoever releases, the cure included."""


def release() -> list[Path]:
    """Build, try, and put into `dist`; where anything is wrong, `dist` stays as it is."""
    if found := hindrances():
        raise Refused("\n".join(found))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = build(folder)
        tried(folder, files[0])
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        (ROOT / "dist").mkdir()
        return [Path(shutil.move(file, ROOT / "dist" / file.name)) for file in files]


def hindrances() -> list[str]:
    """Return all that is wrong with the checkout."""
    found: list[str] = []
    if changed := _run("git", "status", "--porcelain"):
        found.append(
            f"What is built must be what is committed. Commit this, or move it:\n{changed}"
        )
    heading = re.search(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    if heading is None or not re.fullmatch(
        rf"{re.escape(VERSION)}, 20\d\d-[01]\d-[0-3]\d", heading[1]
    ):
        found.append(
            f"CHANGELOG.md begins with “{heading[1] if heading else ''}”. The version in "
            f"bot/__init__.py is {VERSION}, so it must be “{VERSION}, ” and the day, as 2026-01-31."
        )
    here = set(_run("git", "tag", "--list", "v*", "--points-at", "HEAD").split())
    if others := here - {TAG}:
        found.append(
            f"This commit is tagged {', '.join(sorted(others))}, and bot/__init__.py says "
            f"{VERSION}. Take the tag away if nobody has it, or make a commit with that version."
        )
    if TAG not in here and _run("git", "tag", "--list", TAG):
        found.append(
            f"{TAG} is another commit, and a release is never changed. Put the next version into "
            "bot/__init__.py and CHANGELOG.md, or check that tag out."
        )
    return found


def build(folder: Path) -> tuple[Path, Path]:
    """Return the wheel and the sdist of what is committed, whatever else lies in the checkout."""
    committed, unpacked, again = folder / "committed", folder / "unpacked", folder / "again"
    _run("git", "archive", "--output", f"{folder}/committed.tar", "HEAD")
    _unpack(folder / "committed.tar", committed)
    _run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=committed)
    [wheel], [sdist] = folder.glob(f"onejob-{VERSION}-*.whl"), folder.glob("onejob-*.tar.gz")
    _unpack(sdist, unpacked)
    source = unpacked / f"onejob-{VERSION}"
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", again, cwd=source)
    if (again / wheel.name).read_bytes() != wheel.read_bytes():
        raise Refused(
            "The sdist gives another wheel than the checkout: something is missing under "
            "[tool.hatch.build.targets.sdist] in pyproject.toml."
        )
    return wheel, sdist


def tried(folder: Path, wheel: Path) -> None:
    """Install the wheel beside its libraries alone, and have it say its version and check."""
    environment, elsewhere = folder / "environment", folder / "elsewhere"
    elsewhere.mkdir()
    venv.create(environment)
    bases = {"base": str(environment), "platbase": str(environment)}
    site = Path(sysconfig.get_path("purelib", "venv", bases))
    for library in _locked():
        for file in library.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":  # commands, which nobody needs
                (site / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(library.locate_file(file)), site / file)
    scripts = Path(sysconfig.get_path("scripts", "venv", bases))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", environment)
    _run(*pip, "install", "--no-index", "--no-deps", "--no-compile", wheel, cwd=elsewhere)
    _run(*pip, "check", cwd=elsewhere)
    said = _run(scripts / "onejob", "--version", cwd=elsewhere, env={})
    if said != VERSION:
        raise Refused(f"The wheel calls itself {said}, and bot/__init__.py says {VERSION}.")
    _run(scripts / "onejob", "check", cwd=elsewhere, env={})


def _locked() -> list[Distribution]:
    """Return what `requirements.lock` has for this Python, as installed here."""
    found: list[Distribution] = []
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    for requirement in (Requirement(line.rstrip("\\ ")) for line in lines if line[:1].isalnum()):
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        try:
            library = distribution(requirement.name)
        except PackageNotFoundError:
            library = None
        if library is None or library.version not in requirement.specifier:
            raise Refused(
                f"requirements.lock has {requirement}; here is "
                f"{library.version if library else 'none'}. `make lock`, then once more."
            )
        found.append(library)
    return found


def _unpack(archive: Path, into: Path) -> None:
    with tarfile.open(archive) as opened:
        opened.extractall(into, filter="data")


def _run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Return what a command says. Raises Refused with that, where it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refused(
            f"`{' '.join(map(str, command))}` failed:\n{done.stdout}{done.stderr}".strip()
        )
    return done.stdout.strip()


def _main() -> None:
    try:
        files = release()
    except Refused as refusal:
        sys.exit(f"Not released.\n{refusal}")
    for file in files:
        digest = sha256(file.read_bytes()).hexdigest()
        sys.stdout.write(f"{digest}  {file.relative_to(ROOT).as_posix()}\n")
    sys.stdout.write(f"Both are tried. The tag of this commit is {TAG}: docs/releasing.md.\n")


if __name__ == "__main__":
    _main()
