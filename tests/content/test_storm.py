"""Whatever stands in a file, reading ends, in data or mistakes; `tests/fuzz` spoils whole files."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.content import BadCatalogue, Mistake, load
from bot.content.document import read
from tests.content.folder import PROFILE, Folder
from tests.fuzz import mutation

patient = settings(deadline=timedelta(seconds=2))

PIECES = st.sampled_from(mutation.PIECES)

PARTS = st.one_of(
    PIECES.map(str.encode), st.binary(max_size=4), st.text(max_size=4).map(str.encode)
)


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
