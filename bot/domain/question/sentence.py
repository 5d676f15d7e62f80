"""All that a sentence names: professions, a topic, a level, a country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Level, Period
from bot.domain.question.mention import Mention, mentions
from bot.domain.question.phrase import Found, Item, Signs, apart
from bot.domain.question.spelling import Spelling
from bot.domain.question.subject import NamedSubject, longest, named_subjects
from bot.domain.question.token import Token
from bot.domain.question.understanding import Bounds, Order, Topic
from bot.domain.question.vocabulary import COUNTRY, JOB, MONEY, Vocabulary

T = TypeVar("T")

_EARLY = 2  # words before the one by which a question wants a yes or a no
_FEW = 3  # words, of which a profession is one that was asked about
_NO_TOKEN = Token("", "", "")
_NO_BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Sentence:
    """What stands in one sentence."""

    jobs: Sequence[Mention] = ()
    """Those that are asked about, in their order."""
    beside: Sequence[Mention] = ()
    """Those that are told of: what somebody is, or comes from."""
    unknown: Sequence[str] = ()
    """Who is named as professions are, and is none; and words that nothing explains."""
    near: Sequence[str] = ()
    """Slugs of those whom the unknown may mean."""
    cues: Sequence[Found] = ()
    """Phrases that speak of a topic."""
    places: Sequence[int] = ()
    """Where professions stand."""
    level: Level | None = None
    has_level: bool = False
    """Whether the level stands before a profession: a senior nurse."""
    country: str = ""
    period: Period | None = None
    skills: Sequence[str] = ()
    fields: Sequence[str] = ()
    has_field: bool = False
    """Whether a field is named by words that are no skill."""
    order: Order | None = None
    bounds: Bounds = _NO_BOUNDS
    is_together: bool = False
    """Whether it sets professions beside each other."""
    has_jobs: bool = False
    """Whether it speaks of jobs in general."""
    is_closed: bool = False
    is_asking: bool = False
    """Whether it has words that only somebody says who asks."""
    is_telling: bool = False
    """Whether it has words that fragments of a question lack: I, my, was."""
    size: int = 0
    """Its words."""
    is_question: bool = False
    """Whether a question mark ends it."""


def read(
    tokens: Sequence[Token], catalogue: Catalogue, vocabulary: Vocabulary, *, is_question: bool
) -> Sentence:
    """Return what stands in it."""
    found = _Reader(catalogue, vocabulary).read(tokens)
    return replace(found, is_question=is_question)


class _Reader:
    def __init__(self, catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        self._catalogue = catalogue
        self._finder = catalogue.finder
        self._vocabulary = vocabulary

    def read(self, typed: Sequence[Token]) -> Sentence:
        vocabulary = self._vocabulary
        words = Spelling(self._catalogue, vocabulary).read(typed)
        tokens = [word.token for word in words]
        # What is no phrase of its own: it is looked for before names take words away.
        plain = list(vocabulary.find(words))
        lands = apart(each for each in plain if each.sign.kind == "country")
        taken = [False] * len(tokens)
        for each in lands:
            for at in each.places:
                taken[at] = True
        levels = [each for each in plain if each.sign.kind == "level"]
        ranks = {at for each in levels for at in each.places}
        named = mentions(tokens, taken, ranks, vocabulary, self._finder)
        subjects = named_subjects(tokens, plain, self._catalogue)
        named = self._no_others(self._no_subjects(named, subjects, plain, tokens), tokens)
        inside = {at for each in named for at in range(each.start, each.end)}
        lands = [each for each in lands if inside.isdisjoint(each.places)]
        inside |= {at for each in lands for at in each.places}
        plain = [each for each in plain if inside.isdisjoint(each.places)]
        subjects = longest(subjects, inside)
        items, starts = _collapsed(words, named, lands)
        found = list(vocabulary.find(items)) if named or lands else plain
        jobs, beside, strangers = self._sorted(items, starts, found)
        levels = [
            each
            for each in levels
            if not any(set(each.places) & set(land.places) for land in lands)
        ]
        explained = {at for each in found for at in each.places}
        told = {at for each in (*levels, *lands) for at in each.places}
        told |= {at for each in subjects for at in each.places}
        unknown = [
            item.token.text
            for place, item in enumerate(items)
            if not item.mark
            and not item.is_small
            and place not in explained
            and starts[place] not in told
        ]
        of = Signs(found)
        by_kind = Signs([*plain, *found])
        skills = [each for each in subjects if each.subject.skill]
        fields = [each for each in subjects if each.subject.field]
        return Sentence(
            jobs=jobs,
            beside=beside,
            unknown=[
                *(" ".join(t.text for t in tokens[each.start : each.end]) for each in strangers),
                *unknown,
            ],
            near=[slug for each in strangers for slug in each.near],
            cues=of.all("topic"),
            places=[at for at, item in enumerate(items) if item.mark == JOB],
            level=Signs(levels).value("level"),
            has_level=any(each.places[-1] + 1 == job.start for each in levels for job in jobs),
            country=lands[-1].sign.value if lands else "",
            period=by_kind.value("period"),
            skills=list(dict.fromkeys(each.subject.skill for each in skills)),
            fields=list(dict.fromkeys(each.subject.field for each in fields)),
            has_field=bool(_places(fields) - _places(skills)),
            order=of.value("order"),
            bounds=self._bounds(items, of),
            is_together=bool(of.all("together")),
            has_jobs=bool(of.all("jobs")),
            is_asking=bool(by_kind.all("asking")),
            is_telling=bool(by_kind.all("telling")),
            is_closed=any(each.places[0] <= _EARLY for each in of.all("closed")),
            size=sum(bool(item.mark) or item.token.text.isalnum() for item in items),
        )

    def _no_subjects(
        self,
        named: Sequence[Mention],
        subjects: Sequence[NamedSubject],
        plain: Sequence[Found],
        tokens: Sequence[Token],
    ) -> Sequence[Mention]:
        """Return them without skills and fields that are called as jobs are: law, sales.

        Where jobs in general are spoken of, who does such a thing is not meant.
        """
        jobs = [each for each in named if not self._is_subject(each, subjects, tokens)]
        of = Signs(plain)
        wants = any(each.sign.value is Topic.WHO_NEEDS_SKILL for each in of.all("topic"))
        is_ordered = any(each.size > 1 for each in of.all("order"))
        return jobs if jobs or wants or of.all("jobs") or is_ordered else named

    def _is_subject(
        self, mention: Mention, subjects: Sequence[NamedSubject], tokens: Sequence[Token]
    ) -> bool:
        own = range(mention.start, mention.end)
        sizes = [len(each.places) for each in subjects if each.places.issuperset(own)]
        is_somebody = self._finder.is_somebody(tokens[mention.end - 1].form)  # a mechanic
        return bool(sizes) and not (is_somebody and max(sizes) == len(own))

    def _no_others(self, named: Sequence[Mention], tokens: Sequence[Token]) -> list[Mention]:
        """Return them without words that beside a profession are something else: AI, a model."""
        if not any(each.is_sure for each in named):
            return list(named)
        before = self._vocabulary.before
        return [
            each
            for each in named
            if each.is_sure
            or (each.start and tokens[each.start - 1].text in before)
            or tokens[each.start].typed.isupper()
            or self._is_joined(each, tokens)
        ]

    def _is_joined(self, each: Mention, tokens: Sequence[Token]) -> bool:
        """Whether it stands beside another: pilot or controller."""
        beside = [*tokens[max(0, each.start - 1) : each.start], *tokens[each.end : each.end + 1]]
        joins = self._vocabulary.book.joins
        return any(token.text in joins for token in beside) or tokens[each.end - 1].is_last

    def _sorted(
        self, items: Sequence[Item], starts: Sequence[int], found: Sequence[Found]
    ) -> tuple[list[Mention], list[Mention], list[Mention]]:
        """Return who is asked about, who is only told of, and who is a stranger."""
        of = Signs(found)
        never = {at for each in of.all("never") for at in each.places}
        beside = {at for each in of.all("beside") for at in each.places}
        surely = {at for each in of.all("surely") for at in each.places}
        hardly = {at for each in of.all("hardly") for at in each.places}
        before = {each.places[-1] for each in of.all("before")}
        asking = {at for each in of.all("topic") if each.sign.weight > 2 for at in each.places}
        asked: list[Mention] = []
        told: list[Mention] = []
        strangers: list[Mention] = []
        for at, item in enumerate(items):
            if item.mark != JOB or at in never:
                continue
            mention: Mention = item.value
            if not mention.jobs:
                strangers.append(mention)
            elif not mention.is_sure and not (
                at in surely or self._is_meant(items, at, before, asking, hardly)
            ):
                strangers.append(replace(mention, jobs=(), near=mention.jobs))
            else:
                (told if at in beside else asked).append(mention)
        return asked, told, strangers

    def _is_meant(
        self,
        items: Sequence[Item],
        at: int,
        before: set[int],
        asking: set[int],
        hardly: set[int],
    ) -> bool:
        """Whether a word that is a profession only sometimes is one here."""
        token = items[at].token
        follows = items[at + 1] if at + 1 < len(items) else None
        if at in hardly:
            return False
        if follows is not None and self._is_stranger(follows):
            return False  # whom it tells of: a model student
        is_many = token.text != token.form or token.is_owner
        is_short_for = token.typed.isupper() and len(token.typed) > 1
        is_asked = bool({at - 1, at + 1} & asking)
        return is_many or is_short_for or is_asked or at - 1 in before or len(items) <= _FEW

    def _is_stranger(self, item: Item) -> bool:
        is_known = item.mark or item.is_small or self._vocabulary.is_cue(item.token.text)
        return not is_known

    def _bounds(self, items: Sequence[Item], of: Signs) -> Bounds:
        amounts = [item.value for item in items if item.mark == MONEY]
        amounts += [int(value) for value in of.values("amount")]
        amount = amounts[0] if amounts else 0
        is_most = bool(of.all("most"))
        return Bounds(
            least=0 if is_most else amount,
            most=amount if is_most else 0,
            study=of.value("study"),
            place=of.value("place"),
        )


def _places(named: Iterable[NamedSubject]) -> set[int]:
    return {at for each in named for at in each.places}


def _collapsed(
    words: Sequence[Item], named: Sequence[Mention], lands: Sequence[Found]
) -> tuple[list[Item], list[int]]:
    """Return the words, one item in the place of each name and country; and where each begins."""
    spans: dict[int, tuple[int, str, Any]] = {each.start: (each.end, JOB, each) for each in named}
    spans |= {each.places[0]: (each.places[-1] + 1, COUNTRY, each.sign.value) for each in lands}
    items: list[Item] = []
    starts: list[int] = []
    at = 0
    while at < len(words):
        starts.append(at)
        if at in spans:
            end, mark, value = spans[at]
            token = words[end - 1].token if mark == JOB else _NO_TOKEN
            items.append(Item(token, frozenset({mark}), mark, value))
            at = end
        else:
            items.append(words[at])
            at += 1
    return items, starts
