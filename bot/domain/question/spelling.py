"""Words as they were meant: of slang, mistyped, drawn out, or two without a blank between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.naming.lexicon import most_edits
from bot.domain.naming.spelling import form
from bot.domain.question.phrase import Item
from bot.domain.question.token import Token
from bot.domain.question.vocabulary import Vocabulary

_CHOICE = 8  # words that a mistyped one may be
_NAME = 6  # words of a name
_SHORTEST = 3  # letters of a word that was written together with another
_LONGEST, _LONGEST_WORD = 60, 20
"""Letters of what may be several words, and of one of them."""
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_STRANGE, _STUMP = 0.5, 1.2  # of a word, for one, that no question has; and for a short one
_STITCHED = 0.45  # of the letters may be in short words; else it is no row of words
_SLIP, _MISTYPED = 0.9, 0.84
"""How sure a job must be whose name is mistyped, and not several words that questions have; and not
any words.
"""


class Spelling:
    """Knows the words of a vocabulary, and those of a catalogue's names."""

    def __init__(self, catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        self._catalogue = catalogue
        self._finder = catalogue.finder
        self._vocabulary = vocabulary

    def read(self, typed: Sequence[Token]) -> list[Item]:
        """Return the words that are meant; a strange one has what it may be among its keys."""
        tokens = list(typed)
        for at, token in enumerate(tokens):
            if self._is_strange(token):
                tokens[at] = self._in_a_name(tokens, at) or token
        return [self._item(token) for token in self._spelled(tokens)]

    def _is_strange(self, token: Token) -> bool:
        return not token.amount and token.text.isalpha() and not self._knows(token.text)

    def _in_a_name(self, tokens: Sequence[Token], at: int) -> Token | None:
        """Return a word mended so that it and those beside it are a name, as long as can be."""
        forms = [token.form for token in tokens]
        # As it was typed, too: the one form of a slip may be far from that of the word.
        typed = (tokens[at].text, tokens[at].text.removesuffix("s"), forms[at])
        near = dict.fromkeys(
            word for each in typed for word in self._finder.near_words(each, _CHOICE)
        )
        for size in range(min(_NAME, len(forms)), 1, -1):
            for start in range(max(0, at - size + 1), min(at, len(forms) - size) + 1):
                before, after = forms[start:at], forms[at + 1 : start + size]
                for word in near:
                    if self._finder.called([*before, word, *after]).is_name:
                        return replace(tokens[at], text=word, form=word)
        return None

    def _item(self, token: Token) -> Item:
        item = self._vocabulary.item(token)
        is_strange = not token.amount and not self._knows(token.text)
        return self._vocabulary.mistyped(item) if is_strange else item

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
        return self._parted(text) or self._subject(text)

    def _subject(self, text: str) -> Sequence[str]:
        """Return the word of a skill or a field that is mistyped."""
        most = most_edits(text)
        if not most or self._finder.meant(text).is_name:
            return ()
        words = self._catalogue.subject_words
        found = process.extractOne(text, words, scorer=OSA.distance, score_cutoff=most)
        return (found[0],) if found else ()

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
            best.append(min(ways, key=self._strangeness, default=None))
        found = best[-1] if len(best) == len(text) + 1 else None
        if not found or len(found) < 2:
            return ()
        forms = tuple(map(form, found))
        if self._finder.called(forms).is_name or forms in self._catalogue.subjects:
            return found
        meant = self._finder.meant(text)
        sure = meant.jobs[0][1] if meant.is_name else 0.0
        if sure < _SLIP and all(map(self._vocabulary.has, found)):  # howdoi
            return found
        short = sum(len(word) for word in found if len(word) <= _SHORTEST)
        is_said = any(map(self._vocabulary.says, (w for w in found if len(w) > _SHORTEST)))
        is_row = short <= _STITCHED * len(text) and is_said
        return found if sure < _MISTYPED and is_row else ()

    def _strangeness(self, words: Sequence[str]) -> tuple[float, int]:
        """Return what is least for few words that questions have, and for long ones among those."""
        strange = (word for word in words if not self._vocabulary.knows(word))
        costs = sum(_STUMP if len(word) <= _SHORTEST else _STRANGE for word in strange)
        return len(words) + costs, -sum(len(word) ** 2 for word in words)

    def _is_word(self, text: str) -> bool:
        if len(text) < _SHORTEST:
            return text in self._vocabulary.small or self._finder.is_abbreviation(text)
        return self._knows(text)

    def _knows(self, text: str) -> bool:
        word = form(text)
        is_subject = word in self._catalogue.subject_words
        return self._vocabulary.knows(text) or self._finder.knows(word) or is_subject
