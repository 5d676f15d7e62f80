"""Plans made of a seed: the same one each time, and each of a different temper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random

from tests.chaos.plan import BEGINNING, EVERY, Event, Kind, Plan, Server, Value, event

_ZONES = (
    "Europe/Paris",
    "America/New_York",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "UTC",
)
_TIMES = ("00:00", "00:30", "02:15", "02:30", "09:00", "09:00", "12:00", "18:45", "23:45")
_WEIGHTS: Mapping[Kind, float] = {
    Kind.TROUBLE: 8,
    Kind.DELETE_MESSAGE: 1,
    Kind.DELETE_CHANNEL: 0.7,
    Kind.FORBID: 1.5,
    Kind.DEAF: 0.5,
    Kind.REMOVE: 0.7,
    Kind.UNAVAILABLE: 0.6,
    Kind.CHATTER: 0.6,
    Kind.VOTE: 3,
    Kind.WITHDRAW: 0.7,
    Kind.SUGGEST: 0.8,
    Kind.FORGET: 0.6,
    Kind.SET_UP: 0.2,
    Kind.EDIT: 2.5,
    Kind.BALLOT: 0.6,
    Kind.LOG: 0.4,
    Kind.PAUSE: 1,
    Kind.RESUME: 0.7,
    Kind.SKIP: 1,
    Kind.POST_NOW: 2.5,
    Kind.QUEUE: 1,
    Kind.UNQUEUE: 0.3,
    Kind.MOVE: 0.3,
    Kind.APPROVE: 0.6,
    Kind.REFUSE: 0.2,
    Kind.PURGE: 0.4,
}
"""What happens in one server, and how often beside the rest."""
_WORLD: Mapping[Kind, float] = {
    Kind.KILL: 6,
    Kind.STOP: 2.5,
    Kind.SECOND: 1.5,
    Kind.SLOW: 0.7,
    Kind.ASLEEP: 1,
    Kind.DISK: 0.7,
    Kind.CATALOGUE: 2,
    Kind.CLOCK: 1,
}
"""What happens to all servers at once."""
_RARE = (Kind.CLOCK, Kind.SLOW)
"""What leaves so much undone that most plans do without."""

_REQUESTS = (
    "post",
    "post",
    "post",
    "find",
    "find",
    "thread",
    "pin",
    "publish",
    "refresh",
    "tell",
    "",
)
_FORMS = (
    "refused",
    "refused",
    "done-lost",
    "done-lost",
    "undone-lost",
    "done-later",
    "done-silent",
    "undone-silent",
    "slow",
)
_REASONS = ("permission-missing", "refused", "busy")
_STEPS = (
    "any",
    "any",
    "write",
    "read",
    "sleep",
    "post",
    "post",
    "find",
    "thread",
    "refresh",
    "tell",
)
_AIMS = ("slot", "slot", "slot", "close", "")

Values = dict[str, Value]


def plan_of(seed: int, *, servers: int = 4, weeks: int = 52) -> Plan:
    """Return the plan of a seed. About one event in two weeks meets each server, less at times."""
    dice = Random(f"plan/{seed}")
    made = tuple(_server(dice) for _ in range(servers))
    kinds = _temper(dice, _WEIGHTS)
    ours = _temper(dice, _WORLD)
    pace = dice.choice((0.2, 0.5, 0.8, 1.3))
    events = [
        _event(dice, dice.choices(list(kinds), list(kinds.values()))[0], number, weeks)
        for number in range(servers)
        for _ in range(round(weeks * pace))
    ]
    events += [cure for each in events if (cure := _cure(dice, each)) is not None]
    events += [
        _event(dice, dice.choices(list(ours), list(ours.values()))[0], EVERY, weeks)
        for _ in range(round(weeks * pace * 0.8))
    ]
    professions = dice.choice((2, 4, 5, 6, 9, 12, 12, 20, 30))
    disk = dice.choice((0, 0, 0, 40, 800))
    return Plan(seed, weeks, professions, made, disk=disk).with_events(events)


def _temper(dice: Random, weights: Mapping[Kind, float]) -> dict[Kind, float]:
    """Leave some kinds out and let others prevail: each plan is one-sided in its own way."""
    kept = {
        kind: weight * dice.choice((0.3, 1, 1, 3))
        for kind, weight in weights.items()
        if dice.random() < (0.12 if kind in _RARE else 0.6)
    }
    return kept or dict(weights)


def _server(dice: Random) -> Server:
    is_forum = dice.random() < 0.2
    return Server(
        weekday=dice.randrange(7),
        time=dice.choice(_TIMES),
        zone=dice.choice(_ZONES),
        discussion="forum" if is_forum else dice.choice(("thread", "none")),
        channel="forum" if is_forum else dice.choice(("main", "main", "news")),
        pin=dice.random() < 0.3,
        role=dice.random() < 0.3,
        catch_up=dice.choice((0, 6, 24, 24, 24, 72, 96)),
        size=dice.choice((2, 3, 4, 4, 6)),
        lead=dice.choice((0, 10, 60, 60, 60, 1440, 2880)),
        choices=dice.choice((1, 1, 1, 2, 3)),
        counts=dice.choice(("at-close", "at-close", "live")),
        tie=dice.choice(("fairest", "fairest", "draw")),
        voters=dice.choice((0, 1, 1, 2, 3)),
        begins=dice.choice((0, 0, 1, 30, 100)),
    )


def _event(dice: Random, kind: Kind, server: int, weeks: int) -> Event:
    at = BEGINNING + timedelta(seconds=round(dice.uniform(0, weeks * 7 * 86400), 3))
    make = _VALUES.get(kind)
    values = make(dice) if make is not None else {}
    aim = dice.choice(_AIMS)
    if aim:
        values["aim"] = aim
        values["by"] = _near(dice)
    if kind not in _WORLD and dice.random() < 0.08:
        values["twice"] = dice.choice((1, 5, 70))
    return event(_whole(at), kind, server, **values)


def _cure(dice: Random, each: Event) -> Event | None:
    """Return what staff do about it later, as most do."""
    if dice.random() < 0.1:
        return None
    days = dice.choice((0.0001, 0.003, 0.1, 1, 4, 10))
    at = _whole(each.at + timedelta(days=days))
    match each.kind:
        case Kind.DELETE_CHANNEL:
            return event(at, Kind.EDIT, each.server, channel="other", discussion="thread")
        case Kind.PAUSE if not each.number("days"):
            return event(_whole(each.at + timedelta(days=3 * days)), Kind.RESUME, each.server)
        case Kind.PURGE:
            return event(at, Kind.SET_UP, each.server)
        case Kind.SUGGEST:
            return event(at, Kind.APPROVE, each.server)
        case Kind.REMOVE if each.number("days"):
            back = each.at + timedelta(days=each.number("days") + days)
            return event(_whole(back), Kind.RESUME, each.server)
        case _:
            return None


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def _near(dice: Random) -> float:
    """Return seconds around a moment, the more the nearer."""
    span = dice.choice((0.5, 2, 5, 60, 600, 7200, 86400, 3 * 86400))
    by = dice.uniform(-span, span)
    return round(by, 3)


def _trouble(dice: Random) -> Values:
    values: Values = {"request": dice.choice(_REQUESTS), "form": dice.choice(_FORMS)}
    if values["form"] == "refused":
        values["reason"] = dice.choice(_REASONS)
    if dice.random() < 0.6:
        values["count"] = dice.choice((1, 1, 1, 2, 3, 6))
    else:
        values["minutes"] = dice.choice((2, 20, 90, 600, 1500, 3000, 8000))
    return values


def _forbid(dice: Random) -> Values:
    permission = dice.choice(("send", "send", "history", "thread", "pin", "publish"))
    return {"permission": permission, "minutes": _minutes(dice)}


def _lasts(dice: Random) -> Values:
    return {"minutes": _minutes(dice)}


def _minutes(dice: Random) -> int:
    return dice.choice((3, 30, 200, 1500, 3000, 9000, 30000))


def _kill(dice: Random) -> Values:
    return {
        "process": dice.choice((0, 0, 0, 0, 0, 1)),
        "step": dice.choice(_STEPS),
        "when": dice.choice(("before", "after")),
        "nth": dice.choice((1, 1, 1, 2, 3, 5, 9)),
        "down": dice.choice((1, 5, 30, 90, 600, 7200, 90000, 400000, 1400000)),
    }


def _second(dice: Random) -> Values:
    return {"minutes": dice.choice((30, 600, 4000)), "slow": dice.choice((0, 0, 0, 0, 20))}


def _clock(dice: Random) -> Values:
    by = dice.choice((60, 600, 7200, 90000, 800000, 365 * 86400))
    minutes = dice.choice((2, 30, 600, 3000))
    sign, raw = dice.choice((-1, 1)), dice.random() < 0.3
    return {"process": 0, "by": sign * by, "minutes": minutes, "raw": raw}


def _catalogue(dice: Random) -> Values:
    gone = sorted(dice.sample(range(30), dice.choice((0, 0, 1, 3, 8))))
    changed = sorted(dice.sample(range(30), dice.choice((0, 0, 1, 5))))
    return {"gone": tuple(gone), "changed": tuple(changed), "new": dice.choice((0, 0, 0, 1, 2))}


def _vote(dice: Random) -> Values:
    values: Values = {
        "member": dice.randrange(3),
        "picks": tuple(dice.randrange(6) for _ in range(dice.choice((1, 1, 2, 3)))),
        "delay": dice.choice((50, 150, 700, 2500)),
    }
    if dice.random() < 0.1:
        values["back"] = dice.choice((1, 2))
    return values


def _suggest(dice: Random) -> Values:
    return {"member": dice.randrange(3), "pick": dice.randrange(30)}


def _forget(dice: Random) -> Values:
    return {"member": dice.randrange(3), "habit": dice.random() < 0.5}


def _edit(dice: Random) -> Values:
    match dice.choice(("day", "day", "time", "zone", "channel", "forum", "other")):
        case "day":
            return {"weekday": dice.randrange(7)}
        case "time":
            return {"time": dice.choice(_TIMES)}
        case "zone":
            return {"zone": dice.choice(_ZONES)}
        case "channel":
            return {"channel": dice.choice(("main", "other", "news")), "discussion": "thread"}
        case "forum":
            return {"channel": "forum", "discussion": "forum"}
        case _:
            return {
                "pin": dice.random() < 0.5,
                "role": dice.random() < 0.5,
                "catch_up": dice.choice((0, 6, 24, 96)),
            }


def _ballot(dice: Random) -> Values:
    return {
        "size": dice.choice((2, 4, 6)),
        "lead": dice.choice((0, 10, 60, 2880)),
        "choices": dice.choice((1, 2, 3)),
        "counts": dice.choice(("at-close", "live")),
        "tie": dice.choice(("fairest", "draw")),
    }


def _pick(dice: Random) -> Values:
    return {"pick": dice.randrange(30)}


_VALUES: Mapping[Kind, Callable[[Random], Values]] = {
    Kind.TROUBLE: _trouble,
    Kind.DELETE_MESSAGE: lambda dice: {"back": dice.choice((0, 0, 0, 1, 2))},
    Kind.FORBID: _forbid,
    Kind.DEAF: _lasts,
    Kind.REMOVE: lambda dice: {"days": dice.choice((0, 1, 3, 10, 25, 40))},
    Kind.UNAVAILABLE: _lasts,
    Kind.CHATTER: lambda dice: {"count": dice.choice((20, 400))},
    Kind.KILL: _kill,
    Kind.STOP: _kill,
    Kind.SECOND: _second,
    Kind.SLOW: lambda dice: {"slow": dice.choice((20, 90)), "minutes": dice.choice((10, 60))},
    Kind.ASLEEP: _lasts,
    Kind.DISK: lambda dice: {"minutes": dice.choice((2, 30, 600))},
    Kind.CATALOGUE: _catalogue,
    Kind.CLOCK: _clock,
    Kind.VOTE: _vote,
    Kind.WITHDRAW: _vote,
    Kind.SUGGEST: _suggest,
    Kind.FORGET: _forget,
    Kind.EDIT: _edit,
    Kind.BALLOT: _ballot,
    Kind.LOG: lambda dice: {"on": dice.random() < 0.6},
    Kind.PAUSE: lambda dice: {"days": dice.choice((0, 1, 4, 8, 20))},
    Kind.POST_NOW: lambda dice: {"anyway": dice.random() < 0.6},
    Kind.QUEUE: _pick,
    Kind.UNQUEUE: _pick,
    Kind.MOVE: lambda dice: {**_pick(dice), "position": dice.choice((1, 2))},
}
