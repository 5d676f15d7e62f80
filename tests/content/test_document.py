"""What a YAML file says, without YAML 1.1's surprises."""

from __future__ import annotations

import pytest

from bot.content.document import Data, read


def value(text: str) -> Data:
    document = read("x.yaml", f"key: {text}\n".encode())
    assert document.mistakes == ()
    assert document.data is not None
    return document.data["key"]


@pytest.mark.parametrize(
    "text",
    ["No", "yes", "on", "9:30", "012", "0x1F", "1_000", "1e3", ".5", "5.", ".inf", "+5",
     "2025-05-01", "True", "NULL", "12345678901234567", "٣", "=", "<<"],
)  # fmt: skip
def test_what_is_not_exactly_a_number_or_a_word_of_yaml_stays_text(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("0", 0), ("-12", -12), ("57000", 57000), ("19.7", 19.7), ("-0.5", -0.5), ("true", True),
     ("false", False), ("null", None), ("~", None), ("", None)],
)  # fmt: skip
def test_numbers_booleans_and_nothing_are_recognised(text: str, meaning: Data) -> None:
    assert value(text) == meaning


@pytest.mark.parametrize("text", ['"12"', "'12'", '"true"', '""', "|-\n  12", ">-\n  12"])
def test_what_is_in_quotes_or_a_block_is_text(text: str) -> None:
    assert isinstance(value(text), str)


def test_an_alias_repeats_what_its_anchor_marks() -> None:
    document = read("x.yaml", b"a: &x [1, &y two]\nb: *x\nc: *y\n")
    assert document.data == {"a": [1, "two"], "b": [1, "two"], "c": "two"}


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert read("x.yaml", b"\xef\xbb\xbfa: b\n").data == {"a": "b"}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("b",), 3),
        (("b", "c"), 4),
        (("b", "c", 1), 6),
        (("b", "c", 1, "d"), 6),
        (("b", "missing"), 3),
        (("b", "c", 0, "deeper"), 5),
    ],
)
def test_every_thing_has_its_line_and_what_is_not_there_that_of_its_surroundings(
    path: tuple[str | int, ...], line: int
) -> None:
    document = read("x.yaml", b"# note\na: 1\nb:\n  c:\n    - 2\n    - d: 3\n")
    assert document.line(path) == line
