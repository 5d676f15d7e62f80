"""How hypothesis searches here."""

from __future__ import annotations

from hypothesis import settings

# No deadline: a busy machine is no mistake of the code.
settings.register_profile("cards", settings(), deadline=None)
settings.load_profile("cards")
