"""From a question in plain words to what it means: rules, and no memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.mention import Mention
from bot.domain.question.sentence import Sentence, read
from bot.domain.question.token import sentences
from bot.domain.question.understanding import Aspect, Bounds, Topic, Understanding
from bot.domain.question.vocabulary import Found, Vocabulary

T = TypeVar("T")

SURE: Final = 0.5
"""What is less sure is not understood."""

OTHERS: Final = 2
_MOST = 3  # professions

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
_LISTS = frozenset({Topic.BROWSE, Topic.WHO_NEEDS_SKILL})
_NEXT = {
    Topic.OVERVIEW: (Topic.DUTIES, Topic.SALARY),
    Topic.DUTIES: (Topic.SKILLS, Topic.SALARY),
    Topic.SKILLS: (Topic.START, Topic.DUTIES),
    Topic.SALARY: (Topic.OUTLOOK, Topic.START),
    Topic.OUTLOOK: (Topic.SALARY, Topic.START),
    Topic.RANKING: (Topic.OUTLOOK, Topic.SALARY),
    Topic.START: (Topic.SKILLS, Topic.SALARY),
    Topic.NEEDED: (Topic.OUTLOOK, Topic.DUTIES),
    Topic.SIMILAR: (Topic.OVERVIEW, Topic.SKILLS),
    Topic.SOURCES: (Topic.SALARY, Topic.OUTLOOK),
}
"""What people ask next about the same profession."""

_STRONG = 4.0  # and of one that says it among words that nothing explains
_NAMED = 0.4  # less sure it is that the bot itself is asked about, for each profession named
_BESIDE = 3  # words from a profession: what stands so near speaks of it
_NEARLY = 1.0
_FEW = 5  # words that ask though nothing else says so: nurse salary in canada
_CLEAR = 3.0  # the weight of a cue that says it alone


def understand(
    text: str,
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    before: Understanding | None = None,
) -> Understanding:
    """Return what a question means, NONE where it cannot be told; never raises.

    `before` is what was talked about: it fills in what the question leaves out.
    """
    found = [
        read(tokens, catalogue, vocabulary, is_question=is_question)
        for tokens, is_question in sentences(text)
    ]
    if not found:
        return Understanding()
    readings = _Rules(found, before).readings()
    best, *rest = sorted(readings, key=lambda each: -each.sure) or [Understanding()]
    if best.sure < SURE or best.topic is Topic.NONE:
        unknown = next((each for each in readings if each.unknown), None)
        return replace(unknown or Understanding(), topic=Topic.NONE, professions=())
    return replace(best, sure=min(best.sure, 1.0), others=tuple(_others(best, rest, found)))


@dataclass(frozen=True, slots=True)
class _Score:
    topic: Topic
    weight: float
    aspect: Aspect | None


class _Rules:
    def __init__(self, found: Sequence[Sentence], before: Understanding | None) -> None:
        self._found = found
        self._before = before
        is_about = before is not None and bool(before.professions)
        self._scores = [_scores(sentence, is_about=is_about) for sentence in found]
        # The sentence that asks: the last of those that say most clearly what.
        best = max(
            range(len(found)),
            key=lambda at: (
                max((each.weight for each in self._scores[at]), default=0.0)
                + found[at].is_question
                + 0.5 * bool(found[at].jobs),
                at,
            ),
        )
        self._main = found[best]
        self._asked = self._scores[best]
        self._jobs, self._is_elsewhere = self._named(best)

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
            elif score.topic not in (*_LISTS, Topic.COMPARE):
                yield self._about_the_bot(score)
        if self._main.period and self._jobs:
            yield self._about_jobs(_Score(Topic.SALARY, 2, None))
        yield self._comparison()
        yield self._list()
        yield self._skill()
        yield self._named_only()
        yield self._context()

    def _is_nothing(self) -> bool:
        """Whether it speaks of what the bot knows nothing of, as clearly as of anything else."""
        nothing = [each.weight for each in self._asked if each.topic is Topic.NONE]
        return bool(nothing) and nothing[0] >= self._asked[0].weight - _NEARLY

    def _about_jobs(self, score: _Score) -> Understanding | None:
        main, weight = self._main, score.weight
        if self._jobs:
            sure = 0.4 + 0.15 * weight + (0 if self._is_elsewhere else 0.05)
            is_asking = main.is_asking or main.is_question or main.size <= _FEW
            if not is_asking and (weight < _CLEAR or not main.jobs):
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
        return self._made(score.topic, 0.2 + 0.13 * weight, score.aspect)

    def _stranger(self, score: _Score, sure: float) -> Understanding:
        main = self._main
        return Understanding(
            topic=Topic.NONE,
            aspect=score.aspect,
            unknown=main.unknown[0] if len(main.unknown) == 1 else " ".join(main.unknown),
            near=tuple(dict.fromkeys(main.near)),
            sure=min(sure, SURE - 0.01) if score.weight < 2 else sure,
        )

    def _about_the_bot(self, score: _Score) -> Understanding | None:
        strange = 0.12 if score.weight >= _STRONG else 0.25
        sure = 0.3 + 0.15 * score.weight - strange * len(self._main.unknown)
        jobs = self._jobs if score.topic is Topic.SUGGEST else ()
        if not jobs:
            named = _NAMED if score.topic is Topic.HELP else _NAMED / 3
            sure -= named * (len(self._main.jobs) + bool(self._is_elsewhere))
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
        if not (main.order or narrow):
            sure = min(sure, 0.8)
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
        if topic not in _LISTS:
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
        field = main.fields[0] if main.fields and topic in _LISTS else ""
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
            order=main.order if topic in _LISTS else None,
            bounds=main.bounds if topic in _LISTS else Bounds(),
            is_closed=main.is_closed,
            assumed=frozenset(assumed),
            sure=round(max(sure, 0.0), 2),
        )

    def _any(self, part: Callable[[Sentence], T]) -> T:
        """Return what the sentence that asks says, else what another says."""
        found = [part(each) for each in (self._main, *self._found)]
        return next(filter(None, found), found[0])


def _scores(sentence: Sentence, *, is_about: bool) -> list[_Score]:
    """Return the topics that it speaks of, the clearest first.

    `is_about`: a profession was talked about before.
    """
    found: dict[Topic, list[Found]] = {}
    for cue in sentence.cues:
        found.setdefault(cue.sign.value, []).append(cue)
    scores = [_score(topic, cues, sentence.places) for topic, cues in found.items()]
    if sentence.skills and (sentence.jobs or is_about):  # does a nurse need chemistry?
        scores = [
            replace(each, weight=each.weight + 3) if each.topic is Topic.SKILLS else each
            for each in scores
        ]
    return sorted(scores, key=lambda each: (-each.weight, each.topic is not Topic.NONE))


def _score(topic: Topic, cues: Sequence[Found], jobs: Sequence[int]) -> _Score:
    ordered = sorted(cues, key=lambda cue: (-cue.sign.weight, -cue.size))
    aspects = [cue.sign.aspect for cue in ordered if cue.sign.aspect is not None]
    more = {cue.places for cue in ordered[1:]}
    weight = ordered[0].sign.weight + 0.1 * len(more) + 0.12 * (ordered[0].size - 1)
    if any(abs(at - job) <= _BESIDE for at in ordered[0].places for job in jobs):
        weight += 0.3
    return _Score(topic, weight, aspects[0] if aspects else None)


def _others(
    best: Understanding, rest: Sequence[Understanding], found: Sequence[Sentence]
) -> Iterator[Understanding]:
    """Yield the two next best readings: other jobs that are called so, other topics."""
    told: list[Understanding] = []
    for reading in _ways(best, rest, found):
        plain = replace(reading, assumed=frozenset(), sure=0.0, others=())
        if plain not in told and plain != replace(best, assumed=frozenset(), sure=0.0):
            told.append(plain)
            yield replace(reading, sure=min(reading.sure, 1.0), others=())
            if len(told) == OTHERS:
                return


def _ways(
    best: Understanding, rest: Sequence[Understanding], found: Sequence[Sentence]
) -> Iterator[Understanding]:
    if len(best.professions) == 1 and best.topic in ABOUT_JOBS:
        mentions = (each for sentence in found for each in (*sentence.jobs, *sentence.beside))
        own = next((each for each in mentions if best.professions[0] in each.jobs), None)
        for slug in own.jobs[1:] if own else ():
            yield replace(best, professions=(slug,))
    yield from (each for each in rest if each.sure >= SURE)
    if best.professions and best.topic in _NEXT:
        for topic in _NEXT[best.topic]:
            yield replace(best, topic=topic, aspect=None, skill="", is_closed=False, period=None)
