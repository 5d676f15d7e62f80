from __future__ import annotations

import pytest

from tests.conversations.asking.listening.hall import Hall
from tests.conversations.stage import Stage


@pytest.fixture
def hall(club: Stage) -> Hall:
    return Hall(club)
