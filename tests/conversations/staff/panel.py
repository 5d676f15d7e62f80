"""The panel of a series, and the hands of whoever presses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from discord import ComponentType
from simcord import InteractionResult, MemberActor

from tests.conversations.stage import Shown, parts


@dataclass
class Panel:
    """What stands in the panel now; every press replaces it."""

    actor: MemberActor
    shown: InteractionResult

    async def choose(self, kind: ComponentType, *values: Any) -> InteractionResult:
        """Choose in the panel's one menu of that kind."""
        (menu,) = [part for part in parts(self.shown) if part["type"] == kind.value]
        return self._now(await self._select(values, menu["custom_id"]))

    async def press(self, label: str) -> InteractionResult:
        return self._now(await self.actor.click(self._message, label=label))

    async def open_form(self) -> InteractionResult:
        """Return the form; the panel stays under it."""
        return await self.actor.click(self._message, label="Time and zone")

    async def type(self, time: str, zone: str) -> InteractionResult:
        return await self.send(await self.open_form(), time, zone)

    async def send(self, form: InteractionResult, time: str, zone: str) -> InteractionResult:
        return self._now(await self.actor.submit_modal(form, {"0": time, "1": zone}))

    async def _select(self, values: tuple[Any, ...], custom_id: str) -> InteractionResult:
        return await self.actor.select(self._message, values, custom_id=custom_id)

    @property
    def _message(self) -> Any:
        assert self.shown.response is not None
        return self.shown.response

    def _now(self, shown: InteractionResult) -> InteractionResult:
        self.shown = shown
        return shown


def filled(form: InteractionResult) -> list[str]:
    """Return what stands in the lines of a form when it opens."""
    assert form.modal is not None
    return [line["component"].get("value", "") for line in form.modal["components"]]


def chosen_channel(shown: Shown) -> list[str]:
    (menu,) = [part for part in parts(shown) if part["type"] == ComponentType.channel_select.value]
    return [str(each["id"]) for each in menu.get("default_values", ())]
