"""Commands in texts, as something to press and as plain text."""

from __future__ import annotations

from bot.cards.markup import inert, linked
from bot.cards.mention import plainly, pressable
from bot.cards.sheet import button
from bot.cards.words import DEFAULT, Languages

IDS = {"series": 2**63 - 1, "job": 7}


def test_a_command_with_an_id_can_be_pressed_by_the_id_of_its_first_word() -> None:
    assert pressable("See </job>.", IDS) == "See </job:7>."
    told = pressable("</series queue list> and </series post-now>", IDS)
    assert told == f"</series queue list:{2**63 - 1}> and </series post-now:{2**63 - 1}>"


def test_a_command_without_an_id_is_plain() -> None:
    assert pressable("</vote>, </job>", IDS) == "/vote, </job:7>"
    assert pressable("</series setup>", {}) == "/series setup"


def test_a_strangers_text_makes_no_command() -> None:
    for text in ("</job>", "</job:7>", "<\u200b/job>", "\\</job>"):
        for told in (inert(text), linked(text)):
            assert pressable(told, IDS) == told


def test_a_label_says_commands_plainly() -> None:
    assert plainly("Try </series queue list:7> or </job:8>") == "Try /series queue list or /job"
    assert button("</job:7>", "x").label == "/job"


def test_texts_name_commands_by_the_ids_that_are_known_last() -> None:
    languages = Languages({DEFAULT: "hint = See </job>, not { $text }"})
    words = languages.default
    stranger = inert("</job>")
    assert words("hint", text=stranger) == f"See /job, not {stranger}"
    languages.know({"job": 7})
    assert words("hint", text=stranger) == f"See </job:7>, not {stranger}"
    languages.know({"job": 8})
    assert words("hint", text=stranger) == f"See </job:8>, not {stranger}"
