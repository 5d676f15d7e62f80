"""No profession twice in a season, none that has not rested, and seasons counted right."""

from __future__ import annotations

from tests.chaos.book import Book, EditionRow
from tests.chaos.wall import Message
from tests.chaos.world import World

_RESTED = 4


def audit(world: World, book: Book) -> None:
    for guild in world.wall.guilds:
        stand = world.ledger.now(guild)
        rows = {row.message: row for row in book.editions.get(guild, ()) if row.is_featured}
        seen: list[tuple[Message, EditionRow]] = []
        for message in world.wall.of(guild):
            row = rows.get(message.id)
            if row is None or stand is None or row.series != stand.id:
                continue
            if world.recorded.get(message.id) is None:
                continue
            _check(world, seen, message, row)
            seen.append((message, row))


def _check(
    world: World, seen: list[tuple[Message, EditionRow]], message: Message, row: EditionRow
) -> None:
    guild, slug = message.guild, row.profession
    if row.profession != message.weekly.profession:
        text = f"{row.key}: {row.profession}, the message says {message.weekly.profession}"
        world.find("another-profession", guild, text, row.key)
    last = seen[-1][1].season if seen else 1
    if not last <= row.season <= last + 1 or (not seen and row.season != 1):
        text = f"{row.key} is of season {row.season}, the one before of {last}"
        world.find("season-miscounted", guild, text, row.key)
    if row.origin == "queue":
        return
    season = [earlier.profession for _, earlier in seen if earlier.season == row.season]
    if slug in season:
        world.find("twice-in-a-season", guild, f"{row.key}: {slug}", row.key)
    since = seen[-1][0].at if seen else message.at
    if any(m.at < since < world.recorded[m.id] for m, _ in seen[:-1]):
        return  # whether it was known when the candidates were drawn, nobody has looked
    valid = [slugs for _, slugs in world.catalogues_during(since, message.at)]
    known = [earlier for m, earlier in seen if world.recorded[m.id] < since or m is seen[-1][0]]
    recent = list(dict.fromkeys(e.profession for e in reversed(known)))
    rests = min(_RESTED, min(len(slugs) for slugs in valid) - 1)
    if slug in recent[: max(rests, 0)]:
        world.find("not-rested", guild, f"{row.key}: {slug} after {recent[:rests]}", row.key)
    if row.season == last + 1:
        featured = {earlier.profession for earlier in known if earlier.season == last}
        resting = set(recent[:rests])
        left = frozenset[str].intersection(*valid) - featured - resting
        if left:
            text = f"{row.key} begins season {row.season}, {sorted(left)} were left"
            world.find("season-ended-early", guild, text, row.key)
