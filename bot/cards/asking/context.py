"""What a message of ours was about, read from its controls: so a reply to it is understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.cards.asking.address import CompareAddress, JobAddress, RankingAddress
from bot.cards.asking.opening import CARD as OPENER
from bot.cards.asking.query import JobsQuery, SkillQuery
from bot.cards.asking.question import CARD, QuestionAddress
from bot.domain.catalogue.browse import Sort
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.catalogue.figure import Level
from bot.domain.question.understanding import Order, Topic, Understanding

Ids = Sequence[str]

_SIMILAR = "#similar"
"""How the ids end that lead to another profession than the card is about."""
_MOST = 3
_TURNING = ("", "back", "on")
"""Tags of a list's ids that lead to the same list."""
_ORDERS = {Sort.GROWTH: Order.GROWING, Sort.PAY: Order.PAID}


def context(custom_ids: Iterable[str], catalogue: Catalogue) -> Understanding | None:
    """Return what the message with these controls was about; None where they do not tell.

    Never raises: what is in the catalogue no more, or of another version, tells nothing.
    """
    ids = tuple(custom_ids)
    found = (read(ids, catalogue) for read in _READERS)
    return next((each for each in found if each is not None), None)


def _question(ids: Ids, catalogue: Catalogue) -> Understanding | None:
    """Return what an answer was to; other readings and examples are not what it was about."""
    for match in _matches(QuestionAddress.PATTERN, ids):
        if match["tag"] in (None, CARD):
            try:
                return QuestionAddress.parse(match, catalogue).understanding
            except UnknownProfession:
                continue
    return None


def _comparison(ids: Ids, catalogue: Catalogue) -> Understanding | None:
    for pattern in (CompareAddress.PATTERN, CompareAddress.SWAP):
        for match in _matches(pattern, ids):
            try:
                address = CompareAddress.parse(match, catalogue)
            except UnknownProfession:
                continue
            return Understanding(Topic.COMPARE, address.slugs, country=address.country, sure=1.0)
    return None


def _pay(ids: Ids, catalogue: Catalogue) -> Understanding | None:
    """Return what a card is about that lets its reader choose a country: pay alone does."""
    for match in _matches(JobAddress.COUNTRY, ids):
        address = JobAddress.pay_in("", match)
        if address.slug in catalogue.professions:
            level = None if address.level is Level.MID else address.level
            country = _country(address.slug, ids)
            return Understanding(
                Topic.SALARY, (address.slug,), level=level, country=country, sure=1.0
            )
    return None


def _profession(ids: Ids, catalogue: Catalogue) -> Understanding | None:
    """Return the profession to which most of the controls lead, and the section if that is one."""
    own = [
        JobAddress.parse(match)
        for match in _matches(JobAddress.PATTERN, ids)
        if match["slug"] in catalogue.professions and not match.string.endswith(_SIMILAR)
    ]
    if not own:
        return None
    ((slug, _),) = Counter(address.slug for address in own).most_common(1)
    sections = {address.section for address in own if address.slug == slug}
    topic = Topic(sections.pop().value) if len(sections) == 1 else Topic.OVERVIEW
    return Understanding(topic, (slug,), country=_country(slug, ids), sure=1.0)


def _country(slug: str, ids: Ids) -> str:
    """Return whose figures the controls of a profession's card show, if they all say so."""
    addresses = map(JobAddress.parse, _matches(JobAddress.PATTERN, ids))
    named = {address.country for address in addresses if address.slug == slug}
    country = named.pop() if len(named) == 1 else ""
    return country if re.fullmatch("[A-Z]{2}", country) else ""


def _skill(ids: Ids, catalogue: Catalogue) -> Understanding | None:
    for match in _matches(SkillQuery.PATTERN, ids):
        shelf = catalogue.shelves.skills.get(match["key"])
        if shelf is not None:
            return Understanding(Topic.WHO_NEEDS_SKILL, skill=shelf.id, sure=1.0)
    return None


def _list(ids: Ids, catalogue: Catalogue) -> Understanding | None:
    for match in _matches(JobsQuery.PATTERN, ids):
        if match["menu"] == "jobs" and match["tag"] not in _TURNING:
            continue
        query = JobsQuery.parse(match)
        field = catalogue.shelves.fields.get(query.wanted.field)
        skill = catalogue.shelves.skills.get(query.wanted.skill)
        return Understanding(
            Topic.BROWSE,
            country=query.country,
            field=field.title if field else "",
            skill=skill.id if skill else "",
            order=_ORDERS.get(query.sort),
            sure=1.0,
        )
    return None


def _ranking(ids: Ids, catalogue: Catalogue) -> Understanding | None:
    is_any = any(
        match["id"] in catalogue.rankings for match in _matches(RankingAddress.PATTERN, ids)
    )
    return Understanding(Topic.RANKING, sure=1.0) if is_any else None


def _openers(ids: Ids, catalogue: Catalogue) -> Understanding | None:
    """Return the professions whose cards the controls open."""
    slugs = dict.fromkeys(match["slug"] for match in _matches(re.compile(OPENER), ids))
    known = tuple(slug for slug in slugs if slug in catalogue.professions)[:_MOST]
    if not known:
        return None
    return Understanding(Topic.COMPARE if len(known) > 1 else Topic.OVERVIEW, known, sure=1.0)


def _matches(pattern: re.Pattern[str], ids: Ids) -> list[re.Match[str]]:
    return [match for each in ids if (match := pattern.fullmatch(each)) is not None]


_READERS: tuple[Callable[[Ids, Catalogue], Understanding | None], ...] = (
    _question,
    _comparison,
    _pay,
    _profession,
    _skill,
    _list,
    _ranking,
    _openers,
)
