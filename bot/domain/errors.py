"""What can go wrong, in the words of the domain: what its halves add stands in their `errors`.

JobError                    everything that a person is told in one sentence
├── catalogue/errors.py     about professions and their figures
└── week/errors.py          about a server's series

OperatorError               everything that whoever runs the program is told in one sentence
"""

from __future__ import annotations


class JobError(Exception):
    """A situation that the person who asked can do something about."""


class OperatorError(Exception):
    """Why the program cannot do its work, in words for whoever runs it, the cure included."""


class UnsureError(OperatorError):
    """The same, where nobody knows whether what was asked for is done."""
