"""`python -m tests.chaos`: carries plans out, one with its whole story or many in a row."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tests.chaos.farm import harvest, report, shrunk
from tests.chaos.generator import plan_of
from tests.chaos.plan import Plan
from tests.chaos.run import carried_out
from tests.chaos.whole.harvest import gathered
from tests.chaos.whole.run import Whole
from tests.chaos.world import settle_memory

_WEEKS = 52


def main() -> int:
    """Return 1 where something was found."""
    arguments = _parser().parse_args()
    settle_memory()
    return arguments.command(arguments)


def _seeds(arguments: Namespace) -> int:
    """Carry out many, group what they found, shrink the first of each kind."""
    seeds = range(arguments.first, arguments.first + arguments.seeds)
    weeks = round(arguments.years * _WEEKS)
    found = harvest(seeds, arguments.servers, weeks, arguments.jobs, _say)
    report(found, _say)
    for kind, cases in found.kinds():
        if not arguments.shrink:
            break
        plan = plan_of(cases[0][0], servers=arguments.servers, weeks=weeks)
        _say(f"\n{kind}, seed {cases[0][0]}, shrunk:\n{shrunk(plan, kind, arguments.shrink)}")
    return int(any(crop.findings or crop.mistake for crop in found.crops))


def _run(arguments: Namespace) -> int:
    """Carry out one and tell its story."""
    run = carried_out(_plan(arguments))
    for line in run.world.journal.printed(arguments.server):
        _say(line)
    for finding in run.findings:
        _say(str(finding))
    _say(f"{run.server_years:.1f} server-years in {run.seconds:.1f} seconds")
    return int(bool(run.findings))


def _shrink(arguments: Namespace) -> int:
    """Make a plan smaller that finds something, and print it."""
    plan = _plan(arguments)
    kinds = carried_out(plan).kinds
    for kind in [arguments.kind] if arguments.kind else sorted(kinds):
        if kind in kinds:
            _say(f"{kind}:\n{shrunk(plan, kind, arguments.seconds)}")
    return int(bool(kinds))


def _whole(arguments: Namespace) -> int:
    """Carry out many with a process of the whole bot, on a Discord of our own."""
    weeks = arguments.weeks or round(arguments.years * _WEEKS)
    seeds = range(arguments.first, arguments.first + arguments.seeds)
    plans = [Whole(seed, arguments.servers, weeks) for seed in seeds]
    return int(gathered(plans, arguments.jobs, _say, tells=arguments.story))


def _plan(arguments: Namespace) -> Plan:
    if arguments.plan:
        return Plan.read(arguments.plan.read_text("utf-8"))
    weeks = round(arguments.years * _WEEKS)
    return plan_of(arguments.seed, servers=arguments.servers, weeks=weeks)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    commands = parser.add_subparsers(required=True)
    seeds = commands.add_parser("seeds", help=_seeds.__doc__)
    seeds.set_defaults(command=_seeds)
    seeds.add_argument("--seeds", type=int, default=100)
    seeds.add_argument("--first", type=int, default=0)
    seeds.add_argument("--jobs", type=int, default=2)
    seeds.add_argument("--shrink", type=float, default=0, help="seconds for each kind")
    run = commands.add_parser("run", help=_run.__doc__)
    run.set_defaults(command=_run)
    run.add_argument("--server", type=int, help="whose story, from 1000 on")
    shrink = commands.add_parser("shrink", help=_shrink.__doc__)
    shrink.set_defaults(command=_shrink)
    shrink.add_argument("--kind")
    shrink.add_argument("--seconds", type=float, default=60)
    for command in (run, shrink):
        command.add_argument("--seed", type=int, default=0)
        command.add_argument("--plan", type=Path, help="a file with a printed plan")
    whole = commands.add_parser("whole", help=_whole.__doc__)
    whole.set_defaults(command=_whole)
    whole.add_argument("--seeds", type=int, default=10)
    whole.add_argument("--first", type=int, default=0)
    whole.add_argument("--jobs", type=int, default=2)
    whole.add_argument("--weeks", type=int, help="in place of the years")
    whole.add_argument("--story", action="store_true", help="tell all that happened")
    for command in (seeds, run, shrink, whole):
        command.add_argument("--years", type=float, default=1)
        command.add_argument("--servers", type=int, default=4)
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
