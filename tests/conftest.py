"""How thoroughly hypothesis searches. No deadline: a busy machine is no mistake of the code."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("thorough", deadline=None)
settings.register_profile("quick", max_examples=20, deadline=None)  # for `make quick`
settings.load_profile("thorough")
