"""What was promised, held against what stands in the channels, in the file, and was answered."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import cast

from tests.chaos.almanac import LATE, iso_week
from tests.chaos.audit.ballots import check_result, check_totals
from tests.chaos.audit.slots import Slot, slots
from tests.chaos.book import Book, EditionRow
from tests.chaos.health import Aspect
from tests.chaos.invariant import ALWAYS, check_votes
from tests.chaos.whole.world import Post, World
from tests.wire.call import Call
from tests.wire.interaction import ANSWER, UPDATE
from tests.wire.message import TEXT, walk
from tests.wire.payload import Json
from tests.wire.rest import CALLBACK

_QUIET = timedelta(hours=2)
_AROUND = timedelta(hours=3)
_A_WEEK = timedelta(days=8)
_HANDS = ("skip", "pause", "resume", "post-now", "edit", "ballot", "queue add", "press")
_SETTLED = ("posted", "deleted", "missed", "skipped")


def check(world: World) -> None:
    """Hold what must always hold against the file, and what was asked against the rules."""
    for kind, sql in ALWAYS.items():
        for guild, text in world.ledger.rows(sql):
            world.find(kind, guild, str(text), str(text))
    check_votes(world.ledger, world.urn, world.find)
    _check_requests(world)


def audit(world: World) -> None:
    """Hold all of a run against what was promised."""
    check(world)
    book = Book.of(world.ledger)
    for (text,) in world.ledger.rows("PRAGMA integrity_check"):
        if text != "ok":
            world.find("file-damaged", None, text)
    for row in book.ballots.values():
        if row.state == "closed":
            check_totals(world.urn, row, world.find)
            check_result(row, world.find)
    posts = world.posts.values()
    for guild in world.ledger.changes:
        own = [post for post in posts if post.guild == guild]
        _check_single(world, own)
        _check_recorded(world, book, guild, own)
        _check_effects(world, book, guild)
        for slot in slots(world.ledger, guild, world.now()):
            _check_slot(world, book, slot, own)
    _check_seals(world, book)
    for line in world.server.rest.violations:
        world.find("not-allowed", None, line, line)


def _check_single(world: World, posts: list[Post]) -> None:
    marks = Counter((post.series, post.key) for post in posts)
    for (series, key), times in marks.items():
        if times > 1:
            guild = posts[0].guild
            world.find("two-messages", guild, f"{times} of {key}", f"{series}/{key}")


def _check_recorded(world: World, book: Book, guild: int, posts: list[Post]) -> None:
    known = {str(row.message): row for row in book.editions.get(guild, ()) if row.message}
    stand = world.ledger.now(guild)
    for post in posts:
        if stand is None or post.series != stand.id:
            continue  # it was purged since
        if post.id not in known and post.id not in world.removed:
            world.find("message-not-recorded", guild, post.key, post.key)
    for id_, row in known.items():
        if id_ not in world.posts:
            world.find("ghost-edition", guild, f"{row.key} as message {id_}", row.key)


def _check_slot(world: World, book: Book, slot: Slot, posts: list[Post]) -> None:
    guild = slot.stand.guild
    post = next((each for each in posts if each.key == slot.name), None)
    is_calm = _is_undisturbed(world, slot)
    if post is not None:
        if post.at > slot.at + LATE and is_calm:
            text = f"{slot.name}: {post.at - slot.at} late, nothing was in its way"
            world.find("not-on-time", guild, text, slot.name)
        return
    row = book.edition(guild, slot.name)
    if _is_excused(world, book, slot, row, posts):
        return
    was = "nothing" if row is None else f"{row.state} ({row.reason})"
    if is_calm:
        world.find("slot-lost", guild, f"{slot.name}: {was}, nothing was in its way", slot.name)
    elif row is None or row.state not in _SETTLED or row.reason is None:
        world.find("slot-not-accounted", guild, f"{slot.name}: {was}", slot.name)


def _is_excused(
    world: World, book: Book, slot: Slot, row: EditionRow | None, posts: list[Post]
) -> bool:
    stand = slot.stand
    if stand.is_paused_at(slot.at) or stand.removed is not None or slot.end <= slot.at:
        return True
    if row is not None and (row.state, row.reason) in (
        ("skipped", "skipped"),
        ("skipped", "rescheduled"),
        ("skipped", "paused"),
    ):
        return True
    if any(c is None or c.removed for c in world.ledger.during(stand.guild, slot.at, slot.end)):
        return True
    weeks = {iso_week(_day(post)) for post in posts}
    weeks |= {
        iso_week(_day(each))
        for each in book.editions.get(stand.guild, ())
        if each.state == "skipped"
    }
    return iso_week(slot.key) in weeks


def _day(what: Post | EditionRow) -> date:
    return date.fromisoformat(what.key)


def _is_undisturbed(world: World, slot: Slot) -> bool:
    since, until = slot.at - _QUIET, slot.at + LATE + timedelta(minutes=1)
    guild = slot.stand.guild
    if not world.health.is_well(guild, Aspect.POSTING, since, until) or slot.end < until:
        return False
    return not any(
        deed.guild == guild and since <= deed.at <= until and deed.name.startswith(_HANDS)
        for deed in world.journal.deeds
    )


def _check_effects(world: World, book: Book, guild: int) -> None:
    """What is said to be done was; what is not has a reason, and something in its way."""
    for row in book.editions.get(guild, ()):
        post = world.posts.get(str(row.message))
        if post is None:
            continue
        message = world.realm.messages.get(post.id)
        for effect, (status, reason) in row.effects.items():
            if status == "done" or post.id in world.removed:
                continue
            until = post.at + (_A_WEEK if effect == "remind" else _AROUND)
            is_well = all(
                world.health.is_well(guild, aspect, post.at - _AROUND, until)
                for aspect in (Aspect.EFFECTS, Aspect.POSTING)
            )
            if is_well or (status == "failed" and reason is None):
                text = f"{effect} of {row.key}: {status} ({reason})"
                world.find("effect-not-done", guild, text, f"{effect}/{row.key}")
        if message is None:
            continue
        thread, _ = row.effects.get("thread", ("", None))
        is_well = world.health.is_well(guild, Aspect.EFFECTS, post.at, world.now())
        if thread == "done" and is_well and not _has_thread(world, message):
            world.find("thread-missing", guild, row.key, row.key)


def _has_thread(world: World, message: Json) -> bool:
    return message["id"] in world.realm.threads or message["channel_id"] in world.realm.threads


def _check_seals(world: World, book: Book) -> None:
    """Every message shows the seal of its ballot; no seed is told before the close."""
    seals = {(row.series, row.announced): row for row in book.ballots.values()}
    for post in world.posts.values():
        row = seals.get((post.series, post.key))
        message = world.realm.messages.get(post.id)
        if row is None or message is None or row.state == "void":
            continue
        text = text_of(message)
        seal = " ".join(row.commitment[place : place + 4] for place in range(0, 16, 4))
        if "seal" in text and seal not in text:
            world.find("another-seal", post.guild, f"{post.key}: no {seal}", post.key)
        if row.state == "open" and row.seed in text:
            world.find("told-before-the-close", post.guild, post.key, post.key)


def text_of(message: Json) -> str:
    parts = [each["content"] for each in walk(message["components"]) if each["type"] == TEXT]
    return "\n".join([message["content"], *parts])


def _check_requests(world: World) -> None:
    """Nobody is mentioned by accident; nobody is answered twice."""
    requests = world.server.rest.requests
    while requests:
        call = requests.popleft()
        _check_mentions(world, call)


def _check_mentions(world: World, call: Call) -> None:
    said = _message_in(call)
    if not said.get("content") and not said.get("components"):
        return
    allowed: Json = said.get("allowed_mentions") or {}
    roles = set(map(str, allowed.get("roles") or ()))
    is_open = "allowed_mentions" not in said or allowed.get("parse") != []
    if is_open or allowed.get("users") or allowed.get("replied_user") or roles - world.roles:
        text = f"{call.request}: {said.get('allowed_mentions')}"
        world.find("may-mention", None, text, text)


def _message_in(call: Call) -> Json:
    """Return the message that a request carries, empty where it carries none."""
    body = cast("Json", call.body or {})
    if not hasattr(body, "keys"):
        return {}
    if call.request == CALLBACK:
        return body.get("data") or {} if body["type"] in (ANSWER, UPDATE) else {}
    return body.get("message") or body
