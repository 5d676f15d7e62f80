"""What is wrong with text that is no YAML, in words for people who never read its grammar."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from bot.content.mistake import quoted

_QUOTES = "Put the whole text in double quotes."

_OPEN = ("the file ends inside a list or a group", "Close it with ']' or '}'.")
_TAB = ("a tab where spaces belong", "Replace it with spaces.")
_COLON = (
    "a colon where none may stand, or a line too far to the right",
    "Put text with a colon in double quotes; line a key up with its neighbors.",
)

# libyaml's problem -> what, cure
_SENTENCES = {
    "mapping values are not allowed in this context": _COLON,
    "found unexpected ':'": _COLON,
    "could not find expected ':'": (
        "a key without a colon, or text that does not belong here",
        "Write 'key: value', or put text of several lines in double quotes.",
    ),
    "did not find expected key": (
        "this does not fit the lines above it",
        "Line it up with its neighbors; a text with quotes inside needs double quotes around it.",
    ),
    "did not find expected '-' indicator": (
        "this does not fit the list above it",
        "Begin each item with '- ', all under each other.",
    ),
    "block sequence entries are not allowed in this context": (
        "a list begins on the line of its key, or in the wrong place",
        "Begin each item on a line of its own, with '- '.",
    ),
    "did not find expected ',' or ']'": (
        "a list that begins with '[' is not closed, or a comma is missing",
        "Close it with ']', or write each item on its own line after '- '.",
    ),
    "did not find expected ',' or '}'": (
        "a group that begins with '{' is not closed, or a comma is missing",
        "Close it with '}', or write each key on its own line.",
    ),
    "found unexpected end of stream": (
        "a quotation mark opens here and is never closed",
        "Close it with the same mark.",
    ),
    "found unexpected document indicator": (
        "a quotation mark opens here and is never closed",
        "Close it with the same mark.",
    ),
    "did not find expected <document start>": (
        "a second document begins here",
        "Write one mapping a file: remove the line '...', or move the rest to a new file.",
    ),
    "did not find expected alphabetic or numeric character": (
        "text may not begin with '*' or '&'",
        _QUOTES,
    ),
    "found unknown escape character": (
        "a backslash in double quotes that means nothing",
        "Write two backslashes for one, or use single quotes.",
    ),
    "found a tab character where an indentation space is expected": _TAB,
    "found a tab character that violates indentation": _TAB,
    "did not find expected node content": (
        "a sign that YAML keeps for itself, where a value belongs",
        _QUOTES,
    ),
}

# These are about what began earlier; the place where it began is the one to look at.
_ABOUT_THE_BEGINNING = {
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "found unexpected end of stream",
    "found unexpected document indicator",
    "could not find expected ':'",
}

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what libyaml counts as the end of a line
# Compiled once it is needed: that takes longer than to read ten profiles.
_UNREADABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"


def explain(error: YAMLError, text: str) -> tuple[int, str, str]:
    """Return the line of the error, what is wrong there, and the cure."""
    if isinstance(error, ReaderError):
        return _unreadable(text)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return 1, "this is not valid YAML", "Compare the file with the example in data/README.md."
    problem, mark = error.problem or "", error.problem_mark
    if problem in _ABOUT_THE_BEGINNING and error.context_mark is not None:
        mark = error.context_mark
    if problem == "did not find expected node content" and not text[mark.index :].strip():
        return text.rstrip().count("\n") + 1, *_OPEN
    if problem == "found character that cannot start any token":
        what, cure = _first_letter(text[mark.index : mark.index + 1])
    else:
        what, cure = _SENTENCES.get(
            problem,
            (
                f"this is not valid YAML ({problem})",
                "Put text with unusual signs in double quotes.",
            ),
        )
    return mark.line + 1, what, cure


def _first_letter(letter: str) -> tuple[str, str]:
    if letter == "\t":
        return _TAB
    return f"text may not begin with {quoted(letter)}", _QUOTES


def _unreadable(text: str) -> tuple[int, str, str]:
    found = re.search(_UNREADABLE, text)
    if found is None:
        return 1, "the file holds a character that YAML does not allow", "Remove it."
    line = len(_BREAK.findall(text, 0, found.start())) + 1
    return line, f"invisible control character U+{ord(found[0]):04X}", "Remove it."
