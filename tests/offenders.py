"""A law about many things is one test, which names all that break it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest

Thing = TypeVar("Thing")


def every(
    things: Iterable[Thing], name: Callable[[Thing], str]
) -> Callable[[Callable[[Thing], None]], Callable[[], None]]:
    """Hold the law against each thing, and fail with what is wrong with which."""
    held = tuple(things)

    def decorate(law: Callable[[Thing], None]) -> Callable[[], None]:
        def test() -> None:
            assert held, "there is nothing to hold the law against"
            wrong = [f"{name(thing)}: {found}" for thing in held if (found := _wrong(law, thing))]
            assert not wrong, "\n".join(wrong)

        test.__name__, test.__doc__ = law.__name__, law.__doc__
        return test

    return decorate


def _wrong(law: Callable[[Thing], None], thing: Thing) -> str:
    try:
        law(thing)
    except (AssertionError, pytest.fail.Exception) as error:
        return str(error) or "is against the law"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""
