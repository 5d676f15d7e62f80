"""Setting a series up by pressing, over the wire: menus, a form, restarts; and who may not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.wire import act
from tests.wire.deployment import Deployment
from tests.wire.interaction import UPDATE, Answer
from tests.wire.process import run
from tests.wire.rest import REGISTER
from tests.wire.server import Server


class Chief:
    """Somebody who manages the server, in front of the panel; it is what was answered last."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.who = server.realm.alice

    async def begin(self) -> Answer:
        await self._server.until_ready()
        self.panel = await self._server.slash("series setup")
        return self.panel

    async def open_form(self) -> Answer:
        return await self._server.press(self.panel, "Time and zone", by=self.who)

    async def submit(self, form: Answer, *lines: str) -> Answer:
        realm, message = self._server.realm, self.panel.message
        assert message is not None
        done = act.submit(realm, self.who, realm.in_server(), message, form.form, *lines)
        return await self._server.answer(done)

    async def pick(self) -> Answer:
        realm, message = self._server.realm, self.panel.message
        assert message is not None
        at = realm.in_server()
        return await self._server.answer(
            act.pick(realm, self.who, at, message, realm.guilds[0].channels[0])
        )


@pytest.fixture
def deployment(server: Server, tmp_path: Path) -> Deployment:
    return Deployment(server, tmp_path)


async def test_a_form_that_opened_before_a_restart_is_taken_after_it_and_saved(
    server: Server, deployment: Deployment
) -> None:
    chief = Chief(server)
    async with run("bot", "run", settings=deployment.settings):
        assert (await chief.begin()).private
        form = await chief.open_form()
        assert form.form["title"] == "Time and zone"
        assert [line["component"]["value"] for line in form.form["components"]] == [
            "09:00",
            "America/New_York",
        ]
    await server.until_deserted()
    async with run("bot", "run", settings=deployment.settings):
        await server.until_ready()
        wrong = await chief.submit(form, "half past @everyone", "Brazil")
        assert wrong.kind == UPDATE
        assert "is no time of day" in wrong.text
        assert "“Brazil” has several time zones" in wrong.text
        filled = await chief.submit(await chief.open_form(), "21.30", "tokyo")
        assert "9:30\u202fPM**, each week, by the clock of Asia/Tokyo" in filled.text
        await chief.pick()
        saved = await server.press(chief.panel, "Save")
        assert saved.text.startswith("# The series is set up")
    assert deployment.rows("SELECT weekday, wall_time, zone FROM series") == [
        (0, "21:30:00", "Asia/Tokyo")
    ]


async def test_a_form_is_taken_from_staff_only_and_never_for_a_second_series(
    server: Server, deployment: Deployment
) -> None:
    chief, realm = Chief(server), server.realm
    async with run("bot", "run", settings=deployment.settings):
        await chief.begin()
        form = await chief.open_form()
        chief.who = replace(realm.bob, rights="0")
        refused = await chief.submit(form, "9:30", "Paris")
        assert refused.private
        assert "Only members with the permission" in refused.text
        chief.who = realm.alice
        await chief.pick()
        stale = await server.slash("series setup")
        await server.press(chief.panel, "Save")
        chief.panel = stale
        late = await chief.submit(form, "9:30", "Paris")
        assert late.private
        assert "has its series already" in late.text
    assert deployment.rows("SELECT count(*) FROM series") == [(1,)]


async def test_texts_name_commands_by_the_ids_that_discord_has_now(
    server: Server, deployment: Deployment
) -> None:
    async def told() -> str:
        async with run("bot", "run", settings=deployment.settings):
            await server.until_ready()
            said = (await server.slash("about")).text
        await server.until_deserted()
        return said

    def job() -> str:
        return next(
            f"</job:{each['id']}>" for each in server.realm.commands if each["name"] == "job"
        )

    first = await told()
    assert job() in first
    assert first == await told(), "kept by the database: nothing was given to Discord again"
    assert sum(call.request == REGISTER for call in server.rest.requests) == 1
    before, server.realm.commands = job(), []
    again = await told()
    assert before not in again
    assert job() in again
