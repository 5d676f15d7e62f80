"""How thoroughly hypothesis searches."""

from __future__ import annotations

from hypothesis import settings

# For `make quick`. No deadline: a busy machine is no mistake of the code.
settings.register_profile("quick", max_examples=20, deadline=None)
