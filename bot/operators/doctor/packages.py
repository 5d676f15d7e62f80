"""Whether this Python has the packages that the bot needs, and new enough ones.

Nothing but Python's own library is needed here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from bot.operators.doctor.finding import Check, Finding, ok, skipped, wrong

_PROJECT = Path(__file__).parents[3] / "pyproject.toml"  # there in a checkout, not in a wheel
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_BOUND = re.compile(r"(>=|<)\s*([0-9.]+)")
_CURE = "Install the bot's packages anew: make run does, or pip install -r requirements.lock."


def packages(
    needed: Sequence[str] | None = None, installed: Callable[[str], str] = version
) -> Finding:
    """Compare what is `installed` with what the bot says it needs, as `name>=1.2,<2`."""
    needed = _needed() if needed is None else needed
    if not needed:
        return skipped(Check.PACKAGES, "This installation does not say which packages it needs.")
    amiss = list(_amiss(needed, installed))
    if amiss:
        return wrong(Check.PACKAGES, f"{'; '.join(amiss)}.", _CURE)
    return ok(Check.PACKAGES, f"All {len(needed)} packages are there, and new enough.")


def _needed() -> Sequence[str]:
    if _PROJECT.is_file():
        project = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]
        return project["dependencies"]
    try:
        listed = requires("onejob") or []
    except PackageNotFoundError:
        return ()
    return [each for each in listed if "extra ==" not in each]


def _amiss(needed: Sequence[str], installed: Callable[[str], str]) -> Iterator[str]:
    for requirement in needed:
        name = _NAME.match(requirement)
        assert name is not None  # the project's own file
        try:
            found = installed(name[0])
        except PackageNotFoundError:
            yield f"{name[0]} is missing"
            continue
        for sign, bound in _BOUND.findall(requirement):
            is_older = _numbers(found) < _numbers(bound)
            if is_older == (sign == ">="):
                yield f"{name[0]} is {found}, and {sign}{bound} is needed"


def _numbers(text: str) -> tuple[int, ...]:
    """Return a version to compare by; what follows its numbers, as in 1.2rc1, is left out."""
    leading = re.match(r"[0-9]+(?:\.[0-9]+)*", text)
    numbers = [int(each) for each in leading[0].split(".")] if leading else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
