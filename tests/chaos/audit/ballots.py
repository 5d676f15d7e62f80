"""Each ballot counted, settled and drawn again, from what members were told alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise

from bot.domain.week.vote import Outcome
from bot.domain.week.voted import Voted
from tests.chaos.book import BallotRow, Book, CandidateRow
from tests.chaos.finding import Find
from tests.chaos.journal import Deed
from tests.chaos.urn import Urn
from tests.chaos.wall import Message
from tests.chaos.world import World

_GRACE = timedelta(seconds=3)
"""So late may a click arrive that was made before the close."""


def audit(world: World, book: Book) -> None:
    for row in book.ballots.values():
        if row.state == "closed":
            check_totals(world.urn, row, world.find)
            check_result(row, world.find)
            _check_withdrawn(world, row)
    _check_votes_kept(world, book)
    for guild in world.wall.guilds:
        for deed in world.journal.of(guild, "vote", "withdraw"):
            _check_click(world, book, deed)
        _check_succession(world, book, guild)


def check_totals(urn: Urn, row: BallotRow, find: Find) -> None:
    # One that vanished after the close was counted, and keeps its votes.
    counted = [c for c in row.candidates if c.votes is not None or not c.is_withdrawn]
    slugs = [candidate.slug for candidate in counted]
    totals = urn.totals(row.id, slugs)
    for candidate in counted:
        least, most = totals[candidate.slug]
        if candidate.votes is None or not least <= candidate.votes <= most:
            told = str(least) if least == most else f"{least} to {most}"
            text = f"ballot {row.id}: {candidate.votes} for {candidate.slug}, members know {told}"
            find("wrong-total", row.guild, text, f"{row.id}/{candidate.slug}")
    least, most = urn.turnout(row.id, slugs)
    if row.turnout is None or not least <= row.turnout <= most:
        text = f"ballot {row.id}: {row.turnout} voted, members know {least} to {most}"
        find("wrong-turnout", row.guild, text, str(row.id))


def check_result(row: BallotRow, find: Find) -> None:
    standing = row.standing
    if not standing:
        return
    if sha256(row.seed.encode()).hexdigest() != row.commitment:
        find("wrong-commitment", row.guild, f"ballot {row.id}", str(row.id))
    scores = {candidate.slug: _score(row, candidate) for candidate in standing}
    order = sorted(scores, key=lambda slug: [value for _, value in scores[slug]])
    if order != row.order:
        find("wrong-order", row.guild, f"ballot {row.id}: {row.order}, not {order}", str(row.id))
        return
    rule, tied = "only-candidate", list[str]()
    if len(order) > 1:
        first, second = scores[order[0]], scores[order[1]]
        rule = next(name for (name, a), (_, b) in zip(first, second, strict=True) if a != b)
        tied = [slug for slug in order if scores[slug][:-1] == first[:-1]]
    if rule != row.rule:
        find("wrong-rule", row.guild, f"ballot {row.id}: {row.rule}, not {rule}", str(row.id))
    lots = {slug: lot(row, slug) for slug in tied} if rule == "draw" else {}
    if lots != row.lots:
        find("wrong-draw", row.guild, f"ballot {row.id}: {row.lots}, not {lots}", str(row.id))


def _score(row: BallotRow, candidate: CandidateRow) -> list[tuple[str, int | str]]:
    """Return what is compared, rule by rule; the smallest wins."""
    drawn: list[tuple[str, int | str]] = [("draw", lot(row, candidate.slug))]
    if not row.turnout:
        return drawn
    votes: list[tuple[str, int | str]] = [("votes", -(candidate.votes or 0))]
    if row.tie == "draw":
        return votes + drawn
    return [
        *votes,
        ("fewest-featured", candidate.featured),
        ("longest-since-offered", candidate.offered or 0),
        *drawn,
    ]


def lot(row: BallotRow, slug: str) -> str:
    """Return what a candidate draws."""
    return sha256(f"{row.seed}|{row.id}|{slug}".encode()).hexdigest()


def _check_withdrawn(world: World, row: BallotRow) -> None:
    """Who has a profile at the close stands."""
    around = world.catalogues_during(row.closes - timedelta(minutes=10), row.closes + _GRACE * 40)
    for candidate in row.candidates:
        there = [candidate.slug in slugs for _, slugs in around]
        was_out = candidate.is_withdrawn and candidate.votes is None
        if was_out and all(there) and world.serves(row.closes - _GRACE, row.closes):
            text = f"ballot {row.id}: {candidate.slug} was there at the close"
            world.find("withdrawn-though-there", row.guild, text, f"{row.id}/{candidate.slug}")


def _check_votes_kept(world: World, book: Book) -> None:
    """A ballot that stood before members is never void."""
    for guild in world.wall.guilds:
        stand = world.ledger.now(guild)
        for message in world.wall.of(guild):
            poll = message.weekly.poll
            if poll is None or stand is None or message.series != stand.id:
                continue
            number = int(poll.ballot.id)
            row = book.ballots.get(number)
            if message.deleted is not None and message.id not in world.recorded:
                continue  # nobody could know that it ever stood
            slugs = [candidate.slug for candidate in poll.ballot.candidates]
            least, _ = world.urn.turnout(number, slugs)
            if least and (row is None or row.state == "void"):
                was = "gone" if row is None else row.state
                text = f"ballot {number} of {message.key} is {was}, {least} had voted"
                world.find("votes-voided", guild, text, str(number))


def _check_click(world: World, book: Book, deed: Deed) -> None:
    """A click before the close, delivered at once, counts."""
    number, clicked = deed.values.get("ballot"), deed.values.get("clicked")
    row = book.ballots.get(number) if isinstance(number, int) else None
    if row is None or row.state != "closed" or not isinstance(clicked, float):
        return
    at = datetime.fromtimestamp(clicked, tz=row.closes.tzinfo)
    if world.believes_a_wrong_clock(row.opened, row.closes):
        return  # what it erased cannot be taken back
    for answer in deed.answers:
        voted = answer.what
        if not isinstance(voted, Voted) or voted.receipt.outcome is not Outcome.CLOSED:
            continue
        closed = voted.closes or row.closes  # as it was then: a pause may have moved it since
        if at < closed and answer.at <= at + _GRACE and world.serves(at, answer.at):
            text = f"ballot {row.id} closed {closed:%F %T}, clicked {at:%F %T.%f}"
            world.find("in-time-but-closed", deed.guild, text, str(deed.id))


def _check_succession(world: World, book: Book, guild: int) -> None:
    """Who won is what is posted next."""
    stand = world.ledger.now(guild)
    rows = {row.message: row for row in book.editions.get(guild, ()) if row.is_featured}
    known = [m for m in world.wall.of(guild) if m.id in rows and stand and m.series == stand.id]
    carried = {
        (row.series, row.announced): row
        for row in book.ballots.values()
        if row.guild == guild and row.state != "void"
    }
    for before, message in pairwise(known):
        ballot = carried.get((before.series, before.key))
        edition = rows[message.id]
        if ballot is None:
            continue
        if _was_unknown(world, before, message):
            continue
        won = _still_there(world, ballot, message)
        if ballot.state != "closed":
            text = f"{message.key} was posted while ballot {ballot.id} was {ballot.state}"
            world.find("posted-before-the-close", guild, text, message.key)
        elif won and message.weekly.profession not in won:
            text = f"{message.key} is {message.weekly.profession}, ballot {ballot.id}: {won}"
            world.find("another-won", guild, text, message.key)
        elif won and edition.ballot != ballot.id:
            text = f"{message.key} was chosen by {edition.ballot}, not {ballot.id}"
            world.find("another-ballot", guild, text, message.key)


def _still_there(world: World, ballot: BallotRow, message: Message) -> set[str]:
    """Return who may be posted: the first of the order with a profile, as it changed meanwhile."""
    since = min(ballot.closes, message.at - timedelta(minutes=3))
    found: set[str] = set()
    for _, slugs in world.catalogues_during(since, message.at):
        first = next((slug for slug in ballot.order if slug in slugs), None)
        if first is None:
            return set()
        found.add(first)
    return found


def _was_unknown(world: World, before: Message, message: Message) -> bool:
    """Whether the bot did not know of the earlier message yet when it made the later one."""
    return world.recorded.get(before.id, message.at) >= message.at - timedelta(minutes=3)
