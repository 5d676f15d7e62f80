"""Makes a plan that fails as small as it gets while it fails the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from time import monotonic
from types import MappingProxyType

from tests.chaos.plan import BEGINNING, EVERY, Event, Plan, Server, names

Fails = Callable[[Plan], bool]

_WEEK = timedelta(weeks=1)
_SIMPLE = ("twice", "nth", "by", "aim", "delay", "process", "slow", "count", "minutes", "picks")


class Shrinker:
    """Tries simpler plans, the boldest first, for so many seconds at most."""

    def __init__(self, fails: Fails, seconds: float) -> None:
        self._fails = fails
        self._end = monotonic() + seconds
        self.tried = 0

    def shrunk(self, plan: Plan) -> Plan:
        """Return a plan that fails as this one does, and has nothing that could be left out."""
        while True:
            before = plan
            for simpler in (
                self._fewer_servers,
                self._fewer_events,
                self._fewer_weeks,
                self._simpler_settings,
                self._simpler_events,
            ):
                plan = simpler(plan)
            if plan == before or monotonic() > self._end:
                return plan

    def _first(self, plan: Plan, simpler: Iterator[Plan]) -> Plan | None:
        """Return the first that still fails."""
        for candidate in simpler:
            if monotonic() > self._end:
                return None
            if candidate == plan:
                continue
            self.tried += 1
            if self._fails(candidate):
                return candidate
        return None

    def _fewer_servers(self, plan: Plan) -> Plan:
        if len(plan.servers) == 1:
            return plan
        found = self._first(plan, (_only(plan, number) for number in range(len(plan.servers))))
        return plan if found is None else found

    def _fewer_events(self, plan: Plan) -> Plan:
        size = max(len(plan.events) // 2, 1)
        while plan.events:
            found = self._first(plan, _without(plan, size))
            if found is not None:
                plan = found
                size = min(size, max(len(plan.events) // 2, 1))
            elif size == 1:
                break
            else:
                size //= 2
        return plan

    def _fewer_weeks(self, plan: Plan) -> Plan:
        while (found := self._first(plan, _sooner(plan))) is not None:
            plan = found
        return plan

    def _simpler_settings(self, plan: Plan) -> Plan:
        while (found := self._first(plan, _plainer(plan))) is not None:
            plan = found
        return plan

    def _simpler_events(self, plan: Plan) -> Plan:
        while (found := self._first(plan, _clearer(plan))) is not None:
            plan = found
        return plan


def _only(plan: Plan, number: int) -> Plan:
    events = [
        replace(each, server=each.server if each.server == EVERY else 0)
        for each in plan.events
        if each.server in (EVERY, number)
    ]
    return replace(plan, servers=(plan.servers[number],)).with_events(events)


def _without(plan: Plan, size: int) -> Iterator[Plan]:
    for start in range(0, len(plan.events), size):
        yield plan.with_events([*plan.events[:start], *plan.events[start + size :]])


def _sooner(plan: Plan) -> Iterator[Plan]:
    """Shorten the end, then the gaps between events, in whole weeks."""
    last = plan.events[-1].at if plan.events else BEGINNING
    shortest = max((last - BEGINNING) // _WEEK + 1, 1)
    for weeks in (shortest, shortest + 1, (plan.weeks + shortest) // 2, plan.weeks - 1):
        if shortest <= weeks < plan.weeks:
            yield replace(plan, weeks=weeks)
    for number, each in enumerate(plan.events):
        before = plan.events[number - 1].at if number else BEGINNING
        for gap in sorted({(each.at - before) // _WEEK, 1}, reverse=True):
            if gap and each.at - gap * _WEEK >= before:
                moved = [replace(e, at=e.at - gap * _WEEK) for e in plan.events[number:]]
                shorter = replace(plan, weeks=max(plan.weeks - gap, 1))
                yield shorter.with_events([*plan.events[:number], *moved])


def _plainer(plan: Plan) -> Iterator[Plan]:
    if plan.disk:
        yield replace(plan, disk=0)
    if plan.professions != Plan().professions:
        yield replace(plan, professions=Plan().professions)
    usual = Server()
    for number, server in enumerate(plan.servers):
        for name in names(server):
            plain = replace(server, **{name: getattr(usual, name)})
            yield replace(
                plan, servers=(*plan.servers[:number], plain, *plan.servers[number + 1 :])
            )


def _clearer(plan: Plan) -> Iterator[Plan]:
    for number, each in enumerate(plan.events):
        for simpler in _clearer_event(each):
            yield plan.with_events([*plan.events[:number], simpler, *plan.events[number + 1 :]])


def _clearer_event(each: Event) -> Iterator[Event]:
    for name in _SIMPLE:
        if name in each.values:
            left = {key: value for key, value in each.values.items() if key != name}
            yield replace(each, values=MappingProxyType(left))
    by = each.values.get("by")
    if isinstance(by, float) and not by.is_integer():
        yield replace(each, values=MappingProxyType({**each.values, "by": int(by)}))
    if each.at.microsecond or each.at.second:
        yield replace(each, at=each.at.replace(microsecond=0, second=0))
