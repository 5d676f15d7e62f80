"""Time that leaps from timer to timer goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.chaos.loop import BEGINNING, Loop, Stuck


@pytest.mark.parametrize("apart", [timedelta(microseconds=1), timedelta(microseconds=2)])
@pytest.mark.parametrize("days", [0, 180, 3650])
def test_two_timers_that_are_close_both_come(days: int, apart: timedelta) -> None:
    loop, came = Loop(), list[str]()
    first = BEGINNING + timedelta(days=days, seconds=20)
    loop.at(first, lambda: came.append("first"))
    loop.at(first + apart, lambda: came.append("second"))
    with pytest.raises(Stuck):
        loop.run_forever()
    loop.close()
    assert came == ["first", "second"]
