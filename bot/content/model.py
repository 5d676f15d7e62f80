"""What files say, as the models of the domain, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import orjson
from pydantic import ValidationError

from bot.content.diagnosis import diagnose
from bot.content.document import Data, Document, kind
from bot.content.keys import KEYS
from bot.content.mistake import Mistake, quoted
from bot.domain.catalogue.figure import Model

_M = TypeVar("_M", bound=Model)


def models(document: Document, model: type[_M], mistakes: list[Mistake]) -> Iterator[_M]:
    """Yield what the document describes, or add what is wrong with it."""
    if document.data is not None:
        yield from _model(document, document.data, model, mistakes, ())


def entries(
    documents: Iterable[Document], model: type[_M], mistakes: list[Mistake]
) -> Iterable[_M]:
    """Return what files hold whose entries have their ids for keys; the last of one id counts."""
    found: dict[str, _M] = {}
    for document in documents:
        for key, fields in (document.data or {}).items():
            if not isinstance(fields, dict):
                keys = ", ".join(key for key in KEYS[model] if key != "id")
                cure = f"Write them below it, further to the right: {keys}."
                what = f"{quoted(key)} must hold keys with values, not {kind(fields)}"
                mistakes.append(Mistake(document.file, document.line((key,)), what, cure))
                continue
            if "id" in fields:
                cure = "Remove it: the name above it is the id."
                line = document.line((key, "id"))
                mistakes.append(Mistake(document.file, line, "unknown key 'id'", cure))
            for entry in _model(document, {**fields, "id": key}, model, mistakes, (key,)):
                found[key] = entry
    return found.values()


def _model(
    document: Document,
    data: dict[str, Data],
    model: type[_M],
    mistakes: list[Mistake],
    inside: tuple[str, ...],
) -> Iterator[_M]:
    try:
        # From JSON, because only there strict models take text for dates and lists for tuples.
        yield model.model_validate_json(orjson.dumps(data))
    except ValidationError as error:
        told = {mistake.line for mistake in document.mistakes}
        mistakes += (
            mistake
            for mistake in diagnose(document, model, error, inside)
            if mistake.line not in told  # a line that was misread is not judged again
        )
