"""All that a sentence names: professions, a topic, a level, a country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.directory import Subject
from bot.domain.catalogue.figure import Level, Period
from bot.domain.naming.spelling import form
from bot.domain.question.mention import Mention, mentions
from bot.domain.question.phrase import Found, Item
from bot.domain.question.token import Token
from bot.domain.question.understanding import Bounds, Order, Topic
from bot.domain.question.vocabulary import COUNTRY, JOB, MONEY, Vocabulary

T = TypeVar("T")

_SHORTEST = 3  # letters of a word that was written together with another
_LONGEST, _LONGEST_WORD = 60, 20
"""Letters of what may be several words, and of one of them."""
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_STITCHED = 0.45  # of the letters may be in short words; else it is no row of words
_MISTYPED = 0.84  # how sure a job must be whose name is mistyped, and not several words
_EARLY = 2  # words before the one by which a question wants a yes or a no
_FEW = 3  # words, of which a profession is one that was asked about
_SUBJECT = 4  # words of a skill or a field
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
        words = [self._item(token) for token in self._spelled(typed)]
        tokens = [word.token for word in words]
        # What is no phrase of its own: it is looked for before names take words away.
        plain = list(vocabulary.find(words))
        lands = _apart(each for each in plain if each.sign.kind == "country")
        taken = [False] * len(tokens)
        for each in lands:
            for at in each.places:
                taken[at] = True
        levels = [each for each in plain if each.sign.kind == "level"]
        ranks = {at for each in levels for at in each.places}
        named = mentions(tokens, taken, ranks, vocabulary, self._finder)
        named = self._no_others(self._no_subjects(named, words, plain), tokens)
        inside = {at for each in named for at in range(each.start, each.end)}
        lands = [each for each in lands if inside.isdisjoint(each.places)]
        inside |= {at for each in lands for at in each.places}
        plain = [each for each in plain if inside.isdisjoint(each.places)]
        subjects = self._subjects(tokens, plain, inside)
        items, starts = _collapsed(words, named, lands)
        found = list(vocabulary.find(items))
        jobs, beside, strangers = self._sorted(items, starts, found)
        levels = [
            each
            for each in levels
            if not any(set(each.places) & set(land.places) for land in lands)
        ]
        explained = {at for each in found for at in each.places}
        told = {at for each in (*levels, *lands) for at in each.places}
        told |= {at for _, places in subjects for at in places}
        unknown = [
            item.token.text
            for place, item in enumerate(items)
            if not item.mark
            and not item.is_small
            and place not in explained
            and starts[place] not in told
        ]
        of = _Signs(found)
        by_kind = _Signs([*plain, *found])
        skills = [each.skill for each, _ in subjects if each.skill]
        fields = [each.field for each, _ in subjects if each.field]
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
            level=_Signs(levels).value("level"),
            has_level=any(each.places[-1] + 1 == job.start for each in levels for job in jobs),
            country=lands[-1].sign.value if lands else "",
            period=by_kind.value("period"),
            skills=list(dict.fromkeys(skills)),
            fields=list(dict.fromkeys(fields)),
            has_field=bool(
                {at for subject, places in subjects if subject.field for at in places}
                - {at for subject, places in subjects if subject.skill for at in places}
            ),
            order=of.value("order"),
            bounds=self._bounds(items, of),
            is_together=bool(of.all("together")),
            has_jobs=bool(of.all("jobs")),
            is_asking=bool(by_kind.all("asking")),
            is_closed=any(each.places[0] <= _EARLY for each in of.all("closed")),
            size=len(items),
        )

    def _no_subjects(
        self, named: Sequence[Mention], words: Sequence[Item], plain: Sequence[Found]
    ) -> list[Mention]:
        """Return them without skills and fields that are called as jobs are: law, sales.

        Where jobs in general are spoken of, who does such a thing is not meant.
        """
        of = _Signs(plain)
        tokens = [word.token for word in words]
        others = [set(places) for _, places in self._subjects(tokens, plain, set())]
        jobs = [
            each
            for each in named
            if not any(other.issuperset(range(each.start, each.end)) for other in others)
        ]
        wants = any(each.sign.value is Topic.WHO_NEEDS_SKILL for each in of.all("topic"))
        is_list = of.all("jobs") or of.all("order") or wants
        return jobs if jobs or is_list else list(named)

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

    def _spelled(self, typed: Sequence[Token]) -> Iterator[Token]:
        """Yield the words that are meant: of slang, mistyped ones, two without a blank."""
        vocabulary = self._vocabulary
        for token in typed:
            texts = vocabulary.spelled(token.text) or self._mended(token.text)
            if not texts or token.amount:
                yield token
                continue
            for number, text in enumerate(texts):
                last = number == len(texts) - 1
                yield replace(
                    token,
                    typed=token.typed if len(texts) == 1 else text,
                    text=text,
                    form=form(text),
                    is_last=token.is_last and last,
                )

    def _mended(self, text: str) -> Sequence[str]:
        """Return the words that are meant by one that nobody knows; none where that is unclear."""
        if not text.isalpha() or self._knows(text):
            return ()
        if _DRAWN_OUT.search(text):  # heeelp
            shorter = _DRAWN_OUT.sub(r"\1", text)
            return (shorter,) if self._knows(shorter) else ()
        near = self._vocabulary.near(text)
        if near and any(map(self._vocabulary.says, near)):
            return near if len(near) == 1 else ()
        if near and not self._finder.meant(text).is_name:
            return near if len(near) == 1 else ()
        return self._parted(text)

    def _parted(self, text: str) -> Sequence[str]:
        """Return the words that were written as one, as few as can be; none where it is a name."""
        if len(text) < _SHORTEST + 2:
            return ()
        best: list[tuple[str, ...] | None] = [()]
        for end in range(1, min(len(text), _LONGEST) + 1):
            ways = [
                (*way, text[start:end])
                for start in range(max(0, end - _LONGEST_WORD), end)
                if (way := best[start]) is not None and self._is_word(text[start:end])
            ]
            best.append(min(ways, key=_spread, default=None))
        found = best[-1] if len(best) == len(text) + 1 else None
        if not found or len(found) < 2:
            return ()
        if self._finder.called([form(word) for word in found]).is_name:
            return found
        meant = self._finder.meant(text)
        if meant.is_name and meant.jobs[0][1] >= _MISTYPED:
            return ()
        if all(map(self._vocabulary.knows, found)):  # howdoi
            return found
        short = sum(len(word) for word in found if len(word) <= _SHORTEST)
        is_stump = len(found) == 2 and len(found[1]) < _SHORTEST  # dragon is no drag on
        return found if short <= _STITCHED * len(text) and not is_stump else ()

    def _is_word(self, text: str) -> bool:
        if len(text) < _SHORTEST:
            return text in self._vocabulary.small or self._finder.is_abbreviation(text)
        return self._knows(text)

    def _knows(self, text: str) -> bool:
        word = form(text)
        is_subject = word in self._catalogue.subject_words
        return self._vocabulary.knows(text) or self._finder.knows(word) or is_subject

    def _item(self, token: Token) -> Item:
        item = self._vocabulary.item(token)
        is_strange = not token.amount and not self._knows(token.text)
        return self._vocabulary.mistyped(item) if is_strange else item

    def _subjects(
        self, tokens: Sequence[Token], plain: Sequence[Found], inside: set[int]
    ) -> list[tuple[Subject, tuple[int, ...]]]:
        """Return the skills and fields that are named; of two in one place the longer."""
        table = self._catalogue.subjects
        named: list[tuple[Subject, tuple[int, ...]]] = []
        for each in plain:
            if each.sign.kind == "skill":
                named.append((Subject(skill=each.sign.value), each.places))
            elif each.sign.kind == "field":
                named.append((Subject(field=each.sign.value), each.places))
        for size in range(1, min(_SUBJECT, len(tokens)) + 1):
            for start in range(len(tokens) - size + 1):
                forms = tuple(token.form for token in tokens[start : start + size])
                places = tuple(range(start, start + size))
                named += ((subject, places) for subject in table.get(forms, ()))
        named = [each for each in named if inside.isdisjoint(each[1])]
        spans = [set(places) for _, places in named]
        return [
            (subject, places)
            for subject, places in sorted(named, key=lambda each: each[1])
            if not any(set(places) < span for span in spans)
        ]

    def _sorted(
        self, items: Sequence[Item], starts: Sequence[int], found: Sequence[Found]
    ) -> tuple[list[Mention], list[Mention], list[Mention]]:
        """Return who is asked about, who is only told of, and who is a stranger."""
        of = _Signs(found)
        never = {at for each in of.all("never") for at in each.places}
        beside = {at for each in of.all("beside") for at in each.places}
        surely = {at for each in of.all("surely") for at in each.places}
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
                at in surely or self._is_meant(items, at, before, asking)
            ):
                strangers.append(replace(mention, jobs=(), near=mention.jobs))
            else:
                (told if at in beside else asked).append(mention)
        return asked, told, strangers

    def _is_meant(self, items: Sequence[Item], at: int, before: set[int], asking: set[int]) -> bool:
        """Whether a word that is a profession only sometimes is one here."""
        token = items[at].token
        follows = items[at + 1] if at + 1 < len(items) else None
        of = self._vocabulary.stem("of")
        if follows is not None and not follows.mark:
            is_stranger = not follows.is_small and not self._vocabulary.is_cue(follows.token.text)
            if of in follows.keys or is_stranger:
                return False
        is_many = token.text != token.form or token.is_owner
        is_short_for = token.typed.isupper() and len(token.typed) > 1
        is_asked = bool({at - 1, at + 1} & asking)
        return is_many or is_short_for or is_asked or at - 1 in before or len(items) <= _FEW

    def _bounds(self, items: Sequence[Item], of: _Signs) -> Bounds:
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


class _Signs:
    """What was found, by kind."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._found = list(found)

    def all(self, kind: str) -> list[Found]:
        return [each for each in self._found if each.sign.kind == kind]

    def values(self, kind: str) -> list[Any]:
        return [each.sign.value for each in self.all(kind)]

    def value(self, kind: str) -> Any:
        """Return what the longest says, the first of equals; None where there is none."""
        found = max(self.all(kind), key=lambda each: each.size, default=None)
        return found.sign.value if found else None


def _spread(words: Sequence[str]) -> tuple[int, int]:
    """Return what is least for the fewest words, and for long ones among as many."""
    return len(words), -sum(len(word) ** 2 for word in words)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Return those that share no word, the longest first."""
    used: set[int] = set()
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: -each.size):
        if used.isdisjoint(each.places):
            used.update(each.places)
            kept.append(each)
    return sorted(kept, key=lambda each: each.places)


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
