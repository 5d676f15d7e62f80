"""The readings that a question has, and how sure each is.

How sure is a sum of what speaks for a reading and against it. The numbers below were set on the
lists of questions under `tests/questions`, and only their order among each other means anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from bot.domain.question.mention import Mention
from bot.domain.question.score import Score, scores
from bot.domain.question.sentence import Sentence
from bot.domain.question.understanding import Aspect, Bounds, Topic, Understanding

T = TypeVar("T")

ABOUT_JOBS: Final = frozenset(
    {
        *(Topic.OVERVIEW, Topic.DUTIES, Topic.SKILLS, Topic.SALARY, Topic.OUTLOOK, Topic.RANKING),
        *(Topic.START, Topic.NEEDED, Topic.SIMILAR, Topic.SOURCES),
    }
)
"""Topics that are about one profession, or a few."""

_ALONE = frozenset({Topic.SOURCES, Topic.RANKING})  # which need no profession
_ASPECTS = {Topic.SALARY: Aspect.PAY, Topic.OUTLOOK: Aspect.GROWTH, Topic.START: Aspect.STUDY}
"""What professions are compared by, where a question speaks of that."""
_MEASURED = frozenset({Topic.SALARY, Topic.OUTLOOK, Topic.OVERVIEW})
LISTS = frozenset({Topic.BROWSE, Topic.WHO_NEEDS_SKILL})

_MOST = 3  # professions
_FEW = 5  # words that ask though nothing else says so: nurse salary in canada
_CLEAR, _STRONG = 3.0, 4.0
"""The weight of a phrase that says its topic alone; and of one that does among strange words."""
_NEARLY = 1.0  # so much less clearly it may be said that something is not for the bot


def is_whole(understanding: Understanding) -> bool:
    """Whether it can be answered without asking back about whom."""
    topic = understanding.topic
    return bool(understanding.professions) or topic not in ABOUT_JOBS or topic in _ALONE


class Rules:
    """Looks at the sentences of a question together."""

    def __init__(self, found: Sequence[Sentence], before: Understanding | None) -> None:
        self._found = found
        self._before = before
        is_about = before is not None and bool(before.professions)
        self._scores = [scores(sentence, is_about=is_about) for sentence in found]
        # The sentence that asks: the last of those that say most clearly what.
        best = max(range(len(found)), key=lambda at: (self._clearness(at), at))
        self._main = found[best]
        self._asked = self._scores[best]
        self._jobs, self._is_elsewhere = self._named(best)

    def _clearness(self, at: int) -> float:
        """Return how much a sentence looks like the one that asks."""
        sentence = self._found[at]
        clearest = max((each.weight for each in self._scores[at]), default=0.0)
        narrow = bool(sentence.order or sentence.bounds or sentence.has_jobs)
        asks = sentence.is_asking or sentence.is_question or not sentence.is_telling
        said = max(clearest, 3.0 * narrow) * (1.0 if asks else 0.4)
        return said + sentence.is_question + 1.5 * bool(sentence.jobs) + asks

    def _named(self, main: int) -> tuple[Sequence[Mention], bool]:
        """Return the professions that are asked about, and whether another sentence names them."""
        sentence = self._found[main]
        if sentence.jobs:
            return sentence.jobs, False
        order = [
            self._found[at] for at in (*range(main - 1, -1, -1), *range(main + 1, len(self._found)))
        ]
        for jobs in (each.jobs for each in order):
            if jobs:
                return jobs, True
        if sentence.beside:
            return sentence.beside, False
        told = next((each.beside for each in order if each.beside), ())
        return told, bool(told)

    def readings(self) -> list[Understanding]:
        return [each for each in self._readings() if each is not None]

    def _readings(self) -> Iterator[Understanding | None]:
        if self._is_nothing():
            return
        for score in self._asked:
            if score.topic is Topic.NONE:
                continue
            if score.topic in ABOUT_JOBS:
                yield self._about_jobs(score)
            elif score.topic not in (*LISTS, Topic.COMPARE):
                yield self._about_the_bot(score)
        if self._main.period and self._jobs:
            yield self._about_jobs(Score(Topic.SALARY, 2, None))
        yield self._comparison()
        yield self._list()
        yield self._skill()
        yield self._named_only()
        yield self._context()

    def _is_nothing(self) -> bool:
        """Whether it speaks of what the bot knows nothing of, as clearly as of anything else."""
        nothing = [each.weight for each in self._asked if each.topic is Topic.NONE]
        return bool(nothing) and nothing[0] >= self._asked[0].weight - _NEARLY

    def _is_asked(self) -> bool:
        """Whether it can be a question; not where somebody only tells something."""
        main = self._main
        return main.is_asking or main.is_question or main.size <= _FEW or not main.is_telling

    def _about_jobs(self, score: Score) -> Understanding | None:
        main, weight = self._main, score.weight
        if self._jobs:
            sure = 0.4 + 0.15 * weight + (0 if self._is_elsewhere else 0.05)
            if not self._is_asked() and (weight < _CLEAR or not main.jobs):
                sure -= 0.5  # I need a lawyer
            return self._made(score.topic, sure, score.aspect)
        if self._before is not None and self._before.professions and not main.unknown:
            return self._made(score.topic, 0.3 + 0.15 * weight, score.aspect)
        if main.unknown and score.topic not in _ALONE:
            return self._stranger(score, 0.3 + 0.1 * weight)
        if main.unknown:
            weight -= len(main.unknown)
        if weight < _CLEAR and score.topic is Topic.OVERVIEW:
            return None
        if score.topic in _ALONE:
            weight += 1
        if not self._is_asked():
            weight -= 2  # my salary is low
        return self._made(score.topic, 0.2 + 0.13 * weight, score.aspect)

    def _stranger(self, score: Score, sure: float) -> Understanding:
        main = self._main
        return Understanding(
            topic=Topic.NONE,
            aspect=score.aspect,
            unknown=main.unknown[0] if len(main.unknown) == 1 else " ".join(main.unknown),
            near=tuple(dict.fromkeys(main.near)),
            sure=min(sure, 0.49 if score.weight < 2 else 1.0),
        )

    def _about_the_bot(self, score: Score) -> Understanding | None:
        strange = 0.12 if score.weight >= _STRONG else 0.25
        sure = 0.3 + 0.15 * score.weight - strange * len(self._main.unknown)
        jobs = self._jobs if score.topic is Topic.SUGGEST else ()
        if not jobs:
            sure -= (0.4 if score.topic is Topic.HELP else 0.13) * (
                len(self._main.jobs) + bool(self._is_elsewhere)
            )
        return self._made(score.topic, sure, score.aspect, jobs)

    def _comparison(self) -> Understanding | None:
        main = self._main
        before = self._before
        if before is not None and len(self._jobs) == 1 and main.is_together:
            return self._beside(before, self._jobs[0])
        if len({each.jobs[0] for each in self._jobs}) < 2:
            return None
        cue = max((each.weight for each in self._asked if each.topic is Topic.COMPARE), default=0)
        topics = [each for each in self._asked if each.topic in ABOUT_JOBS and each.weight >= 2]
        if topics and not cue and not main.is_together:
            return None
        if topics and cue <= 2 and topics[0].topic not in _MEASURED:
            return None
        aspect = _ASPECTS.get(topics[0].topic) if topics else None
        sure = 1.1 if cue > _CLEAR else 0.95 if cue or main.is_together else 0.7
        return self._made(Topic.COMPARE, sure, aspect)

    def _beside(self, before: Understanding, job: Mention) -> Understanding | None:
        """Return the profession beside those that were talked about."""
        slugs = tuple(dict.fromkeys((*before.professions, *job.jobs[:1])))[:_MOST]
        made = self._made(Topic.COMPARE, 1.0, _ASPECTS.get(before.topic))
        return replace(made, professions=slugs, assumed=made.assumed | {"professions"})

    def _list(self) -> Understanding | None:
        main = self._main
        cue = max((each.weight for each in self._asked if each.topic is Topic.BROWSE), default=0)
        narrow = bool(main.bounds) + bool(main.fields)
        wants = {Topic.WHO_NEEDS_SKILL, Topic.SKILLS}
        is_narrow = bool(main.order or main.bounds or main.fields)
        if main.skills and (not is_narrow or any(each.topic in wants for each in self._asked)):
            return None
        is_pay = bool(main.bounds.least or main.bounds.most)
        is_list = cue or main.order or is_pay or (main.has_jobs and narrow)
        if self._jobs or not is_list:
            return None
        weight = cue + 1.5 * bool(main.order or main.bounds) + main.has_jobs + narrow
        strange = len(main.unknown)
        if not (main.has_jobs or main.fields or main.bounds):
            strange *= 2
        sure = 0.25 + 0.16 * weight - 0.12 * strange
        if not (main.order or narrow or cue > _STRONG):
            sure = min(sure, 0.8)
        if not self._is_asked():
            sure -= 0.3  # the kitchen is flooded
        return self._made(Topic.BROWSE, sure, None, ())

    def _skill(self) -> Understanding | None:
        main = self._main
        cue = max(
            (each.weight for each in self._asked if each.topic is Topic.WHO_NEEDS_SKILL), default=0
        )
        if not main.skills or self._jobs or not (cue or main.has_jobs or main.size <= 2):
            return None
        needs = any(each.topic is Topic.SKILLS for each in self._asked)
        if main.fields and not cue and not needs:
            return None
        sure = 0.45 + 0.12 * cue + 0.2 * main.has_jobs + 0.1 * needs - 0.1 * len(main.unknown)
        return self._made(Topic.WHO_NEEDS_SKILL, sure, None, ())

    def _named_only(self) -> Understanding | None:
        """Return that somebody only names a profession, or asks what is not to be understood."""
        main = self._main
        if not self._jobs or self._is_elsewhere or len(self._jobs) > 1:
            return None
        sure = 0.75 - 0.12 * len(main.unknown) - 0.04 * max(0, main.size - 2)
        if not self._is_asked():
            sure -= 0.2  # my printer needs a new driver
        if self._before is not None and self._before.topic in ABOUT_JOBS:
            return self._made(self._before.topic, sure + 0.1, self._before.aspect)
        return self._made(Topic.OVERVIEW, sure, None)

    def _context(self) -> Understanding | None:
        """Return what is asked of what was talked about: and senior? in Canada?"""
        main, before = self._main, self._before
        if before is None or self._jobs:
            return None
        if not (main.level or main.country or main.period or main.fields or main.bounds):
            return None
        topic = before.topic
        if main.level or main.period:
            topic = Topic.SALARY if topic in ABOUT_JOBS else topic
        sure = 0.85 - 0.12 * len(main.unknown)
        made = self._made(topic, sure, before.aspect)
        if topic not in LISTS:
            return made
        return replace(
            made,
            field=made.field or before.field,
            skill=made.skill or before.skill,
            order=made.order or before.order,
            bounds=made.bounds or before.bounds,
        )

    def _made(
        self,
        topic: Topic,
        sure: float,
        aspect: Aspect | None,
        jobs: Sequence[Mention] | None = None,
    ) -> Understanding:
        main, before = self._main, self._before
        mentions = self._jobs if jobs is None else jobs
        slugs = tuple(dict.fromkeys(each.jobs[0] for each in mentions if each.jobs))[:_MOST]
        assumed: set[str] = set()
        of_jobs = topic in ABOUT_JOBS or topic is Topic.COMPARE
        if not slugs and before is not None and of_jobs:
            slugs = before.professions
            assumed.add("professions")
        if topic not in {each.topic for each in self._asked}:
            assumed.add("topic")
        level = self._any(lambda each: each.level)
        if topic not in (Topic.SALARY, Topic.COMPARE) and not self._any(
            lambda each: each.has_level
        ):
            level = None
        country = self._any(lambda each: each.country)
        if before is not None and of_jobs and not country and before.country:
            country = before.country
            assumed.add("country")
        skill = main.skills[0] if main.skills else ""
        if topic is not Topic.WHO_NEEDS_SKILL and not (topic is Topic.SKILLS and slugs):
            skill = ""
        field = main.fields[0] if main.fields and topic in LISTS else ""
        if topic is Topic.WHO_NEEDS_SKILL and not main.has_field:
            field = ""
        return Understanding(
            topic=topic,
            professions=slugs,
            aspect=aspect,
            level=level,
            country=country,
            period=self._any(lambda each: each.period),
            skill=skill,
            field=field,
            order=main.order if topic in LISTS else None,
            bounds=_bounds(main.bounds, topic),
            is_closed=main.is_closed,
            assumed=frozenset(assumed),
            sure=round(max(sure, 0.0), 2),
        )

    def _any(self, part: Callable[[Sentence], T]) -> T:
        """Return what the sentence that asks says, else what another says."""
        found = [part(each) for each in (self._main, *self._found)]
        return next(filter(None, found), found[0])


def _bounds(bounds: Bounds, topic: Topic) -> Bounds:
    """Return what narrows a list; of pay, whether it is so much, is a question too."""
    if topic in LISTS:
        return bounds
    return Bounds(bounds.least, bounds.most) if topic is Topic.SALARY else Bounds()
