"""Answers to questions in plain words: a sentence from the catalogue, its sources, the card."""
