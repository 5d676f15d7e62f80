"""How clearly a sentence speaks of each topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.question.phrase import Found
from bot.domain.question.sentence import Sentence
from bot.domain.question.understanding import Aspect, Topic

_NEAR = 3  # words from a profession: what stands so near speaks of it
_SAID = 2.0  # the weight of a phrase from which on it says its topic of a job
_MORE, _LONGER, _NEARBY, _OF_A_SKILL = 0.1, 0.12, 0.3, 3.0
"""What counts beside the weight of the clearest phrase: each other phrase, each further word of it,
that a profession stands near, that a skill is named beside a profession.
"""


@dataclass(frozen=True, slots=True)
class Score:
    """A topic; `weight` is that of its clearest phrase, and a little for what else is said."""

    topic: Topic
    weight: float
    aspect: Aspect | None = None


def scores(sentence: Sentence, *, is_about: bool) -> list[Score]:
    """Return the topics that it speaks of, the clearest first.

    `is_about`: a profession was talked about before.
    """
    found: dict[Topic, list[Found]] = {}
    for cue in sentence.cues:
        found.setdefault(cue.sign.value, []).append(cue)
    every = [_score(topic, cues, sentence.places) for topic, cues in found.items()]
    is_asked = sentence.is_closed and sentence.jobs  # do designers code?
    if sentence.skills and is_asked and all(each.weight < _SAID for each in every):
        every.append(Score(Topic.SKILLS, _OF_A_SKILL))
    elif sentence.skills and (sentence.jobs or is_about):  # does a nurse need chemistry?
        every = [
            replace(each, weight=each.weight + _OF_A_SKILL) if each.topic is Topic.SKILLS else each
            for each in every
        ]
    return sorted(every, key=lambda each: (-each.weight, each.topic is not Topic.NONE))


def _score(topic: Topic, cues: Sequence[Found], jobs: Sequence[int]) -> Score:
    ordered = sorted(cues, key=lambda cue: (-cue.sign.weight, -cue.size))
    aspects = [cue.sign.aspect for cue in ordered if cue.sign.aspect is not None]
    more = {cue.places for cue in ordered[1:]}
    weight = ordered[0].sign.weight + _MORE * len(more) + _LONGER * (ordered[0].size - 1)
    if any(abs(at - job) <= _NEAR for at in ordered[0].places for job in jobs):
        weight += _NEARBY
    return Score(topic, weight, aspects[0] if aspects else None)
