"""What an answer costs: time, CPU, and how many a second there can be."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from itertools import cycle, pairwise
from pathlib import Path
from statistics import median

from benchmarks import table
from benchmarks.load import Make, Run, at_full_speed, at_rate, joined, rest, sockets
from benchmarks.plan import Plan
from benchmarks.subject import Pair, Subject, somebody
from benchmarks.table import A_SECOND, MILLISECONDS
from tests.wire import act
from tests.wire.interaction import DEADLINE, Interaction

_CARD_COSTS = 1.1  # times the constant reply, which asks for a copy of its message
_CARD_CPU = 1.0
_CARD_RATE = 0.9
_LIST_COSTS = 1.5
_QUESTION_COSTS = 2.0
_QUESTIONS = (
    "what does a data scientist earn in the UK?",
    "do i need a degree to be a plumber",
    "wat does a roboticsengineer do all day",
    "nurse or electrician, who earns more?",
    "best paid jobs in health",
    "which jobs use python",
    "hey, quick one: will robots replace accountants??",
    "what's the weather like",
)
_SUGGESTIONS_COST = 1.3  # times the constant choices
_TURNS = 5
_LOSSES = 2  # in a row; a single one may be the fault of something else on the machine
_STEPS = tuple(step / 10 for step in range(5, 21))  # of what a bot can do at full speed


async def card(plan: Plan, pair: Pair) -> None:
    """Print the cost of `/job ai-engineer` beside that of a constant reply."""
    table.title(f"/job ai-engineer, {plan.rate:g} a second ({amount(plan)})")
    await compare(plan, pair, constant, _CARD_COSTS, cpu=_CARD_CPU)


async def cards(plan: Plan, pair: Pair, catalogue: Path) -> None:
    """Print the same for another profession each time: no card was asked for lately."""
    table.title(f"/job, another of 1,000 professions each time ({amount(plan)})")
    await compare(plan, pair, _asking(catalogue), None)


async def autocomplete(
    plan: Plan, pair: Pair, what: str, catalogue: Path | None = None, at_most: float | None = None
) -> None:
    """Print the cost of 25 choices for what is typed beside that of 25 constant choices."""
    table.title(f"Autocomplete, {what}, {plan.rate:g} a second ({amount(plan)})")
    await compare(plan, pair, _typing(catalogue), at_most)


async def lists(plan: Plan, pair: Pair, catalogue: Path) -> None:
    """Print the cost of `/jobs` beside that of a constant reply: all, and always another list."""
    table.title(f"/jobs, 1,000 professions ({amount(plan)})")
    await compare(plan, pair, _beside("jobs", dict), _LIST_COSTS)
    table.title(f"/jobs, other words and another order each time ({amount(plan)})")
    words = cycle(_pairs_of_words(catalogue))
    await compare(plan, pair, _beside("jobs", lambda: next(words)), None)
    table.title(f"Autocomplete of skills, {plan.rate:g} a second ({amount(plan)})")
    await compare(plan, pair, _typing_skills(catalogue), _SUGGESTIONS_COST)


async def comparisons(plan: Plan, pair: Pair, catalogue: Path) -> None:
    """Print the cost of `/compare` beside that of a constant reply: the same, and always others."""
    slugs = _slugs(catalogue)
    same = {"first": slugs[0], "second": slugs[1]}
    table.title(f"/compare, 1,000 professions ({amount(plan)})")
    await compare(plan, pair, _beside("compare", lambda: same), _LIST_COSTS)
    table.title(f"/compare, two others each time ({amount(plan)})")
    others = cycle({"first": one, "second": two} for one, two in pairwise(slugs))
    await compare(plan, pair, _beside("compare", lambda: next(others)), None)


async def questions(plan: Plan, pair: Pair) -> None:
    """Print the cost of `/ask` beside that of a constant reply: the same, and always others."""
    table.title(f"/ask, a question about pay ({amount(plan)})")
    await compare(plan, pair, _asked([_QUESTIONS[0]]), _QUESTION_COSTS)
    table.title(f"/ask, {len(_QUESTIONS)} questions in turns ({amount(plan)})")
    await compare(plan, pair, _asked(_QUESTIONS), _QUESTION_COSTS)


async def compare(
    plan: Plan,
    pair: Pair,
    make: Make,
    at_most: float | None,
    meanwhile: Callable[[], None] = lambda: None,
    *,
    cpu: float | None = None,
    slowest: float | None = None,
) -> tuple[Run, Run]:
    """Print what answers to `make` cost in both bots, asked in turns, and return all of each.

    `meanwhile` has turns of its own. `at_most` is the aim for the time of the one in the middle,
    `slowest` that for one in a hundred, `cpu` that for its CPU.
    """
    runs: dict[str, list[Run]] = {subject.name: [] for subject in pair}
    for turn in range(plan.blocks + 1):
        for subject in pair:
            run = await at_rate(subject, make, plan.rate, plan.block)
            if turn:  # the first is for warming up
                runs[subject.name].append(run)
        meanwhile()
    one, two = map(joined, runs.values())
    table.times("p50", MILLISECONDS, one.percentile(50), two.percentile(50), at_most)
    table.times("p99", MILLISECONDS, one.percentile(99), two.percentile(99), slowest)
    table.times("CPU of the bot for one", MILLISECONDS, one.cpu_each, two.cpu_each, cpu)
    if one.lost or two.lost:
        left, right = runs
        table.note(f"LOST: {one.lost} ({left}), {two.lost} ({right})")
    return one, two


async def highest_rate(plan: Plan, pair: Pair) -> None:
    """Print the highest rate of `/job ai-engineer` without a loss, step by step from below."""
    table.title(f"/job ai-engineer, highest rate without a loss in {plan.trial:g} s")
    turns: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(_TURNS):
        for subject in (pair.bare, pair.ours):
            turns[subject.name].append(await at_full_speed(subject, constant, plan.block))
    full = {name: median(rates) for name, rates in turns.items()}
    room = sockets()
    if room < max(full.values()) * DEADLINE:
        table.note(f"with more than {room:,} answers waiting, a bot counts as overwhelmed here")
    best = dict.fromkeys(full, 0.0)
    losses = dict.fromkeys(full, 0)
    busy = 0.0
    for step in _STEPS:
        for subject in (pair.bare, pair.ours):
            if losses[subject.name] == _LOSSES:
                continue
            rate = full[subject.name] * step
            # Behind more than that many, the last would be too late even at full speed.
            most = min(full[subject.name] * DEADLINE, room)
            run = await at_rate(subject, constant, rate, plan.trial, most_waiting=most)
            await rest(subject, constant)
            if run.lost:
                losses[subject.name] += 1
            else:
                losses[subject.name] = 0
                best[subject.name] = rate
                busy = max(busy, run.busy)
    table.times("Highest rate", A_SECOND, best["bare"], best["ours"], at_least=_CARD_RATE)
    table.times("Answered, 32 always waiting", A_SECOND, full["bare"], full["ours"])
    table.note(f"the server and the clients in it were at most {busy:.0%} busy")


def constant(subject: Subject) -> Interaction:
    return job(subject, "ai-engineer")


def job(subject: Subject, profession: str) -> Interaction:
    realm = subject.server.realm
    options = {"profession": profession}
    return act.command(realm, *somebody(realm), "job", options)


def _slugs(catalogue: Path) -> list[str]:
    return [path.stem for path in sorted(catalogue.glob("professions/*.yaml"))]


def _asking(catalogue: Path) -> Make:
    turns = {name: cycle(_slugs(catalogue)) for name in ("bare", "ours")}
    return lambda subject: job(subject, next(turns[subject.name]))


def _beside(command: str, options: Callable[[], Mapping[str, str]]) -> Make:
    """Return what asks ours with a command that the bare bot lacks, and that for its reply."""

    def make(subject: Subject) -> Interaction:
        if subject.name == "bare":
            return constant(subject)
        realm = subject.server.realm
        return act.command(realm, *somebody(realm), command, dict(options()))

    return make


def _asked(texts: Iterable[str]) -> Make:
    """Return what asks ours in plain words, and the bare bot for its reply."""
    coming = cycle(texts)

    def make(subject: Subject) -> Interaction:
        if subject.name == "bare":
            return constant(subject)
        realm = subject.server.realm
        return act.command(realm, *somebody(realm), "ask", {"question": next(coming)})

    return make


def _pairs_of_words(catalogue: Path) -> list[dict[str, str]]:
    chance = random.Random(0)
    titles = [path.stem.split("-")[0] for path in catalogue.glob("professions/*.yaml")]
    words = [*sorted(set(titles)), "measure", "repair", "machine", "patient", "teach"]
    pairs = [
        {"text": f"{one} {other}", "sort": sort}
        for one in words
        for other in words
        for sort in ("name", "growth", "pay")
    ]
    chance.shuffle(pairs)
    return pairs


def _typing_skills(catalogue: Path) -> Make:
    lines = (catalogue / "skills.yaml").read_text("utf-8").splitlines()
    typed = cycle(slipped([line.partition(":")[0].replace("-", " ") for line in lines]))

    def make(subject: Subject) -> Interaction:
        realm = subject.server.realm
        command, option = ("job", "profession") if subject.name == "bare" else ("skills", "skill")
        said = {option: next(typed)}
        return act.autocomplete(realm, *somebody(realm), command, said, option)

    return make


def _typing(catalogue: Path | None) -> Make:
    """Return what types the beginnings of all titles, some with a slip, in no order.

    With a large catalogue hardly anything is typed twice: what the bot remembers does not help.
    """
    typed = _beginnings(catalogue) if catalogue else ["", "a", "ai", "data", "enginer", "rob"]
    turns = {name: cycle(typed) for name in ("bare", "ours")}

    def make(subject: Subject) -> Interaction:
        realm = subject.server.realm
        options = {"profession": next(turns[subject.name])}
        return act.autocomplete(realm, *somebody(realm), "job", options, "profession")

    return make


def _beginnings(catalogue: Path) -> list[str]:
    paths = sorted(catalogue.glob("professions/*.yaml"))
    return slipped([path.stem.replace("-", " ") for path in paths])


def slipped(titles: list[str]) -> list[str]:
    """Return every beginning of every title, a fifth of them with a slip, in no order."""
    chance = random.Random(0)
    typed = [title[:length] for title in titles for length in range(1, len(title) + 1)]
    for place in chance.sample(range(len(typed)), len(typed) // 5):
        text = typed[place]
        slip = chance.randrange(len(text))
        typed[place] = text[:slip] + chance.choice("abcdefghijklmnopqrstuvwxyz") + text[slip + 1 :]
    chance.shuffle(typed)
    return typed


def amount(plan: Plan) -> str:
    return f"{round(plan.blocks * plan.block * plan.rate):,} each"
