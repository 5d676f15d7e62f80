"""The kinds of text a profile may hold: one line each, bounded, without characters nobody sees."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

# Control characters, line separators and bidirectional overrides: they can hide or reorder text.
# Soft hyphens, zero-width spaces and the like: two names could look the same and differ.
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)

_END = re.compile(r"(?<=[.!?])\s+|(?<=。)")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with the mark that ends it."""
    return _END.split(text)


def _visible(text: str) -> str:
    if _INVISIBLE.search(text):
        raise PydanticCustomError("invisible", "line break or invisible control character")
    return text


_Trimmed = StringConstraints(strip_whitespace=True, min_length=1)
_Visible = AfterValidator(_visible)

Name = Annotated[str, _Trimmed, StringConstraints(max_length=60), _Visible]
"""A title or an alias: what people call a thing; or what fits on a line beside one."""

Phrase = Annotated[str, _Trimmed, StringConstraints(max_length=120), _Visible]
"""A few words: a skill, the title of a source."""

LONGEST: Final = 300
"""How many characters a sentence may have."""

Sentence = Annotated[str, _Trimmed, StringConstraints(max_length=LONGEST), _Visible]
"""One sentence, sometimes two short ones: a duty, a summary, a note."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
"""Lower-case words joined by hyphens: an id that is also a file name."""
