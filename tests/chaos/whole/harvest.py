"""Many seeds of the whole bot at once: what each found, and the command that does it again."""

from __future__ import annotations

import asyncio
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.chaos.whole.run import Outcome, Whole, carried_out


def gathered(
    plans: Sequence[Whole], jobs: int, say: Callable[[str], object], *, tells: bool = False
) -> bool:
    """Carry all out, in so many processes; return whether anything was found."""
    years, hits, failed = 0.0, Counter[str](), 0
    with ProcessPoolExecutor(jobs, max_tasks_per_child=4) as pool:
        running = {pool.submit(_carry_out, plan): plan for plan in plans}
        for number, each in enumerate(as_completed(running), start=1):
            plan, outcome = running[each], each.result()
            if isinstance(outcome, str):
                failed += 1
                say(f"The simulation itself failed:\n{outcome}\n{plan.command}")
                continue
            years += plan.server_years
            hits.update(outcome.hits)
            failed += bool(outcome.findings)
            report(outcome, say, tells=tells)
            pace = f"{outcome.seconds:.0f} s, {outcome.effort:.0f} s of a processor"
            say(f"seed {plan.seed} ({number} of {len(plans)}): {pace}; {years:.1f} server-years")
    for what, times in sorted(hits.items()):
        say(f"  {times:6}  {what}")
    say(f"{years:.1f} server-years; {failed} of {len(plans)} seeds found something")
    return failed > 0


def report(outcome: Outcome, say: Callable[[str], object], *, tells: bool = False) -> None:
    """Say what was found, and how to see it again."""
    if tells:
        for line in outcome.story:
            say(line)
    for finding in outcome.findings:
        say(f"seed {outcome.plan.seed}: {finding}")
    if outcome.findings:
        say(f"  {outcome.plan.command}")


def _carry_out(plan: Whole) -> Outcome | str:
    try:
        return asyncio.run(carried_out(plan))
    except Exception:
        return traceback.format_exc()
