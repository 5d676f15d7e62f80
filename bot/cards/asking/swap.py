"""What else could be compared: the way from one comparison to another, and into the first one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from bot.cards.asking.address import CompareAddress
from bot.cards.markup import inert
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button, select
from bot.cards.short import notice, quoted
from bot.cards.words import Words
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.errors import SeveralProfessions, UnknownProfession
from bot.domain.catalogue.profession import Profession

MOST = 3
"""Professions in one comparison."""

_OFFERED = 8  # for each side; a menu takes 25 options
_BUTTONS = 5  # one row


def menu(address: CompareAddress, reader: Reader) -> list[list[Control]]:
    """Return a row with the menu that swaps one profession, adds a third or leaves one out."""
    words, count = reader.words, len(address.slugs)
    options: list[tuple[str, str, str]] = []
    for side in range(MOST):
        leaving = address.slugs[side : side + 1]
        room = _OFFERED
        if leaving:
            title = reader.catalogue.professions[leaving[0]].title
            description = words("compare-instead", title=title)
            if count == MOST:
                options.append((words("compare-without", title=title), f"{side}:", ""))
                room -= 1
        else:
            description = words("compare-third")
        others = islice(_others(address.slugs, reader.catalogue, leaving), room)
        options += [
            (profession.title, f"{side}:{profession.slug}", description) for profession in others
        ]
    return [[select(words("compare-swap"), address.swap_id(), options)]] if options else []


def swapped(address: CompareAddress, value: str) -> CompareAddress:
    """Return what an option leads to: `<side>:<slug>` swaps or adds, `<side>:` leaves one out."""
    side, _, slug = value.partition(":")
    return address.with_one(int(side), slug) if slug else address.without(int(side))


def named_twice(professions: Sequence[Profession], reader: Reader, country: str = "") -> Sheet:
    """Return the answer to a comparison of something with itself, and what would be one.

    `country` is the one that was asked for.
    """
    once = list(dict.fromkeys(profession.slug for profession in professions))
    known = reader.catalogue.professions
    twice = next(profession for profession in professions if professions.count(profession) > 1)
    if len(once) > 1:
        label = reader.words.list(known[slug].title for slug in once)
        offers = [button(label, CompareAddress(tuple(once), country=country).custom_id())]
    else:
        others = islice(_others(once, reader.catalogue), _BUTTONS)
        offers = [_offer(profession, once, country=country) for profession in others]
    text = reader.words("compare-twice", title=inert(twice.title), count=len(offers))
    return notice(text, offers)


def unknown(
    error: UnknownProfession,
    before: Sequence[str],
    after: Sequence[str],
    words: Words,
    country: str = "",
) -> Sheet | None:
    """Return the near names, each of which makes the comparison with those that are known.

    So with those that share a name.

    None where there is no name, or nothing is near that is not compared already.
    """
    name = quoted(error.query)
    near = [profession for profession in error.near if profession.slug not in {*before, *after}]
    if not name or not near:
        return None
    is_name = isinstance(error, SeveralProfessions)
    text = words("compare-several" if is_name else "compare-unknown", query=name, count=len(near))
    return notice(text, [_offer(profession, before, after, country) for profession in near])


def _offer(
    profession: Profession, before: Sequence[str], after: Sequence[str] = (), country: str = ""
) -> Control:
    address = CompareAddress((*before, profession.slug, *after), country=country)
    return button(profession.title, address.custom_id())


def _others(
    slugs: Sequence[str], catalogue: Catalogue, like: Sequence[str] = ()
) -> Iterator[Profession]:
    """Yield those that are not compared, by their likeness to `like` or else to all of them.

    Similar ones come first, then those of the same field, by week, then all others.
    """
    known = catalogue.professions
    similar = [other for slug in like or slugs for other in known[slug].similar]
    fields = {known[slug].field for slug in like or slugs}
    in_field = (slug for slug in catalogue.weeks if known[slug].field in fields)
    told = set(slugs)
    for slug in chain(similar, in_field, catalogue.weeks):  # whoever asks takes the first few
        if slug not in told:
            told.add(slug)
            yield known[slug]
