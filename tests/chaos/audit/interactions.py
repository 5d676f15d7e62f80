"""Each interaction has its effect once, however often it is delivered."""

from __future__ import annotations

from bot.domain.week.edition import Edition
from bot.domain.week.status import Skipped
from bot.domain.week.suggestion import Suggestion
from tests.chaos.world import World


def audit(world: World) -> None:
    for deed in world.journal.deeds:
        results: set[object] = set()
        for answer in deed.done:
            match answer.what:
                case Skipped():
                    results.add(answer.what.slot.key)
                case Edition():
                    results.add(answer.what.slot.key)
                case Suggestion():
                    results.add(answer.what.id)
                case _:
                    pass
        if len(results) > 1:
            text = f"{deed.name} of {deed.at:%F %T} was done for {sorted(map(str, results))}"
            world.find("done-twice", deed.guild, text, str(deed.id))
