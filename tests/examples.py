"""How many examples hypothesis tries where each is dear."""

from __future__ import annotations

from hypothesis import settings


def at_most(examples: int) -> settings:
    """Try so many, or fewer where the profile asks for fewer."""
    return settings(max_examples=min(examples, settings().max_examples))
