"""Whatever stands in the files, loading ends, and ends in a catalogue or in BadCatalogue."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.content import BadCatalogue, Mistake, load
from bot.content.document import read
from tests.content.folder import FILES, PROFILE, Folder

patient = settings(deadline=timedelta(seconds=2))

# Pieces that mean something to YAML or to the models, to be put anywhere.
PIECES = st.sampled_from(
    ["\n", "\r\n", "  ", "\t", ": ", "- ", "? ", "[", "]", "{", "}", ",", '"', "'", "|\n", ">-\n",
     "&a ", "*a", "<<: *a", "!!python/object:x ", "!x ", "---\n", "...\n", "#", "%TAG ! x\n", "@",
     "\\", "\x00", "\x85", "\u2028", "\u202e", "\ufeff", "null", "true", "0", "-1", "1e999",
     "99999999999999999999", "2024-02-30", "id: a\n", "amount: {low: 1}\n", "similar: [[baker]]\n",
     "says: [a, a]\n", "weight: [1]\n", "<trade>", "{job}", "*", "|", "?", "=", "[[[a]]]"]
)  # fmt: skip

PARTS = st.one_of(
    PIECES.map(str.encode), st.binary(max_size=4), st.text(max_size=4).map(str.encode)
)


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a file of the valid catalogue, with pieces cut out, doubled and put in."""
    file = draw(st.sampled_from(sorted(FILES)))
    content = FILES[file].encode()
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        end = min(end, start + 60)
        content = content[:start] + draw(PARTS) + content[draw(st.sampled_from([start, end])) :]
    return file, content


@patient
@given(spoiled())
def test_a_spoiled_file_gives_a_catalogue_or_its_mistakes(change: tuple[str, bytes]) -> None:
    file, content = change
    with TemporaryDirectory() as folder:
        spoilt = Folder(Path(folder))
        spoilt.write(file, content)
        last = len(content.decode("utf-8", "replace").splitlines()) + 1
        for mistake in told(spoilt):
            assert str(mistake).isprintable()
            assert mistake.file != file or (mistake.line or 1) <= last


@patient
@given(st.one_of(st.binary(max_size=400), st.lists(PARTS, max_size=60).map(b"".join)))
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
@example(b"? " * 2000)
@example(b"{a: " * 2000)
@example(b"- " * 5 + b"&a [*a]")
def test_arbitrary_bytes_are_data_or_mistakes(raw: bytes) -> None:
    document = read("x.yaml", raw)
    assert (document.data is not None) or document.mistakes


@patient
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["slug", "skills", "essential", "pay", "salaries", "amount", "low", "date",
                         "source", "country", "claims", "id", "rank", "places", "Range", "float"]),
        inner, max_size=4),
    max_leaves=12,
))  # fmt: skip
def test_wrong_data_under_right_keys_is_told(data: object) -> None:
    with TemporaryDirectory() as folder:
        spoilt = Folder(Path(folder))
        wrong = json.dumps(data, ensure_ascii=False)  # which is YAML
        keys = ("pay", "similar", "skills", "aliases", "codes", "start")
        spoilt.write(PROFILE, "slug: baker\n" + "".join(f"{key}: {wrong}\n" for key in keys))
        assert told(spoilt)


def told(folder: Folder) -> tuple[Mistake, ...]:
    try:
        load(folder.path)
    except BadCatalogue as bad:
        return bad.mistakes
    return ()
