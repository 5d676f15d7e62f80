"""Every class of answer to every request that the bot makes, with discord.py over real sockets."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import orjson
import pytest
import pytest_asyncio
from discord.http import Route

from bot.domain.week.edition import Effect, Reason
from bot.domain.week.notice import Notice, Topic
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from bot.domain.week.weekly import Spot, Weekly
from bot.presentation.client import Client
from bot.presentation.desk import Desk
from bot.presentation.layout import Layout
from bot.presentation.verdict import Request
from bot.programme.publisher import NotPublished
from tests.wire import proxied, rest
from tests.wire.connected import bot_of
from tests.wire.fault import Said
from tests.wire.realm import FORUM, NEWS_CHANNEL, TEXT_CHANNEL, Realm
from tests.wire.server import Server

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROUTES = {
    Request.SEND: rest.SEND,
    Request.NOTIFY: rest.SEND,
    Request.OPEN_POST: rest.POST_IN_FORUM,
    Request.HISTORY: rest.HISTORY,
    Request.ACTIVE_THREADS: rest.ACTIVE_THREADS,
    Request.ARCHIVED_THREADS: rest.ARCHIVED_THREADS,
    Request.FETCH_CHANNEL: rest.LOOK,
    Request.FETCH_POST: rest.LOOK,
    Request.OPEN_THREAD: rest.START_THREAD,
    Request.PIN: rest.PIN,
    Request.UNPIN: rest.UNPIN,
    Request.PIN_POST: rest.PIN_IN_FORUM,
    Request.PUBLISH: rest.CROSSPOST,
    Request.EDIT: rest.EDIT,
    Request.DELETE: rest.DELETE,
    Request.REMIND: rest.SEND,
    Request.FETCH_RULES: rest.COMMANDS,
}
LOOKING = (Request.HISTORY, Request.ACTIVE_THREADS, Request.ARCHIVED_THREADS)
AT_MESSAGE = (
    Request.FETCH_POST,
    Request.OPEN_THREAD,
    Request.PIN,
    Request.PIN_POST,
    Request.PUBLISH,
)
AWAY = (Request.UNPIN, Request.DELETE)

Outcome = Reason | str
DONE, NONE_STANDS, IS_GONE, NEXT_CHANNEL = "done", "none stands", "is gone", "next channel"


@dataclass(frozen=True)
class Bot:
    """A client that is connected, and all that it may ask."""

    client: Client
    desk: Desk
    server: Server
    weekly: Weekly
    text: int
    forum: int
    message: Spot
    post: Spot

    async def outcomes(self, status: int | None, said: Said | None = None) -> dict[str, Outcome]:
        """Ask everything, each time with the same answer, and return what the bot made of it."""
        return {request.name: await self.outcome(request, status, said) for request in ROUTES}

    async def outcome(
        self, request: Request, status: int | None, said: Said | None = None
    ) -> Outcome:
        faults = self.server.rest.faults
        # aiohttp repeats by itself what may be repeated, once, after a lost connection.
        answer = None if status is None else HTTPStatus(status)
        faults.fail(ROUTES[request], answer, times=2, said=said)
        try:
            return await self.asked()[request]()
        except NotPublished as refusal:
            return refusal.cause.reason
        finally:
            faults.mend()

    def asked(self) -> dict[Request, Callable[[], Awaitable[Outcome]]]:
        here = self._in(self.text)
        forum = self._in(self.forum)
        return {
            Request.SEND: lambda: self._post(here),
            Request.NOTIFY: self._tell,
            Request.OPEN_POST: lambda: self._post(forum),
            Request.HISTORY: lambda: self._find(self.text),
            Request.ACTIVE_THREADS: lambda: self._find(self.forum),
            Request.ARCHIVED_THREADS: lambda: self._find(self.forum),
            Request.FETCH_CHANNEL: lambda: self._post(self._in(1)),
            Request.FETCH_POST: lambda: self._apply(Effect.PIN, self.post),
            Request.OPEN_THREAD: lambda: self._apply(Effect.THREAD, self.message),
            Request.PIN: lambda: self._apply(Effect.PIN, self.message),
            Request.UNPIN: lambda: self._away(Request.UNPIN),
            Request.PIN_POST: lambda: self._apply(Effect.PIN, self.post),
            Request.PUBLISH: lambda: self._apply(Effect.PUBLISH, self.message),
            Request.EDIT: self._refresh,
            Request.DELETE: lambda: self._away(Request.DELETE),
            Request.REMIND: lambda: self._apply(Effect.REMIND, self.message),
            Request.FETCH_RULES: self._forbid,
        }

    def _in(self, channel: int) -> Weekly:
        return replace(self.weekly, series=replace(self.weekly.series, channel=channel))

    async def _post(self, weekly: Weekly) -> Outcome:
        await self.desk.publisher.post(weekly)
        return DONE

    async def _tell(self) -> Outcome:
        series = self.weekly.series
        notice = Notice(series.guild, Topic.NEW_SEASON, datetime.now(UTC), "2")
        return DONE if await self.desk.publisher.tell(series, notice) else NEXT_CHANNEL

    async def _find(self, channel: int) -> Outcome:
        found = await self.desk.publisher.find(self.weekly, channel)
        assert found is None
        return NONE_STANDS

    async def _apply(self, effect: Effect, spot: Spot) -> Outcome:
        await self.desk.publisher.apply(effect, self.weekly, spot)
        return DONE

    async def _refresh(self) -> Outcome:
        stands = await self.desk.publisher.refresh(self.weekly, self.message)
        return DONE if stands else IS_GONE

    async def _forbid(self) -> Outcome:
        guild = self.client.get_guild(self.weekly.series.guild)
        assert guild is not None
        self.desk.integrations.forget(guild.id)
        assert not await self.desk.integrations.forbid(guild.me, self.text)
        return DONE

    async def _away(self, request: Request) -> Outcome:
        channel, guild = self.message.channel, self.weekly.series.guild
        messageable = self.client.get_partial_messageable(channel, guild_id=guild)
        message = messageable.get_partial_message(self.message.message)
        async with self.desk.errands(request, guild, channel):
            await (message.unpin() if request is Request.UNPIN else message.delete())
        return DONE


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def connected(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Bot]:
    kinds = (TEXT_CHANNEL, NEWS_CHANNEL, FORUM)
    realm = Realm(servers=2, channels=len(kinds), kinds=kinds)
    realm.outage.add(realm.guilds[1].id)
    async with Server(realm) as server, bot_of(server, tmp_path_factory.mktemp("asking")) as bot:
        yield await _bot(*bot, server)


async def _bot(client: Client, desk: Desk, server: Server) -> Bot:
    home = server.realm.guilds[0]
    text, news, forum = map(int, home.channels)
    later = datetime.now(UTC) + timedelta(days=3)
    schedule = Schedule(Weekday(later.weekday()), later.time(), "UTC")
    await desk.programme.plan.set_up(int(home.id), Terms(text, schedule))
    weekly = await desk.programme.diary.sample(int(home.id))
    in_forum = replace(weekly, series=replace(weekly.series, channel=forum))
    in_news = replace(weekly, series=replace(weekly.series, channel=news))
    post = (await desk.publisher.post(in_forum)).spot
    message = (await desk.publisher.post(in_news)).spot
    # Of another series: what stands there is not what is looked for.
    weekly = replace(weekly, series=replace(weekly.series, id=weekly.series.id + 1))
    return Bot(client, desk, server, weekly, text, forum, message, post)


def json(code: int, **more: object) -> Said:
    return Said(orjson.dumps({"code": code, "message": "Said by Discord", **more}))


def names(requests: Sequence[Request]) -> list[str]:
    return [request.name for request in requests]


def every(outcome: Outcome, **others: Outcome) -> dict[str, Outcome]:
    """Return the outcome of every request, but for the others."""
    assert others.keys() <= Request.__members__.keys()
    return {request.name: outcome for request in Request} | others


PAGE = Said(b"<html>" + b"x" * 5000, "text/html")
HALF = Said(b'{"id": "12345", "chan')


async def test_what_discord_does_is_done(connected: Bot) -> None:
    for request in ROUTES:
        if request in (Request.FETCH_CHANNEL, Request.DELETE):
            continue  # there is no such channel, and the message is still needed
        expected = NONE_STANDS if request in LOOKING else DONE
        assert await connected.asked()[request]() == expected, request


async def test_an_unknown_channel_settles_what_was_asked(connected: Bot) -> None:
    assert await connected.outcomes(404, json(10003)) == every(
        Reason.CHANNEL_GONE,
        NOTIFY=NEXT_CHANNEL,
        **dict.fromkeys(names(AT_MESSAGE), Reason.MESSAGE_GONE),
        **dict.fromkeys(names(AWAY), DONE),
        EDIT=IS_GONE,
    )


async def test_an_unknown_message_settles_what_was_asked_of_it(connected: Bot) -> None:
    outcomes = await connected.outcomes(404, json(10008))
    assert {name: outcomes[name] for name in (*names(AT_MESSAGE), *names(AWAY), "EDIT")} == {
        **dict.fromkeys(names(AT_MESSAGE), Reason.MESSAGE_GONE),
        **dict.fromkeys(names(AWAY), DONE),
        "EDIT": IS_GONE,
    }


async def test_an_unknown_server_has_no_place(connected: Bot) -> None:
    assert await connected.outcomes(404, json(10004)) == every(
        Reason.CHANNEL_GONE,
        NOTIFY=NEXT_CHANNEL,
    )


@pytest.mark.parametrize("code", [50001, 50013])
async def test_what_is_not_allowed_is_a_missing_permission(connected: Bot, code: int) -> None:
    assert await connected.outcomes(403, json(code)) == every(
        Reason.PERMISSION_MISSING, NOTIFY=NEXT_CHANNEL
    )


@pytest.mark.parametrize("code", [50035, 30003, 999_999, 0])
async def test_what_will_never_be_is_refused(connected: Bot, code: int) -> None:
    assert await connected.outcomes(400, json(code)) == every(Reason.REFUSED, NOTIFY=NEXT_CHANNEL)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, json(20016)),
        (403, json(40333)),
        (400, json(130000)),
        (401, json(0)),
        (403, PAGE),
        (404, PAGE),
        (429, PAGE),
        (403, HALF),
    ],
)
async def test_what_was_certainly_not_done_is_asked_again_later(
    connected: Bot, status: int, said: Said
) -> None:
    assert await connected.outcomes(status, said) == every(Reason.BUSY)


async def test_a_limit_of_minutes_is_not_waited_for(connected: Bot) -> None:
    limit = json(0, retry_after=600, **{"global": False})
    said = Said(limit.body, headers={"Via": "1.1 google", "Retry-After": "600"})
    assert await connected.outcomes(429, said) == every(Reason.BUSY, EDIT=Reason.REFUSED)


async def test_what_a_proxy_for_limits_could_not_pass_on_is_asked_again_later(
    connected: Bot,
) -> None:
    assert await connected.outcomes(*proxied.BUSY) == every(
        Reason.BUSY, **dict.fromkeys(names((Request.SEND, Request.OPEN_POST)), Reason.UNREACHABLE)
    )


async def test_what_a_proxy_for_limits_does_not_know_is_refused(connected: Bot) -> None:
    assert await connected.outcomes(*proxied.UNKNOWN_ROUTE) == every(
        Reason.REFUSED, NOTIFY=NEXT_CHANNEL, OPEN_POST=Reason.BUSY
    )


@pytest.mark.parametrize(
    ("status", "said"), [proxied.SLOW, (408, PAGE), (503, PAGE), (503, json(10003)), (None, None)]
)
async def test_without_an_answer_nobody_knows(
    connected: Bot, status: int | None, said: Said | None
) -> None:
    assert await connected.outcomes(status, said) == every(Reason.UNREACHABLE)


@pytest.mark.parametrize(
    "said",
    [Said(b"{}"), Said(b"null"), Said(b"7"), Said(b"[{}]"), PAGE],
    ids=["{}", "null", "7", "[{}]", "page"],
)
async def test_of_a_body_that_lacks_what_is_needed_nobody_knows(connected: Bot, said: Said) -> None:
    nothing_is_needed = names((Request.PIN, Request.PUBLISH, *AWAY))
    assert await connected.outcomes(200, said) == every(
        Reason.UNREACHABLE, **dict.fromkeys(nothing_is_needed, DONE)
    )


async def test_of_half_an_answer_nobody_knows(connected: Bot) -> None:
    assert await connected.outcomes(200, HALF) == every(Reason.UNREACHABLE)


async def test_nobody_to_connect_to_is_certainly_not_done(
    connected: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9/api/v10")  # the port of nothing
    assert await connected.outcomes(None) == every(Reason.BUSY)


@pytest.mark.parametrize("kind", range(3))
async def test_in_an_outage_that_began_before_the_bot_did_nothing_is_guessed(
    connected: Bot, kind: int
) -> None:
    """Its channels are not known: a forum would be taken for a channel, and a role for none."""
    home = connected.server.realm.guilds[1]
    channel = int(home.channels[kind])
    series = replace(connected.weekly.series, guild=int(home.id), channel=channel)
    weekly = replace(connected.weekly, series=series)
    publisher = connected.desk.publisher
    for asked in (publisher.post(weekly), publisher.find(weekly, channel)):
        with pytest.raises(NotPublished) as refusal:
            await asked
        assert refusal.value.cause.reason is Reason.BUSY


@pytest.mark.parametrize(
    ("request_", "code", "outcome"),
    [
        (Request.OPEN_THREAD, 160004, DONE),
        (Request.PUBLISH, 40033, DONE),
        (Request.PUBLISH, 50024, DONE),
        (Request.HISTORY, 50024, Reason.CHANNEL_GONE),
        (Request.HISTORY, 50008, Reason.CHANNEL_GONE),
        (Request.ARCHIVED_THREADS, 50024, Reason.CHANNEL_GONE),
        (Request.EDIT, 30046, Reason.REFUSED),
        (Request.EDIT, 20022, Reason.REFUSED),
    ],
)
async def test_an_answer_that_settles_one_request_alone(
    connected: Bot, request_: Request, code: int, outcome: Outcome
) -> None:
    assert await connected.outcome(request_, 400, json(code)) == outcome


async def test_a_refusal_after_a_try_that_was_not_answered_says_nothing_of_that_one(
    connected: Bot,
) -> None:
    """discord.py repeats what got a 502; meanwhile the permission was taken away."""
    faults = connected.server.rest.faults
    faults.fail(rest.SEND, HTTPStatus.BAD_GATEWAY, is_done=True)
    faults.fail(rest.SEND, HTTPStatus.FORBIDDEN, said=json(50013), then=True)
    with pytest.raises(NotPublished) as refusal:
        await connected.asked()[Request.SEND]()
    assert refusal.value.cause.reason is Reason.UNREACHABLE


async def test_a_notice_that_is_told_again_stands_once(connected: Bot) -> None:
    """Its answer was lost, twice, and whoever asks does not know."""
    realm, series = connected.server.realm, connected.weekly.series
    notice = Notice(series.guild, Topic.CATALOGUE_LOW, datetime.now(UTC), "4")
    before = len(realm.messages)
    for _ in range(2):
        connected.server.rest.faults.fail(rest.SEND, HTTPStatus.SERVICE_UNAVAILABLE, is_done=True)
        with pytest.raises(NotPublished):
            await connected.desk.publisher.tell(series, notice)
    assert await connected.desk.publisher.tell(series, notice)
    assert len(realm.messages) == before + 1
    await connected.desk.publisher.tell(series, replace(notice, subject="1"))
    assert len(realm.messages) == before + 2


async def test_a_fault_of_ours_is_no_answer_of_discords(
    connected: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said cannot be made: nobody asked, so nothing is unknown."""

    def fault(*_: object) -> None:
        raise ValueError("too many components")

    monkeypatch.setattr(Layout, "view", fault)
    weekly, publisher = connected.weekly, connected.desk.publisher
    notice = Notice(weekly.series.guild, Topic.NEW_SEASON, datetime.now(UTC), "3")
    for asking in (
        publisher.post(weekly),
        publisher.example(weekly),
        publisher.refresh(weekly, connected.message),
        publisher.apply(Effect.REMIND, weekly, connected.message),
        publisher.tell(weekly.series, notice),
    ):
        with pytest.raises(ValueError, match="too many"):
            await asking
